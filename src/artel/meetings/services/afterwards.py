"""A meeting that was held on paper: the same rows as a meeting held in Artel, known from its signed minutes and their scan."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.bodies import selectors as bodies
from artel.bodies.domain.rules import Rules
from artel.documents.services.signing import sign_by_hand
from artel.files.models import StoredFile
from artel.files.services import Received
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.meetings.domain.count import Count, count, quorum_steps
from artel.meetings.domain.quorum import quorum_with
from artel.meetings.domain.states import (
    Ballot,
    Choice,
    ItemState,
    MeetingForm,
    MeetingState,
    MinutesForm,
    MinutesState,
    Presence,
    QuestionState,
)
from artel.meetings.events import MeetingEvent
from artel.meetings.models import AgendaItem, Attendee, DecisionPoint, Meeting, Minutes, Question, Recusal, Stay
from artel.meetings.services import minutes as deeds
from artel.meetings.services.attendance import presiding_of
from artel.meetings.services.meetings import locked_unit, next_number
from artel.meetings.services.roll import draw_roll
from artel.members.domain.periods import Period
from artel.members.models import Person, Unit
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru
from artel.search import kinds as search


@dataclass(frozen=True, slots=True)
class PastItem:
    """An item as the signed minutes tell it. Without counts it was not voted on; `is_accepted`: what the minutes say."""

    title: str
    decisions: Sequence[str] = ()
    heard: str = ""
    speaker: Person | None = None
    in_favour: int | None = None
    against: int = 0
    abstained: int = 0
    is_accepted: bool = True
    recused: Sequence[Person] = ()

    @property
    def is_voted(self) -> bool:
        return self.in_favour is not None


@dataclass(frozen=True, slots=True)
class PastFacts:
    """What the signed minutes say of the meeting. `secretary` unsaid: the body's secretary of that day."""

    present: Sequence[Person]
    items: Sequence[PastItem]
    presiding: Person
    presiding_words: str = ""
    secretary: Person | None = None
    form: str = MeetingForm.IN_PERSON
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    by_video: Sequence[Person] = field(default=())


@transaction.atomic
def record_past_meeting(
    *,
    unit: Unit,
    held_on: date,
    facts: PastFacts,
    number: str,
    signed_on: date,
    scan: StoredFile | Received,
    actor: Any,
) -> Meeting:
    """Write down a meeting held on paper: it counts by its day once its minutes are accepted by somebody else.

    Counts are checked against the roll of that day and the rules of the body of that day: a meeting without a quorum
    did not take place, and a decision that the votes do not bear is refused with the arithmetic. A meeting that the
    schedule had for the day takes these facts. The minutes keep the number written on them.
    """
    unit = locked_unit(unit)
    authorize(actor, "meetings.record_past_meeting", unit)
    _check_days(unit, held_on, signed_on)
    if not number.strip():
        raise BrokenRule(_("Укажите номер, который стоит на протоколе; если его нет, напишите «б/н»."), field="number")
    if not facts.items:
        raise BrokenRule(_("Внесите хотя бы один вопрос повестки."), field="items")
    require_same_cluster(unit.cluster, *facts.present, facts.presiding, facts.secretary)
    meeting = _meeting_of(unit, held_on, actor)
    opened_at, closed_at = _hours(meeting, facts)
    meeting.form, meeting.place = _form(facts.form), facts.place.strip()
    meeting.starts_at, meeting.opened_at, meeting.closed_at = facts.starts_at, opened_at, closed_at
    meeting.state, meeting.recorded_afterwards = MeetingState.HELD, True
    meeting.save()
    draw_roll(meeting)
    rows = {row.person_id: row for row in meeting.attendees.filter(unit=unit).select_related("person")}
    _check_present(facts, rows)
    meeting.presiding, meeting.presiding_words = presiding_of(meeting, facts.presiding, facts.presiding_words)
    meeting.secretary = facts.secretary or _secretary(rows)
    meeting.save(update_fields=["presiding", "presiding_words", "secretary"])
    _note_presence(meeting, facts, rows)
    rules = bodies.rules_on(unit, held_on)
    for position, item in enumerate(facts.items, 1):
        _record_item(meeting, position, item, facts, rows, rules, actor)
    audit.record(MeetingEvent.RECORDED, actor=actor, target=meeting, held_on=date_ru(held_on), number=number.strip())
    _register(meeting, number=number, signed_on=signed_on, scan=scan, actor=actor)
    return Meeting.objects.select_related("cluster", "unit").get(pk=meeting.pk)


def _check_days(unit: Unit, held_on: date, signed_on: date) -> None:
    today = clock.today(unit.cluster)
    if held_on > today:
        raise BrokenRule(_("Это заседание ещё не состоялось."), field="held_on")
    if not Period.of(unit).holds(held_on):
        raise BrokenRule(_("{day} этот орган не действовал.").format(day=date_ru(held_on)), field="held_on")
    if not held_on <= signed_on <= today:
        raise BrokenRule(_("Протокол подписывают не раньше заседания и не позже сегодняшнего дня."), field="signed_on")


def _meeting_of(unit: Unit, held_on: date, actor: Any) -> Meeting:
    """The meeting that the schedule had for the day, or a new one."""
    of_day = Meeting.objects.select_for_update(of=("self",)).filter(unit=unit, held_on=held_on)
    for meeting in of_day.exclude(state__in=[MeetingState.CANCELLED, MeetingState.FAILED]):
        if meeting.state == MeetingState.PLANNED and not meeting.items.exists():
            meeting.cluster, meeting.unit = unit.cluster, unit
            return meeting
        if meeting.state == MeetingState.HELD:
            raise BrokenRule(_("Заседание {day} уже внесено.").format(day=date_ru(held_on)), field="held_on")
        raise BrokenRule(
            _("На {day} в Артели назначено заседание с повесткой: проведите его здесь или сначала отмените.").format(
                day=date_ru(held_on)
            ),
            field="held_on",
        )
    return Meeting(
        cluster=unit.cluster,
        unit=unit,
        number=next_number(unit, held_on.year),
        year=held_on.year,
        held_on=held_on,
        created_by=account_of(actor),
        created_at=clock.now_in(unit.cluster),
    )


def _form(form: str) -> str:
    if form not in (MeetingForm.IN_PERSON, MeetingForm.MIXED, MeetingForm.VIDEO):
        raise BrokenRule(_("Так вносят очные заседания и заседания по видеосвязи."), field="form")
    return form


def _hours(meeting: Meeting, facts: PastFacts) -> tuple[datetime, datetime]:
    """From the hour that the minutes name, else from the day's beginning; to the hour named, else to its end."""
    zone = clock.zone(meeting.cluster)
    opened_at = datetime.combine(meeting.held_on, facts.starts_at or time(), tzinfo=zone)
    if facts.ends_at is None:
        return opened_at, datetime.combine(meeting.held_on + timedelta(days=1), time(), tzinfo=zone)
    closed_at = datetime.combine(meeting.held_on, facts.ends_at, tzinfo=zone)
    if closed_at <= opened_at:
        raise BrokenRule(_("Заседание закончилось не позже, чем началось: проверьте время."), field="ends_at")
    return opened_at, closed_at


def _check_present(facts: PastFacts, rows: dict[int, Attendee]) -> None:
    if not facts.present:
        raise BrokenRule(_("Отметьте, кто присутствовал."), field="present")
    strangers = [person for person in facts.present if person.pk not in rows]
    if strangers:
        raise BrokenRule(
            _("В составе на этот день нет: {names}. Сначала внесите состав того времени.").format(
                names=", ".join(person.short_name for person in strangers)
            ),
            field="present",
        )
    if facts.presiding.pk not in {person.pk for person in facts.present}:
        raise BrokenRule(_("Председательствующий не отмечен среди присутствовавших."), field="presiding")


def _secretary(rows: dict[int, Attendee]) -> Person | None:
    return next((row.person for row in rows.values() if row.part == "secretary"), None)


def _note_presence(meeting: Meeting, facts: PastFacts, rows: dict[int, Attendee]) -> None:
    remote = {person.pk for person in facts.by_video}
    Stay.objects.bulk_create(
        Stay(
            attendee=rows[pk],
            mode=Presence.VIDEO if pk in remote or meeting.form == MeetingForm.VIDEO else Presence.HALL,
            came_at=meeting.opened_at,
            left_at=meeting.closed_at,
        )
        for pk in dict.fromkeys(person.pk for person in facts.present)
    )


def _record_item(
    meeting: Meeting,
    position: int,
    past: PastItem,
    facts: PastFacts,
    rows: dict[int, Attendee],
    rules: Rules,
    actor: Any,
) -> None:
    field_name = f"item_{position}"
    if not past.title.strip():
        raise BrokenRule(_("Вопрос {n}: напишите, о чём он.").format(n=position), field=field_name)
    speaker = rows.get(past.speaker.pk) if past.speaker else None
    item = AgendaItem.objects.create(
        meeting=meeting,
        position=position,
        title=" ".join(past.title.split())[:500],
        speaker=past.speaker,
        speaker_post=speaker.post if speaker else "",
        state=ItemState.DONE,
        heard=past.heard.strip(),
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
    )
    points = DecisionPoint.objects.bulk_create(
        DecisionPoint(item=item, position=place, text=text.strip())
        for place, text in enumerate((text for text in past.decisions if text.strip()), 1)
    )
    search.refresh("decision", [point.pk for point in points])
    recused = [rows[person.pk] for person in past.recused if person.pk in rows]
    Recusal.objects.bulk_create(
        Recusal(item=item, attendee=row, reason=_("указано в протоколе"), declared_at=meeting.opened_at)
        for row in recused
    )
    result = _counted(position, past, facts, rows, rules, {row.pk for row in recused})
    if result is not None:
        Question.objects.create(
            item=item,
            unit=meeting.unit,
            number=1,
            text="\n".join(text.strip() for text in past.decisions if text.strip()) or item.title,
            ballot=Ballot.COUNTED,
            state=QuestionState.CLOSED,
            opened_at=meeting.opened_at,
            opened_by=account_of(actor),
            closed_at=meeting.closed_at,
            outcome=result.outcome,
            result=result.to_json(),
        )


def _counted(
    position: int,
    past: PastItem,
    facts: PastFacts,
    rows: dict[int, Attendee],
    rules: Rules,
    recused: set[int],
) -> Count | None:
    """The count of the minutes, checked: whatever does not hold is refused with its arithmetic."""
    voting = {row.pk for row in rows.values() if row.has_vote}
    here = {rows[person.pk].pk for person in facts.present} & voting
    quorum = quorum_with(rules, voting, here, recused)
    if not quorum.is_reached:
        raise BrokenRule(
            _(
                "Вопрос {n}: кворума не было. {steps} Без кворума заседание не состоялось и квартал не закрывает."
            ).format(n=position, steps=" ".join(quorum_steps(rules, quorum))),
            field="present",
        )
    if not past.is_voted:
        return None
    votes = Counter({Choice.FOR: past.in_favour, Choice.AGAINST: past.against, Choice.ABSTAIN: past.abstained})
    total = sum(votes.values())
    if total > quorum.taking_part:
        raise BrokenRule(
            _(
                "Вопрос {n}: голосов {total}, а голосовать могли {could} (присутствовали {here}, самоотвод {out})."
            ).format(n=position, total=total, could=quorum.taking_part, here=len(here), out=len(here & recused)),
            field=f"item_{position}",
        )
    # In a tie the presiding person's voice is what the minutes say it decided; whether it could, the rules say.
    result = count(rules, quorum, votes, presiding_choice=Choice.FOR if past.is_accepted else Choice.AGAINST)
    if result.is_accepted != past.is_accepted:
        said = _("решение принято") if past.is_accepted else _("решение не принято")
        raise BrokenRule(
            _("Вопрос {n}: в протоколе «{said}», а по правилам органа выходит иначе. {steps}").format(
                n=position, said=said, steps=" ".join(result.steps)
            ),
            field=f"item_{position}",
        )
    return result


def _register(meeting: Meeting, *, number: str, signed_on: date, scan: StoredFile | Received, actor: Any) -> None:
    minutes = Minutes.objects.create(
        meeting=meeting,
        form=MinutesForm.SHORT,
        state=MinutesState.DRAFT,
        drafted_by=account_of(actor),
        drafted_at=clock.now_in(meeting.cluster),
        draft_due_on=meeting.held_on,
        signing_due_on=signed_on,
    )
    number = number.strip()
    if number.casefold() in ("б/н", "бн", "без номера"):
        number = f"б/н от {date_ru(meeting.held_on)}"  # two papers of a year without a number are two papers
    paper = deeds.compose(minutes, actor=actor)
    minutes.state = MinutesState.SIGNING
    minutes.save(update_fields=["state", "paper"])
    sign_by_hand(paper=paper, scan=scan, signed_on=signed_on, number=number, actor=actor)
