import pytest
import time_machine

from artel.bodies.tests.world import World, make_world
from artel.documents.tests.factories import register_kind


@pytest.fixture
def world(db, monkeypatch) -> World:
    """The world of bodies on its day, with a kind of paper that stands for minutes."""
    register_kind(monkeypatch)
    with time_machine.travel("2024-02-15 05:00:00+00:00", tick=False):
        yield make_world()
