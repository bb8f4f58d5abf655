"""Exports leave a trace: who took the plan out, and in what form."""

from typing import Any

from django.db import transaction

from artel import audit
from artel.accounts.rights import authorize
from artel.plans.events import PlanEvent
from artel.plans.models import Plan


@transaction.atomic
def record_export(plan: Plan, *, form: str, with_states: bool, actor: Any) -> None:
    """Record that the plan was taken out as a file. Writes no file."""
    authorize(actor, "plans.export_plan", plan)
    audit.record(PlanEvent.EXPORTED, actor=actor, cluster=plan.cluster, target=plan, form=form, with_states=with_states)


@transaction.atomic
def record_comparison(before: Plan, after: Plan, *, actor: Any) -> None:
    """Record that two years were taken out beside each other, under the later plan. Writes no file."""
    authorize(actor, "plans.export_plan", after)
    audit.record(
        PlanEvent.EXPORTED,
        actor=actor,
        cluster=after.cluster,
        target=after,
        form="xlsx",
        compared_with=before.year_label,
    )
