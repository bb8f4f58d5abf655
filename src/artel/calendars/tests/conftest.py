"""The calendar's world, built once for a module; each test works on it within a savepoint of its own."""

import copy

import pytest
import time_machine
from django.db import transaction

from artel.calendars.tests.world import Full, make_full
from artel.meetings.tests.factories import NOON


@pytest.fixture(scope="module")
def _built(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=False), transaction.atomic():
        yield make_full()
        transaction.set_rollback(True)


@pytest.fixture
def noon(db):
    """Noon of 15.03.2024 in Tomsk, a Friday; `noon.move_to()` sets another moment."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def full(_built, noon) -> Full:
    """The world as it was built: its things are copies, which a test may change."""
    return copy.deepcopy(_built)
