"""Tables out of the system: XLSX and CSV, in which no cell can become a formula.

The one place where they are written. A cell that begins with a sign of a formula, even after spaces or quotes, is a
text cell in XLSX (with the prefix mark, so that editing it does not make it a formula) and gets a leading apostrophe
in CSV.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
LONGEST_CELL = 32_767  # characters; a longer one is not written by Excel at all
LARGEST_EXACT = 10**15  # a cell keeps 15 digits: a longer number is written as text

# Full-width signs too: Excel reads them as the plain ones.
_FORMULA = re.compile(r"""[\s'"«]*[=+\-@＝＋－＠\t\r\n]""")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the value of a row, and its width in characters."""

    title: str
    value: Callable[[Any], Any]
    width: int = 20


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet could take the text for a formula."""
    return _FORMULA.match(text) is not None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a book: what it is called, its columns, a row for each of `rows`, the note below them."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Any]
    note: str = ""


def write_xlsx(columns: Sequence[Column], rows: Iterable[Any], *, title: str, note: str = "") -> bytes:
    """Write a sheet: a heading row that stays in sight, a row for each of `rows`, the note at the end.

    Values may be text, whole or decimal numbers, dates, moments (shown in the current time zone), booleans («да»,
    «нет») and None (empty); anything else is written as its words. `note` says who took the table out and when.
    """
    return write_book([Sheet(title, columns, rows, note)], title=title, note=note)


def write_book(sheets: Sequence[Sheet], *, title: str, note: str = "") -> bytes:
    """Write several such sheets in one file."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "remove_timezone": True,
        },
    )
    book.set_properties({"title": title, "comments": note})
    wrapped = {"text_wrap": True, "valign": "top"}
    formats = {
        "head": book.add_format({**wrapped, "bold": True, "bottom": 2}),
        "text": book.add_format(wrapped),
        "marked": book.add_format({**wrapped, "quote_prefix": True}),
        "date": book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"}),
        "moment": book.add_format({"num_format": "dd.mm.yyyy hh:mm", "valign": "top", "align": "left"}),
        "number": book.add_format({"valign": "top"}),
    }
    for each in sheets:
        _write_sheet(book, each, formats)
    book.close()
    return buffer.getvalue()


def _write_sheet(book: Any, each: Sheet, formats: dict) -> None:
    columns = each.columns
    sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", each.title)[:31].strip() or "Лист1")
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, str(column.title), formats["head"])
    last = 0
    for last, row in enumerate(each.rows, 1):
        for place, column in enumerate(columns):
            _write_cell(sheet, last, place, column.value(row), formats)
    if columns:
        sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if each.note:
        sheet.write_string(last + 2, 0, each.note)


def write_csv(columns: Sequence[Column], rows: Iterable[Any], *, delimiter: str = ";") -> bytes:
    """Write RFC 4180 with a byte-order mark; `;` is what a spreadsheet in Russian expects.

    A cell that looks like a formula begins with an apostrophe; numbers are numbers and stay as they are.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_in_csv(str(column.title)) for column in columns])
    for row in rows:
        writer.writerow([_in_csv(column.value(row)) for column in columns])
    return buffer.getvalue().encode("utf-8-sig")


def attachment(content: bytes, name: str, *, content_type: str = XLSX) -> HttpResponse:
    """Answer with a file to be saved; the name may be Russian."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, re.sub(r"[\x00-\x1f/\\]", "_", name))
    return response


def _write_cell(sheet, row: int, place: int, value: Any, formats: dict) -> None:
    value = _plain(value)
    match value:
        case "":
            sheet.write_blank(row, place, None, formats["text"])
        case datetime():
            sheet.write_datetime(row, place, _local(value).replace(tzinfo=None), formats["moment"])
        case date():
            sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), formats["date"])
        case int() | Decimal():
            sheet.write_number(row, place, value, formats["number"])
        case str():
            form = formats["marked"] if looks_like_formula(value) else formats["text"]
            sheet.write_string(row, place, value[:LONGEST_CELL], form)


def _in_csv(value: Any) -> str:
    value = _plain(value)
    match value:
        case datetime():
            return f"{_local(value):%d.%m.%Y %H:%M}"
        case date():
            return f"{value:%d.%m.%Y}"
        case str():
            return f"'{value}" if looks_like_formula(value) else value
    return str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)


def _plain(value: Any) -> str | int | Decimal | date:
    """The value as one of the kinds that a cell can hold."""
    match value:
        case None:
            return ""
        case bool():
            return _("да") if value else _("нет")
        case int():
            return value if abs(value) < LARGEST_EXACT else str(value)
        case float():
            return _plain(Decimal(str(value)))
        case Decimal():
            return value if value.is_finite() else ""
        case datetime() | date():
            return value if value.year >= 1900 else value.isoformat()
    return _UNPRINTABLE.sub("", str(value))


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
