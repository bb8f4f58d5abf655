from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpkeepConfig(AppConfig):
    name = "artel.upkeep"
    verbose_name = _("Содержание установки")

    def ready(self) -> None:
        from artel import audit
        from artel.desk import health
        from artel.ui import menu
        from artel.upkeep import tasks, watch
        from artel.upkeep.events import GROUP, TEXTS

        audit.register(TEXTS, group=GROUP)
        health.watch(watch.alarms, details=watch.lines)
        menu.register_text("alarm", lambda _request: " ".join(watch.alarms()))
        tasks.register()
