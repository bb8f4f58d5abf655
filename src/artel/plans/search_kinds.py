"""What is found of plans: rows in the wording in force, plans, documents that prove, events."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.kernel import clock
from artel.plans.domain.status import VerdictKind
from artel.plans.models import Activity, ActivityVersion, Event, Evidence, Plan, PlanVersion, Verdict
from artel.plans.selectors import events_visible_to, evidence_visible_to, plans_visible_to
from artel.search.domain.ranks import Weight, Words
from artel.search.kinds import Card, Hit, Kind, Source, register

_ROW_WORDS = frozenset({"number", "title", "executors_text", "deadline_text", "result_text"})


def register_kinds() -> None:
    """Offer rows, plans, evidence and events to search. Called once, in ready()."""
    register(
        Kind(
            code="row",
            label=_("Строки плана"),
            one=_("строка плана"),
            model=Activity,
            rows=_rows,
            card=_row_card,
            visible=_visible_rows,
            hit=_row_hit,
            sources=(
                Source(Activity, lambda row: [row.pk], frozenset({"plan"})),
                Source(ActivityVersion, lambda row: [row.activity_id], _ROW_WORDS),
                Source(PlanVersion, _rows_of_version, frozenset({"in_force_from", "number"})),
            ),
            lift=9,
        )
    )
    register(
        Kind(
            code="plan",
            label=_("Планы"),
            one=_("план"),
            model=Plan,
            rows=Plan.objects.all,
            card=lambda row: Card(
                row.cluster_id,
                (
                    Words(row.title, Weight.TITLE),
                    Words(f"{row.year_label} {row.approval_number}", Weight.NUMBER),
                ),
                row.starts_on,
            ),
            visible=plans_visible_to,
            hit=lambda row: Hit(
                title=row.title,
                url=reverse("plans:detail", args=[row.cluster.slug, row.pk]),
                context=row.year_label,
                state=row.get_state_display(),
            ),
            sources=(
                Source(Plan, lambda row: [row.pk], frozenset({"title", "year_label", "approval_number", "starts_on"})),
            ),
            lift=7,
        )
    )
    register(
        Kind(
            code="evidence",
            label=_("Доказательства"),
            one=_("документ к обязательству"),
            model=Evidence,
            rows=Evidence.objects.all,
            card=lambda row: Card(
                row.cluster_id,
                (
                    Words(row.title, Weight.TITLE),
                    Words(row.number, Weight.NUMBER),
                    Words(row.note, Weight.TEXT),
                ),
                row.happened_on,
            ),
            visible=_visible_evidence,
            hit=_evidence_hit,
            sources=(Source(Evidence, lambda row: [row.pk], frozenset({"title", "number", "note", "happened_on"})),),
            lift=4,
        )
    )
    register(
        Kind(
            code="event",
            label=_("События"),
            one=_("событие"),
            model=Event,
            rows=Event.objects.all,
            card=lambda row: Card(
                row.cluster_id, (Words(row.title, Weight.TITLE), Words(row.place, Weight.ASIDE)), row.ends_on
            ),
            visible=lambda user, cluster: events_visible_to(user, cluster).select_related("cluster"),
            hit=lambda row: Hit(
                title=row.title,
                url=reverse("plans:events", args=[row.cluster.slug]),
                context=row.place,
                on=row.starts_on,
            ),
            sources=(Source(Event, lambda row: [row.pk], frozenset({"title", "place", "ends_on"})),),
            lift=4,
        )
    )


def _rows() -> QuerySet[Activity]:
    return Activity.objects.select_related("plan__cluster").prefetch_related("plan__versions", "wordings__section")


def _rows_of_version(version: PlanVersion) -> Iterable[int]:
    return list(Activity.objects.filter(plan=version.plan_id).values_list("pk", flat=True))


def _in_force(row: Activity) -> ActivityVersion | None:
    """The wording of the row that is in force today in its cluster; None where the row has been taken out."""
    today = clock.today(row.plan.cluster)
    begun = [
        version
        for version in row.plan.versions.all()
        if version.number == 1 or (version.in_force_from is not None and version.in_force_from <= today)
    ]
    current = max(begun, key=lambda version: version.number, default=None)
    if current is None:
        return None
    return next((wording for wording in row.wordings.all() if wording.version_id == current.pk), None)


def _row_card(row: Activity) -> Card | None:
    wording = _in_force(row)
    if wording is None:
        return None
    return Card(
        row.cluster_id,
        (
            Words(wording.number, Weight.NUMBER),
            Words(wording.title, Weight.TITLE),
            Words(wording.result_text, Weight.ASIDE),
            Words(wording.executors_text, Weight.ASIDE),
            Words(wording.deadline_text, Weight.TEXT),
        ),
        row.plan.starts_on,
    )


def _visible_rows(user: Any, cluster: Any) -> QuerySet[Activity]:
    seen = plans_visible_to(user, cluster)
    if seen.query.is_empty():
        return Activity.objects.none()
    return _rows().filter(plan__in=seen.order_by().values("pk"))


def _row_hit(row: Activity) -> Hit:
    wording = _in_force(row) or max(row.wordings.all(), key=lambda one: one.version_id, default=None)
    section = str(wording.section) if wording is not None and wording.section is not None else ""
    year = _t("план {year}").format(year=row.plan.year_label)
    return Hit(
        title=str(wording or row.key),
        url=reverse("plans:row", args=[row.plan.cluster.slug, row.plan_id, row.key]),
        context=f"{year}. {section}" if section else year,
        text="\n".join((wording.result_text, wording.executors_text)) if wording is not None else "",
    )


def _visible_evidence(user: Any, cluster: Any) -> QuerySet[Evidence]:
    return evidence_visible_to(user, cluster).prefetch_related("verdicts", "obligation__activity__wordings")


_VERDICTS = {VerdictKind.ACCEPTED: (_("принято"), "met"), VerdictKind.REJECTED: (_("отклонено"), "lifted")}


def _evidence_hit(row: Evidence) -> Hit:
    last: Verdict | None = max(row.verdicts.all(), key=lambda verdict: verdict.pk, default=None)
    if last is not None:
        state, tone = _VERDICTS[VerdictKind(last.kind)]
    else:
        state, tone = (_("ждёт приёмки"), "await") if row.needs_acceptance else _VERDICTS[VerdictKind.ACCEPTED]
    wording = max(row.obligation.activity.wordings.all(), key=lambda one: one.version_id, default=None)
    return Hit(
        title=str(row),
        url=reverse("plans:evidence", args=[row.cluster.slug, row.pk]),
        context=_t("к строке {row}").format(row=wording) if wording is not None else "",
        on=row.happened_on,
        state=str(state),
        tone=tone,
        text=row.note,
    )
