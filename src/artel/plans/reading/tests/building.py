"""Documents built for tests: DOCX, XLSX and PDF out of plain rows."""

from pathlib import Path
from typing import Any

import docx
import openpyxl
import typst
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

HEADER = ("№ п/п", "Мероприятие", "Исполнители", "Срок", "Результат")
ROWS = (
    ("1.1", "Собрать рабочие группы", "Экспертный совет", "Февраль 2024 г.", "Состав групп утверждён"),
    ("1.2", "Согласовать проект КЦП", "Рабочая группа", "В течение учебного года", "Проект согласован"),
    ("1.3", "Провести чемпионат", "Колледжи кластера", "2 квартал 2024 г.", "Итоговый протокол"),
)


def add_table(document: Document, rows: Any, *, merge_singles: bool = True) -> Any:
    """Add a table; a row of one text is merged over the whole width, None goes on with the cell above."""
    width = max(len(row) for row in rows)
    table = document.add_table(rows=len(rows), cols=width)
    for n, row in enumerate(rows):
        if len(row) == 1 and merge_singles:
            table.cell(n, 0).merge(table.cell(n, width - 1)).text = row[0]
            continue
        for i, text in enumerate(row):
            if text is None:
                top = n
                while rows[top][i] is None:
                    top -= 1
                table.cell(top, i).merge(table.cell(n, i))
            else:
                table.cell(n, i).text = text
    return table


def save_docx(path: Path, *blocks: Any) -> Path:
    """Write a DOCX: a string is a paragraph, anything else the rows of a table."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            add_table(document, block)
    document.save(str(path))
    return path


def number_automatically(table: Any) -> None:
    """Give the first column the automatic numbers of the style «List Number»."""
    for row in table.rows[1:]:
        properties = row.cells[0].paragraphs[0]._p.get_or_add_pPr()
        numbering, level, number = OxmlElement("w:numPr"), OxmlElement("w:ilvl"), OxmlElement("w:numId")
        level.set(qn("w:val"), "0")
        number.set(qn("w:val"), "5")
        numbering.append(level)
        numbering.append(number)
        properties.append(numbering)


def save_xlsx(path: Path, rows: Any, *, merged: tuple[str, ...] = (), formats: dict[str, str] | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    for address, shape in (formats or {}).items():
        sheet[address].number_format = shape
    book.save(path)
    return path


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def save_pdf(
    path: Path,
    rows: Any,
    *,
    above: tuple[str, ...] = (),
    ruled: bool = True,
    height: Mm | None = None,
    widths: str = "",
) -> Path:
    """Write a PDF of one table; a row of one text spans the width. Rows may break over pages."""
    width = max(len(row) for row in rows)
    cells = []
    for n, row in enumerate(rows):
        body = (
            [f"table.cell(colspan: {width}, text({_quoted(row[0])}))"]
            if len(row) == 1
            else [f"text({_quoted(text)})" for text in row]
        )
        cells.append(f"table.header({', '.join(body)})" if n == 0 else ", ".join(body))
    page = f"height: {int(height.mm)}mm" if height else 'paper: "a4", flipped: true'
    source = (
        f'#set page({page}, margin: 15mm)\n#set text(lang: "ru", hyphenate: false, size: 11pt)\n'
        + "".join(f"#text({_quoted(line)})\n\n" for line in above)
        + f"#table(columns: ({widths or ', '.join(['1fr'] * width)}), stroke: {'0.5pt' if ruled else 'none'}, "
        + f"inset: 5pt, column-gutter: {'0pt' if ruled else '8pt'}, row-gutter: {'0pt' if ruled else '7pt'},\n"
        + ",\n".join(cells)
        + ")\n"
    )
    path.write_bytes(typst.compile(source.encode()))
    return path
