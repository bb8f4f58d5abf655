"""`artel prepare`: the database, the static files and the classifiers of this version, with a backup before a change."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from artel.accounts.rights import system
from artel.catalogue.seeds import load_seeds
from artel.upkeep import migrating
from artel.upkeep.backup import Taken, default_folder, take_backup
from artel.upkeep.restore import refuse_half_restored

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was done to the database; `backup` is None when nothing was pending or nothing was there to lose."""

    migrated: list[str]
    backup: Taken | None


def prepare(*, with_backup: bool = True, say: Say = lambda _stage: None) -> Prepared:
    """Bring the installation to this version; killed in the middle, it may simply be called again.

    Takes a backup first when migrations are pending and people are in the database. BrokenRule when the database is of a
    newer version, when a restore was not finished, and when the backup cannot be taken.
    """
    refuse_half_restored(settings.HOME_DIR)
    migrating.refuse_newer(migrating.applied())
    taken = None
    if with_backup and migrating.pending() and _has_people():
        say("backup")
        taken = take_backup(folder=default_folder())
    say("database")
    migrated = migrating.bring_up()
    say("static")
    call_command("collectstatic", interactive=False, verbosity=0)
    load_seeds(actor=system("artel prepare"))
    return Prepared(migrated, taken)


def _has_people() -> bool:
    """Asked in plain SQL: the model of this version may know columns that the table has not yet."""
    with connection.cursor() as cursor:
        if "accounts_user" not in connection.introspection.table_names(cursor):
            return False
        cursor.execute("SELECT 1 FROM accounts_user LIMIT 1")
        return cursor.fetchone() is not None
