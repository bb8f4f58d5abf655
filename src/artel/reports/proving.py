"""The bundle that proves itself: the paper, its facts, and what it takes to check one against the other offline.

`verify_bundle` reads no database and asks nobody: it computes every state again, makes the paper's text anew from the
facts, and compares. Whether the paper is in force is for the public check by its code, which the text names.
"""

import hashlib
import io
import json
import unicodedata
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from artel.documents.papers.canonical import digest_of as digest_of_document
from artel.documents.papers.tree import Mark, Marks
from artel.reports.domain.verifying import faults_of
from artel.reports.papers.report import report_document
from artel.reports.words import title_of

FACTS, PAPER, PRINTED, SUMS, HOW = "report.json", "paper.json", "report.pdf", "SHA256SUMS", "проверка.txt"
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
    facts: Mapping[str, Any], *, pdf: bytes, marks: Marks, paper_digest: str, in_force_on: str, code: str
) -> bytes:
    """The bundle as a ZIP: the same bytes for the same report."""
    about = {
        "digest": paper_digest,
        "facts": digest_of(facts),
        "number": marks.number,
        "in_force_on": in_force_on,
        "check": code,
        "marks": _marks_to_json(marks),
    }
    files = {FACTS: canonical(facts), PAPER: canonical(about), PRINTED: pdf}
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
  {PAPER}    контрольная сумма подписанного текста и отметки на странице
  {SUMS}    контрольные суммы файлов комплекта

Как проверить без доступа к системе
  1. Целы ли файлы:            sha256sum -c {SUMS}
  2. Следуют ли состояния строк из сведений и тот ли текст подписан:
                               artel report verify комплект.zip
     Команда ничего не спрашивает у базы данных. Она заново вычисляет состояние каждого обязательства
     и каждой строки, составляет по сведениям текст отчёта и сверяет его контрольную сумму с подписанной.
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
    facts, about = json.loads(files[FACTS]), json.loads(files[PAPER])
    found = [
        f"{name}: файл изменён после выдачи"
        for line in files[SUMS].decode().splitlines()
        if (name := line[66:]) not in files or hashlib.sha256(files[name]).hexdigest() != line[:64]
    ]
    digest = digest_of(facts)
    if digest != about["facts"]:
        found.append(f"{FACTS}: сумма сведений не та, что названа в {PAPER}")
    try:
        if digest_of_document(report_document(facts, digest=digest)) != about["digest"]:
            found.append("текст, составленный по сведениям, не тот, что подписан")
        found += faults_of(facts)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        found.append(f"{FACTS}: сведения неполны или испорчены ({type(error).__name__}: {error})")
        return str(facts.get("form", path.name)), found
    return f"{title_of(facts)}, № {about['number']}", found


def _read(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as bundle:
            if sum(part.file_size for part in bundle.infolist()) > _LARGEST:
                raise NotABundle("в архиве больше, чем бывает в комплекте отчёта")
            files = {name: bundle.read(name) for name in bundle.namelist()}
    except (OSError, zipfile.BadZipFile):
        raise NotABundle("это не архив ZIP или его нельзя прочитать") from None
    if missing := {FACTS, PAPER, PRINTED, SUMS} - set(files):
        raise NotABundle(f"это не комплект отчёта: нет {', '.join(sorted(missing))}")
    return files


def _marks_to_json(marks: Marks) -> dict[str, Any]:
    return {
        **{name: getattr(marks, name) for name in ("number", "check_url", "draft", "demo", "author")},
        "signatures": {str(place): asdict(mark) for place, mark in marks.signatures.items()},
        "made_at": marks.made_at.isoformat() if marks.made_at else None,
    }


def marks_from_json(data: Mapping[str, Any]) -> Marks:
    """The marks again, to lay the page out as it was."""
    return Marks(
        **{name: data[name] for name in ("number", "check_url", "draft", "demo", "author")},
        signatures={int(place): Mark(**mark) for place, mark in data["signatures"].items()},
        made_at=datetime.fromisoformat(data["made_at"]) if data["made_at"] else None,
    )
