from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class AuditEvent(StrEnum):
    NAMES_FORGOTTEN = "audit.names_forgotten"
    JOURNAL_EXPORTED = "audit.journal_exported"


GROUP = _("Журнал")
TEXTS = {
    AuditEvent.NAMES_FORGOTTEN: _("Имя удалено из записей журнала: {count}"),
    AuditEvent.JOURNAL_EXPORTED: _("Журнал выгружен в таблицу, строк: {rows}"),
}
