"""Plain text: cells that flow, columns aligned by spaces, tables that draw themselves."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artel.plans.reading import Unreadable, flow, read_plan
from artel.plans.reading.rows import assemble
from artel.plans.reading.tables import Source, grid_of
from artel.plans.reading.text import from_lines

FLOWING = """
12
План работы колледжа на 2024 год
№ Содержание работы Сроки
исполнения
Ответственный Форма завершения
1. Организационная работа
1.1 Разработка плана работы
педагогического совета
август Заместитель
директора по УР
План
1.2 Закрепление преподавателей за
кабинетами
До 01.09. Директор Приказ
1.3 Разработать систему наставничества:
1. Кадровый резерв.
2. Обучение.
В течение
года
Рабочая группа Отчёт
13
№ Содержание работы Сроки
исполнения
Ответственный Форма завершения
2. Методическая работа
2.1 Проведение семинаров
Раз в два
месяца
Методист Материалы семинара
"""

ONE_CELL_A_LINE = """
План мероприятий на 2024 год

Мероприятия

Сроки

Ответственные

1.

Конкурс, посвящённый 23 февраля

Февраль

Куратор,

Педагог-организатор

2.

Субботник

Апрель

Завхоз

3.

Выпускной вечер

Июнь

Зам. директора
"""

ALIGNED = """
                    ПЛАН РАБОТЫ на 2024 год

 №    Мероприятие                     Срок               Ответственные
                 1. Организационная работа
1.1   Формирование рабочих групп      Февраль 2024 г.    Экспертный совет
      из состава участников                              кластера
1.2   Согласование проекта            В течение          Рабочая группа
                                      учебного года
1.3   Проведение чемпионата           Март 2024          Участники
"""

BOXED = """
План на 2024 год
+-----+----------------------+-------------+-----------+
|  №  | Мероприятие          | Срок        | Кто       |
+-----+----------------------+-------------+-----------+
| 1. Организационная работа                            |
+-----+----------------------+-------------+-----------+
| 1.1 | Разработка положения | I квартал   | Совет     |
|     | о конкурсе           |             |           |
+-----+----------------------+-------------+-----------+
| 1.2 | Проведение конкурса  | до 1 мая    | Директор  |
+-----+----------------------+-------------+-----------+
"""

CLOSED_BY_BARS = "План\n" + "\n".join(
    f"{cell} |"
    for cell in (
        "№ п/п",
        "Мероприятие",
        "Дата",
        "Ответственный",
        "1.",
        "Поход",
        "26.09.2024",
        "",
        "2.",
        "Викторина",
        "28.10.2024",
        "Кл. руководители",
    )
)


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "plan.txt"
    path.write_bytes(text.encode(encoding))
    return path


def test_flowing_cells_with_the_noise_of_page_breaks_are_dealt_to_their_columns(tmp_path: Path) -> None:
    rows = read_plan(written(tmp_path, FLOWING)).rows

    assert [(r.section, r.number, r.title, r.deadline, r.executors, r.result) for r in rows] == [
        (
            "1. Организационная работа",
            "1.1",
            "Разработка плана работы педагогического совета",
            "август",
            "Заместитель директора по УР",
            "План",
        ),
        (
            "1. Организационная работа",
            "1.2",
            "Закрепление преподавателей за кабинетами",
            "До 01.09.",
            "Директор",
            "Приказ",
        ),
        (
            "1. Организационная работа",
            "1.3",
            "Разработать систему наставничества: 1. Кадровый резерв. 2. Обучение.",
            "В течение года",
            "Рабочая группа",
            "Отчёт",
        ),
        ("2. Методическая работа", "2.1", "Проведение семинаров", "Раз в два месяца", "Методист", "Материалы семинара"),
    ]


def test_one_cell_a_line_is_read_and_a_date_in_a_title_is_no_deadline(tmp_path: Path) -> None:
    rows = read_plan(written(tmp_path, ONE_CELL_A_LINE)).rows

    assert [(r.number, r.title, r.deadline, r.executors) for r in rows] == [
        ("1", "Конкурс, посвящённый 23 февраля", "Февраль", "Куратор, Педагог-организатор"),
        ("2", "Субботник", "Апрель", "Завхоз"),
        ("3", "Выпускной вечер", "Июнь", "Зам. директора"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_columns_aligned_by_spaces_are_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    # KOI8-R has no «№».
    text = ALIGNED.replace("№", "N") if encoding == "koi8-r" else ALIGNED

    rows = read_plan(written(tmp_path, text, encoding)).rows

    assert [(r.section, r.number, r.title, r.deadline, r.executors) for r in rows] == [
        (
            "1. Организационная работа",
            "1.1",
            "Формирование рабочих групп из состава участников",
            "Февраль 2024 г.",
            "Экспертный совет кластера",
        ),
        ("1. Организационная работа", "1.2", "Согласование проекта", "В течение учебного года", "Рабочая группа"),
        ("1. Организационная работа", "1.3", "Проведение чемпионата", "Март 2024", "Участники"),
    ]


def test_a_table_drawn_in_boxes_is_read(tmp_path: Path) -> None:
    rows = read_plan(written(tmp_path, BOXED)).rows

    assert [(r.section, r.number, r.title, r.deadline, r.executors) for r in rows] == [
        ("1. Организационная работа", "1.1", "Разработка положения о конкурсе", "I квартал", "Совет"),
        ("1. Организационная работа", "1.2", "Проведение конкурса", "до 1 мая", "Директор"),
    ]


def test_cells_closed_by_bars_keep_their_empty_neighbours(tmp_path: Path) -> None:
    rows = read_plan(written(tmp_path, CLOSED_BY_BARS)).rows

    assert [(r.number, r.title, r.deadline, r.executors) for r in rows] == [
        ("1", "Поход", "26.09.2024", None),
        ("2", "Викторина", "28.10.2024", "Кл. руководители"),
    ]


@pytest.mark.parametrize("sign", ["\t", "|", ";"])
def test_columns_set_apart_by_a_sign_are_read(tmp_path: Path, sign: str) -> None:
    lines = [
        ("№", "Мероприятие", "Срок", "Ответственный"),
        ("1", "Провести урок", "Май", "Учитель"),
        ("2", "Провести смотр", "Июнь", "Совет"),
    ]

    rows = read_plan(written(tmp_path, "\n".join(sign.join(line) for line in lines))).rows

    assert [(r.number, r.title, r.deadline, r.executors) for r in rows] == lines[1:]


def test_prose_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="не нашлось таблицы"):
        read_plan(written(tmp_path, "Сегодня мы говорили о планах.\nСрок подачи заявок — май.\n"))


words = st.text(alphabet="абвгдеёжзАБВ0123456789 .,:;-«»()|\n\t№IV", max_size=60)
pieces = st.sampled_from(
    [
        "№ Мероприятие Срок Ответственный",
        "1.",
        "1.1 Дело",
        "Май",
        "ЯНВАРЬ",
        "в течение года",
        "Директор",
        "12",
        "",
        "План работы",
        "I. Раздел",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(words | pieces, max_size=30))
def test_any_text_is_read_or_left_but_never_breaks_the_reader(lines: list[str]) -> None:
    assemble(from_lines([part for line in lines for part in line.split("\n")]))
    assemble(flow.take_apart(lines))


titles = st.lists(
    st.sampled_from(["Провести", "Подготовить", "семинар", "отчёт", "для", "колледжей", "о", "практике"]),
    min_size=2,
    max_size=8,
).map(lambda found: " ".join(found).capitalize())
deadlines = st.sampled_from(
    ["Май 2024 г.", "в течение года", "до 01.09.2024", "2 квартал 2024 г.", "ежемесячно", "Не реже 1 раза в квартал"]
)
executors = st.sampled_from(["Рабочая группа", "Экспертный совет", "Директор", "Иванов И.И."])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(titles, executors, deadlines), min_size=1, max_size=12), st.permutations([0, 1, 2]))
def test_a_table_of_any_rows_in_any_order_of_columns_comes_back(
    rows: list[tuple[str, str, str]], order: list[int]
) -> None:
    header = ("Мероприятие", "Исполнители", "Срок")
    texts = [[str(n or "№"), *(row[i] for i in order)] for n, row in enumerate([header, *rows])]

    plan = assemble(Source(blocks=[grid_of(texts)]))

    assert [(r.number, r.title, r.executors, r.deadline) for r in plan.rows] == [
        (str(n), *row) for n, row in enumerate(rows, start=1)
    ]
