"""Figures of a report (DOMAIN H), from its frozen facts alone: numerator, denominator, what was counted.

Shares are whole percent, a half up; all and nothing alone are 100 and 0.
Nought in the denominator is «н/д», not 0 %. A target nobody has set is «не установлено».
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from artel.fair.domain.employment import percent
from artel.plans.domain.states import DONE, State


@dataclass(frozen=True, slots=True)
class Figure:
    """`counted`: keys of what stands in the denominator; `done`: of what stands in the numerator."""

    code: str
    done: tuple[str, ...]
    counted: tuple[str, ...]

    @property
    def numerator(self) -> int:
        return len(self.done)

    @property
    def denominator(self) -> int:
        return len(self.counted)

    @property
    def percent(self) -> int | None:
        return percent(self.numerator, self.denominator)


def is_due(row: Mapping[str, Any], on: date) -> bool:
    """Has the row fallen due by the day: a counted obligation has, or all of it is executed."""
    if State(row["state"]) in DONE:
        return True
    return any(_day(owed["due_on"]) is not None and _day(owed["due_on"]) <= on for owed in _counted(row))


def execution(rows: Sequence[Mapping[str, Any]], on: date) -> Figure:
    """Исполнение плана: executed rows, late ones too, of those due by the day; a row weighs 1."""
    due = [row for row in rows if is_due(row, on)]
    return Figure("execution", _keys(row for row in due if State(row["state"]) in DONE), _keys(due))


def in_time(rows: Sequence[Mapping[str, Any]], on: date) -> Figure:
    """В срок: rows executed in time of those due by the day; a late one counts 0."""
    due = [row for row in rows if is_due(row, on)]
    return Figure("in_time", _keys(row for row in due if State(row["state"]) is State.MET), _keys(due))


def shares_of_period(rows: Sequence[Mapping[str, Any]], starts_on: date, until: date) -> Figure:
    """Обязательства со сроком в периоде: those met, late ones too, of those due within it; lifted ones are left out."""
    due = [
        (f"{row['key']}/{owed['key']}", State(owed["state"]))
        for row in rows
        for owed in _counted(row)
        if owed["due_on"] is not None and starts_on <= date.fromisoformat(owed["due_on"]) <= until
    ]
    return Figure("shares", tuple(key for key, state in due if state in DONE), tuple(key for key, _state in due))


def assignments_in_time(assignments: Sequence[Mapping[str, Any]], until: date) -> Figure:
    """Исполнение поручений в срок: closed by their day of those due in the period; lifted ones are left out."""
    due = [each for each in assignments if not each["lifted"] and date.fromisoformat(each["due_on"]) <= until]
    done = [each for each in due if each["done_on"] and each["done_on"] <= each["due_on"]]
    return Figure("assignments", _keys(done), _keys(due))


@dataclass(frozen=True, slots=True)
class Attendance:
    """Посещаемость совета: Σ present / Σ members over the meetings of the period that had a quorum."""

    present: int
    members: int

    @property
    def percent(self) -> int | None:
        return percent(self.present, self.members)


def attendance(meetings: Iterable[Mapping[str, Any]]) -> Attendance:
    """Of the meetings given, all of them with a quorum."""
    held = list(meetings)
    return Attendance(sum(each["present"] for each in held), sum(each["members"] for each in held))


def percent_of_row(row: Mapping[str, Any]) -> int | None:
    """How much of a row is done; None where nothing is owed yet: it awaits a document, is lifted, or has no shares."""
    if State(row["state"]) in (State.AWAITING, State.LIFTED):
        return None
    owed = _counted(row)
    return percent(sum(State(each["state"]) in DONE for each in owed), len(owed))


def _counted(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [owed for owed in row["obligations"] if owed["counted"] and State(owed["state"]) is not State.LIFTED]


def _keys(rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(row["key"] for row in rows)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
