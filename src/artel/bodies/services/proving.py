"""Rows of plans that stand on the groups of a cluster are asked anew when something of a group has changed."""

from collections.abc import Iterable

from artel.bodies.evidence import APPROVED_COMPOSITION
from artel.bodies.models import Direction
from artel.members.models import Cluster
from artel.plans.domain.states import PlanState
from artel.plans.models import Activity
from artel.plans.services.finding import refresh_evidence


def refresh_rows(direction: Direction | None, *, also: Iterable[Activity] = (), cluster: Cluster | None = None) -> None:
    """Ask every row that this direction, or the lack of a link to it, may prove. Closed plans stand still."""
    cluster = cluster or direction.cluster
    asked = Activity.objects.filter(
        cluster=cluster,
        plan__state=PlanState.APPROVED,
        requirements__kind=APPROVED_COMPOSITION,
        requirements__retired_on=None,
    )
    wanted = {row.pk for row in also}
    for activity in asked.select_related("plan__cluster", "plan__parent__plan", "cluster").distinct():
        linked = set(Direction.objects.filter(activities=activity).values_list("pk", flat=True))
        if direction is None or not linked or direction.pk in linked or activity.pk in wanted:
            refresh_evidence(activity)
