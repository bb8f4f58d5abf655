"""What is owed between two days, and by whom: narrower than a plan's status, so that a month costs a month."""

from collections import defaultdict
from datetime import date

from django.db.models import Exists, OuterRef, Q

from artel.members import selectors as members
from artel.members.domain.kinds import RoleKind
from artel.members.models import Cluster
from artel.members.standing import Standing
from artel.plans import words
from artel.plans.domain.states import PlanState
from artel.plans.domain.status import exists_on, state_on
from artel.plans.models import ActivityVersion, Decision, Executor, Obligation
from artel.plans.selectors.shared import read_sharing
from artel.plans.selectors.status import ObligationStatus, _Facts, _holders, _say_as_on, debtors_of
from artel.plans.selectors.visible import rows_of

LIVE = (PlanState.APPROVED, PlanState.CLOSED)


def owed_between(
    cluster: Cluster, since: date, until: date, *, on: date, of: Standing | None = None
) -> list[tuple[ActivityVersion, ObligationStatus]]:
    """Obligations of the cluster's approved plans that open by a document or fall due in [since, until].

    Each with its row and its state as of the end of `on`; by the day, then by the place in the plan. `of`: only what
    such a person answers for. Six queries, however many there are. What stands nearest to a proof is not asked:
    `near` is None.
    """
    spans = Q(due_on__range=(since, until)) | Q(window__due_on__range=(since, until))
    spans |= Q(window__opens_on__range=(since, until))
    # What a wording of the plan has given other dates may fall on these days by the wording in force on `on`.
    spans |= ~Q(former_dates=[])
    moved = Decision.objects.filter(obligation=OuterRef("pk"), new_due_on__range=(since, until))
    rows_owed = Obligation.objects.filter(spans | Exists(moved), cluster=cluster, plan__state__in=LIVE)
    if of is not None:
        rows_owed = rows_owed.filter(Q(organisation=None) | Q(organisation__in=of.organisation_ids))
    found = read_sharing(rows_owed, "plan", "requirement", "organisation", "window", "event", "brought_by")
    if not found:
        return []
    facts = _Facts([obligation.pk for obligation in found])
    plans = list({obligation.plan_id: obligation.plan for obligation in found}.values())
    rows = {
        row.activity_id: row
        for row in rows_of(plans, on).filter(activity__in={obligation.activity_id for obligation in found})
    }
    executors: dict[int, list[Executor]] = defaultdict(list)
    named = Executor.objects.filter(row__in=[row.pk for row in rows.values()])
    for executor in named.select_related("unit", "office", "organisation"):
        executors[executor.row_id].append(executor)
    holders = _holders([each for some in executors.values() for each in some], on)
    owed = []
    for obligation in found:
        obligation.cluster = obligation.plan.cluster = cluster
        row = rows.get(obligation.activity_id)
        known = facts.facts_of(obligation, cluster)
        if row is None or not exists_on(known, on):
            continue
        obligation.activity = row.activity
        at = state_on(
            known,
            on,
            calendar=members.calendar_of(cluster, obligation.organisation),
            soon_days=cluster.soon_days,
            year_end=obligation.plan.ends_on,
        )
        _say_as_on(obligation, known, on, None)
        debtors = debtors_of(obligation, executors[row.pk], holders, on)
        item = ObligationStatus(obligation, known, at, debtors, facts.evidence[obligation.pk])
        if of is None or is_owed_by(item, of):
            owed.append((row, item))
    return sorted(
        (
            (row, item)
            for row, item in owed
            if (item.at.due_on and since <= item.at.due_on <= until)
            or (item.obligation.window_id and item.at.opens_on and since <= item.at.opens_on <= until)
        ),
        key=lambda pair: (pair[1].at.due_on or date.max, pair[0].position, pair[1].obligation.position),
    )


def is_owed_by(item: ObligationStatus, standing: Standing) -> bool:
    """Tell whether the person answers for it: by organisation, by office, by unit, or as the coordinator."""
    offices = {held.office_id for held in standing.offices}
    units = {held.unit_id for held in standing.offices if held.unit_id}
    return any(
        (debtor.organisation_id in standing.organisation_ids)
        or (debtor.office_id in offices)
        or (debtor.unit_id in units)
        or (debtor.person_id is not None and debtor.person_id == standing.person_id)
        or (debtor.words == words.COORDINATOR and RoleKind.COORDINATOR in standing.roles)
        for debtor in item.debtors
    )
