import os
import signal
import time

import pytest

from artel.jobs.stopping import Stop


@pytest.fixture
def stop():
    kept = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    stop = Stop()
    stop.listen()
    yield stop
    stop.close()
    signal.signal(signal.SIGTERM, kept[0])
    signal.signal(signal.SIGINT, kept[1])


def test_nobody_asked(stop):
    assert stop.wait(0.001) is False


def test_a_signal_ends_the_wait_at_once(stop):
    os.kill(os.getpid(), signal.SIGTERM)

    started = time.monotonic()
    assert stop.wait(60) is True
    assert time.monotonic() - started < 5


def test_many_signals_are_one(stop):
    for _number in range(100_000):
        stop.set()
    assert stop.wait(60) is True
