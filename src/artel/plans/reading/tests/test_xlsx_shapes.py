"""Sheets of other shapes."""

import datetime
from pathlib import Path

import openpyxl

from artel.plans.reading import read_plan
from artel.plans.reading.tests.building import HEADER, ROWS, save_xlsx


def test_merged_cells_sections_and_dates_are_read_as_printed(tmp_path: Path) -> None:
    path = save_xlsx(
        tmp_path / "plan.xlsx",
        [
            ("План работы на 2024 год", "", "", "", ""),
            HEADER,
            ("Раздел 1. Учёба", None, None, None, None),
            (1.1, "Первое дело", "Совет", datetime.date(2024, 3, 15), "Отчёт"),
            (1.1, "Второе дело", None, None, 5),
        ],
        merged=("A1:E1", "A3:E3", "C4:C5", "D4:D5"),
        formats={"A5": "0.00", "D4": "dd.mm.yyyy"},
    )

    plan = read_plan(path)

    assert [(r.section, r.number, r.title, r.executors, r.deadline, r.result) for r in plan.rows] == [
        ("Раздел 1. Учёба", "1.1", "Первое дело", "Совет", "15.03.2024", "Отчёт"),
        ("Раздел 1. Учёба", "1.10", "Второе дело", "Совет", "15.03.2024", "5"),
    ]
    assert plan.year == "2024"
    assert "лист" in plan.rows[0].place


def test_a_number_that_turned_into_a_date_is_a_number_again(tmp_path: Path) -> None:
    path = save_xlsx(
        tmp_path / "plan.xlsx",
        [HEADER, (datetime.date(2024, 1, 2), "Дело", "Совет", "Май", "")],
        formats={"A2": "d.mmm"},
    )

    assert read_plan(path).rows[0].number == "2.1"


def test_every_visible_sheet_is_read_and_a_hidden_one_is_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, row, state in (
        ("Первый", ROWS[0], "visible"),
        ("Черновик", ROWS[1], "hidden"),
        ("Второй", ROWS[2], "visible"),
    ):
        sheet = book.create_sheet(name)
        sheet.append(list(HEADER))
        sheet.append(list(row))
        sheet.sheet_state = state
    del book["Sheet"]
    book.save(tmp_path / "plan.xlsx")

    plan = read_plan(tmp_path / "plan.xlsx")

    assert [row.number for row in plan.rows] == ["1.1", "1.3"]
    assert plan.remarks == ("Скрытый лист «Черновик» не читался",)


def test_a_stray_cell_at_the_end_of_a_sheet_costs_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEADER, *ROWS):
        sheet.append(list(row))
    sheet.cell(row=1_048_576, column=16_384, value=" ")
    book.save(tmp_path / "plan.xlsx")

    assert len(read_plan(tmp_path / "plan.xlsx").rows) == 3
