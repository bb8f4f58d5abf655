"""Lines of a flowing table: which of them open rows, sections and months, and into what pieces they fall."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from . import phrases
from .solver import Atom, Slot

NUMBERED = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3}){0,4})(\.|\)|(?=\s)|$)\s*(.*)")
ROMAN = re.compile(r"(?:[IVXХ]{1,5}\.|(?:раздел|блок|модуль|направление)\s+(?:\d+|[IVXХ]+)\b)\s*\S", re.I)


@dataclass
class Line:
    index: int
    text: str
    blanks: int
    # A page number or a repeated header stood above: a row may go on here, column by column.
    page: bool = False


@dataclass
class _Mark:
    """A line that opens a row or a section."""

    number: str
    rest: str
    is_section: bool = False


def _marks(lines: Sequence[Line], *, deadline_first: bool) -> dict[int, _Mark]:
    """Tell lines that open rows and sections from numbered items inside cells."""
    found = []
    for n, line in enumerate(lines):
        match = NUMBERED.match(line.text)
        if match and (not match[3] or re.match(r"[«\"(“]?\w" if deadline_first else r"[«\"(“]?[^\W\d_]", match[3])):
            depth = match[1].count(".") + 1
            if depth == 1 and not match[2] and match[3][:1].islower() and not deadline_first:
                continue
            if (
                not deadline_first
                and phrases.deadline_score(line.text) >= 0.9
                and not ((depth >= 2 and not match[3]) or (depth == 1 and match[2]))
            ):
                continue
            found.append(_Numbered(n, tuple(int(part) for part in match[1].split(".")), match[1] + match[2], match[3]))
    if not found:
        return {}
    deep = [item for item in found if len(item.parts) >= 2]
    return _deep_marks(found, lines) if len(deep) >= 2 and len(deep) * 4 >= len(found) else _flat_marks(found, lines)


@dataclass(frozen=True)
class _Numbered:
    """A line that begins with a number, as printed."""

    at: int
    parts: tuple[int, ...]
    number: str
    rest: str


def _deep_marks(found: Sequence[_Numbered], lines: Sequence[Line]) -> dict[int, _Mark]:
    """Rows are 1.1, 1.2, 2.1…; a plain number opens a section where the next row's first part changes."""
    marks: dict[int, _Mark] = {}
    previous: tuple[int, ...] = ()
    for order, item in enumerate(found):
        parts = item.parts
        if len(parts) >= 2:
            if not item.rest and not item.number.endswith(".") and not _follows(previous, parts):
                continue
            if (
                previous
                and parts[0] == previous[0]
                and len(parts) == len(previous)
                and not 0 <= parts[-1] - previous[-1] <= 5
            ):
                continue
            marks[item.at] = _Mark(item.number, item.rest)
            previous = parts
            continue
        following = next((other for other in found[order + 1 :] if len(other.parts) >= 2), None)
        if following is None:
            speaks = item.rest or (item.at + 1 < len(lines) and lines[item.at + 1].text[:1].isupper())
            if previous and parts[0] == previous[0] + 1 and speaks:
                marks[item.at] = _Mark(item.number, item.rest)
                previous = parts
            continue
        between = sum(1 for other in found[order + 1 :] if other.at < following.at)
        changes = not previous or following.parts[0] != previous[0]
        opens = parts[0] == following.parts[0] or following.parts[-1] == 1
        if changes and opens and not between and following.at - item.at <= 6:
            words = " ".join(line.text for line in lines[item.at : following.at])
            dated = (
                any(phrases.deadline_score(line.text) >= 0.9 for line in lines[item.at + 1 : following.at])
                and parts[0] == following.parts[0]
            )
            marks[item.at] = _Mark(item.number, item.rest, is_section=not dated and len(words) < 500)
    return marks


def _follows(previous: tuple[int, ...], parts: tuple[int, ...]) -> bool:
    """True when a number that stands alone on its line, and could be a date, is the next of its row."""
    if not previous:
        return parts == (1, 1)
    return (parts[:-1] == previous[:-1] and parts[-1] - previous[-1] in (0, 1, 2)) or (
        parts[-1] == 1 and parts[0] - previous[0] in (1, 2)
    )


def _begins_anew(flat: Sequence[_Numbered], order: int, expected: int) -> bool:
    """True when a run 1, 2, 3… is rows of another section: after items of a cell the next row's number follows."""
    run = 1
    while order + run < len(flat) and flat[order + run].parts[0] == run + 1:
        run += 1
    following = flat[order + run].parts[0] if order + run < len(flat) else None
    return run >= 3 and (run >= expected or following != expected)


def _flat_marks(found: Sequence[_Numbered], lines: Sequence[Line]) -> dict[int, _Mark]:
    """Rows are 1, 2, 3… in order; a number out of order is an item inside a cell, unless a run goes on from it."""
    flat = [item for item in found if len(item.parts) == 1]
    alone = [item for item in flat if not item.rest]
    if len(alone) >= 3 and sum(1 for a, b in pairwise(alone) if b.parts[0] == a.parts[0] + 1) >= 0.8 * (len(alone) - 1):
        # Numbers stand on lines of their own: a number with words is an item of a list inside a cell.
        flat = alone
    elif flat and sum(1 for item in flat if not item.number.endswith((".", ")")) and not item.rest) > 0.5 * len(flat):
        # Bare figures out of order are days of a month.
        return {}
    marks: dict[int, _Mark] = {}
    expected = flat[0].parts[0] if flat else 1
    for order, item in enumerate(flat):
        value = item.parts[0]
        ahead = [other.parts[0] for other in flat[order + 1 : order + 3]]
        before = flat[order - 1].parts[0] if order else 0
        skips = value in (expected + 1, expected + 2) and value + 1 in ahead and expected not in ahead
        # Items inside a cell start from 1; a run that starts later is rows whose head is elsewhere.
        strays = value >= 2 and before != value - 1 and ahead == [value + 1, value + 2] and expected not in ahead
        restarts = (
            value == 1
            and expected > 2
            and ahead[:1] == [2]
            and (lines[item.at].blanks or _begins_anew(flat, order, expected))
        )
        if value == expected or skips or strays or restarts:
            marks[item.at] = _Mark(item.number, item.rest)
            expected = value + 1
    return marks if len(marks) >= 2 else {}


# Initials, short forms of places and titles, prepositions: a capital after them goes on.
_NO_CUT_AFTER = re.compile(
    r"(?:\b[А-ЯЁ]|\b(?:г|им|ул|д|с|п|ст|св|т)\.|(?:^|\s)(?:по|в|на|для|с|о|и|при|из|от|до|к|за))\s+$", re.I
)
_CLOSED_START = re.compile(
    r"(?<!\S)(?=(?:в\s+течени|в\s+соответстви|не\s+реже|не\s+позднее|ежемесячн|еженедельн|ежеквартальн|ежегодн|ежедневн|постоянн|систематическ|регулярн|до\s+\d|по\s+(?:мере|план|график|учебн|отдельн|согласован|необходим)|"
    r"согласно|раз\s+в|\d|[IVX]+\s|янв|фев|март|апр|ма[йя]\b|июн|июл|авг|сент|окт|нояб|дек|с\s+\d|перв|втор|трет|четв|весь|на\s+протяж|конец|начал|середин|при\s+необх))",
    re.I,
)


def atoms_of(lines: Sequence[Line], slots: Sequence[Slot]) -> list[Atom]:
    deadline_first = slots[0].role == "deadline"
    marks = _marks(lines, deadline_first=deadline_first)
    marks |= _roman_marks(lines, marks)
    months = _months(lines, marks, deadline_last=slots[-1].role == "deadline")
    atoms: list[Atom] = []
    pending: _Mark | None = None
    for n, line in enumerate(lines):
        mark = marks.get(n)
        text = mark.rest if mark else line.text
        gap = "page" if line.page else "blank" if line.blanks else "line"
        if mark:
            pending = mark
        if not text.strip():
            continue
        for piece_gap, piece in _pieces(text):
            atom = Atom(piece, piece_gap or gap, line.index, width=len(text))
            if pending:
                atom.number, atom.opens = pending.number, "section" if pending.is_section else "row"
                pending = None
            elif n in months:
                atom.opens = "month"
            atoms.append(atom)
    return atoms


def _roman_marks(lines: Sequence[Line], marks: dict[int, _Mark]) -> dict[int, _Mark]:
    """Headings numbered «I.» or named «Раздел 2», not far above a numbered row."""
    return {
        n: _Mark("", line.text, is_section=True)
        for n, line in enumerate(lines)
        if n not in marks and ROMAN.match(line.text) and phrases.deadline_score(line.text) < 0.6
        and any(at in marks for at in range(n + 1, n + 6))
    }  # fmt: skip


def _months(lines: Sequence[Line], marks: dict[int, _Mark], *, deadline_last: bool) -> set[int]:
    """Lines that are headings of months, not deadlines: right above a numbered row, or each month once."""
    found = [n for n, line in enumerate(lines) if n not in marks and phrases.month_heading(line.text)]
    if marks:
        above = {n for n in found if n + 1 in marks and (n == 0 or n - 1 not in marks)}
        # Where the deadline is the last cell of a row, a month above the next row is that deadline.
        return {n for n in above if lines[n].text.isupper() or n == 0} if deadline_last else above
    names = [phrases.month_heading(lines[n].text) for n in found]
    gaps = [b - a for a, b in pairwise(found)]
    honest = (
        len(found) >= 2
        and len(set(names)) == len(names)
        and all(lines[n].text[:1].isupper() for n in found)
        and sum(gaps) >= 5 * len(gaps)
    )
    return set(found) if honest else set()


def _pieces(text: str) -> list[tuple[str, str]]:
    """Cut a line where a cell may end: at wide spaces, around a deadline, before a capital; the first gap is ""."""
    cuts: dict[int, str] = {}
    for match in re.finditer(r"(?:\s{2,}|\t\s*)(?=\S)", text):
        if not re.fullmatch(r"\s*\d{1,2}[.)]", text[: match.start()]):
            cuts[match.end()] = "wide"
    reached = 0
    for match in _CLOSED_START.finditer(text):
        if match.start() < reached:
            continue
        length = phrases.deadline_length(text[match.start() :])
        if length >= 3:
            cuts.setdefault(match.start(), "space")
            end = match.start() + length
            while end > match.start() and text[end - 1 : end].isspace():
                end -= 1
            reached = end
            following = re.match(r"\s+", text[end:])
            if following and end < len(text):
                cuts.setdefault(end + following.end(), "space")
                reached = end + following.end()
        elif re.match(r"(?:в\s+соотв|согласно|по\s|не\s|при\s|до\s|с\s)", text[match.start() :], re.I):
            cuts.setdefault(match.start(), "space")
    for match in re.finditer(r"(?<=[^\W\d_.][\s,;)»”.]|[)»”]\s|\.\s)\s*(?=[«\"“]?[А-ЯЁA-Z])", text):
        before = text[: match.end()]
        if before[-1:].isspace() and not _NO_CUT_AFTER.search(before):
            cuts.setdefault(match.end(), "space")
    cuts.pop(0, None)
    places = [0, *sorted(place for place in cuts if 0 < place < len(text)), len(text)]
    out = []
    for start, end in pairwise(places):
        piece = text[start:end].strip()
        if not piece:
            continue
        if out and re.fullmatch(r"\d{1,2}[.)]", out[-1][1]):
            # The number of an item stays with its item.
            out[-1] = (out[-1][0], f"{out[-1][1]} {piece}")
        else:
            out.append((cuts.get(start, "") if out else "", piece))
    return out
