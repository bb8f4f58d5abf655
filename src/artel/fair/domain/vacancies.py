"""What is wrong with a vacancy: words that the law does not allow, conditions that do not suit the young. Pure.

Found, told and never repaired: ТК ст. 3 and 64 (discrimination), 70 (probation), 133 (the minimum wage), 96 and 265
(minors), 266 (their medical exam); compulsory wording by DOMAIN 2.2. Patterns look for what an employer means by them in a
vacancy, so each has its exceptions; a line that is lawful and yet found is put otherwise by its author.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

HAZARDOUS = frozenset({"3.1", "3.2", "3.3", "3.4", "4"})
# Federal minimum wage a month, from the day.
MINIMUM_WAGES = (
    (date(2023, 1, 1), 16_242),
    (date(2024, 1, 1), 19_242),
    (date(2025, 1, 1), 22_440),
    (date(2026, 1, 1), 27_093),
)


class FindingKind(StrEnum):
    SEX = "sex"
    AGE = "age"
    RESIDENCE = "residence"
    FAMILY = "family"
    APPEARANCE = "appearance"
    NATIONALITY = "nationality"
    BELIEFS = "beliefs"
    HEALTH = "health"
    PROBATION = "probation"
    COMPULSORY = "compulsory"
    ADULTS_ONLY = "adults_only"  # hazardous or night work that minors are not kept from
    LOW_SALARY = "low_salary"
    MEDICAL = "medical"
    NO_GROUND = "no_ground"  # «с 18 лет» without a condition of work that asks for it


BLOCKING = frozenset(FindingKind) - {FindingKind.LOW_SALARY, FindingKind.MEDICAL, FindingKind.NO_GROUND}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, in which field, by which words of it (empty: by no words). A blocking one stops publishing."""

    kind: FindingKind
    field: str
    words: str = ""

    @property
    def is_blocking(self) -> bool:
        return self.kind in BLOCKING


@dataclass(frozen=True, slots=True)
class VacancyFacts:
    """A vacancy as the checks need it. `texts`: field and words, in the order of the form."""

    texts: tuple[tuple[str, str], ...]
    salary_from: int
    starts_on: date
    hazard: str = ""
    is_at_night: bool = False
    is_adults_only: bool = False
    needs_medical: bool = False


def suits_adults_only(*, hazard: str, is_at_night: bool, is_adults_only: bool) -> bool:
    """Tell whether nobody under 18 may be invited: as declared, or by the conditions of work."""
    return is_adults_only or is_at_night or hazard in HAZARDOUS


def minimum_wage(day: date) -> int:
    """The federal minimum wage in force on a day; for a day after the table, the last known."""
    known = [amount for since, amount in MINIMUM_WAGES if since <= day]
    return known[-1] if known else MINIMUM_WAGES[0][1]


_YEARS = r"(?:лет|года|год)\b"
_AGE = r"(?:1[4-9]|[2-6]\d)"
# Whom the employer wants to see: only these fields say it. «Женщинам с детьми короткий день» is a guarantee.
_DEMANDS = frozenset({"title", "requirements", "schedule", "department"})
_PATTERNS: tuple[tuple[FindingKind, str], ...] = (
    (FindingKind.SEX, r"\b(?:мужчин|женщин|девушк|девушек|юнош|парн(?:и|ей|я|ям)\b)\w*"),
    (FindingKind.SEX, r"\b(?:мужск|женск)\w+\s+пол\w*|\bпол\s*[:—–-]?\s*(?:муж|жен)\w*|\bтолько\s+(?:муж|жен)\b\.?"),
    (
        FindingKind.AGE,
        rf"\b(?:от\s+)?{_AGE}\s*(?:-|–|—|до)\s*{_AGE}\s*{_YEARS}|\bдо\s+{_AGE}(?:-?ти)?\s*{_YEARS}"
        rf"|\b(?:не\s+)?(?:старше|моложе)\s+{_AGE}\b(?:\s*{_YEARS})?|\b(?:с|от)\s+{_AGE}\s*{_YEARS}",
    ),
    (FindingKind.AGE, r"\b(?:молод(?:ой\s+человек|ого\s+человека|ые\s+люди|ых\s+людей)|пенсионн\w+\s+возраст\w*)"),
    (FindingKind.AGE, r"\bвозраст\w*(?!\w)(?:\s*[:—–-]?\s*(?:от|до|не)?\s*\d+)"),
    (
        FindingKind.RESIDENCE,
        r"\bпрописк\w*|\bпостоянн\w+\s+регистраци\w+|\b(?:местн\w+\s+)?жител(?:ь|и|ей|ям)\b|\bиногородн\w*"
        r"|\bместная\s+регистраци\w+|\bналичие\s+регистрации|\bрегистраци\w+\s+(?:в|по)\s+(?:г\.|город|район|област|Томск)\w*"
        r"|\bпрожива(?:ющ\w+|ние)\s+(?:в|на|рядом|недалеко|поблизости)\b[^,.;]{0,30}",
    ),
    (
        FindingKind.FAMILY,
        r"\b(?:не)?замужн\w*|\bзамужем\b|\b(?:не)?женат\w*|\bхолост\w*|\bсемейн\w+\s+положени\w*|\bбеременн\w*"
        r"|\bбез\s+(?:маленьких\s+|малолетних\s+)?детей|\bналичие\s+детей|\bв\s+браке\b",
    ),
    (
        FindingKind.APPEARANCE,
        r"\b(?:\w+(?:ая|ой|ую)\s+)?внешност\w*|\bпривлекательн\w+\s+вид\w*|\bбез\s+(?:видимых\s+)?(?:татуировок|пирсинга)"
        r"|\bрост(?:ом)?\s+(?:от|до|не\s+(?:ниже|менее|выше))\s+\d+|\bстройн\w+",
    ),
    (
        FindingKind.NATIONALITY,
        r"\bнациональност\w*|\bславян\w*|\bтолько\s+русск(?:ий|ая|ие|их)\b(?!\s+язык)|\bраса\b|\bрасов\w+",
    ),
    (
        FindingKind.BELIEFS,
        r"\bвероисповедани\w*|\bправославн\w*|\bмусульман\w*|\bпартийност\w*|\bчленство\s+в\s+партии",
    ),
    (FindingKind.HEALTH, r"\bбез\s+(?:группы\s+)?инвалидност\w*|\bинвалид\w*\s+не\s+\w+|\bне\s+инвалид\w*"),
)
# Words of any field that go into an invitation or beside it.
_EVERYWHERE: tuple[tuple[FindingKind, str], ...] = (
    (
        FindingKind.PROBATION,
        r"\bиспытательн\w+\s+(?:срок|период)\w*|\bсрок\w*\s+испытани\w*|\bиспытани\w+\s+при\s+при[её]ме",
    ),
    (
        FindingKind.COMPULSORY,
        r"\b(?:обязан\w*|обязу\w+|должен|должн[аы])\s+(?:будет\s+)?(?:про|от)работать|\bобязательн\w+\s+отработк\w*"
        r"|\bотработк\w+\s+(?:не\s+менее\s+)?\d+|\bподлежит\s+(?:распределени\w*|отработк\w*|направлени\w*)"
        r"|\bнаправля(?:ется|ются|ем)\b(?!\s+на\s+(?:обучени|курс|стажировк|уч[её]б|медосмотр|медицинск|повышени|аттестаци|практик))"
        r"|\bобязательн\w+\s+распределени\w*|\bобязан\w*\s+явиться|\bобязательн\w+\s+трудоустройств\w*",
    ),
)
_FLAGS = re.IGNORECASE | re.UNICODE
_DEMAND_RULES = tuple((kind, re.compile(pattern, _FLAGS)) for kind, pattern in _PATTERNS)
_WORD_RULES = tuple((kind, re.compile(pattern, _FLAGS)) for kind, pattern in _EVERYWHERE)
# What stands before the words and makes them something else: «стаж 15–20 лет», «без испытательного срока».
_BEFORE = {
    FindingKind.AGE: re.compile(
        r"(?:стаж\w*|опыт\w*|дет(?:и|ей|ям)|договор\w*|гаранти\w*|срок\w*|работ\w+)\s*(?:\w+\s*){0,2}[:—–-]?\s*$",
        _FLAGS,
    ),
    FindingKind.PROBATION: re.compile(r"\bбез\s+$", _FLAGS),
    FindingKind.SEX: re.compile(r"(?:\bи\s+|\bили\s+|/\s*)$", _FLAGS),
    FindingKind.RESIDENCE: re.compile(r"\b(?:не\s+нужн\w+|не\s+требуется|компенсаци\w+|помощь\s+\w+)\s+$", _FLAGS),
}
_BOTH_SEXES = re.compile(r"(?:муж|жен|юнош|девуш)\w*\s*(?:и|или|/|,)\s*(?:муж|жен|юнош|девуш)\w*", _FLAGS)
_OF_AGE = re.compile(r"(?:\b(?:с|от|старше|не\s+моложе)\s+18\b)|\b18\s*\+|\bсовершеннолетн\w*", _FLAGS)


def findings(facts: VacancyFacts) -> list[Finding]:
    """All that is wrong with a vacancy, in the order of its fields, the blocking ones first."""
    found = list(_in_words(facts)) + list(_in_conditions(facts))
    return sorted(dict.fromkeys(found), key=lambda finding: not finding.is_blocking)


def _in_words(facts: VacancyFacts) -> Iterable[Finding]:
    grown_up = facts.hazard in HAZARDOUS or facts.is_at_night
    for field, text in facts.texts:
        if field in _DEMANDS:
            for match in _OF_AGE.finditer(text):
                if not grown_up:
                    yield Finding(FindingKind.NO_GROUND, field, match.group())
            # «С 18 лет» is judged above; both sexes named together are no choice between them.
            cleared = _BOTH_SEXES.sub(_blank, _OF_AGE.sub(_blank, text))
            yield from _matches(_DEMAND_RULES, field, cleared)
        yield from _matches(_WORD_RULES, field, text)


def _matches(rules: Iterable[tuple[FindingKind, re.Pattern]], field: str, text: str) -> Iterable[Finding]:
    for kind, pattern in rules:
        for match in pattern.finditer(text):
            before = _BEFORE.get(kind)
            if before is None or not before.search(text[: match.start()]):
                yield Finding(kind, field, match.group().strip())


def _blank(match: re.Match) -> str:
    return " " * len(match.group())


def _in_conditions(facts: VacancyFacts) -> Iterable[Finding]:
    if facts.salary_from < minimum_wage(facts.starts_on):
        yield Finding(FindingKind.LOW_SALARY, "salary_from")
    if facts.is_adults_only:
        if not (facts.hazard in HAZARDOUS or facts.is_at_night) and not any(
            _OF_AGE.search(text) for field, text in facts.texts if field in _DEMANDS
        ):
            yield Finding(FindingKind.NO_GROUND, "is_adults_only")
    elif facts.hazard in HAZARDOUS:
        yield Finding(FindingKind.ADULTS_ONLY, "hazard")
    elif facts.is_at_night:
        yield Finding(FindingKind.ADULTS_ONLY, "is_at_night")
    elif not facts.needs_medical:
        yield Finding(FindingKind.MEDICAL, "needs_medical")
