"""Tables of bodies: who sits in one, who was nominated for a direction, the template of nominations (DOMAIN 3.1.1 b, d)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from artel.bodies.models import Nomination
from artel.ui.exports import Column, write_xlsx


def members_xlsx(rows: Iterable[Any], *, contacts: bool, note: str) -> bytes:
    """A composition in the columns of the annex to its decision; rows have person, organisation, post, part_word, has_vote."""
    numbered = list(enumerate(rows, 1))
    columns = [
        Column(_("№ п/п"), lambda pair: pair[0], 7),
        Column(_("Фамилия, имя, отчество"), lambda pair: pair[1].person.full_name, 36),
        Column(_("Должность"), lambda pair: pair[1].post, 36),
        Column(_("Организация"), lambda pair: _organisation(pair[1].organisation), 40),
        Column(_("Тип организации"), lambda pair: _kind(pair[1].organisation), 24),
        Column(_("В составе"), lambda pair: pair[1].part_word, 26),
        Column(_("Право голоса"), lambda pair: pair[1].has_vote, 12),
    ]
    if contacts:
        columns += [
            Column(_("Электронная почта"), lambda pair: pair[1].person.email, 28),
            Column(_("Телефон"), lambda pair: pair[1].person.phone, 20),
        ]
    return write_xlsx(columns, numbered, title=_("Состав"), note=note)


def nominations_xlsx(rows: Iterable[Nomination], *, contacts: bool, note: str) -> bytes:
    """Nominations in the columns of their template, and what came of them."""
    columns = [
        Column(_("Организация"), lambda row: row.organisation.short_name, 32),
        Column(_("Фамилия"), lambda row: row.person.last_name, 18),
        Column(_("Имя"), lambda row: row.person.first_name, 16),
        Column(_("Отчество"), lambda row: row.person.patronymic, 18),
        Column(_("Должность"), lambda row: row.post, 34),
        Column(_("В качестве"), lambda row: row.get_part_display(), 24),
        Column(_("Основание"), lambda row: row.basis, 26),
        Column(_("Дата согласия"), lambda row: row.consented_on, 13),
        Column(_("Состояние"), lambda row: row.get_state_display(), 18),
        Column(_("Причина отказа"), lambda row: row.reason, 30),
    ]
    if contacts:
        columns += [
            Column(_("Электронная почта"), lambda row: row.person.email, 28),
            Column(_("Телефон"), lambda row: row.person.phone, 20),
        ]
    return write_xlsx(columns, rows, title=_("Выдвижения"), note=note)


def _organisation(organisation: Any) -> str:
    return organisation.full_name if organisation is not None else ""


def _kind(organisation: Any) -> str:
    return organisation.get_kind_display() if organisation is not None else ""
