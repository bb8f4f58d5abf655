"""Graduates to vacancies by deferred acceptance, with a reason for every application."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from artel.matching.core import DECLINED, END, defer
from artel.matching.market import ImpossibleMarket, Market


class Outcome(StrEnum):
    """What became of one application."""

    PLACED = "placed"
    HIGHER_WISH_OBTAINED = "higher_wish_obtained"
    DECLINED = "declined"
    FULL = "full"
    NO_PLACES = "no_places"


class Reason(NamedTuple):
    """Why an application ended so.

    `position`: 1 is who the employer prefers among all whom they did not decline, obtained elsewhere or not; None where
    declined. `last_position` and `cut_off`: the place and the order of the last admitted, where all places are taken.
    """

    outcome: Outcome
    position: int | None
    last_position: int | None
    cut_off: tuple | None


@dataclass(frozen=True)
class Allocation:
    """The result of a run: a proposal to the commission.

    placed: graduate -> vacancy. cut_offs: vacancy -> order of the last admitted, None while places are free (or there
    were none). reasons: (graduate, vacancy) -> why, for every application. free: vacancy -> places left, if any.
    unplaced: graduates who applied and got nothing. All are in order of numbers.
    """

    placed: Mapping[int, int]
    cut_offs: Mapping[int, tuple | None]
    reasons: Mapping[tuple[int, int], Reason]
    free: Mapping[int, int]
    unplaced: tuple[int, ...]


def allocate(market: Market) -> Allocation:
    """Place graduates so that no graduate and employer would both rather have each other.

    Graduate-proposing deferred acceptance with places and incomplete lists: of all stable results the one that every
    graduate likes best, and no graduate gains by another list (Gale and Shapley 1962; Roth 1982). The order of the
    input does not matter. Refuses input that contradicts itself: ImpossibleMarket, a ValueError.
    """
    vacancies = sorted(market.places)
    number_of = {vacancy: number for number, vacancy in enumerate(vacancies)}
    places = [market.places[vacancy] for vacancy in vacancies]
    if places and min(places) < 0:
        raise ImpossibleMarket(f"vacancy {vacancies[places.index(min(places))]} has negative places")

    rows = sorted(market.applications, key=attrgetter("graduate", "rank"))
    column = array("i")
    starts: list[int] = []
    at: list[int] = []  # the row of each application
    rivals: list[list[tuple[tuple, int]]] = [[] for _ in vacancies]
    graduate = rank = None
    for each in rows:
        if each.vacancy not in number_of:
            raise ImpossibleMarket(f"vacancy {each.vacancy} has no number of places")
        if each.graduate != graduate:
            if starts:
                column.append(END)
            starts.append(len(column))
            graduate = each.graduate
        elif each.rank == rank:
            raise ImpossibleMarket(f"graduate {graduate} has two wishes of rank {rank}")
        rank = each.rank
        number = number_of[each.vacancy]
        if each.order is not None:
            rivals[number].append((each.order, len(column)))
        at.append(len(column))
        column.append(number)
    column.append(END)

    merit = array("i", [DECLINED]) * len(column)
    position = array("i", [0]) * len(column)
    next_merit = 0
    for number, rival in enumerate(rivals):
        _rank(rival, vacancies[number])
        next_merit += len(rival)
        for place, (_, row) in enumerate(rival, start=1):
            merit[row] = next_merit - place
            position[row] = place

    starts.sort(key=column.__getitem__)  # lists that begin alike share vacancies: the heaps stay in the cache
    kept = defer(starts, column, merit, places)

    held = bytearray(len(column))
    last: list[tuple[int | None, tuple | None]] = []
    for number, keeps in enumerate(kept):
        for row in keeps:
            held[row] = 1
        full = keeps and len(keeps) == places[number]
        worst = max(position[row] for row in keeps) if full else None
        last.append((worst, rivals[number][worst - 1][0] if worst else None))

    placed: dict[int, int] = {}
    reasons: dict[tuple[int, int], Reason] = {}
    for each, row in zip(rows, at, strict=True):
        number, place = column[row], position[row] or None
        if held[row]:
            placed[each.graduate] = each.vacancy
            outcome = Outcome.PLACED
        elif each.graduate in placed:
            outcome = Outcome.HIGHER_WISH_OBTAINED
        elif place is None:
            outcome = Outcome.DECLINED
        elif not places[number]:
            outcome = Outcome.NO_PLACES
        else:
            outcome = Outcome.FULL
            # The cut-offs are the certificate of stability: whoever was refused stands behind the last admitted.
            assert last[number][0] is not None and last[number][0] < place
        reasons[each.graduate, each.vacancy] = Reason(outcome, place, *last[number])
    if len(reasons) < len(rows):
        raise ImpossibleMarket("a graduate names one vacancy twice")
    return Allocation(
        placed=placed,
        cut_offs={vacancy: cut_off for vacancy, (_, cut_off) in zip(vacancies, last, strict=True)},
        reasons=reasons,
        free={
            vacancy: left
            for vacancy, had, keeps in zip(vacancies, places, kept, strict=True)
            if (left := had - len(keeps))
        },
        unplaced=tuple(
            graduate for graduate in dict.fromkeys(each.graduate for each in rows) if graduate not in placed
        ),
    )


def _rank(rival: list[tuple[tuple, int]], vacancy: int) -> None:
    try:
        rival.sort()
    except TypeError as error:
        raise ImpossibleMarket(f"orders of vacancy {vacancy} cannot be compared: {error}") from error
    for (better, _), (worse, _) in pairwise(rival):
        if better == worse:
            raise ImpossibleMarket(f"vacancy {vacancy} gives one order to two graduates: {worse}")
