"""Nominations by a table: its template, the check row by row, the entry of all or none."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.bodies import exports, selectors
from artel.bodies.reading import SPEC
from artel.bodies.services import nomination_sheets as deeds
from artel.bodies.views.asked import GET_POST, visible_direction
from artel.files.sheet_pages import bring_in
from artel.members.gate import cluster_view
from artel.russian import counted
from artel.ui.exports import attachment


@cluster_view("bodies.nominate")
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """A table to fill, with those who have not answered."""
    direction = visible_direction(request, pk)
    silent = list(selectors.silent_organisations(direction).order_by("short_name"))
    if not can(request.user, "bodies.manage_directions", direction):
        silent = [row for row in silent if row.pk in request.standing.organisation_ids]
    return attachment(exports.nominations_template_xlsx(silent), _("{name}, образец.xlsx").format(name=direction.name))


@cluster_view("bodies.nominate", methods=GET_POST)
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Check a table; then, when it is clean and the person has looked, enter it."""
    direction = visible_direction(request, pk)
    return bring_in(
        request,
        spec=SPEC,
        check=lambda rows: deeds.check_nominations(direction=direction, rows=rows, actor=request.user),
        enter=lambda rows: deeds.import_nominations(direction=direction, rows=rows, actor=request.user),
        done=lambda made: _("Внесено: {count}.").format(
            count=counted(len(made), _("выдвижение"), _("выдвижения"), _("выдвижений"))
        ),
        back=reverse("bodies:direction", args=[request.cluster.slug, direction.pk]),
        title=_("Загрузить выдвижения таблицей"),
        place="bodies",
        template="bodies/nominations_import.html",
        direction=direction,
    )
