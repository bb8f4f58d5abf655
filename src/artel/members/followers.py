"""Registry of those above who follow changes of members: who owes by a rule is found anew when its ground changes."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any


class Change(StrEnum):
    """What kind of ground has changed."""

    MEMBERSHIP = "membership"  # an organisation joined, left, or changed its kind
    OFFICE = "office"  # a unit or an office, or who holds it
    POST = "post"  # a person came to a post in an organisation, or left it
    CALENDAR = "calendar"  # a day's kind, an organisation's week, the time zone
    RULES = "rules"  # the cluster's settings


_followers: list[Callable[..., None]] = []


def register(follower: Callable[..., None]) -> Callable[..., None]:
    """Add a function `(cluster, *, change, actor)`, called within the transaction of the deed, after its change."""
    if follower not in _followers:
        _followers.append(follower)
    return follower


def follow(cluster: Any, *, change: Change, actor: Any) -> None:
    """Tell every follower; what one of them refuses, refuses the deed."""
    for follower in _followers:
        follower(cluster, change=change, actor=actor)
