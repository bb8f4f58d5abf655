"""Tables of members: the file asked for, its check looked at, its entry, what is recorded taken out."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.files import sheets as files
from artel.files.services import receive
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members import forms, labels
from artel.members.domain.kinds import TableKind
from artel.members.domain.tables import Outcome
from artel.members.gate import cluster_view
from artel.members.models import SheetUpload
from artel.members.services import sheets
from artel.members.sheets import Table
from artel.members.views.asked import asked_number, form_page, may, posted, taken_out_by
from artel.russian import counted
from artel.ui import deeds
from artel.ui.exports import attachment
from artel.ui.forms import ArtelForm
from artel.ui.paging import paginate

BOTH = ("GET", "HEAD", "POST")
PLACE = "members"
PER_PAGE = 50
LIST_OF = {
    TableKind.ORGANISATIONS: "organisations",
    TableKind.PEOPLE: "people",
    TableKind.ROLES: "access",
    TableKind.OFFICES: "units",
}
STATES = {Outcome.WRONG: "overdue", Outcome.ADDED: "met", Outcome.CHANGED: "open", Outcome.SAME: "open"}


class TableForm(ArtelForm):
    file = django_forms.FileField(
        label=gettext_lazy("Таблица XLSX или CSV"),
        help_text=gettext_lazy("Заполненный образец или выгрузка, в которой вы что-то исправили."),
    )


def _list_url(request: HttpRequest, kind: TableKind) -> str:
    """The list that the table fills; a representative, who has no page of access, goes to the people."""
    name = LIST_OF[kind]
    if name == "access" and not may(request, "members.view_access"):
        name = "people"
    return reverse(f"members:{name}", args=[request.cluster.slug])


def _mine(request: HttpRequest, kind: TableKind | None = None):
    """Tables that the person has brought: nobody else sees them."""
    found = SheetUpload.objects.filter(cluster=request.cluster, created_by=request.user)
    return found.filter(kind=kind) if kind else found


# --- for each kind ---


def bring(kind: TableKind) -> Callable[..., HttpResponse]:
    """The page that asks for a table of this kind."""
    table = sheets.TABLES[kind]

    @cluster_view(table.permission, methods=BOTH)
    def view(request: HttpRequest) -> HttpResponse:
        form = TableForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
        if form.is_valid():
            try:
                upload = _take(request, table, form.cleaned_data["file"])
            except BrokenRule as refusal:
                form.add_refusal(refusal)
            else:
                return redirect("members:table", request.cluster.slug, upload.pk)
        waiting = _mine(request, kind).exclude(state="entered").defer("rows", "findings")
        context = {
            "place": PLACE,
            "table": table,
            "form": form,
            "back": _list_url(request, kind),
            "template_url": reverse(f"members:{kind}_template", args=[request.cluster.slug]),
            "export_url": reverse(f"members:{kind}_table_export", args=[request.cluster.slug])
            if may(request, table.export_permission)
            else "",
            "roles_url": reverse("members:roles_table", args=[request.cluster.slug])
            if kind == TableKind.PEOPLE and may(request, "members.grant_role")
            else "",
            "waiting": list(waiting[:10]),
        }
        return render(request, "members/table_in.html", context)

    return view


def template(kind: TableKind) -> Callable[..., HttpResponse]:
    """The table to fill."""
    table = sheets.TABLES[kind]

    @cluster_view(table.permission)
    def view(request: HttpRequest) -> HttpResponse:
        return attachment(sheets.template_of(kind), _("{name}, образец.xlsx").format(name=table.spec.title))

    return view


def export(kind: TableKind) -> Callable[..., HttpResponse]:
    """What is recorded, in the columns of the template; the journal keeps who took it out and what for."""
    table = sheets.TABLES[kind]

    @cluster_view(table.export_permission, methods=BOTH)
    def view(request: HttpRequest) -> HttpResponse:
        form = forms.ExportForm(posted(request)) if table.is_personal else ArtelForm(posted(request))
        if form.is_valid():
            content = sheets.take_out_table(
                cluster=request.cluster, kind=kind, actor=request.user, note=taken_out_by(request), **form.cleaned_data
            )
            day = clock.today(request.cluster)
            return attachment(content, f"{table.spec.title} {day:%Y-%m-%d}.xlsx")
        note = _("Таблицу можно исправить и загрузить обратно: столбцы те же, что в образце.")
        if table.is_personal:
            note += " " + _("В ней персональные данные: храните её там же, где другие.")
        return form_page(
            request, form, title=_("Выгрузить таблицу: {name}").format(name=table.spec.title), note=note,
            submit=_("Скачать таблицу"), back=_list_url(request, kind), place=PLACE,
        )  # fmt: skip

    return view


def _take(request: HttpRequest, table: Table, file: Any) -> SheetUpload:
    with receive(file, allowed=files.KINDS) as received:
        read = files.read_table(received, table.spec)
        return sheets.bring_table(
            cluster=request.cluster, kind=table.kind, read=read, file_name=received.accepted.clean_name,
            sha256=received.accepted.sha256, actor=request.user,
        )  # fmt: skip


# --- a table that was brought ---


def _visible(request: HttpRequest, pk: int) -> SheetUpload:
    upload = get_object_or_404(_mine(request), pk=pk)
    upload.cluster = request.cluster
    return upload


@cluster_view("members.view_members")
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """What the check says, row by row: errors at their cells, what was and what it becomes; or how the entry goes."""
    upload = _visible(request, pk)
    kind = TableKind(upload.kind)
    job = sheets.job_of(upload) if upload.state == "entering" else None
    failed = upload.state == "entering" and (job is None or job.is_unsuccessful)
    context = {
        "place": PLACE,
        "upload": upload,
        "table": sheets.TABLES[kind],
        "job": job,
        "failed": failed,
        "back": _list_url(request, kind),
        "bring_url": reverse(f"members:{kind}_table", args=[request.cluster.slug]),
    }
    if upload.state == "entering" and not failed:
        return render(request, f"members/table.html{'#entering' if request.htmx else ''}", context)
    if upload.state == "checked":
        context |= _checked(request, upload)
    response = render(request, "members/table.html", context)
    if request.htmx:
        response["HX-Refresh"] = "true"
    return response


def _checked(request: HttpRequest, upload: SheetUpload) -> dict[str, Any]:
    counts = upload.counts
    shown = request.GET.get("show", "")
    if shown not in set(Outcome):
        # What is to be mended stands first; what stays as it is, is asked for.
        shown = next((str(o) for o in (Outcome.WRONG, Outcome.ADDED, Outcome.CHANGED) if counts[o]), str(Outcome.SAME))
    query = request.GET.get("q", "").strip().casefold()
    cells = {row["row"]: row for row in upload.rows}
    table_of = sheets.TABLES[TableKind(upload.kind)]
    found = []
    for finding in upload.findings:
        name = table_of.name_of(cells[finding["row"]])
        if finding["outcome"] == shown and (not query or query in name.casefold()):
            found.append((finding, name))
    page = paginate(request, found, per_page=PER_PAGE)
    titles = table_of.spec.titles
    page.items = [_row(upload, finding, name, titles) for finding, name in page.items]
    letters = counts["letters"]
    asked = counts[Outcome.ADDED] + counts[Outcome.CHANGED]
    return {
        "page": page,
        "shown": shown,
        "query": request.GET.get("q", "").strip(),
        "facets": [
            {"url": f"?show={outcome}", "label": words, "count": counts[outcome], "is_current": outcome == shown}
            for outcome, words in labels.OUTCOMES
        ],
        "is_wrong": bool(counts[Outcome.WRONG]),
        "may_enter": not counts[Outcome.WRONG] and asked > 0,
        "asks_nothing": not counts[Outcome.WRONG] and asked == 0,
        "letters": counted(letters, _("приглашение"), _("приглашения"), _("приглашений")) if letters else "",
        "enter_words": _("Внести {rows}").format(rows=counted(asked, _("строку"), _("строки"), _("строк"))),
    }


def _row(upload: SheetUpload, finding: dict[str, Any], name: str, titles: dict[str, str]) -> dict[str, Any]:
    """A row for the page: sentences at the addresses of their cells."""
    number = finding["row"]
    return {
        "number": number,
        "name": name,
        "state": STATES[Outcome(finding["outcome"])],
        "word": _WORDS[Outcome(finding["outcome"])],
        "errors": [(sheets.address(upload, key, number), titles[key], text) for key, text in finding["errors"]],
        "changes": [(titles[key], was, becomes) for key, was, becomes in finding["changes"]],
        "notes": finding["notes"],
    }


_WORDS = {
    Outcome.WRONG: gettext_lazy("исправьте"),
    Outcome.ADDED: gettext_lazy("добавится"),
    Outcome.CHANGED: gettext_lazy("изменится"),
    Outcome.SAME: gettext_lazy("без изменений"),
}


@cluster_view("members.view_members", methods=("POST",))
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what was looked at; a large table goes to the worker and the page waits."""
    upload = _visible(request, pk)
    try:
        upload = sheets.enter_table(
            upload=upload, revision=asked_number(request.POST.get("revision", "")) or 0, actor=request.user
        )
    except BrokenRule as refusal:
        messages.error(request, str(refusal))
    else:
        if upload.state == "entered":
            messages.success(request, _("Таблица внесена."))
    return redirect("members:table", request.cluster.slug, pk)


@cluster_view("members.view_members", methods=("POST",))
def check_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Check the same rows against what is recorded now."""
    upload = _visible(request, pk)
    return deeds.act(
        request, lambda: sheets.check_again(upload=upload, actor=request.user), done=_("Таблица проверена заново."),
        back=reverse("members:table", args=[request.cluster.slug, pk]),
    )  # fmt: skip


@cluster_view("members.view_members")
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    """The person's own table with one more column: what is wrong where."""
    upload = _visible(request, pk)
    name = sheets.TABLES[TableKind(upload.kind)].spec.title
    return attachment(sheets.errors_of(upload), _("{name}, ошибки.xlsx").format(name=name))
