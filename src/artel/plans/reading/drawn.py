"""Tables that a text draws itself: separated columns, boxes of lines, a bar after each cell."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .tables import Cell, Grid, GridRow, Para, Source, grid_of

_BARS = str.maketrans("│┃║¦", "||||")
_RULE = re.compile(r"[\s|+:=TL¬\-–—─━┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬═]+")


def take_apart(lines: Sequence[str]) -> Source | None:
    """Answer the source when the text draws its tables, None when it does not."""
    for way in (_boxes, _bar_after_cell, _separated):
        source = way(lines)
        if source is not None:
            return source
    return None


def _boxes(lines: Sequence[str]) -> Source | None:
    """Rows between ruled lines; the lines of a row are joined column by column, a cell without inner bars is merged."""
    plain = [line.translate(_BARS) for line in lines]
    ruled = {
        n
        for n, line in enumerate(plain)
        if len(line.strip()) > 10 and _RULE.fullmatch(line) and re.search(r"[-─━═]{5}", line)
    }
    barred = [line for line in plain if line.count("|") >= 2]
    if len(ruled) < 3 or len(barred) < 3:
        return None
    source = Source()
    rows: list[tuple[int, list[str]]] = []
    pending: list[str] = []
    start = 0

    def close() -> None:
        nonlocal pending
        if pending:
            rows.append((start + 1, pending))
        pending = []

    for n, line in enumerate(plain):
        if n in ruled or (_RULE.fullmatch(line) and line.strip() and pending):
            close()
        elif line.strip().startswith("|") or line.count("|") >= 2:
            if not pending:
                start = n
            pending.append(line)
        else:
            close()
            if line.strip():
                if rows:
                    source.blocks.append(_boxed_grid(rows))
                    rows = []
                source.blocks.append(Para(line))
    close()
    if rows:
        source.blocks.append(_boxed_grid(rows))
    return source


def _boxed_grid(rows: Sequence[tuple[int, list[str]]]) -> Grid:
    places = sorted({at for _n, lines in rows for line in lines for at in _bars(line)})
    borders = [at for n, at in enumerate(places) if n == 0 or at - places[n - 1] > 1]
    out = []
    for number, lines in rows:
        # A bar that only some lines of the row have belongs to a storey of the header.
        shared = {_nearest(borders, at) for at in _bars(lines[0])}.union(
            *({_nearest(borders, at) for at in _bars(line)} for line in lines[1:])
        )
        edges = sorted(shared)
        cells = []
        for left, right in pairwise(edges):
            pieces = [line[borders[left] : borders[right]].strip("| ") for line in lines]
            cells.append(Cell(left, right - left, "\n".join(piece for piece in pieces if piece).replace("|", " ")))
        out.append(GridRow(tuple(cells), f"строка {number}"))
    return Grid(tuple(out), max(1, len(borders) - 1))


def _bars(line: str) -> list[int]:
    return [at for at, sign in enumerate(line) if sign == "|"]


def _nearest(borders: Sequence[int], at: int) -> int:
    return min(range(len(borders)), key=lambda n: abs(borders[n] - at))


def _bar_after_cell(lines: Sequence[str]) -> Source | None:
    """Cells one under another, each closed by a bar: a row is as wide as puts numbers under numbers."""
    closed = [n for n, line in enumerate(lines) if line.rstrip().endswith("|") and line.count("|") == 1]
    filled = [n for n, line in enumerate(lines) if line.strip()]
    if len(closed) < 8 or len(closed) < 0.4 * sum(1 for n in filled if closed[0] <= n <= closed[-1]):
        return None
    cells: list[tuple[int, str]] = []
    pending: list[str] = []
    first = last = closed[0]
    for n in range(closed[0], closed[-1] + 1):
        text = lines[n].strip()
        pending.append(text.removesuffix("|").strip())
        if text.endswith("|"):
            cells.append((last + 1, "\n".join(piece for piece in pending if piece)))
            pending, last = [], n + 1
    width = _width(cells)
    if width is None:
        return None
    rows = tuple(
        GridRow(
            tuple(Cell(i, 1, text) for i, (_n, text) in enumerate(cells[at : at + width])), f"строка {cells[at][0]}"
        )
        for at in range(0, len(cells), width)
    )
    before = [Para(line) for line in lines[:first]]
    return Source(blocks=[*before, Grid(rows, width), *(Para(line) for line in lines[closed[-1] + 1 :])])


def _width(cells: Sequence[tuple[int, str]]) -> int | None:
    """The number of columns that puts numbers under numbers best."""

    def order(text: str) -> int | None:
        match = re.fullmatch(r"(\d{1,3})\.?", text.strip())
        return int(match[1]) if match else None

    best: tuple[float, int] | None = None
    for width in range(2, 11):
        heads = [order(text) for _n, text in cells[width::width]]
        share = sum(1 for head in heads if head) / max(1, len(heads))
        if share >= 0.7 and (best is None or share > best[0]):
            best = (share, width)
    return best[1] if best else None


def _separated(lines: Sequence[str]) -> Source | None:
    """Columns set apart by bars, tabs or semicolons: most lines from the first to the last such one have them."""
    for sign, least in (("|", 2), ("\t", 2), (";", 3)):
        marked = [n for n, line in enumerate(lines) if line.strip().strip("|").count(sign) >= max(1, least - 1)]
        if len(marked) < 3:
            continue
        body = [line for line in lines[marked[0] : marked[-1] + 1] if line.strip()]
        counts = [line.count(sign) for line in body if line.count(sign) >= least - 1]
        usual = max(set(counts), key=counts.count)
        if len(counts) < 0.6 * len(body) or counts.count(usual) < 0.6 * len(counts):
            continue
        rows = []
        for line in body:
            if _RULE.fullmatch(line) and sign != "\t":
                continue
            texts = line.strip().strip("|").split(sign) if sign == "|" else line.split(sign)
            rows.append([text.strip().strip('"') for text in texts])
        blocks: list[Para | Grid] = [Para(line) for line in lines[: marked[0]]]
        blocks.append(grid_of(rows))
        blocks += [Para(line) for line in lines[marked[-1] + 1 :]]
        return Source(blocks=blocks)
    return None
