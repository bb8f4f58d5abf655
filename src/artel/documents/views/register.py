"""The register of incoming documents."""

from contextlib import nullcontext

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import can
from artel.documents import exports, forms, labels, selectors, services
from artel.documents.models import IncomingDocument
from artel.documents.usage import uses_of
from artel.documents.views.tabs import document_tabs
from artel.files.services import receive
from artel.files.serving import send
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.selectors import organisations_visible_to
from artel.members.views.asked import posted
from artel.ui.exports import attachment
from artel.ui.paging import paginate

BOTH = ("GET", "HEAD", "POST")


def _asked(request: HttpRequest) -> dict:
    """What the address of the register asks for."""
    year = request.GET.get("year", "")
    return {
        "kind": request.GET.get("kind", ""),
        "year": int(year) if year.isdecimal() and len(year) == 4 else None,
        "state": request.GET.get("state", ""),
        "query": request.GET.get("q", "").strip(),
    }


@cluster_view("documents.view_register")
def register(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    context = asked | {
        "page": paginate(request, selectors.incoming_list(request.user, request.cluster, **asked)),
        "kinds": labels.DOCUMENT_KINDS,
        "years": [(year, str(year)) for year in selectors.years_of_register(request.user, request.cluster)],
        "states": labels.STATES,
        "is_filtered": any(asked.values()),
        "may_register": can(request.user, "documents.register_incoming", request.cluster),
        "may_export": can(request.user, "documents.export_register", request.cluster),
        "tabs": document_tabs(request, "register"),
    }
    return render(request, "documents/register.html", context)


def _visible(request: HttpRequest, pk: int) -> IncomingDocument:
    found = selectors.incoming_visible_to(request.user, request.cluster)
    document = get_object_or_404(found.select_related("file", "registered_by", "sender_organisation"), pk=pk)
    document.cluster = request.cluster
    return document


@cluster_view("documents.view_register")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    document = _visible(request, pk)
    context = {
        "document": document,
        "uses": uses_of(document),
        "place": "documents",
        "history": [
            {"at": entry.recorded_at, "text": f"{audit.text_of(entry)} · {entry.actor_name}"}
            for entry in audit.history_of(document)
        ],
        "may_correct": not document.is_cancelled and can(request.user, "documents.correct_incoming", document),
        "may_cancel": not document.is_cancelled and can(request.user, "documents.cancel_incoming", document),
    }
    return render(request, "documents/detail.html", context)


@cluster_view("documents.view_register")
def download(request: HttpRequest, pk: int) -> FileResponse:
    document = _visible(request, pk)
    if document.file is None:
        raise Http404
    return send(document.file)


@cluster_view("documents.register_incoming", methods=BOTH)
def add(request: HttpRequest) -> HttpResponse:
    """Register a document; one that stands in the register already is shown by a link."""
    organisations = organisations_visible_to(request.user, request.cluster).order_by("short_name")
    initial = {"received_on": clock.today(request.cluster)}
    form = forms.IncomingForm(posted(request), request.FILES or None, organisations=organisations, initial=initial)
    earlier = None
    if form.is_valid():
        try:
            document = _register(request, form)
        except services.AlreadyRegistered as refusal:
            earlier = refusal.document
            form.add_refusal(refusal)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Документ зарегистрирован под № {n}.").format(n=document.registration_number))
            return redirect("documents:detail", request.cluster.slug, document.pk)
    return render(request, "documents/add.html", {"form": form, "earlier": earlier, "place": "documents"})


def _register(request: HttpRequest, form: forms.IncomingForm) -> IncomingDocument:
    fields = dict(form.cleaned_data)
    upload = fields.pop("file")
    # The file is inspected before the transaction of the deed: it may take a second, and numbers wait in a line.
    with receive(upload, allowed=forms.ALLOWED) if upload else nullcontext() as received:
        return services.register_incoming(cluster=request.cluster, actor=request.user, file=received, **fields)


@cluster_view("documents.correct_incoming", methods=BOTH)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    document = _visible(request, pk)
    form = forms.CorrectForm(posted(request), instance=document)
    if form.is_valid():
        try:
            services.correct_incoming(document=document, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Запись исправлена."))
            return redirect("documents:detail", request.cluster.slug, document.pk)
    return _form(request, document, form, title=_("Исправить опечатку"), submit=_("Сохранить"))


@cluster_view("documents.cancel_incoming", methods=BOTH)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    document = _visible(request, pk)
    form = forms.CancelForm(posted(request))
    if form.is_valid():
        try:
            services.cancel_incoming(document=document, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Регистрация отменена. Номер остался занятым."))
            return redirect("documents:detail", request.cluster.slug, document.pk)
    title = _("Отменить регистрацию № {number}").format(number=document.registration_number)
    return _form(request, document, form, title=title, submit=_("Отменить регистрацию"), kind="stop")


def _form(request: HttpRequest, document: IncomingDocument, form, **context) -> HttpResponse:
    back = reverse("documents:detail", args=[request.cluster.slug, document.pk])
    return render(
        request,
        "documents/form.html",
        context | {"form": form, "back": back, "document": document, "place": "documents"},
    )


@cluster_view("documents.export_register", methods=("POST",))
def export(request: HttpRequest) -> HttpResponse:
    """The register as it is filtered on the page, as a table."""
    rows = list(selectors.incoming_list(request.user, request.cluster, **_asked(request)))
    services.record_register_export(cluster=request.cluster, rows=len(rows), actor=request.user)
    moment = timezone.localtime(clock.now())
    note = _("Выгружено из системы «Артель»: {name}, {moment}").format(
        name=request.user.name, moment=f"{moment:%d.%m.%Y %H:%M}"
    )
    day = clock.today(request.cluster)
    return attachment(exports.register_xlsx(rows, note=note), _("Входящие {day}.xlsx").format(day=f"{day:%Y-%m-%d}"))
