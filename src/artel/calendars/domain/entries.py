"""An entry of the calendar: one thing with its days, whatever part of Artel it comes from. Pure."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What an entry is, in the order that entries of one day are told."""

    MEETING = "meeting"
    INTERVIEW = "interview"
    EVENT = "event"
    FAIR = "fair"
    DUE = "due"
    WINDOW = "window"  # a document that the row awaited has opened its time
    ASSIGNMENT = "assignment"
    APPROVAL = "approval"
    BODY = "body"  # a call for nominations, the end of a term


class Scope(StrEnum):
    PERSONAL = "personal"
    CLUSTER = "cluster"


# What a feed of the whole cluster tells: nothing in it names a person or is addressed to one.
OF_CLUSTER = frozenset({Kind.MEETING, Kind.EVENT, Kind.FAIR, Kind.DUE, Kind.WINDOW, Kind.BODY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A thing with its days. `starts_on` and `ends_on` are the cluster's days, both inclusive.

    `starts_at` and `ends_at` are there where the hour is known. `uid` stays with the thing; `revision` grows and
    `changed_at` moves when it is moved. `state` colours it (a tone of ui), `word` says the state. `who` may name people:
    it is for pages, never for feeds. `link` leads out of Artel, to those who take part only. `act` with `act_url`: what
    the person can do about it; an entry without it only opens its page.
    """

    uid: str
    kind: Kind
    title: str
    url: str
    starts_on: date
    ends_on: date
    changed_at: datetime
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    revision: int = 0
    state: str = "open"
    word: str = ""
    who: str = ""
    place: str = ""
    link: str = ""
    note: str = ""
    unit_ids: tuple[int, ...] = ()
    is_mine: bool = False
    is_off: bool = False
    is_done: bool = False
    act: str = ""
    act_url: str = ""

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1


_ORDER = {kind: place for place, kind in enumerate(Kind)}


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By the day, what has an hour first and by it, then by kind and words."""
    return sorted(
        entries,
        key=lambda entry: (
            entry.starts_on,
            entry.starts_at is None,
            entry.starts_at.timestamp() if entry.starts_at else 0,
            _ORDER[entry.kind],
            entry.title,
            entry.uid,
        ),
    )


def narrowed(
    entries: Iterable[Entry],
    *,
    kinds: Collection[Kind] | None = None,
    unit_id: int | None = None,
    is_mine: bool = False,
) -> list[Entry]:
    """Entries of these kinds, of a body, of the person: whichever is asked."""
    return [
        entry
        for entry in entries
        if (kinds is None or entry.kind in kinds)
        and (unit_id is None or unit_id in entry.unit_ids)
        and (entry.is_mine or not is_mine)
    ]


def by_days(entries: Iterable[Entry], first: date, last: date) -> dict[date, list[Entry]]:
    """Entries of each day of [first, last] that has any; one of several days stands on each of them."""
    found: dict[date, list[Entry]] = {}
    for entry in entries:
        for day in _days(max(entry.starts_on, first), min(entry.ends_on, last)):
            found.setdefault(day, []).append(entry)
    return dict(sorted(found.items()))


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
