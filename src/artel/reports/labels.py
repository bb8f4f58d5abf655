"""Words for the enums of reports."""

from django.utils.translation import gettext_lazy as _

from artel.reports.domain.periods import PeriodKind
from artel.reports.domain.scopes import ScopeKind
from artel.reports.domain.states import ReportState

PERIOD_KINDS = [
    (PeriodKind.YEAR, _("год плана")),
    (PeriodKind.HALF, _("полугодие")),
    (PeriodKind.QUARTER, _("квартал")),
    (PeriodKind.MONTH, _("месяц")),
    (PeriodKind.DATES, _("любые две даты")),
]
SCOPE_KINDS = [
    (ScopeKind.WHOLE, _("весь план")),
    (ScopeKind.SECTION, _("раздел")),
    (ScopeKind.ORGANISATION, _("участник")),
    (ScopeKind.UNIT, _("орган")),
]
REPORT_STATES = [
    (ReportState.DRAFT, _("черновик")),
    (ReportState.SIGNING, _("на подписи")),
    (ReportState.ISSUED, _("подписан")),
    (ReportState.SUPERSEDED, _("заменён исправленным")),
    (ReportState.REVOKED, _("отозван")),
]
# Silhouettes of the kit by state.
TONES = {
    ReportState.DRAFT: "open",
    ReportState.SIGNING: "soon",
    ReportState.ISSUED: "met",
    ReportState.SUPERSEDED: "lifted",
    ReportState.REVOKED: "lifted",
}
