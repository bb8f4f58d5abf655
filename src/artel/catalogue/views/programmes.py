"""Programmes of colleges and their groups."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.catalogue import forms, labels, selectors
from artel.catalogue.domain.kinds import StudentState
from artel.catalogue.models import Programme
from artel.catalogue.permissions import COLLEGES
from artel.catalogue.services import groups as group_deeds
from artel.catalogue.services import programmes as deeds
from artel.catalogue.views.asked import (
    GET_POST,
    PLACE,
    colleges,
    do,
    employers,
    tabs,
    url,
    visible_group,
    visible_programme,
)
from artel.kernel import clock
from artel.members.gate import cluster_view
from artel.members.selectors import organisations_visible_to
from artel.members.views.asked import asked_number, history_of, may, posted, require
from artel.russian import counted
from artel.ui.paging import paginate

FIELDS = ("base", "form", "months", "starts_in", "qualification", "employer")


@cluster_view("catalogue.view_catalogue")
def programme_list(request: HttpRequest) -> HttpResponse:
    """What the colleges of the cluster teach; counts of students only for those who may see them."""
    query, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    organisation, closed = asked_number(request.GET.get("organisation", "")), request.GET.get("closed", "")
    rows = selectors.programme_list(
        request.user,
        request.cluster,
        query=query,
        organisation_id=organisation,
        kind=kind,
        open_on=None if closed else clock.today(request.cluster),
    )
    page = paginate(request, rows)
    for programme in page:
        programme.cluster = request.cluster
        programme.shows_count = can(request.user, "catalogue.view_counts", programme)
    found = organisations_visible_to(request.user, request.cluster).filter(kind__in=COLLEGES).order_by("short_name")
    context = {
        "place": PLACE,
        "tabs": tabs(request, "programmes"),
        "page": page,
        "query": query,
        "kind": kind,
        "kinds": labels.PROGRAMME_KINDS,
        "organisation": organisation,
        "organisations": list(found.values_list("pk", "short_name")),
        "closed": closed,
        "closed_options": [("yes", _("И закрытые"))],
        "is_filtered": bool(query or kind or organisation or closed),
        "may_count": may(request, "catalogue.view_counts"),
        "may_add": may(request, "catalogue.manage_programmes"),
        "reset": url(request, "programmes"),
    }
    return render(request, "catalogue/programme_list.html", context)


@cluster_view("catalogue.view_catalogue")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    programme = visible_programme(request, pk)
    may_change = may(request, "catalogue.manage_programmes", programme)
    context = {
        "place": PLACE,
        "programme": programme,
        "page": paginate(request, selectors.group_list(programme)),
        "line": selectors.succession_of(programme.speciality),
        "may_change": may_change,
        "may_add_group": may(request, "catalogue.manage_students", programme),
        "may_count": may(request, "catalogue.view_counts", programme),
        "history": history_of(programme) if may_change else [],
        "today": clock.today(request.cluster),
    }
    return render(request, "catalogue/programme_detail.html", context)


@cluster_view("catalogue.manage_programmes", methods=GET_POST)
def add(request: HttpRequest) -> HttpResponse:
    offered, today = colleges(request), clock.today(request.cluster)
    form = forms.ProgrammeForm(
        posted(request),
        employers=employers(request),
        colleges=offered,
        specialities=selectors.specialities_on(today),
        initial={"starts_in": today.year, "organisation": _only(offered)},
    )
    return do(
        request,
        form,
        lambda told: deeds.add_programme(actor=request.user, **told),
        done=_("Программа внесена. Теперь добавьте её группы."),
        back=url(request, "programmes"),
        title=_("Новая программа"),
        crumb=_("Программы и группы"),
        submit=_("Внести"),
    )


@cluster_view("catalogue.manage_programmes", methods=GET_POST)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    programme = visible_programme(request, pk)
    require(request, "catalogue.manage_programmes", programme)
    form = forms.ProgrammeForm(
        posted(request),
        employers=employers(request),
        initial={name: getattr(programme, name) for name in FIELDS},
    )
    return do(
        request,
        form,
        lambda told: deeds.change_programme(programme=programme, actor=request.user, **told),
        done=_("Программа изменена."),
        **_of(request, programme),
        title=_("Изменить программу"),
        submit=_("Сохранить"),
    )


@cluster_view("catalogue.manage_programmes", methods=GET_POST)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    programme = visible_programme(request, pk)
    require(request, "catalogue.manage_programmes", programme)
    return do(
        request,
        forms.CloseForm(posted(request), initial={"closed_on": clock.today(request.cluster)}),
        lambda told: deeds.close_programme(programme=programme, actor=request.user, **told),
        done=_("Программа закрыта."),
        **_of(request, programme),
        title=_("Закрыть программу"),
        lead=_("Новых групп по закрытой программе не будет. Те, кто учится, доучатся."),
        submit=_("Закрыть программу"),
    )


@cluster_view("catalogue.manage_students", methods=GET_POST)
def add_group(request: HttpRequest, pk: int) -> HttpResponse:
    programme = visible_programme(request, pk)
    require(request, "catalogue.manage_students", programme)
    return do(
        request,
        forms.GroupForm(posted(request)),
        lambda told: group_deeds.add_group(programme=programme, actor=request.user, **told),
        done=_("Группа внесена."),
        **_of(request, programme),
        title=_("Новая группа"),
        submit=_("Внести группу"),
    )


@cluster_view("catalogue.view_catalogue")
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """A group; its students are shown to its own college alone."""
    found = visible_group(request, pk)
    context = {
        "place": PLACE,
        "group": found,
        "shows_names": may(request, "catalogue.view_students", found),
        "may_manage": may(request, "catalogue.manage_students", found),
        "may_count": may(request, "catalogue.view_counts", found),
        "count": found.students.filter(state=StudentState.STUDYING, erased_at__isnull=True).count(),
        "has_graduated": found.graduates_on <= clock.today(request.cluster),
    }
    if context["shows_names"]:
        context["page"] = paginate(
            request, selectors.student_list(request.user, request.cluster, group_id=found.pk)
        )  # fmt: skip
    return render(request, "catalogue/group_detail.html", context)


@cluster_view("catalogue.manage_students", methods=GET_POST)
def change_group(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_group(request, pk)
    require(request, "catalogue.manage_students", found)
    initial = {name: getattr(found, name) for name in ("name", "starts_on", "graduates_on")}
    return do(
        request,
        forms.GroupForm(posted(request), initial=initial),
        lambda told: group_deeds.change_group(group=found, actor=request.user, **told),
        done=_("Группа изменена."),
        back=url(request, "group", found.pk),
        crumb=found.name,
        title=_("Изменить группу"),
        submit=_("Сохранить"),
    )


@cluster_view("catalogue.manage_students", methods=("POST",))
def graduate(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_group(request, pk)
    count = group_deeds.graduate_group(group=found, actor=request.user)
    people = counted(count, _("человек"), _("человека"), _("человек"))
    messages.success(request, _("Выпуск отмечен: {people}.").format(people=people))
    return redirect(url(request, "group", found.pk))


def _of(request: HttpRequest, programme: Programme) -> dict[str, Any]:
    return {"back": url(request, "programme", programme.pk), "crumb": str(programme.speciality)}


def _only(offered: Any) -> Any:
    """The one to choose where there is no choice."""
    rows = list(offered[:2])
    return rows[0] if len(rows) == 1 else None
