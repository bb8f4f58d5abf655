"""The plan as a subject of the Coordination Council: a plan handed over for approval waits for its decision."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.documents import subjects
from artel.members.domain.kinds import UnitKind
from artel.members.models import Cluster, Unit
from artel.plans.domain.states import PlanState
from artel.plans.models import Plan
from artel.plans.services import lifecycle

PLAN = "plans.plan"


def waiting(unit: Unit) -> Iterator[subjects.Subject]:
    """Plans that stand for approval, where the body is the Coordination Council. A nested plan is its chair's own deed."""
    if unit.kind != UnitKind.COORDINATION_COUNCIL:
        return
    for plan in Plan.objects.filter(cluster=unit.cluster_id, parent=None, state=PlanState.APPROVAL):
        yield _subject(plan)


def find(cluster: Cluster, id: str) -> subjects.Subject | None:
    """The plan, whatever its state; None for one that was deleted."""
    plan = Plan.objects.filter(cluster=cluster, pk=int(id)).first()
    return _subject(plan) if plan else None


def decided(cluster: Cluster, id: str, ruling: subjects.Ruling) -> None:
    """Approve or return it. A plan that was approved or recalled otherwise meanwhile stays as it is."""
    plan = Plan.objects.filter(cluster=cluster, pk=int(id), state=PlanState.APPROVAL).first()
    if plan is None:
        return
    if ruling.accepted:
        lifecycle.approve_by_council(plan=plan, ruling=ruling)
    else:
        lifecycle.return_by_council(plan=plan, ruling=ruling)


def _subject(plan: Plan) -> subjects.Subject:
    return subjects.Subject(
        kind=PLAN,
        id=str(plan.pk),
        title=_t("Об утверждении плана работы кластера на {year}").format(year=_year(plan)),
        draft=(_t("Утвердить план работы кластера на {year}.").format(year=_year(plan)),),
        url=reverse("plans:detail", args=[plan.cluster.slug, plan.pk]),
        label=_t("проект плана"),
        closes=_t("План станет утверждённым, его строки встанут на контроль."),
    )


def _year(plan: Plan) -> str:
    """«2023/2024 учебный год», «2025 год»"""
    years = plan.year_label.replace("-", "/")
    return f"{years} учебный год" if "/" in years else f"{years} год"


subjects.register(subjects.SubjectKind(code=PLAN, label=_("план работы"), waiting=waiting, find=find, decided=decided))
