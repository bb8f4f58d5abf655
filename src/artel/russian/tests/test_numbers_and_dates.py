from datetime import date

import pytest

from artel.russian import (
    NBSP,
    Case,
    counted,
    date_ru,
    date_words,
    month_name,
    plural,
    search_key,
    weekday,
    weekday_short,
    workdays,
)


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (0, "строк"), (1, "строка"), (2, "строки"), (4, "строки"), (5, "строк"), (11, "строк"), (12, "строк"),
        (14, "строк"), (21, "строка"), (22, "строки"), (25, "строк"), (101, "строка"), (111, "строк"),
        (112, "строк"), (1000, "строк"), (-1, "строка"), (-3, "строки"), (-11, "строк"),
    ],
)  # fmt: skip
def test_the_word_agrees_with_the_number(number, word):
    assert plural(number, "строка", "строки", "строк") == word


def test_a_counted_word_keeps_to_its_number_and_a_minus_is_a_minus():
    assert counted(2, "строка", "строки", "строк") == f"2{NBSP}строки"
    assert counted(-10, "день", "дня", "дней") == f"−10{NBSP}дней"
    assert counted(58000, "рубль", "рубля", "рублей") == f"58{NBSP}000{NBSP}рублей"
    assert workdays(4) == f"4{NBSP}рабочих дня"


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (Case.NOMINATIVE, "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
        (Case.GENITIVE, "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
        (Case.DATIVE, "январю февралю марту апрелю маю июню июлю августу сентябрю октябрю ноябрю декабрю"),
        (Case.ACCUSATIVE, "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
        (
            Case.INSTRUMENTAL,
            "январём февралём мартом апрелем маем июнем июлем августом сентябрём октябрём ноябрём декабрём",
        ),
        (Case.PREPOSITIONAL, "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"),
    ],
)  # fmt: skip
def test_months_in_cases(case, words):
    assert [month_name(month, case) for month in range(1, 13)] == words.split()


def test_no_thirteenth_month():
    with pytest.raises(ValueError, match="13"):
        month_name(13)


def test_dates_in_figures_and_in_words():
    day = date(2024, 3, 5)
    assert date_ru(day) == "05.03.2024"
    assert date_words(day) == f"5{NBSP}марта{NBSP}2024{NBSP}г."
    assert date_words(day, year=False) == f"5{NBSP}марта"
    assert (weekday(day), weekday_short(day)) == ("вторник", "вт")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  Королёв   АРТЁМ ", "королев артем"),
        ("ОГБПОУ «ТЭПК»", "огбпоу «тэпк»"),
        ("Е\u0308лка", "елка"),  # a decomposed Ё
        ("№ 2", "no 2"),
        ("", ""),
    ],
)
def test_search_keys_fold_case_yo_and_spaces(text, key):
    assert search_key(text) == key
    assert search_key(key) == key
