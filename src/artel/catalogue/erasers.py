"""Registry of those above who know something of a student that has to go when their personal data are erased."""

from collections.abc import Callable
from typing import Any

from artel.members.models import Person

_erasers: list[Callable[..., None]] = []


def register(eraser: Callable[..., None]) -> Callable[..., None]:
    """Add a function `(person, *, basis, actor)`, called within the deed before the catalogue erases its own."""
    if eraser not in _erasers:
        _erasers.append(eraser)
    return eraser


def erase(person: Person, *, basis: str, actor: Any) -> None:
    """Have everybody above clear what they keep of the person; what one of them refuses, refuses the deed."""
    for eraser in _erasers:
        eraser(person, basis=basis, actor=actor)
