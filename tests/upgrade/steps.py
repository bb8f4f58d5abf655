"""What the processes of the upgrade do with a database of an earlier version."""

import os
import signal
from collections import Counter
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client, override_settings
from django.urls import reverse

from artel.kernel.errors import Refusal
from artel.members.models import Role
from artel.members.tests.factories import PASSWORD
from artel.plans.models import Plan
from artel.upkeep import migrating
from artel.upkeep.databases import database


class Stepping:
    """Counts the statements of each migration, and has the process killed before one of them or after its end."""

    def __init__(self, *, die_in: str = "", die_before: int = -1) -> None:
        self.counts: Counter[str] = Counter()
        self._current, self._die_in, self._die_before = "", die_in, die_before

    def progress(self, action: str, migration: Any = None, fake: bool = False) -> None:
        if action == "apply_start":
            self._current = str(migration)
        elif action == "apply_success":
            if self._current == self._die_in:  # it was to die before a statement that never came: after the last one
                os.kill(os.getpid(), signal.SIGKILL)
            self._current = ""

    def statement(self, execute: Any, sql: str, params: Any, many: bool, context: dict) -> Any:
        if self._current:
            if self._current == self._die_in and self.counts[self._current] == self._die_before:
                os.kill(os.getpid(), signal.SIGKILL)
            self.counts[self._current] += 1
        return execute(sql, params, many, context)


def bring_up(_index: int, *, die_in: str = "", die_before: int = -1) -> dict[str, int]:
    """Bring the database to this version; how many statements each migration took. Nothing when `die_in` is done."""
    if die_in and die_in not in migrating.pending():
        return {}
    stepping = Stepping(die_in=die_in, die_before=die_before)
    with connection.execute_wrapper(stepping.statement):
        migrating.bring_up(progress=stepping.progress)
    return dict(stepping.counts)


def bring_up_as_django_does(_index: int, *, die_in: str = "", die_before: int = -1) -> str:
    """The negative control: Django's own executor; what it died of."""
    stepping = Stepping(die_in=die_in, die_before=die_before)
    with connection.execute_wrapper(stepping.statement):
        executor = MigrationExecutor(connection, stepping.progress)
        try:
            executor.migrate(executor.loader.graph.leaf_nodes())
        except Exception as error:
            return str(error)
    return ""


def pending(_index: int) -> list[str]:
    return migrating.pending()


def look(_index: int) -> dict[str, Any]:
    """What is left to do, what is out of order, and what the models would still change."""
    try:
        call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
        is_in_step = True
    except SystemExit:
        is_in_step = False
    return {"again": migrating.bring_up(), "faults": database().faults(), "is_in_step": is_in_step}


def open_pages(_index: int) -> dict[str, int]:
    """Sign in with the password of the earlier version and open pages; their statuses."""
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        role = Role.objects.filter(kind="coordinator", valid_to=None, user__is_active=True).order_by("pk").first()
        client = Client(raise_request_exception=True)
        client.post(reverse("account_login"), {"login": role.user.email, "password": PASSWORD})
        slug = role.cluster.slug
        plan = Plan.objects.filter(cluster=role.cluster, state="approved").order_by("pk").first()
        pages = {
            "today": reverse("desk:today", args=[slug]),
            "plan": reverse("plans:detail", args=[slug, plan.pk]),
            "journal": reverse("desk:journal", args=[slug]),
        }
        return {name: client.get(address).status_code for name, address in pages.items()}


def refusal_of_the_future(_index: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('plans', '9999_x', '2030-01-01')")
    try:
        migrating.bring_up()
    except Refusal as refusal:
        return str(refusal)
    return ""
