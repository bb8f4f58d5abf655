"""What the journal says about documents."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class DocumentEvent(StrEnum):
    INCOMING_REGISTERED = "documents.incoming_registered"
    INCOMING_CORRECTED = "documents.incoming_corrected"
    INCOMING_CANCELLED = "documents.incoming_cancelled"
    REGISTER_EXPORTED = "documents.register_exported"


GROUP = _("Документы")
TEXTS = {
    DocumentEvent.INCOMING_REGISTERED: _("Входящий документ зарегистрирован под № {number}"),
    DocumentEvent.INCOMING_CORRECTED: _("Исправлена запись о входящем документе № {number}"),
    DocumentEvent.INCOMING_CANCELLED: _("Регистрация входящего документа № {number} отменена: {reason}"),
    DocumentEvent.REGISTER_EXPORTED: _("Журнал входящих документов выгружен, строк: {rows}"),
}
