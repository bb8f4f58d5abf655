"""Sections of the page «Моя учётная запись» that apps above add: the person's clusters, roles, consents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from artel.accounts.models import User


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """`title` is what is held («Координатор кластера»), `note` where or since when, `url` its page if it has one."""

    title: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ProfileSection:
    """`empty` is the sentence shown in place of an empty list; a section without lines and without it is left out."""

    title: str
    lines: tuple[ProfileLine, ...]
    empty: str = ""


_builders: list[Callable[[User], Iterable[ProfileSection]]] = []


def register(builder: Callable[[User], Iterable[ProfileSection]]) -> Callable[[User], Iterable[ProfileSection]]:
    """Add a function that answers sections for an account, in the order of registration."""
    if builder not in _builders:
        _builders.append(builder)
    return builder


def sections(user: User) -> list[ProfileSection]:
    """Sections for the page, empty ones left out unless they have something to say."""
    return [section for builder in _builders for section in builder(user) if section.lines or section.empty]
