"""Web processes of an installation killed with -9 while people write through HTTP; run in a process of its own by races.call().

What was answered with a redirect is acknowledged and must be there; what was cut off may be there whole or not at all.
"""

import contextlib
import hashlib
import http.client
import os
import random
import signal
import subprocess
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, connections
from django.urls import reverse

from artel import audit
from artel.audit.models import Entry
from artel.files.models import StoredFile
from artel.jobs.supervisor import web_command
from artel.members.tests.factories import make_coordinator
from artel.plans.events import PlanEvent
from artel.plans.models import Event, Evidence, ExtensionRequest, Obligation
from artel.plans.tests.factories import make_seed_cluster, make_seed_plan
from tests.races import ROOT

ON = date(2024, 3, 15)
CLIENTS = 4  # more than web workers, so that each of them has something in hand
PATIENCE = 90  # seconds; only a machine that is stuck waits so long
TOKEN = "k" * 32
PDF = (ROOT / "src/artel/plans/seed/plan.pdf").read_bytes()


@dataclass
class History:
    """What clients saw: words of each deed by how it was answered."""

    answered: dict[str, list[str]] = field(default_factory=lambda: {"evidence": [], "event": [], "request": []})
    cut_off: int = 0
    odd: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    sent: threading.Event = field(default_factory=threading.Event)

    def count(self) -> int:
        return sum(map(len, self.answered.values()))


class Web:
    """The web server as `artel run` starts it, in a group of its own."""

    def __init__(self, home: Path, port: int) -> None:
        self.port = port
        self._environment = {
            **os.environ,
            "ARTEL_MODE": "test",
            "ARTEL_HOME": str(home),
            "ARTEL_LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "artel.config.settings",
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONWARNINGS": "ignore",
        }
        self._log = (home / "web.log").open("ab")
        self._command = web_command("127.0.0.1", port, workers=2, threads=2)
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            self._command, env=self._environment, stdout=self._log, stderr=self._log, start_new_session=True
        )

    def workers(self) -> list[int]:
        """Pids of granian's workers; not of the process that starts them, nor of Python's resource tracker."""
        found = []
        with contextlib.suppress(OSError):
            for pid in Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split():
                if b"granian" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    found.append(int(pid))
        return found

    def keep_alive(self) -> None:
        """As the supervisor does: granian gives up when a worker dies soon after it was started."""
        if self._process.poll() is not None:
            self.kill_all()
            self.start()

    def kill_all(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def answers(self) -> bool:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            line.request("GET", "/healthz", headers={"Connection": "close"})
            return line.getresponse().read() == b"ok\n"
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def wait(self) -> float:
        """Seconds until it answers."""
        begun = time.monotonic()
        while not self.answers():
            self.keep_alive()
            if time.monotonic() - begun > PATIENCE:
                raise AssertionError("the web server does not come back")
            time.sleep(0.05)
        return time.monotonic() - begun

    def close(self) -> None:
        self.kill_all()
        self._log.close()


class Client(threading.Thread):
    """Somebody who writes one deed after another, each over a connection of its own."""

    def __init__(self, number: int, world: "World", web: Web, history: History, end: threading.Event) -> None:
        super().__init__(daemon=True)
        self._number, self._world, self._web, self._history, self._end = number, world, web, history, end

    def run(self) -> None:
        for turn in count():
            if self._end.is_set():
                return
            kind = ("evidence", "event", "request")[turn % 3]
            words = f"{kind} {self._number}-{turn}"
            built = getattr(self._world, kind)(words)
            if built is None:
                continue
            path, body, mime = built
            self._send(kind, words, path, body, mime)

    def _send(self, kind: str, words: str, path: str, body: bytes, mime: str) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self._web.port, timeout=60)
        headers = {
            "Cookie": f"sessionid={self._world.session}", "X-CSRFToken": TOKEN, "Content-Type": mime, "Connection": "close",
        }  # fmt: skip
        try:
            try:
                line.connect()
            except OSError:
                time.sleep(0.02)  # nobody listens: the deed was not asked for
                return
            self._history.sent.set()
            line.request("POST", path, body, headers)
            answer = line.getresponse()
            said = answer.read()
        except (OSError, http.client.HTTPException):
            with self._history.lock:
                self._history.cut_off += 1
            return
        finally:
            line.close()
        with self._history.lock:
            if answer.status == 302:
                self._history.answered[kind].append(words)
            else:
                self._history.odd.append(f"{words}: {answer.status} {said[-400:]!r}")


class World:
    """A frozen cluster with the seed's plan, and a signed-in coordinator."""

    def __init__(self) -> None:
        cluster = make_seed_cluster(is_demo=True, frozen_on=ON)
        plan = make_seed_plan(cluster)
        user = make_coordinator(cluster)
        self.slug = cluster.slug
        owed = Obligation.objects.filter(plan=plan, purpose="result", requirement__kind="documents.accepted_document")
        found = list(owed.order_by("pk").values_list("pk", "opens_on", "words_due_on"))
        self._owed = [
            (pk, opens or plan.starts_on) for pk, opens, due in found if (opens or plan.starts_on) <= ON and due
        ]
        self._turn = count()
        self._asked = iter([pk for pk, _opens in self._owed])
        self._lock = threading.Lock()
        store = SessionStore()
        store[SESSION_KEY] = str(user.pk)
        store[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        store[HASH_SESSION_KEY] = user.get_session_auth_hash()
        store["_csrftoken"] = TOKEN
        store.save()
        self.session = store.session_key

    def evidence(self, words: str) -> tuple[str, bytes, str]:
        pk, day = self._owed[next(self._turn) % len(self._owed)]
        fields = {"title": words, "happened_on": f"{day:%d.%m.%Y}", "in_force_on": f"{day:%d.%m.%Y}"}
        boundary = uuid.uuid4().hex
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items()
        ]
        parts.append(
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="otchet.pdf"\r\n'
            "Content-Type: application/pdf\r\n\r\n".encode()
        )
        body = b"".join([*parts, PDF, f"\r\n--{boundary}--\r\n".encode()])
        return self._url("plans:supply", pk), body, f"multipart/form-data; boundary={boundary}"

    def event(self, words: str) -> tuple[str, bytes, str]:
        return self._form(self._url("plans:event_add"), title=words, starts_on="12.03.2024")

    def request(self, words: str) -> tuple[str, bytes, str] | None:
        """One an obligation; None when all have been asked for."""
        with self._lock:
            pk = next(self._asked, None)
        return pk and self._form(self._url("plans:ask", pk), wanted_due_on="30.12.2024", reason=words)

    def _form(self, path: str, **fields: str) -> tuple[str, bytes, str]:
        return path, urlencode(fields).encode(), "application/x-www-form-urlencoded"

    def _url(self, name: str, *arguments: int) -> str:
        return reverse(name, args=[self.slug, *arguments])


def run(_index: int, *, home: str, port: int, kills: int, whole: int = 4, seed: int = 1) -> dict:
    """Kill a web worker at a random moment of somebody's request, every `whole`-th time the whole web server; what became of it."""
    rng = random.Random(seed)
    world = World()
    connections.close_all()
    web, history, stop = Web(Path(home), port), History(), threading.Event()
    web.start()
    interrupted, restarts, begun = 0, [], time.monotonic()
    clients = [Client(number, world, web, history, stop) for number in range(CLIENTS)]
    try:
        web.wait()
        for client in clients:
            client.start()
        for number in range(1, kills + 1):
            _wait_for_answers(history, web)
            broken = history.cut_off
            _strike(web, history, rng, is_whole=number % whole == 0)
            restarts.append(web.wait())
            time.sleep(0.05)  # for a client to notice
            interrupted += history.cut_off > broken
        _wait_for_answers(history, web)
    finally:
        stop.set()
        for client in clients:
            if client.ident:
                client.join()
        web.close()
    return {
        "kills": kills,
        "interrupted": interrupted,
        "acknowledged": history.count(),
        "cut_off": history.cut_off,
        "odd": history.odd[:3],
        "restart_s": round(max(restarts), 2),
        "seconds": round(time.monotonic() - begun, 1),
        **_judge(history, Path(home)),
    }


def _wait_for_answers(history: History, web: Web, more: int = 3) -> None:
    """Until so many more deeds are acknowledged and somebody serves."""
    wanted, deadline = history.count() + more, time.monotonic() + PATIENCE
    while history.count() < wanted or not web.workers():
        web.keep_alive()
        if time.monotonic() > deadline:
            raise AssertionError(f"nothing is acknowledged any more: {history.odd[:3]}")
        time.sleep(0.005)


def _strike(web: Web, history: History, rng: random.Random, *, is_whole: bool) -> None:
    """0–120 ms after some request has begun."""
    history.sent.clear()
    history.sent.wait(PATIENCE)
    time.sleep(rng.random() * 0.12)
    if is_whole:
        web.kill_all()
        web.start()
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(rng.choice(web.workers()), signal.SIGKILL)


def _judge(history: History, home: Path) -> dict:
    """Every acknowledged deed is there once; every deed has its line, its file and all that follows from it."""
    stored = {
        "evidence": list(Evidence.objects.values_list("title", flat=True)),
        "event": list(Event.objects.values_list("title", flat=True)),
        "request": list(ExtensionRequest.objects.values_list("reason", flat=True)),
    }
    lost = sum(len(set(said) - set(stored[kind])) for kind, said in history.answered.items())
    doubled = sum(times > 1 for titles in stored.values() for times in Counter(titles).values())
    lines = Counter(Entry.objects.values_list("event", flat=True))
    half = {
        "evidence without its line": lines[PlanEvent.EVIDENCE_SUPPLIED] != len(stored["evidence"]),
        "event without its line": lines[PlanEvent.EVENT_RECORDED] != len(stored["event"]),
        "request without its line": lines[PlanEvent.EXTENSION_ASKED] != len(stored["request"]),
        "evidence without its file": Evidence.objects.filter(file=None).exists(),
        "file without its evidence": StoredFile.objects.filter(name="otchet.pdf").count() != len(stored["evidence"]),
        "events with unequal obligations": len(set(_owed_after_events())) > 1,
        "bytes": any(_is_damaged(home, each) for each in StoredFile.objects.filter(name="otchet.pdf")),
    }
    return {
        "lost": lost,
        "doubled": doubled,
        "half": [name for name, is_so in half.items() if is_so],
        "obligations_of_an_event": next(_owed_after_events(), 0),
        "chains_ok": all(audit.verify(chain).ok for chain in audit.chains()),
        "is_sound": _is_sound(),
    }


def _owed_after_events() -> Iterator[int]:
    counted = Counter(Obligation.objects.exclude(event=None).values_list("event", flat=True))
    return (counted[pk] for pk in Event.objects.values_list("pk", flat=True))


def _is_damaged(home: Path, stored: StoredFile) -> bool:
    path = home / "files" / stored.content.name
    return not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != stored.sha256


def _is_sound() -> bool:
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA quick_check").fetchone()[0] == "ok"
