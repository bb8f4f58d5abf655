"""The timetable of interviews: who sits at whose table in which round."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from artel.matching.seating import Meeting, Seating, Sitting
from artel.matching.selection import choose


class Clash(NamedTuple):
    """A rule that a timetable breaks: `rule` is a word of the program, `meetings` are their numbers in the input."""

    rule: str
    meetings: tuple[int, ...]


@dataclass(frozen=True)
class Timetable:
    """rounds: how many are used. sittings: number of a meeting in the input -> its sitting. left_over: numbers of those
    that found none, the most valuable first."""

    rounds: int
    sittings: Mapping[int, Sitting]
    left_over: tuple[int, ...]


def rounds_needed(meetings: Sequence[Meeting], tables: Mapping[Hashable, int]) -> int:
    """The least number of rounds that can hold all meetings when nobody is ever absent."""
    graduates = Counter(graduate for graduate, _ in meetings)
    employers = Counter(employer for _, employer in meetings)
    _require_tables(employers, tables)
    return max(
        [*graduates.values(), *(-(-count // tables[employer]) for employer, count in employers.items())], default=0
    )


def timetable(
    meetings: Sequence[Meeting],
    tables: Mapping[Hashable, int],
    *,
    slots: int | None = None,
    weights: Sequence[int] | None = None,
    busy_graduates: Mapping[Hashable, Collection[int]] | None = None,
    busy_employers: Mapping[Hashable, Collection[int]] | None = None,
    locked: Mapping[int, Sitting] | None = None,
) -> Timetable:
    """Seat the meetings so that no graduate and no table has two in a round.

    Without absences and locks this is exact: `slots` None takes `rounds_needed` rounds, which none can beat (König,
    1916); fewer `slots` hold the meetings of the greatest total weight (1 each unless given, whole and positive).
    `busy_…` are the rounds somebody is away; `locked` sittings stay as they are, even where somebody is away by now
    (`check_timetable` names those). With either of them the problem is NP-hard: the rounds or the weight may fall short
    of the best, the rules never; `slots` None then takes as many rounds as it turns out to need.
    """
    locked = locked or {}
    busy_graduates, busy_employers = busy_graduates or {}, busy_employers or {}
    if weights is None:
        weights = [1] * len(meetings)
    if len(weights) != len(meetings) or any(not isinstance(each, int) or each <= 0 for each in weights):
        raise ValueError("every meeting has one weight, whole and positive")
    if slots is not None and slots < 0:
        raise ValueError("slots cannot be negative")
    needed = rounds_needed(meetings, tables)
    _require_locks(meetings, tables, slots, locked)

    last_busy = max(
        (each for away in (*busy_graduates.values(), *busy_employers.values()) for each in away), default=-1
    )
    last_locked = max((sitting.round for sitting in locked.values()), default=-1)
    # Beyond the last absence and lock even the first free round comes before twice the need.
    most = slots if slots is not None else max(last_busy, last_locked) + 1 + 2 * needed
    seating = Seating(meetings, tables, most, busy_graduates, busy_employers)
    for meeting, sitting in locked.items():
        seating.lock(meeting, sitting)
    open_meetings = [meeting for meeting in range(len(meetings)) if meeting not in locked]
    chosen = choose(open_meetings, meetings, weights, *seating.room())
    others = set(open_meetings).difference(chosen)
    limit = most if slots is not None else min(most, max(needed, last_locked + 1))
    if locked or last_busy >= 0:
        chosen.sort(key=lambda meeting: (seating.leeway(meeting), -weights[meeting], meeting))
    else:
        seating.deal(chosen)
    left = []
    for meeting in chosen:
        while not seating.seat(meeting, limit):
            if limit == most:
                left.append(meeting)
                break
            limit += 1
    # A meeting that was left out for one that could not be seated may take its hole.
    left = sorted([*left, *others], key=lambda meeting: (-weights[meeting], meeting))
    if len(left) > len(others):
        left = [meeting for meeting in left if not seating.seat(meeting, limit)]
    sittings = seating.sittings()
    return Timetable(
        rounds=1 + max((sitting.round for sitting in sittings.values()), default=-1),
        sittings=sittings,
        left_over=tuple(left),
    )


def check_timetable(
    meetings: Sequence[Meeting],
    tables: Mapping[Hashable, int],
    found: Timetable,
    *,
    slots: int | None = None,
    busy_graduates: Mapping[Hashable, Collection[int]] | None = None,
    busy_employers: Mapping[Hashable, Collection[int]] | None = None,
    locked: Mapping[int, Sitting] | None = None,
) -> tuple[Clash, ...]:
    """Name every rule a timetable breaks; empty where it breaks none. Does not ask whether more could be held."""
    clashes = []
    times = Counter([*found.sittings, *found.left_over])
    uneven = sorted(
        number for number in {*times, *range(len(meetings))} if times[number] != (number in range(len(meetings)))
    )
    if uneven:
        clashes.append(Clash("every_meeting_once", tuple(uneven)))
    of_graduate: dict[tuple, list[int]] = defaultdict(list)
    of_table: dict[tuple, list[int]] = defaultdict(list)
    for number, (when, table) in found.sittings.items():
        if number not in range(len(meetings)):
            continue
        graduate, employer = meetings[number]
        of_graduate[graduate, when].append(number)
        of_table[employer, table, when].append(number)
        if not 0 <= table < tables.get(employer, 0):
            clashes.append(Clash("no_such_table", (number,)))
        if not 0 <= when < (found.rounds if slots is None else slots):
            clashes.append(Clash("no_such_round", (number,)))
        if when in (busy_graduates or {}).get(graduate, ()):
            clashes.append(Clash("graduate_away", (number,)))
        if when in (busy_employers or {}).get(employer, ()):
            clashes.append(Clash("employer_away", (number,)))
    clashes += [Clash("graduate_twice", tuple(numbers)) for numbers in of_graduate.values() if len(numbers) > 1]
    clashes += [Clash("table_twice", tuple(numbers)) for numbers in of_table.values() if len(numbers) > 1]
    clashes += [
        Clash("locked_moved", (number,))
        for number, sitting in (locked or {}).items()
        if found.sittings.get(number) != sitting
    ]
    return tuple(sorted(clashes))


def _require_tables(employers: Iterable[Hashable], tables: Mapping[Hashable, int]) -> None:
    for employer in employers:
        if tables.get(employer, 0) < 1:
            raise ValueError(f"employer {employer!r} has no table")


def _require_locks(
    meetings: Sequence[Meeting], tables: Mapping[Hashable, int], slots: int | None, locked: Mapping[int, Sitting]
) -> None:
    """An agreed sitting is kept even where somebody is away; two of them in one place cannot be."""
    seen: set[tuple] = set()
    for number, (when, table) in locked.items():
        if number not in range(len(meetings)):
            raise ValueError(f"no meeting {number} to lock")
        graduate, employer = meetings[number]
        if not 0 <= table < tables[employer] or when < 0 or (slots is not None and when >= slots):
            raise ValueError(f"meeting {number} is locked where there is no such round or table")
        places = {("graduate", graduate, when), ("table", employer, table, when)}
        if places & seen:
            raise ValueError(f"meeting {number} is locked where another one is")
        seen |= places
