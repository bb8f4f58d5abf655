"""What holds for any market: every stable allocation of thousands of small ones is enumerated and compared."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from artel.matching import Application, Market, Outcome, allocate, check, from_snapshot, snapshot
from artel.matching.core import place


def drawn(chance: random.Random, *, graduates: int = 4, vacancies: int = 3, most: int = 2) -> Market:
    """A small market with empty lists, vacancies without places and employers who decline."""
    lines = []
    orders = {vacancy: chance.sample(range(50), graduates) for vacancy in range(vacancies)}
    for graduate in range(graduates):
        wished = chance.sample(range(vacancies), chance.randint(0, vacancies))
        for rank, vacancy in enumerate(wished, start=1):
            order = None if chance.random() < 0.15 else (orders[vacancy][graduate] // 10, orders[vacancy][graduate])
            lines.append(Application(graduate, vacancy, rank, order))
    return Market(tuple(lines), {vacancy: chance.randint(0, most) for vacancy in range(vacancies)})


def contested(chance: random.Random) -> Market:
    """One place each and everybody lists everything: here several stable allocations are common."""
    people = range(4)
    lines = []
    orders = {vacancy: chance.sample(people, 4) for vacancy in people}
    for graduate in people:
        for rank, vacancy in enumerate(chance.sample(people, 4), start=1):
            lines.append(Application(graduate, vacancy, rank, (orders[vacancy].index(graduate),)))
    return Market(tuple(lines), dict.fromkeys(people, 1))


MARKETS = st.builds(
    lambda seed, size: drawn(random.Random(seed), graduates=size), st.integers(0, 10**9), st.integers(0, 7)
)


def stable_by_enumeration(market: Market) -> Iterator[dict[int, int]]:
    """All stable allocations, by the definition alone: neither `allocate` nor `check` has a part in it."""
    line = {(each.graduate, each.vacancy): each for each in market.applications}
    wished: dict[int, list] = {each.graduate: [None] for each in market.applications}
    for each in market.applications:
        if each.order is not None:
            wished[each.graduate].append(each.vacancy)
    for plan in product(*wished.values()):
        placed = dict(zip(wished, plan, strict=True))
        held = Counter(plan)
        if any(held[vacancy] > places for vacancy, places in market.places.items()):
            continue
        for each in market.applications:
            mine = placed[each.graduate]
            if each.order is None or (mine is not None and line[each.graduate, mine].rank <= each.rank):
                continue
            if held[each.vacancy] < market.places[each.vacancy] or any(
                each.order < line[other, each.vacancy].order for other, at in placed.items() if at == each.vacancy
            ):
                break
        else:
            yield {graduate: vacancy for graduate, vacancy in placed.items() if vacancy is not None}


def rank_of(market: Market, graduate: int, placed: dict[int, int]) -> int:
    """The rank of what a graduate got; nothing stands after every wish."""
    ranks = {each.vacancy: each.rank for each in market.applications if each.graduate == graduate}
    return ranks[placed[graduate]] if graduate in placed else 99


def test_of_all_stable_allocations_ours_is_the_best_for_every_graduate() -> None:
    chance = random.Random(9)
    several = 0
    for number in range(3000):
        market = contested(chance) if number % 3 == 0 else drawn(chance)
        stable = list(stable_by_enumeration(market))
        ours = allocate(market).placed
        assert ours in stable
        assert check(market, ours).is_stable
        people = {each.graduate for each in market.applications}
        for other in stable:
            assert check(market, other).is_stable
            assert all(rank_of(market, each, ours) <= rank_of(market, each, other) for each in people)
            # Rural hospitals (Roth 1986): the same people are placed, the same places are filled, in all of them.
            assert other.keys() == ours.keys()
            assert Counter(other.values()) == Counter(ours.values())
        several += len(stable) > 1
    assert several > 300


def test_the_checker_agrees_with_the_definition_on_every_possible_plan() -> None:
    chance = random.Random(4)
    stable_seen = broken_seen = 0
    for _ in range(60):
        market = drawn(chance, graduates=3)
        stable = list(stable_by_enumeration(market))
        people = sorted({each.graduate for each in market.applications})
        for plan in product([None, *market.places], repeat=len(people)):
            placed = {graduate: vacancy for graduate, vacancy in zip(people, plan, strict=True) if vacancy is not None}
            assert check(market, placed).is_stable == (placed in stable)
            stable_seen += placed in stable
            broken_seen += placed not in stable
    assert stable_seen >= 60
    assert broken_seen > 1000


@settings(max_examples=200, deadline=None)
@given(MARKETS, st.randoms(use_true_random=False))
def test_neither_the_order_of_applications_nor_the_numbers_matter(market: Market, chance: random.Random) -> None:
    found = allocate(market)
    lines = list(market.applications)
    chance.shuffle(lines)
    shuffled = Market(tuple(lines), dict(sorted(market.places.items(), reverse=True)))
    assert allocate(shuffled) == found
    assert allocate(from_snapshot(snapshot(shuffled)).market) == found

    people, vacancies = (dict(enumerate(chance.sample(range(100), 9))) for _ in range(2))
    renamed = Market(
        tuple(replace(each, graduate=people[each.graduate], vacancy=vacancies[each.vacancy]) for each in lines),
        {vacancies[vacancy]: places for vacancy, places in market.places.items()},
    )
    assert allocate(renamed).placed == {people[who]: vacancies[where] for who, where in found.placed.items()}


def test_no_graduate_gains_by_another_list() -> None:
    chance = random.Random(11)
    lies = 0
    for number in range(120):
        market = contested(chance) if number % 2 else drawn(chance)
        honest = allocate(market).placed
        for liar in {each.graduate for each in market.applications}:
            truth = rank_of(market, liar, honest)
            own = [each for each in market.applications if each.graduate == liar]
            others = tuple(each for each in market.applications if each.graduate != liar)
            for size in range(len(own) + 1):
                for told in permutations(own, size):
                    lie = tuple(replace(each, rank=rank) for rank, each in enumerate(told, start=1))
                    got = allocate(Market(others + lie, market.places)).placed
                    assert rank_of(market, liar, got) >= truth
                    lies += 1
    assert lies > 10_000


@settings(max_examples=200, deadline=None)
@given(MARKETS, st.integers(0, 2))
def test_more_places_hurt_no_graduate(market: Market, vacancy: int) -> None:
    before = allocate(market).placed
    after = allocate(Market(market.applications, {**market.places, vacancy: market.places[vacancy] + 1})).placed
    for graduate in {each.graduate for each in market.applications}:
        assert rank_of(market, graduate, after) <= rank_of(market, graduate, before)


@settings(max_examples=200, deadline=None)
@given(MARKETS)
def test_every_application_has_a_true_reason(market: Market) -> None:
    found = allocate(market)
    assert found.reasons.keys() == {(each.graduate, each.vacancy) for each in market.applications}
    for each in market.applications:
        reason = found.reasons[each.graduate, each.vacancy]
        rivals = sorted(other.order for other in market.applications if other.vacancy == each.vacancy and other.order)
        admitted = [
            other.order
            for other in market.applications
            if other.vacancy == each.vacancy and found.placed.get(other.graduate) == each.vacancy
        ]
        full = 0 < len(admitted) == market.places[each.vacancy]
        assert reason.cut_off == found.cut_offs[each.vacancy] == (max(admitted) if full else None)
        assert reason.last_position == (rivals.index(max(admitted)) + 1 if full else None)
        assert reason.position == (None if each.order is None else rivals.index(each.order) + 1)
        if reason.outcome is Outcome.PLACED:
            assert found.placed[each.graduate] == each.vacancy
        elif reason.outcome is Outcome.HIGHER_WISH_OBTAINED:
            assert rank_of(market, each.graduate, found.placed) < each.rank
        else:
            assert rank_of(market, each.graduate, found.placed) > each.rank
            assert (reason.outcome is Outcome.DECLINED) == (each.order is None)
            assert reason.outcome is not Outcome.FULL or each.order > reason.cut_off
            assert (reason.outcome is Outcome.NO_PLACES) == (each.order is not None and not market.places[each.vacancy])
    held = Counter(found.placed.values())
    assert all(held[vacancy] + found.free.get(vacancy, 0) == places for vacancy, places in market.places.items())
    assert sorted([*found.placed, *found.unplaced]) == sorted({each.graduate for each in market.applications})


@settings(max_examples=200, deadline=None)
@given(MARKETS)
def test_dictionaries_of_lists_give_the_same(market: Market) -> None:
    lines = sorted(market.applications, key=lambda each: each.rank)
    wishes = {f"g{each.graduate}": [] for each in lines}
    for each in lines:
        wishes[f"g{each.graduate}"].append(f"v{each.vacancy}")
    rosters = {
        f"v{vacancy}": [
            f"g{each.graduate}"
            for each in sorted(
                (each for each in lines if each.vacancy == vacancy and each.order), key=lambda e: e.order
            )
        ]
        for vacancy in market.places
    }
    found = place(wishes, rosters, {f"v{vacancy}": places for vacancy, places in market.places.items()})
    assert found == {f"g{who}": f"v{where}" for who, where in allocate(market).placed.items()}
