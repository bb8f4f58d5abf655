from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "artel.desk"

    def ready(self) -> None:
        from artel import audit
        from artel.desk import permissions, tasks  # noqa: F401 -- registers rights and scheduled jobs
        from artel.desk.events import GROUP, TEXTS
        from artel.ui import menu

        audit.register(TEXTS, group=GROUP)
        menu.register(
            menu.MenuItem(
                key="today",
                label=_("Сегодня"),
                icon="sun-high",
                url_name="desk:today",
                group=menu.Group.DAILY,
                order=10,
                permission="members.view_cluster",
                tab=True,
            )
        )
        menu.register(
            menu.MenuItem(
                key="journal",
                label=_("Журнал"),
                icon="history",
                url_name="desk:journal",
                group=menu.Group.STORES,
                order=40,
                permission="audit.view_journal",
            )
        )
        menu.register(
            menu.MenuItem(
                key="jobs",
                label=_("Невыполненные задания"),
                icon="refresh-alert",
                url_name="jobs:unsuccessful",
                group=menu.Group.PERSON,
                order=40,
                permission="jobs.view_jobs",
            )
        )
