"""Reading reports: which are seen, their notes, what a question may be about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from artel.documents.domain.states import PaperState
from artel.documents.models import Paper, Signer
from artel.documents.selectors import SETTLED
from artel.kernel import clock
from artel.members.domain.kinds import RoleKind
from artel.members.models import Cluster, Organisation, Unit
from artel.members.selectors import members_on
from artel.members.standing import in_force_on, standing_of
from artel.plans.domain.states import PlanState
from artel.plans.models import Plan, Section
from artel.plans.selectors import plans_visible_to
from artel.reports.models import Report, ReportNote
from artel.russian import search_key

_SEES_ALL = frozenset({RoleKind.HEAD, RoleKind.COORDINATOR, RoleKind.OBSERVER})


def reports_visible_to(user: Any, cluster: Cluster) -> QuerySet[Report]:
    """Issued reports of the plan: everybody. A member's: those who lead, hold an office, observe, or represent it.

    What is not issued yet: those who lead, observers, whoever began it, the member's representatives, its signer.
    """
    standing = standing_of(user, cluster)
    if not standing.is_somebody:
        return Report.objects.none()
    superseding = Paper.objects.filter(supersedes=OuterRef("paper"), registered_at__isnull=False)
    found = (
        Report.objects.filter(cluster=cluster)
        .select_related("cluster", "plan", "organisation", "unit", "paper", "corrects__paper", "created_by")
        .annotate(is_superseded=Exists(superseding))
    )
    if standing.roles & _SEES_ALL:
        return found
    mine = Q(organisation__in=standing.organisation_ids)
    signs = Exists(Signer.objects.filter(paper=OuterRef("paper"), person__user=user))
    members = Q(organisation=None) | mine | signs if not standing.offices else Q()
    return found.filter(members, Q(paper__state__in=SETTLED) | mine | Q(created_by=user) | signs)


def report_list(user: Any, cluster: Cluster, *, scope: str = "", state: str = "", query: str = "") -> QuerySet[Report]:
    """Rows of the list, the latest day first. `state`: draft, signing or issued."""
    found = reports_visible_to(user, cluster)
    if scope:
        found = found.filter(scope_kind=scope)
    drafts = Q(paper=None) | Q(paper__state__in=[PaperState.DRAFT, PaperState.DROPPED])
    if state == "draft":
        found = found.filter(drafts)
    elif state == "signing":
        found = found.filter(paper__state=PaperState.SIGNING)
    elif state == "issued":
        found = found.filter(paper__state__in=SETTLED)
    for word in search_key(query).split():
        found = found.filter(
            Q(paper__search_key__contains=word) | Q(period_words__icontains=word) | Q(scope_words__icontains=word)
        )
    return found.order_by("-on", "-pk")


def notes_of(report: Report) -> dict[str, tuple[str, str]]:
    """Cause and proposal by the key of the row."""
    rows = ReportNote.objects.filter(report=report).values_list("activity__key", "cause", "proposal")
    return {key: (cause, proposal) for key, cause, proposal in rows}


def plans_to_report(user: Any, cluster: Cluster) -> list[Plan]:
    """Approved plans of years, the latest first."""
    found = plans_visible_to(user, cluster).filter(parent=None, state__in=[PlanState.APPROVED, PlanState.CLOSED])
    return list(found.order_by("-starts_on"))


@dataclass(frozen=True, slots=True)
class Scopes:
    """What a report may speak of: sections by place, members, bodies."""

    sections: tuple[Section, ...]
    members: tuple[Organisation, ...]
    units: tuple[Unit, ...]


def scopes_for(user: Any, cluster: Cluster, plans: Iterable[Plan]) -> Scopes:
    """Sections of the latest plan, bodies of today, and those members whose reports the person may see. Three queries."""
    standing, today = standing_of(user, cluster), clock.today(cluster)
    plan = next(iter(plans), None)
    sections: dict[int, Section] = {}
    for section in Section.objects.filter(version__plan=plan).order_by("version__number", "position"):
        sections[section.position] = section
    members = members_on(cluster, today).order_by("short_name")
    if not (standing.offices or standing.roles & _SEES_ALL):
        members = members.filter(pk__in=standing.organisation_ids)
    units = Unit.objects.filter(in_force_on(today), cluster=cluster).order_by("kind", "name")
    return Scopes(tuple(sections.values()), tuple(members), tuple(units))


def on_of(period_ends_on: date, today: date) -> date:
    """The day of a report of which nothing is said: the period's last, or today while it runs."""
    return min(period_ends_on, today)
