"""A paper as DOCX: the layout of the PDF as near as a word processor comes to it, in Times New Roman."""

import io
from collections.abc import Sequence

import segno
from docx.document import Document as Docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.shape import CT_Inline
from docx.section import _Footer
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from artel.documents.papers import docx_parts, flow, gost, letter
from artel.documents.papers.tree import (
    Addressee,
    Align,
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
from artel.documents.papers.wording import for_docx, printable

_INK, _SOFT = "1D2F55", RGBColor(95, 95, 95)
_GOLD, _CREAM = "8A6D2F", "FAF8F2"
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")  # the order that the schema asks for
_MARK_MM, _NAME_MM = 62, 38
_TERMS_PADDING_MM = 3
_LEADING = 1.15
_BOLD_MM = 0.2  # the mean width of a letter of bold Times of 1 pt
_LEFT, _CENTRE, _RIGHT, _JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
_ALIGNS = {Align.LEFT: _LEFT, Align.CENTRE: _CENTRE, Align.RIGHT: _RIGHT}
_JUSTIFIED = (Style.NORMAL, Style.FLAT, Style.ITALIC)
_CENTRED = (Style.CENTRE, Style.HEADING)


def to_docx(document: Document, marks: Marks) -> bytes:
    """Write a paper as DOCX. Same paper and marks: same bytes."""
    return docx_parts.saved(_Writer(document, marks).written())


class _Writer:
    """One paper on its way to DOCX: what every block has to know of the sheet and of the marks."""

    def __init__(self, document: Document, marks: Marks) -> None:
        self.paper, self.marks = document, marks
        self.form = gost.form_of(document.gost_edition)
        self.sheet = flow.sheet_of(document)
        self.width = self.sheet.text_width
        self.foot = flow.foot_of(document)
        self.size, self.air = letter.step_of(document) if self.foot else (document.size_pt, 1)
        self.docx: Docx = docx_parts.blank(
            width=self.sheet.width,
            height=self.sheet.height,
            margins=(document.left_mm, flow.RIGHT_MM, flow.EDGE_MM, flow.EDGE_MM),
            size_pt=self.size,
            title=document.title,
            author=marks.author,
            made_at=marks.made_at,
        )

    def written(self) -> Docx:
        self._headers()
        self._footers()
        keeps = flow.kept_with_next(self.paper)
        for block, keep in zip(self.paper.blocks, keeps, strict=True):
            self._block(block, keep)
        for place, line in enumerate(self.paper.executor):
            paragraph = self._add(line, size=9.5)
            paragraph.paragraph_format.space_before = Pt(24 if place == 0 else 0)
            paragraph.paragraph_format.keep_with_next = place < len(self.paper.executor) - 1
        return self.docx

    def _block(self, block: Block, keep: bool) -> None:
        match block:
            case Text():
                self._text(block, keep)
            case Head():
                self._head(block)
            case Approve():
                self._approve(block)
            case AnnexHead():
                self._annex_head(block)
            case Pairs():
                self._pairs(block.rows, min(block.label_mm, self.width // 2) + 4)
            case Table():
                self._table(block, keep)
            case Annexes():
                self._annexes(block, keep)
            case Signatures():
                self._signatures(block)
            case Letterhead():
                self._letterhead(block)
            case Addressee():
                self._addressee(block)
            case Title():
                self._title(block)
            case Terms():
                self._terms(block)
            case Foot():
                pass  # stands in the footer of the page

    # --- margins of the sheet

    def _headers(self) -> None:
        section = self.docx.sections[0]
        for header, is_first in ((section.first_page_header, True), (section.header, False)):
            paragraph = header.paragraphs[0]
            paragraph.style = self.docx.styles["Normal"]  # that of headers brings tab stops of its own
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(self.width / 2), WD_TAB_ALIGNMENT.CENTER)
            stops.add_tab_stop(Mm(self.width), WD_TAB_ALIGNMENT.RIGHT)
            paragraph.add_run("\t")
            if not is_first:
                docx_parts.add_page_number(paragraph).font.size = Pt(11)
            if self.marks.draft:
                paragraph.add_run(f"\t{gost.DRAFT}").font.size = Pt(11)

    def _footers(self) -> None:
        section = self.docx.sections[0]
        first, usual = section.first_page_footer, section.footer
        check = flow.check_line(self.paper, self.marks)
        if self.foot is not None:
            self._foot(first, self.foot)
        elif check is not None:
            self._check(first, check)
        elif self.marks.demo:
            docx_parts.write_demo_foot(first.paragraphs[0])
        if self.marks.demo:
            docx_parts.write_demo_foot(usual.paragraphs[0])

    def _check(self, footer: _Footer, check: flow.CheckLine) -> None:
        """The requisite of verification at the foot of the first page, the foot of a demo in the same table."""
        widths = (self.width - 20, 20)
        table = self._bare_table(widths, place=footer)
        note, code = docx_parts.add_row(table, widths).cells
        note, code = (note, code) if check.target else (note.merge(code), None)
        note.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        docx_parts.fill(note, [gost.CHECK, check.shown], size=Pt(7.6), align=_RIGHT)
        for paragraph in note.paragraphs:
            paragraph.runs[0].font.color.rgb = _SOFT
        if code is not None:
            self._code(code.paragraphs[0], check, 19)
            note.paragraphs[0].paragraph_format.right_indent = note.paragraphs[1].paragraph_format.right_indent = Mm(2)
        if self.marks.demo:
            # LibreOffice cuts off what stands in a footer below its table.
            cell = docx_parts.merged(docx_parts.add_row(table, widths))
            docx_parts.write_demo_foot(cell.paragraphs[0])
        _end_with_own_paragraph(footer)

    def _foot(self, footer: _Footer, foot: Foot) -> None:
        """The foot of a letter under a rule, its code to the right, the foot of a demo in the same table."""
        widths = (self.width - 27, 27)
        table = self._bare_table(widths, place=footer)
        words, place = docx_parts.add_row(table, widths).cells
        code = letter.answer_code(foot, self.marks)
        if code is None:
            words = words.merge(place)
        else:
            picture = self._code(place.paragraphs[0], code, 26)
            for side in ("distT", "distB", "distL", "distR"):
                picture.set(side, "0")  # LibreOffice takes what is not said for 3 mm
        _rule(words, place)
        words.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        answer = letter.answer_line(foot, self.marks).split("\n")
        docx_parts.fill(words, [for_docx(line) for line in (*foot.lines, *answer)], size=Pt(9.5))
        for paragraph in words.paragraphs[len(foot.lines) :]:
            paragraph.runs[0].font.color.rgb = _SOFT
        for paragraph in words.paragraphs:
            paragraph.paragraph_format.right_indent = Mm(5)
        words.paragraphs[len(foot.lines)].paragraph_format.space_before = Pt(5)
        for cell in (words, place):
            cell.paragraphs[0].paragraph_format.space_before = Pt(6)
        if self.marks.demo:
            cell = docx_parts.merged(docx_parts.add_row(table, widths))
            docx_parts.write_demo_foot(cell.paragraphs[0])
        _end_with_own_paragraph(footer)

    def _code(self, paragraph: Paragraph, check: flow.CheckLine, width_mm: int) -> CT_Inline:
        image = io.BytesIO()
        segno.make(check.target, error="m", micro=False).save(image, kind="png", scale=8, border=0)
        image.seek(0)
        paragraph.alignment = _RIGHT
        picture = paragraph.add_run().add_picture(image, width=Mm(width_mm))
        picture._inline.docPr.set("descr", printable(check.alt))
        return picture._inline

    # --- blocks

    def _add(
        self,
        text: str,
        *,
        align: WD_ALIGN_PARAGRAPH = _LEFT,
        size: float | None = None,
        bold: bool = False,
        before: float = 0,
        after: float = 0,
    ) -> Paragraph:
        paragraph = docx_parts.add_paragraph(self.docx, for_docx(text), align=align, bold=bold)
        paragraph.runs[0].font.size = Pt(size) if size else None
        spacing = paragraph.paragraph_format
        spacing.line_spacing, spacing.space_before, spacing.space_after = _LEADING, Pt(before), Pt(after)
        return paragraph

    def _text(self, block: Text, keep: bool) -> None:
        if block.style is Style.SALUTATION:
            gap = (0.5 + 0.6 * self.air) * self.size
            self._add(block.text, align=_CENTRE, size=_half(1.115 * self.size), before=gap, after=gap)
            return
        text = f"{block.number}\xa0{block.text}" if block.number else block.text
        # A word processor would stretch the line before a break.
        is_justified = block.style in _JUSTIFIED and "\n" not in text
        align = _CENTRE if block.style in _CENTRED else _JUSTIFY if is_justified else _LEFT
        before, _below = flow.gaps(block)
        is_heading = block.style is Style.HEADING
        paragraph = self._add(
            text,
            align=align,
            bold=is_heading,
            before=12 if is_heading else (before - flow.LEADING) * self.paper.size_pt,
            after=6 if is_heading else 0,
        )
        paragraph.runs[0].italic = block.style is Style.ITALIC or None
        paragraph.paragraph_format.keep_with_next = keep
        if block.style not in (*_CENTRED, Style.FLAT):
            paragraph.paragraph_format.first_line_indent = Mm(12.5)

    def _head(self, block: Head) -> None:
        if block.org:
            self._centred(block.org.upper(), 148)
        if block.body:
            self._centred(block.body.upper(), 148, bold=True, before=2)
        kind = self._centred(block.kind.upper(), self.width, bold=True, size=15, before=14, after=8)
        _track(kind, 1.2)
        number = flow.number_of(block, self.marks)
        if block.date or number:
            line = self._add(f"{block.date}\t" + (f"№\xa0{number}" if number else ""))
            line.paragraph_format.tab_stops.add_tab_stop(Mm(self.width), WD_TAB_ALIGNMENT.RIGHT)
        if block.place:
            self._centred(block.place, self.width, before=2)
        if block.heading:
            self._centred(block.heading, 193 if self.paper.landscape else 132, bold=True, before=9)
        self._gap(10, True)

    def _centred(self, text: str, width: float, **look) -> Paragraph:
        paragraph = self._add(text, align=_CENTRE, **look)
        margin = Mm(max(0, (self.width - width) / 2))
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = margin
        paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _in_corner(self, text: str, **look) -> Paragraph:
        paragraph = self._add(text, **look)
        paragraph.paragraph_format.left_indent = Mm(self.width - self.form.corner_mm)
        paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _approve(self, block: Approve) -> None:
        mark = flow.mark_of(block.signer, self.marks)
        self._in_corner(gost.APPROVE)
        self._in_corner(block.post)
        if mark is not None and flow.is_simple(mark):
            table = self._bare_table((_MARK_MM,), indent=self.width - self.form.corner_mm)
            self._simple_mark(docx_parts.add_row(table, (_MARK_MM,)).cells[0], mark)
            self._in_corner(block.name, before=2)
        else:
            line = self._in_corner(f"\t\xa0{block.name}", before=12)
            line.paragraph_format.tab_stops.add_tab_stop(Mm(self.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        self._in_corner(mark.date if mark else gost.DATE_BY_HAND, after=16)

    def _annex_head(self, block: AnnexHead) -> None:
        for place, line in enumerate(block.lines):
            paragraph = self._in_corner(line)
            paragraph.paragraph_format.page_break_before = place == 0
        for place, line in enumerate(block.title):
            last = place == len(block.title) - 1
            paragraph = self._centred(line, self.width, bold=True, before=20 if place == 0 else 0, after=10 * last)
            if line.upper() == line:
                _track(paragraph, 0.8)

    def _pairs(self, rows, label_mm: float, *, keep: bool = False, after: float = 8) -> None:
        widths = (label_mm, self.width - label_mm)
        table = self._bare_table(widths)
        for row in rows:
            cells = docx_parts.add_row(table, widths, may_tear=flow.is_long(row)).cells
            for cell, text in zip(cells, row, strict=True):
                docx_parts.fill(cell, for_docx(text).split("\n"), keep=keep)
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.line_spacing = _LEADING
        self._gap(after, keep)

    def _annexes(self, block: Annexes, keep: bool) -> None:
        label, lines = flow.numbered_annexes(block)
        self._gap(10, True)
        rows = [(label if place == 0 else "", line) for place, line in enumerate(lines)]
        self._pairs(rows, 33, keep=keep and len(rows) < 12, after=2)

    # --- a letter

    def _letterhead(self, block: Letterhead) -> None:
        for line in letter.letterhead_lines(block):
            name = self._centred(line.upper(), self.width - 16, bold=True, size=_half(0.96 * self.size))
            _track(name, 0.4)
        for place, line in enumerate(block.lines):
            small = self._centred(line, self.width - 16, size=_half(0.73 * self.size), before=4 if place == 0 else 0)
            small.runs[0].font.color.rgb = _SOFT
        under = self._add("", size=1, after=(0.5 + 0.6 * self.air) * self.size)
        under.paragraph_format.line_spacing = Pt(5)
        borders = docx_parts.element("w:pBdr")
        borders.append(docx_parts.element("w:bottom", val="single", sz="6", space="1", color=_INK))
        under._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)

    def _addressee(self, block: Addressee) -> None:
        widths = (self.width - 80, 80)
        left, right = docx_parts.add_row(self._bare_table(widths), widths).cells
        number = f"№ {flow.number_of_letter(self.marks)}"
        docx_parts.fill(left, [for_docx(line) for line in (f"{block.date} {number}", block.place)])
        docx_parts.fill(right, [for_docx(line) for line in block.lines], first_bold=True)
        for paragraph in (*left.paragraphs, *right.paragraphs):
            paragraph.paragraph_format.line_spacing = _LEADING
        self._gap((0.8 + 1.1 * self.air) * self.size, True)

    def _title(self, block: Title) -> None:
        title = self._centred(block.text.upper(), self.width, bold=True, size=_half(1.46 * self.size))
        title.runs[0].font.color.rgb = RGBColor.from_string(_INK)
        _track(title, 3)
        if block.subtitle:
            self._centred(block.subtitle, self.width, size=_half(0.96 * self.size), after=0.5 * self.air * self.size)

    def _terms(self, block: Terms) -> None:
        self._gap((0.4 + 0.6 * self.air) * self.size, True)
        widths = (letter.TERMS_LABEL_MM + 5, self.width - letter.TERMS_LABEL_MM - 5)
        table = self._bare_table(widths, indent=_TERMS_PADDING_MM, sides_mm=_TERMS_PADDING_MM)
        for place, texts in enumerate(block.rows):
            cells = docx_parts.add_row(table, widths).cells
            _border(cells[0], {"left": (18, _GOLD)})
            for cell, text in zip(cells, texts, strict=True):
                docx_parts.fill(cell, for_docx(text).split("\n"), size=Pt(_half(0.96 * self.size)), keep=True)
                _shade(cell, _CREAM)
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.line_spacing = 1.08
                if place == 0:
                    cell.paragraphs[0].paragraph_format.space_before = Pt(5)
                if place == len(block.rows) - 1:
                    cell.paragraphs[-1].paragraph_format.space_after = Pt(5)
        self._gap((0.4 + 0.6 * self.air) * self.size, False)

    def _gap(self, size: float, keep: bool) -> None:
        """An empty line of so many points: a table has no space around it, and two tables in a row would be one."""
        paragraph = self._add("", size=1)
        paragraph.paragraph_format.line_spacing = Pt(max(size, 1))
        paragraph.paragraph_format.keep_with_next = keep

    def _table(self, block: Table, keep: bool) -> None:
        widths = flow.column_widths(block, self.width)
        size = Pt(block.size_pt)
        small = flow.is_small(block, self.sheet)
        padding = 1 if block.size_pt < 10 else 1.4
        head_size = Pt(round(2 * block.size_pt * _head_share(block, widths, padding)) / 2)
        table = docx_parts.add_table(self.docx, widths)
        docx_parts.set_padding(table, sides_mm=padding, ends_mm=0.4)
        header = docx_parts.add_row(table, widths)
        docx_parts.mark_row(header, "w:tblHeader")
        for cell, column in zip(header.cells, block.columns, strict=True):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            lines = for_docx(column.title).split("\n")
            docx_parts.fill(cell, lines, size=head_size, bold=True, align=_CENTRE, keep=True)
        if block.numbered:
            row = docx_parts.add_row(table, widths)
            docx_parts.mark_row(row, "w:tblHeader")
            for number, cell in enumerate(row.cells, start=1):
                docx_parts.fill(cell, [str(number)], size=Pt(block.size_pt * 0.85), align=_CENTRE, keep=True)
        for place, texts in enumerate(block.rows, start=1):
            row = docx_parts.add_row(table, widths, may_tear=flow.may_row_tear(block, texts, self.sheet))
            if flow.is_across(block, texts):
                heading = docx_parts.merged(row)
                docx_parts.fill(heading, for_docx(texts[0]).split("\n"), size=size, bold=True, align=_CENTRE, keep=True)
                continue
            stays = small and (keep or place < len(block.rows))
            for cell, column, text in zip(row.cells, block.columns, flow.cells_of(block, texts), strict=True):
                lines = for_docx(text).split("\n")
                docx_parts.fill(cell, lines, size=size, align=_ALIGNS[column.align], keep=stays)
        self._gap(8, keep)

    # --- signatures

    def _signatures(self, block: Signatures) -> None:
        signs = any(line.signer is not None for line in block.lines)
        self._gap(14 if signs else 10, True)
        if block.title:
            self._add(block.title, after=6).paragraph_format.keep_with_next = True
        mark_mm = _MARK_MM if signs else 2
        widths = (self.width - mark_mm - _NAME_MM, mark_mm, _NAME_MM)
        table = self._bare_table(widths)
        for place, line in enumerate(block.lines):
            if place:
                self._space_row(table, widths, 4.5 if signs else 2)
            mark = flow.mark_of(line.signer, self.marks)
            boxed = mark is not None and flow.is_simple(mark)
            post, middle, name = docx_parts.add_row(table, widths).cells
            keep = len(block.lines) - place > 1 and (len(block.lines) <= 6 or len(block.lines) - place <= 3)
            docx_parts.fill(post, [for_docx(line.post)], keep=keep)
            docx_parts.fill(name, [for_docx(line.name)], align=_RIGHT, keep=keep)
            if boxed:
                self._simple_mark(middle, mark, keep=keep)
            elif line.signer is not None:
                self._line_for_hand(middle, mark, keep=keep)
            for cell in (post, middle, name):
                cell.vertical_alignment = (
                    WD_CELL_VERTICAL_ALIGNMENT.CENTER if boxed else WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
                )
        self._gap(8, False)

    def _space_row(self, table: DocxTable, widths: tuple[float, ...], height_mm: float) -> None:
        row = docx_parts.add_row(table, widths)
        row.height, row.height_rule = Mm(height_mm), WD_ROW_HEIGHT_RULE.EXACTLY
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
            cell.paragraphs[0].paragraph_format.line_spacing = Pt(2)

    def _simple_mark(self, cell: _Cell, mark: Mark, *, keep: bool = True) -> None:
        title, lines = gost.words_of_mark(mark)
        docx_parts.fill(cell, [*title, *map(for_docx, lines)], size=Pt(7.4), align=_LEFT, keep=keep)
        for place, paragraph in enumerate(cell.paragraphs):
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(1.5)
            run = paragraph.runs[0]
            run.font.color.rgb = RGBColor.from_string(_INK)
            if place < len(title):
                paragraph.alignment, run.bold = _CENTRE, True
        cell.paragraphs[0].paragraph_format.space_before = Pt(3)
        cell.paragraphs[-1].paragraph_format.space_after = Pt(3)
        _border(cell, dict.fromkeys(("top", "left", "bottom", "right"), (6, _INK)))

    def _line_for_hand(self, cell: _Cell, mark: Mark | None, *, keep: bool) -> None:
        docx_parts.fill(cell, ["_" * 22], align=_CENTRE, keep=keep)
        if mark is not None and mark.date:
            date = docx_parts.add_paragraph(cell, for_docx(mark.date), align=_CENTRE)
            date.runs[0].font.size = Pt(7.4)
            date.runs[0].font.color.rgb = _SOFT
            date.paragraph_format.keep_with_next = keep

    def _bare_table(
        self,
        widths: tuple[float, ...],
        *,
        indent: float = 0,
        sides_mm: float = 0,
        place: Docx | _Footer | None = None,
    ) -> DocxTable:
        """A table without rules, its text in line with the margin."""
        table = docx_parts.add_table(place or self.docx, widths, style=None)
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table._tbl.tblPr.append(docx_parts.element("w:tblInd", w=str(Mm(indent).twips), type="dxa"))
        docx_parts.set_padding(table, sides_mm=sides_mm)
        return table


def _head_share(block: Table, widths: Sequence[float], padding: float) -> float:
    """How much smaller the headings of a table are set so that their longest words fit: a processor breaks them anyhow."""
    needed = (
        (flow.longest_word(column.title) * block.size_pt * _BOLD_MM, width - 2 * padding)
        for column, width in zip(block.columns, widths, strict=True)
    )
    return min(1, max(0.75, min((room / need for need, room in needed if need), default=1)))


def _half(points: float) -> float:
    """The nearest size that a word processor has."""
    return round(2 * points) / 2


def _border(cell: _Cell, sides: dict[str, tuple[int, str]]) -> None:
    """Rules of a cell by its sides, in their order: eighths of a point and a colour."""
    borders = docx_parts.element("w:tcBorders")
    for side, (width, colour) in sides.items():
        borders.append(docx_parts.element(f"w:{side}", val="single", sz=str(width), space="0", color=colour))
    cell._tc.get_or_add_tcPr().append(borders)


def _rule(*cells: _Cell) -> None:
    for cell in cells:
        _border(cell, {"top": (6, _INK)})


def _shade(cell: _Cell, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(docx_parts.element("w:shd", val="clear", color="auto", fill=colour))


def _end_with_own_paragraph(footer: _Footer) -> None:
    """A table may not be the last thing in a footer: the paragraph of the template goes after it."""
    last = footer.paragraphs[0]
    last.paragraph_format.line_spacing = Pt(1)
    last._p.getparent().append(last._p)


def _track(paragraph: Paragraph, points: float) -> None:
    """Letter-space a paragraph."""
    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(docx_parts.element("w:spacing", val=str(round(points * 20))))
