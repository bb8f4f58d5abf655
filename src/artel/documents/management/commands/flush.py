"""`flush` that empties signed papers too: it stands in for Django's own, which on SQLite is a DELETE of every row."""

from typing import Any

from django.core.management.commands import flush
from django.db import connections, transaction


class Command(flush.Command):
    """Empty the database. The triggers of migration 0003 step aside within its transaction, and stand again after it.

    Whoever answers «no» to the question changes nothing. PostgreSQL empties by TRUNCATE, which asks no trigger.
    """

    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        if connection.vendor != "sqlite":
            super().handle(**options)
            return
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'documents_refuse_%'"
            )
            triggers = cursor.fetchall()
            for name, _statement in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            super().handle(**options)
            for _name, statement in triggers:
                cursor.execute(statement)
