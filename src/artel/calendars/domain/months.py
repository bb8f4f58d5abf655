"""Months as people look at them: weeks from Monday, numbered by the school year, with what is special of a day. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from artel.terms import DayKind, ProductionCalendar, SchoolYear

_DAY = timedelta(days=1)
# Out of these years nobody plans, and a mistyped address must not build calendars of centuries.
FIRST_YEAR, LAST_YEAR = 2010, 2059


@dataclass(frozen=True, slots=True, order=True)
class Month:
    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read "2024-03"; None where it is no month that a calendar is kept of."""
        year, _dash, month = text.partition("-")
        if not (len(year) == 4 and year.isdecimal() and month.isdecimal() and len(month) <= 2):
            return None
        found = cls(int(year), int(month))
        return found if FIRST_YEAR <= found.year <= LAST_YEAR and 1 <= found.month <= 12 else None

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return self.next.first - _DAY

    @property
    def next(self) -> "Month":
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def previous(self) -> "Month":
        return Month.of(self.first - _DAY)

    @property
    def shown(self) -> tuple[date, date]:
        """The whole weeks that hold the month."""
        first, last = self.first, self.last
        return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())

    def weeks(self) -> list[list[date]]:
        """Seven days a week, Monday first."""
        first, last = self.shown
        return [[first + timedelta(days=start + n) for n in range(7)] for start in range(0, (last - first).days + 1, 7)]


def months_of(year: SchoolYear) -> list[Month]:
    """September to August."""
    found = [Month.of(year.start)]
    while found[-1].last < year.end:
        found.append(found[-1].next)
    return found


def week_number(monday: date) -> int:
    """Number of a week in the school year that most of it lies in: the first is the one that holds 1 September."""
    return SchoolYear.of(monday + 6 * _DAY).week_of(monday)


@dataclass(frozen=True, slots=True)
class DayNote:
    """What the production calendar says of a day. `words` are there only of a day unlike others of its weekday."""

    is_working: bool
    is_short: bool
    words: str
    is_sure: bool  # the transfers of its year are known


def note_of(day: date, calendar: ProductionCalendar) -> DayNote:
    kind = calendar.kind(day)
    return DayNote(
        is_working=kind is not DayKind.OFF,
        is_short=kind is DayKind.SHORT,
        words=_special(day, calendar),
        is_sure=day.year <= calendar.known_through,
    )


def _special(day: date, calendar: ProductionCalendar) -> str:
    """The reason that the calendar gives, without the act, where there is more to it than the day of the week."""
    words = calendar.describe(day)
    if words.startswith("выходной: ") and not words.startswith("выходной: перенос"):
        return ""
    if words == "рабочий день":
        return ""
    act = calendar.act(day.year)
    words = words.replace(f" ({act})", "") if act else words
    head, _colon, rest = words.partition(": ")
    if head == "нерабочий праздничный день":
        return rest
    return words.removeprefix("рабочий день, ")


def next_year_is_due(today: date, calendar: ProductionCalendar) -> int | None:
    """The year whose transfers ought to be known by now and are not: the next one from 1 October, this one always."""
    if today.year > calendar.known_through:
        return today.year
    return today.year + 1 if today.month >= 10 and today.year + 1 > calendar.known_through else None
