"""A PostgreSQL of one's own for the length of a run: in a temporary folder, on a Unix socket, never on a TCP port.

python -m tests.postgres pytest -q src       # any command with DATABASE_URL of an empty database
"""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

PR_SET_PDEATHSIG = 1


def binaries() -> Path | None:
    """Folder of the newest initdb on this machine, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


class Postgres:
    """One temporary cluster of databases. Durability is off: it lives as long as the test run."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="artel-pg-", dir="/tmp"))  # a socket's path is at most 107 bytes
        self._as_user = _unprivileged()
        self._server: subprocess.Popen | None = None

    def start(self) -> None:
        """Make the cluster and wait until it answers."""
        bin_folder = binaries()
        if bin_folder is None:
            raise FileNotFoundError("initdb is not on this machine")
        if self._as_user:
            os.chown(self.folder, self._as_user["user"], self._as_user["group"])
        data = self.folder / "data"
        options = ["--pgdata", data, "--username=artel", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        subprocess.run(
            [bin_folder / "initdb", *options], check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self._as_user
        )
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.folder),
            "fsync": "off",
            "full_page_writes": "off",
            "synchronous_commit": "off",
            "max_connections": "60",
            "shared_buffers": "64MB",
        }
        flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("wb") as log:
            self._server = subprocess.Popen(
                [bin_folder / "postgres", "-D", data, *flags],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                preexec_fn=_die_with_parent,
                **self._as_user,
            )
        deadline = time.monotonic() + 30
        while True:
            try:
                self.execute("SELECT 1")
                return
            except psycopg.OperationalError:
                if self._server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError((self.folder / "log").read_text()) from None
                time.sleep(0.05)

    def stop(self) -> None:
        """Stop at once and leave nothing behind."""
        if self._server is not None:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, name: str) -> str:
        """DATABASE_URL of one database."""
        return f"postgres://artel@/{name}?host={self.folder}"

    def execute(self, statement: str) -> None:
        with psycopg.connect(host=str(self.folder), user="artel", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)

    def create(self, name: str, *, template: str = "template1") -> str:
        """Make a database, a copy of another one if said; its DATABASE_URL."""
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, name: str) -> None:
        self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextlib.contextmanager
def running():
    """A running Postgres, gone afterwards."""
    server = Postgres()
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _unprivileged() -> dict:
    """Popen's arguments that drop root's rights, for initdb and postgres refuse root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise RuntimeError("root has neither `postgres` nor `nobody` to run PostgreSQL as")


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)


if __name__ == "__main__":
    with running() as temporary:
        url = temporary.create("artel")
        command = sys.argv[1:] or ["printenv", "DATABASE_URL"]
        sys.exit(subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode)
