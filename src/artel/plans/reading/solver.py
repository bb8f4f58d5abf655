"""Deals the pieces of a flowing text to the columns of a table: the best reading of all, by dynamic programming."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import phrases


@dataclass(frozen=True)
class Slot:
    """A column: its role and its printed label."""

    role: str
    label: str


@dataclass
class Atom:
    """A piece of text that belongs to one cell.

    `gap` is what parts it from the piece before: space, wide, line, blank or page.

    `opens` says that a row, a section or a month certainly begins here, "" that nothing does.
    """

    text: str
    gap: str
    line: int
    width: int
    number: str | None = None
    opens: str = ""


@dataclass(frozen=True)
class Found:
    """A row (texts in the order of the slots) or a section."""

    line: int
    number: str | None = None
    texts: tuple[str, ...] = ()
    section: str | None = None


_CELL_LIMIT = {"title": 22, "result": 22, "executors": 18, "deadline": 8, "extra": 14}
_ABSENT = {"title": -25.0, "deadline": -5.0, "executors": -3.0, "result": -1.6, "extra": -1.2}
_GOES_ON = re.compile(
    r"(?:[,:;(«–-]|(?<!\S)(?:и|или|в|во|на|по|с|со|к|для|от|до|из|о|об|при|за|над|под|через|между|среди|числе|как|не|им\.?|том)"
    r"|(?<!\d)(?<!\d )(?<!\w)г\.|\w{3,}(?:ого|ых|ому|ыми|ную|ные|ная|ный|ное|ских|ской|ском))$",
    re.I,
)
_OF_YEAR = re.compile(r"(?:г|гг|год\w*|уч|учебн\w+)(?:\.|\s|$)", re.I)
_LASTING = re.compile(r"длитель|продолжит", re.I)
_DURATION = re.compile(r"\d+(?:[-–,.]\d+)?\s*(?:дн|день|недел|месяц|мес|час|год|лет)\w*\.?", re.I)
_LINE_GAPS = ("line", "blank", "page")
# States between cells: a row is closed, a row has opened. A row that goes on after a page break counts its slots from
# _AGAIN.
_CLOSED, _OPEN, _AGAIN = -2, -1, 100


def solve(atoms: list[Atom], slots: Sequence[Slot]) -> list[Found]:
    """Answer rows and sections in order. The later passes know the widths of columns and the phrases that recur."""
    if not atoms or not slots:
        return []
    deal = _Deal(atoms, slots)
    answer: list[Found] = []
    for _ in range(3):
        path = deal.best()
        before, answer = answer, [_found(atoms, slots, step) for step in path]
        if answer == before:
            break
        deal.learnt = _learn(atoms, slots, path)
    return answer


@dataclass
class _Step:
    """A row: spans of atoms by slot; or a section, whose span is the only one."""

    start: int
    spans: dict[int, list[tuple[int, int]]]
    is_section: bool = False


@dataclass
class _Learnt:
    """Of each column: how long its lines run before they break, and how often it says the same words."""

    widths: dict[int, float] = field(default_factory=dict)
    recurring: dict[int, Counter[str]] = field(default_factory=dict)


def _found(atoms: list[Atom], slots: Sequence[Slot], step: _Step) -> Found:
    first = atoms[step.start]
    if step.is_section:
        text = _joined(atoms, *step.spans[0][0])
        return Found(first.line, section=f"{first.number} {text}" if first.number else text)
    texts = tuple("\n".join(_joined(atoms, *span) for span in step.spans.get(n, ())) for n in range(len(slots)))
    return Found(first.line, number=first.number, texts=texts)


def _joined(atoms: Sequence[Atom], start: int, end: int) -> str:
    text = ""
    for atom in atoms[start:end]:
        text += ("" if not text else " " if atom.gap in ("space", "wide") else "\n") + atom.text
    return text


def _learn(atoms: list[Atom], slots: Sequence[Slot], path: Sequence[_Step]) -> _Learnt:
    lengths: dict[int, list[int]] = {}
    recurring: dict[int, Counter[str]] = {}
    for step in path:
        if step.is_section:
            continue
        for slot, (start, end) in ((slot, span) for slot, spans in step.spans.items() for span in spans):
            recurring.setdefault(slot, Counter())[_key(_joined(atoms, start, end))] += 1
            for n in range(start, end - 1):
                if atoms[n + 1].gap in _LINE_GAPS and (n == start or atoms[n].gap in _LINE_GAPS):
                    lengths.setdefault(slot, []).append(len(atoms[n].text))
    widths = {slot: sorted(values)[int(len(values) * 0.8)] for slot, values in lengths.items() if len(values) >= 3}
    return _Learnt(widths, recurring)


def _key(text: str) -> str:
    return re.sub(r"[\s.,;]+", "", text.lower())


class _Deal:
    def __init__(self, atoms: list[Atom], slots: Sequence[Slot]) -> None:
        self.atoms = atoms
        self.slots = slots
        self.learnt = _Learnt()
        self.numbered = sum(1 for atom in atoms if atom.opens == "row") >= 2
        self.bare_days = any(atom.opens == "month" for atom in atoms)
        self.cache: dict[tuple[int, int, int], tuple[float, str]] = {}
        self.cells: dict[tuple[int, int, bool, bool], list[tuple[int, float]]] = {}
        self.endings = [self._ending(n) for n in range(len(atoms) + 1)]
        self.joins = [self._join(n) for n in range(len(atoms))]

    def best(self) -> list[_Step]:
        """Walk all (place, column) states left to right and follow the best way back."""
        self.cells.clear()
        count, last = len(self.atoms), len(self.slots)
        scores: list[dict[int, float]] = [{} for _ in range(count + 1)]
        back: list[dict[int, tuple]] = [{} for _ in range(count + 1)]
        scores[0][_CLOSED] = 0.0
        absent = [_ABSENT[slot.role] for slot in self.slots]

        def reach(place: int, state: int, score: float, how: tuple) -> None:
            if score > scores[place].get(state, -math.inf):
                scores[place][state], back[place][state] = score, how

        for i in range(count + 1):
            here = scores[i]
            # Closing a row costs the columns it lacks.
            for state in [s for s in here if s >= 0]:
                tail = sum(absent[state + 1 :]) if state < _AGAIN else 0.0
                reach(i, _CLOSED, here[state] + tail, ("close", i, state))
                if i < count and self.atoms[i].gap == "page" and not self.atoms[i].opens and state < _AGAIN:
                    reach(i, _AGAIN - 1, here[state] + 0.5 * tail - 1.0, ("again", i, state))
            if i == count:
                break
            atom = self.atoms[i]
            if _CLOSED in here:
                self._open_here(i, here[_CLOSED], reach)
            for state in [s for s in here if s >= _OPEN]:
                again = state >= _AGAIN - 1
                column = state - _AGAIN if again else state
                if column >= 0 and atom.opens:
                    continue
                skipped = 0.0
                for slot in range(column + 1, last):
                    for j, gain in self._cells(i, slot, fresh=column == _OPEN, again=again):
                        reach(j, slot + (_AGAIN if again else 0), here[state] + skipped + gain, ("cell", i, state))
                    skipped += -0.3 if again else absent[slot]
        return self._trace(back, scores)

    def _open_here(self, i: int, score: float, reach) -> None:
        atom = self.atoms[i]
        if atom.opens == "row":
            reach(i, _OPEN, score, ("open", i, _CLOSED))
        elif atom.opens == "month":
            reach(i + 1, _CLOSED, score, ("section", i, _CLOSED))
        elif atom.opens == "section":
            end = i + 1
            while end < len(self.atoms) and not self.atoms[end].opens:
                end += 1
            reach(end, _CLOSED, score, ("section", i, _CLOSED))
        else:
            if atom.gap in _LINE_GAPS:
                if not (self.numbered and atom.text[:1].islower()):
                    reach(i, _OPEN, score - (8.0 if self.numbered else 0.0), ("open", i, _CLOSED))
                self._loose_section(i, score, reach)

    def _loose_section(self, i: int, score: float, reach) -> None:
        """A heading without a number: a few lines right before a row that certainly begins, or a line in capitals."""
        text = ""
        for j in range(i, min(i + 12, len(self.atoms))):
            atom = self.atoms[j]
            if atom.opens:
                break
            text += " " + atom.text
            following = self.atoms[j + 1] if j + 1 < len(self.atoms) else None
            ends_line = following is None or following.gap in _LINE_GAPS
            if not ends_line or len(text) > 200:
                continue
            if (following is not None and following.opens == "row") or (text.isupper() and len(text) > 4):
                cost = 4.0 if text.isupper() or self.atoms[i].gap == "blank" else 8.0
                if (
                    re.match(r"\s*[«\"]?[А-ЯЁ]", text)
                    and phrases.deadline_score(text) < 0.6
                    and phrases.executor_score(text) < 0.8
                ):
                    reach(j + 1, _CLOSED, score - cost, ("section", i, _CLOSED))

    def _trace(self, back: list[dict[int, tuple]], scores: list[dict[int, float]]) -> list[_Step]:
        place, state = len(self.atoms), _CLOSED
        if state not in scores[place]:
            return []
        steps: list[_Step] = []
        spans: dict[int, list[tuple[int, int]]] = {}
        while (place, state) != (0, _CLOSED) and state in back[place]:
            kind, before, earlier = back[place][state]
            if kind == "section":
                steps.append(_Step(before, {0: [(before, place)]}, is_section=True))
            elif kind == "cell":
                spans.setdefault(state % _AGAIN, []).insert(0, (before, place))
            elif kind == "open":
                steps.append(_Step(before, spans))
                spans = {}
            place, state = before, earlier
        return steps[::-1]

    # Scores

    def _cells(self, i: int, slot: int, *, fresh: bool, again: bool) -> list[tuple[int, float]]:
        """Where a cell of this column that begins here may end, and what each such cell is worth."""
        key = (i, slot, fresh, again)
        if key in self.cells:
            return self.cells[key]
        role = self.slots[slot].role
        score = 0.0 if fresh else self._edge(i, role)
        score += self._leniency(i, role) if again else 0.0
        found = self.cells[key] = []
        for j in range(i + 1, min(i + 1 + _CELL_LIMIT[role], len(self.atoms) + 1)):
            if j - 1 > i:
                if self.atoms[j - 1].opens:
                    break
                score += self.joins[j - 1] + self._width_cue(j - 1, slot)
            # Executors may break off after a comma; the name of an activity does not end in one.
            comma = -2.0 if role == "title" and self.atoms[j - 1].text.endswith(",") else 0.0
            found.append((j, score + self._cell(i, j, slot) + self.endings[j] + comma))
        return found

    def _leniency(self, i: int, role: str) -> float:
        """The rest of a cell may begin with a small letter; it is no cell of its own, so it earns little as one."""
        lower = self.atoms[i].text[:1].islower()
        return (2.5 if lower else -1.0) if role == "title" else (-2.0 if role == "deadline" else 0.0)

    def _join(self, n: int) -> float:
        """How well this atom goes on with the one before it, inside one cell."""
        if n == 0:
            return 0.0
        before, atom = self.atoms[n - 1].text, self.atoms[n]
        upper = bool(re.match(r"[«\"“(]?[А-ЯЁA-Z]", atom.text))
        pull = 1.0 if _GOES_ON.search(before) else 0.0
        if atom.gap == "space":
            return 0.0
        if atom.gap == "wide":
            return -0.8 + pull
        score = (-1.2 if upper else 0.3) + pull
        if upper and phrases.starts_with_name(atom.text):
            score += 1.2
        elif upper and before.endswith((".", "!", "?")):
            score += 0.5
        if atom.gap == "blank":
            score -= 2.5 if upper else 1.5
        if atom.gap == "page":
            score -= 1.0
        return score

    def _edge(self, i: int, role: str) -> float:
        """How well a new cell begins at this atom."""
        atom, before = self.atoms[i], self.atoms[i - 1].text
        score = {"space": -2.0, "wide": 0.6, "line": 0.0, "blank": 2.0, "page": 1.0}[atom.gap]
        dated = phrases.deadline_score(before) >= 0.95
        if atom.gap == "space" and (role == "deadline" or dated):
            score = 0.0 if dated else -1.0
        elif atom.gap == "space" and role != "title" and before.endswith((".", "!", "?", "»")):
            score = -1.0
        if role == "deadline" and dated and atom.gap == "space":
            score -= 2.0
        if before[-1:].isdigit() and _OF_YEAR.match(atom.text):
            score -= 4.0
        lower = atom.text[:1].islower()
        if lower and role != "deadline":
            score -= 1.8
        if _GOES_ON.search(before) and not (before.endswith(",") and role != "title"):
            score -= 2.5
        elif before.endswith(","):
            score -= 1.0
        return score

    def _ending(self, j: int) -> float:
        text = self.atoms[j - 1].text
        return -1.5 if j < len(self.atoms) and _GOES_ON.search(text) and not text.endswith((",", ":", ";")) else 0.0

    def _width_cue(self, n: int, slot: int) -> float:
        """A line is not broken while the next word still fits its column."""
        width = self.learnt.widths.get(slot)
        atom, before = self.atoms[n], self.atoms[n - 1]
        if not width or atom.gap not in _LINE_GAPS:
            return 0.0
        start = n - 1
        length = len(before.text)
        while (
            start > 0 and self.atoms[start].gap in ("space", "wide") and not self.atoms[start].opens and length < width
        ):
            start -= 1
            length += 1 + len(self.atoms[start].text)
        need = length + 1 + len(atom.text.split(" ", 1)[0])
        return -2.5 if need < 0.7 * width else 0.0

    def _cell(self, i: int, j: int, slot: int) -> float:
        """What the text is worth in this column, more where the same words have stood there before."""
        key = (i, j, slot)
        if key not in self.cache:
            raw = _joined(self.atoms, i, j)
            brief = self.slots[slot].role != "title" and raw.count(" ") + raw.count("\n") < 12
            self.cache[key] = self._score_text(raw, slot), _key(raw) if brief else ""
        score, words = self.cache[key]
        again = self.learnt.recurring.get(slot, {}).get(words, 0) if words else 0
        return score + (min(2.5, 0.8 * math.log2(again)) if again >= 3 else 0.0)

    def _score_text(self, raw: str, slot: int) -> float:
        role = self.slots[slot].role
        text = phrases.join_lines(raw)
        words = text.count(" ") + 1
        score = -1.0 if text.count("(") != text.count(")") else 0.0
        score -= 1.0 if text.count("«") > text.count("»") else 0.0
        if role == "deadline":
            found = phrases.deadline_score(text, bare_days=self.bare_days)
            for line in raw.split("\n")[1:]:
                if line[:1].isupper() and phrases.deadline_score(line) < 0.6:
                    score -= 2.0
            return score + (8.0 * found + 0.02 * min(len(text), 40) if found >= 0.6 else -6.0 - 0.4 * words)
        dated = phrases.deadline_score(text) >= 0.9
        upper = bool(re.match(r"[«\"“(]?[А-ЯЁA-Z]", text))
        if role != "executors" and phrases.starts_with_name(text):
            score -= 3.0
        if role == "title":
            return score + (1.0 if upper else -2.5) - (6.0 if dated else 0.0)
        if role == "executors":
            score += 4.0 * phrases.executor_score(text) - (5.0 if dated else 0.0)
            if words > 8:
                score -= 0.4 * (words - 8)
            if text[:1].isdigit():
                score -= 3.0
            if phrases.executor_score(text) == 0:
                score -= 2.5
            if any(phrases.RESULT_START.match(line) and line[:1].isupper() for line in raw.split("\n")[1:]):
                score -= 2.0
            return score
        if role == "result":
            score -= 1.5 if text[:1].isdigit() else 0.0
            score += 1.5 if phrases.RESULT_START.match(text) else 0.0
            return (
                score
                + (0.3 if upper else -0.3)
                - (4.0 if dated else 0.0)
                - (0.8 if phrases.executor_score(text) >= 0.8 else 0.0)
            )
        if _LASTING.search(self.slots[slot].label):
            return score + (6.0 if _DURATION.fullmatch(text) else -3.0)
        return score - (2.0 if dated else 0.0) - 0.1 * words
