"""PDF files that may be hostile: read as bytes for what they would run, hide or unfold; no PDF library is opened here.

Object streams are inflated under a cap, so that a name cannot hide in them; names are decoded first (`/J#53` is `/JS`).
What a parser would still choke on is left to the limits of the child process that reads an accepted file.
"""

import re
import zlib
from collections.abc import Iterator

from artel.files.intake.archives import BOMB, MAX_UNPACKED
from artel.files.intake.verdicts import Refused

MAX_PAGES = 500
MAX_OBJECTS = 200_000
MAX_REVISIONS = 100
MAX_FILTERS = 2
MAX_OBJECT_STREAMS = 20 * 1024 * 1024
_CHUNK = 1024 * 1024

ENCRYPTED = (
    "PDF защищён паролем или запретами: сохраните его без защиты («Печать» → «Сохранить как PDF») и загрузите снова."
)
ACTIVE = (
    "В PDF есть сценарии, вложения или запуск программ: сохраните его заново через «Печать» → «Сохранить "
    "как PDF» и загрузите снова."
)
PAGES = "В PDF больше 500 страниц: сохраните только страницы с планом и загрузите снова."
BROKEN_PDF = (
    "PDF повреждён или загружен не полностью: сохраните его заново («Печать» → «Сохранить как PDF») и загрузите снова."
)

_STREAM = re.compile(rb"stream\r?\n")
_HASHED = re.compile(rb"#([0-9A-Fa-f]{2})")
# Long enough never to occur in compressed bytes by chance, so they are looked for everywhere.
_FORBIDDEN_ANYWHERE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia(?:Content|Settings)?|SubmitForm|ImportData|GoToE|Rendition)(?![A-Za-z])"
)
_FORBIDDEN_IN_OBJECTS = re.compile(rb"/(?:JS|XFA|AF|Sound|Movie)(?![A-Za-z0-9])")
_ENCRYPT = re.compile(rb"/Encrypt(?![A-Za-z])\s*(?:\d+\s+\d+\s+R|<<)")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_OBJECT = re.compile(rb"(?<!\d)\d{1,10}\s+\d{1,5}\s+obj\b")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R")
_PREV = re.compile(rb"/Prev\s+(\d+)(?!\d)(?!\s+\d+\s+R)")
_START_XREF = re.compile(rb"startxref\s+(\d+)")
_FILTERS = re.compile(rb"/Filter\s*\[([^\]]*)\]")
_NESTING = re.compile(rb"(?:\[\s*){200,}|(?:<<\s*(?:/\w*\s*)?){200,}|(?:\(){2000,}")


def check_pdf(data: bytes) -> None:
    """Check a PDF.

    Raises Refused for encryption, active content, attachments, more than MAX_PAGES pages, bombs and loops.
    """
    if not re.match(rb"%PDF-[12]\.\d", data[:16]):
        raise Refused(BROKEN_PDF, reason="pdf_header")
    tail = data[-2048:]
    if b"%%EOF" not in tail or b"startxref" not in data[-4096:]:
        raise Refused(BROKEN_PDF, reason="pdf_tail")
    if b"PK\x05\x06" in data[-65_557:] and b"PK\x01\x02" in data:
        raise Refused(BROKEN_PDF, reason="polyglot")
    if _FORBIDDEN_ANYWHERE.search(_decoded(data)):
        raise Refused(ACTIVE, reason="pdf_active")
    _check_cross_references(data)
    pieces: list[bytes] = []
    unpacked = 0
    for piece, is_object_stream, size in _objects_and_streams(data):
        unpacked += size
        if unpacked > MAX_UNPACKED:
            raise Refused(BOMB, reason="pdf_bomb")
        if piece:
            pieces.append(piece)
        if is_object_stream and _FORBIDDEN_ANYWHERE.search(piece):
            raise Refused(ACTIVE, reason="pdf_active")
    _check_objects(b"\n".join(pieces))


def _check_objects(objects: bytes) -> None:
    """Judge everything outside of streams, together with what object streams hold."""
    if _ENCRYPT.search(objects):
        raise Refused(ENCRYPTED, reason="pdf_encrypted")
    if _FORBIDDEN_IN_OBJECTS.search(objects):
        raise Refused(ACTIVE, reason="pdf_active")
    if _NESTING.search(objects):
        raise Refused(BROKEN_PDF, reason="pdf_nesting")
    if sum(1 for _ in _OBJECT.finditer(objects)) > MAX_OBJECTS:
        raise Refused(BOMB, reason="pdf_objects")
    if sum(1 for _ in _PAGE.finditer(objects)) > MAX_PAGES:
        raise Refused(PAGES, reason="pdf_pages")
    for array in _KIDS.finditer(objects):
        children = _REFERENCE.findall(array[1])
        if len(children) > 10 * MAX_PAGES or len(children) != len(set(children)):
            raise Refused(PAGES, reason="pdf_page_tree")


def _check_cross_references(data: bytes) -> None:
    starts = [int(match[1]) for match in _START_XREF.finditer(data)]
    previous = [int(match[1]) for match in _PREV.finditer(data) if int(match[1])]
    if len(starts) > MAX_REVISIONS or len(previous) > MAX_REVISIONS or not starts:
        raise Refused(BROKEN_PDF, reason="pdf_revisions")
    if len(previous) != len(set(previous)) or starts[-1] in previous or starts[-1] >= len(data):
        raise Refused(BROKEN_PDF, reason="pdf_xref_loop")


def _objects_and_streams(data: bytes) -> Iterator[tuple[bytes, bool, int]]:
    """The bytes between streams as they are, and the contents of object streams; each with what inflating cost.

    Yields (piece, whether it came from an object stream, bytes inflated).
    """
    at = 0
    left = MAX_UNPACKED
    while match := _STREAM.search(data, at):
        outside = data[at : match.start()]
        decoded = _decoded(outside)
        yield decoded, False, 0
        end = data.find(b"endstream", match.end())
        if end < 0:
            raise Refused(BROKEN_PDF, reason="pdf_stream")
        header = decoded[decoded.rfind(b" obj") if b" obj" in decoded else 0 :]
        _check_filters(header)
        if b"FlateDecode" in header or b"/Fl" in header:
            is_objects = b"/ObjStm" in header
            if is_objects or b"/Image" not in header:
                content, size = _inflated(data[match.end() : end], left, keep=is_objects)
                left -= size
                yield _decoded(content), is_objects, size
        elif b"/ObjStm" in header:
            if b"/Filter" in header:
                raise Refused(BROKEN_PDF, reason="pdf_filters")
            yield _decoded(data[match.end() : end]), True, 0
        at = end + 9
    yield _decoded(data[at:]), False, 0


def _check_filters(header: bytes) -> None:
    for filters in _FILTERS.finditer(header):
        names = re.findall(rb"/(\w+)", filters[1])
        if (
            len(names) > MAX_FILTERS
            or sum(1 for name in names if name in (b"FlateDecode", b"Fl", b"LZWDecode", b"LZW")) > 1
        ):
            raise Refused(BOMB, reason="pdf_filters")
        if len(names) > 1 and b"/ObjStm" in header:
            raise Refused(BROKEN_PDF, reason="pdf_filters")


def _inflated(packed: bytes, limit: int, *, keep: bool) -> tuple[bytes, int]:
    """What a stream holds (if kept) and how long it is; one broken in the middle gives what came out before.

    Refuses as soon as more than `limit` bytes come out.
    """
    inflater = zlib.decompressobj()
    pieces: list[bytes] = []
    total = 0
    pending = packed
    try:
        while pending and not inflater.eof:
            piece = inflater.decompress(pending, _CHUNK)
            total += len(piece)
            if total > limit or (keep and total > MAX_OBJECT_STREAMS):
                raise Refused(BOMB, reason="pdf_bomb")
            if keep:
                pieces.append(piece)
            pending = inflater.unconsumed_tail
    except zlib.error:
        pass
    return b"".join(pieces), total


def _decoded(piece: bytes) -> bytes:
    return _HASHED.sub(lambda match: bytes([int(match[1], 16)]), piece) if b"#" in piece else piece
