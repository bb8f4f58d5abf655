"""Parts that every DOCX of Artel is put together from: the sheet, paragraphs, tables whose rows are not torn."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from artel.documents.papers.gost import DEMO_FOOT
from artel.documents.papers.wording import printable

FONT = "Times New Roman"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def blank(
    *,
    width: int,
    height: int,
    margins: tuple[int, int, int, int],
    size_pt: float,
    title: str,
    author: str,
    made_at: datetime | None = None,
) -> Document:
    """An empty document of one section. Millimetres; `margins`: left, right, top, bottom. The first page is its own."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(size_pt)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi", "w:ascii"):
        fonts.set(qn(script), FONT)
    normal.element.get_or_add_rPr().append(element("w:lang", val="ru-RU"))
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    normal.paragraph_format.widow_control = True
    sheet = document.sections[0]
    sheet.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    sheet.page_width, sheet.page_height = Mm(width), Mm(height)
    sheet.left_margin, sheet.right_margin, sheet.top_margin, sheet.bottom_margin = map(Mm, margins)
    sheet.header_distance = sheet.footer_distance = Mm(9)
    sheet.different_first_page_header_footer = True
    properties = document.core_properties
    properties.title, properties.author = printable(title)[:255], printable(author)[:255]
    properties.language, properties.comments = "ru-RU", ""
    if made_at:
        properties.created = properties.modified = made_at
    return document


def saved(document: Document) -> bytes:
    """The document as a file: the same bytes for the same document, whenever it is saved."""
    buffer, file = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(part, made.read(name))
    return file.getvalue()


def element(name: str, **attributes: str):
    """An element that python-docx has no word for: «w:lang» with w:val=…"""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


# --- paragraphs ------------------------------------------------------------------------------------------------------


def add_paragraph(
    place: Document | _Cell,
    text: str,
    *,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    bold: bool = False,
) -> Paragraph:
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    paragraph.add_run(printable(text)).bold = bold
    return paragraph


def add_page_number(paragraph: Paragraph) -> Run:
    """A field with the number of the page: python-docx has no fields."""
    run = paragraph.add_run()
    instruction = element("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = "PAGE"
    for part in (element("w:fldChar", fldCharType="begin"), instruction, element("w:fldChar", fldCharType="end")):
        run._r.append(part)
    return run


def write_demo_foot(paragraph: Paragraph) -> None:
    """Say that all of it is invented."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(DEMO_FOOT).font.size = Pt(8)


# --- tables ----------------------------------------------------------------------------------------------------------


def add_table(place: Document | _Footer, widths_mm: Sequence[float], *, style: str | None = "Table Grid") -> Table:
    """A table without rows; its columns have the widths by which LibreOffice goes, Word goes by the cells."""
    wide = {"width": Mm(sum(widths_mm))} if isinstance(place, _Footer) else {}
    table = place.add_table(rows=0, cols=len(widths_mm), **wide)
    table.style = style
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    return table


def add_row(table: Table, widths_mm: Sequence[float], *, may_tear: bool = False) -> _Row:
    """A row that is not torn over pages, unless it `may_tear`."""
    row = table.add_row()
    if not may_tear:
        mark_row(row, "w:cantSplit")
    for cell, width in zip(row.cells, widths_mm, strict=True):
        cell.width = Mm(width)
    return row


def set_padding(table: Table, *, sides_mm: float, ends_mm: float = 0) -> None:
    """The white space within the cells of a table."""
    margins = element("w:tblCellMar")
    for side, width in (("top", ends_mm), ("left", sides_mm), ("bottom", ends_mm), ("right", sides_mm)):
        margins.append(element(f"w:{side}", w=str(Mm(width).twips), type="dxa"))
    table._tbl.tblPr.append(margins)


def mark_row(row: _Row, name: str) -> None:
    """Give a row a property python-docx does not know: w:cantSplit, w:tblHeader."""
    row._tr.get_or_add_trPr().append(element(name))


def merged(row: _Row) -> _Cell:
    """The cells of a row as one."""
    cells = row.cells
    return cells[0].merge(cells[-1])


def fill(
    cell: _Cell,
    lines: Iterable[str],
    *,
    size: Length | None = None,
    bold: bool = False,
    first_bold: bool = False,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    keep: bool = False,
) -> None:
    """Write a line a paragraph; `keep`: on one page with what follows the cell's row."""
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.keep_with_next = keep
        run = paragraph.add_run(printable(line))
        run.font.size = size
        run.bold = bold or (first_bold and number == 0)
