"""What jobs there are: handlers by kind, and the timetable. Filled by the apps' tasks.py, imported in their ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from artel.jobs.domain.states import JobState

if TYPE_CHECKING:
    from artel.jobs.models import Job
    from artel.jobs.running import Run

LEASE = timedelta(seconds=30)
LIMIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Handler:
    """How a kind of job is done.

    `lease`: how long a silent worker is trusted; `limit`: how long an attempt may last.
    """

    kind: str
    function: Callable[["Run"], None]
    label: str
    lease: timedelta
    limit: timedelta
    page: Callable[["Job"], str] | None = None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A line of the timetable: every so often, or daily at an hour of the installation's time zone."""

    name: str
    every: timedelta | None
    at: time | None


HANDLERS: dict[str, Handler] = {}
TIMETABLE: dict[str, Rhythm] = {}


def handler(
    kind: str,
    *,
    label: str = "",
    lease: timedelta = LEASE,
    limit: timedelta = LIMIT,
    page: Callable[["Job"], str] | None = None,
) -> Callable[[Callable[["Run"], None]], Callable[["Run"], None]]:
    """Register a function of one Run as the handler of a kind of job.

    The function makes its effect inside `with run.finish():`, together with «done»; what it does before that may happen
    more than once. A kernel Refusal ends the job as failed (Denied: as refused) with the refusal's words; any other
    error is tried again, five times in all. An attempt longer than `limit` takes its worker process down, and counts as
    an error. `page` gives the address of what a done job has made, for the button of the page that waits.
    """

    def register(function: Callable[["Run"], None]) -> Callable[["Run"], None]:
        _register(Handler(kind, function, label or kind, lease, limit, page))
        return function

    return register


def schedule(
    name: str,
    *,
    handler: Callable[["Run"], None],
    every: timedelta | None = None,
    at: time | None = None,
    label: str = "",
    limit: timedelta = LIMIT,
) -> None:
    """Put a job on the timetable: `every` so often, or daily `at` an hour.

    Its actor is the system, its payload is empty.
    """
    if (every is None) == (at is None):
        raise ValueError(f"the schedule of {name!r} needs either every= or at=")
    _register(Handler(name, handler, label or name, LEASE, limit))
    TIMETABLE[name] = Rhythm(name, every, at)


def label_of(kind: str) -> str:
    """Words for a kind of job; its code when no app of this version knows it."""
    return str(HANDLERS[kind].label) if kind in HANDLERS else kind


def page_of(job: "Job") -> str:
    """Address of what a done job has made; empty while there is none."""
    handler = HANDLERS.get(job.kind)
    return handler.page(job) if job.state == JobState.DONE and handler is not None and handler.page is not None else ""


def _register(new: Handler) -> None:
    if new.kind in HANDLERS and HANDLERS[new.kind].function is not new.function:
        raise ValueError(f"the job {new.kind!r} has two handlers")
    HANDLERS[new.kind] = new
