"""The state of one obligation on a day, with its derivation. Pure: facts in, state out.

`status = f(obligation, accepted evidence, decisions, dates, day)`: nothing here can be set by hand, and without
accepted evidence no set of facts yields «исполнено» (property-tested).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, Self

from artel.plans.domain.states import State


class Calendar(Protocol):
    def working_days_between(self, start: date, end: date) -> int: ...

    def add_working_days(self, day: date, count: int) -> date: ...


class VerdictKind(StrEnum):
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class DecisionKind(StrEnum):
    MOVE = "move"
    LIFT = "lift"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class VerdictFact:
    kind: VerdictKind
    recorded_on: date


@dataclass(frozen=True, slots=True)
class EvidenceFact:
    """A document that proves. Dates: DESIGN 3, settled 1.

    `in_force_on` is None while the document has not taken effect (an unsigned paper). `verdicts` in order of record.
    """

    key: int
    title: str
    happened_on: date
    in_force_on: date | None
    recorded_on: date
    needs_acceptance: bool = True
    verdicts: tuple[VerdictFact, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A move, a lift or a restoring of an obligation: effective from `on`. In order of record."""

    kind: DecisionKind
    on: date
    recorded_on: date
    new_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class WindowFact:
    """The dates that a registered document gave to an obligation which awaited it."""

    opens_on: date
    due_on: date
    registered_on: date
    words_due_on: date | None = None

    @property
    def was_past(self) -> bool:
        """The window was over when it became known, so that it falls due later than the document says."""
        return self.words_due_on is not None and self.words_due_on < self.due_on


@dataclass(frozen=True, slots=True)
class FormerDates:
    """What an earlier wording of the plan said of the obligation, `until` the day the next came into force.

    `known_from`: the day the next wording was recorded. Kept as JSON with the obligation.
    """

    until: date
    known_from: date
    opens_on: date | None
    words_due_on: date | None
    due_on: date | None
    awaits_document: bool = False
    needed: int = 1
    is_counted: bool = True
    slot_label: str = ""

    def to_json(self) -> dict[str, Any]:
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        days = ("until", "known_from", "opens_on", "words_due_on", "due_on")
        return cls(**{**data, **{name: date.fromisoformat(data[name]) if data[name] else None for name in days}})


@dataclass(frozen=True, slots=True)
class ObligationFacts:
    """Everything that the state of an obligation is computed from.

    `due_on` is the day after which it is overdue (rolled to a working day where the rule says so) and `words_due_on`
    the day by the plan's words. `awaits`: another document sets the dates, given by `window` once it is registered.
    `exists_from`: the day before which the obligation did not exist (an event, a member who joined).
    `known_from`: the day it was recorded, where that is not the plan's own (an event told of later).
    `needed`: how many accepted pieces of evidence meet it. `former`: what earlier wordings of the plan said, in order.
    """

    opens_on: date | None
    due_on: date | None
    words_due_on: date | None = None
    awaits: bool = False
    window: WindowFact | None = None
    exists_from: date | None = None
    known_from: date | None = None
    needed: int = 1
    evidence: tuple[EvidenceFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    former: tuple[FormerDates, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the derivation: a code with what fills it; the words are in `plans.words`."""

    code: str
    values: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StateAt:
    """State of an obligation on a day.

    `left`: working days to the due day, negative when past; None where there is no due day or nothing is owed.
    `moved`: a move is in force; `first_due_on` then keeps the old day. `pending`: keys of evidence that waits for
    acceptance. `met_by`: keys of the evidence that met it. `steps`: the derivation, in order.
    """

    state: State
    due_on: date | None
    first_due_on: date | None
    opens_on: date | None
    left: int | None
    moved: bool
    met_on: date | None
    met_by: tuple[int, ...]
    pending: tuple[int, ...]
    steps: tuple[Step, ...]


def exists_on(facts: ObligationFacts, on: date, known_on: date | None = None) -> bool:
    """Tell whether the obligation was there on the day, as far as was known by the end of `known_on`."""
    if known_on is not None and facts.known_from is not None and facts.known_from > known_on:
        return False
    return facts.exists_from is None or facts.exists_from <= on


def verdict_of(evidence: EvidenceFact, known_on: date | None = None) -> VerdictKind | None:
    """The last verdict on the evidence; None while it waits. A paper signed by others needs none."""
    known = [verdict for verdict in evidence.verdicts if known_on is None or verdict.recorded_on <= known_on]
    if known:
        return known[-1].kind
    return None if evidence.needs_acceptance else VerdictKind.ACCEPTED


def former_on(facts: ObligationFacts, on: date, known_on: date | None = None) -> FormerDates | None:
    """What the wording in force on the day said, where that is not the latest; as far as was known by `known_on`."""
    for former in facts.former:
        if on < former.until or (known_on is not None and known_on < former.known_from):
            return former
    return None


def as_said_on(facts: ObligationFacts, on: date, known_on: date | None = None) -> ObligationFacts:
    """The facts in the wording of the plan that was in force on the day.

    A later wording with another due day overrules the moves decided before it; one that leaves the day alone does not.
    """
    if not facts.former:
        return facts
    said = former_on(facts, on, known_on)
    passed = facts.former[: facts.former.index(said)] if said else facts.former
    if said:
        facts = replace(
            facts,
            opens_on=said.opens_on,
            words_due_on=said.words_due_on,
            due_on=said.due_on,
            awaits=said.awaits_document,
            needed=said.needed,
        )
    changes = [day for day, _before, _after in _redatings(passed, facts.due_on)]
    since = changes[-1] if changes else None
    return replace(
        facts,
        former=passed,
        window=facts.window if facts.awaits else None,
        decisions=tuple(
            d for d in facts.decisions if d.kind is not DecisionKind.MOVE or since is None or d.on >= since
        ),
    )


def _redatings(former: Sequence[FormerDates], due_on: date | None) -> Iterator[tuple[date, date | None, date | None]]:
    """The days on which a wording of the plan gave another due day: (since, before, after)."""
    for number, said in enumerate(former, 1):
        became = former[number].due_on if number < len(former) else due_on
        if said.due_on != became:
            yield said.until, said.due_on, became


def due_by(facts: ObligationFacts, on: date, known_on: date | None = None) -> date | None:
    """The due day as decided by the end of `on`: the last move decided by then wins over the window and the plan."""
    facts = as_said_on(facts, on, known_on)
    window = _window(facts, on, known_on)
    day = window.due_on if window else facts.due_on
    for decision in _known(facts.decisions, on, known_on):
        if decision.kind is DecisionKind.MOVE:
            day = decision.new_due_on
    return day


def state_on(
    facts: ObligationFacts,
    on: date,
    *,
    calendar: Calendar,
    soon_days: int,
    year_end: date,
    known_on: date | None = None,
) -> StateAt:
    """State of the obligation as of the end of the day `on`.

    `known_on` narrows to what had been recorded by the end of that day («как было известно на»). `year_end` is the
    plan's last day: what still awaits a document after it is overdue.
    """
    steps: list[Step] = []
    every_wording, facts = facts, as_said_on(facts, on, known_on)
    window = _window(facts, on, known_on)
    opens_on = window.opens_on if window else facts.opens_on
    first_due = window.due_on if window else facts.due_on
    decisions = _known(facts.decisions, on, known_on)
    moves = [decision for decision in decisions if decision.kind is DecisionKind.MOVE]
    due_on = moves[-1].new_due_on if moves else first_due
    lifted = next((d for d in reversed(decisions) if d.kind in (DecisionKind.LIFT, DecisionKind.RESTORE)), None)
    lifted = lifted if lifted and lifted.kind is DecisionKind.LIFT else None
    met_on, met_by, pending = _met(facts, on, known_on)

    _explain_dates(steps, facts, window, opens_on, first_due, moves)
    for decision in decisions:
        if decision.kind is not DecisionKind.MOVE:
            steps.append(Step(decision.kind, {"on": decision.on}))
    _explain_evidence(steps, facts, on, known_on)

    def answer(state: State, code: str, values: dict, left: int | None = None) -> StateAt:
        steps.append(Step(code, values))
        return StateAt(
            state,
            due_on,
            first_due if moves else due_on,
            opens_on,
            left,
            bool(moves),
            met_on,
            met_by,
            pending,
            tuple(steps),
        )

    if met_on and not (lifted and lifted.on < met_on):
        judged = due_by(every_wording, met_on, known_on)
        if judged and met_on > judged:
            late = calendar.working_days_between(judged, met_on)
            return answer(State.LATE, "met_late", {"met_on": met_on, "due_on": judged, "late": late})
        return answer(State.MET, "met", {"met_on": met_on, "due_on": judged})
    if lifted:
        return answer(State.LIFTED, "is_lifted", {"on": lifted.on})
    if due_on is None:
        if facts.awaits and on > year_end:
            late = calendar.working_days_between(year_end, on)
            return answer(State.OVERDUE, "awaited_all_year", {"year_end": year_end}, -late)
        if facts.awaits:
            return answer(State.AWAITING, "awaits", {})
        return answer(State.OPEN, "no_date", {})
    left = calendar.working_days_between(on, due_on)
    if on > due_on:
        late = calendar.working_days_between(due_on, on)
        return answer(State.OVERDUE, "overdue", {"due_on": due_on, "on": on, "late": late}, -late)
    if opens_on and on < opens_on:
        return answer(State.FUTURE, "not_open", {"opens_on": opens_on, "on": on}, left)
    if left <= soon_days:
        return answer(State.SOON, "soon", {"left": left, "soon_days": soon_days, "due_on": due_on}, left)
    return answer(State.OPEN, "open", {"left": left, "soon_days": soon_days, "due_on": due_on}, left)


def _window(facts: ObligationFacts, on: date, known_on: date | None) -> WindowFact | None:
    window = facts.window
    if window is None or window.registered_on > on or (known_on is not None and window.registered_on > known_on):
        return None
    return window


def _known(decisions: Sequence[DecisionFact], on: date, known_on: date | None) -> list[DecisionFact]:
    return [d for d in decisions if d.on <= on and (known_on is None or d.recorded_on <= known_on)]


def _met(
    facts: ObligationFacts, on: date, known_on: date | None
) -> tuple[date | None, tuple[int, ...], tuple[int, ...]]:
    """(day it was met, evidence that met it, evidence that waits for acceptance)."""
    accepted, pending = [], []
    for evidence in facts.evidence:
        if known_on is not None and evidence.recorded_on > known_on:
            continue
        if evidence.in_force_on is None or evidence.in_force_on > on:
            continue
        verdict = verdict_of(evidence, known_on)
        if verdict is VerdictKind.ACCEPTED:
            accepted.append(evidence)
        elif verdict is None:
            pending.append(evidence.key)
    accepted.sort(key=lambda evidence: (evidence.in_force_on, evidence.key))
    needed = max(facts.needed, 1)
    if len(accepted) >= needed:
        return accepted[needed - 1].in_force_on, tuple(e.key for e in accepted[:needed]), tuple(pending)
    return None, (), tuple(pending)


def _explain_dates(steps, facts, window, opens_on, first_due, moves) -> None:
    if facts.awaits and window is None and not moves:
        steps.append(Step("dates_awaited"))
    elif window:
        said = window.words_due_on or first_due
        steps.append(Step("dates_from_document", {"opens_on": opens_on, "due_on": said, "on": window.registered_on}))
        if window.was_past:
            steps.append(Step("window_was_past", {"due_on": first_due}))
    elif first_due:
        steps.append(
            Step("dates", {"opens_on": opens_on, "due_on": first_due, "words_due_on": facts.words_due_on or first_due})
        )
    for on, was, became in _redatings(facts.former, facts.due_on):
        steps.append(Step("amended", {"on": on, "from": was, "to": became}))
    before = first_due
    for move in moves:
        steps.append(Step("move", {"on": move.on, "from": before, "to": move.new_due_on}))
        before = move.new_due_on


def _explain_evidence(steps, facts, on, known_on) -> None:
    counted = seen = 0
    for evidence in facts.evidence:
        if known_on is not None and evidence.recorded_on > known_on:
            continue
        seen += 1
        verdict = verdict_of(evidence, known_on)
        values = {"title": evidence.title, "in_force_on": evidence.in_force_on}
        if evidence.in_force_on is None or evidence.in_force_on > on:
            steps.append(Step("evidence_not_in_force", values))
        elif verdict is VerdictKind.REJECTED:
            steps.append(Step("evidence_rejected", values))
        elif verdict is None:
            steps.append(Step("evidence_pending", values))
        else:
            counted += 1
            steps.append(Step("evidence_signed" if not evidence.needs_acceptance else "evidence_accepted", values))
    if facts.needed > 1:
        steps.append(Step("needed", {"needed": facts.needed, "counted": counted}))
    elif not seen:
        steps.append(Step("no_evidence"))
