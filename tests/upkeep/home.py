"""What the processes of these tests do in an installation of their own: a home folder and a database.

They are forked from the loaded application (tests.races); each points it at its home first.
"""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings

from artel import audit, jobs
from artel.accounts.rights import system
from artel.documents.models import Paper
from artel.documents.papers import kinds
from artel.documents.tests.factories import MINUTES, make_paper_at_signing, make_signer, sign
from artel.files.models import StoredFile
from artel.files.services import remove_orphans
from artel.files.tests.factories import make_stored_file
from artel.jobs.models import Job
from artel.jobs.worker import run_pending
from artel.kernel import clock
from artel.kernel.errors import Refusal
from artel.members.models import Cluster
from artel.members.tests.factories import make_cluster
from artel.upkeep import drill, migrating, restore, tasks, upgrade
from artel.upkeep import manifest as manifests
from artel.upkeep.backup import media, rotate, take_backup
from artel.upkeep.databases import database
from artel.upkeep.digest import overall

kinds._KINDS[MINUTES.code] = MINUTES


@contextmanager
def living_in(home: str, **more: Any) -> Iterator[None]:
    """Point the loaded application at a home folder."""
    place = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": Path(home) / "files", "file_permissions_mode": 0o600},
    }
    storages = {**settings.STORAGES, "default": place}
    with override_settings(HOME_DIR=Path(home), STORAGES=storages, **more):
        yield


def _answer(function: Any) -> dict[str, Any]:
    """The answer of a deed, or the words of its refusal."""
    try:
        return function()
    except Refusal as refusal:
        return {"refused": str(refusal)}


def furnish(_index: int, *, home: str) -> dict[str, Any]:
    """A cluster with files, a signed paper with its PDF and DOCX, a journal, a job at work and one that waits."""
    with living_in(home):
        cluster = make_cluster()
        signer = make_signer(cluster)
        paper = sign(make_paper_at_signing(signer), signer)
        run_pending()
        assert Paper.objects.get(pk=paper.pk).files.count() == 2
        for number in range(3):
            make_stored_file(cluster, name=f"приказ-{number}.txt", data=f"Приказ № {number}\n".encode() * 50)
        now = clock.now()
        with transaction.atomic():
            jobs.enqueue("documents.make_files", key="waits", actor=system("test"), payload={"paper": paper.pk})
            running = {"state": "running", "attempts": 1, "lease_until": now + timedelta(seconds=30), "heartbeat": now}
            Job.objects.create(kind="documents.make_files", key="runs", started_at=now, **running)
        return look(0, home=home)


def look(_index: int, *, home: str) -> dict[str, Any]:
    """What the installation holds: the digest of all tables, the files that rows own, jobs, the newest deed."""
    with living_in(home):
        entry = audit.models.Entry.objects.filter(chain=0).order_by("-seq").first()
        return {
            "digest": overall(database().tables()),
            "files": {
                row.content.name: manifests.sha256_of(media() / row.content.name) for row in StoredFile.objects.all()
            },
            "jobs": dict(Job.objects.filter(key__in=["waits", "runs"]).values_list("key", "state")),
            "due_in_s": {
                key: (due_at - clock.now()).total_seconds() for key, due_at in Job.objects.values_list("key", "due_at")
            },
            "event": entry.event if entry else "",
            "pending": migrating.pending(),
            "chains": {str(chain): audit.verify(chain).ok for chain in audit.chains()},
        }


def back_up(_index: int, *, home: str, to: str, die_at: str = "", sweep_at: str = "") -> dict[str, Any]:
    """Take a backup; at a stage be killed, or have everything deleted that can be and its bytes swept away."""

    def say(stage: str) -> None:
        if stage == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        if stage == sweep_at:
            _delete_files()

    with living_in(home):
        return _answer(lambda: _told(take_backup(folder=Path(to), say=say)))


def _told(taken: Any) -> dict[str, Any]:
    told = taken.manifest
    return {
        "folder": str(taken.folder),
        "digest": told.digest,
        "files": {name: item.sha256 for name, item in told.files.items()},
        "missing": told.missing,
        "damaged": told.damaged,
    }


def _delete_files() -> None:
    """As an erasure does and the sweep of the night after it, however old the files are."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM files_storedfile WHERE name LIKE 'приказ-%'")
        assert cursor.rowcount == 3
    assert remove_orphans(before=clock.now() + timedelta(days=1)) == 3


def back_up_only_after(_index: int, *, home: str, to: str) -> dict[str, Any]:
    """The negative control: database first, then files, as `pg_dump` and `cp` in a script would do."""
    with living_in(home):
        Path(to).mkdir()
        name = "database.sqlite3" if database().kind == "sqlite" else "database.dump"
        snapshot = database().dump(Path(to) / name)
        _delete_files()
        shutil.copytree(media(), Path(to) / "files")
        return {"lost": sorted(name for name in snapshot.owned if not (Path(to) / "files" / name).exists())}


def bring_back(_index: int, *, home: str, backup: str, die_at: str = "", key: str = "", **how: Any) -> dict[str, Any]:
    """Restore; at a stage be killed."""

    def say(stage: str) -> None:
        if stage == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def bring() -> dict[str, Any]:
        done = restore.restore(Path(backup), say=say, **how)
        return {
            "faults": done.verdict.faults,
            "released": done.released,
            "lines": done.verdict.lines,
            "papers": done.verdict.papers,
            "files": done.verdict.files,
            "migrated": done.migrated,
        }

    connection.close()  # a file that is to be replaced
    with living_in(home, **({"AUDIT_KEY": key} if key else {})):
        return _answer(bring)


def is_empty(_index: int, *, home: str) -> bool:
    with living_in(home):
        return database().is_empty()


def grow(_index: int, *, home: str) -> None:
    """One more of each, as the next working day brings."""
    with living_in(home):
        cluster = Cluster.objects.get()
        make_stored_file(cluster)
        make_cluster(slug="next")
        with transaction.atomic():
            audit.record("test.grown", actor=system("test"), cluster=cluster)


def is_refused(_index: int, *, home: str) -> dict[str, Any]:
    """Whether the commands that work on data refuse to start."""
    with living_in(home):
        return _answer(lambda: restore.refuse_half_restored(Path(home)) or {})


def bring_up(_index: int, *, home: str, backups: str = "", with_backup: bool = True) -> dict[str, Any]:
    """`artel prepare` without the static files and the classifiers of thousands of rows."""
    with living_in(home, BACKUP_DIR=Path(backups) if backups else None, STATIC_ROOT=Path(home) / "static"):

        def bring() -> dict[str, Any]:
            done = upgrade.prepare(with_backup=with_backup)
            return {"migrated": done.migrated, "backup": str(done.backup.folder) if done.backup else ""}

        return _answer(bring)


def do_the_daily_backup(_index: int, *, home: str, to: str) -> dict[str, Any]:
    """The job of the timetable, done by the worker's code."""
    with living_in(home, BACKUP_DIR=Path(to)):
        jobs.handler("upkeep.backup")(tasks.back_up)
        Job.objects.all().delete()
        with transaction.atomic():
            jobs.enqueue("upkeep.backup", key="today", actor=None)
        run_pending()
        job = Job.objects.get(key="today")
        return {
            "state": job.state,
            "result": job.result,
            "copies": [path.name for path in manifests.whole_in(Path(to))],
        }


def rotate_to(_index: int, *, to: str, keep: int | None) -> list[str]:
    return [path.name for path in rotate(Path(to), keep=keep)]


def run_sql(_index: int, *, statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [list(row) for row in cursor.fetchall()] if cursor.description else []


def faults(_index: int) -> list[str]:
    """What the database's keeper finds wrong with its order."""
    return database().faults()


def back_up_without_tools(_index: int, *, home: str, to: str) -> dict[str, Any]:
    os.environ["ARTEL_PG_BIN"] = "/nowhere"
    return back_up(0, home=home, to=to)


def insert_past_the_keys(_index: int, *, statement: str) -> None:
    """As a tool of SQLite does that asks for no foreign keys."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute(statement)


def try_a_drill(_index: int, *, home: str, backup: str) -> dict[str, Any]:
    with living_in(home):
        return _answer(lambda: {"done": drill.drill(Path(backup)).backup})
