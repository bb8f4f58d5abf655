"""A drill: bring a backup back into a place of its own, start the web there, ask it, and drop everything."""

import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from psycopg import sql

from artel.jobs.supervisor import web_command
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.upkeep import manifest as manifests
from artel.upkeep.backup import take_backup
from artel.upkeep.databases import Postgres, database

NOTE = "drill.json"
PATIENCE = 60.0
LOOK = 0.1

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Drilled:
    """Figures of a drill that went well. `rto_s`: from the first byte read to the sign-in page."""

    backup: str
    held_at: str
    mb: float
    rows: int
    files: int
    restore_s: float
    prepare_s: float
    start_s: float
    rto_s: float


def drill(backup: Path | None = None, *, database_url: str = "", say: Say = lambda _stage: None) -> Drilled:
    """Prove that a backup comes back to life; a fresh one is taken and dropped when none is named.

    On PostgreSQL a temporary database is made on the same server, unless the address of an empty one is given. Starts no
    worker and knows no mail server, so nothing leaves the machine. Writes the success down for the watch. BrokenRule
    tells what failed; everything temporary is gone either way.
    """
    with tempfile.TemporaryDirectory(prefix="artel-drill-") as folder:
        if backup is None:
            say("backup")
            backup = take_backup(folder=Path(folder) / "backup").folder
        manifest = manifests.read(backup)
        home = Path(folder) / "home"
        with _place(manifest.kind, database_url) as url:
            environment = _environment(home, url)
            began = time.monotonic()
            say("restore")
            _artel(environment, "restore", str(backup.resolve()), "--hold-jobs")
            restored = time.monotonic()
            say("prepare")
            _artel(environment, "prepare", "--no-backup")
            prepared = time.monotonic()
            say("web")
            _ask(environment)
            ended = time.monotonic()
    told = Drilled(
        backup=backup.name,
        held_at=clock.now().isoformat(),
        mb=round(manifest.size / 1e6, 1),
        rows=sum(table.rows for table in manifest.tables.values()),
        files=len(manifest.files),
        restore_s=round(restored - began, 1),
        prepare_s=round(prepared - restored, 1),
        start_s=round(ended - prepared, 1),
        rto_s=round(ended - began, 1),
    )
    (settings.HOME_DIR / NOTE).write_text(json.dumps(asdict(told), ensure_ascii=False))
    return told


def _environment(home: Path, url: str) -> dict[str, str]:
    """The environment of this installation in another place, deaf and dumb."""
    # The file of settings is read already, and would lead the drill to the living database.
    left_out = {"DATABASE_URL", "ARTEL_BACKUP_DIR", "ARTEL_BACKUP_AT", "ARTEL_ENV_FILE", "ARTEL_SMTP_HOST"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    ours = {
        "ARTEL_MODE": settings.MODE,
        "ARTEL_HOME": str(home),
        "ARTEL_SECRET_KEY": settings.SECRET_KEY,
        "ARTEL_AUDIT_KEY": settings.AUDIT_KEY,
        "DJANGO_SETTINGS_MODULE": "artel.config.settings",
    }
    return {**kept, **ours, **({"DATABASE_URL": url} if url else {})}


@contextmanager
def _place(kind: str, given: str) -> Iterator[str]:
    """DATABASE_URL of an empty database, dropped at the end if it was made here; "" for a file in the home."""
    if kind == "sqlite" or given:
        yield given
        return
    own = database()
    if not isinstance(own, Postgres):
        raise BrokenRule(_("Копия сделана с PostgreSQL: назовите пустую базу в --database-url."))
    name = f"artel_drill_{secrets.token_hex(4)}"
    with own.connect() as connection:
        collate, ctype, encoding = connection.execute(
            "SELECT datcollate, datctype, pg_encoding_to_char(encoding) FROM pg_database"
            " WHERE datname = current_database()"
        ).fetchone()
        connection.commit()
        connection.autocommit = True
        try:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING {} LC_COLLATE {} LC_CTYPE {}").format(
                    sql.Identifier(name), *map(sql.Literal, (encoding, collate, ctype))
                )
            )
        except psycopg.errors.InsufficientPrivilege:
            raise BrokenRule(
                _(
                    "У роли базы нет права создать временную базу. Дайте его (ALTER ROLE … CREATEDB) или назовите пустую "
                    "базу в --database-url."
                )
            ) from None
    try:
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    finally:
        with own.connect() as connection:
            connection.autocommit = True
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _artel(environment: dict[str, str], *words: str) -> None:
    done = subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "-m", "artel.cli", *words], env=environment, capture_output=True, text=True
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or [done.stdout.strip()]
        raise BrokenRule(_("Не удалось: artel {words}. {said}").format(words=words[0], said=said[-1]))


def _ask(environment: dict[str, str]) -> None:
    """Start one web worker on a free port and ask for /readyz and the sign-in page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    web = subprocess.Popen(  # noqa: S603 -- our own command
        web_command("127.0.0.1", port, workers=1, threads=2),
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + PATIENCE
        while (status := _status(port, "/healthz")) != 200:
            if web.poll() is not None or time.monotonic() > deadline:
                raise BrokenRule(
                    _("Веб-сервер не поднялся на восстановленных данных (ответ {status}).").format(status=status)
                )
            time.sleep(LOOK)
        if _status(port, "/readyz") != 200:
            _artel(environment, "ready")  # says why, by refusing
            raise BrokenRule(_("На восстановленных данных /readyz отвечает не 200, а artel ready ничего не находит."))
        if (status := _status(port, path := reverse("account_login"))) != 200:
            raise BrokenRule(
                _("На восстановленных данных страница {path} отвечает {status}.").format(path=path, status=status)
            )
    finally:
        os.killpg(web.pid, signal.SIGTERM)
        try:
            web.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(web.pid, signal.SIGKILL)
            web.wait()


def _status(port: int, path: str) -> int:
    """Status of a page as the proxy of this installation would ask for it; 0 when nobody answers."""
    name = next((each for each in settings.ALLOWED_HOSTS if not each.startswith((".", "*"))), "127.0.0.1")
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers={"Host": name, "X-Forwarded-Proto": "https", "Connection": "close"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def last_drill() -> dict[str, str] | None:
    """What the last good drill wrote down, or None."""
    try:
        return json.loads((settings.HOME_DIR / NOTE).read_text())
    except (OSError, ValueError):
        return None
