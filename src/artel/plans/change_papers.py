"""«Перечень изменений»: what one wording of a plan changes in another, as an official table in DOCX.

Form: a table «строка · было · стало», as offices attach to a decision; typography: ГОСТ Р 7.0.97, practice of offices.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from artel.documents.papers import docx_parts
from artel.documents.papers.gost import DRAFT
from artel.plans.domain.changes import CELLS, ChangeKind
from artel.plans.domain.likeness import Line
from artel.plans.domain.numbers import printed_number
from artel.plans.models import Plan
from artel.plans.redline import CELL_NAMES, RedLine

_CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_WIDTHS = (16, 62, 92, 92)
_SIZE = Pt(10.5)


def changes_docx(
    plan: Plan, lines: Sequence[RedLine], *, head: Sequence[str], is_draft: bool, reason: str = ""
) -> bytes:
    """Write the list of changes; rows that read as before are not in it. `head`: lines under the title of the plan."""
    document = docx_parts.blank(
        width=297,
        height=210,
        margins=(20, 15, 20, 15),
        size_pt=12,
        title=_("Перечень изменений"),
        author=plan.cluster.short_name,
    )
    sheet = document.sections[0]
    sheet.header.paragraphs[0].alignment = _CENTRE
    docx_parts.add_page_number(sheet.header.paragraphs[0])
    if plan.cluster.is_demo:
        for footer in (sheet.footer, sheet.first_page_footer):
            docx_parts.write_demo_foot(footer.paragraphs[0])
    add = docx_parts.add_paragraph
    if is_draft:
        add(document, DRAFT, align=_RIGHT)
    add(document, _("ПЕРЕЧЕНЬ ИЗМЕНЕНИЙ"), align=_CENTRE, bold=True)
    title = plan.title[:1].lower() + plan.title[1:] if plan.title.startswith(_("План")) else f"«{plan.title}»"
    brought = _("которые вносятся в {title}") if is_draft else _("внесённых в {title}")
    for line in (brought.format(title=title), *head):
        add(document, line, align=_CENTRE)
    if reason:
        add(document, "")
        add(document, _("Основание изменений: {reason}").format(reason=reason))
    add(document, "")
    table = docx_parts.add_table(document, _WIDTHS)
    header = docx_parts.add_row(table, _WIDTHS)
    docx_parts.mark_row(header, "w:tblHeader")
    for cell, title in zip(header.cells, (_("№ п/п"), _("Строка плана"), _("Было"), _("Стало")), strict=True):
        docx_parts.fill(cell, [title], size=_SIZE, bold=True, align=_CENTRE)
    for line in lines:
        if line.kind is ChangeKind.SAME:
            continue
        cells = docx_parts.add_row(table, _WIDTHS, may_tear=True).cells
        docx_parts.fill(cells[0], [printed_number(line.line.number)], size=_SIZE)
        docx_parts.fill(
            cells[1], [line.kind_word, (line.change.before or line.line).title], size=_SIZE, first_bold=True
        )
        before, after = _sides(line)
        docx_parts.fill(cells[2], before, size=_SIZE)
        docx_parts.fill(cells[3], after, size=_SIZE)
    return docx_parts.saved(document)


def _sides(line: RedLine) -> tuple[list[str], list[str]]:
    change = line.change
    if change.kind is ChangeKind.ADDED:
        return ["—"], _whole(change.after)
    if change.kind is ChangeKind.LEFT_OUT:
        return _whole(change.before), [_("Строка исключена.")]
    before = [f"{CELL_NAMES[cell.name]}: {cell.before or '—'}" for cell in change.cells]
    after = [f"{CELL_NAMES[cell.name]}: {cell.after or '—'}" for cell in change.cells]
    if line.is_only_moved:
        before, after = before or ["—"], [*after, _("Строка перемещена в плане.")]
    return before, after


def _whole(row: Line) -> list[str]:
    return [f"{CELL_NAMES[name]}: {text}" for name in CELLS if (text := getattr(row, name))]
