"""The screen of the hall, and the sheet with the code by which people say that they have come."""

import io

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from artel.accounts.rights import authorize
from artel.meetings.services import attendance as attendance_deeds
from artel.meetings.views import live
from artel.meetings.views.asked import VIEW, visible_meeting
from artel.meetings.views.board import Board, meeting_url
from artel.members.gate import cluster_view


@cluster_view(VIEW)
def hall(request: HttpRequest, pk: int) -> HttpResponse:
    """What the hall sees: the item, the quorum, how far the vote has come; the split only when it is closed."""
    meeting = visible_meeting(request, pk)
    theme = request.GET.get("theme", "")
    context = {
        "place": "meetings",
        **live.hall_context(request, Board(meeting)),
        "theme": theme if theme in ("light", "dark") else "",
    }
    return render(request, "meetings/hall.html", context)


@cluster_view(VIEW)
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """The code of registration, for the screen and for the door."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    words = attendance_deeds.code_of(meeting)
    url = f"{settings.BASE_URL}{meeting_url(meeting, 'check_in')}?code={words}"
    context = {
        "place": "meetings",
        **live.common_context(request, Board(meeting), "hall"),
        "code": words,
        "url": url,
        "drawn": qr(url),
    }
    return render(request, "meetings/hall_code.html", context)


def qr(text: str) -> SafeString:
    """The text as an SVG that scales; black on white in any theme, or telephones do not read it."""
    drawn = io.BytesIO()
    segno.make(text, error="m").save(
        drawn, kind="svg", scale=8, border=3, light="#fff", dark="#000", xmldecl=False, svgns=True, omitsize=True
    )
    return mark_safe(drawn.getvalue().decode())  # noqa: S308 -- drawn here, holds no words
