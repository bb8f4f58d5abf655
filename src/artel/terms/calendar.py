"""The Russian production calendar: working, shortened and moved days, for a five- or six-day week."""

import calendar as civil
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import accumulate
from types import MappingProxyType

import holidays

_DAY = timedelta(days=1)
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
_SATURDAY, _SUNDAY = 5, 6


class DayKind(StrEnum):
    WORKING = "working"
    OFF = "off"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class _Year:
    """Every day of a year: its kind and its reason; `worked[i]` counts the working days among the first i."""

    kinds: tuple[DayKind, ...]
    reasons: tuple[str, ...]
    worked: tuple[int, ...]


@cache
def _data() -> dict:
    return json.loads(files(__package__).joinpath("production_calendar.json").read_text(encoding="utf-8"))


@cache
def _holidays(year: int) -> holidays.HolidayBase:
    """Named days off. None are looked up far from our time: a mistyped year must not build a century of calendars."""
    return holidays.country_holidays("RU", language="ru", years=year if 2000 <= year <= 2060 else (), expand=False)


def _origin(day: date, known: holidays.HolidayBase) -> date | None:
    """The day off that was moved to `day`: «Выходной (перенесено с 27.04.2024)» or «День Победы (выходной)»; None
    where nothing was moved.
    """
    name = known.get(day, "")
    _, moved, rest = name.partition("перенесено с ")
    if moved:
        return date(*map(int, reversed(rest[:10].split("."))))
    holiday = name.removesuffix(" (выходной)")
    return (
        next((day - n * _DAY for n in range(1, 8) if known.get(day - n * _DAY) == holiday), None)
        if holiday != name
        else None
    )


@cache
def _state_year(year: int, week: int) -> _Year:
    """The year by law: labour code art. 95 and 112, the year's act of transfers, no local overrides."""
    known = _holidays(year)
    stored = _data()["years"].get(str(year), {})
    act = f" ({stored['act']})" if stored.get("act") else ""
    short = stored.get("short")
    kinds, reasons = [], []
    for day in (date.fromordinal(n) for n in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)):
        name = known.get(day, "")
        weekend = day.weekday() == _SUNDAY or (week == 5 and day.weekday() == _SATURDAY)
        # A day off moved from a Saturday is no loss to those who work on Saturdays, so a six-day week keeps it working.
        origin = _origin(day, known)
        if origin and week == 6 and origin.weekday() == _SATURDAY:
            kind, reason = (
                DayKind.WORKING,
                f"рабочий день: перенос с субботы {origin:%d.%m.%Y} шестидневной недели не касается",
            )
        elif origin:
            kind, reason = DayKind.OFF, f"выходной: перенос с {origin:%d.%m.%Y}{act}"
        elif name:
            kind, reason = DayKind.OFF, f"нерабочий праздничный день: {name}"
        elif weekend and day in known.weekend_workdays:
            kind, reason = DayKind.WORKING, f"рабочая {_WEEKDAYS[day.weekday()]}{act}"
        elif weekend:
            kind, reason = DayKind.OFF, f"выходной: {_WEEKDAYS[day.weekday()]}"
        else:
            kind, reason = DayKind.WORKING, "рабочий день"
        if kind is DayKind.WORKING and (
            day.strftime("%m-%d") in short if short is not None else _precedes_holiday(day)
        ):
            kind, reason = DayKind.SHORT, f"{reason}, сокращённый на час"
        kinds.append(kind)
        reasons.append(reason)
    return _year_of(kinds, reasons)


def _precedes_holiday(day: date) -> bool:
    """Labour code art. 95, for years whose list of shortened days is not in the data."""
    if (day.month, day.day) == (12, 31):
        return True
    name = _holidays(day.year).get(day + _DAY, "")
    return bool(name) and "перенесено" not in name and not name.endswith("(выходной)")


def _year_of(kinds: list[DayKind], reasons: list[str]) -> _Year:
    return _Year(
        tuple(kinds), tuple(reasons), tuple(accumulate((kind is not DayKind.OFF for kind in kinds), initial=0))
    )


class ProductionCalendar:
    """Working days of an organisation.

    `overrides` win over the state's calendar (a regional day off, a decreed non-working week, the organisation's own
    Saturday).
    Years after `known_through` are computed from the labour code alone: their transfers are not published yet.
    """

    def __init__(self, week: int = 5, overrides: Mapping[date, DayKind] = MappingProxyType({})) -> None:
        if week not in (5, 6):
            raise ValueError("the week is of 5 or 6 days")
        self.week = week
        self.overrides = {day: DayKind(kind) for day, kind in overrides.items()}
        self._years: dict[int, _Year] = {}
        self._before: dict[int, int] = {}

    def __repr__(self) -> str:
        return f"ProductionCalendar(week={self.week}, overrides={len(self.overrides)})"

    @property
    def known_through(self) -> int:
        """The last year whose transfers are known."""
        return max(map(int, _data()["years"]))

    def act(self, year: int) -> str | None:
        """The act that moved the days off of `year`, None where it is not in the data."""
        return _data()["years"].get(str(year), {}).get("act")

    def kind(self, day: date) -> DayKind:
        return self._year(day.year).kinds[_index(day)]

    def is_working(self, day: date) -> bool:
        return self.kind(day) is not DayKind.OFF

    def is_short(self, day: date) -> bool:
        return self.kind(day) is DayKind.SHORT

    def describe(self, day: date) -> str:
        """Why the day is worked or not, in Russian."""
        return self._year(day.year).reasons[_index(day)]

    def roll_forward(self, day: date) -> date:
        """The same day if it is a working one, else the next working day (civil code art. 193)."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after `day` (before it, if n < 0). Counting starts the day after (civil code art. 191);
        n = 0 answers `day`.
        """
        step = _DAY if n > 0 else -_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def working_days_between(self, after: date, until: date) -> int:
        """Signed count of working days in (after, until]: the figure of «осталось N раб. дн.», negative when `until`
        has passed.
        """
        return self._worked_through(until) - self._worked_through(after)

    def working_day_of_month(self, year: int, month: int, n: int | str) -> date:
        """The n-th working day of a month ("last" for the last one); a month with fewer answers its last."""
        first, last = date(year, month, 1), date(year, month, civil.monthrange(year, month)[1])
        if n == "last" or self.working_days_between(first - _DAY, last) < int(n):
            return last if self.is_working(last) else self.add_working_days(last, -1)
        return self.add_working_days(first - _DAY, int(n))

    def _year(self, year: int) -> _Year:
        known = self._years.get(year)
        if known is None:
            known = self._years[year] = self._own_year(year)
        return known

    def _own_year(self, year: int) -> _Year:
        state = _state_year(year, self.week)
        own = {day: kind for day, kind in self.overrides.items() if day.year == year}
        if not own:
            return state
        kinds, reasons = list(state.kinds), list(state.reasons)
        words = {
            DayKind.WORKING: "рабочий день",
            DayKind.OFF: "нерабочий день",
            DayKind.SHORT: "рабочий день, сокращённый на час",
        }
        for day, kind in own.items():
            kinds[_index(day)] = kind
            reasons[_index(day)] = f"{words[kind]}: установлено в системе"
        return _year_of(kinds, reasons)

    def _worked_through(self, day: date) -> int:
        """Working days from the start of a fixed era through `day`; only differences of it mean something."""
        return self._worked_before(day.year) + self._year(day.year).worked[_index(day) + 1]

    def _worked_before(self, year: int) -> int:
        known = self._before.get(year)
        if known is None:
            era = 2000
            years = range(era, year) if year >= era else range(year, era)
            known = (1 if year >= era else -1) * sum(self._year(each).worked[-1] for each in years)
            self._before[year] = known
        return known


def _index(day: date) -> int:
    return (day - date(day.year, 1, 1)).days


@cache
def state_calendar(week: int = 5) -> ProductionCalendar:
    """The calendar without overrides, one a process."""
    return ProductionCalendar(week)
