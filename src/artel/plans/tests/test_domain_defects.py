import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.plans.domain.defects import DefectCode as Code
from artel.plans.domain.defects import find_defects

SEED = json.loads((Path(__file__).parents[1] / "seed" / "plan.gold.json").read_text())["rows"]


@dataclass(frozen=True)
class Row:
    number: str | None = ""
    title: str | None = "Мероприятие"
    executors: str | None = "Экспертный совет"
    deadline: str | None = "Март 2024 г."
    result: str | None = "Отчёт"
    section: str | None = ""


def seed_rows():
    return [Row(**row) for row in SEED]


def codes(rows, **kwargs):
    return [defect.code for defect in find_defects(rows, year=kwargs.pop("year", "2023/2024"), **kwargs)]


def one(rows, code, **kwargs):
    (defect,) = (
        defect for defect in find_defects(rows, year=kwargs.pop("year", "2023/2024"), **kwargs) if defect.code is code
    )
    return defect


def test_the_seed_has_exactly_its_own_defects():
    found = [(defect.code, defect.numbers) for defect in find_defects(seed_rows(), year="2023/2024", is_draft=True)]
    assert found == [
        (Code.DRAFT, ()),
        (Code.NUMBER_GAP, ("2.2", "2.4")),
        (Code.NUMBER_DUPLICATE, ("3.3", "3.3")),
        (Code.EXECUTOR_CREATED_LATER, ("2.7", "1.1")),
        (Code.GROUP_UNNAMED, ("2.1", "2.5", "2.6", "2.7", "2.9", "4.4")),
        (Code.QUOTES_UNBALANCED, ("4.3",)),
        (Code.OBJECT_YEAR_DIFFERS, ("2.1",)),
    ]


def test_the_sentences_say_what_is_wrong_and_what_to_do():
    sentences = {defect.code: defect.sentence_ru for defect in find_defects(seed_rows(), year="2023/2024")}
    assert sentences[Code.NUMBER_GAP] == (
        "В плане нет строки 2.3: после 2.2 сразу идёт 2.4. Проверьте, не пропала ли строка при вёрстке; номера "
        "остаются как в документе."
    )
    assert sentences[Code.EXECUTOR_CREATED_LATER] == (
        "Срок строки 2.7 — 31.12.2023, а её исполнителя («Рабочая группа») создаёт строка 1.1 только к 29.02.2024. "
        "Перенесите срок строки 2.7 или назначьте другого исполнителя; до этого за строку отвечает координатор."
    )
    assert "В шести строках (2.1, 2.5, 2.6, 2.7, 2.9 и 4.4)" in sentences[Code.GROUP_UNNAMED]
    assert all(sentence.endswith(".") and sentence[0].isupper() for sentence in sentences.values())


def test_positions_tell_two_rows_with_one_number_apart():
    defect = one(seed_rows(), Code.NUMBER_DUPLICATE)
    assert [SEED[at]["title"][:10] for at in defect.rows] == ["Разработка", "Размещение"]


def test_a_year_in_a_title_is_a_remark_and_not_a_defect():
    assert one(seed_rows(), Code.OBJECT_YEAR_DIFFERS).is_remark
    assert not one(seed_rows(), Code.NUMBER_GAP).is_remark
    assert codes([Row("1", title="Турнир среди детей 2012 г.р.")]) == []
    assert codes([Row("1", title="Итоги 2023/2024 учебного года")]) == []


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["1.1", "1.2", "1.3"], []),
        (["1.9", "1.10", "1.11"], []),
        (["1.1", "1.4"], [Code.NUMBER_GAP]),
        (["1.", "2.", "4."], [Code.NUMBER_GAP]),
        (["1.1", "1.3", "1.2"], []),
        (["2.9", "2.10", "2.12", "2.11"], []),
        (["1", "1.1", "1.2", "2", "2.1"], []),
        (["1.1", "1.1", "1.1"], [Code.NUMBER_DUPLICATE]),
        (["1.1", "", "1.2"], [Code.NUMBER_MISSING]),
        (["", "", ""], []),
        (["а", "б", "1.1.1.1.1.1.1"], []),
    ],
)
def test_numbers_are_held_against_each_other(numbers, expected):
    assert codes([Row(number) for number in numbers]) == expected


def test_plain_numbers_may_start_anew_in_every_section():
    assert codes([Row("1", section="А"), Row("2", section="А"), Row("1", section="Б"), Row("2", section="Б")]) == []


def test_several_lost_rows_are_one_defect():
    assert one([Row("1.1"), Row("1.9")], Code.NUMBER_GAP).sentence_ru.startswith("В плане нет строк 1.2–1.8: после 1.1")


def test_a_council_formed_after_its_own_row_is_told_too():
    rows = [
        Row("1", title="Создание Экспертного совета кластера", executors="Директор", deadline="Апрель 2024 г."),
        Row("2", executors="Экспертный совет", deadline="Март 2024 г."),
        Row("3", executors="Председатель Экспертного совета", deadline="Май 2024 г."),
        Row("4", executors="Координационный совет", deadline="Март 2024 г."),
    ]
    assert one(rows, Code.EXECUTOR_CREATED_LATER).numbers == ("2", "1")


def test_a_named_group_formed_later_concerns_only_its_own_direction():
    rows = [
        Row("1", title="Создание рабочей группы по наставничеству", executors="Директор", deadline="Май 2024 г."),
        Row("2", executors="Рабочая группа по наставничеству"),
        Row("3", executors="Рабочая группа по медиа"),
    ]
    assert one(rows, Code.EXECUTOR_CREATED_LATER).numbers == ("2", "1")


def test_a_row_without_a_date_of_its_own_is_not_early():
    rows = [
        Row("1", title="Формирование рабочих групп", executors="Директор"),
        Row("2", executors="Рабочая группа по медиа", deadline="Не реже 1 раза в квартал"),
        Row("3", executors="Рабочая группа по медиа", deadline="По плану реализации проекта"),
    ]
    assert codes(rows) == []


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("проект от «Точек роста» до мастерских»", True),
        ("проект «Точка роста", True),
        ("проект «Билет в будущее»", False),
        ("ООО «Завод «Звезда»", False),
        ("ООО «Завод «Звезда»»", False),
        ("конкурс „Лучший“ и «Первый»", False),
        ('конкурс "Лучший"', False),
        ('конкурс "Лучший', True),
    ],
)
def test_a_quotation_mark_without_its_pair_is_found(text, stray):
    assert (Code.QUOTES_UNBALANCED in codes([Row("1", title=text)])) is stray


def test_empty_cells_are_one_defect_a_column():
    rows = [Row("1", executors="", deadline=None, result="–"), Row("2", executors=" "), Row("3")]
    found = {defect.code: defect for defect in find_defects(rows, year="2023/2024")}
    assert found[Code.EXECUTORS_EMPTY].numbers == ("1", "2")
    assert found[Code.DEADLINE_EMPTY].numbers == ("1",)
    assert found[Code.RESULT_EMPTY].numbers == ("1",)
    assert one([Row("1", result=""), Row("2", result="")], Code.RESULT_EMPTY).sentence_ru.startswith(
        "Ни в одной строке"
    )


def test_deadlines_that_cannot_be_read_are_gathered_by_phrase():
    rows = [Row("1", deadline="по назначению"), Row("2", deadline="по назначению"), Row("3", deadline="кхм")]
    unread = [defect for defect in find_defects(rows, year="2023/2024") if defect.code is Code.DEADLINE_UNREADABLE]
    assert [defect.numbers for defect in unread] == [("1", "2"), ("3",)]
    many = [Row(str(at), deadline=f"кхм {'э' * at}") for at in range(1, 9)]
    assert len(one(many, Code.DEADLINE_UNREADABLE).rows) == 8


def test_a_bare_day_is_read_under_its_months_heading():
    @dataclass(frozen=True)
    class UnderHeading(Row):
        month: str | None = None

    assert codes([Row("1", deadline="25-26")]) == [Code.DEADLINE_UNREADABLE]
    assert codes([UnderHeading("1", deadline="25-26", month="2024-02")]) == []


@pytest.mark.parametrize(
    ("deadline", "year", "outside"),
    [
        ("Март 2024 г.", "2023/2024", False),
        ("Март 2023 г.", "2023/2024", True),
        ("Сентябрь 2024 г.", "2023/2024", True),
        ("Июль 2024 г.", "2023/2024", False),
        ("Декабрь 2025 г.", "2025", False),
        ("Январь 2026 г.", "2025", True),
        ("Март 2023 г.", None, False),
        ("По плану реализации проекта", "2023/2024", False),
    ],
)
def test_a_deadline_outside_the_plans_year_is_told(deadline, year, outside):
    assert (Code.DEADLINE_OUTSIDE_YEAR in codes([Row("1", deadline=deadline)], year=year)) is outside


def test_an_empty_plan_and_a_strange_year_have_no_defects():
    assert find_defects([], year=None) == ()
    assert codes([Row("1")], year=None) == []


CELL = (
    st.none()
    | st.text(max_size=30)
    | st.sampled_from(["1.1", "2", "Рабочая группа", "Март 2024", "«», »", "на 2025 год"])
)


@given(
    st.lists(st.builds(Row, CELL, CELL, CELL, CELL, CELL, CELL), max_size=6),
    st.sampled_from(["2023/2024", "2025", None]),
)
def test_any_rows_are_judged_without_failing(rows, year):
    for defect in find_defects(rows, year=year):
        assert defect.sentence_ru.endswith((".", "…"))
        assert all(0 <= at < len(rows) for at in defect.rows)
        assert len(defect.rows) == len(defect.numbers)
