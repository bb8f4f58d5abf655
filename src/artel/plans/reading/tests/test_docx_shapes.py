"""Tables of other shapes in DOCX."""

from pathlib import Path

import docx

from artel.plans.reading import ReadRow, read_plan
from artel.plans.reading.tests.building import HEADER, ROWS, add_table, number_automatically, save_docx


def read(tmp_path: Path, *blocks: object) -> tuple[ReadRow, ...]:
    return read_plan(save_docx(tmp_path / "plan.docx", *blocks)).rows


def test_columns_are_found_by_their_words_in_any_order_and_without_numbers(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ("Когда", "Кто проводит", "Содержание работы", "Форма отчётности", "Место проведения"),
            ("до 1 марта", "Кураторы", "Родительское собрание", "Протокол", "актовый зал"),
            ("ежемесячно", "Педагог-психолог", "Консультации", "", "каб. 12"),
        ],
    )

    assert [(r.number, r.title, r.executors, r.deadline, r.result) for r in rows] == [
        (None, "Родительское собрание", "Кураторы", "до 1 марта", "Протокол"),
        (None, "Консультации", "Педагог-психолог", "ежемесячно", None),
    ]
    assert rows[0].extra == {"Место проведения": "актовый зал"}


def test_a_deadline_and_an_executor_merged_over_rows_belong_to_each_of_them(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            HEADER,
            ("1", "Первое", "Рабочая группа", "Март 2024", "Отчёт"),
            ("2", "Второе", None, None, "Приказ"),
            ("3", "Третье", "Совет", None, None),
        ],
    )

    assert [(r.title, r.executors, r.deadline, r.result) for r in rows] == [
        ("Первое", "Рабочая группа", "Март 2024", "Отчёт"),
        ("Второе", "Рабочая группа", "Март 2024", "Приказ"),
        ("Третье", "Совет", "Март 2024", "Приказ"),
    ]


def test_rows_under_headings_of_months_know_their_month_by_the_year_of_the_plan(tmp_path: Path) -> None:
    table = [
        ("Мероприятие", "Дата", "Ответственный"),
        ("СЕНТЯБРЬ",),
        ("День знаний", "1", "Директор"),
        ("Январь",),
        ("Конкурс", "25-26", "Совет"),
    ]

    school = read_plan(save_docx(tmp_path / "a.docx", "План работы на 2023-2024 учебный год", table))
    calendar = read_plan(save_docx(tmp_path / "b.docx", "План на 2020 год", table))

    assert [(r.section, r.month, r.deadline) for r in school.rows] == [
        ("СЕНТЯБРЬ", "2023-09", "1"),
        ("Январь", "2024-01", "25-26"),
    ]
    assert [r.month for r in calendar.rows] == ["2020-09", "2020-01"]


def test_headings_before_tables_are_sections_and_the_same_columns_go_on_without_a_header(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "План работы колледжа",
        "1. Организационная работа",
        [HEADER, ROWS[0]],
        "2. Методическая работа",
        [HEADER, ROWS[1]],
        "",
        [ROWS[2], ("1.4", "Ещё одно дело", "Совет", "Май", "Отчёт")],
    )

    assert [(r.section, r.number) for r in rows] == [
        ("1. Организационная работа", "1.1"),
        ("2. Методическая работа", "1.2"),
        ("2. Методическая работа", "1.3"),
        ("2. Методическая работа", "1.4"),
    ]


def test_tables_of_other_things_are_skipped_and_named_in_the_remarks(tmp_path: Path) -> None:
    plan = read_plan(
        save_docx(
            tmp_path / "plan.docx",
            [("СОГЛАСОВАНО\nПредседатель совета", "УТВЕРЖДАЮ\nДиректор")],
            "ПЛАН РАБОТЫ на 2024 год",
            [HEADER, *ROWS],
            "Состав рабочей группы",
            [
                ("№", "Фамилия, имя, отчество", "Должность"),
                ("1", "Иванов Иван Иванович", "директор"),
                ("2", "Петров Пётр Петрович", "методист"),
            ],
        )
    )

    assert [row.number for row in plan.rows] == ["1.1", "1.2", "1.3"]
    assert plan.remarks == ("Таблица 1 пропущена: в ней нет мероприятий", "Таблица 3 пропущена: в ней нет мероприятий")


def test_a_header_of_two_storeys_gives_one_deadline_of_two_ends(tmp_path: Path) -> None:
    document = docx.Document()
    table = add_table(
        document,
        [
            ("№", "Мероприятие", "Сроки", "", "Ответственный"),
            (None, None, "Начало", "Окончание", None),
            ("1", "Ремонт мастерской", "01.07.2024", "05.08.2024", "Завхоз"),
        ],
    )
    table.cell(0, 2).merge(table.cell(0, 3))
    document.save(str(tmp_path / "plan.docx"))

    (row,) = read_plan(tmp_path / "plan.docx").rows

    assert (row.title, row.deadline, row.executors) == ("Ремонт мастерской", "01.07.2024 – 05.08.2024", "Завхоз")


def test_a_repeated_header_and_a_row_of_column_numbers_are_no_activities(tmp_path: Path) -> None:
    rows = read(tmp_path, [HEADER, ("1", "2", "3", "4", "5"), ROWS[0], HEADER, ROWS[1]])

    assert [r.number for r in rows] == ["1.1", "1.2"]


def test_numbered_groups_are_sections_of_their_own_rows_only(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            HEADER,
            ("1", "Подготовить базу", "Совет", "01.07.25", ""),
            ("1.1", "Собрать данные", "Совет", "05.07.25", ""),
            ("1.1.1", "Опросить колледжи", "Совет", "04.07.25", ""),
            ("2", "Открыть базу", "Совет", "01.08.25", ""),
        ],
    )

    assert [(r.number, r.section) for r in rows] == [
        ("1", None), ("1.1", "1 Подготовить базу"), ("1.1.1", "1 Подготовить базу"), ("2", None),
    ]  # fmt: skip


def test_section_rows_with_a_number_and_unmerged_cells_are_sections(tmp_path: Path) -> None:
    rows = read(tmp_path, [HEADER, ("1", "Организационная работа", "", "", ""), *ROWS])

    assert {r.section for r in rows} == {"1 Организационная работа"}
    assert len(rows) == 3


def test_items_numbered_inside_a_cell_stay_in_it(tmp_path: Path) -> None:
    rows = read(
        tmp_path, [HEADER, ("1.1", "Разработать систему:\n1. Резерв.\n2. Обучение.", "Группа", "Май", ""), ROWS[1]]
    )

    assert rows[0].title == "Разработать систему: 1. Резерв. 2. Обучение."
    assert len(rows) == 2


def test_a_table_without_a_header_is_told_by_its_contents(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ("1", "Провести заседание экспертного совета", "Председатель совета", "март 2024"),
            ("2", "Подготовить сводный отчёт о трудоустройстве", "Рабочая группа", "до 15.04.2024"),
            ("3", "Организовать ярмарку вакансий для выпускников", "Колледжи", "апрель"),
        ],
    )

    assert [(r.number, r.executors, r.deadline) for r in rows] == [
        ("1", "Председатель совета", "март 2024"),
        ("2", "Рабочая группа", "до 15.04.2024"),
        ("3", "Колледжи", "апрель"),
    ]


def test_automatic_numbers_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    table = add_table(document, [HEADER, *[("", *row[1:]) for row in ROWS]])
    number_automatically(table)
    document.save(str(tmp_path / "plan.docx"))

    assert [row.number for row in read_plan(tmp_path / "plan.docx").rows] == ["1", "2", "3"]


def test_a_table_inside_a_cell_of_a_layout_table_is_found(tmp_path: Path) -> None:
    document = docx.Document()
    frame = document.add_table(rows=1, cols=1)
    inner = frame.cell(0, 0).add_table(rows=4, cols=5)
    for n, row in enumerate([HEADER, *ROWS]):
        for i, text in enumerate(row):
            inner.cell(n, i).text = text
    document.save(str(tmp_path / "plan.docx"))

    assert [row.number for row in read_plan(tmp_path / "plan.docx").rows] == ["1.1", "1.2", "1.3"]


def test_a_plan_typed_without_a_table_is_read_line_by_line(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "План работы",
        "№ Мероприятие Исполнители Срок",
        *[line for row in ROWS for line in (f"{row[0]}. {row[1]}", row[2], row[3])],
    )

    assert [(r.number, r.title, r.executors, r.deadline) for r in rows] == [row[:4] for row in ROWS]


def test_a_column_of_directions_is_the_section_of_its_rows(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ("Направление деятельности", "Мероприятия", "Сроки", "Ответственные"),
            ("Воспитание", "День матери", "ноябрь", "Куратор"),
            (None, "День героев", "декабрь", "Куратор"),
            ("Спорт", "Кросс", "май", "Тренер"),
        ],
    )

    assert [(r.section, r.title) for r in rows] == [
        ("Воспитание", "День матери"),
        ("Воспитание", "День героев"),
        ("Спорт", "Кросс"),
    ]


def test_dashes_in_a_cell_mean_nothing_is_there(tmp_path: Path) -> None:
    (row,) = read(tmp_path, [HEADER, ("1", "Провести конкурс", "–", "Май", "-")])

    assert (row.executors, row.result) == (None, None)


def test_two_plans_in_one_document_are_told_apart_by_their_headings(tmp_path: Path) -> None:
    rows = read(
        tmp_path, "План воспитательной работы", [HEADER, ROWS[0]], "План работы кружка «Сармат»", [HEADER, ROWS[1]]
    )

    assert [r.section for r in rows] == ["План воспитательной работы", "План работы кружка «Сармат»"]


def test_signatures_under_a_plan_are_no_continuation_of_it(tmp_path: Path) -> None:
    plan = read_plan(
        save_docx(tmp_path / "plan.docx", [HEADER, *ROWS], "Согласовано:", [("Директор", "________", "Иванов И.И.")])
    )

    assert len(plan.rows) == 3
    assert plan.remarks == ("Таблица 2 пропущена: в ней нет мероприятий",)


def test_a_title_alone_among_dated_rows_is_a_heading(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ("Содержание", "Срок", "Ответственный"),
            ("Учебная работа", "", ""),
            ("Составить расписание", "август", "Завуч"),
            ("Методическая работа", "", ""),
            ("Провести семинар", "октябрь", "Методист"),
            ("Издать сборник", "май", "Методист"),
        ],
    )

    assert [(r.section, r.title) for r in rows] == [
        ("Учебная работа", "Составить расписание"),
        ("Методическая работа", "Провести семинар"),
        ("Методическая работа", "Издать сборник"),
    ]


def test_months_for_columns_give_a_row_for_each_filled_cell(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "План на 2023-2024 учебный год",
        [
            ("Направление", "Сентябрь", "Октябрь", "Январь"),
            ("Спорт", "Кросс", "", "Лыжи"),
            ("Наука", "Семинар", "Конференция", ""),
        ],
    )

    assert [(r.section, r.title, r.deadline, r.month) for r in rows] == [
        ("Спорт", "Кросс", "Сентябрь", "2023-09"),
        ("Спорт", "Лыжи", "Январь", "2024-01"),
        ("Наука", "Семинар", "Сентябрь", "2023-09"),
        ("Наука", "Конференция", "Октябрь", "2023-10"),
    ]


def test_a_column_of_months_goes_on_down_to_the_next_month(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "План на 2024 год",
        [
            ("Месяц", "Мероприятие", "Ответственный"),
            ("Март", "Смотр", "Совет"),
            ("", "Выставка", "Совет"),
            ("Май", "Парад", "Директор"),
        ],
    )

    assert [(r.title, r.deadline, r.month) for r in rows] == [
        ("Смотр", "Март", "2024-03"),
        ("Выставка", None, "2024-03"),
        ("Парад", "Май", "2024-05"),
    ]
