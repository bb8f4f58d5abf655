"""From each kept earlier version with data to this one: nothing changed by the way, and killed anywhere it goes on."""

import re
import sqlite3
import subprocess
from collections import Counter
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from artel.upkeep.databases import tool
from artel.upkeep.digest import columns_of_postgres, columns_of_sqlite, digest_postgres, digest_sqlite
from tests import races

pytestmark = pytest.mark.races
HERE = Path(__file__).parent
VERSIONS = sorted({path.name.split(".")[0] for path in HERE.glob("*.sql")})
# Django's own notes, which every upgrade adds to, and the queue: a version may ask for work on the old rows.
NOTES = {"django_migrations", "django_content_type", "auth_permission", "sqlite_sequence", "jobs_job"}
# (table, column) that a later version means to change in the rows that were there.
CHANGED: set[tuple[str, str]] = set()


class Old:
    """A database of an earlier version on one kind of server."""

    def __init__(self, kind: str, url: str, version: str) -> None:
        self.kind, self.url = kind, url
        text = (HERE / f"{version}.{kind}.sql").read_text(encoding="utf-8")
        if kind == "sqlite":
            with closing(self._sqlite()) as connection:
                connection.executescript(text)
                connection.execute("PRAGMA journal_mode=WAL")
        else:
            with self._postgres() as connection:
                connection.execute(text)

    def do(self, step: str, **arguments):
        return races.call(f"tests.upgrade.steps:{step}", self.url, **arguments)

    def columns(self) -> dict[str, list[str]]:
        if self.kind == "sqlite":
            with closing(self._sqlite()) as connection:
                found = columns_of_sqlite(connection)
        else:
            with self._postgres() as connection:
                found = columns_of_postgres(connection)
        kept = {table: [name for name in names if (table, name) not in CHANGED] for table, names in found.items()}
        return {table: names for table, names in kept.items() if table not in NOTES}

    def digest(self, columns: dict[str, list[str]]) -> dict:
        if self.kind == "sqlite":
            with closing(self._sqlite()) as connection:
                return digest_sqlite(connection, columns)
        with self._postgres() as connection:
            return digest_postgres(connection, columns)

    def schema(self) -> list[str]:
        if self.kind == "sqlite":
            with closing(self._sqlite()) as connection:
                rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
                return [sql for (sql,) in rows]
        dumped = subprocess.run(
            [tool("pg_dump"), "--schema-only", self.url], check=True, capture_output=True, text=True
        )
        return sorted(line for line in dumped.stdout.splitlines() if not line.startswith(("--", "\\")))

    def _sqlite(self) -> sqlite3.Connection:
        return sqlite3.connect(self.url.removeprefix("sqlite://"))

    def _postgres(self) -> psycopg.Connection:
        parts = urlsplit(self.url)
        return psycopg.connect(host=parse_qs(parts.query)["host"][0], user="artel", dbname=parts.path[1:])


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def make_old(request, tmp_path):
    """Makes databases of an earlier version, all of one kind."""
    made = []

    def make(version: str) -> Old:
        name = f"old_{version}_{len(made)}"
        made.append(name)
        if request.param == "sqlite":
            return Old("sqlite", f"sqlite://{tmp_path}/{name}.sqlite3", version)
        return Old("postgres", request.getfixturevalue("postgres").create(name), version)

    yield make
    if request.param == "postgres":
        for name in made:
            request.getfixturevalue("postgres").drop(name)


@pytest.mark.parametrize("version", VERSIONS)
def test_an_upgrade_changes_nothing_that_was_there_however_often_it_is_killed(version, make_old):
    calm, killed = make_old(version), make_old(version)
    columns = calm.columns()
    before = calm.digest(columns)
    assert before["audit_entry"].rows > 50
    assert before["plans_obligation"].rows > 5

    counts = calm.do("bring_up")
    assert list(counts) == killed.do("pending")

    kills: Counter[str] = Counter()
    for migration, count in counts.items():
        # The last statements stand about the end of the transaction, on either side of it.
        for place in sorted({count // 2, count - 2, count - 1, count}):
            try:
                killed.do("bring_up", die_in=migration, die_before=place)
            except races.ChildFailed as failed:
                assert "-9" in str(failed)
                kills[migration] += 1
            else:
                break  # it was done already, and the process has only looked
    assert killed.do("pending") == []
    killed.do("bring_up")

    assert set(kills) == set(counts)
    assert min(kills.values()) >= 2
    for each in (calm, killed):
        assert each.digest(columns) == before
        assert each.do("look") == {"again": [], "faults": [], "is_in_step": True}
        assert each.do("open_pages") == {"today": 200, "plan": 200, "journal": 200}
    assert killed.schema() == calm.schema()


def test_djangos_own_executor_cannot_go_on_when_killed_before_its_note(make_old):
    """The negative control: the place between the transaction of a migration and the note that it is done."""
    old, migration = make_old(VERSIONS[0]), "plans.0002_versions_and_years"
    count = make_old(VERSIONS[0]).do("bring_up")[migration]
    with pytest.raises(races.ChildFailed, match="-9"):
        old.do("bring_up_as_django_does", die_in=migration, die_before=count - 1)
    assert re.search("already exists|duplicate column", old.do("bring_up_as_django_does"))


def test_a_database_of_a_newer_version_is_refused_in_words(database_url):
    said = races.call("tests.upgrade.steps:refusal_of_the_future", database_url)
    assert said.startswith("База данных новее этой версии «Артели»: ей незнакомы изменения plans.9999_x.")
