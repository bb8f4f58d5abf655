"""Reading a plan's year as a whole: how each row ended, who was overloaded, what is left, two years beside each other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from artel.members import selectors as members
from artel.plans.domain import comparing
from artel.plans.domain.carrying import RowPast, Share
from artel.plans.domain.comparing import Pair, YearRow, YearTally
from artel.plans.domain.states import DONE, UNDONE, State
from artel.plans.domain.status import DecisionKind, due_by
from artel.plans.models import Activity, Evidence, ExtensionRequest, Plan, YearClosing
from artel.plans.selectors.status import ObligationStatus, PlanStatus, RowStatus, plan_status

HEAVY = 3  # obligations not in time, from which a debtor is told of, if they are half of all its own


# --- a row's year ---


def past_of(row: RowStatus, plan: Plan, on: date) -> RowPast:
    """How the row ended, or stands on the day. No queries: it stands on the status."""
    counted = (item for item in row.results if item.obligation.is_counted)
    return RowPast(row.state, tuple(_share(item, plan) for item in counted), is_over=on > plan.ends_on)


def _share(item: ObligationStatus, plan: Plan) -> Share:
    moves = sum(decision.kind is DecisionKind.MOVE for decision in item.facts.decisions)
    return Share(item.state, _days_late(item, plan), moves)


def _days_late(item: ObligationStatus, plan: Plan) -> int | None:
    """Working days from the due day to the day it was met, by the calendar of whoever owed; negative when early."""
    met_on = item.at.met_on if item.state in DONE else None
    due_on = met_on and due_by(item.facts, met_on)
    if not due_on:
        return None
    return members.calendar_of(plan.cluster, item.obligation.organisation).working_days_between(due_on, met_on)


@dataclass(slots=True)
class Load:
    """How much a debtor owed, and how much of it came late or never."""

    name: str
    bad: int = 0
    total: int = 0

    @property
    def is_heavy(self) -> bool:
        return self.bad >= HEAVY and self.bad * 2 >= self.total


def loads_of(status: PlanStatus) -> dict[str, Load]:
    """Every debtor of the plan with its load."""
    is_over = status.on > status.plan.ends_on
    loads: dict[str, Load] = {}
    for row in status.rows:
        for item in row.counted:
            for debtor in item.debtors:
                load = loads.setdefault(str(debtor.words), Load(str(debtor.words)))
                load.total += 1
                load.bad += item.state in (State.LATE, State.OVERDUE) or (is_over and item.state in UNDONE)
    return loads


# --- the end of a year ---


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that stands before closing a year: how much of it, and where it is dealt with."""

    title: str
    count: int
    url: str
    button: str


_concerns: list[Callable[[Plan], Iterable[Concern]]] = []


def register_concern(source: Callable[[Plan], Iterable[Concern]]) -> Callable[[Plan], Iterable[Concern]]:
    """Add a function that tells what of an app above stands before closing a plan's year. Called in ready()."""
    if source not in _concerns:
        _concerns.append(source)
    return source


def concerns_of(plan: Plan) -> list[Concern]:
    """What the apps above tell, where there is something to."""
    return [concern for source in _concerns for concern in source(plan) if concern.count]


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """An obligation that the year leaves open, and what was decided of it, if anything was."""

    row: RowStatus
    item: ObligationStatus
    choice: dict[str, Any] | None = None


@dataclass(slots=True)
class DebtorLeft:
    name: str
    left: list[LeftOpen] = field(default_factory=list)

    @property
    def undecided_count(self) -> int:
        return sum(left.choice is None for left in self.left)


@dataclass(frozen=True, slots=True)
class YearEnd:
    """What stands before closing a plan's year."""

    status: PlanStatus
    debtors: list[DebtorLeft]
    waiting_count: int
    asked_count: int

    @property
    def open_count(self) -> int:
        return sum(len(debtor.left) for debtor in self.debtors)

    @property
    def undecided_count(self) -> int:
        return len(self.undecided)

    @property
    def undecided(self) -> list[int]:
        """Keys of the obligations that nobody has said anything of."""
        return [left.item.obligation.pk for debtor in self.debtors for left in debtor.left if left.choice is None]


def year_end(plan: Plan) -> YearEnd:
    """Obligations left open by debtor, with what was decided of each; evidence and requests that wait for an answer."""
    status = plan_status(plan)
    closing = YearClosing.objects.filter(plan=plan).first()
    choices = closing.choices if closing else {}
    debtors: dict[str, DebtorLeft] = {}
    for row, item in open_items(status):
        choice = choices.get(str(item.obligation.pk))
        name = ", ".join(str(debtor.words) for debtor in item.debtors)
        debtors.setdefault(name, DebtorLeft(name)).left.append(LeftOpen(row, item, choice))
    return YearEnd(
        status=status,
        debtors=sorted(debtors.values(), key=lambda debtor: (-len(debtor.left), debtor.name)),
        waiting_count=Evidence.objects.filter(obligation__plan=plan, needs_acceptance=True, verdicts=None).count(),
        asked_count=ExtensionRequest.objects.filter(obligation__plan=plan, state="asked").count(),
    )


def open_items(status: PlanStatus) -> list[tuple[RowStatus, ObligationStatus]]:
    """Results that count and are not done: what a year must say something of before it is closed."""
    return [(row, item) for row in status.rows for item in row.counted if item.state in UNDONE]


def year_figures(status: PlanStatus, choices: dict[str, Any]) -> dict[str, Any]:
    """The year in figures, as JSON: {"on", "rows": counts, "all": counts, "sections", "debtors", "lines", "choices"}.

    Counts: total, in_time, late, undone, lifted, moved. `all` counts obligations, `rows` rows, `lines` name each row.
    """
    items = [(row, item) for row in status.rows for item in row.results if item.obligation.is_counted]
    debtors: dict[str, list[ObligationStatus]] = {}
    for _row, item in items:
        for debtor in item.debtors:
            debtors.setdefault(str(debtor.words), []).append(item)
    done, due = status.execution
    return {
        "on": status.on.isoformat(),
        "execution": {"done": done, "due": due},
        "rows": _counts((row.state, row.is_moved or _was_moved(row)) for row in status.rows),
        "all": _counts((item.state, item.at.moved) for _row, item in items),
        "sections": [
            {
                "title": str(section.section or ""),
                **_counts((row.state, row.is_moved or _was_moved(row)) for row in section.rows),
            }
            for section in status.sections
        ],
        "debtors": [
            {"name": name, **_counts((item.state, item.at.moved) for item in found)}
            for name, found in sorted(debtors.items())
        ],
        "lines": [
            {"key": row.row.activity.key, "number": row.row.number, "state": row.state.value} for row in status.rows
        ],
        "choices": choices,
    }


def _was_moved(row: RowStatus) -> bool:
    return any(item.at.moved for item in row.results)


def _counts(states: Iterable[tuple[State, bool]]) -> dict[str, int]:
    found = list(states)
    return {
        "total": len(found),
        "in_time": sum(state is State.MET for state, _moved in found),
        "late": sum(state is State.LATE for state, _moved in found),
        "undone": sum(state in UNDONE for state, _moved in found),
        "lifted": sum(state is State.LIFTED for state, _moved in found),
        "moved": sum(moved for _state, moved in found),
    }


# --- two years ---

_LINK = ("pk", "key", "plan_id", "follows_id")


@dataclass(frozen=True, slots=True)
class YearSide:
    """One of two years: its plan, the day it is seen on, its execution by that day."""

    plan: Plan
    on: date
    whole: YearTally


@dataclass(frozen=True, slots=True)
class SectionPair:
    title: str
    pairs: list[Pair]
    before: YearTally
    after: YearTally


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans as of the same day of their years. `before` is the earlier one."""

    before: YearSide
    after: YearSide
    sections: list[SectionPair]

    @property
    def pairs(self) -> list[Pair]:
        return [pair for section in self.sections for pair in section.pairs]


def compare_plans(before: Plan, after: Plan, on: date) -> Comparison:
    """Put the earlier plan beside the later one: `on` is a day of the later, the earlier is seen a whole number of
    years before. Rows are paired by what continues what; those that continue nothing, by likeness of their words.
    """
    old_on = comparing.same_day(on, (after.starts_on, after.ends_on), (before.starts_on, before.ends_on))
    old, new = plan_status(before, old_on), plan_status(after, on)
    follows = _follows(before, after)
    olds = [_year_row(row, old_on) for row in old.rows]
    news = [_year_row(row, on, follows.get(row.activity_id, "")) for row in new.rows]
    linked = {row.follows for row in news}
    guesses = comparing.guess_pairs(
        [row for row in olds if row.key not in linked], [row for row in news if not row.follows]
    )
    pairs = comparing.pair_rows(olds, news, guesses=guesses)
    return Comparison(
        YearSide(before, old_on, comparing.tally(olds)),
        YearSide(after, on, comparing.tally(news)),
        _by_section(pairs),
    )


def _follows(before: Plan, after: Plan) -> dict[int, str]:
    """For rows of the later plan, the key of the earlier plan's row that each continues, through the years between."""
    at = dict(after.activities.exclude(follows=None).values_list("pk", "follows"))
    found: dict[int, str] = {}
    while at:
        known = {row["pk"]: row for row in Activity.objects.filter(pk__in=at.values()).values(*_LINK)}
        reached = {pk: known[old] for pk, old in at.items()}
        found |= {pk: row["key"] for pk, row in reached.items() if row["plan_id"] == before.pk}
        at = {pk: row["follows_id"] for pk, row in reached.items() if pk not in found and row["follows_id"]}
    return found


def _year_row(row: RowStatus, on: date, follows: str = "") -> YearRow:
    due = [item.at.due_on for item in row.counted if item.at.due_on]
    met = [item.at.met_on for item in row.counted if item.state in DONE]
    wording = row.row
    return YearRow(
        key=wording.activity.key,
        section=str(wording.section or ""),
        number=wording.number,
        title=wording.title,
        deadline=wording.deadline_text,
        result=wording.result_text,
        executors=wording.executors_text,
        state=row.state,
        is_due=row.state in DONE or any(day <= on for day in due),
        due_on=max(due, default=None),
        done_on=max(met) if row.state in DONE and met else None,
        done=row.done_count,
        total=len(row.counted),
        follows=follows,
    )


def _by_section(pairs: list[Pair]) -> list[SectionPair]:
    """Pairs under the sections of the later plan; what is gone stands under the section it was in, if that is there."""
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(pair.row.section, []).append(pair)
    return [
        SectionPair(
            title,
            some,
            comparing.tally(pair.before for pair in some if pair.before),
            comparing.tally(pair.after for pair in some if pair.after),
        )
        for title, some in found.items()
    ]
