"""What deeds on plans tell at once, and whom. Each is part of a deed: in its transaction, after its change."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from artel.kernel import clock
from artel.members.models import Cluster
from artel.notices.addressees import Addressees
from artel.notices.services import settle, tell
from artel.plans import words
from artel.plans.domain.status import DecisionKind, VerdictKind
from artel.plans.models import Decision, Evidence, ExtensionRequest, Obligation, Plan, Verdict
from artel.plans.notice_sources import NEWS, VERDICTS, debtors_of, thing_of


def tell_verdict(verdict: Verdict, actor: Any) -> None:
    """Whoever brought the document learns what came of it; those who accept are called no more."""
    evidence: Evidence = verdict.evidence
    cluster, owed = evidence.cluster, evidence.obligation
    settle(cluster=cluster, thing=f"plans.evidence:{evidence.pk}")
    is_rejected = verdict.kind == VerdictKind.REJECTED
    said = _("Документ возвращён: {title}") if is_rejected else _("Документ принят: {title}")
    tell(
        users=[evidence.recorded_by_id],
        cluster=cluster,
        kind=VERDICTS,
        key=f"plans.verdict:{verdict.pk}",
        thing=thing_of(owed) if is_rejected else "",
        title=said.format(title=evidence.title),
        text=verdict.reason,
        act=_("Приложить другой документ") if is_rejected else _("Открыть"),
        url=reverse("plans:supply" if is_rejected else "plans:obligation", args=[cluster.slug, owed.pk]),
        actor=actor,
        pressing=is_rejected,
    )


def tell_supplied(evidence: Evidence) -> None:
    """The document is brought: its debtors are reminded no more, those who accept will be."""
    settle(cluster=evidence.cluster, thing=thing_of(evidence.obligation))


def tell_request_decided(request: ExtensionRequest, actor: Any) -> None:
    """Whoever asked for another day learns the answer."""
    cluster, owed = request.cluster, request.obligation
    settle(cluster=cluster, thing=f"plans.request:{request.pk}")
    granted = request.state == "granted"
    tell(
        users=[request.asked_by_id],
        cluster=cluster,
        kind=VERDICTS,
        key=f"plans.request:{request.pk}:{request.state}",
        title=_("Срок перенесён на {day}").format(day=words.day(request.decision.new_due_on))
        if granted
        else _("В переносе срока отказано"),
        text=request.decision.basis if granted else request.answer,
        act=_("Открыть"),
        url=reverse("plans:obligation", args=[cluster.slug, owed.pk]),
        actor=actor,
        pressing=not granted,
    )


def tell_decision(decision: Decision, obligation: Obligation, actor: Any) -> None:
    """Those who owe learn that the day was moved, or that they owe no more, or again."""
    said = {
        DecisionKind.MOVE: _("Срок перенесён на {day}: {name}"),
        DecisionKind.LIFT: _("Обязательство снято: {name}"),
        DecisionKind.RESTORE: _("Обязательство возвращено на контроль: {name}"),
    }[DecisionKind(decision.kind)]
    if decision.kind != DecisionKind.RESTORE:
        settle(cluster=obligation.cluster, thing=thing_of(obligation))
    tell(
        users=debtors_of(obligation),
        cluster=obligation.cluster,
        kind=VERDICTS,
        key=f"plans.decision:{decision.pk}",
        title=said.format(day=words.day(decision.new_due_on), name=words.obligation_name(obligation)),
        text=decision.basis,
        act=_("Открыть"),
        url=reverse("plans:obligation", args=[obligation.cluster.slug, obligation.pk]),
        actor=actor,
    )


def tell_plan_returned(plan: Plan, actor: Any) -> None:
    """Who brought the plan in and who handed it over learn the remarks."""
    settle(cluster=plan.cluster, thing=f"plans.plan:{plan.pk}")
    tell(
        users=[plan.created_by_id, plan.submitted_by_id],
        cluster=plan.cluster,
        kind=NEWS,
        key=f"plans.plan:{plan.pk}:returned:{plan.submitted_at:%Y%m%d%H%M%S}"
        if plan.submitted_at
        else f"plans.plan:{plan.pk}:returned",
        title=_("План возвращён на доработку: {title}").format(title=plan.title),
        text=plan.return_reason,
        act=_("Исправить план"),
        url=reverse("plans:detail", args=[plan.cluster.slug, plan.pk]),
        actor=actor,
        pressing=True,
    )


def tell_plan_approved(plan: Plan, actor: Any) -> None:
    """Everybody who has a part in the cluster learns that the rows owe from now on."""
    settle(cluster=plan.cluster, thing=f"plans.plan:{plan.pk}")
    cluster: Cluster = plan.cluster
    people = Addressees(cluster, clock.today(cluster))
    tell(
        users=people.everybody,
        cluster=cluster,
        kind=NEWS,
        key=f"plans.plan:{plan.pk}:approved",
        title=_("План утверждён: {title}").format(title=plan.title),
        text=_("Посмотрите свои строки и сроки: с этого дня они на контроле."),
        act=_("Открыть план"),
        url=reverse("plans:detail", args=[cluster.slug, plan.pk]),
        actor=actor,
    )
