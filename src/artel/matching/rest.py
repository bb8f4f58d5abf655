"""The second round: those left without a place and the places left over, beyond anybody's list."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush


@dataclass(frozen=True, slots=True)
class Seeker:
    """A graduate without a place; `group` is the group of specialities."""

    graduate: int
    group: Hashable


@dataclass(frozen=True, slots=True)
class Opening:
    """A vacancy with places left over, for one group of specialities."""

    vacancy: int
    group: Hashable
    places: int


@dataclass(frozen=True)
class SecondRound:
    """placed: graduate -> vacancy. cost: of all of them together. unplaced, free: what is left even now."""

    placed: Mapping[int, int]
    cost: int
    unplaced: tuple[int, ...]
    free: Mapping[int, int]


def second_round(
    seekers: Iterable[Seeker], openings: Iterable[Opening], cost: Callable[[int, int], int | None]
) -> SecondRound:
    """Offer the places left over inside each group: as many graduates as can be, then at the least total cost.

    `cost(graduate, vacancy)` is a whole number from 0 (a distance, a distance with a fine), None where it cannot be.
    Lists and the employers' orders no longer count here: this is a proposal, not a stable result. Of equally good
    results the order of `seekers` and `openings` chooses: give them in the order of the lottery.
    """
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for seeker in seekers:
        waiting[seeker.group].append(seeker.graduate)
    offered: dict[Hashable, list[Opening]] = defaultdict(list)
    for opening in openings:
        if opening.places < 0:
            raise ValueError(f"vacancy {opening.vacancy} has negative places")
        if opening.places:
            offered[opening.group].append(opening)
    for what, numbers in (
        ("graduate", [each for group in waiting.values() for each in group]),
        ("vacancy", [each.vacancy for group in offered.values() for each in group]),
    ):
        if len(set(numbers)) != len(numbers):
            raise ValueError(f"a {what} stands twice in the second round")

    placed: dict[int, int] = {}
    total = 0
    for group, graduates in waiting.items():
        here = offered[group]
        costs = [_edges(graduate, here, cost) for graduate in graduates]
        for graduate, chosen, edges in zip(
            graduates, _assign(costs, [each.places for each in here]), costs, strict=True
        ):
            if chosen is not None:
                placed[graduate] = here[chosen].vacancy
                total += edges[chosen]
    taken: dict[int, int] = defaultdict(int)
    for vacancy in placed.values():
        taken[vacancy] += 1
    return SecondRound(
        placed=placed,
        cost=total,
        unplaced=tuple(each for group in waiting.values() for each in group if each not in placed),
        free={
            each.vacancy: left
            for group in offered.values()
            for each in group
            if (left := each.places - taken[each.vacancy])
        },
    )


def _edges(graduate: int, openings: Sequence[Opening], cost: Callable[[int, int], int | None]) -> dict[int, int]:
    edges = {}
    for column, opening in enumerate(openings):
        price = cost(graduate, opening.vacancy)
        if price is None:
            continue
        if not isinstance(price, int) or price < 0:
            raise ValueError(f"the cost of graduate {graduate} at vacancy {opening.vacancy} is no whole number from 0")
        edges[column] = price
    return edges


def _assign(costs: Sequence[Mapping[int, int]], places: Sequence[int]) -> list[int | None]:
    """Rows to columns with places: the most rows, then the least cost. Successive shortest paths with potentials.

    A row may also stay out, at a fine above any sum of costs: that is what makes "most" come before "least".
    """
    fine = 1 + len(costs) * max((price for edges in costs for price in edges.values()), default=0)
    row_price = [0] * len(costs)
    column_price = [0] * len(places)
    holders: list[list[int]] = [[] for _ in places]
    seat: list[int | None] = [None] * len(costs)
    for newcomer in range(len(costs)):
        distance: dict[int, int] = {}  # columns reached
        via: dict[int, int] = {}  # column -> the row that would move there
        reached = {newcomer: 0}  # rows that would have to move
        settled: dict[int, int] = {}
        queue: list[tuple[int, int]] = []
        fresh = [newcomer]
        leaves, shortest = newcomer, fine - row_price[newcomer]
        column: int | None = None
        while True:
            for row in fresh:
                base = reached[row] - row_price[row]
                if base + fine < shortest:
                    leaves, shortest = row, base + fine
                for to, price in costs[row].items():
                    there = base + price - column_price[to]
                    if to not in settled and there < distance.get(to, shortest):
                        distance[to], via[to] = there, row
                        heappush(queue, (there, to))
            while queue and (queue[0][1] in settled or queue[0][0] > distance[queue[0][1]]):
                heappop(queue)
            if not queue or queue[0][0] >= shortest:
                break
            there, to = heappop(queue)
            if len(holders[to]) < places[to]:
                column, shortest = to, there
                break
            settled[to] = there
            fresh = list(holders[to])
            reached.update(dict.fromkeys(fresh, there))
        for row, there in reached.items():
            row_price[row] += shortest - there
        for to, there in settled.items():
            column_price[to] -= shortest - there
        _shift(newcomer, leaves if column is None else via[column], column, seat, holders, via)
    return seat


def _shift(
    newcomer: int, row: int, column: int | None, seat: list[int | None], holders: list[list[int]], via: dict[int, int]
) -> None:
    """Move everybody on the path one column on: `row` to `column`, who made room for it to where `row` was, …"""
    while True:
        left = seat[row]
        if left is not None:
            holders[left].remove(row)
        seat[row] = column
        if column is not None:
            holders[column].append(row)
        if row == newcomer:
            return
        assert left is not None
        row, column = via[left], left
