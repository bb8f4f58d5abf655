from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BodiesConfig(AppConfig):
    name = "artel.bodies"
    verbose_name = _("Советы и группы")

    def ready(self) -> None:
        from artel import audit
        from artel.bodies import permissions  # noqa: F401 -- registers rights
        from artel.bodies.events import GROUP, TEXTS

        audit.register(TEXTS, group=GROUP)
