"""Voting: a question put by one body over a frozen roll, each voice once, the count at the close."""

import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.bodies import selectors as bodies
from artel.bodies.domain.rules import Rules
from artel.bodies.domain.states import Part
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.meetings.domain.count import Count, count
from artel.meetings.domain.quorum import Quorum, quorum_with
from artel.meetings.domain.states import (
    Ballot,
    Choice,
    ItemState,
    MeetingForm,
    MeetingState,
    Outcome,
    QuestionState,
)
from artel.meetings.events import MeetingEvent
from artel.meetings.models import AgendaItem, Attendee, Meeting, Participation, Question, Vote
from artel.meetings.selectors import FEW_VOTERS, quorum_now, recused_from, voters_now, warnings_of_secret
from artel.meetings.services import urn
from artel.meetings.services.attendance import end_meeting, secretary_of
from artel.meetings.services.items import locked_item
from artel.meetings.services.meetings import changed, locked_meeting, move_day, require_state, step
from artel.meetings.services.roll import draw_roll
from artel.meetings.telling import tell_over, tell_poll
from artel.members.models import Unit
from artel.russian import date_ru


class FewVoters(BrokenRule):
    """A secret ballot of few: opened only once the secretary has read what it keeps and what it does not."""


@transaction.atomic
def open_question(
    *,
    item: AgendaItem,
    unit: Unit,
    text: str,
    ballot: str = Ballot.OPEN,
    is_warned: bool = False,
    actor: Any,
) -> Question:
    """Put the item in hand to the vote of one body, and freeze the roll: there, with a vote, not recused.

    Refused without a quorum of this body at this moment, past the body's term, and while the item has a live question
    of this body: to vote again the one before is annulled. A secret ballot with fewer than five voters raises
    FewVoters until `is_warned`.
    """
    meeting, item = locked_item(item)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.OPEN)
    if meeting.form == MeetingForm.ABSENTEE:
        raise IllegalTransition(_("Это заочное голосование: вопросы уже в бюллетене."))
    if item.state != ItemState.CURRENT:
        raise IllegalTransition(_("Голосуют по вопросу, который рассматривается: сначала начните его."))
    if unit.pk not in meeting.unit_ids:
        raise BrokenRule(_("Этот орган в заседании не участвует."), field="unit")
    rules = bodies.rules_on(unit, meeting.held_on)
    _check_ballot(rules, ballot)
    _check_term(unit, clock.today(meeting.cluster))
    if item.questions.filter(unit=unit).exclude(state=QuestionState.ANNULLED).exists():
        raise IllegalTransition(_("По этому вопросу орган уже голосует или проголосовал."))
    quorum = quorum_now(meeting, unit, item)
    if not quorum.is_reached:
        raise BrokenRule(
            _("Кворума нет ({unit}): участвуют {here} из {all}, нужно {needed}. Голосовать нельзя.").format(
                unit=unit, here=quorum.taking_part, all=quorum.counted, needed=quorum.needed
            )
        )
    voters = voters_now(item, unit)
    if ballot == Ballot.SECRET and len(voters) < FEW_VOTERS and not is_warned:
        raise FewVoters(" ".join(warnings_of_secret(len(voters))), field="ballot")
    question = _open(item, unit, text=text, ballot=ballot, roll=voters, actor=actor)
    changed(meeting)
    audit.record(
        MeetingEvent.QUESTION_OPENED,
        actor=actor,
        target=meeting,
        item=item.pk,
        question=question.pk,
        ballot=str(ballot),
        roll=len(voters),
    )
    return question


@transaction.atomic
def cast_vote(*, question: Question, attendee: Attendee, choice: str, opinion: str = "", actor: Any) -> None:
    """Give one's voice: only oneself, only on the frozen roll, only while the question is open.

    An open or an absentee voice may be changed until the close, and takes a dissenting opinion with it. A secret one
    is given once: it goes into the urn, and all that is kept of the person is that they have voted; the journal has
    no line of it. Somebody who has left since the opening votes no more, but a voice given before stands.
    """
    meeting, question = _locked(question)
    attendee = _of_meeting(attendee, meeting)
    authorize(actor, "meetings.cast_vote", attendee)
    place = _place(question, attendee, choice)
    if question.ballot != Ballot.ABSENTEE and not attendee.stays.filter(left_at__isnull=True).exists():
        raise IllegalTransition(_("Вы отмечены ушедшим с заседания: подойдите к секретарю."))
    if question.ballot == Ballot.SECRET:
        _cast_secretly(question, place, choice, opinion)
        changed(meeting)
        return
    if question.ballot == Ballot.ABSENTEE and meeting.polls_until < clock.today(meeting.cluster):
        raise IllegalTransition(_("Голоса принимались до {day}: срок истёк.").format(day=date_ru(meeting.polls_until)))
    _keep_vote(meeting, question, place, choice, opinion=opinion, is_entered=False, actor=actor)
    changed(meeting)
    audit.record(MeetingEvent.VOTED, actor=actor, target=meeting, question=question.pk, attendee=attendee.pk)


@transaction.atomic
def enter_vote(*, question: Question, attendee: Attendee, choice: str, opinion: str = "", actor: Any) -> None:
    """Write down a hand that was raised, or a bulletin that came on paper; marked as entered by the secretary.

    Never in a secret ballot, and never over a voice that the member gave by themselves.
    """
    meeting, question = _locked(question)
    authorize(actor, "meetings.run_meeting", meeting)
    attendee = _of_meeting(attendee, meeting)
    place = _place(question, attendee, choice)
    if question.ballot == Ballot.SECRET:
        raise IllegalTransition(_("В тайном голосовании голос подаёт только сам участник."))
    if Vote.objects.filter(question=question, attendee=attendee, is_entered=False).exists():
        raise IllegalTransition(_("Участник уже проголосовал сам: его голос не меняют."))
    _keep_vote(meeting, question, place, choice, opinion=opinion, is_entered=True, actor=actor)
    changed(meeting)
    audit.record(MeetingEvent.VOTE_ENTERED, actor=actor, target=meeting, question=question.pk, attendee=attendee.pk)


@transaction.atomic
def close_question(*, question: Question, presiding_choice: str = "", actor: Any) -> Question:
    """Close the vote, count it, keep the arithmetic. Nothing is counted afterwards.

    The quorum is that of this moment, by who is there and not recused: people who left while the vote went on weaken
    it, though their voices stand. Without a quorum the outcome is «нет кворума», never a decision. In a tie that the
    presiding person's voice may decide and that they have not given, it is asked for (BrokenRule at the field
    `presiding_choice`); given here, it is entered as their vote and counted with the others.
    """
    meeting, question = _locked(question)
    authorize(actor, "meetings.run_meeting", meeting)
    _require_open(question)
    if question.ballot == Ballot.ABSENTEE:
        raise IllegalTransition(_("Заочное голосование закрывают целиком, подсчётом бюллетеней."))
    rules = bodies.rules_on(question.unit, meeting.held_on)
    if presiding_choice:
        _enter_presiding(meeting, question, presiding_choice, actor)
    quorum = quorum_now(meeting, question.unit, question.item)
    result = _counted(meeting, question, rules, quorum, asks=not presiding_choice)
    _close(question, result)
    changed(meeting)
    _record_close(meeting, question, result, actor)
    return question


@transaction.atomic
def annul_question(*, question: Question, words: str, actor: Any) -> Question:
    """Void a vote so that it can be started anew, with the reason; what was cast is not counted and stays in its place.

    Only while the meeting is open and its item is in hand. A vote is never opened again.
    """
    meeting, question = _locked(question)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.OPEN)
    if question.state == QuestionState.ANNULLED:
        raise IllegalTransition(_("Это голосование уже начато заново."))
    if question.item.state != ItemState.CURRENT:
        raise IllegalTransition(_("Рассмотрение вопроса закончено: вернитесь к нему, чтобы голосовать заново."))
    if not words.strip():
        raise BrokenRule(_("Напишите, почему голосование начинается заново."), field="words")
    urn.destroy(question)
    question.state, question.closed_at = QuestionState.ANNULLED, clock.now_in(meeting.cluster)
    question.save(update_fields=["state", "closed_at"])
    changed(meeting)
    audit.record(
        MeetingEvent.QUESTION_ANNULLED,
        actor=actor,
        target=meeting,
        item=question.item_id,
        question=question.pk,
        reason=words.strip(),
    )
    return question


# --- absentee polls ---


@transaction.atomic
def open_absentee(*, meeting: Meeting, until: date, actor: Any) -> Meeting:
    """Open an absentee poll: every item of the agenda becomes a question to the whole roll, answered until a day.

    Only where the rules of the body allow it, and within the body's term. The day of the meeting becomes the last day
    of the poll: that is when the body has decided. The chair by the roll, else a deputy, presides and will sign.
    """
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    if meeting.form != MeetingForm.ABSENTEE:
        raise IllegalTransition(_("Заседание не заочное: его открывают в свой день."))
    step(meeting, "open")
    if until < clock.today(meeting.cluster):
        raise BrokenRule(_("Этот день уже прошёл."), field="until")
    move_day(meeting, until)
    for unit in meeting.units:
        if not bodies.rules_on(unit, until).allows_absentee:
            raise BrokenRule(_("Правила органа «{unit}» не допускают заочного голосования.").format(unit=unit))
        _check_term(unit, until)
    items = list(meeting.items.filter(state=ItemState.WAITING).order_by("position", "pk"))
    if not items:
        raise BrokenRule(_("В повестке нет ни одного вопроса."))
    draw_roll(meeting)
    _preside_over_poll(meeting)
    meeting.polls_until, meeting.opened_at = until, clock.now_in(meeting.cluster)
    meeting.save()
    for item in items:
        item.meeting, item.opened_at = meeting, meeting.opened_at
        item.save(update_fields=["opened_at"])
        for unit in meeting.units:
            _open(
                item,
                unit,
                text=item.draft or item.title,
                ballot=Ballot.ABSENTEE,
                roll=_pollees(item, unit),
                actor=actor,
            )
    changed(meeting)
    audit.record(MeetingEvent.POLL_OPENED, actor=actor, target=meeting, until=date_ru(until), items=len(items))
    tell_poll(meeting, actor)
    return meeting


@transaction.atomic
def close_absentee(*, meeting: Meeting, actor: Any) -> Meeting:
    """Count an absentee poll when its last day is over, or earlier when everybody has answered.

    The quorum of a question is those who answered it. A poll in which no question had a quorum did not take place, as
    a meeting without one did not; else it is held, on its last day or, closed early, today.
    """
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    if meeting.form != MeetingForm.ABSENTEE:
        raise IllegalTransition(_("Это не заочное голосование."))
    require_state(meeting, MeetingState.OPEN)
    today = clock.today(meeting.cluster)
    questions = list(
        Question.objects.select_for_update(of=("self",), no_key=True)
        .filter(item__meeting=meeting, state=QuestionState.OPEN)
        .select_related("item", "unit")
        .order_by("item__position", "pk")
    )
    waits_for = Participation.objects.filter(question__in=questions, has_voted=False).count()
    if today <= meeting.polls_until and waits_for:
        raise BrokenRule(
            _("Голоса принимаются по {day} включительно, и ответили ещё не все.").format(
                day=date_ru(meeting.polls_until)
            )
        )
    outcomes = set()
    for question in questions:
        question.item.meeting = meeting
        rules = bodies.rules_on(question.unit, meeting.held_on)
        result = _counted(meeting, question, rules, _poll_quorum(question, rules), asks=False)
        _close(question, result)
        _record_close(meeting, question, result, actor)
        outcomes.add(result.outcome)
    now = clock.now_in(meeting.cluster)
    meeting.items.filter(state=ItemState.WAITING).update(state=ItemState.DONE, closed_at=now)
    move_day(meeting, min(today, meeting.polls_until))
    if outcomes <= {Outcome.NO_QUORUM}:
        meeting.outcome_words = _("В заочном голосовании не приняло участие нужное число членов.")
        step(meeting, "fail")
    else:
        step(meeting, "close")
    end_meeting(meeting)
    audit.record(MeetingEvent.POLL_CLOSED, actor=actor, target=meeting, state=meeting.state)
    tell_over(meeting, actor)
    return meeting


def _preside_over_poll(meeting: Meeting) -> None:
    rows = meeting.attendees.filter(unit=meeting.unit, part__in=[Part.CHAIR, Part.DEPUTY]).select_related("person")
    by_part = {row.part: row for row in rows}
    row = by_part.get(Part.CHAIR) or by_part.get(Part.DEPUTY)
    if row is None:
        raise BrokenRule(_("В составе органа нет ни председателя, ни заместителя: протокол некому будет подписать."))
    meeting.presiding, meeting.secretary = row.person, secretary_of(meeting)
    if row.part == Part.DEPUTY:
        meeting.presiding_words = _("заместитель председателя, в отсутствие председателя")


def _pollees(item: AgendaItem, unit: Unit) -> list[Attendee]:
    voters = item.meeting.attendees.filter(unit=unit, has_vote=True).exclude(pk__in=recused_from(item, unit))
    return list(voters.order_by("person__last_name", "person__first_name", "pk"))


def _poll_quorum(question: Question, rules: Rules) -> Quorum:
    voters = Attendee.objects.filter(meeting=question.item.meeting, unit=question.unit_id, has_vote=True)
    voted = Vote.objects.filter(question=question).values_list("attendee_id", flat=True)
    return quorum_with(rules, voters.values_list("pk", flat=True), voted, recused_from(question.item, question.unit))


# --- the parts of a vote ---


def _check_ballot(rules: Rules, ballot: str) -> None:
    if ballot not in (Ballot.OPEN, Ballot.SECRET):
        raise BrokenRule(_("Выберите открытое или тайное голосование."), field="ballot")
    if ballot == Ballot.SECRET and not rules.allows_secret:
        raise BrokenRule(_("Правила органа не допускают тайного голосования."), field="ballot")


def _check_term(unit: Unit, day: date) -> None:
    if not bodies.unit_is_in_term(unit, day):
        raise BrokenRule(
            _("Срок полномочий органа «{unit}» истёк: решений он не принимает, пока не утверждён новый состав.").format(
                unit=unit
            )
        )


def _open(item: AgendaItem, unit: Unit, *, text: str, ballot: str, roll: Sequence[Attendee], actor: Any) -> Question:
    text = text.strip()
    if not text:
        raise BrokenRule(_("Сформулируйте, за что голосуют."), field="text")
    last = item.questions.filter(unit=unit).aggregate(last=Max("number"))["last"] or 0
    question = Question.objects.create(
        item=item,
        unit=unit,
        number=last + 1,
        text=text,
        ballot=ballot,
        opened_at=clock.now_in(item.meeting.cluster),
        opened_by=account_of(actor),
    )
    # In no order of people: whatever a row's place in the table tells, it tells nothing of them.
    shuffled = list(roll)
    secrets.SystemRandom().shuffle(shuffled)
    Participation.objects.bulk_create(Participation(question=question, attendee=attendee) for attendee in shuffled)
    if ballot == Ballot.SECRET:
        urn.make(question)
    return question


def _locked(question: Question) -> tuple[Meeting, Question]:
    """The meeting and the question as they are now, held in this order: whoever counts waits for whoever votes."""
    meeting = locked_meeting(question.item.meeting)
    question = (
        Question.objects.select_for_update(of=("self",), no_key=True).select_related("item", "unit").get(pk=question.pk)
    )
    question.item.meeting = meeting
    return meeting, question


def _of_meeting(attendee: Attendee, meeting: Meeting) -> Attendee:
    attendee = Attendee.objects.select_related("person").get(pk=attendee.pk)
    if attendee.meeting_id != meeting.pk:
        raise BrokenRule(_("Этого участника нет в списке заседания."), field="attendee")
    attendee.meeting = meeting
    return attendee


def _require_open(question: Question) -> None:
    if question.state == QuestionState.CLOSED:
        raise IllegalTransition(_("Голосование уже закрыто, голоса подсчитаны."))
    if question.state != QuestionState.OPEN:
        raise IllegalTransition(_("Это голосование начато заново: обновите страницу."))


def _place(question: Question, attendee: Attendee, choice: str) -> Participation:
    _require_open(question)
    if choice not in Choice.__members__.values():
        raise BrokenRule(_("Выберите «за», «против» или «воздержался»."), field="choice")
    place = Participation.objects.filter(question=question, attendee=attendee).first()
    if place is None:
        raise IllegalTransition(
            _("Участника нет в списке этого голосования: список составлен, когда голосование открыли.")
        )
    return place


def _cast_secretly(question: Question, place: Participation, choice: str, opinion: str) -> None:
    if opinion.strip():
        raise BrokenRule(_("В тайном голосовании особое мнение не подают: оно выдало бы голос."), field="opinion")
    # The condition in the UPDATE is the guard, whatever was read above.
    if not Participation.objects.filter(pk=place.pk, has_voted=False).update(has_voted=True):
        raise IllegalTransition(_("Вы уже проголосовали: тайный голос изменить нельзя."))
    urn.drop_in(question, choice)


def _keep_vote(
    meeting: Meeting,
    question: Question,
    place: Participation,
    choice: str,
    *,
    opinion: str,
    is_entered: bool,
    actor: Any,
) -> None:
    Vote.objects.update_or_create(
        question=question,
        attendee_id=place.attendee_id,
        defaults={
            "choice": choice,
            "opinion": opinion.strip(),
            "cast_at": clock.now_in(meeting.cluster),
            "cast_by": account_of(actor),
            "is_entered": is_entered,
        },
    )
    Participation.objects.filter(pk=place.pk).update(has_voted=True)


def _presiding_place(meeting: Meeting, question: Question) -> Participation | None:
    """The presiding person on the roll of this question, if they are."""
    if meeting.presiding_id is None:
        return None
    return Participation.objects.filter(question=question, attendee__person=meeting.presiding_id).first()


def _enter_presiding(meeting: Meeting, question: Question, choice: str, actor: Any) -> None:
    if question.ballot != Ballot.OPEN:
        raise BrokenRule(
            _("Голос председательствующего решает только в открытом голосовании."), field="presiding_choice"
        )
    place = _presiding_place(meeting, question)
    if place is None:
        raise BrokenRule(_("Председательствующий в этом голосовании не участвует."), field="presiding_choice")
    given = Vote.objects.filter(question=question, attendee=place.attendee_id).first()
    if given is not None:
        if given.choice != choice:
            raise BrokenRule(
                _("Председательствующий уже проголосовал иначе: «{choice}».").format(choice=given.get_choice_display()),
                field="presiding_choice",
            )
        return
    if choice not in Choice.__members__.values():
        raise BrokenRule(_("Выберите «за», «против» или «воздержался»."), field="presiding_choice")
    _keep_vote(meeting, question, place, choice, opinion="", is_entered=True, actor=actor)


def _counted(meeting: Meeting, question: Question, rules: Rules, quorum: Quorum, *, asks: bool) -> Count:
    """Count the question over its roll as it is; a secret one opens and destroys its urn."""
    presiding_choice = ""
    if question.ballot == Ballot.SECRET:
        votes = urn.take_out(question)
    else:
        votes = Counter(Vote.objects.filter(question=question).values_list("choice", flat=True))
        place = _presiding_place(meeting, question)
        if place is not None and question.ballot == Ballot.OPEN:
            given = Vote.objects.filter(question=question, attendee=place.attendee_id).first()
            presiding_choice = given.choice if given else ""
            if given is None and asks and _is_tie_to_decide(rules, quorum, votes):
                raise BrokenRule(
                    _("Голоса разделились поровну, а голос председательствующего не внесён."), field="presiding_choice"
                )
    return count(
        rules,
        quorum,
        votes,
        roll=question.roll.count(),
        presiding_choice=presiding_choice,
        ballot=Ballot(question.ballot),
    )


def _is_tie_to_decide(rules: Rules, quorum: Quorum, votes: Counter) -> bool:
    return rules.casting_vote and quorum.is_reached and votes[Choice.FOR] == votes[Choice.AGAINST] > 0


def _close(question: Question, result: Count) -> None:
    question.state, question.outcome = QuestionState.CLOSED, result.outcome
    question.closed_at = clock.now_in(question.item.meeting.cluster)
    question.result = result.to_json()
    question.save(update_fields=["state", "outcome", "closed_at", "result"])


def _record_close(meeting: Meeting, question: Question, result: Count, actor: Any) -> None:
    audit.record(
        MeetingEvent.QUESTION_CLOSED,
        actor=actor,
        target=meeting,
        item=question.item_id,
        question=question.pk,
        outcome=str(result.outcome),
        in_favour=result.in_favour,
        against=result.against,
        abstained=result.abstained,
        not_voted=result.not_voted,
    )
