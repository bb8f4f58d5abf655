"""Workers killed with -9 at the jobs of an installation: letters, files of papers, reading of plans, the morning round.

Run in a process of its own by races.call(). Letters go to a mail server of the run's own that remembers every Message-ID.
"""

import contextlib
import dataclasses
import hashlib
import os
import random
import signal
import socketserver
import time
from collections import Counter
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction
from django.db.models import Count

from artel import audit, jobs
from artel.audit.models import Entry
from artel.audit.tests.factories import Place, Somebody
from artel.documents.models import PaperFile
from artel.documents.papers import kinds
from artel.documents.tests.factories import MINUTES, make_paper_at_signing, make_signer, sign
from artel.files.services import store_bytes
from artel.jobs import services as jobs_services
from artel.jobs.domain.states import JobState
from artel.jobs.models import Job
from artel.jobs.registry import HANDLERS
from artel.kernel import clock
from artel.members.tests.factories import make_coordinator
from artel.notices.domain.states import LetterState
from artel.notices.models import Letter, Notice
from artel.notices.services.letters import JOB as LETTER
from artel.notices.tasks import ROUND
from artel.plans.events import PlanEvent
from artel.plans.models import PlanUpload
from artel.plans.services.importing import begin_upload
from artel.plans.tests.factories import make_seed_cluster
from tests.races import ROOT
from tests.races.jobs_herd import LEASE, Herd

LETTERS = 24  # waiting at any time while kills are still to come
READING = "plans.read_upload"
DAY = date(2024, 3, 15)


@jobs.handler("races.loose", lease=LEASE)
def loose(run: jobs.Run) -> None:
    """The negative control: an effect of its own transaction, before finish()."""
    with transaction.atomic():
        audit.record("test.loose", actor=Somebody(), cluster=Place(run.cluster_id), key=run.key)
    time.sleep(0.08)
    with run.finish():
        pass


class Mailbox(socketserver.ThreadingTCPServer):
    """Enough of SMTP to take a letter; a line of the file for each, written before it is acknowledged."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, kept: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Taking)
        self.kept = kept

    def fork(self) -> int:
        """Serve in a process of its own, for workers are forked from this one and threads are not taken along."""
        pid = os.fork()
        if pid == 0:
            try:
                self.serve_forever(poll_interval=0.05)
            finally:
                os._exit(1)
        self.socket.close()
        return pid


class _Taking(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # whoever was sending is killed
            self._converse()

    def _converse(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self._say("354 go on")
                self._take()
            elif word == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _take(self) -> None:
        name = b""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            if line.lower().startswith(b"message-id:"):
                name = line.split(b":", 1)[1].strip(b" <>\r\n").partition(b"@")[0]
        if line == b"":
            return  # cut off in the middle: nobody has got it
        time.sleep(random.random() * 0.02)
        with self.server.kept.open("ab", buffering=0) as kept:
            kept.write(name + b"\n")
        time.sleep(random.random() * 0.02)
        self._say("250 taken")

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


class World:
    """A cluster with a coordinator who is written to, papers to be made into files, documents to be read."""

    def __init__(self, *, papers: int, uploads: int) -> None:
        self.cluster = make_seed_cluster()
        self.user = make_coordinator(self.cluster)
        self._days = count()
        if MINUTES.code not in dict(kinds.choices()):
            kinds.register(MINUTES)
        signer = make_signer(self.cluster)
        for _ in range(papers):
            sign(make_paper_at_signing(signer), signer)
        seed = (ROOT / "src/artel/plans/seed/plan.pdf").read_bytes()
        for number in range(uploads):
            file = store_bytes(seed, f"План {number}.pdf", cluster=self.cluster, actor=self.user)
            upload = begin_upload(cluster=self.cluster, file=file, actor=self.user)
            jobs.enqueue(
                READING,
                key=f"{READING}:{upload.pk}",
                actor=self.user,
                cluster=self.cluster,
                payload={"upload": upload.pk},
            )

        jobs.enqueue(ROUND, key="kill:round", actor=None, cluster=self.cluster, payload={"day": DAY.isoformat()})

    def write_letters(self, more: int) -> None:
        """Queue so many letters, each of a notice and a day of its own."""
        for number in (next(self._days) for _ in range(more)):
            day = DAY + timedelta(days=number)
            notice = Notice.objects.create(
                cluster=self.cluster, user=self.user, kind="plans.obligation", thing=f"kill:{number}",
                key=f"kill:{number}", title=f"Мероприятие {number}", act="Открыть", url="/", raised_on=day,
                raised_at=clock.now(),
            )  # fmt: skip
            letter = Letter.objects.create(
                cluster=self.cluster, user=self.user, day=day, slot="digest", count=1, queued_at=clock.now(), attempt=1
            )
            letter.notices.set([notice])
            jobs.enqueue(
                LETTER, key=f"{LETTER}:{letter.pk}:1", actor=None, cluster=self.cluster, payload={"letter": letter.pk}
            )


def run(
    _index: int,
    *,
    home: str,
    kills: int,
    papers: int = 3,
    uploads: int = 2,
    patience: float = 60,
    seed: int = 1,
    is_loose: bool = False,
    port: int = 0,
) -> dict:
    """Kill one of two workers while they are at the jobs, let the rest finish; what became of them.

    `is_loose`: the negative control alone, jobs whose effect lies outside finish(). `given_up` in the answer: jobs that
    lost their worker MAX_ATTEMPTS times, so that a person had to press «Повторить».
    """
    rng, folder = random.Random(seed), Path(home)
    box = _furnish(folder)
    waiting = box.fork()
    herd, begun, restarts = None, time.monotonic(), []
    try:
        world = World(papers=0 if is_loose else papers, uploads=0 if is_loose else uploads)
        add = _loose_jobs(world) if is_loose else world.write_letters
        add(LETTERS)
        herd = Herd(2, reap=0.1)
        for _ in range(kills):
            if Job.objects.filter(state=JobState.QUEUED).count() < LETTERS // 2:
                add(LETTERS)
            _wait_for_work(rng)
            killed_at = clock.now()
            herd.kill_one(rng)
            restarts.append(_seconds_to_the_next_start(killed_at))
        _wait_for_the_rest(patience)
        given_up = _repeat_what_was_given_up()
        _wait_for_the_rest(patience)
    finally:
        if herd is not None:
            herd.kill_all()
        os.kill(waiting, signal.SIGKILL)
        os.waitpid(waiting, 0)
    return {
        "kills": kills,
        "interrupted": _lost_attempts(),
        "jobs": dict(Job.objects.order_by().values_list("kind").annotate(Count("pk"))),
        "given_up": given_up,
        "restart_s": round(max(restarts), 2),
        "seconds": round(time.monotonic() - begun, 1),
        **_judge(folder, box.kept),
    }


def _furnish(folder: Path) -> Mailbox:
    """Point the loaded application at the run's folder and mail server; shorten leases, so that a lost job returns soon."""
    box = Mailbox(folder / "mailbox")
    box.kept.touch()
    settings.STORAGES["default"]["OPTIONS"]["location"] = folder / "files"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = box.server_address
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    for kind, handler in list(HANDLERS.items()):
        HANDLERS[kind] = dataclasses.replace(handler, lease=LEASE)
    connections.close_all()
    return box


def _loose_jobs(world: World):
    numbers = count()

    def add(more: int) -> None:
        for _ in range(more):
            jobs.enqueue("races.loose", key=f"loose-{next(numbers)}", actor=None, cluster=Place(world.cluster.pk))

    return add


def _wait_for_work(rng: random.Random) -> None:
    """Until a worker is at a job, and 0–120 ms more."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not Job.objects.filter(state=JobState.RUNNING).exists():
        time.sleep(0.005)
    time.sleep(rng.random() * 0.12)


def _seconds_to_the_next_start(killed_at) -> float:
    """From a kill until some job is begun anew."""
    begun = time.monotonic()
    while time.monotonic() - begun < 30 and not Job.objects.filter(started_at__gte=killed_at).exists():
        time.sleep(0.01)
    return time.monotonic() - begun


def _wait_for_the_rest(patience: float) -> None:
    done, since = -1, time.monotonic()
    left = Job.objects.filter(state__in=[JobState.QUEUED, JobState.RUNNING])
    while left.exists() and time.monotonic() - since < patience:
        time.sleep(0.05)
        ended = Job.objects.exclude(state__in=[JobState.QUEUED, JobState.RUNNING]).count()
        if ended != done:
            done, since = ended, time.monotonic()


def _repeat_what_was_given_up() -> int:
    """Press «Повторить» at each job that lost its worker too often, as an operator does; answer how many there were."""
    dead = list(Job.objects.filter(state=JobState.DEAD))
    for job in dead:
        jobs_services.repeat(job)
    return len(dead)


def _lost_attempts() -> int:
    return sum(attempts - 1 for attempts in Job.objects.filter(attempts__gt=1).values_list("attempts", flat=True))


def _judge(folder: Path, kept: Path) -> dict:
    """Each effect once: letters by the mail server's memory, papers by their files, plans by their lines in the journal."""
    taken = Counter(kept.read_text().split())
    letters = list(Letter.objects.values_list("state", "message_id"))
    sent = [name for state, name in letters if state == LetterState.SENT]
    known = {name for state, name in letters if state in (LetterState.SENT, LetterState.UNKNOWN)}
    done = {READING: 0, "documents.make_files": 0}
    done |= dict(Job.objects.filter(state=JobState.DONE).order_by().values_list("kind").annotate(Count("pk")))
    read = Counter(Entry.objects.filter(event=PlanEvent.UPLOAD_READ).values_list("target_id", flat=True))
    forms = Counter(PaperFile.objects.values_list("paper", flat=True))
    loose = Counter(Entry.objects.filter(event="test.loose").values_list("detail__key", flat=True))
    uploads = PlanUpload.objects.count()
    faults = {
        "letter sent but never taken": [name for name in sent if name not in taken],
        "letter taken but not known to be": [name for name in taken if name not in known],
        "letter left on its way": [state for state, _ in letters if state in (LetterState.QUEUED, LetterState.SENDING)],
        "plan not read whole": list(PlanUpload.objects.exclude(state="read").values_list("pk", flat=True))
        + [upload.pk for upload in PlanUpload.objects.all() if len(upload.rows) != 17],
        "paper without both files": [paper for paper, number in forms.items() if number != 2],
        "bytes of a paper": [
            made.pk for made in PaperFile.objects.select_related("file")
            if hashlib.sha256((folder / "files" / made.file.content.name).read_bytes()).hexdigest() != made.sha256
        ],
        "job not done": list(Job.objects.exclude(state=JobState.DONE).values_list("kind", "state", "fault")),
    }  # fmt: skip
    doubled = {
        "letter": [name for name, times in taken.items() if times > 1],
        "plan read": [pk for pk, times in read.items() if times > 1],
        "loose": [key for key, times in loose.items() if times > 1],
    }
    return {
        "letters": dict(Counter(state for state, _ in letters)),
        "read": f"{len(read)} of {uploads}",
        "papers": len(forms),
        "faults": {name: found[:3] for name, found in faults.items() if found},
        "doubled": {name: len(found) for name, found in doubled.items() if found},
        "chains_ok": all(audit.verify(chain).ok for chain in audit.chains()),
    }
