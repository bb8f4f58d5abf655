"""Full years of age. Pure."""

from datetime import date


def age_on(born_on: date, day: date) -> int:
    """Full years on a day. Who was born on 29 February turns on 1 March where there is no such day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
