"""Registry of sections on the page of a student that apps above add: the fairs they take part in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from artel.catalogue.models import Student


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


Builder = Callable[[HttpRequest, Student], Iterable[Section]]
_builders: list[Builder] = []


def register(builder: Builder) -> Builder:
    """Add a function `(request, student)` that answers sections, in the order of registration."""
    if builder not in _builders:
        _builders.append(builder)
    return builder


def sections(request: HttpRequest, student: Student) -> list[Section]:
    """Sections for the page of a student, seen by their own college."""
    return [section for builder in _builders for section in builder(request, student)]
