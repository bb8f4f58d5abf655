"""Forms of minutes and of meetings held on paper: they parse and say what is wrong; services decide and write."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.bodies.selectors import RollMember
from artel.meetings import labels
from artel.meetings.domain.states import MeetingForm
from artel.meetings.forms import TimeField, points_of
from artel.meetings.models import AgendaItem
from artel.meetings.services.afterwards import PastFacts, PastItem
from artel.members.models import Person, Unit
from artel.russian import post_at
from artel.ui.forms import ArtelForm, DateField

MOST_ITEMS = 30


class ShowForm(ArtelForm):
    until = DateField(label=_("Замечания принимаются до"), help_text=_("По этот день включительно."))


def _numbered(lines: Sequence[tuple[int, AgendaItem]]) -> list[tuple[int, str]]:
    return [(item.pk, f"{number}. {item.title}") for number, item in lines]


class RemarkForm(ArtelForm):
    item = forms.TypedChoiceField(label=_("К какому вопросу"), required=False, coerce=int, empty_value=None)
    text = forms.CharField(
        label=_("Что поправить"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        help_text=_("Как написано сейчас и как должно быть."),
    )

    def __init__(self, *args, lines: Sequence[tuple[int, AgendaItem]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", _("к протоколу в целом")), *_numbered(lines)]


class AnswerForm(ArtelForm):
    is_taken = forms.TypedChoiceField(
        label=_("Решение"),
        choices=[("1", _("учтено")), ("0", _("не учтено"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Ответ"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("Если замечание не учтено, напишите почему."),
    )


class DissentForm(ArtelForm):
    item = forms.TypedChoiceField(label=_("По какому вопросу"), coerce=int)
    text = forms.CharField(
        label=_("Особое мнение"),
        widget=forms.Textarea(attrs={"rows": 8, "class": "a-voice"}),
        max_length=8000,
        help_text=_("Прилагается к протоколу дословно."),
    )

    def __init__(self, *args, lines: Sequence[tuple[int, AgendaItem]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = _numbered(lines)


class ExtractForm(ArtelForm):
    item = forms.TypedChoiceField(label=_("Из какого вопроса выписка"), coerce=int)
    case_index = forms.CharField(
        label=_("Индекс дела"),
        required=False,
        max_length=20,
        help_text=_("Дело, где хранится подлинник, по номенклатуре дел: «02-14»."),
    )

    def __init__(self, *args, lines: Sequence[tuple[int, AgendaItem]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = _numbered(lines)


class CorrectionForm(ArtelForm):
    reason = forms.CharField(
        label=_("Что исправляется и почему"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=500,
        help_text=_("Эти слова войдут в новую редакцию."),
    )


# --- a meeting held on paper ---


class PastDayForm(ArtelForm):
    """Whose meeting and of which day: the composition of that day is asked for next."""

    held_on = DateField(label=_("День заседания"))

    def __init__(self, *args, units: Sequence[Unit], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = forms.TypedChoiceField(
            label=_("Орган"), choices=[(unit.pk, unit.name) for unit in units], coerce=int
        )
        self.order_fields(("unit", "held_on"))


class PastMeetingForm(ArtelForm):
    """The rest on one page. It grows by a question with the button «Ещё вопрос», without scripts."""

    form = forms.ChoiceField(
        label=_("Форма"),
        choices=[pair for pair in labels.MEETING_FORMS if pair[0] != MeetingForm.ABSENTEE],
        initial=MeetingForm.IN_PERSON,
    )
    starts_at = TimeField(label=_("Начало"), required=False)
    ends_at = TimeField(label=_("Окончание"), required=False)
    place = forms.CharField(label=_("Место"), max_length=300, required=False)
    present = forms.TypedMultipleChoiceField(
        label=_("Кто присутствовал"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    presiding = forms.TypedChoiceField(label=_("Кто председательствовал"), coerce=int)
    presiding_words = forms.CharField(
        label=_("На каком основании"),
        max_length=300,
        required=False,
        help_text=_("Если вёл не председатель и не заместитель: «избран присутствующими»."),
    )
    number = forms.CharField(
        label=_("Номер протокола"), max_length=60, help_text=_("Как на бумаге; если номера нет, напишите «б/н».")
    )
    signed_on = DateField(label=_("Когда подписан"))
    file = forms.FileField(
        label=_("Скан подписанного протокола"), help_text=_("PDF, JPG или PNG, до 20 МБ. Все страницы с подписями.")
    )
    count = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_ITEMS, initial=1)

    def __init__(self, *args, roll: Sequence[RollMember], count: int, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.people: dict[int, Person] = {member.person.pk: member.person for member in roll}
        self.item_count = count
        names = [(member.person.pk, _named(member)) for member in roll]
        self.fields["present"].choices = names
        self.fields["presiding"].choices = [(pk, self.people[pk].full_name) for pk in self.people]
        voting = [(member.person.pk, member.person.full_name) for member in roll if member.has_vote]
        for n in range(1, count + 1):
            self._add_item(n, voting)

    def _add_item(self, n: int, voting: list[tuple[int, str]]) -> None:
        self.fields[f"title_{n}"] = forms.CharField(
            label=_("Вопрос"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
        )
        self.fields[f"decisions_{n}"] = forms.CharField(
            label=_("Что решили"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 3, "class": "a-voice"}),
            help_text=_("Пункт на строке."),
        )
        for name, label in (("for", _("За")), ("against", _("Против")), ("abstain", _("Воздержались"))):
            self.fields[f"{name}_{n}"] = forms.IntegerField(label=label, min_value=0, max_value=500, required=False)
        self.fields[f"outcome_{n}"] = forms.ChoiceField(
            label=_("В протоколе сказано"),
            choices=[("1", _("решение принято")), ("0", _("решение не принято")), ("", _("не голосовали"))],
            required=False,
            initial="1",
        )
        self.fields[f"recused_{n}"] = forms.TypedMultipleChoiceField(
            label=_("Заявили самоотвод"),
            choices=voting,
            coerce=int,
            required=False,
            widget=forms.SelectMultiple(attrs={"size": 4}),
        )

    def rows(self) -> list[dict[str, Any]]:
        """The questions, each with its bound fields, for the page."""
        names = ("title", "decisions", "for", "against", "abstain", "outcome", "recused")
        return [{"n": n, **{name: self[f"{name}_{n}"] for name in names}} for n in range(1, self.item_count + 1)]

    def add_refusal(self, refusal: Exception) -> None:
        """A refusal of a question is shown at its title."""
        field = getattr(refusal, "field", None) or ""
        if field.startswith("item_"):
            self.add_error(f"title_{field.removeprefix('item_')}", str(refusal))
        else:
            super().add_refusal(refusal)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for n in range(1, self.item_count + 1):
            if data.get(f"outcome_{n}") and data.get(f"for_{n}") is None:
                self.add_error(f"for_{n}", _("Сколько голосов «за»? Если не голосовали, выберите это рядом."))
        return data

    def facts(self) -> PastFacts:
        """What the form says, for the service."""
        data = self.cleaned_data
        return PastFacts(
            present=[self.people[pk] for pk in data["present"]],
            presiding=self.people[data["presiding"]],
            presiding_words=data["presiding_words"],
            form=data["form"],
            starts_at=data["starts_at"],
            ends_at=data["ends_at"],
            place=data["place"],
            items=[self._item(n) for n in range(1, self.item_count + 1)],
        )

    def _item(self, n: int) -> PastItem:
        data = self.cleaned_data
        voted = data[f"outcome_{n}"] != ""
        return PastItem(
            title=data[f"title_{n}"],
            decisions=points_of(data[f"decisions_{n}"]),
            in_favour=data[f"for_{n}"] if voted else None,
            against=data[f"against_{n}"] or 0,
            abstained=data[f"abstain_{n}"] or 0,
            is_accepted=data[f"outcome_{n}"] == "1",
            recused=[self.people[pk] for pk in data[f"recused_{n}"]],
        )


def _named(member: RollMember) -> str:
    said = post_at(member.post, member.organisation.short_name if member.organisation else "")
    name = f"{member.person.full_name} — {said}" if said else member.person.full_name
    return name if member.has_vote else f"{name} ({_('без права голоса')})"
