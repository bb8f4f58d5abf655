"""What a term owes and when: one slot a due date (or an event, or a document still awaited)."""

import calendar as civil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from artel.terms.calendar import ProductionCalendar
from artel.terms.term import Due, Term
from artel.terms.words import (
    MONTHS_OF,
    ROMAN,
    describe_term,
    dotted,
    month_label,
    months_label,
    quarter_label,
    span_label,
)

QUARTER_SCHEMES = ("calendar_split", "calendar_full", "academic")
_DAY = timedelta(days=1)
_WHOLE = "весь срок"
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing owed. `due_on` is the last day by the words, `rolled_on` the same after roll-forward to a working day.

    `kind`: once · period · event · item (one of a list) · awaiting (a document) · rolling (weekly and daily rules,
    «один счётчик»).
    `times` deeds are owed inside the slot; `counted` is False for a piece of a quarter that is shown but not owed.
    """

    key: str
    kind: str
    label: str
    opens_on: date | None = None
    due_on: date | None = None
    rolled_on: date | None = None
    counted: bool = True
    times: int = 1


def slots_of(
    term: Term,
    *,
    period: Span,
    calendar: ProductionCalendar,
    quarter_scheme: str = "calendar_split",
    roll_forward: bool = True,
) -> tuple[Slot, ...]:
    """The slots of `term` in the plan's `period`, in order of their due dates.

    Roll-forward touches dates, months, calendar quarters and ranges of them; never counting slots, halves, years nor
    the period's own last day.
    A term whose written year lies outside the period keeps its dates; a date without a year is looked for inside the
    period.
    An unknown term owes nothing yet.
    """
    if quarter_scheme not in QUARTER_SCHEMES:
        raise ValueError(f"no such scheme of quarters: {quarter_scheme}")
    if term.kind == "unknown":
        return ()
    if term.kind == "by_external_document":
        return (
            Slot("awaiting", "awaiting", f"ждёт документа: {term.external}" if term.external else "ждёт документа"),
        )
    if term.kind == "relative":
        return (Slot("event", "event", describe_term(term)),)
    if term.kind == "recurring":
        return _recurring(term, period, calendar, quarter_scheme)
    found = _dated(term, period)
    if roll_forward:
        found = [_rolled(slot, term, period, calendar) for slot in found]
    return tuple(found)


# --- terms with dates -------------------------------------------------------------------------------------------------


def _dated(term: Term, period: Span) -> list[Slot]:
    if term.kind == "ongoing":
        return [_once(period, _WHOLE)]
    if term.kind in ("school_year", "year") and not term.parts:
        return [_once((term.start or period[0], term.end or period[1]), _WHOLE)]
    spans = [_bounds(part, period) for part in term.parts] or list(_spans_without_year(term, period))
    if not spans and (term.start or term.end):
        spans = [_bounds((term.start, term.end), period)]
    if len(spans) == 1:
        return [_once(spans[0], _label(term, spans[0]))]
    spans.sort(key=lambda span: (span[1], span[0]))
    return [
        Slot(f"part{number}", "item", _label(term, span), opens_on=span[0], due_on=span[1], rolled_on=span[1])
        for number, span in enumerate(spans, 1)
    ]


def _once(span: Span, label: str) -> Slot:
    return Slot("once", "once", label, opens_on=span[0], due_on=span[1], rolled_on=span[1])


def _bounds(part: tuple[date | None, date | None], period: Span) -> Span:
    """«до X» opens with the period, «с X» is due with it."""
    start, end = part
    due = end or max(period[1], start or period[1])
    return start or min(period[0], due), due


def _label(term: Term, span: Span) -> str:
    start, end = span
    if term.at_most:
        return f"до {dotted(end)}"
    if term.kind == "quarter" and not term.school_quarter:
        return quarter_label(start.year, (start.month + 2) // 3)
    whole_months = start.day == 1 and end.day == civil.monthrange(end.year, end.month)[1]
    return months_label(start, end) if whole_months else span_label(start, end)


def _spans_without_year(term: Term, period: Span) -> Iterator[Span]:
    """Month-days, months, halves and school quarters of an unknown year, placed in the plan's period."""
    days = (term.month_day,) if isinstance(term.month_day, str) else term.month_day or ()
    if term.kind == "range" and days:
        ends = [(start, _placed(end, period)) for start, end in zip(days[::2], days[1::2], strict=False)]
        yield from ((_last_before(start, end), end) for start, end in ends if end)
        return
    for day in filter(None, (_placed(each, period) for each in days)):
        yield (min(period[0], day), day) if term.at_most else (day, day)
    if term.kind == "range" and len(term.months) == 2:
        end = next((_month_span(*each)[1] for each in _months(period) if each[1] == term.months[1]), None)
        if end:
            yield _last_before(f"{term.months[0]:02}-01", end), end
        return
    size = {"quarter": 3, "halfyear": 6}.get(term.kind, 1)
    for first in term.months[::size]:
        for year, month in _months(period):
            if month == first:
                last = divmod(year * 12 + month - 2 + size, 12)
                yield date(year, month, 1), _month_span(last[0], last[1] + 1)[1]
    for half in _several(term.half):
        yield from ((start, end) for key, start, end in _halves(period) if key.endswith(str(half)))
    for number in _several(term.school_quarter):
        yield from ((start, end) for key, start, end in _school_quarters(period) if key.endswith(str(number)))


def _last_before(month_day: str, end: date) -> date:
    """The latest such day not after `end`."""
    month, day = map(int, month_day.split("-"))
    found = _day_in(end.year, month, day)
    return found if found <= end else _day_in(end.year - 1, month, day)


def _placed(month_day: str, period: Span) -> date | None:
    month, day = map(int, month_day.split("-"))
    for year in range(period[0].year, period[1].year + 1):
        found = _day_in(year, month, day)
        if period[0] <= found <= period[1]:
            return found
    return None


def _rolled(slot: Slot, term: Term, period: Span, calendar: ProductionCalendar) -> Slot:
    rolls = term.kind in ("date", "month", "range") or (term.kind == "quarter" and not term.school_quarter)
    if not rolls or slot.due_on is None or (term.kind == "range" and slot.due_on == period[1]):
        return slot
    return replace(slot, rolled_on=calendar.roll_forward(slot.due_on))


# --- recurring terms --------------------------------------------------------------------------------------------------


def _recurring(term: Term, period: Span, calendar: ProductionCalendar, scheme: str) -> tuple[Slot, ...]:
    span = max(period[0], term.start or period[0]), min(period[1], term.end or period[1])
    if span[0] > span[1]:
        return ()
    times = term.times or 1
    if term.every in (None, "day", "week"):
        found = [
            Slot(
                "rolling",
                "rolling",
                describe_term(replace(term, due=None, also=())),
                span[0],
                span[1],
                span[1],
                times=times,
            )
        ]
    else:
        found = [replace(slot, times=times) for slot in _periods(term, span, calendar, scheme)]
    if term.parts:
        found = [slot for slot in found if any(_meets(slot, part) for part in term.parts)]
    for number, other in enumerate(term.also, 1):
        found += [replace(slot, key=f"also{number}-{slot.key}") for slot in _recurring(other, period, calendar, scheme)]
    return tuple(sorted(found, key=lambda slot: (slot.due_on, slot.opens_on)))


def _meets(slot: Slot, part: tuple[date | None, date | None]) -> bool:
    start, end = part
    return (end is None or slot.opens_on <= end) and (start is None or slot.due_on >= start)


def _periods(term: Term, span: Span, calendar: ProductionCalendar, scheme: str) -> Iterator[Slot]:
    if term.every == "year":
        yield from _yearly(term, span, calendar)
        return
    for key, label, start, end, counted in _cut(term.every or "month", term.interval, span, scheme):
        due_on = _due_on(term.due, start, end, calendar) if term.due else end
        yield Slot(
            key,
            "period",
            label,
            max(start, span[0]),
            max(due_on, max(start, span[0])),
            max(due_on, max(start, span[0])),
            counted,
        )


def _cut(every: str, interval: int, span: Span, scheme: str) -> Iterator[tuple[str, str, date, date, bool]]:
    """The reporting periods of `span`: key, label, first and last day inside it, counted or only shown."""
    if every == "month":
        months = list(_months(span))
        for group in (months[i : i + interval] for i in range(0, len(months), interval)):
            start, end = max(_month_span(*group[0])[0], span[0]), min(_month_span(*group[-1])[1], span[1])
            tail = f"+{interval}" if interval > 1 else ""
            yield f"{start:%Y-%m}{tail}", months_label(start, end), start, end, True
    elif every == "quarter" and scheme == "academic":
        for key, start, end in _by_months(span, 4, "A", 9, 3):
            yield key, months_label(start, end), max(start, span[0]), min(end, span[1]), True
    elif every == "quarter":
        yield from _calendar_quarters(span, interval, scheme)
    elif every in ("halfyear", "semester"):
        for key, start, end in _halves(span):
            number = ROMAN[int(key[-1])]
            label = (
                f"{number} полугодие {start.year} г."
                if "H" in key
                else f"{number} {'семестр' if every == 'semester' else 'полугодие'}"
            )
            yield key, label, max(start, span[0]), min(end, span[1]), True
    else:
        for key, start, end in _school_quarters(span):
            yield key, f"{ROMAN[int(key[-1])]} четверть", max(start, span[0]), min(end, span[1]), True


def _calendar_quarters(span: Span, interval: int, scheme: str) -> Iterator[tuple[str, str, date, date, bool]]:
    quarters = list(_by_months(span, 4, "Q", 1, 3))
    full = [each for each in quarters if span[0] <= each[1] and each[2] <= span[1]]
    joined = [full[i : i + interval] for i in range(0, len(full), interval)]
    found = []
    for group in joined:
        (key, start, _), (last_key, _, end) = group[0], group[-1]
        label = quarter_label(start.year, int(key[-1]))
        if len(group) > 1:
            key, label = f"{key}+{interval}", f"{label} – {quarter_label(end.year, int(last_key[-1]))}"
        found.append((key, label, start, end, True))
    if scheme == "calendar_split":
        for key, start, end in quarters:
            if (key, start, end) not in full:
                inside = max(start, span[0]), min(end, span[1])
                piece = months_label(*inside) if inside[0].day == 1 else span_label(*inside)
                found.append((key, f"{piece} (часть: {quarter_label(start.year, int(key[-1]))})", *inside, False))
    yield from sorted(found, key=lambda each: each[2])


def _yearly(term: Term, span: Span, calendar: ProductionCalendar) -> Iterator[Slot]:
    """A year is the plan's own; with a due date of its own, it is that date wherever it falls inside the plan."""
    if term.due is None or (term.due.month is None and term.due.quarter is None and not term.due.dates):
        tail = f"+{term.interval}" if term.interval > 1 else ""
        key = str(span[0].year) if span[0].year == span[1].year else f"{span[0].year}/{span[1].year}"
        yield Slot(key + tail, "period", _WHOLE, span[0], span[1], span[1])
        return
    due, found = term.due, []
    for year in range(span[0].year, span[1].year + 1):
        if due.dates:
            found += [(_day_in(year, *map(int, each.split("-"))),) * 2 for each in due.dates]
        elif due.quarter:
            found.append((date(year, due.quarter * 3 - 2, 1), _month_span(year, due.quarter * 3)[1]))
        else:
            for month in _several(due.month):
                first, last = _month_span(year, month)
                if due.working_day:
                    last = calendar.working_day_of_month(year, month, due.working_day)
                elif isinstance(due.day, int):
                    first = last = _day_in(year, month, due.day)
                found.append((first, last))
    inside = sorted({(start, end) for start, end in found if span[0] <= end <= span[1]}, key=lambda each: each[1])
    for start, end in inside:
        opens = span[0] if term.at_most else max(start, span[0])
        day = (
            f"{end.day} {MONTHS_OF[end.month - 1]} {end.year} г."
            if start == end or due.working_day
            else month_label(end.year, end.month)
        )
        yield Slot(
            f"{end:%Y-%m-%d}", "period", quarter_label(end.year, due.quarter) if due.quarter else day, opens, end, end
        )


def _due_on(due: Due, start: date, end: date, calendar: ProductionCalendar) -> date:
    """The due date of the reporting period start…end: month offsets count from its last month."""
    if due.dates:
        days = [_day_in(year, *map(int, each.split("-"))) for year in (end.year, end.year + 1) for each in due.dates]
        return min((day for day in days if day > end), default=end)
    year, month = divmod(end.year * 12 + end.month - 1 + (due.month_offset or 0), 12)
    month += 1
    first, last = _month_span(year, month)
    if due.working_day:
        return calendar.working_day_of_month(year, month, due.working_day)
    if due.day and due.day != "last":
        return _day_in(year, month, max(_several(due.day)))
    week = max((each for each in _several(due.week) if isinstance(each, int)), default=0)
    if week and "last" not in _several(due.week):
        return min(first + (week * 7 - 1) * _DAY, last)
    if due.decade in (1, 2):
        return date(year, month, due.decade * 10)
    return last


# --- pieces of the calendar -------------------------------------------------------------------------------------------


def _several(value: object) -> tuple[int, ...]:
    return () if value is None else value if isinstance(value, tuple) else (value,)


def _month_span(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, civil.monthrange(year, month)[1])


def _day_in(year: int, month: int, day: int) -> date:
    """That day, or the month's last where it has no such day (29 February, 31 June)."""
    return date(year, month, min(day, civil.monthrange(year, month)[1]))


def _months(span: Span) -> Iterator[tuple[int, int]]:
    for n in range(span[0].year * 12 + span[0].month - 1, span[1].year * 12 + span[1].month):
        yield n // 12, n % 12 + 1


def _by_months(span: Span, count: int, letter: str, first_month: int, length: int) -> Iterator[tuple[str, date, date]]:
    """Equal periods of `length` months from `first_month`, `count` a year, that meet the span."""
    for year in range(span[0].year - 1, span[1].year + 1):
        for number in range(count):
            n = year * 12 + first_month - 1 + number * length
            start, end = date(n // 12, n % 12 + 1, 1), _month_span((n + length - 1) // 12, (n + length - 1) % 12 + 1)[1]
            if start <= span[1] and end >= span[0]:
                yield f"{year}{letter}{number + 1}", start, end


def _is_school_period(span: Span) -> bool:
    return span[0].year != span[1].year or span[0].month > 8


def _halves(span: Span) -> Iterator[tuple[str, date, date]]:
    """Semesters (September – December, January – June) where the plan crosses the New Year, else calendar halves."""
    if not _is_school_period(span):
        yield from _by_months(span, 2, "H", 1, 6)
        return
    for year in range(span[0].year - 1, span[1].year + 1):
        for number, start, end in (
            (1, date(year, 9, 1), date(year, 12, 31)),
            (2, date(year + 1, 1, 1), date(year + 1, 6, 30)),
        ):
            if start <= span[1] and end >= span[0]:
                yield f"{year}S{number}", start, end


def _school_quarters(span: Span) -> Iterator[tuple[str, date, date]]:
    """The usual four, by whole months: the school's own order of holidays moves their edges by days."""
    for year in range(span[0].year - 1, span[1].year + 1):
        edges = (
            (date(year, 9, 1), date(year, 10, 31)),
            (date(year, 11, 1), date(year, 12, 31)),
            (date(year + 1, 1, 1), date(year + 1, 3, 31)),
            (date(year + 1, 4, 1), date(year + 1, 5, 31)),
        )
        for number, (start, end) in enumerate(edges, 1):
            if start <= span[1] and end >= span[0]:
                yield f"{year}T{number}", start, end
