"""Tables in: what columns a table has, a template to fill, the reading of an XLSX or a CSV, cells turned into values.

A feature writes down its `Spec`, reads rows by `read`, checks every row into a `CheckedRow` (the dry run), shows them
by `sheet_pages`, and enters all of them or none (docs/catalogue.md, «Tables in»).
"""

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Generic, Self, TypeVar

import xlsxwriter
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from artel.files import sheet_reading
from artel.files.intake import Refused, read_limited
from artel.files.services import Received
from artel.russian import search_key
from artel.ui.exports import looks_like_formula

KINDS = frozenset({"xlsx", "csv"})  # what `files.services.receive` is to allow
READER = "artel.files.sheet_reading:read_sheet"
ROWS_WITH_CHOICES = 1000
Words = str | Promise
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its key in the code, its heading, and how else the heading may begin (any case).

    `is_required`: a file without the column is refused; whether a cell may be empty is for the check of the row.
    `hint` and `example` stand on the sheet «Как заполнить», the hint also beside a cell that is being filled;
    `choices` become a drop-down list.
    """

    key: str
    title: Words
    heads: tuple[str, ...] = ()
    is_required: bool = False
    hint: Words = ""
    example: str = ""
    choices: Sequence[Words] = ()
    width: int = 20


@dataclass(frozen=True, slots=True)
class Spec:
    """A table: its title and its columns in the order of the template.

    `has_example`: the template's first line shows how to fill it; left in the file as it was, it is no row.
    """

    title: Words
    columns: tuple[Column, ...]
    max_rows: int = 1000
    fewest_cells: int = 2  # a row with fewer filled cells is no row: a note, a line that was not filled
    has_example: bool = False

    @property
    def titles(self) -> dict[str, str]:
        return {column.key: str(column.title) for column in self.columns}

    def for_reader(self) -> dict[str, Any]:
        """The part that the child process needs, as JSON."""
        return {
            "columns": [
                {
                    "key": column.key,
                    "title": str(column.title),
                    "heads": list(column.heads),
                    "is_required": column.is_required,
                }
                for column in self.columns
            ],
            "max_rows": self.max_rows,
            "fewest_cells": self.fewest_cells,
        }


# --- a template out ---


def template(spec: Spec, *, rows: Iterable[Mapping[str, str]] = (), note: Words = "") -> bytes:
    """An XLSX to fill: headings with drop-down lists, lines begun by `rows`, and a sheet «Как заполнить».

    Every cell is text, so that a code keeps its zeros and a date is what was typed. `note`: a sentence of the feature.
    Without `rows` the line of the example is there, if the table has one.
    """
    rows = list(rows)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    needed = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 5})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    marked = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "quote_prefix": True})
    sheet = book.add_worksheet(_sheet_name(str(spec.title)))
    for place, column in enumerate(spec.columns):
        sheet.set_column(place, place, column.width, text)
        sheet.write_string(0, place, str(column.title), needed if column.is_required else head)
        if rule := _rule_of(column):
            sheet.data_validation(1, place, max(ROWS_WITH_CHOICES, spec.max_rows), place, rule)
    if spec.has_example and not rows:
        shown = book.add_format(
            {"num_format": "@", "text_wrap": True, "valign": "top", "italic": True, "color": "#777777"}
        )
        for place, column in enumerate(spec.columns):
            sheet.write_string(1, place, column.example, shown)
    for number, row in enumerate(rows, 1):
        for place, column in enumerate(spec.columns):
            value = str(row.get(column.key, ""))
            if value:
                sheet.write_string(number, place, value, marked if looks_like_formula(value) else text)
    sheet.freeze_panes(1, 0)
    _explain(book, spec, note, head, text, marked)
    book.close()
    return buffer.getvalue()


def _rule_of(column: Column) -> dict[str, Any]:
    """What a cell of the column offers and says when one comes to it; empty where there is nothing to say."""
    rule: dict[str, Any] = {}
    choices = [str(choice) for choice in column.choices]
    if choices and len(",".join(choices)) <= 255:  # what a list in a cell may hold
        rule = {"validate": "list", "source": choices, "error_type": "warning"}
    if hint := str(column.hint):
        rule = {"validate": "any", **rule, "input_title": str(column.title)[:32], "input_message": hint[:255]}
    return rule


def _explain(book: Any, spec: Spec, note: Words, head: Any, text: Any, marked: Any) -> None:
    sheet = book.add_worksheet(_("Как заполнить"))
    for place, (title, width) in enumerate(
        ((_("Столбец"), 34), (_("Что писать"), 70), (_("Пример"), 30), (_("Обязателен"), 14))
    ):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, head)
    number = 0
    for number, column in enumerate(spec.columns, 1):
        hint = str(column.hint)
        if column.choices:
            listed = _("одно из: {choices}").format(choices="; ".join(str(choice) for choice in column.choices))
            hint = f"{hint} {listed}".strip()
        cells = (str(column.title), hint, column.example, _("да") if column.is_required else "")
        for place, value in enumerate(cells):
            sheet.write_string(number, place, value, marked if looks_like_formula(value) else text)
    if spec.has_example:
        number += 1
        sheet.write_string(
            number + 1, 0, _("Строка с примером не загружается: её можно стереть или оставить как есть.")
        )
    if note:
        sheet.write_string(number + 2, 0, str(note))


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", title)[:31].strip() or "Лист1"


# --- a table in ---


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it was read: rows as texts by the keys of the columns, and under what letter each column stands."""

    rows: list[dict[str, Any]]
    letters: dict[str, str]


def read(file: Received, spec: Spec) -> list[dict[str, Any]]:
    """Rows of a received table as texts by the keys of the columns, with «row», the number of the row in the file.

    Raises `Refused` (a BrokenRule at «file») with a sentence. Runs the parser in a limited child: call it outside of a
    transaction.
    """
    return read_table(file, spec).rows


def read_table(file: Received, spec: Spec) -> ReadTable:
    """The same with the letters of the columns, for errors that name a cell: «C7»."""
    found = read_limited(file.path, READER, arguments={"spec": spec.for_reader()})
    rows = found["rows"]
    if spec.has_example:
        rows = [row for row in rows if not _is_example(row, spec)]
        if not rows:
            raise Refused(sheet_reading.NO_ROWS)
    return ReadTable(rows, {key: xl_col_to_name(place) for key, place in found["places"].items()})


def _is_example(row: Mapping[str, Any], spec: Spec) -> bool:
    return all(str(row.get(column.key, "")).strip() == column.example for column in spec.columns)


class BadCell(ValueError):
    """A cell that does not read; the text is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong in a cell: its column's heading and a sentence."""

    column: str
    text: str


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell on the page of the check."""

    title: str
    words: str
    errors: list[str]


@dataclass(slots=True)
class CheckedRow:
    """A row of a table with what is wrong in it. A feature's own row adds what the row would do.

    `cells` are the texts as read, one for every column of the spec; an error stops the whole import; `notes` are said
    of a row without errors («новая группа»).
    """

    number: int
    cells: dict[str, str]
    spec: Spec = field(repr=False)
    errors: list[CellError] = field(default_factory=list, kw_only=True)
    notes: list[str] = field(default_factory=list, kw_only=True)

    @classmethod
    def of(cls, raw: Mapping[str, Any], spec: Spec) -> Self:
        """The row as it was read, unchecked."""
        return cls(int(raw["row"]), {key: str(raw.get(key, "")).strip() for key in spec.titles}, spec)

    def say(self, column: str, text: str) -> None:
        """Add an error at a column."""
        self.errors.append(CellError(self.spec.titles[column], text))

    def take(self, column: str, convert: Callable[[str], T | None], *, lacking: str = "") -> T | None:
        """The cell's value by one of the `as_…`; None with an error where it does not read or, with `lacking`, is empty."""
        words = self.cells[column]
        if not words:
            if lacking:
                self.say(column, lacking)
            return None
        try:
            return convert(words)
        except BadCell as error:
            self.say(column, str(error))
            return None

    def text(self, column: str, *, longest: int, lacking: str = "") -> str:
        """The cell's text; an error where it is longer than the field or, with `lacking`, empty."""
        return self.take(column, lambda words: as_text(words, longest=longest), lacking=lacking) or ""

    def in_order(self) -> list[CellShown]:
        """Cells in the order of the columns, each with what is wrong in it: for the page of the check."""
        return [
            CellShown(title, self.cells[key], [error.text for error in self.errors if error.column == title])
            for key, title in self.spec.titles.items()
        ]


R = TypeVar("R", bound=CheckedRow)


@dataclass(frozen=True, slots=True)
class CheckedSheet(Generic[R]):
    """The whole table, checked. `raw`: what to hand to the import after the person has looked."""

    rows: tuple[R, ...]

    @property
    def is_clean(self) -> bool:
        return not any(row.errors for row in self.rows)

    @property
    def error_count(self) -> int:
        return sum(len(row.errors) for row in self.rows)

    @property
    def raw(self) -> list[dict[str, Any]]:
        return [{"row": row.number, **row.cells} for row in self.rows]


# --- cells as values; each raises BadCell with a sentence, and takes no empty text ---

_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of a spreadsheet
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХаеорсухіІЗз", "ABEKMHOPCTXaeopcyxiI33")


def as_text(words: str, *, longest: int) -> str:
    if len(words) > longest:
        raise BadCell(_("Текст длиннее {count} знаков.").format(count=longest))
    return words


def as_date(words: str) -> date:
    """«15.03.2024», «15.3.24», «2024-03-15», or the serial number of a day that a spreadsheet shows as a date."""
    if re.fullmatch(r"\d{5}", words) and 20_000 <= int(words) <= 80_000:
        return _SERIAL_ZERO + timedelta(days=int(words))
    russian = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:\s*г\.?)?", words)
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+)?", words)
    if russian:
        day, month, year = (int(part) for part in russian.groups())
        if len(russian[3]) == 2:
            year += 2000 if year < 70 else 1900
    elif iso:
        year, month, day = (int(part) for part in iso.groups())
    else:
        raise BadCell(_("Напишите дату так: 05.10.2023."))
    try:
        found = date(year, month, day)
    except ValueError:
        raise BadCell(_("Такого дня нет в календаре.")) from None
    if found.year < 1900:
        raise BadCell(_("Напишите дату так: 05.10.2023."))
    return found


def as_decimal(words: str) -> Decimal:
    """«4,5», «4.5», «1 200,50»."""
    plain = "".join(words.split()).replace(",", ".").replace("−", "-")
    if not re.fullmatch(r"-?\d{1,12}(?:\.\d{1,6})?", plain):
        raise BadCell(_("Напишите число, например 4,5."))
    return Decimal(plain)


def as_int(words: str) -> int:
    """«60 000», «60000,00»; a whole number of at most 12 digits."""
    plain = re.sub(r"[.,]0+$", "", "".join(words.split())).replace("−", "-")
    if not re.fullmatch(r"-?\d{1,12}", plain):
        raise BadCell(_("Напишите целое число."))
    return int(plain)


def as_yes(words: str) -> bool:
    """«да», «нет», «+», «–», «1», «0»."""
    word = search_key(words).strip(" .")
    if word in {"да", "+", "1", "yes", "истина", "true", "есть", "v", "✓"}:
        return True
    if word in {"нет", "-", "–", "—", "0", "no", "ложь", "false"}:
        return False
    raise BadCell(_("Напишите «да» или «нет»."))


def as_code(words: str) -> str:
    """A code of digits and points: Cyrillic look-alikes and spaces put right: «15. О2.16» is «15.02.16»."""
    plain = re.sub(r"[\s\u00a0]", "", words.translate(_LOOKALIKES)).replace(",", ".").strip(".")
    plain = plain.replace("O", "0").replace("o", "0") if re.fullmatch(r"[\dOo.\-/]+", plain) else plain
    # A spreadsheet that took «15.02.16» for a day shows it with the year in full.
    day_like = re.fullmatch(r"(\d{2})\.(\d{2})\.20(\d{2})", plain)
    plain = ".".join(day_like.groups()) if day_like else plain
    if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z.\-/]*", plain):
        raise BadCell(_("Напишите код так: 15.02.16."))
    return plain


def as_choice(choices: Iterable[tuple[T, Words]], **more: T) -> Callable[[str], T]:
    """A reader of one of several words, ё as е, in any case: `row.take("sex", as_choice(labels.GENDERS, м="m"))`.

    `more`: other words for the same.
    """
    choices = list(choices)
    by_words = {search_key(str(label)): code for code, label in choices}
    by_words |= {search_key(word): code for word, code in more.items()}

    def convert(words: str) -> T:
        key = search_key(words).rstrip(".")
        if key not in by_words:
            raise BadCell(_("Напишите одно из: {known}.").format(known=", ".join(str(label) for _c, label in choices)))
        return by_words[key]

    return convert
