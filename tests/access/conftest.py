"""One world for the whole folder, built once in a process and restored after every look at it."""

import logging

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from artel.desk import health
from tests.access.world import NOON, World, make_two_worlds


@pytest.fixture(autouse=True)
def noon():
    """Noon of 15.03.2024 in Tomsk, a Friday."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture(autouse=True)
def quiet():
    """Refusals are what these tests are about: a line of the log for each would be megabytes."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="package")
def built(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world inside a transaction that is never committed: tests outside of this folder do not see it."""
    storages = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path_factory.mktemp("files")},
        },
    }
    with django_db_blocker.unblock(), override_settings(STORAGES=storages), transaction.atomic():
        with time_machine.travel(NOON, tick=False):
            world = make_two_worlds()
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def world(built, db) -> World:
    """The world; whatever a test does to it is undone."""
    health._answers.clear()
    return built
