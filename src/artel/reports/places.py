"""Where reports stand in the menu."""

from django.utils.translation import gettext_lazy as _

from artel.ui import menu


def register_places() -> None:
    """Put the reports into the menu. Called once, in ready()."""
    menu.register(
        menu.MenuItem(
            key="reports",
            label=_("Отчёты"),
            icon="report",
            url_name="reports:list",
            group=menu.Group.STORES,
            order=15,
            permission="reports.view_reports",
        )
    )
    menu.register(
        menu.MenuItem(
            key="overview",
            label=_("Исполнение по кластерам"),
            icon="chart-bar",
            url_name="reports:overview",
            group=menu.Group.PERSON,
            order=15,
            of_cluster=False,
        )
    )
