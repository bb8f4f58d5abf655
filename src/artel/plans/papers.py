"""The plan as an official paper: the same table back as DOCX, in the form of the document it was read from.

Form: the cluster's own plan; typography: ГОСТ Р 7.0.97, practice of Russian offices. Words of the plan are verbatim.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import Table

from artel.documents.papers import docx_parts
from artel.documents.papers.gost import APPROVE, DRAFT
from artel.plans import labels, words
from artel.plans.domain.numbers import printed_number
from artel.plans.domain.states import State
from artel.plans.models import Plan
from artel.plans.selectors import PlanStatus, RowStatus
from artel.russian import NBSP, date_words, plural

_CENTRE, _RIGHT, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
_YEAR_LINE = re.compile(
    r"\s+((?:на|за)\s+\d{4}(?:\s*[/–-]\s*\d{2,4})?\s*(?:учебный\s+|уч\.\s*)?год[а-я]*\.?)\s*$", re.I
)
_KIND_LINE = re.compile(r"^(план\s+(?:работы|мероприятий|совместной\s+работы))(?:\s+|$)", re.I)


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


def wording_line(status: PlanStatus) -> str:
    """«(в редакции № 2 от 11.03.2024)», or nothing for the first wording."""
    wording = status.wording
    if wording is None or wording.number == 1 or wording.in_force_from is None:
        return ""
    return _("(в редакции № {number} от {day})").format(number=wording.number, day=words.day(wording.in_force_from))


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
    plan = status.plan
    document = docx_parts.blank(
        width=297, height=210, margins=(20, 15, 20, 15), size_pt=12, title=plan.title, author=plan.cluster.short_name
    )
    sheet = document.sections[0]
    header = sheet.header.paragraphs[0]
    header.alignment = _CENTRE
    docx_parts.add_page_number(header)
    if plan.cluster.is_demo:
        for footer in (sheet.footer, sheet.first_page_footer):
            docx_parts.write_demo_foot(footer.paragraphs[0])
    _write_head(document, status, with_states=with_states)
    _write_table(document, status, with_states=with_states)
    return docx_parts.saved(document)


# --- the head --------------------------------------------------------------------------------------------------------


def _write_head(document: Document, status: PlanStatus, *, with_states: bool) -> None:
    plan, add = status.plan, docx_parts.add_paragraph
    if plan.is_live:
        for line in _approval(plan):
            add(document, line).paragraph_format.left_indent = Mm(182)
    else:
        add(document, DRAFT, align=_RIGHT)
    add(document, "")
    for line in title_lines(plan.title):
        add(document, line, align=_CENTRE, bold=True)
    if wording := wording_line(status):
        add(document, wording, align=_CENTRE)
    add(document, "")
    if with_states:
        lead = add(document, summary(status), align=_JUSTIFY)
        lead.paragraph_format.first_line_indent = Mm(12.5)
        lead.paragraph_format.space_after = Pt(6)


def _approval(plan: Plan) -> list[str]:
    """The grif of approval by a person: the post, the name, the date and number of the paper."""
    post, _comma, name = plan.approval_post.rpartition(", ")
    name = re.sub(r"^(\S+) ([А-ЯЁA-Z]\.) ?([А-ЯЁA-Z]\.)?$", rf"\2\3{NBSP}\1", name)
    number = f" №{NBSP}{plan.approval_number}" if plan.approval_number else ""
    return [line for line in (APPROVE, post, name, f"{date_words(plan.approved_on)}{number}") if line]


# --- the table -------------------------------------------------------------------------------------------------------


def _write_table(document: Document, status: PlanStatus, *, with_states: bool) -> None:
    heads = columns(with_states=with_states, on_words=words.day(status.on))
    widths = [head.width for head in heads]
    size = Pt(9.5) if with_states else Pt(11)
    table = docx_parts.add_table(document, widths)
    header = docx_parts.add_row(table, widths)
    docx_parts.mark_row(header, "w:tblHeader")
    for cell, head in zip(header.cells, heads, strict=True):
        docx_parts.fill(cell, [head.title], size=size, bold=True, align=_CENTRE)
    for section in status.sections:
        if section.section is not None:
            cell = docx_parts.merged(docx_parts.add_row(table, widths))
            docx_parts.fill(cell, [str(section.section)], size=size, bold=True, align=_CENTRE, keep=True)
        for row in section.rows:
            _write_row(table, widths, row, size, with_states=with_states)


def _write_row(table: Table, widths: Sequence[int], row: RowStatus, size: Pt, *, with_states: bool) -> None:
    cells = docx_parts.add_row(table, widths).cells
    for cell, text in zip(cells, cells_of(row), strict=False):
        docx_parts.fill(cell, [text], size=size)
    if with_states:
        docx_parts.fill(cells[5], state_lines(row), size=size, first_bold=row.state is State.OVERDUE)
        docx_parts.fill(cells[6], [lack_text(row)], size=size)
