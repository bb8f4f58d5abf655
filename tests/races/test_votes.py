import pytest

from artel.meetings.domain.states import Ballot
from tests import races

pytestmark = pytest.mark.races


def test_one_member_from_eight_devices_has_one_vote(database_url):
    made = races.call("tests.races.votes:prepare_questions", database_url, people=3, count=6)
    questions, one = made["questions"], made["attendees"][1]
    taken = races.run(8, "tests.races.votes:cast_same", database_url, questions=questions, attendee=one)
    assert taken == [questions] * 8, "an open voice may be changed: each is taken, the last one stands"
    for found in races.call("tests.races.votes:look", database_url, questions=questions):
        assert (found["votes"], found["voted"]) == (1, 1)


def test_one_member_from_eight_devices_drops_one_secret_vote(database_url):
    made = races.call("tests.races.votes:prepare_questions", database_url, people=3, count=6, ballot=Ballot.SECRET)
    questions, one = made["questions"], made["attendees"][1]
    taken = races.run(8, "tests.races.votes:cast_same", database_url, questions=questions, attendee=one)
    assert sorted(pk for each in taken for pk in each) == questions, "one of eight in every question"
    for pk in questions:
        result = races.call("tests.races.votes:close", database_url, question=pk)
        assert result["in_favour"] + result["against"] + result["abstained"] == 1


@pytest.mark.postgres
def test_without_the_lock_and_the_constraint_the_same_race_votes_twice(postgres_url):
    races.call("tests.races.votes:make_bare_table", postgres_url)
    inserted = races.run(8, "tests.races.votes:cast_same_by_checking_first", postgres_url, count=40, attendee=1)
    assert sum(inserted) > 40
    assert races.call("tests.races.votes:count_bare", postgres_url) > 1


@pytest.mark.parametrize("ballot", [Ballot.OPEN, Ballot.SECRET])
def test_what_is_taken_is_counted_and_nothing_is_taken_after_the_close(database_url, ballot):
    made = races.call("tests.races.votes:prepare_questions", database_url, people=6, count=8, ballot=ballot)
    questions, people = made["questions"], made["attendees"]
    _closer, *taken = races.run(
        6, "tests.races.votes:cast_or_close", database_url, questions=questions, attendees=people
    )
    for found, pk in zip(
        races.call("tests.races.votes:look", database_url, questions=questions), questions, strict=True
    ):
        voices = sum(pk in each for each in taken)
        assert (found["state"], found["result"]["abstained"], found["voted"]) == ("closed", voices, voices)
        assert (found["late"], found["urns"], found["votes"]) == (0, 0, voices if ballot == Ballot.OPEN else 0)


@pytest.mark.parametrize("ballot", [Ballot.OPEN, Ballot.SECRET])
def test_a_herd_that_votes_at_once_loses_nothing(database_url, ballot):
    made = races.call("tests.races.votes:prepare", database_url, people=20, ballot=ballot)
    answers = races.run(
        4,
        "tests.races.votes:cast_many",
        database_url,
        question=made["question"],
        attendees=made["attendees"],
        herd=4,
    )
    result = races.call("tests.races.votes:close", database_url, question=made["question"])
    said = {name: sum(each["taken"].get(name, 0) for each in answers) for name in ("for", "against", "abstain")}
    assert said == {"for": result["in_favour"], "against": result["against"], "abstain": result["abstained"]}
    assert (sum(said.values()), result["not_voted"]) == (20, 0)


def test_of_two_secretaries_who_write_at_once_one_wins_and_the_other_sees_both_texts(database_url):
    made = races.call("tests.races.votes:prepare", database_url, people=3)
    answers = races.run(2, "tests.races.votes:write_at_once", database_url, question=made["question"], rounds=8)
    assert sum(each["won"] for each in answers) == 8
    for index, each in enumerate(answers):
        for mine, theirs in each["stale"]:
            assert mine.startswith(f"Текст {index} круга ")
            assert theirs == mine.replace(f"Текст {index}", f"Текст {1 - index}")
    assert sum(len(each["stale"]) for each in answers) == 8
    assert races.call("tests.races.votes:versions", database_url, question=made["question"])["text"] == 9
