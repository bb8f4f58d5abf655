import pytest

from tests import races

pytestmark = pytest.mark.races


def test_of_four_appointed_at_one_moment_one_takes_the_chair(database_url):
    world = races.call("tests.races.members:prepare", database_url, people=4)
    assert sorted(races.run(4, "tests.races.members:take_the_chair", database_url, **world)) == [False] * 3 + [True]


def test_two_coordinators_who_end_each_other_leave_one(database_url):
    world = races.call("tests.races.members:prepare", database_url, people=2)
    assert sorted(races.run(2, "tests.races.members:end_the_other", database_url, **world)) == [False, True]
    assert races.call("tests.races.members:coordinators", database_url, **world) == 1
