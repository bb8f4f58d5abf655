"""Bringing an installation back: equal to the copy, or a refusal in words and nothing written."""

import json
import shutil
from pathlib import Path

import pytest

from tests import races

pytestmark = pytest.mark.races


def spoilt(backup: Path, folder: Path) -> Path:
    """A copy of the backup to spoil."""
    copy = folder / backup.name
    shutil.copytree(backup, copy)
    return copy


def is_untouched(place) -> bool:
    return place.do("is_empty") and not [path for path in place.home.iterdir() if "sqlite3" not in path.name]


def test_a_restore_brings_back_the_same_content_and_sets_it_going(furnished, backup, another):
    held = furnished.look()

    done = another.do("bring_back", backup=str(backup))

    assert done == {"faults": [], "released": 1, "lines": done["lines"], "papers": 1, "files": 5, "migrated": []}
    assert done["lines"] > 3
    found = another.look()
    assert found["files"] == held["files"]
    assert found["jobs"] == {"waits": "queued", "runs": "queued"}
    assert found["due_in_s"]["waits"] <= 0
    assert found["event"] == "upkeep.restored"
    assert all(found["chains"].values())
    assert another.do("is_refused") == {}
    name = next(iter(found["files"]))
    assert not (another.home / "files" / name).samefile(backup / "files" / name)


def test_the_restored_database_takes_new_rows(backup, another):
    another.do("bring_back", backup=str(backup))
    another.do("grow")
    assert len(another.look()["files"]) == 6


def test_jobs_may_be_held_for_a_day(backup, another):
    another.do("bring_back", backup=str(backup), hold_jobs=True)
    found = another.look()
    assert found["jobs"] == {"waits": "queued", "runs": "queued"}
    assert all(found["due_in_s"][key] > 23 * 3600 for key in ("waits", "runs"))


@pytest.mark.parametrize("stage", ["files", "database", "comparing", "migrating", "examining"])
def test_a_killed_restore_is_known_and_may_be_begun_again(stage, furnished, backup, another):
    with pytest.raises(races.ChildFailed, match="-9"):
        another.do("bring_back", backup=str(backup), die_at=stage)
    assert f"artel restore {backup}" in another.do("is_refused")["refused"]

    assert another.do("bring_back", backup=str(backup))["faults"] == []

    assert another.do("is_refused") == {}
    assert another.look()["files"] == furnished.look()["files"]


@pytest.mark.parametrize("which", ["database", "file", "no file", "name"])
def test_a_spoilt_backup_is_refused_and_nothing_is_written(which, backup, another, tmp_path):
    copy = spoilt(backup, tmp_path)
    victim = next(path for path in (copy / "files").rglob("*") if path.is_file())
    if which == "database":
        victim = next(copy.glob("database.*"))
    if which in ("database", "file"):
        middle = victim.stat().st_size // 2
        with victim.open("r+b") as file:
            file.seek(middle)
            byte = file.read(1)
            file.seek(middle)
            file.write(bytes([byte[0] ^ 1]))
    elif which == "no file":
        victim.unlink()
    else:
        told = json.loads((copy / "manifest.json").read_text())
        told["files"]["../out"] = told["files"].pop(str(victim.relative_to(copy / "files")))
        (copy / "manifest.json").write_text(json.dumps(told))

    refused = another.do("bring_back", backup=str(copy))["refused"]

    assert {"database": "изменён", "file": "изменён", "no file": "нет файла", "name": "вне папки"}[which] in refused
    assert is_untouched(another)


def test_a_place_that_is_not_empty_is_refused_with_what_to_do(installation, backup):
    held = installation.look()
    refused = installation.do("bring_back", backup=str(backup))["refused"]
    assert "База данных не пуста" in refused
    assert "ARTEL_HOME" in refused or "createdb" in refused
    assert installation.look()["digest"] == held["digest"]


def test_files_in_the_way_are_refused_too(backup, another):
    (another.home / "files").mkdir()
    (another.home / "files" / "чужой").write_text("x")
    assert "не пуста" in another.do("bring_back", backup=str(backup))["refused"]
    assert (another.home / "files" / "чужой").read_text() == "x"


def test_what_is_in_the_way_can_be_moved_aside(maker, installation, backup):
    held = installation.look()
    if maker.kind == "postgres":  # a database cannot be moved aside by whoever merely uses it
        assert "createdb" in installation.do("bring_back", backup=str(backup), set_aside=True)["refused"]
        return
    assert installation.do("bring_back", backup=str(backup), set_aside=True)["faults"] == []
    (aside,) = installation.home.glob("before-restore-*")
    assert {path.name for path in aside.iterdir()} >= {"artel.sqlite3", "files"}
    assert all((aside / "files" / name).exists() for name in held["files"])


def test_another_key_of_the_journal_is_refused_and_may_be_accepted(backup, another):
    key = "another-key-" + "7" * 50
    refused = another.do("bring_back", backup=str(backup), key=key)["refused"]
    assert "журнал не проверить этим ключом" in refused
    assert is_untouched(another)

    done = another.do("bring_back", backup=str(backup), key=key, other_keys=True)
    assert (done["faults"], done["lines"]) == ([], 0)


def test_a_backup_of_a_newer_version_is_refused(installation, backups, another):
    installation.sql("INSERT INTO django_migrations (app, name, applied) VALUES ('plans', '9999_future', '2030-01-01')")
    told = installation.do("back_up", to=str(backups))
    refused = another.do("bring_back", backup=told["folder"])["refused"]
    assert "новее этой версии" in refused
    assert "plans.9999_future" in refused
    assert is_untouched(another)


def test_the_self_test_tells_what_was_wrong_before_the_copy(installation, backups, another):
    """The negative control of the self-test: a line of the journal, a file and a paper spoilt by hand."""
    files = sorted(path for path in (installation.home / "files").rglob("*") if path.is_file())
    for path in files:
        path.write_bytes(path.read_bytes() + b"x")
    installation.sql("UPDATE audit_entry SET event = 'test.forged' WHERE chain = 1 AND seq = 1")
    told = installation.do("back_up", to=str(backups))
    assert len(told["damaged"]) == 5

    faults = another.do("bring_back", backup=told["folder"])["faults"]

    assert len([fault for fault in faults if "не тот, о котором знает база" in fault]) == 5
    assert len([fault for fault in faults if fault.startswith("журнал 1: ")]) == 1
    assert len([fault for fault in faults if "файл PDF изменён" in fault]) == 1


@pytest.mark.postgres
def test_a_counter_that_stands_behind_is_found(postgres_url):
    def faults() -> list[str]:
        return races.call("tests.upkeep.home:faults", postgres_url)

    assert faults() == []
    races.call(
        "tests.upkeep.home:run_sql",
        postgres_url,
        statement="SELECT setval(pg_get_serial_sequence('django_content_type', 'id'), 1)",
    )
    assert faults() == ["счётчик номеров таблицы django_content_type отстал"]


def test_a_row_that_points_nowhere_is_found(sqlite_url):
    columns = races.call("tests.upkeep.home:run_sql", sqlite_url, statement="PRAGMA table_info(files_storedfile)")
    values = {"id": "1", "cluster_id": "77", "uploaded_by_id": "NULL"}
    listed = ", ".join(values.get(column[1], "1") for column in columns)
    statement = f"INSERT INTO files_storedfile VALUES ({listed})"
    races.call("tests.upkeep.home:insert_past_the_keys", sqlite_url, statement=statement)
    assert races.call("tests.upkeep.home:faults", sqlite_url) == ["строк со ссылками в никуда: 1"]
