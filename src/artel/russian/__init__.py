"""The Russian of official papers: plurals, dates in words, typography, names and posts in cases. Knows no Django."""

from artel.russian.cases import Case
from artel.russian.dates import date_ru, date_words, month_name, weekday, weekday_short
from artel.russian.names import (
    Declined,
    Gender,
    decline_name,
    guess_gender,
    initials,
    initials_surname,
    surname_initials,
)
from artel.russian.numbers import counted, plural, workdays
from artel.russian.search import search_key
from artel.russian.titles import decline_post, gender_of
from artel.russian.typography import NBSP, typo

__all__ = [
    "NBSP",
    "Case",
    "Declined",
    "Gender",
    "counted",
    "date_ru",
    "date_words",
    "decline_name",
    "decline_post",
    "gender_of",
    "guess_gender",
    "initials",
    "initials_surname",
    "month_name",
    "plural",
    "search_key",
    "surname_initials",
    "typo",
    "weekday",
    "weekday_short",
    "workdays",
]
