"""Bringing a database to this version, so that it may be killed at any moment and begun again.

Django writes down that a migration is done after the transaction that did it, whenever the migration leaves something
for its end (`deferred_sql`: most that make a table do). Killed in between, the next run fails at «table already exists».
Here the note and the deed are one transaction.
"""

from collections.abc import Callable

from django.core.management import call_command
from django.core.management.sql import emit_pre_migrate_signal
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from artel.kernel.errors import BrokenRule


class Executor(MigrationExecutor):
    """Does a migration and notes that it is done in one transaction."""

    def apply_migration(self, state, migration, fake=False, fake_initial=False):
        if fake or fake_initial or not migration.atomic:
            return super().apply_migration(state, migration, fake=fake, fake_initial=fake_initial)
        if self.progress_callback:
            self.progress_callback("apply_start", migration, fake)
        with self.connection.schema_editor(atomic=True) as editor:
            state = migration.apply(state, editor)
            left, editor.deferred_sql[:] = list(editor.deferred_sql), []
            for statement in left:
                editor.execute(statement, None)
            self.record_migration(migration)
        if self.progress_callback:
            self.progress_callback("apply_success", migration, fake)
        return state


def applied() -> set[tuple[str, str]]:
    """Migrations that the database has had; none in an empty one."""
    return set(MigrationLoader(connection).applied_migrations)


def pending() -> list[str]:
    """Migrations that this version would do, in their order."""
    executor = MigrationExecutor(connection)
    return [str(migration) for migration, _back in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def refuse_newer(names: set[tuple[str, str]]) -> None:
    """Raise BrokenRule when a migration is among them that this version does not know: the data are of a newer one."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known |= set(map(tuple, migration.replaces))
    if unknown := sorted(names - known):
        raise BrokenRule(
            _(
                "База данных новее этой версии «Артели»: ей незнакомы изменения {names}. Установите ту версию, с которой база "
                "работала, или восстановите копию, сделанную до обновления."
            ).format(names=", ".join(".".join(pair) for pair in unknown[:3]))
        )


def bring_up(*, progress: Callable[..., None] | None = None) -> list[str]:
    """Do what is pending and answer the names. Killed at any moment, it goes on where it stopped when called again."""
    refuse_newer(applied())
    executor = Executor(connection, progress)
    executor.loader.check_consistent_history(connection)
    targets = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(targets)
    if plan:
        state = executor._create_project_state(with_applied_migrations=True)
        emit_pre_migrate_signal(0, False, connection.alias, apps=state.apps, plan=plan)
        executor.migrate(targets, plan=plan, state=state.clone())
    # Nothing is pending now: this writes permissions and content types, also where an earlier run was killed before.
    call_command("migrate", interactive=False, verbosity=0)
    return [str(migration) for migration, _back in plan]


def forget_connections() -> None:
    """Close what this process holds of a database that was put in place behind its back."""
    connections.close_all()
