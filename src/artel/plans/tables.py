"""Plans as tables, lanes and a matrix: what the screens draw, ready in words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.plans import kinds, labels, words
from artel.plans.domain.obligations import Purpose
from artel.plans.domain.states import DONE, State, roll_up
from artel.plans.selectors import ObligationStatus, PlanStatus, RowStatus
from artel.russian import first_upper, search_key
from artel.ui.drawings import RingRow
from artel.ui.timeline import Lane, Row, Scale, Section, Timeline

MOVED = "moved"  # a mark beside a state; a facet of its own
SHORT_TITLE = 78


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the printed table with what the system adds to it."""

    status: RowStatus
    url: str
    second: str
    deadline: str
    progress: str
    lack: words.Lack | None

    @property
    def row(self):
        return self.status.row


@dataclass(slots=True)
class SectionLines:
    """A section of the table: its verbatim heading, how much of it is done, its rows that passed the filter."""

    number: str
    title: str
    note: str
    lines: list[Line] = field(default_factory=list)


def row_url(status: RowStatus, slug: str) -> str:
    before, after = _around_key(slug, status.row.activity.plan_id)
    return f"{before}{status.row.activity.key}{after}"


@lru_cache(maxsize=256)
def _around_key(slug: str, plan_id: int) -> tuple[str, str]:
    """An address of a row before and after the row's key: asked for hundreds of rows of one plan."""
    before, _key, after = reverse("plans:row", args=[slug, plan_id, _KEY]).partition(_KEY)
    return before, after


_KEY = "the-key-of-a-row"


def plan_rows(status: PlanStatus, *, state: str = "", query: str = "") -> list[RowStatus]:
    """Rows of the table, narrowed to a state («moved» too) and to those that hold the words."""
    needle = search_key(query)
    return [
        row
        for row in status.rows
        if (not state or (row.is_moved if state == MOVED else row.state == state))
        and (not needle or needle in row.row.search_key)
    ]


def plan_lines(status: PlanStatus, rows: Iterable[RowStatus]) -> list[SectionLines]:
    """Those rows as they are printed, in their sections; sections without any are left out."""
    slug = status.plan.cluster.slug
    shown = {id(row) for row in rows}
    found = []
    for section in status.sections:
        title = section.section
        note = _("исполнено {done} из {all}").format(done=section.done_count, all=section.counted_count)
        lines = SectionLines(
            title.number if title else "", title.title if title else "", note if section.counted_count else ""
        )
        for row in section.rows:
            if id(row) not in shown:
                continue
            lines.lines.append(
                Line(
                    status=row,
                    url=row_url(row, slug),
                    second=_("второе")
                    if row.duplicate_no == 2
                    else (f"№ {row.duplicate_no}" if row.duplicate_no else ""),
                    deadline=words.deadline_understood(row),
                    progress=words.progress_words(row),
                    lack=words.lack_of_row(row),
                )
            )
        if lines.lines:
            found.append(lines)
    return found


def facets(status: PlanStatus, params: QueryDict, path: str, *, state: str) -> list[dict[str, Any]]:
    """Filters by state with the number of rows in each; empty ones are not shown, the current one always is."""

    def url(value: str) -> str:
        query = params.copy()
        query.pop("state", None)
        if value:
            query["state"] = value
        return f"{path}?{query.urlencode()}" if query else path

    items: list[dict[str, Any]] = [
        {"url": url(""), "label": _("Все строки"), "count": len(status.rows), "is_current": not state}
    ]
    counts = [(each.value, labels.STATES[each], status.row_tally.get(each, 0)) for each in labels.STATE_ORDER]
    counts.append((MOVED, labels.MOVED, status.moved_count))
    items += [
        {"url": url(value), "label": label, "count": count, "state": value, "is_current": state == value}
        for value, label, count in counts
        if count or state == value
    ]
    return items


def ring_sections(status: PlanStatus) -> list[list[RingRow]]:
    """The plan for <c-ring>."""
    slug = status.plan.cluster.slug
    return [
        [
            RingRow(
                row.row.number or str(row.row.position),
                {s.value: n for s, n in row.tally().items()},
                row_url(row, slug),
            )
            for row in section.rows
        ]
        for section in status.sections
    ]


def legend(status: PlanStatus, plan_url: str) -> list[dict[str, Any]]:
    """Counts of obligations by state, for <c-legend>; every state is told, none hidden."""
    items = [
        {"state": state.value, "count": status.tally.get(state, 0), "url": f"{plan_url}?state={state.value}"}
        for state in labels.STATE_ORDER
        if state is not State.LIFTED or status.tally.get(state, 0)
    ]
    return items


# --- the year as lanes ---


def timeline(status: PlanStatus) -> Timeline:
    """The plan for <c-timeline>."""
    scale = Scale(status.plan.starts_on, status.plan.ends_on, status.on)
    slug = status.plan.cluster.slug
    return Timeline(
        scale,
        [
            Section(
                section.section.number if section.section else "",
                section.section.title if section.section else "",
                [
                    Row(
                        row.row.number, short_title(row.row.title), row_url(row, slug), lane_of(row, scale, status.on),
                        row.state.value,
                    )
                    for row in section.rows
                ],
            )
            for section in status.sections
        ],
    )  # fmt: skip


def short_title(title: str) -> str:
    """The title cut at a word's end, for a lane's name."""
    if len(title) <= SHORT_TITLE:
        return title
    return title[:SHORT_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def lane_of(row: RowStatus, scale: Scale, on: date) -> Lane:
    """Windows, due dates and proofs of a row. Many obligations with the same dates are one bar with their count."""
    lane = Lane(scale)
    results = row.results
    if row.goes_on or any(item.obligation.slot_kind == "event" for item in results):
        return _event_lane(lane, row, on)
    dated = [item for item in results if item.at.due_on and item.at.opens_on]
    if not dated:
        return lane.awaiting(_short(_("срок: «{words}»").format(words=row.row.deadline_text))) if results else lane
    groups: dict[tuple[Any, ...], list[ObligationStatus]] = defaultdict(list)
    for item in dated:
        groups[item.at.opens_on, item.at.due_on, item.obligation.is_counted].append(item)
    for (opens_on, due_on, is_counted), items in sorted(groups.items(), key=lambda pair: pair[0]):
        _draw_group(lane, opens_on, due_on, items, on, is_counted=is_counted)
    return lane


def _draw_group(
    lane: Lane, opens_on: date, due_on: date, items: list[ObligationStatus], on: date, *, is_counted: bool
) -> None:
    if not is_counted:
        lane.not_owed(opens_on, due_on)
        return
    state = _worst(items)
    done = [item for item in items if item.state in DONE]
    if state is State.LIFTED:
        return
    moved = next((item.at.first_due_on for item in items if item.at.moved), None)
    end = moved if moved and moved < due_on else due_on
    if state in DONE:
        lane.filled(state.value, opens_on, max(end, opens_on))
    else:
        lane.window(state.value, opens_on, max(end, opens_on))
    if items[0].obligation.slot_kind == "period":
        lane.inside(opens_on, _quarter(items[0].obligation.slot_label), on_fill=state in DONE)
    last = max((item.at.met_on for item in done), default=None)
    if moved:
        lane.ghost(moved).tail(MOVED, moved, due_on)
    if state in DONE and last:
        if state is State.LATE:
            lane.ghost(due_on).tail("late", due_on, last)
        lane.proof(state.value, last)
    else:
        if state is State.OVERDUE:
            lane.tail("overdue", due_on, min(on, lane.scale.last))
        lane.due(state.value, due_on)
        if len(items) > 1:
            owed = [item for item in items if item.state is not State.LIFTED]
            lane.word(due_on, _("{done} из {all}").format(done=len(done), all=len(owed)))


def _event_lane(lane: Lane, row: RowStatus, on: date) -> Lane:
    lane.line()
    groups: dict[date, list[ObligationStatus]] = defaultdict(list)
    for item in row.results:
        if item.at.opens_on:
            groups[item.at.opens_on].append(item)
    for day, items in sorted(groups.items()):
        lane.tick(_worst(items).value, day)
    if row.counted:
        lane.word(on, _("{done} из {all}").format(done=row.done_count, all=len(row.counted)))
    return lane


def _worst(items: Iterable[ObligationStatus]) -> State:
    return roll_up(item.state for item in items)


def _quarter(label: str) -> str:
    """«IV квартал 2023 г.» → «IV кв.», anything else its first words."""
    return label.split(" квартал")[0] + _(" кв.") if " квартал" in label else _short(label, 16)


def _short(text: str, limit: int = 64) -> str:
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + "…"


# --- members × obligations ---


@dataclass(frozen=True, slots=True)
class Column:
    """A requirement of a row in one slot, owed by each member."""

    number: str
    title: str
    when: str
    url: str
    key: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one member owes in one column: a state with a word; `tint` marks a debt."""

    state: str
    word: str
    tint: str
    url: str


@dataclass(frozen=True, slots=True)
class MemberLine:
    name: str
    url: str
    cells: list[Cell | None]
    owes: int


@dataclass(slots=True)
class Matrix:
    """Members × obligations. `groups`: (kind of organisation in words, its lines); `totals` a cell of words a column."""

    columns: list[Column]
    groups: list[tuple[str, list[MemberLine]]]
    totals: list[str]
    owing_count: int
    overdue_count: int

    @property
    def members_count(self) -> int:
        return sum(len(lines) for _kind, lines in self.groups)


def matrix(status: PlanStatus) -> Matrix:
    """Obligations that each member owes on its own; events of a row are told together as «30 из 34»."""
    slug = status.plan.cluster.slug
    columns: list[Column] = []
    known: set[tuple[Any, ...]] = set()
    cells: dict[int, dict[tuple[Any, ...], list[ObligationStatus]]] = defaultdict(lambda: defaultdict(list))
    members: dict[int, Any] = {}
    for row in status.rows:
        for item in row.results:
            organisation = item.obligation.organisation
            if organisation is None or not item.obligation.is_counted:
                continue
            members[organisation.pk] = organisation
            slot = "events" if item.obligation.slot_kind == "event" else item.obligation.slot_key
            key = (row.activity_id, item.obligation.requirement_id, slot)
            if key not in known:
                known.add(key)
                columns.append(
                    Column(row.row.number, _column_title(row, item), _column_when(item, slot), row_url(row, slug), key)
                )
            cells[organisation.pk][key].append(item)
    groups = []
    for kind, label in labels.MEMBER_GROUPS.items():
        lines = [
            _member_line(members[pk], columns, cells[pk], slug)
            for pk in sorted(members, key=lambda pk: members[pk].short_name)
            if members[pk].kind == kind
        ]
        if lines:
            groups.append((str(label), lines))
    everybody = [line for _kind, lines in groups for line in lines]
    return Matrix(
        columns=columns,
        groups=groups,
        totals=[_column_total(column, cells) for column in columns],
        owing_count=sum(line.owes > 0 for line in everybody),
        overdue_count=sum(any(cell and cell.state == State.OVERDUE for cell in line.cells) for line in everybody),
    )


def _column_title(row: RowStatus, item: ObligationStatus) -> str:
    several = len({o.obligation.requirement_id for o in row.results}) > 1
    return _short(item.obligation.requirement.words if several else row.row.title, 44)


def _column_when(item: ObligationStatus, slot: str) -> str:
    if slot == "events":
        return _("после каждого события")
    if item.at.due_on is None:
        return _("срока ещё нет")
    return _("до {due}").format(due=words.day(item.at.due_on))


def _member_line(
    organisation: Any, columns: list[Column], own: dict[tuple[Any, ...], list[ObligationStatus]], slug: str
) -> MemberLine:
    found = [_cell(own.get(column.key, []), column) for column in columns]
    owes = sum(item.state in (State.OVERDUE, State.SOON) for items in own.values() for item in items)
    return MemberLine(
        organisation.short_name, reverse("members:organisation", args=[slug, organisation.pk]), found, owes
    )


def _cell(items: list[ObligationStatus], column: Column) -> Cell | None:
    if not items:
        return None
    state = _worst(items)
    tint = {State.OVERDUE: "bad", State.SOON: "hurry"}.get(state, "")
    if len(items) > 1:
        done = sum(item.state in DONE for item in items)
        word = _("{done} из {all}").format(done=done, all=len(items))
    elif items[0].at.left is not None and state in (State.OVERDUE, State.SOON):
        word = words.left_short(items[0].at)
    else:
        word = words.state_word(state).lower()
    return Cell(state.value, word, tint, column.url)


def _column_total(column: Column, cells: dict[int, dict[tuple[Any, ...], list[ObligationStatus]]]) -> str:
    items = [item for own in cells.values() for item in own.get(column.key, []) if item.state is not State.LIFTED]
    return _("{done} из {all}").format(done=sum(item.state in DONE for item in items), all=len(items))


# --- one row ---


@dataclass(frozen=True, slots=True)
class Card:
    """An obligation as a card: its slot, its dates, its state, what proves it."""

    item: ObligationStatus
    title: str
    period: str
    state: str
    is_now: bool
    url: str
    proof: str


def cards(row: RowStatus, slug: str, on: date) -> list[Card]:
    """Cards of the row's joint obligations. Obligations of single members are a table, not cards."""
    found = []
    for item in row.results:
        if item.obligation.organisation_id:
            continue
        first, last = item.at.opens_on, item.at.due_on
        found.append(
            Card(
                item=item,
                title=first_upper(item.obligation.slot_label) or _("Весь срок"),
                period=f"{words.day(first)} – {words.day_of_week(last)}" if first and last else "",
                state=item.state.value if item.obligation.is_counted else "",
                is_now=bool(
                    item.obligation.is_counted and first and last and item.state in (State.SOON, State.OVERDUE)
                ),
                url=reverse("plans:obligation", args=[slug, item.obligation.pk]),
                proof=words.proof_words(item),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class ShareGroup:
    """One slot of one requirement, owed by each member apart: how much of it is done, and by whom it is not."""

    title: str
    when: str
    state: str
    done_count: int
    all_count: int
    items: list[ObligationStatus]
    is_open: bool


def share_groups(row: RowStatus) -> list[ShareGroup]:
    """Obligations of single members, by slot; inside, debts first, then by name. Groups with debts come open."""
    order = {state: index for index, state in enumerate(labels.STATE_ORDER)}
    several = len({item.obligation.requirement_id for item in row.results}) > 1
    groups: dict[tuple[Any, ...], list[ObligationStatus]] = defaultdict(list)
    for item in row.results:
        if item.obligation.organisation_id:
            window = item.obligation.window_id or 0
            groups[item.obligation.requirement_id, item.obligation.slot_key, window].append(item)
    found = []
    for items in groups.values():
        first = items[0]
        state = _worst(items)
        kept = [item for item in items if item.state is not State.LIFTED]
        words_of = kinds.shortened(first.obligation.requirement.words, 70) if several else ""
        slot = first.obligation.slot_label if first.obligation.slot_kind in ("period", "event", "item") else ""
        title = ": ".join(part for part in (slot, words_of) if part) or _("Каждый участник")
        found.append(
            ShareGroup(
                title=title,
                when=_("до {due}").format(due=words.day(first.at.due_on)) if first.at.due_on else _("срока ещё нет"),
                state=state.value,
                done_count=sum(item.state in DONE for item in kept),
                all_count=len(kept),
                items=sorted(items, key=lambda item: (order[item.state], item.obligation.organisation.short_name)),
                is_open=state in (State.OVERDUE, State.SOON),
            )
        )
    return sorted(
        found, key=lambda group: (order[State(group.state)], group.items[0].at.due_on or date.max, group.title)
    )


def document_obligation(row: RowStatus) -> ObligationStatus | None:
    """«Получить документ» of a row whose dates another document sets."""
    return next((item for item in row.obligations if item.obligation.purpose == Purpose.DOCUMENT), None)


def plan_url(plan: Any) -> str:
    """The plan's table."""
    return reverse("plans:detail", args=[plan.cluster.slug, plan.pk])
