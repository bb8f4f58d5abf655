"""A herd of real workers that are killed with -9 while they work; run in a process of its own by races.call().

The effect of a job is a line of the journal with the job's key: a lost or doubled effect is a line too few or too many.
"""

import os
import random
import signal
import time
from contextlib import suppress
from datetime import timedelta

from django.db import connections
from django.db.models import Count, F, QuerySet, Sum

from artel import audit, jobs
from artel.audit.models import Entry
from artel.audit.tests.factories import Place, Somebody
from artel.jobs.domain.states import JobState
from artel.jobs.models import Job
from artel.jobs.stopping import Stop
from artel.jobs.worker import Worker
from artel.kernel import clock

KIND = "races.count"  # a worker also does what stands on the timetable; that is not counted
LEASE = timedelta(seconds=1)
ENOUGH = 60  # queued jobs that two workers do not get through between two kills, on any machine


@jobs.handler(KIND, lease=LEASE)
def count(run: jobs.Run) -> None:
    """Some work before the effect, the effect, and some more before the transaction ends: a kill may fall anywhere."""
    pause = run.payload["pause"]
    time.sleep(random.random() * pause)
    with run.finish() as result:
        line = audit.record("test.counted", actor=Somebody(), cluster=Place(run.cluster_id), key=run.key)
        result["seq"] = line.seq
        time.sleep(random.random() * pause)


class Herd:
    """Forked workers; the process that forks them holds no database connection while it does."""

    def __init__(self, size: int, *, reap: float | None) -> None:
        self._reap = reap
        self.pids = [self._fork() for _number in range(size)]

    def kill_one(self, rng: random.Random) -> None:
        """Kill a worker with -9 and put another in its place."""
        place = rng.randrange(len(self.pids))
        os.kill(self.pids[place], signal.SIGKILL)
        os.waitpid(self.pids[place], 0)
        self.pids[place] = self._fork()

    def kill_all(self) -> None:
        for pid in self.pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        self.pids = []

    def _fork(self) -> int:
        connections.close_all()
        pid = os.fork()
        if pid:
            return pid
        random.seed()
        try:
            Worker(poll=0.02, reap=self._reap, cap=100).run(Stop())
        finally:
            os._exit(1)


def run(
    _index: int,
    *,
    count: int,
    kills: int,
    workers: int = 2,
    pause: float = 0.03,
    seed: int = 1,
    has_reaper: bool = True,
    patience: float = 30,
) -> dict:
    """Enqueue jobs, kill workers while they are being done, let the rest finish; what became of them.

    `count` jobs to begin with; more are added while kills are still to come, so that a fast machine does not run out of
    work to interrupt: «jobs» in the answer is how many there were in all. `patience`: seconds without one more job done
    after which the rest counts as stuck.
    """
    rng = random.Random(seed)
    total = _enqueue(0, count, pause)
    started = time.monotonic()
    herd = Herd(workers, reap=0.1 if has_reaper else None)
    done_kills = 0
    try:
        while done_kills < kills:
            if _counted().filter(state=JobState.QUEUED).count() < ENOUGH:
                total = _enqueue(total, ENOUGH, pause)
            _wait_for_work(0.05 + rng.random() * 0.2)
            herd.kill_one(rng)
            done_kills += 1
        _wait_for_the_rest(has_reaper=has_reaper, patience=patience)
    finally:
        herd.kill_all()
    seconds = time.monotonic() - started
    effects = dict(Entry.objects.filter(event="test.counted").values_list("detail__key").annotate(Count("pk")))
    lost_attempts = _counted().filter(attempts__gt=1).aggregate(lost=Sum(F("attempts") - 1))["lost"] or 0
    return {
        "jobs": total,
        "kills": done_kills,
        "interrupted": lost_attempts + _counted().filter(state=JobState.RUNNING).count(),
        "lost": _counted().filter(state=JobState.DONE).exclude(key__in=list(effects)).count(),
        "doubled": sum(times > 1 for times in effects.values()),
        "untold": len(set(effects) - set(_counted().filter(state=JobState.DONE).values_list("key", flat=True))),
        "stuck": _counted().exclude(state=JobState.DONE).count(),
        "done": _counted().filter(state=JobState.DONE).count(),
        "chains_ok": all(audit.verify(chain).ok for chain in audit.chains()),
        "seconds": round(seconds, 2),
    }


def _counted() -> QuerySet[Job]:
    return Job.objects.filter(kind=KIND)


def _enqueue(first: int, count: int, pause: float) -> int:
    """Enqueue `count` jobs numbered from `first`, of three clusters in turn; the number after the last."""
    for number in range(first, first + count):
        jobs.enqueue(KIND, key=f"count-{number}", actor=None, cluster=Place(1 + number % 3), payload={"pause": pause})
    return first + count


def wait_behind(_index: int, *, count: int) -> dict:
    """One cluster has piled up jobs, two workers are at them; how soon does a job of another cluster start?"""
    now = clock.now()
    pile = {"kind": KIND, "cluster_id": 1, "payload": {"pause": 0.05}, "due_at": now}
    Job.objects.bulk_create([Job(key=f"pile-{number}", **pile) for number in range(count)], batch_size=2000)
    herd = Herd(2, reap=0.1)
    try:
        time.sleep(2)
        other = jobs.enqueue(KIND, key="other", actor=None, cluster=Place(2), payload={"pause": 0})
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and other.started_at is None:
            time.sleep(0.02)
            other.refresh_from_db()
    finally:
        herd.kill_all()
    waited = (other.started_at - other.created_at).total_seconds() if other.started_at else None
    return {"behind": _counted().filter(state=JobState.QUEUED, cluster_id=1).count(), "seconds": waited}


def _wait_for_work(pause: float) -> None:
    """Let the workers work for a while, and until one of them is at a job."""
    time.sleep(pause)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and not _counted().filter(lease_until__gte=clock.now()).exists():
        time.sleep(0.005)


def _wait_for_the_rest(*, has_reaper: bool, patience: float) -> None:
    """Wait until all is done, or nothing more is."""
    done, since = -1, time.monotonic()
    while _unfinished(has_reaper) and time.monotonic() - since < patience:
        time.sleep(0.05)
        count = _counted().filter(state=JobState.DONE).count()
        if count != done:
            done, since = count, time.monotonic()


def _unfinished(has_reaper: bool) -> bool:
    left = _counted().filter(state=JobState.QUEUED)
    return (left | _counted().filter(state=JobState.RUNNING)).exists() if has_reaper else left.exists()
