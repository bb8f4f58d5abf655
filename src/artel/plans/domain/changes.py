"""What differs between two wordings of a plan: row by row, cell by cell, word by word. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from artel.plans.domain.likeness import Line

CELLS = ("title", "executors", "deadline", "result")
PLACES = ("number", "section")
HARDLY = 0.25  # two texts with less in common are shown whole, one after the other


class ChangeKind(StrEnum):
    ADDED = "added"
    LEFT_OUT = "left_out"
    REWORDED = "reworded"
    MOVED = "moved"  # only another number, section or place
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of text: kept (""), put in ("ins") or taken out ("del")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that differs; `name` is of CELLS or PLACES."""

    name: str
    before: str
    after: str

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Word by word; a number, a section and a deadline whole: parts of those say nothing."""
        if self.name in (*PLACES, "deadline"):
            return _whole(self.before, self.after)
        return marks(self.before, self.after)


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row in both wordings or in one of them. `is_moved`: it stands elsewhere among its neighbours, or in another section."""

    kind: ChangeKind
    before: Line | None
    after: Line | None
    cells: tuple[CellChange, ...] = ()
    is_moved: bool = False

    @property
    def line(self) -> Line:
        """The row as it stands, or stood last."""
        return self.after or self.before

    @property
    def key(self) -> str:
        return self.line.key

    def cell(self, name: str) -> CellChange | None:
        return next((cell for cell in self.cells if cell.name == name), None)


def compare(before: Sequence[Line], after: Sequence[Line]) -> list[RowChange]:
    """Every row of either wording, in the order of the later one; what was left out stands where it stood.

    Rows are one where their keys are; a row of `after` without a key is new.
    """
    known = {line.key: line for line in before}
    stayed = {line.key for line in after if line.key in known}
    places = {line.key: place for place, line in enumerate(before)}
    moved = _moved([places[line.key] for line in after if line.key in stayed])
    moved_keys = {before[place].key for place in moved}
    changes = [_change(known.get(line.key) if line.key else None, line, line.key in moved_keys) for line in after]
    for place, line in enumerate(before):
        if line.key not in stayed:
            changes.insert(_slot(changes, before, place), RowChange(ChangeKind.LEFT_OUT, line, None))
    return changes


def count(changes: Iterable[RowChange]) -> dict[ChangeKind, int]:
    """How many rows there are of each kind; every kind is named."""
    counts = dict.fromkeys(ChangeKind, 0)
    for change in changes:
        counts[change.kind] += 1
    return counts


def marks(before: str, after: str) -> tuple[Mark, ...]:
    """The two texts as one, with what was taken out and put in; words are never cut.

    What is kept and taken out is the whole of `before`, what is kept and put in the whole of `after`.
    """
    one, other = _pieces(before), _pieces(after)
    found = SequenceMatcher(None, one, other, autojunk=False)
    if found.ratio() < HARDLY:
        return _whole(before, after)
    answer: list[Mark] = []
    for code, a, b, c, d in found.get_opcodes():
        if code == "equal":
            answer.append(Mark("", "".join(one[a:b])))
            continue
        answer += [mark for mark in (Mark("del", "".join(one[a:b])), Mark("ins", "".join(other[c:d]))) if mark.text]
    return tuple(answer)


def _whole(before: str, after: str) -> tuple[Mark, ...]:
    return tuple(mark for mark in (Mark("del", before), Mark("ins", after)) if mark.text)


def _pieces(text: str) -> list[str]:
    """Words with the spaces before them, so that a change of words is not torn by the spaces they share."""
    return re.findall(r"\s*[\w-]+|\s*[^\w\s]|\s+$", text)


def _text(text: str) -> str:
    return " ".join(text.split())


def _change(before: Line | None, after: Line, is_moved: bool) -> RowChange:
    if before is None:
        return RowChange(ChangeKind.ADDED, None, after)
    cells = tuple(
        CellChange(name, getattr(before, name), getattr(after, name))
        for name in (*PLACES, *CELLS)
        if _text(getattr(before, name)) != _text(getattr(after, name))
    )
    is_moved = is_moved or any(cell.name == "section" for cell in cells)
    if any(cell.name in CELLS for cell in cells):
        return RowChange(ChangeKind.REWORDED, before, after, cells, is_moved)
    return RowChange(ChangeKind.MOVED if cells or is_moved else ChangeKind.SAME, before, after, cells, is_moved)


def _moved(places: Sequence[int]) -> set[int]:
    """The fewest rows whose moving explains the new order: all but a longest run that keeps the old one."""
    tails: list[int] = []
    ends: list[int] = []  # index into `places` of the last of each run
    previous: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(tails, place)
        tails[at:] = [place, *tails[at + 1 :]]
        ends[at:] = [index, *ends[at + 1 :]]
        previous.append(ends[at - 1] if at else -1)
    kept: set[int] = set()
    at = ends[len(tails) - 1] if tails else -1
    while at >= 0:
        kept.add(places[at])
        at = previous[at]
    return set(places) - kept


def _slot(changes: Sequence[RowChange], before: Sequence[Line], place: int) -> int:
    """Where a row left out is shown: after the nearest row that stood before it."""
    for earlier in reversed(before[:place]):
        for index, change in enumerate(changes):
            if change.before is not None and change.before.key == earlier.key:
                return index + 1
    return 0
