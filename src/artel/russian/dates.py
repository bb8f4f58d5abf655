"""Dates as Russian offices write them."""

from datetime import date

from artel.russian.cases import Case
from artel.russian.typography import NBSP

_STEMS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_HARD = {3, 8}  # март and август decline as стол, the rest as конь
_ENDINGS = {  # case -> (hard, soft)
    Case.NOMINATIVE: ("", "ь"),
    Case.GENITIVE: ("а", "я"),
    Case.DATIVE: ("у", "ю"),
    Case.ACCUSATIVE: ("", "ь"),
    Case.INSTRUMENTAL: ("ом", "ем"),
    Case.PREPOSITIONAL: ("е", "е"),
}
_STRESSED_LAST = {1, 2, 9, 10, 11, 12}  # «январём», but «апрелем»
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
_WEEKDAYS_SHORT = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_MONTHS_SHORT = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")


def month_name(month: int, case: Case = Case.NOMINATIVE) -> str:
    """Name the month (1 to 12) in the case: месяц май, 9 мая, к маю, перед маем, в мае."""
    if not 1 <= month <= 12:
        raise ValueError(f"no such month: {month}")
    hard, soft = _ENDINGS[case]
    if month == 5:
        ending = "й" if soft == "ь" else soft
    elif month in _HARD:
        ending = hard
    elif case is Case.INSTRUMENTAL and month in _STRESSED_LAST:
        ending = "ём"
    else:
        ending = soft
    return _STEMS[month - 1] + ending


def month_short(month: int) -> str:
    """Shorten the month as calendars do: мар, мая."""
    return _MONTHS_SHORT[month - 1]


def date_ru(day: date) -> str:
    """Write a date in figures: 15.03.2024."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def date_words(day: date, *, year: bool = True) -> str:
    """Write a date in words: «15 марта 2024 г.», without a leading zero, not torn apart."""
    words = f"{day.day}{NBSP}{month_name(day.month, Case.GENITIVE)}"
    return f"{words}{NBSP}{day.year}{NBSP}г." if year else words


def weekday(day: date) -> str:
    """Name the day of the week: «пятница»."""
    return _WEEKDAYS[day.weekday()]


def weekday_short(day: date) -> str:
    """Shorten the day of the week: «пт»."""
    return _WEEKDAYS_SHORT[day.weekday()]
