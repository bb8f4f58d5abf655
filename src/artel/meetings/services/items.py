"""An item at the meeting: taken in hand, recusals, what is written down of it."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.meetings.domain.states import Ballot, ItemState, MeetingState, MinutesState, QuestionState
from artel.meetings.events import MeetingEvent
from artel.meetings.models import (
    AgendaItem,
    Attendee,
    DecisionPoint,
    Meeting,
    Participation,
    Question,
    Recusal,
    Speech,
    Vote,
)
from artel.meetings.services.meetings import changed, locked_meeting, require_state
from artel.members.models import Person

CLOSING_SIGNS = ".!?…"


class StaleText(IllegalTransition):
    """Another has written since: `theirs` stands there now, `mine` was sent. Neither is lost (HTTP 409)."""

    def __init__(self, message: str, *, mine: dict[str, Any], theirs: dict[str, Any], version: int) -> None:
        super().__init__(message)
        self.mine, self.theirs, self.version = mine, theirs, version


@transaction.atomic
def start_item(*, item: AgendaItem, actor: Any) -> AgendaItem:
    """Take an item in hand. One at a time; one that is done may be taken up again while the meeting is open."""
    meeting, item = locked_item(item)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.OPEN)
    _require(item, ItemState.WAITING, ItemState.DONE)
    current = meeting.items.filter(state=ItemState.CURRENT).first()
    if current is not None:
        raise IllegalTransition(
            _("Рассматривается вопрос «{title}»: сначала закончите его.").format(title=current.title)
        )
    item.state, item.closed_at = ItemState.CURRENT, None
    item.opened_at = item.opened_at or clock.now_in(meeting.cluster)
    item.save(update_fields=["state", "opened_at", "closed_at"])
    changed(meeting)
    audit.record(MeetingEvent.ITEM_STARTED, actor=actor, target=meeting, item=item.pk)
    return item


@transaction.atomic
def finish_item(*, item: AgendaItem, actor: Any) -> AgendaItem:
    """Finish the item in hand. Refused while its vote goes on."""
    meeting, item = locked_item(item)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.OPEN)
    _require(item, ItemState.CURRENT)
    _refuse_open_vote(item)
    item.state, item.closed_at = ItemState.DONE, clock.now_in(meeting.cluster)
    item.save(update_fields=["state", "closed_at"])
    changed(meeting)
    audit.record(MeetingEvent.ITEM_FINISHED, actor=actor, target=meeting, item=item.pk)
    return item


@transaction.atomic
def remove_item(*, item: AgendaItem, words: str, actor: Any) -> AgendaItem:
    """Take an item off the agenda at the meeting, with the reason. What was voted on cannot be taken off."""
    meeting, item = locked_item(item)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.OPEN)
    _require(item, ItemState.WAITING, ItemState.CURRENT)
    if item.questions.exclude(state=QuestionState.ANNULLED).exists():
        raise IllegalTransition(_("По вопросу голосовали: снять его с повестки уже нельзя."))
    if not words.strip():
        raise BrokenRule(_("Напишите, почему вопрос снят: это войдёт в протокол."), field="words")
    item.state, item.answer = ItemState.REMOVED, words.strip()[:300]
    item.closed_at = clock.now_in(meeting.cluster)
    item.save(update_fields=["state", "answer", "closed_at"])
    changed(meeting)
    audit.record(MeetingEvent.ITEM_REMOVED, actor=actor, target=meeting, item=item.pk, reason=item.answer)
    return item


@transaction.atomic
def recuse(*, item: AgendaItem, attendee: Attendee, reason: str, actor: Any) -> Recusal:
    """Take a member out of an item: they do not vote on it, and by the body's rule leave the whole of its quorum.

    Who sits in both bodies of a joint meeting is out of both. Declared while a vote goes on, it takes the member off
    the frozen roll with the vote they had cast; a secret vote cannot be found again, so then the vote must be started
    anew. Refused once the vote is closed. Declared twice is declared once.
    """
    meeting, item = locked_item(item)
    attendee = _of_meeting(attendee, meeting)
    authorize(actor, "meetings.recuse", attendee)
    require_state(meeting, MeetingState.NOTIFIED, MeetingState.OPEN)
    _require(item, ItemState.WAITING, ItemState.CURRENT)
    if not attendee.is_member:
        raise BrokenRule(_("Самоотвод заявляет только член органа."), field="attendee")
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise BrokenRule(_("Напишите причину самоотвода: она войдёт в протокол."), field="reason")
    found = None
    for row in Attendee.objects.filter(meeting=meeting, person=attendee.person_id, unit__isnull=False):
        taken_off = _take_off_the_roll(item, row)
        recusal, is_new = Recusal.objects.get_or_create(
            item=item, attendee=row, defaults={"reason": reason, "declared_at": clock.now_in(meeting.cluster)}
        )
        if is_new:
            audit.record(
                MeetingEvent.RECUSED,
                actor=actor,
                target=meeting,
                item=item.pk,
                attendee=row.pk,
                taken_off_questions=taken_off,
            )
        if found is None or row.pk == attendee.pk:
            found = recusal
    changed(meeting)
    return found


@transaction.atomic
def unrecuse(*, item: AgendaItem, attendee: Attendee, actor: Any) -> None:
    """Take a recusal back before the vote: by the secretary only, so that nobody comes and goes by their own wish."""
    meeting, item = locked_item(item)
    attendee = _of_meeting(attendee, meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.NOTIFIED, MeetingState.OPEN)
    if item.questions.exclude(state=QuestionState.ANNULLED).exists():
        raise IllegalTransition(_("По вопросу уже голосуют: самоотвод остаётся."))
    removed, _rows = Recusal.objects.filter(item=item, attendee__person=attendee.person_id).delete()
    if not removed:
        raise IllegalTransition(_("Самоотвод этот участник не заявлял."))
    changed(meeting)
    audit.record(MeetingEvent.UNRECUSED, actor=actor, target=meeting, item=item.pk, attendee=attendee.pk)


@transaction.atomic
def write_item(
    *,
    item: AgendaItem,
    heard: str,
    speeches: Sequence[tuple[Person | int, str]],
    decisions: Sequence[str],
    base_version: int,
    actor: Any,
) -> AgendaItem:
    """Write down what was said and decided on an item, all of it anew, over the version that was read.

    Raises StaleText when another has written since. From the opening until the minutes are sent for signature.
    Points keep their assignments as long as their words or their place stay; a point with assignments is not
    struck out under them. Points end with a full stop.
    """
    meeting, item = locked_item(item)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.OPEN, MeetingState.HELD, MeetingState.FAILED)
    require_unsigned(meeting)
    said = _said(speeches, meeting)
    points = [words for words in (_finished(words) for words in decisions) if words]
    if item.text_version != base_version:
        raise StaleText(
            _("Пока вы писали, этот вопрос изменили. Ниже оба текста: соедините их и сохраните снова."),
            mine={"heard": heard, "speeches": [(person.pk, text) for person, text in said], "decisions": points},
            theirs=text_of(item),
            version=item.text_version,
        )
    item.heard, item.text_version = heard.strip(), item.text_version + 1
    item.save(update_fields=["heard", "text_version"])
    item.speeches.all().delete()
    Speech.objects.bulk_create(
        Speech(item=item, position=place, person=person, text=text) for place, (person, text) in enumerate(said, 1)
    )
    _write_points(item, points)
    changed(meeting)
    audit.record(MeetingEvent.WRITTEN, actor=actor, target=meeting, item=item.pk, version=item.text_version)
    return item


def text_of(item: AgendaItem) -> dict[str, Any]:
    """What is written down of an item now."""
    return {
        "heard": item.heard,
        "speeches": list(item.speeches.values_list("person_id", "text")),
        "decisions": list(item.decisions.values_list("text", flat=True)),
    }


def require_unsigned(meeting: Meeting) -> None:
    """Refuse to change facts that minutes at signing or signed already tell."""
    at_signing = meeting.minutes.filter(state__in=[MinutesState.SIGNING, MinutesState.SIGNED]).first()
    drafted = meeting.minutes.filter(state__in=[MinutesState.DRAFT, MinutesState.REMARKS]).exists()
    if at_signing is not None and not drafted:
        raise IllegalTransition(_("Протокол уже на подписи или подписан: изменить его можно только исправлением."))


def locked_item(item: AgendaItem) -> tuple[Meeting, AgendaItem]:
    """The meeting and the item as they are now, held in this order."""
    meeting = locked_meeting(item.meeting)
    item = AgendaItem.objects.select_for_update(of=("self",), no_key=True).get(pk=item.pk)
    item.meeting = meeting
    return meeting, item


def _take_off_the_roll(item: AgendaItem, attendee: Attendee) -> int:
    """Take a member off the rolls of the item's votes; tell of how many."""
    taken_off = 0
    live = Question.objects.select_for_update(of=("self",), no_key=True).filter(item=item, unit=attendee.unit_id)
    for question in live.exclude(state=QuestionState.ANNULLED):
        if Recusal.objects.filter(item=item, attendee=attendee).exists():
            continue
        if question.state == QuestionState.CLOSED:
            raise IllegalTransition(_("По вопросу уже проголосовали: самоотвод заявляют до голосования."))
        place = Participation.objects.filter(question=question, attendee=attendee).first()
        if place is None:
            continue
        if place.has_voted and question.ballot == Ballot.SECRET:
            raise IllegalTransition(
                _("Голос уже опущен в тайном голосовании, найти его нельзя: начните голосование заново.")
            )
        Vote.objects.filter(question=question, attendee=attendee).delete()
        place.delete()
        taken_off += 1
    return taken_off


def _write_points(item: AgendaItem, points: Sequence[str]) -> None:
    before = list(item.decisions.all())
    free, matched = list(before), {}
    for place, words in enumerate(points):
        same = next((point for point in free if point.text == words), None)
        if same is not None:
            matched[place] = same
            free.remove(same)
    for place in range(len(points)):
        # A point whose words changed is known by its place.
        if place not in matched and place < len(before) and before[place] in free:
            matched[place] = before[place]
            free.remove(before[place])
    for point in free:
        if point.assignments.exists():
            raise BrokenRule(
                _("По пункту «{words}» дано поручение: сначала уберите поручение.").format(words=point.text),
                field="decisions",
            )
        point.delete()
    for place, words in enumerate(points):
        if place in matched:
            point = matched[place]
            point.position, point.text = place + 1, words
            point.save(update_fields=["position", "text"])
        else:
            DecisionPoint.objects.create(item=item, position=place + 1, text=words)


def _said(speeches: Sequence[tuple[Person | int, str]], meeting: Meeting) -> list[tuple[Person, str]]:
    given = [(who.pk if isinstance(who, Person) else who, text.strip()) for who, text in speeches]
    given = [(who, text) for who, text in given if text]
    people = Person.objects.filter(cluster=meeting.cluster).in_bulk({who for who, _text in given})
    if any(who not in people for who, _text in given):
        raise BrokenRule(_("Выберите выступавших из списка участников."), field="speeches")
    return [(people[who], text) for who, text in given]


def _finished(words: str) -> str:
    words = " ".join(words.split())
    if not words:
        return ""
    return words if words[-1] in CLOSING_SIGNS else f"{words}."


def _of_meeting(attendee: Attendee, meeting: Meeting) -> Attendee:
    attendee = Attendee.objects.select_related("person", "unit").get(pk=attendee.pk)
    if attendee.meeting_id != meeting.pk:
        raise BrokenRule(_("Этого участника нет в списке заседания."), field="attendee")
    attendee.meeting = meeting
    return attendee


def _require(item: AgendaItem, *states: str) -> None:
    if item.state not in states:
        raise IllegalTransition(
            _("Вопрос уже в другом состоянии («{state}»): обновите страницу.").format(state=item.get_state_display())
        )


def _refuse_open_vote(item: AgendaItem) -> None:
    if item.questions.filter(state=QuestionState.OPEN).exists():
        raise IllegalTransition(_("Идёт голосование: сначала закройте его."))
