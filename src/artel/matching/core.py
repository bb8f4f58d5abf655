"""The bare algorithm, on flat arrays of numbers and on dictionaries of names. Nothing is explained here."""

from array import array
from collections.abc import Hashable, Iterable, Mapping, Sequence
from heapq import heappush, heapreplace
from itertools import repeat
from typing import TypeVar

from artel.matching.market import ImpossibleMarket

END = -1  # closes a list of wishes in the column `vacancy`
DECLINED = -1  # in the column `merit`

_NOTHING = object()

Graduate = TypeVar("Graduate", bound=Hashable)
Vacancy = TypeVar("Vacancy", bound=Hashable)


def defer(
    starts: Iterable[int], vacancy: Sequence[int], merit: Sequence[int], places: Sequence[int]
) -> list[list[int]]:
    """Graduate-proposing deferred acceptance over rows; the rows each vacancy keeps, in no order.

    A list of wishes is a run of rows from its start up to END. `merit` numbers all rows 0…n-1 so that within a vacancy
    more is preferred: the rank travels with the row, and the employers' lists need not exist.

    The result does not depend on the order of `starts` (McVitie and Wilson, 1971), the speed does: lists that share
    vacancies should stand together.
    """
    kept: list[list[int]] = [[] for _ in places]
    free = list(places)
    row_of = array("i", bytes(4 * len(vacancy)))
    for start in starts:
        row = start
        while (wanted := vacancy[row]) >= 0:
            mine = merit[row]
            if mine >= 0:
                if free[wanted]:
                    free[wanted] -= 1
                    heappush(kept[wanted], mine)
                    row_of[mine] = row
                    break
                heap = kept[wanted]
                if heap and heap[0] < mine:
                    row_of[mine] = row
                    row = row_of[heapreplace(heap, mine)]
            row += 1
    return [[row_of[each] for each in heap] for heap in kept]


def place(
    wishes: Mapping[Graduate, Sequence[Vacancy]],
    rosters: Mapping[Vacancy, Sequence[Graduate]],
    places: Mapping[Vacancy, int],
) -> dict[Graduate, Vacancy]:
    """The same from dictionaries of preference lists, best first. Who is not on a roster is declined there."""
    standing: dict[Vacancy, dict[Graduate, int]] = {}
    for vacancy, roster in rosters.items():
        # Negative, so that the head of the heap is the weakest of those kept.
        standing[vacancy] = dict(zip(roster, range(0, -len(roster), -1), strict=True))
        if len(standing[vacancy]) != len(roster):
            raise ImpossibleMarket(f"vacancy {vacancy!r} names somebody twice")
    kept: dict[Vacancy, list[int]] = {vacancy: [] for vacancy in rosters}
    free = {vacancy: places[vacancy] for vacancy in rosters}
    if min(free.values(), default=0) < 0:
        raise ImpossibleMarket("places cannot be negative")
    rest = {}
    for graduate, wished in wishes.items():
        if len(set(wished)) != len(wished):
            raise ImpossibleMarket(f"graduate {graduate!r} names a vacancy twice")
        rest[graduate] = iter(wished)
    for graduate, left in rest.items():
        while (wanted := next(left, _NOTHING)) is not _NOTHING:
            mine = standing[wanted].get(graduate)
            if mine is None:
                continue
            heap = kept[wanted]
            if free[wanted]:
                free[wanted] -= 1
                heappush(heap, mine)
                break
            if heap and heap[0] < mine:
                # The one who had to leave goes on down their own list.
                graduate = rosters[wanted][-heapreplace(heap, mine)]
                left = rest[graduate]
    placed: dict[Graduate, Vacancy] = {}
    for vacancy, heap in kept.items():
        roster = rosters[vacancy]
        placed.update(zip([roster[-each] for each in heap], repeat(vacancy), strict=False))
    return placed
