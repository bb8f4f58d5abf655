"""The words around tables: the plan's title, its year, the mark of a draft, a heading that stands before a table."""

# ruff: noqa: E501 -- a pattern is read whole

import re
from collections.abc import Sequence

from . import phrases

_PLAN = re.compile(
    r"(?:проект\s+)?(?:[а-яё\-]+(?:ый|ой|ий|ная)\s+){0,3}(?:план|комплекс|график|дорожная карта|циклограмма|программа)\b",
    re.I,
)
_PROSE_START = re.compile(
    r"(?:цел[ьи]\b|задач[аи]\b|основн\w+ (?:цел|задач|направлен)|примечани|пояснительн|утвержд|согласован|рассмотрен|принят|приложени)",
    re.I,
)
_OFFICIAL = re.compile(
    r"(?:[«\"]?утвержда|[«\"]?согласован|рассмотрен|принят[оа]?\b|директор\b|приказ\w*\s|протокол\w*\s|председател\w+\s|_{2,}|[«\"]_*\d*_*[»\"]|«?\d\d»?\s|приложение|"
    r"[А-ЯЁ]\.\s?[А-ЯЁ]\.|министерств|департамент|федеральн|государственн|муниципальн|областн|\d+$|исполнитель\b|составил|студент\b|руководитель\b|тема:)",
    re.I,
)
_SECTION = re.compile(r"(?:раздел|блок|модуль|направление|\d{1,2}(?:\.\d{1,2})*[.)]?\s|[IVXХ]{1,5}[.)]?\s)", re.I)


def is_plan_title(lines: Sequence[str]) -> bool:
    """True when a line of the text before a table names a plan of its own."""
    return any(_PLAN.match(line) and len(line) < 160 and not line.endswith((";", ",")) for line in lines)


def _title_lines(lines: Sequence[str], start: int) -> list[str]:
    taken = [lines[start]]
    for line in lines[start + 1 :]:
        if (
            _PROSE_START.match(line)
            or _SECTION.match(line)
            or line.endswith((";", ":"))
            or len(" ".join(taken)) + len(line) > 300
        ):
            break
        if (
            len(line) > 160
            or phrases.month_heading(line)
            or (_OFFICIAL.match(line) and not re.match(r"(?:государственн|муниципальн|областн|федеральн)", line, re.I))
        ):
            break
        taken.append(line)
        if len(taken) == 6:
            break
    return taken


def title_block(lines: Sequence[str]) -> tuple[str | None, str | None, bool]:
    """Answer (title, year, is_draft) from the paragraphs before the first table of the plan."""
    is_draft = any(
        re.fullmatch(r"[«\"(]?\s*проект\s*[»\")]?[.!]?", line, re.I)
        or re.match(r"проект\s+(?:\w+\s+){0,2}плана", line, re.I)
        for line in lines
    )
    title = None
    for index in range(len(lines) - 1, -1, -1):
        if _PLAN.match(lines[index]) and len(lines[index]) < 200:
            title = " ".join(_title_lines(lines, index))
            # The last heading that names a plan is nearest the table, but a heading over two lines begins with the
            # first of them.
            break
    year = phrases.year_of(title) if title else None
    if year is None:
        for line in lines:
            year = phrases.year_of(line) if re.search(r"учебн|план|на\s+20\d\d", line, re.I) else None
            if year:
                break
    if year is None:
        candidates = [phrases.year_of(line) for line in lines if len(line) < 60 and not _OFFICIAL.match(line)]
        year = next((found for found in candidates if found), None)
    return title, year, is_draft


def heading_before(lines: Sequence[str], *, first: bool) -> str | None:
    """Answer the heading of a table out of the text before it: a plan's name, a section, a month; else None.

    Before the first table only a section or a month counts: the plan's name is the plan's name.
    """
    if not lines:
        return None
    for index in range(len(lines) - 1, max(-1, len(lines) - 8), -1):
        if _PLAN.match(lines[index]) and len(lines[index]) < 160:
            taken = _title_lines(lines, index)
            if index + len(taken) == len(lines):
                return " ".join(taken)
            break
    last = lines[-1]
    if phrases.month_heading(last):
        return last
    if len(last) > 200 or last.endswith((";", ",")):
        return None
    if _SECTION.match(last) and not re.fullmatch(r"[\d\s.]+", last):
        return last
    if first or _OFFICIAL.match(last) or _PROSE_START.match(last) or re.fullmatch(r"\W*\d+\W*", last):
        return None
    if len(last) < 120 and re.match(r"[«\"]?[А-ЯЁ]", last) and not last.endswith("."):
        return last
    return None


def month_of(month: tuple[int, int | None] | None, year: str | None, *, first_month: int | None) -> str | None:
    """Resolve a month's heading by the plan's year.

    In a school year August is the first month only where the plan opens with it.
    """
    if month is None:
        return None
    number, own = month
    if own is None and year:
        first, _, last = year.partition("/")
        if last:
            opens = number >= 9 or (number == 8 and first_month == 8)
            own = int(first) if opens else int(last)
        elif first.isdigit():
            own = int(first)
    return f"{own}-{number:02}" if own else None
