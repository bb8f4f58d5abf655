"""Registry of sections on the page of an organisation that apps above add: what it owes, what it has agreed to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Section:
    """`template` draws the section with `context` inside the page; `title` names it in a heavy-ruled block."""

    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)


Builder = Callable[[HttpRequest, Any], Iterable[Section]]
_builders: list[Builder] = []


def register(builder: Builder) -> Builder:
    """Add a function `(request, organisation)` that answers sections, in the order of registration."""
    if builder not in _builders:
        _builders.append(builder)
    return builder


def sections(request: HttpRequest, organisation: Any) -> list[Section]:
    """Sections for the page."""
    return [section for builder in _builders for section in builder(request, organisation)]
