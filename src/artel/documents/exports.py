"""The register as a table."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from artel.documents.models import IncomingDocument, Paper
from artel.documents.papers import kinds
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


def papers_xlsx(rows: Iterable[Paper], *, note: str) -> bytes:
    """The register of papers; rows carry `signers_now`."""
    columns = [
        Column(_("Номер"), lambda row: row.number, 14),
        Column(_("Дата"), lambda row: row.dated_on, 12),
        Column(_("Вид"), lambda row: kinds.get(row.kind).label, 20),
        Column(_("Орган"), lambda row: row.unit.name if row.unit else None, 30),
        Column(_("Заголовок"), lambda row: row.title, 60),
        Column(_("Состояние"), lambda row: row.get_state_display(), 16),
        Column(_("В силе с"), lambda row: row.in_force_on, 12),
        Column(_("Редакция"), lambda row: row.edition, 10),
        Column(_("Взамен №"), lambda row: row.supersedes.number if row.supersedes else None, 14),
        Column(_("Подписали"), lambda row: ", ".join(s.name for s in row.signers_now if hasattr(s, "signature")), 40),
        Column(_("Отзыв"), lambda row: row.revoked_reason, 30),
        Column(_("Срок хранения"), lambda row: row.retention, 16),
    ]
    return write_xlsx(columns, rows, title=_("Документы кластера"), note=note)
