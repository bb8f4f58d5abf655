"""Taking jobs from the queue, holding them, and giving lost ones back: every step is one conditional UPDATE.

The attempt's number is the fencing token: what a worker writes names the attempt it holds, so a worker that was
thought lost and comes back changes nothing.
"""

import itertools
import time
from datetime import timedelta

from django.db import transaction
from django.db.models import Count, F, Min
from django.utils.translation import gettext as _

from artel.jobs.domain.states import JOB, MAX_ATTEMPTS, JobState, is_lost, pause_after, verb_after_loss
from artel.jobs.models import Job
from artel.jobs.registry import HANDLERS
from artel.kernel import clock


class LeaseLost(Exception):
    """The job is no longer this worker's: it was silent for too long, and another one may have it."""


class Queue:
    """The queue as one worker sees it: fair between clusters, whatever one of them has piled up.

    The cluster with the fewest running jobs comes first, then the one this worker served longest ago. `cap` is the
    most jobs of one cluster at a time; workers that claim in the same instant may pass it by one, which harms nobody.
    """

    def __init__(self, *, cap: int) -> None:
        self.cap = cap
        self._served: dict[int | None, int] = {}
        self._turns = itertools.count(1)

    def claim(self) -> Job | None:
        """Take the next job, or None when nothing is due."""
        due = Job.objects.filter(state=JobState.QUEUED, due_at__lte=clock.now(), kind__in=list(HANDLERS))
        waiting = dict(due.order_by().values_list("cluster_id").annotate(Min("due_at")))
        if not waiting:
            return None
        running = Job.objects.filter(state=JobState.RUNNING)
        busy = dict(running.order_by().values_list("cluster_id").annotate(Count("pk")))
        for cluster_id in sorted(
            waiting, key=lambda each: (busy.get(each, 0), self._served.get(each, 0), waiting[each])
        ):
            if busy.get(cluster_id, 0) >= self.cap:
                continue
            job = self._take(due, cluster_id)
            if job is not None:
                self._served[cluster_id] = next(self._turns)
                return job
        return None

    @transaction.atomic
    def _take(self, due, cluster_id: int | None) -> Job | None:
        of_cluster = (
            due.filter(cluster_id=cluster_id) if cluster_id is not None else due.filter(cluster_id__isnull=True)
        )
        # SKIP LOCKED only to pick: two workers pick two rows. SQLite's IMMEDIATE transaction lets in one worker at a
        # time.
        job = of_cluster.select_for_update(skip_locked=True).order_by("due_at", "pk").first()
        if job is None:
            return None
        now = clock.now()
        claimed = Job.objects.filter(pk=job.pk, state=JobState.QUEUED).update(
            state=JOB.target(state=job.state, verb="claim"),
            attempts=F("attempts") + 1,
            started_at=now,
            heartbeat=now,
            lease_until=now + HANDLERS[job.kind].lease,
        )
        if not claimed:
            return None
        job.refresh_from_db()
        return job


def held(job: Job):
    """Queryset of the job as long as this attempt holds it: one row or none."""
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)


def beat(job: Job, lease: timedelta) -> None:
    """Say that the worker lives: the lease runs anew from now. LeaseLost when the job was given to another."""
    now = clock.now()
    if not held(job).update(heartbeat=now, lease_until=now + lease):
        raise LeaseLost(f"job {job.pk}, attempt {job.attempts}")


def settle(job: Job, verb: str, *, message: str, fault: str = "", pause: timedelta | None = None) -> None:
    """End this attempt without an effect. Does nothing when the attempt no longer holds the job."""
    now = clock.now()
    state = JOB.target(state=JobState.RUNNING, verb=verb)
    held(job).update(
        state=state,
        lease_until=None,
        heartbeat=None,
        message=message[:500],
        fault=fault[:300],
        due_at=now + (pause or timedelta(0)),
        finished_at=None if state == JobState.QUEUED else now,
    )


def settle_lost(job: Job, *, fault: str, pause: bool) -> None:
    """End an attempt that came to nothing: the job returns to the queue, or is buried after the last attempt."""
    verb = verb_after_loss(job.attempts)
    if verb == "bury":
        message = _("Не удалось после {count} попыток. Можно повторить.").format(count=job.attempts)
    else:
        message = _("Попытка {number} из {count} не удалась, повторим сами.").format(
            number=job.attempts, count=MAX_ATTEMPTS
        )
    settle(job, verb, message=message, fault=fault, pause=pause_after(job.attempts) if pause else None)


class Reaper:
    """Finds running jobs whose workers are lost and gives them back to the queue."""

    def __init__(self) -> None:
        self._seen: dict[int, tuple[int, object, float]] = {}

    def look(self, *, monotonic: float | None = None) -> int:
        """Look once; tell how many jobs were given back. A job is judged by what changed since earlier looks."""
        at = time.monotonic() if monotonic is None else monotonic
        now = clock.now()
        seen, returned = {}, 0
        for job in Job.objects.filter(state=JobState.RUNNING):
            sign = (job.attempts, job.heartbeat)
            earlier = self._seen.get(job.pk)
            since = earlier[2] if earlier is not None and earlier[:2] == sign else at
            if is_lost(lease=job.lease_until - job.heartbeat, is_expired=job.lease_until < now, silent_for=at - since):
                returned += self._give_back(job)
            else:
                seen[job.pk] = (*sign, since)
        self._seen = seen
        return returned

    @transaction.atomic
    def _give_back(self, job: Job) -> bool:
        # A row that is locked belongs to a worker in the middle of finishing it: leave it alone.
        if held(job).filter(heartbeat=job.heartbeat).select_for_update(skip_locked=True).first() is None:
            return False
        settle_lost(job, fault="worker lost", pause=False)
        return True
