"""Counting: sums, the border of a majority, ties, and what no vote can do."""

import json
from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from artel.bodies.domain.rules import MajorityBase, Rules, Share
from artel.meetings.domain.count import Count, count
from artel.meetings.domain.quorum import needed, quorum_with
from artel.meetings.domain.states import Ballot, Choice, Outcome

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
bodies = st.builds(
    Rules,
    quorum_share=st.sampled_from(list(Share)),
    majority_share=st.sampled_from(list(Share)),
    majority_base=st.sampled_from(list(MajorityBase)),
    casting_vote=st.booleans(),
)
ballots = st.sampled_from(list(Ballot))
sides = st.sampled_from(["", FOR, AGAINST, ABSTAIN])


@st.composite
def votings(draw):
    """A quorum and choices of those on the roll; "" is who has not voted."""
    body = draw(bodies)
    size = draw(st.integers(0, 9))
    taking = draw(st.integers(0, size))
    recused = draw(st.integers(0, size - taking))
    quorum = quorum_with(body, range(size), range(taking + recused), range(taking, taking + recused))
    choices = draw(st.lists(sides, min_size=taking, max_size=taking))
    return body, quorum, choices


def counted(body, quorum, choices, **more) -> Count:
    return count(body, quorum, Counter(c for c in choices if c), roll=len(choices), **more)


def simple(text: str, *, roll: int | None = None, listed: int | None = None, **rules) -> tuple:
    """«3:1:1» of so many on the roll."""
    in_favour, against, abstained = map(int, text.split(":"))
    roll = roll or in_favour + against + abstained
    body = Rules(**rules)
    quorum = quorum_with(body, range(listed or roll), range(roll), ())
    return body, quorum, {FOR: in_favour, AGAINST: against, ABSTAIN: abstained}, roll


@given(votings(), sides, ballots)
def test_the_parts_always_make_the_roll(voting, presiding, ballot):
    body, quorum, choices = voting
    found = counted(body, quorum, choices, presiding_choice=presiding, ballot=ballot)
    assert found.in_favour + found.against + found.abstained + found.not_voted == found.roll == len(choices)


@given(votings(), sides, ballots)
def test_accepted_only_with_a_quorum_and_only_by_enough_voices(voting, presiding, ballot):
    body, quorum, choices = voting
    found = counted(body, quorum, choices, presiding_choice=presiding, ballot=ballot)
    if not quorum.is_reached:
        assert (found.outcome, found.by_casting_vote) == (Outcome.NO_QUORUM, False)
    elif found.by_casting_vote:
        assert found.in_favour == found.against > 0
        assert (found.outcome == Outcome.ACCEPTED) == (presiding == FOR)
        assert (ballot, body.majority_share, body.casting_vote) == (Ballot.OPEN, Share.MORE_THAN_HALF, True)
    else:
        assert (found.outcome == Outcome.ACCEPTED) == (found.in_favour >= needed(body.majority_share, found.base))


@given(votings(), ballots)
def test_unanimous_means_nobody_against_and_nobody_abstained(voting, ballot):
    body, quorum, choices = voting
    found = counted(body, quorum, choices, ballot=ballot)
    assert found.unanimous == (FOR in choices and not {AGAINST, ABSTAIN} & set(choices))


@given(votings(), sides, ballots, st.data())
def test_a_voter_who_goes_over_to_for_never_undoes_a_decision(voting, presiding, ballot, data):
    body, quorum, choices = voting
    assume(any(choice != FOR for choice in choices))
    place = data.draw(st.sampled_from([index for index, choice in enumerate(choices) if choice != FOR]))
    with_one_more = [*choices[:place], FOR, *choices[place + 1 :]]
    before = counted(body, quorum, choices, presiding_choice=presiding, ballot=ballot)
    after = counted(body, quorum, with_one_more, presiding_choice=presiding, ballot=ballot)
    # A new voice widens the base of those who cast; a decision by the casting vote alone may not bear that.
    assume(not (before.by_casting_vote and choices[place] == "" and body.majority_base == MajorityBase.CAST))
    assert after.is_accepted or not before.is_accepted


@given(votings(), sides, ballots, st.randoms(use_true_random=False))
def test_the_order_of_votes_does_not_matter(voting, presiding, ballot, rng):
    body, quorum, choices = voting
    shuffled = list(choices)
    rng.shuffle(shuffled)
    assert counted(body, quorum, choices, presiding_choice=presiding, ballot=ballot) == counted(
        body, quorum, shuffled, presiding_choice=presiding, ballot=ballot
    )


@given(bodies, sides, ballots)
def test_nobody_decides_nothing(body, presiding, ballot):
    nobody = quorum_with(body, (), (), ())
    assert count(body, nobody, {}, presiding_choice=presiding, ballot=ballot).outcome == Outcome.NO_QUORUM


@given(votings(), sides, ballots)
def test_a_count_is_kept_and_read_back_as_it_was(voting, presiding, ballot):
    body, quorum, choices = voting
    found = counted(body, quorum, choices, presiding_choice=presiding, ballot=ballot)
    assert Count.from_json(json.loads(json.dumps(found.to_json()))) == found


@pytest.mark.parametrize(
    ("votes", "more", "outcome"),
    [
        ("4:2:1", {}, Outcome.ACCEPTED),
        ("3:1:3", {}, Outcome.REJECTED),  # 3 of 7 present
        ("3:1:3", {"majority_base": MajorityBase.CAST}, Outcome.REJECTED),  # abstaining is taking part
        ("3:1:0", {"roll": 7, "majority_base": MajorityBase.CAST}, Outcome.ACCEPTED),  # 3 of 4 who voted
        ("4:0:0", {"roll": 5, "listed": 8, "majority_base": MajorityBase.LISTED}, Outcome.REJECTED),
        ("5:0:0", {"roll": 5, "listed": 8, "majority_base": MajorityBase.LISTED}, Outcome.ACCEPTED),
        ("6:3:0", {"majority_share": Share.TWO_THIRDS}, Outcome.ACCEPTED),
        ("5:4:0", {"majority_share": Share.TWO_THIRDS}, Outcome.REJECTED),
        ("8:0:1", {"majority_share": Share.ALL}, Outcome.REJECTED),
        ("4:4:0", {"majority_share": Share.HALF}, Outcome.ACCEPTED),
    ],
)
def test_votes_against_the_rules_of_a_body(votes, more, outcome):
    body, quorum, choices, roll = simple(votes, **more)
    assert count(body, quorum, choices, roll=roll).outcome == outcome


@pytest.mark.parametrize(
    ("presiding", "ballot", "more", "outcome", "by_casting_vote"),
    [
        (FOR, Ballot.OPEN, {}, Outcome.ACCEPTED, True),
        (AGAINST, Ballot.OPEN, {}, Outcome.REJECTED, True),
        (ABSTAIN, Ballot.OPEN, {}, Outcome.REJECTED, False),
        ("", Ballot.OPEN, {}, Outcome.REJECTED, False),
        (FOR, Ballot.SECRET, {}, Outcome.REJECTED, False),
        (FOR, Ballot.ABSENTEE, {}, Outcome.REJECTED, False),
        (FOR, Ballot.OPEN, {"casting_vote": False}, Outcome.REJECTED, False),
        (FOR, Ballot.OPEN, {"majority_share": Share.TWO_THIRDS}, Outcome.REJECTED, False),
    ],
)
def test_a_tie_is_decided_by_the_presiding_person_where_the_rules_let_it(
    presiding, ballot, more, outcome, by_casting_vote
):
    body, quorum, choices, roll = simple("3:3:0", **more)
    found = count(body, quorum, choices, roll=roll, presiding_choice=presiding, ballot=ballot)
    assert (found.outcome, found.by_casting_vote) == (outcome, by_casting_vote)


def test_the_casting_vote_adds_one_voice_and_no_more():
    for votes, outcome in (("2:2:1", Outcome.ACCEPTED), ("2:2:6", Outcome.REJECTED)):
        body, quorum, choices, roll = simple(votes)
        assert count(body, quorum, choices, roll=roll, presiding_choice=FOR).outcome == outcome


def test_the_arithmetic_is_told_in_sentences():
    body = Rules()
    quorum = quorum_with(body, range(9), range(7), {0})
    found = count(body, quorum, {FOR: 4, AGAINST: 1}, roll=6)
    assert found.steps == (
        "В составе с правом голоса 9\xa0человек, самоотвод заявили 1: из состава для кворума вычитаются, считаем от 8.",
        "Для кворума нужно больше половины от 8, то есть 5; участвуют 6: кворум есть.",
        "За 4, против 1, воздержались 0, не голосовали 1: всего 6.",
        "Для решения нужно больше половины от участвующих в голосовании по списку (6): 4.",
        "За 4 из нужных 4: решение принято.",
    )


def test_more_votes_than_people_are_a_mistake_of_the_programmer():
    body, quorum, choices, _roll = simple("3:0:0")
    with pytest.raises(ValueError, match="3 votes on a roll of 2"):
        count(body, quorum, choices, roll=2)
