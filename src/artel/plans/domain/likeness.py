"""Which row of the plan a row of its newer document is: by words, section, number and place. Pure.

A number alone says nothing: plans are renumbered, and one number may stand twice. What is beyond doubt is settled here; the
rest is proposed, with what speaks for it, and a person says.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

SURE = 0.72  # alike enough to be settled without asking, if nothing else comes near
MARGIN = 0.12  # how far the next best must be behind
POSSIBLE = 0.3  # below it nothing speaks for two rows being one
LIKELY = 0.45  # worth being proposed first
MANY = 4  # so many cells that agree make a row worth being proposed, whatever its title
WEIGHTS = {"title": 0.58, "result": 0.2, "executors": 0.06, "deadline": 0.06, "number": 0.05, "section": 0.05}


class Sign(StrEnum):
    """What speaks for two rows being one."""

    TITLE = "title"
    ALIKE = "alike"
    NUMBER = "number"
    SECTION = "section"
    RESULT = "result"
    DEADLINE = "deadline"
    EXECUTORS = "executors"


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a row, as printed; `section` is its section's number and title. `key` names a row that is in the plan."""

    title: str
    number: str = ""
    executors: str = ""
    deadline: str = ""
    result: str = ""
    section: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row in force that the new one may be; `old` is its index."""

    old: int
    score: float
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What a new row is: the row `old` of the plan, or a row of its own where that is None.

    `is_sure`: nobody need be asked. `candidates`: the rows it may be, the likeliest first.
    """

    old: int | None
    is_sure: bool
    candidates: tuple[Candidate, ...] = ()


def match(old: Sequence[Line], new: Sequence[Line]) -> list[Match]:
    """Match the rows of a newer document to those of the plan: one answer a new row, no old row twice.

    Sure are: the same words, and words so much alike that no other row comes near; a new row that no row left over
    resembles. Rows with the same title are told apart by their other cells or not at all.
    """
    found: dict[int, Match] = {}
    taken: set[int] = set()

    def settle(pairs: Iterable[tuple[int, int]]) -> None:
        for one, other in pairs:
            found[other] = Match(one, is_sure=True)
            taken.add(one)

    weigh = _Weights([*old, *new])
    settle(list(_pairs(old, new, taken, found, _everything)))
    for pairs in (_pairs(old, new, taken, found, _words), _same_titles(old, new, taken, found)):
        settle([pair for pair in pairs if _is_apart(pair, old, new, taken, weigh)])
    rest_old = [index for index in range(len(old)) if index not in taken]
    rest_new = [index for index in range(len(new)) if index not in found]
    found |= _by_likeness(old, new, rest_old, rest_new, weigh)
    return [found[index] for index in range(len(new))]


def candidates(old: Sequence[Line], line: Line, *, among: Sequence[Line] = ()) -> list[Candidate]:
    """Rows of `old` that the line may be, the likeliest first. `among`: the other rows, by which words are weighed."""
    weigh = _Weights([*old, *among, line])
    return _ranked(Candidate(index, weigh.score(row, line), _signs(row, line, weigh)) for index, row in enumerate(old))


# --- the same words --------------------------------------------------------------------------------------------------


def _same(text: str) -> str:
    """The text as far as it makes a difference: without case, «ё», spaces and signs."""
    return re.sub(r"[\W_]+", "", text.lower().replace("ё", "е"))


def _words(line: Line) -> tuple[str, ...]:
    return tuple(_same(text) for text in (line.title, line.executors, line.deadline, line.result))


def _everything(line: Line) -> tuple[str, ...]:
    return (*_words(line), _same(line.section), _same(line.number))


def _pairs(
    old: Sequence[Line], new: Sequence[Line], taken: set[int], found: dict[int, Match], key: Callable[[Line], tuple]
) -> Iterable[tuple[int, int]]:
    """Rows with the same key on both sides, as many here as there: in their order, since nothing tells them apart."""
    before, after = defaultdict(list), defaultdict(list)
    for index, line in enumerate(old):
        if index not in taken:
            before[key(line)].append(index)
    for index, line in enumerate(new):
        if index not in found:
            after[key(line)].append(index)
    for words, indexes in after.items():
        if len(before[words]) == len(indexes):
            yield from zip(before[words], indexes, strict=True)


def _same_titles(
    old: Sequence[Line], new: Sequence[Line], taken: set[int], found: dict[int, Match]
) -> Iterable[tuple[int, int]]:
    """Rows whose title stands once on each side, where some other cell agrees too."""
    before = Counter(_same(line.title) for line in old)
    after = Counter(_same(line.title) for line in new)
    free = {_same(line.title): index for index, line in enumerate(old) if index not in taken}
    for index, line in enumerate(new):
        title = _same(line.title)
        if index in found or before[title] != 1 or after[title] != 1 or title not in free:
            continue
        row = old[free[title]]
        if any(_agree(row, line, name) for name in ("executors", "deadline", "result", "number", "section")):
            yield free[title], index


def _is_apart(
    pair: tuple[int, int], old: Sequence[Line], new: Sequence[Line], taken: set[int], weigh: "_Weights"
) -> bool:
    """No other free row comes near to the new one: the same title may be another row's, reworded and left where it was."""
    row, line = old[pair[0]], new[pair[1]]
    if any(index != pair[0] and _words(other) == _words(row) for index, other in enumerate(old)):
        return False
    near = weigh.score(row, line) - MARGIN
    others = (other for index, other in enumerate(old) if index not in taken and index != pair[0])
    return all(weigh.score(other, line) <= near for other in others)


def _agree(one: Line, other: Line, name: str) -> bool:
    said = _same(getattr(one, name))
    return bool(said) and said == _same(getattr(other, name))


# --- alike words -----------------------------------------------------------------------------------------------------


class _Weights:
    """How much a word tells one row from another: a word of every row tells nothing."""

    def __init__(self, lines: Sequence[Line]) -> None:
        rows = [_stems(f"{line.title} {line.result}") for line in lines]
        met = Counter(stem for row in rows for stem in row)
        self.weight = {stem: math.log(1 + len(rows) / count) for stem, count in met.items()}
        self.most = math.log(1 + len(rows))
        self.stems: dict[str, frozenset[str]] = {}

    def alike(self, one: str, other: str) -> float:
        """0 for nothing in common, 1 for the same words in whatever order."""
        mine, theirs = self._of(one), self._of(other)
        if not mine or not theirs:
            return float(mine == theirs)
        return 2 * self._sum(mine & theirs) / (self._sum(mine) + self._sum(theirs))

    def score(self, one: Line, other: Line) -> float:
        """0 … 1 by all the cells that either row fills."""
        total = reached = 0.0
        for name, weight in WEIGHTS.items():
            mine, theirs = getattr(one, name), getattr(other, name)
            if not mine and not theirs:
                continue
            total += weight
            reached += weight * (float(_agree(one, other, name)) if name == "number" else self.alike(mine, theirs))
        return reached / total if total else 0.0

    def _of(self, text: str) -> frozenset[str]:
        if text not in self.stems:
            self.stems[text] = _stems(text)
        return self.stems[text]

    def _sum(self, stems: frozenset[str]) -> float:
        return sum(self.weight.get(stem, self.most) for stem in stems)


def _stems(text: str) -> frozenset[str]:
    """Beginnings of the words, so that case and number make no difference; a short word and a number whole."""
    return frozenset(
        word if len(word) < 6 or word.isdigit() else word[: max(5, len(word) - 3)][:7]
        for word in re.findall(r"\w+", text.lower().replace("ё", "е"))
    )


def _signs(row: Line, line: Line, weigh: _Weights) -> tuple[Sign, ...]:
    signs = []
    if _agree(row, line, "title"):
        signs.append(Sign.TITLE)
    elif weigh.alike(row.title, line.title) >= POSSIBLE:
        signs.append(Sign.ALIKE)
    cells = (Sign.NUMBER, Sign.SECTION, Sign.RESULT, Sign.DEADLINE, Sign.EXECUTORS)
    signs += [sign for sign in cells if _agree(row, line, sign)]
    return tuple(signs)


def _ranked(found: Iterable[Candidate]) -> list[Candidate]:
    """Those worth a look: alike in words, or with the same number in the same section."""
    kept = [c for c in found if c.score >= POSSIBLE or {Sign.NUMBER, Sign.SECTION} <= set(c.signs)]
    return sorted(kept, key=lambda candidate: (-candidate.score, candidate.old))


def _by_likeness(
    old: Sequence[Line], new: Sequence[Line], rest_old: Sequence[int], rest_new: Sequence[int], weigh: _Weights
) -> dict[int, Match]:
    ranked = {
        index: _ranked(
            Candidate(row, weigh.score(old[row], new[index]), _signs(old[row], new[index], weigh)) for row in rest_old
        )
        for index in rest_new
    }
    rivals: dict[int, list[float]] = defaultdict(list)
    for found in ranked.values():
        for candidate in found:
            rivals[candidate.old].append(candidate.score)
    answer: dict[int, Match] = {}
    taken: set[int] = set()
    offers = sorted(
        ((c.score, index, place) for index, found in ranked.items() for place, c in enumerate(found)), reverse=True
    )
    for score, index, place in offers:
        found = ranked[index]
        candidate = found[place]
        is_likely = score >= LIKELY or len(candidate.signs) >= MANY
        if index in answer or candidate.old in taken or not is_likely:
            continue
        others = [c.score for c in found if c.old != candidate.old]
        others += sorted(rivals[candidate.old], reverse=True)[1:]
        is_sure = place == 0 and score >= SURE and all(score - other >= MARGIN for other in others)
        answer[index] = Match(candidate.old, is_sure, tuple(found[:4]))
        taken.add(candidate.old)
    surely = {one.old for one in answer.values() if one.is_sure}
    for index, found in ranked.items():
        if index not in answer:
            open_still = [candidate for candidate in found if candidate.old not in surely]
            answer[index] = Match(None, not open_still, tuple(open_still[:4]))
    return answer
