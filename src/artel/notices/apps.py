from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "artel.notices"
    verbose_name = _("Уведомления")

    def ready(self) -> None:
        from artel import audit
        from artel.notices import members_sources, permissions, tasks  # noqa: F401 -- register calls, rights and jobs
        from artel.notices.events import GROUP, TEXTS
        from artel.notices.places import register_places

        audit.register(TEXTS, group=GROUP)
        register_places()
