"""Names of people: initials and cases. A computed case is a suggestion; a person may correct it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from artel.russian.cases import Case
from artel.russian.dictionary import parses
from artel.russian.typography import NBSP


class Gender(StrEnum):
    """Grammatical gender of a person; never inferred silently."""

    MALE = "male"
    FEMALE = "female"


_LATIN = re.compile(r"[A-Za-z]")
_PARTICLES = frozenset({"оглы", "кызы", "углы", "заде", "уулу", "фон", "де", "ла", "ди"})
_LIKE_ILYICH = {
    Case.GENITIVE: "а",
    Case.DATIVE: "у",
    Case.ACCUSATIVE: "а",
    Case.INSTRUMENTAL: "ем",
    Case.PREPOSITIONAL: "е",
}
_COMMON = {  # kind -> gender -> endings that decline without exceptions
    "lastname": {
        Gender.MALE: r"(?:[оеё]в|[иы]н|[сц]кий|ко)$",
        Gender.FEMALE: r"(?:[оеё]ва|[иы]на|[сц]кая|ко|[бвгджзйклмнпрстфхцчшщь])$",
    },
    "firstname": {Gender.MALE: r"(?!)", Gender.FEMALE: r"(?!)"},
    "middlename": {Gender.MALE: r"(?:[ое]вич|[иь]ич|ьмич|кич)$", Gender.FEMALE: r"(?:[ое]вна|[иь]нична|ична)$"},
}


@dataclass(frozen=True, slots=True)
class Declined:
    """A name in a case. `checked` is False when the form is a guess that a person should look at."""

    text: str
    checked: bool


def initials(*names: str) -> str:
    """First letters with points, written together: «Е.В.»."""
    return "".join(f"{name.strip()[0].upper()}." for name in names if name and name.strip())


def surname_initials(last: str, first: str = "", patronymic: str = "") -> str:
    """Form for lists and tables: «Кравцова Е.В.» with a space that does not break."""
    letters = initials(first, patronymic)
    return f"{last.strip()}{NBSP}{letters}" if letters else last.strip()


def initials_surname(last: str, first: str = "", patronymic: str = "") -> str:
    """Form for signatures: «Е.В. Кравцова» with a space that does not break."""
    letters = initials(first, patronymic)
    return f"{letters}{NBSP}{last.strip()}" if letters else last.strip()


def guess_gender(first: str, patronymic: str = "", last: str = "") -> Gender | None:
    """Suggest the gender by the patronymic and the name; None when they do not tell, so that a person is asked."""
    detector = _detector()
    found = detector.detect(firstname=first or None, lastname=last or None, middlename=patronymic or None)
    return {"male": Gender.MALE, "female": Gender.FEMALE}.get(str(found.name).lower())


def decline_name(last: str, first: str, patronymic: str, gender: Gender, case: Case) -> Declined:
    """Put a full name into the case: surname, name, patronymic in this order; empty parts are left out.

    Capital letters are put in order first (ИВАНОВ → Иванов). Surnames in -ых/-их («Черных») and words in Latin letters
    are returned unchanged. `checked` is False unless every part follows a common pattern or two sources agree on it:
    such a name goes to a person before it is printed.
    """
    parts = [("lastname", last), ("firstname", first), ("middlename", patronymic)]
    done = [_decline_part(kind, _normal(text), gender, case) for kind, text in parts if text and text.strip()]
    return Declined(" ".join(part.text for part in done), all(part.checked for part in done))


def _decline_part(kind: str, text: str, gender: Gender, case: Case) -> Declined:
    if case is Case.NOMINATIVE or _LATIN.search(text):
        return Declined(text, checked=True)
    words = text.split(" ")
    if len(words) > 1:  # «Алиев Фикрет оглы»: what follows a patronymic is declined by itself or not at all
        done = [_decline_part(kind, word, gender, case) for word in words]
        return Declined(" ".join(word.text for word in done), all(word.checked for word in done))
    if text.lower() in _PARTICLES or (kind == "lastname" and re.search(r"(?i)[ыи]х$", text)):
        return Declined(text, checked=True)
    if "-" in text:
        done = [_decline_part(kind, word, gender, case) for word in text.split("-")]
        # Second parts of double surnames decline by rules of their own («Новикову-Прибою»).
        checked = all(_common(kind, word, gender) for word in text.split("-"))
        return Declined("-".join(word.text for word in done), checked)
    form = _make(kind, text, gender, case)
    if kind == "middlename" and text.endswith("ыч"):  # «Силыч»: pytrovich leaves it as it is
        form = text + _LIKE_ILYICH[case]
    return Declined(form, _common(kind, text, gender) or _by_dictionary(kind, text, gender, case) == form.lower())


def _common(kind: str, text: str, gender: Gender) -> bool:
    """Whether the part follows a pattern that has no exceptions."""
    pattern = _COMMON[kind][gender]
    return bool(re.search(pattern, text.lower()))


def _make(kind: str, text: str, gender: Gender, case: Case) -> str:
    from pytrovich import enums

    part = getattr(enums.NamePart, kind.upper())
    return _maker().make(part, getattr(enums.Gender, gender.name), getattr(enums.Case, case.name), text)


def _by_dictionary(kind: str, text: str, gender: Gender, case: Case) -> str | None:
    """The form by the dictionary of word forms, if it knows the word as such a part of a name."""
    grammeme = {"lastname": "Surn", "firstname": "Name", "middlename": "Patr"}[kind]
    sex = {Gender.MALE: "masc", Gender.FEMALE: "femn"}[gender]
    for parse in parses(text.lower()):
        tag = parse.tag
        if grammeme in tag and tag.case == "nomn" and tag.number == "sing" and tag.gender == sex and parse.is_known:
            form = parse.inflect({str(case)})
            return form.word if form else None
    return None


def _normal(text: str) -> str:
    """Names as they are written: each part with a capital letter, particles as they are, spaces squeezed."""
    words = []
    for word in text.split():
        if word.lower() in _PARTICLES:
            words.append(word.lower())
        elif word.isupper() or word.islower():
            words.append("-".join(part[:1].upper() + part[1:].lower() for part in word.split("-")))
        else:
            words.append(word)
    return " ".join(words)


@cache
def _maker() -> Any:
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker()


@cache
def _detector() -> Any:
    from pytrovich.detector import PetrovichGenderDetector

    return PetrovichGenderDetector()
