"""Who is there: answers to the notice, the opening, arrivals and departures, the close."""

from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.bodies import selectors as bodies
from artel.bodies.domain.states import Part
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.meetings.domain.states import (
    ItemState,
    MeetingForm,
    MeetingState,
    Outcome,
    Presence,
    QuestionState,
    Rsvp,
)
from artel.meetings.events import MeetingEvent
from artel.meetings.models import Assignment, Attendee, Meeting, Question, Stay
from artel.meetings.selectors import check_in_code, is_same_code, presence_of, quorum_now
from artel.meetings.services.meetings import changed, locked_meeting, require_state, step
from artel.meetings.services.roll import draw_roll
from artel.meetings.telling import tell_invited, tell_over
from artel.members.models import Organisation, Person, Unit
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru

CODE_TRIES, CODE_WINDOW = 5, 600  # wrong codes of one person at one meeting, in so many seconds
BEFORE = (MeetingState.PLANNED, MeetingState.AGENDA, MeetingState.NOTIFIED)


# --- before ---


@transaction.atomic
def answer_rsvp(*, attendee: Attendee, rsvp: str, note: str = "", actor: Any) -> Attendee:
    """Answer the notice; the answer may change until the meeting begins. The secretary may write down a call."""
    meeting, attendee = _locked(attendee)
    authorize(actor, "meetings.answer_rsvp", attendee)
    require_state(meeting, MeetingState.NOTIFIED)
    if rsvp not in (Rsvp.YES, Rsvp.VIDEO, Rsvp.WRITTEN, Rsvp.NO):
        raise BrokenRule(_("Выберите один из ответов."), field="rsvp")
    if rsvp == Rsvp.VIDEO and meeting.form == MeetingForm.IN_PERSON:
        raise BrokenRule(_("Заседание очное, видеосвязи на нём не будет."), field="rsvp")
    attendee.rsvp, attendee.rsvp_note = rsvp, note.strip()
    attendee.save(update_fields=["rsvp", "rsvp_note"])
    changed(meeting)
    audit.record(MeetingEvent.ANSWERED, actor=actor, target=meeting, attendee=attendee.pk, rsvp=rsvp)
    return attendee


@transaction.atomic
def invite_person(
    *, meeting: Meeting, person: Person, post: str = "", organisation: Organisation | None = None, actor: Any
) -> Attendee:
    """Invite somebody who is no member: sees the materials, does not vote, counts in no quorum."""
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, *BEFORE, MeetingState.OPEN)
    require_same_cluster(meeting.cluster, person, organisation)
    if meeting.attendees.filter(person=person).exists() or any(
        member.person.pk == person.pk for unit in meeting.units for member in bodies.roll_on(unit, meeting.held_on)
    ):
        raise BrokenRule(_("Этот человек уже в списке участников."), field="person")
    position = bodies.positions_on([person.pk], meeting.held_on).get(person.pk)
    attendee = Attendee.objects.create(
        meeting=meeting,
        person=person,
        post=post.strip() or (position.title if position else ""),
        organisation=organisation or (position.organisation if position else None),
    )
    changed(meeting)
    audit.record(MeetingEvent.INVITED, actor=actor, target=meeting, attendee=attendee.pk)
    tell_invited(attendee, meeting, actor)
    return attendee


@transaction.atomic
def excuse(*, attendee: Attendee, words: str, actor: Any) -> Attendee:
    """Write down why somebody is absent: «командировка». Empty words take the reason back."""
    meeting, attendee = _locked(attendee)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.NOTIFIED, MeetingState.OPEN, MeetingState.HELD, MeetingState.FAILED)
    words = words.strip()
    if len(words) > 100:
        raise BrokenRule(_("Причина длиннее 100 знаков: сократите её."), field="words")
    Attendee.objects.filter(meeting=meeting, person=attendee.person_id).update(absence=words)
    attendee.absence = words
    changed(meeting)
    audit.record(MeetingEvent.EXCUSED, actor=actor, target=meeting, attendee=attendee.pk)
    return attendee


# --- the opening ---


@transaction.atomic
def open_meeting(*, meeting: Meeting, presiding: Person | None, presiding_words: str = "", actor: Any) -> Meeting:
    """Open the meeting on its day: the roll is taken anew and stands still from now on.

    Who presides: the chair, or who acts for the chair; else a deputy; else a member whom those present have chosen —
    then the words say on what ground (DOMAIN 3.3.1 c 10). There need be no quorum yet: people are still coming, and
    without one nothing can be put to the vote.
    """
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    if meeting.form == MeetingForm.ABSENTEE:
        raise IllegalTransition(_("Это заочное голосование: его открывают сбором бюллетеней."))
    step(meeting, "open")
    _check_is_today(meeting)
    draw_roll(meeting)
    meeting.presiding, meeting.presiding_words = presiding_of(meeting, presiding, presiding_words)
    meeting.secretary = secretary_of(meeting)
    meeting.opened_at = clock.now_in(meeting.cluster)
    meeting.save(update_fields=["state", "presiding", "presiding_words", "secretary", "opened_at"])
    changed(meeting)
    audit.record(MeetingEvent.OPENED, actor=actor, target=meeting, presiding=meeting.presiding_id)
    return meeting


@transaction.atomic
def hand_over_chair(*, meeting: Meeting, presiding: Person, presiding_words: str = "", actor: Any) -> Meeting:
    """Let another member preside from now on: the one who did has left or is recused."""
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.OPEN)
    meeting.presiding, meeting.presiding_words = presiding_of(meeting, presiding, presiding_words)
    meeting.save(update_fields=["presiding", "presiding_words"])
    changed(meeting)
    audit.record(MeetingEvent.HANDED_OVER, actor=actor, target=meeting, presiding=presiding.pk)
    return meeting


def presiding_of(meeting: Meeting, presiding: Person | None, words: str) -> tuple[Person, str]:
    """Check who presides; the ground is written down by itself for the chair's deputy, and asked for of anybody else."""
    if presiding is None:
        raise BrokenRule(_("Укажите, кто председательствует."), field="presiding")
    rows = list(meeting.attendees.filter(person=presiding, unit__isnull=False))
    if not rows:
        raise BrokenRule(_("Председательствовать может только член органа."), field="presiding")
    words, parts = words.strip(), {row.part for row in rows}
    if not words and Part.CHAIR not in parts:
        if Part.DEPUTY not in parts:
            raise BrokenRule(
                _("Запишите, на каком основании: «избран присутствующими председательствующим на заседании»."),
                field="presiding_words",
            )
        words = _("заместитель председателя, в отсутствие председателя")
    return presiding, words


def secretary_of(meeting: Meeting) -> Person | None:
    """The secretary of the body by the meeting's list."""
    row = meeting.attendees.filter(unit=meeting.unit, part=Part.SECRETARY).select_related("person").first()
    return row.person if row else None


def _check_is_today(meeting: Meeting) -> None:
    today = clock.today(meeting.cluster)
    if meeting.held_on != today:
        raise BrokenRule(
            _(
                "Заседание назначено на {day}, а сегодня {today}. Перенесите заседание и откройте его в свой день."
            ).format(day=date_ru(meeting.held_on), today=date_ru(today))
        )


# --- coming and leaving ---


@transaction.atomic
def mark_came(
    *, attendee: Attendee, mode: str = Presence.HALL, proxy_words: str = "", actor: Any, at: datetime | None = None
) -> Stay:
    """Note that somebody has come; `at` corrects the moment, never into the future.

    On the day of the meeting people are registered before its opening too. Who sits in both bodies of a joint meeting
    is there for both. By proxy (`proxy_words`): a representative is there in the member's place, where the rules of
    the body allow it.
    """
    meeting, attendee = _locked(attendee)
    authorize(actor, "meetings.run_meeting", meeting)
    return _came(meeting, attendee, mode, actor=actor, at=at, proxy_words=proxy_words)


@transaction.atomic
def mark_left(*, attendee: Attendee, actor: Any, at: datetime | None = None) -> Stay:
    """Note that somebody has left. A vote cast before stands; the quorum is another one from now on.

    Oneself may say so too.
    """
    meeting, attendee = _locked(attendee)
    if not _is_oneself(attendee, actor):
        authorize(actor, "meetings.run_meeting", meeting)
    authorize(actor, "meetings.answer_rsvp", attendee)
    require_state(meeting, MeetingState.NOTIFIED, MeetingState.OPEN)
    now = clock.now_in(meeting.cluster)
    at = at or now
    found = None
    for row in _rows_of(meeting, attendee):
        stay = row.stays.filter(left_at__isnull=True).first()
        if stay is None:
            continue
        _check_moment(at, now, after=stay.came_at)
        stay.left_at = at
        stay.save(update_fields=["left_at"])
        found = stay if found is None or row.pk == attendee.pk else found
    if found is None:
        raise IllegalTransition(_("Этот участник не отмечен присутствующим."))
    changed(meeting)
    audit.record(MeetingEvent.LEFT, actor=actor, target=meeting, attendee=attendee.pk, at=at.isoformat())
    return found


def check_in(*, meeting: Meeting, code: str, actor: Any) -> Stay:
    """Say of oneself that one has come, by the code on the hall's screen; only oneself, only while the meeting is open.

    Wrong codes are counted: after five, ten minutes of none.
    """
    tries_key = f"meetings.check_in:{meeting.pk}:{actor.pk}"
    # Counted outside the deed's transaction, which a refusal undoes.
    if cache.get(tries_key, 0) >= CODE_TRIES:
        raise Denied(_("Слишком много неверных кодов. Подождите десять минут или подойдите к секретарю."))
    if not is_same_code(code, meeting):
        cache.add(tries_key, 0, CODE_WINDOW)
        cache.incr(tries_key)
        raise BrokenRule(_("Код не подходит: посмотрите на экран зала."), field="code")
    with transaction.atomic():
        meeting = locked_meeting(meeting)
        attendee = (
            meeting.attendees.filter(person__user=actor.pk).select_related("person").order_by("unit", "pk").first()
        )
        if attendee is None:
            authorize(actor, "meetings.check_in", meeting)
            raise BrokenRule(_("Вас нет в списке участников: подойдите к секретарю."), field="code")
        attendee.meeting = meeting
        authorize(actor, "meetings.check_in", attendee)
        require_state(meeting, MeetingState.OPEN)
        return _came(meeting, attendee, Presence.HALL, actor=actor, by_self=True)


def code_of(meeting: Meeting) -> str:
    """The code that `check_in` expects."""
    return check_in_code(meeting)


def _came(
    meeting: Meeting,
    attendee: Attendee,
    mode: str,
    *,
    actor: Any,
    at: datetime | None = None,
    by_self: bool = False,
    proxy_words: str = "",
) -> Stay:
    require_state(meeting, MeetingState.NOTIFIED, MeetingState.OPEN)
    if meeting.state != MeetingState.OPEN:
        _check_is_today(meeting)
    if meeting.form == MeetingForm.ABSENTEE:
        raise IllegalTransition(_("На заочном голосовании присутствие не отмечают."))
    mode = mode or Presence.HALL
    if mode not in (Presence.HALL, Presence.VIDEO):
        raise BrokenRule(_("Выберите: в зале или по видеосвязи."), field="mode")
    if mode == Presence.VIDEO and meeting.form == MeetingForm.IN_PERSON:
        raise BrokenRule(_("Заседание очное, видеосвязи на нём нет."), field="mode")
    if proxy_words.strip():
        _take_proxy(meeting, attendee, proxy_words.strip())
    now = clock.now_in(meeting.cluster)
    at = at or now
    found = None
    for row in _rows_of(meeting, attendee):
        last = row.stays.order_by("-came_at", "-pk").first()
        if last is not None and last.left_at is None:
            continue
        _check_moment(at, now, after=last.left_at if last else None)
        stay = Stay.objects.create(attendee=row, mode=mode, came_at=at, by_self=by_self)
        found = stay if found is None or row.pk == attendee.pk else found
    if found is None:
        raise IllegalTransition(_("Этот участник уже отмечен присутствующим."))
    Attendee.objects.filter(meeting=meeting, person=attendee.person_id).update(absence="")
    changed(meeting)
    audit.record(
        MeetingEvent.CAME, actor=actor, target=meeting, attendee=attendee.pk, mode=str(mode), at=at.isoformat()
    )
    return found


def _take_proxy(meeting: Meeting, attendee: Attendee, words: str) -> None:
    if attendee.unit is None or not bodies.rules_on(attendee.unit, meeting.held_on).allows_proxy:
        raise BrokenRule(_("Правила органа не допускают участия по доверенности."), field="proxy_words")
    Attendee.objects.filter(pk=attendee.pk).update(proxy_words=words)


def _check_moment(at: datetime, now: datetime, *, after: datetime | None) -> None:
    # A form says minutes, the clock says seconds.
    if at > now + timedelta(minutes=1):
        raise BrokenRule(_("Это время ещё не наступило."), field="at")
    if after is not None and at < after:
        raise BrokenRule(_("Это раньше предыдущей отметки этого участника."), field="at")


def _rows_of(meeting: Meeting, attendee: Attendee) -> list[Attendee]:
    """Every row of the same person: two for who sits in both bodies. A proxy is there for one body only."""
    return list(Attendee.objects.filter(meeting=meeting, person=attendee.person_id).order_by("pk"))


# --- the end ---


@transaction.atomic
def close_meeting(*, meeting: Meeting, actor: Any) -> Meeting:
    """Close the meeting: assignments given at it come into force, everybody has left, it counts for its quarter.

    Refused while a question is open or an item is in hand; and refused where a body never had its quorum: such a
    meeting did not take place (`declare_failed`). Items that were not reached stay as they are and are not in the
    minutes' decisions.
    """
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    step(meeting, "close")
    if meeting.form == MeetingForm.ABSENTEE:
        raise IllegalTransition(_("Заочное голосование закрывают подсчётом бюллетеней."))
    _refuse_unfinished(meeting)
    for unit in meeting.units:
        if not had_quorum(meeting, unit):
            raise BrokenRule(
                _("Кворума за всё время не было ({unit}): такое заседание признают несостоявшимся.").format(unit=unit)
            )
    end_meeting(meeting)
    audit.record(MeetingEvent.CLOSED, actor=actor, target=meeting)
    tell_over(meeting, actor)
    return meeting


@transaction.atomic
def declare_failed(*, meeting: Meeting, words: str, actor: Any) -> Meeting:
    """Say that the meeting did not take place for want of a quorum. It counts for no quarter (DOMAIN 3.3.1 c 1).

    Refused where a quorum is there now, and where something was decided while it was.
    """
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    step(meeting, "fail")
    if not words.strip():
        raise BrokenRule(_("Напишите, почему заседание не состоялось."), field="words")
    decided = Question.objects.filter(item__meeting=meeting, state=QuestionState.CLOSED)
    if decided.exclude(outcome=Outcome.NO_QUORUM).exists():
        raise IllegalTransition(_("Решения на заседании уже приняты: оно состоялось. Закройте его."))
    if meeting.form != MeetingForm.ABSENTEE and all(quorum_now(meeting, unit).is_reached for unit in meeting.units):
        raise BrokenRule(_("Кворум есть: заседание может идти."))
    _refuse_unfinished(meeting)
    meeting.outcome_words = words.strip()
    end_meeting(meeting)
    audit.record(MeetingEvent.FAILED, actor=actor, target=meeting, reason=meeting.outcome_words)
    tell_over(meeting, actor)
    return meeting


def had_quorum(meeting: Meeting, unit: Unit) -> bool:
    """Tell whether a body had its quorum at any moment of the meeting."""
    decided = Question.objects.filter(item__meeting=meeting, unit=unit, state=QuestionState.CLOSED)
    return decided.exclude(outcome=Outcome.NO_QUORUM).exists() or presence_of(meeting, unit).was_ever_reached(
        meeting.opened_at
    )


def end_meeting(meeting: Meeting) -> None:
    """Write down the end: the state set by the caller, everybody leaves, assignments of a held meeting are in force."""
    now = clock.now_in(meeting.cluster)
    meeting.closed_at = now
    meeting.save(update_fields=["state", "closed_at", "outcome_words", "held_on", "year", "number"])
    Stay.objects.filter(attendee__meeting=meeting, left_at__isnull=True, came_at__lte=now).update(left_at=now)
    Stay.objects.filter(attendee__meeting=meeting, left_at__isnull=True).delete()
    if meeting.state == MeetingState.HELD:
        given = Assignment.objects.filter(point__item__meeting=meeting, issued_on__isnull=True)
        given.update(issued_on=clock.today(meeting.cluster))
    changed(meeting)


def _refuse_unfinished(meeting: Meeting) -> None:
    if Question.objects.filter(item__meeting=meeting, state=QuestionState.OPEN).exists():
        raise IllegalTransition(_("Идёт голосование: сначала закройте его."))
    current = meeting.items.filter(state=ItemState.CURRENT).first()
    if current is not None:
        raise IllegalTransition(
            _("Рассматривается вопрос «{title}»: сначала закончите его.").format(title=current.title)
        )


def _locked(attendee: Attendee) -> tuple[Meeting, Attendee]:
    meeting = locked_meeting(attendee.meeting)
    attendee = Attendee.objects.select_related("person", "unit").get(pk=attendee.pk)
    attendee.meeting = meeting
    return meeting, attendee


def _is_oneself(attendee: Attendee, actor: Any) -> bool:
    return attendee.person.user_id is not None and attendee.person.user_id == actor.pk
