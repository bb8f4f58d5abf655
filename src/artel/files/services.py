"""Keeping files from outside. Rights are the owner's: whoever takes a file in asks for the right to do so first."""

import hashlib
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from django.core.files import File
from django.core.files.base import ContentFile

from artel.accounts.selectors import account_of
from artel.files.intake import KINDS, MAX_BYTES, clean_name, inspect
from artel.files.intake.verdicts import Accepted
from artel.files.models import StoredFile
from artel.kernel import clock


class Uploaded(Protocol):
    """What a form gives for a file."""

    name: str

    def chunks(self) -> Iterable[bytes]: ...


@dataclass(frozen=True, slots=True)
class Received:
    """A file from outside that was inspected and waits in a temporary folder for the deed that will keep it."""

    path: Path
    accepted: Accepted


@contextmanager
def receive(uploaded: Uploaded, *, allowed: Collection[str] = frozenset(KINDS)) -> Iterator[Received]:
    """Inspect an uploaded file before the transaction of the deed; gone when the block ends.

    Raises `Refused` (a BrokenRule at the field "file") with a sentence.
    """
    with tempfile.TemporaryDirectory(prefix="artel-upload-") as folder:
        path = Path(folder) / "upload"
        with path.open("wb") as target:
            size = 0
            for chunk in uploaded.chunks():
                size += len(chunk)
                target.write(chunk)
                if size > MAX_BYTES:
                    break  # the inspection refuses it by its size
        yield Received(path, inspect(path, uploaded.name or "", allowed=allowed))


def keep(received: Received, *, cluster: Any, actor: Any) -> StoredFile:
    """Keep the bytes of an inspected file under a random name, and answer its row.

    The same bytes sent twice are two files. Checks no right and leaves no trace: the deed that owns the file does both.
    When that deed is undone the row is gone at once, the bytes by `remove_orphans`.
    """
    accepted = received.accepted
    stored = StoredFile(
        cluster=cluster,
        name=accepted.clean_name,
        kind=accepted.kind,
        mime=accepted.mime,
        size=accepted.size,
        sha256=accepted.sha256,
        uploaded_by=account_of(actor),
        uploaded_at=clock.now_in(cluster),
    )
    with received.path.open("rb") as source:
        stored.content.save(stored.public_id.hex, File(source), save=False)
    stored.save()
    return stored


def kept(file: StoredFile | Received | None, *, cluster: Any, actor: Any) -> StoredFile | None:
    """The row behind what a deed was given: a received file is kept now, within the deed; a stored one stays itself."""
    return keep(file, cluster=cluster, actor=actor) if isinstance(file, Received) else file


def store_upload(
    uploaded: Uploaded, *, cluster: Any, actor: Any, allowed: Collection[str] = frozenset(KINDS)
) -> StoredFile:
    """Inspect and keep an uploaded file at one go: `receive` and `keep`, for deeds that hold no lock."""
    with receive(uploaded, allowed=allowed) as received:
        return keep(received, cluster=cluster, actor=actor)


def store_bytes(
    data: bytes, name: str, *, cluster: Any, actor: Any, allowed: Collection[str] = frozenset(KINDS)
) -> StoredFile:
    """The same for bytes at hand: a file of the command line, a document made by the system."""
    return store_upload(_Bytes(name, data), cluster=cluster, actor=actor, allowed=allowed)


def keep_made(data: bytes, name: str, *, kind: str, mime: str, cluster: Any) -> StoredFile:
    """Keep a file of the system's own making, which is not inspected: an archive of papers, a file for the printer."""
    stored = StoredFile(
        cluster=cluster,
        name=clean_name(name, extension=kind),
        kind=kind,
        mime=mime,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        uploaded_at=clock.now_in(cluster),
    )
    stored.content.save(stored.public_id.hex, ContentFile(data), save=False)
    stored.save()
    return stored


class _Bytes:
    def __init__(self, name: str, data: bytes) -> None:
        self.name, self._data = name, data

    def chunks(self) -> Iterable[bytes]:
        yield self._data


def remove_orphans(*, before: datetime) -> int:
    """Remove bytes that no row owns and that were written before a moment; tell how many.

    Such bytes are left by deeds that were undone. Rows without bytes are never touched: they are for a person to see.
    """
    storage = StoredFile._meta.get_field("content").storage
    removed = 0
    for folder in _folders(storage):
        _inner, names = storage.listdir(folder)
        paths = [f"{folder}/{name}" for name in names]
        owned = set(StoredFile.objects.filter(content__in=paths).values_list("content", flat=True))
        for path in paths:
            if path not in owned and storage.get_modified_time(path) < before:
                storage.delete(path)
                removed += 1
    return removed


def _folders(storage: Any) -> list[str]:
    """Folders of uploads, «2024/03»; none when nothing has been kept yet."""
    if not storage.exists(""):
        return []
    years = [name for name in storage.listdir("")[0] if name.isdigit()]
    return [f"{year}/{month}" for year in years for month in storage.listdir(year)[0] if month.isdigit()]
