from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.gate import operator_view, signed_in_view
from artel.kernel.errors import BrokenRule
from artel.members import forms, selectors, services
from artel.members.models import Cluster
from artel.members.views.asked import form_page, posted
from artel.ui.paging import paginate

BOTH = ("GET", "HEAD", "POST")


@signed_in_view()
def cluster_list(request: HttpRequest) -> HttpResponse:
    """Clusters to enter; for the operator of the installation all of them by name, without a right to enter."""
    mine = list(selectors.clusters_visible_to(request.user))
    context = {"mine": mine}
    if request.user.is_operator:
        context["page"] = paginate(request, Cluster.objects.all())
    return render(request, "members/cluster_list.html", context)


@operator_view(methods=BOTH)
def add(request: HttpRequest) -> HttpResponse:
    form = forms.ClusterForm(posted(request))
    if form.is_valid():
        try:
            cluster = services.add_cluster(actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Кластер создан. Пригласите того, кто будет его вести."))
            return redirect("members:cluster_lead", cluster.pk)
    back = reverse("members:clusters")
    return form_page(request, form, title=_("Новый кластер"), submit=_("Создать кластер"), back=back)


@operator_view(methods=BOTH)
def invite_lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite a head or a coordinator: the one thing that the operator does inside a cluster."""
    cluster = get_object_or_404(Cluster, pk=pk)
    form = forms.LeadForm(posted(request))
    if form.is_valid():
        try:
            person, invited = services.invite_person(cluster=cluster, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            return render(request, "members/invited.html", {"person": person, "invited": invited, "is_operator": True})
    title = _("Кто ведёт кластер «{name}»").format(name=cluster.short_name)
    return form_page(request, form, title=title, submit=_("Пригласить"), back=reverse("members:clusters"))
