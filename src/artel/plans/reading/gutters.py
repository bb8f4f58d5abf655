"""Columns of a table without rulings, found by the empty strips between words."""

from collections.abc import Sequence
from dataclasses import dataclass

from .tables import Grid


@dataclass(frozen=True)
class Word:
    """A word and where it stands, in points or in characters."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str


def grid_by_gutters(words: Sequence[Word], where: str) -> tuple[float, Grid, list[Word]] | None:
    """Answer (top, grid, words outside it), or None when the words do not stand in columns."""
    return None
