"""Obligations: made from the row's understanding, refreshed in the transaction of the fact, moved, lifted, extended."""

import calendar as civil
from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members import selectors as members
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Membership
from artel.plans.domain.executors import ExecutorKind
from artel.plans.domain.obligations import Owed, Party, owed_by_slots, owed_document
from artel.plans.domain.states import DONE, State
from artel.plans.domain.status import DecisionKind
from artel.plans.events import PlanEvent
from artel.plans.models import Activity, ActivityVersion, Decision, Evidence, ExtensionRequest, Obligation, Plan
from artel.plans.selectors import current_row, state_of
from artel.plans.services.finding import refresh_parent
from artel.terms import Term, slots_of

SETS = {
    ExecutorKind.ALL_MEMBERS: None,
    ExecutorKind.COLLEGES: (OrganisationKind.COLLEGE,),
    ExecutorKind.EMPLOYERS: (OrganisationKind.EMPLOYER,),
    ExecutorKind.SCHOOLS: (OrganisationKind.SCHOOL,),
}


def parties_of(row: ActivityVersion, plan: Plan) -> list[Party] | None:
    """Organisations that owe each their own share, with the ends of their membership; None where the debt is joint."""
    kinds: set[str] | None = set()
    named: list[Party] = []
    for executor in row.executors.all():
        if not executor.is_each:
            continue
        if executor.kind in SETS:
            of_set = SETS[ExecutorKind(executor.kind)]
            kinds = None if of_set is None or kinds is None else kinds | set(of_set)
        elif executor.organisation_id:
            named.append(Party(executor.organisation_id))
    if kinds is not None and not kinds and not named:
        return None
    if kinds and OrganisationKind.COLLEGE in kinds and plan.cluster.colleges_include_branches:
        kinds = kinds | {OrganisationKind.BRANCH}
    memberships = Membership.objects.filter(cluster=plan.cluster, valid_from__lte=plan.ends_on).exclude(
        valid_to__lt=plan.starts_on
    )
    if kinds is not None:
        memberships = memberships.filter(organisation__kind__in=kinds)
    found = {party.organisation_id: party for party in named}
    for membership in memberships.order_by("valid_from"):
        since = membership.valid_from if membership.valid_from > plan.starts_on else None
        until = membership.valid_to if membership.valid_to and membership.valid_to < plan.ends_on else None
        earlier = found.get(membership.organisation_id)
        found[membership.organisation_id] = Party(
            membership.organisation_id, earlier.since if earlier else since, until
        )
    return list(found.values())


def owed_by(row: ActivityVersion, plan: Plan) -> list[Owed]:
    """Everything the row owes by its understanding, events apart."""
    calendar = members.calendar_of(plan.cluster)
    rules = {
        "period": (plan.starts_on, plan.ends_on),
        "calendar": calendar,
        "quarter_scheme": plan.cluster.quarter_scheme,
        "roll_forward": plan.cluster.roll_forward,
    }
    parties = parties_of(row, plan)
    owed: list[Owed] = []
    for requirement in row.activity.requirements.filter(retired_on__isnull=True):
        term = Term.from_json(requirement.term) if requirement.term else row.deadline
        owed += owed_by_slots(requirement.pk, slots_of(term, **rules), parties, needed=requirement.needed)
    if any(item.awaits_document for item in owed):
        last = _end_of_fourth_month(plan.starts_on, plan.ends_on)
        owed.insert(
            0,
            owed_document(
                opens_on=plan.starts_on,
                words_due_on=last,
                due_on=calendar.roll_forward(last) if plan.cluster.roll_forward else last,
                label=row.deadline_read_as or row.deadline_text,
            ),
        )
    return owed


@transaction.atomic
def refresh_obligations(activity: Activity) -> int:
    """Bring the stored obligations of one row to what its understanding owes; answers how many were changed.

    Part of another deed: leaves no trace itself and does nothing to other rows. What is owed no more disappears if
    nothing hangs on it, and stays if something does; evidence of a slot that is no more goes to the slot its day falls
    into. Obligations made by events and by the windows of a document are not touched.
    """
    plan = activity.plan
    row = current_row(activity)
    standing = {obligation.key: obligation for obligation in activity.obligations.filter(event=None)}
    fresh: list[Obligation] = []
    changed: list[Obligation] = []
    fields = (
        "slot_label",
        "opens_on",
        "words_due_on",
        "due_on",
        "is_counted",
        "exists_from",
        "position",
        "awaits_document",
        "needed",
    )
    for position, owed in enumerate(owed_by(row, plan), 1):
        values = {**asdict(owed), "position": position, "slot_label": owed.slot_label[:200]}
        obligation = standing.pop(owed.key, None)
        if obligation is None:
            fresh.append(Obligation(cluster_id=plan.cluster_id, plan=plan, activity=activity, **values))
        elif any(getattr(obligation, name) != values[name] for name in fields):
            for name in fields:
                setattr(obligation, name, values[name])
            changed.append(obligation)
    Obligation.objects.bulk_create(fresh)
    Obligation.objects.bulk_update(changed, fields)
    gone = [obligation for obligation in standing.values() if obligation.window_id is None]
    rehung = _rehang_evidence(activity, gone)
    removed, _by_model = Obligation.objects.filter(
        pk__in=[obligation.pk for obligation in gone], evidence=None, decisions=None, requests=None
    ).delete()
    return len(fresh) + len(changed) + rehung + removed


def _rehang_evidence(activity: Activity, gone: list[Obligation]) -> int:
    """Give the evidence of slots that are no more to the slot that holds the day it happened (DESIGN 3, settled 1)."""
    stranded = list(Evidence.objects.filter(obligation__in=gone).select_related("obligation"))
    if not stranded:
        return 0
    former = {obligation.pk for obligation in gone}
    slots = [slot for slot in activity.obligations.filter(event=None, window=None) if slot.pk not in former]
    rehung = 0
    for evidence in stranded:
        owner = evidence.obligation
        for slot in slots:
            if (
                (slot.requirement_id, slot.organisation_id) == (owner.requirement_id, owner.organisation_id)
                and slot.opens_on
                and slot.opens_on <= evidence.happened_on <= slot.words_due_on
            ):
                evidence.obligation = slot
                evidence.save(update_fields=["obligation"])
                rehung += 1
                break
    return rehung


def _end_of_fourth_month(starts_on: date, ends_on: date) -> date:
    month = starts_on.month + 3
    year, month = starts_on.year + (month - 1) // 12, (month - 1) % 12 + 1
    return min(date(year, month, civil.monthrange(year, month)[1]), ends_on)


def locked_obligation(obligation: Obligation) -> Obligation:
    """The obligation as it is now, locked until the deed ends."""
    return (
        Obligation.objects.select_for_update(of=("self",))
        .select_related("plan", "cluster", "activity", "requirement", "organisation")
        .get(pk=obligation.pk)
    )


def require_live(plan: Plan) -> None:
    """Refuse deeds of control on a plan that is not approved or is closed already."""
    if not plan.is_live:
        raise IllegalTransition(_("План ещё не утверждён: сроки и доказательства станут доступны после утверждения."))
    if plan.closed_at:
        raise IllegalTransition(_("План завершён: его обязательства больше не меняются."))


@transaction.atomic
def move_obligation(
    *, obligation: Obligation, new_due_on: date, on: date, basis: str, reason: str = "", actor: User
) -> Decision:
    """Give the obligation another due day, keeping the old one visible. Does not answer a pending request."""
    obligation = locked_obligation(obligation)
    authorize(actor, "plans.move_obligation", obligation)
    decision = _decide(
        obligation, DecisionKind.MOVE, on=on, basis=basis, actor=actor, new_due_on=new_due_on, reason=reason
    )
    audit.record(
        PlanEvent.MOVED,
        actor=actor,
        cluster=obligation.cluster,
        target=obligation.activity,
        obligation=obligation.pk,
        new_due_on=new_due_on.isoformat(),
        basis=basis,
    )
    return decision


@transaction.atomic
def lift_obligation(*, obligation: Obligation, on: date, basis: str, actor: User) -> Decision:
    """Take the obligation off, with its basis: it is left out of the row's state from that day."""
    obligation = locked_obligation(obligation)
    authorize(actor, "plans.lift_obligation", obligation)
    if state_of(obligation).state is State.LIFTED:
        raise IllegalTransition(_("Обязательство уже снято."))
    decision = _decide(obligation, DecisionKind.LIFT, on=on, basis=basis, actor=actor)
    refresh_parent(obligation.plan)
    audit.record(
        PlanEvent.LIFTED,
        actor=actor,
        cluster=obligation.cluster,
        target=obligation.activity,
        obligation=obligation.pk,
        basis=basis,
    )
    return decision


@transaction.atomic
def restore_obligation(*, obligation: Obligation, on: date, basis: str, actor: User) -> Decision:
    """Put a lifted obligation back under control."""
    obligation = locked_obligation(obligation)
    authorize(actor, "plans.lift_obligation", obligation)
    if state_of(obligation).state is not State.LIFTED:
        raise IllegalTransition(_("Обязательство не снято: возвращать нечего."))
    decision = _decide(obligation, DecisionKind.RESTORE, on=on, basis=basis, actor=actor)
    refresh_parent(obligation.plan)
    audit.record(
        PlanEvent.RESTORED,
        actor=actor,
        cluster=obligation.cluster,
        target=obligation.activity,
        obligation=obligation.pk,
        basis=basis,
    )
    return decision


def _decide(
    obligation: Obligation,
    kind: DecisionKind,
    *,
    on: date,
    basis: str,
    actor,
    new_due_on: date | None = None,
    reason: str = "",
) -> Decision:
    require_live(obligation.plan)
    today = clock.today(obligation.cluster)
    if not basis.strip():
        raise BrokenRule(_("Укажите основание: решение, протокол или письмо, его дату и номер."), field="basis")
    if on > today:
        raise BrokenRule(_("Дата решения не может быть позже сегодняшней."), field="on")
    if kind is not DecisionKind.RESTORE and state_of(obligation).state in DONE:
        raise IllegalTransition(_("Обязательство уже исполнено: переносить или снимать его не нужно."))
    if new_due_on is not None and (
        new_due_on.year < obligation.plan.starts_on.year or new_due_on.year > today.year + 3
    ):
        raise BrokenRule(_("Проверьте новый срок: год не похож на год плана."), field="new_due_on")
    return Decision.objects.create(
        obligation=obligation,
        kind=kind,
        on=on,
        new_due_on=new_due_on,
        reason=reason,
        basis=basis.strip(),
        by=actor if isinstance(actor, User) else None,
        recorded_at=clock.now_in(obligation.cluster),
    )


@transaction.atomic
def ask_extension(*, obligation: Obligation, wanted_due_on: date, reason: str, actor: User) -> ExtensionRequest:
    """Ask for another due day. Changes nothing until somebody decides; one request at a time."""
    obligation = locked_obligation(obligation)
    authorize(actor, "plans.ask_extension", obligation)
    require_live(obligation.plan)
    state = state_of(obligation)
    if state.state in DONE or state.state is State.LIFTED:
        raise IllegalTransition(_("Обязательство уже исполнено или снято: просить о переносе не нужно."))
    if not reason.strip():
        raise BrokenRule(_("Напишите, почему нужен перенос."), field="reason")
    if state.due_on and wanted_due_on <= state.due_on:
        raise BrokenRule(
            _("Новый срок должен быть позже нынешнего: {due}.").format(due=f"{state.due_on:%d.%m.%Y}"),
            field="wanted_due_on",
        )
    if obligation.requests.filter(state="asked").exists():
        raise IllegalTransition(_("По этому обязательству просьба о переносе уже ждёт решения."))
    request = ExtensionRequest.objects.create(
        cluster=obligation.cluster,
        obligation=obligation,
        wanted_due_on=wanted_due_on,
        reason=reason.strip(),
        asked_by=actor,
        asked_at=clock.now_in(obligation.cluster),
    )
    audit.record(
        PlanEvent.EXTENSION_ASKED,
        actor=actor,
        cluster=obligation.cluster,
        target=obligation.activity,
        obligation=obligation.pk,
        wanted_due_on=wanted_due_on.isoformat(),
    )
    return request


@transaction.atomic
def grant_extension(
    *, request: ExtensionRequest, new_due_on: date, basis: str, reason: str = "", actor: User
) -> ExtensionRequest:
    """Grant the request: moves the obligation to the day decided (not always the one asked for)."""
    request = _open_request(request)
    authorize(actor, "plans.decide_extension", request)
    obligation = locked_obligation(request.obligation)
    today = clock.today(request.cluster)
    request.decision = _decide(
        obligation, DecisionKind.MOVE, on=today, basis=basis, actor=actor, new_due_on=new_due_on, reason=reason
    )
    _close(request, "granted", actor)
    audit.record(
        PlanEvent.EXTENSION_GRANTED,
        actor=actor,
        cluster=request.cluster,
        target=obligation.activity,
        obligation=obligation.pk,
        new_due_on=new_due_on.isoformat(),
        basis=basis,
    )
    return request


@transaction.atomic
def refuse_extension(*, request: ExtensionRequest, answer: str, actor: User) -> ExtensionRequest:
    """Refuse the request, with words for the one who asked."""
    request = _open_request(request)
    authorize(actor, "plans.decide_extension", request)
    if not answer.strip():
        raise BrokenRule(_("Напишите, почему в переносе отказано."), field="answer")
    request.answer = answer.strip()
    _close(request, "refused", actor)
    audit.record(
        PlanEvent.EXTENSION_REFUSED,
        actor=actor,
        cluster=request.cluster,
        target=request.obligation.activity,
        obligation=request.obligation_id,
    )
    return request


def _open_request(request: ExtensionRequest) -> ExtensionRequest:
    request = (
        ExtensionRequest.objects.select_for_update(of=("self",))
        .select_related("obligation__activity", "cluster")
        .get(pk=request.pk)
    )
    if request.state != "asked":
        raise IllegalTransition(_("По этой просьбе решение уже принято."))
    return request


def _close(request: ExtensionRequest, state: str, actor: User) -> None:
    request.state, request.decided_at = state, clock.now_in(request.cluster)
    request.decided_by = actor if isinstance(actor, User) else None
    request.save(update_fields=["state", "decision", "answer", "decided_by", "decided_at"])
