from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "artel.catalogue"
    verbose_name = _("Справочники")

    def ready(self) -> None:
        from artel import audit
        from artel.accounts import guest_links
        from artel.catalogue import notice_sources, permissions  # noqa: F401 -- register calls and rights
        from artel.catalogue.events import GROUP, TEXTS
        from artel.catalogue.guardian_purpose import GUARDIAN
        from artel.catalogue.places import register_places
        from artel.catalogue.search_kinds import register_kinds

        audit.register(TEXTS, group=GROUP)
        guest_links.register(GUARDIAN)
        register_places()
        register_kinds()
