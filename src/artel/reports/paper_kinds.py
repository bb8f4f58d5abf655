"""Kinds of papers that reports make: of the plan, and a member's own."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel.documents.models import Paper
from artel.documents.papers import kinds
from artel.members.models import Cluster
from artel.reports.models import Report
from artel.reports.papers.report import FORMS, KIND, MEMBER_FORMS, MEMBER_KIND
from artel.reports.selectors import reports_visible_to
from artel.reports.services import number_of


def _url(paper: Paper) -> str:
    report = Report.objects.filter(paper=paper).values_list("pk", flat=True).first()
    return reverse("reports:report", args=[paper.cluster.slug, report]) if report else ""


def _seen(user: Any, cluster: Cluster) -> Q:
    """A member's report is not the whole cluster's business."""
    return Q(report__in=reports_visible_to(user, cluster).order_by().values("pk"))


def register_papers() -> None:
    """Register the kinds. Called once, in ready()."""
    shared = {"gender": "m", "number": number_of, "is_numbered_by_unit": False, "url": _url}
    kinds.register(kinds.PaperKind(code=KIND, forms=FORMS, retention=_("постоянно"), **shared))
    kinds.register(kinds.PaperKind(code=MEMBER_KIND, forms=MEMBER_FORMS, retention=_("5 лет"), seen=_seen, **shared))
