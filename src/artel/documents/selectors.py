"""Reading the register."""

from typing import Any

from django.db.models import QuerySet

from artel.documents.models import IncomingDocument
from artel.members.models import Cluster
from artel.members.standing import standing_of
from artel.russian import search_key

STATES = ("registered", "cancelled")


def incoming_visible_to(user: Any, cluster: Cluster) -> QuerySet[IncomingDocument]:
    """Everybody of the cluster sees its register: they owe by what is in it. A stranger sees none."""
    if not standing_of(user, cluster).is_somebody:
        return IncomingDocument.objects.none()
    return IncomingDocument.objects.filter(cluster=cluster)


def incoming_list(
    user: Any, cluster: Cluster, *, kind: str = "", year: int | None = None, state: str = "", query: str = ""
) -> QuerySet[IncomingDocument]:
    """Rows of the register, the newest number first. A cancelled number stays in its place."""
    found = incoming_visible_to(user, cluster).select_related("file", "registered_by")
    if kind:
        found = found.filter(kind=kind)
    if year is not None:
        found = found.filter(year=year)
    if state in STATES:
        found = found.filter(cancelled_at__isnull=state == "registered")
    for word in search_key(query).split():
        found = found.filter(search_key__contains=word)
    return found.order_by("-year", "-number")


def years_of_register(user: Any, cluster: Cluster) -> list[int]:
    """Years that have a document, the newest first."""
    years = incoming_visible_to(user, cluster).order_by().values_list("year", flat=True).distinct()
    return sorted(years, reverse=True)
