"""The yearly schedule against «не реже 1 раза в квартал» (DOMAIN 2.1, 3.3.1 c 5)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from artel.meetings.domain.states import MeetingState
from artel.terms import ProductionCalendar, SchoolYear, Slot, read_term, slots_of

RESERVE = 10  # working days kept before a slot's end: a draft, remarks and two signatures fit in them

LIVE = frozenset({MeetingState.PLANNED, MeetingState.AGENDA, MeetingState.NOTIFIED, MeetingState.OPEN})


class Cover(StrEnum):
    """How a quarter stands."""

    HELD = "held"
    PLANNED = "planned"
    MISSING = "missing"  # nothing is planned, and there still is time
    BREACHED = "breached"  # the quarter is over without a meeting
    OPTIONAL = "optional"  # a piece of a quarter that is shown, not owed


@dataclass(frozen=True, slots=True)
class Meant:
    """A meeting as the schedule sees it."""

    id: int
    held_on: date
    state: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """A slot of the year with what falls into it, and a day that would suit where nothing does."""

    slot: Slot
    meetings: tuple[Meant, ...]
    cover: Cover
    suggested_on: date | None


def quarter_slots(year: SchoolYear, scheme: str, calendar: ProductionCalendar) -> tuple[Slot, ...]:
    """The slots that «не реже 1 раза в квартал» owes in a school year, by the cluster's scheme of quarters."""
    term = read_term("не реже 1 раза в квартал", year=str(year))
    return slots_of(term, period=(year.start, year.end), calendar=calendar, quarter_scheme=scheme)


def quarters_of(
    slots: Iterable[Slot],
    meetings: Collection[Meant],
    *,
    today: date,
    calendar: ProductionCalendar,
    notice_days: int = 5,
) -> tuple[Quarter, ...]:
    """Each slot with its meetings. Failed and cancelled ones are shown and cover nothing; two do not cover the next."""
    found = []
    for slot in slots:
        inside = tuple(
            sorted((m for m in meetings if slot.opens_on <= m.held_on <= slot.due_on), key=lambda m: (m.held_on, m.id))
        )
        cover = _cover(slot, inside, today)
        day = suggest_day(slot, calendar=calendar, today=today, notice_days=notice_days)
        found.append(Quarter(slot, inside, cover, day if cover is Cover.MISSING else None))
    return tuple(found)


def suggest_day(slot: Slot, *, calendar: ProductionCalendar, today: date, notice_days: int = 5) -> date | None:
    """A working day of the slot that leaves time both for the notice and for the signatures; None where none is left."""
    earliest = max(slot.opens_on, calendar.add_working_days(today, notice_days))
    day = calendar.roll_forward(max(earliest, calendar.add_working_days(slot.due_on + timedelta(days=1), -RESERVE)))
    return day if day <= slot.due_on else None


def _cover(slot: Slot, meetings: Collection[Meant], today: date) -> Cover:
    states = {meeting.state for meeting in meetings}
    if MeetingState.HELD in states:
        return Cover.HELD
    if any(m.state in LIVE and m.held_on >= today for m in meetings) or MeetingState.OPEN in states:
        return Cover.PLANNED
    if not slot.counted:
        return Cover.OPTIONAL
    return Cover.BREACHED if slot.due_on < today else Cover.MISSING
