"""The bundle proves itself without an installation, and does not when anything in it was changed."""

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from artel.documents.papers.canonical import digest_of as digest_of_document
from artel.documents.papers.tree import Document
from artel.kernel.errors import IllegalTransition
from artel.plans.models import ActivityVersion
from artel.reports.domain.verifying import faults_of
from artel.reports.files import facts_of, file_of
from artel.reports.papers.report import report_document
from artel.reports.proving import FACTS, PRINTED, SUMS, TEXT, NotABundle, verify_bundle
from artel.reports.services import begin_report
from artel.reports.tests.world import ask, make_issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def bundle(world, tmp_path) -> Path:
    path = tmp_path / "комплект.zip"
    path.write_bytes(file_of(make_issued(world), "zip", note=""))
    return path


def changed(bundle: Path, **files: bytes) -> Path:
    """The bundle with some of its files in other words; their sums are put right, as a forger would."""
    with zipfile.ZipFile(bundle) as old:
        parts = {name: old.read(name) for name in old.namelist()} | files
    names = [name for name in parts if name != SUMS]
    parts[SUMS] = "".join(f"{hashlib.sha256(parts[name]).hexdigest()}  {name}\n" for name in names).encode()
    path = bundle.with_name("другой.zip")
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


def test_a_bundle_is_true_and_is_checked_outside_of_any_installation(bundle):
    name, faults = verify_bundle(bundle)
    assert (faults, name.endswith("№ 1-ОТ")) == ([], True)
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("ARTEL", "DJANGO"))}
    run = subprocess.run(
        [sys.executable, "-m", "artel.cli", "report", "verify", str(bundle)],
        env=clean | {"PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
    )
    assert (run.returncode, "№ 1-ОТ" in run.stdout) == (0, True), run.stderr


def test_whatever_is_changed_in_a_bundle_is_told(bundle):
    with zipfile.ZipFile(bundle) as found:
        facts, text = json.loads(found.read(FACTS)), json.loads(found.read(TEXT))
    third = next(row for row in facts["rows"] if row["number"] == "3")
    third["obligations"][0]["state"], third["state"] = "met", "met"
    _name, faults = verify_bundle(changed(bundle, **{FACTS: json.dumps(facts).encode()}))
    assert any("строка 3" in fault and "по фактам" in fault for fault in faults)
    assert any("другую контрольную сумму сведений" in fault for fault in faults)
    table = next(block for block in text["blocks"] if block["block"] == "Table" and len(block["columns"]) == 9)
    next(row for row in table["rows"] if len(row) == 9)[7] = "99"
    _name, faults = verify_bundle(changed(bundle, **{TEXT: json.dumps(text).encode()}))
    assert any("не тот текст" in fault for fault in faults)
    with zipfile.ZipFile(bundle, "a") as torn:
        torn.writestr("лишнее.txt", "x")
    assert verify_bundle(bundle)[1] == []


def test_what_is_no_bundle_is_said_to_be_none(bundle, tmp_path):
    for name, content in (("a.zip", b"PK"), ("b.pdf", b"%PDF-1.7")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NotABundle, match="не архив"):
            verify_bundle(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as other:
        other.writestr(PRINTED, "x")
    with pytest.raises(NotABundle, match=r"нет .*report\.json"):
        verify_bundle(tmp_path / "c.zip")
    _name, faults = verify_bundle(changed(bundle, **{FACTS: b'{"form": "artel.report/1"}'}))
    assert any("неполны или испорчены" in fault for fault in faults)


def test_the_paper_is_the_same_function_of_its_facts_and_no_bundle_comes_before_it_is_signed(world):
    report = make_issued(world)
    document = report_document(report.facts, digest=report.digest)
    assert digest_of_document(document) == report.paper.digest
    assert Document.from_json(report.paper.content) == document
    assert faults_of(report.facts) == []
    draft = begin_report(question=ask(world), actor=world.coordinator)
    with pytest.raises(IllegalTransition, match="когда отчёт подпишут"):
        file_of(draft, "zip", note="")


def test_files_of_a_draft_open_and_hold_every_row_numbers_dates_and_no_formula(world):
    ActivityVersion.objects.filter(activity__plan=world.plan, number="2").update(title="=HYPERLINK(1)")
    draft = begin_report(question=ask(world), actor=world.coordinator)
    facts = facts_of(draft)
    assert file_of(draft, "pdf", note="").startswith(b"%PDF")
    assert file_of(draft, "docx", note="").startswith(b"PK")
    book = openpyxl.load_workbook(io.BytesIO(file_of(draft, "xlsx", note="Выгружено")))
    assert book.sheetnames == ["Сводка", "Строки", "Обязательства", "Доказательства", "Решения"]
    rows = book["Строки"]
    assert rows.max_row == 1 + len(facts["rows"])
    cell = rows.cell(3, 3)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (
        "=HYPERLINK(1)", "s", True,
    )  # fmt: skip
    assert isinstance(rows.cell(2, 9).value, datetime)
    assert rows.cell(2, 13).value == 100
    assert book["Обязательства"].max_row == 1 + sum(len(row["obligations"]) for row in facts["rows"])
    assert book["Доказательства"].max_row == 1 + len(facts["evidence"])
