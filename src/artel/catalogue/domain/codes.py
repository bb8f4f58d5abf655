"""Codes of specialities: their form, the level they tell, and which codes are one line of succession. Pure (DOMAIN 5.2)."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from artel.catalogue.domain.kinds import ProgrammeKind, SpecialityKind

CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}")
USUAL_MONTHS = {SpecialityKind.PROFESSION: 22, SpecialityKind.SPECIALITY: 46}  # after nine classes, where nothing says
_LEVELS = {"01": SpecialityKind.PROFESSION, "02": SpecialityKind.SPECIALITY}
_PROGRAMMES = {SpecialityKind.PROFESSION: ProgrammeKind.PPKRS, SpecialityKind.SPECIALITY: ProgrammeKind.PPSSZ}


class Coded(Protocol):
    """A speciality as succession sees it."""

    code: str
    successor: str
    predecessors: Iterable[str]


def kind_of(code: str) -> SpecialityKind | None:
    """A profession or a speciality, by the second pair; None for a code of another level or form."""
    return _LEVELS.get(code[3:5]) if CODE.fullmatch(code) else None


def programme_kind(kind: str) -> ProgrammeKind:
    """ППКРС for a profession, ППССЗ for a speciality."""
    return _PROGRAMMES[SpecialityKind(kind)]


def same_line(one: Coded, other: Coded) -> bool:
    """Tell whether the codes are one speciality: the same code, one replaced by the other, or both by a third."""
    if one.code in other.predecessors or other.code in one.predecessors:
        return True
    return bool({one.code, one.successor} & {other.code, other.successor} - {""})


def first_of_september(graduates_on: date, months: int) -> date:
    """When a group began to study, if it graduates on a day after so many months: the first of a September."""
    years = (months + 2) // 12
    return date(graduates_on.year - years, 9, 1)
