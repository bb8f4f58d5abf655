"""Asking for jobs and putting them in order. Rights are checked above: jobs know no roles."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from artel.jobs.domain.states import JOB, JobState
from artel.jobs.models import Job
from artel.jobs.registry import HANDLERS
from artel.kernel import clock

KEEP_DONE = timedelta(days=30)
KEEP_UNSUCCESSFUL = timedelta(days=180)


def enqueue(
    kind: str,
    *,
    key: str,
    actor: Any,
    cluster: Any = None,
    payload: dict[str, Any] | None = None,
    delay: timedelta | None = None,
) -> Job:
    """Ask for a job in the transaction of the deed: it is there if the deed is.

    The key says what is asked for; asking twice returns the standing job, finished or not, until it is pruned.
    `actor` may be the system. The payload is small JSON of ids, never personal data: it is not erased with a person.
    """
    if kind not in HANDLERS:
        raise LookupError(f"no handler for the job {kind!r}: is its tasks.py imported in ready()?")
    now = clock.now()
    job, _created = Job.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "actor_id": getattr(actor, "pk", None),
            "cluster_id": cluster.pk if cluster is not None else None,
            "payload": payload or {},
            "created_at": now,
            "due_at": now + (delay or timedelta(0)),
        },
    )
    if job.kind != kind:
        raise ValueError(f"the key {key!r} belongs to a job of the kind {job.kind!r}")
    return job


@transaction.atomic
def repeat(job: Job) -> Job:
    """Put a job that did not succeed back into the queue, with all its attempts before it."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    job.state = JOB.target(state=job.state, verb="repeat", label=job.get_state_display())
    job.attempts = 0
    job.due_at = clock.now()
    job.finished_at = None
    job.message = job.fault = ""
    job.progress_done = job.progress_total = 0
    job.save(
        update_fields=[
            "state", "attempts", "due_at", "finished_at", "message", "fault", "progress_done", "progress_total"
        ]
    )  # fmt: skip
    return job


def prune() -> int:
    """Delete what ended long ago: done after a month, unsuccessful after half a year. Tell how many."""
    now = clock.now()
    old = Q(state=JobState.DONE, finished_at__lt=now - KEEP_DONE) | Q(finished_at__lt=now - KEEP_UNSUCCESSFUL)
    return Job.objects.filter(old).delete()[0]
