from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.accounts.models import OneTimeLink
from artel.accounts.selectors import open_invitations
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied
from artel.members import forms, labels, selectors, services
from artel.members.gate import cluster_view
from artel.members.models import Organisation
from artel.members.views.asked import asked_number, form_page, may, posted
from artel.members.views.tabs import member_tabs
from artel.ui.paging import paginate

BOTH = ("GET", "HEAD", "POST")
NOT_YOURS = gettext_lazy(
    "Приглашать и выдавать роли может координатор кластера, а представитель — только в своей организации."
)


@cluster_view("members.view_access")
def role_list(request: HttpRequest) -> HttpResponse:
    """Who may enter the cluster, and who has been invited and has not come yet."""
    kind, query, today = request.GET.get("kind", ""), request.GET.get("q", "").strip(), clock.today(request.cluster)
    roles = selectors.roles_of_cluster(request.user, request.cluster, on=today, kind=kind, query=query)
    may_grant = bool(services.grantable_kinds(request.user, request.cluster))
    context = {
        "page": paginate(request, roles),
        "kind": kind,
        "kinds": labels.ROLE_KINDS,
        "query": query,
        "is_filtered": bool(kind or query),
        "invitations": list(open_invitations(cluster_id=request.cluster.pk)[:100]) if may_grant else [],
        "now": clock.now(),
        "today": today,
        "tabs": member_tabs(request, "access"),
        "may_grant": may_grant,
        "may_manage": may(request, "members.manage_members"),
    }
    return render(request, "members/role_list.html", context)


@cluster_view("members.view_members", methods=BOTH)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite a person. A representative comes here from the page of their organisation."""
    kinds, organisations = _offer(request)
    form = forms.InviteForm(
        posted(request),
        kinds=kinds,
        organisations=organisations,
        initial={"organisation": asked_number(request.GET.get("organisation", "")), "kind": "representative"},
    )
    if form.is_valid():
        try:
            person, invited = services.invite_person(cluster=request.cluster, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            return render(request, "members/invited.html", {"person": person, "invited": invited})
    back = reverse("members:people", args=[request.cluster.slug])
    return form_page(request, form, title=_("Пригласить человека"), submit=_("Пригласить"), back=back)


@cluster_view("members.view_members", methods=BOTH)
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(selectors.people_visible_to(request.user, request.cluster).select_related("user"), pk=pk)
    back = reverse("members:person", args=[request.cluster.slug, person.pk])
    if person.user is None:
        messages.warning(request, _("У этого человека нет учётной записи. Сначала пригласите его."))
        return redirect(back)
    kinds, organisations = _offer(request)
    form = forms.RoleForm(
        posted(request),
        kinds=kinds,
        organisations=organisations,
        initial={"from_day": clock.today(request.cluster)},
    )
    if form.is_valid():
        try:
            services.grant_role(cluster=request.cluster, user=person.user, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Роль выдана."))
            return redirect(back)
    title = _("Выдать роль: {name}").format(name=person.full_name)
    return form_page(request, form, title=title, submit=_("Выдать"), back=back)


def _offer(request: HttpRequest):
    """Kinds of roles and organisations that the person may choose from."""
    organisations = Organisation.objects.filter(cluster=request.cluster).order_by("short_name")
    kinds = services.grantable_kinds(request.user, request.cluster)
    if not kinds:
        organisations = organisations.filter(pk__in=request.standing.organisation_ids)
        kinds = frozenset().union(
            *(services.grantable_kinds(request.user, request.cluster, one) for one in organisations)
        )
    if not kinds:
        raise Denied(str(NOT_YOURS))
    return kinds, organisations


@cluster_view("members.view_members", methods=BOTH)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    role = get_object_or_404(
        selectors.roles_visible_to(request.user, request.cluster).select_related("user", "organisation"), pk=pk
    )
    if role.kind not in services.grantable_kinds(request.user, request.cluster, role.organisation):
        raise Denied(str(NOT_YOURS))
    person = selectors.person_of(role.user, request.cluster)
    back = reverse("members:person", args=[request.cluster.slug, person.pk])
    form = forms.EndRoleForm(posted(request))
    if form.is_valid():
        try:
            services.end_role(role=role, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Роль завершена."))
            return redirect(back)
    title = _("Завершить роль: {role}, {name}").format(role=role.get_kind_display(), name=person.short_name)
    return form_page(request, form, title=title, submit=_("Завершить роль"), back=back, kind="stop")


@cluster_view("members.grant_role", methods=("POST",))
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    link = _invitation(request, pk)
    invited = services.resend_invitation(cluster=request.cluster, link=link, actor=request.user)
    return render(
        request,
        "members/invited.html",
        {"person": selectors.person_of(link.user, request.cluster), "invited": invited},
    )


@cluster_view("members.grant_role", methods=("POST",))
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    services.revoke_invitation(cluster=request.cluster, link=_invitation(request, pk), actor=request.user)
    messages.success(request, _("Приглашение отозвано. Роль осталась: завершите её, если она больше не нужна."))
    return redirect("members:access", request.cluster.slug)


def _invitation(request: HttpRequest, pk: int) -> OneTimeLink:
    if not services.grantable_kinds(request.user, request.cluster):
        raise Http404
    return get_object_or_404(open_invitations(cluster_id=request.cluster.pk), pk=pk)
