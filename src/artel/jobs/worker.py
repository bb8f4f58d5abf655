"""The worker: one process that does one job at a time. Run as many as the machine has room for."""

import logging
import os
import sys
import time

from django.db import Error, close_old_connections, connection

from artel.jobs import timetable
from artel.jobs.claims import Queue, Reaper
from artel.jobs.running import perform
from artel.jobs.stopping import Stop

log = logging.getLogger(__name__)
POLL = 0.5  # seconds between looks at an empty queue
REAP = 1.0
TIMETABLE = 20.0
CLUSTER_CAP = 2  # jobs of one cluster at a time, so that the rest of the workers stay free for the others


class Worker:
    """Claims, performs, reaps and keeps the timetable until told to stop."""

    def __init__(self, *, poll: float = POLL, cap: int = CLUSTER_CAP, reap: float | None = REAP) -> None:
        """`reap=None` turns the reaper off: only the negative control of the kill test wants that."""
        self._queue, self._reaper = Queue(cap=cap), Reaper()
        self._poll, self._reap = poll, reap

    def run(self, stop: Stop) -> None:
        """Work until told to stop, and end after the current job. A database that is away is waited for."""
        next_reap = next_timetable = 0.0
        is_written_down = False
        while not stop.is_asked:
            try:
                close_old_connections()
                moment = time.monotonic()
                if moment >= next_timetable:
                    if not is_written_down:
                        timetable.write_down()
                        is_written_down = True
                    timetable.enqueue_due()
                    next_timetable = moment + TIMETABLE
                if self._reap is not None and moment >= next_reap:
                    if returned := self._reaper.look():
                        log.warning("%s jobs of lost workers are back in the queue", returned)
                    next_reap = moment + self._reap
                job = self._queue.claim()
                if job is None:
                    stop.wait(self._poll)
                    continue
                perform(job)
            except Error as error:
                log.error("the database does not answer: %s", type(error).__name__)
                connection.close()
                stop.wait(max(self._poll, 2.0))


def run_pending(*, limit: int = 1000) -> int:
    """Do everything that is due, here and now, in the caller's process and transaction; tell the attempts made.

    For tests and for the demo's builder. No heartbeat, no reaper, no timetable.
    """
    queue = Queue(cap=limit)
    for count in range(limit):
        job = queue.claim()
        if job is None:
            return count
        perform(job, with_heart=False)
    raise RuntimeError(f"more than {limit} jobs: does one of them enqueue itself?")


def main(*, poll: float = POLL, cap: int = CLUSTER_CAP) -> int:
    """Run a worker until SIGTERM or SIGINT; the current job is finished first. Django must be set up."""
    stop = Stop()
    stop.listen()
    log.info("worker %s is ready", os.getpid())
    Worker(poll=poll, cap=cap).run(stop)
    return 0


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artel.config.settings")
    django.setup()
    sys.exit(main())
