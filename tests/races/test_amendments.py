import pytest

from tests import races

pytestmark = pytest.mark.races
TARGET = "tests.races.amendments"


def test_a_plan_is_changed_by_one_and_the_change_approved_once(database_url):
    world = races.call(f"{TARGET}:prepare", database_url)
    assert sorted(races.run(4, f"{TARGET}:begin", database_url, **world)) == [False] * 3 + [True]
    races.call(f"{TARGET}:hand_over", database_url, **world)
    assert sorted(races.run(4, f"{TARGET}:approve", database_url, **world)) == [False] * 3 + [True]
    seen = races.call(f"{TARGET}:look", database_url, **world)
    assert seen == {"wordings": [1, 2], "changes": 1, "lifted": [1, 0]}
