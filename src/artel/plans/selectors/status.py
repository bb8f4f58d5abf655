"""The status of a plan on a day, from the facts in the database.

It takes the same number of queries for one row and for hundreds, and for one plan and for many.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, Q

from artel.kernel import clock
from artel.members import selectors as members
from artel.members.domain.kinds import OfficeKind
from artel.members.models import Cluster, Organisation, Tenure
from artel.members.standing import in_force_on
from artel.plans import kinds, words
from artel.plans.domain.executors import ExecutorKind
from artel.plans.domain.obligations import Purpose
from artel.plans.domain.states import DONE, State, roll_up
from artel.plans.domain.status import (
    DecisionFact,
    DecisionKind,
    EvidenceFact,
    FormerDates,
    ObligationFacts,
    StateAt,
    VerdictFact,
    VerdictKind,
    WindowFact,
    exists_on,
    former_on,
    state_on,
)
from artel.plans.models import ActivityVersion, Decision, Evidence, Executor, Obligation, Plan, PlanVersion, Section
from artel.plans.selectors.shared import read_sharing, share
from artel.plans.selectors.visible import rows_of
from artel.terms.calendar import ProductionCalendar

# Terms whose duty goes on through the year: met so far is not met for good.
CONTINUING = frozenset({"relative"})


@dataclass(frozen=True, slots=True)
class Debtor:
    """Who owes: words to print, a note where the debtor stands in for somebody, and the record behind the words."""

    words: str
    note: str = ""
    organisation_id: int | None = None
    person_id: int | None = None
    office_id: int | None = None
    unit_id: int | None = None


@dataclass(slots=True)
class ObligationStatus:
    """An obligation with its state on a day and all that the state was computed from."""

    obligation: Obligation
    facts: ObligationFacts
    at: StateAt
    debtors: tuple[Debtor, ...]
    evidence: list[dict[str, Any]]
    near: kinds.Near | None = None

    @property
    def state(self) -> State:
        return self.at.state


@dataclass
class RowStatus:
    """A row of the plan with the state that follows from its obligations."""

    row: ActivityVersion
    executors: list[Executor]
    obligations: list[ObligationStatus]
    state: State
    is_moved: bool
    goes_on: bool
    duplicate_no: int = 0  # 2 for the second row that bears the same number, and so on

    @property
    def activity_id(self) -> int:
        return self.row.activity_id

    @cached_property
    def counted(self) -> list[ObligationStatus]:
        """Results that count: owed in full and not lifted. «Получить документ» is a debt, but no result of the row."""
        return [item for item in self.results if item.obligation.is_counted and item.state is not State.LIFTED]

    @property
    def done_count(self) -> int:
        return sum(item.state in DONE for item in self.counted)

    @cached_property
    def results(self) -> list[ObligationStatus]:
        """The obligations to bring a result, without «получить документ»."""
        return [item for item in self.obligations if item.obligation.purpose == Purpose.RESULT]

    def tally(self) -> dict[State, int]:
        counts: dict[State, int] = defaultdict(int)
        for item in self.results:
            if item.obligation.is_counted:
                counts[item.state] += 1
        return counts


@dataclass(slots=True)
class SectionStatus:
    section: Section | None
    rows: list[RowStatus] = field(default_factory=list)

    @property
    def counted_count(self) -> int:
        return sum(len(row.counted) for row in self.rows)

    @property
    def done_count(self) -> int:
        return sum(row.done_count for row in self.rows)


@dataclass
class PlanStatus:
    """A plan on a day."""

    plan: Plan
    on: date
    known_on: date | None
    rows: list[RowStatus]

    @cached_property
    def sections(self) -> list[SectionStatus]:
        """Sections in the order of the document, each with its rows."""
        found: list[SectionStatus] = []
        for row in self.rows:
            if not found or found[-1].section != row.row.section:
                found.append(SectionStatus(row.row.section))
            found[-1].rows.append(row)
        return found

    @property
    def wording(self) -> PlanVersion | None:
        """The wording of the plan that its rows are in; None for a plan without rows."""
        return self.rows[0].row.version if self.rows else None

    @cached_property
    def row_tally(self) -> dict[State, int]:
        """How many rows are in each state."""
        counts: dict[State, int] = defaultdict(int)
        for row in self.rows:
            counts[row.state] += 1
        return counts

    @cached_property
    def tally(self) -> dict[State, int]:
        """How many counted obligations are in each state."""
        counts: dict[State, int] = defaultdict(int)
        for row in self.rows:
            for state, count in row.tally().items():
                counts[state] += count
        return counts

    @property
    def moved_count(self) -> int:
        return sum(row.is_moved for row in self.rows)

    @property
    def counted_count(self) -> int:
        return sum(count for state, count in self.tally.items() if state is not State.LIFTED)

    @property
    def done_count(self) -> int:
        return sum(self.tally[state] for state in DONE)

    @cached_property
    def execution(self) -> tuple[int, int]:
        """(rows executed, rows due by the day): «исполнение плана, %» is their share, a row weighs 1 (DOMAIN H)."""
        due = [
            row
            for row in self.rows
            if any(o.at.due_on and o.at.due_on <= self.on for o in row.counted) or row.state in DONE
        ]
        return sum(row.state in DONE for row in due), len(due)

    @cached_property
    def obligations(self) -> list[ObligationStatus]:
        return [item for row in self.rows for item in row.obligations]


def plan_status(plan: Plan, on: date | None = None, *, known_on: date | None = None) -> PlanStatus:
    """Status of one plan as of the end of a day (the cluster's today unless said)."""
    return plan_statuses([plan], on, known_on=known_on)[0]


def plan_statuses(plans: Sequence[Plan], on: date | None = None, *, known_on: date | None = None) -> list[PlanStatus]:
    """Statuses of many plans in the same number of queries as of one. `on` unsaid: each cluster's own today."""
    days = {plan.pk: on or clock.today(plan.cluster) for plan in plans}
    members.know_calendars(plan.cluster for plan in plans)
    loaded = _Loaded(plans, max(days.values(), default=date.min), known_on=known_on)
    answer = []
    for plan in plans:
        day = days[plan.pk]
        rows = [_row_status(row, plan, day, known_on, loaded) for row in loaded.rows[plan.pk]]
        seen: dict[str, int] = defaultdict(int)
        for row in rows:
            if row.row.number:
                seen[row.row.number] += 1
                row.duplicate_no = seen[row.row.number] if seen[row.row.number] > 1 else 0
        answer.append(PlanStatus(plan, day, known_on, rows))
    return answer


def row_status(row: ActivityVersion, plan: Plan, on: date | None = None, *, known_on: date | None = None) -> RowStatus:
    """Status of one row."""
    day = on or clock.today(plan.cluster)
    return _row_status(row, plan, day, known_on, _Loaded([plan], day, rows=[row]))


def state_of(obligation: Obligation, on: date | None = None) -> StateAt:
    """State of one obligation on a day (today unless said), read afresh."""
    return states_of([obligation], obligation.plan, on)[0]


def states_of(obligations: Sequence[Obligation], plan: Plan, on: date | None = None) -> list[StateAt]:
    """States of obligations of one plan on a day, whether their rows are still in it or not; two queries."""
    day = on or clock.today(plan.cluster)
    loaded = _Facts([obligation.pk for obligation in obligations])
    return [
        state_on(
            loaded.facts_of(obligation, plan.cluster),
            day,
            calendar=members.calendar_of(plan.cluster, obligation.organisation),
            soon_days=plan.cluster.soon_days,
            year_end=plan.ends_on,
        )
        for obligation in obligations
    ]


def closing_day_of(plan: Plan) -> date | None:
    """The day the last counted obligation of the plan was met; None while any is not, or there is none."""
    status = plan_status(plan)
    owed = [item for item in status.obligations if item.obligation.is_counted and item.state is not State.LIFTED]
    if not owed or any(item.state not in DONE for item in owed):
        return None
    return max(item.at.met_on for item in owed)


class _Facts:
    """Evidence with verdicts, and decisions, of the obligations asked for: two queries."""

    def __init__(self, obligations: Any) -> None:
        self.evidence: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self.decisions: dict[int, list[DecisionFact]] = defaultdict(list)
        last: dict[str, Any] = {}
        for line in (
            Evidence.objects.filter(obligation__in=obligations)
            .order_by("pk", "verdicts__pk")
            .values(
                "pk",
                "obligation_id",
                "title",
                "number",
                "happened_on",
                "in_force_on",
                "recorded_at",
                "needs_acceptance",
                "url",
                "file_id",
                "note",
                "source_kind",
                "source_id",
                "recorded_by_id",
                zone=F("cluster__time_zone"),
                verdict=F("verdicts__kind"),
                verdict_at=F("verdicts__recorded_at"),
                verdict_reason=F("verdicts__reason"),
                verdict_by=F("verdicts__by__name"),
            )
        ):
            if not last or last["pk"] != line["pk"]:
                last = {**line, "verdicts": []}
                self.evidence[line["obligation_id"]].append(last)
            if line["verdict"]:
                last["verdicts"].append(
                    {
                        "kind": line["verdict"],
                        "at": line["verdict_at"],
                        "reason": line["verdict_reason"],
                        "by": line["verdict_by"],
                    }
                )
        for decision in (
            Decision.objects.filter(obligation__in=obligations)
            .order_by("pk")
            .values(
                "obligation_id", "kind", "on", "recorded_at", "new_due_on", zone=F("obligation__cluster__time_zone")
            )
        ):
            self.decisions[decision["obligation_id"]].append(
                DecisionFact(
                    kind=DecisionKind(decision["kind"]),
                    on=decision["on"],
                    recorded_on=_day(decision["recorded_at"], decision["zone"]),
                    new_due_on=decision["new_due_on"],
                )
            )

    def facts_of(self, obligation: Obligation, cluster: Cluster) -> ObligationFacts:
        window = obligation.window
        return ObligationFacts(
            opens_on=obligation.opens_on,
            due_on=obligation.due_on,
            words_due_on=obligation.words_due_on,
            awaits=obligation.awaits_document,
            window=WindowFact(window.opens_on, window.due_on, window.registered_on, window.words_due_on)
            if window
            else None,
            exists_from=_exists_from(obligation),
            known_from=_known_from(obligation, cluster),
            needed=obligation.needed,
            former=tuple(FormerDates.from_json(former) for former in obligation.former_dates),
            evidence=tuple(
                EvidenceFact(
                    key=line["pk"],
                    title=f"{line['title']} № {line['number']}" if line["number"] else line["title"],
                    happened_on=line["happened_on"],
                    in_force_on=line["in_force_on"],
                    recorded_on=_day(line["recorded_at"], line["zone"]),
                    needs_acceptance=line["needs_acceptance"],
                    verdicts=tuple(
                        VerdictFact(VerdictKind(verdict["kind"]), _day(verdict["at"], line["zone"]))
                        for verdict in line["verdicts"]
                    ),
                )
                for line in self.evidence.get(obligation.pk, ())
            ),
            decisions=tuple(self.decisions.get(obligation.pk, ())),
        )


class _Loaded(_Facts):
    """Everything that the statuses of some plans (or of one row) stand on."""

    def __init__(
        self,
        plans: Sequence[Plan],
        on: date,
        rows: Iterable[ActivityVersion] | None = None,
        known_on: date | None = None,
    ) -> None:
        chosen = list(rows_of(plans, on, known_on=known_on)) if rows is None else list(rows)
        obligations = Obligation.objects.filter(plan__in=plans)
        if rows is not None:
            obligations = obligations.filter(activity__in=[row.activity_id for row in chosen])
        super().__init__(obligations.order_by().values("pk"))
        self.rows: dict[int, list[ActivityVersion]] = defaultdict(list)
        for row in chosen:
            self.rows[row.activity.plan_id].append(row)
        self.obligations: dict[int, list[Obligation]] = defaultdict(list)
        by_id = {plan.pk: plan for plan in plans}
        # A few members owe thousands of obligations: one object of each, not one a row. Asked for whether any owes or not,
        # so that the number of queries is the same for every plan.
        named = obligations.order_by().values("organisation")
        organisations = {each.pk: each for each in Organisation.objects.filter(pk__in=named)}
        found = read_sharing(obligations, "requirement", "window", "event", "brought_by")
        share(found, "plan", by_id)  # kinds ask each of theirs for its year
        share(found, "organisation", organisations)
        for obligation in found:
            self.obligations[vars(obligation)["activity_id"]].append(obligation)
        self.executors: dict[int, list[Executor]] = defaultdict(list)
        for executor in Executor.objects.filter(
            row__version__plan__in=plans, **({} if rows is None else {"row__in": chosen})
        ).select_related("unit", "office", "organisation"):
            self.executors[executor.row_id].append(executor)
        self.holders = _holders([e for found in self.executors.values() for e in found], on)
        self.near = _near(found, on)
        self.weeks = {pk: each.week for pk, each in organisations.items()}
        self.calendars: dict[tuple[int, int | None], ProductionCalendar] = {}
        self.judged: dict[tuple[Any, ...], tuple[ObligationFacts, StateAt]] = {}
        self.members: dict[int, tuple[Debtor, ...]] = {}


def _near(obligations: Iterable[Obligation], on: date) -> dict[int, kinds.Near]:
    """What has been done, though not proved yet, as the kinds tell it: each is asked once, for all of its own."""
    asked: dict[str, list[Obligation]] = defaultdict(list)
    for obligation in obligations:
        if requirement := obligation.requirement:
            asked[requirement.kind].append(obligation)
    found: dict[int, kinds.Near] = {}
    for code, owed in asked.items():
        if near := kinds.get(code).near:
            found |= near(owed, on)
    return found


def _holders(executors: Iterable[Executor], on: date) -> dict[tuple[str, int], list[Tenure]]:
    """Who holds the offices named, and who heads the units named, on the day."""
    offices = {e.office_id for e in executors if e.office_id}
    units = {e.unit_id for e in executors if e.unit_id}
    holders: dict[tuple[str, int], list[Tenure]] = defaultdict(list)
    if not offices and not units:
        return holders
    tenures = (
        Tenure.objects.filter(in_force_on(on))
        .filter(Q(office__in=offices) | Q(office__unit__in=units, office__kind=OfficeKind.CHAIR))
        .select_related("person", "office")
        .order_by("-is_acting", "valid_from")
    )
    for tenure in tenures:
        holders["office", tenure.office_id].append(tenure)
        if tenure.office.unit_id and tenure.office.kind == OfficeKind.CHAIR:
            holders["unit", tenure.office.unit_id].append(tenure)
    return holders


def _row_status(row: ActivityVersion, plan: Plan, on: date, known_on: date | None, loaded: _Loaded) -> RowStatus:
    executors = loaded.executors[row.pk]
    joint: dict[str, tuple[Debtor, ...]] = {}
    statuses = []
    for obligation in loaded.obligations[row.activity_id]:
        judged = _judged(obligation, plan, on, known_on, loaded)
        if judged is None:
            continue
        facts, at = judged
        if facts.former:
            _say_as_on(obligation, facts, on, known_on)
        columns = vars(obligation)
        organisation = columns["organisation_id"]
        if organisation:
            debtors = loaded.members.get(organisation)
            if debtors is None:
                debtors = loaded.members[organisation] = debtors_of(obligation, (), {}, on)
        elif (debtors := joint.get(obligation.purpose)) is None:
            debtors = joint[obligation.purpose] = debtors_of(obligation, executors, loaded.holders, on)
        pk = columns["id"]
        statuses.append(
            ObligationStatus(obligation, facts, at, debtors, loaded.evidence.get(pk, []), loaded.near.get(pk))
        )
    # While a document is awaited the row is neither on time nor late, however late the document itself is (DESIGN 1.5).
    counted = [s for s in statuses if s.obligation.is_counted and s.obligation.purpose == Purpose.RESULT]
    goes_on = row.term.get("kind") in CONTINUING and plan.starts_on <= on <= plan.ends_on
    state = roll_up((status.state for status in counted), goes_on=goes_on)
    is_moved = any(status.at.moved and status.state not in DONE | {State.LIFTED} for status in counted)
    return RowStatus(row, executors, statuses, state, is_moved, goes_on)


def _judged(
    obligation: Obligation, plan: Plan, on: date, known_on: date | None, loaded: _Loaded
) -> tuple[ObligationFacts, StateAt] | None:
    """Facts and state of an obligation; None where it was not there on the day.

    What only dates tell of is judged once for all who owe the same by them: most of a plan, by many members each.
    """
    columns = vars(obligation)  # as they are, past the descriptors of foreign keys: this runs thousands of times a page
    pk = columns["id"]
    is_plain = (
        pk not in loaded.evidence
        and pk not in loaded.decisions
        and not columns["former_dates"]
        and columns["window_id"] is columns["event_id"] is columns["brought_by_id"] is None
    )
    week = loaded.weeks.get(columns["organisation_id"])
    if is_plain:
        same = (plan.pk, week, _plain_of(columns))
        if same in loaded.judged:
            return loaded.judged[same]
    facts = loaded.facts_of(obligation, plan.cluster)
    if not exists_on(facts, on, known_on):
        return None
    calendar = loaded.calendars.get((plan.pk, week))
    if calendar is None:
        calendar = loaded.calendars[plan.pk, week] = members.calendar_of(plan.cluster, obligation.organisation)
    at = state_on(
        facts, on, calendar=calendar, soon_days=plan.cluster.soon_days, year_end=plan.ends_on, known_on=known_on
    )
    if is_plain:
        loaded.judged[same] = facts, at
    return facts, at


# All that the facts of an obligation without evidence, decisions, windows, events and former dates are made of.
_plain_of = itemgetter("opens_on", "due_on", "words_due_on", "awaits_document", "needed", "exists_from")


def debtors_of(
    obligation: Obligation, executors: Sequence[Executor], holders: dict[tuple[str, int], list[Tenure]], on: date
) -> tuple[Debtor, ...]:
    """Who owes the obligation on the day of `holders` (DESIGN 3, settled 4 and 5). A group owes from its first day."""
    if obligation.organisation_id:
        return (Debtor(obligation.organisation.short_name, organisation_id=obligation.organisation_id),)
    if obligation.purpose == Purpose.DOCUMENT:
        return (Debtor(words.COORDINATOR),)
    found: list[Debtor] = []
    for executor in executors:
        if executor.kind == ExecutorKind.OFFICE and executor.office_id:
            held = holders.get(("office", executor.office_id), [])
            if held:
                found.append(
                    Debtor(
                        held[0].person.short_name,
                        words.office_note(executor.office, held[0]),
                        person_id=held[0].person_id,
                        office_id=executor.office_id,
                    )
                )
            else:
                found.append(Debtor(executor.office.title, words.VACANT, office_id=executor.office_id))
        elif executor.kind == ExecutorKind.GROUP and executor.unit_id and executor.unit.valid_from > on:
            found.append(Debtor(words.COORDINATOR, words.group_not_formed(executor)))
        elif executor.unit_id:
            held = holders.get(("unit", executor.unit_id), [])
            note = words.chaired_by(held[0]) if held else ""
            found.append(Debtor(executor.unit.name, note, unit_id=executor.unit_id))
        elif executor.organisation_id:
            found.append(Debtor(executor.organisation.short_name, organisation_id=executor.organisation_id))
        elif executor.kind == ExecutorKind.GROUP:
            found.append(Debtor(words.COORDINATOR, words.group_not_formed(executor)))
        else:
            found.append(Debtor(executor.words))
    return tuple(dict.fromkeys(found)) or (Debtor(words.COORDINATOR, words.NO_EXECUTOR),)


def _exists_from(obligation: Obligation) -> date | None:
    """The day since which it is owed, where that is not the plan's own: of a member, of an event, of a later wording."""
    if obligation.brought_by_id is None:
        return obligation.exists_from
    return max(obligation.exists_from or date.min, obligation.brought_by.in_force_from)


def _known_from(obligation: Obligation, cluster: Cluster) -> date | None:
    """The day on which an obligation made by an event or by a later wording of the plan was recorded."""
    if obligation.event_id:
        return clock.date_of(obligation.event.recorded_at, cluster)
    return clock.date_of(obligation.brought_by.created_at, cluster) if obligation.brought_by_id else None


def _say_as_on(obligation: Obligation, facts: ObligationFacts, on: date, known_on: date | None) -> None:
    """Let the obligation, read to be shown and never saved, say what the wording of the day said."""
    if former := former_on(facts, on, known_on):
        for name in ("slot_label", "is_counted", "needed", "opens_on", "words_due_on", "due_on", "awaits_document"):
            setattr(obligation, name, getattr(former, name))


def _day(moment, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence as a line of a list."""

    pk: int
    title: str
    closes: str
    in_force_on: date | None
    recorded_at: Any
    mark: str
    word: str


def evidence_of_row(status: RowStatus) -> list[Piece]:
    """All the evidence of a row, rejected too, the newest first. No queries: it stands on the status."""
    found = []
    for item in status.obligations:
        for line in item.evidence:
            mark, word = words.evidence_mark(line)
            title = f"{line['title']} № {line['number']}" if line["number"] else line["title"]
            closes = words.obligation_name(item.obligation)
            found.append(Piece(line["pk"], title, closes, line["in_force_on"], line["recorded_at"], mark, word))
    return sorted(found, key=lambda piece: (piece.recorded_at, piece.pk), reverse=True)


def owed_by_organisation(plan: Plan, organisation: Organisation) -> list[tuple[RowStatus, ObligationStatus]]:
    """What one organisation owes by the plan today, debts first."""
    order = {
        state: index
        for index, state in enumerate((State.OVERDUE, State.SOON, State.OPEN, State.AWAITING, State.FUTURE))
    }
    found = [
        (row, item)
        for row in plan_status(plan).rows
        for item in row.results
        if item.obligation.organisation_id == organisation.pk and item.obligation.is_counted
    ]
    return sorted(
        found, key=lambda pair: (order.get(pair[1].state, 9), pair[0].row.position, pair[1].obligation.position)
    )
