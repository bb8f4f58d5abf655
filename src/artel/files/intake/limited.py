"""Reads a file from outside in a child process that can neither run long, nor swell, nor see secrets or the network."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from artel.files.intake.verdicts import Refused

MAX_OUTPUT = 16 * 1024 * 1024
TOO_COMPLEX = (
    "Файл слишком сложный, прочитать его не удалось: скопируйте таблицу плана в новый документ, сохраните его "
    "как .docx и загрузите снова."
)
_CHILD = str(Path(__file__).with_name("child.py"))


def read_limited(
    path: str | os.PathLike[str],
    reader: str,
    *,
    cpu_s: int = 20,
    wall_s: float = 30,
    memory: int = 512 * 1024 * 1024,
    arguments: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Call `reader` ("package.module:function") with the path (and keyword `arguments`) in a limited child; return its
    `to_json()`.

    A reader refuses by an exception with `message_ru` or of a class called Unreadable: Refused with its sentence. Time,
    memory, a crash or too long an answer: Refused with TOO_COMPLEX, `reason` says which. A programming error of the
    reader looks the same to the person; its text is in `reason`. Inspect the file first. Limits: RELIABILITY.md T7.
    Does not retry.
    """
    task = {
        "reader": reader,
        "path": os.fspath(path),
        "arguments": dict(arguments or {}),
        "search": [entry for entry in sys.path if entry and Path(entry).is_absolute()],
        "memory": memory,
        "cpu_s": cpu_s,
        "output": MAX_OUTPUT,
    }
    answer = _answer(_run(json.dumps(task), wall_s))
    if "ok" in answer and isinstance(answer["ok"], dict):
        return answer["ok"]
    if isinstance(answer.get("refused"), str):
        raise Refused(answer["refused"], reason="reader")
    raise Refused(TOO_COMPLEX, reason=str(answer.get("failed", "answer")))


def _run(task: str, wall_s: float) -> bytes:
    deadline = time.monotonic() + wall_s
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"}
    child = subprocess.Popen(  # noqa: S603 -- our own script; what is not ours in the task is JSON in one argument
        [sys.executable, "-I", "-B", _CHILD, task],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd="/",
        start_new_session=True,
    )
    assert child.stdout is not None
    try:
        with child.stdout:
            output = _collect(child.stdout.fileno(), deadline)
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.0, deadline - time.monotonic()))
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)  # grandchildren too
        child.wait()
    if child.returncode != 0:
        raise Refused(TOO_COMPLEX, reason=_death(child.returncode))
    return output


def _collect(descriptor: int, deadline: float) -> bytes:
    """Everything the child writes, up to MAX_OUTPUT and the deadline."""
    pieces: list[bytes] = []
    total = 0
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, selectors.EVENT_READ)
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise Refused(TOO_COMPLEX, reason="wall_time")
            piece = os.read(descriptor, 1 << 16)
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
            total += len(piece)
            if total > MAX_OUTPUT:
                raise Refused(TOO_COMPLEX, reason="output")


def _death(code: int) -> str:
    if code == -signal.SIGXCPU:
        return "cpu_time"
    return f"signal {-code}" if code < 0 else f"exit {code}"


def _answer(output: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(output)
    except (ValueError, RecursionError) as error:
        raise Refused(TOO_COMPLEX, reason="answer") from error
    return answer if isinstance(answer, dict) else {}
