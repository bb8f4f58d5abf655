"""Columns of a table without rulings, found by the empty strips between words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from . import columns, phrases
from .tables import Cell, Grid, GridRow


@dataclass(frozen=True)
class Word:
    """A word and where it stands, in points or in characters."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str


def grid_by_gutters(words: Sequence[Word], where: str) -> tuple[float, Grid, list[Word]] | None:
    """Answer (top, grid, words outside it), or None when the words do not stand in columns.

    The table is taken to run from a header of known words to the end; without a header, over all the words.
    """
    lines = _lines(words)
    if len(lines) < 4:
        return None
    size = sorted((w.x1 - w.x0) / max(1, len(w.text)) for w in words)[len(words) // 2]
    start = _header_line(lines, size)
    if start is None:
        return None
    body = lines[start:]
    borders = _borders(body, size)
    if len(borders) < 2:
        return None
    end = _end(body, borders, size)
    body = body[:end]
    grid = _rows(body, borders, where, size)
    if grid is None:
        return None
    inside = {id(word) for line in body for word in line}
    return body[0][0].top, grid, [word for word in words if id(word) not in inside]


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.top, w.x0)):
        if lines and abs(lines[-1][0].top - word.top) < 0.45 * (word.bottom - word.top):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.x0) for line in lines]


def _chunks(line: Sequence[Word], size: float) -> list[list[Word]]:
    """Words of a line that stand no further apart than a wide space."""
    chunks: list[list[Word]] = []
    for word in line:
        if chunks and word.x0 - chunks[-1][-1].x1 < 1.9 * size:
            chunks[-1].append(word)
        else:
            chunks.append([word])
    return chunks


def _header_line(lines: Sequence[Sequence[Word]], size: float) -> int | None:
    for n, line in enumerate(lines):
        chunks = [" ".join(w.text for w in chunk) for chunk in _chunks(line, size)]
        if not 2 <= len(chunks) <= 9:
            continue
        roles = [columns.role_of(chunk) for chunk in chunks]
        known = {role for role, weight in roles if role in columns.ROLES and weight}
        if (
            len(known) >= 2
            and "title" in known | ({"title"} if len(known) >= 3 else set())
            and known & {"deadline", "executors", "result"}
        ):
            return max(0, n - 1) if n and _is_header_storey(lines[n - 1], size) else n
    return None


def _is_header_storey(line: Sequence[Word], size: float) -> bool:
    chunks = _chunks(line, size)
    return len(chunks) >= 2 and all(columns.role_of(" ".join(w.text for w in chunk))[1] for chunk in chunks)


def _borders(body: Sequence[Sequence[Word]], size: float) -> list[float]:
    """Middle of each strip, as wide as a space and a half, that nearly no line crosses."""
    left, right = min(w.x0 for line in body for w in line), max(w.x1 for line in body for w in line)
    step = max(size / 2, (right - left) / 2000)
    slots = int((right - left) / step) + 2
    crossed = [0] * slots
    voters = 0
    for line in body:
        covered: set[int] = set()
        chunks = _chunks(line, size)
        if len(chunks) < 2:
            # A lone run of words is a section row or the rest of one cell: it says nothing of strips.
            continue
        voters += 1
        for chunk in chunks:
            covered.update(range(int((chunk[0].x0 - left) / step), int((chunk[-1].x1 - left) / step) + 1))
        for slot in covered:
            crossed[slot] += 1
    limit = max(1, 0.1 * voters) if voters > 5 else 0
    borders = []
    run = 0
    for slot in range(slots):
        if crossed[slot] <= limit:
            run += 1
            continue
        if run * step >= 1.0 * size and slot - run > 0:
            # Section rows cross every strip; of a strip, take the place that the fewest lines cross, the rightmost of
            # equals.
            least = min(range(slot - run, slot), key=lambda s: (crossed[s], -s))
            borders.append(left + least * step)
        run = 0
    return borders


def _end(body: Sequence[Sequence[Word]], borders: Sequence[float], size: float) -> int:
    """The table ends with the last line that fills two columns, and the lines that go on with its cells."""
    last = max(
        (n for n, line in enumerate(body) if len({_column(c[0], borders) for c in _chunks(line, size)}) >= 2),
        default=len(body) - 1,
    )
    end = last + 1
    usual = _usual_gap(body)
    while (
        end < len(body)
        and body[end][0].top - body[end - 1][0].top < 1.35 * usual
        and _column(body[end][0], borders) > 0
    ):
        end += 1
    return end


def _usual_gap(body: Sequence[Sequence[Word]]) -> float:
    gaps = sorted(b[0].top - a[0].top for a, b in pairwise(body))
    return gaps[len(gaps) // 4] if gaps else 1.0


def _column(word: Word, borders: Sequence[float]) -> int:
    return sum(1 for border in borders if (word.x0 + word.x1) / 2 > border)


def _crosses(chunk: Sequence[Word], borders: Sequence[float]) -> bool:
    """One run of words across a strip: a section row."""
    return any(chunk[0].x0 < border < chunk[-1].x1 for border in borders)


def _heads(chunk: Sequence[Word], borders: Sequence[float], following: Sequence[Word]) -> bool:
    """A numbered heading in the middle of the line, right above a row that has its number in the first column."""
    text = " ".join(word.text for word in chunk)
    return bool(
        following
        and (
            (_column(chunk[0], borders) > 0 and re.match(r"(?:\d{1,2}\.|[IVX]+\.?|раздел|блок)\s", text, re.I))
            or phrases.month_heading(text)
        )
        and _column(following[0], borders) == 0
        and phrases.number_of(following[0].text)
    )


def _rows(body: Sequence[Sequence[Word]], borders: Sequence[float], where: str, size: float) -> Grid | None:
    width = len(borders) + 1
    dealt: list[list[str]] = []
    for n, line in enumerate(body):
        texts = [""] * width
        chunks = _chunks(line, size)
        if len(chunks) == 1 and (
            _crosses(chunks[0], borders) or _heads(chunks[0], borders, body[n + 1] if n + 1 < len(body) else [])
        ):
            dealt.append(["\x00" + " ".join(w.text for w in chunks[0])])
            continue
        for word in line:
            column = _column(word, borders)
            texts[column] = f"{texts[column]} {word.text}".strip()
        dealt.append(texts)
    gaps = [0.0, *(b[0].top - a[0].top for a, b in pairwise(body))]
    usual = _usual_gap(body)
    numbers = sum(1 for texts in dealt if phrases.number_of(texts[0]))
    numbered = numbers >= 2 and numbers >= 0.6 * sum(1 for texts in dealt if len(texts) == width and texts[0])
    spaced = sum(1 for gap in gaps if gap > 1.35 * usual)
    rows: list[GridRow] = []
    current: list[str] | None = None
    head = True

    def close() -> None:
        nonlocal current
        if current and any(current):
            cells = (
                [Cell(0, width, current[0][1:])]
                if len(current) == 1
                else [Cell(i, 1, text) for i, text in enumerate(current)]
            )
            rows.append(GridRow(tuple(cells), f"{where}, строка {len(rows) + 1}"))
        current = None

    for n, texts in enumerate(dealt):
        if len(texts) == 1:
            if (
                current
                and len(current) == 1
                and gaps[n] <= 1.35 * usual
                and not re.match(r"\x00(?:\d|[IVX]+\.)", texts[0])
            ):
                current[0] += " " + texts[0][1:]
                continue
            close()
            current, head = list(texts), False
            continue
        apart = gaps[n] > 1.35 * usual
        number = phrases.number_of(texts[0]) if numbered else None
        if head:
            opens = n > 0 and (
                bool(number) or (apart and sum(1 for t in texts if t) >= 2) or _is_fresh(texts, numbered)
            )
        elif numbered:
            opens = bool(number) or (len(current or []) == 1)
        else:
            opens = (
                (apart and sum(1 for t in texts if t) >= 2)
                or (spaced < 3 and _is_fresh(texts, numbered))
                or len(current or []) == 1
            )
        if opens or current is None:
            if opens:
                head = False
            close()
            current = list(texts)
        else:
            current = [f"{a}\n{b}".strip() if b else a for a, b in zip(current, texts, strict=True)]
    close()
    return Grid(tuple(rows), width, where[:1].upper() + where[1:], opens_page=False) if len(rows) >= 2 else None


def _is_fresh(texts: Sequence[str], numbered: bool) -> bool:
    """Without numbers and gaps a row opens where several cells begin at once, each as a cell begins."""
    filled = [text for text in texts if text]
    starts = [text for text in filled if re.match(r"[«\"(]?[А-ЯЁA-Z\d]", text) or phrases.deadline_score(text) >= 0.9]
    return (
        not numbered
        and len(filled) >= 3
        and len(starts) == len(filled)
        and any(phrases.deadline_score(text) >= 0.6 for text in filled)
    )
