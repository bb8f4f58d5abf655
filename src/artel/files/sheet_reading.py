"""Reads a table out of XLSX or CSV: headings by their words, cells as text. Pure: runs in a limited child process."""

import csv
import datetime
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from artel.files.intake.plaintext import decode

HEADINGS_WITHIN = 15  # lines from the top among which the headings are looked for
MAX_COLUMNS = 100
DELIMITERS = ";,\t"
BROKEN = "Файл .xlsx повреждён и не открывается. Сохраните его заново в Excel или LibreOffice и загрузите снова."
NO_COLUMNS = "В файле нет столбцов: {titles}. Скачайте образец таблицы и заполните его."
NO_ROWS = "В таблице нет ни одной заполненной строки."
TOO_MANY = "В таблице больше {count} строк: разделите её на части."

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f]")
_MARKED_FORMULA = re.compile(r"'[\s'\"«]*[=+\-@＝＋－＠]")  # how our own CSV marks a cell that is no formula


class Unreadable(Exception):
    """The file is no such table; the message says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message_ru = message


@dataclass
class SheetRead:
    """Rows with the number they have in the file and the text of their known cells; in what place each column stands."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {"rows": self.rows, "places": self.places}


def read_sheet(path: str | Path, spec: dict[str, Any]) -> SheetRead:
    """Read the first sheet that has the required headings; raises Unreadable with a sentence.

    `spec` is `sheets.Spec.for_reader()`. Formulas are never computed: a cell has the value it was saved with. Dates
    become «15.03.2024», fractions «4,5». A row with fewer filled cells than `fewest_cells` is no row.
    """
    data = Path(path).read_bytes()
    tables = _book(data) if data.startswith(b"PK") else _text_tables(data)
    missing = [column["key"] for column in spec["columns"] if column["is_required"]]
    # The columns are sought again for every way to cut a CSV.
    for lines in tables:
        for at, line in enumerate(lines[:HEADINGS_WITHIN]):
            places = _places(line, spec)
            lacking = [c["key"] for c in spec["columns"] if c["is_required"] and c["key"] not in places]
            if not lacking:
                return _rows(lines, at, places, spec)
            missing = min(missing, lacking, key=len)
    titles = {column["key"]: column["title"] for column in spec["columns"]}
    raise Unreadable(NO_COLUMNS.format(titles=", ".join(f"«{titles[key]}»" for key in missing)))


def _book(data: bytes) -> Iterator[list[Sequence[Any]]]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
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
        raise Unreadable(BROKEN) from error
    for sheet in book.worksheets:
        yield list(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True))


def _text_tables(data: bytes) -> Iterator[list[Sequence[Any]]]:
    text = decode(data)
    csv.field_size_limit(len(text) + 1)
    for delimiter in DELIMITERS:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        yield [[_unmarked(cell) for cell in line[:MAX_COLUMNS]] for line in lines]


def _unmarked(cell: str) -> str:
    return cell[1:] if _MARKED_FORMULA.match(cell) else cell


def _places(line: Sequence[Any], spec: dict[str, Any]) -> dict[str, int]:
    """Columns by the beginnings of their headings; where two begin alike, the longer beginning wins."""
    found: dict[str, int] = {}
    for place, cell in enumerate(line):
        words = _folded(cell_text(cell))
        best, length = "", 0
        for column in spec["columns"]:
            if column["key"] in found:
                continue
            for head in (column["title"], *column["heads"]):
                head = _folded(head)
                if len(head) > length and words.startswith(head):
                    best, length = column["key"], len(head)
        if best:
            found[best] = place
    return found


def _rows(lines: list[Sequence[Any]], head: int, places: dict[str, int], spec: dict[str, Any]) -> SheetRead:
    read = SheetRead(places=places)
    for number, line in enumerate(lines[head + 1 :], head + 2):
        cells = {key: cell_text(line[place]) for key, place in places.items() if place < len(line)}
        # The line that says who took the table out has a single cell.
        if sum(bool(cell) for cell in cells.values()) >= spec["fewest_cells"]:
            read.rows.append({"row": number, **cells})
        if len(read.rows) > spec["max_rows"]:
            raise Unreadable(TOO_MANY.format(count=spec["max_rows"]))
    if not read.rows:
        raise Unreadable(NO_ROWS)
    return read


def cell_text(cell: Any) -> str:
    """The value of a cell as a person would type it."""
    match cell:
        case None:
            return ""
        case bool():
            return "да" if cell else "нет"
        case datetime.datetime() | datetime.date():
            return f"{cell:%d.%m.%Y}"
        case datetime.time():
            return f"{cell:%H:%M}"
        case float():
            return str(int(cell)) if cell.is_integer() else f"{cell:.15g}".replace(".", ",")
    return " ".join(_INVISIBLE.sub("", str(cell)).split())


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
