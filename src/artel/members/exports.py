"""Tables of members, in the order of columns of the import templates (DOMAIN, appendix I)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from artel.members.models import Organisation, Person
from artel.ui.exports import Column, write_xlsx


def organisations_xlsx(rows: Iterable[Organisation], *, note: str) -> bytes:
    """Organisations with their requisites; rows come from `organisation_list`."""
    columns = [
        Column(_("ИНН"), lambda row: row.inn, 14),
        Column(_("КПП"), lambda row: row.kpp, 12),
        Column(_("ОГРН"), lambda row: row.ogrn, 17),
        Column(_("Краткое наименование"), lambda row: row.short_name, 30),
        Column(_("Полное наименование"), lambda row: row.full_name, 50),
        Column(_("Тип"), lambda row: row.get_kind_display(), 24),
        Column(_("Адрес"), lambda row: row.address, 36),
        Column(_("E-mail"), lambda row: row.email, 26),
        Column(_("Телефон"), lambda row: row.phone, 18),
        Column(_("Сайт"), lambda row: row.site, 24),
        Column("VK", lambda row: row.vk, 18),
        Column("OK", lambda row: row.ok, 18),
        Column("TG", lambda row: row.telegram, 18),
        Column("MAX", lambda row: row.max_channel, 18),
        Column(_("Рабочая неделя"), lambda row: row.week, 10),
        Column(_("Часовой пояс"), lambda row: row.time_zone, 16),
        Column(_("Дата вступления"), lambda row: row.memberships_on[0].valid_from if row.memberships_on else None, 14),
    ]
    return write_xlsx(columns, rows, title=_("Организации"), note=note)


def people_xlsx(rows: Iterable[Person], *, note: str) -> bytes:
    """People with their contacts; rows come from `people_list`."""
    columns = [
        Column(_("Фамилия"), lambda row: row.last_name, 20),
        Column(_("Имя"), lambda row: row.first_name, 16),
        Column(_("Отчество"), lambda row: row.patronymic, 18),
        Column(_("Пол"), lambda row: row.get_gender_display(), 10),
        Column(_("ИНН организации"), lambda row: _joined(post.organisation.inn for post in row.positions_on), 14),
        Column(_("Должность"), lambda row: _joined(post.title for post in row.positions_on), 32),
        Column(_("E-mail"), lambda row: row.email, 26),
        Column(_("Телефон"), lambda row: row.phone, 18),
        Column(_("Роли"), lambda row: _joined(ties_of(row)), 44),
    ]
    return write_xlsx(columns, rows, title=_("Люди"), note=note)


def ties_of(person: Person) -> list[str]:
    """Words of the person's offices and roles, from what `with_ties` has fetched."""
    roles: list[Any] = getattr(person.user, "roles_on", []) if person.user else []
    return [tenure.office.title for tenure in person.tenures_on] + [
        f"{role.get_kind_display()}: {role.organisation.short_name}" if role.organisation else role.get_kind_display()
        for role in roles
    ]


def _joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if word))
