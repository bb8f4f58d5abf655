from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FairConfig(AppConfig):
    name = "artel.fair"
    verbose_name = _("Ярмарка вакансий")

    def ready(self) -> None:
        from artel import audit
        from artel.catalogue import erasers, student_sections
        from artel.fair import notice_sources, permissions, search_kinds, tasks  # noqa: F401 -- register calls, rights and jobs
        from artel.fair.events import GROUP, TEXTS
        from artel.fair.evidence import register_kinds
        from artel.fair.paper_kinds import register_papers
        from artel.fair.places import register_places
        from artel.fair.services.erasing import clear_profiles
        from artel.fair.student_page import fairs_section

        audit.register(TEXTS, group=GROUP)
        register_kinds()
        register_papers()
        register_places()
        search_kinds.register_kinds()
        erasers.register(clear_profiles)
        student_sections.register(fairs_section)
