"""Units, their offices, and who holds them."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members import followers
from artel.members.domain.kinds import COUNCILS, SOLE_OFFICES, UnitKind
from artel.members.domain.offices import UNIT_OFFICES, office_title
from artel.members.domain.periods import Period
from artel.members.events import MemberEvent
from artel.members.models import Cluster, Office, Person, Tenure, Unit
from artel.members.services.clusters import lock_cluster
from artel.members.services.people import count_among_people
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru


@transaction.atomic
def add_unit(*, cluster: Cluster, kind: UnitKind, name: str, from_day: date, actor: Any, direction: str = "") -> Unit:
    """Enter a council, a working group or a commission, with its offices, all of them vacant.

    Its rules, composition and approval come with `bodies`. Refuses a second council of a kind and a group whose name is
    taken.
    """
    cluster = lock_cluster(cluster)
    authorize(actor, "members.manage_members", cluster)
    kind, name = UnitKind(kind), " ".join(name.split())
    if not name:
        raise BrokenRule(_("Укажите наименование."), field="name")
    open_units = Unit.objects.filter(cluster=cluster, valid_to__isnull=True)
    if kind in COUNCILS and (twin := open_units.filter(kind=kind).first()) is not None:
        raise BrokenRule(
            _("В кластере уже действует «{name}». Сначала закройте его.").format(name=twin.name), field="kind"
        )
    if any(other.name.lower() == name.lower() for other in open_units):
        raise BrokenRule(_("Орган с таким наименованием уже есть."), field="name")
    unit = Unit.objects.create(
        cluster=cluster, kind=kind, name=name, direction=" ".join(direction.split()), valid_from=from_day
    )
    Office.objects.bulk_create(
        Office(cluster=cluster, kind=office, unit=unit, title=office_title(kind, office, name)[:200])
        for office in UNIT_OFFICES
    )
    followers.follow(cluster, change=followers.Change.OFFICE, actor=actor)
    audit.record(MemberEvent.UNIT_ADDED, actor=actor, target=unit, kind=str(kind), valid_from=date_ru(from_day))
    return unit


@transaction.atomic
def close_unit(*, unit: Unit, last_day: date, actor: Any) -> Unit:
    """Close a unit with its last day; everybody's tenure in it ends with that day."""
    cluster = lock_cluster(unit.cluster)
    unit = Unit.objects.get(pk=unit.pk)
    authorize(actor, "members.manage_members", cluster)
    if unit.valid_to is not None:
        raise IllegalTransition(_("«{name}» закрыт {last}.").format(name=unit.name, last=date_ru(unit.valid_to)))
    if last_day < unit.valid_from:
        raise BrokenRule(
            _("Последний день не может быть раньше первого, {first}.").format(first=date_ru(unit.valid_from)),
            field="last_day",
        )
    unit.valid_to = last_day
    unit.save(update_fields=["valid_to"])
    for tenure in Tenure.objects.filter(office__unit=unit):
        if tenure.valid_to is None or tenure.valid_to > last_day:
            tenure.valid_to = last_day
            tenure.save(update_fields=["valid_to"])
    followers.follow(cluster, change=followers.Change.OFFICE, actor=actor)
    audit.record(MemberEvent.UNIT_CLOSED, actor=actor, target=unit, valid_to=date_ru(last_day))
    return unit


@transaction.atomic
def appoint(
    *,
    office: Office,
    person: Person,
    from_day: date,
    actor: Any,
    to_day: date | None = None,
    is_acting: bool = False,
    basis: str = "",
) -> Tenure:
    """Put a person in an office for a period.

    An office of one (chair, secretary, head) has at most one holder a day, and beside them at most one who acts for
    them; an overlap is refused with the other's name. Nobody is pushed out: the earlier tenure is ended first.
    Without `to_day` it lasts as long as the unit.
    """
    cluster = lock_cluster(office.cluster)
    authorize(actor, "members.manage_members", cluster)
    require_same_cluster(cluster, office, person)
    if to_day is None and office.unit is not None:
        to_day = office.unit.valid_to
    period = Period(from_day, to_day)
    if period.is_empty:
        raise BrokenRule(_("Последний день не может быть раньше первого."), field="to_day")
    if office.unit is not None and not Period.of(office.unit).covers(period):
        raise BrokenRule(
            _("«{unit}» действует {period}. Укажите день внутри этого срока.").format(
                unit=office.unit.name, period=_words(Period.of(office.unit))
            ),
            field="from_day",
        )
    _refuse_overlaps(office, person, period, is_acting=is_acting)
    tenure = Tenure.objects.create(
        cluster=cluster,
        office=office,
        person=person,
        is_sole=office.kind in SOLE_OFFICES,
        is_acting=is_acting,
        valid_from=from_day,
        valid_to=to_day,
        basis=basis.strip(),
    )
    count_among_people(person)
    followers.follow(cluster, change=followers.Change.OFFICE, actor=actor)
    audit.record(
        MemberEvent.APPOINTED,
        actor=actor,
        target=person,
        office=office.title,
        valid_from=date_ru(from_day),
        valid_to=date_ru(to_day) if to_day else None,
        is_acting=is_acting,
        basis=tenure.basis,
    )
    return tenure


@transaction.atomic
def end_tenure(*, tenure: Tenure, last_day: date, actor: Any) -> Tenure:
    """End a tenure with its last day. A day before the first takes the appointment back: it never was in force."""
    cluster = lock_cluster(tenure.cluster)
    tenure = Tenure.objects.select_related("office", "person").get(pk=tenure.pk)
    authorize(actor, "members.manage_members", cluster)
    if tenure.valid_to is not None and tenure.valid_to <= last_day:
        raise IllegalTransition(_("Полномочия уже закончились {last}.").format(last=date_ru(tenure.valid_to)))
    tenure.valid_to = last_day
    tenure.save(update_fields=["valid_to"])
    followers.follow(cluster, change=followers.Change.OFFICE, actor=actor)
    audit.record(
        MemberEvent.TENURE_ENDED,
        actor=actor,
        target=tenure.person,
        office=tenure.office.title,
        valid_to=date_ru(last_day),
    )
    return tenure


def _refuse_overlaps(office: Office, person: Person, period: Period, *, is_acting: bool) -> None:
    for other in Tenure.objects.filter(office=office).select_related("person"):
        if not Period.of(other).overlaps(period):
            continue
        if other.person_id == person.pk:
            raise BrokenRule(
                _("{name} уже на этом посту {period}.").format(
                    name=other.person.full_name, period=_words(Period.of(other))
                ),
                field="person",
            )
        if office.kind in SOLE_OFFICES and other.is_acting == is_acting:
            raise BrokenRule(
                _("Пост занимает {name} {period}. Сначала завершите эти полномочия.").format(
                    name=other.person.full_name, period=_words(Period.of(other))
                ),
                field="from_day",
            )


def _words(period: Period) -> str:
    if period.last is None:
        return _("с {first}").format(first=date_ru(period.first))
    return _("с {first} по {last}").format(first=date_ru(period.first), last=date_ru(period.last))
