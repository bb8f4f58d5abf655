"""The timetable of interviews."""

import random
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artel.matching import (
    Clash,
    Sitting,
    Timetable,
    check_timetable,
    rounds_needed,
    timetable,
)

GRADUATES, EMPLOYERS = 6, 4
MEETINGS = st.lists(st.tuples(st.integers(0, GRADUATES - 1), st.integers(0, EMPLOYERS - 1)), max_size=18)
TABLES = st.lists(st.integers(1, 3), min_size=EMPLOYERS, max_size=EMPLOYERS).map(lambda counts: dict(enumerate(counts)))


def absences(people: int) -> st.SearchStrategy:
    return st.dictionaries(st.integers(0, people - 1), st.sets(st.integers(0, 6), max_size=4))


@settings(max_examples=250, deadline=None)
@given(MEETINGS, TABLES)
def test_the_rounds_are_as_few_as_can_be(meetings: list, tables: dict) -> None:
    found = timetable(meetings, tables)
    assert check_timetable(meetings, tables, found) == ()
    assert found.left_over == ()
    degree = max((sum(graduate == each for each, _ in meetings) for graduate in range(GRADUATES)), default=0)
    share = max(-(-sum(employer == each for _, each in meetings) // tables[employer]) for employer in tables)
    assert found.rounds == rounds_needed(meetings, tables) == max(degree, share)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(1, 9)), max_size=9), TABLES, st.integers(0, 3)
)
def test_too_few_slots_hold_the_most_valuable_set(lines: list, tables: dict, slots: int) -> None:
    meetings, weights = [line[:2] for line in lines], [line[2] for line in lines]
    found = timetable(meetings, tables, slots=slots, weights=weights)
    assert check_timetable(meetings, tables, found, slots=slots) == ()

    def fits(chosen: tuple) -> bool:
        return rounds_needed([meetings[number] for number in chosen], tables) <= slots

    best = max(
        sum(weights[number] for number in chosen)
        for size in range(len(meetings) + 1)
        for chosen in combinations(range(len(meetings)), size)
        if fits(chosen)
    )
    assert sum(weights[number] for number in found.sittings) == best
    assert [weights[number] for number in found.left_over] == sorted(
        (weights[number] for number in found.left_over), reverse=True
    )


@settings(max_examples=200, deadline=None)
@given(MEETINGS, TABLES, absences(GRADUATES), absences(EMPLOYERS), st.one_of(st.none(), st.integers(1, 8)), st.data())
def test_absences_and_agreed_sittings_are_kept(
    meetings: list, tables: dict, graduates: dict, employers: dict, slots: int | None, data: st.DataObject
) -> None:
    rules = {"slots": slots, "busy_graduates": graduates, "busy_employers": employers}
    first = timetable(meetings, tables, **rules)
    assert check_timetable(meetings, tables, first, **rules) == ()
    assert slots is not None or not first.left_over
    # Only some of them are agreed; the rest is seated anew and nothing is lost without cause.
    agreed = (
        {number: first.sittings[number] for number in data.draw(st.sets(st.sampled_from(sorted(first.sittings))))}
        if first.sittings
        else {}
    )
    again = timetable(meetings, tables, locked=agreed, **rules)
    assert check_timetable(meetings, tables, again, locked=agreed, **rules) == ()
    assert slots is not None or not again.left_over


def improvable(meetings: list, weights: list, tables: dict, slots: int, held: set) -> bool:
    """Whether some exchange raises the weight: a negative cycle in the residual network (Bellman and Ford)."""
    arcs = []
    load = Counter(("graduate", meetings[number][0]) for number in held)
    load.update(("employer", meetings[number][1]) for number in held)
    for number, (graduate, employer) in enumerate(meetings):
        ends = ("graduate", graduate), ("employer", employer)
        arcs.append((*ends, weights[number]) if number in held else (*ends[::-1], -weights[number]))
    nodes = {end for arc in arcs for end in arc[:2]}
    for node in nodes:
        outward = node[0] == "graduate"
        if load[node] < slots * (1 if outward else tables[node[1]]):
            arcs.append((node, None, 0) if outward else (None, node, 0))
        if load[node]:
            arcs.append((None, node, 0) if outward else (node, None, 0))
    distance = dict.fromkeys([*nodes, None], 0)
    for _ in range(len(distance)):
        changed = False
        for start, end, loss in arcs:
            if distance[start] + loss < distance[end]:
                distance[end] = distance[start] + loss
                changed = True
        if not changed:
            return False
    return True


def test_no_exchange_improves_a_large_choice() -> None:
    chance = random.Random(3)
    for _ in range(8):
        meetings = [(graduate, employer) for graduate in range(60) for employer in chance.sample(range(10), 8)]
        weights = [chance.randint(1, 20) for _ in meetings]
        tables = {employer: chance.randint(5, 7) for employer in range(10)}
        found = timetable(meetings, tables, slots=3, weights=weights)
        assert check_timetable(meetings, tables, found, slots=3) == ()
        assert not improvable(meetings, weights, tables, 3, set(found.sittings))
        held = set(found.sittings) - {next(iter(found.sittings))}
        assert improvable(meetings, weights, tables, 3, held)


def test_agreed_sittings_stand_in_the_way_and_stay() -> None:
    """A tight fair with a third of its sittings fixed at random: the rest finds its way round them."""
    chance = random.Random(8)
    meetings = [(graduate, employer) for graduate in range(40) for employer in chance.sample(range(12), 8)]
    tables = {employer: -(-sum(each == employer for _, each in meetings) // 8) for employer in range(12)}
    locked: dict[int, Sitting] = {}
    for number in chance.sample(range(len(meetings)), len(meetings) // 3):
        sitting = Sitting(chance.randrange(8), chance.randrange(tables[meetings[number][1]]))
        attempt = {**locked, number: sitting}
        made = Timetable(8, attempt, tuple(set(range(len(meetings))) - set(attempt)))
        if not check_timetable(meetings, tables, made):
            locked = attempt
    assert len(locked) > 40
    for slots in (8, 9, None):
        found = timetable(meetings, tables, slots=slots, locked=locked)
        assert check_timetable(meetings, tables, found, slots=slots, locked=locked) == ()
        assert len(found.left_over) <= (6 if slots == 8 else 0)
        assert slots is not None or found.rounds <= 9


def test_a_fair_with_absences_holds_all_that_its_bounds_allow() -> None:
    """Two hundred graduates, a third of their rounds away: nobody is left over who could have been held."""
    chance = random.Random(5)
    meetings = [
        (graduate, employer) for graduate in range(200) for employer in chance.sample(range(16), chance.randint(3, 6))
    ]
    tables = {employer: -(-sum(each == employer for _, each in meetings) // 20) for employer in range(16)}
    rules = {
        "slots": 24,
        "busy_graduates": {each: chance.sample(range(24), 7) for each in range(200)},
        "busy_employers": {each: chance.sample(range(24), 2) for each in range(16)},
    }
    found = timetable(meetings, tables, **rules)
    assert check_timetable(meetings, tables, found, **rules) == ()
    assert found.left_over == ()
    assert found == timetable(meetings, tables, **rules)


def test_a_tight_fair_holds_as_many_as_absences_leave_room_for() -> None:
    """Chains turn only where everybody is there, and still the bound is met that counts free rounds alone."""
    chance = random.Random(6)
    meetings = [(graduate, employer) for graduate in range(60) for employer in chance.sample(range(12), 10)]
    tables = {employer: -(-sum(each == employer for _, each in meetings) // 12) for employer in range(12)}
    rules = {
        "slots": 12,
        "busy_graduates": {each: chance.sample(range(12), 4) for each in range(60)},
        "busy_employers": {each: chance.sample(range(12), 1) for each in range(12)},
    }
    found = timetable(meetings, tables, **rules)
    assert check_timetable(meetings, tables, found, **rules) == ()
    assert len(found.sittings) == 60 * (12 - 4)


def test_a_meeting_given_up_for_one_that_cannot_be_held_takes_its_hole() -> None:
    """By numbers alone 1 is worth as much as 3 and comes first; only 3 can be held."""
    meetings = [(1, 0), (2, 1), (1, 0), (2, 0)]
    rules = {"slots": 2, "busy_graduates": {1: [1], 2: [0]}, "busy_employers": {1: [1]}}
    found = timetable(meetings, {0: 1, 1: 1}, **rules)
    assert check_timetable(meetings, {0: 1, 1: 1}, found, **rules) == ()
    assert len(found.sittings) == 2


MADE = [("Анна", "ТЭПК"), ("Анна", "Завод"), ("Борис", "ТЭПК")]
MADE_TABLES = {"ТЭПК": 1, "Завод": 2}


@pytest.mark.parametrize(
    ("sittings", "left_over", "clashes"),
    [
        ({0: (0, 0), 1: (0, 0), 2: (1, 0)}, (), {Clash("graduate_twice", (0, 1))}),
        ({0: (0, 0), 1: (1, 1), 2: (0, 0)}, (), {Clash("table_twice", (0, 2))}),
        ({0: (0, 0), 1: (1, 2)}, (2,), {Clash("no_such_table", (1,))}),
        ({0: (0, 0), 1: (5, 1), 2: (1, 0)}, (), {Clash("no_such_round", (1,))}),
        ({0: (0, 0), 2: (1, 0)}, (), {Clash("every_meeting_once", (1,))}),
        ({0: (0, 0), 1: (1, 0), 2: (2, 0)}, (0,), {Clash("every_meeting_once", (0,))}),
        ({0: (0, 0), 1: (2, 0), 2: (1, 0)}, (), {Clash("graduate_away", (1,))}),
        ({0: (0, 0), 1: (3, 0), 2: (2, 0)}, (), {Clash("employer_away", (1,))}),
        ({0: (1, 0), 1: (0, 0), 2: (2, 0)}, (), {Clash("locked_moved", (0,))}),
    ],
)
def test_the_checker_names_every_broken_rule(sittings: dict, left_over: tuple, clashes: set) -> None:
    found = Timetable(4, {number: Sitting(*where) for number, where in sittings.items()}, left_over)
    rules = {"busy_graduates": {"Анна": [2]}, "busy_employers": {"Завод": [3]}, "locked": {0: Sitting(0, 0)}}
    assert set(check_timetable(MADE, MADE_TABLES, found, **rules)) == clashes


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"tables": {"ТЭПК": 1}}, "no table"),
        ({"weights": [1]}, "one weight"),
        ({"weights": [1, 0, 1]}, "positive"),
        ({"slots": -1}, "negative"),
        ({"locked": {9: Sitting(0, 0)}}, "no meeting 9"),
        ({"locked": {0: Sitting(0, 1)}}, "no such round or table"),
        ({"slots": 2, "locked": {0: Sitting(2, 0)}}, "no such round or table"),
        ({"locked": {0: Sitting(0, 0), 2: Sitting(0, 0)}}, "where another one is"),
        ({"locked": {0: Sitting(0, 0), 1: Sitting(0, 0)}}, "where another one is"),
    ],
)
def test_impossible_rules_are_refused(arguments: dict, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        timetable(MADE, **{"tables": MADE_TABLES, **arguments})
