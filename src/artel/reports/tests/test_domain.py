"""Periods, parts of a report, figures; facts that come back as they were."""

import json
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.plans.domain.states import DONE, State, roll_up
from artel.plans.domain.status import exists_on, state_on
from artel.plans.tests.test_domain_status import all_facts
from artel.reports.domain import figures
from artel.reports.domain.frozen import facts_from_json, to_json
from artel.reports.domain.groups import Group, group_of
from artel.reports.domain.periods import PeriodKind, next_after, of_dates, periods_of
from artel.reports.domain.verifying import ListedCalendar
from artel.terms import ProductionCalendar

YEAR = (date(2023, 9, 1), date(2024, 8, 31))
CALENDAR = ProductionCalendar(5)
FIRST, LAST = date(2023, 1, 1), date(2025, 12, 31)
LISTED = ListedCalendar(
    FIRST,
    LAST,
    [
        day
        for day in map(date.fromordinal, range(FIRST.toordinal(), LAST.toordinal() + 1))
        if not CALENDAR.is_working(day)
    ],
)


@pytest.mark.parametrize("scheme", ["calendar_split", "calendar_full", "academic"])
def test_months_and_quarters_cover_the_year_once_and_in_order(scheme):
    found = periods_of(*YEAR, scheme)
    assert found[0].words == "2023/2024 учебный год"
    months = [each for each in found if each.kind is PeriodKind.MONTH]
    assert len(months) == 12
    assert (months[0].starts_on, months[-1].ends_on) == YEAR
    assert all((b.starts_on - a.ends_on).days == 1 for a, b in pairwise(months))
    assert len({each.key for each in found}) == len(found)
    quarters = [each.words for each in found if each.kind is PeriodKind.QUARTER]
    assert len(quarters) == {"calendar_split": 5, "calendar_full": 3, "academic": 4}[scheme]


def test_what_comes_next_is_the_next_of_the_kind_or_as_long_again():
    found = periods_of(*YEAR, "calendar_split")
    first = next(each for each in found if each.key == "quarter-2024Q1")
    assert next_after(first, found) == (date(2024, 4, 1), date(2024, 6, 30))
    assert next_after(of_dates(date(2024, 3, 1), date(2024, 3, 10)), found) == (date(2024, 3, 11), date(2024, 3, 20))
    assert (
        of_dates(date(2024, 3, 1), date(2024, 3, 1)).words
        == "период с 1\xa0марта\xa02024\xa0г. по 1\xa0марта\xa02024\xa0г."
    )
    with pytest.raises(ValueError, match="ends before"):
        of_dates(date(2024, 3, 2), date(2024, 3, 1))


@given(st.sampled_from(State), st.none() | st.dates(*YEAR), st.dates(*YEAR))
def test_a_row_stands_in_one_part_and_executed_ones_alone_are_told_as_executed(state, fact_on, starts_on):
    group = group_of(state, fact_on, starts_on)
    assert (group in (Group.DONE, Group.LATE, Group.EARLIER)) == (state in DONE)
    assert (group is Group.EARLIER) == (state in DONE and fact_on is not None and fact_on < starts_on)
    assert (group is Group.OVERDUE) == (state is State.OVERDUE)


@given(all_facts(), st.dates(date(2023, 8, 1), date(2024, 10, 31)), st.booleans())
def test_facts_come_back_from_json_and_yield_the_same_state_by_a_listed_calendar(facts, on, is_then):
    read = facts_from_json(json.loads(json.dumps(to_json(facts))))
    assert read == facts
    known_on = on if is_then else None
    if not exists_on(facts, on, known_on):
        return
    asked = {"soon_days": 15, "year_end": YEAR[1], "known_on": known_on}
    assert state_on(read, on, calendar=LISTED, **asked) == state_on(facts, on, calendar=CALENDAR, **asked)


@given(st.dates(FIRST, LAST), st.dates(FIRST, LAST), st.integers(-60, 60))
def test_a_listed_calendar_counts_as_the_state_s_does(after, until, count):
    assert LISTED.working_days_between(after, until) == CALENDAR.working_days_between(after, until)
    if count and date(2023, 6, 1) < after < date(2025, 6, 1):
        there = LISTED.add_working_days(after, abs(count))
        assert there == CALENDAR.add_working_days(after, abs(count))


def test_a_listed_calendar_does_not_guess_beyond_its_days():
    with pytest.raises(ValueError, match=r"01\.01\.2030"):
        LISTED.working_days_between(date(2024, 1, 1), date(2030, 1, 1))


def test_facts_that_are_no_facts_are_refused():
    for broken in ({"opens_on": 5, "due_on": None}, {"opens_on": None, "due_on": None, "odd": 1}, {"due_on": None}):
        with pytest.raises((KeyError, TypeError, ValueError)):
            facts_from_json(broken)


ROWS = st.lists(
    st.builds(
        lambda states, due: {
            "state": roll_up(states),
            "obligations": [
                {"key": str(n), "counted": True, "state": state, "due_on": due.isoformat(), "met_on": None}
                for n, state in enumerate(states)
            ],
        },
        st.lists(st.sampled_from(State), min_size=1, max_size=4),
        st.dates(*YEAR),
    ),
    max_size=8,
).map(lambda rows: [{**row, "key": f"r{n}"} for n, row in enumerate(rows)])


@given(ROWS, st.dates(*YEAR))
def test_figures_count_parts_of_what_they_are_of(rows, on):
    execution, in_time = figures.execution(rows, on), figures.in_time(rows, on)
    assert set(in_time.done) <= set(execution.done) <= set(execution.counted)
    assert in_time.counted == execution.counted
    shares = figures.shares_of_period(rows, YEAR[0], on)
    assert set(shares.done) <= set(shares.counted)
    for figure in (execution, in_time, shares):
        assert (figure.percent is None) == (figure.denominator == 0)
        assert figure.percent is None or 0 <= figure.percent <= 100


def test_nothing_of_nothing_is_no_percentage_and_an_awaiting_row_has_none():
    assert figures.execution([], YEAR[1]).percent is None
    assert figures.attendance([]).percent is None
    owed = {"key": "1", "counted": True, "state": "await", "due_on": None, "met_on": None}
    assert figures.percent_of_row({"state": "await", "obligations": [owed]}) is None


def test_assignments_count_by_their_day_and_lifted_ones_do_not():
    def task(key, due_on, done_on=None, lifted=False):
        return {"key": key, "due_on": due_on, "done_on": done_on, "lifted": lifted}

    given_out = [
        task("1", "2024-02-01", "2024-02-01"), task("2", "2024-02-01", "2024-02-02"), task("3", "2024-02-05"),
        task("4", "2024-02-05", lifted=True), task("5", "2024-04-01"),
    ]  # fmt: skip
    figure = figures.assignments_in_time(given_out, date(2024, 3, 31))
    assert (figure.done, figure.counted, figure.percent) == (("1",), ("1", "2", "3"), 33)
