"""Assignments: given at a meeting, in force from its close, under control until closed or lifted (DOMAIN 3.3.1, B 15)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.files.models import StoredFile
from artel.files.services import Received, kept
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.kernel.workflow import Workflow
from artel.meetings.domain.states import AssignmentState, MeetingState, assignment_workflow
from artel.meetings.events import MeetingEvent
from artel.meetings.labels import ASSIGNMENT_STATES
from artel.meetings.models import Assignment, AssignmentStep, DecisionPoint
from artel.meetings.services.items import require_unsigned
from artel.meetings.services.meetings import changed, locked_meeting, require_state
from artel.meetings.telling import tell_lifted, tell_moved, tell_returned, tell_settled
from artel.members.models import Cluster, Person
from artel.members.selectors import calendar_of
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru

DONE = (AssignmentState.CLOSED, AssignmentState.LIFTED)


def workflow() -> Workflow:
    """The assignment's table of transitions, with its words."""
    return assignment_workflow(_("Поручение в состоянии «{state}»: сейчас это действие невозможно."))


@transaction.atomic
def add_assignment(
    *,
    point: DecisionPoint,
    person: Person,
    due_on: date,
    helpers: Iterable[Person] = (),
    controller: Person | None = None,
    actor: Any,
) -> Assignment:
    """Oblige somebody to what a point says, by a day: not before the day of the meeting, moved to a working day.

    Both days are kept where the cluster rolls deadlines forward. Controlled by the meeting's secretary unless said. In
    force from the meeting's close; given to a meeting that is closed already, at once. Refused when the minutes are at
    signing or signed.
    """
    meeting = locked_meeting(point.item.meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.OPEN, MeetingState.HELD)
    require_unsigned(meeting)
    helpers = [each for each in helpers if each.pk != person.pk]
    require_same_cluster(meeting.cluster, person, controller, *helpers)
    if due_on < meeting.held_on:
        raise BrokenRule(
            _("Срок не может быть раньше дня заседания, {day}.").format(day=date_ru(meeting.held_on)), field="due_on"
        )
    if controller is not None and controller.pk == person.pk:
        raise BrokenRule(_("Контролирует не тот, кто исполняет: выберите другого человека."), field="controller")
    if controller is None and meeting.secretary_id != person.pk:
        controller = meeting.secretary
    if point.assignments.filter(person=person).exists():
        raise BrokenRule(_("По этому пункту человеку уже дано поручение."), field="person")
    assignment = Assignment.objects.create(
        cluster=meeting.cluster,
        unit=meeting.unit,
        point=point,
        person=person,
        words_due_on=due_on,
        due_on=_rolled(meeting.cluster, due_on),
        controller=controller,
        issued_on=clock.today(meeting.cluster) if meeting.state == MeetingState.HELD else None,
    )
    assignment.helpers.set(helpers)
    changed(meeting)
    audit.record(
        MeetingEvent.ASSIGNED,
        actor=actor,
        target=meeting,
        assignment=assignment.pk,
        person=person.pk,
        due_on=date_ru(assignment.due_on),
    )
    return assignment


@transaction.atomic
def drop_assignment(*, assignment: Assignment, actor: Any) -> None:
    """Take back an assignment that is not in force yet: a slip of the secretary's hand. Later ones are lifted."""
    meeting = locked_meeting(assignment.point.item.meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if assignment.issued_on is not None:
        raise IllegalTransition(_("Поручение уже вступило в силу: его можно только снять с контроля."))
    pk = assignment.pk
    assignment.delete()
    changed(meeting)
    audit.record(MeetingEvent.ASSIGNMENT_DROPPED, actor=actor, target=meeting, assignment=pk)


@transaction.atomic
def accept(*, assignment: Assignment, actor: Any) -> Assignment:
    """Say «принято к исполнению»: by the person responsible."""
    assignment = _locked(assignment)
    authorize(actor, "meetings.accept_assignment", assignment)
    _step(assignment, "accept", actor=actor)
    assignment.save(update_fields=["state"])
    _record(MeetingEvent.ACCEPTED, assignment, actor)
    return assignment


@transaction.atomic
def report(*, assignment: Assignment, words: str, file: StoredFile | Received | None = None, actor: Any) -> Assignment:
    """Tell what was done, with a file if there is one; somebody else checks it. Not before it is in force."""
    assignment = _locked(assignment)
    authorize(actor, "meetings.report_assignment", assignment)
    if not words.strip():
        raise BrokenRule(_("Напишите, что сделано."), field="words")
    require_same_cluster(assignment.cluster, file if isinstance(file, StoredFile) else None)
    _step(assignment, "report", words=words, actor=actor)
    assignment.report = words.strip()
    assignment.file = kept(file, cluster=assignment.cluster, actor=actor) or assignment.file
    assignment.done_on = clock.today(assignment.cluster)
    assignment.save(update_fields=["state", "report", "file", "done_on"])
    _record(MeetingEvent.REPORTED, assignment, actor)
    tell_settled(assignment)
    return assignment


@transaction.atomic
def return_assignment(*, assignment: Assignment, words: str, actor: Any) -> Assignment:
    """Send a report back with what is missing."""
    assignment = _locked(assignment)
    _authorize_control(assignment, actor)
    if not words.strip():
        raise BrokenRule(_("Напишите, чего не хватает: это увидит ответственный."), field="words")
    _step(assignment, "return", words=words, actor=actor)
    assignment.done_on = None
    assignment.save(update_fields=["state", "done_on"])
    _record(MeetingEvent.RETURNED, assignment, actor, reason=words.strip())
    tell_returned(assignment, words, actor)
    return assignment


@transaction.atomic
def close_assignment(*, assignment: Assignment, words: str = "", actor: Any) -> Assignment:
    """Take the report and close the assignment: never the one who reported."""
    assignment = _locked(assignment)
    _authorize_control(assignment, actor)
    _step(assignment, "close", words=words, actor=actor)
    assignment.save(update_fields=["state"])
    _record(MeetingEvent.DONE, assignment, actor)
    tell_settled(assignment)
    return assignment


@transaction.atomic
def move_assignment(*, assignment: Assignment, due_on: date, basis: str, actor: Any) -> Assignment:
    """Give an open assignment another day, on a basis. The old day stays in the step."""
    assignment = _locked(assignment)
    _authorize_control(assignment, actor)
    if assignment.state in DONE:
        _refuse(assignment)
    if not basis.strip():
        raise BrokenRule(_("Укажите, на каком основании переносится срок."), field="basis")
    if due_on < assignment.point.item.meeting.held_on:
        raise BrokenRule(_("Срок не может быть раньше дня заседания."), field="due_on")
    if due_on == assignment.words_due_on:
        raise BrokenRule(_("Это тот же срок: укажите новый."), field="due_on")
    rolled = _rolled(assignment.cluster, due_on)
    _note(assignment, "move", basis=basis, old_due_on=assignment.due_on, new_due_on=rolled, actor=actor)
    old = assignment.due_on
    assignment.words_due_on, assignment.due_on = due_on, rolled
    assignment.save(update_fields=["words_due_on", "due_on"])
    _record(MeetingEvent.MOVED, assignment, actor, old_due_on=date_ru(old), due_on=date_ru(rolled))
    tell_moved(assignment, basis, actor)
    return assignment


@transaction.atomic
def lift_assignment(*, assignment: Assignment, basis: str, actor: Any) -> Assignment:
    """Lift an assignment from control undone, on a basis: «протокол № 5, пункт 2»."""
    assignment = _locked(assignment)
    _authorize_control(assignment, actor)
    if not basis.strip():
        raise BrokenRule(_("Укажите, на каком основании поручение снимается с контроля."), field="basis")
    _step(assignment, "lift", basis=basis, actor=actor)
    assignment.save(update_fields=["state"])
    _record(MeetingEvent.LIFTED, assignment, actor, reason=basis.strip())
    tell_lifted(assignment, basis, actor)
    return assignment


@transaction.atomic
def record_export(*, cluster: Cluster, rows: int, actor: Any) -> None:
    """Leave the trace of a register taken out as a table."""
    authorize(actor, "meetings.export_assignments", cluster)
    audit.record(MeetingEvent.ASSIGNMENTS_EXPORTED, actor=actor, cluster=cluster, rows=rows)


def _locked(assignment: Assignment) -> Assignment:
    return (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("cluster", "unit", "person", "controller", "point__item__meeting")
        .get(pk=assignment.pk)
    )


def _authorize_control(assignment: Assignment, actor: Any) -> None:
    if assignment.steps.filter(kind="report", by=actor.pk).exists() and actor.pk is not None:
        raise Denied(_("Проверяет поручение не тот, кто представил его исполнение."))
    authorize(actor, "meetings.control_assignment", assignment)


def _step(assignment: Assignment, verb: str, *, words: str = "", basis: str = "", actor: Any) -> None:
    if assignment.issued_on is None:
        raise IllegalTransition(_("Поручение вступит в силу, когда заседание закроют."))
    label = str(dict(ASSIGNMENT_STATES)[AssignmentState(assignment.state)])
    assignment.state = workflow().target(state=assignment.state, verb=verb, label=label)
    _note(assignment, verb, words=words, basis=basis, actor=actor)


def _note(assignment: Assignment, kind: str, *, words: str = "", basis: str = "", actor: Any, **days: date) -> None:
    AssignmentStep.objects.create(
        assignment=assignment,
        kind=kind,
        words=words.strip(),
        basis=basis.strip()[:300],
        by=account_of(actor),
        at=clock.now_in(assignment.cluster),
        **days,
    )


def _refuse(assignment: Assignment) -> None:
    label = dict(ASSIGNMENT_STATES)[AssignmentState(assignment.state)]
    raise IllegalTransition(_("Поручение в состоянии «{state}»: сейчас это действие невозможно.").format(state=label))


def _rolled(cluster: Any, day: date) -> date:
    return calendar_of(cluster).roll_forward(day) if cluster.roll_forward else day


def _record(event: str, assignment: Assignment, actor: Any, **detail: Any) -> None:
    audit.record(
        event,
        actor=actor,
        target=assignment.point.item.meeting,
        cluster=assignment.cluster,
        assignment=assignment.pk,
        **detail,
    )
