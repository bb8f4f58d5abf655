import pytest

from tests import races

pytestmark = pytest.mark.races


def test_one_invitation_lets_in_one_of_eight(database_url):
    tokens = races.call("tests.races.invitations:prepare", database_url, count=25)
    let_in = races.run(8, "tests.races.invitations:accept", database_url, tokens=tokens)
    assert sorted(number for numbers in let_in for number in numbers) == list(range(25))


def test_checking_first_lets_in_more_than_one(database_url):
    tokens = races.call("tests.races.invitations:prepare", database_url, count=10)
    let_in = races.run(6, "tests.races.invitations:accept_by_checking_first", database_url, tokens=tokens)
    assert sum(map(len, let_in)) > 10
