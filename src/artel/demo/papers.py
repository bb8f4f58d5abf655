"""Documents of the demo world: every one says that it is a sample."""

import io
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import typst
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm

SAMPLE = """#set page("a4", margin: 25mm, footer: align(center, text(9pt)[Образец. Лица, предприятия и сведения вымышлены]))
#set text(lang: "ru", size: 12pt)
#align(center, text(16pt, weight: "bold", sys.inputs.title))
#v(8mm)
#for line in sys.inputs.body.split("\\n") [#line \\ ]
"""


@cache
def sample_pdf(title: str, body: str) -> bytes:
    """A one-page PDF with a title and lines of text."""
    return typst.compile(SAMPLE.encode(), sys_inputs={"title": title, "body": body})


HEADS = ("№ п/п", "Наименование мероприятия", "Исполнители", "Срок исполнения", "Ожидаемый результат")


def plan_docx(heading: Iterable[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    """A plan as an office would type it: a heading, a table of five columns with section rows."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    for line in heading:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=5, style="Table Grid")
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = head
    standing = None
    for row in rows:
        if row.get("section") and row["section"] != standing:
            standing = row["section"]
            cells = table.add_row().cells
            cells[0].merge(cells[4]).text = standing
        cells = table.add_row().cells
        for cell, key in zip(cells, ("number", "title", "executors", "deadline", "result"), strict=True):
            cell.text = row[key]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
