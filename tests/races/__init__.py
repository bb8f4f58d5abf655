"""Races: one function in several real processes, let go at one moment.

    results = races.run(4, "tests.races.targets:write_lines", database_url, count=50)

A target is a function `(index, **arguments)` whose answer is JSON; `races.barrier()` inside it waits for the others.
The processes are forked from one that has loaded the application once and holds no connection (tests.races.nursery):
loading it for each would take nine tenths of the time.
"""

import json
import multiprocessing
import os
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


class ChildFailed(AssertionError):
    """A process of the race ended without an answer."""


def run(processes: int, target: str, database_url: str, *, timeout: float = 90, **arguments: Any) -> list[Any]:
    """Run the target in so many processes on one database, all let go together; their answers, by index."""
    nursery = _nursery()
    children, lines = [], []
    for index in range(processes):
        mine, theirs = nursery.Pipe()
        child = nursery.Process(target=_live, args=(theirs, target, index, json.dumps(arguments), database_url))
        child.start()
        theirs.close()
        children.append(child)
        lines.append(mine)
    watchdog = threading.Timer(timeout, lambda: [child.kill() for child in children])
    watchdog.start()
    try:
        return _conduct(target, children, lines)
    finally:
        watchdog.cancel()
        for child, line in zip(children, lines, strict=True):
            line.close()
            if child.is_alive():
                child.join(5)
                child.kill()
            child.join()
            child.close()


def _conduct(target: str, children: list, lines: list[Connection]) -> list[Any]:
    """Let all go each time all who still run are ready; gather the answers."""
    answers: dict[int, Any] = {}
    while len(answers) < len(children):
        waiting = []
        for index, line in enumerate(lines):
            if index in answers:
                continue
            try:
                word, said = line.recv()
            except EOFError:
                children[index].join()
                raise ChildFailed(f"process {index} of {target} ended with {children[index].exitcode}") from None
            if word == "answer":
                answers[index] = json.loads(said)
            elif word == "ready":
                waiting.append(line)
            else:
                raise ChildFailed(f"process {index} of {target} failed:\n{said}")
        for line in waiting:
            line.send("go")
    return [answers[index] for index in range(len(children))]


def call(target: str, database_url: str, *, timeout: float = 90, **arguments: Any) -> Any:
    """Run the target once, in one process: to prepare a database or to look at it."""
    return run(1, target, database_url, timeout=timeout, **arguments)[0]


def barrier() -> None:
    """Inside a target: wait here until every process of the race is here or has ended."""
    from tests.races import child

    child.barrier()


def _live(line: Connection, target: str, index: int, arguments: str, database_url: str) -> None:
    from tests.races import child

    child.live(line, target, index, arguments, database_url)


def _nursery() -> Any:
    """Where processes of races are forked from: started by the first race, ended with the tests."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.races.nursery"])
    paths = [str(ROOT / "src"), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)
    try:
        multiprocessing.forkserver.ensure_running()
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before
    return context
