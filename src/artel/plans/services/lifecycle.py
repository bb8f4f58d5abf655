"""The life of a plan: discussion, approval by the holder of the chair's office, closing; how rows are understood."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.documents.subjects import Ruling
from artel.files.models import StoredFile
from artel.files.services import Received, kept
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members import selectors as members
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.tenancy import require_same_cluster
from artel.plans import kinds, telling
from artel.plans.domain.results import DEFAULT_KIND
from artel.plans.domain.states import PlanState, plan_workflow
from artel.plans.domain.understanding import ExecutorDraft
from artel.plans.events import PlanEvent
from artel.plans.models import Activity, ActivityVersion, Event, Evidence, Plan, PlanUpload, Requirement
from artel.plans.selectors import convertible, current_row, is_convertible
from artel.plans.selectors.amendments import open_amendment
from artel.plans.services.agreement import void_agreement
from artel.plans.services.finding import refresh_evidence, refresh_parent
from artel.plans.services.importing import save_executors
from artel.plans.services.obligations import is_left_out, refresh_obligations
from artel.russian import date_ru
from artel.terms import read_term

PLAN = plan_workflow(_("План в состоянии «{state}»: это действие сейчас невозможно."))


def locked_plan(plan: Plan) -> Plan:
    """The plan as it is now, locked until the deed ends."""
    return Plan.objects.select_for_update(of=("self",)).select_related("cluster").get(pk=plan.pk)


def _go(plan: Plan, verb: str) -> None:
    plan.state = PLAN.target(state=plan.state, verb=verb, label=plan.get_state_display())


@transaction.atomic
def open_discussion(*, plan: Plan, actor: User) -> Plan:
    """Show the draft to the members for remarks. It can still be corrected."""
    plan = locked_plan(plan)
    authorize(actor, "plans.submit_plan", plan)
    _go(plan, "discuss")
    plan.save(update_fields=["state"])
    audit.record(PlanEvent.DISCUSSED, actor=actor, cluster=plan.cluster, target=plan)
    return plan


@transaction.atomic
def submit_plan(*, plan: Plan, actor: User) -> Plan:
    """Hand the plan over for approval. It cannot be corrected until it is returned."""
    plan = locked_plan(plan)
    authorize(actor, "plans.submit_plan", plan)
    _go(plan, "submit")
    plan.submitted_by = account_of(actor)
    plan.submitted_at = clock.now_in(plan.cluster)
    plan.return_reason = ""
    plan.save(update_fields=["state", "submitted_by", "submitted_at", "return_reason"])
    audit.record(PlanEvent.SUBMITTED, actor=actor, cluster=plan.cluster, target=plan)
    return plan


@transaction.atomic
def return_plan(*, plan: Plan, reason: str, actor: User) -> Plan:
    """Return the plan to its draft with remarks."""
    plan = locked_plan(plan)
    authorize(actor, "plans.return_plan", plan)
    if not reason.strip():
        raise BrokenRule(_("Напишите замечания: без них непонятно, что исправить."), field="reason")
    _go(plan, "return")
    void_agreement(plan, actor)
    plan.return_reason = reason.strip()
    plan.save(update_fields=["state", "return_reason"])
    audit.record(PlanEvent.RETURNED, actor=actor, cluster=plan.cluster, target=plan, reason=plan.return_reason)
    telling.tell_plan_returned(plan, actor)
    return plan


@transaction.atomic
def approve_plan(
    *, plan: Plan, approved_on: date, number: str, file: StoredFile | Received | None, actor: User
) -> Plan:
    """Approve the plan: the chair of the Coordination Council, or whoever acts for them today, and not the author.

    Number, date and scan of the approving paper are kept. From now on the rows owe.
    """
    plan = locked_plan(plan)
    if actor.pk is not None and actor.pk in (plan.created_by_id, plan.submitted_by_id):
        raise Denied(_("План утверждает не тот, кто его загрузил или передал на утверждение."))
    authorize(actor, "plans.approve_plan", plan)
    _go(plan, "approve")
    today = clock.today(plan.cluster)
    if approved_on > today:
        raise BrokenRule(_("Дата утверждения не может быть позже сегодняшней."), field="approved_on")
    if not number.strip():
        raise BrokenRule(_("Укажите номер документа об утверждении; если номера нет, напишите «б/н»."), field="number")
    if file is None and isinstance(actor, User) and not plan.cluster.is_demo:
        raise BrokenRule(_("Приложите скан утверждённого плана или решения об утверждении."), field="file")
    require_same_cluster(plan.cluster, file if isinstance(file, StoredFile) else None)
    plan.approval_file = kept(file, cluster=plan.cluster, actor=actor)
    return _approved(plan, on=approved_on, number=number.strip(), post=post_of(plan, actor), actor=actor)


@transaction.atomic
def approve_by_council(*, plan: Plan, ruling: Ruling) -> Plan:
    """Approve the plan by a decision of the Coordination Council, once its minutes are registered.

    Called by the registry of subjects in the transaction of the last signature; the council's vote is the right. The
    plan must still stand for approval (IllegalTransition).
    """
    plan = locked_plan(plan)
    _go(plan, "approve")
    post = _("решение, {body}: протокол от {day} № {number}, пункт {item}").format(
        body=ruling.unit.name, day=date_ru(ruling.held_on), number=ruling.minutes.number, item=ruling.item
    )
    return _approved(plan, on=ruling.held_on, number=ruling.minutes.number, post=post[:300], actor=ruling.actor)


@transaction.atomic
def return_by_council(*, plan: Plan, ruling: Ruling) -> Plan:
    """Return the plan to its draft: the council has not approved it."""
    plan = locked_plan(plan)
    _go(plan, "return")
    void_agreement(plan, ruling.actor)
    plan.return_reason = _("{body} не утвердил план: протокол от {day} № {number}, пункт {item}.").format(
        body=ruling.unit.name, day=date_ru(ruling.held_on), number=ruling.minutes.number, item=ruling.item
    )
    plan.save(update_fields=["state", "return_reason"])
    audit.record(PlanEvent.RETURNED, actor=ruling.actor, cluster=plan.cluster, target=plan, reason=plan.return_reason)
    telling.tell_plan_returned(plan, ruling.actor)
    return plan


def _approved(plan: Plan, *, on: date, number: str, post: str, actor: Any) -> Plan:
    """Write the approval down; from now on the rows owe."""
    plan.approved_by = account_of(actor)
    plan.approved_on, plan.approved_at = on, clock.now_in(plan.cluster)
    plan.approval_number, plan.approval_post = number, post
    plan.save()
    plan.versions.filter(number=1).update(in_force_from=on)
    for activity in plan.activities.select_related("plan__cluster"):
        refresh_obligations(activity)
        refresh_evidence(activity)
    audit.record(
        PlanEvent.APPROVED,
        actor=actor,
        cluster=plan.cluster,
        target=plan,
        number=plan.approval_number,
        approved_on=on.isoformat(),
    )
    refresh_parent(plan)
    telling.tell_plan_approved(plan, actor)
    return plan


def post_of(plan: Plan, actor: User) -> str:
    office = members.find_office(plan.cluster, UnitKind.COORDINATION_COUNCIL, OfficeKind.CHAIR)
    person = members.person_of(actor, plan.cluster) if isinstance(actor, User) else None
    if office is None or person is None:
        return str(actor)
    return f"{office.title}, {person.short_name}"


@transaction.atomic
def close_plan(*, plan: Plan, actor: User) -> Plan:
    """Close the year of the plan. Its states stay readable; its obligations change no more.

    Refused before the year is over, and while a change of the plan is neither approved nor dropped.
    """
    plan = locked_plan(plan)
    authorize(actor, "plans.close_plan", plan)
    if clock.today(plan.cluster) <= plan.ends_on:
        raise BrokenRule(
            _("Год плана ещё идёт: завершить его можно после {day}.").format(day=f"{plan.ends_on:%d.%m.%Y}")
        )
    if open_amendment(plan) is not None:
        raise BrokenRule(
            _("У плана есть изменение, которое готовится или ждёт утверждения. Утвердите или отмените его.")
        )
    _go(plan, "close")
    plan.closed_at = clock.now_in(plan.cluster)
    plan.save(update_fields=["state", "closed_at"])
    audit.record(PlanEvent.CLOSED, actor=actor, cluster=plan.cluster, target=plan)
    return plan


@transaction.atomic
def delete_draft(*, plan: Plan, actor: User) -> None:
    """Delete a draft that was never approved. The uploaded document stays and can be confirmed anew.

    Refused while a row of it has a nested plan. A nested plan still being read loses its row and is put aside; events
    stay, without the row.
    """
    plan = locked_plan(plan)
    authorize(actor, "plans.change_draft", plan)
    _go(plan, "delete")
    if Plan.objects.filter(parent__plan=plan).exists():
        raise BrokenRule(_("У строк этого плана есть вложенные планы. Удалите сначала их."))
    void_agreement(plan, actor)
    audit.record(PlanEvent.DELETED, actor=actor, cluster=plan.cluster, target=plan, title=plan.title)
    PlanUpload.objects.filter(parent__plan=plan).update(parent=None, state="dropped")
    Event.objects.filter(activity__plan=plan).update(activity=None)
    plan.obligations.all().delete()
    Requirement.objects.filter(activity__plan=plan).delete()
    upload = getattr(plan, "upload", None)
    if upload is not None:
        upload.state, upload.plan = "read", None
        upload.save(update_fields=["state", "plan"])
    plan.delete()


# --- understanding ---


def _correctable(activity: Activity, actor: User) -> tuple[Activity, ActivityVersion]:
    activity = (
        Activity.objects.select_for_update(of=("self",)).select_related("plan__cluster", "cluster").get(pk=activity.pk)
    )
    authorize(actor, "plans.correct_reading", activity)
    if activity.plan.state not in (PlanState.DRAFT, PlanState.DISCUSSION, PlanState.APPROVED):
        raise IllegalTransition(_("План на утверждении или завершён: понимание строки сейчас не правят."))
    row = current_row(activity)
    if is_left_out(row):
        raise IllegalTransition(_("Строка исключена из плана: её больше не правят."))
    return activity, row


@transaction.atomic
def correct_reading(
    *, activity: Activity, deadline_read_as: str, executors: Sequence[ExecutorDraft] | None = None, actor: User
) -> ActivityVersion:
    """Correct how a row was understood. The plan's words stay; obligations follow the new understanding.

    What has evidence or decisions already keeps its dates' history: it is not deleted, only left as it is.
    """
    activity, row = _correctable(activity, actor)
    phrase = deadline_read_as.strip()
    term = read_term(phrase or row.deadline_text, year=activity.plan.year_label, month=row.month or None)
    if phrase and term.kind == "unknown":
        raise BrokenRule(
            _(
                "Этот срок прочитать не удалось. Напишите, например: «до 31.03.2024», «март 2024 г.», "
                "«не реже 1 раза в квартал»."
            ),
            field="deadline_read_as",
        )
    row.deadline_read_as, row.term = phrase, term.to_json()
    row.save(update_fields=["deadline_read_as", "term"])
    if executors is not None:
        row.executors.all().delete()
        save_executors(row, executors)
    refresh_obligations(activity)
    audit.record(PlanEvent.READING_CORRECTED, actor=actor, cluster=activity.cluster, target=activity, read_as=phrase)
    return row


@transaction.atomic
def change_requirement(
    *, requirement: Requirement, kind: str, words: str, needed: int = 1, due_read_as: str = "", actor: User
) -> Requirement:
    """Change what a requirement asks for. One that has accepted evidence keeps its kind."""
    activity, row = _correctable(requirement.activity, actor)
    requirement = Requirement.objects.get(pk=requirement.pk)
    ready = _ready_kind(kind)
    if needed < 1:
        raise BrokenRule(_("Нужен хотя бы один документ."), field="needed")
    if ready != requirement.kind and Evidence.objects.filter(obligation__requirement=requirement).exists():
        raise IllegalTransition(_("По этому требованию уже есть документы: его вид больше не меняется."))
    term = None
    if due_read_as.strip():
        term = read_term(due_read_as, year=activity.plan.year_label, month=row.month or None)
        if term.kind == "unknown":
            raise BrokenRule(
                _("Этот срок прочитать не удалось. Напишите, например: «до 31.03.2024» или «март 2024 г.»."),
                field="due_read_as",
            )
    requirement.kind, requirement.suggested_kind = ready, "" if ready == kind else kind
    requirement.words, requirement.needed = words.strip() or requirement.words, needed
    requirement.due_read_as, requirement.term = due_read_as.strip(), term.to_json() if term else None
    requirement.save()
    refresh_obligations(activity)
    audit.record(
        PlanEvent.REQUIREMENT_CHANGED,
        actor=actor,
        cluster=activity.cluster,
        target=activity,
        requirement=requirement.pk,
        kind=kind,
    )
    return requirement


@transaction.atomic
def add_requirement(*, activity: Activity, kind: str, words: str, actor: User) -> Requirement:
    """Ask of the row one thing more."""
    activity, _row = _correctable(activity, actor)
    if not words.strip():
        raise BrokenRule(_("Напишите, какой результат нужно подтвердить."), field="words")
    ready = _ready_kind(kind)
    last = activity.requirements.order_by("-position").first()
    requirement = Requirement.objects.create(
        activity=activity,
        position=(last.position if last else 0) + 1,
        kind=ready,
        suggested_kind="" if ready == kind else kind,
        words=words.strip(),
    )
    refresh_obligations(activity)
    audit.record(
        PlanEvent.REQUIREMENT_CHANGED,
        actor=actor,
        cluster=activity.cluster,
        target=activity,
        requirement=requirement.pk,
        kind=kind,
    )
    return requirement


@transaction.atomic
def convert_requirement(*, requirement: Requirement, actor: User) -> Requirement:
    """Hand a requirement over to the procedure that it was meant for, now that Artel has it.

    It stood on a document because the app of its kind was not there yet. Documents already brought stay, and count as
    they did; what the procedure can prove is found at once.
    """
    activity, _row = _correctable(requirement.activity, actor)
    requirement = Requirement.objects.get(pk=requirement.pk)
    if not is_convertible(requirement):
        raise IllegalTransition(_("Это требование переводить не на что: обновите страницу."))
    requirement.kind, requirement.suggested_kind = requirement.suggested_kind, ""
    requirement.save(update_fields=["kind", "suggested_kind"])
    refresh_obligations(activity)
    if activity.plan.is_live:
        refresh_evidence(activity)
    audit.record(
        PlanEvent.REQUIREMENT_CONVERTED,
        actor=actor,
        cluster=activity.cluster,
        target=activity,
        requirement=requirement.pk,
        kind=requirement.kind,
    )
    return requirement


@transaction.atomic
def convert_all(*, plan: Plan, actor: User) -> int:
    """Hand over every requirement of the plan that can be; answers how many."""
    authorize(actor, "plans.correct_reading", plan)
    found = list(convertible(plan))
    for requirement in found:
        convert_requirement(requirement=requirement, actor=actor)
    return len(found)


def _ready_kind(kind: str) -> str:
    """The kind itself where it can be proved here, else the plain document that stands in for it."""
    if kind not in kinds.known() and kind not in kinds.FUTURE_LABELS:
        raise BrokenRule(_("Такого вида доказательств нет."), field="kind")
    return kind if kind in kinds.known() else DEFAULT_KIND


@transaction.atomic
def retire_requirement(*, requirement: Requirement, actor: User) -> None:
    """Stop asking for it. A row must ask for something; what has evidence is lifted, one obligation after another."""
    activity, _row = _correctable(requirement.activity, actor)
    requirement = Requirement.objects.get(pk=requirement.pk)
    if requirement.retired_on:
        raise IllegalTransition(_("Это требование уже снято."))
    if activity.requirements.filter(retired_on=None).count() <= 1:
        raise BrokenRule(_("Строка должна чем-то подтверждаться: оставьте хотя бы одно требование."))
    if Evidence.objects.filter(obligation__requirement=requirement).exists():
        raise IllegalTransition(
            _("По этому требованию уже есть документы. Снимите его обязательства с указанием основания.")
        )
    requirement.retired_on = clock.today(activity.cluster)
    requirement.save(update_fields=["retired_on"])
    requirement.obligations.exclude(event=None).filter(decisions=None, requests=None).delete()
    refresh_obligations(activity)
    audit.record(
        PlanEvent.REQUIREMENT_CHANGED,
        actor=actor,
        cluster=activity.cluster,
        target=activity,
        requirement=requirement.pk,
        retired=True,
    )
