"""Events of the journal that plans leave, and their words."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class PlanEvent(StrEnum):
    UPLOADED = "plans.upload_received"
    UPLOAD_READ = "plans.upload_read"
    UPLOAD_REFUSED = "plans.upload_refused"
    UPLOAD_CORRECTED = "plans.upload_corrected"
    UPLOAD_DROPPED = "plans.upload_dropped"
    IMPORTED = "plans.plan_imported"
    CARRIED_OVER = "plans.plan_carried_over"
    ROWS_AGREED = "plans.carried_rows_agreed"
    YEAR_END_CHOSEN = "plans.year_end_chosen"
    DISCUSSED = "plans.plan_opened_for_discussion"
    SUBMITTED = "plans.plan_submitted"
    RETURNED = "plans.plan_returned"
    APPROVED = "plans.plan_approved"
    CLOSED = "plans.plan_closed"
    DELETED = "plans.draft_deleted"
    READING_CORRECTED = "plans.reading_corrected"
    REQUIREMENT_CHANGED = "plans.requirement_changed"
    REQUIREMENT_CONVERTED = "plans.requirement_converted"
    GROUP_FORMED = "plans.group_became_executor"
    EVIDENCE_SUPPLIED = "plans.evidence_supplied"
    EVIDENCE_FOUND = "plans.evidence_found"
    EVIDENCE_ACCEPTED = "plans.evidence_accepted"
    EVIDENCE_REJECTED = "plans.evidence_rejected"
    MOVED = "plans.obligation_moved"
    LIFTED = "plans.obligation_lifted"
    RESTORED = "plans.obligation_restored"
    EXTENSION_ASKED = "plans.extension_asked"
    EXTENSION_GRANTED = "plans.extension_granted"
    EXTENSION_REFUSED = "plans.extension_refused"
    DATES_SET = "plans.dates_set_by_document"
    EVENT_RECORDED = "plans.event_recorded"
    INDICATOR_RECORDED = "plans.indicator_recorded"
    MEMBERS_FOLLOWED = "plans.members_followed"
    REMINDED = "plans.debtors_reminded"
    AMENDMENT_BEGUN = "plans.amendment_begun"
    AMENDMENT_CORRECTED = "plans.amendment_corrected"
    AMENDMENT_SUBMITTED = "plans.amendment_submitted"
    AMENDMENT_RETURNED = "plans.amendment_returned"
    AMENDMENT_DROPPED = "plans.amendment_dropped"
    AMENDED = "plans.plan_amended"
    EXPORTED = "plans.plan_exported"


GROUP = _("План")
TEXTS = {
    PlanEvent.UPLOADED: _("Загружен документ с планом"),
    PlanEvent.UPLOAD_READ: _("Документ с планом прочитан"),
    PlanEvent.UPLOAD_REFUSED: _("Документ с планом не прочитан"),
    PlanEvent.UPLOAD_CORRECTED: _("Исправлено понимание строки загруженного плана"),
    PlanEvent.UPLOAD_DROPPED: _("Загруженный план отложен"),
    PlanEvent.IMPORTED: _("Создан черновик плана"),
    PlanEvent.CARRIED_OVER: _("План перенесён на следующий год: строк {rows}"),
    PlanEvent.ROWS_AGREED: _("Перенесённые строки признаны верными: {rows}"),
    PlanEvent.YEAR_END_CHOSEN: _("Решено, что будет с неисполненными обязательствами года: {count}"),
    PlanEvent.DISCUSSED: _("План открыт для обсуждения"),
    PlanEvent.SUBMITTED: _("План передан на утверждение"),
    PlanEvent.RETURNED: _("План возвращён на доработку"),
    PlanEvent.APPROVED: _("План утверждён"),
    PlanEvent.CLOSED: _("План завершён"),
    PlanEvent.DELETED: _("Черновик плана удалён"),
    PlanEvent.READING_CORRECTED: _("Исправлено понимание строки плана"),
    PlanEvent.REQUIREMENT_CHANGED: _("Изменено требование строки плана"),
    PlanEvent.REQUIREMENT_CONVERTED: _("Требование переведено на процедуру Артели"),
    PlanEvent.GROUP_FORMED: _("Рабочая группа стала исполнителем строк плана: {rows}"),
    PlanEvent.EVIDENCE_SUPPLIED: _("Представлено доказательство"),
    PlanEvent.EVIDENCE_FOUND: _("Доказательство найдено в Артели"),
    PlanEvent.EVIDENCE_ACCEPTED: _("Доказательство принято"),
    PlanEvent.EVIDENCE_REJECTED: _("Доказательство отклонено"),
    PlanEvent.MOVED: _("Срок перенесён"),
    PlanEvent.LIFTED: _("Обязательство снято"),
    PlanEvent.RESTORED: _("Обязательство возвращено на контроль"),
    PlanEvent.EXTENSION_ASKED: _("Запрошен перенос срока"),
    PlanEvent.EXTENSION_GRANTED: _("Перенос срока разрешён"),
    PlanEvent.EXTENSION_REFUSED: _("В переносе срока отказано"),
    PlanEvent.DATES_SET: _("Сроки строки установлены документом"),
    PlanEvent.EVENT_RECORDED: _("Записано событие"),
    PlanEvent.INDICATOR_RECORDED: _("Записан показатель"),
    PlanEvent.MEMBERS_FOLLOWED: _("Обязательства приведены к составу участников"),
    PlanEvent.REMINDED: _("Исполнителям напомнили, человек: {count}"),
    PlanEvent.AMENDMENT_BEGUN: _("Начато изменение плана"),
    PlanEvent.AMENDMENT_CORRECTED: _("Исправлено изменение плана"),
    PlanEvent.AMENDMENT_SUBMITTED: _("Изменение плана передано на утверждение"),
    PlanEvent.AMENDMENT_RETURNED: _("Изменение плана возвращено на доработку"),
    PlanEvent.AMENDMENT_DROPPED: _("Изменение плана отложено"),
    PlanEvent.AMENDED: _("Изменение плана утверждено, редакция № {version}"),
    PlanEvent.EXPORTED: _("План выгружен в файл"),
}
