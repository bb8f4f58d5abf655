"""Finds the defects of a plan's document: reported to the person who imports it, never repaired silently."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

from artel.plans.domain.executors import ExecutorKind, ExecutorReading, read_executors
from artel.terms import Term, read_term


class PlanRow(Protocol):
    """A row of a plan as its document prints it; a cell the document has not may be None."""

    @property
    def number(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def executors(self) -> str | None: ...
    @property
    def deadline(self) -> str | None: ...
    @property
    def result(self) -> str | None: ...
    @property
    def section(self) -> str | None: ...


class DefectCode(StrEnum):
    DRAFT = "draft"
    NUMBER_GAP = "number_gap"
    NUMBER_DUPLICATE = "number_duplicate"
    NUMBER_MISSING = "number_missing"
    EXECUTOR_CREATED_LATER = "executor_created_later"
    GROUP_UNNAMED = "group_unnamed"
    QUOTES_UNBALANCED = "quotes_unbalanced"
    TITLE_EMPTY = "title_empty"
    EXECUTORS_EMPTY = "executors_empty"
    DEADLINE_EMPTY = "deadline_empty"
    RESULT_EMPTY = "result_empty"
    DEADLINE_UNREADABLE = "deadline_unreadable"
    DEADLINE_OUTSIDE_YEAR = "deadline_outside_year"
    OBJECT_YEAR_DIFFERS = "object_year_differs"


@dataclass(frozen=True)
class Defect:
    """One defect.

    `rows` are the positions (from 0) of the rows concerned, `numbers` what is printed there («» where nothing is).

    `sentence_ru` says what is wrong and what to do, to a methodist.
    """

    code: DefectCode
    rows: tuple[int, ...]
    numbers: tuple[str, ...]
    sentence_ru: str

    @property
    def is_remark(self) -> bool:
        """Whether nothing needs mending, only a second look."""
        return self.code in (DefectCode.OBJECT_YEAR_DIFFERS, DefectCode.DRAFT)


def find_defects(rows: Sequence[PlanRow], *, year: str | None, is_draft: bool = False) -> tuple[Defect, ...]:
    """Find what is wrong with a plan as printed (DOMAIN.md 0.2), in the order of DefectCode, then of the rows.

    `year` is the plan's: «2023/2024» (1 September to 31 August), «2025» or unknown. `is_draft` says the document is
    marked «ПРОЕКТ». A year in a title that is not the plan's is a remark: the period of a row is not the period of its
    object. Total: never raises on the words of a row. Changes nothing.
    """
    document = _Document(rows, year)
    finders: tuple[Callable[[_Document], Iterator[Defect]], ...] = (
        _number_gaps,
        _number_duplicates,
        _numbers_missing,
        _executors_created_later,
        _groups_unnamed,
        _quotes_unbalanced,
        _empty_cells,
        _deadlines_unreadable,
        _deadlines_outside_year,
        _object_years,
    )
    found = [defect for find in finders for defect in find(document)]
    if is_draft:
        sentence = (
            "Документ помечен «ПРОЕКТ». Загрузите его как проект плана; исполнение начнёт считаться, "
            "когда план будет утверждён."
        )
        found.insert(0, Defect(DefectCode.DRAFT, (), (), sentence))
    return tuple(found)


class _Document:
    """The rows with what every finder needs of them, read once."""

    def __init__(self, rows: Sequence[PlanRow], year: str | None) -> None:
        self.rows = tuple(rows)
        self.year = year
        self.first_day, self.last_day, self.years = _bounds(year)
        read: dict[tuple[str, str | None], Term] = {}
        terms: list[Term | None] = []
        for row in self.rows:
            # A row may stand under a month's heading; rows that know of none need not say so.
            key = _text(row.deadline), getattr(row, "month", None)
            if key[0] and key not in read:
                read[key] = read_term(key[0], year=year, month=key[1])
            terms.append(read.get(key))
        self.terms: tuple[Term | None, ...] = tuple(terms)
        self.executors: tuple[tuple[ExecutorReading, ...], ...] = tuple(
            read_executors(row.executors) for row in self.rows
        )

    def defect(self, code: DefectCode, positions: Sequence[int], sentence: str) -> Defect:
        return Defect(code, tuple(positions), tuple(_text(self.rows[at].number) for at in positions), sentence)

    def name(self, position: int) -> str:
        """«2.3», or the beginning of the title where the row has no number."""
        row = self.rows[position]
        return _text(row.number).rstrip(".") or _quoted(_short(_text(row.title), 40))

    def names(self, positions: Sequence[int], limit: int = 12) -> str:
        names = [self.name(at) for at in positions]
        if len(names) > limit:
            return f"{', '.join(names[:limit])} и ещё {len(names) - limit}"
        return " и ".join(filter(None, (", ".join(names[:-1]), names[-1])))

    def in_rows(self, positions: Sequence[int]) -> str:
        return f"в {'строке' if len(positions) == 1 else 'строках'} {self.names(positions)}"


# --- numbers --------------------------------------------------------------------------------------------------------

_NUMBER = re.compile(r"^\d{1,4}(?:\.\d{1,4})*$")


def _number(row: PlanRow) -> tuple[int, ...] | None:
    number = _text(row.number).rstrip(".) ")
    return tuple(map(int, number.split("."))) if _NUMBER.match(number) else None


def _series(document: _Document) -> dict[object, list[tuple[int, int]]]:
    """Rows counted together: (position, last component) by prefix; a plain number counts inside its section only."""
    series: dict[object, list[tuple[int, int]]] = defaultdict(list)
    for position, row in enumerate(document.rows):
        if number := _number(row):
            series[(number[:-1], _text(row.section) if len(number) == 1 else "")].append((position, number[-1]))
    return series


def _number_gaps(document: _Document) -> Iterator[Defect]:
    gaps: list[Defect] = []
    for (prefix, _section), members in _series(document).items():  # type: ignore[misc]
        present = {last for _, last in members}
        for (before_at, before), (after_at, after) in pairwise(members):
            missing = [n for n in range(before + 1, after) if n not in present][:50]
            if missing:
                numbers = [".".join(map(str, (*prefix, n))) for n in missing]
                one = len(numbers) == 1
                what = f"нет строки {numbers[0]}" if one else f"нет строк {numbers[0]}–{numbers[-1]}"
                lost = "не пропала ли строка" if one else "не пропали ли строки"
                sentence = (
                    f"В плане {what}: после {document.name(before_at)} сразу идёт {document.name(after_at)}. "
                    f"Проверьте, {lost} при вёрстке; номера остаются как в документе."
                )
                gaps.append(document.defect(DefectCode.NUMBER_GAP, (before_at, after_at), sentence))
    yield from sorted(gaps, key=lambda gap: gap.rows)


def _number_duplicates(document: _Document) -> Iterator[Defect]:
    for members in _series(document).values():
        by_number: dict[int, list[int]] = defaultdict(list)
        for position, last in members:
            by_number[last].append(position)
        for positions in by_number.values():
            if len(positions) > 1:
                titles = " и ".join(_quoted(_short(_text(document.rows[at].title), 50)) for at in positions[:3])
                sentence = (
                    f"Номер {document.name(positions[0])} стоит у {_of(len(positions))} строк: {titles}. "
                    "Номера остаются как в документе; различайте эти строки по названию и поправьте нумерацию "
                    "при следующем изменении плана."
                )
                yield document.defect(DefectCode.NUMBER_DUPLICATE, positions, sentence)


def _numbers_missing(document: _Document) -> Iterator[Defect]:
    without = [at for at, row in enumerate(document.rows) if not _text(row.number)]
    if without and len(without) < len(document.rows):
        check = "это отдельное мероприятие, а не продолжение соседней строки"
        if len(without) > 1:
            check = "это отдельные мероприятия, а не продолжение соседних строк"
        sentence = f"{_capital(document.in_rows(without))} нет номера. Проверьте, что {check}."
        yield document.defect(DefectCode.NUMBER_MISSING, without, sentence)


# --- executors ------------------------------------------------------------------------------------------------------

_MADE = (
    r""
    r"\b(?:с?формировани[еюя]|создани[еюя]|сформирован[аоы]?|создан[аоы]?|образован[аоы]?|сформировать|создать|образовать)"
)
_CREATES_GROUPS = re.compile(rf"{_MADE}\s+(?:[\w-]+\s+){{0,3}}?(рабоч(?:их|ие)\s+групп\w*)", re.I)
_CREATES_GROUP = re.compile(rf"{_MADE}\s+(?:[\w-]+\s+){{0,3}}?(рабоч(?:ей|ая|ую)\s+групп\w*[^.;]*)", re.I)
_CREATES_COUNCIL = re.compile(rf"{_MADE}\s+(?:[\w-]+\s+){{0,2}}?((экспертн|координационн)\w+\s+совет\w*)", re.I)


def _executors_created_later(document: _Document) -> Iterator[Defect]:
    creators = [(at, made) for at in range(len(document.rows)) for made in _creations(document.rows[at])]
    for position, term in enumerate(document.terms):
        due = term.end if term else None
        if due is None:
            continue
        for creator, makes in creators:
            created = document.terms[creator]
            executor = next((one for one in document.executors[position] if makes(one)), None)
            if creator == position or executor is None or created is None or created.end is None or created.end <= due:
                continue
            mine, other = document.name(position), document.name(creator)
            sentence = (
                f"Срок строки {mine} — {due:%d.%m.%Y}, а её исполнителя ({_quoted(executor.words)}) создаёт строка {other} "
                f"только к {created.end:%d.%m.%Y}. Перенесите срок строки {mine} или назначьте другого исполнителя; "
                "до этого за строку отвечает координатор."
            )
            yield document.defect(DefectCode.EXECUTOR_CREATED_LATER, (position, creator), sentence)
            break


def _creations(row: PlanRow) -> Iterator[Callable[[ExecutorReading], bool]]:
    """Tests of executors, one for each thing the row brings into being: groups at large, a named group, a council."""
    words = f"{_text(row.title)}. {_text(row.result)}"
    if _CREATES_GROUPS.search(words):
        yield lambda executor: executor.kind is ExecutorKind.GROUP
    elif match := _CREATES_GROUP.search(words):
        direction = _stems(next(iter(read_executors(match[1].replace(",", " ")))).direction)
        yield lambda executor: executor.kind is ExecutorKind.GROUP and bool(direction & _stems(executor.direction))
    if match := _CREATES_COUNCIL.search(words):
        unit = "expert_council" if match[2].lower() == "экспертн" else "coordination_council"
        yield lambda executor: executor.unit == unit and executor.kind in (ExecutorKind.UNIT, ExecutorKind.OFFICE)


def _stems(direction: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"\w{4,}", direction.lower()))


def _groups_unnamed(document: _Document) -> Iterator[Defect]:
    unnamed = [at for at, executors in enumerate(document.executors) if any(one.is_unnamed_group for one in executors)]
    if not unnamed:
        return
    if len(unnamed) == 1:
        where = _capital(document.in_rows(unnamed))
        ask = "Укажите группу"
    else:
        where = f"В {_in(len(unnamed))} строках ({document.names(unnamed)})"
        ask = "Укажите группу для каждой из этих строк"
    sentence = (
        f"{where} исполнитель — рабочая группа, но не сказано, какая. {ask}; до этого за них отвечает координатор."
    )
    yield document.defect(
        DefectCode.GROUP_UNNAMED, unnamed, sentence.replace("за них", "за неё" if len(unnamed) == 1 else "за них")
    )


# --- words and cells ------------------------------------------------------------------------------------------------

_CELLS = (("title", "названии"), ("executors", "исполнителях"), ("deadline", "сроке"), ("result", "результате"))


def _quotes_unbalanced(document: _Document) -> Iterator[Defect]:
    for position, row in enumerate(document.rows):
        for cell, where in _CELLS:
            if mark := _stray_quote(_text(getattr(row, cell))):
                sort = {"»": "закрывающая", "”": "закрывающая", "«": "открывающая", "„": "открывающая"}.get(
                    mark, "непарная"
                )
                sentence = (
                    f"В {where} строки {document.name(position)} стоит лишняя {sort} кавычка {mark} — у неё нет пары. "
                    "Текст сохранён как в документе; поправьте кавычки при следующем изменении плана."
                )
                yield document.defect(DefectCode.QUOTES_UNBALANCED, (position,), sentence)


def _stray_quote(text: str) -> str:
    """The first quotation mark without its pair, or nothing.

    One closing mark may close two equal ones that end together («ООО «Ромашка»): Russian typography allows it.
    """
    depth, opened_inside = 0, False
    for char in text:
        if char in "«„":
            opened_inside = depth > 0
            depth += 1
        elif char in "»”":
            if depth == 0:
                return char
            depth -= 1
    if depth and not (depth == 1 and opened_inside):
        return "„" if "«" not in text else "«"
    return '"' if text.count('"') % 2 else ""


_EMPTY = (
    ("title", DefectCode.TITLE_EMPTY, "названия мероприятия", "Впишите название или удалите строку."),
    (
        "executors",
        DefectCode.EXECUTORS_EMPTY,
        "исполнителя",
        "Укажите, кто отвечает, иначе строка останется за координатором.",
    ),
    (
        "deadline",
        DefectCode.DEADLINE_EMPTY,
        "срока",
        "Укажите срок, иначе строка останется без напоминаний и не сможет просрочиться.",
    ),
    ("result", DefectCode.RESULT_EMPTY, "ожидаемого результата", "Укажите, каким документом подтвердится исполнение."),
)


def _empty_cells(document: _Document) -> Iterator[Defect]:
    for cell, code, what, advice in _EMPTY:
        empty = [at for at, row in enumerate(document.rows) if not re.search(r"\w", _text(getattr(row, cell)))]
        if not empty:
            continue
        where = "Ни в одной строке" if 1 < len(empty) == len(document.rows) else _capital(document.in_rows(empty))
        yield document.defect(code, empty, f"{where} нет {what}. {advice}")


# --- deadlines ------------------------------------------------------------------------------------------------------


_PHRASES_ONE_BY_ONE = 5


def _deadlines_unreadable(document: _Document) -> Iterator[Defect]:
    by_phrase: dict[str, list[int]] = defaultdict(list)
    for position, (row, term) in enumerate(zip(document.rows, document.terms, strict=True)):
        if term and term.kind == "unknown" and re.search(r"\w", _text(row.deadline)):
            by_phrase[_text(row.deadline)].append(position)
    if len(by_phrase) > _PHRASES_ONE_BY_ONE:
        everything = sorted(at for positions in by_phrase.values() for at in positions)
        sentence = (
            f"{_capital(document.in_rows(everything))} не удалось понять сроки. Слова сохранены; укажите сроки "
            "вручную или выберите документы, которые их назначат."
        )
        yield document.defect(DefectCode.DEADLINE_UNREADABLE, everything, sentence)
        return
    for phrase, positions in by_phrase.items():
        sentence = (
            f"Срок {_quoted(_short(phrase, 80))} {document.in_rows(positions)} не удалось понять. Слова сохранены; укажите "
            "срок вручную или выберите документ, который его назначит."
        )
        yield document.defect(DefectCode.DEADLINE_UNREADABLE, positions, sentence)


def _deadlines_outside_year(document: _Document) -> Iterator[Defect]:
    for position, term in enumerate(document.terms):
        if term is None or document.first_day is None or document.last_day is None or term.ambiguous:
            continue
        first, last = term.start or term.end, term.end or term.start
        if first is None or last is None or (last >= document.first_day and first <= document.last_day):
            continue
        phrase = _short(_text(document.rows[position].deadline), 60)
        sentence = (
            f"Срок строки {document.name(position)} — {_quoted(phrase)} — не попадает "
            f"в год плана ({document.year}). Проверьте год: возможно, строка перенесена из прошлого плана."
        )
        yield document.defect(DefectCode.DEADLINE_OUTSIDE_YEAR, (position,), sentence)


_YEAR_IN_WORDS = re.compile(
    r"(?<![\d.№-])(20[0-4]\d)(?:\s*[/–—-]\s*(?:20)?(\d\d))?(?=\s*(?:г\b(?!\.?\s?р)|год(?!а? рожд)|уч|$|[.,;)»]))"
)


def _object_years(document: _Document) -> Iterator[Defect]:
    if not document.years:
        return
    for position, row in enumerate(document.rows):
        years = {int(match[1]) for cell in (row.title, row.result) for match in _YEAR_IN_WORDS.finditer(_text(cell))}
        near = {one for one in years if min(document.years) - 2 <= one <= max(document.years) + 10}
        if foreign := sorted(near - document.years):
            listed = f"названы {', '.join(map(str, foreign))} годы" if len(foreign) > 1 else f"назван {foreign[0]} год"
            sentence = (
                f"В строке {document.name(position)} {listed}, а план составлен на {document.year}. Это не ошибка, "
                "если работа этого года готовит следующий; проверьте, что год не остался от старого плана."
            )
            yield document.defect(DefectCode.OBJECT_YEAR_DIFFERS, (position,), sentence)


def _bounds(year: str | None) -> tuple[date | None, date | None, frozenset[int]]:
    """First and last day of the plan's year and the calendar years it touches; nothing where the year is unknown."""
    match = re.match(r"^\s*(\d{4})(?:\s*[/–—-]\s*(?:\d{4}|\d{2}))?(?!\d)", year or "")
    if not match or not 1900 <= int(match[1]) <= 2200:
        return None, None, frozenset()
    first = int(match[1])
    if match[0].strip() == match[1]:
        return date(first, 1, 1), date(first, 12, 31), frozenset({first})
    return date(first, 9, 1), date(first + 1, 8, 31), frozenset({first, first + 1})


# --- words ----------------------------------------------------------------------------------------------------------

_COUNTS = {2: "двух", 3: "трёх", 4: "четырёх", 5: "пяти", 6: "шести", 7: "семи", 8: "восьми", 9: "девяти", 10: "десяти"}


def _of(count: int) -> str:
    return _COUNTS.get(count, str(count))


_in = _of  # genitive and prepositional of these numerals are the same word


def _text(cell: str | None) -> str:
    return " ".join(cell.split()) if cell else ""


def _quoted(words: str) -> str:
    """Words of the document as a quotation; quotation marks of their own become the inner ones."""
    inner = words.replace("«", "„").replace("»", "“")
    return f"«{inner}»"


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0].rstrip(' ,:;.')}…"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
