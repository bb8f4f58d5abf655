"""The bundle that proves itself: the paper, its facts, and what it takes to check one against the other offline.

`verify_bundle` reads no database and asks nobody: it computes every state again and compares the facts with the text
that was signed. Whether the paper is in force is for the public check by its code, which the text names.
"""

import hashlib
import io
import json
import unicodedata
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from artel.documents.papers.canonical import canonical_bytes
from artel.documents.papers.canonical import digest_of as digest_of_document
from artel.documents.papers.tree import Document, Marks, Table, Text
from artel.reports.domain.verifying import faults_of
from artel.reports.papers.report import line_of
from artel.reports.words import title_of

FACTS, TEXT, ABOUT, PRINTED, SUMS, HOW = (
    "report.json", "text.json", "about.json", "report.pdf", "SHA256SUMS", "проверка.txt",
)  # fmt: skip
_CELLS = 9  # of a row of the report's table
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LARGEST = 200 * 1024 * 1024  # bytes unpacked: a bundle of thousands of rows takes a tenth of it


def canonical(facts: Any) -> bytes:
    """The one form in which facts are hashed and given out: NFC, keys sorted, no spaces, UTF-8."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return unicodedata.normalize("NFC", text).encode()


def digest_of(facts: Any) -> str:
    """SHA-256 of the canonical bytes of the facts."""
    return hashlib.sha256(canonical(facts)).hexdigest()


def write_bundle(
    facts: Mapping[str, Any], *, document: Document, pdf: bytes, marks: Marks, in_force_on: str, code: str
) -> bytes:
    """The bundle as a ZIP: the same bytes for the same report. `document`: the text that was signed."""
    about = {
        "digest": digest_of_document(document),
        "facts": digest_of(facts),
        "number": marks.number,
        "in_force_on": in_force_on,
        "check": code,
        "marks": _marks_to_json(marks),
    }
    files = {
        FACTS: canonical(facts),
        TEXT: canonical_bytes(document),
        ABOUT: canonical(about),
        PRINTED: pdf,
    }
    files[HOW] = how_to_check(facts, about).encode()
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    files[SUMS] = sums.encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in files.items():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(part, content)
    return buffer.getvalue()


def how_to_check(facts: Mapping[str, Any], about: Mapping[str, Any]) -> str:
    """Words for whoever has got the bundle."""
    return f"""{title_of(facts)}
№ {about["number"]}, в силе с {about["in_force_on"]}

Что в комплекте
  {PRINTED}    подписанный отчёт
  {FACTS}   сведения, по которым он составлен: сроки, решения, доказательства с контрольными суммами
  {TEXT}     текст, под которым стоит подпись, в том виде, в каком посчитана его сумма
  {ABOUT}    номер, суммы, отметки на странице
  {SUMS}    контрольные суммы файлов комплекта

Как проверить без доступа к системе
  1. Целы ли файлы:            sha256sum -c {SUMS}
  2. Следуют ли состояния строк из сведений и тот ли текст подписан:
                               artel report verify комплект.zip
     Команда ничего не спрашивает у базы данных. Она заново вычисляет состояние каждого обязательства
     и каждой строки, сверяет таблицу подписанного текста со сведениями и контрольные суммы между собой.
     Сумма {TEXT} и есть подписанная, её видно и без команды: sha256sum {TEXT}
  3. Документы-доказательства: сумма SHA-256 каждого названа в приложении к отчёту и в {FACTS};
     сравните её с суммой своего экземпляра: sha256sum документ.pdf

Как проверить, что отчёт подписан и в силе
  Код проверки: {about["check"]}
  Введите его на странице проверки документов или наведите камеру на код в отчёте.

Контрольная сумма подписанного текста: {about["digest"]}
Контрольная сумма сведений:            {about["facts"]}
"""


class NotABundle(ValueError):
    """The file is no bundle of ours; the message says what is amiss."""


def verify_bundle(path: Path) -> tuple[str, list[str]]:
    """(what the report is called, what is wrong with it). NotABundle for another file; an empty list for a true one."""
    files = _read(path)
    facts, about = json.loads(files[FACTS]), json.loads(files[ABOUT])
    found = [
        f"{name}: файл изменён после выдачи"
        for line in files[SUMS].decode().splitlines()
        if (name := line[66:]) not in files or hashlib.sha256(files[name]).hexdigest() != line[:64]
    ]
    if digest_of(facts) != about["facts"]:
        found.append(f"{FACTS}: сумма сведений не та, что названа в {ABOUT}")
    if hashlib.sha256(files[TEXT]).hexdigest() != about["digest"]:
        found.append(f"{TEXT}: это не тот текст, под которым стоит подпись")
    try:
        found += [*_text_faults(facts, Document.from_json(json.loads(files[TEXT]))), *faults_of(facts)]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        found.append(f"{FACTS}: сведения неполны или испорчены ({type(error).__name__}: {error})")
        return str(facts.get("form", path.name)), found
    return f"{title_of(facts)}, № {about['number']}", found


def _text_faults(facts: Mapping[str, Any], text: Document) -> list[str]:
    """Where the signed table says other than the facts: not by its layout, which another version may have had."""
    found = []
    if not any(isinstance(block, Text) and digest_of(facts) in block.text for block in text.blocks):
        found.append("подписанный текст называет другую контрольную сумму сведений")
    lines = [row for block in text.blocks if isinstance(block, Table) for row in block.rows if len(row) == _CELLS]
    for row in facts["rows"]:
        wanted = line_of(row)
        if not any(all(cell in line[place] for place, cell in wanted.items()) for line in lines):
            found.append(f"строка {row['number'] or row['position']}: в подписанной таблице написано другое")
    return found


def _read(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as bundle:
            if sum(part.file_size for part in bundle.infolist()) > _LARGEST:
                raise NotABundle("в архиве больше, чем бывает в комплекте отчёта")
            files = {name: bundle.read(name) for name in bundle.namelist()}
    except (OSError, zipfile.BadZipFile):
        raise NotABundle("это не архив ZIP или его нельзя прочитать") from None
    if missing := {FACTS, TEXT, ABOUT, PRINTED, SUMS} - set(files):
        raise NotABundle(f"это не комплект отчёта: нет {', '.join(sorted(missing))}")
    return files


def _marks_to_json(marks: Marks) -> dict[str, Any]:
    return {
        **{name: getattr(marks, name) for name in ("number", "check_url", "draft", "demo", "author")},
        "signatures": {str(place): asdict(mark) for place, mark in marks.signatures.items()},
        "made_at": marks.made_at.isoformat() if marks.made_at else None,
    }
