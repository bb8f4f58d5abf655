"""One attempt at one job."""

import contextlib
import logging
import os
import threading
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.db import Error, connection, transaction
from django.utils.translation import gettext as _

from artel.jobs.claims import LeaseLost, beat, held, settle, settle_lost
from artel.jobs.domain.states import JOB, JobState
from artel.jobs.models import Job
from artel.jobs.registry import HANDLERS, Handler
from artel.kernel import clock
from artel.kernel.errors import Denied, Refusal

log = logging.getLogger(__name__)
EXIT_OVERDUE = 75  # EX_TEMPFAIL: an attempt passed its limit, and there is no other way to stop a thread
PROGRESS_INTERVAL = 0.5  # seconds between two writes of progress


class HandlerDidNotFinish(Exception):
    """A handler returned without `with run.finish():`, so nobody knows whether its effect is there."""


class Run:
    """What a handler gets: the job's payload and actor, and the two things it can do, progress() and finish()."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._last_progress = 0.0
        self.is_finished = False

    @property
    def job_id(self) -> int:
        return self._job.pk

    @property
    def key(self) -> str:
        return self._job.key

    @property
    def payload(self) -> dict[str, Any]:
        return self._job.payload

    @property
    def cluster_id(self) -> int | None:
        return self._job.cluster_id

    @property
    def attempt(self) -> int:
        return self._job.attempts

    @property
    def actor(self) -> Any:
        """The account that asked for the job, as it is now; None when the system did.

        Denied when the account was blocked meanwhile. Its rights are the called service's to check, as always.
        """
        if self._job.actor_id is None:
            return None
        user = get_user_model().objects.filter(pk=self._job.actor_id, is_active=True).first()
        if user is None:
            raise Denied(_("Учётная запись, от имени которой запущено задание, заблокирована."))
        return user

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Show how far it is. Written at most twice a second, and not from inside finish(). LeaseLost: stop at once."""
        moment = time.monotonic()
        if done < total and moment - self._last_progress < PROGRESS_INTERVAL:
            return
        self._last_progress = moment
        if not held(self._job).update(progress_done=done, progress_total=total, message=str(text)[:500]):
            raise LeaseLost(f"job {self._job.pk}, attempt {self._job.attempts}")

    @contextlib.contextmanager
    def finish(self, result: dict[str, Any] | None = None, *, message: str = "") -> Iterator[dict[str, Any]]:
        """Make the effect and «done» one transaction; gives the result to add to.

        The result is small JSON of ids for the page that waits. Holds the job from its first moment, so nobody takes
        it meanwhile; raises LeaseLost, before any effect, when somebody already has. Keep it short: on SQLite it is
        the one writer of the whole database.
        """
        if self.is_finished:
            raise RuntimeError("a job is finished once")
        result = dict(result or {})
        with transaction.atomic():
            if held(self._job).select_for_update().first() is None:
                raise LeaseLost(f"job {self._job.pk}, attempt {self._job.attempts}")
            yield result
            done = held(self._job).update(
                state=JOB.target(state=JobState.RUNNING, verb="finish"),
                result=result,
                message=str(message)[:500],
                fault="",
                lease_until=None,
                heartbeat=None,
                finished_at=clock.now(),
            )
            if not done:
                raise LeaseLost(f"job {self._job.pk}, attempt {self._job.attempts}")
        self.is_finished = True


class Heart(threading.Thread):
    """Keeps the lease of one attempt alive, on a database connection of its own, opened only for jobs that last."""

    def __init__(self, job: Job, handler: Handler) -> None:
        super().__init__(name=f"heart-{job.pk}", daemon=True)
        self._job, self._handler = job, handler
        self._ended = threading.Event()

    def __enter__(self) -> "Heart":
        self.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._ended.set()
        self.join()

    def run(self) -> None:
        started = time.monotonic()
        try:
            while not self._ended.wait(self._handler.lease.total_seconds() / 3):
                if time.monotonic() - started > self._handler.limit.total_seconds():
                    log.error("job %s passed its limit of %s; the worker ends", self._job.pk, self._handler.limit)
                    os._exit(EXIT_OVERDUE)
                try:
                    beat(self._job, self._handler.lease)
                except LeaseLost:
                    return  # finish() and progress() will find out by themselves
                except Error as error:
                    # A database that is busy or away for a moment; the lease outlives two missed beats.
                    log.warning("no beat for job %s: %s", self._job.pk, type(error).__name__)
                    connection.close()
        finally:
            connection.close()


def perform(job: Job, *, with_heart: bool = True) -> None:
    """Do one claimed job, and write down how it ended.

    `with_heart=False` runs it in the caller's own transaction, for tests.
    """
    handler = HANDLERS[job.kind]
    run = Run(job)
    try:
        with Heart(job, handler) if with_heart else contextlib.nullcontext():
            handler.function(run)
            if not run.is_finished:
                raise HandlerDidNotFinish(job.kind)
    except LeaseLost:
        log.warning("job %s: attempt %s lost its lease and changed nothing", job.pk, job.attempts)
    except Denied as refusal:
        settle(job, "refuse", message=str(refusal))
    except Refusal as refusal:
        settle(job, "fail", message=str(refusal))
    except Exception as error:
        log.error("job %s (%s), attempt %s: %s", job.pk, job.kind, job.attempts, fault_of(error))
        log.debug("job %s", job.pk, exc_info=True)
        settle_lost(job, fault=fault_of(error), pause=True)


def fault_of(error: BaseException) -> str:
    """Where an error arose, without its words: they may hold personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {'/'.join(Path(frames[-1].filename).parts[-3:])}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
