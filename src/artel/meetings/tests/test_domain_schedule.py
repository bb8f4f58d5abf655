"""The schedule against quarters, and notices against the rules. DOMAIN 8, vectors 1 and 2."""

from datetime import date

import pytest

from artel.bodies.domain.rules import Rules
from artel.meetings.domain.notice import notice_of, warnings_of
from artel.meetings.domain.schedule import Cover, Meant, quarter_slots, quarters_of
from artel.meetings.domain.states import MeetingState
from artel.terms import SchoolYear, state_calendar

YEAR, CALENDAR = SchoolYear(2023), state_calendar(5)


def covers(scheme: str, *meetings: tuple[date, str], today: date = date(2024, 8, 31)) -> dict[str, Cover]:
    meant = [Meant(number, day, state) for number, (day, state) in enumerate(meetings)]
    slots = quarter_slots(YEAR, scheme, CALENDAR)
    return {q.slot.key: q.cover for q in quarters_of(slots, meant, today=today, calendar=CALENDAR)}


def held(*days: date) -> list[tuple[date, str]]:
    return [(day, MeetingState.HELD) for day in days]


def test_the_same_meetings_cover_calendar_quarters_and_miss_an_academic_one():
    meetings = held(date(2023, 10, 20), date(2024, 2, 15), date(2024, 6, 28))
    assert set(covers("calendar_full", *meetings).values()) == {Cover.HELD}
    assert covers("academic", *meetings) == {
        "2023A1": Cover.HELD,
        "2023A2": Cover.HELD,
        "2023A3": Cover.BREACHED,
        "2023A4": Cover.HELD,
    }


def test_a_failed_meeting_covers_nothing_and_two_do_not_cover_the_next():
    found = covers(
        "calendar_full", (date(2024, 3, 28), MeetingState.FAILED), *held(date(2024, 4, 2), date(2024, 5, 30))
    )
    assert found == {"2023Q4": Cover.BREACHED, "2024Q1": Cover.BREACHED, "2024Q2": Cover.HELD}


def test_pieces_of_a_quarter_are_shown_and_not_owed():
    found = covers("calendar_split", today=date(2023, 11, 1))
    assert found == {
        "2023Q3": Cover.OPTIONAL,
        "2023Q4": Cover.MISSING,
        "2024Q1": Cover.MISSING,
        "2024Q2": Cover.MISSING,
        "2024Q3": Cover.OPTIONAL,
    }


@pytest.mark.parametrize(
    ("state", "day", "cover"),
    [
        (MeetingState.PLANNED, date(2023, 11, 20), Cover.PLANNED),
        (MeetingState.PLANNED, date(2023, 10, 20), Cover.MISSING),  # its day has passed, and it was not held
        (MeetingState.CANCELLED, date(2023, 11, 20), Cover.MISSING),
        (MeetingState.OPEN, date(2023, 11, 1), Cover.PLANNED),
    ],
)
def test_what_a_meeting_that_is_not_held_yet_means(state, day, cover):
    assert covers("calendar_full", (day, state), today=date(2023, 11, 1))["2023Q4"] == cover


def test_a_suggested_day_is_a_working_one_inside_the_quarter_with_time_before_and_after():
    slots = quarter_slots(YEAR, "calendar_split", CALENDAR)
    for quarter in quarters_of(slots, (), today=date(2023, 9, 4), calendar=CALENDAR):
        if quarter.cover is Cover.MISSING:
            assert CALENDAR.is_working(quarter.suggested_on)
            assert quarter.slot.opens_on <= quarter.suggested_on <= quarter.slot.due_on
            assert CALENDAR.working_days_between(quarter.suggested_on, quarter.slot.due_on) == 9


def test_at_the_very_end_of_a_quarter_the_notice_still_fits_or_no_day_is_suggested():
    slots = [slot for slot in quarter_slots(YEAR, "calendar_full", CALENDAR) if slot.key == "2024Q1"]
    for today, day in ((date(2024, 3, 21), date(2024, 3, 28)), (date(2024, 3, 26), None)):
        (quarter,) = quarters_of(slots, (), today=today, calendar=CALENDAR)
        assert quarter.suggested_on == day


def test_a_notice_is_counted_in_working_days():
    # 9 May 2024 is a holiday, 10 May a day off that was moved.
    in_time = notice_of(Rules(), sent_on=date(2024, 5, 6), held_on=date(2024, 5, 15), calendar=CALENDAR)
    assert (in_time.given, in_time.is_short, in_time.warning) == (5, False, "")
    late = notice_of(Rules(), sent_on=date(2024, 5, 13), held_on=date(2024, 5, 15), calendar=CALENDAR)
    assert (late.given, late.latest_on) == (2, date(2024, 5, 6))
    assert late.warning == "Извещение направлено за 2\xa0рабочих дня до заседания, правила органа требуют не менее 5."


def test_what_to_warn_of_before_the_notice():
    words = warnings_of(
        Rules(),
        sent_on=date(2024, 5, 8),
        held_on=date(2024, 5, 11),
        calendar=CALENDAR,
        without_materials=2,
        without_speaker=1,
    )
    assert [sentence.split(":")[0].split(",")[0] for sentence in words] == [
        "Извещение направлено за 0\xa0рабочих дней до заседания",
        "Материалов нет к вопросам",
        "Докладчик не назван в вопросах",
        "Заседание назначено на нерабочий день.",
    ]
