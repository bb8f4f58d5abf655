"""Forms of guardians' consents: the sender's and the guardian's own."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.catalogue.domain.guardians import PARENTS, Answer
from artel.catalogue.labels import DEGREES
from artel.catalogue.models import Student
from artel.members.domain.kinds import ConsentPurpose
from artel.members.labels import CONSENT_PURPOSES
from artel.members.models import ConsentText
from artel.ui.forms import ArtelForm, DateField

WORDS = dict(CONSENT_PURPOSES)


class AskForm(ArtelForm):
    """On what consents are asked, and an address for each learner's guardian."""

    purposes = forms.MultipleChoiceField(
        label=gettext_lazy("На что нужно согласие"), choices=[], widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, students: Iterable[Student], purposes: Iterable[ConsentPurpose], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.students = list(students)
        self.fields["purposes"].choices = [(purpose, WORDS[purpose]) for purpose in purposes]
        for student in self.students:
            self.fields[f"email_{student.pk}"] = forms.EmailField(
                label=_("{name}, {group}").format(name=student.person.full_name, group=student.group.name),
                required=False,
                widget=forms.EmailInput(attrs={"autocomplete": "off", "placeholder": _("почта родителя или опекуна")}),
                error_messages={"invalid": _("Проверьте адрес: такой почты не бывает.")},
            )
            self.fields[f"email_{student.pk}"].is_plain = True

    @property
    def emails(self) -> dict[int, str]:
        """Addresses by the learner's id, those that were given."""
        told = {student.pk: self.cleaned_data.get(f"email_{student.pk}", "") for student in self.students}
        return {pk: email for pk, email in told.items() if email}

    @property
    def email_fields(self) -> list[forms.BoundField]:
        return [self[f"email_{student.pk}"] for student in self.students]


class BirthdayForm(ArtelForm):
    born_on = DateField(
        label=gettext_lazy("Дата рождения ребёнка"),
        help_text=gettext_lazy("Так мы убедимся, что ссылка попала к вам, а не к чужому человеку."),
    )


class GuardianForm(ArtelForm):
    """Who answers, and by what right."""

    name = forms.CharField(
        label=gettext_lazy("Ваши фамилия, имя и отчество"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    degree = forms.ChoiceField(
        label=gettext_lazy("Кем вы приходитесь ребёнку"), choices=DEGREES, widget=forms.RadioSelect
    )
    document = forms.CharField(
        label=gettext_lazy("Документ опекуна или попечителя"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Название, номер и дата. Родителям и усыновителям заполнять не нужно."),
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        degree = told.get("degree")
        if degree and degree not in PARENTS and not told.get("document"):
            self.add_error("document", _("Назовите документ: например, распоряжение опеки, номер и дата."))
        return told


class PaperAnswerForm(GuardianForm):
    """What the college writes down of a form that a guardian signed by hand."""

    purposes = forms.MultipleChoiceField(
        label=gettext_lazy("На что дано согласие"), choices=[], widget=forms.CheckboxSelectMultiple
    )
    given_on = DateField(label=gettext_lazy("Дата подписи"))
    field_order = ("purposes", "given_on", "name", "degree", "document")

    def __init__(self, *args: Any, purposes: Iterable[ConsentPurpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purposes"].choices = [(purpose, WORDS[purpose]) for purpose in purposes]
        self.fields["name"].label = _("Кто подписал: фамилия, имя и отчество")
        self.fields["degree"].label = _("Кем приходится студенту")


class AnswerForm(GuardianForm):
    """A guardian's answer: each purpose apart."""

    def __init__(self, *args: Any, asked: Mapping[ConsentPurpose, ConsentText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = dict(asked)
        own = dict(self.fields)
        self.fields.clear()
        for purpose, text in self.asked.items():
            self.fields[f"answer_{purpose}"] = forms.ChoiceField(
                label=_("Ваш ответ: {purpose}").format(purpose=WORDS[purpose]),
                choices=[(Answer.GIVEN, _("Даю согласие")), (Answer.REFUSED, _("Не даю согласия"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Выберите ответ: даёте согласие или нет.")},
            )
            self.fields[f"text_{purpose}"] = forms.IntegerField(widget=forms.HiddenInput, initial=text.pk)
        self.fields.update(own)

    @property
    def questions(self) -> list[tuple[ConsentText, forms.BoundField]]:
        """Each text with its answer."""
        return [(text, self[f"answer_{purpose}"]) for purpose, text in self.asked.items()]

    @property
    def told(self) -> dict[str, Any]:
        """What the deed takes."""
        return {
            "answers": {each: Answer(self.cleaned_data[f"answer_{each}"]) for each in self.asked},
            "texts": {each: self.cleaned_data[f"text_{each}"] for each in self.asked},
            "name": self.cleaned_data["name"],
            "degree": self.cleaned_data["degree"],
            "document": self.cleaned_data["document"],
        }
