"""An installation with something in it, furnished once for each database, copied for each test."""

import itertools
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import races

_numbers = itertools.count(1)
HOME = "tests.upkeep.home"


@dataclass
class Installation:
    """A home and its database, empty or with data."""

    home: Path
    url: str

    def do(self, deed: str, **arguments):
        return races.call(f"{HOME}:{deed}", self.url, home=str(self.home), **arguments)

    def look(self) -> dict:
        return self.do("look")

    def sql(self, statement: str) -> list:
        return races.call(f"{HOME}:run_sql", self.url, statement=statement)


class Maker:
    """Makes installations on one kind of database."""

    def __init__(self, kind: str, folder: Path, postgres=None) -> None:
        self.kind, self.folder, self._postgres = kind, folder, postgres

    def empty(self, template: "Installation | None" = None) -> Installation:
        """A home of nothing with an empty database, or a copy of another one at rest."""
        number = next(_numbers)
        home = self.folder / f"home-{number}"
        if template is not None:
            shutil.copytree(template.home, home)
        else:
            home.mkdir()
        if self.kind == "sqlite":
            return Installation(home, f"sqlite://{home}/artel.sqlite3")
        source = (
            template.url.rpartition("/")[0] and template.url.split("/")[3].split("?")[0] if template else "template1"
        )
        return Installation(home, self._postgres.create(f"upkeep_{number}", template=source))


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def maker(request, tmp_path_factory) -> Maker:
    folder = tmp_path_factory.mktemp(f"upkeep-{request.param}")
    return Maker(request.param, folder, request.getfixturevalue("postgres") if request.param == "postgres" else None)


@pytest.fixture(scope="session")
def furnished(maker, request) -> Installation:
    """Never written to: tests that write take a copy."""
    made = maker.empty()
    if maker.kind == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), made.home / "artel.sqlite3")
        for suffix in ("-wal",):
            source = Path(f"{request.getfixturevalue('sqlite_template')}{suffix}")
            if source.exists():
                shutil.copy(source, made.home / f"artel.sqlite3{suffix}")
    else:
        made = Installation(
            made.home,
            maker._postgres.create(f"upkeep_{next(_numbers)}", template=request.getfixturevalue("postgres_template")),
        )
    made.do("furnish")
    return made


@pytest.fixture
def installation(maker, furnished) -> Installation:
    return maker.empty(furnished)


@pytest.fixture
def another(maker) -> Installation:
    """An empty place to restore into."""
    return maker.empty()


@pytest.fixture
def backups(tmp_path) -> Path:
    return tmp_path / "backups"


@pytest.fixture(scope="session")
def backup(furnished, tmp_path_factory) -> Path:
    """A backup of the furnished installation; tests that spoil it take a copy."""
    return Path(furnished.do("back_up", to=str(tmp_path_factory.mktemp("kept")))["folder"])
