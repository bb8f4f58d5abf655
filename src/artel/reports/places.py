"""Where reports stand in the menu."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel.members.views.tabs import add_settings_tab
from artel.reports.public_page import pages_on
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
    menu.register_text("open_pages", _open_pages)
    add_settings_tab("reports:public_settings", _("Публичная страница"), "reports.view_public_page")


def _open_pages(_request: HttpRequest) -> str:
    return reverse("reports:public_index") if pages_on().exists() else ""
