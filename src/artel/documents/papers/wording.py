"""Text on its way to a page: what cannot be printed is dropped, what must not be torn apart is bound."""

import re
import unicodedata

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
_LONG_WORD = re.compile(r"\S{50,}")


def printable(text: str) -> str:
    """The text in NFC without what neither XML nor a page can hold; every break of a line is «\\n»."""
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", _LINE_BREAKS.sub("\n", text)))


def for_pdf(text: str) -> str:
    """Printable and bound, prepositions too; ranges do not break at their dash, a word of 50 signs and more does."""
    bound = _UNBROKEN.sub(rf"{WORD_JOINER}\g<0>{WORD_JOINER}", typo(printable(text)))
    return _LONG_WORD.sub(lambda word: re.sub(r"(.{20})", "\\1\N{ZERO WIDTH SPACE}", word.group()), bound)


def for_docx(text: str) -> str:
    """Printable and bound but for prepositions (papers, rule 10). Word breaks long words by itself."""
    return typo(printable(text), prepositions=False)


def for_html(text: str) -> str:
    """Printable and bound; to be escaped by whoever puts it on a page."""
    return typo(printable(text))
