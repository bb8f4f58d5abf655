"""The clock. A demo cluster may stand still on a day; sessions, tokens and throttling always use the real one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

_told_hour: ContextVar[time | None] = ContextVar("told_hour", default=None)


def now() -> datetime:
    """Real time of the installation, aware."""
    return timezone.now()


def zone(cluster) -> ZoneInfo:
    """Time zone of the cluster."""
    return ZoneInfo(cluster.time_zone)


def today(cluster) -> date:
    """Today in the cluster: its frozen day if it is a demo standing still, else the date in its time zone."""
    return cluster.frozen_on or now().astimezone(zone(cluster)).date()


def now_in(cluster) -> datetime:
    """Time at which a deed in the cluster is recorded: the real one, or the real hour on the frozen day.

    Facts of a demo that stands still must not be recorded in its future, else nothing would be seen "as of" its today.
    """
    local = now().astimezone(zone(cluster))
    if cluster.frozen_on:
        return datetime.combine(cluster.frozen_on, _told_hour.get() or local.time(), tzinfo=zone(cluster))
    return local


@contextmanager
def at_hour(hour: time) -> Iterator[None]:
    """Let the clock of demo clusters that stand still show this hour: their story is told with its own hours.

    Does nothing to clusters on real time.
    """
    token = _told_hour.set(hour)
    try:
        yield
    finally:
        _told_hour.reset(token)


def date_of(moment: datetime, cluster) -> date:
    """The calendar date of `moment` in the cluster's zone."""
    return moment.astimezone(zone(cluster)).date()


def end_of_day(day: date, cluster) -> datetime:
    """The first moment after `day` in the cluster's zone."""
    return datetime(day.year, day.month, day.day, tzinfo=zone(cluster)) + timedelta(days=1)
