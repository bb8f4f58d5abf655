import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.russian import NBSP, typo


@pytest.mark.parametrize(
    "glued",
    [
        "Кравцова_Е._В.",
        "Е._В._Кравцова",
        "Е.В._Кравцова подписала",
        "Кравцова_Е.В. и_Ким-Ли_А.В.",
        "протокол №_2",
        "IV_кв._2023",
        "14_из_17",
        "4_раб._дня",
        "4_рабочих_дня",
        "15_марта_2024_г.",
        "58_строк",
        "в_Томске",
        "и_в_Томске",
        "План_— закон",
        "01.10_– 31.12",
        "ст._9",
        "ООО_«Радиотехника»",
        "на_1_л.",
        "(в_начале)",
        "ОГБПОУ_«ТЭПК»",
        "приложение_2 к_пункту_1.1",
        "«за»_—_9",
        "34_балла",
        "2_ч",
    ],
)
def test_what_must_not_be_torn_apart_is_glued(glued):
    assert typo(glued.replace("_", " ")) == glued.replace("_", NBSP)


def test_prepositions_are_left_alone_where_such_a_space_does_not_stretch():
    glued = "План_— закон: в Томске по ст._9, и в Кемерове до 15_марта_2024_г."
    assert typo(glued.replace("_", " "), prepositions=False) == glued.replace("_", NBSP)


@pytest.mark.parametrize("text", ["Иван Иванов", "вода и", "план работы", "Анна Петровна", "слово", ""])
def test_ordinary_spaces_stay(text):
    assert typo(text) == text


@given(st.text(alphabet="абвгдеИКС .№«»—1234IVX-\n", max_size=60))
def test_only_spaces_change_and_a_second_pass_changes_nothing(text):
    once = typo(text)
    assert once.replace(NBSP, " ") == text
    assert typo(once) == once
