"""What pages of bodies share: tabs, a page of one deed, the objects of an address or 404."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.bodies import selectors
from artel.bodies.models import Composition, Direction, Nomination
from artel.members.models import Unit
from artel.members.selectors import units_visible_to
from artel.ui import deeds

GET_POST = ("GET", "HEAD", "POST")


def tabs(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    rows = (("list", _("Органы")), ("directions", _("Направления групп")))
    return [
        {"url": reverse(f"bodies:{name}", args=[request.cluster.slug]), "label": label, "is_current": name == current}
        for name, label in rows
    ]


def visible_body(request: HttpRequest, pk: int) -> Unit:
    """The body, or 404."""
    unit = get_object_or_404(units_visible_to(request.user, request.cluster), pk=pk)
    unit.cluster = request.cluster
    return unit


def visible_composition(request: HttpRequest, pk: int) -> Composition:
    found = get_object_or_404(
        selectors.compositions_visible_to(request.user, request.cluster).select_related(
            "act__cluster", "minutes__cluster", "act_file", "approved_by"
        ),
        pk=pk,
    )
    found.cluster = request.cluster
    for thing in (found.unit, found.direction):
        if thing is not None:
            thing.cluster = request.cluster
    return found


def visible_direction(request: HttpRequest, pk: int) -> Direction:
    found = get_object_or_404(selectors.directions_visible_to(request.user, request.cluster), pk=pk)
    found.cluster = request.cluster
    return found


def visible_nomination(request: HttpRequest, pk: int) -> Nomination:
    found = get_object_or_404(
        selectors.nominations_visible_to(request.user, request.cluster).select_related("file"), pk=pk
    )
    found.cluster = found.direction.cluster = request.cluster
    return found


do = partial(deeds.do, place="bodies")
act = deeds.act
