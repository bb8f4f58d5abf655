"""The world of search, built once for a module; each test works on it within a savepoint of its own."""

import copy
from types import SimpleNamespace

import pytest
import time_machine
from django.db import transaction

from artel.search.tests.world import NOON, make_world


@pytest.fixture(scope="module")
def _built(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=False), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(_built, db) -> SimpleNamespace:
    """The world as it was built: its things are copies, which a test may change."""
    return copy.deepcopy(_built)
