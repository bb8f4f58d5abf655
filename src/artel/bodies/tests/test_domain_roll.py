from hypothesis import given
from hypothesis import strategies as st

from artel.bodies.domain.roll import Held, SeatFacts, roll
from artel.bodies.domain.rules import Rules
from artel.bodies.domain.states import Part
from artel.bodies.domain.templates import TEMPLATES, template_of
from artel.members.domain.kinds import UnitKind

SILENT = Rules(secretary_votes=False)
VOICED = Rules(secretary_votes=True)

tenures = st.lists(
    st.builds(Held, person=st.integers(1, 8), part=st.sampled_from(list(Part)), is_acting=st.booleans()), max_size=14
)
seats = st.dictionaries(
    st.integers(1, 8), st.builds(SeatFacts, part=st.sampled_from(list(Part)), has_vote=st.booleans()), max_size=8
)


def people(counted):
    return [row.person for row in counted]


@given(tenures, seats, st.sets(st.integers(1, 8)))
def test_nobody_counts_twice_and_nobody_counts_who_holds_nothing(held, seats, suspended):
    counted = roll(held, seats=seats, suspended=suspended, rules=SILENT)
    assert len(people(counted)) == len(set(people(counted)))
    assert set(people(counted)) <= {one.person for one in held} - suspended


@given(tenures, seats)
def test_suspending_a_plain_member_takes_exactly_that_person_away(held, seats):
    plain = [Held(one.person, one.part) for one in held]
    before = people(roll(plain, seats=seats, suspended=(), rules=SILENT))
    for person in before:
        after = people(roll(plain, seats=seats, suspended={person}, rules=SILENT))
        assert after == [other for other in before if other != person]


@given(tenures, seats)
def test_letting_the_secretary_vote_never_takes_a_vote_away(held, seats):
    silent = {row.person for row in roll(held, seats=seats, suspended=(), rules=SILENT) if row.has_vote}
    voiced = {row.person for row in roll(held, seats=seats, suspended=(), rules=VOICED) if row.has_vote}
    assert silent <= voiced


@given(tenures, seats)
def test_the_order_of_rows_changes_neither_who_counts_nor_how(held, seats):
    one = {row.person: row for row in roll(held, seats=seats, suspended=(), rules=SILENT)}
    other = {row.person: row for row in roll(list(reversed(held)), seats=seats, suspended=(), rules=SILENT)}
    assert one == other


def test_a_person_on_two_seats_counts_once_in_the_first_and_keeps_the_vote_of_either():
    counted = roll([Held(1, Part.SECRETARY), Held(1, Part.MEMBER)], seats={}, suspended=(), rules=SILENT)
    assert [(row.person, row.part, row.has_vote) for row in counted] == [(1, Part.SECRETARY, True)]


def test_a_secretary_has_no_vote_unless_the_rules_say_so_and_the_composition_gives_it():
    held = [Held(1, Part.SECRETARY)]
    assert not roll(held, seats={}, suspended=(), rules=SILENT)[0].has_vote
    assert roll(held, seats={}, suspended=(), rules=VOICED)[0].has_vote
    assert not roll(held, seats={1: SeatFacts(Part.SECRETARY, False)}, suspended=(), rules=VOICED)[0].has_vote


def test_whoever_acts_from_outside_sits_in_the_holders_place():
    counted = roll(
        [Held(1, Part.CHAIR), Held(2, Part.CHAIR, True), Held(3, Part.MEMBER)], seats={}, suspended=(), rules=SILENT
    )
    assert people(counted) == [2, 3]
    assert counted[0].is_acting


def test_an_acting_member_keeps_a_seat_and_so_does_the_holder():
    held = [Held(1, Part.CHAIR), Held(2, Part.DEPUTY), Held(2, Part.CHAIR, True), Held(3, Part.MEMBER)]
    counted = roll(held, seats={}, suspended=(), rules=SILENT)
    assert people(counted) == [2, 1, 3]
    assert [row.is_acting for row in counted] == [True, False, False]


def test_the_holder_of_two_seats_whose_chair_is_filled_from_outside_keeps_the_other():
    held = [Held(1, Part.CHAIR), Held(1, Part.MEMBER), Held(2, Part.CHAIR, True)]
    counted = roll(held, seats={}, suspended=(), rules=SILENT)
    assert [(row.person, row.part) for row in counted] == [(2, Part.CHAIR), (1, Part.MEMBER)]


def test_an_empty_body_counts_nobody():
    assert roll([], seats={}, suspended=(), rules=SILENT) == []


def test_every_kind_of_unit_has_its_template():
    assert {template_of(kind).unit_kind for kind in UnitKind} == set(UnitKind)
    assert all(template.rules.min_members >= 3 for template in TEMPLATES.values())
