"""The list of graduates as a table: what its reader may see, and no more."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from artel.fair.models import Graduate
from artel.fair.selectors.people import Card
from artel.ui.exports import Column, write_xlsx

LARGEST = 5000
Row = tuple[Graduate, Card]


def graduates_xlsx(rows: Sequence[Row], *, note: str) -> bytes:
    """Rows are graduates of `graduate_list` with their cards."""
    columns = [
        Column(_("№"), lambda row: row[1].number, 8),
        Column(_("Фамилия, имя, отчество"), lambda row: row[1].name, 34),
        Column(_("ПОО"), lambda row: row[1].college, 26),
        Column(_("Код"), lambda row: row[1].speciality_code, 12),
        Column(_("Специальность"), lambda row: row[1].speciality_name, 36),
        Column(_("Группа"), lambda row: row[1].group, 12),
        Column(_("Состояние"), lambda row: row[0].get_state_display(), 18),
        Column(_("Согласие"), lambda row: row[0].is_consented, 10),
        Column(_("Пожеланий"), lambda row: row[0].wishes_count, 10),
        Column(_("Целевой договор"), lambda row: row[0].has_contract, 10),
        Column(_("Средний балл"), lambda row: row[1].average_grade, 10),
        Column(_("ДЭ"), lambda row: row[1].exam_points, 10),
        Column(_("Разряд"), lambda row: row[1].grade, 20),
        Column(_("Практика"), lambda row: row[1].practice_at, 26),
        Column(_("E-mail"), lambda row: row[1].contacts.email if row[1].contacts else "", 26),
        Column(_("Телефон"), lambda row: row[1].contacts.phone if row[1].contacts else "", 18),
    ]
    return write_xlsx(columns, rows, title=_("Выпускники"), note=note)
