import pytest

from tests import races

pytestmark = pytest.mark.races
TARGET = "tests.races.fair"


def test_the_last_place_is_given_to_one_of_six(database_url):
    hands = races.call(f"{TARGET}:prepare_last_places", database_url, vacancies=3, rivals=6)
    taken = races.run(6, f"{TARGET}:accept", database_url, hands=hands)
    by_vacancy = [{hand[number] for hand in hands} for number in range(3)]
    accepted = [pk for each in taken for pk in each]
    assert [len(rivals & set(accepted)) for rivals in by_vacancy] == [1] * 3
    assert len(accepted) == 3
    seen = races.call(f"{TARGET}:look", database_url)
    assert (seen["states"], seen["most_taken"], seen["wrong"]) == ({"accepted": 3, "issued": 15}, 1, [])


def test_one_invitation_accepted_in_four_windows_is_accepted_once(database_url):
    hands = races.call(f"{TARGET}:prepare_choices", database_url, graduates=4)
    taken = races.run(4, f"{TARGET}:accept", database_url, hands=hands)
    assert sorted(pk for each in taken for pk in each) == sorted(hands[0])
    seen = races.call(f"{TARGET}:look", database_url)
    assert (seen["states"], seen["most_taken"], seen["wrong"]) == ({"accepted": 4}, 4, [])


def test_yes_and_no_at_once_end_in_no_and_hold_no_place(database_url):
    """A place taken may be given back; one given back may not be taken again: whoever is first, the counters tally."""
    (invitations,) = races.call(f"{TARGET}:prepare_choices", database_url, graduates=4)
    accepted, declined = races.run(2, f"{TARGET}:accept_or_decline", database_url, invitations=invitations)
    assert declined == invitations
    assert set(accepted) <= set(invitations)
    seen = races.call(f"{TARGET}:look", database_url)
    assert (seen["states"], seen["most_taken"], seen["wrong"]) == ({"declined": 4}, 0, [])


def test_of_two_invitations_of_one_graduate_one_is_accepted(database_url):
    hands = races.call(f"{TARGET}:prepare_choices", database_url, graduates=4, offers=2)
    left, right = races.run(2, f"{TARGET}:accept", database_url, hands=hands)
    assert len(left) + len(right) == 4
    seen = races.call(f"{TARGET}:look", database_url)
    assert (seen["states"], seen["most_accepted"], seen["wrong"]) == ({"accepted": 4, "revoked": 4}, 1, [])


def test_eight_presses_make_one_invitation_each_and_numbers_follow_without_a_gap(database_url):
    made = races.call(f"{TARGET}:prepare_making", database_url, graduates=4)
    assert sorted(races.run(8, f"{TARGET}:make", database_url, **made)) == [0] * 7 + [4]
    assert sorted(races.run(2, f"{TARGET}:send", database_url, **made)) == [0, 4]
    signed = races.run(4, f"{TARGET}:sign", database_url, **made)
    assert len({pk for each in signed for pk in each}) == sum(map(len, signed)) == 4
    seen = races.call(f"{TARGET}:look_at_papers", database_url, **made)
    assert seen == {"states": {"issued": 4}, "numbers": [1, 2, 3, 4], "graduates": 4}


def test_at_five_doors_everybody_comes_once(database_url):
    made = races.call(f"{TARGET}:prepare_day", database_url, graduates=5)
    first = races.run(5, f"{TARGET}:scan", database_url, lead=made["lead"], graduates=made["graduates"])
    assert sorted(pk for each in first for pk in each) == sorted(made["graduates"])


def test_of_two_moves_to_one_time_one_is_let_through(database_url):
    made = races.call(f"{TARGET}:prepare_day", database_url, graduates=4)
    left, right = races.run(2, f"{TARGET}:move", database_url, lead=made["lead"], pairs=made["pairs"], to=20)
    assert len(left) + len(right) == 4, "a graduate is not at two stands at once"
    assert not {pair for pair in map(tuple, made["pairs"]) if set(pair) <= {*left, *right}}


@pytest.mark.postgres
def test_checking_first_gives_the_last_place_twice(postgres_url):
    races.call(f"{TARGET}:make_bare_table", postgres_url, count=40)
    taken = races.run(6, f"{TARGET}:take_by_checking_first", postgres_url, count=40)
    assert sum(taken) > 40
