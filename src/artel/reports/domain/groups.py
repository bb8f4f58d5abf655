"""Parts of a report: every row of the plan stands in exactly one of them."""

from datetime import date
from enum import StrEnum

from artel.plans.domain.states import DONE, State


class Group(StrEnum):
    """In the order of the report."""

    DONE = "done"  # executed within the period, in time
    LATE = "late"  # executed within the period, late
    OVERDUE = "overdue"  # not executed: who owes and why
    AWAITING = "awaiting"  # awaits a document that sets its dates
    IN_WORK = "in_work"
    AHEAD = "ahead"
    EARLIER = "earlier"  # executed before the period
    LIFTED = "lifted"


_UNDONE = {
    State.OVERDUE: Group.OVERDUE,
    State.AWAITING: Group.AWAITING,
    State.OPEN: Group.IN_WORK,
    State.SOON: Group.IN_WORK,
    State.FUTURE: Group.AHEAD,
    State.LIFTED: Group.LIFTED,
}
EXPLAINED = frozenset({Group.OVERDUE, Group.AWAITING})  # their cause and a proposal are told
MUST_EXPLAIN = frozenset({Group.OVERDUE})


def group_of(state: State, fact_on: date | None, starts_on: date) -> Group:
    """Where a row stands. `fact_on`: the day an executed row was met; what was met before the period is told apart."""
    if state in DONE:
        if fact_on is not None and fact_on < starts_on:
            return Group.EARLIER
        return Group.DONE if state is State.MET else Group.LATE
    return _UNDONE[state]
