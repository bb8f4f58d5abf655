"""Forms of a fair: its rules, the days of stages, a stand. They parse; services judge."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import Criterion, Stage
from artel.fair.labels import CRITERIA
from artel.fair.models import Fair
from artel.fair.services.fairs import MOST_TABLES, RULES
from artel.fair.words import stage_label
from artel.members.domain.kinds import UnitKind
from artel.members.models import Cluster, Organisation, Unit
from artel.ui.forms import ArtelForm, ArtelModelForm, DateField

CRITERION_FIELDS = ("criterion_1", "criterion_2", "criterion_3")


class FairForm(ArtelModelForm):
    """A fair with its rules. Rules that are frozen are not asked."""

    held_on = DateField(label=_("День ярмарки"))
    criterion_1 = forms.ChoiceField(label=_("Сначала смотрим"), required=False)
    criterion_2 = forms.ChoiceField(label=_("Затем"), required=False)
    criterion_3 = forms.ChoiceField(
        label=_("Затем"), required=False, help_text=_("Последним всегда решает жребий: его номер можно проверить.")
    )

    class Meta:
        model = Fair
        fields = [
            "name", "year", "held_on", "venue", "about", "commission", "max_wishes", "weight_interview", "weight_exam",
            "weight_grade", "over_offer", "are_cards_anonymous", "acceptance_withdraws_others", "answer_days",
            "target_percent", "number_prefix",
        ]  # fmt: skip
        localized_fields = ["over_offer"]  # people type «1,5»
        widgets = {
            "about": forms.Textarea(attrs={"rows": 4}),
            "over_offer": forms.TextInput(attrs={"inputmode": "decimal"}),
        }
        help_texts = {
            "name": _("Как в приказе: «Ярмарка вакансий 2024 года»."),
            "year": _("Кто заканчивает учёбу в этом году."),
            "venue": _("Например: Дворец молодёжи, 2-й этаж."),
            "about": _("Увидят все на открытой странице ярмарки: для кого она, что взять с собой."),
            "commission": _("Рассматривает распределение и подписывает протокол. Её можно назначить и позже."),
            "max_wishes": _("Обычно 3–5."),
            "weight_interview": _("Оценка предприятия после собеседования."),
            "weight_exam": _("Баллы демонстрационного экзамена."),
            "weight_grade": _("Три веса вместе дают 100 %."),
            "over_offer": _("1 — столько же, сколько мест. Больше — с запасом на отказы, не больше 3."),
            "answer_days": _("Сколько рабочих дней действует приглашение."),
            "target_percent": _("Для отчёта: 100 — приглашение получит каждый, кто хотел."),
            "number_prefix": _("Номера приглашений: «2024-1», «2024-2»."),
        }

    def __init__(self, *args: Any, cluster: Cluster, day: date, **kwargs: Any) -> None:
        fair = kwargs.get("instance")
        criteria = list(fair.criteria) if fair is not None else list(Criterion)
        chosen = dict(zip(CRITERION_FIELDS, [*criteria, "", "", ""], strict=False))
        kwargs["initial"] = chosen | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(cluster=cluster, kind=UnitKind.COMMISSION)
        self.fields["commission"].queryset = units.exclude(valid_to__lt=day)
        for name in CRITERION_FIELDS:
            self.fields[name].choices = [("", _("не учитывать")), *CRITERIA]
            self.fields[name].is_plain = True
        self.is_frozen = fair is not None and not is_open(Work.SETTINGS, fair.stage)
        if fair is not None:
            del self.fields["year"]
        else:
            del self.fields["number_prefix"]
        if self.is_frozen:
            for name in (*RULES, *CRITERION_FIELDS):
                self.fields.pop(name, None)

    def main(self) -> list[Any]:
        return self._bound("name", "year", "held_on", "venue", "about", "commission")

    def points(self) -> list[Any]:
        return self._bound("weight_interview", "weight_exam", "weight_grade")

    def ties(self) -> list[Any]:
        return self._bound(*CRITERION_FIELDS)

    def market(self) -> list[Any]:
        return self._bound("max_wishes", "are_cards_anonymous")

    def invitations(self) -> list[Any]:
        return self._bound(
            "over_offer", "answer_days", "acceptance_withdraws_others", "target_percent", "number_prefix"
        )

    def _bound(self, *names: str) -> list[Any]:
        return [self[name] for name in names if name in self.fields]

    def deed(self) -> dict[str, Any]:
        """What to hand to the service."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in CRITERION_FIELDS}
        if not self.is_frozen:
            data["criteria"] = [self.cleaned_data[name] for name in CRITERION_FIELDS if self.cleaned_data[name]]
        return data

    def add_refusal(self, refusal: Exception) -> None:
        if getattr(refusal, "field", None) == "criteria":
            self.add_error("criterion_1", str(refusal))
        else:
            super().add_refusal(refusal)


class StagesForm(ArtelForm):
    """Two days for every stage; any of them may be empty."""

    def __init__(self, *args: Any, rows: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            label = stage_label(row.stage).capitalize()
            self.fields[f"{row.stage}_opens_on"] = DateField(
                label=_("%(stage)s: с") % {"stage": label}, required=False, initial=row.opens_on
            )
            self.fields[f"{row.stage}_due_on"] = DateField(
                label=_("%(stage)s: по") % {"stage": label}, required=False, initial=row.due_on
            )
        for field in self.fields.values():
            field.is_plain = True  # that any day may stay empty is said once, above the table

    def pairs(self) -> list[tuple[Any, Any, Any]]:
        return [(row, self[f"{row.stage}_opens_on"], self[f"{row.stage}_due_on"]) for row in self.rows]

    def days(self) -> dict[Stage, tuple[date | None, date | None]]:
        data = self.cleaned_data
        asked = [Stage(row.stage) for row in self.rows]
        return {stage: (data[f"{stage}_opens_on"], data[f"{stage}_due_on"]) for stage in asked}


class ReopenForm(ArtelForm):
    reason = forms.CharField(
        label=_("Почему"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Останется в истории ярмарки."),
    )


class StandForm(ArtelForm):
    organisation = forms.ModelChoiceField(label=_("Предприятие"), queryset=Organisation.objects.none())
    place = forms.CharField(
        label=_("Стенд, аудитория"), max_length=100, required=False, help_text=_("«Зал 1, стенд 4», «ауд. 214».")
    )
    tables = forms.IntegerField(
        label=_("Столов для собеседований"),
        min_value=1,
        max_value=MOST_TABLES,
        initial=1,
        help_text=_("Сколько собеседований могут идти сразу."),
    )

    def __init__(self, *args: Any, employers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = employers
