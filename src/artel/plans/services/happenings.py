"""Events and indicators: the spine's nouns that rows count from."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members import selectors as members
from artel.members.models import Cluster, Organisation
from artel.members.tenancy import require_same_cluster
from artel.plans.domain.obligations import Purpose
from artel.plans.domain.states import PlanState
from artel.plans.events import PlanEvent
from artel.plans.models import Activity, ActivityVersion, Event, Indicator, Obligation, Plan
from artel.plans.selectors import rows_of
from artel.plans.services.finding import refresh_parent
from artel.plans.services.obligations import parties_of
from artel.terms import due_after_event


@transaction.atomic
def record_event(
    *,
    cluster: Cluster,
    title: str,
    starts_on: date,
    ends_on: date | None = None,
    place: str = "",
    organiser: Organisation | None = None,
    activity: Activity | None = None,
    actor: User,
) -> Event:
    """Record an event of the cluster. Rows that count from events («1 рабочий день после события») owe from it.

    Each party's day is counted by its own working week. An event outside every approved plan makes no obligation.
    """
    authorize(actor, "plans.record_event", cluster)
    ends_on = ends_on or starts_on
    if ends_on < starts_on:
        raise BrokenRule(_("Событие не может закончиться раньше, чем началось."), field="ends_on")
    if not title.strip():
        raise BrokenRule(_("Назовите событие."), field="title")
    require_same_cluster(cluster, organiser, activity)
    event = Event.objects.create(
        cluster=cluster,
        title=title.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        place=place.strip(),
        organiser=organiser,
        activity=activity,
        recorded_by=account_of(actor),
        recorded_at=clock.now_in(cluster),
    )
    for plan in Plan.objects.select_related("cluster").filter(
        cluster=cluster, state=PlanState.APPROVED, starts_on__lte=ends_on, ends_on__gte=ends_on
    ):
        for row in rows_of([plan], ends_on):
            Obligation.objects.bulk_create(owed_after(event, row, plan))
        refresh_parent(plan)
    audit.record(PlanEvent.EVENT_RECORDED, actor=actor, cluster=cluster, target=event, ends_on=ends_on.isoformat())
    return event


def owed_after(event: Event, row: ActivityVersion, plan: Plan) -> list[Obligation]:
    """The obligations, not yet saved, that an event makes in one row; none in a row that does not count from events.

    What is to be done before an event («за 3 дня до») is not counted: the event is known only once it is recorded.
    """
    cluster = plan.cluster
    owed: list[Obligation] = []
    for requirement in row.activity.requirements.filter(retired_on=None):
        term = row.deadline
        if term.kind != "relative" or term.on_demand or (term.offset and term.offset.before):
            continue
        parties = parties_of(row, plan)
        organisations: list[Organisation | None] = [None]
        if parties is not None:
            ids = [
                p.organisation_id
                for p in parties
                if (p.since or plan.starts_on) <= event.ends_on <= (p.until or plan.ends_on)
            ]
            organisations = list(Organisation.objects.filter(pk__in=ids).order_by("pk"))
        for position, organisation in enumerate(organisations):
            due = due_after_event(term, event.ends_on, members.calendar_of(cluster, organisation))
            party = f":{organisation.pk}" if organisation else ""
            owed.append(
                Obligation(
                    cluster=cluster,
                    plan=plan,
                    activity=row.activity,
                    requirement=requirement,
                    purpose=Purpose.RESULT,
                    key=f"{requirement.pk}:e{event.pk}{party}",
                    slot_kind="event",
                    slot_key=f"e{event.pk}",
                    slot_label=_("{title}, {day}").format(title=event.title, day=f"{event.ends_on:%d.%m.%Y}")[:200],
                    position=position,
                    organisation=organisation,
                    event=event,
                    opens_on=event.ends_on,
                    words_due_on=due,
                    due_on=due,
                    exists_from=event.ends_on,
                    needed=requirement.needed,
                )
            )
    return owed


def refresh_after_events(activity: Activity, row: ActivityVersion, plan: Plan) -> int:
    """Bring the obligations made by events to today's members and calendar; answers how many were changed.

    Part of another deed. Who owes no more is left to it: what hangs on an obligation decides.
    """
    standing = {obligation.key: obligation for obligation in activity.obligations.exclude(event=None)}
    fresh, changed = [], []
    for event in Event.objects.filter(obligations__activity=activity).distinct():
        for owed in owed_after(event, row, plan):
            obligation = standing.get(owed.key)
            if obligation is None:
                fresh.append(owed)
            elif obligation.due_on != owed.due_on:
                obligation.due_on = obligation.words_due_on = owed.due_on
                changed.append(obligation)
    Obligation.objects.bulk_create(fresh)
    Obligation.objects.bulk_update(changed, ["due_on", "words_due_on"])
    return len(fresh) + len(changed)


@transaction.atomic
def record_indicator(
    *,
    activity: Activity,
    name: str,
    unit: str,
    planned: Decimal | None,
    reached: Decimal | None,
    reached_on: date | None,
    organisation: Organisation | None = None,
    source: str = "",
    actor: User,
) -> Indicator:
    """Record an indicator of a row as of a day. Without a plan it is «не установлено» and gives no percentage."""
    authorize(actor, "plans.record_indicator", activity)
    require_same_cluster(activity.cluster, organisation)
    if not name.strip():
        raise BrokenRule(_("Назовите показатель."), field="name")
    if reached is not None and reached_on is None:
        raise BrokenRule(_("Укажите, на какую дату значение."), field="reached_on")
    indicator = Indicator.objects.create(
        cluster=activity.cluster,
        activity=activity,
        organisation=organisation,
        name=name.strip(),
        unit=unit.strip(),
        planned=planned,
        reached=reached,
        reached_on=reached_on,
        source=source.strip(),
        recorded_by=account_of(actor),
        recorded_at=clock.now_in(activity.cluster),
    )
    audit.record(
        PlanEvent.INDICATOR_RECORDED, actor=actor, cluster=activity.cluster, target=activity, indicator=indicator.pk
    )
    return indicator
