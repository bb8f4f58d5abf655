"""The list of professions and specialities in an edition."""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from artel.catalogue import selectors
from artel.catalogue.domain.kinds import Classifier
from artel.catalogue.models import Programme
from artel.catalogue.views.asked import PLACE, tabs, url
from artel.kernel import clock
from artel.members.gate import cluster_view
from artel.members.views.asked import asked_number
from artel.ui.paging import paginate


@cluster_view("catalogue.view_catalogue")
def speciality_list(request: HttpRequest) -> HttpResponse:
    """Codes of an edition: what replaced what, where admission has stopped, what the cluster teaches."""
    today = clock.today(request.cluster)
    known = list(selectors.editions(Classifier.SPO))
    chosen = asked_number(request.GET.get("edition", ""))
    edition = next((row for row in known if row.pk == chosen), None) or selectors.edition_on(Classifier.SPO, today)
    query, group, stopped = (request.GET.get(name, "").strip() for name in ("q", "group", "stopped"))
    context = {
        "place": PLACE,
        "tabs": tabs(request, "specialities"),
        "edition": edition,
        "editions": [(row.pk, row.title) for row in known],
        "is_outdated": edition is not None and edition.valid_to is not None and edition.valid_to < today,
        "query": query,
        "group": group,
        "stopped": stopped,
        "stopped_options": [("no", _("Приём идёт")), ("yes", _("Приём прекращён"))],
        "today": today,
        "is_filtered": bool(query or group or stopped),
        "reset": url(request, "specialities"),
    }
    if edition is not None:
        taught = Programme.objects.filter(
            cluster=request.cluster, speciality__code=OuterRef("code"), closed_on__isnull=True
        )
        rows = selectors.speciality_list(edition, query=query, group=group, stopped=stopped)
        codes = edition.specialities.order_by("code").values_list("code", flat=True)
        context |= {
            "page": paginate(request, rows.annotate(is_taught=Exists(taught))),
            "groups": [(code, f"{code}.00.00") for code in dict.fromkeys(code[:2] for code in codes)],
        }
    return render(request, "catalogue/speciality_list.html", context)
