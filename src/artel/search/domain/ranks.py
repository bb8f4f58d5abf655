"""What stands higher among the found: words of the title before words of the text, a short title before a long one, the newer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from artel.russian.wordforms import tokens

_EPOCH = date(2000, 1, 1)
_DAYS = 100_000  # room for the day within a rank
_TITLE_BONUS = 12  # shared among the words of a title: to find half of a title is nearer than a tenth of it


class Weight(IntEnum):
    """How much a word tells of its thing, by where it stands."""

    NUMBER = 60  # a number, a code, an ИНН
    TITLE = 40
    NAMES = 24  # names of those it is about: an organisation, a person
    ASIDE = 12  # what else is said of it
    TEXT = 4  # the body of a paper


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text of a thing and its weight."""

    text: str
    weight: Weight


def ranked(pieces: Iterable[Words], *, lift: int, dated_on: date | None) -> dict[str, int]:
    """Every word of a thing with its rank: the heaviest place where it stands. `lift` is the kind's own, 0 to 9."""
    days = min(max((dated_on - _EPOCH).days, 0), _DAYS - 1) if dated_on else 0
    found: dict[str, int] = {}
    for piece in pieces:
        words = [token.words for token in tokens(piece.text) if token.words]
        bonus = _TITLE_BONUS // len(words) if piece.weight == Weight.TITLE and words else 0
        rank = (piece.weight + bonus + lift) * _DAYS + days
        for several in words:
            for word in several:
                if found.get(word, -1) < rank:
                    found[word] = rank
    return found


def guessed(rank: int) -> int:
    """The rank of a word that only begins as was asked: below a whole word of the same place."""
    return max(rank - Weight.ASIDE * _DAYS, 0)
