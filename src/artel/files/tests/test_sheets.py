"""The engine of tables in: reading in the limited child, values of cells, the template that goes back in."""

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from artel.files.intake import Refused
from artel.files.services import receive
from artel.files.sheet_reading import Unreadable, read_sheet
from artel.files.sheets import (
    KINDS,
    BadCell,
    CheckedRow,
    CheckedSheet,
    Column,
    Spec,
    as_choice,
    as_code,
    as_date,
    as_decimal,
    as_int,
    as_yes,
    read,
    read_table,
    template,
)
from artel.ui.exports import Column as Out
from artel.ui.exports import write_csv

SPEC = Spec(
    title="Проверка",
    columns=(
        Column("name", "Фамилия", ("фио",), is_required=True),
        Column("code", "Код", ("код специальности",), is_required=True, example="15.02.16"),
        Column("day", "Дата выпуска", ("выпуск",)),
        Column("born", "Дата", ("дата",)),
        Column("sex", "Пол", choices=("мужской", "женский")),
        Column("phone", "Телефон"),
    ),
    max_rows=5,
)


class Uploaded:
    def __init__(self, content, name="таблица.xlsx"):
        self.content, self.name = content, name

    def chunks(self):
        yield self.content


def book(*rows, heads=("Фамилия", "Код", "Дата выпуска"), above=()):
    made = openpyxl.Workbook()
    for row in (*above, heads, *rows):
        made.active.append(row)
    return saved(made)


def saved(made):
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def read_bytes(content, name="таблица.xlsx", spec=SPEC):
    with receive(Uploaded(content, name), allowed=KINDS) as file:
        return read(file, spec)


def test_a_book_is_read_as_texts_by_headings_in_any_order_and_case():
    content = book(
        (date(2024, 6, 30), "  Иванов\u00a0", "15.02.16", datetime(2004, 3, 1, 0, 0), 79001112233),
        (45473, "Пет\u200bров", 4.5, None, None),
        ("", "один", "", "", ""),
        heads=("ВЫПУСК, дата", "Фио выпускника", "Код специальности", "Дата рождения", "телефон"),
        above=(("Список выпускников",), ()),
    )
    assert read_bytes(content) == [
        {"row": 4, "day": "30.06.2024", "name": "Иванов", "code": "15.02.16", "born": "01.03.2004",
         "phone": "79001112233"},
        {"row": 5, "day": "45473", "name": "Петров", "code": "4,5", "born": "", "phone": ""},
    ]  # fmt: skip


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_text_tables_are_read_in_the_encodings_people_have(tmp_path, encoding, delimiter):
    path = tmp_path / "t.csv"
    line = delimiter.join(["Фамилия", "Код", "Дата выпуска"])
    rows = ["Ёлкин", "15.02.16", ""], ['"Ким; а, б\tв"', "2", ""]
    text = "".join(f"{row}\r\n" for row in (line, *map(delimiter.join, rows)))
    path.write_bytes(text.encode(encoding))
    rows = read_sheet(path, SPEC.for_reader()).rows
    assert [(row["row"], row["name"], row["code"]) for row in rows] == [
        (2, "Ёлкин", "15.02.16"),
        (3, "Ким; а, б в", "2"),
    ]


def test_our_own_csv_goes_back_in_without_the_marks_against_formulas():
    content = write_csv(
        [Out("Фамилия", lambda r: r[0]), Out("Код", lambda r: r[1]), Out("Телефон", lambda r: r[2])],
        [("О'Коннор", "15.02.16", "+79001112233")],
    )
    assert read_bytes(content, "т.csv") == [{"row": 2, "name": "О'Коннор", "code": "15.02.16", "phone": "+79001112233"}]


def test_a_formula_is_not_computed_and_a_merged_cell_is_one_cell():
    made = openpyxl.Workbook()
    made.active.append(("Фамилия", "Код", "Дата"))
    made.active.append(("Иванов", "15.02.16", "=1+1"))
    made.active.append(("Петров", "15.02.16", "да"))
    made.active.merge_cells("A2:A3")
    assert [(row["name"], row["born"]) for row in read_bytes(saved(made))] == [("Иванов", ""), ("", "да")]


def test_a_file_that_is_no_such_table_is_refused_in_words(tmp_path):
    with pytest.raises(Refused, match="нет столбцов: «Код»"):
        read_bytes(book(("Иванов", "1"), heads=("Фамилия", "Прочее")))
    with pytest.raises(Refused, match="ни одной заполненной"):
        read_bytes(book())
    with pytest.raises(Refused, match="больше 5 строк"):
        read_bytes(book(*[("Иванов", "15.02.16")] * 6))
    with pytest.raises(Refused, match="нет столбцов: «Фамилия», «Код»"):
        read_bytes("просто текст; ещё\n".encode(), "t.csv")
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 this is no archive")
    with pytest.raises(Unreadable, match="повреждён"):
        read_sheet(path, SPEC.for_reader())


def test_a_table_too_wide_is_stopped_at_the_door_and_by_the_reader(tmp_path):
    wide = ";".join(["Фамилия", "Код", *["x"] * 100_000])
    content = f"{wide}\n{wide}\n".encode()
    with pytest.raises(Refused):
        read_bytes(content, "t.csv")
    path = tmp_path / "wide.csv"
    path.write_bytes(content)
    assert read_sheet(path, SPEC.for_reader()).rows == [{"row": 2, "name": "Фамилия", "code": "Код"}]
    made = openpyxl.Workbook()
    made.active.append(("Фамилия", "Код"))
    made.active.append(("Иванов", "15.02.16"))
    made.active.cell(1, 16_384, "Телефон")
    with pytest.raises(Refused):
        read_bytes(saved(made))


def test_the_template_goes_back_in_and_tells_how_to_fill_it():
    content = template(SPEC, rows=[{"name": "=cmd|' /C calc'!A1", "code": "09.02.07"}], note="Пишите по-русски.")
    made = openpyxl.load_workbook(io.BytesIO(content))
    assert [cell.value for cell in made.worksheets[0][1]] == list(SPEC.titles.values())
    assert made.worksheets[0]["A2"].data_type == "s" and made.worksheets[0]["A2"].quotePrefix
    lists = made.worksheets[0].data_validations.dataValidation
    assert [(str(rule.sqref), rule.formula1) for rule in lists] == [("E2:E1001", '"мужской,женский"')]
    told = [[cell.value for cell in row] for row in made["Как заполнить"].iter_rows()]
    assert ["Код", "", "15.02.16", "да"] in told and ["Пол", "одно из: мужской; женский", "", ""] in told
    assert told[-1][0] == "Пишите по-русски."
    made.worksheets[0]["A2"].value = "Иванов"
    assert read_bytes(saved(made)) == [
        {"row": 2, "name": "Иванов", "code": "09.02.07", "day": "", "born": "", "sex": "", "phone": ""}
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [("15.03.2024", (2024, 3, 15)), ("5.3.04", (2004, 3, 5)), ("5.3.86", (1986, 3, 5)), ("2024-03-15", (2024, 3, 15)),
     ("45366", (2024, 3, 15)), ("15.03.2024 г.", (2024, 3, 15)), ("2024-03-15 00:00:00", (2024, 3, 15))],
)  # fmt: skip
def test_dates_as_people_and_spreadsheets_write_them(words, day):
    assert as_date(words) == date(*day)


@pytest.mark.parametrize("words", ["вчера", "31.02.2024", "15", "15.03", "12345678901", "01.01.0001"])
def test_what_is_no_date_is_refused(words):
    with pytest.raises(BadCell):
        as_date(words)


def test_numbers_codes_and_answers():
    assert (as_decimal("4,55"), as_decimal("1\u00a0200.5")) == (Decimal("4.55"), Decimal("1200.5"))
    assert (as_int("60 000"), as_int("60000,00")) == (60000, 60000)
    assert (as_yes("Да"), as_yes("+"), as_yes("нет"), as_yes("—")) == (True, True, False, False)
    assert (as_code("15. О2.16"), as_code("15,02,16"), as_code("15.02.2016")) == ("15.02.16",) * 3
    assert as_code("АВС-1") == "ABC-1"
    assert as_choice([("m", "мужской"), ("f", "женский")], ж="f")("Ж.") == "f"
    for convert, words in ((as_decimal, "много"), (as_int, "4,5"), (as_int, "9" * 13), (as_yes, "может"),
                           (as_code, "код!"), (as_choice([("m", "мужской")]), "да")):  # fmt: skip
        with pytest.raises(BadCell):
            convert(words)


def test_a_row_collects_what_is_wrong_by_cells():
    row = CheckedRow.of({"row": 7, "name": "Иванов", "day": "позже"}, SPEC)
    assert row.text("name", longest=3) == ""
    assert row.text("code", longest=8, lacking="Укажите код.") == ""
    assert (row.take("day", as_date), row.take("born", as_date)) == (None, None)
    assert [(error.column, error.text) for error in row.errors] == [
        ("Фамилия", "Текст длиннее 3 знаков."),
        ("Код", "Укажите код."),
        ("Дата выпуска", "Напишите дату так: 05.10.2023."),
    ]
    assert [len(cell.errors) for cell in row.in_order()] == [1, 1, 1, 0, 0, 0]
    sheet = CheckedSheet((row,))
    assert (sheet.is_clean, sheet.error_count, sheet.raw[0]["row"], sheet.raw[0]["name"]) == (False, 3, 7, "Иванов")


def test_the_line_of_the_example_is_no_row_and_columns_tell_their_letters():
    with_example = Spec(
        title="Проверка",
        columns=(
            Column("name", "Фамилия", is_required=True, example="Кравцова", hint="Как в паспорте"),
            Column("code", "Код", is_required=True, example="15.02.16", choices=("15.02.16", "15.02.17")),
        ),
        has_example=True,
    )
    made = openpyxl.load_workbook(io.BytesIO(template(with_example)))
    assert [cell.value for cell in made.active[2]] == ["Кравцова", "15.02.16"]
    with receive(Uploaded(template(with_example)), allowed=KINDS) as file, pytest.raises(Refused, match="ни одной"):
        read(file, with_example)
    made.active.append(["Кравцова", "15.02.17"])
    made.active.insert_cols(1, 2)
    with receive(Uploaded(saved(made)), allowed=KINDS) as file:
        found = read_table(file, with_example)
    assert found.rows == [{"row": 3, "name": "Кравцова", "code": "15.02.17"}]
    assert found.letters == {"name": "C", "code": "D"}
    out = openpyxl.load_workbook(io.BytesIO(template(with_example, rows=[{"name": "Седых", "code": "15.02.16"}])))
    assert [cell.value for cell in out.active[2]] == ["Седых", "15.02.16"], "a table with rows needs no example"
