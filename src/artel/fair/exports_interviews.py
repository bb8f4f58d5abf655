"""The timetable as a table, with what employers said; the table for marks, begun with the employer's own interviews."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from artel.fair.models import Interview
from artel.fair.services.interview_marks import SPEC
from artel.files.sheets import template
from artel.ui.exports import Column, write_xlsx


def timetable_xlsx(rows: Sequence[Interview], *, note: str) -> bytes:
    """Interviews in the given order; `rows` come from `with_people`: a name stands only where its reader may see it."""
    columns = [
        Column(_("Начало"), lambda row: row.starts_at, 16),
        Column(_("Окончание"), lambda row: row.ends_at, 16),
        Column(_("Предприятие"), lambda row: row.stand.organisation.short_name, 30),
        Column(_("Стенд, аудитория"), lambda row: row.stand.place, 18),
        Column(_("Стол"), lambda row: row.table, 8),
        Column(_("Номер выпускника"), lambda row: row.card.number, 12),
        Column(_("Выпускник"), lambda row: row.card.name, 34),
        Column(_("Колледж"), lambda row: row.card.college, 24),
        Column(_("Код"), lambda row: row.card.speciality_code, 10),
        Column(_("Специальность"), lambda row: row.card.speciality_name, 34),
        Column(_("Номер вакансии"), lambda row: row.vacancy.number, 10),
        Column(_("Вакансия"), lambda row: row.vacancy.title, 34),
        Column(_("Состояние"), lambda row: str(row.get_state_display()), 14),
        Column(_("Оценка"), lambda row: row.mark, 8),
        Column(_("Решение"), lambda row: str(row.get_readiness_display()), 20),
        Column(_("Комментарий"), lambda row: row.comment, 40),
    ]
    return write_xlsx(columns, rows, title=_("Собеседования"), note=note)


def marks_template_xlsx(rows: Sequence[Interview]) -> bytes:
    """A table to fill after the day: a line for each interview that nobody has marked yet, in the order of the day."""
    begun = [{"graduate": row.card.number, "vacancy": str(row.vacancy.number)} for row in rows]
    return template(SPEC, rows=begun, note=_("Строки без оценки и решения не вносятся: их можно не удалять."))
