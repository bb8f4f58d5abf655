"""Fairs: the list, the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from artel.fair.selectors.fairs import fairs_visible_to
from artel.fair.views.asked import PLACE, fair_context, visible_fair
from artel.members.gate import cluster_view
from artel.ui.paging import paginate


@cluster_view("fair.view_fair")
def fair_list(request: HttpRequest) -> HttpResponse:
    page = paginate(request, fairs_visible_to(request.user, request.cluster))
    return render(request, "fair/fairs_list.html", {"place": PLACE, "page": page})


@cluster_view("fair.view_fair")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    fair = visible_fair(request, pk)
    return render(request, "fair/fairs_detail.html", fair_context(request, fair))
