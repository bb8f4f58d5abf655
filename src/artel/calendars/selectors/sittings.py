"""Entries that meetings bring: the meetings themselves, and assignments by their days."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.calendars.domain.entries import Entry, Kind
from artel.kernel import clock
from artel.meetings.domain.states import AssignmentState, MeetingForm, MeetingState
from artel.meetings.models import Assignment, Attendee, Meeting
from artel.meetings.selectors import assignments_visible_to, meetings_visible_to
from artel.members.models import Cluster
from artel.members.selectors import calendar_of
from artel.members.standing import Standing
from artel.plans.domain.states import State
from artel.plans.words import workdays_short
from artel.russian import NBSP

_OFF = (MeetingState.CANCELLED, MeetingState.FAILED)
_DONE = (AssignmentState.CLOSED, AssignmentState.LIFTED)


def meeting_entries(user: Any, cluster: Cluster, standing: Standing, since: date, until: date) -> list[Entry]:
    """Meetings of the cluster; own are those of one's bodies and those one is on the list of. One query."""
    listed = Attendee.objects.filter(meeting=OuterRef("pk"), person__user=user)
    rows = meetings_visible_to(user, cluster).filter(
        Q(held_on__range=(since, until)) | Q(polls_until__range=(since, until))
    )
    units = {held.unit_id for held in standing.offices if held.unit_id}
    return [_meeting(row, cluster, units) for row in rows.annotate(is_listed=Exists(listed))]


def _meeting(row: Meeting, cluster: Cluster, units: set[int]) -> Entry:
    is_poll = row.form == MeetingForm.ABSENTEE
    starts_at = None
    if row.starts_at and not is_poll:
        starts_at = datetime.combine(row.held_on, row.starts_at, tzinfo=clock.zone(cluster))
    names = _(" и ").join(str(unit) for unit in row.units)
    title = (_("Заочное голосование: {unit}, № {n}") if is_poll else _("Заседание: {unit}, № {n}")).format(
        unit=names, n=row.number
    )
    is_mine = row.is_listed or bool(units & set(row.unit_ids))
    is_live = row.state in (MeetingState.NOTIFIED, MeetingState.OPEN)
    url = reverse("meetings:detail", args=[cluster.slug, row.pk])
    return Entry(
        uid=f"meeting-{row.public_id}",
        kind=Kind.MEETING,
        title=title,
        url=url,
        starts_on=row.held_on,
        ends_on=max(row.polls_until or row.held_on, row.held_on) if is_poll else row.held_on,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=row.planned_minutes) if starts_at else None,
        changed_at=max(
            moment for moment in (row.created_at, row.notified_at, row.opened_at, row.closed_at) if moment is not None
        ),
        revision=row.version,
        state=_tone_of(row),
        word=row.get_state_display(),
        place=row.place,
        link=row.link if is_mine else "",
        note="" if row.form == MeetingForm.IN_PERSON or is_poll else row.get_form_display(),
        unit_ids=row.unit_ids,
        is_mine=is_mine,
        is_off=row.state in _OFF,
        is_done=row.state == MeetingState.HELD,
        act=_("Участвовать") if row.is_listed and is_live else "",
        act_url=reverse("meetings:me", args=[cluster.slug, row.pk]) if row.is_listed and is_live else "",
    )


def _tone_of(row: Meeting) -> str:
    if row.state in _OFF:
        return State.LIFTED.value
    if row.state == MeetingState.HELD:
        return State.MET.value
    return State.OPEN.value if row.state in (MeetingState.NOTIFIED, MeetingState.OPEN) else State.FUTURE.value


def assignment_entries(
    user: Any, cluster: Cluster, standing: Standing, since: date, until: date, *, on: date
) -> list[Entry]:
    """Assignments in force by their days; own are those one answers for or helps with. One query."""
    person = standing.person_id or 0
    helps = Assignment.helpers.through.objects.filter(assignment=OuterRef("pk"), person=person)
    rows = (
        assignments_visible_to(user, cluster)
        .filter(issued_on__isnull=False, due_on__range=(since, until))
        .annotate(helps=Exists(helps), step_count=Count("steps"), last_step_at=Max("steps__at"))
    )
    return [_assignment(row, cluster, person, on) for row in rows]


def _assignment(row: Assignment, cluster: Cluster, person: int, on: date) -> Entry:
    left = calendar_of(cluster).working_days_between(on, row.due_on)
    is_open = row.state not in (*_DONE, AssignmentState.REPORTED)
    url = reverse("meetings:assignment", args=[cluster.slug, row.pk])
    is_own = row.person_id == person
    issued_at = datetime.combine(row.issued_on, datetime.min.time(), tzinfo=clock.zone(cluster))
    return Entry(
        uid=f"assignment-{row.pk}",
        kind=Kind.ASSIGNMENT,
        title=_("Поручение: {text}").format(text=row.point.text.rstrip(".")),
        url=url,
        starts_on=row.due_on,
        ends_on=row.due_on,
        changed_at=max(issued_at, row.last_step_at) if row.last_step_at else issued_at,
        revision=row.step_count,
        state=_tone_of_assignment(row, left, cluster.soon_days, is_open=is_open),
        word=row.get_state_display(),
        who=row.person.short_name,
        note=_left(left) if is_open else "",
        unit_ids=(row.unit_id,),
        is_mine=is_own or row.helps,
        is_off=row.state == AssignmentState.LIFTED,
        is_done=row.state == AssignmentState.CLOSED,
        act=_("Отчитаться") if is_own and is_open else "",
        act_url=url if is_own and is_open else "",
    )


def _tone_of_assignment(row: Assignment, left: int, soon_days: int, *, is_open: bool) -> str:
    if row.state == AssignmentState.LIFTED:
        return State.LIFTED.value
    if row.state == AssignmentState.CLOSED:
        return State.MET.value
    if not is_open or left > soon_days:
        return State.OPEN.value
    return State.OVERDUE.value if left < 0 else State.SOON.value


def _left(left: int) -> str:
    if left == 0:
        return _("Срок сегодня")
    words = workdays_short(abs(left)).replace(" ", NBSP)
    return _("Осталось {days}").format(days=words) if left > 0 else _("Просрочено на {days}").format(days=words)
