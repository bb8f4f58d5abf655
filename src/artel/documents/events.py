"""What the journal says about documents."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class DocumentEvent(StrEnum):
    INCOMING_REGISTERED = "documents.incoming_registered"
    INCOMING_CORRECTED = "documents.incoming_corrected"
    INCOMING_CANCELLED = "documents.incoming_cancelled"
    REGISTER_EXPORTED = "documents.register_exported"
    PAPER_COMPOSED = "documents.paper_composed"
    PAPER_SENT = "documents.paper_sent"
    PAPER_RECALLED = "documents.paper_recalled"
    PAPER_DROPPED = "documents.paper_dropped"
    PAPER_SIGNED = "documents.paper_signed"
    PAPER_SIGNED_BY_HAND = "documents.paper_signed_by_hand"
    PAPER_REGISTERED = "documents.paper_registered"
    PAPER_REVOKED = "documents.paper_revoked"
    PAPERS_EXPORTED = "documents.papers_exported"
    PAPERS_THAWED = "documents.papers_thawed"
    AGREEMENT_JOINED = "documents.agreement_joined"
    SIGNING_CLOSED = "documents.signing_closed"
    SHEET_OPENED = "documents.sheet_opened"
    LINE_DECIDED = "documents.line_decided"
    REMARK_ANSWERED = "documents.remark_answered"
    SHEET_CLOSED = "documents.sheet_closed"
    SHEET_VOIDED = "documents.sheet_voided"


GROUP = _("Документы")
TEXTS = {
    DocumentEvent.INCOMING_REGISTERED: _("Входящий документ зарегистрирован под № {number}"),
    DocumentEvent.INCOMING_CORRECTED: _("Исправлена запись о входящем документе № {number}"),
    DocumentEvent.INCOMING_CANCELLED: _("Регистрация входящего документа № {number} отменена: {reason}"),
    DocumentEvent.REGISTER_EXPORTED: _("Журнал входящих документов выгружен, строк: {rows}"),
    DocumentEvent.PAPER_COMPOSED: _("Составлен проект документа ({kind}), редакция {edition}"),
    DocumentEvent.PAPER_SENT: _("Документ направлен на подпись, подписантов: {signers}"),
    DocumentEvent.PAPER_RECALLED: _("Документ отозван с подписи, подписей утратило силу: {signatures}"),
    DocumentEvent.PAPER_DROPPED: _("Проект документа оставлен"),
    DocumentEvent.PAPER_SIGNED: _("Документ подписан ({role}), отметка {code}"),
    DocumentEvent.PAPER_SIGNED_BY_HAND: _("Внесён скан документа, подписанного на бумаге {day}"),
    DocumentEvent.PAPER_REGISTERED: _("Документ зарегистрирован под № {number}"),
    DocumentEvent.PAPER_REVOKED: _("Документ № {number} отозван: {reason}"),
    DocumentEvent.PAPERS_EXPORTED: _("Реестр документов кластера выгружен, строк: {rows}"),
    DocumentEvent.PAPERS_THAWED: _("Снимался запрет на изменение подписанных документов: {reason}"),
    DocumentEvent.AGREEMENT_JOINED: _("Заключено соглашение о простой электронной подписи № {number}"),
    DocumentEvent.SIGNING_CLOSED: _("Подписание закрыто на полчаса: пять неверных паролей подряд"),
    DocumentEvent.SHEET_OPENED: _("Открыто согласование, круг {edition}, согласующих: {lines}, срок {due}"),
    DocumentEvent.LINE_DECIDED: _("Ответ согласующего: {decision}"),
    DocumentEvent.REMARK_ANSWERED: _("Дан ответ на замечание согласующего"),
    DocumentEvent.SHEET_CLOSED: _("Согласование завершено: {state}"),
    DocumentEvent.SHEET_VOIDED: _("Согласование утратило силу: согласованное изменилось"),
}
