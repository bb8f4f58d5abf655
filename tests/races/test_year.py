import pytest

from tests import races

pytestmark = pytest.mark.races
TARGET = "tests.races.year"
ONCE = [False] * 3 + [True]


def test_a_reminder_is_told_once_a_link_is_one_and_a_year_is_closed_and_carried_over_once(database_url):
    world = races.call(f"{TARGET}:prepare", database_url)
    assert sorted(races.run(4, f"{TARGET}:remind_of", database_url, **world)) == ONCE
    assert len(set(races.run(4, f"{TARGET}:make_link", database_url, **world))) == 4
    assert len(set(races.run(4, f"{TARGET}:carry", database_url, **world))) == 1
    assert sorted(races.run(4, f"{TARGET}:close", database_url, **world)) == ONCE
    seen = races.call(f"{TARGET}:look", database_url, **world)
    assert seen == {"notices": 1, "links": 1, "closings": 1, "carried": 1}
