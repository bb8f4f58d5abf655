"""Files for tests: the smallest that the door lets in."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from artel.files.models import StoredFile
from artel.files.services import store_bytes
from artel.members.models import Cluster

TEXT = "Приказ № 1\n".encode()


def make_upload(name: str = "приказ.txt", data: bytes = TEXT) -> SimpleUploadedFile:
    """What a form gets from a browser."""
    return SimpleUploadedFile(name, data)


def make_stored_file(
    cluster: Cluster, *, name: str = "приказ.txt", data: bytes = TEXT, actor: Any = None
) -> StoredFile:
    return store_bytes(data, name, cluster=cluster, actor=actor)


def content_of(stored: StoredFile) -> bytes:
    with stored.content.open("rb") as file:
        return file.read()
