"""Approval sheets: rounds, one's own line, remarks and answers, the sheet as a paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from artel.documents import agreeing, forms, labels, selectors
from artel.documents.domain.states import LineDecision, SheetState
from artel.documents.models import ApprovalLine, ApprovalSheet
from artel.documents.papers.approval_sheet import count_line
from artel.documents.services import approvals, making
from artel.documents.services.signing import join_agreement
from artel.documents.views.papers import MIMES
from artel.documents.views.tabs import document_tabs
from artel.files.serving import harden
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.selectors import person_of
from artel.members.views.asked import history_of, may, posted, require
from artel.ui.paging import paginate

BOTH = ("GET", "HEAD", "POST")


@cluster_view("documents.view_approvals")
def approvals_list(request: HttpRequest) -> HttpResponse:
    """Rounds of approval, those under way first."""
    asked = {
        "state": request.GET.get("state", ""),
        "mine": request.GET.get("mine", "") == "1",
        "query": request.GET.get("q", "").strip(),
    }
    context = asked | {
        "page": paginate(request, selectors.sheet_list(request.user, request.cluster, **asked)),
        "states": labels.SHEET_STATES,
        "mine_options": [("1", _("Ждут моего ответа"))],
        "waiting": list(selectors.lines_awaiting(request.user, request.cluster).order_by("due_on", "pk")[:20]),
        "is_filtered": any(asked.values()),
        "today": clock.today(request.cluster),
        "tabs": document_tabs(request, "approvals"),
        "place": "documents",
    }
    return render(request, "documents/approvals.html", context)


def _visible(request: HttpRequest, pk: int) -> ApprovalSheet:
    found = selectors.sheets_visible_to(request.user, request.cluster).select_related("opened_by", "file")
    shown = get_object_or_404(found, pk=pk)
    shown.cluster = request.cluster
    return shown


def _line(request: HttpRequest, sheet: ApprovalSheet, pk: int) -> ApprovalLine:
    line = get_object_or_404(sheet.lines.select_related("person", "organisation"), pk=pk)
    line.sheet = sheet
    return line


@cluster_view("documents.view_approvals")
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: who was asked, what they answered, what is mine to do."""
    shown = _visible(request, pk)
    lines = list(shown.lines.select_related("person", "organisation"))
    today = clock.today(request.cluster)
    is_open = shown.state == SheetState.OPEN
    is_mine_to_answer = is_open and may(request, "documents.answer_remark", shown)
    is_refused = any(line.decision == LineDecision.REFUSED for line in lines)
    context = {
        "sheet": shown,
        "lines": lines,
        "count_line": count_line(selectors.rows_of_sheet(lines, request.cluster), on=today),
        "today": today,
        "mine": selectors.lines_awaiting(request.user, request.cluster).filter(sheet=shown).first(),
        "may_answer": is_mine_to_answer,
        "may_close": is_mine_to_answer and (is_refused or today > shown.due_on),
        "rounds": selectors.rounds_of(shown),
        "subject_url": agreeing.url_of(shown),
        "history": history_of(shown),
        "place": "documents",
    }
    return render(request, "documents/sheet.html", context)


@cluster_view("documents.view_approvals")
def sheet_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The sheet as it stands today, as a paper."""
    shown = _visible(request, pk)
    response = HttpResponse(making.render_sheet(shown, form), content_type=MIMES[form])
    harden(response, _("Лист согласования, круг {n}.{form}").format(n=shown.edition, form=form))
    return response


@cluster_view("documents.view_approvals", methods=BOTH)
@sensitive_post_parameters("password")
def decide(request: HttpRequest, pk: int, line_pk: int) -> HttpResponse:
    """Answer for oneself; who has not joined the agreement on signatures joins it here."""
    shown = _visible(request, pk)
    line = _line(request, shown, line_pk)
    require(request, "documents.decide_line", line)
    agreement = selectors.agreement_of(line.person, clock.today(request.cluster))
    form = forms.DecisionForm(posted(request), user=request.user, joins=agreement is None)
    if form.is_valid():
        try:
            _decide(request, line, form)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Ваш ответ записан и подписан."))
            return redirect("documents:sheet", request.cluster.slug, pk)
    text = None if agreement else selectors.agreement_text(request.cluster)
    context = {"form": form, "sheet": shown, "line": line, "agreement": agreement, "agreement_text": text}
    return render(request, "documents/decide.html", context | {"place": "documents"})


def _decide(request: HttpRequest, line: ApprovalLine, form: forms.DecisionForm) -> None:
    asked = dict(form.cleaned_data)
    if asked.pop("join", False):
        person = person_of(request.user, request.cluster)
        join_agreement(person=person, password=asked["password"], actor=request.user)
    approvals.decide_line(line=line, actor=request.user, **asked)


@cluster_view("documents.view_approvals", methods=BOTH)
def answer(request: HttpRequest, pk: int, line_pk: int) -> HttpResponse:
    """Answer a remark, as the one who asked for the agreement."""
    shown = _visible(request, pk)
    line = _line(request, shown, line_pk)
    require(request, "documents.answer_remark", shown)
    form = forms.AnswerForm(posted(request), initial={"answer": line.answer})
    if form.is_valid():
        try:
            approvals.answer_remark(line=line, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Ответ на замечание записан."))
            return redirect("documents:sheet", request.cluster.slug, pk)
    back = reverse("documents:sheet", args=[request.cluster.slug, pk])
    context = {"form": form, "sheet": shown, "line": line, "back": back, "place": "documents"}
    return render(request, "documents/answer.html", context)


@cluster_view("documents.view_approvals", methods=("POST",))
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """End a round that cannot be agreed any more."""
    shown = approvals.close_sheet(sheet=_visible(request, pk), actor=request.user)
    messages.success(request, _("Круг согласования завершён: {state}.").format(state=shown.get_state_display()))
    return redirect("documents:sheet", request.cluster.slug, pk)
