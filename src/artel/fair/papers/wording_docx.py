"""The wording of invitations as a Word file: written to be edited, read back. Knows no Django: it is read in a child."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import docx
from docx.opc.exceptions import PackageNotFoundError

END = "— — — Ниже подсказка, она не печатается — — —"
MOST = 200  # paragraphs that are looked at


class Unreadable(Exception):
    """The file is not a document that a wording can be read from."""

    message_ru = "Не удалось прочитать файл: откройте его в Word, сохраните как .docx и загрузите снова."


@dataclass(frozen=True, slots=True)
class ReadWording:
    paragraphs: tuple[str, ...]

    def to_json(self) -> dict:
        return {"paragraphs": list(self.paragraphs)}


def write_wording(paragraphs: Sequence[str], placeholders: Mapping[str, str]) -> bytes:
    """The file to edit: the wording, then what each placeholder stands for."""
    document = docx.Document()
    document.core_properties.title = "Текст приглашения"
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_paragraph(END)
    document.add_paragraph(
        "Слова в фигурных скобках программа заменит сведениями о выпускнике и вакансии. Часть в квадратных скобках "
        "печатается, только если для её подстановок есть сведения. Оформление не сохраняется: вид письма один для всех."
    )
    table = document.add_table(rows=0, cols=2)
    for name, meaning in placeholders.items():
        cells = table.add_row().cells
        cells[0].text, cells[1].text = f"{{{name}}}", meaning
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read_wording(path: str) -> ReadWording:
    """The paragraphs before the hint. Formatting, tables and pictures are left out; Unreadable for a broken file."""
    try:
        document = docx.Document(path)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Unreadable from error
    found: list[str] = []
    for paragraph in document.paragraphs[:MOST]:
        text = " ".join(paragraph.text.split())
        if text.startswith("— — —"):
            break
        if text:
            found.append(text)
    return ReadWording(tuple(found))
