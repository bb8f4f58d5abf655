"""What holds for any phrase, any day, both weeks."""

import json
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from artel.terms import (
    QUARTER_SCHEMES,
    DayKind,
    ProductionCalendar,
    SchoolYear,
    Term,
    describe_term,
    read_term,
    slots_of,
    state_calendar,
)
from artel.terms.lexicon import lexicon
from artel.terms.words import MONTHS

DAYS = st.dates(date(2010, 1, 1), date(2032, 12, 31))
CALENDARS = st.sampled_from(
    [state_calendar(5), state_calendar(6), ProductionCalendar(5, {date(2024, 5, 13): DayKind.OFF})]
)
WORDS = st.one_of(
    st.sampled_from(sorted(lexicon())),
    st.sampled_from(
        "2024 2023/2024 15 5-го I IV - , ( ) / . № 01.09.2023 31.12 29.02.2023 30-1.10.14 10:00 г. группы".split()  # noqa: SIM905
    ),
    st.integers(0, 2100).map(str),
)
PHRASES = st.one_of(
    st.lists(WORDS, max_size=9).map(" ".join), st.lists(WORDS, max_size=5).map("".join), st.text(max_size=60)
)
YEARS = st.one_of(
    st.none(),
    st.integers(1990, 2040).map(lambda year: f"{year}/{year + 1}"),
    st.integers(1990, 2040).map(str),
    st.text(max_size=9),
)
HEADINGS = st.one_of(st.none(), st.dates().map(lambda day: f"{day:%Y-%m}"), st.text(max_size=7))


@settings(max_examples=300, deadline=None)
@given(PHRASES, YEARS, HEADINGS)
def test_any_text_is_a_term_that_keeps_its_words_and_survives_json(
    phrase: str, year: str | None, month: str | None
) -> None:
    term = read_term(phrase, year=year, month=month)
    assert term.words == phrase
    assert Term.from_json(json.loads(json.dumps(term.to_json()))) == term
    assert isinstance(describe_term(term), str)
    if term.start and term.end:
        assert term.start <= term.end


@settings(max_examples=150, deadline=None)
@given(PHRASES, st.integers(2020, 2029), CALENDARS, st.sampled_from(QUARTER_SCHEMES))
def test_slots_are_distinct_ordered_and_never_due_before_they_open(
    phrase: str, year: int, calendar: ProductionCalendar, scheme: str
) -> None:
    school = SchoolYear(year)
    term = read_term(phrase, year=str(school))
    slots = slots_of(term, period=(school.start, school.end), calendar=calendar, quarter_scheme=scheme)
    assert len({slot.key for slot in slots}) == len(slots)
    dues = [slot.due_on for slot in slots if slot.due_on]
    assert dues == sorted(dues)
    for slot in slots:
        assert (slot.due_on is None) == (slot.opens_on is None) == (slot.rolled_on is None)
        if slot.due_on:
            assert slot.opens_on <= slot.due_on <= slot.rolled_on
            assert slot.rolled_on == slot.due_on or calendar.is_working(slot.rolled_on)


@given(
    st.sampled_from(["month", "quarter", "halfyear", "semester", "school_quarter", "year"]),
    st.integers(2015, 2030),
    st.sampled_from(QUARTER_SCHEMES),
)
def test_counting_slots_lie_inside_the_plan_and_do_not_overlap(every: str, year: int, scheme: str) -> None:
    school = SchoolYear(year)
    slots = slots_of(
        Term("recurring", every=every),
        period=(school.start, school.end),
        calendar=state_calendar(),
        quarter_scheme=scheme,
    )
    assert slots
    for before, after in pairwise(slots):
        assert before.due_on < after.opens_on
    assert slots[0].opens_on >= school.start
    assert slots[-1].due_on <= school.end


@given(DAYS, st.sampled_from(["calendar_split", "academic"]))
def test_every_day_of_a_plan_is_in_exactly_one_quarter(day: date, scheme: str) -> None:
    school = SchoolYear.of(day)
    slots = slots_of(
        Term("recurring", every="quarter"),
        period=(school.start, school.end),
        calendar=state_calendar(),
        quarter_scheme=scheme,
    )
    assert sum(slot.opens_on <= day <= slot.due_on for slot in slots) == 1


@given(st.integers(2015, 2030))
def test_calendar_full_is_calendar_split_without_the_pieces(year: int) -> None:
    school = SchoolYear(year)
    rule, period = Term("recurring", every="quarter"), (school.start, school.end)
    split = slots_of(rule, period=period, calendar=state_calendar(), quarter_scheme="calendar_split")
    full = slots_of(rule, period=period, calendar=state_calendar(), quarter_scheme="calendar_full")
    assert tuple(slot for slot in split if slot.counted) == full


@given(st.integers(1, 12), st.integers(2015, 2030))
def test_a_month_is_due_on_its_last_day(month: int, year: int) -> None:
    name = MONTHS[month - 1]
    term = read_term(f"{name} {year} г.", year=None)
    assert (term.start, (term.end + timedelta(days=1)).day) == (date(year, month, 1), 1)


@given(DAYS, CALENDARS)
def test_rolling_forward_lands_on_a_working_day_and_stays_there(day: date, calendar: ProductionCalendar) -> None:
    rolled = calendar.roll_forward(day)
    assert calendar.is_working(rolled)
    assert rolled >= day
    assert calendar.roll_forward(rolled) == rolled
    assert not any(calendar.is_working(day + timedelta(days=n)) for n in range((rolled - day).days))


@given(DAYS, st.integers(1, 60), CALENDARS)
def test_adding_working_days_is_undone_by_taking_them_away(day: date, n: int, calendar: ProductionCalendar) -> None:
    later = calendar.add_working_days(day, n)
    assert calendar.is_working(later)
    assert calendar.working_days_between(day, later) == n
    assert calendar.add_working_days(calendar.roll_forward(day), n) >= later
    start = calendar.roll_forward(day)
    assert calendar.add_working_days(calendar.add_working_days(start, n), -n) == start


@given(DAYS, st.integers(0, 400), CALENDARS)
def test_working_days_between_counts_each_working_day_once(day: date, span: int, calendar: ProductionCalendar) -> None:
    until = day + timedelta(days=span)
    counted = sum(calendar.is_working(day + timedelta(days=n)) for n in range(1, span + 1))
    assert calendar.working_days_between(day, until) == counted
    assert calendar.working_days_between(until, day) == -counted


@given(DAYS, DAYS, st.integers(-30, 30), CALENDARS)
def test_adding_working_days_keeps_the_order_of_days(
    one: date, other: date, n: int, calendar: ProductionCalendar
) -> None:
    first, second = sorted((one, other))
    assert calendar.add_working_days(first, n) <= calendar.add_working_days(second, n)


@given(DAYS)
def test_a_six_day_week_works_whenever_a_five_day_week_does(day: date) -> None:
    assert state_calendar(6).is_working(day) or not state_calendar(5).is_working(day)
