"""Bodies follow their members: who left the organisation they speak for is suspended, an expired term ends tenures."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize, system
from artel.bodies.domain.states import CompositionState
from artel.bodies.events import BodyEvent
from artel.bodies.models import Composition, Seat, Suspension
from artel.bodies.selectors import composition_on, latest_composition
from artel.bodies.services.enacting import close_term
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.followers import Change
from artel.members.models import Cluster, Person, Position, Tenure, Unit
from artel.members.services.clusters import lock_cluster
from artel.members.standing import in_force_on
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru


def follow_members(cluster: Cluster, *, change: Change, actor: Any) -> None:
    """Suspend those who hold no post any more in the organisation they sit for, from the day after its last one.

    Runs in the transaction of the deed that ended the post. Somebody whose posts in the organisation were never
    recorded is left alone; who came back, or whose last day was moved, sits again from then. Past votes stand.
    """
    if change is not Change.POST:
        return
    open_ones = {(row.unit_id, row.person_id): row for row in Suspension.objects.filter(cluster=cluster, valid_to=None)}
    for seat in _seats_in_force(cluster):
        unit, last = seat.composition.unit, _last_day(seat)
        standing = open_ones.get((unit.pk, seat.person_id))
        if standing is None and last is not None:
            _suspend(
                unit,
                seat.person,
                from_day=max(last + timedelta(days=1), seat.composition.effective_from),
                reason=_("Не работает в организации «{name}»").format(name=seat.organisation.short_name),
                actor=system("members"),
            )
        elif standing is not None and last is None and (back := _first_day_again(seat, standing.valid_from)):
            _end(standing, max(back, standing.valid_from), actor=system("members"))


def _seats_in_force(cluster: Cluster) -> Iterator[Seat]:
    """Seats with an organisation in the composition of each body that is in force today."""
    today = clock.today(cluster)
    units = Unit.objects.filter(in_force_on(today), cluster=cluster, compositions__state=CompositionState.APPROVED)
    for unit in units.distinct():
        composition = composition_on(unit, today)
        if composition is not None:
            composition.unit = unit
            for seat in composition.seats.exclude(organisation=None).select_related("person", "organisation"):
                seat.composition = composition
                yield seat


def _last_day(seat: Seat) -> date | None:
    """The last day of the last post in the seat's organisation; None while one goes on, or none was ever recorded."""
    ends = list(
        Position.objects.filter(person=seat.person_id, organisation=seat.organisation_id).values_list(
            "valid_to", flat=True
        )
    )
    return None if not ends or None in ends else max(ends)


def _first_day_again(seat: Seat, since: date) -> date | None:
    going_on = Position.objects.filter(person=seat.person_id, organisation=seat.organisation_id, valid_to=None)
    first = going_on.order_by("valid_from").first()
    return first.valid_from if first is not None else None


@transaction.atomic
def suspend_member(*, unit: Unit, person: Person, from_day: date, reason: str, actor: Any) -> Suspension:
    """Let a member's seat not count from a day. Their tenure, and what they voted before, stay."""
    cluster = lock_cluster(unit.cluster)
    authorize(actor, "bodies.suspend_member", unit)
    require_same_cluster(cluster, unit, person)
    reason = " ".join(reason.split())
    if not reason:
        raise BrokenRule(_("Напишите причину."), field="reason")
    if not Tenure.objects.filter(in_force_on(from_day), office__unit=unit, person=person).exists():
        raise BrokenRule(_("В этот день человек не состоит в органе."), field="from_day")
    if Suspension.objects.filter(unit=unit, person=person, valid_to=None).exists():
        raise IllegalTransition(_("Членство уже приостановлено."))
    return _suspend(unit, person, from_day=from_day, reason=reason, actor=actor)


@transaction.atomic
def resume_member(*, suspension: Suspension, from_day: date, actor: Any) -> Suspension:
    """Let the seat count again from a day."""
    lock_cluster(suspension.cluster)
    suspension = Suspension.objects.select_related("cluster", "unit", "person").get(pk=suspension.pk)
    authorize(actor, "bodies.suspend_member", suspension.unit)
    if suspension.valid_to is not None:
        raise IllegalTransition(_("Членство уже возобновлено."))
    if from_day < suspension.valid_from:
        raise BrokenRule(_("Возобновить можно не раньше дня приостановления."), field="from_day")
    return _end(suspension, from_day, actor=actor)


def _suspend(unit: Unit, person: Person, *, from_day: date, reason: str, actor: Any) -> Suspension:
    suspension = Suspension.objects.create(
        cluster_id=unit.cluster_id,
        unit=unit,
        person=person,
        valid_from=from_day,
        reason=reason[:300],
        recorded_at=clock.now_in(unit.cluster),
    )
    audit.record(
        BodyEvent.SUSPENDED,
        actor=actor,
        cluster=unit.cluster,
        target=person,
        unit=unit.name,
        valid_from=date_ru(from_day),
        reason=suspension.reason,
    )
    return suspension


def _end(suspension: Suspension, from_day: date, *, actor: Any) -> Suspension:
    suspension.valid_to = from_day - timedelta(days=1)
    suspension.save(update_fields=["valid_to"])
    audit.record(
        BodyEvent.RESUMED,
        actor=actor,
        cluster=suspension.cluster,
        target=suspension.person,
        unit=suspension.unit.name,
        valid_from=date_ru(from_day),
    )
    return suspension


def expire_terms() -> int:
    """End tenures in every body whose term is over by its cluster's today; answers how many bodies. Safe to repeat."""
    expired = 0
    units = Unit.objects.filter(
        compositions__state=CompositionState.APPROVED, compositions__term_until__isnull=False
    ).select_related("cluster")
    for unit in units.distinct():
        expired += _expire(unit)
    return expired


@transaction.atomic
def _expire(unit: Unit) -> bool:
    cluster = lock_cluster(unit.cluster)
    today = clock.today(cluster)
    composition: Composition | None = latest_composition(unit, today)
    if composition is None or composition.term_until is None or composition.term_until >= today:
        return False
    last = composition.term_until
    if not close_term(unit, last):
        return False
    audit.record(BodyEvent.TERM_EXPIRED, actor=system("term"), cluster=cluster, target=unit, last=date_ru(last))
    return True
