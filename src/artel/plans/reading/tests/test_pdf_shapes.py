"""Tables in PDF: ruled, broken over pages, without rulings; and PDFs that are no text."""

from pathlib import Path

import pytest
import typst
from docx.shared import Mm

from artel.plans.reading import Unreadable, read_plan
from artel.plans.reading.tests.building import HEADER, ROWS, save_pdf

LONG = "Провести заседания рабочих групп по направлениям работы кластера и подготовить предложения для совета " * 3


def test_rows_broken_over_pages_under_a_repeated_header_are_whole_again(tmp_path: Path) -> None:
    rows = [(f"{n}.", f"{LONG.strip()} {n}", "Рабочая группа кластера", "Март 2024", "Протокол") for n in range(1, 9)]
    path = save_pdf(tmp_path / "plan.pdf", [HEADER, *rows], height=Mm(95), widths="2fr, 8fr, 4fr, 3fr, 3fr")

    read = read_plan(path).rows

    assert [(r.number, r.title, r.executors, r.deadline, r.result) for r in read] == [
        (row[0].rstrip("."), *row[1:]) for row in rows
    ]


def test_section_rows_over_the_width_of_a_ruled_table_are_sections(tmp_path: Path) -> None:
    path = save_pdf(tmp_path / "plan.pdf", [HEADER, ("1. Организационная работа",), *ROWS])

    assert {row.section for row in read_plan(path).rows} == {"1. Организационная работа"}


@pytest.mark.parametrize("numbered", [True, False])
def test_a_table_without_rulings_is_read_by_the_gaps_between_words(tmp_path: Path, numbered: bool) -> None:
    rows = [
        (
            "1.",
            "Формирование рабочих групп из состава участников кластера",
            "Экспертный совет кластера",
            "Февраль 2024 г.",
            "Состав групп утверждён",
        ),
        (
            "2.",
            "Согласование проекта контрольных цифр приёма",
            "Рабочая группа",
            "В течение учебного года",
            "Проект согласован",
        ),
        ("3.", "Организация и проведение отраслевого чемпионата", "Колледжи кластера", "2 квартал 2024 г.", "Протокол"),
        (
            "4.",
            "Проведение заседаний экспертного совета",
            "Председатель совета",
            "Не реже 1 раза в квартал",
            "Протоколы заседаний",
        ),
    ]
    table = [HEADER, *rows] if numbered else [HEADER[1:], *[row[1:] for row in rows]]
    path = save_pdf(
        tmp_path / "plan.pdf",
        table,
        above=("План работы на 2024 год",),
        ruled=False,
        widths="1fr, 6fr, 4fr, 4fr, 4fr"[0 if numbered else 5 :],
    )

    plan = read_plan(path)

    assert [(r.title, r.executors, r.deadline, r.result) for r in plan.rows] == [row[1:] for row in rows]
    assert plan.year == "2024"


def test_a_cell_merged_over_rows_belongs_to_each_of_them(tmp_path: Path) -> None:
    source = """#set page(paper: "a4", margin: 15mm)
    #table(columns: 4, [№], [Мероприятие], [Срок], [Ответственный],
      [1], [Первое дело], table.cell(rowspan: 2)[Май 2024], [Директор], [2], [Второе дело], [Совет])"""
    path = tmp_path / "plan.pdf"
    path.write_bytes(typst.compile(source.encode()))

    assert [(r.title, r.deadline, r.executors) for r in read_plan(path).rows] == [
        ("Первое дело", "Май 2024", "Директор"),
        ("Второе дело", "Май 2024", "Совет"),
    ]


def test_page_numbers_between_the_parts_of_a_table_are_no_headings(tmp_path: Path) -> None:
    lines = ", ".join(f"[{n}], [Дело номер {n}], [Май], [Совет]" for n in range(1, 41))
    source = f"""#set page(height: 120mm, margin: 15mm, numbering: "1")
    План работы на 2024 год
    #table(columns: 4, [№], [Мероприятие], [Срок], [Ответственный], {lines})"""
    path = tmp_path / "plan.pdf"
    path.write_bytes(typst.compile(source.encode()))

    rows = read_plan(path).rows

    assert [row.number for row in rows] == [str(n) for n in range(1, 41)]
    assert {row.section for row in rows} == {None}


def test_a_scan_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(typst.compile(b'#set page(paper: "a4")\n#rect(width: 100%, height: 50%, fill: gray)'))

    with pytest.raises(Unreadable, match="скан"):
        read_plan(path)
