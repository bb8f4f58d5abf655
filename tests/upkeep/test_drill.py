"""The commands as a person types them: a backup, a drill of it, and nothing left behind."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from artel.upkeep.manifest import whole_in
from tests import races

pytestmark = pytest.mark.races
OURS = ("ARTEL_", "DATABASE_", "DJANGO_")


def artel(place, *words, temporary: Path, **more: str) -> tuple[int, str, str]:
    """Run the command in an installation, which is told by a file of settings as a real one is."""
    settings = place.home.with_name(f"{place.home.name}.env")
    settings.write_text(
        f'ARTEL_MODE="test"\nARTEL_HOME="{place.home}"\nDATABASE_URL="{place.url}"\nARTEL_SMTP_HOST="127.0.0.1"\n'
    )
    settings.chmod(0o600)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    done = subprocess.run(
        [sys.executable, "-m", "artel.cli", *words],
        env={**clean, "ARTEL_ENV_FILE": str(settings), "TMPDIR": str(temporary), **more},
        capture_output=True, text=True, timeout=400,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def databases(place) -> set[str]:
    return {row[0] for row in place.sql("SELECT datname FROM pg_database")}


def test_a_drill_brings_a_backup_to_life_beside_the_installation_and_drops_it(maker, installation, tmp_path):
    held, temporary, folder = installation.look(), tmp_path / "tmp", tmp_path / "backups"
    temporary.mkdir()
    before = databases(installation) if maker.kind == "postgres" else set()
    environment = {"ARTEL_BACKUP_DIR": str(folder)}

    code, out, err = artel(installation, "backup", "--verify", "--json", temporary=temporary, **environment)
    assert (code, json.loads(out)["files"]) == (0, 5), err
    assert [str(path) for path in whole_in(folder)] == [json.loads(out)["backup"]]

    code, out, err = artel(installation, "drill", "--newest", "--json", temporary=temporary, **environment)

    assert code == 0, err
    told = json.loads(out)
    assert (told["files"], told["backup"]) == (5, whole_in(folder)[0].name)
    assert told["rto_s"] > told["restore_s"] > 0
    assert json.loads((installation.home / "drill.json").read_text()) == told
    assert list(temporary.glob("artel-drill-*")) == []
    if maker.kind == "postgres":
        assert databases(installation) == before
    found = installation.look()
    assert (found["files"], found["jobs"], found["event"]) == (held["files"], held["jobs"], "upkeep.backed_up")


def test_a_drill_of_a_spoilt_backup_fails_in_words_and_leaves_nothing(maker, furnished, backup, tmp_path):
    if maker.kind == "postgres":  # what differs there is the database made for the drill
        before = databases(furnished)
    copy = tmp_path / backup.name
    shutil.copytree(backup, copy)
    next(path for path in (copy / "files").rglob("*") if path.is_file()).write_text("x")
    temporary = tmp_path / "tmp"
    temporary.mkdir()

    code, out, err = artel(furnished, "drill", str(copy), temporary=temporary)

    assert (code, out) == (1, "")
    assert "Не удалось: artel restore." in err
    assert "Копия испорчена" in err
    assert list(temporary.glob("artel-drill-*")) == []
    assert not (furnished.home / "drill.json").exists()
    if maker.kind == "postgres":
        assert databases(furnished) == before


@pytest.mark.postgres
def test_a_drill_without_the_right_to_make_databases_says_what_to_grant(postgres, postgres_url, backups, tmp_path):
    races.call("tests.upkeep.home:run_sql", postgres_url, statement="CREATE ROLE poor LOGIN")
    try:
        grant = "GRANT ALL ON ALL TABLES IN SCHEMA public TO poor; GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO poor"
        races.call("tests.upkeep.home:run_sql", postgres_url, statement=grant)
        made = races.call("tests.upkeep.home:back_up", postgres_url, home=str(tmp_path), to=str(backups))
        poor = postgres_url.replace("artel@", "poor@")
        said = races.call("tests.upkeep.home:try_a_drill", poor, home=str(tmp_path), backup=made["folder"])
        assert "ALTER ROLE … CREATEDB" in said["refused"]
        assert "--database-url" in said["refused"]
    finally:
        races.call("tests.upkeep.home:run_sql", postgres_url, statement="DROP OWNED BY poor; DROP ROLE poor")
