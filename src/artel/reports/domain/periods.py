"""Periods a report speaks of: the plan's year, its halves, quarters and months by the cluster's scheme, any two dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from artel.russian import date_words
from artel.terms import ProductionCalendar, Slot, read_term, slots_of


class PeriodKind(StrEnum):
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Period:
    """`key` names it in addresses: «quarter-2024Q1». `words`: «I квартал 2024 г.», to stand after «за»."""

    kind: PeriodKind
    key: str
    words: str
    starts_on: date
    ends_on: date

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


_TERMS = {
    PeriodKind.HALF: "1 раз в полугодие",
    PeriodKind.QUARTER: "не реже 1 раза в квартал",
    PeriodKind.MONTH: "ежемесячно",
}
_CALENDAR = ProductionCalendar(5)  # edges of periods do not depend on days off
_DAY = timedelta(days=1)


def year_of(starts_on: date, ends_on: date) -> Period:
    """The plan's own period as a whole."""
    is_school = (starts_on.month, ends_on.month) == (9, 8) and ends_on.year == starts_on.year + 1
    words = (
        f"{starts_on.year}/{ends_on.year} учебный год"
        if is_school
        else f"{starts_on.year} год"
        if starts_on.year == ends_on.year
        else between_words(starts_on, ends_on)
    )
    return Period(PeriodKind.YEAR, "year", words, starts_on, ends_on)


def periods_of(starts_on: date, ends_on: date, scheme: str) -> tuple[Period, ...]:
    """The year, then its halves, quarters and months, in order; pieces of quarters by the scheme are periods too."""
    found = [year_of(starts_on, ends_on)]
    year = f"{starts_on.year}/{ends_on.year}" if ends_on.year == starts_on.year + 1 else str(starts_on.year)
    for kind, words in _TERMS.items():
        slots = slots_of(
            read_term(words, year=year), period=(starts_on, ends_on), calendar=_CALENDAR, quarter_scheme=scheme
        )
        found += [_of_slot(kind, slot) for slot in slots]
    return tuple(found)


def of_dates(starts_on: date, ends_on: date) -> Period:
    """Any two dates, in order (ValueError otherwise)."""
    if ends_on < starts_on:
        raise ValueError("a period ends before it begins")
    key = f"{PeriodKind.DATES}-{starts_on:%Y%m%d}-{ends_on:%Y%m%d}"
    return Period(PeriodKind.DATES, key, between_words(starts_on, ends_on), starts_on, ends_on)


def next_after(period: Period, periods: Sequence[Period]) -> tuple[date, date]:
    """First and last day of what comes next: the following period of the kind, else as many days again."""
    later = [each for each in periods if each.kind is period.kind and each.starts_on > period.ends_on]
    if later:
        first = min(later, key=lambda each: each.starts_on)
        return first.starts_on, first.ends_on
    starts_on = period.ends_on + _DAY
    return starts_on, starts_on + (period.ends_on - period.starts_on)


def between_words(starts_on: date, ends_on: date) -> str:
    """«период с 1 января 2024 г. по 15 марта 2024 г.»"""
    return f"период с {date_words(starts_on)} по {date_words(ends_on)}"


def _of_slot(kind: PeriodKind, slot: Slot) -> Period:
    words = slot.label if kind is not PeriodKind.HALF or slot.label.endswith("г.") else _half_words(slot)
    return Period(kind, f"{kind}-{slot.key}", words, slot.opens_on, slot.due_on)


def _half_words(slot: Slot) -> str:
    """«I полугодие 2023/2024 учебного года»: the slot's own label leaves out the year."""
    first = slot.opens_on.year if slot.opens_on.month >= 9 else slot.opens_on.year - 1
    return f"{slot.label} {first}/{first + 1} учебного года"
