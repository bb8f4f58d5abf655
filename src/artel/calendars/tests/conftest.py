import pytest
import time_machine

from artel.calendars.tests.world import Full, make_full
from artel.meetings.tests.factories import NOON


@pytest.fixture
def noon(db):
    """Noon of 15.03.2024 in Tomsk, a Friday; `noon.move_to()` sets another moment."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def full(noon) -> Full:
    return make_full()
