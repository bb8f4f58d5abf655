import pytest
import time_machine

from artel.plans.tests.world import World
from artel.reports.tests.world import make_lived_world


@pytest.fixture
def world(db) -> World:
    """The world at noon of 15.03.2024 in Tomsk, a Friday."""
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield make_lived_world()
