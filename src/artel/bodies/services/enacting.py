"""A composition comes into force: the unit is made, tenures follow the seats, plans learn who executes their rows."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from artel.accounts.rights import system
from artel.bodies.domain.states import CompositionState, Part
from artel.bodies.models import Composition, Direction, Suspension
from artel.bodies.services.bodies import set_up_body
from artel.bodies.services.proving import refresh_rows
from artel.bodies.services.workflow import go
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.domain.kinds import UnitKind
from artel.members.domain.periods import Period
from artel.members.models import Tenure, Unit
from artel.members.services import appoint, end_tenure
from artel.plans.services.following import group_formed
from artel.russian import date_ru

ORDER = {part: place for place, part in enumerate(Part)}
BY_COMPOSITION = system("bodies")


def put_in_force(
    composition: Composition, *, approved_on: date, effective_from: date, basis: str, verb: str
) -> Composition:
    """Make an approved version the one in force from a day. Part of the deed that approves; the cluster is locked.

    The group of a direction is set up with the day if there is none. Of two versions the later begins later: one from
    the same day, or from before the version in force, is refused.
    """
    go(composition, verb)
    if composition.unit is None and composition.direction.unit_id is not None:
        composition.unit = composition.direction.unit
    if composition.unit is None:
        composition.unit = _make_group(composition.direction, effective_from)
    else:
        _require_later(composition, effective_from)
    composition.approved_on, composition.effective_from = approved_on, effective_from
    composition.recorded_at = clock.now_in(composition.cluster)
    composition.return_reason = ""
    composition.save()
    follow_seats(composition, basis=basis)
    _resume(composition)
    if composition.direction is not None:
        group_formed(
            unit=composition.unit,
            direction=composition.direction.name,
            activities=list(composition.direction.activities.all()),
            actor=BY_COMPOSITION,
        )
        refresh_rows(composition.direction)
    return composition


def _require_later(composition: Composition, effective_from: date) -> None:
    last = (
        Composition.objects.filter(unit=composition.unit, state=CompositionState.APPROVED)
        .exclude(pk=composition.pk)
        .order_by("-effective_from")
        .first()
    )
    if last is not None and effective_from <= last.effective_from:
        raise IllegalTransition(
            _("С {day} уже действует другой утверждённый состав. Новый может действовать с более позднего дня.").format(
                day=date_ru(last.effective_from)
            )
        )
    if effective_from < composition.unit.valid_from:
        raise BrokenRule(
            _("Орган действует с {first}: состав не может действовать раньше.").format(
                first=date_ru(composition.unit.valid_from)
            ),
            field="effective_from",
        )


def _make_group(direction: Direction, from_day: date) -> Unit:
    """«Рабочая группа по направлению «…»»; a direction that is called a group already keeps its name."""
    name = direction.name
    if not name.lower().startswith("рабочая группа"):
        inner = name.replace("«", "„").replace("»", "“")
        name = _("Рабочая группа по направлению «{name}»").format(name=inner)
    if len(name) > 200:
        name = direction.name[:200]
    unit = set_up_body(
        cluster=direction.cluster,
        kind=UnitKind.WORKING_GROUP,
        name=name,
        from_day=from_day,
        template="working_group",
        direction=direction.name,
        actor=BY_COMPOSITION,
    )
    direction.unit = unit
    direction.save(update_fields=["unit"])
    return unit


def follow_seats(composition: Composition, *, basis: str) -> None:
    """Bring the tenures of the body to the seats of a version, from its first day.

    Those who left, or sit in another part now, end the day before; who stays, stays without a break. Somebody acting
    for a head or a secretary goes on only while the one they act for does.
    """
    day = composition.effective_from
    wanted = {(Part(seat.part), seat.person_id): seat.person for seat in composition.seats.select_related("person")}
    kept: set[tuple[Part, int]] = set()
    standing = [
        tenure
        for tenure in Tenure.objects.filter(office__unit=composition.unit).select_related("office", "person", "cluster")
        if not Period.of(tenure).is_empty and (tenure.valid_to is None or tenure.valid_to >= day)
    ]
    acting = [tenure for tenure in standing if tenure.is_acting]
    for tenure in standing:
        place = (Part(tenure.office.kind), tenure.person_id)
        if tenure.is_acting:
            continue
        if place in wanted and place not in kept and tenure.valid_from <= day and tenure.valid_to is None:
            kept.add(place)
        else:
            end_tenure(tenure=tenure, last_day=day - timedelta(days=1), actor=BY_COMPOSITION)
    renewed = {part for part, _person in wanted.keys() - kept}
    for tenure in acting:
        if tenure.office.kind in renewed:
            end_tenure(tenure=tenure, last_day=day - timedelta(days=1), actor=BY_COMPOSITION)
    offices = {office.kind: office for office in composition.unit.offices.all()}
    for part, person_id in sorted(wanted.keys() - kept, key=lambda place: (ORDER[place[0]], place[1])):
        appoint(
            office=offices[part],
            person=wanted[part, person_id],
            from_day=day,
            basis=basis[:300],
            actor=BY_COMPOSITION,
        )


def _resume(composition: Composition) -> None:
    """A suspension of an earlier seat is over for whoever is seated anew: the council has looked at it."""
    people = composition.seats.values("person")
    Suspension.objects.filter(unit=composition.unit, person__in=people, valid_to=None).update(
        valid_to=composition.effective_from - timedelta(days=1)
    )


def close_term(unit: Unit, last_day: date) -> int:
    """End whoever still sits in a body whose term is over, with its last day; answers how many."""
    ended = 0
    for tenure in Tenure.objects.filter(office__unit=unit).select_related("office", "person", "cluster"):
        if Period.of(tenure).is_empty or (tenure.valid_to is not None and tenure.valid_to <= last_day):
            continue
        end_tenure(tenure=tenure, last_day=last_day, actor=system("term"))
        ended += 1
    return ended


def basis_of(composition: Composition, words: str) -> str:
    """What a tenure says of why it is: the act and the number of the version."""
    return _("{act}, состав № {number}").format(act=words, number=composition.number)
