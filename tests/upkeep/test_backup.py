"""Backups of an installation at work: whole or not at all, with the file of every row."""

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from artel.kernel.errors import BrokenRule
from artel.upkeep.backup import refuse_when_short
from artel.upkeep.manifest import faults_of, read, whole_in
from tests import races
from tests.skipping import missing

pytestmark = pytest.mark.races
STAGES = ["files", "database", "newcomers", "manifest"]


def test_a_backup_holds_what_the_installation_held_and_nobody_else_may_read_it(furnished, backup):
    held = furnished.look()
    manifest = read(backup)

    assert manifest.digest == held["digest"]
    assert {name: item.sha256 for name, item in manifest.files.items()} == held["files"]
    assert len(held["files"]) == 5
    assert faults_of(backup, manifest) == []
    assert (manifest.missing, manifest.damaged) == ([], [])
    assert "files.0001_initial" in manifest.migrations
    assert manifest.tables["files_storedfile"].rows == 5
    assert set(manifest.keys) == {"SECRET_KEY", "AUDIT_KEY"}
    assert not [path for path in backup.rglob("*") if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]


def test_no_key_is_in_a_backup(backup):
    for path in backup.rglob("*"):
        assert not path.is_file() or b"test-ARTEL_" not in path.read_bytes()


def test_files_are_links_on_the_same_disk_and_copies_on_another(furnished, backup, tmp_path):
    name = next(iter(read(backup).files))
    assert (backup / "files" / name).samefile(furnished.home / "files" / name)

    shm = Path("/dev/shm")
    if not shm.is_dir() or shm.stat().st_dev == furnished.home.stat().st_dev:
        missing("/dev/shm is not another disk than the temporary folder here")
    folder = shm / f"artel-{os.getpid()}"
    try:
        copied = Path(furnished.do("back_up", to=str(folder))["folder"])
        assert not (copied / "files" / name).samefile(furnished.home / "files" / name)
        assert faults_of(copied, read(copied)) == []
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize("stage", STAGES)
def test_what_is_deleted_during_a_backup_is_in_it_with_its_row_or_not_at_all(stage, installation, backups, another):
    told = installation.do("back_up", to=str(backups), sweep_at=stage)

    assert told["missing"] == told["damaged"] == []
    assert len(told["files"]) == (2 if stage in ("files", "database") else 5)
    assert len(installation.look()["files"]) == 2
    assert another.do("bring_back", backup=told["folder"])["faults"] == []


def test_a_script_of_dump_and_copy_loses_files_in_the_same_case(installation, tmp_path):
    """The negative control of the test above."""
    assert len(installation.do("back_up_only_after", to=str(tmp_path / "script"))["lost"]) == 3


@pytest.mark.parametrize("stage", STAGES)
def test_a_killed_backup_is_never_taken_for_a_whole_one_and_is_cleared_away_by_the_next(stage, installation, backups):
    with pytest.raises(races.ChildFailed, match="-9"):
        installation.do("back_up", to=str(backups), die_at=stage)
    assert whole_in(backups) == []
    assert [path for path in backups.iterdir() if path.name.endswith(".partial")]

    told = installation.do("back_up", to=str(backups))

    assert whole_in(backups) == [Path(told["folder"])]
    assert not [path for path in backups.iterdir() if path.name.endswith(".partial")]


def test_what_the_installation_has_lost_or_spoilt_is_told(installation, backups):
    lost, spoilt = sorted(path for path in (installation.home / "files").rglob("*") if path.is_file())[:2]
    lost.unlink()
    bytes_before = spoilt.read_bytes()
    spoilt.write_bytes(bytes_before[:-1])

    told = installation.do("back_up", to=str(backups))

    assert told["missing"] == [str(lost.relative_to(installation.home / "files"))]
    assert told["damaged"] == [str(spoilt.relative_to(installation.home / "files"))]


def test_a_backup_does_not_lie_among_the_files_it_copies(installation):
    told = installation.do("back_up", to=str(installation.home / "files" / "backups"))
    assert "Назовите другую папку" in told["refused"]


def test_too_little_room_is_said_before_anything_is_written(tmp_path):
    with pytest.raises(BrokenRule, match="На диске мало места: нужно"):
        refuse_when_short(tmp_path, need=1 << 60)
    refuse_when_short(tmp_path, need=0)


def test_the_daily_backup_is_a_job_with_a_trace(installation, backups):
    told = installation.do("do_the_daily_backup", to=str(backups))
    assert told["state"] == "done"
    assert told["copies"] == [told["result"]["name"]]
    assert installation.look()["event"] == "upkeep.backed_up"


def test_only_the_newest_stay_when_a_number_is_said(furnished, backups):
    made = [Path(furnished.do("back_up", to=str(backups))["folder"]).name for _each in range(3)]
    stranger = backups / "artel-notes.txt"
    stranger.write_text("не копия")

    gone = races.call("tests.upkeep.home:rotate_to", furnished.url, to=str(backups), keep=2)

    assert gone == made[:1]
    assert [path.name for path in whole_in(backups)] == made[1:]
    assert stranger.exists()


@pytest.mark.postgres
def test_without_the_tools_of_postgres_the_words_name_them(postgres_url, backups, tmp_path):
    told = races.call("tests.upkeep.home:back_up_without_tools", postgres_url, home=str(tmp_path), to=str(backups))
    assert "Не нашлась программа pg_dump" in told["refused"]
    assert "ARTEL_PG_BIN" in told["refused"]
    assert whole_in(backups) == []


@pytest.mark.parametrize("spoil", ["cut", "empty", "digest"])
def test_a_spoilt_manifest_is_said(spoil, backup, tmp_path):
    copy = tmp_path / backup.name
    shutil.copytree(backup, copy)
    path = copy / "manifest.json"
    text = path.read_text()
    told = json.loads(text)
    told["tables"]["files_storedfile"]["rows"] += 1
    path.write_text({"cut": text[: len(text) // 2], "empty": "{}", "digest": json.dumps(told)}[spoil])
    with pytest.raises(BrokenRule, match="Опись копии"):
        read(copy)
