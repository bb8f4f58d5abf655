from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "artel.reports"
    verbose_name = _("Отчёты")

    def ready(self) -> None:
        from artel import audit
        from artel.reports import permissions  # noqa: F401 -- registers rights
        from artel.reports.events import GROUP, TEXTS
        from artel.reports.paper_kinds import register_papers
        from artel.reports.places import register_places

        audit.register(TEXTS, group=GROUP)
        register_papers()
        register_places()
