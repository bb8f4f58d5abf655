"""Several clusters beside each other, for whoever watches them: executed, overdue, awaiting, the last minutes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from artel.fair.domain.employment import percent
from artel.kernel import clock
from artel.meetings.domain.states import MeetingState, MinutesState
from artel.meetings.models import Meeting
from artel.members.models import Cluster
from artel.members.selectors import clusters_visible_to
from artel.plans.domain.states import PlanState, State
from artel.plans.models import Plan
from artel.plans.selectors import PlanStatus, plan_statuses
from artel.reports.words import percent_words
from artel.ui.exports import Column, write_xlsx


@dataclass(frozen=True, slots=True)
class ClusterLine:
    """A cluster on its own today; `status` None where no plan is approved for the day."""

    cluster: Cluster
    status: PlanStatus | None
    minutes_on: date | None

    @property
    def percent(self) -> int | None:
        return percent(*self.status.execution) if self.status else None

    @property
    def percent_words(self) -> str:
        return percent_words(self.percent)

    @property
    def counts(self) -> Mapping[State, int]:
        return self.status.row_tally if self.status else {}

    @property
    def overdue(self) -> int:
        return self.counts.get(State.OVERDUE, 0)

    @property
    def awaiting(self) -> int:
        return self.counts.get(State.AWAITING, 0)


def overview_for(user: Any) -> list[ClusterLine]:
    """The clusters the person has a standing in, each with its plan of the year. As many queries for one as for ten."""
    clusters = {cluster.pk: cluster for cluster in clusters_visible_to(user).order_by("name")}
    plans: dict[int, Plan] = {}
    approved = Plan.objects.filter(
        cluster__in=clusters, parent=None, state__in=[PlanState.APPROVED, PlanState.CLOSED]
    ).order_by("starts_on")
    for plan in approved:
        plan.cluster = clusters[plan.cluster_id]
        if plan.starts_on <= clock.today(plan.cluster):
            plans[plan.cluster_id] = plan
    statuses = {status.plan.cluster_id: status for status in plan_statuses(list(plans.values()))} if plans else {}
    minutes = dict(
        Meeting.objects.filter(cluster__in=clusters, state=MeetingState.HELD, minutes__state=MinutesState.SIGNED)
        .order_by()
        .values("cluster")
        .annotate(last=Max("held_on"))
        .values_list("cluster", "last")
    )
    return [ClusterLine(cluster, statuses.get(pk), minutes.get(pk)) for pk, cluster in clusters.items()]


def overview_xlsx(lines: list[ClusterLine], *, note: str) -> bytes:
    """The table of clusters: numbers are numbers, dates are dates."""
    columns = [
        Column(_("Кластер"), lambda line: line.cluster.name, 50),
        Column(_("Субъект РФ"), lambda line: line.cluster.region, 24),
        Column(_("План"), lambda line: line.status.plan.year_label if line.status else "", 14),
        Column(_("На дату"), lambda line: line.status.on if line.status else None, 12),
        Column(_("Строк"), lambda line: len(line.status.rows) if line.status else None, 8),
        Column(_("Исполнено из наступивших, %"), lambda line: line.percent, 14),
        Column(_("Исполнено"), lambda line: line.status.execution[0] if line.status else None, 12),
        Column(_("Срок наступил"), lambda line: line.status.execution[1] if line.status else None, 12),
        Column(_("Просрочено"), lambda line: line.overdue if line.status else None, 12),
        Column(_("Ждут документа"), lambda line: line.awaiting if line.status else None, 12),
        Column(_("Последний протокол"), lambda line: line.minutes_on, 14),
    ]
    return write_xlsx(columns, lines, title=_("Кластеры"), note=note)
