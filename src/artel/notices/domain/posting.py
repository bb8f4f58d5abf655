"""Whether a letter may leave now, and which: at most one digest and three pressing ones a day, by daylight, on working days."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time

from artel.notices.domain.states import Choice

DIGEST = "digest"
PRESSING = ("now1", "now2", "now3")
MORNING, DEFAULT_HOUR, EVENING = 8, 9, 20  # nothing leaves before the first and from the last hour on
HOURS = range(7, 19)  # from which a person may choose the hour of the digest
PATIENCE = 2  # hours that a pressing letter waits for a digest that is about to leave


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person has settled for the letters of one cluster."""

    choice: Choice = Choice.AT_ONCE
    hour: int = DEFAULT_HOUR


@dataclass(frozen=True, slots=True)
class Day:
    """The cluster's day: what its calendar says of it."""

    is_working: bool
    is_first_of_week: bool  # no working day of the week is before it


def digest_moment(now: datetime, wish: Wish) -> datetime:
    """When today's digest is due. What was decided after it is told tomorrow; reminders of the day still go."""
    return datetime.combine(now.date(), time(wish.hour), tzinfo=now.tzinfo)


def slot_for(wish: Wish, day: Day, now: datetime, taken: Collection[str], *, has_pressing: bool) -> str | None:
    """Which letter may leave at this local moment; None for none. `taken`: slots of today that are used."""
    if wish.choice is Choice.NONE or not day.is_working or now.hour >= EVENING:
        return None
    wants_digest = wish.choice is not Choice.WEEKLY or day.is_first_of_week
    awaits_digest = wants_digest and DIGEST not in taken
    if awaits_digest and now.hour >= wish.hour:
        return DIGEST
    return _pressing(wish, now, taken, awaits_digest=awaits_digest) if has_pressing else None


def pressing_slot(wish: Wish, day: Day, now: datetime, taken: Collection[str]) -> str | None:
    """The same where the digest has nothing to say."""
    if wish.choice is Choice.NONE or not day.is_working or now.hour >= EVENING:
        return None
    return _pressing(wish, now, taken, awaits_digest=False)


def _pressing(wish: Wish, now: datetime, taken: Collection[str], *, awaits_digest: bool) -> str | None:
    if wish.choice is not Choice.AT_ONCE or now.hour < MORNING:
        return None
    if awaits_digest and 0 < wish.hour - now.hour <= PATIENCE:
        return None
    return next((slot for slot in PRESSING if slot not in taken), None)
