"""A demo installation of its own: built once in the session as a newcomer builds it, copied and run for each module."""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 600  # seconds; only a machine that is stuck waits so long
OWN = ("ARTEL_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")


@dataclass
class Installation:
    """A running `artel run`. `facts` is what furnish.py told of the world: sessions, addresses, rights."""

    url: str
    home: Path
    facts: dict[str, Any]

    @property
    def netloc(self) -> str:
        return urlsplit(self.url).netloc

    def session(self, who: str) -> str:
        """Key of a session in which the person is signed in."""
        return self.facts["people"][who]["session"]

    def pages(self, name: str) -> list[str]:
        """Addresses of a route with objects of the world in them."""
        return self.facts["addresses"][name]

    def page(self, name: str) -> str:
        return self.pages(name)[0]


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a newcomer: nothing of the suite's own settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(OWN)}
    ours = {"ARTEL_MODE": "demo", "ARTEL_HOME": str(home), "ARTEL_LOG_LEVEL": "ERROR"}
    return clean | ours | {"DJANGO_SETTINGS_MODULE": "artel.config.settings"} | more


def artel(home: Path, *words: str) -> str:
    """Run one command of Artel in the home folder."""
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment(home), capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(home: Path) -> dict[str, Any]:
    """`artel prepare`, `artel demo`, and the few things that the demo world has none of."""
    home.mkdir(parents=True)
    artel(home, "-m", "artel.cli", "prepare")
    artel(home, "-m", "artel.cli", "demo")
    facts = json.loads(artel(home, "-m", "tests.e2e.furnish").splitlines()[-1])
    (home / "facts.json").write_text(json.dumps(facts, ensure_ascii=False))
    return facts


@contextmanager
def running(home: Path) -> Iterator[Installation]:
    """The installation with its web server and worker, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    log = home / "log.txt"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "artel.cli", "run", "--port", str(port)],
            cwd=ROOT, env=environment(home, ARTEL_BASE_URL=url, PYTHONUNBUFFERED="1"), stdout=subprocess.PIPE, stderr=out,
            text=True,
        )  # fmt: skip
        try:
            for line in process.stdout:  # it says where it is when every web worker has answered
                if url in line:
                    break
            assert process.poll() is None, log.read_text()
            yield Installation(url, home, json.loads((home / "facts.json").read_text()))
        finally:
            process.send_signal(signal.SIGTERM)
            process.stdout.close()
            process.wait(PATIENCE)


@pytest.fixture(scope="session")
def template(tmp_path_factory) -> Path:
    """Home of an installation that is never run, only copied. Workers of pytest-xdist share one: the first builds it."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    home = shared / "installation"
    with (shared / "installation.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "facts.json").exists():
            shutil.rmtree(home, ignore_errors=True)
            build(home)
    return home


@pytest.fixture(scope="module")
def installation(template, tmp_path_factory) -> Iterator[Installation]:
    """A fresh copy of the installation, running for the tests of one module."""
    home = tmp_path_factory.mktemp("home") / "installation"
    shutil.copytree(template, home)
    with running(home) as found:
        yield found
