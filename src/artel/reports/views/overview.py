"""Several clusters on one page: for an observer of the region, and whoever works in more than one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from artel.accounts.gate import signed_in_view
from artel.members.views.asked import taken_out_by
from artel.reports import overview
from artel.reports.services import record_overview_export
from artel.ui.exports import attachment


@signed_in_view()
def clusters(request: HttpRequest) -> HttpResponse:
    """The clusters of the person, each with what its plan stands at today."""
    return render(request, "reports/overview.html", {"lines": overview.overview_for(request.user)})


@signed_in_view(methods=("POST",))
def export(request: HttpRequest) -> HttpResponse:
    """The same as a table, with a trace that it was taken out."""
    lines = overview.overview_for(request.user)
    content = overview.overview_xlsx(lines, note=taken_out_by(request))
    record_overview_export(clusters=[line.cluster for line in lines], actor=request.user)
    return attachment(content, _("Исполнение планов по кластерам.xlsx"))
