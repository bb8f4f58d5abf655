"""The life of a job.

queued → running → done                    the handler's effect is in the database
           │  ├───→ failed | refused       a rule forbids it, or the actor may no longer; repeating would not help
           │  └───→ queued | dead          an error, or the worker was lost: again later, MAX_ATTEMPTS times in
           all
dead | failed → queued                     a person pressed «Повторить»
"""

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from artel.kernel.workflow import Transition, Workflow

MAX_ATTEMPTS = 5


class JobState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    DEAD = "dead"
    REFUSED = "refused"


FINISHED = frozenset({JobState.DONE, JobState.FAILED, JobState.DEAD, JobState.REFUSED})

JOB = Workflow(
    [
        Transition("claim", {JobState.QUEUED}, JobState.RUNNING),
        Transition("finish", {JobState.RUNNING}, JobState.DONE),
        Transition("fail", {JobState.RUNNING}, JobState.FAILED),
        Transition("refuse", {JobState.RUNNING}, JobState.REFUSED),
        Transition("return", {JobState.RUNNING}, JobState.QUEUED),
        Transition("bury", {JobState.RUNNING}, JobState.DEAD),
        Transition("repeat", {JobState.DEAD, JobState.FAILED}, JobState.QUEUED),
    ],
    refusal="Задание сейчас в состоянии «{state}»: повторить можно только то, что не удалось.",
)


def pause_after(attempt: int) -> timedelta:
    """How long to wait after an attempt that ended in an error: 5 s, 20 s, 80 s, 320 s."""
    return timedelta(seconds=min(5 * 4 ** (attempt - 1), 600))


def verb_after_loss(attempt: int) -> str:
    """What becomes of a job whose attempt came to nothing: it returns, or is buried after the last attempt."""
    return "bury" if attempt >= MAX_ATTEMPTS else "return"


def is_lost(*, lease: timedelta, is_expired: bool, silent_for: float) -> bool:
    """Tell whether the worker of a running job is lost.

    `silent_for`: seconds, by the observer's monotonic clock, in which the job's heartbeat did not change. An expired
    lease alone is not believed, since the wall clock may have jumped: a living worker beats three times in a lease,
    so half a lease of silence is needed beside it. A whole lease of silence is enough whatever the wall clock says.
    """
    return silent_for >= lease.total_seconds() or (is_expired and silent_for >= lease.total_seconds() / 2)


def next_moment(
    previous: datetime,
    now: datetime,
    *,
    every: timedelta | None = None,
    at: time | None = None,
    zone: ZoneInfo | None = None,
) -> datetime:
    """When a scheduled job runs next: the first moment of its rhythm after now.

    Moments slept through are not made up for.
    """
    if every is not None:
        missed = max(0, (now - previous) // every)
        return previous + (missed + 1) * every
    local = now.astimezone(zone)
    today = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return today if today > local else today + timedelta(days=1)
