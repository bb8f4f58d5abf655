"""A calendar given out by a link, as programs read it. Nobody is named in it, whatever the page says."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from artel.calendars.domain.entries import Entry, Kind, Scope
from artel.calendars.labels import KINDS
from artel.calendars.models import CalendarFeed
from artel.calendars.selectors.feeds import entries_of
from artel.kernel.ical import Happening, write_calendar

REFRESH_HOURS = 4
_DAY_BEFORE_AT_NINE = timedelta(hours=15)  # days begin at midnight
_HOUR_BEFORE = timedelta(hours=1)
_WORDS = dict(KINDS)


def feed_ics(feed: CalendarFeed) -> bytes:
    """The whole calendar of a link."""
    base, host = settings.BASE_URL.rstrip("/"), urlsplit(settings.BASE_URL).hostname or "artel"
    happenings = [_happening(entry, base, host, has_alarms=feed.has_alarms) for entry in entries_of(feed)]
    return write_calendar(feed_name(feed), happenings, zone=feed.cluster.time_zone, refresh_hours=REFRESH_HOURS)


def feed_name(feed: CalendarFeed) -> str:
    """How programs call the calendar."""
    words = _("{cluster}: мои дела") if feed.scope == Scope.PERSONAL else _("{cluster}")
    return words.format(cluster=feed.cluster.short_name or feed.cluster.name)


def _happening(entry: Entry, base: str, host: str, *, has_alarms: bool) -> Happening:
    is_timed = entry.starts_at is not None and entry.ends_at is not None
    remind = _HOUR_BEFORE if is_timed else _DAY_BEFORE_AT_NINE
    # «Осталось 4 раб. дня» would be another text every day, and wrong until it is read again.
    note = "" if entry.kind in (Kind.DUE, Kind.ASSIGNMENT) else entry.note
    lines = (_words_of(entry), note, entry.link)
    return Happening(
        uid=f"{entry.uid}@{host}",
        title=_title(entry),
        starts=entry.starts_at if is_timed else entry.starts_on,
        ends=entry.ends_at if is_timed else entry.ends_on,
        changed_at=entry.changed_at,
        revision=entry.revision,
        is_off=entry.is_off,
        is_busy=is_timed,
        text="\n".join(line for line in lines if line),
        place=entry.place,
        url=base + entry.url,
        categories=(str(_WORDS[entry.kind]),),
        remind=remind if has_alarms and not entry.is_done else None,
    )


def _title(entry: Entry) -> str:
    """What is done says so: a program shows no colours of ours."""
    if entry.kind is Kind.DUE:
        return (_("Исполнено: {title}") if entry.is_done else _("Срок: {title}")).format(title=entry.title)
    return entry.title


def _words_of(entry: Entry) -> str:
    return entry.word[:1].upper() + entry.word[1:]
