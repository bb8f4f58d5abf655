"""Reads a table of nominations out of XLSX: headings by their words, cells as text. Pure: runs in a limited child process."""

import datetime
import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

MAX_ROWS = 1000
# A column is known by the beginning of its heading.
HEADINGS = {
    "organisation": ("организац", "наименование организации", "инн"),
    "name": ("фио", "фамилия"),
    "post": ("должность",),
    "email": ("e-mail", "email", "электронная почта", "почта"),
    "phone": ("телефон",),
    "part": ("в качестве", "роль"),
    "basis": ("основание", "письмо"),
    "consented_on": ("дата согласия", "согласие"),
}
REQUIRED = ("organisation", "name", "post")
TITLES = {
    "organisation": "Организация (ИНН или краткое наименование)",
    "name": "ФИО",
    "post": "Должность",
    "email": "E-mail",
    "phone": "Телефон",
    "part": "В качестве",
    "basis": "Основание (письмо, № и дата)",
    "consented_on": "Дата согласия",
}


class Unreadable(Exception):
    """The file is no table of nominations; the message says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message_ru = message


@dataclass
class SheetRead:
    """Rows with the number they have in the file and the text of their known cells."""

    rows: list[dict] = field(default_factory=list)

    def to_json(self) -> dict:
        return {"rows": self.rows}


def read_nominations(path: str | Path) -> SheetRead:
    """Read the first sheet that has the headings; raises Unreadable with a sentence."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(Path(path).read_bytes()), data_only=True)
    except (
        InvalidFileException,
        BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
        IndexError,
    ) as error:
        raise Unreadable(
            "Файл .xlsx повреждён и не открывается. Сохраните его заново в Excel или LibreOffice и загрузите снова."
        ) from error
    missing = list(REQUIRED)
    for sheet in book.worksheets:
        lines = list(sheet.iter_rows(max_row=MAX_ROWS + 20, max_col=40, values_only=True))
        for at, line in enumerate(lines[:15]):
            columns = _columns(line)
            lacking = [name for name in REQUIRED if name not in columns]
            if not lacking:
                return _rows(lines, at, columns)
            missing = min(missing, lacking, key=len)
    wanted = ", ".join(f"«{TITLES[name]}»" for name in missing)
    raise Unreadable(f"В файле нет столбцов: {wanted}. Скачайте образец таблицы и заполните его.")


def _columns(line: tuple) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(line):
        words = _text(cell).lower()
        for name, beginnings in HEADINGS.items():
            if words and name not in found and words.startswith(beginnings):
                found[name] = place
                break
    return found


def _rows(lines: list[tuple], head: int, columns: dict[str, int]) -> SheetRead:
    read = SheetRead()
    for number, line in enumerate(lines[head + 1 :], head + 2):
        cells = {name: _text(line[place]) for name, place in columns.items() if place < len(line)}
        # The line that says who took the table out has a single cell.
        if sum(bool(cell) for cell in cells.values()) > 1:
            read.rows.append({"row": number, **cells})
        if len(read.rows) > MAX_ROWS:
            raise Unreadable(f"В таблице больше {MAX_ROWS} строк: разделите её на части.")
    if not read.rows:
        raise Unreadable("В таблице нет ни одной заполненной строки.")
    return read


def _text(cell: object) -> str:
    if isinstance(cell, (datetime.datetime, datetime.date)):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return re.sub(r"\s+", " ", str(cell)).strip() if cell is not None else ""
