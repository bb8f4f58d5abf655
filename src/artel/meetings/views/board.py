"""What live pages draw: who sits where, the sum of the quorum, the vote as it stands, the road of a meeting."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.bodies.domain.rules import MajorityBase, Rules, Share
from artel.bodies.domain.states import Part
from artel.bodies.labels import PARTS, PARTS_OF_GROUP
from artel.bodies.selectors import rules_on
from artel.documents import subjects
from artel.kernel import clock
from artel.meetings.domain import count as counting
from artel.meetings.domain.quorum import Quorum, quorum_with
from artel.meetings.domain.states import (
    Ballot,
    Choice,
    ItemState,
    MeetingForm,
    MeetingState,
    MinutesState,
    Outcome,
    Presence,
    QuestionState,
)
from artel.meetings.evidence import SIGNED_MINUTES, bodies_of
from artel.meetings.models import AgendaItem, Attendee, Meeting, Participation, Question, Stay
from artel.members.domain.kinds import UnitKind
from artel.members.models import Unit
from artel.members.selectors import calendar_of
from artel.plans.models import Obligation
from artel.plans.selectors import current_row
from artel.russian import NBSP

ORDER = {Part.CHAIR: 0, Part.DEPUTY: 1, Part.MEMBER: 2, Part.SECRETARY: 3}
AGENDA = (ItemState.WAITING, ItemState.CURRENT, ItemState.DONE, ItemState.REMOVED)
SHARES = {
    Share.HALF: gettext_lazy("Не менее половины"),
    Share.MORE_THAN_HALF: gettext_lazy("Больше половины"),
    Share.TWO_THIRDS: gettext_lazy("Не менее двух третей"),
    Share.THREE_QUARTERS: gettext_lazy("Не менее трёх четвертей"),
    Share.ALL: gettext_lazy("Все"),
}
CHOICE_ROWS = (
    (Choice.FOR, gettext_lazy("За"), "thumb-up"),
    (Choice.AGAINST, gettext_lazy("Против"), "thumb-down"),
    (Choice.ABSTAIN, gettext_lazy("Воздержались"), "minus"),
)


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in the strip. `css`: in (in the hall), net (by video), rec (recused), out (absent)."""

    attendee: Attendee
    css: str
    words: str


@dataclass(frozen=True, slots=True)
class Bench:
    """A body at its table: its seats and the sum of its quorum."""

    unit: Unit
    rules: Rules
    quorum: Quorum
    seats: tuple[Seat, ...]
    recused: tuple[str, ...]
    hall: int
    video: int

    @property
    def share_words(self) -> str:
        return SHARES[self.rules.quorum_share]

    @property
    def pill(self) -> str:
        words = _("Есть, {here} из {all}") if self.quorum.is_reached else _("Нет, {here} из {all}")
        return words.format(here=self.quorum.taking_part, all=self.quorum.counted)


@dataclass(frozen=True, slots=True)
class Tally:
    """One figure of a vote: how many, who."""

    choice: str
    label: str
    icon: str
    number: int
    names: str


@dataclass(frozen=True, slots=True)
class Card:
    """A question as it stands: figures, the bar of voices, what decides."""

    question: Question
    roll: int
    voted: int
    needed: int | None
    tallies: tuple[Tally, ...]
    cells: tuple[str, ...]
    not_voted: int
    not_voted_names: str
    result: counting.Count | None

    @property
    def is_open(self) -> bool:
        return self.question.state == QuestionState.OPEN

    @property
    def is_secret(self) -> bool:
        return self.question.ballot == Ballot.SECRET

    @property
    def shows_choices(self) -> bool:
        """The split is known: an open ballot at any time, a secret one when it is closed."""
        return not self.is_secret or not self.is_open

    @property
    def tone(self) -> str:
        """State of the result, for its mark."""
        if self.is_open:
            return "open"
        return "met" if self.question.outcome == Outcome.ACCEPTED else "late"

    @property
    def short(self) -> str:
        """«Принято: 8 — 0 — 0» for the agenda."""
        if self.is_open:
            return _("Идёт голосование")
        if self.result is None:
            return self.question.get_outcome_display().capitalize()
        words = {
            Outcome.ACCEPTED: _("Принято"),
            Outcome.REJECTED: _("Не принято"),
            Outcome.NO_QUORUM: _("Нет кворума"),
        }[self.question.outcome]
        figures = (self.result.in_favour, self.result.against, self.result.abstained)
        return f"{words}: {f'{NBSP}— '.join(str(figure) for figure in figures)}"

    @property
    def label(self) -> str:
        """The bar in words, for a screen reader."""
        if not self.shows_choices:
            return _("Проголосовали {voted} из {roll}").format(voted=self.voted, roll=self.roll)
        figures = [f"{tally.label.lower()} {tally.number}" for tally in self.tallies]
        words = ", ".join([*figures, _("не голосовали {number}").format(number=self.not_voted)])
        limit = _("; порог — {needed}").format(needed=self.needed) if self.needed else ""
        return words[:1].upper() + words[1:] + limit


@dataclass(slots=True)
class Line:
    """An item of the agenda with its number, its questions, and what it is about."""

    item: AgendaItem
    number: int
    cards: list[Card] = field(default_factory=list)
    may_up: bool = False
    may_down: bool = False

    @property
    def is_over(self) -> bool:
        return self.item.state in (ItemState.DONE, ItemState.REMOVED)

    @property
    def is_waiting(self) -> bool:
        return self.item.state == ItemState.WAITING

    @property
    def points(self) -> list[str]:
        """The decision as it is written, else its draft."""
        written = [point.text for point in self.item.decisions.all()]
        return written or [line.strip() for line in self.item.draft.splitlines() if line.strip()]

    @property
    def open_card(self) -> Card | None:
        return next((card for card in self.cards if card.is_open), None)


class Board:
    """A meeting read at once. The same number of queries for one item and for twenty."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.now = clock.now_in(meeting.cluster)

    @cached_property
    def units(self) -> list[Unit]:
        return [unit for unit in (self.meeting.unit, self.meeting.joint_with) if unit is not None]

    @cached_property
    def rules(self) -> dict[int, Rules]:
        return {unit.pk: rules_on(unit, self.meeting.held_on) for unit in self.units}

    @cached_property
    def attendees(self) -> list[Attendee]:
        stays = Prefetch("stays", Stay.objects.order_by("came_at", "pk"), to_attr="stretches")
        found = list(self.meeting.attendees.select_related("person", "organisation").prefetch_related(stays))
        names = {unit.pk: unit.name for unit in self.units}
        for attendee in found:
            attendee.stay = self.presence(attendee, self._end)
            attendee.part_words = part_words(attendee, self.meeting)
            attendee.may_proxy = attendee.unit_id is not None and self.rules[attendee.unit_id].allows_proxy
            attendee.unit_name = names.get(attendee.unit_id, "")
        return sorted(found, key=lambda a: (ORDER.get(a.part, 4), a.person.last_name, a.person.first_name, a.pk))

    @cached_property
    def _end(self) -> datetime | None:
        """The last moment of a meeting that is over: at its close everybody leaves."""
        return self.meeting.closed_at - timedelta(microseconds=1) if self.meeting.closed_at else None

    @cached_property
    def members(self) -> list[Attendee]:
        return [attendee for attendee in self.attendees if attendee.unit_id]

    @cached_property
    def invited(self) -> list[Attendee]:
        return [attendee for attendee in self.attendees if not attendee.unit_id]

    @cached_property
    def lines(self) -> list[Line]:
        """The agenda: what is proposed or declined stands apart."""
        found = self.meeting.items.filter(state__in=AGENDA).select_related("speaker")
        items = list(
            found.prefetch_related(
                "recusals__attendee__person", "materials__file", "materials__paper", "speeches__person", "decisions"
            )
        )
        lines = [Line(item, number) for number, item in enumerate(items, 1)]
        for above, below in pairwise(lines):
            # Only what has not been considered yet changes places.
            above.may_down = below.may_up = above.is_waiting and below.is_waiting
        by_item = {line.item.pk: line for line in lines}
        for item in items:
            item.meeting = self.meeting
        for question in self._questions:
            if question.item_id in by_item:
                line = by_item[question.item_id]
                question.item = line.item
                line.cards.append(self._card(question))
        return lines

    @cached_property
    def _questions(self) -> list[Question]:
        roll = Prefetch("roll", Participation.objects.select_related("attendee__person"), to_attr="participants")
        found = (
            Question.objects.filter(item__meeting=self.meeting)
            .exclude(state=QuestionState.ANNULLED)
            .select_related("unit")
            .prefetch_related(roll, "votes__attendee__person")
        )
        return list(found.order_by("number"))

    @cached_property
    def current(self) -> Line | None:
        return next((line for line in self.lines if line.item.state == ItemState.CURRENT), None)

    @cached_property
    def next(self) -> Line | None:
        """What comes after the current item: the first that waits."""
        return next((line for line in self.lines if line.item.state == ItemState.WAITING), None)

    @cached_property
    def planned(self) -> int:
        return sum(line.item.minutes for line in self.lines if line.item.state != ItemState.REMOVED)

    def line(self, pk: int | None) -> Line | None:
        return next((line for line in self.lines if line.item.pk == pk), None)

    @property
    def is_absentee(self) -> bool:
        return self.meeting.form == MeetingForm.ABSENTEE

    @property
    def is_open(self) -> bool:
        return self.meeting.state == MeetingState.OPEN

    # --- quorum ---

    def presence(self, attendee: Attendee, at: datetime | None = None) -> Stay | None:
        """The stretch in which somebody is there: now, or at a moment."""
        for stay in reversed(attendee.stretches):
            if at is None and stay.left_at is None:
                return stay
            if at is not None and stay.came_at <= at and (stay.left_at is None or at < stay.left_at):
                return stay
        return None

    def benches(self, line: Line | None = None) -> list[Bench]:
        """Each body with its seats, for an item or for the meeting as a whole."""
        return [self._bench(unit, line) for unit in self.units]

    def _bench(self, unit: Unit, line: Line | None) -> Bench:
        at = line.item.closed_at if line and line.item.closed_at else self._end
        recused = {r.attendee_id for r in line.item.recusals.all()} if line else set()
        seats, modes = [], {}
        for attendee in self.members:
            if attendee.unit_id != unit.pk or not attendee.has_vote:
                continue
            stay = self.presence(attendee, at)
            if stay is not None:
                modes[attendee.pk] = stay.mode
            seats.append(_seat(attendee, stay, is_recused=attendee.pk in recused, line=line))
        seats.sort(key=lambda seat: ("in", "net", "rec", "out").index(seat.css))
        rules = self.rules[unit.pk]
        takes = [mode for pk, mode in modes.items() if pk not in recused]
        return Bench(
            unit=unit,
            rules=rules,
            quorum=quorum_with(rules, [seat.attendee.pk for seat in seats], modes, recused),
            seats=tuple(seats),
            recused=tuple(seat.attendee.person.short_name for seat in seats if seat.css == "rec"),
            hall=takes.count(Presence.HALL),
            video=takes.count(Presence.VIDEO),
        )

    # --- votes ---

    def _card(self, question: Question) -> Card:
        votes = list(question.votes.all())
        roll = question.participants
        result = counting.Count.from_json(question.result) if question.result else None
        names: dict[str, list[str]] = {choice: [] for choice, _label, _icon in CHOICE_ROWS}
        for vote in votes:
            names[vote.choice].append(vote.attendee.person.short_name)
        numbers = _numbers(result, names)
        voted = sum(1 for part in roll if part.has_voted)
        silent = [part.attendee.person.short_name for part in roll if not part.has_voted]
        rules = self.rules[question.unit_id]
        return Card(
            question=question,
            roll=result.roll if result else len(roll),
            voted=voted,
            needed=result.needed if result else _needed(rules, len(roll), self._counted(question), question.ballot),
            tallies=tuple(
                Tally(choice, label, icon, numbers[choice], ", ".join(names[choice]))
                for choice, label, icon in CHOICE_ROWS
            ),
            cells=tuple(_cells(numbers, result.roll if result else len(roll))),
            not_voted=result.not_voted if result else len(silent),
            not_voted_names=", ".join(silent[:4]) + (" …" if len(silent) > 4 else ""),
            result=result,
        )

    def _counted(self, question: Question) -> int:
        listed = sum(1 for a in self.members if a.unit_id == question.unit_id and a.has_vote)
        recused = question.item.recusals.all()
        out = sum(1 for r in recused if r.attendee.unit_id == question.unit_id and r.attendee.has_vote)
        return listed - out if self.rules[question.unit_id].recused_leave_quorum else listed


def part_words(attendee: Attendee, meeting: Meeting) -> str:
    """«председатель», of a working group «руководитель»."""
    unit = meeting.joint_with if attendee.unit_id == meeting.joint_with_id else meeting.unit
    words = PARTS_OF_GROUP if unit is not None and unit.kind == UnitKind.WORKING_GROUP else PARTS
    return str(dict(words).get(attendee.part, ""))


def _seat(attendee: Attendee, stay: Stay | None, *, is_recused: bool, line: Line | None) -> Seat:
    name = attendee.person.short_name
    if is_recused:
        return Seat(attendee, "rec", _("{name}, самоотвод по вопросу {n}").format(name=name, n=line.number))
    if stay is None:
        return Seat(attendee, "out", _("{name}, отсутствует").format(name=name))
    if attendee.part == Part.CHAIR:
        name = _("{name}, председатель").format(name=name)
    if stay.mode == Presence.VIDEO:
        return Seat(attendee, "net", _("{name}, по ВКС").format(name=name))
    return Seat(attendee, "in", _("{name}, в зале").format(name=name))


def _numbers(result: counting.Count | None, names: dict[str, list[str]]) -> dict[str, int]:
    if result is None:
        return {choice: len(found) for choice, found in names.items()}
    return {Choice.FOR: result.in_favour, Choice.AGAINST: result.against, Choice.ABSTAIN: result.abstained}


def _needed(rules: Rules, roll: int, counted: int, ballot: str) -> int | None:
    """Voices that decide, while the vote goes on; None where it depends on how many will have voted."""
    if rules.majority_base == MajorityBase.LISTED:
        return counting.needed(rules.majority_share, counted)
    if rules.majority_base == MajorityBase.CAST or ballot == Ballot.ABSENTEE:
        return None
    return counting.needed(rules.majority_share, roll)


def _cells(numbers: dict[str, int], roll: int) -> Iterator[str]:
    """The bar: a cell a voice."""
    drawn = 0
    for choice, css in ((Choice.FOR, "y"), (Choice.AGAINST, "n"), (Choice.ABSTAIN, "a")):
        for _n in range(numbers[choice]):
            drawn += 1
            yield css
    yield from ("" for _n in range(max(0, roll - drawn)))


def majority_words(card: Card, rules: Rules) -> str:
    """«Решение принимает большинство присутствующих: нужно 4 из 7»."""
    whole = {
        MajorityBase.PRESENT: _("участвующих"),
        MajorityBase.CAST: _("принявших участие в голосовании"),
        MajorityBase.LISTED: _("всего состава"),
    }[rules.majority_base]
    words = _("Решение принимают {share} {whole}").format(share=SHARES[rules.majority_share].lower(), whole=whole)
    if card.needed is None:
        return words
    return _("{words}: нужно {needed} из {roll}").format(words=words, needed=card.needed, roll=card.roll)


def subject_of(item: AgendaItem) -> subjects.Subject | None:
    """What the item is about, as its own app tells it."""
    if not item.subject_kind:
        return None
    return subjects.find(item.meeting.cluster, item.subject_kind, item.subject_id)


# --- the road ---


def stages_of(board: Board, minutes: Iterable[Any], *, closes: str = "") -> list[dict[str, Any]]:
    """Повестка → Заседание → Протокол → Подписи → Доказательство, with a day or a state at each."""
    meeting = board.meeting
    last = max(minutes, key=lambda one: one.edition, default=None)
    state = meeting.state
    is_signed = last is not None and last.state == MinutesState.SIGNED
    is_sent = last is not None and last.state in (MinutesState.SIGNING, MinutesState.SIGNED)
    is_over = state in (MeetingState.HELD, MeetingState.FAILED)
    current = 0 if state in (MeetingState.PLANNED, MeetingState.AGENDA) else 1
    if is_over:
        current = 2
    if is_sent:
        current = 3
    if is_signed:
        current = 5
    if state == MeetingState.CANCELLED:
        current = 9
    notes = [_agenda_note(meeting), _meeting_note(board), *_minutes_notes(board, last), closes]
    labels = [_("Повестка"), _("Заседание"), _("Протокол"), _("Подписи"), _("Доказательство")]
    return [
        {"label": label, "note": note, "is_done": n < current and current != 9, "is_current": n == current}
        for n, (label, note) in enumerate(zip(labels, notes, strict=True))
    ]


def _agenda_note(meeting: Meeting) -> str:
    if meeting.notified_at:
        return _("утверждена {day}").format(day=f"{clock.date_of(meeting.notified_at, meeting.cluster):%d.%m.%Y}")
    return _("составляется") if meeting.state in (MeetingState.PLANNED, MeetingState.AGENDA) else ""


def _meeting_note(board: Board) -> str:
    meeting = board.meeting
    if meeting.state == MeetingState.OPEN and meeting.opened_at:
        if board.is_absentee:
            return _("голоса до {day}").format(day=f"{meeting.polls_until:%d.%m.%Y}") if meeting.polls_until else ""
        passed = max(0, int((board.now - meeting.opened_at).total_seconds() // 60))
        return _("идёт {passed} мин из {planned}").format(passed=passed, planned=meeting.planned_minutes)
    words = {
        MeetingState.HELD: _("проведено {day}"),
        MeetingState.FAILED: _("не состоялось"),
        MeetingState.CANCELLED: _("отменено"),
    }.get(meeting.state, "{day}")
    return words.format(day=f"{meeting.held_on:%d.%m.%Y}")


def _minutes_notes(board: Board, last: Any) -> list[str]:
    meeting = board.meeting
    if last is None:
        rules, calendar = board.rules[meeting.unit_id], calendar_of(meeting.cluster)
        draft_on = calendar.add_working_days(meeting.held_on, rules.draft_days)
        sign_on = calendar.add_working_days(meeting.held_on, rules.signing_days)
        return [_("до {day}").format(day=f"{day:%d.%m.%Y}") for day in (draft_on, sign_on)]
    signed = last.state == MinutesState.SIGNED
    return [
        last.get_state_display(),
        _("есть") if signed else _("до {day}").format(day=f"{last.signing_due_on:%d.%m.%Y}"),
    ]


def closes_words(meeting: Meeting) -> str:
    """What of the plan the signed minutes will prove: «закроет I квартал 2024 г., строка 3.2»."""
    if meeting.state in (MeetingState.FAILED, MeetingState.CANCELLED):
        return ""
    found = Obligation.objects.filter(
        cluster=meeting.cluster, requirement__kind=SIGNED_MINUTES, is_counted=True, slot_kind="period",
        opens_on__lte=meeting.held_on, words_due_on__gte=meeting.held_on, plan__state="approved",
    )  # fmt: skip
    for owed in found.select_related("activity", "requirement").order_by("position", "pk"):
        if {unit.pk for unit in bodies_of(owed)} & set(meeting.unit_ids):
            number = current_row(owed.activity).number
            return _("закроет {slot}, {row}").format(slot=owed.slot_label, row=number)
    return ""


def when_words(meeting: Meeting) -> str:
    """«15.03.2024, 14:00 – 15:30»."""
    day = f"{meeting.held_on:%d.%m.%Y}"
    if not meeting.starts_at:
        return day
    minutes = meeting.starts_at.hour * 60 + meeting.starts_at.minute + meeting.planned_minutes
    end = f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    return f"{day}, {meeting.starts_at:%H:%M}{NBSP}– {end}"


def where_words(meeting: Meeting) -> str:
    """«ауд. 214 и ВКС»."""
    if meeting.form == MeetingForm.ABSENTEE:
        return _("заочное голосование")
    parts = [meeting.place] if meeting.place else []
    if meeting.form in (MeetingForm.MIXED, MeetingForm.VIDEO):
        parts.append(_("ВКС"))
    return _(" и ").join(parts)


def meeting_url(meeting: Meeting, name: str = "detail", *args: Any) -> str:
    return reverse(f"meetings:{name}", args=[meeting.cluster.slug, meeting.pk, *args])
