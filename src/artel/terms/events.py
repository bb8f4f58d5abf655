"""Due dates that count from an event: «не позднее 1 рабочего дня после события»."""

import calendar as civil
from datetime import date, timedelta

from artel.terms.calendar import ProductionCalendar
from artel.terms.term import Term

_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
_DAYS_IN = {"day": 1, "week": 7}


def due_after_event(term: Term, event_on: date, calendar: ProductionCalendar) -> date:
    """The last day by the words for an event of `event_on` (before it, where the term says «за N дней до»).

    Counting starts the day after the event (civil code art. 191); months end on the same number or the month's last
    day (art. 192).
    Calendar days are not rolled forward here. ValueError for a term that does not count from an event.
    """
    if term.kind != "relative":
        raise ValueError(f"a term of kind {term.kind} does not count from an event")
    if term.due and isinstance(term.due.month, int) and isinstance(term.due.day, int):
        return _same_day(event_on.year + (term.due.year_offset or 0), term.due.month, term.due.day)
    offset = term.offset
    if offset is None or not offset.n:
        return event_on
    n = -offset.n if offset.before else offset.n
    if offset.unit == "working_day":
        return calendar.add_working_days(event_on, n)
    if offset.unit in _MONTHS_IN:
        year, month = divmod(event_on.year * 12 + event_on.month - 1 + n * _MONTHS_IN[offset.unit], 12)
        return _same_day(year, month + 1, event_on.day)
    if offset.unit == "hour":
        return event_on + timedelta(days=-(-abs(n) // 24)) * (1 if n > 0 else -1)
    return event_on + timedelta(days=n * _DAYS_IN[offset.unit or "day"])


def _same_day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, civil.monthrange(year, month)[1]))
