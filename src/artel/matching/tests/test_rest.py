"""The second round."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artel.matching import Opening, Seeker, second_round

COSTS = st.lists(st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=3, max_size=3), max_size=6)


@settings(max_examples=300, deadline=None)
@given(COSTS, st.lists(st.integers(0, 3), min_size=3, max_size=3))
def test_as_many_as_can_be_at_the_least_cost(costs: list, places: list) -> None:
    found = second_round(
        [Seeker(row, "09") for row in range(len(costs))],
        [Opening(column, "09", count) for column, count in enumerate(places)],
        lambda graduate, vacancy: costs[graduate][vacancy],
    )
    best = min(
        (
            -sum(column is not None for column in plan),
            sum(costs[row][column] for row, column in enumerate(plan) if column is not None),
        )
        for plan in product([None, 0, 1, 2], repeat=len(costs))
        if all(plan.count(column) <= places[column] for column in range(3))
        and all(column is None or costs[row][column] is not None for row, column in enumerate(plan))
    )
    assert (-len(found.placed), found.cost) == best
    assert found.cost == sum(costs[row][column] for row, column in found.placed.items())
    held = list(found.placed.values())
    assert all(held.count(column) + found.free.get(column, 0) == places[column] for column in range(3))
    assert sorted([*found.placed, *found.unplaced]) == list(range(len(costs)))


def test_nobody_leaves_their_group() -> None:
    found = second_round(
        [Seeker(1, "сварка"), Seeker(2, "повар"), Seeker(3, "швея")],
        [Opening(10, "повар", 5), Opening(20, "сварка", 1)],
        lambda graduate, vacancy: abs(graduate - vacancy),
    )
    assert found.placed == {1: 20, 2: 10}
    assert found.unplaced == (3,)
    assert found.free == {10: 4}
    assert found.cost == 19 + 8


@pytest.mark.parametrize(
    ("seekers", "openings", "price", "words"),
    [
        ([Seeker(1, "a"), Seeker(1, "b")], [], 0, "graduate stands twice"),
        ([], [Opening(1, "a", 1), Opening(1, "b", 1)], 0, "vacancy stands twice"),
        ([], [Opening(1, "a", -1)], 0, "negative places"),
        ([Seeker(1, "a")], [Opening(1, "a", 1)], -1, "whole number"),
        ([Seeker(1, "a")], [Opening(1, "a", 1)], 0.5, "whole number"),
    ],
)
def test_an_impossible_second_round_is_refused(seekers: list, openings: list, price: float, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        second_round(seekers, openings, lambda graduate, vacancy: price)
