"""Who is named in a text for everybody: cases, initials, strangers, and words that only look like names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.reports.domain.naming import HIDDEN, HIDDEN_CONTACT, Citizen, Names
from artel.russian import Case, Gender, decline_name

PEOPLE = (
    Citizen(1, "Кравцова", "Елена", "Викторовна"),
    Citizen(2, "Соболев", "Андрей", "Павлович", agrees=True),
    Citizen(3, "Орёл", "Иван"),
    Citizen(4, "Ли", "Анна"),
    Citizen(5, "Мамин-Сибиряк", "Олег"),
    Citizen(6, "Соболев", "Кирилл", "Витальевич"),
)
NAMES = Names(PEOPLE)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Поручить Кравцовой Е. В. отчёт.", f"Поручить {HIDDEN} отчёт."),
        ("КРАВЦОВА Е.В.", HIDDEN),
        ("Кравцовой и Ли", f"{HIDDEN} и {HIDDEN}"),
        ("доклад Орла", f"доклад {HIDDEN}"),
        ("Мамину-Сибиряку", HIDDEN),
        ("А. П. Соболеву поручить", "А. П. Соболеву поручить"),
        ("Соболев К.В.", HIDDEN),
        ("Слушали Соболева", f"Слушали {HIDDEN}"),  # one of the two has not agreed
        ("Пригласить В. И. Пупкина и Петрова И.", f"Пригласить {HIDDEN} и {HIDDEN}"),
        ("Сидоров Иван Петрович согласен", f"{HIDDEN} согласен"),
        ("письмо Анны Ильиничны", f"письмо {HIDDEN}"),
        ("Писать на ivan@example.test, +7 (3822) 11-11-11", f"Писать на {HIDDEN_CONTACT}, {HIDDEN_CONTACT}"),
    ],
)
def test_a_name_without_its_consent_is_hidden(text, shown):
    assert NAMES.silenced(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Лицей № 1, колледж им. А. С. Пушкина и школа имени А. С. Пушкина, ул. К. Маркова",
        "категории В. Поручить Экспертному совету",
        "Основной задачей Кластера считать подготовку кадров. Первичной Единичной Публичной",
        "ОГБПОУ «ТЭПК», АО «НПЦ Полюс», Листвянка, с 01.09.2023 по 31.08.2024, 8 500 000 рублей",
    ],
)
def test_words_that_are_no_names_stay(text):
    assert NAMES.silenced(text) == text


def test_contacts_of_an_organisation_are_kept_where_asked_and_names_are_not():
    text = "Приёмная: post@example.test, Кравцова Е. В."
    assert NAMES.silenced(text, keeps_contacts=True) == f"Приёмная: post@example.test, {HIDDEN}"


@given(
    st.sampled_from([each for each in PEOPLE if not each.agrees]), st.sampled_from(list(Case)), st.sampled_from("., )»")
)
def test_a_citizen_is_found_in_every_case(citizen, case, after):
    """With a negative control: the same text says nothing to names that do not know the person."""
    gender = Gender.FEMALE if citizen.last.endswith("а") else Gender.MALE
    surname = decline_name(citizen.last, "", "", gender, case).text
    text = f"доклад — {surname}{after}"
    assert surname not in NAMES.silenced(text)
    assert Names(()).silenced(text) == text
