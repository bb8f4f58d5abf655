"""When somebody is reminded: ladders of working days around the day something is due (DOMAIN appendix G).

A cadence names days counted in the addressee's working days: −10 is ten of them before the due day, 1 is one after it.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol


class WorkingDays(Protocol):
    """What is needed of a calendar (terms.ProductionCalendar)."""

    def working_days_between(self, after: date, until: date) -> int: ...


class Anchor(StrEnum):
    """What day a ladder is counted from."""

    DUE = "due"  # the last day to do it
    SINCE = "since"  # the day from which somebody waits; nothing is overdue


@dataclass(frozen=True, slots=True)
class Cadence:
    """Rungs for whoever answers, and the rungs on which others are told.

    `steps`: names of the escalation's steps by their rung; who stands behind a name is told by each call.
    `pressing_from`: from this rung on a letter may go at once, without waiting for the morning's digest.
    """

    rungs: tuple[int, ...]
    steps: Mapping[int, str] = field(default_factory=dict)
    anchor: Anchor = Anchor.DUE
    pressing_from: int = 0


COORDINATION = "coordination"  # the coordinator and the chair of the expert council
COUNCIL = "council"  # the chair of the coordination council
BREACH = {1: COORDINATION, 5: COUNCIL}

# The table of DOMAIN G, a line each: docs/reminders.md shows the same.
PLAN_ROW = Cadence((-30, -10, -3, -1, 1, 5), BREACH)
MEETING_NOT_SET = Cadence((-30, -10), {-10: COORDINATION}, pressing_from=1)
AGENDA_MATERIALS = Cadence((-5, 0), {0: COORDINATION})
MINUTES_DRAFT = Cadence((2, 5), {5: COORDINATION}, Anchor.SINCE, pressing_from=5)
MINUTES_SENDING = Cadence((-1, 1), {1: COORDINATION})  # a draft that nobody has sent for signing
SIGNATURE = Cadence((2, 5), {5: COORDINATION}, Anchor.SINCE)  # told at once when the turn comes
APPROVAL = Cadence((-3, 0, 1), {1: COORDINATION})
POLL = Cadence((-1,), pressing_from=-1)  # an absentee poll closes tomorrow
ASSIGNMENT = Cadence((-5, -1, 0), {1: COORDINATION})
DEMAND = Cadence((-10, -3, 0), {1: COORDINATION})
CALL = Cadence((-5, -1))  # a call for nominations, a stage of a fair
INVITATION = Cadence((-5, -1))
TERM = Cadence((-30, -10))
NEWS = Cadence((0, 1), {1: COORDINATION})
CONSENT = Cadence((-60, -14, 0))
CAMPAIGN = Cadence((-45, -20), {-20: COORDINATION}, pressing_from=1)
ANSWER = Cadence((0, 2, 5), {}, Anchor.SINCE)  # somebody waits for an answer, a signature
NUDGE = Cadence((2, 5), {}, Anchor.SINCE)  # the same, told at once when asked
UNUSED = Cadence((5,), {}, Anchor.SINCE)  # an invitation that nobody followed for a week
NEXT_YEAR = Cadence((0, 20, 40), {}, Anchor.SINCE, pressing_from=40)  # the calendar of the next year is absent
REVIEW = Cadence((1, 3, 5), {5: COUNCIL}, Anchor.SINCE, pressing_from=3)
CADENCES = {
    name: value for name, value in list(globals().items()) if isinstance(value, Cadence)
}  # by name, for the page of documentation and the tests


def place_on(anchor: date, day: date, calendar: WorkingDays) -> int:
    """How many working days the day is past the anchor; negative before it. A day off stands where its eve stood."""
    return calendar.working_days_between(anchor, day)


def stage_on(rungs: Iterable[int], place: int) -> int | None:
    """The rung reached last; None before the first. What lies between was slept through and is not made up for."""
    return max((rung for rung in rungs if rung <= place), default=None)


def ladders(
    cadence: Cadence, users: Iterable[Hashable], told: Mapping[str, Iterable[Hashable]]
) -> dict[Hashable, frozenset[int]]:
    """The rungs of each addressee: a person called on several grounds has one ladder, so no day gives two calls."""
    found: dict[Hashable, frozenset[int]] = {user: frozenset(cadence.rungs) for user in users}
    for rung, name in cadence.steps.items():
        for user in told.get(name, ()):
            found[user] = found.get(user, frozenset()) | {rung}
    return found
