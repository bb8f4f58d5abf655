"""Full years of age, and who is of full age on a day (18 years: ГК ст. 21; DOMAIN 2.2, acceptance vector 7). Pure."""

from datetime import date

ADULT = 18


def age_on(born_on: date, day: date) -> int:
    """Full years on a day. Who was born on 29 February turns on 1 March where there is no such day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def latest_adult_birthday(day: date) -> date:
    """The latest birthday of those who are of full age on the day.

    Whoever was born on 29 February comes of age on 1 March of a common year.
    """
    year = day.year - ADULT
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February, and the year of birth was a common one
        return date(year, 2, 28)


def is_adult(born_on: date | None, day: date) -> bool:
    """Tell whether somebody is of full age on the day. Whoever's birthday is not known counts as a minor."""
    return born_on is not None and born_on <= latest_adult_birthday(day)
