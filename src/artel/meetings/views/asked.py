"""What an address of a meeting asks for: the meeting, its item, its attendee; and the shape of a deed with a form."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.meetings.models import AgendaItem, Assignment, Attendee, Meeting, Question
from artel.meetings.selectors import assignments_visible_to, meetings_visible_to
from artel.meetings.views.board import meeting_url
from artel.members.views.asked import asked_number
from artel.ui import deeds

GET_POST = ("GET", "HEAD", "POST")
POST = ("POST",)
VIEW = "meetings.view_meeting"


def visible_meeting(request: HttpRequest, pk: int) -> Meeting:
    """The meeting, or 404."""
    found = meetings_visible_to(request.user, request.cluster)
    meeting = get_object_or_404(found.select_related("unit", "joint_with", "presiding", "secretary"), pk=pk)
    return of_cluster(request, meeting)


def of_cluster(request: HttpRequest, meeting: Meeting) -> Meeting:
    """Tie the cluster of the request to the meeting and its bodies: one object, one calendar, one standing."""
    meeting.cluster = request.cluster
    for unit in (meeting.unit, meeting.joint_with):
        if unit is not None:
            unit.cluster = request.cluster
    return meeting


def item_of(meeting: Meeting, pk: int) -> AgendaItem:
    """An item of this very meeting, or 404."""
    item = get_object_or_404(AgendaItem.objects.filter(meeting=meeting).select_related("speaker"), pk=pk)
    item.meeting = meeting
    return item


def attendee_of(meeting: Meeting, pk: Any) -> Attendee:
    """Somebody of this very meeting, or 404."""
    found = meeting.attendees.select_related("person")
    attendee = get_object_or_404(found, pk=asked_number(str(pk)) or 0)
    attendee.meeting = meeting
    return attendee


def question_of(meeting: Meeting, pk: int) -> Question:
    """A question of this very meeting, or 404."""
    found = Question.objects.filter(item__meeting=meeting).select_related("item", "unit")
    question = get_object_or_404(found, pk=pk)
    question.item.meeting = meeting
    return question


def mine(request: HttpRequest, meeting: Meeting) -> list[Attendee]:
    """The rows of the meeting that are about the person who looks: two for somebody on both bodies of a joint one."""
    rows = list(meeting.attendees.filter(person__user=request.user).select_related("person", "unit"))
    for attendee in rows:
        attendee.meeting = meeting
    return rows


def visible_assignment(request: HttpRequest, pk: int) -> Assignment:
    """The assignment, or 404."""
    assignment = get_object_or_404(assignments_visible_to(request.user, request.cluster), pk=pk)
    assignment.cluster = request.cluster
    of_cluster(request, assignment.point.item.meeting)
    if assignment.issued_on is None and not can(request.user, "meetings.view_drafts", assignment.point.item.meeting):
        raise Http404
    return assignment


def may(request: HttpRequest, permission: str, obj: Any = None) -> bool:
    """Tell whether the person may; for drawing a control or leaving it out."""
    return can(request.user, f"meetings.{permission}", obj if obj is not None else request.cluster)


PLACES = {"desk": "desk", "attendance": "attendance", "detail": "detail", "me": "me", "agenda": "agenda"}


def back_to(request: HttpRequest, meeting: Meeting, default: str = "detail", anchor: str = "") -> HttpResponse:
    """Where the press came from: the desk, the list of those present, the meeting's own page."""
    name = PLACES.get(request.POST.get("back", ""), default)
    return redirect(meeting_url(meeting, name) + (f"#{anchor}" if anchor else ""))


do = partial(deeds.do, place="meetings")


def posted(request: HttpRequest) -> Any:
    """What a form is bound to: an empty POST is a form sent empty, not a form not sent."""
    return request.POST if request.method == "POST" else None


def tabs(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    """The parts of «Заседания»."""
    rows = (("list", _("Заседания")), ("schedule", _("График")), ("assignments", _("Поручения")))
    return [
        {"url": reverse(f"meetings:{name}", args=[request.cluster.slug]), "label": label, "is_current": name == current}
        for name, label in rows
    ]
