"""Tables of the fair out of the system."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from artel.fair.models import Vacancy
from artel.fair.selectors.vacancies import codes_of
from artel.fair.services.vacancy_sheets import SPEC
from artel.ui.exports import Column, write_xlsx

# What is not the vacancy's own field of that name.
_VALUES = {
    "employer": lambda vacancy: vacancy.organisation.inn or vacancy.organisation.short_name,
    "occupation": lambda vacancy: vacancy.occupation.code if vacancy.occupation else "",
    "codes": lambda vacancy: codes_of(vacancy.specialities.all()),
}


def vacancies_xlsx(vacancies: Iterable[Vacancy], *, note: str) -> bytes:
    """Vacancies by the columns of the template, so that the table can be brought in again; then what it never takes."""
    columns = [
        Column(title, _VALUES.get(key, lambda vacancy, key=key: getattr(vacancy, key)), width=24)
        for key, title in SPEC.titles.items()
    ]
    more = [
        Column(_("№ на ярмарке"), lambda vacancy: vacancy.number, width=10),
        Column(_("Наименование"), lambda vacancy: vacancy.organisation.short_name, width=30),
        Column(_("Состояние"), lambda vacancy: vacancy.get_state_display(), width=16),
    ]
    return write_xlsx([*columns, *more], vacancies, title=_("Вакансии"), note=note)
