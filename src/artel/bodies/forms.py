"""Forms of bodies. They parse; services judge."""

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from artel.bodies import labels, words
from artel.bodies.domain.rules import MajorityBase, Rules, Share
from artel.bodies.domain.states import Part
from artel.bodies.domain.templates import TEMPLATES
from artel.bodies.models import BodyRules, Direction, Nomination
from artel.bodies.services.compositions import SeatDraft
from artel.members.models import Cluster, Organisation, Person
from artel.members.picking import People, PersonField
from artel.plans.models import Activity
from artel.ui.forms import ArtelForm, ArtelModelForm, DateField

SCANS = _("PDF, DOCX, JPG или PNG, до 20 МБ.")
MOST_SEATS = 200
NEW_PERSON = ("last_name", "first_name", "patronymic", "email", "phone", "is_namesake")


class NewBodyForm(ArtelForm):
    template = forms.ChoiceField(
        label=_("Какой это орган и по каким правилам работает"),
        widget=forms.RadioSelect,
        choices=[(code, template.label) for code, template in TEMPLATES.items()],
        error_messages={"required": _("Выберите один из видов")},
    )
    name = forms.CharField(label=_("Наименование"), max_length=200, help_text=_("Как в положении или приказе."))
    from_day = DateField(label=_("Действует с"))


class RulesForm(ArtelModelForm):
    """The next edition of rules."""

    from_day = DateField(label=_("Действуют с"))
    field_order = ["from_day", "basis"]

    class Meta:
        model = BodyRules
        fields = ["basis", *Rules.__dataclass_fields__]
        help_texts = {
            "basis": _("Положение об органе или решение, его номер и дата."),
            "recused_leave_quorum": _("Состав для кворума по этому вопросу становится меньше на одного."),
            "secretary_votes": _("Секретарь из членов органа обычно голосует, приглашённый — нет."),
            "load_limit": _("Только предупреждение: состав оно не останавливает."),
        }
        widgets = {"quorum_share": forms.RadioSelect, "majority_base": forms.RadioSelect}

    def voting(self) -> list[Any]:
        return [self[name] for name in ("quorum_share", "majority_share", "majority_base")]

    def ballots(self) -> list[Any]:
        names = ("casting_vote", "secretary_votes", "recused_leave_quorum")
        return [self[name] for name in (*names, "allows_secret", "allows_absentee", "allows_proxy")]

    def terms(self) -> list[Any]:
        return [self[name] for name in ("notice_days", "materials_days", "draft_days", "signing_days")]

    def seats(self) -> list[Any]:
        names = ("min_members", "needs_employer", "needs_college", "load_limit", "term_months")
        return [self[name] for name in names]

    def rules(self) -> Rules:
        """The form as pure data."""
        data = {name: self.cleaned_data[name] for name in Rules.__dataclass_fields__}
        data["quorum_share"], data["majority_share"] = Share(data["quorum_share"]), Share(data["majority_share"])
        return Rules(**data | {"majority_base": MajorityBase(data["majority_base"])})


class DirectionForm(ArtelModelForm):
    tasks = forms.CharField(
        label=_("Задачи"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Каждая с новой строки. Цель и задачи войдут в решение о группе."),
    )

    class Meta:
        model = Direction
        fields = ["name", "code", "project", "forming_unit", "goal", "tasks", "activities", "frequency", "report_due"]
        widgets = {"goal": forms.Textarea(attrs={"rows": 3}), "activities": forms.CheckboxSelectMultiple}
        help_texts = {
            "name": _("Коротко: «Наставничество», «Приём и КЦП»."),
            "code": _("Если направления пронумерованы: РГ-1."),
            "project": _("Национальный, федеральный или региональный проект."),
            "activities": _("Строки, которые группа исполняет."),
            "forming_unit": _("Обычно Экспертный совет: он голосует за состав."),
            "frequency": _("«Не реже одного раза в квартал»."),
            "report_due": _("Когда и перед кем группа отчитывается."),
        }

    def __init__(self, *args, cluster: Cluster, units: Any, rows: list[tuple[Activity, str]], **kwargs) -> None:
        initial = kwargs.pop("initial", {})
        instance = kwargs.get("instance")
        if instance is not None:
            initial = {"tasks": "\n".join(instance.tasks), **initial}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["forming_unit"].queryset = units
        known = [activity.pk for activity, _words in rows]
        self.fields["activities"].queryset = Activity.objects.filter(cluster=cluster, pk__in=known)
        self.fields["activities"].choices = [(activity.pk, words) for activity, words in rows]
        if not rows:
            del self.fields["activities"]

    def clean_tasks(self) -> list[str]:
        return [line for line in self.cleaned_data["tasks"].splitlines() if line.strip()]


class CallForm(ArtelForm):
    due_on = DateField(label=_("Выдвинуть до"), help_text=_("Включительно. Потом срок можно продлить."))


# --- nominations ---


class NominateForm(ArtelForm):
    """A person of the organisation, or the name of somebody new."""

    person = forms.ModelChoiceField(
        label=_("Человек из этой организации"), queryset=Person.objects.none(), required=False
    )
    last_name = forms.CharField(label=_("Фамилия"), max_length=100, required=False)
    first_name = forms.CharField(label=_("Имя"), max_length=100, required=False)
    patronymic = forms.CharField(label=_("Отчество"), max_length=100, required=False)
    email = forms.EmailField(label=_("Электронная почта"), max_length=254, required=False)
    phone = forms.CharField(label=_("Телефон"), max_length=40, required=False)
    is_namesake = forms.BooleanField(label=_("Это полный тёзка уже внесённого человека"), required=False)
    part = forms.ChoiceField(label=_("В качестве"), choices=labels.PARTS_OF_GROUP, initial=Part.MEMBER)
    post = forms.CharField(
        label=_("Должность"),
        max_length=200,
        required=False,
        help_text=_("Можно не заполнять, если она записана в карточке человека."),
    )
    basis = forms.CharField(
        label=_("Письмо о выдвижении"),
        max_length=200,
        required=False,
        help_text=_("Номер и дата: № 114 от 12.01.2024."),
    )
    file = forms.FileField(label=_("Скан письма"), required=False, help_text=SCANS)

    def __init__(self, *args, people: Any, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.fields["person"].empty_label = _("Выберите")
        for name in ("person", "last_name", "first_name"):
            self.fields[name].is_plain = True

    def new_person(self) -> list[Any]:
        return [self[name] for name in NEW_PERSON]

    @property
    def is_new_person(self) -> bool:
        """Something of a new name is typed, or wrong: its part of the form stands open."""
        return any(field.errors or field.value() for field in self.new_person())

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        is_new = data.get("last_name") or data.get("first_name")
        if data.get("person") and is_new:
            self.add_error("person", _("Выберите человека из списка или впишите нового, но не то и другое."))
        elif not data.get("person") and not is_new:
            self.add_error("person", _("Выберите человека. Если его нет в списке, впишите ниже."))
        elif is_new:
            for name in ("last_name", "first_name"):
                if not data.get(name):
                    self.add_error(name, _("Заполните это поле"))
        person = data.get("person")
        if person and not data.get("post"):
            data["post"] = next((post.title for post in person.positions_here), "")
        return data


class PaperConsentForm(ArtelForm):
    on = DateField(label=_("Дата согласия"))
    words = forms.CharField(
        label=_("Как получено"),
        max_length=200,
        help_text=_("«Заявление на имя председателя совета», «подпись в письме»."),
    )


class WithdrawForm(ArtelForm):
    reason = forms.CharField(
        label=_("Почему"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class DeclineForm(ArtelForm):
    reason = forms.CharField(
        label=_("Почему"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Причину увидят организация и координатор."),
    )  # fmt: skip


# --- compositions ---


class SeatForm(ArtelForm):
    """A line of the composition. A line without a person is no line."""

    person = PersonField(label=_("Фамилия, имя, отчество"), required=False)
    part = forms.ChoiceField(label=_("В составе"), initial=Part.MEMBER)
    post = forms.CharField(label=_("Должность"), max_length=200, required=False)
    organisation = forms.ModelChoiceField(
        label=_("Организация"), queryset=Organisation.objects.none(), required=False, empty_label=_("из карточки")
    )
    vote = forms.ChoiceField(
        label=_("Голос"), required=False, choices=[("", _("по правилам")), ("1", _("есть")), ("0", _("нет"))]
    )
    nomination = forms.ModelChoiceField(queryset=Nomination.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, about: "Seats", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].people = about.people
        self.fields["part"].choices = about.parts
        # Every line offers the same organisations: they are asked once.
        self.fields["organisation"].queryset = about.organisations
        self.fields["organisation"].choices = about.organisation_choices
        self.fields["nomination"].queryset = about.nominations
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label
        self.fields["post"].widget.attrs["placeholder"] = _("из карточки")

    def draft(self) -> SeatDraft | None:
        """The line as the service takes it; None for an empty one."""
        data = self.cleaned_data
        if not data.get("person"):
            return None
        nomination = data["nomination"]
        return SeatDraft(
            person=data["person"],
            part=Part(data["part"]),
            organisation=data["organisation"],
            post=data["post"],
            has_vote=None if data["vote"] == "" else data["vote"] == "1",
            nomination=nomination if nomination and nomination.person_id == data["person"].pk else None,
        )


class Seats:
    """What every line of a composition shares."""

    def __init__(self, *, people: People, kind: str, organisations: Any, nominations: Any) -> None:
        self.people = people
        self.parts = words.part_choices(kind)
        self.organisations = organisations
        self.organisation_choices = [("", _("из карточки")), *organisations.values_list("pk", "short_name")]
        self.nominations = nominations


SeatFormSet = forms.formset_factory(SeatForm, extra=0, absolute_max=MOST_SEATS, max_num=MOST_SEATS)


def seat_initial(seats: Any, rules: Rules) -> list[dict[str, Any]]:
    """Lines of a composition that stands, as the form shows them."""
    return [
        {
            "person": seat.person,
            "part": seat.part,
            "post": seat.post,
            "organisation": seat.organisation_id,
            "vote": ""
            if seat.has_vote == (rules.secretary_votes or seat.part != Part.SECRETARY)
            else str(int(seat.has_vote)),
            "nomination": seat.nomination_id,
        }
        for seat in seats
    ]


def nomination_initial(nominations: list[Nomination]) -> list[dict[str, Any]]:
    """Lines that a draft starts from: those who have consented."""
    return [
        {
            "person": row.person,
            "part": row.part,
            "post": row.post,
            "organisation": row.organisation_id,
            "nomination": row.pk,
        }
        for row in nominations
    ]


class CompositionForm(ArtelForm):
    reason = forms.CharField(
        label=_("Почему меняется состав"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Войдёт в решение о составе."),
    )
    term_until = DateField(label=_("Полномочия до"), required=False, help_text=_("Последний день. Пусто — без срока."))

    def __init__(self, *args, is_first: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["reason"]


def usual_term(rules: Rules, today: date) -> date | None:
    """The end of powers that the rules suggest."""
    return today + relativedelta(months=rules.term_months) if rules.term_months else None


class EnactForm(ArtelForm):
    words = forms.CharField(
        label=_("Чем утверждён"),
        max_length=300,
        help_text=_("«Приказ департамента от 12.01.2024 № 14», «протокол № 3»."),
    )
    approved_on = DateField(label=_("Дата документа"))
    effective_from = DateField(label=_("Состав действует с"), help_text=_("Не раньше даты документа."))
    file = forms.FileField(label=_("Скан документа"), required=False, help_text=SCANS)


class SuspendForm(ArtelForm):
    person = forms.ModelChoiceField(label=_("Член органа"), queryset=Person.objects.none())
    from_day = DateField(label=_("С"), help_text=_("С этого дня место не считается в кворуме."))
    reason = forms.CharField(label=_("Причина"), max_length=300)

    def __init__(self, *args, people: Any, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class ResumeForm(ArtelForm):
    from_day = DateField(label=_("Снова считается с"))


class ReturnForm(ArtelForm):
    reason = forms.CharField(
        label=_("Замечания"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Что исправить в составе."),
    )


def lines_of(data: QueryDict) -> list[dict[str, str]]:
    """Lines of a composition as they were typed, those with nothing in them left out."""
    total = data.get("seat-TOTAL_FORMS", "")
    count = min(int(total), MOST_SEATS) if total.isdecimal() and len(total) < 5 else 0
    names = ("person", "part", "post", "organisation", "vote", "nomination")
    lines = [{name: data.get(f"seat-{number}-{name}", "") for name in names} for number in range(count)]
    return [line for line in lines if line["person"] or line["post"]]
