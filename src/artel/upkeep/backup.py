"""Taking a backup while the installation works: files, the database, the files that came meanwhile, the manifest.

The files go first so that one removed during the backup is still in it, and again after the database so that every
row of the copy has its file; what no row of the copy owns is left out at the end.
"""

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.upkeep import manifest as manifests
from artel.upkeep.databases import Database, database
from artel.upkeep.domain.rotation import kept
from artel.upkeep.manifest import Item, Manifest, settle, sha256_of

SPARE = 64 << 20
PARTIAL = ".partial"

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """A finished backup; seconds are of the database's copy and of all."""

    folder: Path
    manifest: Manifest
    database_s: float
    seconds: float


def take_backup(*, folder: Path, say: Say = lambda _stage: None) -> Taken:
    """Make a backup in a folder of its own inside `folder`, while web and worker write; the newest is told by its name.

    Does not hold the keys: they are kept apart. Does not remove older backups: `rotate` does. BrokenRule when another
    one is being taken there, when there is too little room, when a tool is missing; then nothing is left behind.
    `say` hears the name of each stage before it begins: files, database, newcomers, manifest.
    """
    _refuse_a_place_among_what_is_copied(folder)
    source = database()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone(folder):
        _sweep(folder)
        began = time.monotonic()
        taken_at = clock.now()
        name = taken_at.strftime(manifests.STAMP)
        refuse_when_short(folder, need=_need(source, folder))
        half = folder / f".{name}{PARTIAL}"
        half.mkdir(mode=0o700)
        try:
            say("files")
            _take_files(half / "files")
            say("database")
            from_here = time.monotonic()
            written = half / ("database.sqlite3" if source.kind == "sqlite" else "database.dump")
            snapshot = source.dump(written)
            database_s = time.monotonic() - from_here
            say("newcomers")
            files, missing, damaged = _settle_files(half / "files", snapshot.owned)
            say("manifest")
            manifest = Manifest(
                artel=version("artel"),
                taken_at=taken_at.isoformat(),
                kind=source.kind,
                server=snapshot.server,
                database=Item(written.stat().st_size, sha256_of(written)),
                migrations=snapshot.migrations,
                tables=snapshot.tables,
                anchors=snapshot.anchors,
                files=files,
                missing=missing,
                damaged=damaged,
                keys=manifests.fingerprints(),
            )
            manifests.write(manifest, half)
            half.rename(folder / name)
            settle(folder)
        except OSError as error:
            shutil.rmtree(half, ignore_errors=True)
            raise BrokenRule(
                _("Копия не сделана: {words}.").format(words=error.strerror or type(error).__name__)
            ) from None
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
    return Taken(folder / name, manifest, database_s, time.monotonic() - began)


def rotate(folder: Path, *, keep: int | None = None) -> list[Path]:
    """Remove the backups that need not stay and tell which: all but the newest `keep`, or by days, weeks and months."""
    with _alone(folder):
        backups = manifests.whole_in(folder)
        if keep is None:
            staying = kept(map(manifests.moment_of, backups))
            gone = [path for path in backups if manifests.moment_of(path) not in staying]
        else:
            gone = backups[: -max(1, keep)]
        for path in gone:
            # Renamed first: one half removed must not look whole.
            away = path.rename(path.with_name(f".{path.name}{PARTIAL}"))
            shutil.rmtree(away)
    return gone


def refuse_when_short(folder: Path, *, need: int) -> None:
    """Raise BrokenRule when the disk of the folder has not `need` bytes free, and some to spare."""
    free = shutil.disk_usage(folder).free
    if free < need + SPARE:
        raise BrokenRule(
            _(
                "На диске мало места: нужно {need} МБ, свободно {free} МБ. Освободите место или назовите другую папку."
            ).format(need=(need + SPARE) >> 20, free=free >> 20)
        )


def media() -> Path:
    """The folder of uploaded files."""
    return Path(default_storage.location)


def _refuse_a_place_among_what_is_copied(folder: Path) -> None:
    if folder.resolve().is_relative_to(media().resolve()):
        raise BrokenRule(_("Копию нельзя класть в папку загруженных файлов. Назовите другую папку."))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One at a time in a folder; the lock ends with the process, however it ends."""
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BrokenRule(
                _("В папке {folder} уже идёт копирование. Дождитесь его конца.").format(folder=folder)
            ) from None
        yield


def _sweep(folder: Path) -> None:
    """Remove what killed backups have left; nobody else is at work in the folder."""
    for path in folder.glob(f".artel-*{PARTIAL}"):
        shutil.rmtree(path)


def _need(source: Database, folder: Path) -> int:
    if not media().is_dir() or media().stat().st_dev == folder.stat().st_dev:
        return source.size()
    return source.size() + sum(path.stat().st_size for path in _paths(media()))


def _paths(folder: Path) -> Iterator[Path]:
    for root, _folders, names in os.walk(folder):
        yield from (Path(root) / name for name in names)


def _take_files(target: Path) -> None:
    target.mkdir(mode=0o700)
    for path in _paths(media()):
        _take(path, target / path.relative_to(media()))


def _settle_files(target: Path, owned: dict[str, str]) -> tuple[dict[str, Item], list[str], list[str]]:
    """Bring in line with the rows of the copy: (files, those that the installation has lost, those it has spoilt)."""
    files, missing, damaged = {}, [], []
    for name, sha256 in owned.items():
        copy = target / name
        if not copy.exists() and not _take(media() / name, copy):
            missing.append(name)
            continue
        digest = sha256_of(copy)
        # The first pass may have met a file that was still being written.
        if digest != sha256 and _take(media() / name, copy):
            digest = sha256_of(copy)
        if digest != sha256:
            damaged.append(name)
        files[name] = Item(copy.stat().st_size, digest)
        settle(copy)
    for path in list(_paths(target)):
        if str(path.relative_to(target)) not in owned:
            path.unlink()
    for root, _folders, _names in os.walk(target, topdown=False):
        if not os.listdir(root) and Path(root) != target:  # noqa: PTH208 -- a plain question of a plain name
            Path(root).rmdir()
        else:
            Path(root).chmod(0o700)
            settle(Path(root))
    return files, missing, damaged


def _take(source: Path, target: Path) -> bool:
    """Link a file into the backup, or copy it onto another disk; False when it is not there."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = target.with_name(f"{target.name}{PARTIAL}")
    try:
        os.link(source, new)
    except FileNotFoundError:
        return False
    except OSError:
        try:
            shutil.copyfile(source, new)
        except FileNotFoundError:
            return False
        new.chmod(0o600)
    new.replace(target)
    new.unlink(missing_ok=True)  # replacing a link by another one to the same file does nothing
    return True


def default_folder() -> Path:
    """Where backups go unless said otherwise."""
    return settings.BACKUP_DIR or settings.HOME_DIR / "backups"
