"""Registries by which apps above draw on the pages of bodies: sections of a body's page, the next meeting in the list."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest

from artel.members.models import Cluster, Unit


@dataclass(frozen=True, slots=True)
class Section:
    """`template` draws the section with `section` (its context) inside a heavy-ruled block named `title`.

    `href` and `link`: the action at the right of the title.
    """

    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    href: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The nearest meeting of a body: its day, words after it («14:00»), its page."""

    day: date
    note: str
    url: str


Builder = Callable[[HttpRequest, Unit], Iterable[Section]]
Nearest = Callable[[Cluster, Collection[int]], dict[int, NextMeeting]]
_builders: list[Builder] = []
_nearest: list[Nearest] = []


def register(builder: Builder) -> Builder:
    """Add a function `(request, unit)` that answers sections of the body's page, in the order of registration."""
    if builder not in _builders:
        _builders.append(builder)
    return builder


def register_next_meeting(nearest: Nearest) -> Nearest:
    """Add a function `(cluster, ids of units)` that answers the next meeting of each in one query."""
    if nearest not in _nearest:
        _nearest.append(nearest)
    return nearest


def sections(request: HttpRequest, unit: Unit) -> list[Section]:
    """Sections for the page of a body."""
    return [section for builder in _builders for section in builder(request, unit)]


def next_meetings(cluster: Cluster, units: Collection[int]) -> dict[int, NextMeeting] | None:
    """The nearest meeting of each body that has one; None where no app knows of meetings."""
    if not _nearest:
        return None
    return {unit: meeting for nearest in _nearest for unit, meeting in nearest(cluster, units).items()}
