"""What councils and groups did in the period: presence at their meetings, assignments that fell due."""

from datetime import date
from typing import Any

from django.db.models import Count, Q

from artel.kernel import clock
from artel.meetings.domain.states import MeetingState
from artel.meetings.models import Assignment, Attendee, Meeting
from artel.reports.domain.scopes import ScopeKind
from artel.reports.question import Question


def attendance_of(question: Question) -> list[dict[str, Any]]:
    """Bodies that met in the period, each meeting with its members and those of them who came. One query.

    Only for a report of the whole plan or of one body. A meeting that failed had no quorum and is not among them.
    """
    scope = question.scope
    if scope.kind not in (ScopeKind.WHOLE, ScopeKind.UNIT):
        return []
    meetings = Meeting.objects.filter(
        cluster=question.plan.cluster,
        state=MeetingState.HELD,
        held_on__range=(question.period.starts_on, question.until),
    )
    if question.is_then:
        meetings = meetings.filter(closed_at__lt=clock.end_of_day(question.on, question.plan.cluster))
    rolls = (
        Attendee.objects.filter(meeting__in=meetings, unit__isnull=False, has_vote=True)
        .values("unit", "unit__name", "meeting", "meeting__held_on")
        .annotate(members=Count("pk", distinct=True), present=Count("pk", Q(stays__isnull=False), distinct=True))
        .order_by("unit__name", "unit", "meeting__held_on", "meeting")
    )
    if scope.kind is ScopeKind.UNIT:
        rolls = rolls.filter(unit=scope.unit)
    bodies: dict[int, dict[str, Any]] = {}
    for each in rolls:
        body = bodies.setdefault(each["unit"], {"unit": each["unit"], "name": each["unit__name"], "meetings": []})
        body["meetings"].append(
            {
                "id": each["meeting"], "on": each["meeting__held_on"].isoformat(), "members": each["members"],
                "present": each["present"],
            }
        )  # fmt: skip
    return list(bodies.values())


def assignments_of(question: Question) -> list[dict[str, Any]]:
    """Assignments in force whose day falls into the period, as of the day of the report. Two queries.

    As known then, each is told by the steps recorded by that day: moved, closed or lifted later it was not yet.
    """
    cluster, scope, period = question.plan.cluster, question.scope, question.period
    if scope.kind is ScopeKind.SECTION:
        return []
    found = Assignment.objects.filter(cluster=cluster, issued_on__isnull=False, issued_on__lte=question.on)
    if scope.unit is not None:
        found = found.filter(unit=scope.unit)
    if scope.organisation is not None:
        found = found.filter(person__positions__organisation=scope.organisation).distinct()
    end = clock.end_of_day(question.known_on or question.on, cluster)
    told = []
    for each in found.select_related("point", "person", "unit").prefetch_related("steps"):
        steps = list(each.steps.all())
        due_on = each.due_on
        if later := [step for step in steps if step.at >= end and step.kind == "move" and step.old_due_on]:
            due_on = later[0].old_due_on
        if due_on not in period:
            continue
        known = [step for step in steps if step.at < end]
        told.append(
            {
                "key": str(each.pk),
                "body": each.unit.name,
                "text": each.point.text,
                "who": each.person.short_name,
                "due_on": due_on.isoformat(),
                "done_on": _done_on(each, known, question.on),
                "lifted": any(step.kind == "lift" for step in known),
            }
        )
    return sorted(told, key=lambda line: (line["due_on"], int(line["key"])))


def _done_on(assignment: Assignment, known: list[Any], on: date) -> str | None:
    """The day it was done, once its report was accepted."""
    is_closed = any(step.kind == "close" for step in known)
    day = assignment.done_on
    return day.isoformat() if is_closed and day is not None and day <= on else None
