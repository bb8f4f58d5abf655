"""An allocation by hand: the vectors, the reasons, the refusals, the frozen input."""

import pytest

from artel.matching import (
    Application,
    ContractsExceedPlaces,
    Criterion,
    ImpossibleMarket,
    Market,
    Outcome,
    Reason,
    allocate,
    check,
    digest,
    from_snapshot,
    lottery,
    orders_by,
    read_order,
    reserve,
    result_bytes,
    snapshot,
)
from artel.matching.core import place

A, B = 10, 20


def market(places: dict[int, int], *lines: tuple) -> Market:
    return Market(tuple(Application(*line) for line in lines), places)


# DOMAIN, section 8, vector 10.
VECTOR_10 = market(
    {A: 1, B: 1},
    (1, A, 1, (2,)),
    (1, B, 2, (1,)),
    (2, A, 1, (1,)),
    (2, B, 2, (2,)),
    (3, A, 1, (3,)),
)


def test_three_graduates_two_places_as_the_domain_has_it() -> None:
    found = allocate(VECTOR_10)
    assert found.placed == {1: B, 2: A}
    assert found.unplaced == (3,)
    assert found.cut_offs == {A: (1,), B: (1,)}
    assert found.free == {}
    assert found.reasons == {
        (1, A): Reason(Outcome.FULL, 2, 1, (1,)),
        (1, B): Reason(Outcome.PLACED, 1, 1, (1,)),
        (2, A): Reason(Outcome.PLACED, 1, 1, (1,)),
        (2, B): Reason(Outcome.HIGHER_WISH_OBTAINED, 2, 1, (1,)),
        (3, A): Reason(Outcome.FULL, 3, 1, (1,)),
    }
    assert check(VECTOR_10, found.placed).is_stable


def test_free_places_have_no_cut_off_and_declined_stand_nowhere() -> None:
    found = allocate(market({A: 3, B: 0}, (1, B, 1, (1,)), (1, A, 2, (5,)), (2, A, 1, None), (3, A, 7, (4,))))
    assert found.placed == {1: A, 3: A}
    assert found.cut_offs == {A: None, B: None}
    assert found.free == {A: 1}
    assert found.reasons[1, B] == Reason(Outcome.NO_PLACES, 1, None, None)
    assert found.reasons[1, A] == Reason(Outcome.PLACED, 2, None, None)
    assert found.reasons[2, A] == Reason(Outcome.DECLINED, None, None, None)


def test_nobody_and_nothing_is_an_allocation_too() -> None:
    assert allocate(Market((), {})).placed == {}
    assert allocate(Market((), {A: 2})).free == {A: 2}


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (market({A: -1}), "negative"),
        (market({A: 1}, (1, B, 1, (1,))), "no number of places"),
        (market({A: 1, B: 1}, (1, A, 1, (1,)), (1, B, 1, (1,))), "two wishes of rank 1"),
        (market({A: 1}, (1, A, 1, (1,)), (1, A, 2, (2,))), "twice"),
        (market({A: 1}, (1, A, 1, None), (1, A, 2, None)), "twice"),
        (market({A: 1}, (1, A, 1, (7, 1)), (2, A, 1, (7, 1))), "one order"),
        (market({A: 1}, (1, A, 1, (7,)), (2, A, 1, ("x",))), "cannot be compared"),
    ],
)
def test_input_that_contradicts_itself_is_refused(broken: Market, words: str) -> None:
    with pytest.raises(ImpossibleMarket, match=words):
        allocate(broken)
    assert issubclass(ImpossibleMarket, ValueError)


@pytest.mark.parametrize(
    ("placed", "over", "unacceptable", "blocking"),
    [
        ({1: A, 2: B}, (), (), ((2, A),)),
        ({1: A, 2: A}, ((A, 2, 1),), (), ()),
        ({2: A, 3: B}, (), ((3, B),), ((1, B),)),
        ({2: A}, (), (), ((1, B),)),
        ({}, (), (), ((1, A), (1, B), (2, A), (2, B), (3, A))),
        ({1: B, 2: A, 9: 30}, ((30, 1, 0),), ((9, 30),), ()),
    ],
)
def test_the_checker_names_what_is_broken(placed: dict, over: tuple, unacceptable: tuple, blocking: tuple) -> None:
    proof = check(VECTOR_10, placed)
    assert not proof.is_stable
    assert (proof.over_places, proof.unacceptable, proof.blocking) == (over, unacceptable, blocking)
    assert (proof.graduates, proof.applications, proof.placed) == (3, 5, len(placed))


def test_a_declined_graduate_on_a_place_is_unacceptable() -> None:
    declined = market({A: 1}, (1, A, 1, None))
    assert check(declined, {1: A}).unacceptable == ((1, A),)
    assert check(declined, {}).is_stable


def test_contracts_leave_with_their_places_and_are_refused_beyond_them() -> None:
    left = reserve(VECTOR_10, {2: A})
    assert left.places == {A: 0, B: 1}
    assert allocate(left).placed == {1: B}
    assert allocate(left).reasons[3, A].outcome is Outcome.NO_PLACES
    with pytest.raises(ContractsExceedPlaces) as refused:
        reserve(VECTOR_10, {1: A, 2: A, 3: 99, 4: B})
    assert refused.value.vacancies == {A: (2, 1), 99: (1, 0)}


def test_orders_follow_the_declared_criteria_then_the_lots() -> None:
    criteria = [Criterion("practice"), Criterion("grade"), Criterion("queue", more_is_better=False)]
    marks = {
        1: {"practice": 1, "grade": 475, "queue": 3},
        2: {"practice": 1, "grade": 475, "queue": 2},
        3: {"practice": 0, "grade": 500, "queue": 1},
        4: {"practice": 1, "queue": 1},
        5: {"practice": 1, "grade": 475, "queue": 2},
    }
    orders = orders_by(criteria, marks, {1: 5, 2: 4, 3: 3, 4: 2, 5: 1})
    assert sorted(orders, key=orders.__getitem__) == [5, 2, 1, 4, 3]
    assert read_order(criteria, orders[1]) == marks[1]
    assert read_order(criteria, orders[4]) == {"practice": 1, "grade": None, "queue": 1}
    with pytest.raises(ValueError, match="out of bounds"):
        orders_by(criteria, {1: {"grade": 10**12}}, {1: 1})


def test_the_lottery_is_what_anybody_gets_from_the_seed() -> None:
    # printf 'весна-2024|А-1' | sha256sum, and so on: 53af…, e785…, 35cd…, bf4a…
    lots = {"А-3": 1, "А-1": 2, "А-4": 3, "А-2": 4}
    assert lottery("весна-2024", ["А-1", "А-2", "А-3", "А-4"]) == lots
    assert lottery("весна-2024", ["А-4", "А-2", "А-3", "А-1"]) == lots
    assert len({tuple(lottery(f"{n}", ["А-1", "А-2", "А-3"]).items()) for n in range(60)}) == 6
    with pytest.raises(ValueError, match="twice"):
        lottery("s", ["А-1", "А-1"])
    with pytest.raises(ValueError, match="seed"):
        lottery("", ["А-1"])


def test_a_snapshot_is_the_same_whatever_the_order_and_runs_again() -> None:
    other = Market(VECTOR_10.applications[::-1], {B: 1, A: 1})
    data = snapshot(VECTOR_10, criteria=["балл"], seed="весна", contracts={7: A})
    assert data == snapshot(other, criteria=["балл"], seed="весна", contracts={7: A})
    assert digest(data) != digest(snapshot(VECTOR_10, criteria=["балл"], seed="осень", contracts={7: A}))
    back = from_snapshot(data)
    assert (back.criteria, back.seed, back.contracts) == (("балл",), "весна", {7: A})
    assert snapshot(back.market, criteria=back.criteria, seed=back.seed, contracts=back.contracts) == data
    assert result_bytes(allocate(back.market).placed) == result_bytes(allocate(other).placed) == b"[[1,20],[2,10]]"
    with pytest.raises(ValueError, match="not a snapshot"):
        from_snapshot(b'{"format":"other"}')
    with pytest.raises(ImpossibleMarket, match="whole numbers"):
        snapshot(market({A: 1}, (1, A, 1, (4.75,))))


@pytest.mark.parametrize(
    ("wishes", "rosters", "places", "words"),
    [
        ({1: [A, A]}, {A: [1]}, {A: 1}, "names a vacancy twice"),
        ({1: [A]}, {A: [1, 1]}, {A: 1}, "names somebody twice"),
        ({1: [A]}, {A: [1]}, {A: -1}, "negative"),
    ],
)
def test_dictionaries_that_contradict_themselves_are_refused(
    wishes: dict, rosters: dict, places: dict, words: str
) -> None:
    with pytest.raises(ImpossibleMarket, match=words):
        place(wishes, rosters, places)
