"""What of the plans calls people: due days, documents that wait for a verdict, requests, a plan that waits for approval."""

from collections.abc import Container, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.kernel import clock
from artel.members.domain.kinds import UnitKind
from artel.members.models import Cluster
from artel.notices.addressees import Addressees
from artel.notices.domain import cadence
from artel.notices.sources import Call, Source, register, register_kind
from artel.plans import kinds, tables, words
from artel.plans.domain.obligations import Purpose
from artel.plans.domain.states import AmendmentState, PlanState, State
from artel.plans.models import Activity, Amendment, ExtensionRequest, Obligation, Plan
from artel.plans.selectors import ObligationStatus, RowStatus, current_row, evidence_awaiting, plan_statuses, row_status

CALLS = (State.OVERDUE, State.SOON, State.OPEN, State.FUTURE)
FIRST = min(cadence.PLAN_ROW.rungs)
DUE, REVIEW, REQUESTS, APPROVAL = "plans.due", "plans.review", "plans.requests", "plans.approval"
VERDICTS = register_kind("plans.verdicts", gettext_lazy("Решения по документам и срокам"))
NEWS = register_kind("plans.news", gettext_lazy("Утверждение и возврат плана"))


def thing_of(owed: Obligation) -> str:
    """The name of an obligation among the things that call."""
    return f"plans.obligation:{owed.pk}"


def due_days(cluster: Cluster, day: date) -> Iterator[Call]:
    """Everything that is owed by the approved plans and comes near, or is past: each debtor by their own obligation.

    Who only watches (coordinator, chairs) is told of a slot once, whoever of its parties is late. Obligations with a
    document that waits for a verdict call nobody here: it is the turn of those who accept.
    """
    plans = list(Plan.objects.filter(cluster=cluster, state=PlanState.APPROVED).order_by("pk"))
    for plan in plans:
        plan.cluster = cluster
    people = Addressees(cluster, day)
    openings: dict[int | None, tuple[str, str]] = {}
    for status in plan_statuses(plans, day):
        for row in status.rows:
            slots: dict[tuple, list[ObligationStatus]] = {}
            for item in row.obligations:
                if not _calls(item):
                    continue
                item.obligation.cluster, item.obligation.plan = cluster, status.plan
                item.obligation.activity = row.row.activity
                yield _call(row, item, people, openings)
                slot = (item.obligation.requirement_id or 0, item.obligation.slot_key, item.at.due_on)
                slots.setdefault(slot, []).append(item)
            for (requirement, slot_key, due_on), items in slots.items():
                if due_on <= day:
                    yield _watched(row, items, f"{row.activity_id}:{requirement}:{slot_key}", people)


def _calls(item: ObligationStatus) -> bool:
    """Tell whether the obligation calls its debtor, now or soon."""
    at = item.at
    return (
        item.obligation.is_counted
        and at.state in CALLS
        and at.due_on is not None
        and not at.pending
        and (at.left is None or -at.left >= FIRST)
    )


def _call(row: RowStatus, item: ObligationStatus, people: Addressees, openings: dict) -> Call:
    owed = item.obligation
    # A requirement's procedure is one place, whoever of its parties asks.
    if owed.requirement_id not in openings:
        openings[owed.requirement_id] = deed_for(owed)
    url, act = openings[owed.requirement_id]
    if owed.requirement is not None and kinds.get(owed.requirement.kind).supplied_by_hand:
        url = reverse("plans:supply", args=[owed.cluster.slug, owed.pk])
    return Call(
        thing=thing_of(owed),
        on=item.at.due_on,
        users=accounts_of(item, people),
        title=_title(row, owed),
        text=_("Не хватает {what}.").format(what=words.what_is_missing(item)),
        act=act,
        url=url,
        organisation=owed.organisation,
    )


def _watched(row: RowStatus, items: list[ObligationStatus], slot: str, people: Addressees) -> Call:
    """What those who watch are told of a slot once it is late."""
    first, cluster = items[0].obligation, items[0].obligation.cluster
    # Who owes all of it is called by that already; who owes a part still has the others to watch.
    owe = frozenset.intersection(*(accounts_of(item, people) for item in items))
    text = _("Не хватает {what}. Кто должен: {who}.").format(
        what=words.what_is_missing(items[0]), who=words.who_owes(items)
    )
    url = (
        reverse("plans:obligation", args=[cluster.slug, first.pk])
        if len(items) == 1
        else tables.row_url(row, cluster.slug)
    )
    return Call(
        thing=f"plans.slot:{slot}",
        on=items[0].at.due_on,
        told={step: users - owe for step, users in people.steps.items()},
        title=_title(row, first),
        text=text,
        act=_("Открыть и напомнить") if len(items) == 1 else _("Открыть строку"),
        url=url,
    )


def _title(row: RowStatus, owed: Obligation) -> str:
    if owed.purpose == Purpose.DOCUMENT:
        return _("{number} Получить документ: {what}").format(number=row.row.number, what=owed.slot_label)
    return words.obligation_title(row.row, owed, tables.short_title(row.row.title))


def accounts_of(item: ObligationStatus, people: Addressees) -> frozenset[int]:
    """Accounts of those who owe; the coordinators for whoever has none."""
    found: frozenset[int] = frozenset()
    for debtor in item.debtors:
        if debtor.organisation_id:
            found |= people.or_coordinators(people.of_organisation(debtor.organisation_id))
        elif debtor.office_id:
            found |= people.or_coordinators(people.of_office(debtor.office_id))
        elif debtor.unit_id:
            found |= people.or_coordinators(people.of_unit(debtor.unit_id))
        else:
            found |= people.coordinators
    return found


def deed_for(owed: Obligation) -> tuple[str, str]:
    """(address, words of the button) where the debtor goes: to bring a document, or to the procedure that proves it."""
    slug = owed.cluster.slug
    if owed.purpose == Purpose.DOCUMENT:
        return reverse("plans:dates", args=[slug, owed.plan_id, owed.activity.key]), _("Зарегистрировать документ")
    if kinds.get(owed.requirement.kind).supplied_by_hand:
        return reverse("plans:supply", args=[slug, owed.pk]), _("Приложить документ")
    opening = kinds.opening_of(owed)
    if opening is not None:
        return opening.url, opening.label
    return reverse("plans:obligation", args=[slug, owed.pk]), _("Открыть")


def call_of(owed: Obligation) -> Call | None:
    """The call of one obligation today, for a reminder by hand; None where it calls nobody."""
    name = thing_of(owed)
    return next((call for call in _calls_today(owed.activity, owed.plan, CALLS) if call.thing == name), None)


def calls_of_row(activity: Activity) -> list[Call]:
    """The calls of what is overdue or near in one row."""
    return list(_calls_today(activity, activity.plan, (State.OVERDUE, State.SOON)))


def _calls_today(activity: Activity, plan: Plan, states: Container[State]) -> Iterator[Call]:
    row = current_row(activity)
    row.activity.plan = plan
    status = row_status(row, plan)
    people = Addressees(plan.cluster, clock.today(plan.cluster))
    openings: dict[int | None, tuple[str, str]] = {}
    for item in status.obligations:
        is_open = item.at.state in states and item.at.due_on is not None and not item.at.pending
        if is_open and item.obligation.is_counted:
            item.obligation.cluster, item.obligation.plan, item.obligation.activity = plan.cluster, plan, row.activity
            yield _call(status, item, people, openings)


def debtors_of(owed: Obligation) -> frozenset[int]:
    """Accounts of those who owe one obligation today, met or not."""
    row = current_row(owed.activity)
    row.activity.plan = owed.plan
    item = next((item for item in row_status(row, owed.plan).obligations if item.obligation.pk == owed.pk), None)
    return accounts_of(item, Addressees(owed.cluster, clock.today(owed.cluster))) if item else frozenset()


def documents_to_judge(cluster: Cluster, day: date) -> Iterator[Call]:
    """Documents that wait for a verdict: those who lead, but not whoever recorded them."""
    people = Addressees(cluster, day)
    waiting = evidence_awaiting(cluster).select_related("obligation__activity", "obligation__organisation")
    for evidence in waiting.order_by("pk"):
        users = people.leaders - {evidence.recorded_by_id}
        yield Call(
            thing=f"plans.evidence:{evidence.pk}",
            on=clock.date_of(evidence.recorded_at, cluster),
            users=users,
            told={cadence.COUNCIL: people.chair_of(UnitKind.COORDINATION_COUNCIL) - {evidence.recorded_by_id}},
            title=_("Документ ждёт приёмки: {title}").format(title=evidence.title),
            text=_("Пока он не принят, обязательство не исполнено."),
            act=_("Рассмотреть документ"),
            url=reverse("plans:evidence", args=[cluster.slug, evidence.pk]),
        )


def requests_to_decide(cluster: Cluster, day: date) -> Iterator[Call]:
    """Requests for another day that nobody has decided."""
    people = Addressees(cluster, day)
    asked = ExtensionRequest.objects.filter(cluster=cluster, state="asked").select_related(
        "asked_by", "obligation__organisation", "obligation__requirement"
    )
    for request in asked.order_by("pk"):
        yield Call(
            thing=f"plans.request:{request.pk}",
            on=clock.date_of(request.asked_at, cluster),
            users=people.leaders - {request.asked_by_id},
            title=_("Просят перенести срок на {day}: {name}").format(
                day=words.day(request.wanted_due_on), name=words.obligation_name(request.obligation)
            ),
            text=f"{request.asked_by.name}: {request.reason}",
            act=_("Решить о переносе"),
            url=reverse("plans:decide", args=[cluster.slug, request.pk]),
        )


def plans_to_approve(cluster: Cluster, day: date) -> Iterator[Call]:
    """Plans and changes of plans handed over for approval: the chair of the Coordination Council, if not the author."""
    people = Addressees(cluster, day)
    chair = people.chair_of(UnitKind.COORDINATION_COUNCIL)
    for plan in Plan.objects.filter(cluster=cluster, state=PlanState.APPROVAL, submitted_at__isnull=False).order_by(
        "pk"
    ):
        yield Call(
            thing=f"plans.plan:{plan.pk}",
            on=clock.date_of(plan.submitted_at, cluster),
            users=chair - {plan.created_by_id, plan.submitted_by_id},
            title=_("План ждёт утверждения: {title}").format(title=plan.title),
            text=_("Пока план не утверждён, его строки никого ни к чему не обязывают."),
            act=_("Утвердить план"),
            url=reverse("plans:approve", args=[cluster.slug, plan.pk]),
        )
    waiting = Amendment.objects.filter(cluster=cluster, state=AmendmentState.APPROVAL).select_related("plan")
    for amendment in waiting.order_by("pk"):
        yield Call(
            thing=f"plans.amendment:{amendment.pk}",
            on=clock.date_of(amendment.submitted_at, cluster),
            users=chair - {amendment.created_by_id, amendment.submitted_by_id},
            title=_("Изменение плана ждёт утверждения: {title}").format(title=amendment.plan.title),
            text=_("Пока оно не утверждено, план действует в прежних словах."),
            act=_("Рассмотреть изменение"),
            url=reverse("plans:amendment", args=[cluster.slug, amendment.pk]),
        )


register(Source(DUE, gettext_lazy("Сроки плана"), due_days, cadence.PLAN_ROW))
register(Source(REVIEW, gettext_lazy("Документы ждут приёмки"), documents_to_judge, cadence.REVIEW))
register(Source(REQUESTS, gettext_lazy("Просьбы о переносе срока"), requests_to_decide, cadence.ANSWER))
register(Source(APPROVAL, gettext_lazy("План ждёт утверждения"), plans_to_approve, cadence.ANSWER))
