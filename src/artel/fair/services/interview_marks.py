"""What employers wrote on paper at the fair, out of a table: checked in a dry run, entered all together or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel import audit
from artel.accounts.rights import authorize
from artel.fair.domain.stages import Work
from artel.fair.domain.states import InterviewState
from artel.fair.events import FairEvent
from artel.fair.labels import READINESS
from artel.fair.models import Fair, Interview
from artel.fair.selectors.interviews import interviews_visible_to, own_employers
from artel.fair.services.fairs import lock_fair, require_open
from artel.fair.services.interviews import LONGEST_COMMENT, mark_interview, miss_interview
from artel.files import sheets
from artel.files.sheets import BadCell, CheckedSheet, Column, Spec, as_choice, as_code, as_int
from artel.kernel.errors import BrokenRule

MISSED = "missed"
DECISIONS = [*READINESS, (MISSED, gettext_lazy("неявка"))]
ALSO = {"не пришёл": MISSED, "не пришла": MISSED, "не явился": MISSED, "не явилась": MISSED, "да": "yes", "нет": "no"}
SPEC = Spec(
    title=gettext_lazy("Оценки собеседований"),
    columns=(
        Column(
            "graduate",
            gettext_lazy("Номер выпускника"),
            ("номер выпускника", "выпускник"),
            is_required=True,
            hint=gettext_lazy("как в расписании"),
            example="В-017",
            width=18,
        ),
        Column(
            "vacancy",
            gettext_lazy("Номер вакансии"),
            ("номер вакансии", "вакансия"),
            is_required=True,
            example="4",
            width=16,
        ),
        Column(
            "mark",
            gettext_lazy("Оценка"),
            ("оценка",),
            is_required=True,
            hint=gettext_lazy("от 1 до 5; при неявке пусто"),
            example="4",
            choices=("1", "2", "3", "4", "5"),
            width=10,
        ),
        Column(
            "decision",
            gettext_lazy("Решение"),
            ("решение", "готов"),
            is_required=True,
            choices=tuple(words for _code, words in DECISIONS),
            example="готовы пригласить",
            width=22,
        ),
        Column("comment", gettext_lazy("Комментарий"), ("комментарий", "примечание"), width=50),
    ),
    fewest_cells=2,
)


@dataclass(slots=True)
class MarkRow(sheets.CheckedRow):
    """A row of the table with what it would do; nothing where neither a mark nor a decision was written."""

    interview: Interview | None = None
    mark: int | None = None
    decision: str = ""


def check_marks(*, fair: Fair, rows: Sequence[Mapping[str, Any]], actor: Any) -> CheckedSheet[MarkRow]:
    """Check rows as read: every error at its cell. Writes nothing; a constant number of queries."""
    authorize(actor, "fair.mark_interview", fair)
    mine = interviews_visible_to(actor, fair).filter(vacancy__organisation__in=own_employers(actor, fair))
    known = {
        (row.graduate.number, row.vacancy.number): row
        for row in mine.exclude(state=InterviewState.CANCELLED).select_related("graduate", "vacancy")
    }
    seen: set[int] = set()
    return CheckedSheet(tuple(_checked(MarkRow.of(raw, SPEC), known, seen) for raw in rows))


def _checked(row: MarkRow, known: Mapping[tuple[int, int], Interview], seen: set[int]) -> MarkRow:
    graduate = row.take("graduate", _as_number, lacking=_("Укажите номер выпускника."))
    vacancy = row.take("vacancy", as_int, lacking=_("Укажите номер вакансии."))
    row.mark = row.take("mark", _as_mark)
    row.decision = row.take("decision", as_choice(DECISIONS, **ALSO)) or ""
    row.text("comment", longest=LONGEST_COMMENT)
    if graduate is not None and vacancy is not None:
        row.interview = known.get((graduate, vacancy))
        if row.interview is None:
            row.say("graduate", _("В расписании вашего предприятия нет такого собеседования."))
        elif row.interview.pk in seen:
            row.say("graduate", _("Это собеседование уже есть в таблице выше."))
        else:
            seen.add(row.interview.pk)
    if row.errors:
        return row
    if row.decision == MISSED and row.mark is not None:
        row.say("mark", _("При неявке оценки нет: уберите её или измените решение."))
    elif row.decision == MISSED and row.interview.state == InterviewState.HELD:
        row.say("decision", _("Собеседование уже отмечено как проведённое."))
    elif row.mark is None and row.decision and row.decision != MISSED:
        row.say("mark", _("Поставьте оценку от 1 до 5."))
    elif row.mark is not None and not row.decision:
        row.say("decision", _("Выберите решение: готовы пригласить, в резерв или не подходит."))
    elif not row.decision:
        row.notes.append(_("не заполнено, не вносится"))
    return row


def _as_number(words: str) -> int:
    """«В-017», «в17», «17»."""
    plain = as_code(words).upper().lstrip("BВ").lstrip("-–—.")
    if not plain.isascii() or not plain.isdigit() or len(plain) > 9:
        raise BadCell(_("Напишите номер так: В-017."))
    return int(plain)


def _as_mark(words: str) -> int:
    mark = as_int(words)
    if not 1 <= mark <= 5:
        raise BadCell(_("Поставьте оценку от 1 до 5."))
    return mark


@transaction.atomic
def import_marks(*, fair: Fair, rows: Sequence[Mapping[str, Any]], actor: Any) -> list[Interview]:
    """Enter the marks of a table that was looked at, all of them or none. Rows without a mark and a decision are skipped."""
    fair = lock_fair(fair)
    authorize(actor, "fair.mark_interview", fair)
    require_open(fair, Work.MARKS)
    sheet = check_marks(fair=fair, rows=rows, actor=actor)
    if not sheet.is_clean:
        raise BrokenRule(_("В таблице есть ошибки: исправьте их и загрузите снова."), field="file")
    made = []
    for row in sheet.rows:
        if row.decision == MISSED and row.interview.state == InterviewState.PLANNED:
            made.append(miss_interview(interview=row.interview, actor=actor))
        elif row.decision and row.decision != MISSED:
            made.append(
                mark_interview(
                    interview=row.interview,
                    mark=row.mark,
                    readiness=row.decision,
                    comment=row.cells["comment"],
                    actor=actor,
                )
            )
    audit.record(FairEvent.MARKS_READ, actor=actor, target=fair, rows=len(made))
    return made
