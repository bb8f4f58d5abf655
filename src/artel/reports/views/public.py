"""The public page: what everybody reads, and the pages where it is prepared."""

from collections.abc import Callable
from copy import copy
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.gate import public_view
from artel.documents.models import Paper, PaperFile
from artel.documents.selectors import code_of
from artel.files.serving import harden
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.kernel.ical import CONTENT_TYPE
from artel.members.gate import cluster_view
from artel.members.views.asked import may, posted, require
from artel.members.views.tabs import settings_tabs
from artel.reports import public_page as selectors
from artel.reports import public_services as services
from artel.reports.models import PublicPage, PublishedPaper
from artel.reports.public_feed import calendar_ics
from artel.reports.public_forms import PageForm
from artel.reports.public_texts import named_in, public_text
from artel.russian import date_ru
from artel.ui.deeds import act
from artel.ui.forms import day_asked
from artel.ui.paging import paginate

VIEW, KEEP, OPEN = "reports.view_public_page", "reports.keep_public_page", "reports.open_public_page"
GET_POST, POST = ("GET", "HEAD", "POST"), ("POST",)
TAB = "reports:public_settings"


# --- for everybody ---


@public_view()
def index(request: HttpRequest) -> HttpResponse:
    """Clusters that show themselves; no such page while there are none."""
    pages = list(selectors.pages_on())
    if not pages:
        raise Http404
    return render(request, "reports/public_index.html", {"pages": pages})


@public_view()
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a cluster, the same for whoever asks."""
    found = _page(slug)
    day = day_asked(request.GET.get("on", ""))
    if day is not None and not selectors.is_day_shown(found.cluster, day):
        day = None
    return _kept(request, found, f"page-{day or ''}", lambda: _drawn(request, found, day).encode())


@public_view()
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Meetings and fairs for a program."""
    found = _page(slug)
    if not found.shows_calendar:
        raise Http404
    answer = _kept(request, found, "calendar", lambda: calendar_ics(found), content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = content_disposition_header(False, f"{slug}.ics")
    return answer


@public_view()
def paper(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The words of a published paper."""
    found = _page(slug)
    row = _published(found, code)

    def drawn() -> bytes:
        names = selectors.names_of(found.cluster)
        context = {
            "page": found, "cluster": found.cluster, "row": row, "paper": row.paper, "text": public_text(row.paper, names),
            "gives_file": selectors.gives_file(row, names), "check_code": code_of(row.paper),
        }  # fmt: skip
        return render_to_string("reports/public_paper.html", context, request).encode()

    return _kept(request, found, f"paper-{row.pk}", drawn)


@public_view()
def paper_file(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The signed file, while everybody named in it agrees; otherwise there is none."""
    found = _page(slug)
    row = _published(found, code)
    kept = PaperFile.objects.filter(paper=row.paper, form="pdf").select_related("file").first()
    if kept is None or not selectors.gives_file(row, selectors.names_of(found.cluster)):
        raise Http404
    with kept.file.content.open("rb") as content:
        answer = HttpResponse(content.read(), content_type="application/pdf")
    name = f"{row.paper.kind_label.capitalize()} № {row.paper.number.replace('/', '-')}.pdf"
    harden(answer, name)
    return answer


def _page(slug: str) -> PublicPage:
    found = selectors.page_by(slug)
    if found is None:
        raise Http404
    return found


def _published(page: PublicPage, code: str) -> PublishedPaper:
    if not page.shows_papers:
        raise Http404
    return get_object_or_404(selectors.published(page.cluster), paper__public_id=code)


def _drawn(request: HttpRequest, page: PublicPage, day: date | None, *, is_preview: bool = False) -> str:
    shown = selectors.shown(page, on=day)
    here = reverse("reports:public_page", args=[page.cluster.slug])
    days = []
    if shown.execution and shown.execution.days and not is_preview:
        chosen = shown.execution.on
        days = [
            {"url": f"{here}?on={date_ru(each)}#plan", "label": date_ru(each), "is_current": each == chosen}
            for each in shown.execution.days
        ]
        days.append({"url": f"{here}#plan", "label": _("Сегодня"), "is_current": not shown.execution.is_past})
    context = {
        "page": page, "cluster": page.cluster, "shown": shown, "days": days, "is_preview": is_preview,
        "address": settings.BASE_URL.rstrip("/") + here,
    }  # fmt: skip
    with timezone.override(clock.zone(page.cluster)):
        return render_to_string("reports/public_page.html", context, request)


def _kept(
    request: HttpRequest,
    page: PublicPage,
    what: str,
    make: Callable[[], bytes],
    *,
    content_type: str = "text/html; charset=utf-8",
) -> HttpResponse:
    """Answer from memory what was made since the last deed in the cluster, and 304 to whoever has it already.

    Every deed leaves a line in the journal, a consent taken back too, and days pass: so nothing stale is shown. No cookie
    is read or set. A browser asks each time (`no-cache`): what was withdrawn is gone at once.
    """
    cluster = page.cluster
    key = ":".join(map(str, (cluster.pk, what, clock.today(cluster), audit.anchor(cluster.pk))))
    key = sha256(key.encode()).hexdigest()
    body = caches["open_pages"].get(key)
    if body is None:
        body = make()
        caches["open_pages"].set(key, body)
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag=etag) or HttpResponse(body, content_type=content_type)
    answer["ETag"], answer["Cache-Control"] = etag, "public, no-cache"
    return answer


# --- where it is prepared ---


@cluster_view(VIEW, methods=GET_POST)
def set_up(request: HttpRequest) -> HttpResponse:
    """Words and parts of the page, the switch, the papers that may be published."""
    if request.method == "POST":
        require(request, KEEP, request.cluster)
    found = selectors.page_of(request.cluster)
    form = PageForm(posted(request), instance=copy(found))
    if form.is_valid():
        try:
            services.describe_page(cluster=request.cluster, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Сохранено. Посмотрите, как страница выглядит теперь."))
            return redirect(TAB, request.cluster.slug)
    papers = paginate(request, selectors.publishable(request.cluster))
    names = selectors.names_of(request.cluster)
    for each in papers.items:
        row = getattr(each, "published", None)
        each.row, each.file_closed = row, bool(row and row.with_file and not selectors.gives_file(row, names))
    context = {
        "page": found, "form": form, "papers": papers, "tabs": settings_tabs(request, TAB), "place": "settings",
        "may_keep": may(request, KEEP), "may_open": may(request, OPEN),
        "address": settings.BASE_URL.rstrip("/") + reverse("reports:public_page", args=[request.cluster.slug]),
    }  # fmt: skip
    return render(request, "reports/public_settings.html", context)


@cluster_view(VIEW)
def preview(request: HttpRequest) -> HttpResponse:
    """The page as everybody would see it."""
    return HttpResponse(_drawn(request, selectors.page_of(request.cluster), None, is_preview=True))


@cluster_view(KEEP, methods=POST)
def switch(request: HttpRequest) -> HttpResponse:
    """Show the page to everybody (`on=1`), or take it away."""
    is_on = request.POST.get("on") == "1"
    deed = services.open_page if is_on else services.close_page
    return act(
        request,
        lambda: deed(cluster=request.cluster, actor=request.user),
        done=_("Страница открыта для всех.") if is_on else _("Страница закрыта: по её адресу больше ничего нет."),
        back=reverse(TAB, args=[request.cluster.slug]),
    )


@cluster_view(VIEW, methods=GET_POST)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """What of a paper everybody would read, who is named in it, and publishing it."""
    found = get_object_or_404(selectors.publishable(request.cluster), pk=pk)
    found.cluster = request.cluster
    here = reverse("reports:public_publish", args=[request.cluster.slug, pk])
    if request.method == "POST":
        with_file = request.POST.get("file") == "1"
        return act(
            request,
            lambda: services.publish_paper(paper=found, with_file=with_file, actor=request.user),
            done=_("Документ опубликован."),
            back=here,
        )
    names = selectors.names_of(request.cluster)
    named = named_in(found, names)
    context = {
        "page": selectors.page_of(request.cluster), "paper": found, "row": getattr(found, "published", None),
        "text": public_text(found, names), "lacking": [said for said in named if not said.may_be_shown],
        "named_count": len(named), "may_keep": may(request, KEEP), "place": "settings",
        "back": reverse(TAB, args=[request.cluster.slug]),
    }  # fmt: skip
    return render(request, "reports/public_publish.html", context)


@cluster_view(KEEP, methods=POST)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a paper off the page."""
    found = get_object_or_404(Paper, pk=pk, cluster=request.cluster)
    return act(
        request,
        lambda: services.withdraw_paper(paper=found, actor=request.user),
        done=_("Документ снят с публичной страницы."),
        back=reverse(TAB, args=[request.cluster.slug]),
    )
