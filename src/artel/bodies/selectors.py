"""Reading bodies: the rules, the composition and the roll of a day; where directions and nominations stand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from artel.bodies.domain.composition import Difference, Issue, Side, Sitting, difference, issues, needs_reapproval
from artel.bodies.domain.roll import Held, SeatFacts, roll
from artel.bodies.domain.rules import Rules
from artel.bodies.domain.states import CompositionState, FormationStage, NominationState, Part
from artel.bodies.domain.templates import template_of
from artel.bodies.models import BodyRules, Composition, Direction, Nomination, Seat, Suspension
from artel.kernel import clock
from artel.members import selectors as members
from artel.members.domain.kinds import OrganisationKind, UnitKind
from artel.members.domain.periods import Period
from artel.members.models import Cluster, Organisation, Person, Position, Tenure, Unit
from artel.members.standing import in_force_on, standing_of

IN_WORK = (CompositionState.DRAFT, CompositionState.VOTING, CompositionState.APPROVAL, CompositionState.RETURNED)
_SIDES = {
    OrganisationKind.EMPLOYER: Side.EMPLOYER,
    OrganisationKind.COLLEGE: Side.COLLEGE,
    OrganisationKind.BRANCH: Side.COLLEGE,
}


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


# --- compositions ---


def compositions_visible_to(user: Any, cluster: Cluster) -> QuerySet[Composition]:
    """Everybody of the cluster sees its compositions; a stranger sees none."""
    if not standing_of(user, cluster).is_somebody:
        return Composition.objects.none()
    return Composition.objects.filter(cluster=cluster).select_related("cluster", "unit", "direction__forming_unit")


def history_of_unit(unit: Unit) -> QuerySet[Composition]:
    """Every version of a body's composition, the newest first."""
    return unit.compositions.select_related("act", "minutes", "approved_by").order_by("-number")


def composition_in_work(*, unit: Unit | None = None, direction: Direction | None = None) -> Composition | None:
    """The version that is being drafted, voted for or approved now; there is at most one."""
    rows = Composition.objects.filter(state__in=IN_WORK)
    return (rows.filter(unit=unit) if unit is not None else rows.filter(direction=direction)).first()


def forming_unit_of(composition: Composition) -> Unit | None:
    """The body that votes for the composition.

    The council that forms the direction's group; of other bodies, the Coordination Council; of that one, it itself.
    """
    if composition.direction is not None:
        return composition.direction.forming_unit
    if composition.unit.kind == UnitKind.COORDINATION_COUNCIL:
        return composition.unit
    return members.find_unit(composition.cluster, UnitKind.COORDINATION_COUNCIL) or composition.unit


def is_approved_apart(composition: Composition) -> bool:
    """Tell whether the chair of the Coordination Council approves what another body has decided."""
    forming = forming_unit_of(composition)
    return forming is not None and forming.kind != UnitKind.COORDINATION_COUNCIL


def side_of(organisation: Organisation | None) -> Side:
    """Whom a member of this organisation speaks for in the balance of a composition."""
    return _SIDES.get(OrganisationKind(organisation.kind), Side.OTHER) if organisation is not None else Side.OTHER


def rules_for(composition: Composition, day: date) -> Rules:
    """The rules a composition is made by: those of its body, or of a working group still to be made."""
    return rules_on(composition.unit, day) if composition.unit else template_of(UnitKind.WORKING_GROUP).rules


def issues_of(composition: Composition, on: date | None = None) -> list[Issue]:
    """What the rules say against the composition as it stands, errors first. Three queries at most, however many seats."""
    day = on or clock.today(composition.cluster)
    seats = list(composition.seats.select_related("person", "organisation", "nomination").order_by("position"))
    loads = loads_on([seat.person_id for seat in seats], day, beside=composition.unit)
    is_group = composition.direction_id is not None or composition.unit.kind == UnitKind.WORKING_GROUP
    return issues(
        [
            Sitting(
                person=seat.person_id,
                name=seat.person.short_name,
                part=Part(seat.part),
                has_vote=seat.has_vote,
                side=side_of(seat.organisation),
                has_post=bool(seat.post),
                is_agreed=seat.nomination is None or seat.nomination.state == NominationState.CONSENTED,
                load=loads.get(seat.person_id, 0),
            )
            for seat in seats
        ],
        rules_for(composition, day),
        head_word="руководитель" if is_group else "председатель",
    )


def loads_on(people: list[int], day: date, *, beside: Unit | None = None) -> dict[int, int]:
    """In how many bodies each of these people sits on a day, one body aside."""
    rows = Tenure.objects.filter(in_force_on(day), person__in=people, office__unit__isnull=False)
    if beside is not None:
        rows = rows.exclude(office__unit=beside)
    found: dict[int, set[int]] = {}
    for person, unit in rows.values_list("person_id", "office__unit_id"):
        found.setdefault(person, set()).add(unit)
    return {person: len(units) for person, units in found.items()}


def predecessor_of(composition: Composition) -> Composition | None:
    """The approved version that this one follows; None for the first."""
    if composition.unit_id is None:
        return None
    return (
        Composition.objects.filter(unit=composition.unit_id, state=CompositionState.APPROVED)
        .exclude(pk=composition.pk)
        .filter(number__lt=composition.number)
        .order_by("-effective_from")
        .first()
    )


def difference_of(composition: Composition) -> Difference:
    """How the composition differs from the one before it, by ids of people; of the first everybody has joined."""
    before = predecessor_of(composition)
    old = {s.person_id: (Part(s.part), s.has_vote) for s in before.seats.all()} if before is not None else {}
    return difference(old, {s.person_id: (Part(s.part), s.has_vote) for s in composition.seats.all()})


def must_be_approved(composition: Composition) -> bool:
    """Tell whether the vote alone is not enough: the first version, another head, more than a third of the members."""
    before = predecessor_of(composition)
    if before is None:
        return True
    old = {seat.person_id: Part(seat.part) for seat in before.seats.all()}
    return needs_reapproval(old, {seat.person_id: Part(seat.part) for seat in composition.seats.all()})


# --- directions and nominations ---


def directions_visible_to(user: Any, cluster: Cluster) -> QuerySet[Direction]:
    """Everybody of the cluster sees its directions; a stranger sees none."""
    if not standing_of(user, cluster).is_somebody:
        return Direction.objects.none()
    return Direction.objects.filter(cluster=cluster).select_related("cluster", "forming_unit", "unit")


def nominations_visible_to(user: Any, cluster: Cluster) -> QuerySet[Nomination]:
    """Everybody of the cluster sees who was put forward; contacts are another right."""
    if not standing_of(user, cluster).is_somebody:
        return Nomination.objects.none()
    return Nomination.objects.filter(cluster=cluster).select_related("direction", "organisation", "person__user")


def stage_of(direction: Direction, on: date | None = None) -> FormationStage:
    """Where a direction stands. Two queries; of many directions at once: `stages_of`."""
    return stages_of([direction], on)[direction.pk]


def stages_of(directions: list[Direction], on: date | None = None) -> dict[int, FormationStage]:
    """Where each direction stands on a day, in two queries for them all."""
    rows: dict[int, list[Composition]] = {direction.pk: [] for direction in directions}
    for composition in Composition.objects.filter(direction__in=directions).order_by("number"):
        rows[composition.direction_id].append(composition)
    nominated = set(
        Nomination.objects.filter(direction__in=directions)
        .exclude(state__in=[NominationState.WITHDRAWN, NominationState.DECLINED])
        .values_list("direction_id", flat=True)
    )
    return {
        direction.pk: _stage(
            direction, rows[direction.pk], direction.pk in nominated, on or clock.today(direction.cluster)
        )
        for direction in directions
    }


_STAGES = {
    CompositionState.DRAFT: FormationStage.DRAFT,
    CompositionState.RETURNED: FormationStage.DRAFT,
    CompositionState.VOTING: FormationStage.VOTING,
    CompositionState.APPROVAL: FormationStage.APPROVAL,
}


def _stage(direction: Direction, compositions: list[Composition], has_nominations: bool, day: date) -> FormationStage:
    approved = [c for c in compositions if c.state == CompositionState.APPROVED and c.effective_from <= day]
    if approved:
        last = max(approved, key=lambda composition: composition.effective_from)
        is_over = last.term_until is not None and last.term_until < day
        return FormationStage.EXPIRED if is_over else FormationStage.WORKING
    if in_work := [c for c in compositions if c.state in _STAGES]:
        return _STAGES[CompositionState(in_work[-1].state)]
    if direction.call_opened_on is not None or has_nominations:
        return FormationStage.NOMINATIONS
    return FormationStage.DIRECTION


def silent_organisations(direction: Direction, on: date | None = None) -> QuerySet[Organisation]:
    """Members of the cluster that have put nobody forward for the direction."""
    day = on or clock.today(direction.cluster)
    answered = direction.nominations.exclude(state=NominationState.WITHDRAWN).values("organisation")
    return members.members_on(direction.cluster, day).exclude(pk__in=answered)


def seats_from_nominations(direction: Direction) -> list[Nomination]:
    """Nominations with consent, in the order of a composition: what a draft starts from."""
    order = {part: place for place, part in enumerate(Part)}
    rows = direction.nominations.filter(state=NominationState.CONSENTED).select_related("person", "organisation")
    return sorted(rows, key=lambda row: (order[Part(row.part)], row.person.full_name))


def seats_of(composition: Composition) -> QuerySet[Seat]:
    """Seats in their order, with people and organisations."""
    return composition.seats.select_related("person__user", "organisation", "nomination").order_by("position")
