"""A report as a file: PDF and DOCX of the paper or of the draft, the book of sheets, the bundle that proves itself."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from artel.documents.models import Paper, PaperFile
from artel.documents.papers.tree import Marks
from artel.documents.selectors import code_of, document_of, marks_of
from artel.documents.services.making import render, render_document
from artel.kernel import clock
from artel.kernel.errors import IllegalTransition
from artel.reports import exports
from artel.reports.collect import collect
from artel.reports.domain.states import ReportState
from artel.reports.models import Report
from artel.reports.papers.report import report_document
from artel.reports.proving import digest_of, write_bundle
from artel.reports.selectors import notes_of
from artel.reports.services import signer_of
from artel.russian import date_ru
from artel.ui.exports import XLSX

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": XLSX,
    "zip": "application/zip",
}
_LINES_FOR_A_NAME = "_" * 12


def facts_of(report: Report) -> dict[str, Any]:
    """What was frozen; of a draft, what the plan says now, with what people wrote of causes."""
    return report.facts if report.is_frozen else collect(report.question, notes=notes_of(report))


def file_of(report: Report, form: str, *, note: str) -> bytes:
    """The report in a form of TYPES (KeyError for another). The bundle is of an issued report alone: 409 for others."""
    makers: Mapping[str, Callable[[], bytes]] = {
        "pdf": lambda: _paper_file(report, "pdf"),
        "docx": lambda: _paper_file(report, "docx"),
        "xlsx": lambda: exports.report_xlsx(facts_of(report), note=note),
        "zip": lambda: _bundle(report),
    }
    return makers[form]()


def name_of(report: Report, form: str) -> str:
    """«Отчёт № 1-ОТ, I квартал 2024 г., на 15.03.2024.pdf»"""
    number = f" № {report.paper.number}" if report.is_frozen and report.paper.number else _(" (черновик)")
    word = _("Комплект отчёта") if form == "zip" else _("Отчёт")
    period = report.period_words.replace("/", "-")
    return f"{word}{number}, {period}, {_('на')} {date_ru(report.on)}.{form}"


def _paper_file(report: Report, form: str) -> bytes:
    if report.is_frozen:
        return _made(report.paper, form)
    facts = facts_of(report)
    signer = signer_of(report)
    facts["signing"] = {
        "dated_on": clock.today(report.cluster).isoformat(),
        "post": signer.post if signer else _LINES_FOR_A_NAME,
        "name": signer.signature if signer else _LINES_FOR_A_NAME,
        "is_members": report.organisation_id is not None,
        "executor": [report.created_by.name] if report.created_by else [],
    }
    marks = Marks(draft=True, demo=report.cluster.is_demo, author=report.cluster.short_name)
    return render_document(report_document(facts, digest=digest_of(facts)), marks, form)


def _made(paper: Paper, form: str) -> bytes:
    """The file that was made at registration, whose bytes `artel verify` knows; before that, the same bytes made anew."""
    kept = PaperFile.objects.filter(paper=paper, form=form).select_related("file").first()
    if kept is None:
        return render(paper, form)
    with kept.file.content.open("rb") as content:
        return content.read()


def _bundle(report: Report) -> bytes:
    if report.state in (ReportState.DRAFT, ReportState.SIGNING):
        raise IllegalTransition(_("Комплект для проверки появится, когда отчёт подпишут."))
    return write_bundle(
        report.facts,
        document=document_of(report.paper),
        pdf=_made(report.paper, "pdf"),
        marks=marks_of(report.paper),
        in_force_on=date_ru(report.paper.in_force_on),
        code=code_of(report.paper),
    )
