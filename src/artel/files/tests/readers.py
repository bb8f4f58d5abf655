"""Readers for the tests of the limited child: the usual libraries, and probes of what the child may do."""

import ctypes
import io
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any


class Unreadable(Exception):
    pass


class SentencedError(Exception):
    message_ru = "Сохраните файл иначе."


def read_anything(path: str) -> dict[str, Any]:
    """Open the file with the library of its kind and touch all of it."""
    data = Path(path).read_bytes()
    if data.startswith(b"PK"):
        return _read_word(path) if b"word/document.xml" in data else _read_excel(path)
    if data.startswith(b"%PDF"):
        return _read_pdf(path)
    if data.startswith((b"\x89PNG", b"\xff\xd8")):
        from PIL import Image

        with Image.open(path) as image:
            image.load()
            return {"size": list(image.size)}
    return {"characters": len(data)}


def _read_word(path: str) -> dict[str, Any]:
    import docx

    document = docx.Document(path)
    return {"cells": [cell.text for table in document.tables for row in table.rows for cell in row.cells][:1000]}


def _read_excel(path: str) -> dict[str, Any]:
    import openpyxl

    # A stored file has no extension, and openpyxl insists on one in a path.
    book = openpyxl.load_workbook(io.BytesIO(Path(path).read_bytes()), data_only=True)
    return {"cells": sum(1 for page in book.worksheets for row in page.iter_rows() for _ in row)}


def _read_pdf(path: str) -> dict[str, Any]:
    import pdfplumber

    with pdfplumber.open(path) as document:
        return {
            "pages": [page.extract_text()[:1000] for page in document.pages],
            "tables": len(document.pages[0].extract_tables()),
        }


def refuse(path: str) -> None:
    raise Unreadable("В файле нет таблицы: вставьте её и загрузите снова.")


def refuse_with_sentence(path: str) -> None:
    raise SentencedError


def fail(path: str) -> None:
    raise KeyError("oops")


def say(path: str, *, word: str) -> dict[str, Any]:
    print("noise that must not spoil the answer")
    os.write(1, b"more noise")
    return {"said": word}


def spoil_text(path: str) -> dict[str, Any]:
    return {"text": "а\0\ud800б"}


def swell(path: str) -> None:
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def spin(path: str) -> None:
    while True:
        pass


def stall(path: str) -> None:
    time.sleep(600)


def crash(path: str) -> None:
    ctypes.string_at(0)


def leave_grandchild(path: str) -> dict[str, Any]:
    grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    return {"pid": grandchild.pid}


def flood(path: str) -> dict[str, Any]:
    return {"text": "я" * 20_000_000}


def nest(path: str) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for _ in range(10_000):
        value = {"inner": value}
    return value


def fill_disk(path: str) -> dict[str, Any]:
    target = Path(path).with_name("filled")
    with target.open("wb") as file:
        file.write(bytes(50_000_000))
    return {}


def look_around(path: str) -> dict[str, Any]:
    try:
        socket.create_connection(("192.0.2.1", 80), timeout=0.2).close()
        network = "open"
    except OSError as error:
        network = os.strerror(error.errno) if error.errno else str(error)
    return {
        "environment": dict(os.environ),
        "descriptors": sorted(entry.name for entry in Path("/proc/self/fd").iterdir()),
        "interfaces": [name for _, name in socket.if_nameindex()],
        "network": network,
        "session": os.getsid(0) == os.getpid(),
    }
