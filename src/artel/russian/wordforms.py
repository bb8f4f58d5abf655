"""Words of a text as search knows them: normal forms, codes whole, look-alikes put right; marks, misprints, layouts.

Both sides of a search go through the same folding: «протоколу», «ПРОТОКОЛЫ» and «протоколами» are one word, and so are
«Артём» and «Артем», «СПО» and «CПО» with a Latin letter.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from artel.russian.dictionary import parses

LONGEST = 64  # letters of a word that are kept
FEWEST_TYPED = 3  # letters by which a word may be guessed before it is typed to its end
MOST_TERMS = 8  # words of a request; the rest is not looked at

_TOKEN = re.compile(r"[^\W_]+(?:[-./\u2010\u2011'’][^\W_]+)*")
_SEPARATORS = re.compile(r"[-./\u2010\u2011'’]")
_TO_CYRILLIC = str.maketrans("abcehkmoptxy", "авсенкмортху")
_LATIN_TWINS = frozenset("abcehkmoptxy")
_KEYS = dict(
    zip("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё", strict=True)
)  # the same keys in the two layouts
# Words that stand in every text and tell nothing of it.
STOP_WORDS = frozenset(
    """без более бы был была были было быть в во вы где для до его ее если же за и из или им их к как ко кто ли либо на
    над не ни но о об от по под при про с со так также то у чем что эта эти это этот г гг""".split()  # noqa: SIM905 -- words read better as words
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: where it stands, and under which words an index keeps it. Stop words are kept under none."""

    start: int
    end: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a request: any of `words` answers it; so does a word beginning with `begins`, if that is not empty."""

    text: str
    words: frozenset[str]
    begins: str = ""


def tokens(text: str) -> Iterator[Token]:
    """Words of a text in their order; `start` and `end` are places in its NFC form (`composed`)."""
    for found in _TOKEN.finditer(composed(text)):
        yield Token(found.start(), found.end(), words_of(found.group()))


def composed(text: str) -> str:
    """The text with its letters composed (NFC): what `tokens` and `marked` count places in."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=65536)
def words_of(token: str) -> frozenset[str]:
    """Words under which an index keeps one token: all normal forms it may have, and its parts where it has parts.

    A token with a digit is a code: «15.02.08», «12-П», an ИНН; it is kept whole. Its parts are kept too where they are
    joined by a hyphen or a slash.
    """
    folded = _folded(token)
    if any(letter.isdigit() for letter in folded):
        parts = [part for part in re.split(r"[-/]", folded) if any(letter.isdigit() for letter in part)]
        return frozenset(word[:LONGEST] for word in (folded, *parts))
    found: set[str] = set()
    if "-" in folded:
        found |= normal_forms(folded)
    for part in _SEPARATORS.split(folded):
        found |= normal_forms(part)
    return frozenset(found)


@lru_cache(maxsize=65536)
def normal_forms(word: str) -> frozenset[str]:
    """Every normal form that a folded word may have; none for a stop word or a single letter.

    A word that the dictionary does not know is kept as it is, beside the guesses of its normal form.
    """
    if len(word) < 2 or word in STOP_WORDS:
        return frozenset()
    if _LATIN_TWINS.issuperset(word):  # «MAX» is Latin, «TOP» may be either
        return frozenset({word[:LONGEST], *normal_forms(word.translate(_TO_CYRILLIC))})
    found = parses(word)
    forms = {_without_yo(parse.normal_form) for parse in found}
    if not any(parse.is_known for parse in found):
        forms.add(word)
    return frozenset(form[:LONGEST] for form in forms if form)


def terms(request: str, *, typing: bool = True) -> list[Term]:
    """Words of a request, each to be found. The last one may be unfinished, if the person is still `typing`.

    A hyphenated word asks for each of its parts, so that «учебно-производственный» finds «учебно производственный».
    """
    found: list[Term] = []
    matches = list(_TOKEN.finditer(composed(request)))
    for place, match in enumerate(matches):
        folded = _folded(match.group())
        is_last = typing and place == len(matches) - 1 and match.end() == len(composed(request).rstrip(" .,;:»\"'!?"))
        if any(letter.isdigit() for letter in folded):
            begins = folded if is_last and len(folded) >= 2 else ""
            found.append(Term(match.group(), frozenset({folded[:LONGEST]}), begins))
            continue
        parts = _SEPARATORS.split(folded)
        whole = normal_forms(folded) if "-" in folded else frozenset()
        for number, part in enumerate(parts):
            words = normal_forms(part) and (normal_forms(part) | whole)
            begins = part if is_last and number == len(parts) - 1 and len(part) >= FEWEST_TYPED else ""
            if words or begins:
                found.append(Term(part if len(parts) > 1 else match.group(), words, begins))
    unique = list({(term.words, term.begins): term for term in found}.values())
    return unique[:MOST_TERMS]


def marked(text: str, asked: Sequence[Term]) -> list[tuple[str, bool]]:
    """The text in pieces, those that answer a request told apart, in whatever form they stand."""
    text = composed(text)
    pieces: list[tuple[str, bool]] = []
    done = 0
    for token in tokens(text):
        if not any(_answers(token, text, term) for term in asked):
            continue
        if token.start > done:
            pieces.append((text[done : token.start], False))
        pieces.append((text[token.start : token.end], True))
        done = token.end
    if done < len(text):
        pieces.append((text[done:], False))
    return pieces


def _answers(token: Token, text: str, term: Term) -> bool:
    if token.words & term.words:
        return True
    if not term.begins:
        return False
    folded = _folded(text[token.start : token.end])
    return any(part.startswith(term.begins) for part in (folded, *_SEPARATORS.split(folded), *token.words))


def other_layout(word: str) -> str:
    """What would stand there if the keyboard had not been left in the Latin layout: «ghbrfp» is «приказ»; else nothing."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    if not folded or not all(letter in _KEYS for letter in folded):
        return ""
    return _without_yo("".join(_KEYS[letter] for letter in folded))


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Known words within one misprint of the word, two for a word longer than five letters; the nearest first."""
    most = 1 if len(word) <= 5 else 2
    found: list[tuple[int, int, str]] = []
    for other in known:
        if other != word and abs(len(other) - len(word)) <= most:
            distance = misprints(word, other, most)
            if distance <= most:
                found.append((distance, abs(len(other) - len(word)), other))
    return [other for _distance, _length, other in sorted(found)]


def misprints(one: str, other: str, most: int) -> int:
    """Letters put in, left out, mistaken or swapped between two words; anything beyond `most` is `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before = before, row
        row = [i]
        for j, facing in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most and (not before or min(before) > most):
            return most + 1
    return min(row[-1], most + 1)


def _folded(token: str) -> str:
    """One case, ё as е, one kind of hyphen; Latin twins of Cyrillic letters put right among Cyrillic ones and in codes."""
    folded = unicodedata.normalize("NFKC", token).casefold().replace("\u2010", "-").replace("\u2011", "-")
    folded = _without_yo(folded)
    letters = {letter for letter in folded if letter.isalpha()}
    has_cyrillic = any("а" <= letter <= "я" for letter in letters)
    is_code = any(letter.isdigit() for letter in folded)
    if letters and (has_cyrillic or is_code) and letters & _LATIN_TWINS:
        latin = {letter for letter in letters if letter.isascii()}
        if latin <= _LATIN_TWINS:
            return folded.translate(_TO_CYRILLIC)
    return folded


def _without_yo(word: str) -> str:
    return word.replace("ё", "е")
