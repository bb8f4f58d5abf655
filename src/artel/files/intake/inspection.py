"""Says what a file from outside is, by its content, or refuses it."""

import hashlib
import re
from collections.abc import Collection
from os import PathLike
from pathlib import Path

from artel.files.intake import archives, images, ooxml, pdf, plaintext
from artel.files.intake.names import clean_name
from artel.files.intake.verdicts import Accepted, Refused

MAX_BYTES = 20 * 1024 * 1024

KINDS: dict[str, tuple[str, str]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word (.docx)"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel (.xlsx)"),
    "pdf": ("application/pdf", "PDF"),
    "txt": ("text/plain; charset=utf-8", "текст (.txt)"),
    "csv": ("text/csv; charset=utf-8", "таблица (.csv)"),
    "png": ("image/png", "PNG"),
    "jpg": ("image/jpeg", "JPG"),
}

# Taken only where it is asked for by name: a saved answer of a service, never a document.
ANSWERS: dict[str, tuple[str, str]] = {"json": ("application/json", "ответ сервиса (.json)")}

_SAVE_AS = "сохраните его как {wish} («Файл» → «Сохранить как») и загрузите снова."
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rt", "Это файл RTF: откройте его в Word и " + _SAVE_AS.format(wish="документ .docx"), "rtf"),
    (b"MZ", "Это программа, а не документ: загрузите документ .docx, .xlsx или .pdf.", "program"),
    (b"\x7fELF", "Это программа, а не документ: загрузите документ .docx, .xlsx или .pdf.", "program"),
    (b"Rar!\x1a", "Это архив RAR: распакуйте его и загрузите сам документ.", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "Это архив 7z: распакуйте его и загрузите сам документ.", "archive"),
    (b"\x1f\x8b", "Это архив gzip: распакуйте его и загрузите сам документ.", "archive"),
    (b"BZh", "Это архив bzip2: распакуйте его и загрузите сам документ.", "archive"),
    (b"GIF8", "Это картинка GIF: сохраните её как PNG или JPG и загрузите снова.", "gif"),
    (b"II*\0", "Это картинка TIFF: сохраните её как PDF, PNG или JPG и загрузите снова.", "tiff"),
    (b"MM\0*", "Это картинка TIFF: сохраните её как PDF, PNG или JPG и загрузите снова.", "tiff"),
    (b"BM", "Это картинка BMP: сохраните её как PNG или JPG и загрузите снова.", "bmp"),
    (b"AT&TFORM", "Это файл DjVu: сохраните его как PDF и загрузите снова.", "djvu"),
    (
        b"MIME-Version:",
        "Это веб-страница, сохранённая одним файлом: откройте её и " + _SAVE_AS.format(wish=".docx"),
        "mhtml",
    ),
)
EMPTY = "Файл пустой: проверьте, что он сохранён полностью, и загрузите снова."
UNKNOWN = "Не удалось понять, что это за файл: сохраните его как .docx, .xlsx или .pdf и загрузите снова."
OLD_WORD = "Это файл старого формата Word (.doc): откройте его в Word и " + _SAVE_AS.format(wish="документ .docx")
OLD_EXCEL = "Это файл старого формата Excel (.xls): откройте его в Excel и " + _SAVE_AS.format(wish="книгу .xlsx")
OLD_OTHER = "Это файл старого формата Office: откройте его и " + _SAVE_AS.format(wish=".docx, .xlsx или .pdf")


def inspect(
    path: str | PathLike[str],
    name: str,
    *,
    allowed: Collection[str] = frozenset(KINDS),
    max_bytes: int = MAX_BYTES,
) -> Accepted:
    """Say what the file at `path`, sent as `name`, is; raise Refused with a sentence if it may not be taken.

    Judges by magic and structure, never by the name (only text and CSV are told apart by it): a PDF called .docx is a
    PDF and its clean name says so. Bounded in time and memory by its own limits (RELIABILITY.md T7), so it may run in
    the web process; it opens no document library. Does not move, keep or parse the file: what is accepted may still be
    refused by `read_limited`.
    """
    path = Path(path)
    size = path.stat().st_size
    if size == 0:
        raise Refused(EMPTY, reason="empty")
    if size > max_bytes:
        raise Refused(
            f"Файл больше {max_bytes // 2**20} МБ: уменьшите его (например, сожмите рисунки) и загрузите снова.",
            reason="size",
        )
    with path.open("rb") as file:
        data = file.read(max_bytes + 1)
    kinds = KINDS | ANSWERS
    kind = "json" if "json" in allowed and plaintext.is_answer(data) else _kind(data, name)
    if kind not in allowed:
        wishes = ", ".join(kinds[one][1] for one in kinds if one in allowed)
        raise Refused(
            f"Здесь нужен файл другого вида ({wishes}): сохраните документ в одном из них и загрузите снова.",
            reason="kind",
        )
    return Accepted(
        kind=kind,
        mime=kinds[kind][0],
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        clean_name=clean_name(name, extension=kind),
    )


def _kind(data: bytes, name: str) -> str:
    if data.startswith(b"PK\x03\x04"):
        return ooxml.check_package(data)
    if data.startswith(b"%PDF-"):
        pdf.check_pdf(data)
        return "pdf"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        images.check_png(data)
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        images.check_jpeg(data)
        return "jpg"
    _refuse_foreign(data)
    return _text_kind(data, name)


def _text_kind(data: bytes, name: str) -> str:
    extension = name.rpartition(".")[2].lower().strip() if "." in name else ""
    is_table = extension in ("csv", "tsv")
    if extension in ("docx", "xlsx", "pdf", "png", "jpg", "jpeg", "doc", "xls"):
        try:
            plaintext.check_text(data, is_table=False)
        except Refused as refusal:
            raise Refused(UNKNOWN, reason=refusal.reason) from refusal
        raise Refused(
            f"Файл назван .{extension}, но внутри обычный текст: откройте его и сохраните как .docx, .xlsx или .pdf.",
            reason="disguise",
        )
    plaintext.check_text(data, is_table=is_table)
    return "csv" if is_table else "txt"


def _refuse_foreign(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        _refuse_ole(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise Refused("Это картинка WebP: сохраните её как PNG или JPG и загрузите снова.", reason="webp")
    if data[4:8] == b"ftyp" and re.match(rb"hei[cfmsx]|mif1|msf1|avif", data[8:12]):
        raise Refused(
            "Это фотография HEIC: сохраните её как JPG (на телефоне: «Наиболее совместимый») и загрузите снова.",
            reason="heic",
        )
    if data.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        raise Refused(archives.BROKEN, reason="zip_empty")
    for magic, sentence, reason in _FOREIGN:
        if data.startswith(magic):
            raise Refused(sentence, reason=reason)


def _refuse_ole(data: bytes) -> None:
    """OLE2: Word and Excel up to 2003, and also a password-protected .docx or .xlsx."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise Refused(archives.ENCRYPTED, reason="ole_encrypted")
    if holds("WordDocument"):
        raise Refused(OLD_WORD, reason="doc")
    if holds("Workbook") or holds("Book"):
        raise Refused(OLD_EXCEL, reason="xls")
    raise Refused(OLD_OTHER, reason="ole")
