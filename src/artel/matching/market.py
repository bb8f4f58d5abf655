"""What a fair brings to its allocation: wishes, the employers' orders, places."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# A mark nobody has: it stands after every real one, whichever way the criterion reads.
_MISSING = 10**12


@dataclass(frozen=True, slots=True)
class Application:
    """One line of a graduate's list.

    `rank` 1 is the first wish; unique within the graduate. `order` is the employer's side as a sort key, SMALLER is
    preferred; None: the employer declined this graduate.
    """

    graduate: int
    vacancy: int
    rank: int
    order: tuple | None


@dataclass(frozen=True, slots=True)
class Market:
    """The whole input of a run. Every vacancy that is applied to has its number of places, be it none."""

    applications: tuple[Application, ...]
    places: Mapping[int, int]


class ImpossibleMarket(ValueError):
    """The input contradicts itself; the text says where, by numbers."""


class ContractsExceedPlaces(ImpossibleMarket):
    """`vacancies`: vacancy -> (contracts, places), where the contracts do not fit."""

    def __init__(self, vacancies: Mapping[int, tuple[int, int]]) -> None:
        self.vacancies = dict(vacancies)
        super().__init__(f"contracts exceed places: {self.vacancies}")


@dataclass(frozen=True, slots=True)
class Criterion:
    """A declared ground of preference. Marks are whole numbers: the caller scales a grade of 4.75 to 475."""

    name: str
    more_is_better: bool = True


def orders_by(
    criteria: Sequence[Criterion], marks: Mapping[int, Mapping[str, int | None]], lots: Mapping[int, int]
) -> dict[int, tuple[int, ...]]:
    """Turn graduates' marks into orders of one vacancy: the criteria in turn, then the lottery number.

    `marks`: graduate -> name of a criterion -> mark. Who has no mark stands after all who have one.
    """
    return {
        graduate: (*(_key(criterion, row.get(criterion.name)) for criterion in criteria), lots[graduate])
        for graduate, row in marks.items()
    }


def read_order(criteria: Sequence[Criterion], order: Sequence[int]) -> dict[str, int | None]:
    """Give back the marks an order was made of: to say a cut-off in words. The lottery number is left out."""
    return {
        criterion.name: None if key == _MISSING else -key if criterion.more_is_better else key
        for criterion, key in zip(criteria, order, strict=False)
    }


def _key(criterion: Criterion, mark: int | None) -> int:
    if mark is None:
        return _MISSING
    if abs(mark) >= _MISSING:
        raise ValueError(f"a mark of {mark} is out of bounds")
    return -mark if criterion.more_is_better else mark


def reserve(market: Market, contracts: Mapping[int, int]) -> Market:
    """Take those with target contracts (graduate -> vacancy) out of the market, together with their places.

    Refuses contracts beyond the places of a vacancy. Does not ask whether the graduate applied there: a contract binds.
    """
    bound = Counter(contracts.values())
    exceeding = {
        vacancy: (count, market.places.get(vacancy, 0))
        for vacancy, count in sorted(bound.items())
        if count > market.places.get(vacancy, 0)
    }
    if exceeding:
        raise ContractsExceedPlaces(exceeding)
    return Market(
        tuple(each for each in market.applications if each.graduate not in contracts),
        {vacancy: places - bound[vacancy] for vacancy, places in market.places.items()},
    )
