"""Somebody who acts by a personal link, without an account: a right to exactly one thing."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Bearer:
    """The actor behind a personal link. `thing` is what the link opens; rights compare it, and nothing else.

    `words` stand in the journal in place of a name: a journal's line about a deed holds no personal data of the bearer.
    """

    thing: Any
    words: str
    pk: None = None
    is_authenticated: bool = False
    is_active: bool = True
    is_operator: bool = False

    def __str__(self) -> str:
        return str(self.words)

    def bears(self, thing: Any) -> bool:
        """Tell whether the link was given for this very thing."""
        return self.thing == thing
