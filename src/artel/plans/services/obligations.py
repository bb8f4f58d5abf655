"""Obligations: made from the row's understanding, refreshed in the transaction of the fact, moved, lifted, extended."""

import calendar as civil
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members import selectors as members
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Membership
from artel.plans import telling
from artel.plans.domain.executors import ExecutorKind
from artel.plans.domain.obligations import Owed, Party, owed_by_slots, owed_document
from artel.plans.domain.states import DONE, State
from artel.plans.domain.status import DecisionKind, FormerDates
from artel.plans.domain.understanding import ExecutorDraft
from artel.plans.events import PlanEvent
from artel.plans.models import (
    Activity,
    ActivityVersion,
    Decision,
    Evidence,
    Executor,
    ExtensionRequest,
    Obligation,
    Plan,
    PlanVersion,
)
from artel.plans.selectors import current_row, state_of, states_of
from artel.plans.services.finding import refresh_parent
from artel.terms import Term, slots_of

SETS = {
    ExecutorKind.ALL_MEMBERS: None,
    ExecutorKind.COLLEGES: (OrganisationKind.COLLEGE,),
    ExecutorKind.EMPLOYERS: (OrganisationKind.EMPLOYER,),
    ExecutorKind.SCHOOLS: (OrganisationKind.SCHOOL,),
}
# What an obligation says of its dates, and with them all that a new understanding may change.
DATED = ("slot_label", "opens_on", "words_due_on", "due_on", "is_counted", "awaits_document", "needed")
KEPT = (*DATED, "exists_from", "position", "key", "slot_kind", "slot_key")


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement as far as its dates go: a stored one, or one that an amendment would make."""

    pk: int
    needed: int = 1
    term: Term | None = None


def parties_of(row: ActivityVersion, plan: Plan) -> list[Party] | None:
    """Organisations that owe each their own share, with the ends of their membership; None where the debt is joint."""
    return parties_among(row.executors.all(), plan, None)


def memberships_of(plan: Plan) -> list[Membership]:
    """Who has been a member in the year of the plan, in the order of joining."""
    return list(
        Membership.objects.filter(cluster=plan.cluster, valid_from__lte=plan.ends_on)
        .exclude(valid_to__lt=plan.starts_on)
        .select_related("organisation")
        .order_by("valid_from")
    )


def parties_among(
    executors: Iterable[Executor | ExecutorDraft], plan: Plan, memberships: Sequence[Membership] | None
) -> list[Party] | None:
    """The same of executors that may not be stored yet. `memberships`: what `memberships_of` says, if it has been asked."""
    kinds: set[str] | None = set()
    named: list[Party] = []
    for executor in executors:
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
    found = {party.organisation_id: party for party in named}
    for membership in memberships_of(plan) if memberships is None else memberships:
        if kinds is not None and membership.organisation.kind not in kinds:
            continue
        since = membership.valid_from if membership.valid_from > plan.starts_on else None
        until = membership.valid_to if membership.valid_to and membership.valid_to < plan.ends_on else None
        earlier = found.get(membership.organisation_id)
        found[membership.organisation_id] = Party(
            membership.organisation_id, earlier.since if earlier else since, until
        )
    return list(found.values())


def owed_by(row: ActivityVersion, plan: Plan) -> list[Owed]:
    """Everything the row owes by its understanding, events apart."""
    asked = [
        Asked(requirement.pk, requirement.needed, Term.from_json(requirement.term) if requirement.term else None)
        for requirement in row.activity.requirements.filter(retired_on__isnull=True)
    ]
    label = row.deadline_read_as or row.deadline_text
    return owed_of(row.deadline, asked, parties_of(row, plan), plan, label=label)


def owed_of(
    deadline: Term, requirements: Iterable[Asked], parties: Sequence[Party] | None, plan: Plan, *, label: str
) -> list[Owed]:
    """The same of a deadline, requirements and parties that may not be stored yet."""
    calendar = members.calendar_of(plan.cluster)
    rules = {
        "period": (plan.starts_on, plan.ends_on),
        "calendar": calendar,
        "quarter_scheme": plan.cluster.quarter_scheme,
        "roll_forward": plan.cluster.roll_forward,
    }
    owed: list[Owed] = []
    for requirement in requirements:
        term = requirement.term or deadline
        owed += owed_by_slots(requirement.pk, slots_of(term, **rules), parties, needed=requirement.needed)
    if any(item.awaits_document for item in owed):
        last = _end_of_fourth_month(plan.starts_on, plan.ends_on)
        owed.insert(
            0,
            owed_document(
                opens_on=plan.starts_on,
                words_due_on=last,
                due_on=calendar.roll_forward(last) if plan.cluster.roll_forward else last,
                label=label,
            ),
        )
    return owed


@transaction.atomic
def refresh_obligations(activity: Activity, *, basis: str = "") -> int:
    """Bring the stored obligations of one row to what its understanding owes; answers how many were changed.

    Part of another deed: leaves no trace itself and does nothing to other rows. What is owed no more disappears if
    nothing hangs on it, and stays if something does; evidence of a slot that is no more goes to the slot its day falls
    into. Obligations made by events and by the windows of a document are not touched. A row that a later wording of
    the plan leaves out owes nothing new.

    `basis`: the words of the amendment whose deed this is. Nothing disappears then: what was owed before stays, with
    its former dates, up to the day the new wording came into force, and is lifted from it where it is not done.
    """
    plan = activity.plan
    row = current_row(activity)
    if is_left_out(row):
        return 0
    amended = row.version if basis else None
    all_standing = list(
        activity.obligations.filter(event=None).select_related("organisation", "brought_by", "window", "event")
    )
    standing = {obligation.key: obligation for obligation in all_standing if obligation.left_out_by_id is None}
    former = {obligation.key: obligation for obligation in all_standing if obligation.left_out_by_id is not None}
    owed = owed_by(row, plan)
    settled = settle(list(standing.values()), owed) if amended else {}
    fresh: list[Obligation] = []
    changed: list[Obligation] = []
    returned: list[Obligation] = []
    for position, item in enumerate(owed, 1):
        values = {**asdict(item), "position": position, "slot_label": item.slot_label[:200]}
        obligation = standing.pop(settled.get(item.key, item.key), None) or former.pop(item.key, None)
        if obligation is None:
            brought_by = row.version if row.version.number > 1 else None
            fresh.append(
                Obligation(cluster_id=plan.cluster_id, plan=plan, activity=activity, brought_by=brought_by, **values)
            )
            continue
        if obligation.left_out_by_id is not None:
            returned.append(obligation)
        if obligation.former_dates or amended:
            values.pop("exists_from")  # of the past
        if any(getattr(obligation, name) != values[name] for name in KEPT if name in values):
            if amended:
                remember_dates(obligation, values, amended)
            for name in KEPT:
                setattr(obligation, name, values.get(name, getattr(obligation, name)))
            changed.append(obligation)
    Obligation.objects.bulk_create(fresh)
    Obligation.objects.bulk_update(changed, [*KEPT, "former_dates"])
    bring_back(returned, row.version, basis)
    gone = [obligation for obligation in standing.values() if obligation.window_id is None]
    if amended:
        waiting = {item.key for item in owed if item.awaits_document}
        gone += [o for o in standing.values() if o.window_id and o.key.rpartition(":w")[0] not in waiting]
        leave_out(gone, plan, amended, basis)
        return len(fresh) + len(changed) + len(returned) + len(gone)
    lasting = [obligation for obligation in gone if obligation.former_dates]
    leave_out(lasting, plan, row.version, _("Понимание строки исправлено."), on=clock.today(plan.cluster))
    gone = [obligation for obligation in gone if not obligation.former_dates]
    rehung = _rehang_evidence(activity, gone)
    removed, _by_model = Obligation.objects.filter(
        pk__in=[obligation.pk for obligation in gone], evidence=None, decisions=None, requests=None
    ).delete()
    return len(fresh) + len(changed) + len(returned) + len(lasting) + rehung + removed


def is_left_out(row: ActivityVersion) -> bool:
    """The row, told by its latest wording, is not in the plan's latest wording any more."""
    return PlanVersion.objects.filter(plan=row.version.plan_id, number__gt=row.version.number).exists()


def settle(standing: Sequence[Obligation], owed: Sequence[Owed]) -> dict[str, str]:
    """Which standing obligation each owed one continues, by their keys, where the keys themselves do not tell.

    «Март» made «2 квартал», «по распоряжению» made «31 марта»: the same requirement of the same party, owed as many
    times as before, is the same obligation with other dates. Else what was owed goes and the new comes.
    """
    keys, kept = {item.key for item in owed}, {obligation.key for obligation in standing}
    before: dict[tuple[int | None, int | None], list[str]] = defaultdict(list)
    after: dict[tuple[int | None, int | None], list[str]] = defaultdict(list)
    for obligation in sorted(standing, key=lambda o: (o.position, o.key)):
        own = obligation.slot_kind != "item" or not obligation.slot_key.startswith("w")  # not a further window
        if obligation.requirement_id and own and obligation.key not in keys:
            before[obligation.requirement_id, obligation.organisation_id].append(obligation.key)
    for item in owed:
        if item.requirement_id and item.key not in kept:
            after[item.requirement_id, item.organisation_id].append(item.key)
    return {
        new: old
        for asked, found in after.items()
        if len(found) == len(before[asked])
        for new, old in zip(found, before[asked], strict=True)
    }


def remember_dates(obligation: Obligation, values: Mapping[str, Any], version: PlanVersion) -> None:
    """Keep what the obligation says until the new wording came into force, where the new one says otherwise."""
    said = {name: getattr(obligation, name) for name in DATED}
    if all(values[name] == said[name] for name in DATED):
        return
    former = FormerDates(
        until=version.in_force_from, known_from=clock.date_of(version.created_at, version.plan.cluster), **said
    )
    obligation.former_dates = [*obligation.former_dates, former.to_json()]


def leave_out(
    obligations: Sequence[Obligation], plan: Plan, version: PlanVersion, basis: str, *, on: date | None = None
) -> int:
    """Ask for these no more, from the day the wording came into force: lifted where they are not done, else as they are.

    Answers how many were lifted. Part of another deed.
    """
    if not obligations:
        return 0
    day, now = on or version.in_force_from, clock.now_in(plan.cluster)
    lifted = [
        Decision(
            obligation=obligation, kind=DecisionKind.LIFT, on=day, basis=basis, recorded_at=now, amended_by=version
        )
        for obligation, at in zip(obligations, states_of(obligations, plan), strict=True)
        if at.state not in DONE | {State.LIFTED}
    ]
    Decision.objects.bulk_create(lifted)
    Obligation.objects.filter(pk__in=[obligation.pk for obligation in obligations]).update(left_out_by=version)
    return len(lifted)


def bring_back(obligations: Sequence[Obligation], version: PlanVersion, basis: str) -> None:
    """Owe again what an earlier amendment left out and lifted."""
    if not obligations:
        return
    now = clock.now_in(version.plan.cluster)
    last: dict[int, Decision] = {}
    for decision in Decision.objects.filter(
        obligation__in=obligations, kind__in=[DecisionKind.LIFT, DecisionKind.RESTORE]
    ).order_by("pk"):
        last[decision.obligation_id] = decision
    Decision.objects.bulk_create(
        Decision(
            obligation_id=decision.obligation_id,
            kind=DecisionKind.RESTORE,
            on=max(decision.on, version.in_force_from),
            basis=basis or _("Понимание строки исправлено."),
            recorded_at=now,
            amended_by=version,
        )
        for decision in last.values()
        if decision.kind == DecisionKind.LIFT and decision.amended_by_id is not None
    )
    Obligation.objects.filter(pk__in=[obligation.pk for obligation in obligations]).update(left_out_by=None)


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
    telling.tell_decision(decision, obligation, actor)
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
    telling.tell_decision(decision, obligation, actor)
    return decision


@transaction.atomic
def restore_obligation(*, obligation: Obligation, on: date, basis: str, actor: User) -> Decision:
    """Put a lifted obligation back under control."""
    obligation = locked_obligation(obligation)
    authorize(actor, "plans.lift_obligation", obligation)
    if state_of(obligation).state is not State.LIFTED:
        raise IllegalTransition(_("Обязательство не снято: возвращать нечего."))
    if obligation.left_out_by_id is not None:
        raise IllegalTransition(_("Этого больше нет в плане: вернуть можно, только изменив план."))
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
    telling.tell_decision(decision, obligation, actor)
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
        by=account_of(actor),
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
    telling.tell_request_decided(request, actor)
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
    telling.tell_request_decided(request, actor)
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
    request.decided_by = account_of(actor)
    request.save(update_fields=["state", "decision", "answer", "decided_by", "decided_at"])
