"""The manifest of a backup: what is in it, byte by byte and row by row. It is written last: no manifest, no backup."""

import hashlib
import hmac
import json
import os
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from artel.kernel.errors import BrokenRule
from artel.upkeep.digest import TableDigest, overall

NAME = "manifest.json"
FORMAT = 1
KEYS = ("SECRET_KEY", "AUDIT_KEY")
STAMP = "artel-%Y%m%d-%H%M%S-%fZ"


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the backup."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`missing` and `damaged` are files that were so in the installation already: no copy can mend them."""

    artel: str
    taken_at: str
    kind: str
    server: str
    database: Item
    migrations: list[str]
    tables: dict[str, TableDigest]
    anchors: dict[str, str]
    files: dict[str, Item]
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def database_name(self) -> str:
        return "database.sqlite3" if self.kind == "sqlite" else "database.dump"

    @property
    def digest(self) -> str:
        return overall(self.tables)

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.taken_at)

    @property
    def size(self) -> int:
        return self.database.size + sum(item.size for item in self.files.values())


def write(manifest: Manifest, folder: Path) -> None:
    """Write the manifest so that it is there whole or not at all, after a loss of power too."""
    text = json.dumps({**asdict(manifest), "digest": manifest.digest}, ensure_ascii=False, indent=1)
    descriptor = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    settle(folder)


def read(folder: Path) -> Manifest:
    """The manifest of a backup. BrokenRule when the folder is none."""
    path = folder / NAME
    if not path.is_file():
        raise BrokenRule(
            _(
                "{folder} — не резервная копия: в папке нет {name}. Укажите папку, которую сделала команда artel backup."
            ).format(folder=folder, name=NAME)
        )
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["format"] != FORMAT:
            raise BrokenRule(_("Копия сделана более новой версией «Артели». Установите эту версию и повторите."))
        digest = told.pop("digest")
        told["database"] = Item(**told["database"])
        told["files"] = {name: Item(**item) for name, item in told["files"].items()}
        told["tables"] = {name: TableDigest(**table) for name, table in told["tables"].items()}
        manifest = Manifest(**told)
        is_whole = manifest.digest == digest and bool(manifest.moment)
    except (ValueError, KeyError, TypeError, AttributeError):
        is_whole = False
    if not is_whole:
        raise BrokenRule(_("Опись копии {path} испорчена. Возьмите другую копию.").format(path=path))
    return manifest


def faults_of(folder: Path, manifest: Manifest) -> list[str]:
    """Bytes of the backup that are not as the manifest tells, in words."""
    faults = []
    expected = {manifest.database_name: manifest.database}
    expected |= {f"files/{name}": item for name, item in manifest.files.items()}
    for name, item in expected.items():
        path = folder / name
        if not path.is_file():
            faults.append(_("нет файла {name}").format(name=name))
        elif path.stat().st_size != item.size or sha256_of(path) != item.sha256:
            faults.append(_("файл {name} изменён").format(name=name))
    return faults


def whole_in(folder: Path) -> list[Path]:
    """Finished backups of a folder, the oldest first; what lies there besides is left alone."""
    return [folder / name for name, _moment in sorted(_stamped(folder), key=lambda pair: pair[1])]


def moment_of(backup: Path) -> datetime:
    """When the backup was taken, by its name."""
    return datetime.strptime(backup.name, STAMP).replace(tzinfo=UTC)


def _stamped(folder: Path) -> list[tuple[str, datetime]]:
    found = []
    if folder.is_dir():
        for path in folder.iterdir():
            try:
                moment = moment_of(path)
            except ValueError:
                continue
            if (path / NAME).is_file():
                found.append((path.name, moment))
    return found


def fingerprints() -> dict[str, str]:
    """What tells two keys apart without telling the keys."""
    return {
        name: hmac.new(getattr(settings, name).encode(), b"artel backup", hashlib.sha256).hexdigest()[:16]
        for name in KEYS
    }


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def settle(path: Path) -> None:
    """Have a file or a folder on the disk, not on its way there."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
