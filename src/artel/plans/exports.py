"""The plan out of the system: XLSX in the form of its document, members × obligations; DOCX comes from `papers`."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from artel.documents.papers.gost import DEMO_FOOT
from artel.members.models import Organisation
from artel.plans import kinds, words
from artel.plans.domain.states import State
from artel.plans.papers import (
    cells_of,
    columns,
    lack_text,
    plan_docx,
    state_lines,
    summary,
    title_lines,
    wording_line,
)
from artel.plans.selectors import ObligationStatus, PlanStatus, RowStatus
from artel.plans.services.exporting import record_export
from artel.ui.exports import Column, looks_like_formula, write_xlsx

__all__ = ["matrix_xlsx", "plan_docx", "plan_xlsx", "record_export"]

_MM_IN_CHARACTER = 1.9  # width of a digit of the default font of a sheet


def plan_xlsx(status: PlanStatus, *, with_states: bool) -> bytes:
    """Write the plan's table as a sheet: title, headings, section rows across, every cell as text."""
    heads = columns(with_states=with_states, on_words=words.day(status.on))
    last = len(heads) - 1
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": status.plan.title, "company": status.plan.cluster.short_name})
    sheet = book.add_worksheet(_("План"))
    look = _Look(book)
    for place, head in enumerate(heads):
        sheet.set_column(place, place, head.width / _MM_IN_CHARACTER)
    at = 0
    for line in filter(None, (*title_lines(status.plan.title), wording_line(status))):
        sheet.merge_range(at, 0, at, last, line, look.title)
        at += 1
    if with_states:
        sheet.merge_range(at, 0, at, last, summary(status), look.note)
        sheet.set_row(at, _height([summary(status)], [sum(head.width for head in heads)]))
        at += 1
    at += 1
    for place, head in enumerate(heads):
        sheet.write_string(at, place, head.title, look.head)
    sheet.repeat_rows(at)
    sheet.freeze_panes(at + 1, 0)
    for section in status.sections:
        if section.section is not None:
            at += 1
            sheet.merge_range(at, 0, at, last, str(section.section), look.section)
            sheet.set_row(at, _height([str(section.section)], [sum(head.width for head in heads)]))
        for row in section.rows:
            at += 1
            texts = _texts(row, with_states=with_states)
            sheet.set_row(at, _height(texts, [head.width for head in heads]))
            for place, text in enumerate(texts):
                sheet.write_string(at, place, text, look.marked if looks_like_formula(text) else look.text)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.6)
    sheet.set_footer("&C&P" + (f"&R&8{DEMO_FOOT}" if status.plan.cluster.is_demo else ""))
    book.close()
    return buffer.getvalue()


class _Look:
    """The formats of the sheet."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        face = {"font_name": "Times New Roman", "font_size": 11, "text_wrap": True}
        cell = {**face, "border": 1, "valign": "top"}
        self.title = book.add_format({**face, "font_size": 12, "bold": True, "align": "center"})
        self.note = book.add_format({**face, "valign": "top"})
        self.head = book.add_format({**cell, "bold": True, "align": "center", "valign": "vcenter"})
        self.section = book.add_format({**cell, "bold": True, "align": "center"})
        self.text = book.add_format(cell)
        self.marked = book.add_format({**cell, "quote_prefix": True})


def _height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Height in points of a row whose texts wrap at widths in millimetres: not every program fits rows by itself."""
    lines = 1
    for text, width in zip(texts, widths, strict=True):
        fits = max(int(1.2 * width / _MM_IN_CHARACTER), 1)  # letters are narrower than digits
        lines = max(lines, sum(1 + len(part) // fits for part in text.split("\n")))
    return min(15 * lines, 409)


def _texts(row: RowStatus, *, with_states: bool) -> list[str]:
    return [*cells_of(row), "\n".join(state_lines(row)), lack_text(row)] if with_states else cells_of(row)


@dataclass(slots=True)
class _Owing:
    """A member with what it owes, by the column of the matrix."""

    organisation: Organisation
    cells: dict[tuple[Any, ...], list[ObligationStatus]] = field(default_factory=dict)


def matrix_xlsx(status: PlanStatus) -> bytes:
    """Write members × obligations: a line a member, a column an obligation, the state and the day in each cell.

    Obligations after events of one row are one column, told as «30 из 34».
    """
    titles: dict[tuple[Any, ...], str] = {}
    owing: dict[int, _Owing] = {}
    for row in status.rows:
        for item in row.results:
            owed = item.obligation
            if owed.organisation_id is None or not owed.is_counted:
                continue
            key = (row.activity_id, owed.requirement_id, "" if owed.slot_kind == "event" else owed.slot_key)
            titles.setdefault(key, _column_title(row, item))
            member = owing.setdefault(owed.organisation_id, _Owing(owed.organisation))
            member.cells.setdefault(key, []).append(item)
    table = [
        Column(_("Участник"), lambda member: member.organisation.short_name, 30),
        Column(_("Вид"), lambda member: member.organisation.get_kind_display(), 28),
        *(Column(title, _cell_of(key), 28) for key, title in titles.items()),
    ]
    lines = sorted(owing.values(), key=lambda member: (member.organisation.kind, member.organisation.short_name))
    note = _("{plan}. Состояние на {day}.").format(plan=status.plan.title, day=words.day(status.on))
    if status.plan.cluster.is_demo:
        note += f" {DEMO_FOOT}."
    return write_xlsx(table, lines, title=_("План по участникам"), note=note)


def _column_title(row: RowStatus, item: ObligationStatus) -> str:
    several = len({other.obligation.requirement_id for other in row.results}) > 1
    said = kinds.shortened(item.obligation.requirement.words if several else row.row.title, 70)
    slot = item.obligation.slot_label if item.obligation.slot_kind in ("period", "item") else ""
    return " ".join(filter(None, (row.row.number, said, f"({slot})" if slot else "")))


def _cell_of(key: tuple[Any, ...]):
    return lambda member: _cell(member.cells.get(key, ()))


def _cell(items: Sequence[ObligationStatus]) -> str:
    """«Просрочено, до 01.04.2024»; several (after events) as «30 из 34» with how many are overdue; empty for none."""
    if not items:
        return ""
    if len(items) == 1:
        (item,) = items
        due = _("до {day}").format(day=words.day(item.at.due_on)) if item.at.due_on else ""
        met = words.day(item.at.met_on)
        return ", ".join(filter(None, (words.state_word(item.state), met or due)))
    owed = [item for item in items if item.state is not State.LIFTED]
    done = sum(bool(item.at.met_by) for item in owed)
    overdue = sum(item.state is State.OVERDUE for item in owed)
    told = _("{done} из {all}").format(done=done, all=len(owed))
    return _("{told}, просрочено {overdue}").format(told=told, overdue=overdue) if overdue else told
