"""The approval sheet (лист согласования) as a paper (papers/README, 4). Pure: from rows of words to a tree."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from artel.documents import labels
from artel.documents.domain.states import LineDecision
from artel.documents.papers import gost
from artel.documents.papers.tree import (
    Align,
    Column,
    Document,
    Head,
    Pairs,
    SignatureLine,
    Signatures,
    Style,
    Table,
    Text,
)
from artel.russian import date_ru

SILENCE = "срок истёк, ответ не получен"
AWAITED = "ответ ожидается"
APPROVED = "утверждено"
_COLUMNS = (
    Column("№ п/п", 9, Align.CENTRE),
    Column("Организация", 37),
    Column("Должность", 27),
    Column("Фамилия, инициалы", 29),
    Column("Роль", 25),
    Column("Получено", 17.5, Align.CENTRE),
    Column("Срок", 17.5, Align.CENTRE),
    Column("Дата решения", 17.5, Align.CENTRE),
    Column("Решение", 26),
    Column("Замечание / ответ на замечание", 32),
    Column("Отметка о подписи", 29.5),
)  # of 267 mm
_SHORT_COLUMNS = (
    Column("Организация", 70),
    Column("Должность", 60),
    Column("Фамилия, инициалы", 38),
    Column("Решение", 49),
    Column("Подпись и дата", 50),
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One party of a round, in words of the page. `code`: of its simple signature, «4B71-E0C2-9D10»."""

    organisation: str
    post: str
    name: str
    received_on: date
    due_on: date
    approves: bool = False  # утверждающий, not согласующий
    decision: LineDecision | None = None
    decided_on: date | None = None
    decided_at: str = ""  # «14.03.2024 09:12», beside the mark
    remark: str = ""
    answer: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Secretary:
    """Who answers for the sheet, and the place of the signature."""

    post: str
    name: str
    signer: int | None = 1


def approval_sheet_document(
    *,
    to: str,
    edition: str,
    digest: str,
    period: tuple[date, date],
    rows: Sequence[SheetRow],
    on: date,
    timezone: str = "UTC+7",
    secretary: Secretary | None = None,
    short: bool = False,
) -> Document:
    """Build the sheet of one round for one version of something.

    `to`: what is agreed, in the dative without «к»: «проекту контрольных цифр приёма на 2025 год». `edition` in words:
    «№ 3 от 13 марта 2024 г.». `on`: the day the sheet is looked at; a party that was silent past its due day is «срок истёк,
    ответ не получен», never an agreement. `short`: five columns.
    """
    return Document(
        title=f"Лист согласования к {to}",
        gost_edition=gost.edition_for(on),
        landscape=True,
        left_mm=20,
        size_pt=11,
        blocks=(
            Head("", "", "Лист согласования", "", "", f"к {to}", ""),
            Pairs(
                (
                    ("Редакция документа:", edition),
                    ("Контрольная сумма (SHA-256):", " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))),
                    ("Период согласования:", f"{date_ru(period[0])}–{date_ru(period[1])}"),
                ),
                label_mm=56,
            ),
            _short_table(rows, on) if short else _full_table(rows, on),
            Text(
                f"{count_line(rows, on=on)} Все решения относятся к редакции с указанной контрольной суммой.",
                Style.FLAT,
            ),
            Text(
                "ПЭП — простая электронная подпись; подписано в порядке соглашений об электронной подписи участников "
                f"кластера. Время указано в {timezone}.",
                Style.FLAT,
            ),
            *((Signatures((SignatureLine(secretary.post, secretary.name, secretary.signer),)),) if secretary else ()),
        ),
    )


def count_line(rows: Sequence[SheetRow], *, on: date) -> str:
    """«Согласующих — 6, согласовали — 5 (в том числе с замечаниями — 2), отклонили — 1.»: the parts sum to the whole."""
    asked = [row for row in rows if not row.approves]
    decisions = Counter(row.decision for row in asked)
    silent = sum(row.decision is None and row.due_on < on for row in asked)
    remarked = decisions[LineDecision.WITH_REMARKS]
    agreed = decisions[LineDecision.AGREED] + remarked
    parts = [
        f"Согласующих — {len(asked)}",
        f"согласовали — {agreed}" + (f" (в том числе с замечаниями — {remarked})" if remarked else ""),
        f"отклонили — {decisions[LineDecision.REFUSED]}",
    ]
    if silent:
        parts.append(f"{SILENCE} — {silent}")
    if awaited := decisions[None] - silent:
        parts.append(f"{AWAITED} — {awaited}")
    return ", ".join(parts) + "."


def _full_table(rows: Sequence[SheetRow], on: date) -> Table:
    return Table(
        columns=_COLUMNS,
        rows=tuple(
            (
                str(number),
                row.organisation,
                row.post,
                row.name,
                str(dict(labels.LINE_ROLES)["approves" if row.approves else "agrees"]),
                date_ru(row.received_on),
                date_ru(row.due_on),
                date_ru(row.decided_on) if row.decided_on else "—",
                _decision(row, on),
                _remark(row) or "—",
                _mark(row, "\n"),
            )
            for number, row in enumerate(rows, start=1)
        ),
        size_pt=9.6,
        numbered=True,
    )


def _short_table(rows: Sequence[SheetRow], on: date) -> Table:
    return Table(
        columns=_SHORT_COLUMNS,
        rows=tuple(
            (
                row.organisation,
                row.post,
                row.name,
                "\n".join(filter(None, (_decision(row, on), _remark(row)))),
                _mark(row, " "),
            )
            for row in rows
        ),
        size_pt=11,
    )


def _decision(row: SheetRow, on: date) -> str:
    if row.decision is None:
        return SILENCE if row.due_on < on else AWAITED
    if row.approves and row.decision is LineDecision.AGREED:
        return APPROVED
    return str(dict(labels.LINE_DECISIONS)[row.decision])


def _remark(row: SheetRow) -> str:
    return "\n".join(filter(None, (row.remark, f"Ответ: {row.answer}" if row.answer else "")))


def _mark(row: SheetRow, space: str) -> str:
    return "\n".join(filter(None, (f"ПЭП{space}{row.code}" if row.code else "", row.decided_at))) or "—"
