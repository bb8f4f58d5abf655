"""Text on its way to a page: what cannot be printed is dropped, what must not be torn apart is bound."""

import re
import unicodedata
from functools import lru_cache

from artel.russian import typo

WORD_JOINER = "\N{WORD JOINER}"
_LINE_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
# Controls, halves of surrogate pairs, non-characters, and the marks that turn the direction of a line: with them a page
# could show another text than the one that is signed.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\ud800-\udfff" + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)) + "]"
)
_UNBROKEN = re.compile(r"(?<=\d)–(?=\d)|(?<=\bп)/(?=п\b)")  # 14:00–16:05, № п/п
_WORD = re.compile(r"[^ \n-]+")  # what a line may not end within; a non-breaking space is a part of it
_LONGEST = 50  # signs: no word of a language is longer


def printable(text: str) -> str:
    """The text in NFC without what neither XML nor a page can hold; every break of a line is «\\n»."""
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", _LINE_BREAKS.sub("\n", text)))


@lru_cache(maxsize=512)  # letters of one enterprise have most of their words in common
def for_pdf(text: str) -> str:
    """Printable and bound, prepositions too; ranges do not break at their dash, words without end do break."""
    return _with_breaks(_joined(typo(printable(text))), _LONGEST)


def for_pdf_cell(text: str, signs: int) -> tuple[str, bool]:
    """The same for a column that holds so many signs in a line, and whether its words have to be hyphenated.

    What is bound wider than the column comes unbound, a word wider than it is hyphenated, anything else is cut: nothing
    runs over the rule of a table.
    """
    bound = for_pdf(text)
    if _longest(bound) <= signs:
        return bound, False
    loose = _joined(printable(text))
    cut = _WORD.sub(
        lambda word: word.group() if _is_hyphenated(word.group()) else _cut(word.group(), max(1, signs * 3 // 5)), loose
    )
    return cut, _longest(loose) > signs


def _joined(text: str) -> str:
    return _UNBROKEN.sub(rf"{WORD_JOINER}\g<0>{WORD_JOINER}", text)


def _longest(text: str) -> int:
    return max((len(word) for word in _WORD.findall(text.replace(WORD_JOINER, ""))), default=0)


def _is_hyphenated(word: str) -> bool:
    """Does the layout hyphenate such a word? One of letters does, unless it is no word at all."""
    return len(word) < _LONGEST and len(set(word.lower())) > 4 and word.strip("«»„“().,:;!?").isalpha()


def _with_breaks(text: str, signs: int) -> str:
    return _WORD.sub(lambda word: _cut(word.group(), signs // 2) if len(word.group()) > signs else word.group(), text)


def _cut(word: str, signs: int) -> str:
    return "\N{ZERO WIDTH SPACE}".join(word[at : at + signs] for at in range(0, len(word), signs))


def for_docx(text: str) -> str:
    """Printable and bound but for prepositions (papers, rule 10); the word processor breaks long words."""
    return typo(printable(text), prepositions=False)


def for_html(text: str) -> str:
    """Printable and bound; to be escaped by whoever puts it on a page."""
    return typo(printable(text))
