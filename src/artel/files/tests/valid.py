"""Honest documents as people make them, built at test time: by the usual libraries and by hand."""

import io
from collections.abc import Callable
from pathlib import Path

from artel.files.tests import building as b

SEED = Path(__file__).parents[2] / "plans" / "seed"

LINES = ["1.1 Заседание совета; Март 2024 г.; Протокол", "1.2 Ярмарка вакансий; Апрель 2024 г.; Приглашения"]


def word_by_library() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("План работы кластера")
    table = document.add_table(rows=0, cols=4)
    for line in LINES * 10:
        for cell, text in zip(table.add_row().cells, line.split(";"), strict=False):
            cell.text = text
    picture = io.BytesIO(b.png(64, 64))
    document.add_picture(picture)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def excel_by_openpyxl() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for line in LINES * 10:
        book.active.append(line.split(";"))
    book.active.merge_cells("A5:D5")
    book.active["E1"] = "=SUM(A1:A3)"
    book.active["A1"].hyperlink = "https://example.org/plan"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def excel_by_xlsxwriter() -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("План")
    for at, line in enumerate(LINES * 10):
        page.write_row(at, 0, line.split(";"))
    page.write_comment("A1", "проверить")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=План!$A$1:$A$3"})
    page.insert_chart("F2", chart)
    book.close()
    return out.getvalue()


def word_with_chart() -> bytes:
    """A chart in Word carries its own workbook: the only archive within a document that is let through."""
    parts = b.docx_parts(links=(("chart", "charts/chart1.xml", False),))
    parts["word/charts/chart1.xml"] = f'{b.HEAD}<c:chartSpace xmlns:c="urn:c"><c:f>Лист1!$A$1</c:f></c:chartSpace>'
    parts["word/charts/_rels/chart1.xml.rels"] = b.relations(
        ("package", "../embeddings/Microsoft_Excel_Sheet.xlsx", False)
    )
    parts["word/embeddings/Microsoft_Excel_Sheet.xlsx"] = b.xlsx()
    parts["[Content_Types].xml"] = b.types(
        {"/word/document.xml": f"{b.CONTENT_TYPES}.wordprocessingml.document.main+xml"},
        {"xlsx": f"{b.CONTENT_TYPES}.spreadsheetml.sheet"},
    )
    return b.zipped(parts)


VALID: dict[str, Callable[[], bytes]] = {
    "план.docx": word_by_library,
    "минимальный.docx": b.docx,
    "со ссылкой.docx": lambda: b.docx(links=(("hyperlink", "https://example.org/import/dde/x", True),)),
    "с полем.docx": lambda: b.docx(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://x.ru/import/dde" '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "со своим шаблоном.docx": lambda: b.docx(
        links=(("attachedTemplate", "file:///C:\\Users\\Иванова\\AppData\\Templates\\Бланк.dotx", True),)
    ),
    "с диаграммой.docx": word_with_chart,
    "план.xlsx": excel_by_openpyxl,
    "план 2.xlsx": excel_by_xlsxwriter,
    "минимальный.xlsx": b.xlsx,
    "много листов.xlsx": lambda: b.xlsx(*([b.sheet(b.row(1, ("A1", "1")))] * 90)),
    "пустые строки в конце.xlsx": lambda: b.xlsx(b.sheet(b.row(1, ("A1", "1")) + '<row r="1048576" ht="12.8"/>')),
    "план.pdf": b.pdf,
    "с потоком объектов.pdf": lambda: b.pdf(b.stream(b"7 0 << /Type /Example >>", b"/Type /ObjStm /N 1 /First 4 ")),
    "правленый.pdf": lambda: (
        b.pdf() + b"\n".join((b"", b"trailer << /Size 6 /Root 1 0 R /Prev 9 >>", b"startxref", b"15", b"%%EOF"))
    ),
    "план.txt": lambda: "\n".join(LINES).encode(),
    "план 1251.txt": lambda: "\n".join(LINES).encode("cp1251"),
    "план utf16.txt": lambda: "\n".join(LINES).encode("utf-16"),
    "разрывы страниц.txt": lambda: "\f\n".join(LINES).encode(),
    "план.csv": lambda: "\n".join(LINES).encode("utf-8-sig"),
    "формулы.csv": lambda: "=1+1;-5;@имя\n".encode(),
    "снимок.png": lambda: b.png(640, 480),
    "фото.jpg": b.jpeg,
    "фото с телефона.JPEG": lambda: b.jpeg(tail=b"\0\0\0\x18ftypmp42" + bytes(2000)),
}

if SEED.is_dir():
    VALID |= {
        f"seed {path.name}": path.read_bytes
        for path in sorted(SEED.glob("plan.*"))
        if path.suffix in (".docx", ".pdf", ".txt")
    }
