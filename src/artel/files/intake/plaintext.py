"""Text and CSV files: an encoding that people use, no binary bytes, and limits a table can be read within."""

import codecs
import re

from artel.files.intake.verdicts import Refused

MAX_BYTES = 5 * 1024 * 1024
MAX_LINES = 20_000
MAX_LINE = 100_000
MAX_COLUMNS = 100
MAX_CELLS = 200_000

BINARY = (
    "Файл похож на двоичный, а не на текст: сохраните его как .docx, .xlsx, .pdf или обычный текст "
    "(.txt) и загрузите снова."
)
TOO_LARGE = "В файле слишком много текста: оставьте в нём только план и загрузите снова."
CELLS = "В таблице больше 100 столбцов или 200 000 ячеек: оставьте только таблицу плана и загрузите снова."
ENCODING = "Не удалось определить кодировку текста: сохраните файл в кодировке UTF-8 и загрузите снова."
MARKUP = (
    "Это разметка (HTML, SVG, XML или RTF), а не документ: откройте файл и сохраните его как .docx, .xlsx или .pdf."
)

_MARKUP = re.compile(r"^\s*(?:<\?xml|<!doctype|<html|<svg|<script|<head|<body|\{\\rtf|%!PS|<\?php)", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def check_text(data: bytes, *, is_table: bool) -> None:
    """Check a text or (with `is_table`) a CSV file. Raises Refused.

    A cell that starts with «=» is text here and stays so.
    """
    if len(data) > MAX_BYTES:
        raise Refused(TOO_LARGE, reason="text_size")
    text = decode(data)
    if _MARKUP.match(text[:2_000]):
        raise Refused(MARKUP, reason="markup")
    if _CONTROL.search(text):
        raise Refused(BINARY, reason="control")
    lines = text.splitlines()
    if len(lines) > MAX_LINES or max(map(len, lines), default=0) > MAX_LINE:
        raise Refused(TOO_LARGE, reason="text_lines")
    if is_table:
        widths = [max(line.count(";"), line.count(","), line.count("\t")) + 1 for line in lines]
        if sum(widths) > MAX_CELLS or sum(1 for width in widths if width > MAX_COLUMNS) > len(lines) // 10 + 1:
            raise Refused(CELLS, reason="text_cells")


def is_answer(data: bytes) -> bool:
    """Tell whether the bytes look like an answer of a service in JSON; its reader says whether they are one.

    A saved answer is often a single line, so limits of lines are not for it; the size is.
    """
    start = data[:200].removeprefix(codecs.BOM_UTF8).lstrip()
    return (
        len(data) <= MAX_BYTES and start[:1] in (b"{", b"[") and not start.startswith(b"{\\rtf") and b"\0" not in data
    )


def decode(data: bytes) -> str:
    """The text of UTF-8, UTF-16 with its mark, or Windows-1251; refuses everything else.

    UTF-8 with a mark loses the mark.
    """
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        if b"\0" in data:
            raise Refused(BINARY, reason="nul")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1251")
    except UnicodeDecodeError as error:
        raise Refused(ENCODING, reason="encoding") from error
    usual = sum(1 for char in text if char.isascii() or "а" <= char.lower() <= "я" or char in "ёЁ«»–—№“”„…• ")
    if usual < 0.9 * len(text):
        raise Refused(ENCODING, reason="encoding")
    return text
