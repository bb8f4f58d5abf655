"""The timetable: each line is claimed by a conditional UPDATE, and its job is enqueued in the same transaction."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from artel.jobs.domain.states import next_moment
from artel.jobs.models import ScheduledJob
from artel.jobs.registry import TIMETABLE, Rhythm
from artel.jobs.services import enqueue
from artel.kernel import clock


def write_down() -> None:
    """Bring the table in line with the code: new lines get their first moment, lines no app has any more go."""
    now = clock.now()
    for rhythm in TIMETABLE.values():
        first = now if rhythm.every is not None else _next(rhythm, now - timedelta(days=1))
        ScheduledJob.objects.get_or_create(name=rhythm.name, defaults={"next_run_at": first})
    ScheduledJob.objects.exclude(name__in=list(TIMETABLE)).delete()


def enqueue_due() -> int:
    """Enqueue what is due, each moment once, however many workers look; tell how many."""
    now = clock.now()
    count = 0
    for line in ScheduledJob.objects.filter(next_run_at__lte=now, name__in=list(TIMETABLE)):
        with transaction.atomic():
            claimed = ScheduledJob.objects.filter(pk=line.pk, next_run_at=line.next_run_at).update(
                next_run_at=_next(TIMETABLE[line.name], line.next_run_at), last_run_at=now
            )
            if claimed:
                enqueue(line.name, key=f"{line.name}@{line.next_run_at:%Y-%m-%dT%H:%M:%S}", actor=None)
                count += 1
    return count


def _next(rhythm: Rhythm, previous):
    zone = timezone.get_default_timezone()
    return next_moment(previous, clock.now(), every=rhythm.every, at=rhythm.at, zone=zone)
