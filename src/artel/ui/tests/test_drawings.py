import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.ui.drawings import ORDER, RingRow, bar, ring, strip
from artel.ui.timeline import Lane, Scale

YEAR = Scale(date(2023, 9, 1), date(2024, 8, 31), date(2024, 3, 15))
counts = st.dictionaries(st.sampled_from([*ORDER, "lifted"]), st.integers(0, 70), max_size=9)


@given(st.lists(st.lists(counts, min_size=1, max_size=60), max_size=5))
def test_the_ring_draws_any_plan(sections):
    rows = [[RingRow(str(i), c) for i, c in enumerate(section)] for section in sections]
    svg = str(ring(rows, label="Круг", done=0, total=0))
    assert "nan" not in svg.lower()
    assert svg.count('class="g-base"') >= sum(map(len, rows))
    for state in ORDER:
        drawn = sum(1 for section in sections for c in section if c.get(state))
        assert svg.count(f'class="g-{state}"') == drawn


def test_a_ring_of_one_row_is_a_whole_circle_that_is_drawn():
    svg = str(ring([[RingRow("1", {"met": 1})]], label="", done=1, total=1))
    path = re.search(r'class="g-met" d="M([\d.]+) ([\d.]+)A118 118 0 1 1 ([\d.]+) ([\d.]+)', svg)
    assert path
    assert (path[1], path[2]) != (path[3], path[4])


@given(counts)
def test_the_bar_of_a_section_fills_its_width(states):
    total = sum(n for state, n in states.items() if state != "lifted")
    widths = [float(w) for w in re.findall(r'width="([\d.]+)%"', str(bar(states, label="x")))]
    assert len(widths) == sum(1 for state, n in states.items() if n and state != "lifted")
    if total:
        assert 90 < sum(widths) <= 105


def test_labels_of_drawings_are_escaped():
    assert "<script" not in str(ring([[RingRow("<script>", {})]], label='"><script>', done=0, total=0))
    assert "<script" not in str(bar({}, label='"><script>'))
    assert "<script" not in str(Lane(YEAR).word(YEAR.first, "<script>").awaiting("<script>").svg)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_days_outside_the_year_stick_to_its_edges(day):
    assert 0 <= YEAR.x(day) <= YEAR.x(day, after=True) <= 100
    assert YEAR.x(YEAR.first) == 0
    assert YEAR.x(YEAR.last, after=True) == 100


def test_the_evening_of_a_day_is_the_morning_of_the_next():
    for n in range(366):
        day = YEAR.first + timedelta(days=n)
        assert YEAR.x(day, after=True) == YEAR.x(day + timedelta(days=1))


def test_a_school_year_has_twelve_months_and_two_years_are_named():
    months = YEAR.months
    assert [month.label for month in months] == [
        "Сен",
        "Окт",
        "Ноя",
        "Дек",
        "Янв",
        "Фев",
        "Мар",
        "Апр",
        "Май",
        "Июн",
        "Июл",
        "Авг",
    ]
    assert [month.year for month in months if month.year] == [2023, 2024]
    assert [month.label for month in months if month.is_now] == ["Мар"]


@pytest.mark.parametrize("today", [None, date(2025, 1, 1)])
def test_today_outside_the_year_is_not_drawn(today):
    assert "t-now" not in Lane(Scale(YEAR.first, YEAR.last, today)).svg
    assert "t-now" in Lane(YEAR).svg


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_strip_is_as_wide_as_its_part_and_something_is_seen_of_anything(part, whole):
    drawn = float(re.search(r'g-share" width="([\d.]+)%"', str(strip(part, whole)))[1])
    assert 0 <= drawn <= 100
    assert (drawn > 0) == (part > 0 and whole > 0)
    if 0 < part <= whole:
        assert abs(drawn - 100 * part / whole) <= 0.6
