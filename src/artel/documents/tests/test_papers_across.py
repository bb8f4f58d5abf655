"""A row of one cell is a heading across the table, in every form of the paper."""

import io

import docx
import pdfplumber

from artel.documents.papers import docx_writer, html_writer, typst_writer
from artel.documents.papers.tree import Column, Document, Marks, Table

_TABLE = Table(
    (Column("№", 1), Column("Мероприятие", 5)),
    (("1. Создание базы",), ("1.1", "Формирование групп"), ("2. Повышение качества",), ("2.1", "Экспертиза")),
    numbered=True,
)
_PAPER = Document("Отчёт", (_TABLE,), 2025, landscape=True, left_mm=20, size_pt=12)


def test_heading_row_is_one_cell_across_in_every_form():
    table = docx.Document(io.BytesIO(docx_writer.to_docx(_PAPER, Marks()))).tables[0]
    assert len({cell._tc for cell in table.rows[2].cells}) == 1
    assert len({cell._tc for cell in table.rows[3].cells}) == 2
    assert table.rows[2].cells[0].paragraphs[0].runs[0].bold
    html = html_writer.to_html(_PAPER, Marks())
    assert '<th colspan="2" scope="rowgroup">1. Создание базы</th>' in html.replace("\xa0", " ")
    with pdfplumber.open(io.BytesIO(typst_writer.to_pdf(_PAPER, Marks()))) as pdf:
        (found,) = pdf.pages[0].extract_tables()
    assert found[2][1] is None
    assert found[2][0].replace("\xa0", " ") == "1. Создание базы"
    assert [row[0] for row in found[3:]] == ["1.1", "2. Повышение качества", "2.1"]


def test_single_column_has_no_heading_across():
    one = Document("Отчёт", (Table((Column("Мероприятие"),), (("Экспертиза",),)),), 2025)
    assert "rowgroup" not in html_writer.to_html(one, Marks())
