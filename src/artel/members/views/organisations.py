from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members import exports, forms, labels, organisation_sections, selectors, services
from artel.members.gate import cluster_view
from artel.members.models import Organisation
from artel.members.views.asked import asked_day, form_page, history_of, may, posted, require, taken_out_by
from artel.members.views.tabs import member_tabs
from artel.ui.exports import attachment
from artel.ui.paging import paginate

BOTH = ("GET", "HEAD", "POST")


@cluster_view("members.view_members")
def organisation_list(request: HttpRequest) -> HttpResponse:
    day, kind, query = asked_day(request), request.GET.get("kind", ""), request.GET.get("q", "").strip()
    everybody = request.GET.get("who") == "all"
    rows = selectors.organisation_list(
        request.user, request.cluster, on=day, kind=kind, query=query, everybody=everybody
    )
    context = {
        "page": paginate(request, rows),
        "day": day,
        "is_past": day != clock.today(request.cluster),
        "kind": kind,
        "kinds": labels.ORGANISATION_KINDS,
        "scopes": [("all", _("Все организации"))],
        "query": query,
        "who": "all" if everybody else "",
        "is_filtered": bool(kind or query or everybody),
        "tabs": member_tabs(request, "organisations"),
        "may_manage": may(request, "members.manage_members"),
        "may_export": may(request, "members.export_organisations"),
    }
    return render(request, "members/organisation_list.html", context)


def _visible(request: HttpRequest, pk: int) -> Organisation:
    return get_object_or_404(
        selectors.organisations_visible_to(request.user, request.cluster).select_related("parent"), pk=pk
    )


def _back(request: HttpRequest, organisation: Organisation) -> str:
    return reverse("members:organisation", args=[request.cluster.slug, organisation.pk])


@cluster_view("members.view_members")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _visible(request, pk)
    organisation.cluster = request.cluster
    today = clock.today(request.cluster)
    memberships = list(organisation.memberships.order_by("-valid_from"))
    people = list(selectors.people_list(request.user, request.cluster, on=today, organisation_id=organisation.pk))
    for person in people:
        person.ties = exports.ties_of(person)
    context = {
        "organisation": organisation,
        "channels": [
            ("VK", organisation.vk),
            ("OK", organisation.ok),
            ("TG", organisation.telegram),
            ("MAX", organisation.max_channel),
        ],
        "memberships": memberships,
        "is_member": any(membership.valid_to is None for membership in memberships),
        "former_names": list(organisation.former_names.all()),
        "branches": list(organisation.organisation_set.order_by("short_name")),
        "head": selectors.head_of(organisation, today),
        "people": people,
        "sections": organisation_sections.sections(request, organisation),
        "history": history_of(organisation)
        if may(request, "members.view_access") or may(request, "members.change_own_organisation", organisation)
        else None,
        "is_lead": request.cluster.lead_id == organisation.pk,
        "may_manage": may(request, "members.manage_members"),
        "may_edit_own": may(request, "members.change_own_organisation", organisation),
        "may_invite": bool(services.grantable_kinds(request.user, request.cluster, organisation)),
        "tabs": member_tabs(request, "organisations"),
    }
    return render(request, "members/organisation_detail.html", context)


@cluster_view("members.manage_members", methods=BOTH)
def add(request: HttpRequest) -> HttpResponse:
    form = forms.NewOrganisationForm(posted(request), cluster=request.cluster)
    if form.is_valid():
        try:
            organisation = services.add_organisation(cluster=request.cluster, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Организация внесена."))
            return redirect(_back(request, organisation))
    back = reverse("members:organisations", args=[request.cluster.slug])
    return form_page(request, form, title=_("Новая организация"), submit=_("Внести"), back=back, half=True)


@cluster_view("members.manage_members", methods=BOTH)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _visible(request, pk)
    form = forms.ChangedOrganisationForm(posted(request), instance=organisation, cluster=request.cluster)
    return _change(request, organisation, form, title=_("Сведения об организации"), half=True)


@cluster_view("members.view_members", methods=BOTH)
def edit_own(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _visible(request, pk)
    require(request, "members.change_own_organisation", organisation)
    form = forms.OwnOrganisationForm(posted(request), instance=organisation)
    return _change(request, organisation, form, title=_("Контакты организации"))


def _change(request: HttpRequest, organisation: Organisation, form, **page) -> HttpResponse:
    if form.is_valid():
        try:
            services.change_organisation(organisation=organisation, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Сведения сохранены."))
            return redirect(_back(request, organisation))
    return form_page(request, form, submit=_("Сохранить"), back=_back(request, organisation), **page)


@cluster_view("members.manage_members", methods=BOTH)
def join(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _visible(request, pk)
    form = forms.JoinForm(posted(request), initial={"from_day": clock.today(request.cluster)})
    if form.is_valid():
        try:
            services.join_cluster(organisation=organisation, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Вступление записано."))
            return redirect(_back(request, organisation))
    title = _("Вступление в кластер: {name}").format(name=organisation.short_name)
    return form_page(request, form, title=title, submit=_("Записать вступление"), back=_back(request, organisation))


@cluster_view("members.manage_members", methods=BOTH)
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _visible(request, pk)
    form = forms.LeaveForm(posted(request), initial={"last_day": clock.today(request.cluster)})
    if form.is_valid():
        try:
            services.leave_cluster(organisation=organisation, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Выход записан."))
            return redirect(_back(request, organisation))
    title = _("Выход из кластера: {name}").format(name=organisation.short_name)
    note = _("Обязательства, срок которых наступает позже последнего дня, будут сняты с организации.")
    return form_page(
        request,
        form,
        title=title,
        submit=_("Записать выход"),
        back=_back(request, organisation),
        kind="stop",
        note=note,
    )


@cluster_view("members.export_organisations", methods=("POST",))
def export(request: HttpRequest) -> HttpResponse:
    day = asked_day(request)
    rows = list(selectors.organisation_list(request.user, request.cluster, on=day))
    services.record_organisations_export(cluster=request.cluster, rows=len(rows), actor=request.user)
    content = exports.organisations_xlsx(rows, note=taken_out_by(request))
    return attachment(content, _("Организации {day}.xlsx").format(day=f"{day:%Y-%m-%d}"))
