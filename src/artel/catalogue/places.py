"""Where the catalogue stands in the menu."""

from django.utils.translation import gettext_lazy as _

from artel.ui import menu


def register_places() -> None:
    """Put the catalogue into the menu. Called once, in ready()."""
    menu.register(
        menu.MenuItem(
            key="catalogue",
            label=_("Программы и студенты"),
            icon="school",
            url_name="catalogue:programmes",
            group=menu.Group.STORES,
            order=20,
            permission="catalogue.view_catalogue",
        )
    )
