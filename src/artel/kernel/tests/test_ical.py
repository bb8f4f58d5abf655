"""Calendars for other programs: read back by the parser, whatever the words, wherever the zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from artel.kernel.ical import Happening, clean, write_calendar

TOMSK = ZoneInfo("Asia/Tomsk")
ZONES = (
    "Asia/Tomsk",
    "Europe/Moscow",
    "Europe/Kaliningrad",
    "Asia/Kamchatka",
    "Europe/Berlin",
    "America/New_York",
    "UTC",
)
CHANGED = datetime(2024, 1, 10, 5, 0, tzinfo=UTC)


def day_of(day: date, **fields) -> Happening:
    return Happening(**{"uid": "a@artel", "title": "Срок", "starts": day, "ends": day, "changed_at": CHANGED} | fields)


def meeting(zone: ZoneInfo = TOMSK, **fields) -> Happening:
    starts = datetime(2024, 3, 15, 9, 0, tzinfo=zone)
    values = {"uid": "b@artel", "title": "Заседание", "starts": starts, "ends": starts + timedelta(minutes=90)}
    return Happening(**values | {"changed_at": CHANGED} | fields)


def read(content: bytes):
    return Calendar.from_ical(content).walk("VEVENT")


@given(title=st.text(max_size=300), text=st.text(max_size=600), category=st.text(min_size=1, max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_words_are_folded_and_read_back_the_same(title, text, category):
    written = write_calendar(title, [day_of(date(2024, 3, 31), title=title, text=text, categories=(category,))])
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    (event,) = read(written)
    assert str(event["summary"]) == clean(title)
    assert str(event.get("description", "")) == clean(text)
    assert clean(title) == title or any(not sign.isprintable() for sign in title)


@pytest.mark.parametrize("zone", ZONES)
def test_nine_in_the_morning_stays_nine_on_the_wall(zone):
    (event,) = read(write_calendar("К", [meeting(ZoneInfo(zone))], zone=zone))
    starts, ends = event["dtstart"].dt, event["dtend"].dt
    assert (starts.hour, ends - starts) == (9, timedelta(minutes=90))
    assert starts.utcoffset() == datetime(2024, 3, 15, 9, tzinfo=ZoneInfo(zone)).utcoffset()


def test_moments_told_in_another_zone_are_the_same_moments():
    (event,) = read(write_calendar("К", [meeting()], zone="Europe/Moscow"))
    assert event["dtstart"].dt.hour == 5
    (event,) = read(write_calendar("К", [meeting()]))
    assert event["dtstart"].dt == datetime(2024, 3, 15, 2, 0, tzinfo=UTC)


def test_the_zone_is_told_with_its_rules_once_and_only_where_hours_are():
    timed = write_calendar("К", [meeting(), meeting(uid="c@artel")], zone="Asia/Tomsk")
    assert timed.count(b"BEGIN:VTIMEZONE") == 1
    assert b"DTSTART;TZID=Asia/Tomsk:20240315T090000" in timed
    assert b"VTIMEZONE" not in write_calendar("К", [day_of(date(2024, 3, 31))], zone="Asia/Tomsk")


@given(day=st.dates(date(2020, 1, 1), date(2035, 12, 31)), length=st.integers(0, 20), zone=st.sampled_from(ZONES))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_days_shift_in_no_zone(day, length, zone):
    last = day + timedelta(days=length)
    (event,) = read(write_calendar("К", [day_of(day, ends=last)], zone=zone))
    assert (event["dtstart"].dt, event["dtend"].dt) == (day, last + timedelta(days=1))
    assert event["dtstart"].params.get("VALUE") == "DATE"


def test_what_was_called_off_and_moved_says_so():
    off, moved = read(write_calendar("К", [meeting(is_off=True, remind=timedelta(hours=1)), meeting(revision=4)]))
    assert (off["status"], off["transp"], off.walk("VALARM")) == ("CANCELLED", "TRANSPARENT", [])
    assert (moved["status"], moved["sequence"], moved["last-modified"].dt) == ("CONFIRMED", 4, CHANGED)


def test_it_rings_only_where_it_is_asked_to():
    quiet, loud = read(write_calendar("К", [meeting(), meeting(remind=timedelta(hours=1))]))
    assert quiet.walk("VALARM") == []
    (alarm,) = loud.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(hours=-1)


def test_the_same_happenings_make_the_same_bytes():
    rows = [meeting(), day_of(date(2024, 3, 31), categories=("Сроки плана",), url="https://artel.example/k/a/")]
    first = write_calendar("К", rows, zone="Asia/Tomsk", refresh_hours=4)
    assert first == write_calendar("К", rows, zone="Asia/Tomsk", refresh_hours=4)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT4H" in first
