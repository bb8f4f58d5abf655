"""Forms of reports: what is asked about, causes and proposals, why an issued one is corrected."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.kernel import clock
from artel.members.models import Cluster
from artel.plans.models import Plan
from artel.reports.domain import periods
from artel.reports.domain.periods import Period, PeriodKind
from artel.reports.domain.scopes import ScopeKind
from artel.reports.labels import PERIOD_KINDS
from artel.reports.question import Question, Scope
from artel.reports.selectors import Scopes, on_of
from artel.ui.forms import ArtelForm, DateField

THEN, NOW = "then", "now"


class QuestionForm(ArtelForm):
    """The whole question in one address: period, day, knowledge, scope. `question` once it is valid."""

    period = forms.ChoiceField(label=_("За какой период"))
    since = DateField(label=_("С"), required=False, help_text=_("Для периода «любые две даты»."))
    until = DateField(label=_("По"), required=False)
    on = DateField(
        label=_("По состоянию на"),
        required=False,
        help_text=_("Если не указать, будет взят последний день периода, а пока он идёт, сегодняшний."),
    )
    known = forms.ChoiceField(
        label=_("Что учесть"),
        choices=[(NOW, _("всё, что известно сегодня")), (THEN, _("только то, что было записано к этой дате"))],
        initial=NOW,
        required=False,
    )
    scope = forms.ChoiceField(label=_("О чём"), initial=str(ScopeKind.WHOLE))

    def __init__(self, *args: Any, cluster: Cluster, plans: Sequence[Plan], scopes: Scopes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cluster, self.plans, self.scopes = cluster, {plan.pk: plan for plan in plans}, scopes
        self.periods = {
            plan.pk: periods.periods_of(plan.starts_on, plan.ends_on, cluster.quarter_scheme) for plan in plans
        }
        self.fields["period"].choices = [self._group(plan) for plan in plans]
        self.fields["scope"].choices = self._scopes()

    @property
    def question(self) -> Question:
        return self.cleaned_data["question"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "period" not in data or "scope" not in data:
            return data
        plan_pk, _colon, key = data["period"].partition(":")
        plan = self.plans[int(plan_pk)]
        plan.cluster = self.cluster
        period = self._dates(data, plan) if key == PeriodKind.DATES else self._named(plan, key)
        if period is None:
            return data
        today = clock.today(self.cluster)
        on = data.get("on") or on_of(period.ends_on, today)
        if on > today:
            self.add_error("on", _("Этот день ещё не наступил: укажите сегодняшний или прошедший."))
        elif on < period.starts_on:
            self.add_error(
                "on" if data.get("on") else "period", _("На этот день период ещё не начался: выберите другой.")
            )
        elif "on" in data:
            is_then = data.get("known") == THEN and on < today
            data["question"] = Question(plan, period, on, self._scope(data["scope"]), is_then)
        return data

    def _named(self, plan: Plan, key: str) -> Period | None:
        return next((each for each in self.periods[plan.pk] if each.key == key), None)

    def _dates(self, data: dict[str, Any], plan: Plan) -> Period | None:
        since, until = data.get("since"), data.get("until")
        for name, day in (("since", since), ("until", until)):
            if day is None and name in data:
                self.add_error(name, _("Укажите дату"))
            elif day is not None and not plan.starts_on <= day <= plan.ends_on:
                self.add_error(
                    name,
                    _("План действует с {first} по {last}: укажите день внутри этого срока.").format(
                        first=f"{plan.starts_on:%d.%m.%Y}", last=f"{plan.ends_on:%d.%m.%Y}"
                    ),
                )
        if self.errors or since is None or until is None:
            return None
        if until < since:
            self.add_error("until", _("Период кончается раньше, чем начинается: исправьте одну из дат."))
            return None
        return periods.of_dates(since, until)

    def _group(self, plan: Plan) -> tuple[str, list[tuple[str, str]]]:
        words = dict(PERIOD_KINDS)
        choices = [(f"{plan.pk}:{each.key}", each.words) for each in self.periods[plan.pk]]
        choices.append((f"{plan.pk}:{PeriodKind.DATES}", words[PeriodKind.DATES]))
        return plan.title if len(plan.title) < 70 else f"{plan.title[:69]}…", choices

    def _scopes(self) -> list[Any]:
        sections = [(f"section-{each.position}", _shortened(str(each))) for each in self.scopes.sections]
        members = [(f"member-{each.pk}", each.short_name) for each in self.scopes.members]
        units = [(f"unit-{each.pk}", each.name) for each in self.scopes.units]
        groups = [(_("Раздел"), sections), (_("Участник"), members), (_("Орган"), units)]
        return [(str(ScopeKind.WHOLE), _("весь план")), *(group for group in groups if group[1])]

    def _scope(self, key: str) -> Scope:
        kind, _dash, number = key.partition("-")
        if kind == ScopeKind.SECTION:
            section = next(each for each in self.scopes.sections if each.position == int(number))
            return Scope(ScopeKind.SECTION, section=section.position, words=f"раздел {section}")
        if kind == ScopeKind.ORGANISATION:
            member = next(each for each in self.scopes.members if each.pk == int(number))
            return Scope(ScopeKind.ORGANISATION, organisation=member, words=member.short_name)
        if kind == ScopeKind.UNIT:
            unit = next(each for each in self.scopes.units if each.pk == int(number))
            return Scope(ScopeKind.UNIT, unit=unit, words=unit.name)
        return Scope()


class NotesForm(ArtelForm):
    """A cause and a proposal for each of the rows given: fields `cause_<key>` and `proposal_<key>`."""

    def __init__(self, *args: Any, rows: Sequence[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area = {"rows": 3, "maxlength": 2000}
        for row in rows:
            for name, label in (("cause", _("Причина")), ("proposal", _("Предложение"))):
                field = forms.CharField(
                    label=label,
                    required=False,
                    initial=row[name] or row["suggested"][name],
                    widget=forms.Textarea(attrs=area),
                )
                field.is_plain = True  # a report with a row unexplained is not sent: «необязательно» would mislead
                self.fields[f"{name}_{row['key']}"] = field

    def notes(self, rows: Sequence[dict[str, Any]]) -> dict[str, tuple[str, str]]:
        """What was sent, by the key of the row."""
        return {
            row["key"]: (self.cleaned_data[f"cause_{row['key']}"], self.cleaned_data[f"proposal_{row['key']}"])
            for row in rows
        }


class CorrectionForm(ArtelForm):
    reason = forms.CharField(
        label=_("Что исправлено и почему"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Эти слова будут стоять в исправленном отчёте под его заголовком."),
    )


def _shortened(text: str) -> str:
    return text if len(text) < 90 else f"{text[:89]}…"
