"""The door: tells what a file is by its contents, hands it to its reader, and refuses in words that name the mend."""

import io
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from . import rows, text
from .model import ReadPlan, Unreadable
from .tables import Para, Source

_SAVE_DOCX = "Откройте файл в Word или LibreOffice и сохраните как .docx, затем загрузите снова."
_NO_ROWS = (
    "В документе не нашлось таблицы с мероприятиями. "
    "Нужна таблица, где есть столбцы с мероприятием и сроком или исполнителем; проверьте, тот ли это файл."
)
_MAX_BYTES = 100 * 1024 * 1024


def read_plan(path: Path, *, name: str | None = None) -> ReadPlan:
    """Read the work plan in a file; what it is, is told by its contents, never by its extension.

    `name` is what the person called the file, where the path says something else.
    Raises Unreadable with a sentence in Russian.
    Does not limit memory or time: hostile files are read in a limited child process by the caller.
    """
    path = Path(path)
    try:
        size = path.stat().st_size
        if size > _MAX_BYTES:
            raise Unreadable(
                "Файл больше 100 МБ: это не похоже на план работы. Оставьте в файле только план и загрузите снова."
            )
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"Файл «{name or path.name}» не открывается: его нет или к нему нет доступа.") from error
    try:
        source = _take_apart(data)
    except Unreadable:
        raise
    except Exception as error:  # parsers of foreign formats raise anything on a broken file
        raise Unreadable(f"Файл повреждён и не открывается. {_SAVE_DOCX}") from error
    plan = rows.assemble(source)
    if not plan.rows:
        # A plan typed without a table: its paragraphs may still go cell by cell.
        loose = [line for block in source.blocks if isinstance(block, Para) for line in block.text.split("\n")]
        plan = rows.assemble(text.from_lines(loose)) if loose else plan
    if not plan.rows:
        raise Unreadable(_NO_ROWS)
    return plan


def _take_apart(data: bytes) -> Source:
    if not data.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        raise Unreadable("Файл пуст. Проверьте, тот ли это файл, и загрузите снова.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_reader(data)(data)
    if b"%PDF-" in data[:1024]:
        return _reader("pdf")(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise Unreadable(_ole_verdict(data))
    if data.lstrip()[:5] == b"{\\rtf":
        raise Unreadable(f"Это формат .rtf. {_SAVE_DOCX}")
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")) or data[4:12] in (
        b"ftypheic",
        b"ftypmif1",
    ):
        raise Unreadable(
            "Это изображение (скан или фотография), текста в нём нет. "
            "Загрузите план в формате .docx или PDF, сохранённый из Word."
        )
    head = data[:2000].lower()
    if b"<html" in head or b"<!doctype html" in head or b"<w:worddocument" in head or b"mso-application" in head:
        raise Unreadable(f"Это веб-страница или старый формат Word. {_SAVE_DOCX}")
    return text.take_apart(data)


def _reader(form: str) -> Callable[[bytes], Source]:
    """Import the reader of one form: each brings a large library, and a document needs one of them."""
    take_apart: Callable[[bytes], Source] = import_module(f"{__package__}.{form}").take_apart
    return take_apart


def _zip_reader(data: bytes) -> Callable[[bytes], Source]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mime = (
                archive.read("mimetype")[:100]
                if "mimetype" in names and archive.getinfo("mimetype").file_size < 200
                else b""
            )
            whole = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, KeyError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise Unreadable(f"Файл повреждён и не открывается. {_SAVE_DOCX}") from error
    if whole > 20 * _MAX_BYTES:
        raise Unreadable(
            "Файл разворачивается в слишком большой объём. Сохраните план заново как .docx и загрузите снова."
        )
    if "word/document.xml" in names:
        return _reader("docx")
    if "xl/workbook.xml" in names:
        return _reader("xlsx")
    if mime.startswith(b"application/vnd.oasis.opendocument.text"):
        raise Unreadable(f"Это формат .odt. {_SAVE_DOCX}")
    if mime.startswith(b"application/vnd.oasis.opendocument.spreadsheet") or "xl/workbook.bin" in names:
        raise Unreadable(
            "Это таблица в формате .ods или .xlsb. "
            "Откройте её в Excel или LibreOffice и сохраните как .xlsx, затем загрузите снова."
        )
    if any(n.startswith("ppt/") for n in names):
        raise Unreadable("Это презентация, а не план. Загрузите план в формате .docx, PDF, .xlsx или текстом.")
    if any(n.startswith("word/") for n in names):
        raise Unreadable(f"Это документ Word необычного вида. {_SAVE_DOCX}")
    raise Unreadable("Это архив, а не документ. Распакуйте его и загрузите сам план: .docx, PDF, .xlsx или текст.")


def _ole_verdict(data: bytes) -> str:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return (
            "Документ защищён паролем. "
            "Снимите пароль (Файл → Сведения → Защита документа), сохраните и загрузите снова."
        )
    if has("Workbook") or has("Book"):
        return (
            "Это старый формат .xls. "
            "Откройте файл в Excel или LibreOffice и сохраните как .xlsx, затем загрузите снова."
        )
    return f"Это старый формат .doc. {_SAVE_DOCX}"
