"""Evidence that the kinds find among their own objects: recorded while it is there, rejected when it is no more."""

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import system
from artel.kernel import clock
from artel.plans import kinds
from artel.plans.domain.status import VerdictKind
from artel.plans.events import PlanEvent
from artel.plans.models import Activity, Evidence, Obligation, Plan, Verdict


@transaction.atomic
def refresh_evidence(activity: Activity) -> int:
    """Ask the kinds of the row for what they can prove now, and record what is new; answers how much has changed.

    Called by the app whose fact has changed, in the transaction of the fact. What a kind found before and finds no
    more is rejected by the system, with a trace; found again, it is accepted again. What a person has rejected stays
    rejected, and what waits for acceptance is never accepted here.
    """
    changed = 0
    for obligation in activity.obligations.filter(requirement__isnull=False).select_related(
        "requirement", "cluster", "plan", "activity", "organisation"
    ):
        kind = kinds.get(obligation.requirement.kind)
        if kind.find is None:
            continue
        found = {(piece.source_kind, piece.source_id): piece for piece in kind.find(obligation)}
        standing = {
            (evidence.source_kind, evidence.source_id): evidence
            for evidence in obligation.evidence.exclude(source_kind="").prefetch_related("verdicts")
        }
        for source, piece in found.items():
            evidence = standing.get(source)
            if evidence is None:
                _record(obligation, piece)
                changed += 1
            elif _was_withdrawn(evidence):
                _judge(evidence, obligation, VerdictKind.ACCEPTED, "")
                changed += 1
        for source, evidence in standing.items():
            if source not in found and not _is_rejected(evidence):
                _judge(evidence, obligation, VerdictKind.REJECTED, _("Основание больше не действует."))
                changed += 1
    if changed:
        refresh_parent(activity.plan)
    return changed


def refresh_parent(plan: Plan) -> None:
    """A nested plan may have proved its row, or may prove it no longer."""
    if plan.parent_id:
        refresh_evidence(plan.parent)


def _record(obligation: Obligation, piece: kinds.Found) -> None:
    evidence = Evidence.objects.create(
        cluster=obligation.cluster,
        obligation=obligation,
        source_kind=piece.source_kind,
        source_id=piece.source_id,
        title=piece.title[:300],
        number=piece.number,
        happened_on=piece.happened_on,
        in_force_on=piece.in_force_on,
        recorded_by=piece.recorded_by,
        recorded_at=clock.now_in(obligation.cluster),
        needs_acceptance=piece.needs_acceptance,
    )
    _trace(PlanEvent.EVIDENCE_FOUND, evidence, obligation)


def _judge(evidence: Evidence, obligation: Obligation, kind: VerdictKind, reason: str) -> None:
    Verdict.objects.create(evidence=evidence, kind=kind, reason=reason, recorded_at=clock.now_in(obligation.cluster))
    _trace(
        PlanEvent.EVIDENCE_ACCEPTED if kind is VerdictKind.ACCEPTED else PlanEvent.EVIDENCE_REJECTED,
        evidence,
        obligation,
        reason=reason,
    )


def _is_rejected(evidence: Evidence) -> bool:
    verdicts = list(evidence.verdicts.all())
    return bool(verdicts) and verdicts[-1].kind == VerdictKind.REJECTED


def _was_withdrawn(evidence: Evidence) -> bool:
    """Rejected by the system alone, after it had counted."""
    verdicts = list(evidence.verdicts.all())
    if not verdicts or verdicts[-1].kind != VerdictKind.REJECTED or verdicts[-1].by_id is not None:
        return False
    return not evidence.needs_acceptance or (len(verdicts) > 1 and verdicts[-2].kind == VerdictKind.ACCEPTED)


def _trace(event: PlanEvent, evidence: Evidence, obligation: Obligation, **detail: str) -> None:
    audit.record(
        event,
        actor=system(),
        cluster=obligation.cluster,
        target=obligation.activity,
        evidence=evidence.pk,
        obligation=obligation.pk,
        title=evidence.title,
        **detail,
    )
