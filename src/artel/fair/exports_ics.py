"""Interviews as a calendar (RFC 5545): of a graduate, of a stand, of a whole fair.

Times are in UTC, which every calendar turns into its own zone: a VTIMEZONE would say the same at ten times the length.
UID stays with the interview, SEQUENCE grows when its time changes, and one that was called off says so.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from artel.fair.domain.states import InterviewState
from artel.fair.models import Fair, Graduate, Interview
from artel.fair.selectors.interviews import interviews_of
from artel.kernel import clock
from artel.ui.exports import attachment

ICS = "text/calendar; charset=utf-8"
LINE = 75  # octets of a line, its break not counted


def interviews_ics(graduate: Graduate) -> bytes:
    """The graduate's own calendar: with whom, about what, where."""
    fair = graduate.fair
    events = [
        _event(
            row,
            _("Собеседование: {employer}").format(employer=row.stand.organisation.short_name),
            [_("Вакансия: {title}").format(title=row.vacancy.title), fair.name],
        )
        for row in interviews_of(graduate)
    ]
    return _calendar(fair.name, events)


def stands_ics(fair: Fair, rows: Iterable[Interview]) -> bytes:
    """A calendar for those who receive. `rows` come from `with_people`: a name stands only where its reader may see it."""
    events = [
        _event(
            row,
            _("{employer}: {graduate}").format(employer=row.stand.organisation.short_name, graduate=row.card.title),
            [
                _("Вакансия: {title}").format(title=row.vacancy.title),
                _("Стол {table}").format(table=row.table) if row.table else "",
                row.card.number,
            ],
        )
        for row in rows
    ]
    return _calendar(fair.name, events)


def calendar_response(content: bytes, name: str) -> HttpResponse:
    return attachment(content, name, content_type=ICS)


def _event(row: Interview, summary: str, lines: list[str]) -> list[str]:
    """The lines of one event; none for an interview that never had a time."""
    if row.starts_at is None:
        return []
    place = ", ".join(part for part in (row.stand.place, row.fair.venue) if part)
    is_off = row.state == InterviewState.CANCELLED
    found = [
        "BEGIN:VEVENT",
        f"UID:interview-{row.pk}@{urlsplit(settings.BASE_URL).hostname or 'artel'}",
        f"DTSTAMP:{_utc(clock.now())}",
        f"DTSTART:{_utc(row.starts_at)}",
        f"DTEND:{_utc(row.ends_at)}",
        f"SEQUENCE:{row.revision}",
        f"STATUS:{'CANCELLED' if is_off else 'CONFIRMED'}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(chr(10).join(line for line in lines if line))}",
    ]
    if place:
        found.append(f"LOCATION:{_text(place)}")
    return [*found, "END:VEVENT"]


def _calendar(name: str, events: Iterable[list[str]]) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Artel//Fair//RU",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for event in events for line in event),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """A value of type TEXT: its own signs escaped, control characters gone."""
    words = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", words)
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets; a character is never torn apart."""
    pieces, piece, room = [], b"", LINE
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece, room = b"", LINE - 1  # the continuation begins with a space
        piece += octets
    return b"\r\n ".join([*pieces, piece])
