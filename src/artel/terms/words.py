"""Russian words of dates and periods, and a term said back in one plain phrase."""

from datetime import date

from artel.terms.school_year import SchoolYear
from artel.terms.term import Due, Term

MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
MONTHS_OF = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
ROMAN = ("", "I", "II", "III", "IV")
_ON_WEEKDAY = (
    "",
    "по понедельникам",
    "по вторникам",
    "по средам",
    "по четвергам",
    "по пятницам",
    "по субботам",
    "по воскресеньям",
)
_EACH = {
    "day": "каждый день",
    "week": "каждую неделю",
    "month": "каждый месяц",
    "quarter": "каждый календарный квартал",
    "halfyear": "каждое полугодие",
    "year": "каждый год",
    "semester": "каждый семестр",
    "school_quarter": "каждую учебную четверть",
    None: "каждый отчётный период",
}
_PERIOD_FORMS = {
    "day": ("день", "дня", "дней"),
    "week": ("неделю", "недели", "недель"),
    "month": ("месяц", "месяца", "месяцев"),
    "quarter": ("квартал", "квартала", "кварталов"),
    "halfyear": ("полугодие", "полугодия", "полугодий"),
    "year": ("год", "года", "лет"),
    "semester": ("семестр", "семестра", "семестров"),
    "school_quarter": ("четверть", "четверти", "четвертей"),
    None: ("период", "периода", "периодов"),
}
_UNIT_FORMS = {
    "hour": ("часа", "часов"),
    "day": ("дня", "дней"),
    "working_day": ("рабочего дня", "рабочих дней"),
    "week": ("недели", "недель"),
    "month": ("месяца", "месяцев"),
    "quarter": ("квартала", "кварталов"),
    "year": ("года", "лет"),
}


def counted(n: int, one: str, few: str, many: str) -> str:
    """«1 раз», «2 раза», «5 раз»."""
    tail, tens = n % 10, n % 100
    form = one if tail == 1 and tens != 11 else few if 2 <= tail <= 4 and not 12 <= tens <= 14 else many
    return f"{n} {form}"


def dotted(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def month_label(year: int, month: int) -> str:
    return f"{MONTHS[month - 1]} {year} г."


def quarter_label(year: int, quarter: int) -> str:
    return f"{ROMAN[quarter]} квартал {year} г."


def months_label(start: date, end: date) -> str:
    """«сентябрь – ноябрь 2023 г.», «декабрь 2023 г. – февраль 2024 г.»"""
    if (start.year, start.month) == (end.year, end.month):
        return month_label(start.year, start.month)
    if start.year == end.year:
        return f"{MONTHS[start.month - 1]} – {month_label(end.year, end.month)}"
    return f"{month_label(start.year, start.month)} – {month_label(end.year, end.month)}"


def span_label(start: date | None, end: date | None) -> str:
    if start and end:
        return dotted(start) if start == end else f"{dotted(start)} – {dotted(end)}"
    return f"до {dotted(end)}" if end else f"с {dotted(start)}" if start else "срок без дат"


def describe_term(term: Term, school_year: SchoolYear | None = None) -> str:
    """One plain Russian phrase of how the words were understood. The caller adds roll-forward and what follows from
    the plan's year.
    """
    return _SAY[term.kind](term, school_year)


def _dates(term: Term, _: SchoolYear | None) -> str:
    if term.parts:
        return "; ".join(span_label(*part) for part in term.parts)
    if term.month_day:
        days = [term.month_day] if isinstance(term.month_day, str) else list(term.month_day)
        said = " – ".join(_day_of(day) for day in days)
        return f"{'до ' if term.at_most else ''}{said} (год не назван)"
    if term.months:
        return f"{', '.join(MONTHS[month - 1] for month in term.months)} (год не назван)"
    return span_label(term.start, term.end)


def _day_of(month_day: str) -> str:
    month, day = map(int, month_day.split("-"))
    return f"{day} {MONTHS_OF[month - 1]}"


def _month(term: Term, year: SchoolYear | None) -> str:
    if term.start and term.end and not term.parts:
        return f"{months_label(term.start, term.end)}: {span_label(term.start, term.end)}"
    if term.parts and all(start and end for start, end in term.parts):
        return "; ".join(months_label(start, end) for start, end in term.parts)
    return _dates(term, year)


def _quarter(term: Term, year: SchoolYear | None) -> str:
    if term.school_quarter:
        return f"учебная четверть: {_numbers(term.school_quarter)}"
    if term.start and term.end and not term.parts:
        return f"{quarter_label(term.start.year, (term.start.month + 2) // 3)}: {span_label(term.start, term.end)}"
    return _dates(term, year)


def _numbers(value: int | tuple[int, ...]) -> str:
    return ", ".join(
        ROMAN[n] if 0 < n < len(ROMAN) else str(n) for n in ((value,) if isinstance(value, int) else value)
    )


def _halfyear(term: Term, year: SchoolYear | None) -> str:
    if term.half:
        return f"учебное полугодие (семестр): {_numbers(term.half)}"
    return f"полугодие: {_dates(term, year)}"


def _school_year(term: Term, year: SchoolYear | None) -> str:
    bounds = (term.start, term.end) if term.start else (year.start, year.end) if year else None
    return f"весь учебный год: {span_label(*bounds)}" if bounds else "весь учебный год"


def _year(term: Term, _: SchoolYear | None) -> str:
    return f"весь год: {span_label(term.start, term.end)}" if term.start else "весь календарный год"


def _recurring(term: Term, _: SchoolYear | None) -> str:
    bound = "не реже " if term.at_least else "не чаще " if term.at_most and term.due is None else ""
    period = _EACH[term.every] if term.interval == 1 else f"каждые {counted(term.interval, *_PERIOD_FORMS[term.every])}"
    said = f"{bound}{counted(term.times or 1, 'раз', 'раза', 'раз')} {'в ' + period}"
    if bound and term.times in (None, 1):
        said = f"{bound}1 раза в {period}"
    elif bound:
        said = f"{bound}{term.times} раз в {period}"
    if term.weekday:
        said += ", " + ", ".join(
            _ON_WEEKDAY[n] for n in ((term.weekday,) if isinstance(term.weekday, int) else term.weekday)
        )
    if term.due:
        said += f", {'не позднее: ' if term.at_most else 'срок: '}{_due(term.due)}"
    if term.start or term.end:
        said += f", {span_label(term.start, term.end)}"
    return "; и ".join([said, *(_recurring(other, None) for other in term.also)])


def _due(due: Due) -> str:
    said = []
    if due.working_day:
        said.append("последний рабочий день" if due.working_day == "last" else f"{due.working_day}-й рабочий день")
    if due.dates:
        said.append(", ".join(_day_of(day) for day in due.dates))
    if due.week:
        weeks = due.week if isinstance(due.week, tuple) else (due.week,)
        said.append(" и ".join("последняя неделя" if week == "last" else f"{week}-я неделя" for week in weeks))
    if due.decade:
        said.append(f"{due.decade}-я декада")
    if due.quarter:
        said.append(f"{ROMAN[due.quarter]} квартал")
    if isinstance(due.month, int) and isinstance(due.day, int):
        said.append(f"{due.day} {MONTHS_OF[due.month - 1]}")
    else:
        if due.day:
            days = ", ".join(f"{day}-е" for day in (due.day if isinstance(due.day, tuple) else (due.day,)))
            said.append("последний день" if due.day == "last" else f"{days} число")
        if due.month:
            said.append(", ".join(MONTHS[n - 1] for n in ((due.month,) if isinstance(due.month, int) else due.month)))
    if due.month_offset:
        said.append(
            {1: "следующего месяца", 2: "второго месяца после периода", -1: "предыдущего месяца"}.get(
                due.month_offset, "другого месяца"
            )
        )
    if due.year_offset:
        said.append("следующего года" if due.year_offset > 0 else "предыдущего года")
    return " ".join(said)


def _relative(term: Term, _: SchoolYear | None) -> str:
    offset = term.offset
    if term.on_demand:
        return "по мере необходимости, без срока"
    if offset is None:
        return "срок отсчитывается от события"
    if term.due:
        return f"{'не позднее: ' if term.at_most else ''}{_due(term.due)}, после: {offset.anchor}"
    if offset.during:
        return f"в течение: {offset.during}"
    side = (
        f"до: {offset.before}"
        if offset.before
        else f"после: {offset.after}"
        if offset.after
        else "после события (не названо)"
    )
    if not offset.n:
        return side
    one, many = _UNIT_FORMS[offset.unit or "day"]
    count = f"{offset.n} {one if offset.n % 10 == 1 and offset.n % 100 != 11 else many}"
    if offset.after in ("события", "события."):
        side = "после события"
    return (
        f"не позднее чем за {count} {side}"
        if offset.before
        else f"{'в течение' if term.at_most else 'по прошествии'} {count} {side}"
    )


_SAY = {
    "date": _dates,
    "range": _dates,
    "month": _month,
    "quarter": _quarter,
    "halfyear": _halfyear,
    "school_year": _school_year,
    "year": _year,
    "recurring": _recurring,
    "relative": _relative,
    "by_external_document": lambda term, _: f"срок установит документ: {term.external}",
    "ongoing": lambda term, _: "постоянно, весь срок плана",
    "unknown": lambda term, _: "срок не понят",
}
