"""The commission's protocol as a kind of paper: it names graduates, so it is not for the whole cluster."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel.documents.models import Paper
from artel.documents.papers import kinds
from artel.fair.models import Protocol
from artel.fair.services.commission import PROTOCOL, protocol_registered, protocol_revoked
from artel.meetings.paper_kinds import number_of
from artel.meetings.services.minutes import MINUTES
from artel.members.models import Cluster
from artel.members.permissions import leads
from artel.members.standing import standing_of


def _seen(user: Any, cluster: Cluster) -> Q:
    """Those who lead and the commission; signers are seen to by the register itself."""
    if leads(user, cluster):
        return Q(pk__isnull=False)
    return Q(unit__in=[held.unit_id for held in standing_of(user, cluster).offices if held.unit_id])


def _url_of(paper: Paper) -> str:
    fair = Protocol.objects.filter(paper=paper).values_list("fair", flat=True).first()
    return reverse("fair:allocation", args=[paper.cluster.slug, fair]) if fair else ""


def _register_of(paper: Paper) -> str:
    """The commission numbers all its protocols in one row, those of its meetings and those of fairs."""
    return f"{MINUTES}:{paper.unit_id}"


KIND = kinds.PaperKind(
    code=PROTOCOL,
    forms=("протокол", "протокола", "протоколу", "протокол", "протоколом", "протоколе"),
    gender="m",
    number=number_of,
    retention=_("постоянно"),
    registered=protocol_registered,
    revoked=protocol_revoked,
    url=_url_of,
    seen=_seen,
    register=_register_of,
)
