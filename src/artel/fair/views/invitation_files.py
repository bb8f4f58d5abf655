"""Files of invitations: the wording that goes out to Word and comes back, and what goes to the printer."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize
from artel.documents.papers import html_writer
from artel.documents.papers.tree import Marks
from artel.fair.domain import wording as domain
from artel.fair.forms.invitations import WordingFileForm
from artel.fair.papers.wording_docx import write_wording
from artel.fair.selectors import invitations as selectors
from artel.fair.services import printing, wording
from artel.fair.views.asked import GET_POST, act, fair_context, visible_fair
from artel.fair.views.invitations import ISSUE, VIEW, listed_url, posted_organisation
from artel.files.services import receive
from artel.files.serving import harden
from artel.files.serving import send as send_file
from artel.jobs.domain.states import FINISHED, JobState
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.views.asked import may, posted
from artel.ui.paging import paginate

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_TEXT = 20_000


# --- the wording ---


@cluster_view("fair.manage_fair", methods=GET_POST)
def wording_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The text of invitations: as it is, or as it would be after the file just read."""
    fair = visible_fair(request, pk)
    authorize(request.user, "fair.manage_fair", fair)
    form = WordingFileForm(posted(request), request.FILES or None)
    back = reverse("fair:invitations_wording", args=[request.cluster.slug, fair.pk])
    if request.method == "POST" and "keep" in request.POST:
        paragraphs = _paragraphs(request.POST["keep"])
        return act(
            request,
            lambda: wording.set_wording(fair=fair, paragraphs=paragraphs, actor=request.user),
            done=_("Текст приглашений сохранён. Он войдёт в те, что ещё не отправлены на подпись."),
            back=back,
        )
    trial, is_new = wording.try_wording(fair, domain.paragraphs_of(fair.wording)), False
    if form.is_bound and form.is_valid():
        try:
            with receive(form.cleaned_data["file"], allowed=frozenset({"docx"})) as received:
                trial, is_new = wording.try_wording(fair, wording.extract(received.path)), True
        except BrokenRule as refusal:
            form.add_refusal(refusal)
    context = fair_context(request, fair, tab="invitations") | {
        "form": form,
        "trial": trial,
        "is_new": is_new,
        "is_standard": not fair.wording,
        "keep": json.dumps(list(trial.paragraphs), ensure_ascii=False),
        "letter": html_writer.to_html(trial.document, Marks(draft=True)) if trial.document else "",
        "url": listed_url(fair),
        "back": back,
    }
    return render(request, "fair/invitations_wording.html", context, status=422 if form.errors else 200)


def _paragraphs(text: str) -> list[str]:
    """What the page of the trial sends back; a forged one is judged again by the deed."""
    try:
        read = json.loads(text[:MOST_TEXT])
    except ValueError:
        raise BrokenRule(_("Страница устарела: загрузите файл ещё раз.")) from None
    if not isinstance(read, list) or not all(isinstance(each, str) for each in read):
        raise BrokenRule(_("Страница устарела: загрузите файл ещё раз."))
    return read


@cluster_view("fair.manage_fair")
def wording_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The text as a Word file to edit."""
    fair = visible_fair(request, pk)
    data = write_wording(domain.paragraphs_of(fair.wording), domain.PLACEHOLDERS)
    response = HttpResponse(data, content_type=DOCX)
    harden(response, _("Текст приглашения.docx"))
    return response


# --- files for the printer ---


@cluster_view(VIEW, methods=GET_POST)
def printings(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a file for the printer; those asked for, with how far each is."""
    fair = visible_fair(request, pk)
    url = reverse("fair:printings", args=[request.cluster.slug, fair.pk])
    may_issue = may(request, ISSUE, fair)
    if request.method == "POST":
        organisation = posted_organisation(request)
        is_merged = request.POST.get("form") != "apart"
        return act(
            request,
            lambda: printing.print_invitations(
                fair=fair, organisation=organisation, merged=is_merged, actor=request.user
            ),
            done=_("Файл готовится. Страницу можно закрыть: он появится здесь."),
            back=url,
        )
    digest = selectors.digest_of(request.user, fair)
    mine = digest.employers | digest.colleges
    if not may_issue:
        mine = {pk: name for pk, name in mine.items() if pk in request.standing.organisation_ids}
    page = paginate(request, selectors.printings_visible_to(request.user, fair).order_by("-asked_at", "-pk"), 20)
    jobs = selectors.jobs_of_printings(page.items)
    context = fair_context(request, fair, tab="invitations") | {
        "page": page,
        "rows": [_printing_row(each, jobs.get(each.job_key)) for each in page.items],
        "whose": sorted(mine.items(), key=lambda pair: pair[1]),
        "signed": sum(digest.states[state] for state in selectors.PRINTABLE),
        "may_issue": may_issue,
        "url": listed_url(fair),
        "poll": f"{url}?{request.GET.urlencode()}",
    }
    context["is_working"] = any(row["is_working"] for row in context["rows"])
    template = "fair/invitations_print.html"
    if request.htmx and request.htmx.target == "files":
        template += "#files"
    return render(request, template, context)


def _printing_row(made: Any, job: Any) -> dict[str, Any]:
    is_failed = made.made_at is None and (job is None or (job.state in FINISHED and job.state != JobState.DONE))
    return {
        "it": made,
        "job": job,
        "is_working": made.made_at is None and not is_failed,
        "failed": (job.message if job and job.message else _("Файл не получился. Запросите его ещё раз."))
        if is_failed
        else "",
    }


@cluster_view(VIEW)
def printing_file(request: HttpRequest, pk: int, printing_pk: int) -> HttpResponse:
    """The file itself; the right is asked anew at each look."""
    fair = visible_fair(request, pk)
    made = get_object_or_404(selectors.printings_visible_to(request.user, fair), pk=printing_pk, file__isnull=False)
    return send_file(made.file)
