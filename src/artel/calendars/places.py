"""Where the calendar stands in the menu."""

from django.utils.translation import gettext_lazy as _

from artel.ui import menu


def register_places() -> None:
    """Put the calendar into the menu. Called once, in ready()."""
    menu.register(
        menu.MenuItem(
            key="calendar",
            label=_("Календарь"),
            icon="calendar",
            url_name="calendars:month",
            group=menu.Group.DAILY,
            order=22,
            permission="calendars.view_calendar",
        )
    )
