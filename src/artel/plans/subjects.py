"""The plan and its changes as subjects of the Coordination Council: handed over for approval, they wait for its decision."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.documents import subjects
from artel.members.domain.kinds import UnitKind
from artel.members.models import Cluster, Unit
from artel.plans.domain.states import AmendmentState, PlanState
from artel.plans.models import Amendment, Plan
from artel.plans.services import amending, lifecycle

PLAN = "plans.plan"
AMENDMENT = "plans.amendment"


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


def waiting_changes(unit: Unit) -> Iterator[subjects.Subject]:
    """Changes of the cluster's plans that stand for approval, where the body is the Coordination Council."""
    if unit.kind != UnitKind.COORDINATION_COUNCIL:
        return
    for amendment in Amendment.objects.filter(
        cluster=unit.cluster_id, plan__parent=None, state=AmendmentState.APPROVAL
    ).select_related("plan__cluster"):
        yield _change(amendment)


def find_change(cluster: Cluster, id: str) -> subjects.Subject | None:
    """The change, whatever its state."""
    amendment = Amendment.objects.filter(cluster=cluster, pk=int(id)).select_related("plan__cluster").first()
    return _change(amendment) if amendment else None


def change_decided(cluster: Cluster, id: str, ruling: subjects.Ruling) -> None:
    """Approve or return it. A change that was decided otherwise meanwhile stays as it is."""
    amendment = Amendment.objects.filter(cluster=cluster, pk=int(id), state=AmendmentState.APPROVAL).first()
    if amendment is None:
        return
    if ruling.accepted:
        amending.approve_amendment_by_council(amendment=amendment, ruling=ruling)
    else:
        amending.return_amendment_by_council(amendment=amendment, ruling=ruling)


def _change(amendment: Amendment) -> subjects.Subject:
    plan = amendment.plan
    return subjects.Subject(
        kind=AMENDMENT,
        id=str(amendment.pk),
        title=_t("Об изменении плана работы кластера на {year}").format(year=_year(plan)),
        draft=(_t("Утвердить изменения в план работы кластера на {year}.").format(year=_year(plan)),),
        url=reverse("plans:amendment", args=[plan.cluster.slug, amendment.pk]),
        label=_t("перечень изменений"),
        closes=_t("План будет действовать в новой редакции, обязательства пересчитаются со дня заседания."),
    )


subjects.register(
    subjects.SubjectKind(
        code=AMENDMENT, label=_("изменение плана"), waiting=waiting_changes, find=find_change, decided=change_decided
    )
)
