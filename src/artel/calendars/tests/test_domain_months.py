"""Months, weeks of the school year, special days, the order of entries."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artel.calendars.domain.entries import Entry, Kind, by_days, in_order, narrowed
from artel.calendars.domain.months import Month, months_of, next_year_is_due, note_of, week_number
from artel.terms import DayKind, ProductionCalendar, SchoolYear, state_calendar

MOMENT = datetime(2024, 3, 1, tzinfo=UTC)


def entry(uid: str, day: date, **fields) -> Entry:
    values = {"kind": Kind.DUE, "title": uid, "url": "/", "starts_on": day, "ends_on": day, "changed_at": MOMENT}
    return Entry(uid=uid, **values | fields)


@given(st.dates(date(2010, 1, 1), date(2059, 12, 31)))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_month_is_shown_in_whole_weeks_that_hold_each_of_its_days_once(day):
    month = Month.of(day)
    days = [each for week in month.weeks() for each in week]
    assert days.count(day) == 1
    assert [each.weekday() for each in days] == list(range(7)) * (len(days) // 7)
    assert (days[0], days[-1]) == month.shown
    assert month.next.previous == month
    assert Month.parse(str(month)) == month


@pytest.mark.parametrize(
    "text", ["", "2024", "2024-13", "2024-0", "99999-01", "1999-12", "2060-01", "2024-03-01", "²024-03"]
)
def test_what_is_no_month_is_none(text):
    assert Month.parse(text) is None


def test_weeks_are_counted_from_the_one_that_holds_the_first_of_september():
    assert [week_number(date(2023, 8, 28)), week_number(date(2023, 9, 4))] == [1, 2]
    assert week_number(date(2024, 3, 11)) == 29
    assert [week_number(date(2024, 8, 19)), week_number(date(2024, 8, 26))] == [52, 1]  # 1 September 2024 is a Sunday


def test_a_school_year_is_twelve_months_from_september():
    months = months_of(SchoolYear(2023))
    assert (len(months), str(months[0]), str(months[-1])) == (12, "2023-09", "2024-08")


@pytest.mark.parametrize(
    ("day", "is_working", "words"),
    [
        (date(2024, 3, 8), False, "Международный женский день"),
        (date(2024, 3, 7), True, "сокращённый на час"),
        (date(2024, 4, 27), True, "рабочая суббота"),
        (date(2024, 4, 29), False, "выходной: перенос с 27.04.2024"),
        (date(2024, 11, 2), True, "рабочая суббота, сокращённый на час"),
        (date(2024, 3, 16), False, ""),
        (date(2024, 3, 15), True, ""),
    ],
)
def test_a_day_is_told_of_when_it_is_unlike_others(day, is_working, words):
    note = note_of(day, state_calendar(5))
    assert (note.is_working, note.words, note.is_sure) == (is_working, words, True)


def test_a_day_that_the_cluster_decreed_says_so_and_days_to_come_are_unsure():
    own = ProductionCalendar(5, {date(2024, 3, 15): DayKind.OFF})
    assert note_of(date(2024, 3, 15), own).words == "нерабочий день: установлено в системе"
    assert not note_of(date(own.known_through + 1, 3, 15), own).is_sure


def test_next_years_calendar_is_asked_for_from_the_first_of_october():
    calendar = state_calendar(5)
    known = calendar.known_through
    assert next_year_is_due(date(known, 9, 30), calendar) is None
    assert next_year_is_due(date(known, 10, 1), calendar) == known + 1
    assert next_year_is_due(date(known - 1, 12, 31), calendar) is None
    assert next_year_is_due(date(known + 1, 2, 1), calendar) == known + 1


def test_entries_stand_by_the_day_then_the_hour_then_the_kind():
    day = date(2024, 3, 15)
    late = entry("c", day, starts_at=datetime(2024, 3, 15, 9, tzinfo=UTC), kind=Kind.MEETING)
    early = entry("b", day, starts_at=datetime(2024, 3, 15, 7, tzinfo=UTC), kind=Kind.INTERVIEW)
    found = in_order(
        [entry("e", day), entry("d", day, kind=Kind.EVENT), late, early, entry("a", day - timedelta(days=1))]
    )
    assert [each.uid for each in found] == ["a", "b", "c", "d", "e"]


def test_an_entry_of_several_days_stands_on_each_of_those_shown():
    long = entry("long", date(2024, 2, 28), ends_on=date(2024, 3, 2))
    days = by_days([long], date(2024, 3, 1), date(2024, 3, 31))
    assert list(days) == [date(2024, 3, 1), date(2024, 3, 2)]
    assert long.days == 4


def test_entries_are_narrowed_by_what_is_asked():
    day = date(2024, 3, 15)
    rows = [
        entry("a", day, is_mine=True, unit_ids=(7,)),
        entry("b", day, kind=Kind.MEETING, unit_ids=(7, 8)),
        entry("c", day),
    ]
    assert [each.uid for each in narrowed(rows, kinds=[Kind.DUE])] == ["a", "c"]
    assert [each.uid for each in narrowed(rows, unit_id=7)] == ["a", "b"]
    assert [each.uid for each in narrowed(rows, is_mine=True)] == ["a"]
