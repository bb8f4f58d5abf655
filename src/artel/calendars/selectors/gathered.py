"""The calendar as one list: what of a cluster falls on the days between two, as one person sees it."""

from collections.abc import Collection
from datetime import date
from typing import Any

from artel.calendars.domain.entries import Entry, Kind, in_order, narrowed
from artel.calendars.selectors import around, plan, sittings
from artel.kernel import clock
from artel.members.models import Cluster
from artel.members.standing import standing_of


def entries_between(
    user: Any,
    cluster: Cluster,
    since: date,
    until: date,
    *,
    on: date | None = None,
    kinds: Collection[Kind] = tuple(Kind),
    unit_id: int | None = None,
    is_mine: bool = False,
) -> list[Entry]:
    """Entries of [since, until] that the person may see, in order. None to whoever is nobody in the cluster.

    `on`: the day whose states they tell (today unless said). `is_mine`: only what concerns the person. Sixteen
    queries beside the standing's, whatever falls on those days; those of kinds that are not asked for are not made.
    """
    standing = standing_of(user, cluster)
    if not standing.is_somebody:
        return []
    on = on or clock.today(cluster)
    asked, span = set(kinds), (cluster, standing, since, until)
    found: list[Entry] = []
    if asked & {Kind.DUE, Kind.WINDOW}:
        found += plan.plan_entries(user, *span, on=on, is_mine=is_mine)
    if Kind.MEETING in asked:
        found += sittings.meeting_entries(user, *span)
    if Kind.ASSIGNMENT in asked:
        found += sittings.assignment_entries(user, *span, on=on)
    if Kind.EVENT in asked:
        found += around.event_entries(user, *span, on=on)
    if Kind.BODY in asked:
        found += around.body_entries(*span, on=on)
    if Kind.APPROVAL in asked:
        found += around.approval_entries(user, cluster, since, until, on=on)
    if Kind.FAIR in asked:
        found += around.fair_entries(user, *span, on=on)
    if Kind.INTERVIEW in asked:
        found += around.interview_entries(*span)
    return in_order(narrowed(found, kinds=asked, unit_id=unit_id, is_mine=is_mine))
