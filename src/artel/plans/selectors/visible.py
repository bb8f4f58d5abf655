"""What of the plans a person may see: plans, rows, obligations, evidence, requests, events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from artel.accounts.rights import can
from artel.kernel import clock
from artel.members.models import Cluster
from artel.members.standing import standing_of
from artel.plans import kinds
from artel.plans.domain.results import DEFAULT_KIND
from artel.plans.domain.states import PlanState
from artel.plans.models import (
    ActivityVersion,
    Event,
    Evidence,
    ExtensionRequest,
    Obligation,
    Plan,
    PlanUpload,
    PlanVersion,
    Requirement,
)


def plans_visible_to(user: Any, cluster: Cluster) -> QuerySet[Plan]:
    """Plans of the cluster that the person may see: all of them for anybody who has a standing in it."""
    if not standing_of(user, cluster).is_somebody:
        return Plan.objects.none()
    return Plan.objects.filter(cluster=cluster).select_related("cluster")


def current_plan(cluster: Cluster) -> Plan | None:
    """The plan of the year that holds today; else the latest one before it; else the earliest to come."""
    today = clock.today(cluster)
    plans = Plan.objects.filter(cluster=cluster, parent=None).select_related("cluster")
    return (
        plans.filter(starts_on__lte=today, ends_on__gte=today).first()
        or plans.filter(starts_on__lte=today).order_by("-starts_on").first()
        or plans.order_by("starts_on").first()
    )


def uploads_visible_to(user: Any, cluster: Cluster) -> QuerySet[PlanUpload]:
    """Documents on their way to a plan: seen by those who may import."""
    if not can(user, "plans.import_plan", cluster):
        return PlanUpload.objects.none()
    return PlanUpload.objects.filter(cluster=cluster).select_related("file", "cluster", "plan", "follows")


def obligations_visible_to(user: Any, cluster: Cluster) -> QuerySet[Obligation]:
    if not standing_of(user, cluster).is_somebody:
        return Obligation.objects.none()
    return Obligation.objects.filter(cluster=cluster).select_related(
        "plan", "cluster", "activity", "requirement", "organisation", "window__document", "event"
    )


def evidence_visible_to(user: Any, cluster: Cluster) -> QuerySet[Evidence]:
    if not standing_of(user, cluster).is_somebody:
        return Evidence.objects.none()
    return Evidence.objects.filter(cluster=cluster).select_related(
        "obligation__plan",
        "obligation__activity",
        "obligation__requirement",
        "file",
        "cluster",
        "recorded_by",
        "supplied_by",
        "supplied_for",
    )


def version_on(on: date, known_by: datetime | None = None) -> Subquery:
    """Id of the wording of the outer plan that was in force on the day; the first one before any was.

    `known_by` leaves out the wordings recorded at that moment or after it.
    """
    later = Q(in_force_from__lte=on) if known_by is None else Q(in_force_from__lte=on, created_at__lt=known_by)
    return Subquery(
        PlanVersion.objects.filter(later | Q(number=1), plan=OuterRef("activity__plan"))
        .order_by("-number")
        .values("pk")[:1]
    )


def rows_of(plans: Sequence[Plan], on: date, *, known_on: date | None = None) -> QuerySet[ActivityVersion]:
    """Rows of the plans in the wording that was in force on the day, in the order of the document.

    `known_on`: as far as was known by the end of that day, by the clock of the first plan's cluster.
    """
    known_by = None
    if known_on is not None and plans:
        known_by = datetime.combine(known_on + timedelta(days=1), time.min, clock.zone(plans[0].cluster))
    return (
        ActivityVersion.objects.filter(activity__plan__in=plans, version=version_on(on, known_by))
        .select_related("section", "activity", "version")
        .order_by("activity__plan_id", "position")
    )


def current_row(activity) -> ActivityVersion:
    """The latest wording of a row: of one that a later wording of the plan leaves out, the last it had."""
    return activity.wordings.select_related("section", "activity", "version").order_by("-version__number").first()


@dataclass(frozen=True, slots=True)
class Neighbour:
    key: str
    number: str


def neighbours(row: ActivityVersion) -> tuple[Neighbour | None, Neighbour | None]:
    """The rows before and after, in the order of the document."""
    near = {
        other["position"]: Neighbour(other["activity__key"], other["number"] or str(other["position"]))
        for other in ActivityVersion.objects.filter(
            version=row.version_id, position__in=(row.position - 1, row.position + 1)
        ).values("position", "number", "activity__key")
    }
    return near.get(row.position - 1), near.get(row.position + 1)


def awaiting_review(user: Any, cluster: Cluster) -> QuerySet[Evidence]:
    """Evidence that waits for a verdict, the oldest first. What the person recorded is not theirs to judge, but is seen."""
    return evidence_visible_to(user, cluster).filter(_WAITS).order_by("recorded_at", "pk")


def evidence_awaiting(cluster: Cluster) -> QuerySet[Evidence]:
    """Evidence of the cluster that waits for a verdict, whoever asks: for the system."""
    return Evidence.objects.filter(_WAITS, cluster=cluster)


def waiting_for(user: Any) -> QuerySet[Evidence]:
    """Evidence of any cluster that waits for somebody, and may be judged by the person: they did not record it."""
    return Evidence.objects.filter(_WAITS).exclude(recorded_by=user)


_WAITS = Q(needs_acceptance=True, verdicts=None, obligation__plan__state=PlanState.APPROVED)


def requests_visible_to(user: Any, cluster: Cluster) -> QuerySet[ExtensionRequest]:
    """Requests for another day: all of them for those who decide, one's own for others."""
    found = ExtensionRequest.objects.filter(cluster=cluster).select_related(
        "obligation__activity", "obligation__organisation", "obligation__requirement", "obligation__plan", "asked_by", "cluster",
        "decision", "decided_by",
    )  # fmt: skip
    if can(user, "plans.decide_extension", cluster):
        return found
    return found.filter(asked_by=user)


def events_visible_to(user: Any, cluster: Cluster) -> QuerySet[Event]:
    if not standing_of(user, cluster).is_somebody:
        return Event.objects.none()
    return Event.objects.filter(cluster=cluster).select_related("organiser")


def convertible(plan: Plan | OuterRef) -> QuerySet[Requirement]:
    """Requirements of a plan that stand on a document though Artel has their procedure by now."""
    return Requirement.objects.filter(
        activity__plan=plan, retired_on=None, kind=DEFAULT_KIND, suggested_kind__in=kinds.known() - {DEFAULT_KIND}
    ).order_by("activity_id", "position")


def is_convertible(requirement: Requirement) -> bool:
    """Tell the same of one requirement."""
    is_ready = requirement.suggested_kind in kinds.known() and requirement.suggested_kind != DEFAULT_KIND
    return is_ready and requirement.kind == DEFAULT_KIND and requirement.retired_on is None
