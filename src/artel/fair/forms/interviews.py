"""Forms of interviews: the timetable's hours, a move, an invitation, the employer's word after talking."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.fair.labels import READINESS
from artel.fair.models import Fair, Graduate, Interview, Vacancy
from artel.fair.services.interviews import LONGEST, LONGEST_COMMENT, SHORTEST
from artel.ui.forms import ArtelForm


class TimetableForm(ArtelForm):
    starts_at = forms.TimeField(
        label=_("Первое собеседование в"),
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TimeInput(
            format="%H:%M", attrs={"inputmode": "numeric", "placeholder": "10:00", "maxlength": "5"}
        ),
        error_messages={"invalid": _("Напишите время так: 10:00")},
    )
    slot_minutes = forms.IntegerField(
        label=_("Одно собеседование, минут"), min_value=SHORTEST, max_value=LONGEST, help_text=_("Обычно 10–15.")
    )
    max_rounds = forms.IntegerField(
        label=_("Очередей, не больше"),
        min_value=1,
        max_value=500,
        required=False,
        help_text=_(
            "Очередь — один промежуток времени сразу на всех стендах. Оставьте пустым, чтобы поместились все пожелания."
        ),
    )
    afresh = forms.ChoiceField(
        label=_("Что уже в расписании"),
        choices=[
            ("", _("оставить на месте, добавить новое")),
            ("1", _("пересадить заново, кроме согласованного")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, fair: Fair, has_rows: bool, **kwargs: Any) -> None:
        initial = {"starts_at": fair.starts_at, "slot_minutes": fair.slot_minutes, "afresh": ""}
        super().__init__(*args, initial=initial, **kwargs)
        if not has_rows:
            del self.fields["afresh"]


class MoveForm(ArtelForm):
    round = forms.TypedChoiceField(label=_("Новое время"), coerce=int)

    def __init__(self, *args: Any, rounds: list[tuple[int, str]], current: int | None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"round": current}, **kwargs)
        self.fields["round"].choices = rounds


class InviteForm(ArtelForm):
    """A vacancy and a graduate by number: both only of those the person sees."""

    vacancy = forms.ModelChoiceField(Vacancy.objects.none(), label=_("Вакансия"))
    graduate = forms.CharField(
        label=_("Номер выпускника"), max_length=12, widget=forms.TextInput(attrs={"placeholder": "В-017"})
    )

    def __init__(
        self, *args: Any, vacancies: Any, graduates: Any, chosen: Graduate | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"graduate": chosen.public_number if chosen else ""}, **kwargs)
        self._graduates = graduates
        field = self.fields["vacancy"]
        field.queryset = vacancies
        field.label_from_instance = lambda row: f"{row.number}. {row.title}, {row.organisation.short_name}"

    def clean_graduate(self) -> Graduate:
        words = self.cleaned_data["graduate"].strip().upper().lstrip("ВB").lstrip("-–— ")
        found = None
        if words.isascii() and words.isdigit() and len(words) <= 9:
            found = self._graduates.filter(number=int(words)).first()
        if found is None:
            raise forms.ValidationError(_("Среди анкет, которые вам видны, такого номера нет."))
        return found


class MarkForm(ArtelForm):
    """The employer's word: large radio buttons, for a phone."""

    mark = forms.TypedChoiceField(
        label=_("Оценка"),
        coerce=int,
        choices=[(mark, str(mark)) for mark in range(1, 6)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Поставьте оценку от 1 до 5.")},
    )
    readiness = forms.ChoiceField(
        label=_("Решение"),
        choices=READINESS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите решение: готовы пригласить, в резерв или не подходит.")},
    )
    comment = forms.CharField(
        label=_("Комментарий"),
        max_length=LONGEST_COMMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("По делу: умения, разряд, договорённости. Его увидят координатор, комиссия и колледж выпускника."),
    )

    def __init__(self, *args: Any, interview: Interview, **kwargs: Any) -> None:
        initial = {"mark": interview.mark, "readiness": interview.readiness, "comment": interview.comment}
        super().__init__(*args, initial=initial, **kwargs)
