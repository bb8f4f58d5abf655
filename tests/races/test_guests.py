import pytest

from tests import races

pytestmark = pytest.mark.races
TARGET = "tests.races.guests"


def test_a_link_is_answered_once_from_four_tabs_and_one_alone_lives(database_url):
    world = races.call(f"{TARGET}:prepare", database_url)
    assert sorted(races.run(4, f"{TARGET}:answer", database_url, **world)) == [False, False, False, True]
    assert len(set(races.run(4, f"{TARGET}:ask_again", database_url, **world))) == 4
    seen = races.call(f"{TARGET}:look", database_url, **world)
    assert seen == {"uses": 1, "is_as_answered": True, "living": 1}
