"""Meetings themselves: the yearly schedule, adding, changing, cancelling, an agenda taken over from an earlier one."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.bodies import selectors as bodies
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.kernel.workflow import Workflow
from artel.meetings.domain.states import ItemState, MeetingForm, MeetingState, meeting_workflow
from artel.meetings.events import MeetingEvent
from artel.meetings.labels import MEETING_STATES
from artel.meetings.models import AgendaItem, Meeting
from artel.meetings.telling import tell_cancelled, tell_notice_void
from artel.members.domain.periods import Period
from artel.members.models import Unit
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru


def workflow() -> Workflow:
    """The meeting's table of transitions, with its words."""
    return meeting_workflow(_("Заседание в состоянии «{state}»: сейчас это действие невозможно."))


def locked_meeting(meeting: Meeting) -> Meeting:
    """The meeting as it is now, held until the end of the deed. The first lock of every deed on a meeting."""
    return (
        Meeting.objects.select_for_update(of=("self",), no_key=True)
        .select_related("cluster", "unit", "joint_with", "presiding", "secretary")
        .get(pk=meeting.pk)
    )


def changed(meeting: Meeting) -> None:
    """Move the version on, so that every page of the meeting asks for its parts anew."""
    Meeting.objects.filter(pk=meeting.pk).update(version=F("version") + 1)


def step(meeting: Meeting, verb: str) -> None:
    """Set the state that the verb leads to, or refuse with the state's own words."""
    label = str(dict(MEETING_STATES)[MeetingState(meeting.state)])
    meeting.state = workflow().target(state=meeting.state, verb=verb, label=label)


def require_state(meeting: Meeting, *states: str) -> None:
    """Refuse a deed that belongs to other states of the meeting."""
    if meeting.state not in states:
        label = dict(MEETING_STATES)[MeetingState(meeting.state)]
        raise IllegalTransition(
            _("Заседание в состоянии «{state}»: сейчас это действие невозможно.").format(state=label)
        )


@transaction.atomic
def plan_meetings(*, unit: Unit, days: Iterable[date], actor: Any) -> list[Meeting]:
    """Put meetings of a body into its yearly schedule, one a day.

    Days where the body already meets, days past, and days on which the body does not exist are refused, all or none.
    """
    unit = locked_unit(unit)
    authorize(actor, "meetings.plan_meeting", unit)
    days = sorted(set(days))
    if not days:
        raise BrokenRule(_("Укажите хотя бы один день."), field="days")
    taken = _live(unit).filter(held_on__in=days).values_list("held_on", flat=True).first()
    if taken:
        raise BrokenRule(_("На {day} заседание уже стоит в графике.").format(day=date_ru(taken)), field="days")
    meetings = []
    for day in days:
        _check_day(unit, day, field="days")
        meeting = _create(unit, held_on=day, state=MeetingState.PLANNED, actor=actor)
        meetings.append(meeting)
        audit.record(MeetingEvent.SCHEDULED, actor=actor, target=meeting, held_on=date_ru(day))
    return meetings


@transaction.atomic
def add_meeting(
    *,
    unit: Unit,
    held_on: date,
    starts_at: time | None = None,
    form: str = MeetingForm.IN_PERSON,
    place: str = "",
    link: str = "",
    joint_with: Unit | None = None,
    planned_minutes: int = 90,
    is_urgent: bool = False,
    actor: Any,
) -> Meeting:
    """Appoint a meeting; its agenda is drawn up from now on.

    A meeting of two bodies at once has two rolls, two quorums, and a question for each. By video there must be a link
    at the latest when the notice is sent.
    """
    unit = locked_unit(unit)
    authorize(actor, "meetings.plan_meeting", unit)
    _check_joint(unit, joint_with)
    _check_day(unit, held_on)
    _check_form(unit, form, held_on)
    if joint_with is not None:
        _check_form(joint_with, form, held_on)
    meeting = _create(
        unit,
        held_on=held_on,
        state=MeetingState.AGENDA,
        actor=actor,
        starts_at=starts_at,
        form=form,
        place=place.strip(),
        link=link.strip(),
        joint_with=joint_with,
        planned_minutes=planned_minutes,
        is_urgent=is_urgent,
    )
    audit.record(MeetingEvent.ADDED, actor=actor, target=meeting, held_on=date_ru(held_on))
    return meeting


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    held_on: date | None = None,
    starts_at: time | None = None,
    form: str | None = None,
    place: str | None = None,
    link: str | None = None,
    joint_with: Unit | None = None,
    planned_minutes: int | None = None,
    is_urgent: bool | None = None,
    actor: Any,
) -> Meeting:
    """Change what is given of a meeting that has not begun; None leaves a thing as it was.

    A meeting of the schedule gets its agenda drawn up from now on. Where the day, the hour, the form or the place of a
    meeting change after the notice, the notice is void: it must be sent again.
    """
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.plan_meeting", meeting)
    require_state(meeting, MeetingState.PLANNED, MeetingState.AGENDA, MeetingState.NOTIFIED)
    given = {
        "held_on": held_on,
        "starts_at": starts_at,
        "form": form,
        "place": place.strip() if place is not None else None,
        "link": link.strip() if link is not None else None,
        "joint_with": joint_with,
        "planned_minutes": planned_minutes,
        "is_urgent": is_urgent,
    }
    differs = {name: value for name, value in given.items() if value is not None and value != getattr(meeting, name)}
    if "held_on" in differs:
        _check_day(meeting.unit, held_on)
        if held_on.year != meeting.year:
            locked_unit(meeting.unit)
            meeting.year, meeting.number = held_on.year, next_number(meeting.unit, held_on.year)
    if "joint_with" in differs:
        _check_joint(meeting.unit, joint_with)
    if "form" in differs or "held_on" in differs:
        for unit in meeting.units:
            _check_form(unit, form or meeting.form, held_on or meeting.held_on)
    for name, value in differs.items():
        setattr(meeting, name, value)
    was_called = False
    needs_notice = differs.keys() & {"held_on", "starts_at", "form", "place", "link", "joint_with"}
    if meeting.state == MeetingState.PLANNED or (meeting.state == MeetingState.NOTIFIED and needs_notice):
        was_called = meeting.state == MeetingState.NOTIFIED
        step(meeting, "reschedule")
        meeting.notified_at, meeting.notice_warning = None, ""
    meeting.save()
    changed(meeting)
    if was_called:
        tell_notice_void(meeting, actor)
    audit.record(
        MeetingEvent.CHANGED, actor=actor, target=meeting, held_on=date_ru(meeting.held_on), fields=sorted(differs)
    )
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, words: str, actor: Any) -> Meeting:
    """Cancel a meeting that has not begun. It stays in the list with its reason and covers no quarter."""
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.plan_meeting", meeting)
    if not words.strip():
        raise BrokenRule(_("Напишите, почему заседание отменяется."), field="words")
    step(meeting, "cancel")
    meeting.outcome_words = words.strip()
    meeting.save(update_fields=["state", "outcome_words"])
    changed(meeting)
    audit.record(MeetingEvent.CANCELLED, actor=actor, target=meeting, reason=meeting.outcome_words)
    if meeting.notified_at is not None:
        tell_cancelled(meeting, actor)
    return meeting


@transaction.atomic
def repeat_agenda(*, meeting: Meeting, source: Meeting, actor: Any) -> list[AgendaItem]:
    """Copy the items of an earlier meeting of the same body: titles, minutes, speakers who are still members.

    Never words, votes, decisions nor subjects: those belong to that day. Titles that the agenda already has are left
    out, and so is «О выполнении решений», which is made anew.
    """
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.PLANNED, MeetingState.AGENDA, MeetingState.NOTIFIED)
    if source.pk == meeting.pk or not set(source.unit_ids) & set(meeting.unit_ids):
        raise BrokenRule(_("Повторить можно повестку другого заседания этого же органа."), field="source")
    require_same_cluster(meeting.cluster, source)
    members = {row.person.pk: row for unit in meeting.units for row in bodies.roll_on(unit, meeting.held_on)}
    present = set(meeting.items.values_list("title", flat=True))
    position = next_position(meeting)
    items = []
    copied = source.items.filter(state__in=[ItemState.WAITING, ItemState.CURRENT, ItemState.DONE], is_control=False)
    for old in copied.order_by("position", "pk"):
        if old.title in present:
            continue
        speaker = members.get(old.speaker_id)
        items.append(
            AgendaItem(
                meeting=meeting,
                position=position + len(items),
                title=old.title,
                minutes=old.minutes,
                speaker=speaker.person if speaker else None,
                speaker_post=speaker.post if speaker else "",
            )
        )
    for item in items:
        item.save()
    draw_agenda(meeting)
    changed(meeting)
    audit.record(MeetingEvent.AGENDA_REPEATED, actor=actor, target=meeting, items=len(items), source=source.pk)
    return items


def next_position(meeting: Meeting) -> int:
    """The place after the last item of the agenda itself: proposals and declined items have none of their own."""
    return meeting.items.exclude(state__in=[ItemState.PROPOSED, ItemState.DECLINED]).count() + 1


def draw_agenda(meeting: Meeting) -> None:
    """A meeting of the schedule that gets its first item has its agenda drawn up."""
    if meeting.state == MeetingState.PLANNED:
        step(meeting, "draw_agenda")
        meeting.save(update_fields=["state"])


def move_day(meeting: Meeting, day: date) -> None:
    """Set the day of the meeting, and its number where the year changes with it. The caller saves and holds the lock."""
    if day.year != meeting.year:
        locked_unit(meeting.unit)
        meeting.year, meeting.number = day.year, next_number(meeting.unit, day.year)
    meeting.held_on = day


def locked_unit(unit: Unit) -> Unit:
    """The body, held until the end of the deed, so that its meetings get their numbers one by one."""
    # Two secretaries adding meetings at once must not get one number.
    return Unit.objects.select_for_update(of=("self",), no_key=True).select_related("cluster").get(pk=unit.pk)


def _live(unit: Unit):
    return Meeting.objects.filter(unit=unit).exclude(state__in=[MeetingState.CANCELLED, MeetingState.FAILED])


def next_number(unit: Unit, year: int) -> int:
    """The number of the body's next meeting of a year."""
    return (Meeting.objects.filter(unit=unit, year=year).aggregate(last=Max("number"))["last"] or 0) + 1


def _create(unit: Unit, *, held_on: date, state: str, actor: Any, **fields: Any) -> Meeting:
    return Meeting.objects.create(
        cluster=unit.cluster,
        unit=unit,
        number=next_number(unit, held_on.year),
        year=held_on.year,
        held_on=held_on,
        state=state,
        created_by=account_of(actor),
        created_at=clock.now_in(unit.cluster),
        **fields,
    )


def _check_day(unit: Unit, day: date, field: str = "held_on") -> None:
    if day < clock.today(unit.cluster):
        raise BrokenRule(
            _("{day} уже прошло. Состоявшееся заседание вносят как проведённое на бумаге.").format(day=date_ru(day)),
            field=field,
        )
    if not Period.of(unit).holds(day):
        raise BrokenRule(_("{day} этот орган не действует.").format(day=date_ru(day)), field=field)


def _check_joint(unit: Unit, other: Unit | None) -> None:
    if other is None:
        return
    require_same_cluster(unit.cluster, other)
    if other.pk == unit.pk:
        raise BrokenRule(_("Совместное заседание проводят два разных органа."), field="joint_with")


def _check_form(unit: Unit, form: str, day: date) -> None:
    if form not in MeetingForm.__members__.values():
        raise BrokenRule(_("Выберите форму заседания."), field="form")
    if form == MeetingForm.ABSENTEE and not bodies.rules_on(unit, day).allows_absentee:
        raise BrokenRule(
            _("Правила органа «{unit}» не допускают заочного голосования.").format(unit=unit), field="form"
        )
