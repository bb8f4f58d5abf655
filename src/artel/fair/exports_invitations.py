"""The list of invitations as a table."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from artel.ui.exports import Column, write_xlsx


def invitations_xlsx(rows: Iterable[dict[str, Any]], *, note: str) -> bytes:
    """Lines of the page of invitations: `it` the invitation, `card` what the person may see of the graduate."""
    columns = [
        Column(_("Номер"), lambda row: row["it"].paper.number if row["it"].paper else None, 14),
        Column(_("Подписано"), lambda row: row["it"].issued_on, 12),
        Column(_("Выпускник"), lambda row: row["card"].title, 34),
        Column(_("ПОО"), lambda row: row["card"].college, 24),
        Column(_("Специальность"), lambda row: row["card"].speciality_code, 12),
        Column(_("Предприятие"), lambda row: row["it"].vacancy.organisation.short_name, 30),
        Column(_("Вакансия"), lambda row: row["it"].vacancy.title, 40),
        Column(_("Ответить до"), lambda row: row["it"].valid_until, 12),
        Column(_("Состояние"), lambda row: row["it"].get_state_display(), 22),
        Column(_("Ответ получен"), lambda row: row["it"].answered_at, 18),
        Column(_("Причина отказа"), lambda row: row["it"].answer_reason or None, 34),
        Column(_("Почему отозвано"), lambda row: row["it"].end_reason or None, 34),
    ]
    return write_xlsx(columns, rows, title=_("Приглашения"), note=note)
