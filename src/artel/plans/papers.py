"""The plan as an official paper: the same table back as DOCX, in the form of the document it was read from.

Form: the cluster's own plan; typography: ГОСТ Р 7.0.97, practice of Russian offices. Words of the plan are verbatim.
"""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import docx
from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from artel.plans import labels, words
from artel.plans.domain.states import State
from artel.plans.models import Plan
from artel.plans.selectors import PlanStatus, RowStatus
from artel.russian import NBSP, date_words, plural

FONT = "Times New Roman"
DEMO_FOOTER = "Образец. Лица, предприятия и сведения вымышлены"
_YEAR_LINE = re.compile(
    r"\s+((?:на|за)\s+\d{4}(?:\s*[/–-]\s*\d{2,4})?\s*(?:учебный\s+|уч\.\s*)?год[а-я]*\.?)\s*$", re.I
)
_KIND_LINE = re.compile(r"^(план\s+(?:работы|мероприятий|совместной\s+работы))(?:\s+|$)", re.I)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of the plan's table: its heading and its width in millimetres."""

    title: str
    width: int


def columns(*, with_states: bool, on_words: str = "") -> list[PaperColumn]:
    """Columns of the table; five as printed, and two more with states. Together 262 mm, a landscape sheet."""
    widths = (12, 56, 31, 28, 40, 36, 59) if with_states else (14, 92, 42, 40, 74)
    titles = [
        _("№ п/п"),
        _("Наименование мероприятия"),
        _("Исполнители"),
        _("Срок исполнения"),
        _("Ожидаемый результат"),
        _("Состояние на {day}").format(day=on_words),
        _("Чего не хватает и кто должен"),
    ]
    return [PaperColumn(title, width) for title, width in zip(titles, widths, strict=False)]


def title_lines(title: str) -> list[str]:
    """The plan's title as it stands on paper: the kind and the name in capitals, then the year, a line each."""
    text = " ".join(title.split())
    year = _YEAR_LINE.search(text)
    text, tail = (text[: year.start()], [year.group(1)]) if year else (text, [])
    kind = _KIND_LINE.match(text)
    head = [kind.group(1).upper(), text[kind.end() :].upper()] if kind else [text]
    return [line for line in [*head, *tail] if line]


def printed_number(number: str) -> str:
    """«2.1» → «2.1.», as offices write it; anything else as it stands."""
    return f"{number}." if re.fullmatch(r"\d+(\.\d+)*", number) else number


def cells_of(row: RowStatus) -> list[str]:
    """The five cells of a row, verbatim."""
    wording = row.row
    return [
        printed_number(wording.number),
        wording.title,
        wording.executors_text,
        wording.deadline_text,
        wording.result_text,
    ]


def state_lines(row: RowStatus) -> list[str]:
    """The state of a row, its computed day and what is there already: a line each."""
    state = words.state_word(row.state) + (f" ({str(labels.MOVED).lower()})" if row.is_moved else "")
    return [state, *filter(None, (words.deadline_understood(row), words.progress_words(row)))]


def lack_text(row: RowStatus) -> str:
    """«Не хватает: … Кто должен: … Осталось …», or nothing for a row that lacks nothing yet."""
    lack = words.lack_of_row(row)
    if lack is None:
        return ""
    who = _("Кто должен: {who}").format(who=lack.who)
    return " ".join(f"{part}." for part in (_("Не хватает: {what}").format(what=lack.what), who, lack.left) if part)


def summary(status: PlanStatus) -> str:
    """«Всего строк — 17: исполнено — 3, …»: the sentence above a table with states; its parts sum up to the whole."""
    total = len(status.rows)
    parts = [
        f"{words.state_word(state).lower()}{NBSP}—{NBSP}{status.row_tally[state]}"
        for state in labels.STATE_ORDER
        if status.row_tally[state]
    ]
    done, due = status.execution
    text = _("Состояние на {day}: всего {total} {rows}, из них {parts}.").format(
        day=date_words(status.on),
        total=total,
        rows=plural(total, _("строка"), _("строки"), _("строк")),
        parts=", ".join(parts),
    )
    if not due:
        return text
    return f"{text} " + _("Срок наступил по {due} {rows}, исполнено из них {done} ({share}{nbsp}%).").format(
        due=due,
        rows=plural(due, _("строке"), _("строкам"), _("строкам")),
        done=done,
        share=round(100 * done / due),
        nbsp=NBSP,
    )


def plan_docx(status: PlanStatus, *, with_states: bool) -> bytes:
    """Write the plan back in the form of its document; with states, two columns more and a summary above the table."""
    document = _blank(status.plan)
    _write_head(document, status, with_states=with_states)
    _write_table(document, status, with_states=with_states)
    if status.plan.cluster.is_demo:
        _write_footer(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


# --- the sheet -------------------------------------------------------------------------------------------------------


def _blank(plan: Plan) -> Document:
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi", "w:ascii"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ru-RU")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    sheet = document.sections[0]
    sheet.orientation = WD_ORIENT.LANDSCAPE
    sheet.page_width, sheet.page_height = Mm(297), Mm(210)
    sheet.left_margin, sheet.right_margin = Mm(20), Mm(15)
    sheet.top_margin, sheet.bottom_margin = Mm(20), Mm(15)
    sheet.header_distance = sheet.footer_distance = Mm(9)
    sheet.different_first_page_header_footer = True
    _write_page_number(sheet.header.paragraphs[0])
    properties = document.core_properties
    properties.title, properties.author = plan.title[:255], plan.cluster.short_name[:255]
    properties.language, properties.comments = "ru-RU", ""
    return document


def _write_page_number(paragraph: Paragraph) -> None:
    """The number in the middle of the top margin, from the second page."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        if kind is None:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = "PAGE"
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)  # python-docx has no fields


def _write_head(document: Document, status: PlanStatus, *, with_states: bool) -> None:
    plan = status.plan
    if plan.is_live:
        for line in _approval(plan):
            _paragraph(document, line).paragraph_format.left_indent = Mm(182)
    else:
        _paragraph(document, _("ПРОЕКТ"), align=WD_ALIGN_PARAGRAPH.RIGHT)
    _paragraph(document, "")
    for line in title_lines(plan.title):
        _paragraph(document, line, align=WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    _paragraph(document, "")
    if with_states:
        lead = _paragraph(document, summary(status), align=WD_ALIGN_PARAGRAPH.JUSTIFY)
        lead.paragraph_format.first_line_indent = Mm(12.5)
        lead.paragraph_format.space_after = Pt(6)


def _approval(plan: Plan) -> list[str]:
    """The grif of approval by a person: the post, the name, the date and number of the paper."""
    post, _comma, name = plan.approval_post.rpartition(", ")
    name = re.sub(r"^(\S+) ([А-ЯЁA-Z]\.) ?([А-ЯЁA-Z]\.)?$", rf"\2\3{NBSP}\1", name)
    number = f" №{NBSP}{plan.approval_number}" if plan.approval_number else ""
    return [line for line in (_("УТВЕРЖДАЮ"), post, name, f"{date_words(plan.approved_on)}{number}") if line]


def _write_footer(document: Document) -> None:
    sheet = document.sections[0]
    for footer in (sheet.footer, sheet.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(DEMO_FOOTER).font.size = Pt(8)


def _paragraph(
    document: Document, text: str, *, align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT, bold: bool = False
) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    paragraph.add_run(_UNPRINTABLE.sub("", text)).bold = bold
    return paragraph


# --- the table -------------------------------------------------------------------------------------------------------


def _write_table(document: Document, status: PlanStatus, *, with_states: bool) -> None:
    heads = columns(with_states=with_states, on_words=words.day(status.on))
    size = Pt(9.5) if with_states else Pt(11)
    table = document.add_table(rows=0, cols=len(heads), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    # LibreOffice goes by the grid, Word by the cells.
    for column, head in zip(table.columns, heads, strict=True):
        column.width = Mm(head.width)
    header = _add_row(table, heads)
    _mark(header, "w:tblHeader")
    for cell, head in zip(header.cells, heads, strict=True):
        _fill(cell, [head.title], size=size, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
    for section in status.sections:
        if section.section is not None:
            cell = _merged(_add_row(table, heads))
            _fill(cell, [str(section.section)], size=size, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER, keep=True)
        for row in section.rows:
            _write_row(table, heads, row, size, with_states=with_states)


def _write_row(table: Table, heads: Sequence[PaperColumn], row: RowStatus, size: Pt, *, with_states: bool) -> None:
    cells = _add_row(table, heads).cells
    for cell, text in zip(cells, cells_of(row), strict=False):
        _fill(cell, [text], size=size)
    if with_states:
        _fill(cells[5], state_lines(row), size=size, first_bold=row.state is State.OVERDUE)
        _fill(cells[6], [lack_text(row)], size=size)


def _add_row(table: Table, heads: Sequence[PaperColumn]) -> _Row:
    row = table.add_row()
    _mark(row, "w:cantSplit")
    for cell, head in zip(row.cells, heads, strict=True):
        cell.width = Mm(head.width)
    return row


def _merged(row: _Row) -> _Cell:
    cells = row.cells
    return cells[0].merge(cells[-1])


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # python-docx knows neither property


def _fill(
    cell: _Cell,
    lines: Iterable[str],
    *,
    size: Pt,
    bold: bool = False,
    first_bold: bool = False,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    keep: bool = False,
) -> None:
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.keep_with_next = keep
        run = paragraph.add_run(_UNPRINTABLE.sub("", line))
        run.font.size = size
        run.bold = bold or (first_bold and number == 0)
