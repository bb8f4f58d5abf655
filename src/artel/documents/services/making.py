"""A paper as a file. Once registered its files are made by a job and kept; before that each look makes one anew."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from artel import jobs
from artel.documents.models import ApprovalSheet, Paper, PaperFile
from artel.documents.papers import kinds
from artel.documents.papers.tree import Document, Marks
from artel.documents.selectors import SETTLED, document_of, document_of_sheet, marks_of
from artel.files.services import keep, receive
from artel.kernel import clock
from artel.russian import date_ru


def _pdf(document: Document, marks: Marks) -> bytes:
    # Writers are loaded when first asked: they bring compilers and fonts along.
    from artel.documents.papers import typst_writer

    return typst_writer.to_pdf(document, marks)


def _docx(document: Document, marks: Marks) -> bytes:
    from artel.documents.papers import docx_writer

    return docx_writer.to_docx(document, marks)


_WRITERS: dict[str, Callable[[Document, Marks], bytes]] = {"pdf": _pdf, "docx": _docx}


def render(paper: Paper, form: str) -> bytes:
    """The paper as it stands, in one of the forms; the same bytes for the same paper (KeyError for another form)."""
    return _WRITERS[form](document_of(paper), marks_of(paper))


def render_document(document: Document, marks: Marks, form: str) -> bytes:
    """A text that is no paper yet, in one of the forms: a draft is looked at before anything is kept."""
    return _WRITERS[form](document, marks)


def render_merged(papers: Sequence[Paper]) -> bytes:
    """Papers of `with_signers` in one PDF for printing, each from a new page on; at most 200 of them (ValueError)."""
    from artel.documents.papers import typst_writer

    return typst_writer.to_pdf_merged([(document_of(paper), marks_of(paper)) for paper in papers])


def render_sheet(sheet: ApprovalSheet, form: str) -> bytes:
    """A round of approval as it stands today."""
    marks = Marks(demo=sheet.cluster.is_demo, author=sheet.cluster.short_name)
    return _WRITERS[form](document_of_sheet(sheet), marks)


def file_name(paper: Paper, form: str) -> str:
    """«Протокол № 3-ЭС от 15.02.2024.pdf»."""
    label = kinds.get(paper.kind).label.capitalize()
    words = [label, f"№ {paper.number.replace('/', '-')}"] if paper.number else [label, _("(проект)")]
    return f"{' '.join(words)} {_('от')} {date_ru(paper.dated_on)}.{form}"


def make_files(run: "jobs.Run") -> None:
    """Make the files of a registered paper, those it has not yet.

    Rendering and inspection come before the transaction and may be repeated; rows and «done» are kept together.
    """
    paper = Paper.objects.select_related("cluster", "unit").get(pk=run.payload["paper"], state__in=SETTLED)
    there = set(PaperFile.objects.filter(paper=paper).values_list("form", flat=True))
    with ExitStack() as folders:
        made = {
            form: folders.enter_context(receive(ContentFile(render(paper, form), name=file_name(paper, form))))
            for form in _WRITERS
            if form not in there
        }
        with run.finish() as result:
            for form, received in made.items():
                file = keep(received, cluster=paper.cluster, actor=None)
                PaperFile.objects.create(
                    paper=paper, form=form, file=file, sha256=file.sha256, made_at=clock.now_in(paper.cluster)
                )
            result["paper"] = paper.pk
