"""Reading bodies: the rules, the composition and the roll of a day; where directions and nominations stand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from artel.bodies.domain.roll import Held, SeatFacts, roll
from artel.bodies.domain.rules import Rules
from artel.bodies.domain.states import CompositionState, Part
from artel.bodies.domain.templates import template_of
from artel.bodies.models import BodyRules, Composition, Suspension
from artel.members.domain.periods import Period
from artel.members.models import Organisation, Person, Position, Tenure, Unit
from artel.members.standing import in_force_on


@dataclass(frozen=True, slots=True)
class RollMember:
    """Somebody who counts in a body on a day, with the post and organisation of that time."""

    person: Person
    organisation: Organisation | None
    post: str
    part: Part
    has_vote: bool
    is_acting: bool


def rules_edition_on(unit: Unit, day: date) -> BodyRules | None:
    """The edition of a body's rules in force on a day; None where none was recorded."""
    return BodyRules.objects.filter(unit=unit, valid_from__lte=day).order_by("-valid_from").first()


def rules_on(unit: Unit, day: date) -> Rules:
    """The rules a body lives by on a day: its own edition, else the template of its kind."""
    edition = rules_edition_on(unit, day)
    return edition.rules if edition is not None else template_of(unit.kind).rules


def latest_composition(unit: Unit, day: date) -> Composition | None:
    """The last composition that had come into force by a day, even if its term is over."""
    return (
        Composition.objects.filter(unit=unit, state=CompositionState.APPROVED, effective_from__lte=day)
        .select_related("act", "minutes", "approved_by")
        .order_by("-effective_from")
        .first()
    )


def composition_on(unit: Unit, day: date) -> Composition | None:
    """The composition in force on a day: none before the first, none past the term of the last."""
    composition = latest_composition(unit, day)
    if composition is None or (composition.term_until is not None and composition.term_until < day):
        return None
    return composition


def unit_is_in_term(unit: Unit, day: date) -> bool:
    """Tell whether the body may decide on a day: it exists, and the term of its composition, if it has one, is not over."""
    if not Period.of(unit).holds(day):
        return False
    composition = latest_composition(unit, day)
    return composition is None or composition.term_until is None or day <= composition.term_until


def roll_on(unit: Unit, day: date) -> list[RollMember]:
    """Who counts in a body on a day, heads first and then by the alphabet. Five queries, however many members.

    Tenures of the day are the source; the composition in force adds the vote, the post and the organisation of its
    time; suspended people are not in it.
    """
    if not Period.of(unit).holds(day):
        return []
    tenures = list(
        Tenure.objects.filter(in_force_on(day), office__unit=unit)
        .select_related("office", "person__user")
        .order_by("person__last_name", "person__first_name", "person__patronymic", "pk")
    )
    composition = composition_on(unit, day)
    seats = {
        seat.person_id: seat
        for seat in (composition.seats.select_related("organisation") if composition is not None else ())
    }
    people = {tenure.person_id: tenure.person for tenure in tenures}
    posts = positions_on(people, day)
    counted = roll(
        [Held(tenure.person_id, Part(tenure.office.kind), tenure.is_acting) for tenure in tenures],
        seats={pk: SeatFacts(Part(seat.part), seat.has_vote) for pk, seat in seats.items()},
        suspended=suspended_on(unit, day),
        rules=rules_on(unit, day),
    )
    members = []
    for row in counted:
        seat, position = seats.get(row.person), posts.get(row.person)
        members.append(
            RollMember(
                person=people[row.person],
                organisation=seat.organisation if seat else position.organisation if position else None,
                post=seat.post if seat else position.title if position else "",
                part=row.part,
                has_vote=row.has_vote,
                is_acting=row.is_acting,
            )
        )
    return members


def suspended_on(unit: Unit, day: date) -> set[int]:
    """Ids of people whose seat in the body does not count on a day."""
    return set(Suspension.objects.filter(in_force_on(day), unit=unit).values_list("person_id", flat=True))


def positions_on(people: Any, day: date) -> dict[int, Position]:
    """The post of each person on a day, the first recorded of several, by the person's id."""
    found: dict[int, Position] = {}
    rows = Position.objects.filter(in_force_on(day), person__in=list(people)).select_related("organisation")
    for position in rows.order_by("valid_from", "pk"):
        found.setdefault(position.person_id, position)
    return found


def open_suspensions(unit: Unit, day: date) -> list[Suspension]:
    """Suspensions of a body in force on a day or still to come."""
    rows = Suspension.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), unit=unit)
    return list(rows.select_related("person"))
