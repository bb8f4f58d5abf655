"""States of obligations, activities and plans, and how a row's state follows from its obligations (DESIGN 3)."""

from collections.abc import Iterable
from enum import StrEnum

from artel.kernel.workflow import Transition, Workflow


class State(StrEnum):
    """State of an obligation, and of an activity by roll-up. Computed for a date, never stored."""

    FUTURE = "future"
    OPEN = "open"
    SOON = "soon"
    OVERDUE = "overdue"
    AWAITING = "await"
    MET = "met"
    LATE = "late"
    LIFTED = "lifted"


DONE = frozenset({State.MET, State.LATE})
UNDONE = frozenset({State.FUTURE, State.OPEN, State.SOON, State.OVERDUE, State.AWAITING})
# The first of these that any obligation has is the state of the row (DESIGN 3, settled 2).
ROLL_UP = (State.OVERDUE, State.SOON, State.OPEN, State.AWAITING, State.FUTURE, State.LATE, State.MET)


def roll_up(states: Iterable[State], *, goes_on: bool = False) -> State:
    """State of a row from the states of its obligations; lifted ones are left out.

    `goes_on`: the row is a continuing duty (news after every event) whose year is not over, so that having met all
    there was so far is «в работе», not «исполнено». A row with nothing but lifted obligations is lifted; a row with no
    obligations at all is future.
    """
    kept = list(states)
    owed = {state for state in kept if state is not State.LIFTED}
    if not owed:
        return State.OPEN if goes_on else (State.LIFTED if kept else State.FUTURE)
    worst = next(state for state in ROLL_UP if state in owed)
    return State.OPEN if goes_on and worst in DONE else worst


class PlanState(StrEnum):
    DRAFT = "draft"
    DISCUSSION = "discussion"
    APPROVAL = "approval"
    APPROVED = "approved"
    CLOSED = "closed"


def plan_workflow(refusal: str) -> Workflow:
    """Draft → discussion → approval → approved → closed (DOMAIN appendix B-1)."""
    return Workflow(
        [
            Transition("discuss", {PlanState.DRAFT}, PlanState.DISCUSSION),
            Transition("submit", {PlanState.DRAFT, PlanState.DISCUSSION}, PlanState.APPROVAL),
            Transition("return", {PlanState.APPROVAL, PlanState.DISCUSSION}, PlanState.DRAFT),
            Transition("approve", {PlanState.APPROVAL}, PlanState.APPROVED),
            Transition("close", {PlanState.APPROVED}, PlanState.CLOSED),
            Transition("delete", {PlanState.DRAFT}, PlanState.DRAFT),
        ],
        refusal=refusal,
    )


class AmendmentState(StrEnum):
    DRAFT = "draft"
    APPROVAL = "approval"
    APPROVED = "approved"
    DROPPED = "dropped"


def amendment_workflow(refusal: str) -> Workflow:
    """Draft → approval → approved; returned with remarks to the draft, put aside while it is one."""
    return Workflow(
        [
            Transition("submit", {AmendmentState.DRAFT}, AmendmentState.APPROVAL),
            Transition("return", {AmendmentState.APPROVAL}, AmendmentState.DRAFT),
            Transition("approve", {AmendmentState.APPROVAL}, AmendmentState.APPROVED),
            Transition("drop", {AmendmentState.DRAFT}, AmendmentState.DROPPED),
        ],
        refusal=refusal,
    )
