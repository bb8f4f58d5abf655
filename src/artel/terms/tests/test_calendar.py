"""Vectors of DOMAIN 2.1, 8 and appendix D."""

from datetime import date as D

import pytest

from artel.terms import DayKind, ProductionCalendar, SchoolYear, state_calendar

FIVE, SIX = state_calendar(5), state_calendar(6)

OFF = {
    2023: "02.01 03.01 04.01 05.01 06.01 23.02 24.02 08.03 01.05 08.05 09.05 12.06 06.11",
    2024: "01.01 02.01 03.01 04.01 05.01 08.01 23.02 08.03 29.04 30.04 01.05 09.05 10.05 12.06 04.11 30.12 31.12",
    2025: "01.01 02.01 03.01 06.01 07.01 08.01 01.05 02.05 08.05 09.05 12.06 13.06 03.11 04.11 31.12",
    2026: "01.01 02.01 05.01 06.01 07.01 08.01 09.01 23.02 09.03 01.05 11.05 12.06 04.11 31.12",
    2027: "01.01 04.01 05.01 06.01 07.01 08.01 22.02 23.02 08.03 03.05 10.05 14.06 04.11 05.11 31.12",
}
WORKING_SATURDAYS = {2023: "", 2024: "27.04 02.11 28.12", 2025: "01.11", 2026: "", 2027: "20.02"}
SHORT = {
    2023: "22.02 07.03 03.11",
    2024: "22.02 07.03 08.05 11.06 02.11",
    2025: "07.03 30.04 11.06 01.11",
    2026: "30.04 08.05 11.06 03.11",
}


def days(year: int, text: str) -> set[D]:
    return {D(year, int(day[3:]), int(day[:2])) for day in text.split()}


def whole(year: int) -> list[D]:
    return [D.fromordinal(n) for n in range(D(year, 1, 1).toordinal(), D(year, 12, 31).toordinal() + 1)]


@pytest.mark.parametrize(("year", "count"), [(2023, 247), (2024, 248), (2025, 247), (2026, 247), (2027, 247)])
def test_working_days_of_a_year(year: int, count: int) -> None:
    assert FIVE.working_days_between(D(year - 1, 12, 31), D(year, 12, 31)) == count
    assert sum(FIVE.is_working(day) for day in whole(year)) == count


@pytest.mark.parametrize("year", OFF)
def test_moved_days_of_a_year(year: int) -> None:
    assert {day for day in whole(year) if day.weekday() < 5 and not FIVE.is_working(day)} == days(year, OFF[year])
    assert {day for day in whole(year) if day.weekday() >= 5 and FIVE.is_working(day)} == days(
        year, WORKING_SATURDAYS[year]
    )


@pytest.mark.parametrize("year", SHORT)
def test_shortened_days_of_a_year(year: int) -> None:
    assert {day for day in whole(year) if FIVE.is_short(day)} == days(year, SHORT[year])


def test_shortened_days_of_a_year_without_data_are_the_eves_of_holidays() -> None:
    assert {day for day in whole(2027) if FIVE.is_short(day)} == days(2027, "30.04 11.06 03.11")


@pytest.mark.parametrize(
    ("event", "due"),
    [
        (D(2024, 4, 26), D(2024, 4, 27)),
        (D(2024, 4, 27), D(2024, 5, 2)),
        (D(2024, 5, 8), D(2024, 5, 13)),
        (D(2023, 12, 29), D(2024, 1, 9)),
        (D(2025, 12, 30), D(2026, 1, 12)),
        (D(2026, 4, 30), D(2026, 5, 4)),
    ],
)
def test_the_working_day_after_an_event(event: D, due: D) -> None:
    assert FIVE.add_working_days(event, 1) == due


@pytest.mark.parametrize(
    ("by_the_words", "rolled"),
    [
        (D(2024, 2, 29), D(2024, 2, 29)),
        (D(2024, 3, 31), D(2024, 4, 1)),
        (D(2024, 6, 30), D(2024, 7, 1)),
        (D(2023, 12, 31), D(2024, 1, 9)),
        (D(2024, 4, 30), D(2024, 5, 2)),
        (D(2024, 5, 31), D(2024, 5, 31)),
        (D(2024, 7, 31), D(2024, 7, 31)),
    ],
)
def test_a_deadline_rolls_to_the_next_working_day(by_the_words: D, rolled: D) -> None:
    assert FIVE.roll_forward(by_the_words) == rolled


def test_days_left_are_signed() -> None:
    assert FIVE.working_days_between(D(2024, 3, 1), D(2024, 3, 1)) == 0
    assert FIVE.working_days_between(D(2024, 3, 1), D(2024, 3, 4)) == 1
    assert FIVE.working_days_between(D(2024, 3, 4), D(2024, 3, 1)) == -1
    assert FIVE.working_days_between(D(2023, 12, 29), D(2024, 1, 9)) == 1


def test_a_six_day_week_works_on_saturdays_and_keeps_what_was_moved_from_them() -> None:
    assert SIX.is_working(D(2024, 3, 2))
    assert not SIX.is_working(D(2024, 3, 3))
    assert SIX.is_working(D(2024, 4, 29))  # moved from Saturday 27 April: that Saturday is worked anyway
    assert not SIX.is_working(D(2024, 12, 31))  # moved from Sunday 7 January
    assert SIX.is_working(D(2026, 5, 11))  # moved from Saturday 9 May
    assert not SIX.is_working(D(2026, 3, 9))  # moved from Sunday 8 March


def test_the_organisations_own_days_win() -> None:
    own = ProductionCalendar(
        5, {D(2024, 3, 1): DayKind.OFF, D(2024, 3, 2): DayKind.WORKING, D(2024, 3, 4): DayKind.SHORT}
    )
    assert not own.is_working(D(2024, 3, 1))
    assert own.is_working(D(2024, 3, 2))
    assert own.is_short(D(2024, 3, 4))
    assert own.working_days_between(D(2024, 2, 29), D(2024, 3, 4)) == 2
    assert own.describe(D(2024, 3, 1)) == "нерабочий день: установлено в системе"
    assert FIVE.is_working(D(2024, 3, 1))


def test_a_day_explains_itself_with_its_act() -> None:
    assert (
        FIVE.describe(D(2024, 4, 29))
        == "выходной: перенос с 27.04.2024 (постановление Правительства РФ от 10.08.2023 № 1314)"
    )
    assert FIVE.describe(D(2024, 4, 27)) == "рабочая суббота (постановление Правительства РФ от 10.08.2023 № 1314)"
    assert FIVE.describe(D(2024, 6, 12)) == "нерабочий праздничный день: День России"
    assert FIVE.describe(D(2024, 6, 11)) == "рабочий день, сокращённый на час"
    assert FIVE.describe(D(2024, 6, 9)) == "выходной: воскресенье"
    assert FIVE.act(2027) is None


def test_the_last_year_with_known_transfers_is_said() -> None:
    assert FIVE.known_through == 2027


def test_a_mistyped_year_costs_nothing_dear() -> None:
    assert FIVE.working_days_between(D(1019, 1, 1), D(1019, 1, 8)) == 5
    assert isinstance(FIVE.is_working(D(9999, 12, 31)), bool)


def test_a_week_is_of_five_or_six_days() -> None:
    with pytest.raises(ValueError, match="5 or 6"):
        ProductionCalendar(7)


def test_the_nth_working_day_of_a_month() -> None:
    assert FIVE.working_day_of_month(2024, 1, 1) == D(2024, 1, 9)
    assert FIVE.working_day_of_month(2024, 12, "last") == D(2024, 12, 28)
    assert FIVE.working_day_of_month(2024, 2, 40) == D(2024, 2, 29)


def test_the_school_year_runs_from_september_to_august() -> None:
    year = SchoolYear.parse("2023/24 уч. год")
    assert (str(year), year.start, year.end) == ("2023/2024", D(2023, 9, 1), D(2024, 8, 31))
    assert SchoolYear.of(D(2024, 8, 31)) == year
    assert SchoolYear.of(D(2024, 9, 1)) == SchoolYear(2024)
    assert D(2024, 1, 1) in year
    with pytest.raises(ValueError, match="учебный год"):
        SchoolYear.parse("2023-2025")
