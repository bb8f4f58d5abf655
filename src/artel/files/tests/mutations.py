"""Seeded damage to honest documents (RELIABILITY.md R13).

Bytes, lengths, ZIP entries with their sums mended, XML tags, encodings.
"""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

Mutator = Callable[[bytes, random.Random], bytes]

TOKENS = [
    b"<w:tbl>",
    b"</w:tbl>",
    b"<w:p>" * 300,
    b"&lt;",
    b"&#0;",
    b"<!DOCTYPE x>",
    b"]]>",
    b"<row r='1048576'>",
    b"<c r='XFD9'/>",
    b"\xff\xfe",
    b"\0",
    b"-1",
    b"99999999999999999999",
    b"NaN",
    b"r:id='rId999'",
    b"<w:gridSpan w:val='1000000'/>",
    b"<w:vMerge/>",
    b"",
    b"/Kids [2 0 R]",
    b"endobj",
    b"stream\n",
    b"<<" * 50,
    b"/Length 999999999",
    b"/Filter /LZWDecode",
    b"\xd0\xb9\xcc\x86" * 50,
]


def flip_bytes(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 4, 32, 256))):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def truncate(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def repeat_slice(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    piece = data[start : start + rng.randrange(1, 5_000)]
    return data[:start] + piece * rng.choice((0, 2, 10, 100)) + data[start + len(piece) :]


def insert_token(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + rng.choice(TOKENS) + data[at + rng.choice((0, 0, 1, 8)) :]


def change_number(data: bytes, rng: random.Random) -> bytes:
    numbers = list(re.finditer(rb"\d+", data[:2_000_000]))
    if not numbers:
        return flip_bytes(data, rng)
    match = rng.choice(numbers)
    new = rng.choice((b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999", match[0] * 3))
    return data[: match.start()] + new + data[match.end() :]


def recode(data: bytes, rng: random.Random) -> bytes:
    text = data.decode("utf-8", "ignore") or "x"
    return text.encode(rng.choice(("utf-16", "utf-16-le", "utf-32", "cp1251", "koi8-r", "utf-7")), "replace")


def within_zip(inner: Mutator) -> Mutator:
    """Damage one member and mend the sums, so that the damage reaches the reader."""

    def mutate(data: bytes, rng: random.Random) -> bytes:
        members = _members(data)
        if not members:
            return inner(data, rng)
        for _ in range(rng.choice((1, 1, 3))):
            name = rng.choice(sorted(members))
            members[name] = inner(members[name] or b"x", rng)
        return _pack(members)

    return mutate


def swap_entries(data: bytes, rng: random.Random) -> bytes:
    members = _members(data)
    if len(members) < 2:
        return repeat_slice(data, rng)
    one, other = rng.sample(sorted(members), 2)
    deed = rng.randrange(4)
    if deed == 0:
        members[one], members[other] = members[other], members[one]
    elif deed == 1:
        del members[one]
    elif deed == 2:
        members[rng.choice(("word/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "../up", one.upper()))] = (
            members[one]
        )
    else:
        members[one + ".bak"] = members.pop(one)
    return _pack(members)


def within_stream(data: bytes, rng: random.Random) -> bytes:
    """Damage one packed stream of a PDF from the inside, or one chunk of pixels of a PNG."""
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S))
    if not streams:
        return flip_bytes(data, rng)
    match = rng.choice(streams)
    try:
        content = zlib.decompress(match[1])
    except zlib.error:
        return flip_bytes(data, rng)
    changed = rng.choice((flip_bytes, insert_token, change_number, repeat_slice))(content or b"x", rng)
    return data[: match.start(1)] + zlib.compress(changed) + data[match.end(1) :]


def _members(data: bytes) -> dict[str, bytes]:
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _pack(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


OF_BYTES: list[Mutator] = [flip_bytes, truncate, repeat_slice, insert_token, change_number, recode]
MUTATORS: list[Mutator] = [
    *OF_BYTES,
    *map(within_zip, OF_BYTES),
    *map(within_zip, (insert_token, change_number)),  # twice as often: this is what reaches the readers
    swap_entries,
    within_stream,
    within_stream,
]


def mutate(data: bytes, rng: random.Random) -> bytes:
    """One damaged copy; the same generator state gives the same copy."""
    return rng.choice(MUTATORS)(data, rng) or b"\0"
