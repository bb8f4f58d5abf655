"""A paper as PDF/A-2a: tagged, with its fonts inside, the same bytes for the same paper whenever it is made."""

import json
import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

import segno
import typst

from artel.documents.papers import flow, gost, letter
from artel.documents.papers.tree import (
    Addressee,
    Annexes,
    AnnexHead,
    Approve,
    Block,
    Document,
    Foot,
    Head,
    Letterhead,
    Mark,
    Marks,
    Pairs,
    Signatures,
    Style,
    Table,
    Terms,
    Text,
    Title,
)
from artel.documents.papers.wording import for_pdf, for_pdf_cell, printable

STANDARDS = ["a-2a"]
MERGED_AT_MOST = 200
_MAIN = b"""#import "layout.typ": sheet
#let file = json("papers.json")
#set document(title: file.title, author: file.author)
#for (place, paper) in file.papers.enumerate(start: 1) { sheet(paper, place == file.papers.len()) }
"""
_PROBE = b'#set document(title: "?")\n#set text(font: "Libertinus Serif", lang: "ru")\n#sys.inputs.sign'
_MISSING = "□"
# A code of a letter is read whichever of its eight masks it has; trying all of them takes half of a letter's time.
_MASK = 3
_HYPHENATED_FROM = 160  # signs: a short paragraph gains nothing and gets «го-/дов;»
_LONG_LIST = 12
_MANY_SIGNERS, _LAST_SIGNERS = 6, 3  # more of them may go on to another page, but not the last one alone
_CAPITALISED = re.compile("([А-ЯЁ][А-ЯЁа-яё-]+)")  # names of people, places and firms
_DARK = re.compile(b"\x01+")
_PLAIN = re.compile(r"[ -~А-Яа-яЁё«»„“№–—…\n\xa0]*")


def to_pdf(document: Document, marks: Marks) -> bytes:
    """Write a paper as PDF/A-2a. Signs that no font of ours has are printed as «□»; nothing else is left out.

    The content reaches the layout as data, so nothing in it is a command. Same paper and marks: same bytes.
    """
    return _written(document.title, marks.author, [(document, marks)])


def to_pdf_merged(papers: Sequence[tuple[Document, Marks]]) -> bytes:
    """Write many papers into one PDF/A-2a for printing, each from a new page on, each with its own pages numbered.

    Refuses none and more than MERGED_AT_MOST (ValueError): a page takes half a megabyte while it is laid out. Each
    paper reads as it does in a file of its own; the title is that of the first one and how many there are.
    """
    if not 0 < len(papers) <= MERGED_AT_MOST:
        raise ValueError(f"{len(papers)} papers in one file")
    authors = {marks.author for _document, marks in papers}
    title = papers[0][0].title
    return _written(
        f"{title} ({len(papers)})" if len(papers) > 1 else title, authors.pop() if len(authors) == 1 else "", papers
    )


def _written(title: str, author: str, papers: Sequence[tuple[Document, Marks]]) -> bytes:
    data = json.dumps(
        {
            "title": for_pdf(title).strip() or "—",  # PDF/A wants a title
            "author": for_pdf(author),
            "papers": [_paper(document, marks) for document, marks in papers],
        },
        ensure_ascii=False,
    )
    made_at = max((marks.made_at for _document, marks in papers if marks.made_at), default=None)
    try:
        return _compiled(data, made_at)
    except typst.TypstError:
        # PDF/A forbids a sign without a glyph. Asking beforehand would cost every paper what one in thousands needs.
        drawn = "".join(sign if _is_drawn(sign) else _MISSING for sign in data)
        if drawn == data:
            raise
        return _compiled(drawn, made_at)


def _compiled(data: str, made_at: datetime | None) -> bytes:
    return typst.compile(
        {"main.typ": _MAIN, "layout.typ": _layout(), "papers.json": data.encode()},
        font_paths=_fonts(),
        pdf_standards=STANDARDS,
        timestamp=int(made_at.timestamp()) if made_at else 0,
    )


@cache
def _layout() -> bytes:
    return Path(__file__).with_name("layout.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Fonts of the wheel alone: a paper looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False)


def _is_drawn(sign: str) -> bool:
    return _PLAIN.fullmatch(sign) is not None or _has_glyph(sign)


@cache
def _has_glyph(sign: str) -> bool:
    try:
        typst.compile(_PROBE, font_paths=_fonts(), sys_inputs={"sign": sign}, pdf_standards=STANDARDS, timestamp=0)
    except typst.TypstError:
        return False
    return True


# --- the paper as data -----------------------------------------------------------------------------------------------


def _paper(document: Document, marks: Marks) -> dict:
    keep = flow.kept_with_next(document)
    foot = flow.foot_of(document)
    return {
        "landscape": document.landscape,
        "left": document.left_mm,
        "size": document.size_pt,
        "corner": gost.form_of(document.gost_edition).corner_mm,
        "draft": gost.DRAFT if marks.draft else "",
        "demo": gost.DEMO_FOOT if marks.demo else "",
        "check": _check(document, marks),
        "executor": [for_pdf(line) for line in document.executor],
        "blocks": [
            {"block": type(block).__name__, "keep": kept, **_block(block, document, marks)}
            for block, kept in zip(document.blocks, keep, strict=True)
            if block is not foot
        ],
        "letter": _letter(document, foot, marks) if foot else None,
    }


def _check(document: Document, marks: Marks) -> dict | None:
    check = flow.check_line(document, marks)
    if check is None:
        return None
    return {
        "note": gost.CHECK,
        "shown": for_pdf(check.shown),
        "alt": check.alt,
        "qr": _qr(check.target) if check.target else "",
        "top": bool(check.target) and flow.is_check_on_top(document),
    }


def _letter(document: Document, foot: Foot, marks: Marks) -> dict:
    """How a letter is brought to stand on one page."""
    return {
        "steps": letter.steps_of(document),
        "label": letter.TERMS_LABEL_MM,
        "clearance": letter.FOOT_CLEARANCE_MM,
        "foot": _foot(foot, marks),
    }


def _foot(foot: Foot, marks: Marks) -> dict:
    code = letter.answer_code(foot, marks)
    return {
        "lines": [for_pdf(line) for line in foot.lines],
        "answer": for_pdf(letter.answer_line(foot, marks)),
        "check": {"qr": _qr(code.target, mask=_MASK), "alt": printable(code.alt)} if code else None,
    }


def _qr(target: str, mask: int | None = None) -> str:
    """The code as SVG: a stroke for every run of dark squares."""
    matrix = segno.make(target, error="m", micro=False, mask=mask).matrix
    runs = (
        f"M{run.start()} {row}.5h{run.end() - run.start()}"
        for row, squares in enumerate(matrix)
        for run in _DARK.finditer(squares)
    )
    side = 4 * len(matrix)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}">'
        f'<path transform="scale(4)" stroke="#000" d="{"".join(runs)}"/></svg>'
    )


def _block(block: Block, document: Document, marks: Marks) -> dict:
    match block:
        case Text():
            text = _text(block)
            return text | {"parts": _parts(text["text"])} if flow.foot_of(document) else text
        case Head():
            number = flow.number_of(block, marks)
            return {
                "org": for_pdf(block.org.upper()),
                "body": for_pdf(block.body.upper()),
                "kind": for_pdf(block.kind.upper()),
                "date": for_pdf(block.date),
                "number": for_pdf(f"№ {number}") if number else "",
                "place": for_pdf(block.place),
                "heading": for_pdf(block.heading),
            }
        case Approve():
            mark = flow.mark_of(block.signer, marks)
            return {
                "title": gost.APPROVE,
                "post": for_pdf(block.post),
                "name": for_pdf(block.name),
                "mark": _mark(mark),
                "date": for_pdf(mark.date) if mark else gost.DATE_BY_HAND,
            }
        case AnnexHead():
            return {"lines": [for_pdf(line) for line in block.lines], "title": [for_pdf(line) for line in block.title]}
        case Pairs():
            return {
                "label": min(block.label_mm, flow.sheet_of(document).text_width // 2),
                "rows": [{"cells": [for_pdf(cell) for cell in row], "long": flow.is_long(row)} for row in block.rows],
            }
        case Table():
            return _table(block, document)
        case Annexes():
            label, lines = flow.numbered_annexes(block)
            long = len(lines) > _LONG_LIST or flow.is_long(lines)
            return {"label": label, "lines": [for_pdf(line) for line in lines], "long": long}
        case Signatures():
            return _signatures(block, marks)
        case Letterhead():
            name = "\n".join(letter.letterhead_lines(block))
            return {"name": for_pdf(name.upper()), "lines": [for_pdf(line) for line in block.lines]}
        case Addressee():
            number = for_pdf(f"№ {flow.number_of_letter(marks)}")
            return {
                "date": f"{for_pdf(block.date)} {number}\n{for_pdf(block.place)}",
                "lines": [for_pdf(line) for line in block.lines],
            }
        case Title():
            return {"text": for_pdf(block.text.upper()), "subtitle": for_pdf(block.subtitle)}
        case Terms():
            return {"rows": [[for_pdf(cell) for cell in row] for row in block.rows]}


def _text(block: Text) -> dict:
    text = f"{block.number} {block.text}" if block.number else block.text
    text = for_pdf(text)
    if block.number:
        text = text.replace(" ", "\xa0", 1) if " " in text[: len(block.number) + 1] else text
    above, below = flow.gaps(block)
    return {
        "style": str(block.style),
        "text": text,
        "above": above,
        "below": below,
        "hyphenate": len(text) >= _HYPHENATED_FROM and block.style in (Style.NORMAL, Style.FLAT, Style.ITALIC),
    }


def _parts(text: str) -> list[tuple[str, bool]]:
    """A paragraph of a letter cut into what may be hyphenated and what may not: typst would find it slower."""
    parts = [(words, place % 2 == 0) for place, words in enumerate(_CAPITALISED.split(text)) if words]
    return parts or [("", True)]


def _table(block: Table, document: Document) -> dict:
    sheet = flow.sheet_of(document)
    widths = flow.column_widths(block, sheet.text_width)
    signs = [flow.signs_in_cell(width, block.size_pt) for width in widths]
    return {
        "size": block.size_pt,
        "numbered": block.numbered,
        "small": flow.is_small(block, sheet),
        "columns": [
            {"width": width, "align": str(column.align), **_cell(column.title, count)}
            for column, width, count in zip(block.columns, widths, signs, strict=True)
        ],
        "rows": [
            {
                "across": flow.is_across(block, row),
                "tears": flow.may_row_tear(block, row, sheet),
                "cells": [_cell(row[0], flow.signs_in(sheet.text_width, block.size_pt))]
                if flow.is_across(block, row)
                else [_cell(cell, count) for cell, count in zip(flow.cells_of(block, row), signs, strict=True)],
            }
            for row in block.rows
        ],
    }


def _cell(text: str, signs: int) -> dict:
    text, is_hyphenated = for_pdf_cell(text, signs)
    return {"text": text, "hyphenate": is_hyphenated}


def _signatures(block: Signatures, marks: Marks) -> dict:
    rows = []
    for line in block.lines:
        mark = flow.mark_of(line.signer, marks)
        rows.append(
            {
                "post": for_pdf(line.post),
                "name": for_pdf(line.name),
                "signs": line.signer is not None,
                "mark": _mark(mark),
                "boxed": mark is not None and flow.is_simple(mark),
            }
        )
    return {
        "title": for_pdf(block.title),
        "rows": rows,
        "signs": any(row["signs"] for row in rows),
        "tail": _LAST_SIGNERS if len(rows) > _MANY_SIGNERS else len(rows),
    }


def _mark(mark: Mark | None) -> dict | None:
    if mark is None:
        return None
    title, lines = gost.words_of_mark(mark)
    return {
        "simple": flow.is_simple(mark),
        "title": "\n".join(title),
        "lines": "\n".join(for_pdf(line) for line in lines),
        "date": for_pdf(mark.date),
    }
