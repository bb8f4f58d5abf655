"""Employment and results as tables: the template to fill, facts by graduate, counts of a fair."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from artel.fair.labels import OUTCOMES
from artel.fair.models import EmploymentFact, Graduate
from artel.fair.selectors.people import Card
from artel.fair.services.employment_sheets import SPEC
from artel.files.sheets import template
from artel.ui.exports import Column, write_xlsx

_OUTCOMES = dict(OUTCOMES)


def employment_template_xlsx(graduates: Sequence[Graduate]) -> bytes:
    """A table to fill, begun with the graduates of whom nothing is told yet."""
    begun = [{"graduate": f"{each.public_number} {each.student.person.full_name}"} for each in graduates]
    return template(SPEC, rows=begun, note=_("Строки без состояния не вносятся: их можно не удалять."))


def employment_xlsx(rows: Sequence[tuple[Card, EmploymentFact | None]], *, note: str) -> bytes:
    """Graduates with what is told of each; a name stands only where its reader may see it."""

    def told(name: str) -> Any:
        return lambda row: getattr(row[1], name) if row[1] else ""

    columns = [
        Column(_("Номер"), lambda row: row[0].number, 10),
        Column(_("Выпускник"), lambda row: row[0].name, 34),
        Column(_("Колледж"), lambda row: row[0].college, 26),
        Column(_("Код"), lambda row: row[0].speciality_code, 10),
        Column(_("Специальность"), lambda row: row[0].speciality_name, 34),
        Column(_("Состояние"), lambda row: str(_OUTCOMES[row[1].outcome]) if row[1] else "", 34),
        Column(_("Работодатель"), lambda row: employer_words(row[1]), 30),
        Column(_("Должность"), told("position"), 30),
        Column(_("Принят"), told("hired_on"), 14),
        Column(_("Приказ №"), told("order_number"), 14),
        Column(_("Внесено"), told("recorded_at"), 18),
    ]
    return write_xlsx(columns, rows, title=_("Трудоустройство"), note=note)


def employer_words(fact: EmploymentFact | None) -> str:
    if fact is None:
        return ""
    return fact.employer.short_name if fact.employer_id else fact.employer_name


def results_xlsx(rows: Sequence[Mapping[str, Any]], *, note: str) -> bytes:
    """Counts of a fair, line by line: of what, whose, how many, of how many, the share."""
    columns = [
        Column(_("Раздел"), lambda row: row["part"], 26),
        Column(_("Строка"), lambda row: row["label"], 44),
        Column(_("Показатель"), lambda row: row["name"], 30),
        Column(_("Значение"), lambda row: row["count"], 12),
        Column(_("Из"), lambda row: row["whole"], 12),
        Column(_("Доля"), lambda row: row["share"], 12),
    ]
    return write_xlsx(columns, rows, title=_("Итоги ярмарки"), note=note)
