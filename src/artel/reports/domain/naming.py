"""Who is named in words that anybody may read, and the same words without those who have not agreed to that.

Two nets: people the cluster knows, by their surname in any case; and whatever is written as a name is (initials, first name
and patronymic), known or not. Where in doubt, a name is taken for one: a word too many is hidden rather than a person shown.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from artel.russian import search_key

HIDDEN = "[имя не публикуется]"
HIDDEN_CONTACT = "[адрес не публикуется]"

_WORD = r"[А-ЯЁ]\w+(?:-[А-ЯЁ]\w+)?"
# One initial alone stands in «категории В. Поручить» too: then the word must look like a surname.
_SURNAME = (
    r"[А-ЯЁ][А-ЯЁа-яё]*(?:(?:ов|ев|ёв|ин|ын)(?:а|у|ым|е|ой)?|(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую)"
    r"|(?:ко|ук|юк|ян|ич|ых|их|дзе|швили)(?:а|у|ом|ем|е)?)\b"
)
# «Поручить В. И. Петрову»: the verb stays. Any other word before initials may be a surname, and goes.
_NO_VERB = r"(?![А-ЯЁа-яё]+(?:ть|ти|чь|ся)\s)"
_FIRST = r"[А-ЯЁ]\."
_TWO = rf"{_FIRST}\s*{_FIRST}"
_PATRONYMIC = (
    r"[А-ЯЁ][а-яё]+(?:(?:[оеё]вич|[ьи]ич|[мк]ич)(?:а|у|ем|ом|е)?"
    r"|[оеё]вн(?:а|ы|е|у|ой|ою))\b|(?:Ильини|Лукини|Фомини|Кузьмини|Никити|Савви)чн(?:а|ы|е|у|ой|ою)\b"
)
_NAME = re.compile(
    r"(?<![А-ЯЁа-яё])(?:"
    + "|".join(
        (
            rf"(?:{_NO_VERB}{_WORD}\s+)?{_TWO}\s*{_WORD}",
            rf"{_WORD}\s+{_TWO}(?!\s*{_WORD})",
            rf"{_SURNAME}\s+{_FIRST}(?![А-ЯЁа-яё])",
            rf"{_FIRST}\s*{_SURNAME}",
            rf"(?:{_WORD}\s+)?{_WORD}\s+(?:{_PATRONYMIC})(?:\s+{_WORD})?",
        )
    )
    + ")"
)
_HONOUR = re.compile(r"(?:\bим\.|(?<!от )\bимени|\bул\.|\bпер\.|\bпл\.|\bпр\.|\bпр-т|\bбул\.|\bулица|\bпроспект)\s*$")
_TOKEN = re.compile(r"(?<![\w-])[А-ЯЁA-Z][\w-]+")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|(?:\+7|\b8)[\s(-]*\d{3,5}[\s)-]*\d{2,3}[\s-]*\d{2}[\s-]*\d{2,3}\b")
_ENDING = re.compile(r"(?:ий|ый|ой|ая|яя|[аяеоуюыь])$")
_ENDINGS = frozenset(
    (
        "", "а", "я", "у", "ю", "ом", "ем", "е", "ы", "и", "ой", "ою", "ей", "ею", "ого", "его", "ому", "ему", "ый", "ий",
        "ым", "им", "ых", "их", "ыми", "ими", "ая", "ую", "ь", "ью", "ов", "ев", "ам", "ами", "ах",
    )
)  # fmt: skip
_FLEETING = re.compile(r"(?:[её]|о)([лцкнр])$")  # Орёл — Орла, Купец — Купца
_INITIAL = re.compile(r"[А-ЯЁ](?=\.)")


@dataclass(frozen=True, slots=True)
class Citizen:
    """A person the cluster knows. `agrees`: the consent to be named publicly is in force."""

    key: int
    last: str
    first: str = ""
    patronymic: str = ""
    agrees: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A name where it stands: whose it may be (nobody's whom the cluster knows, if empty), and whether it may be shown."""

    start: int
    end: int
    words: str
    citizens: tuple[Citizen, ...]
    may_be_shown: bool


class Names:
    """The people of a cluster, for looking through many texts."""

    def __init__(self, citizens: Iterable[Citizen]) -> None:
        self._by_stem: dict[str, list[Citizen]] = defaultdict(list)
        for citizen in citizens:
            for stem in {stem for part in citizen.last.split("-") for stem in _stems(part)}:
                self._by_stem[stem].append(citizen)

    def said_in(self, text: str) -> list[Said]:
        """Names of the text in their order, none within another."""
        found: list[Said] = []
        for match in _NAME.finditer(text):
            if not _HONOUR.search(text, max(match.start() - 12, 0), match.start()):
                found.append(_said(match, self._whose(match[0])))
        taken = [(said.start, said.end) for said in found]
        for match in _TOKEN.finditer(text):
            if any(start <= match.start() < end for start, end in taken):
                continue
            if citizens := self._bearing(match[0]):
                found.append(_said(match, citizens))
        return sorted(found, key=lambda said: said.start)

    def silenced(self, text: str, *, keeps_contacts: bool = False) -> str:
        """The text for everybody: names of who has not agreed are hidden, and addresses and telephones unless kept."""
        if not text:
            return ""
        parts, here = [], 0
        for said in self.said_in(text):
            if not said.may_be_shown:
                parts += [text[here : said.start], HIDDEN]
                here = said.end
        shown = "".join(parts) + text[here:]
        return shown if keeps_contacts else _CONTACT.sub(HIDDEN_CONTACT, shown)

    def _whose(self, words: str) -> tuple[Citizen, ...]:
        """Who may be meant by a whole name: the surname, and initials or first name that do not speak against it."""
        letters = _INITIAL.findall(words) or [word[0] for word in _TOKEN.findall(words)]
        return tuple(
            citizen
            for token in _TOKEN.findall(words)
            for citizen in self._bearing(token)
            if not citizen.first or citizen.first[0].upper() in letters
        )

    def _bearing(self, token: str) -> tuple[Citizen, ...]:
        """Citizens whose surname the word is, in some case."""
        if not self._by_stem:
            return ()
        found: dict[int, Citizen] = {}
        for part in token.split("-"):
            word = search_key(part)
            for length in range(max(len(word) - 3, 1), len(word) + 1):
                if word[length:] in _ENDINGS:
                    found |= {citizen.key: citizen for citizen in self._by_stem.get(word[:length], ())}
        return tuple(found.values())


def _said(match: re.Match[str], citizens: tuple[Citizen, ...]) -> Said:
    may = bool(citizens) and all(citizen.agrees for citizen in citizens)
    return Said(match.start(), match.end(), " ".join(match[0].split()), citizens, may)


def _stems(surname: str) -> Iterator[str]:
    """What does not change in a surname: «Кравцова» — «кравцов», «Черный» — «черн», «Орёл» — «орел» and «орл»."""
    word = search_key(surname)
    stem = _ENDING.sub("", word) if len(word) > 3 else word
    yield stem
    if _FLEETING.search(word) and len(word) > 3:
        yield _FLEETING.sub(r"\1", word)
