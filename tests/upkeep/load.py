"""An installation under load, for the figures of backups: processes that write by the real services while it is copied.

A write is a file kept and a line of the journal, in one transaction; once committed it is acknowledged by a line with
the moment in a file of the writer's own. One writer also erases old files, rows and bytes.
"""

import itertools
import os
import random
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from artel import audit
from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.files.models import StoredFile
from artel.files.services import store_bytes
from artel.members.models import Cluster
from artel.members.tests.factories import make_cluster
from artel.upkeep import restore
from artel.upkeep.backup import media, take_backup
from artel.upkeep.databases import database
from artel.upkeep.manifest import sha256_of
from tests.upkeep.home import living_in

EVENT = "bench.written"


def fill(_index: int, *, home: str, files: int, kilobytes: int) -> int:
    """A cluster with so many old files; bytes written."""
    with living_in(home):
        cluster, rng = make_cluster(), random.Random(1)
        for number in range(files):
            store_bytes(_text(rng, kilobytes), f"old-{number}.txt", cluster=cluster, actor=None)
        return files * kilobytes * 1024


def write(index: int, *, home: str, stop: str, acknowledged: str) -> int:
    """Write until told to stop; how many were acknowledged."""
    told = os.open(f"{acknowledged}.{index}", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    rng = random.Random(index)
    with living_in(home):
        cluster = Cluster.objects.get()
        for number in itertools.count(1):
            if Path(stop).exists():
                return number - 1
            with transaction.atomic():
                name = f"new-{index}-{number}.txt"
                store_bytes(_text(rng, rng.choice([1, 8, 60])), name, cluster=cluster, actor=None)
                audit.record(EVENT, actor=system("bench"), cluster=cluster, writer=index, number=number)
            os.write(told, f"{number} {time.monotonic()}\n".encode())
            if index == 0 and number % 5 == 0:
                _erase_one()
            time.sleep(0.005)


def _erase_one() -> None:
    row = StoredFile.objects.filter(name__startswith="old-").order_by("pk").first()
    if row is not None:
        path = media() / row.content.name
        row.delete()
        path.unlink()


def back_up(_index: int, *, home: str, to: str) -> dict[str, Any]:
    """A backup; the moment before which every acknowledged write must be in it."""
    moments: dict[str, float] = {}
    with living_in(home):
        taken = take_backup(folder=Path(to), say=lambda stage: moments.setdefault(stage, time.monotonic()))
    return {
        "folder": str(taken.folder),
        "before": moments["database"],
        "seconds": taken.seconds,
        "database_s": taken.database_s,
        "bytes": taken.manifest.size,
        "missing": taken.manifest.missing + taken.manifest.damaged,
        "digest": taken.manifest.digest,
    }


def bring_back(_index: int, *, home: str, backup: str) -> dict[str, Any]:
    """Restore and look: the self-test's faults, and what is there of each writer."""
    connection.close()
    with living_in(home):
        done = restore.restore(Path(backup))
        return {"seconds": done.seconds, "faults": done.verdict.faults, "numbers": _numbers()}


def _numbers() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {"0": [], "1": []}
    for detail in Entry.objects.filter(event=EVENT).order_by("seq").values_list("detail", flat=True):
        found[str(detail["writer"])].append(detail["number"])
    return found


def copy_plainly(_index: int, *, home: str, to: str) -> dict[str, Any]:
    """What a script would do: files by copying, then the database by copying its one file, or by pg_dump.

    The negative control, and the price that a backup is compared with.
    """
    with living_in(home):
        target = Path(to)
        target.mkdir(parents=True)
        began = time.monotonic()
        for path in list(media().rglob("*")):
            place = target / path.relative_to(media())
            if path.is_dir():
                place.mkdir(exist_ok=True)
            else:
                try:
                    shutil.copyfile(path, place)
                except FileNotFoundError:
                    continue
        before = time.monotonic()
        if database().kind == "sqlite":
            shutil.copyfile(settings.DATABASES["default"]["NAME"], target / "database")
            ended = time.monotonic()
            owned, numbers, words = _read_sqlite(target / "database")
        else:
            owned = dict(StoredFile.objects.values_list("content", "sha256"))
            numbers, words = _numbers(), ""
            database().dump(target / "database")
            ended = time.monotonic()
        lost = sum(1 for name, sha256 in owned.items() if not _is_there(target / name, sha256))
        return {"seconds": ended - began, "before": before, "words": words, "lost_files": lost, "numbers": numbers}


def _is_there(path: Path, sha256: str) -> bool:
    return path.is_file() and sha256_of(path) == sha256


def _read_sqlite(path: Path) -> tuple[dict[str, str], dict[str, list[int]], str]:
    """What a copied file of SQLite holds, or what is wrong with it."""
    numbers: dict[str, list[int]] = {"0": [], "1": []}
    try:
        with closing(sqlite3.connect(path)) as copied:
            words = copied.execute("PRAGMA quick_check(1)").fetchone()[0]
            owned = dict(copied.execute("SELECT content, sha256 FROM files_storedfile").fetchall())
            rows = copied.execute(
                "SELECT json_extract(detail, '$.writer'), json_extract(detail, '$.number') FROM audit_entry"
                " WHERE event = ? ORDER BY seq",
                [EVENT],
            )
            for writer, number in rows:
                numbers[str(writer)].append(number)
            return owned, numbers, "" if words == "ok" else words
    except sqlite3.DatabaseError as error:
        return {}, numbers, str(error)


def _text(rng: random.Random, kilobytes: int) -> bytes:
    return rng.randbytes(kilobytes * 384).hex().encode()
