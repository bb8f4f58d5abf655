"""Papers made in Artel: the register, one paper, its files, a scan of one signed by hand, revoking."""

from datetime import MAXYEAR

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.documents import exports, forms, labels, selectors
from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.documents.papers import html_writer, kinds
from artel.documents.services import making, papers, signing
from artel.documents.views.tabs import document_tabs
from artel.files.intake import KINDS
from artel.files.services import receive
from artel.files.serving import harden, send
from artel.kernel import clock, codes
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.views.asked import asked_number, history_of, may, posted, require, taken_out_by
from artel.ui.exports import attachment
from artel.ui.paging import paginate

BOTH = ("GET", "HEAD", "POST")
MIMES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def _asked_year(text: str) -> int | None:
    """A year that a date can have."""
    return year if (year := asked_number(text)) and year <= MAXYEAR else None


def _asked(request: HttpRequest) -> dict:
    """What the address of the register asks for."""
    return {
        "kind": request.GET.get("kind", ""),
        "unit": asked_number(request.GET.get("unit", "")),
        "year": _asked_year(request.GET.get("year", "")),
        "state": request.GET.get("state", ""),
        "query": request.GET.get("q", "").strip(),
    }


@cluster_view("documents.view_papers")
def register(request: HttpRequest) -> HttpResponse:
    """The register of papers, filtered by the address."""
    asked = _asked(request)
    context = asked | {
        "page": paginate(request, selectors.paper_list(request.user, request.cluster, **asked)),
        "kinds": kinds.choices(),
        "units": selectors.units_of_papers(request.user, request.cluster),
        "years": [(year, str(year)) for year in selectors.years_of_papers(request.user, request.cluster)],
        "states": labels.PAPER_STATES,
        "is_filtered": any(asked.values()),
        "may_export": may(request, "documents.export_papers"),
        "tabs": document_tabs(request, "papers"),
        "place": "documents",
    }
    return render(request, "documents/papers.html", context)


@cluster_view("documents.export_papers", methods=("POST",))
def export(request: HttpRequest) -> HttpResponse:
    """The register as it is filtered on the page, as a table."""
    rows = list(
        selectors.with_signers(selectors.paper_list(request.user, request.cluster, **_asked(request))).select_related(
            "unit", "supersedes"
        )
    )
    papers.record_papers_export(cluster=request.cluster, rows=len(rows), actor=request.user)
    name = _("Документы кластера {day}.xlsx").format(day=f"{clock.today(request.cluster):%Y-%m-%d}")
    return attachment(exports.papers_xlsx(rows, note=taken_out_by(request)), name)


def visible(request: HttpRequest, pk: int) -> Paper:
    """A paper that the person may see, or 404."""
    found = selectors.papers_visible_to(request.user, request.cluster)
    paper = get_object_or_404(
        found.select_related("unit", "supersedes", "superseded_by", "scan", "created_by", "revoked_by"), pk=pk
    )
    paper.cluster = request.cluster
    return paper


@cluster_view("documents.view_papers")
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper: the text as it stands, who signs, what happened to it, its files."""
    shown = visible(request, pk)
    kind = kinds.get(shown.kind)
    is_signing, is_registered = shown.state == PaperState.SIGNING, shown.state == PaperState.REGISTERED
    context = {
        "paper": shown,
        "kind": kind,
        "text": html_writer.to_html(selectors.document_of(shown), selectors.marks_of(shown)),
        "signers": selectors.signers_of(shown),
        "void_rounds": selectors.void_signatures_of(shown),
        "code": codes.grouped(selectors.code_of(shown)),
        "check": selectors.check_url(shown),
        "subject_url": kind.url(shown) if kind.url else "",
        "history": history_of(shown),
        "may_sign": is_signing and selectors.papers_awaiting(request.user, request.cluster).filter(pk=pk).exists(),
        "may_enter_scan": is_signing and may(request, "documents.sign_by_hand", shown),
        "may_revoke": is_registered and may(request, "documents.revoke_paper", shown),
        "place": "documents",
    }
    return render(request, "documents/paper.html", context)


@cluster_view("documents.view_papers")
def file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The paper as a file: the one kept since its registration, or one made now."""
    shown = visible(request, pk)
    kept = shown.files.filter(form=form).select_related("file").first()
    if kept is not None:
        return send(kept.file)
    response = HttpResponse(making.render(shown, form), content_type=MIMES[form])
    harden(response, making.file_name(shown, form))
    return response


@cluster_view("documents.view_papers")
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """The scan of a paper signed by hand."""
    shown = visible(request, pk)
    if shown.scan is None:
        raise Http404
    return send(shown.scan)


@cluster_view("documents.view_papers", methods=BOTH)
def by_hand(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the scan of a paper that was printed and signed."""
    shown = visible(request, pk)
    require(request, "documents.sign_by_hand", shown)
    form = forms.ByHandForm(posted(request), request.FILES or None, initial={"signed_on": clock.today(request.cluster)})
    if form.is_valid():
        try:
            # Inspected before the transaction of the deed: it may take a second, and numbers wait in a line.
            with receive(form.cleaned_data["scan"], allowed=frozenset(KINDS) & forms.SCANS) as received:
                done = signing.sign_by_hand(
                    paper=shown,
                    scan=received,
                    signed_on=form.cleaned_data["signed_on"],
                    number=form.cleaned_data["number"],
                    actor=request.user,
                )
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Документ зарегистрирован под № {number}.").format(number=done.number))
            return redirect("documents:paper", request.cluster.slug, pk)
    return _form(request, shown, form, title=_("Внести скан подписанного документа"), submit=_("Зарегистрировать"))


@cluster_view("documents.view_papers", methods=BOTH)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a registered paper with a reason."""
    shown = visible(request, pk)
    require(request, "documents.revoke_paper", shown)
    form = forms.RevokeForm(posted(request))
    if form.is_valid():
        try:
            papers.revoke_paper(paper=shown, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Документ отозван. Номер остался занятым, текст можно прочитать."))
            return redirect("documents:paper", request.cluster.slug, pk)
    return _form(request, shown, form, title=_("Отозвать документ"), submit=_("Отозвать"), kind="stop")


def _form(request: HttpRequest, shown: Paper, form, **context) -> HttpResponse:
    back = reverse("documents:paper", args=[request.cluster.slug, shown.pk])
    context |= {"form": form, "back": back, "paper": shown, "place": "documents"}
    return render(request, "documents/paper_form.html", context)
