"""Malicious documents of RELIABILITY.md R14, built by code.

Each is refused for its own reason, or read safely within limits.
"""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from artel.files.tests import building as b

SAFE = "safe"


@dataclass(frozen=True)
class Hostile:
    """A malicious document; `reasons` are the reasons of refusal that count as seen through, or SAFE."""

    title: str
    name: str
    build: Callable[[], bytes]
    reasons: tuple[str, ...]


HOSTILE: list[Hostile] = []


def hostile(title: str, name: str, *reasons: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def register(build: Callable[[], bytes]) -> Callable[[], bytes]:
        HOSTILE.append(Hostile(title, name, build, reasons))
        return build

    return register


def add(title: str, name: str, build: Callable[[], bytes], *reasons: str) -> None:
    HOSTILE.append(Hostile(title, name, build, reasons))


def zeros(megabytes: int) -> bytes:
    """So many megabytes of zeros, deflated raw, without ever holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = bytes(1 << 20)
    return b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


def raw_zip(
    entries: list[tuple[bytes, bytes, int, int]], *, count: int | None = None, shared: bool = False, flags: int = 0
) -> bytes:
    """A ZIP written by hand from (name, deflated data, declared size, crc); with `shared` all entries point at the
    first one's data.
    """
    out = bytearray()
    central = bytearray()
    first = 0
    for at, (name, packed, size, crc) in enumerate(entries):
        offset = len(out)
        if not shared or at == 0:
            out += struct.pack(
                "<4s2B4HL2L2H", b"PK\x03\x04", 20, 0, flags, 8, 0, 33, crc, len(packed), size, len(name), 0
            )
            out += name + packed
        central += (
            struct.pack(
                "<4s4B4HL2L5H2L",
                b"PK\x01\x02",
                20,
                0,
                20,
                0,
                flags,
                8,
                0,
                33,
                crc,
                len(packed),
                size,
                len(name),
                0,
                0,
                0,
                0,
                0,
                first if shared else offset,
            )
            + name
        )
    start = len(out)
    total = (len(entries) if count is None else count) & 0xFFFF
    return bytes(out + central + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, total, total, len(central), start, 0))


def deflated(content: bytes) -> tuple[bytes, int, int]:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush(), len(content), zlib.crc32(content)


def with_part(name: str, content: str | bytes, parts: b.Parts | None = None) -> bytes:
    return b.zipped((parts or b.docx_parts()) | {name: content})


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data and len(old) == len(new)
    return data.replace(old, new)


# --- archives -------------------------------------------------------------------------------------------------------


@hostile("a bomb of one member", "план.docx", "zip_ratio", "zip_total")
def one_member() -> bytes:
    return with_part("word/media/image1.png", bytes(60_000_000))


@hostile("a bomb of many members", "план.docx", "zip_total", "zip_ratio")
def many_members() -> bytes:
    return b.zipped(b.docx_parts() | {f"word/media/i{at}.bin": bytes(1_000_000) for at in range(120)}, level=1)


@hostile("an archive in an archive", "план.docx", "nested_archive")
def nested() -> bytes:
    inner = b.zipped({"0.bin": bytes(900_000)})
    for _ in range(5):
        inner = b.zipped({f"{at}.zip": inner for at in range(8)})
    return with_part("word/media/inner.zip", inner)


@hostile("a document in a document in a document", "план.docx", "nested_archive")
def nested_documents() -> bytes:
    inner = with_part("word/embeddings/b.docx", b.docx())
    return with_part("word/embeddings/a.docx", inner)


@hostile("overlapping entries", "план.docx", "zip_overlap", "zip_local")
def overlap() -> bytes:
    packed, size, crc = deflated(bytes(1_000_000))
    return raw_zip(
        [(b"word/a%03d.xml" % 0, packed, size, crc)] + [(b"word/a%03d.xml" % 0, packed, size, crc)] * 90, shared=True
    )


@hostile("sizes that lie: more comes out", "план.docx", "zip_lying_size")
def lying_small() -> bytes:
    packed, _, crc = deflated(bytes(5_000_000))
    types, size, types_crc = deflated(str(b.docx_parts()["[Content_Types].xml"]).encode())
    return raw_zip([(b"[Content_Types].xml", types, size, types_crc), (b"word/document.xml", packed, 1000, crc)])


@hostile("sizes that lie: less comes out", "план.docx", "zip_lying_size")
def lying_large() -> bytes:
    packed, _, crc = deflated(b"short")
    types, size, types_crc = deflated(str(b.docx_parts()["[Content_Types].xml"]).encode())
    return raw_zip([(b"[Content_Types].xml", types, size, types_crc), (b"word/media/a.bin", packed, 900, crc)])


@hostile("local headers that contradict the directory", "план.docx", "zip_local")
def contradiction() -> bytes:
    data = bytearray(b.docx())
    at = data.index(b"PK\x03\x04", 4)
    struct.pack_into("<L", data, at + 22, 7)
    return bytes(data)


@hostile("65,536 members", "план.docx", "zip_members", "zip_central")
def too_many_members() -> bytes:
    packed, size, crc = deflated(b"x")
    return raw_zip([(b"%05d" % at, packed, size, crc) for at in range(65_536)])


@hostile("65,535 members, all declared", "план.docx", "zip_members")
def declared_members() -> bytes:
    packed, size, crc = deflated(b"x")
    return raw_zip([(b"%05d" % at, packed, size, crc) for at in range(65_535)])


@hostile("a ZIP64 directory of 2^40 entries", "план.docx", "zip64", "zip_members", "zip_prefix")
def zip64() -> bytes:
    data = b.docx()
    at = data.index(b"PK\x05\x06")
    start = struct.unpack_from("<L", data, at + 16)[0]
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1 << 40, 1 << 40, at - start, start)
    return data[:at] + record + struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1) + data[at:]


@hostile("the same name twice", "план.docx", "zip_duplicate")
def duplicate() -> bytes:
    packed, size, crc = deflated(b"x")
    return raw_zip([(b"word/document.xml", packed, size, crc), (b"WORD/document.xml", packed, size, crc)])


@hostile("a name that climbs out", "план.docx", "zip_name")
def climbing() -> bytes:
    return with_part("../../../etc/cron.d/x", "* * * * * root id")


@hostile("a symbolic link", "план.docx", "zip_central")
def symbolic_link() -> bytes:
    out = io.BytesIO(b.docx())
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("word/media/link.png")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


@hostile("a packing method of its own", "план.docx", "zip_central")
def other_method() -> bytes:
    out = io.BytesIO(b.docx())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/media/a.bin", bytes(1000))
    return out.getvalue()


@hostile("an encrypted archive", "план.docx", "zip_encrypted")
def encrypted_archive() -> bytes:
    packed, size, crc = deflated(b"x")
    return raw_zip([(b"word/document.xml", packed, size, crc)], flags=1)


@hostile("a document cut short", "план.docx", "zip_no_directory")
def truncated() -> bytes:
    return b.docx()[:-40]


@hostile("a program before the archive", "план.docx", "program")
def prefixed_program() -> bytes:
    return b"MZ" + bytes(500) + b.docx()


@hostile("an archive after the archive", "план.docx", "zip_prefix", "zip_overlap", "zip_duplicate")
def two_archives() -> bytes:
    return b.docx() + b.zipped({"evil.js": "alert(1)"})


# --- XML ------------------------------------------------------------------------------------------------------------


def with_dtd(dtd: str, body: str = "") -> bytes:
    document = b.word_document(b.paragraph(body)).replace(b.HEAD, f"{b.HEAD}{dtd}\n")
    return with_part("word/document.xml", document)


LOL = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
add("a billion laughs", "план.docx", lambda: with_dtd(f'<!DOCTYPE d [<!ENTITY l0 "lol">{LOL}]>', "&l9;"), "xml_dtd")
add(
    "quadratic growth",
    "план.docx",
    lambda: with_dtd(f'<!DOCTYPE d [<!ENTITY a "{"x" * 50_000}">]>', "&a;" * 50_000),
    "xml_dtd",
)
add(
    "an entity that is a file",
    "план.docx",
    lambda: with_dtd('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
    "xml_dtd",
)
add(
    "an entity that is an address",
    "план.docx",
    lambda: with_dtd('<!DOCTYPE d [<!ENTITY x SYSTEM "http://192.0.2.1/x">]>', "&x;"),
    "xml_dtd",
)
add(
    "a parameter entity",
    "план.docx",
    lambda: with_dtd('<!DOCTYPE d [<!ENTITY % p SYSTEM "http://192.0.2.1/p"> %p;]>'),
    "xml_dtd",
)
add("a DTD elsewhere", "план.docx", lambda: with_dtd('<!DOCTYPE d SYSTEM "http://192.0.2.1/d.dtd">'), "xml_dtd")
add(
    "a DTD in the content types",
    "план.docx",
    lambda: with_part(
        "[Content_Types].xml",
        str(b.docx_parts()["[Content_Types].xml"]).replace(b.HEAD, "<!DOCTYPE d [<!ENTITY x 'y'>]>"),
    ),
    "xml_dtd",
)
add(
    "a DTD in a drawing of the old kind",
    "план.xlsx",
    lambda: with_part("xl/drawings/vmlDrawing1.vml", "<!DOCTYPE x [<!ENTITY a 'b'>]><xml/>", b.xlsx_parts()),
    "xml_dtd",
)
add(
    "a DTD hidden in UTF-16",
    "план.docx",
    lambda: with_part(
        "word/document.xml",
        b.word_document("").replace("UTF-8", "UTF-16").replace("\n", "<!DOCTYPE d>", 1).encode("utf-16"),
    ),
    "xml_encoding",
)
add(
    "UTF-16 without a mark",
    "план.docx",
    lambda: with_part("word/document.xml", b.word_document("").encode("utf-16-le")),
    "xml_encoding",
)
add(
    "a DTD hidden in UTF-7",
    "план.docx",
    lambda: with_part("word/document.xml", '<?xml version="1.0" encoding="UTF-7"?>\n+ADw-!DOCTYPE d+AD4-<d/>'),
    "xml_encoding",
    "xml_broken",
)
add(
    "an encoding of its own",
    "план.docx",
    lambda: with_part("word/document.xml", b.word_document("").replace("UTF-8", "IBM037")),
    "xml_encoding",
)
add(
    "a hundred thousand levels",
    "план.docx",
    lambda: b.docx("<w:p>" * 100_000 + "</w:p>" * 100_000),
    "xml_depth",
    "zip_ratio",
)
add("four million elements", "план.docx", lambda: b.docx("<w:p/>" * 4_000_000), "xml_elements", "zip_ratio")


@hostile("three million different elements", "план.docx", "xml_elements", "zip_ratio", "xml_size")
def many_elements() -> bytes:
    rng = random.Random(1)
    return b.docx("".join(f"<w:p w:a='{rng.randrange(99)}'/>" for _ in range(3_000_001)))


@hostile("a hundred thousand attributes", "план.docx", SAFE, "xml_broken", "wall_time", "cpu_time")
def many_attributes() -> bytes:
    return b.docx("<w:p " + " ".join(f'a{at}="{at}"' for at in range(100_000)) + "/>")


@hostile("markup that never ends", "план.docx", "xml_broken")
def endless() -> bytes:
    return with_part("word/document.xml", b.word_document("<w:p>" * 50))
