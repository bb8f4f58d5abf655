"""Who is of full age on a day (18 years: ГК ст. 21; DOMAIN 2.2, acceptance vector 7)."""

from datetime import date

ADULT = 18


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
