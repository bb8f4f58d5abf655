"""Calendars for the programs people keep theirs in (RFC 5545), by the package icalendar. Knows nothing of what happens."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone
from icalendar.prop import vDDDTypes, vDuration, vText

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Artel//Artel//RU"
# Of a zone's past and future, what calendars show; every transition since 1970 would be said otherwise.
ZONE_SPAN = (date(2010, 1, 1), date(2040, 1, 1))
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A thing of a calendar. Either days, both inclusive, or aware moments.

    `uid` stays with the thing, `revision` grows and `changed_at` moves when it is moved, `is_off` says that it will not
    be. `is_busy`: takes the person's time. `remind`: how long before its beginning to ring, None for never.
    """

    uid: str
    title: str
    starts: date | datetime
    ends: date | datetime
    changed_at: datetime
    revision: int = 0
    is_off: bool = False
    is_busy: bool = True
    text: str = ""
    place: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    remind: timedelta | None = None


def write_calendar(
    name: str, happenings: Iterable[Happening], *, zone: str = "", method: str = "", refresh_hours: int = 0
) -> bytes:
    """The calendar as a file or as the answer to a subscription.

    `zone` (IANA): moments are said in it, with its rules; empty says them in UTC. `method` is for files that are handed
    over; a subscription has none. Lines are folded at 75 octets; the same happenings make the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    calendar.add("x-wr-calname", vText(clean(name)))
    if refresh_hours:
        span = timedelta(hours=refresh_hours)
        calendar.add("refresh-interval", vDuration(span), parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", vDuration(span))
    rows = list(happenings)
    if zone:
        calendar.add("x-wr-timezone", zone)
        if any(isinstance(row.starts, datetime) for row in rows):
            calendar.add_component(_zone(zone))
    for row in rows:
        calendar.add_component(_event(row, zone))
    return calendar.to_ical(sorted=False)


def clean(words: str) -> str:
    """The words without signs that no calendar can carry; lines of a text stay lines."""
    return _UNPRINTABLE.sub(" ", words.replace("\r\n", "\n").replace("\r", "\n"))


def _event(row: Happening, zone: str) -> Event:
    event = Event()
    event.add("uid", row.uid)
    event.add("dtstamp", row.changed_at.astimezone(UTC))
    event.add("last-modified", row.changed_at.astimezone(UTC))
    event.add("sequence", row.revision)
    _add_span(event, row, zone)
    event.add("summary", vText(clean(row.title)))
    if row.text:
        event.add("description", vText(clean(row.text)))
    if row.place:
        event.add("location", vText(clean(row.place)))
    if row.url:
        event.add("url", row.url)
    if row.categories:
        event.add("categories", [vText(clean(each)) for each in row.categories])
    event.add("status", "CANCELLED" if row.is_off else "CONFIRMED")
    event.add("transp", "OPAQUE" if row.is_busy and not row.is_off else "TRANSPARENT")
    if row.remind is not None and not row.is_off:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", vText(clean(row.title)))
        alarm.add("trigger", -row.remind)
        event.add_component(alarm)
    return event


def _add_span(event: Event, row: Happening, zone: str) -> None:
    """Days are said as days, so that no zone shifts them; the end of days is the day after the last one."""
    if not isinstance(row.starts, datetime):
        event.add("dtstart", row.starts)
        event.add("dtend", row.ends + timedelta(days=1))
        return
    for name, moment in (("dtstart", row.starts), ("dtend", row.ends)):
        if zone:
            event.add(name, vDDDTypes(_in(moment, zone)), parameters={"tzid": zone})
        else:
            event.add(name, moment.astimezone(UTC))


def _in(moment: datetime, zone: str) -> datetime:
    """The clock on the wall there: the zone itself is told by the parameter."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@lru_cache(maxsize=64)
def _zone(zone: str) -> Timezone:
    """The rules of a zone, made once a process."""
    first, last = ZONE_SPAN
    component = Timezone.from_tzid(zone, first_date=first, last_date=last)
    component.pop("comment", None)
    return component
