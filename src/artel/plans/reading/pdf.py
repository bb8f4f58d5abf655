"""Take a PDF apart: ruled tables by their lines, others by the gaps between words, the rest as lines of text."""

import io
import logging
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils import extract_words
from pdfplumber.utils.exceptions import PdfminerException

from .gutters import Word, grid_by_gutters
from .model import Unreadable
from .tables import Cell, Grid, GridRow, Para, Source

# Broken streams are common and said in the refusal; the parser's own words are not for the person.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

_MAX_PAGES = 200
_MAX_MARKS = 60_000
_NEAR = 3.0
_SETTINGS = {"snap_tolerance": _NEAR, "join_tolerance": _NEAR, "intersection_tolerance": _NEAR}

_SMALL_WORDS = {
    "а",
    "в",
    "во",
    "до",
    "за",
    "и",
    "из",
    "или",
    "к",
    "ко",
    "на",
    "не",
    "ни",
    "о",
    "об",
    "от",
    "по",
    "под",
    "при",
    "с",
    "со",
    "у",
    "для",
    "без",
    "над",
    "про",
    "это",
    "все",
    "всё",
    "год",
    "лет",
    "их",
    "её",
    "его",
    "уч",
    "гг",
    "вр",
}

_BROKEN = "Файл PDF повреждён и не открывается. Сохраните план заново как .docx или PDF и загрузите снова."
_LOCKED = "PDF защищён паролем. Снимите защиту или загрузите план в формате .docx."
_SCAN = (
    "В этом PDF нет текста: это скан или фотография. "
    "Загрузите план в формате .docx или PDF, сохранённый из Word, а не отсканированный."
)


def take_apart(data: bytes) -> Source:
    """Answer the blocks of all pages in reading order."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _read(pdf)
    except PDFPasswordIncorrect as error:
        raise Unreadable(_LOCKED) from error
    except PdfminerException as error:
        raise Unreadable(_LOCKED if "Password" in repr(error) else _BROKEN) from error
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        AssertionError,
        RecursionError,
        OSError,
        ZeroDivisionError,
    ) as error:
        raise Unreadable(_BROKEN) from error


def _read(pdf: "pdfplumber.PDF") -> Source:
    if not pdf.pages:
        raise Unreadable(_BROKEN)
    source = Source()
    if len(pdf.pages) > _MAX_PAGES:
        source.remarks.append(f"Прочитаны первые {_MAX_PAGES} страниц из {len(pdf.pages)}")
    pages: list[list[tuple[float, Para | Grid]]] = []
    signs = pictures = 0
    for page in pdf.pages[:_MAX_PAGES]:
        signs += sum(1 for char in page.chars if char["text"].strip())
        pictures += len(page.images)
        pages.append(_page(page, source))
        page.close()
    if signs < 20:
        raise Unreadable(_SCAN if pictures or not signs else "В PDF почти нет текста. Загрузите план в формате .docx.")
    for blocks in _without_running_lines(pages):
        source.blocks.extend(blocks)
    return source


def _without_running_lines(pages: list[list[tuple[float, Para | Grid]]]) -> list[list[Para | Grid]]:
    """Drop page numbers, and first and last lines that repeat from page to page."""
    ends = [_texts(blocks[:1] + blocks[-1:]) for blocks in pages]
    repeated = {text for n, texts in enumerate(ends) for text in texts if any(text in other for other in ends[n + 1 :])}
    out = []
    for blocks in pages:
        kept = []
        for index, (_top, block) in enumerate(blocks):
            if isinstance(block, Para):
                text = block.text.strip(" -–—")
                edge = index in (0, len(blocks) - 1)
                if (text.isdigit() and len(text) <= 3) or (edge and text in repeated):
                    continue
            kept.append(block)
        first = next((i for i, block in enumerate(kept) if isinstance(block, Grid)), None)
        if first == 0 and isinstance(kept[0], Grid):
            kept[0] = Grid(kept[0].rows, kept[0].width, kept[0].name, kept[0].edges, opens_page=True)
        out.append(kept)
    return out


def _texts(blocks: Sequence[tuple[float, Para | Grid]]) -> set[str]:
    return {block.text.strip(" -–—") for _top, block in blocks if isinstance(block, Para)}


def _page(page: "pdfplumber.page.Page", source: Source) -> list[tuple[float, Para | Grid]]:
    where = f"стр. {page.page_number}"
    if len(page.chars) > _MAX_MARKS or len(page.rects) + len(page.lines) + len(page.curves) > _MAX_MARKS:
        source.remarks.append(f"{where.capitalize()} пропущена: на ней слишком много знаков или линий")
        return []
    ruled = page.filter(_is_no_fill)
    closing = _closing_lines(ruled.edges)
    tables = ruled.find_tables(table_settings={**_SETTINGS, "explicit_horizontal_lines": closing})
    tables = [
        table for table in tables if not any(_inside(table.bbox, other.bbox) for other in tables if other is not table)
    ]
    blocks: list[tuple[float, Para | Grid]] = []
    taken = []
    for n, table in enumerate(tables, start=1):
        grid = _grid(table.cells, page.chars, f"{where}, таблица {n}")
        if grid.width > 1 and len(grid.rows) >= 1:
            blocks.append((table.bbox[1], grid))
            taken.append(table.bbox)
    outside = [char for char in page.chars if not any(_holds(box, char) for box in taken)]
    words = [
        Word(w["x0"], w["x1"], w["top"], w["bottom"], w["text"]) for w in extract_words(outside, use_text_flow=False)
    ]
    if not taken:
        found = grid_by_gutters(words, where)
        if found is not None:
            top, grid, words = found
            blocks.append((top, grid))
    blocks += [(top, Para(text, where)) for top, text in _lines(words)]
    return sorted(blocks, key=lambda pair: pair[0])


def _is_no_fill(mark: dict[str, Any]) -> bool:
    """True for all but filled areas: shading behind text is no ruling, a thin filled box is one."""
    if mark["object_type"] != "rect":
        return True
    return bool(mark["width"] < _NEAR or mark["height"] < _NEAR or mark.get("stroke"))


def _inside(box: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return (
        box[0] >= other[0] - 1
        and box[1] >= other[1] - 1
        and box[2] <= other[2] + 1
        and box[3] <= other[3] + 1
        and box != other
    )


def _holds(box: tuple[float, ...], char: dict[str, Any]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _closing_lines(edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rulings that a page break has cut off: several vertical lines end together and no horizontal one closes them."""
    columns: list[list[float]] = []
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    xs = _clusters([edge["x0"] for edge in upright])
    placed = sorted((xs[bisect_right(xs, edge["x0"]) - 1], edge["top"], edge["bottom"]) for edge in upright)
    for x, top, bottom in placed:
        last = columns[-1] if columns else None
        if last and last[0] == x and top <= last[2] + _NEAR:
            last[2] = max(last[2], bottom)
        else:
            columns.append([x, top, bottom])
    across = [e for e in edges if e["orientation"] == "h"]
    closing = []
    for end in (1, 2):
        groups: list[list[list[float]]] = []
        for column in sorted(columns, key=lambda c: c[end]):
            if groups and abs(groups[-1][-1][end] - column[end]) < _NEAR:
                groups[-1].append(column)
            else:
                groups.append([column])
        for group in groups:
            left, right = min(c[0] for c in group), max(c[0] for c in group)
            if len(group) < 3 or right - left < 60:
                continue
            y = group[0][end]
            drawn = sum(max(0.0, min(right, e["x1"]) - max(left, e["x0"])) for e in across if abs(e["top"] - y) < _NEAR)
            if drawn < 0.5 * (right - left):
                closing.append(
                    {
                        "x0": left,
                        "x1": right,
                        "top": y,
                        "bottom": y,
                        "width": right - left,
                        "height": 0,
                        "orientation": "h",
                        "object_type": "line",
                    }
                )
    return closing


def _clusters(values: Sequence[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return out


def _nearest(values: Sequence[float], value: float) -> int:
    return min(range(len(values)), key=lambda i: abs(values[i] - value))


def _grid(boxes: Sequence[tuple[float, float, float, float]], chars: Sequence[dict[str, Any]], place: str) -> Grid:
    xs = _clusters([x for box in boxes for x in (box[0], box[2])])
    ys = _clusters([y for box in boxes for y in (box[1], box[3])])
    height = len(ys) - 1
    laid: list[dict[int, Cell]] = [{} for _ in range(height)]
    left, top, right, bottom = xs[0], ys[0], xs[-1], ys[-1]
    mine = [
        c for c in chars if left <= (c["x0"] + c["x1"]) / 2 <= right and top <= (c["top"] + c["bottom"]) / 2 <= bottom
    ]
    mine.sort(key=lambda c: c["top"])
    for box in sorted(boxes, key=lambda b: (b[1], b[0])):
        x0, x1, y0, y1 = _nearest(xs, box[0]), _nearest(xs, box[2]), _nearest(ys, box[1]), _nearest(ys, box[3])
        if x1 <= x0 or y1 <= y0:
            continue
        text = _cell_text([c for c in mine if _holds(box, c)], box[2])
        for row in range(y0, y1):
            laid[row].setdefault(x0, Cell(x0, x1 - x0, text, continued=row > y0))
    rows = [
        GridRow(tuple(row[x] for x in sorted(row)), f"{place}, строка {n}")
        for n, row in enumerate(laid, start=1)
        if row
    ]
    return Grid(tuple(rows), len(xs) - 1, place[:1].upper() + place[1:], tuple(xs))


def _cell_text(chars: Sequence[dict[str, Any]], right: float) -> str:
    """Join a cell's words line by line; a word that the cell's edge has broken in two is joined again."""
    if not chars:
        return ""
    lines: list[list[dict[str, Any]]] = []
    for word in extract_words(list(chars), use_text_flow=False):
        if lines and abs(lines[-1][0]["top"] - word["top"]) < max(2.0, 0.4 * (word["bottom"] - word["top"])):
            lines[-1].append(word)
        else:
            lines.append([word])
    if not lines:
        return ""
    edge = max(line[-1]["x1"] for line in lines)
    text = ""
    for n, line in enumerate(lines):
        words = " ".join(word["text"] for word in line)
        if n:
            last = lines[n - 1]
            size = (last[-1]["x1"] - last[-1]["x0"]) / max(1, len(last[-1]["text"]))
            # A lone word flush with the edge, and small letters under it: it did not fit and was cut.
            word, right_edge = last[0]["text"], last[0]["x1"]
            alone = len(last) == 1 and len(word) >= 5 and word[-1:].isalpha()
            flush = right - right_edge < 2 * size + 5.5 and edge - right_edge < size
            cut = alone and flush and _is_tail(line[0]["text"])
            text += "" if cut else "\n"
        text += words
    return text


def _is_tail(word: str) -> bool:
    bare = word.rstrip(".,;:)»")
    return bare.isalpha() and bare.islower() and len(bare) <= 3 and bare not in _SMALL_WORDS


def _lines(words: Sequence[Word]) -> list[tuple[float, str]]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.top, w.x0)):
        if lines and abs(lines[-1][0].top - word.top) < 0.5 * max(4.0, word.bottom - word.top):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [(line[0].top, " ".join(w.text for w in sorted(line, key=lambda w: w.x0))) for line in lines]
