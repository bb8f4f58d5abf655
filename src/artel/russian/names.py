"""Names of people: initials and cases. A computed case is a suggestion; a person may correct it."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from artel.russian.cases import Case
from artel.russian.typography import NBSP


class Gender(StrEnum):
    """Grammatical gender of a person; never inferred silently."""

    MALE = "male"
    FEMALE = "female"


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
    raise NotImplementedError


@cache
def _detector():
    from pytrovich.detector import PetrovichGenderDetector

    return PetrovichGenderDetector()
