"""Copying and bringing back the two kinds of database, each by its own tool.

SQLite by VACUUM INTO: one read transaction, while others write. PostgreSQL by pg_dump inside a snapshot that this
process holds too, so that what it counts is what was dumped.
"""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import psycopg
from django.conf import settings
from django.utils.translation import gettext as _
from psycopg import sql
from psycopg.conninfo import make_conninfo

from artel.kernel.errors import BrokenRule
from artel.upkeep.digest import TableDigest, columns_of_postgres, digest_postgres, digest_sqlite
from artel.upkeep.manifest import settle

PATIENCE = 20  # seconds to wait for a lock


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the database held at the moment of the copy. `owned`: files by the digest their rows tell."""

    server: str
    tables: dict[str, TableDigest]
    migrations: list[str]
    anchors: dict[str, str]
    owned: dict[str, str]


class Database(Protocol):
    """The installation's database as its keeper sees it."""

    kind: str

    def size(self) -> int: ...
    def dump(self, target: Path) -> Snapshot: ...
    def is_empty(self) -> bool: ...
    def how_to_empty(self) -> str: ...
    def load(self, source: Path, *, server: str) -> None: ...
    def empty(self) -> None: ...
    def tables(self) -> dict[str, TableDigest]: ...
    def faults(self) -> list[str]: ...


def database() -> Database:
    """The database of this installation."""
    return of_settings(settings.DATABASES["default"])


def of_settings(told: dict[str, Any]) -> Database:
    return Sqlite(Path(told["NAME"])) if "sqlite" in told["ENGINE"] else Postgres(told)


class Sqlite:
    kind = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path = path

    def size(self) -> int:
        with self._open() as connection:
            pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        return pages * size

    def dump(self, target: Path) -> Snapshot:
        with self._open() as connection:
            connection.execute("VACUUM INTO ?", [str(target)])
        target.chmod(0o600)
        settle(target)
        with closing(sqlite3.connect(f"file:{target}?mode=ro&immutable=1", uri=True)) as connection:
            return _snapshot(connection, sqlite3.sqlite_version, digest_sqlite(connection))

    def is_empty(self) -> bool:
        if not self.path.exists():
            return True
        with self._open() as connection:
            return connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0

    def how_to_empty(self) -> str:
        return _("Уберите файл {path} или задайте другую папку в ARTEL_HOME.").format(path=self.path)

    def load(self, source: Path, *, server: str) -> None:
        half = self.path.with_name(f".{self.path.name}.partial")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        half.unlink(missing_ok=True)
        shutil.copyfile(source, half)
        half.chmod(0o600)
        settle(half)
        self.empty()  # a log left beside an empty file would be taken for a part of the new one
        half.replace(self.path)
        settle(self.path.parent)

    def empty(self) -> None:
        for path in self.paths():
            path.unlink(missing_ok=True)

    def paths(self) -> list[Path]:
        """The file and what SQLite keeps beside it."""
        return [self.path.with_name(self.path.name + suffix) for suffix in ("", "-wal", "-shm", "-journal")]

    def tables(self) -> dict[str, TableDigest]:
        with self._open() as connection:
            return digest_sqlite(connection)

    def faults(self) -> list[str]:
        """What SQLite itself finds wrong; nothing else in the database depends on the order of loading."""
        with self._open() as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(5)") if row[0] != "ok"]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        if orphans:
            found.append(_("строк со ссылками в никуда: {count}").format(count=len(orphans)))
        return found

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)) as connection:
            yield connection


class Postgres:
    kind = "postgres"

    def __init__(self, told: dict[str, Any]) -> None:
        self.name = told["NAME"]
        given = {"host": told.get("HOST"), "port": told.get("PORT"), "user": told.get("USER"), "dbname": self.name}
        self.address = make_conninfo(**{name: value for name, value in given.items() if value}, **told["OPTIONS"])
        # By the environment: an argument of a command is read by every process of the machine.
        self._password = {"PGPASSWORD": told["PASSWORD"]} if told.get("PASSWORD") else {}

    def size(self) -> int:
        with self.connect() as connection:
            return connection.execute("SELECT pg_database_size(current_database())").fetchone()[0]

    def dump(self, target: Path) -> Snapshot:
        command = tool("pg_dump")
        with self.connect() as connection:
            server = connection.info.server_version // 10000
            if (client := version_of(command)) < server:
                raise BrokenRule(
                    _(
                        "pg_dump версии {client} не читает сервер версии {server}. Установите клиент PostgreSQL {server} и "
                        "назовите его папку в ARTEL_PG_BIN."
                    ).format(client=client, server=server)
                )
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            connection.execute("SET LOCAL statement_timeout = 0")
            connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()[0]
            dumping = self._start(
                [command, "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}",
                 f"--file={target}", f"--dbname={self.address}"]
            )  # fmt: skip
            try:
                told = _snapshot(connection, str(server), digest_postgres(connection))
            finally:
                words = dumping.communicate()[1]
        if dumping.returncode:
            raise BrokenRule(_("pg_dump не сделал копию: {words}").format(words=_last_line(words)))
        target.chmod(0o600)
        settle(target)
        return told

    def is_empty(self) -> bool:
        with self.connect() as connection:
            return not columns_of_postgres(connection)

    def how_to_empty(self) -> str:
        return _("Создайте пустую базу (createdb) и назовите её в DATABASE_URL.")

    def load(self, source: Path, *, server: str) -> None:
        command = tool("pg_restore")
        with self.connect() as connection:
            own = connection.info.server_version // 10000
        if own < int(server):
            raise BrokenRule(
                _("Копия сделана с PostgreSQL {theirs}, а здесь PostgreSQL {own}: нужен сервер не старше.").format(
                    theirs=server, own=own
                )
            )
        # One transaction: killed in the middle, it leaves the database as empty as it was.
        loading = self._start(
            [command, "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
             f"--dbname={self.address}", str(source)]
        )  # fmt: skip
        words = loading.communicate()[1]
        if loading.returncode:
            raise BrokenRule(_("pg_restore не загрузил копию: {words}").format(words=_last_line(words)))

    def empty(self) -> None:
        """Drop what a restore has made in the current schema: it was empty before."""
        with self.connect() as connection:
            for (table,) in connection.execute(
                "SELECT table_name FROM information_schema.tables"
                " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
            ).fetchall():
                connection.execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(sql.Identifier(table)))
            for (function,) in connection.execute(
                "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                " WHERE n.nspname = current_schema() AND NOT EXISTS"
                " (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
            ).fetchall():
                connection.execute(f"DROP FUNCTION IF EXISTS {function} CASCADE")  # PostgreSQL's own quoting

    def tables(self) -> dict[str, TableDigest]:
        with self.connect() as connection:
            return digest_postgres(connection)

    def faults(self) -> list[str]:
        """Counters of numbers that stand before a number already given: the next insert would fail."""
        found = []
        with self.connect() as connection:
            for table, column, sequence in connection.execute(
                "SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)"
                " FROM information_schema.columns WHERE table_schema = current_schema()"
                " AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL"
            ).fetchall():
                schema, name = sequence.split(".", 1)
                given, last = connection.execute(
                    sql.SQL(
                        "SELECT (SELECT coalesce(max({}), 0) FROM {}), (SELECT CASE WHEN is_called THEN last_value"
                        " ELSE 0 END FROM {})"
                    ).format(
                        sql.Identifier(column),
                        sql.Identifier(table),
                        sql.Identifier(schema.strip('"'), name.strip('"')),
                    )
                ).fetchone()
                if given > last:
                    found.append(_("счётчик номеров таблицы {table} отстал").format(table=table))
        return found

    def connect(self) -> psycopg.Connection:
        """A connection of its own, apart from Django's."""
        return psycopg.connect(self.address, password=self._password.get("PGPASSWORD"))

    def _start(self, command: list[str]) -> subprocess.Popen:
        environment = {**os.environ, **self._password, "LC_ALL": "C"}
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)  # noqa: S603 -- our own command


def tool(name: str) -> str:
    """Where a client program of PostgreSQL is: in ARTEL_PG_BIN or on PATH."""
    folder = os.environ.get("ARTEL_PG_BIN")
    found = shutil.which(name, path=folder) if folder else shutil.which(name)
    if found is None:
        raise BrokenRule(
            _(
                "Не нашлась программа {name}. Установите клиент PostgreSQL (apt install postgresql-client) или назовите его "
                "папку в ARTEL_PG_BIN."
            ).format(name=name)
        )
    return found


def version_of(command: str) -> int:
    """Major version of a client program."""
    told = subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603 -- as above
    return int(re.search(r"(\d+)", told)[1])


def _snapshot(connection: Any, server: str, tables: dict[str, TableDigest]) -> Snapshot:
    """The rows that a backup must know by name; plain SQL, for the copy is nobody's Django database."""

    def rows(query: str, table: str) -> list[tuple]:
        return connection.execute(query).fetchall() if table in tables else []

    migrations = rows("SELECT app, name FROM django_migrations ORDER BY app, name", "django_migrations")
    chains = rows("SELECT key, length, head FROM audit_chain ORDER BY key", "audit_chain")
    files = rows(
        "SELECT content, sha256 FROM files_storedfile WHERE content <> '' ORDER BY content", "files_storedfile"
    )
    return Snapshot(
        server=server,
        tables=tables,
        migrations=[f"{app}.{name}" for app, name in migrations],
        anchors={str(key): f"{length}:{head}" for key, length, head in chains},
        owned=dict(files),
    )


def _last_line(words: str) -> str:
    return next((line for line in reversed(words.splitlines()) if line.strip()), "без слов")
