"""A letter stands on one page: how large its type may be, and what is told at its foot."""

import math
from collections.abc import Sequence

from artel.documents.papers import flow
from artel.documents.papers.tree import (
    Addressee,
    Document,
    Foot,
    Letterhead,
    Marks,
    Signatures,
    Style,
    Terms,
    Text,
    Title,
)

_STEPS = ((12.5, 0.7), (12, 0.6), (11.5, 0.5), (11, 0.4), (10.5, 0.4), (10.5, 0.1), (10, 0.4), (10, 0))
TERMS_LABEL_MM, FOOT_CLEARANCE_MM = 42, 5
_ADDRESSEE_MM, _MARK_MM = 80, 20
_WIDTH_OF_SIGN, _WIDTH_OF_CAPITAL, _HEIGHT_OF_LINE = 0.53, 0.75, 1.28
_INDENT_SIGNS = 5
_LETTERHEAD_LINE = 46  # signs, in capitals


def steps_of(document: Document) -> list[tuple[float, float]]:
    """Sizes of type that a letter may be set in, with its gaps, the largest first: that by which it stands on its page.

    Only one where it stands on its page for certain: trying doubles the time that a letter takes.
    """
    size = document.size_pt
    steps = [(size, 1), (size, 0.7), *(step for step in _STEPS if step[0] < size)]
    return steps[:1] if height_of(document, *steps[0]) <= flow.sheet_of(document).text_height else steps


def step_of(document: Document) -> tuple[float, float]:
    """The step by which a letter stands on its page, for a writer that cannot measure: rather a smaller one."""
    steps = steps_of(document)
    height = flow.sheet_of(document).text_height
    return next((step for step in steps if height_of(document, *step) <= height), steps[-1])


def height_of(document: Document, size_pt: float, air: float) -> float:
    """Millimetres that a letter takes with its foot in type of this size; rather more than it does."""
    em = size_pt * flow.MM_OF_POINT
    width = flow.sheet_of(document).text_width
    total = 0.0
    for block in document.blocks:
        match block:
            case Letterhead():
                inner = width - 16
                name = _height_of(letterhead_lines(block), inner, 0.96 * size_pt, sign=_WIDTH_OF_CAPITAL)
                total += name + _height_of(block.lines, inner, 0.73 * size_pt) + (2.2 + 0.6 * air) * em
            case Addressee():
                lines = (*block.lines, "")[: max(2, len(block.lines))]
                total += _height_of(lines, _ADDRESSEE_MM, size_pt) + (1 + 1.1 * air) * em
            case Title():
                total += (3 + air) * em if block.subtitle else 2 * em
            case Text(style=Style.SALUTATION):
                total += _height_of([block.text], width, 1.115 * size_pt) + (0.5 + 0.6 * air) * em
            case Text():
                total += _height_of(block.text.split("\n"), width, size_pt, indent=1) + flow.LEADING * em
            case Terms():
                cells = (
                    max(_height_of(cell.split("\n"), mm, 0.96 * size_pt) for cell, mm in zip(row, widths, strict=True))
                    for row in block.rows
                    for widths in ((TERMS_LABEL_MM, width - TERMS_LABEL_MM - 14),)
                )
                total += sum(cells) + (2.2 - flow.LEADING + 1.6 * air + flow.LEADING * len(block.rows)) * em
            case Signatures():
                posts = (_height_of([line.post], width - 62 - 8 - 38, size_pt) for line in block.lines)
                total += sum(max(post, _MARK_MM) + em for post in posts) + (1.4 * air - 0.4) * em
            case Foot():
                lines = [*block.lines, block.answer_label, "/"]
                total += max(_height_of(lines, width - 32, 9.5) + 2.5, 26) + 2.5 + FOOT_CLEARANCE_MM
            case _:
                return math.inf  # what no letter of ours has: measured
    return total


def _height_of(
    lines: Sequence[str], width_mm: float, size_pt: float, *, sign: float = _WIDTH_OF_SIGN, indent: int = 0
) -> float:
    size_mm = size_pt * flow.MM_OF_POINT
    in_line = max(1, int(width_mm / (size_mm * sign)))
    count = sum(max(1, math.ceil((len(line) + indent * _INDENT_SIGNS) / in_line)) for line in lines)
    return (count * _HEIGHT_OF_LINE - flow.LEADING) * size_mm


def letterhead_lines(block: Letterhead) -> list[str]:
    """The name of the enterprise: what it is above how it is called, where it does not stand on one line."""
    form, quote, name = block.name.partition(" «")
    return [form, f"«{name}"] if quote and len(block.name) > _LETTERHEAD_LINE else [block.name]


def answer_line(foot: Foot, marks: Marks) -> str:
    """Where to answer; a paper that has no address yet tells only what for."""
    return f"{foot.answer_label}:\n{flow.address_of(marks)[0]}" if marks.check_url else foot.answer_label


def answer_code(foot: Foot, marks: Marks) -> flow.CheckLine | None:
    """The code to answer by; a letter is answered by it whatever the edition of the standard."""
    label = foot.answer_label[:1].lower() + foot.answer_label[1:]
    return flow.CheckLine(*flow.address_of(marks), f"QR-код: {label}: {{url}}") if marks.check_url else None
