"""The checker of an allocation. It shares nothing with the algorithm and reads the market alone."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from artel.matching.market import Application, Market


class Breach(NamedTuple):
    """A vacancy that took more than it has."""

    vacancy: int
    placed: int
    places: int


class Pair(NamedTuple):
    """A graduate and a vacancy."""

    graduate: int
    vacancy: int


@dataclass(frozen=True)
class Proof:
    """What was counted and what was found wrong.

    unacceptable: placed where they did not apply or were declined. blocking: both would rather have each other than
    what they have.
    """

    graduates: int
    applications: int
    placed: int
    over_places: tuple[Breach, ...]
    unacceptable: tuple[Pair, ...]
    blocking: tuple[Pair, ...]

    @property
    def is_stable(self) -> bool:
        return not (self.over_places or self.unacceptable or self.blocking)


def check(market: Market, placed: Mapping[int, int]) -> Proof:
    """Prove or disprove that `placed` (graduate -> vacancy) is a stable allocation of the market."""
    line = {(each.graduate, each.vacancy): each for each in market.applications}
    taken = Counter(placed.values())
    over = [Breach(v, count, market.places.get(v, 0)) for v, count in taken.items() if count > market.places.get(v, 0)]
    unacceptable = []
    rank_held: dict[int, int] = {}
    orders_held: dict[int, list[tuple]] = defaultdict(list)
    for graduate, vacancy in placed.items():
        held = line.get((graduate, vacancy))
        if held is None or held.order is None:
            unacceptable.append(Pair(graduate, vacancy))
        else:
            rank_held[graduate] = held.rank
            orders_held[vacancy].append(held.order)
    last_held = {vacancy: max(orders) for vacancy, orders in orders_held.items()}

    def blocks(each: Application) -> bool:
        if each.order is None or placed.get(each.graduate) == each.vacancy:
            return False
        if each.graduate in rank_held and rank_held[each.graduate] < each.rank:
            return False
        # Who is unacceptable takes nobody's place.
        if len(orders_held[each.vacancy]) < market.places.get(each.vacancy, 0):
            return True
        return each.vacancy in last_held and each.order < last_held[each.vacancy]

    return Proof(
        graduates=len({each.graduate for each in market.applications}),
        applications=len(market.applications),
        placed=len(placed),
        over_places=tuple(sorted(over)),
        unacceptable=tuple(sorted(unacceptable)),
        blocking=tuple(sorted(Pair(each.graduate, each.vacancy) for each in market.applications if blocks(each))),
    )
