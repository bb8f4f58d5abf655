"""Reports of execution: the list, the question, the preview, a draft's causes, signing, files."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize
from artel.documents.permissions import signs_in_office
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.views.asked import history_of, may, posted, taken_out_by
from artel.reports import files, labels, selectors, services, tables, words
from artel.reports.collect import collect
from artel.reports.domain.groups import EXPLAINED, MUST_EXPLAIN, Group
from artel.reports.domain.states import ReportState
from artel.reports.forms import CorrectionForm, NotesForm, QuestionForm
from artel.reports.models import Report
from artel.ui.deeds import act, do
from artel.ui.exports import attachment
from artel.ui.paging import paginate

GET_POST, POST = ("GET", "HEAD", "POST"), ("POST",)
VIEW, READ, COMPOSE = "reports.view_reports", "reports.read_report", "reports.compose_report"
_STATES = [("draft", _("черновики")), ("signing", _("на подписи")), ("issued", _("подписанные"))]
NOTES_ON_A_PAGE, PROOFS_ON_A_PAGE = 20, 15


@cluster_view(VIEW)
def report_list(request: HttpRequest) -> HttpResponse:
    """Reports made before, and the form of a new one."""
    return _list(request, question_form(request))


@cluster_view(VIEW)
def preview(request: HttpRequest) -> HttpResponse:
    """The report as it would be, in one address; nothing is kept."""
    if not request.GET.get("period"):
        return redirect("reports:list", request.cluster.slug)
    form = question_form(request, request.GET)
    if not form.is_valid():
        return _list(request, form)
    report = Report.of(form.question)
    authorize(request.user, READ, report)
    facts = collect(form.question)
    context = _body(request, facts) | {"report": report, "may_compose": may(request, COMPOSE, report)}
    asked = request.GET.copy()
    for name in ("group", "page", "how"):
        asked.pop(name, None)
    context["asked"] = [(name, value) for name, value in asked.items() if value]
    return render(request, "reports/preview.html", context)


@cluster_view(COMPOSE, methods=POST)
def begin(request: HttpRequest) -> HttpResponse:
    """Make a draft of what was looked at."""
    form = question_form(request, request.POST)
    if form.is_valid():
        try:
            report = services.begin_report(question=form.question, actor=request.user)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Черновик отчёта составлен. Напишите причины и отправьте его на подпись."))
            return redirect("reports:report", request.cluster.slug, report.pk)
    return _list(request, form)


@cluster_view(VIEW)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """A report: a draft follows the plan, anything else is shown as it was frozen."""
    found = visible_report(request, pk)
    facts = files.facts_of(found)
    state = found.state
    may_compose = may(request, COMPOSE, found)
    bare = [row for row in facts["rows"] if row["group"] in MUST_EXPLAIN and not row["cause"]]
    context = _body(request, facts) | {
        "report": found,
        "state": state,
        "state_words": dict(labels.REPORT_STATES)[state],
        "tone": labels.TONES[state],
        "paper": found.paper if found.is_frozen else None,
        "may_compose": may_compose,
        "may_sign": state is ReportState.SIGNING and signs_in_office(request.user, found.paper),
        "is_draft": state is ReportState.DRAFT,
        "unexplained": bare,
        "explained_count": sum(row["group"] in EXPLAINED for row in facts["rows"]),
        "corrected_by": Report.objects.filter(corrects=found).first(),
        "forms": [
            form for form in files.TYPES if form != "zip" or state not in (ReportState.DRAFT, ReportState.SIGNING)
        ],
        "signer": services.signer_of(found) if state is ReportState.DRAFT and may_compose else None,
        "history": history_of(found),
    }
    return render(request, "reports/report.html", context)


@cluster_view(COMPOSE, methods=GET_POST)
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Why rows are not executed and what is proposed: the fields hold what the system knows until somebody writes."""
    found = _mine(request, pk)
    facts = files.facts_of(found)
    rows = [row for row in facts["rows"] if row["group"] in EXPLAINED]
    page = paginate(request, rows, per_page=NOTES_ON_A_PAGE)
    form = NotesForm(posted(request), rows=page.items)
    if request.method == "POST" and form.is_valid():
        try:
            services.write_notes(report=found, notes=form.notes(page.items), actor=request.user)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Причины и предложения записаны."))
            if page.number < page.pages:
                return redirect(f"{request.path}?page={page.number + 1}")
            return redirect("reports:report", request.cluster.slug, found.pk)
    for row in page.items:
        row["fields"] = [form[f"{name}_{row['key']}"] for name in ("cause", "proposal")]
        row["tone"] = tables.TONES[Group(row["group"])]
        row["said"] = words.state_words(row)
    context = {
        "place": "reports", "report": found, "form": form, "page": page,
        "back": reverse("reports:report", args=[request.cluster.slug, found.pk]),
    }  # fmt: skip
    return render(request, "reports/notes.html", context)


@cluster_view(COMPOSE, methods=POST)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze it and ask for the signature."""
    found = _mine(request, pk)
    return act(
        request,
        lambda: services.send_report(report=found, actor=request.user),
        done=_("Отчёт направлен на подпись. Сведения в нём больше не меняются."),
        back=_url(found),
    )


@cluster_view(COMPOSE, methods=POST)
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back from signing."""
    found = _mine(request, pk)
    return act(
        request,
        lambda: services.recall_report(report=found, actor=request.user),
        done=_("Отчёт отозван с подписи и снова стал черновиком."),
        back=_url(found),
    )


@cluster_view(COMPOSE, methods=POST)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a draft up."""
    found = _mine(request, pk)
    return act(
        request,
        lambda: services.drop_report(report=found, actor=request.user),
        done=_("Черновик удалён."),
        back=reverse("reports:list", args=[request.cluster.slug]),
    )


@cluster_view(COMPOSE, methods=GET_POST)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a corrected report in the place of an issued one."""
    found = _mine(request, pk)
    return do(
        request,
        CorrectionForm(posted(request)),
        lambda data: services.correct_report(report=found, actor=request.user, **data),
        done=_("Исправленный отчёт начат. Прежний остаётся в силе, пока новый не подпишут."),
        back=reverse("reports:list", args=[request.cluster.slug]),
        cancel=_("Не исправлять"),
        title=_("Исправить отчёт"),
        submit=_("Начать исправление"),
        place="reports",
        crumb=words.title_of(found.facts) if found.facts else str(found),
    )


@cluster_view(VIEW, methods=POST)
def download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The report as a file, with a trace that it was taken out."""
    if form not in files.TYPES:
        raise Http404
    found = visible_report(request, pk)
    content = files.file_of(found, form, note=taken_out_by(request))
    services.record_export(report=found, form=form, actor=request.user)
    return attachment(content, files.name_of(found, form), content_type=files.TYPES[form])


# --- what the views share ---


def visible_report(request: HttpRequest, pk: int) -> Report:
    """The report, or 404."""
    found = get_object_or_404(selectors.reports_visible_to(request.user, request.cluster), pk=pk)
    found.cluster = found.plan.cluster = request.cluster
    return found


def _mine(request: HttpRequest, pk: int) -> Report:
    found = visible_report(request, pk)
    authorize(request.user, COMPOSE, found)
    return found


def question_form(request: HttpRequest, data: Any = None) -> QuestionForm:
    """The form of a question with what this person may ask about."""
    plans = selectors.plans_to_report(request.user, request.cluster)
    return QuestionForm(
        data, cluster=request.cluster, plans=plans, scopes=selectors.scopes_for(request.user, request.cluster, plans)
    )


def _url(report: Report) -> str:
    return reverse("reports:report", args=[report.cluster.slug, report.pk])


def _list(request: HttpRequest, form: QuestionForm) -> HttpResponse:
    query, state = request.GET.get("q", "").strip()[:200], request.GET.get("state", "")
    scope = request.GET.get("kind", "")
    state = state if state in dict(_STATES) else ""
    scope = scope if scope in dict(labels.SCOPE_KINDS) else ""
    rows = selectors.report_list(request.user, request.cluster, scope=scope, state=state, query=query)
    page = paginate(request, rows)
    for each in page.items:
        each.state_words = dict(labels.REPORT_STATES)[each.state]
        each.tone = labels.TONES[each.state]
    context = {
        "place": "reports", "form": form, "page": page, "query": query, "state": state, "kind": scope,
        "states": _STATES, "kinds": labels.SCOPE_KINDS, "is_filtered": bool(query or state or scope),
        "has_plans": bool(form.plans),
    }  # fmt: skip
    return render(request, "reports/report_list.html", context)


def _body(request: HttpRequest, facts: dict[str, Any]) -> dict[str, Any]:
    """What the preview and the report draw alike."""
    group = request.GET.get("group", "")
    group = group if group in set(Group) else ""
    return {
        "place": "reports",
        "facts": facts,
        "heading": words.heading_of(facts),
        "summary": words.summary_of(facts),
        "known_words": words.known_words(facts),
        "stats": tables.stats(facts, request.path, request.GET),
        "how": request.GET.get("how", ""),
        "facets": tables.facets(facts, request.path, request.GET, group=group),
        "sections": tables.lines_of(facts, group=group),
        "section_bars": tables.section_bars(facts),
        "debtor_bars": tables.debtor_bars(facts),
        "decisions": tables.decisions(facts),
        "ahead": tables.ahead(facts),
        "assignments": tables.assignments(facts),
        "derivations": tables.derivations(facts),
        "pieces": paginate(request, tables.pieces(facts), per_page=PROOFS_ON_A_PAGE),
    }
