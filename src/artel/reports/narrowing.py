"""The rows that a report speaks of: of the whole plan, of a section, or what one member or one body owes in them."""

from collections.abc import Sequence
from dataclasses import replace

from artel.plans.domain.obligations import Purpose
from artel.plans.domain.states import DONE, State, roll_up
from artel.plans.models import Executor
from artel.plans.selectors import ObligationStatus, PlanStatus, RowStatus
from artel.reports.domain.scopes import ScopeKind
from artel.reports.question import Scope


def rows_of(status: PlanStatus, scope: Scope) -> list[RowStatus]:
    """Rows of the scope, in the plan's order. A member's row holds its own share alone, and the state that follows."""
    match scope.kind:
        case ScopeKind.SECTION:
            return [row for row in status.rows if row.row.section and row.row.section.position == scope.section]
        case ScopeKind.ORGANISATION:
            return _with_shares(status, lambda item: _is_of_member(item, scope.organisation.pk))
        case ScopeKind.UNIT:
            rows = [row for row in status.rows if _names_unit(row.executors, scope.unit.pk)]
            return [narrowed for row in rows if (narrowed := _narrowed(row, _joint(row), row.goes_on))]
    return list(status.rows)


def _with_shares(status: PlanStatus, owns) -> list[RowStatus]:
    found = []
    for row in status.rows:
        items = [item for item in row.results if owns(item)]
        if narrowed := _narrowed(row, items, row.goes_on):
            found.append(narrowed)
    return found


def _is_of_member(item: ObligationStatus, organisation: int) -> bool:
    if item.obligation.organisation_id:
        return item.obligation.organisation_id == organisation
    return any(debtor.organisation_id == organisation for debtor in item.debtors)


def _names_unit(executors: Sequence[Executor], unit: int) -> bool:
    return any(e.unit_id == unit or (e.office is not None and e.office.unit_id == unit) for e in executors)


def _joint(row: RowStatus) -> list[ObligationStatus]:
    """What is owed by the row as a whole, not by each member for itself."""
    return [item for item in row.obligations if not item.obligation.organisation_id]


def _narrowed(row: RowStatus, items: list[ObligationStatus], goes_on: bool) -> RowStatus | None:
    if not items:
        return None
    counted = [i for i in items if i.obligation.is_counted and i.obligation.purpose == Purpose.RESULT]
    state = roll_up((item.state for item in counted), goes_on=goes_on)
    is_moved = any(item.at.moved and item.state not in DONE | {State.LIFTED} for item in counted)
    return replace(row, obligations=items, state=state, is_moved=is_moved)
