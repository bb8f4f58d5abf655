"""Events of the journal that reports leave, and their words."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class ReportEvent(StrEnum):
    BEGUN = "reports.report_begun"
    EXPLAINED = "reports.causes_written"
    SENT = "reports.report_sent"
    RECALLED = "reports.report_recalled"
    DROPPED = "reports.report_dropped"
    CORRECTED = "reports.correction_begun"
    EXPORTED = "reports.report_exported"
    OVERVIEW_EXPORTED = "reports.overview_exported"
    PAGE_CHANGED = "reports.page_changed"
    PAGE_OPENED = "reports.page_opened"
    PAGE_CLOSED = "reports.page_closed"
    PAPER_PUBLISHED = "reports.paper_published"
    PAPER_WITHDRAWN = "reports.paper_withdrawn"


GROUP = _("Отчёты")
TEXTS = {
    ReportEvent.BEGUN: _("Составлен черновик отчёта об исполнении плана: {period}, на {day}"),
    ReportEvent.EXPLAINED: _("Записаны причины и предложения к отчёту, строк: {rows}"),
    ReportEvent.SENT: _("Отчёт направлен на подпись, контрольная сумма сведений {digest}"),
    ReportEvent.RECALLED: _("Отчёт отозван с подписи"),
    ReportEvent.DROPPED: _("Черновик отчёта удалён: {period}, на {day}"),
    ReportEvent.CORRECTED: _("Начато исправление отчёта № {number}: {reason}"),
    ReportEvent.EXPORTED: _("Отчёт выгружен в файл ({form})"),
    ReportEvent.OVERVIEW_EXPORTED: _("Сводка по кластерам выгружена в таблицу, кластеров: {clusters}"),
    ReportEvent.PAGE_CHANGED: _("Изменена публичная страница: {fields}"),
    ReportEvent.PAGE_OPENED: _("Публичная страница открыта для всех"),
    ReportEvent.PAGE_CLOSED: _("Публичная страница закрыта"),
    ReportEvent.PAPER_PUBLISHED: _("Документ опубликован на публичной странице: {form}"),
    ReportEvent.PAPER_WITHDRAWN: _("Документ снят с публичной страницы"),
}
