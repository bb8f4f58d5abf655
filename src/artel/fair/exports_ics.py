"""Interviews as a calendar: of a graduate, of a stand, of a whole fair.

Times are in UTC, which every calendar turns into its own zone. UID stays with the interview, SEQUENCE grows when its
time changes, and one that was called off says so.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from artel.fair.domain.states import InterviewState
from artel.fair.models import Fair, Graduate, Interview
from artel.fair.selectors.interviews import interviews_of
from artel.kernel import clock
from artel.kernel.ical import CONTENT_TYPE, Happening, write_calendar
from artel.ui.exports import attachment


def interviews_ics(graduate: Graduate) -> bytes:
    """The graduate's own calendar: with whom, about what, where."""
    fair = graduate.fair
    happenings = [
        _happening(
            row,
            _("Собеседование: {employer}").format(employer=row.stand.organisation.short_name),
            [_("Вакансия: {title}").format(title=row.vacancy.title), fair.name],
        )
        for row in interviews_of(graduate)
        if row.starts_at is not None
    ]
    return write_calendar(fair.name, happenings, method="PUBLISH")


def stands_ics(fair: Fair, rows: Iterable[Interview]) -> bytes:
    """A calendar for those who receive. `rows` come from `with_people`: a name stands only where its reader may see it."""
    happenings = [
        _happening(
            row,
            _("{employer}: {graduate}").format(employer=row.stand.organisation.short_name, graduate=row.card.title),
            [
                _("Вакансия: {title}").format(title=row.vacancy.title),
                _("Стол {table}").format(table=row.table) if row.table else "",
                row.card.number,
            ],
        )
        for row in rows
        if row.starts_at is not None
    ]
    return write_calendar(fair.name, happenings, method="PUBLISH")


def calendar_response(content: bytes, name: str) -> HttpResponse:
    return attachment(content, name, content_type=CONTENT_TYPE)


def _happening(row: Interview, title: str, lines: list[str]) -> Happening:
    return Happening(
        uid=f"interview-{row.pk}@{urlsplit(settings.BASE_URL).hostname or 'artel'}",
        title=title,
        starts=row.starts_at,
        ends=row.ends_at,
        changed_at=clock.now(),
        revision=row.revision,
        is_off=row.state == InterviewState.CANCELLED,
        text="\n".join(line for line in lines if line),
        place=", ".join(part for part in (row.stand.place, row.fair.venue) if part),
    )
