"""Students as a table, in the columns of the import, so that the table goes back in."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from artel.catalogue.models import Student, TargetContract
from artel.catalogue.sheets import SPEC
from artel.ui.exports import Column, write_xlsx


def students_xlsx(rows: Iterable[Student], *, note: str) -> bytes:
    """Rows come from `student_list`; the state stands beside the columns of the import."""
    titles = SPEC.titles
    columns = [
        Column(titles["last_name"], lambda row: row.person.last_name, 20),
        Column(titles["first_name"], lambda row: row.person.first_name, 16),
        Column(titles["patronymic"], lambda row: row.person.patronymic, 18),
        Column(titles["gender"], lambda row: row.person.get_gender_display(), 10),
        Column(titles["born_on"], lambda row: row.born_on, 14),
        Column(titles["code"], lambda row: row.group.programme.speciality.code, 14),
        Column(titles["group"], lambda row: row.group.name, 14),
        Column(titles["graduates_on"], lambda row: row.group.graduates_on, 14),
        Column(titles["email"], lambda row: row.person.email, 26),
        Column(titles["phone"], lambda row: row.person.phone, 18),
        Column(titles["employer"], lambda row: _contract(row).employer.short_name if _contract(row) else "", 26),
        Column(titles["contract_number"], lambda row: _contract(row).number if _contract(row) else "", 16),
        Column(titles["contract_signed_on"], lambda row: _contract(row).signed_on if _contract(row) else None, 14),
        Column(_("Состояние"), lambda row: row.get_state_display(), 14),
    ]
    return write_xlsx(columns, rows, title=_("Студенты"), note=note)


def _contract(student: Student) -> TargetContract | None:
    return next(iter(student.contracts_in_force), None)
