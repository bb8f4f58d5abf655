"""Rights on plans. DOMAIN appendix F, RELIABILITY 3.1."""

import rules
from django.db.models import Q

from artel.members.permissions import (
    belongs_to_cluster,
    cluster_of,
    is_chair,
    is_coordination_chair,
    is_coordinator,
    is_head,
    leads,
    writes,
)
from artel.members.standing import Standing, standing_of
from artel.plans.models import Activity, Executor, Obligation


@rules.predicate
def is_author_of_plan(user, plan) -> bool:
    """Brought the plan (or its amendment) in or handed it over for approval."""
    return getattr(plan, "created_by_id", None) == user.pk or getattr(plan, "submitted_by_id", None) == user.pk


@rules.predicate
def recorded_evidence(user, evidence) -> bool:
    return getattr(evidence, "recorded_by_id", None) == user.pk


@rules.predicate
def owes(user, obj) -> bool:
    """Is a party to the obligation: represents the organisation that owes, or is named by the row's executors.

    Asked of a row, it tells whether the person is a party to anything in it; of a whole cluster or plan, whether they
    could owe anything in it at all.
    """
    standing = standing_of(user, cluster_of(obj))
    if isinstance(obj, Activity):
        share = Obligation.objects.filter(activity=obj, organisation__in=standing.organisation_ids)
        return share.exists() or _is_named(standing, obj.pk)
    if not isinstance(obj, Obligation):
        return bool(standing.organisation_ids or standing.offices)
    if obj.organisation_id:
        return obj.organisation_id in standing.organisation_ids
    return _is_named(standing, obj.activity_id)


def _is_named(standing: Standing, activity_id: int) -> bool:
    return Executor.objects.filter(row__activity_id=activity_id).filter(names(standing)).exists()


def names(standing: Standing) -> Q:
    """Executors that name an office, a unit or an organisation of this standing.

    Where the chair of a council owes, its secretary and members may bring the papers.
    """
    units = [held.unit_id for held in standing.offices if held.unit_id]
    return (
        Q(office__in=[held.office_id for held in standing.offices])
        | Q(office__unit__in=units)
        | Q(unit__in=units)
        | Q(organisation__in=standing.organisation_ids)
    )


keeps = (is_coordinator | is_head) & writes
decides = (is_head | is_coordinator | is_chair) & writes

rules.add_perm("plans.view_plan", belongs_to_cluster)
rules.add_perm("plans.import_plan", keeps)
rules.add_perm("plans.change_draft", keeps)
rules.add_perm("plans.submit_plan", keeps)
# Here: a deed by the holder of the chair's office, not the author. With `meetings` it becomes a decision of the council.
rules.add_perm("plans.approve_plan", is_coordination_chair & ~is_author_of_plan & writes)
rules.add_perm("plans.return_plan", (is_coordination_chair | leads) & writes)
rules.add_perm("plans.amend_plan", keeps)
rules.add_perm("plans.approve_amendment", is_coordination_chair & ~is_author_of_plan & writes)
rules.add_perm("plans.return_amendment", (is_coordination_chair | leads) & writes)
rules.add_perm("plans.close_plan", keeps)
rules.add_perm("plans.correct_reading", keeps)
rules.add_perm("plans.supply_evidence", (keeps | owes) & writes)
# The acceptor is not the recorder (DESIGN 3, settled 7).
rules.add_perm("plans.review_evidence", decides & ~recorded_evidence)
rules.add_perm("plans.judge_evidence", decides)  # has the list of what waits at all
rules.add_perm("plans.move_obligation", decides)
rules.add_perm("plans.remind_debtors", decides)
rules.add_perm("plans.lift_obligation", decides)
rules.add_perm("plans.ask_extension", (keeps | owes) & writes)
rules.add_perm("plans.decide_extension", decides)
rules.add_perm("plans.set_dates", keeps)
rules.add_perm("plans.record_event", (keeps | owes) & writes)
rules.add_perm("plans.record_indicator", (keeps | owes) & writes)
rules.add_perm("plans.export_plan", belongs_to_cluster)
