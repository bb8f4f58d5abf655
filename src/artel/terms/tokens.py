"""A phrase cut into tokens, with the words that a narrow table cell broke put together again."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from artel.terms.lexicon import Word, lexicon, long_forms

_DASHES = "-‐‑‒–—―−…"
_IGNORED = ".«»\"'“”„*`’"
_LOOKALIKES = str.maketrans("aceopxykmthbі", "асеорхукмтнви")  # Latin letters typed among Cyrillic ones
_ROMAN_LOOKALIKES = str.maketrans({"і": "i", "l": "i", "|": "i", "1": "i", "у": "v", "х": "x", "п": "ii", "ш": "iii"})
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
    "iiii": 4,
}
_NUMBERED_UNITS = frozenset({"quarter", "halfyear", "semester", "school_quarter", "decade", "week"})
_ORDINAL_ENDINGS = "го|ого|й|ый|ой|ий|я|ая|е|ое|му|ому|м|ом|ю|ую|ей"
_PATTERN = re.compile(
    rf"""
    (?P<iso>(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d))
  | (?P<dmy>(?<![\d.])\d{{1,2}}\s?(?:\.\s?\d{{1,2}}\s?\.|/\s?\d{{1,2}}\s?/|-\d{{1,2}}-(?=\d{{4}}))\s?
      (?:(?:19|20)\d\d|\d\d)(?!\d|\.\d))
  | (?P<years>(?<!\d)(?:19|20)\d\d\s*[-/]\s*(?:(?:19|20)\d\d|\d\d)(?!\d))
  | (?P<my>(?<![\d.])(?:0?[1-9]|1[0-2])\s?[./]\s?(?:19|20)\d\d(?!\d))
  | (?P<time>(?<!\d)\d{{1,2}}:\d\d(?!\d))
  | (?P<dm>(?<![\d.])\d{{1,2}}(?:\.|/(?=\d\d\b))\d\d(?!\d|\.\d)\.?)
  | (?P<dm1>(?<=до\s|по\s|.с\s|.к\s)\d{{1,2}}\.[1-9](?!\d|\s?[а-я]))
  | (?P<year>(?<!\d)(?:19|20)\d\d(?!\d))
  | (?P<currentyear>(?<![а-я])(?:т|с|тек)[./]?\s?г(?:\.|ода?(?![а-я])|(?![а-я])))
  | (?P<halfyear>(?<![а-я])п\s?/\s?г(?:од)?(?![а-я])\.?)
  | (?P<docnumber>№\s?[\w/-]+)
  | (?P<gluedroman>(?<![\w])[ivx]{{1,3}}(?=кв|пол|сем|чет|дек))
  | (?P<mixedroman>(?<![\w])(?:1[vу]|[ivxіхl]*[vу]|1{{2,3}}|[пш]|[iіl|]+[vу]?)(?:-(?:{_ORDINAL_ENDINGS}))?(?![\w]))
  | (?P<ordinal>\d+(?:\s?-\s?)?(?:{_ORDINAL_ENDINGS})(?![а-я]))
  | (?P<cardinal>\d+(?:(?:\s?-\s?)?(?:ти|ть|х|ех|ми|мя)|-и)(?![а-я]))
  | (?P<num>\d+)
  | (?P<word>[a-zа-яіїєґ]+)
  | (?P<dash>\.{{2,}}|-)
  | (?P<punct>[,;()/:+])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """`cls` is a word's class of the lexicon, or: date, monthyear, years, year, num, ordinal, time, dash, punct,
    other.
    """

    cls: str
    value: Any
    text: str
    start: int
    end: int


class Phrase:
    """A phrase with its tokens; `cut` gives back the document's own characters."""

    def __init__(self, words: str) -> None:
        self.words = words
        letters, self._places = [], []
        for place, letter in enumerate(words):
            for each in letter if letter == "№" else unicodedata.normalize("NFKC", letter).lower():
                if each in "\u00ad\u200b\u200d\ufeff\u0301\u0306\u0308":
                    continue
                letters.append("е" if each == "ё" else "-" if each in _DASHES else " " if each.isspace() else each)
                self._places.append(place)
        self.text = "".join(letters)
        self.tokens: tuple[Token, ...] = tuple(_tidied(list(_tokens(self.text))))

    def cut(self, first: int, last: int) -> str:
        """The document's words from token `first` up to (not including) token `last`."""
        if first >= last:
            return ""
        start, end = self._places[self.tokens[first].start], self._places[self.tokens[last - 1].end - 1] + 1
        while self.words[start:end].count("«") > self.words[start:end].count("»") and self.words[end : end + 1] == "»":
            end += 1
        return " ".join(self.words[start:end].split())


def _tokens(text: str) -> Iterator[Token]:
    """Tokens in order; runs of words are segmented together, because a cell may have broken them."""
    run: list[re.Match[str]] = []
    for found in _PATTERN.finditer(text):
        name = found.lastgroup or ""
        if name == "word" and (not run or re.fullmatch(r"[\s-]*", text[run[-1].end() : found.start()])):
            run.append(found)
            continue
        if (
            name == "dash"
            and run
            and found.start() == run[-1].end()
            and text[found.end() : found.end() + 2].strip()[:1].isalpha()
        ):
            continue  # a hyphen glued to the word before it: the run decides whether it breaks a word or joins two
        if run:
            yield from _words(run, text)
            run = []
        if name == "word":
            run = [found]
        else:
            yield from _plain(name, found)
    if run:
        yield from _words(run, text)


def _plain(name: str, found: re.Match[str]) -> Iterator[Token]:
    text, start, end = found[0], found.start(), found.end()
    numbers = [int(each) for each in re.findall(r"\d+", text)]

    def token(cls: str, value: Any) -> Token:
        return Token(cls, value, text, start, end)

    if name in ("iso", "dmy"):
        day, month, year = numbers if name == "dmy" else reversed(numbers)
        possible = 1 <= month <= 12 and 1 <= day <= 31
        yield token("date", (day, month, year if year > 99 else 2000 + year)) if possible else token("other", None)
    elif name == "years":
        first, second = numbers
        if second < 100 and (first + 1) % 100 != second:
            yield token("monthyear", (second, first)) if 1 <= second <= 12 else token("other", None)
        else:
            yield token("years", (first, second if second > 99 else first + 1, "/" in text))
    elif name == "my":
        yield token("monthyear", (numbers[0], numbers[1]))
    elif name == "time":
        yield token("time", f"{numbers[0]:02}:{numbers[1]:02}")
    elif name in ("dm", "dm1"):
        if 1 <= numbers[1] <= 12 and 1 <= numbers[0] <= 31:
            yield token("date", (numbers[0], numbers[1], None))
        elif numbers[0] < 24 and numbers[1] < 60:
            yield token("time", f"{numbers[0]:02}:{numbers[1]:02}")
        else:
            yield token("other", None)
    elif name == "year":
        yield token("year", numbers[0])
    elif name == "currentyear":
        yield token("currentyear", None)
    elif name == "halfyear":
        yield token("unit", "halfyear")
    elif name in ("mixedroman", "gluedroman"):
        yield token("roman", roman(text.partition("-")[0]) or 0)
    elif name == "ordinal":
        yield token("ordinal", numbers[0])
    elif name in ("num", "cardinal"):
        yield token("num", numbers[0])
    elif name == "docnumber":
        yield token("other", None)
    else:
        yield token(name, text)


def roman(text: str) -> int | None:
    """The number a Roman numeral stands for, also typed with Cyrillic look-alikes («П», «Ш», «1У»)."""
    return _ROMAN.get(text.translate(_ROMAN_LOOKALIKES))


def _words(run: list[re.Match[str]], text: str) -> Iterator[Token]:
    """Segment a run of word fragments by the lexicon: the cheapest reading in broken and unknown words."""
    letters = "".join(found[0] for found in run)
    edges, places = [0], []
    for found in run:
        edges.append(edges[-1] + len(found[0]))
        places += range(found.start(), found.end())
    short = len(run) == 1 or len(letters) <= 120
    cuts = _segment(letters, tuple(edges)) if short else tuple(pairwise(edges))
    previous_end, last_was_month = None, False
    for first, last in cuts:
        start, end = places[first], places[last - 1] + 1
        if previous_end is not None and "-" in text[previous_end:start]:
            yield Token("dash", "-", "-", previous_end, start)
        elif previous_end == start and _is_month(letters[first:last]) and last_was_month:
            yield Token(
                "dash", "-", "-", start - 1, start
            )  # «Сентябрьдекабрь»: the hyphen was lost with the line break
        word = _known(letters[first:last]) or _misspelt(letters[first:last])
        yield (
            Token(word.cls, word.value, letters[first:last], start, end)
            if word
            else Token("other", None, letters[first:last], start, end)
        )
        previous_end, last_was_month = end, _is_month(letters[first:last])


def _is_month(word: str) -> bool:
    known = _known(word)
    return known is not None and known.cls == "month"


@lru_cache(maxsize=4096)
def _segment(letters: str, edges: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Cuts of `letters` into words. A whole known word is free, joining fragments costs a little, splitting one a
    little more, an
    unknown fragment much. Joined and split words must be long enough to mean something."""
    known, size = lexicon(), len(letters)
    edge = set(edges)
    best: list[tuple[float, tuple[tuple[int, int], ...]] | None] = [(0.0, ())] + [None] * size
    for start in range(size):
        here = best[start]
        if here is None:
            continue
        for end in range(start + 1, min(start + 28, size) + 1):
            word, cost = letters[start:end], 0.0
            if start in edge and end in edge and not any(start < each < end for each in edge):
                cost = 0.0 if _known(word) else 20.0
            elif word in known:
                crossed = sum(start < each < end for each in edge)
                ragged = (start not in edge) + (end not in edge)
                if (crossed and len(word) < (4 if known[word].cls == "month" else 5)) or (
                    ragged
                    and len(word) < (5 if crossed else 3)
                    and not _is_preposition(word, start in edge or end in edge)
                ):
                    continue
                cost = 1.0 + crossed + 1.5 * ragged
            else:
                continue
            if best[end] is None or here[0] + cost < best[end][0]:
                best[end] = (here[0] + cost, (*here[1], (start, end)))
    # A single fragment longer than the window is still a word.
    return best[size][1] if best[size] else tuple(pairwise(edges))


def _is_preposition(word: str, outer: bool) -> bool:
    """A preposition run together with its neighbour: «вмае», «домая», «разв месяц»."""
    return outer and word in ("в", "во", "с", "до", "по", "к", "не")


def _known(word: str) -> Word | None:
    known = lexicon()
    return known.get(word) or known.get(word.translate(_LOOKALIKES))


@lru_cache(maxsize=4096)
def _misspelt(word: str) -> Word | None:
    """The known word that differs by one letter added, lost, changed or swapped; None for short words and where
    nothing is near.
    """
    if len(word) < 6:
        return None
    for form in long_forms():
        if abs(len(form) - len(word)) <= 1 and form[0] == word[0] and _one_slip(form, word):
            return lexicon()[form]
    return None


def _one_slip(right: str, typed: str) -> bool:
    common = next(
        (i for i, (a, b) in enumerate(zip(right, typed, strict=False)) if a != b), min(len(right), len(typed))
    )
    a, b = right[common:], typed[common:]
    return a[1:] == b[1:] or a == b[1:] or a[1:] == b or (a[:2] == b[1::-1] and len(a) > 1 and a[2:] == b[2:])


def _tidied(tokens: list[Token]) -> Iterator[Token]:
    """Read Roman numerals and footnote marks by their neighbours."""
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        before = tokens[place - 1] if place else None
        if token.cls == "roman":
            ahead = [
                each
                for each in tokens[place + 1 : place + 8]
                if each.cls not in ("dash", "punct", "and", "roman", "num", "or", "other")
            ]
            certain = bool(re.fullmatch(r"[ivxі]+", token.text.partition("-")[0]))
            if ahead and ahead[0].cls in ("unit",) and ahead[0].value in _NUMBERED_UNITS and token.value:
                yield Token("num", token.value, token.text, token.start, token.end)
            elif token.text.isdigit():
                yield Token("num", int(token.text), token.text, token.start, token.end)
            else:
                yield Token(
                    "num" if certain and token.value else "other", token.value, token.text, token.start, token.end
                )
        elif token.text == "дек" and after and after.cls == "month" and before and before.cls in ("num", "ordinal"):
            yield Token("unit", "decade", token.text, token.start, token.end)
        elif (
            token.cls == "num"
            and after is None
            and before
            and before.cls == "month"
            and token.start == before.end
            and token.value < 10
        ):
            continue  # «1 июня2»: a footnote mark
        elif token.cls == "other" and token.text == "р" and before and before.cls in ("num", "cardinal"):
            yield Token("raz", None, token.text, token.start, token.end)
        else:
            yield token
