"""The worker: one process that does one job at a time. Run as many as the machine has room for."""

import logging
import os
import signal
import sys
import threading
import time

from django.db import Error, close_old_connections, connection

from artel.jobs import timetable
from artel.jobs.claims import Queue, Reaper
from artel.jobs.running import perform

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
        self._stop = threading.Event()

    def stop(self, *_args: object) -> None:
        """End after the current job."""
        self._stop.set()

    def run(self) -> None:
        """Work until stopped. A database that is away is waited for."""
        next_reap = next_timetable = 0.0
        is_written_down = False
        while not self._stop.is_set():
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
                    self._stop.wait(self._poll)
                    continue
                perform(job)
            except Error as error:
                log.error("the database does not answer: %s", type(error).__name__)
                connection.close()
                self._stop.wait(max(self._poll, 2.0))


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
    worker = Worker(poll=poll, cap=cap)
    signal.signal(signal.SIGTERM, worker.stop)
    signal.signal(signal.SIGINT, worker.stop)
    log.info("worker %s is ready", os.getpid())
    worker.run()
    return 0


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artel.config.settings")
    django.setup()
    sys.exit(main())
