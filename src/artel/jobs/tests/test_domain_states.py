from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.jobs.domain.states import (
    FINISHED,
    JOB,
    MAX_ATTEMPTS,
    JobState,
    is_lost,
    next_moment,
    pause_after,
    verb_after_loss,
)

MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        (JobState.QUEUED, ("claim",)),
        (JobState.RUNNING, ("finish", "fail", "refuse", "return", "bury")),
        (JobState.DONE, ()),
        (JobState.FAILED, ("repeat",)),
        (JobState.DEAD, ("repeat",)),
        (JobState.REFUSED, ()),
    ],
)
def test_every_state_has_exactly_its_verbs(state, verbs):
    assert JOB.verbs(state) == verbs
    assert set(JobState) - FINISHED == {JobState.QUEUED, JobState.RUNNING}


def test_a_job_is_buried_only_after_its_last_attempt():
    assert [verb_after_loss(number) for number in range(1, MAX_ATTEMPTS + 1)] == ["return"] * 4 + ["bury"]


def test_pauses_grow_and_end():
    assert [pause_after(number).total_seconds() for number in (1, 2, 3, 4, 5)] == [5, 20, 80, 320, 600]


@pytest.mark.parametrize(
    ("is_expired", "silent_for", "lost"),
    [
        (True, 0, False),
        (True, 14.9, False),
        (True, 15, True),
        (False, 15, False),
        (False, 29.9, False),
        (False, 30, True),
    ],
    ids=["clock jumped ahead", "just expired", "expired and silent", "lease runs", "almost", "clock jumped back"],
)
def test_a_lease_is_judged_by_silence_and_not_by_the_wall_clock_alone(is_expired, silent_for, lost):
    assert is_lost(lease=timedelta(seconds=30), is_expired=is_expired, silent_for=silent_for) is lost


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)),
    st.timedeltas(timedelta(0), timedelta(days=90)),
    st.timedeltas(timedelta(seconds=30), timedelta(days=40)),
)
def test_a_rhythm_goes_on_after_now_and_keeps_its_phase(previous, slept, every):
    now = previous + slept

    following = next_moment(previous, now, every=every)

    assert now < following <= now + every
    assert (following - previous) % every == timedelta(0)


@given(st.datetimes(datetime(2024, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)), st.times())
def test_a_daily_hour_comes_within_a_day(now, at):
    following = next_moment(now, now, at=at, zone=MOSCOW)

    assert now < following <= now + timedelta(days=1)
    assert following.astimezone(MOSCOW).time() == time(at.hour, at.minute)
