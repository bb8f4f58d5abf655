from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpkeepConfig(AppConfig):
    name = "artel.upkeep"
    verbose_name = _("Содержание установки")

    def ready(self) -> None:
        from artel import audit
        from artel.upkeep import tasks
        from artel.upkeep.events import GROUP, TEXTS

        audit.register(TEXTS, group=GROUP)
        tasks.register()
