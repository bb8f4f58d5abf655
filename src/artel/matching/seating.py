"""Edge colouring by Kempe chains, where a chain turns only if nobody locked or away stands in its way."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

Meeting = tuple[Hashable, Hashable]  # a graduate, an employer


class Sitting(NamedTuple):
    """When and where a meeting takes place. Rounds and the tables of an employer are counted from 0."""

    round: int
    table: int


class Seating:
    """The sheet that is filled in, meeting by meeting.

    A node is a graduate or one table. A round is a bit: the free rounds of a node are one number.
    """

    def __init__(
        self,
        meetings: Sequence[Meeting],
        tables: Mapping[Hashable, int],
        most: int,
        busy_graduates: Mapping[Hashable, Collection[int]],
        busy_employers: Mapping[Hashable, Collection[int]],
    ) -> None:
        self.graduate_of: dict[Hashable, int] = {}
        self.tables_of: dict[Hashable, range] = {}
        self.present: list[int] = []  # node -> the rounds it is there
        for graduate in dict.fromkeys(graduate for graduate, _ in meetings):
            self.graduate_of[graduate] = len(self.present)
            self.present.append(_present(most, busy_graduates.get(graduate, ())))
        for employer in dict.fromkeys(employer for _, employer in meetings):
            self.tables_of[employer] = range(len(self.present), len(self.present) + tables[employer])
            self.present += [_present(most, busy_employers.get(employer, ()))] * tables[employer]
        self.ends = [(self.graduate_of[graduate], self.tables_of[employer]) for graduate, employer in meetings]
        self.free = list(self.present)
        self.at: list[dict[int, int]] = [{} for _ in self.present]  # node -> round -> meeting
        self.where: dict[int, tuple[int, int]] = {}  # meeting -> round, table
        self.locked: set[int] = set()
        self.dealt: dict[int, int] = {}

    def lock(self, meeting: int, sitting: Sitting) -> None:
        self.locked.add(meeting)
        self._put(meeting, 1 << sitting.round, self.ends[meeting][1][sitting.table])

    def deal(self, meetings: Iterable[int]) -> None:
        """Give every meeting a table in turn: no table gets more than its even share."""
        turn = dict.fromkeys(self.tables_of.values(), 0)
        for meeting in meetings:
            tables = self.ends[meeting][1]
            self.dealt[meeting] = tables[turn[tables] % len(tables)]
            turn[tables] += 1

    def room(self) -> tuple[dict[Hashable, int], dict[Hashable, int]]:
        """How many more meetings a graduate, an employer can hold."""
        return (
            {graduate: self.free[node].bit_count() for graduate, node in self.graduate_of.items()},
            {
                employer: sum(self.free[node].bit_count() for node in tables)
                for employer, tables in self.tables_of.items()
            },
        )

    def leeway(self, meeting: int) -> int:
        """In how many rounds both sides are there."""
        graduate, tables = self.ends[meeting]
        return (self.present[graduate] & self.present[tables[0]]).bit_count()

    def sittings(self) -> dict[int, Sitting]:
        return {
            meeting: Sitting(when.bit_length() - 1, table - self.ends[meeting][1][0])
            for meeting, (when, table) in sorted(self.where.items())
        }

    def seat(self, meeting: int, limit: int) -> bool:
        """Find the meeting a sitting within the first `limit` rounds, moving others if need be."""
        graduate, tables = self.ends[meeting]
        within = (1 << limit) - 1
        mine = self.free[graduate] & within
        if not mine:
            return False
        dealt = self.dealt.get(meeting)
        order = sorted(tables, key=lambda table: len(self.at[table])) if dealt is None else [dealt]
        for table in order:
            both = mine & self.free[table]
            if both:
                self._put(meeting, both & -both, table)
                return True
        for table in order:
            for hers in _bits(mine):
                # She is free in round `hers`, the table in `its`: turn the chain of these two from either end.
                for its in _bits(self.free[table] & within):
                    if hers & self.present[table] and self._turn(table, hers, its):
                        self._put(meeting, hers, table)
                        return True
                    if its & self.present[graduate] and self._turn(graduate, its, hers):
                        self._put(meeting, its, table)
                        return True
        return False

    def _turn(self, node: int, taken: int, free: int) -> bool:
        """Free round `taken` of a node that is free in round `free`."""
        chain: list[int] = []
        now, other = taken, free
        while (meeting := self.at[node].get(now)) is not None:
            graduate, table = self.ends[meeting][0], self.where[meeting][1]
            if meeting in self.locked or not other & self.present[graduate] & self.present[table]:
                return False
            chain.append(meeting)
            # The far end of this meeting may hold another in the round it moves to.
            node = table if node == graduate else graduate
            now, other = other, now
        moves = [(each, free if self.where[each][0] == taken else taken, self.where[each][1]) for each in chain]
        for each in chain:
            self._lift(each)
        for move in moves:
            self._put(*move)
        return True

    def _put(self, meeting: int, when: int, table: int) -> None:
        for node in (self.ends[meeting][0], table):
            self.at[node][when] = meeting
            self.free[node] &= ~when
        self.where[meeting] = when, table

    def _lift(self, meeting: int) -> None:
        when, table = self.where[meeting]
        for node in (self.ends[meeting][0], table):
            del self.at[node][when]
            self.free[node] |= when


def _present(most: int, away: Collection[int]) -> int:
    rounds = (1 << most) - 1
    for each in away:
        if 0 <= each < most:
            rounds &= ~(1 << each)
    return rounds


def _bits(rounds: int) -> Iterator[int]:
    while rounds:
        yield rounds & -rounds
        rounds &= rounds - 1
