"""Races: one function in several real processes, let go at one moment.

    results = races.run(4, "tests.races.targets:write_lines", database_url, count=50)

A target is a function `(index, **arguments)` whose answer is JSON; `races.barrier()` inside it waits for the others.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


class ChildFailed(AssertionError):
    """A process of the race ended without an answer."""


def run(processes: int, target: str, database_url: str, *, timeout: float = 90, **arguments: Any) -> list[Any]:
    """Run the target in so many processes on one database, all let go together; their answers, by index."""
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        "ARTEL_MODE": "test",
        "DJANGO_SETTINGS_MODULE": "artel.config.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "PYTHONWARNINGS": "ignore",
    }
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.races.child", target, str(index), json.dumps(arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment,
        )
        for index in range(processes)
    ]
    watchdog = threading.Timer(timeout, lambda: [child.kill() for child in children])
    watchdog.start()
    errors = [_Drain(child.stderr) for child in children]
    answers: dict[int, Any] = {}
    try:
        while len(answers) < processes:
            waiting = []
            for index, child in enumerate(children):
                if index in answers:
                    continue
                line = child.stdout.readline()
                if line.startswith("answer "):
                    answers[index] = json.loads(line.removeprefix("answer "))
                elif line == "ready\n":
                    waiting.append(child)
                else:
                    child.wait()
                    errors[index].join()
                    raise ChildFailed(
                        f"process {index} of {target} ended with {child.returncode}:\n{errors[index].text}"
                    )
            for child in waiting:
                child.stdin.write("go\n")
                child.stdin.flush()
    finally:
        watchdog.cancel()
        for child, drain in zip(children, errors, strict=True):
            if len(answers) < processes:
                child.kill()
            child.stdin.close()
            child.wait()
            drain.join()
            child.stdout.close()
            child.stderr.close()
    return [answers[index] for index in range(processes)]


def call(target: str, database_url: str, *, timeout: float = 90, **arguments: Any) -> Any:
    """Run the target once, in one process: to prepare a database or to look at it."""
    return run(1, target, database_url, timeout=timeout, **arguments)[0]


def barrier() -> None:
    """Inside a target: wait here until every process of the race is here or has ended."""
    from tests.races import child

    child.barrier()


class _Drain(threading.Thread):
    """Reads a pipe to its end, so that a talkative child never stops on a full one."""

    def __init__(self, pipe) -> None:
        super().__init__(daemon=True)
        self._pipe, self.text = pipe, ""
        self.start()

    def run(self) -> None:
        self.text = self._pipe.read()
