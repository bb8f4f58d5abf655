"""The ladder of reminders: whatever days pass and however long nobody gathers, nobody is called twice or by a volley."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.notices.domain.cadence import (
    ANSWER,
    CADENCES,
    COORDINATION,
    COUNCIL,
    PLAN_ROW,
    Anchor,
    Cadence,
    ladders,
    place_on,
    stage_on,
)
from artel.terms import state_calendar

CALENDAR = state_calendar(5)
days = st.dates(date(2023, 9, 1), date(2026, 8, 31))
rungs = st.frozensets(st.integers(-60, 30), min_size=1, max_size=8)


def stages(due: date, first: date, last: date, ladder, *, asleep=()) -> list[int]:
    """Stages told by rounds of every day between, nights of sleep left out; a stage is told once, as the key keeps it."""
    told: list[int] = []
    day = first
    while day <= last:
        stage = stage_on(ladder, place_on(due, day, CALENDAR))
        if day not in asleep and stage is not None and stage not in told:
            told.append(stage)
        day += timedelta(days=1)
    return told


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2024, 1, 31), None),  # 40 working days before
        (date(2024, 2, 28), -30),
        (date(2024, 3, 15), -10),
        (date(2024, 3, 26), -3),
        (date(2024, 3, 28), -1),
        (date(2024, 3, 29), -1),
        (date(2024, 3, 31), -1),  # a Sunday stands where its Friday stood
        (date(2024, 4, 1), 1),
        (date(2024, 4, 5), 5),
        (date(2024, 6, 28), 5),
    ],
)
def test_a_row_due_on_friday_is_told_on_the_rungs_of_the_plan(day, stage):
    assert stage_on(PLAN_ROW.rungs, place_on(date(2024, 3, 29), day, CALENDAR)) == stage


def test_a_six_day_week_counts_its_saturdays():
    due, saturday = date(2024, 4, 1), date(2024, 3, 30)
    assert place_on(due, saturday, state_calendar(6)) == -1
    assert place_on(due, date(2024, 3, 29), state_calendar(6)) == -2
    assert place_on(due, date(2024, 3, 29), CALENDAR) == -1


@given(due=days, ladder=rungs)
def test_rounds_of_every_day_tell_each_rung_once_and_in_order(due, ladder):
    told = stages(due, due - timedelta(days=120), due + timedelta(days=70), ladder)
    assert told == sorted(ladder)


@given(due=days, ladder=rungs, data=st.data())
def test_after_a_gap_only_the_latest_stage_is_told(due, ladder, data):
    first, last = due - timedelta(days=120), due + timedelta(days=70)
    start = data.draw(st.integers(0, 150))
    asleep = {first + timedelta(days=start + number) for number in range(data.draw(st.integers(1, 40)))}
    told = stages(due, first, last, ladder, asleep=asleep)
    assert told == sorted(set(told))
    assert set(told) <= ladder
    assert told[-1] == max(ladder)
    morning = max(asleep) + timedelta(days=1)
    of_the_gap = stages(due, min(asleep), morning, ladder, asleep=asleep)
    assert len(of_the_gap) <= 1


@given(due=days, day=days, ladder=rungs)
def test_a_stage_never_goes_back_as_days_pass(due, day, ladder):
    def rank(on: date) -> int:
        stage = stage_on(ladder, place_on(due, on, CALENDAR))
        return -(10**6) if stage is None else stage

    assert rank(day) <= rank(day + timedelta(days=1))


@given(due=days, day=days)
def test_a_day_off_tells_nothing_that_its_eve_did_not(due, day):
    if not CALENDAR.is_working(day) and day != due:
        eve = day - timedelta(days=1)
        if eve != due:
            assert place_on(due, day, CALENDAR) == place_on(due, eve, CALENDAR)


def test_who_is_called_on_two_grounds_has_one_ladder():
    found = ladders(PLAN_ROW, {1, 2}, {COORDINATION: {2, 3}, COUNCIL: {3, 4}})
    assert found[1] == frozenset(PLAN_ROW.rungs)
    assert found[2] == frozenset(PLAN_ROW.rungs)
    assert found[3] == {1, 5}
    assert found[4] == {5}


def test_a_step_that_the_call_does_not_name_tells_nobody():
    assert ladders(ANSWER, [], {}) == {}
    assert ladders(PLAN_ROW, [], {COORDINATION: []}) == {}


@pytest.mark.parametrize("name", sorted(CADENCES))
def test_a_cadence_is_a_ladder_that_goes_up(name):
    it: Cadence = CADENCES[name]
    assert list(it.rungs) == sorted(set(it.rungs))
    assert it.anchor is Anchor.DUE or min(it.rungs) >= 0
