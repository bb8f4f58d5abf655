"""The big dictionary of word forms, loaded when first asked: 0.13 s and 40 MB."""

from functools import cache, lru_cache
from typing import Any


@cache
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=4096)
def parses(word: str) -> tuple[Any, ...]:
    """Readings of a word, likeliest first; each has `.tag`, `.word`, `.inflect({…})`.

    None for a word with a character that Unicode gives no name (pymorphy3 asks for it and stops).
    """
    try:
        return tuple(_analyzer().parse(word))
    except ValueError:
        return ()
