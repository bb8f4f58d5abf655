"""ZIP archives that may be hostile: the structure is checked here byte by byte before any library opens it.

Limits are those of RELIABILITY.md T7. Nothing is trusted that the archive says of itself: sizes are counted while
inflating, with a cap, and the central directory, the local headers and the data must agree. What passes reads the same
in every ZIP library.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from artel.files.intake.verdicts import Refused

MAX_MEMBERS = 2_000
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 100
RATIO_FREE = 1024 * 1024
_CHUNK = 1024 * 1024

_END = struct.Struct("<4s4H2LH")
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL = struct.Struct("<4s2B4HL2L2H")

BROKEN = "Файл повреждён: откройте его в своей программе, сохраните заново и загрузите ещё раз."
BOMB = "Файл распаковывается в слишком большой объём: сохраните документ заново без лишних вложений и рисунков."
ENCRYPTED = "Файл защищён паролем: снимите пароль в программе, где он создан, и загрузите файл снова."


@dataclass
class Budget:
    """What one upload may still unpack; nested archives spend from the same budget."""

    members: int = MAX_MEMBERS
    unpacked: int = MAX_UNPACKED
    elements: int = 3_000_000


@dataclass(frozen=True)
class Member:
    name: str
    method: int
    crc: int
    compressed: int
    size: int
    offset: int
    data_offset: int = field(default=0)


class Archive:
    """A checked ZIP archive over bytes.

    Raises Refused on anything out of order; `read` inflates a member against the budget.
    """

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._data = data
        self._budget = budget
        self.members: dict[str, Member] = {}
        try:
            count, start, end = self._directory()
            self._check_count(count)
            members = self._central(count, start, end)
            self._place(members, start)
        except (struct.error, UnicodeDecodeError, IndexError) as error:
            raise Refused(BROKEN, reason="zip_structure") from error

    def read(self, member: Member, *, keep: int | None = None) -> bytes:
        """The member's bytes (only the first `keep` if given), all of them counted and checked against the declared
        size and CRC.

        Refuses as soon as more comes out than was declared or than the budget has. Holds no more in memory than it
        returns.
        """
        if member.size > self._budget.unpacked:
            raise Refused(BOMB, reason="zip_total")
        if member.size > RATIO_FREE and member.size > MAX_RATIO * max(member.compressed, 1):
            raise Refused(BOMB, reason="zip_ratio")
        self._budget.unpacked -= member.size
        packed = memoryview(self._data)[member.data_offset : member.data_offset + member.compressed]
        kept: list[bytes] = []
        wanted = member.size if keep is None else keep
        total = crc = 0
        # A part that is kept comes in one piece, so that it is never held twice.
        chunk = member.size + 1 if keep is None else _CHUNK
        for piece in (packed,) if member.method == 0 else _inflate(packed, chunk):
            total += len(piece)
            if total > member.size:
                raise Refused(BOMB, reason="zip_lying_size")
            crc = zlib.crc32(piece, crc)
            if wanted > 0 and piece:
                kept.append(bytes(piece[:wanted]))
                wanted -= len(kept[-1])
        if total != member.size or crc != member.crc:
            raise Refused(BROKEN, reason="zip_lying_size")
        return kept[0] if len(kept) == 1 else b"".join(kept)

    def _directory(self) -> tuple[int, int, int]:
        """Number of entries, start and end of the central directory; everything must fit without a gap at the end of
        the file.
        """
        data = self._data
        at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
        if at < 0:
            raise Refused(BROKEN, reason="zip_no_directory")
        _, disk, directory_disk, here, count, size, offset, comment = _END.unpack_from(data, at)
        if at + _END.size + comment != len(data) or disk or directory_disk or here != count:
            raise Refused(BROKEN, reason="zip_tail")
        end = at
        if at >= _END64_LOCATOR.size and data[at - _END64_LOCATOR.size : at - _END64_LOCATOR.size + 4] == b"PK\x06\x07":
            _, disk64, where, disks = _END64_LOCATOR.unpack_from(data, at - _END64_LOCATOR.size)
            end = at - _END64_LOCATOR.size - _END64.size
            if disk64 or disks > 1 or where != end:
                raise Refused(BROKEN, reason="zip64")
            signature, _, _, _, _, _, here, count, size, offset = _END64.unpack_from(data, end)
            if signature != b"PK\x06\x06" or here != count:
                raise Refused(BROKEN, reason="zip64")
        if offset + size != end:
            raise Refused(BROKEN, reason="zip_prefix")
        return count, offset, end

    def _check_count(self, count: int) -> None:
        if count > self._budget.members:
            raise Refused(BOMB, reason="zip_members")
        self._budget.members -= count

    def _central(self, count: int, at: int, end: int) -> list[Member]:
        members = []
        for _ in range(count):
            fields = _CENTRAL.unpack_from(self._data, at)
            signature, flags, method = fields[0], fields[5], fields[6]
            crc, compressed, size, name_length, extra_length, comment_length, disk = fields[9:16]
            attributes, offset = fields[17:19]
            if signature != b"PK\x01\x02":
                raise Refused(BROKEN, reason="zip_central")
            if flags & 0x2041:
                raise Refused(ENCRYPTED, reason="zip_encrypted")
            at += _CENTRAL.size
            name = self._name(self._data[at : at + name_length], flags)
            extra = self._data[at + name_length : at + name_length + extra_length]
            at += name_length + extra_length + comment_length
            size, compressed, offset = _zip64(extra, size, compressed, offset)
            if at > end or disk or method not in (0, 8) or (attributes >> 16) & 0o170000 == 0o120000:
                raise Refused(BROKEN, reason="zip_central")
            members.append(Member(name, method, crc, compressed, size, offset))
        if at != end:
            raise Refused(BROKEN, reason="zip_central")
        return members

    def _name(self, raw: bytes, flags: int) -> str:
        name = raw.decode("utf-8" if flags & 0x800 else "ascii")
        parts = name.split("/")
        if not name or "\\" in name or ":" in name or "\0" in name or ".." in parts or name.startswith("/"):
            raise Refused(BROKEN, reason="zip_name")
        return name

    def _place(self, members: list[Member], directory: int) -> None:
        """Match local headers to the central directory and see that no two entries share bytes (CVE-2024-0450)."""
        seen: set[str] = set()
        free_from = 0
        for member in sorted(members, key=lambda one: one.offset):
            fields = _LOCAL.unpack_from(self._data, member.offset)
            signature, flags, method = fields[0], fields[3], fields[4]
            compressed, size, name_length, extra_length = fields[8:12]
            name_at = member.offset + _LOCAL.size
            data_at = name_at + name_length + extra_length
            raw = self._data[name_at : name_at + name_length]
            size, compressed, _ = _zip64(self._data[name_at + name_length : data_at], size, compressed, 0)
            streamed = bool(flags & 0x08)
            if (
                signature != b"PK\x03\x04"
                or method != member.method
                or flags & 0x2041
                or raw.decode("utf-8") != member.name
                or (not streamed and (compressed, size) != (member.compressed, member.size))
                or data_at + member.compressed > directory
            ):
                raise Refused(BROKEN, reason="zip_local")
            if member.offset < free_from or (free_from == 0 and member.offset != 0):
                raise Refused(BROKEN, reason="zip_overlap")
            if member.name.lower() in seen:
                raise Refused(BROKEN, reason="zip_duplicate")
            seen.add(member.name.lower())
            free_from = data_at + member.compressed
            self.members[member.name] = Member(
                member.name, member.method, member.crc, member.compressed, member.size, member.offset, data_at
            )
        if sum(member.size for member in members) > self._budget.unpacked:
            raise Refused(BOMB, reason="zip_total")


def _inflate(packed: memoryview, chunk: int) -> Iterator[bytes]:
    """Inflate in pieces of at most `chunk`; refuses a stream that is broken or does not end where its data ends."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    pending: bytes | memoryview = packed
    try:
        while not inflater.eof:
            piece = inflater.decompress(pending, chunk)
            pending = inflater.unconsumed_tail
            yield piece
            if not piece and not pending:
                break
    except zlib.error as error:
        raise Refused(BROKEN, reason="zip_deflate") from error
    if not inflater.eof or inflater.unused_data:
        raise Refused(BROKEN, reason="zip_deflate")


def _zip64(extra: bytes, size: int, compressed: int, offset: int) -> tuple[int, int, int]:
    """Sizes and offset with the values of a ZIP64 extra field where the short ones are saturated."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == 1:
            values = list(struct.unpack_from(f"<{min(length, 24) // 8}Q", extra, at + 4))
            if size == 0xFFFFFFFF:
                size = values.pop(0)
            if compressed == 0xFFFFFFFF:
                compressed = values.pop(0)
            if offset == 0xFFFFFFFF:
                offset = values.pop(0)
        at += 4 + length
    return size, compressed, offset
