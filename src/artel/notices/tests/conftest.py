import pytest
import time_machine

from artel.plans.tests.world import World, make_world

NOON = "2024-03-15 05:00:00+00:00"  # a Friday, 12:00 in Tomsk


@pytest.fixture
def world(db) -> World:
    """The plan's world, on the working day before the term of row 1 (31.03.2024, moved to 01.04) comes within ten days."""
    with time_machine.travel(NOON, tick=False):
        yield make_world()
