"""Bodies, directions, nominations and compositions for tests; made past the services."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from artel.bodies.domain.states import CompositionState, NominationState, Part
from artel.bodies.models import BodyRules, Composition, Direction, Nomination, Seat, Suspension
from artel.kernel import clock
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.domain.offices import office_title
from artel.members.models import Cluster, Organisation, Person, Unit
from artel.members.tests.factories import make_organisation, make_person, make_tenure, make_unit, make_user

_numbers = count(1)


def make_rules(unit: Unit, *, valid_from: date | None = None, **fields: Any) -> BodyRules:
    """An edition of rules; the defaults are those of the model."""
    return BodyRules.objects.create(
        cluster=unit.cluster,
        unit=unit,
        valid_from=valid_from or unit.valid_from,
        recorded_at=clock.now_in(unit.cluster),
        **fields,
    )


def make_council(cluster: Cluster, kind: UnitKind = UnitKind.EXPERT_COUNCIL, **fields: Any) -> Unit:
    """A council whose chair and secretary have accounts."""
    unit = make_unit(cluster, kind=kind, **fields)
    for office in unit.offices.all():
        office.title = office_title(kind, office.kind, unit.name)
        office.save(update_fields=["title"])
    for office in (OfficeKind.CHAIR, OfficeKind.SECRETARY):
        make_tenure(unit.offices.get(kind=office), valid_from=unit.valid_from)
    return unit


def make_direction(cluster: Cluster, *, forming_unit: Unit | None = None, **fields: Any) -> Direction:
    number = next(_numbers)
    defaults = {
        "name": f"Направление {number}",
        "goal": "Согласование проекта контрольных цифр приёма",
        "tasks": ["сбор и сверка потребности предприятий", "подготовка сводной ведомости"],
        "frequency": "не реже одного раза в месяц",
        "report_due": "письменный доклад Экспертному совету ежеквартально",
        "added_on": date(2023, 9, 1),
    }
    return Direction.objects.create(
        cluster=cluster, forming_unit=forming_unit or make_council(cluster), **defaults | fields
    )


def make_nomination(direction: Direction, *, organisation: Organisation | None = None, **fields: Any) -> Nomination:
    defaults = {
        "person": fields.pop("person", None) or make_person(direction.cluster, user=make_user()),
        "post": "заместитель директора",
        "state": NominationState.CONSENTED,
        "nominated_on": date(2023, 10, 1),
        "consented_on": date(2023, 10, 5),
    }
    return Nomination.objects.create(
        cluster=direction.cluster,
        direction=direction,
        organisation=organisation or make_organisation(direction.cluster),
        **defaults | fields,
    )


def make_composition(
    *,
    unit: Unit | None = None,
    direction: Direction | None = None,
    seats: Sequence[tuple[Person, Part]] = (),
    state: CompositionState = CompositionState.DRAFT,
    effective_from: date | None = None,
    **fields: Any,
) -> Composition:
    """A version with seats; an approved one needs `unit` and `effective_from`. It makes no tenures."""
    cluster = (unit or direction).cluster
    found = Composition.objects.filter(unit=unit) if unit else Composition.objects.filter(direction=direction)
    composition = Composition.objects.create(
        cluster=cluster,
        unit=unit,
        direction=direction,
        number=fields.pop("number", found.count() + 1),
        state=state,
        effective_from=effective_from,
        approved_on=fields.pop("approved_on", effective_from),
        created_at=clock.now_in(cluster),
        **fields,
    )
    for position, (person, part) in enumerate(seats, start=1):
        make_seat(composition, person=person, part=part, position=position)
    return composition


def make_seat(composition: Composition, *, person: Person, part: Part = Part.MEMBER, **fields: Any) -> Seat:
    defaults = {
        "position": composition.seats.count() + 1,
        "post": "директор",
        "has_vote": part != Part.SECRETARY,
    }
    return Seat.objects.create(composition=composition, person=person, part=part, **defaults | fields)


def make_suspension(unit: Unit, person: Person, **fields: Any) -> Suspension:
    defaults = {"valid_from": date(2024, 1, 1), "reason": "Больше не работает в организации"}
    return Suspension.objects.create(
        cluster=unit.cluster, unit=unit, person=person, recorded_at=clock.now_in(unit.cluster), **defaults | fields
    )
