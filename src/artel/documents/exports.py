"""The register as a table."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from artel.documents.models import IncomingDocument
from artel.ui.exports import Column, write_xlsx


def register_xlsx(rows: Iterable[IncomingDocument], *, note: str) -> bytes:
    columns = [
        Column(_("Входящий №"), lambda row: row.registration_number, 12),
        Column(_("Получен"), lambda row: row.received_on, 12),
        Column(_("Вид"), lambda row: row.get_kind_display(), 20),
        Column(_("Номер документа"), lambda row: row.their_number, 16),
        Column(_("Дата документа"), lambda row: row.their_date, 14),
        Column(_("Отправитель"), lambda row: row.sender, 34),
        Column(_("Заголовок"), lambda row: row.title, 60),
        Column(_("Файл"), lambda row: row.file.name if row.file else None, 30),
        Column(_("Примечание"), lambda row: row.note, 30),
        Column(_("Отмена"), lambda row: row.cancelled_reason, 30),
    ]
    return write_xlsx(columns, rows, title=_("Входящие документы"), note=note)
