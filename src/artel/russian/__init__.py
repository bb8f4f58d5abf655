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
from artel.russian.titles import body_in_text, decline_post, gender_of, post_at
from artel.russian.typography import NBSP, first_upper, typo

__all__ = [
    "NBSP",
    "Case",
    "Declined",
    "Gender",
    "body_in_text",
    "counted",
    "date_ru",
    "date_words",
    "decline_name",
    "decline_post",
    "first_upper",
    "gender_of",
    "guess_gender",
    "initials",
    "initials_surname",
    "month_name",
    "plural",
    "post_at",
    "search_key",
    "surname_initials",
    "typo",
    "weekday",
    "weekday_short",
    "workdays",
]
