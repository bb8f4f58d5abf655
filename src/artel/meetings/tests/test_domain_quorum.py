"""Quorum: the vectors of DOMAIN 3.3.1 c 1, and what can never happen to it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.bodies.domain.rules import Rules, Share, needed
from artel.meetings.domain.quorum import Stretch, quorum_of, quorum_with, was_ever_reached

START = datetime(2024, 3, 15, 14, 0, tzinfo=UTC)
people = st.integers(0, 12)
some = st.frozensets(people, max_size=10)
shares = st.sampled_from(list(Share))
rules = st.builds(Rules, quorum_share=shares, majority_share=shares, recused_leave_quorum=st.booleans())
minutes = st.integers(0, 90)


@st.composite
def stretches(draw):
    came = draw(minutes)
    left = draw(st.none() | st.integers(came, 120))
    return Stretch(draw(people), at(came), None if left is None else at(left))


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


@pytest.mark.parametrize(
    ("share", "base", "enough"),
    [
        (Share.MORE_THAN_HALF, 7, 4),
        (Share.HALF, 7, 4),
        (Share.MORE_THAN_HALF, 8, 5),
        (Share.HALF, 8, 4),
        (Share.TWO_THIRDS, 9, 6),
        (Share.TWO_THIRDS, 10, 7),
        (Share.THREE_QUARTERS, 9, 7),
        (Share.ALL, 5, 5),
        (Share.MORE_THAN_HALF, 1, 1),
    ],
)
def test_how_many_are_needed(share, base, enough):
    assert needed(share, base) == enough


@given(rules, some, some)
def test_nobody_on_the_roll_is_never_quorate(body, present, recused):
    assert not quorum_with(body, (), present, recused).is_reached


@given(shares, st.integers(1, 200))
def test_what_is_needed_is_the_least_that_is_the_share(share, base):
    part = {
        Share.HALF: 0.5,
        Share.MORE_THAN_HALF: 0.5,
        Share.TWO_THIRDS: 2 / 3,
        Share.THREE_QUARTERS: 0.75,
        Share.ALL: 1,
    }
    enough, exact = needed(share, base), base * part[share] - 1e-9
    reaches = (lambda n: n > exact + 2e-9) if share == Share.MORE_THAN_HALF else (lambda n: n >= exact)
    assert 0 < enough <= base
    assert reaches(enough)
    assert not reaches(enough - 1)


@given(rules, some, some, some, people)
def test_an_arrival_never_loses_a_quorum(body, roll, present, recused, comer):
    before = quorum_with(body, roll, present, recused)
    after = quorum_with(body, roll, present | {comer}, recused)
    assert after.needed == before.needed
    assert after.taking_part >= before.taking_part
    assert after.is_reached or not before.is_reached


@given(rules, some, some, some, people)
def test_a_recusal_never_raises_what_is_needed(body, roll, present, recused, one):
    before, after = quorum_with(body, roll, present, recused), quorum_with(body, roll, present, recused | {one})
    assert after.counted <= before.counted
    # With everybody recused nobody counts; one is "needed", and no quorum can come of it.
    assert after.needed <= before.needed
    assert after.taking_part <= before.taking_part


@given(rules, some, st.lists(stretches(), max_size=12), some, minutes)
def test_the_figures_agree_with_each_other(body, roll, stays, recused, minute):
    found = quorum_of(body, roll, stays, recused, at(minute))
    assert found.listed == len(roll)
    assert 0 <= found.taking_part <= found.present <= found.listed
    assert found.counted == found.listed - (found.recused if body.recused_leave_quorum else 0)
    assert (found.lacking == 0) == (found.taking_part >= found.needed)


@given(rules, some, st.lists(stretches(), max_size=8), st.randoms(use_true_random=False), minutes)
def test_the_order_of_people_and_stays_does_not_matter(body, roll, stays, rng, minute):
    shuffled, listed = list(stays), [*roll, *roll]
    rng.shuffle(shuffled)
    rng.shuffle(listed)
    assert quorum_of(body, listed, shuffled, (), at(minute)) == quorum_of(body, roll, stays, (), at(minute))


def test_who_left_does_not_count_and_who_came_back_does():
    body, roll = Rules(), {1, 2, 3}
    stays = [Stretch(1, at(0)), Stretch(2, at(0), at(10)), Stretch(2, at(20))]
    assert [quorum_of(body, roll, stays, (), at(minute)).taking_part for minute in (5, 10, 15, 20)] == [2, 1, 1, 2]


def test_a_recused_member_leaves_the_whole_only_where_the_rules_say_so():
    present, roll = {1, 2, 3, 4, 5}, range(8)
    left = quorum_with(Rules(recused_leave_quorum=True), roll, present, {1})
    kept = quorum_with(Rules(recused_leave_quorum=False), roll, present, {1})
    assert (left.counted, left.needed, left.taking_part, left.is_reached) == (7, 4, 4, True)
    assert (kept.counted, kept.needed, kept.taking_part, kept.is_reached) == (8, 5, 4, False)


@given(rules, some, st.lists(stretches(), max_size=8), minutes)
def test_a_quorum_ever_reached_is_one_reached_at_some_minute(body, roll, stays, since):
    by_minutes = any(quorum_of(body, roll, stays, (), at(minute)).is_reached for minute in range(since, 121))
    assert was_ever_reached(body, roll, stays, at(since)) == by_minutes
