"""No formula leaves the system (RELIABILITY T11, R15)."""

import csv
import io
import random
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from artel.ui.exports import Column, attachment, looks_like_formula, write_csv, write_xlsx

COLUMN = [Column("Значение", lambda value: value)]
SIGNS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "  =", "'=", '"=', ' "+', "«=", "\u00a0="]


def cells_of(values) -> list:
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(COLUMN, values, title="Проба"))).active
    return [sheet.cell(row, 1) for row in range(2, len(values) + 2)]


def read_csv(values) -> list[str]:
    text = write_csv(COLUMN, values).decode("utf-8-sig")
    return [row[0] for row in csv.reader(io.StringIO(text, newline=""), delimiter=";")][1:]


def test_five_thousand_values_bear_no_formula():
    rng = random.Random(15)
    values = [
        rng.choice(SIGNS) + rng.choice(["1+1", "cmd|'/C calc'!A0", 'HYPERLINK("x")', "SUM(A1)", "79130000000", ""])
        + str(rng.randint(0, 99))
        for _number in range(5000)
    ]  # fmt: skip

    content = write_xlsx(COLUMN, values, title="Проба")

    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    cells = cells_of(values)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    assert all(text.startswith("'") for text in read_csv(values))


@pytest.mark.parametrize("text", ["Протокол № 3", "3.1", "007", "8 (3822) 00-00-00", "а = б", "", "«План»", "№ -1"])
def test_ordinary_words_are_left_alone(text):
    assert not looks_like_formula(text)
    assert read_csv([text]) == [text]
    assert (cells_of([text])[0].value or "") == text


def test_values_keep_their_kinds():
    moment = datetime(2024, 3, 15, 2, 12, tzinfo=UTC)
    with timezone.override("Asia/Tomsk"):
        cells = cells_of([date(2024, 3, 15), moment, 12, -5, Decimal("0.5"), True, None, 10**20])
        texts = read_csv([date(2024, 3, 15), moment, -5, Decimal("-0.5"), False, None])

    assert [cell.value for cell in cells] == [
        datetime(2024, 3, 15),
        datetime(2024, 3, 15, 9, 12),
        12,
        -5,
        0.5,
        "да",
        None,
        "100000000000000000000",
    ]
    assert texts == ["15.03.2024", "15.03.2024 09:12", "-5", "-0,5", "нет", ""]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30), max_size=5))
def test_csv_comes_back_as_it_was_written(values):
    printable = ["".join(sign for sign in value if sign >= " " or sign in "\t\r\n") for value in values]
    printable = [value.replace("\ufffe", "").replace("\uffff", "") for value in printable]

    back = [text.removeprefix("'") if looks_like_formula(text) else text for text in read_csv(values)]

    assert back == printable


def test_what_no_sheet_can_hold_is_left_out_and_the_rest_stays():
    (cell,) = cells_of(["а\x00б\x1fв"])
    assert cell.value == "абв"
    assert len(cells_of(["я" * 40_000])[0].value) == 32_767


def test_a_title_with_forbidden_signs_names_a_sheet():
    content = write_xlsx(COLUMN, [], title="План [2023/2024]: всё?", note="Выгружено")
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["План  2023 2024   всё"]


def test_the_file_is_saved_under_a_russian_name():
    header = attachment(b"", "Журнал/2024.xlsx")["Content-Disposition"]
    assert header.startswith("attachment; filename*=utf-8''")
    assert "%2F" not in header
