from hypothesis import given
from hypothesis import strategies as st

from artel.bodies.domain.composition import IssueCode, Side, Sitting, difference, issues, needs_reapproval
from artel.bodies.domain.rules import Rules
from artel.bodies.domain.states import Part

RULES = Rules(min_members=3, needs_employer=True, needs_college=True, load_limit=3)
GOOD = (
    Sitting(1, "Черных О. И.", Part.CHAIR, side=Side.EMPLOYER),
    Sitting(2, "Вершинина А. Н.", Part.SECRETARY, has_vote=False, side=Side.EMPLOYER),
    Sitting(3, "Дёмин В. Г.", side=Side.COLLEGE),
    Sitting(4, "Ким А. В."),
)
sittings = st.lists(
    st.builds(
        Sitting,
        person=st.integers(1, 9),
        name=st.just("Ким А. В."),
        part=st.sampled_from(list(Part)),
        has_vote=st.booleans(),
        side=st.sampled_from(list(Side)),
        has_post=st.booleans(),
        is_agreed=st.booleans(),
        load=st.integers(0, 5),
    ),
    max_size=10,
)
parts = st.dictionaries(st.integers(1, 12), st.sampled_from(list(Part)), max_size=12)


def codes(*seats, rules=RULES):
    return {issue.code for issue in issues(seats, rules)}


def with_seat(place, **changes):
    fields = {name: getattr(GOOD[place], name) for name in Sitting.__dataclass_fields__} | changes
    return (*GOOD[:place], Sitting(**fields), *GOOD[place + 1 :])


@given(sittings)
def test_errors_come_before_warnings_and_name_only_people_of_the_composition(seats):
    found = issues(seats, RULES)
    flags = [issue.is_error for issue in found]
    assert flags == sorted(flags, reverse=True)
    assert {issue.person for issue in found} - {None} <= {seat.person for seat in seats}


@given(sittings)
def test_a_composition_without_errors_has_one_voting_head_and_nobody_twice(seats):
    if any(issue.is_error for issue in issues(seats, RULES)):
        return
    people = [seat.person for seat in seats]
    heads = [seat for seat in seats if seat.part == Part.CHAIR]
    assert len(people) == len(set(people)) >= RULES.min_members
    assert len(heads) == 1 and heads[0].has_vote
    assert {Side.EMPLOYER, Side.COLLEGE} <= {seat.side for seat in seats}


@given(parts)
def test_nothing_changed_needs_no_new_approval(composition):
    assert not needs_reapproval(composition, composition)


@given(parts, parts)
def test_another_head_always_needs_a_new_approval(old, new):
    heads = [{person for person, part in each.items() if part == Part.CHAIR} for each in (old, new)]
    if heads[0] != heads[1]:
        assert needs_reapproval(old, new)


def test_a_third_of_the_members_may_change_and_one_more_may_not():
    old = {1: Part.CHAIR} | dict.fromkeys(range(2, 7), Part.MEMBER)
    third = {person: part for person, part in old.items() if person not in (5, 6)} | {7: Part.MEMBER, 8: Part.MEMBER}
    assert not needs_reapproval(old, third)
    assert needs_reapproval(old, {person: part for person, part in third.items() if person != 4})
    assert needs_reapproval(old, old | {9: Part.MEMBER, 10: Part.MEMBER, 11: Part.MEMBER})


@given(parts, parts)
def test_a_difference_tells_of_everybody_once(old, new):
    before = {person: (part, True) for person, part in old.items()}
    after = {person: (part, True) for person, part in new.items()}
    found = difference(before, after)
    assert set(found.joined) == new.keys() - old.keys()
    assert set(found.left) == old.keys() - new.keys()
    assert set(found.changed) == {person for person in old.keys() & new.keys() if old[person] != new[person]}


def test_a_composition_by_the_rules_has_nothing_against_it():
    assert codes(*GOOD) == set()


def test_an_empty_composition_says_only_that():
    assert codes() == {IssueCode.EMPTY}


def test_a_head_is_needed_and_votes():
    assert IssueCode.NO_HEAD in codes(*GOOD[1:], rules=Rules(min_members=1))
    assert IssueCode.HEAD_WITHOUT_VOTE in codes(*with_seat(0, has_vote=False))


def test_head_and_secretary_are_two_people():
    assert IssueCode.TWICE in codes(*with_seat(1, person=1))


def test_the_secretary_votes_only_where_the_rules_let_them():
    seats = with_seat(1, has_vote=True)
    assert IssueCode.SECRETARY_VOTES in codes(*seats)
    assert IssueCode.SECRETARY_VOTES not in codes(*seats, rules=Rules(secretary_votes=True))


def test_balance_and_size_are_asked_for_where_the_rules_say_so():
    lonely = GOOD[:2]
    assert {IssueCode.TOO_FEW, IssueCode.NO_COLLEGE} <= codes(*lonely)
    assert IssueCode.NO_COLLEGE not in codes(*lonely, rules=Rules(min_members=2))


def test_an_even_number_of_votes_and_a_loaded_person_are_warnings():
    found = issues((*GOOD, Sitting(5, "Мельник Р. К.", load=3)), RULES)
    assert {issue.code for issue in found} == {IssueCode.EVEN, IssueCode.LOAD}
    assert not any(issue.is_error for issue in found)


def test_somebody_without_a_consent_or_a_post_stops_the_composition():
    assert IssueCode.NOT_AGREED in codes(*with_seat(2, is_agreed=False))
    assert IssueCode.NO_POST in codes(*with_seat(2, has_post=False))
