"""A paper as HTML: all of the content that is hashed, for whoever reads it before signing. Style: ui/paper.css."""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

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
    SignatureLine,
    Signatures,
    Style,
    Table,
    Terms,
    Text,
    Title,
)
from artel.documents.papers.wording import for_html

_BR = mark_safe("<br>")
_NOTHING = SafeString("")


def to_html(document: Document, marks: Marks) -> SafeString:
    """Write a paper as one <article>; its kind is a second-level heading, its parts are third-level ones.

    The words stand as they are hashed: capitals and gaps are the style's. Everything is escaped.
    """
    parts = [_block(block, marks) for block in document.blocks]
    return format_html(
        '<article class="a-paper{}" aria-label="{}" lang="ru">{}{}{}{}</article>',
        " a-paper--wide" if document.landscape else "",
        for_html(document.title),
        _p("draft", gost.DRAFT) if marks.draft else "",
        _joined(parts),
        _executor(document),
        _foot(document, marks),
    )


def _block(block: Block, marks: Marks) -> SafeString:
    match block:
        case Text():
            return _text(block)
        case Head():
            return _head(block, marks)
        case Approve():
            return _approve(block, marks)
        case AnnexHead():
            return _annex_head(block)
        case Pairs():
            return _pairs("a-paper__pairs", block.rows)
        case Table():
            return _table(block)
        case Annexes():
            label, lines = flow.numbered_annexes(block)
            items = format_html_join("", "<li>{}</li>", ((_lines(line),) for line in lines))
            return format_html('<div class="a-paper__annexes"><p>{}</p><ul>{}</ul></div>', label, items)
        case Signatures():
            items = _joined(_signature(line, marks) for line in block.lines)
            return format_html('{}<ul class="a-paper__signs">{}</ul>', _p("verb", block.title), items)
        case Letterhead():
            lines = format_html_join("", "<p>{}</p>", ((_lines(line),) for line in block.lines))
            return format_html('<header class="a-paper__letterhead">{}{}</header>', _p("sender", block.name), lines)
        case Addressee():
            return _addressee(block, marks)
        case Title():
            return format_html('<h2 class="a-paper__title">{}</h2>{}', _lines(block.text), _p("place", block.subtitle))
        case Terms():
            return _pairs("a-paper__pairs a-paper__terms", block.rows)
        case Foot():
            lines = format_html_join("", "<p>{}</p>", ((_lines(line),) for line in block.lines))
            return format_html(
                '<footer class="a-paper__law">{}<p>{}</p></footer>', lines, _lines(letter.answer_line(block, marks))
            )


def _text(block: Text) -> SafeString:
    text = _lines(block.text)
    if block.number:
        text = format_html("{}\N{NO-BREAK SPACE}{}", _lines(block.number), text)
    if block.style is Style.HEADING:
        return format_html("<h3>{}</h3>", text)
    if block.style is Style.ITALIC:
        text = format_html("<em>{}</em>", text)
    return format_html('<p class="a-paper__p a-paper__p--{}">{}</p>', str(block.style), text)


def _head(block: Head, marks: Marks) -> SafeString:
    number = flow.number_of(block, marks)
    line = (for_html(block.date), for_html(f"№ {number}") if number else "")
    return format_html(
        '<header class="a-paper__head">{}{}<h2>{}</h2>{}{}{}</header>',
        _p("org", block.org),
        _p("body", block.body),
        _lines(block.kind),
        format_html('<p class="a-paper__line"><span>{}</span><span>{}</span></p>', *line) if any(line) else "",
        _p("place", block.place),
        _p("heading", block.heading),
    )


def _pairs(names: str, rows: Iterable[tuple[str, str]]) -> SafeString:
    pairs = ((_lines(label), _lines(value)) for label, value in rows)
    return format_html(
        '<dl class="{}">{}</dl>', names, format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", pairs)
    )


def _addressee(block: Addressee, marks: Marks) -> SafeString:
    place = (block.date, f"№ {flow.number_of_letter(marks)}", block.place)
    name, *lines = block.lines or ("",)
    return format_html(
        '<div class="a-paper__line a-paper__line--to"><p>{} {}<br>{}</p><p><b>{}</b>{}</p></div>',
        *map(for_html, place),
        _lines(name),
        format_html_join("", "<br>{}", ((_lines(line),) for line in lines)),
    )


def _approve(block: Approve, marks: Marks) -> SafeString:
    mark = flow.mark_of(block.signer, marks)
    return format_html(
        '<div class="a-paper__corner"><p>{}</p><p>{}</p>{}<p>{}</p><p>{}</p></div>',
        gost.APPROVE,
        _lines(block.post),
        _place(mark),
        _lines(block.name),
        for_html(mark.date) if mark else gost.DATE_BY_HAND,
    )


def _annex_head(block: AnnexHead) -> SafeString:
    lines = format_html_join("", "<p>{}</p>", ((_lines(line),) for line in block.lines))
    title = format_html_join(_BR, "{}", ((_lines(line),) for line in block.title))
    return format_html(
        '<div class="a-paper__corner a-paper__corner--annex">{}</div>{}',
        lines,
        format_html("<h3>{}</h3>", title) if block.title else "",
    )


def _table(block: Table) -> SafeString:
    aligns = [str(column.align) for column in block.columns]
    heads = format_html_join("", '<th scope="col">{}</th>', ((_lines(column.title),) for column in block.columns))
    rows = [
        format_html('<tr><th colspan="{}" scope="rowgroup">{}</th></tr>', len(aligns), _lines(row[0]))
        if flow.is_across(block, row)
        else _row(flow.cells_of(block, row), aligns)
        for row in block.rows
    ]
    # A wide table is moved within its frame, by the keyboard too.
    return format_html(
        '<div class="a-paper__scroll" tabindex="0" role="group" aria-label="Таблица">'
        '<table class="a-paper__table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>',
        heads,
        _joined(rows),
    )


def _row(cells: Sequence[str], aligns: Sequence[str]) -> SafeString:
    pairs = ((align, _lines(cell)) for align, cell in zip(aligns, cells, strict=True))
    return format_html("<tr>{}</tr>", format_html_join("", '<td class="a-paper__cell--{}">{}</td>', pairs))


def _signature(line: SignatureLine, marks: Marks) -> SafeString:
    place = _place(flow.mark_of(line.signer, marks)) if line.signer is not None else ""
    return format_html(
        "<li><span>{}</span><div>{}</div><span>{}</span></li>", _lines(line.post), place, _lines(line.name)
    )


def _place(mark: Mark | None) -> SafeString:
    """The mark of a simple signature, or a line to sign on with the date under it."""
    if mark is None or not flow.is_simple(mark):
        return format_html('<div class="a-paper__line-for-hand">{}</div>', for_html(mark.date) if mark else "")
    title, lines = gost.words_of_mark(mark)
    return format_html(
        '<div class="a-paper__mark"><b>{}</b><p>{}</p></div>',
        format_html_join(_BR, "{}", ((line,) for line in title)),
        format_html_join(_BR, "{}", ((for_html(line),) for line in lines)),
    )


def _executor(document: Document) -> SafeString:
    if not document.executor:
        return _NOTHING
    lines = format_html_join(_BR, "{}", ((_lines(line),) for line in document.executor))
    return format_html('<p class="a-paper__executor">{}</p>', lines)


def _foot(document: Document, marks: Marks) -> SafeString:
    check = flow.check_line(document, marks)
    return format_html(
        "{}{}",
        format_html('<p class="a-paper__foot">{}<br>{}</p>', gost.CHECK, check.shown) if check else "",
        _p("foot", gost.DEMO_FOOT) if marks.demo else "",
    )


def _p(name: str, text: str) -> SafeString:
    """A paragraph of this kind, or nothing for an empty text."""
    return format_html('<p class="a-paper__{}">{}</p>', name, _lines(text)) if text else _NOTHING


def _lines(text: str) -> SafeString:
    return format_html_join(_BR, "{}", ((line,) for line in for_html(text).split("\n")))


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
