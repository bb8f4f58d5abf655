"""Two years of a plan beside each other. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from artel.plans.domain import likeness
from artel.plans.domain.carrying import shifted
from artel.plans.domain.changes import CELLS, CellChange
from artel.plans.domain.states import DONE, State


@dataclass(frozen=True, slots=True)
class YearRow:
    """A row of a plan as of a day.

    `is_due`: it was due by the day, or is done. `follows`: the key of the earlier year's row that it continues, if any.
    """

    key: str
    section: str
    number: str
    title: str
    deadline: str
    result: str
    executors: str
    state: State
    is_due: bool
    due_on: date | None
    done_on: date | None
    done: int
    total: int
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A row in both years, or in one of them. `is_guess`: put together by likeness, not by being carried over."""

    before: YearRow | None
    after: YearRow | None
    is_guess: bool = False

    @property
    def row(self) -> YearRow:
        return self.after or self.before

    @property
    def changed(self) -> dict[str, CellChange]:
        """Texts that differ, of a row in both years."""
        if self.before is None or self.after is None:
            return {}
        cells = (CellChange(name, getattr(self.before, name), getattr(self.after, name)) for name in CELLS)
        return {cell.name: cell for cell in cells if cell.before != cell.after}


@dataclass(frozen=True, slots=True)
class YearTally:
    """How many rows of a year, or of a section of it, were due by the day and how many of them were done."""

    rows: int
    due: int
    done: int

    @property
    def percent(self) -> int | None:
        """«Исполнение плана, %» as of the day; None where nothing was due."""
        return round(100 * self.done / self.due) if self.due else None


def tally(rows: Iterable[YearRow]) -> YearTally:
    """The same formula as of a plan (DOMAIN H): rows done of rows due by the day, a row weighs 1."""
    rows = list(rows)
    due = [row for row in rows if row.is_due]
    return YearTally(len(rows), len(due), sum(row.state in DONE for row in due))


def pair_rows(
    before: Sequence[YearRow], after: Sequence[YearRow], *, guesses: Mapping[str, str] | None = None
) -> list[Pair]:
    """Every row of both years once, in the order of the later one; rows that are gone stand after their neighbours.

    `guesses`: for a row of the later year that continues none, the key of an earlier one it looks like. A link wins over
    a guess; of two rows that claim the same earlier one, the first has it.
    """
    known = {row.key: row for row in before}
    taken: dict[str, YearRow] = {}
    found: dict[str, tuple[YearRow, bool]] = {}
    for is_guess in (False, True):
        for row in after:
            key = ((guesses or {}).get(row.key, "") if is_guess else row.follows) or ""
            if row.key not in found and key in known and key not in taken:
                taken[key] = row
                found[row.key] = (known[key], is_guess)
    places = {row.key: place for place, row in enumerate(after)}
    gone: dict[int, list[Pair]] = {}
    last = -1
    for row in before:
        if row.key in taken:
            last = places[taken[row.key].key]
        else:
            gone.setdefault(last, []).append(Pair(row, None))
    pairs = list(gone.get(-1, []))
    for place, row in enumerate(after):
        old, is_guess = found.get(row.key, (None, False))
        pairs += [Pair(old, row, is_guess), *gone.get(place, [])]
    return pairs


def guess_pairs(before: Sequence[YearRow], after: Sequence[YearRow]) -> dict[str, str]:
    """For rows of the later year, the key of the earlier row that they are beyond doubt, by their words alone."""
    matches = likeness.match([_line(row) for row in before], [_line(row) for row in after])
    return {
        row.key: before[match.old].key
        for row, match in zip(after, matches, strict=True)
        if match.is_sure and match.old is not None
    }


def _line(row: YearRow) -> likeness.Line:
    return likeness.Line(row.title, row.number, row.executors, row.deadline, row.result, row.section, row.key)


def same_day(day: date, of: tuple[date, date], other: tuple[date, date]) -> date:
    """The day of another plan's period that stands where `day` stands in its own, kept within that period."""
    moved = shifted(day, other[0].year - of[0].year)
    return min(max(moved, other[0]), other[1])
