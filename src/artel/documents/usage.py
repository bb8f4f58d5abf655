"""Registry of those above who stand on a registered document: it is not cancelled under them."""

from collections.abc import Callable, Iterable
from typing import Any

Teller = Callable[[Any], Iterable[tuple[str, str]]]
_tellers: list[Teller] = []


def register(teller: Teller) -> Teller:
    """Add a function that answers pairs (words, address) for a document: what stands on it."""
    if teller not in _tellers:
        _tellers.append(teller)
    return teller


def uses_of(document: Any) -> list[tuple[str, str]]:
    """Everything that stands on the document."""
    return [(str(words), url) for teller in _tellers for words, url in teller(document)]
