"""Reading jobs."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from artel.jobs.domain.states import JobState
from artel.jobs.models import Job
from artel.kernel import clock


def jobs_of(cluster_id: int) -> QuerySet[Job]:
    return Job.objects.filter(cluster_id=cluster_id)


def unsuccessful_jobs_of(cluster_id: int) -> QuerySet[Job]:
    """Jobs that a person can repeat, the latest first."""
    return jobs_of(cluster_id).filter(state__in=[JobState.DEAD, JobState.FAILED]).order_by("-finished_at", "-pk")


def waiting_since() -> datetime | None:
    """Since when the longest waiting job has been due; None when none is."""
    due = Job.objects.filter(state=JobState.QUEUED, due_at__lte=clock.now())
    return due.order_by("due_at").values_list("due_at", flat=True).first()


def is_standing_still(*, patience: timedelta = timedelta(minutes=5)) -> bool:
    """Tell whether jobs wait and nobody takes any: no worker is running.

    A long queue that moves is not standing still.
    """
    since, now = waiting_since(), clock.now()
    if since is None or now - since < patience:
        return False
    alive = Job.objects.filter(started_at__gte=now - patience) | Job.objects.filter(lease_until__gte=now)
    return not alive.exists()
