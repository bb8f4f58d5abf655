"""Registry of those above who follow changes of members: who owes by a rule is found anew when its ground changes."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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
_together: ContextVar[dict[tuple[int, Change], tuple[Any, Any]] | None] = ContextVar("followers", default=None)


def register(follower: Callable[..., None]) -> Callable[..., None]:
    """Add a function `(cluster, *, change, actor)`, called within the transaction of the deed, after its change."""
    if follower not in _followers:
        _followers.append(follower)
    return follower


def follow(cluster: Any, *, change: Change, actor: Any) -> None:
    """Tell every follower; what one of them refuses, refuses the deed."""
    waiting = _together.get()
    if waiting is not None:
        waiting[cluster.pk, change] = (cluster, actor)
        return
    for follower in _followers:
        follower(cluster, change=change, actor=actor)


_readers: list[Callable[[Collection[int]], None]] = []


def register_reader(reader: Callable[[Collection[int]], None]) -> Callable[[Collection[int]], None]:
    """Add a function of ids of people, called within the deed after they were written in batches, past `save()`."""
    if reader not in _readers:
        _readers.append(reader)
    return reader


def read_anew(people: Collection[int]) -> None:
    """Tell whoever keeps something made of people's words (an index) that these people were written in batches."""
    for reader in _readers:
        reader(people)


@contextmanager
def told_once(*, are_told: bool = True) -> Iterator[None]:
    """Keep what follows from many deeds until the end of the block, and tell each kind of change once.

    For a table of hundreds of rows, within its transaction; when the block is left by an error nobody is told.
    `are_told=False`: nobody is told at all, for a trial that is undone.
    """
    token = _together.set({})
    try:
        yield
        waiting = _together.get() or {}
    finally:
        _together.reset(token)
    if are_told:
        for (_pk, change), (cluster, actor) in waiting.items():
            follow(cluster, change=change, actor=actor)
