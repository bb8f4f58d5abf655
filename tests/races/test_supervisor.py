"""`artel run`: one process tree that keeps itself alive and leaves nothing behind."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.races import ROOT

pytestmark = pytest.mark.races

SCRIPT = """
import sys, django
django.setup()
from artel.jobs import supervisor
try:
    sys.exit(supervisor.run_all("127.0.0.1", int(sys.argv[1]), ready=lambda address: print(address, flush=True)))
except supervisor.CannotStart as error:
    sys.exit(f"refused: {error}")
"""


def start(port: int, url: str, home: Path) -> subprocess.Popen:
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "ARTEL_MODE": "test",
        "ARTEL_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "artel.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONWARNINGS": "ignore",
    }
    command = [sys.executable, "-c", SCRIPT, str(port)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=home, env=environment
    )


@contextmanager
def running(url: str, home: Path):
    """A tree that is ready: its port, its process."""
    port = free_port()
    tree = start(port, url, home)
    try:
        said = tree.stdout.readline()
        if said != f"http://127.0.0.1:{port}\n":
            tree.kill()
            pytest.fail(f"not ready: {said}{tree.stderr.read()}")
        yield port, tree
    finally:
        if tree.poll() is None:
            tree.kill()
        tree.wait()
        tree.stdout.close()
        tree.stderr.close()


def healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Connection": "close"})
        return connection.getresponse().read() == b"ok\n"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_until(condition, *, seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def processes(parent: int) -> dict[int, str]:
    """Living descendants of a process: their command lines by pid."""
    parents, found = {}, {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text().rpartition(")")[2].split()
                command = (folder / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
            if stat[0] != "Z":
                parents[int(folder.name)] = (int(stat[1]), command)
    wanted = {parent}
    while True:
        more = {pid for pid, (above, _command) in parents.items() if above in wanted} - wanted
        if not more:
            return found
        found |= {pid: parents[pid][1] for pid in more}
        wanted |= more


def child(tree: subprocess.Popen, name: str) -> int | None:
    """Pid of the direct child whose command has the word."""
    direct = Path(f"/proc/{tree.pid}/task/{tree.pid}/children").read_text().split()
    for pid in map(int, direct):
        if f"\0{name}" in Path(f"/proc/{pid}/cmdline").read_text():
            return pid
    return None


def alive(pids) -> set[int]:
    """Those of the pids that have not ended."""
    living = set()
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state != "Z":
            living.add(pid)
    return living


def test_it_restarts_what_is_killed_and_stops_within_seconds(sqlite_url, tmp_path):
    with running(sqlite_url, tmp_path) as (port, tree):
        assert healthy(port)
        web, worker = child(tree, "granian"), child(tree, "worker")
        first = set(processes(tree.pid))

        os.kill(web, signal.SIGKILL)
        os.kill(worker, signal.SIGKILL)
        assert wait_until(lambda: child(tree, "granian") not in (None, web))
        assert wait_until(lambda: child(tree, "worker") not in (None, worker))
        assert wait_until(lambda: not alive(first)), "what the killed web server left behind is gone"
        assert wait_until(lambda: healthy(port))

        everything = set(processes(tree.pid))
        asked_at = time.monotonic()
        tree.send_signal(signal.SIGTERM)
        assert tree.wait(timeout=20) == 0
        assert time.monotonic() - asked_at < 10
        assert wait_until(lambda: not alive(everything), seconds=5)
        assert not healthy(port)


def test_killed_itself_it_leaves_nothing_behind(sqlite_url, tmp_path):
    with running(sqlite_url, tmp_path) as (_port, tree):
        everything = set(processes(tree.pid))
        assert len(everything) >= 4, "granian, its two workers, our worker"
        tree.kill()
        tree.wait()
        assert wait_until(lambda: not alive(everything))


def test_a_taken_port_is_refused_with_the_mend(sqlite_url, tmp_path):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        tree = start(holder.getsockname()[1], sqlite_url, tmp_path)
        _out, errors = tree.communicate(timeout=60)

    assert tree.returncode == 1
    assert "refused: cannot listen on 127.0.0.1" in errors
    assert "--port" in errors
