"""Reads the «Исполнители» cell of a plan: which executors it names, and of what kind each of them is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class ExecutorKind(StrEnum):
    """What sort of party the words point at; a resolver turns each sort into parties at a date."""

    UNIT = "unit"
    OFFICE = "office"
    ORGANISATION = "organisation"
    ALL_MEMBERS = "all_members"
    COLLEGES = "colleges"
    EMPLOYERS = "employers"
    SCHOOLS = "schools"
    GROUP = "group"
    PERSON = "person"
    TEXT = "text"


@dataclass(frozen=True)
class ExecutorReading:
    """One executor of a row.

    `words` is a verbatim slice of the cell. `direction` names the direction of a working group («по наставничеству» →
    «наставничеству»), empty where the plan does not say which group. `joint` is true when the executors of the row owe
    it together, false for «каждый…». Hints, empty where they do not apply: `unit` is expert_council,
    coordination_council, lead_college, cluster, working_group or other; `office` is chair, deputy, secretary, head or
    coordinator.
    """

    kind: ExecutorKind
    words: str
    direction: str = ""
    joint: bool = True
    unit: str = ""
    office: str = ""

    @property
    def is_unnamed_group(self) -> bool:
        return self.kind is ExecutorKind.GROUP and not self.direction


def read_executors(text: str | None) -> tuple[ExecutorReading, ...]:
    """Split an executors' cell into its executors, in the order of the cell, and tell what each one is.

    Commas inside quotes, brackets and names («ПОО, входящие в Кластер»; «Кузнецов С.А., зам. директора») do not split.
    Total: any string gives an answer, words nobody foresaw come back as TEXT, an empty cell gives an empty tuple.
    Does not look anybody up. Wordings: DOMAIN.md 0.2 (the seed has eight kinds) and real plans of colleges.
    """
    return tuple(_classify(words) for words in _split(text or "") if words.strip())


# --- classification -------------------------------------------------------------------------------------------------

_GROUP = re.compile(r"\b(?:рабоч|творческ|проектн|инициативн|экспертн)\w*\s+групп\w*|\bРГ\b", re.I)
_OFFICE_WORD = (
    (re.compile(r"^(?:зам(?:еститель|\.)?|и\.?\s?о\.?\s+зам\w*)(?![а-яё])[\s.]*", re.I), "deputy"),
    (re.compile(r"^(?:со)?председатель\b", re.I), "chair"),
    (re.compile(r"^(?:ответственный\s+|уч[её]ный\s+)?секретарь\b", re.I), "secretary"),
    (re.compile(r"^(?:координатор)\b", re.I), "coordinator"),
    (re.compile(r"^(?:руководитель|директор|начальник|заведующ(?:ий|ая)|глава|ректор|президент)\b", re.I), "head"),
)
_ORGANISATION = re.compile(
    r"\b(?:[ФОКМГ]{0,2}(?:Г|О|М|К)?(?:БПОУ|АПОУ|БОУ|АОУ|КОУ|БУ|АУ|КУ)(?:\s?ВО|\s?ДПО|\s?ДО)?|ЧПОУ|АНПОО|"
    r"ПАО|ОАО|ЗАО|НАО|АО|ООО|АНО|НКО|ФГУП|ГУП|МУП|ИП|ТПП|СПК|НПО)\b"
    r"|\b(?:департамент|министерств|администраци|управлени[ея] образования|центр занятости|агентств|ассоциаци|союз)\w*",
    re.I,
)
_NAMED_IN_QUOTES = re.compile(
    r"^(?:[\w-]+\s+){0,5}?(?:колледж|техникум|лицей|гимнази|завод|предприяти|компани|фирм|корпораци|центр|институт|"
    r"университет|академи|школ|учреждени|организаци|холдинг|фонд|общество)\w*\s+(?:\w+\s+){0,3}?[«\"„“]",
    re.I,
)
_ONLY_QUOTED = re.compile(r"^[«\"„“][^«»\"„“”]{2,}[»\"”“]$")
_LEAD_COLLEGE = re.compile(
    r"\b(?:ведущ|головн|базов|опорн)\w*\s+(?:ПОО|колледж|техникум|организаци|образовательн)\w*", re.I
)
_LONE_ABBREVIATION = re.compile(r"^[А-ЯЁ]{3,9}$")
_NOT_ORGANISATIONS = frozenset(
    (
        "УМР",
        "УПР",
        "УВР",
        "УМЧ",
        "АХЧ",
        "АХР",
        "ИКТ",
        "НМР",
        "УПЧ",
        "КТП",
        "ФИО",
        "ВКР",
        "ГИА",
        "ГЭК",
        "ОПОП",
        "СПО",
        "НПО",
    )
)

_EACH = re.compile(r"\b(?:кажд(?:ый|ая|ое|ые|ого|ой)|по отдельности|индивидуально)\b", re.I)
_ALL_MEMBERS = re.compile(
    r"^(?:все(?:ми|х)?\s+|кажд\w+\s+)?(?:(?:организаци\w+|предприяти\w+|учреждени\w+)\s*[-–—]?\s*)?(?:участник|член)\w*\s*"
    r"(?:(?:[\w-]+\s+){0,4}кластер\w*(?:\s*[«\"„“].*)?|взаимодействия|соглашения|консорциума)?$",
    re.I,
)
_OF_PEOPLE = re.compile(r"^(?:все\s+|кажд\w+\s+)?(?:руководител|директор|представител|администраци)\w*\s+", re.I)
_COLLEGES = re.compile(
    r"\bПОО\b|\bСПО\b|\bССУЗ|\bпрофессиональн\w+\s+(?:образовательн\w+\s+)?(?:организаци|учреждени)|\bколледж(?!\w*\s*[«\"„“])"
    r"|\bтехникум(?!\w*\s*[«\"„“])",
    re.I,
)
_EMPLOYERS = re.compile(
    r"\bпредприяти|\bработодател|\b(?:индустриальн|производственн|социальн|отраслев)\w+\s+парт[нн]?[её]р", re.I
)
_SCHOOLS = re.compile(
    r"^(?:\w+\s+){0,2}(?:школы|школ|гимназии|лицеи)\b|\bобщеобразовательн\w+\s+(?:организаци|учреждени|школ)|\bСОШ\b|\bОО\b",
    re.I,
)
# People at a college or an enterprise are not the college itself.
_STAFF = re.compile(
    r"^(?:\w+\s+)?(?:преподавател|учител|мастер|методист|студент|обучающ|выпускник|сотрудник|специалист|работник|наставник|"
    r"куратор|воспитател|педагог|лаборант|волонт[её]р|зав\b|зав\.|заведующие|заместители|кафедр|отдел)\w*",
    re.I,
)
_UNIT = re.compile(
    r"\b(?:совет\w{0,3}|комисси\w+|комитет\w*|президиум\w*|оргкомитет\w*|коллеги[яи]\w?|собрани[ея]\w?)\b|\bЭС\b|\bКС\b",
    re.I,
)
_EXPERT = re.compile(r"\bэкспертн\w+\s+(?:и\s+координационн\w+\s+)?совет|\bЭС\b", re.I)
_COORDINATION = re.compile(r"\bкоординационн\w+\s+(?:и\s+экспертн\w+\s+)?совет|\bКС\b", re.I)
_BARE_COUNCIL = re.compile(r"^(экспертн|координационн|наблюдательн|управляющ|методическ|педагогическ)\w+$", re.I)

_PERSON = re.compile(
    r"(?:\b[А-ЯЁ]{1,2}[а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ]\.\s?[А-ЯЁ](?:\.|(?![а-яёА-ЯЁ])))"
    r"|(?:\b[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)"
    r"|(?:\b[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ][а-яё]+\s+[А-ЯЁ][а-яё]*(?:вич|вна|ична|инична|оглы|кызы)\b)"
)


def _classify(words: str) -> ExecutorReading:
    joint = not _EACH.search(words)

    def reading(kind: ExecutorKind, **hints: str) -> ExecutorReading:
        return ExecutorReading(kind=kind, words=words, joint=joint, **hints)

    if person := _PERSON.search(words):
        in_brackets = words[: person.start()].count("(") > words[: person.start()].count(")")
        of_organisation = _ORGANISATION.match(words) and (in_brackets or words.startswith("ИП "))
        return reading(ExecutorKind.ORGANISATION if of_organisation else ExecutorKind.PERSON)
    office = next((office for pattern, office in _OFFICE_WORD if pattern.search(words)), "")
    if office:
        group = _GROUP.search(words)
        unit = "working_group" if group else _unit_of(words)
        return reading(
            ExecutorKind.OFFICE, office=office, unit=unit, direction=_direction(words, group) if group else ""
        )
    if group := _GROUP.search(words):
        return reading(ExecutorKind.GROUP, direction=_direction(words, group))
    if _BARE_COUNCIL.match(words) or (_UNIT.search(words) and not _STAFF.match(words)):
        return reading(ExecutorKind.UNIT, unit=_unit_of(words))
    if _LEAD_COLLEGE.search(words):
        return reading(ExecutorKind.ORGANISATION, unit="lead_college")
    if _ONLY_QUOTED.match(words) or _ORGANISATION.search(words) or _NAMED_IN_QUOTES.match(words):
        return reading(ExecutorKind.ORGANISATION)
    if _STAFF.match(words):
        return reading(ExecutorKind.TEXT)
    people = _OF_PEOPLE.match(words)
    hint = {"office": "head"} if people and re.match(r"(?:\w+\s+)?(?:руководител|директор)", words, re.I) else {}
    if _SCHOOLS.search(words):
        return reading(ExecutorKind.SCHOOLS, **hint)
    if _COLLEGES.search(words):
        return reading(ExecutorKind.COLLEGES, **hint)
    if _ALL_MEMBERS.match(words[people.end() :] if people else words):
        return reading(ExecutorKind.ALL_MEMBERS, **hint)
    if _EMPLOYERS.search(words):
        return reading(ExecutorKind.EMPLOYERS, **hint)
    if _LONE_ABBREVIATION.match(words) and words not in _NOT_ORGANISATIONS:
        return reading(ExecutorKind.ORGANISATION)
    return reading(ExecutorKind.TEXT)


def _unit_of(words: str) -> str:
    expert, coordination = _EXPERT.search(words), _COORDINATION.search(words)
    if expert and (not coordination or expert.start() <= coordination.start()):
        return "expert_council"
    if coordination:
        return "coordination_council"
    if bare := _BARE_COUNCIL.match(words):
        return {"экспертн": "expert_council", "координационн": "coordination_council"}.get(bare[1].lower(), "other")
    if _LEAD_COLLEGE.search(words):
        return "lead_college"
    if re.search(r"(?:^|\s)\w+\s+кластера?$", words, re.I) and len(words.split()) == 2:
        return "cluster"
    return "other"


_BY_DIRECTION = re.compile(r"\bпо\s+(?:направлени\w+\s+)?(?:[:–—-]\s*)?(.+)$", re.I | re.S)
_QUOTED = re.compile(r"[«\"„“]([^»\"”“]+)[»\"”“]")
_AFTER_DASH = re.compile(r"^\s*(?:кластера)?\s*[:–—-]\s*(.+)$", re.I | re.S)
_NOT_A_DIRECTION = re.compile(r"^(?:кластер|участник|из\s|№|реализаци\w+\s+мероприятий$|направлениям?\.?$)", re.I)


def _direction(words: str, group: re.Match[str]) -> str:
    """The name of the group's direction, verbatim, or nothing where the plan does not tell the groups apart."""
    before, after = words[: group.start()], words[group.end() :]
    if number := re.match(r"\s*(№\s*\d+)", after):
        return number[1]
    for pattern, source in ((_QUOTED, after), (_BY_DIRECTION, after), (_AFTER_DASH, after), (_QUOTED, before)):
        if match := pattern.search(source):
            direction = match[1].strip(' \t\r\n.,;:«»"()')
            if direction and not _NOT_A_DIRECTION.match(direction):
                return direction
    return ""


# --- splitting ------------------------------------------------------------------------------------------------------

_OPENING, _CLOSING = "«„“([", "»”“)]"
_PAIRS = {"»": "«„“", "”": "«„“", "“": "„", ")": "(", "]": "["}
_CONTINUES = re.compile(
    r"^(?:входящ|являющ|участвующ|реализующ|осуществляющ|имеющ|подведомственн|расположенн|включ[её]нн|вошедш|"
    r"ответственн\w+ за|котор|кроме|в том числе|а также члены)\w*",
    re.I,
)
_POST_OF_PERSON = re.compile(
    r"^(?:зам|и\.\s?о|директор|руководитель|методист|зав|преподаватель|мастер|начальник|специалист|председатель|секретарь|"
    r"инженер|педагог|куратор|координатор|эксперт|психолог|социальный|старший|главный|ведущий|воспитатель|тьютор)"
    r"(?:\.|[а-яё]*(?<!и)(?<!ы))(?=[\s.,;)]|$)"
)
_NEXT_OFFICE = re.compile(
    r"(?<=[а-яёА-ЯЁ0-9.)»])\s+(?=(?:Руководител[ьи]|Директор|Заместител[ьи]|Зам|Зав|Заведующ\w+|Председатель|Методист\w*|"
    r"Преподавател[ьи]|Мастера?|Куратор\w*|Секретарь|Начальник|Рабочая|Экспертный|Координационный|Участники)(?![а-яё]))"
    r"|(?<=[А-ЯЁ]{2})\s+(?=(?:заведующие|преподаватели|кураторы|лаборанты?|инструктор[ыа]|методисты?|мастера|волонт[её]ры)\b)"
)
_HANGING = re.compile(r"(?:^|\s)(?:и|или|а также|с|со|по|при|для|от|из|[-–—,:/])$", re.I)
_AND = re.compile(r"\s+(?:и|а также|совместно с)\s+", re.I)
_LIST_MARK = re.compile(r"^(?:[-–—•*·]\s+|\d{1,2}[.)]\s+(?=\D))")
_EDGES = " \t\r\n\f\v\u00a0,;"
_SENTENCE_DOT = re.compile(r"[а-яё]{4,}\.$")


def _split(text: str) -> Iterator[str]:
    start = 0
    pieces: list[tuple[int, int]] = []
    for position in [*_separators(text), len(text)]:
        pieces.append((start, position))
        start = position + 1
    for begin, end in _rejoin(text, pieces):
        for words in _cut_unseparated(_tidy(text[begin:end])):
            yield from _cut_conjunction(words)


def _separators(text: str) -> Iterator[int]:
    """Positions of commas and semicolons outside matched quotes and brackets; an unmatched mark protects nothing."""
    protected = _protected(text)
    depth = 0
    for position, char in enumerate(text):
        depth += protected.get(position, 0)
        if depth == 0 and char in ",;" and not _decimal(text, position):
            yield position


def _decimal(text: str, position: int) -> bool:
    return (
        text[position] == ","
        and text[position - 1 : position].isdigit()
        and text[position + 1 : position + 2].isdigit()
    )


def _protected(text: str) -> dict[int, int]:
    marks: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    straight = -1
    for position, char in enumerate(text):
        if char == '"':
            if straight >= 0:
                marks[straight], marks[position] = 1, -1
                straight = -1
            else:
                straight = position
        elif char in _PAIRS and any(opening in _PAIRS[char] for opening, _ in stack):
            while stack:
                opening, where = stack.pop()
                if opening in _PAIRS[char]:
                    marks[where], marks[position] = 1, -1
                    break
        elif char in _OPENING:
            stack.append((char, position))
    return marks


def _rejoin(text: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give a participle back to its noun, a post to its person and a shared noun to its adjective."""
    current: tuple[int, int] | None = None
    for begin, end in pieces:
        words = _tidy(text[begin:end])
        if not words:
            continue
        if current is not None:
            previous = _tidy(text[slice(*current)])
            person = _PERSON.search(previous)
            post = person and not _PERSON.search(words) and _POST_OF_PERSON.match(words)
            if _CONTINUES.match(words) or (post and previous[person.end() :].strip(" .") == ""):
                current = (current[0], end)
                continue
            yield current
        current = (begin, end)
    if current is not None:
        yield current


def _cut_unseparated(words: str) -> Iterator[str]:
    """Part executors that stand in one cell with nothing between them: «Лобанов С.В. Джалилов С.А.»."""
    cuts = [match.start() for match in _NEXT_OFFICE.finditer(words) if _may_end(words[: match.start()])]
    persons = list(_PERSON.finditer(words))
    for person in persons:
        rest = words[person.end() :].lstrip(" .")
        if (
            rest
            and rest[0] not in '-–—(,;)»"'
            and not _POST_OF_PERSON.match(rest)
            and not re.match(r"(?:и|а также)\s", rest)
        ):
            cuts.append(person.end())
    start = 0
    for cut in sorted(set(cuts)):
        if piece := _tidy(words[start:cut]):
            yield piece
        start = cut
    if piece := _tidy(words[start:]):
        yield piece


def _may_end(words: str) -> bool:
    """Whether an executor's words can end here: no open quote or bracket, no hanging conjunction or dash."""
    return words.count("«") <= words.count("»") and words.count("(") <= words.count(")") and not _HANGING.search(words)


def _cut_conjunction(words: str) -> Iterator[str]:
    """Part «Экспертный совет и рабочая группа», but neither «колледжи и техникумы» nor «преподаватели и мастера»."""
    protected = _protected(words)
    for match in _AND.finditer(words):
        if sum(mark for position, mark in protected.items() if position < match.start()):
            continue
        left, right = _tidy(words[: match.start()]), _tidy(words[match.end() :])
        if left and right and _independent(left, right, together="совместно" in match[0].lower()):
            yield left
            yield from _cut_conjunction(right)
            return
    yield words


def _independent(left: str, right: str, *, together: bool) -> bool:
    first, second = _classify(left), _classify(right)
    if ExecutorKind.TEXT in (first.kind, second.kind):
        return False
    if together:
        return True
    if second.kind is ExecutorKind.UNIT and not re.search(
        r"\bсовет(?:ы)?\b|\bкомисси[ия]\b|\bкомитет\b|\b[ЭК]С\b", right, re.I
    ):
        return False  # a genitive: «председатель Экспертного и Координационного советов»
    if first.kind is ExecutorKind.OFFICE and second.kind in (
        ExecutorKind.COLLEGES,
        ExecutorKind.EMPLOYERS,
        ExecutorKind.SCHOOLS,
    ):
        return bool(
            re.match(r"(?:\w+\s+)?(?:ПОО|колледжи|техникумы|предприятия|работодатели|школы|\w+ые\s)", right, re.I)
        )
    return first.kind is not second.kind or first.kind in (
        ExecutorKind.UNIT,
        ExecutorKind.OFFICE,
        ExecutorKind.PERSON,
        ExecutorKind.ORGANISATION,
    )


def _tidy(words: str) -> str:
    words = words.strip(_EDGES)
    words = words[mark.end() :] if (mark := _LIST_MARK.match(words)) else words
    words = words.strip(_EDGES)
    return words[:-1].rstrip(_EDGES) if _SENTENCE_DOT.search(words) else words
