"""Take an XLSX apart: a grid a visible sheet, merged ranges, dates as they are printed."""

import datetime
import io
import re
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from .model import Unreadable
from .tables import Cell, Grid, GridRow, Source

_MAX_ROWS, _MAX_COLUMNS = 20_000, 100


def take_apart(data: bytes) -> Source:
    """Answer a grid for every visible sheet that has anything in it; formulas give their last computed value."""
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
        SyntaxError,
    ) as error:
        raise Unreadable(
            "Файл .xlsx повреждён и не открывается. "
            "Откройте его в Excel или LibreOffice, сохраните заново как .xlsx и загрузите снова."
        ) from error
    source = Source()
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            source.remarks.append(f"Скрытый лист «{sheet.title}» не читался")
            continue
        if sheet.max_row > _MAX_ROWS and len(sheet._cells) > _MAX_ROWS * 20:
            raise Unreadable(
                "На листе слишком много ячеек для плана работы. Оставьте в файле только план и загрузите снова."
            )
        grid = _grid(sheet)
        if grid.rows:
            source.blocks.append(grid)
    return source


def _grid(sheet: "openpyxl.worksheet.worksheet.Worksheet") -> Grid:
    texts: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet._cells.items():
        text = _text(cell) if row <= _MAX_ROWS * 3 and column <= _MAX_COLUMNS else ""
        if text.strip():
            texts.setdefault(row, {})[column] = text
    if not texts:
        return Grid((), 0, f"Лист «{sheet.title}»")
    width = max(max(row) for row in texts.values())
    spans: dict[tuple[int, int], tuple[int, str, bool]] = {}
    covered: set[tuple[int, int]] = set()
    last_row = max(texts)
    for merged in list(sheet.merged_cells.ranges)[:5000]:
        if merged.min_col > width or merged.min_row > last_row:
            continue
        text = texts.get(merged.min_row, {}).get(merged.min_col, "")
        for row in range(merged.min_row, min(merged.max_row, last_row) + 1):
            spans[row, merged.min_col] = (min(merged.max_col, width) - merged.min_col + 1, text, row > merged.min_row)
            covered.update((row, column) for column in range(merged.min_col + 1, min(merged.max_col, width) + 1))
            if row > merged.min_row and text:
                texts.setdefault(row, {})
    rows = []
    for row in sorted(texts):
        cells = []
        for column in range(1, width + 1):
            if (row, column) in covered:
                continue
            span, text, continued = spans.get((row, column), (1, texts[row].get(column, ""), False))
            cells.append(Cell(column - 1, span, text, continued))
        rows.append(GridRow(tuple(cells), f"лист «{sheet.title}», строка {row}"))
    return Grid(tuple(rows), width, f"Лист «{sheet.title}»")


def _text(cell: "openpyxl.cell.cell.Cell") -> str:
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime.datetime | datetime.date):
        return _date(value, cell.number_format or "", cell.column)
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    if isinstance(value, float):
        places = re.search(r"\.(0+)", cell.number_format or "")
        if places and len(places[1]) <= 4:
            return f"{value:.{len(places[1])}f}"
        return f"{value:.10g}"
    return str(value)


def _date(value: datetime.datetime | datetime.date, shape: str, column: int) -> str:
    day_and_month_only = "y" not in shape.lower()
    if day_and_month_only and column <= 2:
        # «2.1» typed as a row's number turns into 2 January.
        return f"{value.day}.{value.month}"
    if "d" not in shape.lower() and "m" in shape.lower() and "y" in shape.lower():
        names = [
            "январь",
            "февраль",
            "март",
            "апрель",
            "май",
            "июнь",
            "июль",
            "август",
            "сентябрь",
            "октябрь",
            "ноябрь",
            "декабрь",
        ]
        return f"{names[value.month - 1]} {value.year}"
    return value.strftime("%d.%m" if day_and_month_only else "%d.%m.%Y")
