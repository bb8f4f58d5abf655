from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarsConfig(AppConfig):
    name = "artel.calendars"
    verbose_name = _("Календарь")

    def ready(self) -> None:
        from artel import audit
        from artel.calendars import permissions  # noqa: F401 -- registers rights
        from artel.calendars.events import GROUP, TEXTS
        from artel.calendars.places import register_places

        audit.register(TEXTS, group=GROUP)
        register_places()
