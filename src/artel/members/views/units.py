from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members import forms, selectors, services
from artel.members.gate import cluster_view
from artel.members.views.asked import asked_day, form_page, may, posted
from artel.members.views.tabs import member_tabs

BOTH = ("GET", "HEAD", "POST")


def _back(request: HttpRequest) -> str:
    return reverse("members:units", args=[request.cluster.slug])


@cluster_view("members.view_members")
def unit_list(request: HttpRequest) -> HttpResponse:
    day = asked_day(request)
    context = {
        "units": list(selectors.units_on(request.user, request.cluster, on=day)),
        "heads": list(selectors.head_offices_on(request.user, request.cluster, on=day)),
        "day": day,
        "is_past": day != clock.today(request.cluster),
        "tabs": member_tabs(request, "units"),
        "may_manage": may(request, "members.manage_members"),
    }
    return render(request, "members/unit_list.html", context)


@cluster_view("members.manage_members", methods=BOTH)
def add(request: HttpRequest) -> HttpResponse:
    form = forms.UnitForm(posted(request), initial={"from_day": clock.today(request.cluster)})
    if form.is_valid():
        try:
            services.add_unit(cluster=request.cluster, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Орган внесён. Теперь назначьте людей на его посты."))
            return redirect(_back(request))
    return form_page(request, form, title=_("Новый орган кластера"), submit=_("Внести"), back=_back(request))


@cluster_view("members.manage_members", methods=BOTH)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(selectors.units_visible_to(request.user, request.cluster), pk=pk)
    form = forms.LastDayForm(posted(request), initial={"last_day": clock.today(request.cluster)})
    if form.is_valid():
        try:
            services.close_unit(unit=unit, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Орган закрыт."))
            return redirect(_back(request))
    title = _("Закрыть: {name}").format(name=unit.name)
    note = _("Полномочия всех, кто в нём состоит, закончатся в тот же день.")
    return form_page(request, form, title=title, submit=_("Закрыть"), back=_back(request), kind="stop", note=note)


@cluster_view("members.manage_members", methods=BOTH)
def make_appointment(request: HttpRequest, pk: int) -> HttpResponse:
    office = get_object_or_404(
        selectors.offices_visible_to(request.user, request.cluster).select_related("unit", "organisation"), pk=pk
    )
    people = selectors.people_visible_to(request.user, request.cluster)
    form = forms.AppointForm(posted(request), people=people, initial={"from_day": clock.today(request.cluster)})
    if form.is_valid():
        try:
            services.appoint(office=office, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Назначение записано."))
            return redirect(_back(request))
    title = _("Назначить: {office}").format(office=office.title)
    return form_page(request, form, title=title, submit=_("Назначить"), back=_back(request))


@cluster_view("members.manage_members", methods=BOTH)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    tenure = get_object_or_404(
        selectors.tenures_visible_to(request.user, request.cluster).select_related("office", "person"), pk=pk
    )
    form = forms.LastDayForm(posted(request), initial={"last_day": clock.today(request.cluster)})
    if form.is_valid():
        try:
            services.end_tenure(tenure=tenure, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Полномочия завершены."))
            return redirect(_back(request))
    title = _("Завершить полномочия: {name}, {office}").format(
        name=tenure.person.short_name, office=tenure.office.title
    )
    note = _("Если назначение записано по ошибке, укажите день перед его началом.")
    return form_page(request, form, title=title, submit=_("Завершить"), back=_back(request), note=note)
