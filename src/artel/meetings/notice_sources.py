"""What of meetings calls people: quarters without a meeting, materials, polls, minutes, assignments (DOMAIN G)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.kernel import clock
from artel.meetings.domain.schedule import Cover, Meant, quarter_slots, quarters_of
from artel.meetings.domain.states import AssignmentState, Ballot, ItemState, MeetingState, MinutesState, QuestionState
from artel.meetings.models import AgendaItem, Assignment, Meeting, Minutes, Participation
from artel.members.domain.kinds import COUNCILS, OfficeKind
from artel.members.domain.periods import Period
from artel.members.models import Cluster, Unit
from artel.members.selectors import calendar_of
from artel.notices.addressees import Addressees
from artel.notices.domain import cadence
from artel.notices.sources import Call, Source, register, register_kind
from artel.plans import words
from artel.russian import date_ru
from artel.terms import SchoolYear

BEFORE = (MeetingState.PLANNED, MeetingState.AGENDA, MeetingState.NOTIFIED)
UNWRITTEN = (MeetingState.HELD, MeetingState.FAILED)
TO_DO = (AssignmentState.ISSUED, AssignmentState.ACCEPTED, AssignmentState.RETURNED)
QUIET = 2  # working days after a notice in which materials are not asked for
NEWS = register_kind("meetings.news", gettext_lazy("Извещения о заседаниях и голосованиях"))
GIVEN = register_kind("meetings.given", gettext_lazy("Новые и возвращённые поручения"))


def name_of(meeting: Meeting) -> str:
    """«Экспертный совет, заседание № 3», as the home page has it."""
    return _("{unit}, заседание № {n}").format(unit=meeting.unit, n=meeting.number)


def assignment_thing(assignment: Assignment) -> str:
    """The name of an assignment among the things that call."""
    return f"meetings.assignment:{assignment.pk}"


def quarters_without_meeting(cluster: Cluster, day: date) -> Iterator[Call]:
    """Quarters of the councils for which no meeting is set: their chairs and secretaries.

    Once the quarter is over the row of the plan calls, and those who watch with it (`plans.notice_sources`).
    """
    units = [unit for unit in Unit.objects.filter(cluster=cluster, kind__in=COUNCILS) if Period.of(unit).holds(day)]
    year, calendar, people = SchoolYear.of(day), calendar_of(cluster), Addressees(cluster, day)
    meetings: dict[int, list[Meant]] = defaultdict(list)
    rows = Meeting.objects.filter(cluster=cluster, held_on__range=(year.start, year.end)).exclude(
        state__in=[MeetingState.CANCELLED, MeetingState.FAILED]
    )
    for pk, held_on, state, unit, joint_with in rows.values_list("pk", "held_on", "state", "unit", "joint_with"):
        for each in (unit, joint_with):
            meetings[each].append(Meant(pk, held_on, state))
    slots = quarter_slots(year, cluster.quarter_scheme, calendar)
    for unit in units:
        for quarter in quarters_of(slots, meetings[unit.pk], today=day, calendar=calendar):
            if quarter.cover is not Cover.MISSING or quarter.slot.due_on < day:
                continue
            slot = quarter.slot
            yield Call(
                thing=f"meetings.quarter:{unit.pk}:{slot.due_on.isoformat()}",
                on=slot.due_on,
                users=people.or_coordinators(people.of_unit(unit.pk)),
                told=people.steps,
                title=_("Назначить заседание: {unit}, {slot}").format(unit=unit, slot=slot.label),
                text=_(
                    "Ни одного заседания до {day} не назначено. До конца квартала нужен и подписанный протокол."
                ).format(day=words.day(slot.due_on)),
                act=_("Назначить"),
                url=reverse("meetings:schedule", args=[cluster.slug]),
            )


def materials_to_bring(cluster: Cluster, day: date) -> Iterator[Call]:
    """Items of meetings to come without material, a line a speaker; on the day itself their secretary is told too."""
    people = Addressees(cluster, day)
    items = AgendaItem.objects.filter(
        meeting__cluster=cluster,
        meeting__state__in=BEFORE,
        meeting__held_on__gte=day,
        state=ItemState.WAITING,
        is_control=False,
        subject_kind="",
        speaker__user__isnull=False,
        materials__isnull=True,
    )
    bare: dict[tuple[Meeting, int], list[AgendaItem]] = defaultdict(list)
    for item in items.select_related("meeting__unit", "speaker").order_by("position", "pk"):
        bare[item.meeting, item.speaker.user_id].append(item)
    calendar = calendar_of(cluster)
    for (meeting, speaker), mine in bare.items():
        # A notice of the meeting, or of its change, has just gone to the same people: they are not written to again.
        if meeting.notified_at is not None and day < meeting.held_on:
            notified_on = clock.date_of(meeting.notified_at, cluster)
            if calendar.working_days_between(notified_on, day) < QUIET:
                continue
        one = len(mine) == 1
        yield Call(
            thing=f"meetings.materials:{meeting.pk}:{speaker}",
            on=meeting.held_on,
            users=people.everybody & {speaker},
            told={cadence.COORDINATION: people.in_unit(meeting.unit_id, OfficeKind.SECRETARY) - {speaker}},
            title=_("Материалы к вопросу: {titles}").format(titles=mine[0].title)
            if one
            else _("Материалы к вопросам: {titles}").format(titles=words.some_of([item.title for item in mine])),
            text=_("{meeting}, {day}. Материалов ещё нет. Докладывает {name}").format(
                meeting=name_of(meeting), day=words.day(meeting.held_on), name=mine[0].speaker.short_name
            ),
            act=_("Приложить материал") if one else _("Открыть повестку"),
            url=reverse("meetings:material_add", args=[cluster.slug, meeting.pk, mine[0].pk])
            if one
            else reverse("meetings:detail", args=[cluster.slug, meeting.pk]),
        )


def polls_to_answer(cluster: Cluster, day: date) -> Iterator[Call]:
    """Absentee polls under way: each member who has not answered."""
    people = Addressees(cluster, day)
    rows = Participation.objects.filter(
        question__item__meeting__cluster=cluster,
        question__item__meeting__polls_until__gte=day,
        question__state=QuestionState.OPEN,
        question__ballot=Ballot.ABSENTEE,
        has_voted=False,
        attendee__person__user__isnull=False,
    )
    silent: dict[Meeting, set[int]] = defaultdict(set)
    rows = rows.select_related("question__item__meeting__unit", "attendee__person").order_by("pk")
    for row in rows:
        silent[row.question.item.meeting].add(row.attendee.person.user_id)
    for meeting, users in silent.items():
        yield Call(
            thing=f"meetings.poll:{meeting.pk}",
            on=meeting.polls_until,
            users=people.everybody & users,
            title=_("Проголосовать заочно: {unit}").format(unit=meeting.unit),
            text=_("Бюллетени принимаются по {day} включительно.").format(day=words.day(meeting.polls_until)),
            act=_("Проголосовать"),
            url=reverse("meetings:me", args=[cluster.slug, meeting.pk]),
        )


def minutes_to_draft(cluster: Cluster, day: date) -> Iterator[Call]:
    """Meetings that are over and have no minutes: the secretary of that meeting."""
    people = Addressees(cluster, day)
    over = Meeting.objects.filter(cluster=cluster, state__in=UNWRITTEN, minutes__isnull=True, held_on__lte=day)
    for meeting in over.select_related("unit", "secretary").order_by("pk"):
        yield Call(
            thing=f"meetings.draft:{meeting.pk}",
            on=meeting.held_on,
            users=_writers(meeting, people),
            told=people.steps,
            title=_("Составить проект протокола: {meeting}").format(meeting=name_of(meeting)),
            text=_("Заседание было {day}.").format(day=words.day(meeting.held_on)),
            act=_("Составить протокол"),
            url=reverse("meetings:minutes", args=[cluster.slug, meeting.pk]),
        )


def minutes_to_send(cluster: Cluster, day: date) -> Iterator[Call]:
    """Drafts that have to be signed by a day and are not sent for it: the secretary."""
    people = Addressees(cluster, day)
    drafts = Minutes.objects.filter(
        meeting__cluster=cluster, state__in=[MinutesState.DRAFT, MinutesState.REMARKS]
    ).select_related("meeting__unit", "meeting__secretary")
    for draft in drafts.order_by("pk"):
        meeting = draft.meeting
        yield Call(
            thing=f"meetings.sending:{draft.pk}",
            on=draft.signing_due_on,
            users=_writers(meeting, people),
            told=people.steps,
            title=_("Отправить протокол на подпись: {meeting}").format(meeting=name_of(meeting)),
            text=_("Подписать протокол нужно до {day}.").format(day=words.day(draft.signing_due_on)),
            act=_("Открыть протокол"),
            url=reverse("meetings:minutes", args=[cluster.slug, meeting.pk]),
        )


def _writers(meeting: Meeting, people: Addressees) -> frozenset[int]:
    """The secretary of that meeting while in office; else the body's of today; the coordinators where it has none."""
    of_body = people.in_unit(meeting.unit_id, OfficeKind.SECRETARY)
    own = {meeting.secretary.user_id} if meeting.secretary else set()
    return people.or_coordinators(of_body & own or of_body)


def assignments_to_do(cluster: Cluster, day: date) -> Iterator[Call]:
    """Assignments in force: who answers for them; a day late, also who controls them."""
    people = Addressees(cluster, day)
    found = Assignment.objects.filter(
        cluster=cluster, state__in=TO_DO, issued_on__isnull=False, person__user__isnull=False
    ).select_related("unit", "person", "controller", "point__item__meeting")
    for it in found.order_by("pk"):
        own = people.everybody & {it.person.user_id}
        yield Call(
            thing=assignment_thing(it),
            on=it.due_on,
            users=own,
            told={cadence.COORDINATION: _controllers(it, people) - own},
            title=it.point.text,
            text=_("Поручение: {unit}, {held}. Отвечает {person}").format(
                unit=it.unit, held=date_ru(it.point.item.meeting.held_on), person=it.person.short_name
            ),
            act=_("Принять") if it.state == AssignmentState.ISSUED else _("Отчитаться"),
            url=reverse("meetings:assignment", args=[cluster.slug, it.pk]),
        )


def reports_to_check(cluster: Cluster, day: date) -> Iterator[Call]:
    """Assignments reported as done: who controls them, never who answers for them."""
    people = Addressees(cluster, day)
    found = Assignment.objects.filter(cluster=cluster, state=AssignmentState.REPORTED, done_on__isnull=False)
    for it in found.select_related("unit", "person", "controller", "point").order_by("pk"):
        yield Call(
            thing=f"meetings.report:{it.pk}",
            on=it.done_on,
            users=people.or_coordinators(_controllers(it, people)) - {it.person.user_id},
            title=_("Проверить исполнение: {text}").format(text=it.point.text),
            text=_("Поручение: {unit}. Отчёт представил ответственный: {person}").format(
                unit=it.unit, person=it.person.short_name
            ),
            act=_("Проверить"),
            url=reverse("meetings:assignment", args=[cluster.slug, it.pk]),
        )


def _controllers(assignment: Assignment, people: Addressees) -> frozenset[int]:
    """Who is named as controlling it; the secretary of the body, else its chair, where nobody is."""
    named = {assignment.controller.user_id} if assignment.controller else set()
    unit = assignment.unit_id
    return (
        people.everybody & named or people.in_unit(unit, OfficeKind.SECRETARY) or people.in_unit(unit, OfficeKind.CHAIR)
    )


def accounts_at(meeting: Meeting, *, present: bool = False) -> list[tuple[int, bool]]:
    """(account, whether a member) of everybody on the list of a meeting; of those who were there, if said."""
    rows = meeting.attendees.filter(person__user__isnull=False)
    if present:
        rows = rows.filter(Q(stays__isnull=False) | Q(meeting__polls_until__isnull=False, unit__isnull=False))
    found: dict[int, bool] = {}
    for user, unit in rows.values_list("person__user", "unit"):
        found[user] = found.get(user, False) or unit is not None
    return sorted(found.items())


for _source in (
    Source("meetings.quarters", gettext_lazy("Заседание квартала не назначено"), quarters_without_meeting,
           cadence.MEETING_NOT_SET),
    Source("meetings.materials", gettext_lazy("Материалы к заседанию"), materials_to_bring, cadence.AGENDA_MATERIALS),
    Source("meetings.polls", gettext_lazy("Заочные голосования"), polls_to_answer, cadence.POLL),
    Source("meetings.drafts", gettext_lazy("Проекты протоколов"), minutes_to_draft, cadence.MINUTES_DRAFT),
    Source("meetings.sending", gettext_lazy("Протоколы не отправлены на подпись"), minutes_to_send,
           cadence.MINUTES_SENDING),
    Source("meetings.assignments", gettext_lazy("Сроки поручений"), assignments_to_do, cadence.ASSIGNMENT),
    Source("meetings.reports", gettext_lazy("Исполнение поручений на проверке"), reports_to_check, cadence.REVIEW),
):  # fmt: skip
    register(_source)
