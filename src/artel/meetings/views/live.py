"""Fragments that keep pages live. Read-only: what is typed into is never replaced (decisions/0018)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from artel.accounts.rights import authorize
from artel.meetings.domain.states import Choice, MeetingState, QuestionState
from artel.meetings.models import Meeting
from artel.meetings.views.asked import VIEW, may, mine, visible_meeting
from artel.meetings.views.board import (
    Board,
    Card,
    Line,
    majority_words,
    meeting_url,
    when_words,
    where_words,
)
from artel.members.gate import cluster_view


@cluster_view(VIEW)
def pulse(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """The live parts of a page: desk, attendance, me, hall. 304 while the meeting's version stands still."""
    if part not in PARTS:
        raise Http404
    meeting = visible_meeting(request, pk)
    build, permission = PARTS[part]
    authorize(request.user, permission, meeting)
    if request.headers.get("If-None-Match", "").strip() == f'"{etag_of(meeting)}"':
        return HttpResponseNotModified(headers={"ETag": f'"{etag_of(meeting)}"'})
    context = build(request, Board(meeting))
    response = render(request, f"meetings/pulse/{part}.html", {**context, "oob": True})
    response["ETag"] = f'"{etag_of(meeting)}"'
    return response


def etag_of(meeting: Meeting) -> str:
    return f"v{meeting.version}"


def asked_line(request: HttpRequest, board: Board) -> Line | None:
    """The item that the address asks for; else the one in hand, the next one, or the last that was."""
    asked = request.GET.get("item", "")
    line = board.line(int(asked)) if asked.isdecimal() and len(asked) < 18 else None
    return line or board.current or board.next or (board.lines[-1] if board.lines else None)


def common_context(request: HttpRequest, board: Board, part: str, line: Line | None = None) -> dict[str, Any]:
    """What every live page knows."""
    meeting = board.meeting
    query = f"?item={line.item.pk}" if line and "item" in request.GET else ""
    return {
        "meeting": meeting,
        "board": board,
        "line": line,
        "pulse_url": meeting_url(meeting, "pulse", part) + query,
        "etag": etag_of(meeting),
        "is_live": meeting.state in (MeetingState.OPEN, MeetingState.NOTIFIED),
        "when": when_words(meeting),
        "where": where_words(meeting),
    }


def desk_context(request: HttpRequest, board: Board, line: Line | None) -> dict[str, Any]:
    """The live parts of the desk: the road, the agenda, the quorum, who is there, the vote."""
    meeting = board.meeting
    return {
        **common_context(request, board, "desk", line),
        "benches": board.benches(line),
        "cards": cards_of(board, line),
        "may_run": may(request, "run_meeting", meeting),
        "back_name": "desk",
    }


def cards_of(board: Board, line: Line | None) -> list[tuple[Card, str]]:
    """The questions of an item, each with the words of what decides."""
    if line is None:
        return []
    return [(card, majority_words(card, board.rules[card.question.unit_id])) for card in line.cards]


def _desk(request: HttpRequest, board: Board) -> dict[str, Any]:
    return desk_context(request, board, asked_line(request, board))


def attendance_context(request: HttpRequest, board: Board) -> dict[str, Any]:
    return {
        **common_context(request, board, "attendance"),
        "benches": board.benches(board.current),
        "line": board.current,
        "may_run": may(request, "run_meeting", board.meeting),
        "back_name": "attendance",
    }


def me_context(request: HttpRequest, board: Board) -> dict[str, Any]:
    """A member's page: the item in hand, the ballots that wait for this person, the quorum."""
    meeting = board.meeting
    rows = mine(request, meeting)
    line = board.current or (None if board.is_open else board.next)
    own = {attendee.pk for attendee in rows}
    votes = {}
    if line is not None:
        for card in line.cards:
            for vote in card.question.votes.all():
                if vote.attendee_id in own:
                    votes[card.question.pk] = vote
    ballots = [
        {
            "card": card,
            "vote": votes.get(card.question.pk),
            "has_voted": part.has_voted,
        }
        for card in (line.cards if line else ())
        for part in card.question.participants
        if part.attendee_id in own
    ]
    seats = [attendee for attendee in board.attendees if attendee.pk in own]
    recused = {r.attendee_id for r in line.item.recusals.all()} if line else set()
    return {
        **common_context(request, board, "me", line),
        "mine": rows,
        "ballots": ballots,
        "others": [card for card in (line.cards if line else ()) if not any(b["card"] is card for b in ballots)],
        "benches": board.benches(line),
        "stay": next((stay for stay in map(board.presence, seats) if stay), None),
        "is_recused": bool(own & recused),
        "has_vote": any(attendee.has_vote for attendee in rows),
        "may_materials": may(request, "view_materials", meeting),
        "choices": CHOICES,
        "after": board.next if board.current else None,
    }


def hall_context(request: HttpRequest, board: Board) -> dict[str, Any]:
    """The screen of the hall: nothing on it tells a choice before the vote is closed."""
    line = board.current
    card = None
    if line is not None and line.cards:
        card = line.open_card or line.cards[-1]
    return {
        **common_context(request, board, "hall", line),
        "benches": board.benches(line),
        "card": card,
        "cards": cards_of(board, line),
        "is_voting": card is not None and card.question.state == QuestionState.OPEN,
    }


CHOICES = (
    (Choice.FOR, _("За"), "thumb-up"),
    (Choice.AGAINST, _("Против"), "thumb-down"),
    (Choice.ABSTAIN, _("Воздерживаюсь"), "minus"),
)
PARTS = {
    "desk": (_desk, "meetings.run_meeting"),
    "attendance": (attendance_context, "meetings.run_meeting"),
    "me": (me_context, "meetings.view_meeting"),
    "hall": (hall_context, "meetings.view_meeting"),
}
