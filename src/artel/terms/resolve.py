"""Pieces of the calendar to dates: which year a month without a year belongs to (corpus README, rules 2–7)."""

import calendar as civil
from dataclasses import dataclass, replace
from datetime import date, timedelta

from artel.terms.calendar import state_calendar
from artel.terms.items import Item, Span, leaves
from artel.terms.school_year import SchoolYear
from artel.terms.term import Term

_DAY = timedelta(days=1)
Bounds = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Context:
    """The plan's year: a school year, a calendar year, or neither known; and the month of a heading above."""

    school: SchoolYear | None = None
    civil: int | None = None
    month: tuple[int, int] | None = None

    @classmethod
    def parse(cls, year: str | None, month: str | None) -> "Context":
        """Read the caller's "2023/2024" | "2024" | "2024-2025" (several: no year of its own) and "2020-01". Anything
        else is no context.
        """
        text, heading = (year or "").strip(), None
        parts = (month or "").strip().split("-")
        if (
            len(parts) == 2
            and all(part.isdecimal() for part in parts)
            and 1 <= int(parts[1]) <= 12
            and 1900 <= int(parts[0]) <= 2200
        ):
            heading = int(parts[0]), int(parts[1])
        if text.isdecimal() and 1900 <= int(text) <= 2200:
            return cls(civil=int(text), month=heading)
        if "/" in text:
            try:
                return cls(school=SchoolYear.parse(text), month=heading)
            except ValueError:
                return cls(month=heading)
        return cls(month=heading)

    @property
    def has_year(self) -> bool:
        return self.school is not None or self.civil is not None


def term_of(spans: list[Span], mode: str, context: Context, words: str) -> Term | None:
    """The Term of a list of spans, or None where a date does not exist (31.06).

    `mode`: exact · until («не позднее», «по») · before («до», «к»: a month or a quarter itself no longer counts) ·
    since.
    Where August or the third quarter may stand at either end of the school year, the other reading is an alternative.
    """
    first = _term_of(spans, mode, context, words, other=False)
    if first is None:
        return None
    alternatives = []
    other = _term_of(spans, mode, context, words, other=True)
    if other and (other.start, other.end, other.parts) != (first.start, first.end, first.parts):
        alternatives.append(replace(other, words=""))
    if mode == "before" and len(spans) == 1 and spans[0].first.kind in ("month", "quarter", "year") and first.end:
        whole = _term_of(spans, "until", context, words, other=False)
        if whole and whole.end != first.end:
            alternatives.append(replace(whole, words=""))
    return replace(first, alternatives=tuple(alternatives))


def _term_of(spans: list[Span], mode: str, context: Context, words: str, *, other: bool) -> Term | None:
    halves = _halves(spans, context)
    if halves is not None:
        kind, name = ("quarter", "school_quarter") if spans[0].first.kind == "school_quarter" else ("halfyear", "half")
        value = halves[0] if len(halves) == 1 else halves
        return Term(kind, words=words, **{name: value}) if mode == "exact" else None
    spans = [_with_years(span, place, spans, context, other=other) for place, span in enumerate(spans)]
    if any(item.year is None and item.kind != "daynumber" for item in leaves(spans)):
        return _without_year(spans, mode, words)
    found: list[tuple[date | None, date | None]] = []
    for span in spans:
        bounds = _span_bounds(span, context, other=other)
        if bounds is None:
            return None
        found.append(_by_mode(bounds, span, mode))
    found.sort(key=lambda part: (part[0] or part[1], part[1] or part[0]))
    kind = _kind(spans) if mode == "exact" else "range" if mode == "since" else "date"
    starts, ends = [part[0] for part in found], [part[1] for part in found]
    start = None if None in starts else min(starts)
    end = None if None in ends else max(ends)
    return Term(
        kind, words, start, end, at_most=mode in ("until", "before"), parts=tuple(found) if len(found) > 1 else ()
    )


def _by_mode(bounds: Bounds, span: Span, mode: str) -> tuple[date | None, date | None]:
    start, end = bounds
    if mode == "exact":
        return bounds
    if mode == "since":
        return start, None
    item = span.last or span.first
    coarse = item.kind in ("month", "quarter", "halfyear", "year", "school_year") or (
        item.kind == "piece" and item.piece[0] == "start"
    )
    if mode == "before" and coarse and span.last is None:
        return None, start - _DAY
    if item.kind == "piece" and item.piece[0] == "middle":
        return None, end.replace(day=15)
    return None, end


def _kind(spans: list[Span]) -> str:
    kinds = [
        "range" if span.last or span.first.second_year else _KIND_OF.get(span.first.kind, span.first.kind)
        for span in spans
    ]
    kinds = [_piece_kind(span.first) if kind == "piece" else kind for kind, span in zip(kinds, spans, strict=True)]
    return "range" if "range" in kinds else kinds[0]


_KIND_OF = {"daynumber": "date"}


def _piece_kind(item: Item) -> str:
    return "date" if item.piece[0] in ("day", "working_day", "weekday") else "range"


def _halves(spans: list[Span], context: Context) -> tuple[int, ...] | None:
    """Numbers of semesters, school quarters, or halves of a school year: their bounds are not in the text (rule 5)."""
    numbers = []
    for span in spans:
        item = span.first
        academic = item.kind in ("semester", "school_quarter") or (
            item.kind == "halfyear"
            and (item.second_year or (item.year is None and item.shift is None and context.civil is None))
        )
        if not academic or item.number is None:
            return None
        numbers += range(item.number, span.last.number + 1) if span.last and span.last.number else [item.number]
    return tuple(dict.fromkeys(numbers)) or None


# --- years ------------------------------------------------------------------------------------------------------------


def _with_years(span: Span, place: int, spans: list[Span], context: Context, *, other: bool) -> Span:
    """Give each item a year: the written one, its neighbour's, or the plan's; none where nothing tells."""
    first, last = span.first, span.last
    if last is None:
        return Span(_dated(first, context, other=other, hint=_hint(place, spans), written=_written(place, spans)))
    if last.year is None and first.year is not None and last.shift is None and last.kind != "daynumber":
        last = _not_before(replace(last, year=first.year), first)
    elif first.year is None and last.year is not None and first.shift is None and first.kind != "daynumber":
        first = _not_after(replace(first, year=last.year), last)
    else:
        opening, closing = _first_month(first), _first_month(last)
        same = opening == closing
        first = _dated(first, context, other=other, hint=None if same else "before", written=None, following=closing)
        last = _dated(last, context, other=other, hint=None if same or opening is None else "after", written=None)
        if other and context.school and closing == 9 and last.year is not None and _order(last) < _order(first):
            first = _not_after(first, last)  # «июль – сентябрь» may also be the summer before the school year
        if span.last and span.last.year is None and last.year is not None and first.year is not None:
            last = _not_before(last, first)
    return Span(first, last, span.loose)


def _hint(place: int, spans: list[Span]) -> str | None:
    """Where a lone August (or third quarter) of a list stands in the school year, by its neighbours."""
    before = _first_month(spans[place - 1].last or spans[place - 1].first) if place else None
    after = _first_month(spans[place + 1].first) if place + 1 < len(spans) else None
    if after in (9, 10):
        return "before"
    return "after" if before in (4, 6, 7) else None


def _written(place: int, spans: list[Span]) -> int | None:
    """The nearest year written in a list, to the right first: «октябрь, ноябрь 2023 г.»."""
    right = next((item.year for item in leaves(spans[place + 1 :]) if item.year), None)
    return right or next((item.year for item in reversed(list(leaves(spans[:place]))) if item.year), None)


def _dated(
    item: Item, context: Context, *, other: bool, hint: str | None, written: int | None, following: int | None = None
) -> Item:
    month = _first_month(item)
    if item.kind == "daynumber" or item.kind == "school_year":
        return item
    if item.second_year and item.kind not in ("year",) and item.year is not None and month:
        return replace(item, year=_school_year_of(month, SchoolYear(item.year), hint, other=other), second_year=None)
    if item.year is not None:
        return item
    if context.school:
        year = _school_year_of(
            month or 9, context.school, hint, other=other, quarter=item.kind == "quarter", following=following
        )
        if written is not None and written not in (context.school.start_year, context.school.start_year + 1):
            year = written
        if item.shift and month:
            year = context.school.start_year + (1 if item.shift > 0 else 0)
        return replace(item, year=year)
    if written is not None:
        return replace(item, year=written)
    if context.civil:
        return replace(item, year=context.civil + (item.shift or 0))
    return item


def _school_year_of(
    month: int,
    school: SchoolYear,
    hint: str | None,
    *,
    other: bool,
    quarter: bool = False,
    following: int | None = None,
) -> int:
    first, second = school.start_year, school.start_year + 1
    if quarter:
        if month == 7:
            early = (hint == "before" and following in (None, 10)) if hint else other
            return first if early else second
        return first if month == 10 else second
    if month == 8:
        late = hint == "after" if hint else other
        return second if late else first
    return first if month >= 9 else second


def _first_month(item: Item | None) -> int | None:
    if item is None:
        return None
    if item.month:
        return item.month
    if item.number and item.kind == "quarter":
        return item.number * 3 - 2
    return item.number * 6 - 5 if item.number and item.kind == "halfyear" else None


def _order(item: Item) -> tuple[int, int, int]:
    day = item.day if isinstance(item.day, int) else 0
    return item.year or 0, _first_month(item) or 0, day


def _not_before(last: Item, first: Item) -> Item:
    while last.year is not None and _order(last) < (
        first.year or 0,
        _first_month(first) or 0,
        _order(first)[2] if last.day else 0,
    ):
        last = replace(last, year=last.year + 1)
    return last


def _not_after(first: Item, last: Item) -> Item:
    while first.year is not None and _order(first)[:2] > _order(last)[:2]:
        first = replace(first, year=first.year - 1)
    return first


# --- bounds -----------------------------------------------------------------------------------------------------------


def _span_bounds(span: Span, context: Context, *, other: bool) -> Bounds | None:
    first = _bounds(span.first, context)
    last = _bounds(span.last, context) if span.last else first
    if first is None and last and span.last and span.first.kind == "date" and span.first.month == span.last.month:
        # «31-1.11.14»: November has no 31st, the day belongs to the month before.
        day = _in_month(*_previous_month(last[0].year, last[0].month), span.first.day)
        return (day, last[1]) if day and span.first.day > span.last.day else None
    if span.last is None or first is None or last is None:
        return first if span.last is None else None
    start, end = first[0], last[1]
    if start > end and span.last.kind == "daynumber":
        end = _in_month(*_next_month(end.year, end.month), end.day) or end
    elif start > end and span.first.kind == "date" and (start.year, start.month) == (end.year, end.month):
        # «30-1.10.14»: the first day belongs to the month before.
        year, month = _previous_month(end.year, end.month)
        start = _in_month(year, month, start.day) or end
    return (start, end) if start <= end else (end, start)


def _bounds(item: Item, context: Context) -> Bounds | None:
    if item.kind == "daynumber":
        day = _in_month(*context.month, item.number) if context.month else None
        return (day, day) if day else None
    year = item.year or 0
    if not 1900 <= year <= 2200:
        return None
    if item.kind == "date":
        day = _in_month(year, item.month, item.day)
        return (day, day) if day else None
    if item.kind == "month":
        return _month(year, item.month)
    if item.kind == "piece":
        return _piece(year, item.month, item.piece)
    if item.kind == "quarter":
        return _month(year, item.number * 3 - 2)[0], _month(year, item.number * 3)[1]
    if item.kind == "halfyear":
        return _month(year, item.number * 6 - 5)[0], _month(year, item.number * 6)[1]
    if item.kind == "school_year":
        return SchoolYear(year).start, SchoolYear(year).end
    return date(year, 1, 1), date(item.second_year or year, 12, 31)


def _piece(year: int, month: int, piece: tuple) -> Bounds:
    """A part of a month. The first week is its first seven days, the last week its last seven."""
    start, end = _month(year, month)
    name, number = piece[0], piece[1]
    if len(piece) == 3 and name in ("decade", "week"):
        return _piece(year, month, (name, number))[0], _piece(year, month, (name, piece[2]))[1]
    if name in ("start", "middle", "end", "decade"):
        third = {"start": 1, "middle": 2, "end": 3}.get(name, number)
        return start.replace(day=third * 10 - 9), end if third == 3 else start.replace(day=third * 10)
    if name == "half":
        return (start, start.replace(day=15)) if number == 1 else (start.replace(day=16), end)
    if name == "week" and number == "last":
        return end - 6 * _DAY, end
    if name == "week":
        return min(start + (number - 1) * 7 * _DAY, end), min(start + (number * 7 - 1) * _DAY, end)
    if name == "weekday":
        weekday = piece[2] - 1
        if number == "last":
            day = end - ((end.weekday() - weekday) % 7) * _DAY
        else:
            day = min(start + ((weekday - start.weekday()) % 7 + (number - 1) * 7) * _DAY, end)
        return day, day
    if name == "working_day":
        day = state_calendar().working_day_of_month(year, month, number)
        return day, day
    return (end, end) if number == "last" else (start, start)


def _month(year: int, month: int) -> Bounds:
    return date(year, month, 1), date(year, month, civil.monthrange(year, month)[1])


def _in_month(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= civil.monthrange(year, month)[1] else None


def _next_month(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)


def _previous_month(year: int, month: int) -> tuple[int, int]:
    return (year - 1, 12) if month == 1 else (year, month - 1)


# --- no year at all ---------------------------------------------------------------------------------------------------


def _without_year(spans: list[Span], mode: str, words: str) -> Term | None:
    """Rule 7: month-days or months stand for the dates. A range keeps its two ends, a list all its items."""
    kind = _kind(spans) if mode == "exact" else "range" if mode == "since" else "date"
    at_most = mode in ("until", "before")
    items = list(leaves(spans))
    if all(item.kind == "date" for item in items):
        if any(_in_month(2024, item.month, item.day) is None for item in items):
            return None
        days = tuple(f"{item.month:02}-{item.day:02}" for item in items)
        return Term(kind, words, at_most=at_most, month_day=days[0] if len(days) == 1 else days)
    if at_most and len(items) == 1 and items[0].month:
        # «до октября» is the day before it, «не позднее октября» its last day
        before = mode == "before" and items[0].kind == "month"
        month = (items[0].month - 2) % 12 + 1 if before else items[0].month
        return Term("date", words, at_most=True, month_day=f"{month:02}-{civil.monthrange(2023, month)[1]:02}")
    months: list[int] = []
    for item in items:
        if item.month:
            months.append(item.month)
        elif item.number and item.kind in ("quarter", "halfyear"):
            size = 3 if item.kind == "quarter" else 6
            months += range(item.number * size - size + 1, item.number * size + 1)
    if kind == "range" and len(months) > 2:
        months = [months[0], months[-1]]
    return Term(kind, words, at_most=at_most, months=tuple(dict.fromkeys(months))) if months else None
