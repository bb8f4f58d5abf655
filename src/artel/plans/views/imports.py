"""Import in the browser: upload → preview row by row → corrections → a draft plan."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel import jobs
from artel.files import serving
from artel.files.intake import Refused
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.views.asked import asked_number
from artel.plans import forms, previews
from artel.plans.domain.understanding import RowDraft
from artel.plans.models import Activity, PlanUpload
from artel.plans.selectors import upload_defects, uploads_visible_to
from artel.plans.services import amending, importing
from artel.plans.views.deeds import do
from artel.ui.paging import paginate

GET_POST = ("GET", "HEAD", "POST")


def visible_upload(request: HttpRequest, pk: int) -> PlanUpload:
    return get_object_or_404(uploads_visible_to(request.user, request.cluster), pk=pk)


@cluster_view("plans.import_plan", methods=GET_POST)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a document in and hand it to the background worker; the list of what was brought before."""
    form = forms.UploadForm(request.POST or None, request.FILES or None, initial={"parent": request.GET.get("parent")})
    if request.method == "POST" and form.is_valid():
        try:
            taken = _take(request, form.cleaned_data)
        except (BrokenRule, Refused) as refusal:
            form.add_refusal(refusal)
        else:
            return redirect("plans:preview", request.cluster.slug, taken.pk)
    page = paginate(request, uploads_visible_to(request.user, request.cluster), per_page=20)
    asked = asked_number(str(form["parent"].value() or ""))
    parent = Activity.objects.filter(cluster=request.cluster, pk=asked).first() if asked else None
    return render(request, "plans/upload.html", {"place": "plan", "form": form, "page": page, "parent": parent})


def _take(request: HttpRequest, data: dict[str, Any]) -> PlanUpload:
    parent = get_object_or_404(Activity, cluster=request.cluster, pk=data["parent"]) if data["parent"] else None
    with forms.received(data["file"], allowed=forms.PLANS) as file:
        return take_in(request, file, parent=parent)


def take_in(request: HttpRequest, file: Any, **of: Any) -> PlanUpload:
    """Keep a document and hand it to the background worker."""
    with transaction.atomic():
        taken = importing.begin_upload(cluster=request.cluster, file=file, actor=request.user, **of)
        jobs.enqueue(
            "plans.read_upload", key=f"plans.read_upload:{taken.pk}", actor=request.user, cluster=request.cluster,
            payload={"upload": taken.pk},
        )  # fmt: skip
    return taken


@cluster_view("plans.import_plan")
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Row by row: the document's words beside what was understood; warnings on top. While it is being read, the page waits."""
    taken = visible_upload(request, pk)
    show, totals = request.GET.get("show", ""), previews.totals(taken)
    context = {
        "place": "plan",
        "upload": taken,
        "sections": previews.preview(taken, show=show),
        "totals": totals,
        "facets": _facets(request, totals, show) if taken.follows_id else (),
        "defects": upload_defects(taken) if taken.state in ("read", "confirmed") else (),
    }
    if taken.state == "reading":
        return render(request, "plans/preview.html#reading" if request.htmx else "plans/preview.html", context)
    response = render(request, "plans/preview.html", context)
    if request.htmx:
        response["HX-Refresh"] = "true"
    return response


def _facets(request: HttpRequest, totals: dict[str, int], show: str) -> list[dict[str, Any]]:
    """Rows of a carried plan: all, those that wait for a look, those left out."""
    words = (
        ("", _("Все строки"), "all"),
        ("wait", _("Требуют проверки"), "wait"),
        ("skipped", _("Не войдут"), "skipped"),
    )
    return [
        {
            "url": f"?show={key}" if key else request.path,
            "label": label,
            "count": totals[name],
            "is_current": show == key,
        }
        for key, label, name in words
    ]


@cluster_view("plans.import_plan", methods=GET_POST)
def about(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan's title and year."""
    taken = visible_upload(request, pk)
    initial = {"title": taken.title, "year_label": taken.year_label, "revision": taken.revision}
    form = forms.UploadAboutForm(request.POST or None, initial=initial)
    return do(
        request, form, lambda data: importing.correct_upload(upload=taken, actor=request.user, **data),
        done=_("Название и год сохранены, сроки прочитаны заново."), title=_("Название и год плана"), submit=_("Сохранить"),
        crumb=source_name(taken), back=_back(request, taken),
    )  # fmt: skip


@cluster_view("plans.import_plan", methods=GET_POST)
def row(request: HttpRequest, pk: int, index: int) -> HttpResponse:
    """Correct one row."""
    taken = visible_upload(request, pk)
    if not 0 <= index < len(taken.rows):
        return redirect("plans:preview", request.cluster.slug, pk)
    draft = RowDraft.from_json(taken.rows[index])
    form = forms.UploadRowForm(request.POST or None, upload=taken, row=draft)
    if request.method == "POST" and form.is_valid():
        try:
            importing.correct_row(upload=taken, index=index, actor=request.user, **form.values())
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Строка сохранена."))
            return redirect(_back(request, taken) + f"#row-{index}")
    context = {
        "place": "plan", "upload": taken, "form": form, "index": index, "line": previews.line_of(taken, index),
        "readings": previews.readings(draft, taken.year_label), "back": _back(request, taken), "source": source_name(taken),
    }  # fmt: skip
    return render(request, "plans/upload_row.html", context)


@cluster_view("plans.import_plan", methods=("POST",))
def skip(request: HttpRequest, pk: int, index: int) -> HttpResponse:
    """Leave a row out, or take it back."""
    taken = visible_upload(request, pk)
    importing.skip_row(upload=taken, index=index, is_skipped=request.POST.get("skip") == "1", actor=request.user)
    return redirect(_back(request, taken) + f"#row-{index}")


@cluster_view("plans.import_plan", methods=GET_POST)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a row that the reader missed."""
    taken = visible_upload(request, pk)
    form = forms.AddRowForm(request.POST or None, upload=taken)
    return do(
        request, form, lambda data: importing.add_row(upload=taken, actor=request.user, **data),
        done=_("Строка добавлена. Откройте её, чтобы внести исполнителей, срок и результат."), title=_("Добавить строку"),
        submit=_("Добавить"), crumb=source_name(taken), back=_back(request, taken),
    )  # fmt: skip


@cluster_view("plans.import_plan")
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The document itself; a plan carried over from the year before has none."""
    taken = visible_upload(request, pk)
    if taken.file is None:
        raise Http404
    return serving.send(taken.file)


@cluster_view("plans.import_plan", methods=("POST",))
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a draft plan of it, or a change of the plan that it is a newer wording of."""
    taken = visible_upload(request, pk)
    try:
        if taken.amends_id:
            amendment = amending.amend_by_upload(upload=taken, actor=request.user)
            return redirect("plans:amendment", request.cluster.slug, amendment.pk)
        plan = importing.confirm_upload(upload=taken, actor=request.user)
    except BrokenRule as refusal:
        messages.error(request, str(refusal))
        return redirect(_back(request, taken))
    messages.success(request, _("Черновик плана создан. Проверьте строки и передайте план на утверждение."))
    return redirect("plans:detail", request.cluster.slug, plan.pk)


@cluster_view("plans.import_plan", methods=("POST",))
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    importing.drop_upload(upload=visible_upload(request, pk), actor=request.user)
    messages.success(request, _("Документ отложен. Его можно загрузить снова."))
    return redirect("plans:upload", request.cluster.slug)


def source_name(taken: PlanUpload) -> str:
    """What the rows came from: the name of the file, or the plan of the year before."""
    if taken.file or not taken.follows:
        return str(taken.file or taken)
    return _("Перенос с {year} года").format(year=taken.follows.year_label)


def _back(request: HttpRequest, taken: PlanUpload) -> str:
    return reverse("plans:preview", args=[request.cluster.slug, taken.pk])
