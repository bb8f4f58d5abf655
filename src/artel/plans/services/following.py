"""Plans follow their members: who joins comes to owe, who leaves owes no more, a changed calendar changes the days."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import system
from artel.kernel import clock
from artel.members.followers import Change
from artel.members.models import Cluster, Membership, Unit
from artel.plans.domain.executors import ExecutorKind
from artel.plans.domain.states import DONE, PlanState, State
from artel.plans.domain.status import DecisionKind
from artel.plans.events import PlanEvent
from artel.plans.models import Activity, Decision, Executor, Obligation, Plan
from artel.plans.selectors import current_row, plan_status
from artel.plans.services.deferrals import give_standing_dates
from artel.plans.services.finding import refresh_parent
from artel.plans.services.happenings import refresh_after_events
from artel.plans.services.obligations import is_left_out, refresh_obligations
from artel.russian import search_key


def follow_members(cluster: Cluster, *, change: Change, actor: Any) -> None:
    """Find anew what every row of the cluster's plans owes, after a change of members, calendar or rules.

    Runs in the transaction of that deed and leaves one trace of its own if anything changed; the decisions are the
    system's. What a leaver has not done by its last day is lifted from the day after, and comes back if it joins
    again. Offices and posts change nothing here: who holds one is looked up for the day asked about. Closed plans stand still.
    """
    if change in (Change.OFFICE, Change.POST):
        return
    changed = lifted = restored = 0
    for plan in Plan.objects.filter(cluster=cluster).exclude(state=PlanState.CLOSED).select_related("cluster"):
        of_plan = _refresh(plan)
        if plan.is_live:
            ended = _last_days(plan.cluster)
            of_plan += _drop_events_after(plan, ended)
            of_leavers, of_returned = _lift(plan, ended), _restore(plan, ended)
            lifted, restored = lifted + of_leavers, restored + of_returned
            of_plan += of_leavers + of_returned
        if of_plan:
            refresh_parent(plan)
        changed += of_plan
    if changed:
        audit.record(
            PlanEvent.MEMBERS_FOLLOWED,
            actor=system("members"),
            cluster=cluster,
            change=change,
            changed=changed,
            lifted=lifted,
            restored=restored,
        )


def group_formed(*, unit: Unit, direction: str, activities: Sequence[Activity] = (), actor: Any) -> int:
    """Let a working group that has come into being execute the rows that waited for it; answers how many.

    A row that names the direction («рабочая группа по наставничеству») takes the group of that direction; one that does
    not say which group takes it where the row is linked with the direction. Understanding only: the plan's words stay,
    and up to the group's first day the coordinator answers for it.
    """
    waiting = Executor.objects.filter(
        row__version__plan__cluster=unit.cluster_id, kind=ExecutorKind.GROUP, unit=None
    ).exclude(row__version__plan__state=PlanState.CLOSED)
    linked = {activity.pk for activity in activities}
    wanted = _stems(direction)
    changed = 0
    for executor in waiting.select_related("row"):
        named = _stems(executor.direction)
        of_direction = bool(named) and (named <= wanted or wanted <= named)
        if of_direction or (not named and executor.row.activity_id in linked):
            executor.unit = unit
            executor.save(update_fields=["unit"])
            changed += 1
    if changed:
        audit.record(PlanEvent.GROUP_FORMED, actor=actor, cluster=unit.cluster, target=unit, rows=changed)
    return changed


def _stems(words: str) -> set[str]:
    """Beginnings of the words that tell one direction from another, whatever their case."""
    return {word[:6] for word in re.findall(r"\w{3,}", search_key(words))} - {"рабоча", "группа", "группы"}


def _refresh(plan: Plan) -> int:
    changed = 0
    for activity in plan.activities.all():
        activity.plan = plan
        if is_left_out(current_row(activity)):
            continue
        changed += refresh_obligations(activity)
        changed += give_standing_dates(activity)
        changed += refresh_after_events(activity, current_row(activity), plan)
    return changed


def _last_days(cluster: Cluster) -> dict[int, date]:
    """Last day of membership of each organisation that has left or has an end to its membership."""
    ended: dict[int, date | None] = {}
    for organisation, last in Membership.objects.filter(cluster=cluster).values_list("organisation_id", "valid_to"):
        known = ended.get(organisation, date.min)
        ended[organisation] = None if last is None or known is None else max(known, last)
    return {organisation: last for organisation, last in ended.items() if last is not None}


def _drop_events_after(plan: Plan, ended: dict[int, date]) -> int:
    """Events after a member's last day, recorded before its leaving was: nothing is owed if nothing was brought."""
    idle = plan.obligations.filter(organisation__in=ended, evidence=None, decisions=None, requests=None)
    late = [
        o.pk for o in idle.exclude(event=None).select_related("event") if o.event.ends_on > ended[o.organisation_id]
    ]
    Obligation.objects.filter(pk__in=late).delete()
    return len(late)


def _lift(plan: Plan, ended: dict[int, date]) -> int:
    now = clock.now_in(plan.cluster)
    decisions = []
    for last_day in sorted(set(ended.values())):
        leavers = {organisation for organisation, day in ended.items() if day == last_day}
        if not plan.obligations.filter(organisation__in=leavers).exists():
            continue
        day = last_day + timedelta(days=1)
        done_today = {item.obligation.pk for item in plan_status(plan).obligations if item.state in DONE}
        basis = _("Организация вышла из кластера {day}").format(day=f"{last_day:%d.%m.%Y}")
        decisions += [
            Decision(obligation=item.obligation, kind=DecisionKind.LIFT, on=day, basis=basis, recorded_at=now)
            for item in plan_status(plan, day).obligations
            if item.obligation.organisation_id in leavers
            and item.obligation.pk not in done_today
            and item.state not in DONE | {State.LIFTED}
        ]
    Decision.objects.bulk_create(decisions)
    return len(decisions)


def _restore(plan: Plan, ended: dict[int, date]) -> int:
    """Put back what the system lifted from those who are members again."""
    now = clock.now_in(plan.cluster)
    last: dict[int, Decision] = {}
    for decision in (
        Decision.objects.filter(obligation__plan=plan, kind__in=[DecisionKind.LIFT, DecisionKind.RESTORE])
        .exclude(obligation__organisation=None)
        .select_related("obligation")
        .order_by("pk")
    ):
        last[decision.obligation_id] = decision
    ends = {
        (organisation, day + timedelta(days=1))
        for organisation, day in Membership.objects.filter(cluster=plan.cluster, valid_to__isnull=False).values_list(
            "organisation_id", "valid_to"
        )
    }
    returned = dict(
        Membership.objects.filter(cluster=plan.cluster, valid_to=None).values_list("organisation_id", "valid_from")
    )
    decisions = [
        Decision(
            obligation=decision.obligation,
            kind=DecisionKind.RESTORE,
            on=max(decision.on, returned[organisation]),
            basis=_("Организация снова участник кластера с {day}").format(day=f"{returned[organisation]:%d.%m.%Y}"),
            recorded_at=now,
        )
        for decision in last.values()
        if decision.kind == DecisionKind.LIFT
        and decision.by_id is None
        and decision.amended_by_id is None
        and decision.obligation.left_out_by_id is None
        and (organisation := decision.obligation.organisation_id) in returned
        and organisation not in ended
        and (organisation, decision.on) in ends
    ]
    Decision.objects.bulk_create(decisions)
    return len(decisions)
