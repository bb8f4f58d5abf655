"""The timetable of interviews: who sits at whose table in which round."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import islice
from typing import NamedTuple

Meeting = tuple[Hashable, Hashable]  # a graduate, an employer


class Sitting(NamedTuple):
    """When and where a meeting takes place. Rounds and the tables of an employer are counted from 0."""

    round: int
    table: int


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
    seating = _Seating(meetings, tables, most, busy_graduates, busy_employers)
    for meeting, sitting in locked.items():
        seating.lock(meeting, sitting)
    open_meetings = [meeting for meeting in range(len(meetings)) if meeting not in locked]
    chosen = _choose(open_meetings, meetings, weights, *seating.room())
    others = sorted(set(open_meetings) - set(chosen), key=lambda meeting: (-weights[meeting], meeting))
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
    left = sorted(left + others, key=lambda meeting: (-weights[meeting], meeting))
    if len(left) > len(others):
        left = [meeting for meeting in left if not seating.seat(meeting, limit)]
    return Timetable(
        rounds=1 + max((sitting.round for sitting in seating.sittings.values()), default=-1),
        sittings=dict(sorted(seating.sittings.items())),
        left_over=tuple(left),
    )


class _Seating:
    """Edge colouring by Kempe chains, where a chain turns only if nobody locked or away stands in its way.

    A node is a graduate or one table; its row of `at` says which meeting it has in which round.
    """

    def __init__(
        self,
        meetings: Sequence[Meeting],
        tables: Mapping[Hashable, int],
        most: int,
        busy_graduates: Mapping[Hashable, Collection[int]],
        busy_employers: Mapping[Hashable, Collection[int]],
    ) -> None:
        self.meetings = meetings
        self.tables = tables
        self.most = most
        self.sittings: dict[int, Sitting] = {}
        self.locked: set[int] = set()
        self.dealt: dict[int, int] = {}
        self.away_graduates = {who: frozenset(away) for who, away in busy_graduates.items()}
        self.away_employers = {who: frozenset(away) for who, away in busy_employers.items()}
        self.graduate_at: dict[Hashable, dict[int, int]] = {graduate: {} for graduate, _ in meetings}
        self.table_at: dict[tuple[Hashable, int], dict[int, int]] = {
            (employer, table): {}
            for employer in dict.fromkeys(each for _, each in meetings)
            for table in range(tables[employer])
        }

    def lock(self, meeting: int, sitting: Sitting) -> None:
        self.locked.add(meeting)
        self._put(meeting, sitting.round, sitting.table)

    def deal(self, meetings: Iterable[int]) -> None:
        """Give every meeting a table in turn: no table gets more than its even share."""
        turn: Counter[Hashable] = Counter()
        for meeting in meetings:
            employer = self.meetings[meeting][1]
            self.dealt[meeting] = turn[employer] % self.tables[employer]
            turn[employer] += 1

    def room(self) -> tuple[dict[Hashable, int], dict[Hashable, int]]:
        """How many more meetings a graduate, an employer can hold."""
        graduates = {
            who: self.most - len({*at, *(each for each in self._away(self.away_graduates, who))})
            for who, at in self.graduate_at.items()
        }
        employers: dict[Hashable, int] = defaultdict(int)
        for (who, _), at in self.table_at.items():
            employers[who] += self.most - len({*at, *self._away(self.away_employers, who)})
        return graduates, employers

    def _away(self, away: Mapping[Hashable, frozenset[int]], who: Hashable) -> Iterable[int]:
        return (each for each in away.get(who, ()) if 0 <= each < self.most)

    def leeway(self, meeting: int) -> int:
        """In how many rounds both sides are there."""
        graduate, employer = self.meetings[meeting]
        away = self.away_graduates.get(graduate, frozenset()) | self.away_employers.get(employer, frozenset())
        return self.most - sum(0 <= each < self.most for each in away)

    def seat(self, meeting: int, limit: int) -> bool:
        """Find the meeting a sitting within the first `limit` rounds, moving others if need be."""
        graduate, employer = self.meetings[meeting]
        if meeting in self.dealt:
            order = [self.dealt[meeting]]
        else:
            order = sorted(range(self.tables[employer]), key=lambda table: (len(self.table_at[employer, table]), table))
        mine = self._free(self.graduate_at[graduate], self.away_graduates.get(graduate, frozenset()), limit)
        if not mine:
            return False
        away = self.away_employers.get(employer, frozenset())
        theirs = {table: self._free(self.table_at[employer, table], away, limit) for table in order}
        for table in order:
            both = set(theirs[table]).intersection(mine)
            if both:
                self._put(meeting, min(both), table)
                return True
        for table in order:
            for hers in mine:
                # She is free in round `hers`, the table in `its`: turn the chain of these two that begins at the table.
                for its in theirs[table]:
                    if hers not in away and self._turn(employer, table, hers, its):
                        self._put(meeting, hers, table)
                        return True
                    if its not in self.away_graduates.get(graduate, ()) and self._turn_from(graduate, its, hers):
                        self._put(meeting, its, table)
                        return True
        return False

    def _free(self, at: Mapping[int, int], away: Collection[int], limit: int) -> list[int]:
        return [each for each in range(limit) if each not in at and each not in away]

    def _put(self, meeting: int, when: int, table: int) -> None:
        graduate, employer = self.meetings[meeting]
        self.graduate_at[graduate][when] = meeting
        self.table_at[employer, table][when] = meeting
        self.sittings[meeting] = Sitting(when, table)

    def _turn(self, employer: Hashable, table: int, taken: int, free: int) -> bool:
        """Free round `taken` of a table that is free in round `free`."""
        return self._turn_chain(self.table_at[employer, table].get(taken), taken, free, table_first=True)

    def _turn_from(self, graduate: Hashable, taken: int, free: int) -> bool:
        """Free round `taken` of a graduate who is free in round `free`."""
        return self._turn_chain(self.graduate_at[graduate].get(taken), taken, free, table_first=False)

    def _turn_chain(self, meeting: int | None, taken: int, free: int, *, table_first: bool) -> bool:
        chain: list[int] = []
        at_table, other = table_first, free
        while meeting is not None:
            graduate, employer = self.meetings[meeting]
            if (
                meeting in self.locked
                or other in self.away_graduates.get(graduate, ())
                or other in self.away_employers.get(employer, ())
            ):
                return False
            chain.append(meeting)
            # The far end of this meeting may hold another in the round it moves to.
            far = self.graduate_at[graduate] if at_table else self.table_at[employer, self.sittings[meeting].table]
            meeting = far.get(other)
            at_table, other = not at_table, taken if other == free else free
        for each in chain:
            self._lift(each)
        for each, sitting in [(each, self.sittings[each]) for each in chain]:
            self._put(each, free if sitting.round == taken else taken, sitting.table)
        return True

    def _lift(self, meeting: int) -> None:
        graduate, employer = self.meetings[meeting]
        when, table = self.sittings[meeting]
        del self.graduate_at[graduate][when]
        del self.table_at[employer, table][when]


def _choose(
    numbers: Sequence[int],
    meetings: Sequence[Meeting],
    weights: Sequence[int],
    graduates: Mapping[Hashable, int],
    employers: Mapping[Hashable, int],
) -> list[int]:
    """The meetings of the greatest weight that leave nobody more than they have room for. A flow of least cost.

    It starts from what each employer would keep if graduates had room for everything, and sheds a graduate's excess
    along shortest paths: an employer lets her go, and keeps somebody else instead where that pays.
    """
    of_employer: dict[Hashable, list[int]] = defaultdict(list)
    of_graduate: dict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        graduate, employer = meetings[number]
        of_employer[employer].append(number)
        of_graduate[graduate].append(number)
    kept: set[int] = set()
    price: dict[tuple[str, Hashable], int] = {}
    for employer, theirs in of_employer.items():
        theirs.sort(key=lambda number: (-weights[number], number))
        room = max(employers[employer], 0)
        kept.update(islice(theirs, room))
        price["employer", employer] = weights[theirs[room]] if room < len(theirs) else 0
    for graduate in of_graduate:
        price["graduate", graduate] = 0
    held = Counter(meetings[number][0] for number in kept)
    for graduate in of_graduate:
        for _ in range(held[graduate] - max(graduates[graduate], 0)):
            _shed(graduate, meetings, weights, graduates, of_graduate, of_employer, kept, held, price)
    return sorted(kept)


def _shed(
    graduate: Hashable,
    meetings: Sequence[Meeting],
    weights: Sequence[int],
    room: Mapping[Hashable, int],
    of_graduate: Mapping[Hashable, list[int]],
    of_employer: Mapping[Hashable, list[int]],
    kept: set[int],
    held: Counter,
    price: dict[tuple[str, Hashable], int],
) -> None:
    """Take one kept meeting off a graduate at the least loss of weight over all."""
    start = ("graduate", graduate)
    distance = {start: 0}
    via: dict[tuple[str, Hashable], int] = {}
    settled: dict[tuple[str, Hashable], int] = {}
    queue: list[tuple[int, int, tuple[str, Hashable]]] = [(0, 0, start)]
    end, shortest, count = start, None, 0
    while queue:
        there, _, node = heappop(queue)
        if node in settled:
            continue
        if shortest is not None and there >= shortest:
            break
        settled[node] = there
        side, who = node
        if side == "employer":
            ends = there + price[node]  # the seat stays empty
            steps = [
                (number, ("graduate", meetings[number][0]), -weights[number])
                for number in of_employer[who]
                if number not in kept
            ]
        else:
            ends = there + price[node] if held[who] < room[who] else None
            steps = [
                (number, ("employer", meetings[number][1]), weights[number])
                for number in of_graduate[who]
                if number in kept
            ]
        if ends is not None and (shortest is None or ends < shortest):
            end, shortest = node, ends
        for number, to, loss in steps:
            reached = there + loss + price[node] - price[to]
            if (
                to not in settled
                and reached < distance.get(to, reached + 1)
                and (shortest is None or reached < shortest)
            ):
                distance[to], via[to] = reached, number
                count += 1
                heappush(queue, (reached, count, to))
    assert shortest is not None  # her own employer's empty seat ends a path
    for node, there in settled.items():
        price[node] -= max(shortest - there, 0)
    node = end
    if node[0] == "graduate":
        held[node[1]] += 1
    held[graduate] -= 1
    while node != start:
        number = via[node]
        kept.symmetric_difference_update((number,))
        side = "graduate" if node[0] == "employer" else "employer"
        node = (side, meetings[number][0 if side == "graduate" else 1])


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
