"""What of meetings waits for a person on the home page: votes, answers, assignments; for a secretary, notices and minutes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.bodies.selectors import rules_on
from artel.desk.todo import Task, may_wait
from artel.kernel import clock
from artel.meetings import selectors as meetings
from artel.meetings.domain.states import AssignmentState, MeetingForm, MeetingState, MinutesState
from artel.meetings.models import Assignment, Attendee, Meeting, Minutes
from artel.meetings.notice_sources import name_of
from artel.members.domain.kinds import OfficeKind
from artel.members.models import Cluster
from artel.members.selectors import calendar_of
from artel.members.standing import Standing
from artel.plans import words
from artel.russian import date_ru, date_words

AHEAD = 10  # working days before the last day of a notice that its secretary is told of it
LIMIT = 5  # of each kind of thing
LIVE = (MeetingState.PLANNED, MeetingState.AGENDA, MeetingState.NOTIFIED, MeetingState.OPEN)
UNWRITTEN = (MeetingState.HELD, MeetingState.FAILED)


def desk_of(standing: Standing) -> set[int]:
    """Bodies whose secretary the person is."""
    return {held.unit_id for held in standing.offices if held.unit_id and held.kind == OfficeKind.SECRETARY}


def meetings_at_hand(user: Any, cluster: Cluster, standing: Standing) -> list[Meeting]:
    """Meetings that go on or are to come, and those of the person's own bodies that nobody has written minutes of.

    By the day; `sits` tells whether the person is in the room. One query, for everything that the page says of them.
    """
    in_the_room = Attendee.objects.filter(
        meeting=OuterRef("pk"), person__user=user, stays__left_at__isnull=True, stays__isnull=False
    )
    unwritten = Q(unit__in=desk_of(standing), state__in=UNWRITTEN, minutes__isnull=True)
    found = meetings.meetings_visible_to(user, cluster).filter(Q(state__in=LIVE) | unwritten)
    return list(found.annotate(sits=Exists(in_the_room)).order_by("held_on", "starts_at", "pk"))


def sitting_tasks(user: Any, cluster: Cluster, standing: Standing, at_hand: Sequence[Meeting]) -> list[Task]:
    """Things of meetings to do now, the most pressing kind first. The same number of queries for one thing and for many."""
    desk = desk_of(standing)
    found = [
        *_sitting_now(cluster, desk, at_hand),
        *_sitting_today(cluster, desk, at_hand),
    ]
    if may_wait(cluster, "meetings_waiting"):
        found += [*_votes(user, cluster), *_answers(user, cluster)]
    if standing.person_id:
        own, reported = _assignments_at_hand(standing.person_id, cluster, desk)
        found += _assignments(own, cluster)
        found += _to_check(reported, cluster)
    if desk:
        found += _notices(cluster, desk, at_hand)
        found += _minutes(cluster, desk, at_hand)
    return found


def meetings_ahead(cluster: Cluster, at_hand: Sequence[Meeting]) -> list[Meeting]:
    """The nearest meetings of the cluster, for the calendar at the side."""
    today = clock.today(cluster)
    return [meeting for meeting in at_hand if meeting.state in LIVE and meeting.held_on >= today][:4]


def _url(name: str, cluster: Cluster, *args: Any) -> str:
    return reverse(f"meetings:{name}", args=[cluster.slug, *args])


def _left(day: date, cluster: Cluster) -> tuple[str, str, str]:
    """Working days to a day: the figure, its unit, the state that colours it."""
    left = calendar_of(cluster).working_days_between(clock.today(cluster), day)
    unit = words.workdays_short(abs(left)).split(" ", 1)[1] if left else _("сегодня")
    return str(left), unit, "overdue" if left < 0 else "soon"


def _sitting_now(cluster: Cluster, desk: set[int], at_hand: Sequence[Meeting]) -> list[Task]:
    """A meeting that goes on, for its secretary and for those who came."""
    going = [
        meeting
        for meeting in reversed(at_hand)
        if meeting.state == MeetingState.OPEN
        and meeting.form != MeetingForm.ABSENTEE
        and (meeting.unit_id in desk or meeting.sits)
    ]
    tasks = []
    for meeting in going[:LIMIT]:
        is_mine = meeting.unit_id in desk
        tasks.append(
            Task(
                _("идёт"), "", _("Заседание: {unit}").format(unit=meeting.unit), name_of(meeting),
                _url("desk" if is_mine else "me", cluster, meeting.pk),
                _("Открыть пульт") if is_mine else _("Участвовать"),
            )
        )  # fmt: skip
    return tasks


def _sitting_today(cluster: Cluster, desk: set[int], at_hand: Sequence[Meeting]) -> list[Task]:
    """A meeting of today that its secretary has still to open."""
    today = clock.today(cluster)
    waiting = [
        meeting
        for meeting in at_hand
        if meeting.unit_id in desk
        and meeting.state == MeetingState.NOTIFIED
        and meeting.held_on == today
        and meeting.form != MeetingForm.ABSENTEE
    ]
    return [
        Task(
            f"{meeting.starts_at:%H:%M}" if meeting.starts_at else _("сегодня"), _("сегодня") if meeting.starts_at else "",
            _("Открыть заседание и отметить пришедших"), name_of(meeting), _url("detail", cluster, meeting.pk),
            _("К заседанию"), "soon",
        )
        for meeting in waiting[:LIMIT]
    ]  # fmt: skip


def _votes(user: Any, cluster: Cluster) -> list[Task]:
    tasks: dict[int, Task] = {}
    for question in meetings.questions_awaiting(user, cluster)[:LIMIT]:
        meeting = question.item.meeting
        until = meeting.polls_until
        text = _("Бюллетени принимаются по {day}.").format(day=date_words(until)) if until else name_of(meeting)
        title = _("Проголосовать заочно: {unit}").format(unit=meeting.unit) if until else question.item.title
        figure = _left(until, cluster) if until else (_("голос"), "", "soon")
        tasks.setdefault(
            meeting.pk,
            Task(*figure[:2], title, text, _url("me", cluster, meeting.pk), _("Проголосовать"), figure[2]),
        )
    return list(tasks.values())


def _answers(user: Any, cluster: Cluster) -> list[Task]:
    """Notices not answered yet."""
    silent = Attendee.objects.filter(
        meeting__cluster=cluster, meeting__state=MeetingState.NOTIFIED, person__user=user, unit__isnull=False, rsvp=""
    ).exclude(meeting__form=MeetingForm.ABSENTEE)
    tasks: dict[int, Task] = {}
    for attendee in silent.select_related("meeting__unit").order_by("meeting__held_on")[:LIMIT]:
        meeting = attendee.meeting
        at = f", {meeting.starts_at:%H:%M}" if meeting.starts_at else ""
        text = _("{name}. {day}{at}. По ответам видно, соберётся ли кворум.").format(
            name=name_of(meeting), day=date_words(meeting.held_on), at=at
        )
        figure, unit, _state = _left(meeting.held_on, cluster)
        title = _("Ответить, будете ли на заседании")
        tasks[meeting.pk] = Task(figure, unit, title, text, _url("rsvp", cluster, meeting.pk), _("Ответить"))
    return list(tasks.values())


def _assignments_at_hand(person_id: int, cluster: Cluster, desk: set[int]) -> tuple[list[Assignment], list[Assignment]]:
    """Assignments that the person has to do, and reports that the person controls or the secretary of the body does."""
    own = Q(person=person_id, issued_on__isnull=False) & ~Q(state__in=[*meetings.DONE, AssignmentState.REPORTED])
    reported = Q(state=AssignmentState.REPORTED) & (Q(controller=person_id) | Q(unit__in=desk)) & ~Q(person=person_id)
    found = (
        Assignment.objects.filter(own | reported, cluster=cluster)
        .select_related("unit", "person", "point__item__meeting")
        .order_by("due_on", "pk")[:200]
    )
    rows = list(found)
    return (
        [row for row in rows if row.state != AssignmentState.REPORTED],
        [row for row in rows if row.state == AssignmentState.REPORTED],
    )


def _assignments(found: Sequence[Assignment], cluster: Cluster) -> list[Task]:
    """The person's own assignments by the days left."""
    tasks = []
    for assignment in found[:LIMIT]:
        is_new = assignment.state == AssignmentState.ISSUED
        text = _("Поручение: {unit}, {held}. Срок {due}.").format(
            unit=assignment.unit, held=date_ru(assignment.point.item.meeting.held_on), due=date_ru(assignment.due_on)
        )
        if assignment.state == AssignmentState.RETURNED:
            text = _("Возвращено на доработку. {text}").format(text=text)
        figure, unit, state = _left(assignment.due_on, cluster)
        tasks.append(
            Task(figure, unit, assignment.point.text, text, _url("assignment", cluster, assignment.pk),
                 _("Принять") if is_new else _("Отчитаться"), state)
        )  # fmt: skip
    return tasks


def _to_check(reports: Sequence[Assignment], cluster: Cluster) -> list[Task]:
    """Reports that wait for a word, as one task."""
    if not reports:
        return []
    only = reports[0].pk if len(reports) == 1 else None
    url = _url("assignment", cluster, only) if only else _url("assignments", cluster) + "?show=checking"
    text = "; ".join(f"{one.person.short_name}: {one.point.text.rstrip('.')}" for one in reports[:3])
    title = _("Проверить исполнение поручений")
    return [Task(str(len(reports)), _("на проверке"), title, f"{text}.", url, _("Проверить"))]


def _notices(cluster: Cluster, desk: set[int], at_hand: Sequence[Meeting]) -> list[Task]:
    """Meetings whose notice has to go out soon, or should have gone."""
    calendar, today = calendar_of(cluster), clock.today(cluster)
    found = [
        meeting
        for meeting in at_hand
        if meeting.unit_id in desk
        and meeting.state in (MeetingState.PLANNED, MeetingState.AGENDA)
        and meeting.held_on >= today
    ]
    rules: dict[int, int] = {}
    tasks = []
    for meeting in found[:LIMIT]:
        days = rules.setdefault(meeting.unit_id, rules_on(meeting.unit, today).notice_days)
        latest = calendar.add_working_days(meeting.held_on, -days)
        figure, unit, state = _left(latest, cluster)
        if int(figure) > AHEAD:
            continue
        text = _("{name}, {held}. Повестку утверждают и рассылают до {day}.").format(
            name=name_of(meeting), held=date_ru(meeting.held_on), day=date_ru(latest)
        )
        title = _("Составить повестку и известить участников")
        tasks.append(Task(figure, unit, title, text, _url("agenda", cluster, meeting.pk), _("Открыть"), state))
    return tasks


def _minutes(cluster: Cluster, desk: set[int], at_hand: Sequence[Meeting]) -> list[Task]:
    """Meetings without minutes, and minutes not sent for signature."""
    calendar, today = calendar_of(cluster), clock.today(cluster)
    over = [meeting for meeting in at_hand if meeting.state in UNWRITTEN]
    rules: dict[int, int] = {}
    tasks = []
    for meeting in over[:LIMIT]:
        days = rules.setdefault(meeting.unit_id, rules_on(meeting.unit, today).draft_days)
        due = calendar.add_working_days(meeting.held_on, days)
        tasks.append(_minutes_task(meeting, due, _("Составить проект протокола"), cluster))
    drafts = Minutes.objects.filter(
        meeting__cluster=cluster, meeting__unit__in=desk, state__in=[MinutesState.DRAFT, MinutesState.REMARKS]
    )
    for draft in drafts.select_related("meeting__unit").order_by("signing_due_on")[:LIMIT]:
        title = _("Отправить протокол на подпись")
        tasks.append(_minutes_task(draft.meeting, draft.signing_due_on, title, cluster))
    return tasks


def _minutes_task(meeting: Meeting, due: date, title: str, cluster: Cluster) -> Task:
    figure, unit, state = _left(due, cluster)
    text = _("{name}, {held}. Срок {due}.").format(
        name=name_of(meeting), held=date_ru(meeting.held_on), due=date_ru(due)
    )
    return Task(figure, unit, title, text, _url("minutes", cluster, meeting.pk), _("Открыть"), state)
