"""Registry of places: apps say in ready() where their pages stand in the menu; the shell draws what one may see."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest


class Group(StrEnum):
    """Parts of the menu, in the order they are drawn."""

    DAILY = "daily"
    DIRECTIONS = "directions"
    STORES = "stores"
    BAR = "bar"  # icons beside the person in the top bar: notices
    PERSON = "person"  # behind the person's name: settings, leaving


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """A place in the menu.

    `url_name` takes the slug of the cluster as its only argument, or none when `of_cluster` is False. `permission` is
    asked at the cluster; None admits everybody signed in. `badge` counts what waits for the person; `ref` is the small
    text at the right edge («3.1, 3.2»: rows of the plan the place serves). Both get the request, at most once, and only
    if drawn.
    `tab` puts the place into the bottom bar of a phone (four at most). `post` makes it a button that posts (leaving).
    """

    key: str
    label: Any
    icon: str
    url_name: str
    group: str = Group.DAILY
    order: int = 100
    permission: str | None = None
    badge: Callable[[HttpRequest], int] | None = None
    ref: Callable[[HttpRequest], str] | str | None = None
    of_cluster: bool = True
    tab: bool = False
    post: bool = False


_items: dict[str, MenuItem] = {}
_texts: dict[str, Callable[[HttpRequest], Any]] = {}
_TEXTS = ("caption", "post", "footer", "search", "alarm", "open_pages")


def register(item: MenuItem) -> MenuItem:
    """Put a place into the menu. A key stands once."""
    if item.group not in set(Group):
        raise ValueError(f"no such group of the menu: {item.group}")
    if _items.get(item.key, item) != item:
        raise ValueError(f"the menu already has a place {item.key!r}")
    _items[item.key] = item
    return item


def register_text(name: str, text: Callable[[HttpRequest], Any]) -> None:
    """Say what stands in a named spot of the shell.

    caption: under the cluster's name («2023/2024 учебный год»); post: under the person's name («Координатор кластера»);
    footer: the foot of the page («данные на 15.03.2024»); search: address of the search page, whose field is `q`.
    Asked only inside a cluster (`request.cluster` is set), at most once a request; only «alarm», what the operator of the
    installation must hear on every page, is asked everywhere, and of the operator alone; «open_pages», the address of what
    clusters show to everybody, is asked where one signs in.
    """
    if name not in _TEXTS:
        raise ValueError(f"no such spot of the shell: {name}")
    _texts[name] = text


def items(group: str) -> list[MenuItem]:
    """Places of a group in their order."""
    return sorted((item for item in _items.values() if item.group == group), key=lambda item: (item.order, item.key))


def text(name: str, request: HttpRequest) -> Any:
    """What the spot says on this request; empty when nobody registered it."""
    return _texts[name](request) if name in _texts else ""
