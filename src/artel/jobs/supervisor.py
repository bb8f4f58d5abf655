"""One process tree for one machine: the web server and a worker, kept alive together and stopped together.

A larger installation runs the same two commands as units of its init system instead (docs/operate).
"""

import contextlib
import ctypes
import http.client
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from artel.jobs.stopping import Stop

log = logging.getLogger(__name__)
START_PATIENCE = 60.0  # seconds for the web server to give its first answer
GRACE = 10.0  # seconds for a job that is being done when everything stops
LOOK = 0.2
LONGEST_PAUSE = 4.0  # with the start itself a killed server answers again within ten seconds (RELIABILITY R1)
WARMING = 12  # requests for each web worker: the kernel deals connections at random, all workers get one almost surely
PR_SET_PDEATHSIG = 1


class CannotStart(Exception):
    """The tree cannot be started; the words name what to mend."""


@dataclass
class Child:
    """A process to keep alive. One that keeps dying is started ever more slowly, up to LONGEST_PAUSE."""

    name: str
    command: list[str]
    process: subprocess.Popen | None = None
    started_at: float = 0.0
    pause: float = 0.0
    due_at: float | None = None

    def start(self) -> None:
        # A group of its own: what it leaves behind when killed can be found, and Ctrl+C reaches only the supervisor.
        # preexec_fn is safe here, for the supervisor has one thread.
        self.process = subprocess.Popen(self.command, start_new_session=True, preexec_fn=_die_with(os.getpid()))  # noqa: S603 -- our own commands
        self.started_at = time.monotonic()
        self.due_at = None

    def keep_alive(self) -> None:
        """Start it again if it has died."""
        if self.process.poll() is None:
            return
        moment = time.monotonic()
        if self.due_at is None:
            lived = moment - self.started_at
            self.pause = 0.0 if lived > 30 else min(LONGEST_PAUSE, max(0.5, self.pause * 2))
            self.due_at = moment + self.pause
            log.warning("%s ended with %s after %.0f s and is started again", self.name, self.process.returncode, lived)
            self.clear()
        if moment >= self.due_at:
            self.start()

    def signal(self, number: int) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)

    def clear(self) -> None:
        """Kill whatever is left of its group: workers of a web server that was killed itself would keep the port."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


def run_all(
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    ready: Callable[[str], None] | None = None,
    workers: int = 2,
    threads: int = 4,
    with_worker: bool = True,
) -> int:
    """Run the web server and, unless said, a worker until SIGTERM or SIGINT; answer the exit code.

    Calls `ready` with the address once every web worker has answered, so that nobody's first page is slow. Either
    child is started again when it dies; when this process is killed they end by themselves. CannotStart: the port is
    taken, or the web server gives no answer.
    """
    _refuse_a_taken_port(host, port)
    stop = Stop()
    stop.listen()
    children = [Child("web", web_command(host, port, workers=workers, threads=threads))]
    if with_worker:
        children.append(Child("worker", [sys.executable, "-m", "artel.cli", "worker"]))
    try:
        for child in children:
            child.start()
        if _warm(host, port, workers=workers, web=children[0], stop=stop) and ready is not None:
            name = _reachable(host)
            ready(f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}")
        while not stop.wait(LOOK):
            for child in children:
                child.keep_alive()
    finally:
        _stop(children)
    return 0


def web_command(host: str, port: int, *, workers: int, threads: int) -> list[str]:
    """The measured best of the ways to serve a synchronous Django (docs/decisions/0003-jobs.md names the figures)."""
    options = {
        "interface": "wsgi",
        "workers": workers,
        "blocking-threads": threads,
        "workers-max-rss": 512,
        "host": host,
        "port": port,
        "log-level": "error",  # its warnings are of kernel settings that one college cannot judge
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    return [
        sys.executable,
        "-m",
        "granian",
        *flags,
        "--respawn-failed-workers",
        "--no-ws",
        "artel.config.wsgi:application",
    ]


def _refuse_a_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(f"cannot listen on {host}:{port}: {error.strerror}; choose another --port") from None


def _warm(host: str, port: int, *, workers: int, web: Child, stop: Stop) -> bool:
    """Ask until there is an answer, then often enough that every worker has answered; False when told to stop."""
    deadline = time.monotonic() + START_PATIENCE
    while not _answers(host, port):
        if stop.wait(LOOK):
            return False
        if web.process.poll() is not None:
            raise CannotStart(f"the web server ended with {web.process.returncode}; its words are above")
        if time.monotonic() > deadline:
            raise CannotStart(f"the web server gave no answer in {START_PATIENCE:.0f} s; its words are above")
    for _request in range(workers * WARMING):
        if stop.is_asked:
            return False
        _answers(host, port)
    return True


def _answers(host: str, port: int) -> bool:
    """Open the first page as a visitor does, by way of its redirects, each request on a connection of its own."""
    name = next((each for each in settings.ALLOWED_HOSTS if not each.startswith((".", "*"))), host)
    path = "/"
    for _redirect in range(4):
        connection = http.client.HTTPConnection(_reachable(host), port, timeout=20)
        try:
            # The headers a proxy of this installation would add; without them production answers only «use https».
            connection.request("GET", path, headers={"Host": name, "X-Forwarded-Proto": "https", "Connection": "close"})
            response = connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
        where = urlsplit(response.headers.get("Location", ""))
        if not 300 <= response.status < 400 or where.path in ("", path):
            return True
        path = f"{where.path}?{where.query}" if where.query else where.path
    return True


def _stop(children: list[Child]) -> None:
    """Pass the signal on, let the current job end, kill what does not listen."""
    for child in children:
        child.signal(signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    for child in children:
        if child.process is None:
            continue
        try:
            child.process.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.warning("%s did not stop in %.0f s and is killed; its job returns to the queue", child.name, GRACE)
        child.clear()
        child.process.wait()


def _reachable(host: str) -> str:
    """Address at which a server that listens on `host` is found from the same machine."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 -- compared, not bound


def _die_with(parent: int) -> Callable[[], None]:
    """For a child that is being started: get SIGTERM when the supervisor is gone, however it went. Linux only."""

    def ask() -> None:
        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(0)

    return ask
