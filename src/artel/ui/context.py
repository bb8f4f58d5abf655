"""The shell around a page: places of the menu the person may open, their counters, the person, the theme."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import rules
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel.ui import menu

TITLES = {menu.Group.DIRECTIONS: _("Направления"), menu.Group.STORES: "", menu.Group.DAILY: ""}
THEMES = {"light": "light", "dark": "dark"}


class Place:
    """A menu item on one request: its address, whether the person stands there, its counter."""

    def __init__(self, item: menu.MenuItem, shell: "Shell") -> None:
        self.item, self._shell = item, shell
        self.key, self.label, self.icon, self.post = item.key, item.label, item.icon, item.post

    @cached_property
    def url(self) -> str:
        return reverse(self.item.url_name, args=[self._shell.cluster.slug] if self.item.of_cluster else [])

    @cached_property
    def badge(self) -> int:
        return self.item.badge(self._shell.request) if self.item.badge else 0

    @cached_property
    def ref(self) -> str:
        ref = self.item.ref
        return ref(self._shell.request) if callable(ref) else ref or ""

    @property
    def is_current(self) -> bool:
        return self._shell.current_key == self.key


class Shell:
    """What the page template needs to draw itself. Everything is computed when first drawn, once a request."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.mode = settings.MODE

    @property
    def cluster(self) -> Any:
        return getattr(self.request, "cluster", None)

    @property
    def user(self) -> Any:
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def theme(self) -> str:
        """Value of data-bs-theme: light, dark, or auto when the person left it to the system."""
        return THEMES.get(getattr(self.user, "theme", ""), "auto")

    @cached_property
    def _places(self) -> dict[str, list[Place]]:
        return {group: list(self._allowed(group)) for group in menu.Group}

    def _allowed(self, group: str) -> Iterator[Place]:
        for item in menu.items(group):
            if item.of_cluster and self.cluster is None:
                continue
            if item.permission is not None:
                # As accounts.rights.can(): this app stands below accounts, so it asks the registry itself.
                if not rules.perm_exists(item.permission):
                    raise LookupError(f"no such permission: {item.permission}")
                if not (self.user and rules.has_perm(item.permission, self.user, self.cluster)):
                    continue
            yield Place(item, self)

    @cached_property
    def groups(self) -> list[dict[str, Any]]:
        """The grouped list of the rail and of the page «Ещё»; empty groups are left out."""
        order = (menu.Group.DAILY, menu.Group.DIRECTIONS, menu.Group.STORES)
        return [
            {"key": group, "title": TITLES[group], "places": self._places[group]}
            for group in order
            if self._places[group]
        ]

    @cached_property
    def tabs(self) -> list[Place]:
        """The bottom bar of a phone, without «Ещё»."""
        return [place for group in self.groups for place in group["places"] if place.item.tab][:4]

    @property
    def bar(self) -> list[Place]:
        return self._places[menu.Group.BAR]

    @property
    def person_places(self) -> list[Place]:
        return self._places[menu.Group.PERSON]

    @cached_property
    def current_key(self) -> str:
        """Key of the place where the person is: the same page, else the first place of the same app."""
        match = self.request.resolver_match
        if match is None:
            return ""
        places = [place for group in menu.Group for place in self._places[group]]
        for place in places:
            if place.item.url_name == match.view_name:
                return place.key
        for place in places:
            if match.namespace and place.item.url_name.partition(":")[0] == match.namespace:
                return place.key
        return ""

    @property
    def home_url(self) -> str:
        daily = self._places[menu.Group.DAILY]
        return daily[0].url if daily else "/"

    @property
    def more_url(self) -> str:
        return reverse("ui:more", args=[self.cluster.slug]) if self.cluster else ""

    @property
    def at_more(self) -> bool:
        match = self.request.resolver_match
        return match is not None and match.view_name == "ui:more"

    def _text(self, name: str) -> str:
        return menu.text(name, self.request) if self.cluster else ""

    @cached_property
    def caption(self) -> str:
        return self._text("caption")

    @cached_property
    def person_post(self) -> str:
        return self._text("post")

    @cached_property
    def footer(self) -> str:
        return self._text("footer")

    @cached_property
    def alarm(self) -> str:
        """What the operator of the installation must hear on every page."""
        return menu.text("alarm", self.request) if self.user is not None and self.user.is_operator else ""

    @cached_property
    def open_pages(self) -> str:
        """Where clusters show themselves to everybody; empty while none does."""
        return menu.text("open_pages", self.request)

    @cached_property
    def search_url(self) -> str:
        return self._text("search")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell` in every template."""
    return {"shell": Shell(request)}
