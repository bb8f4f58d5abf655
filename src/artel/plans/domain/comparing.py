"""Two wordings beside each other, and two years beside each other. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from artel.plans.domain.carrying import shifted
from artel.plans.domain.states import DONE, State


class Sign(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words with one fate."""

    sign: Sign
    text: str


def mark_words(was: str, now: str) -> list[Run]:
    """Words that stayed, went and came, in order: without NEW it reads as it was, without GONE as it is."""
    old, new = _words(was), _words(now)
    runs: list[Run] = []
    for verb, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if verb == "equal":
            runs.append(Run(Sign.SAME, "".join(old[i:j])))
            continue
        if i < j:
            runs.append(Run(Sign.GONE, "".join(old[i:j])))
        if k < m:
            runs.append(Run(Sign.NEW, "".join(new[k:m])))
    return runs


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\W_]+|[\W_]", text)


# --- years ---


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
    def changed(self) -> frozenset[str]:
        """Texts that differ, of a row in both years."""
        if self.before is None or self.after is None:
            return frozenset()
        names = ("title", "executors", "deadline", "result")
        return frozenset(name for name in names if getattr(self.before, name) != getattr(self.after, name))


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


LIKE = 0.7  # share of words in common from which two rows of different years are taken for one


def guess_pairs(before: Iterable[YearRow], after: Iterable[YearRow]) -> dict[str, str]:
    """For rows of the later year, the earlier row whose title says nearly the same; each is given away once."""
    old = {row.key: _stems(row.title) for row in before}
    new = {row.key: _stems(row.title) for row in after}
    likes = sorted(((_likeness(old[b], new[a]), a, b) for a in new for b in old), key=lambda each: -each[0])
    found: dict[str, str] = {}
    for like, at, to in likes:
        if like >= LIKE and at not in found and to not in found.values():
            found[at] = to
    return found


def _stems(title: str) -> frozenset[str]:
    """Words without their endings and years: «чемпионата 2024» is what «чемпионат 2025» is."""
    return frozenset(word[:6] for word in re.findall(r"[а-яёa-z]{3,}", title.lower()))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def same_day(day: date, of: tuple[date, date], other: tuple[date, date]) -> date:
    """The day of another plan's period that stands where `day` stands in its own, kept within that period."""
    moved = shifted(day, other[0].year - of[0].year)
    return min(max(moved, other[0]), other[1])
