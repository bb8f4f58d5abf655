"""Tables whose cells flow line after line, as text extractors write them; the noise of page breaks is dropped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from . import headings
from .flow_header import Header, header_at
from .flow_marks import Line, atoms_of
from .solver import solve
from .tables import Cell, Grid, GridRow, Para, Source

_ROW_LIMIT = 3000


@dataclass
class _Part:
    header: Header
    lines: list[Line] = field(default_factory=list)
    before: list[str] = field(default_factory=list)


def take_apart(raw: Sequence[str]) -> Source:
    """Answer paragraphs and grids; without a header of at least two known columns all lines are paragraphs."""
    lines = _lines(raw)
    source = Source()
    current: _Part | None = None
    loose: list[str] = []
    position = 0
    while position < len(lines):
        header = header_at(lines, position)
        if header is None:
            if current:
                current.lines.append(lines[position])
            else:
                loose.append(lines[position].text)
            position += 1
            continue
        heading = _heading_above(current.lines) if current else []
        if current and not heading and header.order() == current.header.order():
            # The same header after a page break.
            position = header.last
            if position < len(lines):
                lines[position].page = True
            continue
        if current:
            current.lines = current.lines[: len(current.lines) - len(heading)]
            _emit(source, current)
            loose = [line.text for line in heading]
        current = _Part(header, before=loose)
        loose = []
        position = header.last
    if current:
        _emit(source, current)
    else:
        source.blocks += [Para(line) for line in loose]
    return source


def _lines(raw: Sequence[str]) -> list[Line]:
    lines: list[Line] = []
    blanks = 0
    for index, text in enumerate(raw, start=1):
        text = text.replace("\u00ad", "").replace("\u00a0", " ").replace("\ufeff", "")
        if text.strip() and not text.startswith("# source:"):
            lines.append(Line(index, text.strip(" "), blanks))
            blanks = 0
        else:
            blanks += 1
    if sum(1 for line in lines if line.blanks) > 0.6 * len(lines):
        # A blank line after each line parts nothing.
        for line in lines:
            line.blanks = max(0, line.blanks - 1)
    return _without_page_numbers(lines)


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    bare = [(n, int(line.text)) for n, line in enumerate(lines) if re.fullmatch(r"\d{1,3}", line.text.strip())]
    if not bare or any(b[1] != a[1] + 1 for a, b in pairwise(bare)):
        return lines
    if any(b[0] - a[0] < 15 for a, b in pairwise(bare)):
        return lines
    if len(bare) == 1 and bare[0][0] not in (0, len(lines) - 1):
        return lines
    dropped = {n for n, _number in bare}
    for n in dropped:
        if n + 1 < len(lines):
            lines[n + 1].page = True
    return [line for n, line in enumerate(lines) if n not in dropped]


def _heading_above(lines: Sequence[Line]) -> list[Line]:
    """The last lines before another header, when they name a plan of their own."""
    for back in range(min(6, len(lines)), 0, -1):
        tail = lines[-back:]
        if headings.is_plan_title([tail[0].text]) and (tail[0].blanks or tail[0].text.isupper()):
            return list(tail)
    return []


def _emit(source: Source, part: _Part) -> None:
    source.blocks += [Para(text) for text in part.before]
    slots = part.header.slots
    rows = [
        GridRow(
            (Cell(0, 1, "№"), *(Cell(n, 1, slot.label) for n, slot in enumerate(slots, start=1))),
            f"строка {part.header.first + 1}",
        )
    ]
    for found in solve(atoms_of(part.lines, slots), slots):
        if found.section is not None:
            rows.append(GridRow((Cell(0, len(slots) + 1, found.section),), f"строка {found.line}"))
        else:
            cells = [Cell(0, 1, found.number or ""), *(Cell(n, 1, text) for n, text in enumerate(found.texts, start=1))]
            rows.append(GridRow(tuple(cells), f"строка {found.line}"))
        if len(rows) > _ROW_LIMIT:
            source.remarks.append(f"Прочитаны первые {_ROW_LIMIT} строк таблицы")
            break
    source.blocks.append(Grid(tuple(rows), len(slots) + 1))
