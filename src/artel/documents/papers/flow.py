"""How the blocks of a paper stand to each other on a page, the same for every writer (papers/README, rules 4, 6, 14)."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from artel.documents.papers import gost
from artel.documents.papers.tree import (
    Annexes,
    Approve,
    Block,
    Document,
    Foot,
    Head,
    Mark,
    Marks,
    Pairs,
    Signatures,
    Style,
    Table,
    Text,
)

LEADING = 0.62
VOTE = "Голосовали:"
RIGHT_MM = 10
EDGE_MM = 20  # top and bottom
_KEPT_ROWS, _KEPT_SHARE = 6, 0.45  # a table of few rows that takes less of a page is never parted over two
_TORN_SHARE = 0.6  # a row that takes more of a page may be torn: it might not stand on one at all
_LINES_WITH_SIGNATURES = 2
_LONG = 1500  # signs
MM_OF_POINT = 0.3528
_WIDTH_OF_SIGN, _HEIGHT_OF_LINE = 0.55, 1.25  # in sizes of type: generous, so that a row is rather thought too tall
_WIDTH_OF_LETTER = 0.47  # on the average of a word
_PADDING_MM = 3
_NUMBERED = re.compile(r"\d+\.\s")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of a paper, in millimetres."""

    width: int
    height: int
    left: int

    @property
    def text_width(self) -> int:
        return self.width - self.left - RIGHT_MM

    @property
    def text_height(self) -> int:
        return self.height - 2 * EDGE_MM


@dataclass(frozen=True, slots=True)
class CheckLine:
    """How a reader verifies the paper. `target`: what the QR code holds, empty where the edition has no code."""

    shown: str
    target: str
    says: str  # what the code is, to whoever does not see it

    @property
    def alt(self) -> str:
        return self.says.replace("{url}", self.shown)


def sheet_of(document: Document) -> Sheet:
    width, height = (297, 210) if document.landscape else (210, 297)
    return Sheet(width, height, document.left_mm)


def check_line(document: Document, marks: Marks) -> CheckLine | None:
    """The requisite of verification: a QR code from the edition of 2025, the line of text alone before it."""
    if not marks.check_url or foot_of(document) is not None:
        return None
    shown, target = address_of(marks)
    return CheckLine(shown, target if gost.form_of(document.gost_edition).has_qr else "", gost.QR_ALT)


def foot_of(document: Document) -> Foot | None:
    """The foot of a letter: where the address and its code stand instead of the requisite of verification."""
    return next((block for block in document.blocks if isinstance(block, Foot)), None)


def address_of(marks: Marks) -> tuple[str, str]:
    """As it is shown, and as the code holds it."""
    scheme, divider, rest = marks.check_url.partition("://")
    return (rest, marks.check_url) if divider else (scheme, f"https://{scheme}")


def is_check_on_top(document: Document) -> bool:
    """The code stands in the upper right corner of a landscape sheet, unless the grif of approval does."""
    return document.landscape and not any(isinstance(block, Approve) for block in document.blocks)


def number_of(head: Head, marks: Marks) -> str:
    """What is printed after «№»; a line to write on for a number that is not given yet; empty: no number at all."""
    return head.number if head.number is not None else number_of_letter(marks)


def number_of_letter(marks: Marks) -> str:
    return marks.number or "_" * 8


def mark_of(position: int | None, marks: Marks) -> Mark | None:
    return None if position is None else marks.signatures.get(position)


def is_simple(mark: Mark) -> bool:
    """Signed by a simple electronic signature, not by hand."""
    return bool(mark.agreement)


def numbered_annexes(block: Annexes) -> tuple[str, tuple[str, ...]]:
    """The label and the lines: annexes have numbers only if there are two or more (papers/README, rule 6)."""
    if len(block.lines) < 2:
        return "Приложение:", block.lines
    lines = (line if _NUMBERED.match(line) else f"{place}. {line}" for place, line in enumerate(block.lines, start=1))
    return "Приложения:", tuple(lines)


def gaps(block: Text) -> tuple[float, float]:
    """Space above and below a paragraph, in sizes of its type: an item opens after a wide one, a vote after a gap."""
    if block.style is Style.CAPTION:
        return (1.5 if block.number else 1.05), LEADING
    if block.style is Style.RAGGED and VOTE in block.text:
        return 1, LEADING
    return LEADING, LEADING


def is_small(table: Table, sheet: Sheet) -> bool:
    """Small enough to stand on one page as a whole."""
    if len(table.rows) > _KEPT_ROWS:
        return False
    return sum(_row_height(table, row, sheet) for row in table.rows) < sheet.text_height * _KEPT_SHARE


def kept_with_next(document: Document) -> list[bool]:
    """For every block: may the page not end after it?

    Captions, headings and what introduces a table stay with what follows; signatures have two lines of text before them.
    """
    blocks, sheet = document.blocks, sheet_of(document)
    in_line = signs_in(sheet.text_width, document.size_pt)
    keep = [_leads(block, after) for block, after in zip(blocks, (*blocks[1:], None), strict=True)]
    for place, block in enumerate(blocks):
        if not isinstance(block, Signatures):
            continue
        lines = 0
        for before in range(place - 1, -1, -1):
            if lines >= _LINES_WITH_SIGNATURES or not _may_stay_with_signatures(blocks[before], sheet):
                break
            keep[before] = True
            lines += _lines(blocks[before], in_line)
    return keep


def _leads(block: Block, after: Block | None) -> bool:
    if isinstance(block, Text):
        return block.style in (Style.HEADING, Style.CAPTION) or isinstance(after, (Table, Pairs))
    return False


def _may_stay_with_signatures(block: Block, sheet: Sheet) -> bool:
    return isinstance(block, (Text, Annexes, Signatures)) or (isinstance(block, Table) and is_small(block, sheet))


def _lines(block: Block, in_line: int) -> int:
    if isinstance(block, Text):
        return math.ceil(len(block.text) / in_line)
    # A list of annexes is no text yet: a vote or another line stays with it.
    return 1 if isinstance(block, Annexes) else _LINES_WITH_SIGNATURES


def is_long(texts: Sequence[str]) -> bool:
    """So long that it could not stand on one page as a whole."""
    return sum(map(len, texts)) > _LONG


def column_widths(table: Table, width_mm: float) -> list[float]:
    """Millimetres of each column; shares that are not above nought are taken for a small one."""
    weights = [max(column.weight, 0.05) for column in table.columns]
    return [width_mm * weight / sum(weights) for weight in weights]


def cells_of(table: Table, row: Sequence[str]) -> list[str]:
    """The cells of a row, exactly as many as there are columns; what is too much goes on in the last one."""
    count = len(table.columns)
    head, rest = list(row[:count]), row[count:]
    head += [""] * (count - len(head))
    return [*head[:-1], "\n".join((head[-1], *rest))] if head else []


def is_across(table: Table, row: Sequence[str]) -> bool:
    """Is the row a heading across the table, the heading of a section?"""
    return len(row) == 1 < len(table.columns)


def may_row_tear(table: Table, row: Sequence[str], sheet: Sheet) -> bool:
    """Is the row so tall that it could not stand on one page? Only such a row is torn."""
    return _row_height(table, row, sheet) > sheet.text_height * _TORN_SHARE


def signs_in(width_mm: float, size_pt: float) -> int:
    """How many letters a line of this width holds."""
    return max(1, int(width_mm / (size_pt * MM_OF_POINT * _WIDTH_OF_LETTER)))


def signs_in_cell(width_mm: float, size_pt: float) -> int:
    """How many letters a line in a column of a table holds."""
    return signs_in(max(width_mm - _PADDING_MM, 1), size_pt)


def longest_word(text: str) -> int:
    return max((len(word) for word in re.split(r"[\s-]+", text)), default=0)


def _row_height(table: Table, row: Sequence[str], sheet: Sheet) -> float:
    if is_across(table, row):
        return _height(row[0], sheet.text_width, table.size_pt)
    heights = (
        _height(cell, width, table.size_pt)
        for cell, width in zip(cells_of(table, row), column_widths(table, sheet.text_width), strict=True)
    )
    return max(heights, default=0)


def _height(text: str, width_mm: float, size_pt: float) -> float:
    size_mm = size_pt * MM_OF_POINT
    in_line = max(1, int((width_mm - _PADDING_MM) / (size_mm * _WIDTH_OF_SIGN)))
    lines = sum(max(1, math.ceil(len(line) / in_line)) for line in text.split("\n"))
    return lines * size_mm * _HEIGHT_OF_LINE
