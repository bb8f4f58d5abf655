"""Take plain text apart: tables it draws, columns aligned by spaces, or cells that flow line after line."""

import codecs
import re

from . import drawn, flow
from .gutters import Word, grid_by_gutters
from .model import Unreadable
from .tables import Grid, Para, Source

_MAX_LINES = 20_000
_MAX_FLOWING = 6_000
_NOT_TEXT = (
    "Это не документ, который умеет читать программа. Загрузите план в формате .docx, PDF, .xlsx или текстом (.txt)."
)


def take_apart(data: bytes) -> Source:
    """Answer paragraphs and tables of a text file in UTF-8, UTF-16, CP1251, KOI8-R or CP866."""
    lines = [
        line.rstrip()
        for line in _decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    ]
    if len(lines) > _MAX_LINES:
        raise Unreadable(
            "В файле больше 20 000 строк: это не похоже на план работы. Оставьте в файле только план и загрузите снова."
        )
    return from_lines(lines)


def from_lines(lines: list[str]) -> Source:
    """Answer the source for lines of text, whatever they were extracted from."""
    for way in (drawn.take_apart, _aligned):
        source = way(lines)
        if source is not None:
            return source
    source = flow.take_apart(lines[:_MAX_FLOWING])
    if len(lines) > _MAX_FLOWING:
        source.remarks.append(f"Прочитаны первые {_MAX_FLOWING} строк текста")
    return source


def _decode(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = max((data.decode(name, errors="replace") for name in ("cp1251", "koi8-r", "cp866")), key=_russian)
    if "\x00" in text or sum(1 for sign in text[:4000] if ord(sign) < 32 and sign not in "\n\r\t\f\v") > 10:
        raise Unreadable(_NOT_TEXT)
    if not re.search("[А-Яа-яЁё]", text):
        raise Unreadable("В файле нет русского текста. Проверьте, тот ли это файл, и загрузите снова.")
    return text


def _russian(text: str) -> int:
    """Count what Russian text is made of: small letters after letters, common letters more."""
    return (
        len(re.findall(r"(?<=[А-Яа-яё])[а-яё]", text))
        + len(re.findall(r"[оеаинт]", text))
        - 3 * len(re.findall(r"[^\W\d_А-Яа-яЁёA-Za-z]|[\u2500-\u259f]", text))
    )


def _aligned(lines: list[str]) -> Source | None:
    """Columns aligned by runs of spaces, as `pdftotext -layout` writes them."""
    filled = [line for line in lines if line.strip()]
    gapped = [line for line in filled if re.search(r"\S {3,}\S", line)]
    if len(filled) < 4 or len(gapped) < 0.3 * len(filled):
        return None
    words = [
        Word(match.start(), match.end(), float(n), n + 0.9, match[0])
        for n, line in enumerate(line.expandtabs(8) for line in lines)
        for match in re.finditer(r"\S+", line)
    ]
    found = grid_by_gutters(words, "текст")
    if found is None:
        return None
    top, grid, rest = found
    source = Source()
    blocks: list[tuple[float, Para | Grid]] = [(top, grid)]
    byline: dict[float, list[Word]] = {}
    for word in rest:
        byline.setdefault(word.top, []).append(word)
    blocks += [(line, Para(" ".join(word.text for word in words))) for line, words in byline.items()]
    source.blocks = [block for _top, block in sorted(blocks, key=lambda pair: pair[0])]
    return source
