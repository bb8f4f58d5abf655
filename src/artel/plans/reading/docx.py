"""Take a DOCX apart: paragraphs and tables in order, merged cells, automatic numbers, tables inside cells."""

import io
import re
from collections.abc import Iterator

import docx as python_docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from .model import Unreadable
from .tables import Cell, Grid, GridRow, Para, Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIP = {
    f"{_W}del",
    f"{_W}moveFrom",
    f"{_W}instrText",
    f"{_W}delText",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_MAX_TEXT = 2_000_000


def take_apart(data: bytes) -> Source:
    """Answer the blocks of the document's body. Headers, footers and notes are left out."""
    try:
        document = python_docx.Document(io.BytesIO(data))
        body = document.element.body
        numbering = _Numbering(document)
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError, OSError) as error:
        raise Unreadable(
            "Файл .docx повреждён и не открывается. "
            "Откройте его в Word или LibreOffice, сохраните заново как .docx и загрузите снова."
        ) from error
    source = Source()
    reader = _Body(source, numbering)
    reader.read(body)
    return source


class _Numbering:
    """Counts automatic numbers of paragraphs as Word shows them, decimals and Roman numerals only."""

    def __init__(self, document: "python_docx.document.Document") -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.abstract_of: dict[str, str] = {}
        self.counters: dict[str, dict[int, int]] = {}
        self.style_numbers: dict[str, tuple[str, int]] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        for abstract in root.iterchildren(f"{_W}abstractNum"):
            levels = {}
            for level in abstract.iterchildren(f"{_W}lvl"):
                levels[_integer(level.get(f"{_W}ilvl"))] = (
                    _value(level, "lvlText") or "",
                    _value(level, "numFmt") or "decimal",
                    _integer(_value(level, "start"), 1),
                )
            self.levels[abstract.get(f"{_W}abstractNumId")] = levels
        for num in root.iterchildren(f"{_W}num"):
            self.abstract_of[num.get(f"{_W}numId")] = _value(num, "abstractNumId") or ""

    def label(self, paragraph: etree._Element) -> str:
        """Advance the counter of the paragraph's list and answer its printed number, "" when it has none."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            return ""
        number = _value(properties, "numId") or ""
        level = _integer(_value(properties, "ilvl"))
        levels = self.levels.get(self.abstract_of.get(number, ""), {})
        if level not in levels:
            return ""
        counters = self.counters.setdefault(number, {})
        counters[level] = counters.get(level, levels[level][2] - 1) + 1
        for deeper in [key for key in counters if key > level]:
            del counters[deeper]
        text, shape, _start = levels[level]
        if shape in ("bullet", "none"):
            return ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            value = counters.get(at, levels.get(at, ("", "", 1))[2])
            return _roman(value) if "oman" in levels.get(at, ("", "", 1))[1] else str(value)

        return re.sub(r"%(\d)", shown, text).strip()


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{_W}{name}")
    return child.get(f"{_W}val") if child is not None else None


def _integer(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else default


def _roman(value: int) -> str:
    out = ""
    for size, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while value >= size:
            out, value = out + sign, value - size
    return out


def _inner(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Children of the given names, looking through content controls and tracked insertions."""
    wanted = {f"{_W}{name}" for name in names}
    through = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"}
    for child in element.iterchildren():
        if child.tag in wanted:
            yield child
        elif child.tag in through:
            yield from _inner(child, *names)


def _text_of(element: etree._Element) -> str:
    parts: list[str] = []
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag in _SKIP:
            continue
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}tab":
            if node.getparent().tag == f"{_W}r":
                parts.append("\t")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        else:
            stack.extend(reversed(node))
    return "".join(parts)


class _Body:
    def __init__(self, source: Source, numbering: _Numbering) -> None:
        self.source = source
        self.numbering = numbering
        self.tables = 0
        self.length = 0

    def read(self, body: etree._Element) -> None:
        for element in _inner(body, "p", "tbl"):
            if element.tag == f"{_W}p":
                self._paragraph(element)
            else:
                self._table(element, depth=0)

    def _paragraph(self, element: etree._Element) -> None:
        text, label = _text_of(element), self.numbering.label(element)
        if label and text.strip():
            text = f"{label} {text}"
        for line in text.split("\n"):
            self.source.blocks.append(Para(line))

    def _table(self, table: etree._Element, *, depth: int) -> None:
        self.tables += 1
        name = f"Таблица {self.tables}"
        place = f"таблица {self.tables}, строка "
        edges = [0.0]
        for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol"):
            edges.append(edges[-1] + _integer(column.get(f"{_W}w")))
        rows: list[GridRow] = []
        nested: list[etree._Element] = []
        above: dict[int, Cell] = {}
        for n, tr in enumerate(_inner(table, "tr"), start=1):
            cells: list[Cell] = []
            column = _integer(_value(tr.find(f"{_W}trPr"), "gridBefore")) if tr.find(f"{_W}trPr") is not None else 0
            for tc in _inner(tr, "tc"):
                properties = tc.find(f"{_W}tcPr")
                span = max(1, _integer(_value(properties, "gridSpan"), 1)) if properties is not None else 1
                merge = properties.find(f"{_W}vMerge") if properties is not None else None
                continued = merge is not None and merge.get(f"{_W}val") != "restart"
                text = self._cell_text(tc, nested, depth)
                if continued and column in above:
                    text = above[column].text
                cells.append(Cell(column, span, text, continued=continued and column in above))
                column += span
            if n > 20_000:
                raise Unreadable(
                    "В таблице больше 20 000 строк: это не похоже на план работы. "
                    "Оставьте в файле только план и загрузите снова."
                )
            above = {cell.column: cell for cell in cells}
            rows.append(GridRow(tuple(cells), f"{place}{n}"))
        width = max([len(edges) - 1, *(cell.end for row in rows for cell in row.cells)], default=0)
        honest = len(edges) - 1 == width and edges[-1] > 0
        self.source.blocks.append(Grid(tuple(rows), width, name, tuple(edges) if honest else ()))
        for inner in nested:
            self._table(inner, depth=depth + 1)

    def _cell_text(self, cell: etree._Element, nested: list[etree._Element], depth: int) -> str:
        lines = []
        for element in _inner(cell, "p", "tbl"):
            if element.tag == f"{_W}tbl":
                if depth < 3:
                    nested.append(element)
                continue
            text, label = _text_of(element), self.numbering.label(element)
            lines.append(text if text.strip() or not label else label)
        text = "\n".join(lines).strip()
        self.length += len(text)
        if self.length > _MAX_TEXT:
            raise Unreadable(
                "В документе слишком много текста для плана работы. Оставьте в файле только план и загрузите снова."
            )
        return text
