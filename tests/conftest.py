"""Databases for tests that run as real processes. Each gets a fresh copy of a database migrated once in the session."""

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

from tests import postgres as temporary_postgres
from tests.skipping import missing

ROOT = Path(__file__).resolve().parent.parent
_numbers = itertools.count(1)
# Files whose tests share a world that is dear to build.
TOGETHER = {
    f"tests/{group.partition('-')[0]}/test_{name}.py": group
    for group, names in {
        "access-forms": ("forms", "guard", "lists", "rights"),
        "access-words": ("canaries", "graduates", "headers", "injection"),
        "upkeep": ("backup", "drill", "restore"),
    }.items()
    for name in names
}


class ByFile(LoadScopeScheduling):
    """Deals tests to the workers by files, in the order of collection: one worker keeps what a module has built.

    A scheduler of our own, for `--dist loadgroup` of pytest-xdist 3.8 sees no groups under pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return TOGETHER.get(path, path)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    if config.getvalue("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False
    return ByFile(config, log)


def migrate(url: str) -> None:
    """Bring the database to the newest schema, in a process of its own."""
    environment = {**os.environ, "DATABASE_URL": url, "ARTEL_MODE": "test"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, check=True, cwd=ROOT, env=environment)


@pytest.fixture(scope="session")
def postgres():
    """A temporary PostgreSQL (tests.postgres.Postgres); skips where there are no binaries of it."""
    if temporary_postgres.binaries() is None:
        missing("PostgreSQL's binaries are not on this machine (apt-get install postgresql)")
    with temporary_postgres.running() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres) -> str:
    """Name of a migrated database to copy."""
    migrate(postgres.create("artel_template"))
    return "artel_template"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    """A migrated file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    migrate(f"sqlite://{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template, tmp_path) -> str:
    """DATABASE_URL of a fresh migrated SQLite database."""
    path = tmp_path / "artel.sqlite3"
    for suffix in ("", "-wal"):
        source = sqlite_template.with_name(sqlite_template.name + suffix)
        if source.exists():
            shutil.copy(source, f"{path}{suffix}")
    return f"sqlite://{path}"


@pytest.fixture
def postgres_url(postgres, postgres_template):
    """DATABASE_URL of a fresh migrated PostgreSQL database."""
    name = f"artel_{next(_numbers)}"
    yield postgres.create(name, template=postgres_template)
    postgres.drop(name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request) -> str:
    """DATABASE_URL of a fresh migrated database: the test runs on SQLite and on PostgreSQL."""
    return request.getfixturevalue(f"{request.param}_url")
