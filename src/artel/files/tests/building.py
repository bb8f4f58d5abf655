"""Builds small honest documents, part by part, for the tests of the intake. Nothing binary lives in the repository."""

import io
import struct
import zipfile
import zlib

CONTENT_TYPES = "application/vnd.openxmlformats-officedocument"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Parts = dict[str, str | bytes]


def zipped(parts: Parts, *, level: int = 6) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def types(overrides: dict[str, str], defaults: dict[str, str] | None = None) -> str:
    known = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    default = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in {**known, **(defaults or {})}.items()
    )
    override = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{default}{override}</Types>'


def relations(*links: tuple[str, str, bool]) -> str:
    """Each link: (type after the last slash, target, whether external)."""
    body = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATIONS}/{kind}" Target="{target}"'
        f' TargetMode="{"External" if external else "Internal"}"/>'
        for at, (kind, target, external) in enumerate(links, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{body}</Relationships>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word_document(body: str) -> str:
    return f'{HEAD}<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'


def docx_parts(body: str = "", *, links: tuple[tuple[str, str, bool], ...] = ()) -> Parts:
    """The parts of a Word document with one table of a plan and the given body after it."""
    cells = "".join(
        f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>" for text in ("1.1", "Заседание", "Март 2024 г.", "Протокол")
    )
    table = f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * 4}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    return {
        "[Content_Types].xml": types({"/word/document.xml": f"{CONTENT_TYPES}.wordprocessingml.document.main+xml"}),
        "_rels/.rels": relations(("officeDocument", "word/document.xml", False)),
        "word/document.xml": word_document(table + body),
        "word/_rels/document.xml.rels": relations(*links),
    }


def docx(body: str = "", **kwargs: object) -> bytes:
    return zipped(docx_parts(body, **kwargs))  # type: ignore[arg-type]


def sheet(rows: str, tail: str = "") -> str:
    return f'{HEAD}<worksheet xmlns="{SHEET}" xmlns:r="{RELATIONS}"><sheetData>{rows}</sheetData>{tail}</worksheet>'


def row(number: int, *cells: tuple[str, str]) -> str:
    inner = "".join(f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>' for at, text in cells)
    return f'<row r="{number}">{inner}</row>'


def xlsx_parts(*sheets: str, names: str = "", links: tuple[tuple[str, str, bool], ...] = ()) -> Parts:
    """The parts of a workbook with the given sheets (one with a plan's row if none)."""
    sheets = sheets or (sheet(row(1, ("A1", "1.1"), ("B1", "Заседание"), ("C1", "Март 2024 г."))),)
    numbers = range(1, len(sheets) + 1)
    overrides = {"/xl/workbook.xml": f"{CONTENT_TYPES}.spreadsheetml.sheet.main+xml"}
    overrides |= {f"/xl/worksheets/sheet{n}.xml": f"{CONTENT_TYPES}.spreadsheetml.worksheet+xml" for n in numbers}
    listed = "".join(f'<sheet name="Лист{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    return {
        "[Content_Types].xml": types(overrides),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml", False)),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}">'
        f"<sheets>{listed}</sheets>{names}</workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            *((("worksheet", f"worksheets/sheet{n}.xml", False)) for n in numbers), *links
        ),
        **{f"xl/worksheets/sheet{n}.xml": content for n, content in zip(numbers, sheets, strict=True)},
    }


def xlsx(*sheets: str, **kwargs: object) -> bytes:
    return zipped(xlsx_parts(*sheets, **kwargs))  # type: ignore[arg-type]


def pdf(*objects: bytes, trailer: bytes = b"", pages: bytes = b"/Kids [3 0 R] /Count 1", root: bytes = b"") -> bytes:
    """A PDF of one page with the given extra objects, numbered from 6; a cross-reference table that fits."""
    text = b"BT /F1 12 Tf 72 720 Td (1.1 Plan) Tj ET"
    packed = zlib.compress(text)
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R " + root + b" >>",
        b"<< /Type /Pages " + pages + b" >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *objects,
    ]
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, trailer, start)
    return bytes(out)


def stream(content: bytes, header: bytes = b"", *, packed: bool = True) -> bytes:
    content = zlib.compress(content) if packed else content
    flate = b"/Filter /FlateDecode " if packed else b""
    return b"<< /Length %d %s%s >>\nstream\n%s\nendstream" % (len(content), flate, header, content)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(body, zlib.crc32(kind)))


def png(
    width: int = 8, height: int = 8, *, pixels: bytes | None = None, extra: bytes = b"", tail: bytes = b""
) -> bytes:
    """An RGB PNG of one colour; `pixels` replaces its data, `extra` are chunks before it, `tail` follows the end."""
    raw = (b"\0" + b"\x40\x80\xc0" * width) * height if pixels is None else pixels
    header = struct.pack(">LL5B", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + extra
        + chunk(b"IDAT", zlib.compress(raw))
        + chunk(b"IEND", b"")
        + tail
    )


def jpeg(width: int = 16, height: int = 16, *, comment: bytes = b"", tail: bytes = b"") -> bytes:
    """A real JPEG (made by Pillow), its header's size overwritten if it is not 16 by 16."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (16, 16), (64, 128, 192)).save(out, "JPEG")
    data = bytearray(out.getvalue())
    at = data.index(b"\xff\xc0")
    struct.pack_into(">HH", data, at + 5, height, width)
    if comment:
        data[2:2] = b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment
    return bytes(data) + tail
