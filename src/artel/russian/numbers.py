"""Words after numbers."""

from artel.russian.typography import NBSP


def plural(number: int, one: str, few: str, many: str) -> str:
    """Choose the word that follows `number`: 1 строка, 2 строки, 5 строк, 11 строк, 21 строка. The sign is ignored."""
    rest = abs(number) % 100
    if 11 <= rest <= 14:
        return many
    last = rest % 10
    if last == 1:
        return one
    return few if 2 <= last <= 4 else many


def counted(number: int, one: str, few: str, many: str) -> str:
    """Write the number with its word; they are not torn apart. A negative number gets a real minus sign."""
    sign = "\N{MINUS SIGN}" if number < 0 else ""
    digits = f"{abs(number):,}".replace(",", NBSP) if abs(number) >= 10_000 else str(abs(number))
    return f"{sign}{digits}{NBSP}{plural(number, one, few, many)}"


def workdays(number: int) -> str:
    """Write a count of working days: «4 рабочих дня»."""
    return counted(number, "рабочий день", "рабочих дня", "рабочих дней")
