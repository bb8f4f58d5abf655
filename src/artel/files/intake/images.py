"""PNG and JPEG files that may be hostile: the structure is walked here, no image library is opened."""

import struct
import zlib

from artel.files.intake.verdicts import Refused

MAX_PIXELS = 40_000_000
MAX_SIDE = 20_000
MAX_ANCILLARY = 4 * 1024 * 1024
MAX_CHUNKS = 20_000

BROKEN_IMAGE = (
    "Изображение повреждено: откройте его в программе просмотра, сохраните заново как PNG или JPG и загрузите снова."
)
TOO_LARGE = "Изображение слишком большое: уменьшите его до 6000 точек по большей стороне и загрузите снова."
HIDDEN = (
    "В изображении спрятаны посторонние данные: откройте его в программе просмотра, сохраните заново и загрузите снова."
)
ANIMATED = "Это анимированная картинка: сохраните один кадр как обычный PNG или JPG и загрузите снова."

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_FOREIGN = (b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"<script", b"<?php", b"<html", b"<svg", b"\x7fELF", b"Rar!\x1a")


def check_png(data: bytes) -> None:
    """Check a PNG: chunks, CRCs, dimensions, exactly as much pixel data as they call for, nothing after the end.

    Raises Refused.
    """
    at, count = 8, 0
    header: tuple[int, ...] | None = None
    pixels = _Pixels()
    ended = False
    while at < len(data) and not ended:
        count += 1
        if at + 12 > len(data) or count > MAX_CHUNKS:
            raise Refused(BROKEN_IMAGE, reason="png_chunks")
        length, kind = struct.unpack_from(">L4s", data, at)
        body = data[at + 8 : at + 8 + length]
        if len(body) != length or at + 12 + length > len(data):
            raise Refused(BROKEN_IMAGE, reason="png_chunks")
        if zlib.crc32(body, zlib.crc32(kind)) != struct.unpack_from(">L", data, at + 8 + length)[0]:
            raise Refused(BROKEN_IMAGE, reason="png_crc")
        if (count == 1) != (kind == b"IHDR"):
            raise Refused(BROKEN_IMAGE, reason="png_header")
        if kind == b"IHDR":
            header = _png_header(body)
            pixels.expect(header)
        elif kind == b"IDAT":
            pixels.take(body)
        elif kind == b"IEND":
            ended = True
        elif kind == b"acTL":
            raise Refused(ANIMATED, reason="png_animated")
        elif length > MAX_ANCILLARY or (kind not in (b"PLTE", b"eXIf") and any(mark in body for mark in _FOREIGN)):
            raise Refused(HIDDEN, reason="png_hidden")
        at += 12 + length
    if not ended or header is None:
        raise Refused(BROKEN_IMAGE, reason="png_end")
    pixels.finish()
    if at != len(data):
        raise Refused(HIDDEN, reason="polyglot")


def _png_header(body: bytes) -> tuple[int, ...]:
    if len(body) != 13:
        raise Refused(BROKEN_IMAGE, reason="png_header")
    width, height, depth, colour, compression, filtering, interlace = header = struct.unpack(">LL5B", body)
    if not width or not height or colour not in _CHANNELS or depth not in _DEPTHS[colour]:
        raise Refused(BROKEN_IMAGE, reason="png_header")
    if compression or filtering or interlace > 1:
        raise Refused(BROKEN_IMAGE, reason="png_header")
    _check_dimensions(width, height)
    return header


class _Pixels:
    """Inflates pixel data without keeping it, against the number of bytes the header calls for."""

    def __init__(self) -> None:
        self._expected = self._total = 0
        self._inflater = zlib.decompressobj()

    def expect(self, header: tuple[int, ...]) -> None:
        width, height, depth, colour, _, _, interlace = header
        bits = _CHANNELS[colour] * depth
        passes = _ADAM7 if interlace else ((0, 0, 1, 1),)
        for x, y, dx, dy in passes:
            columns, rows = -(-(width - x) // dx), -(-(height - y) // dy)
            if columns > 0 and rows > 0:
                self._expected += rows * (1 + (columns * bits + 7) // 8)

    def take(self, body: bytes) -> None:
        pending = body
        try:
            while pending and not self._inflater.eof:
                piece = self._inflater.decompress(pending, 1 << 20)
                self._total += len(piece)
                if self._total > self._expected:
                    raise Refused(HIDDEN, reason="png_flood")
                pending = self._inflater.unconsumed_tail
        except zlib.error as error:
            raise Refused(BROKEN_IMAGE, reason="png_deflate") from error

    def finish(self) -> None:
        if self._total != self._expected or not self._inflater.eof:
            raise Refused(BROKEN_IMAGE, reason="png_pixels")
        if self._inflater.unused_data:
            raise Refused(HIDDEN, reason="png_hidden")


def check_jpeg(data: bytes) -> None:
    """Check a JPEG.

    Markers up to the pixels, dimensions, an end, and no foreign file hidden in comments or after the end.

    Bytes after the end are common in photographs of telephones and are let through unless they are a file of another
    kind.
    """
    at = 2
    sized = False
    segments = 0
    while True:
        while at < len(data) and data[at] == 0xFF and data[at + 1 : at + 2] == b"\xff":
            at += 1
        if at + 4 > len(data) or data[at] != 0xFF or segments > MAX_CHUNKS:
            raise Refused(BROKEN_IMAGE, reason="jpeg_markers")
        segments += 1
        marker = data[at + 1]
        (length,) = struct.unpack_from(">H", data, at + 2)
        body = data[at + 4 : at + 2 + length]
        if length < 2 or at + 2 + length > len(data):
            raise Refused(BROKEN_IMAGE, reason="jpeg_markers")
        if marker in (0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF):
            if len(body) < 6 or sized:
                raise Refused(BROKEN_IMAGE, reason="jpeg_header")
            _, height, width = struct.unpack_from(">BHH", body)
            if not width or not height:
                raise Refused(BROKEN_IMAGE, reason="jpeg_header")
            _check_dimensions(width, height)
            sized = True
        elif marker == 0xFE and any(mark in body for mark in _FOREIGN):
            raise Refused(HIDDEN, reason="polyglot")
        at += 2 + length
        if marker == 0xDA:
            break
    end = data.rfind(b"\xff\xd9")
    if not sized or end < at:
        raise Refused(BROKEN_IMAGE, reason="jpeg_end")
    first_end = data.find(b"\xff\xd9", at)
    if any(mark in data[first_end:] for mark in _FOREIGN):
        raise Refused(HIDDEN, reason="polyglot")


def _check_dimensions(width: int, height: int) -> None:
    if width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_PIXELS:
        raise Refused(TOO_LARGE, reason="pixels")
