"""Lists of bodies and of directions, many at a time: who counts, what the quorum is, where each stands, what comes next."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from artel.bodies import acts, words
from artel.bodies.domain.roll import Held, SeatFacts, roll
from artel.bodies.domain.rules import Rules, needed
from artel.bodies.domain.states import CompositionState, FormationStage, NominationState, Part
from artel.bodies.domain.templates import template_of
from artel.bodies.models import BodyRules, Composition, Direction, Nomination, Seat, Suspension
from artel.bodies.sections import NextMeeting
from artel.bodies.selectors import IN_WORK, RollMember, stages_of
from artel.kernel import clock
from artel.members.models import Cluster, Organisation, Person, Tenure, Unit
from artel.members.selectors import units_on
from artel.members.standing import in_force_on
from artel.plans.models import ActivityVersion
from artel.ui.forms import DateField


@dataclass(slots=True)
class BodyLine:
    """A body in the list, as on a day. `quorum` is None where nobody has a vote."""

    unit: Unit
    head: Person | None = None
    head_is_acting: bool = False
    count: int = 0
    voters: int = 0
    quorum: int | None = None
    composition: Composition | None = None
    coming: Composition | None = None
    is_past_term: bool = False
    meeting: NextMeeting | None = None


def bodies_found(user: Any, cluster: Cluster, *, on: date, query: str = "", kind: str = "") -> list[Unit]:
    """Bodies in force on a day whose name or direction holds the words; in the order of kinds and names."""
    units = list(units_on(user, cluster, on=on).prefetch_related(None))
    wanted = query.casefold().split()
    return [
        unit
        for unit in units
        if (not kind or unit.kind == kind)
        and all(word in f"{unit.name} {unit.direction}".casefold() for word in wanted)
    ]


def body_lines(units: Sequence[Unit], *, on: date) -> list[BodyLine]:
    """The same as `roll_on` says of each, in five queries for them all."""
    units = list(units)
    tenures: dict[int, list[Tenure]] = {}
    for tenure in Tenure.objects.filter(in_force_on(on), office__unit__in=units).select_related("office", "person"):
        tenures.setdefault(tenure.office.unit_id, []).append(tenure)
    suspended: dict[int, set[int]] = {}
    for unit_id, person_id in Suspension.objects.filter(in_force_on(on), unit__in=units).values_list(
        "unit_id", "person_id"
    ):
        suspended.setdefault(unit_id, set()).add(person_id)
    editions = {
        edition.unit_id: edition
        for edition in BodyRules.objects.filter(unit__in=units, valid_from__lte=on).order_by("valid_from")
    }
    latest: dict[int, Composition] = {}
    coming: dict[int, Composition] = {}
    for composition in (
        Composition.objects.filter(unit__in=units).prefetch_related("seats").order_by("effective_from", "number")
    ):
        if composition.state == CompositionState.APPROVED and composition.effective_from <= on:
            latest[composition.unit_id] = composition
        elif composition.state in IN_WORK:
            coming[composition.unit_id] = composition
    return [
        _line(
            unit,
            on,
            tenures.get(unit.pk, []),
            suspended.get(unit.pk, set()),
            editions.get(unit.pk),
            latest.get(unit.pk),
            coming.get(unit.pk),
        )
        for unit in units
    ]


def _line(
    unit: Unit,
    on: date,
    tenures: list[Tenure],
    suspended: set[int],
    edition: BodyRules | None,
    latest: Composition | None,
    coming: Composition | None,
) -> BodyLine:
    rules = edition.rules if edition is not None else template_of(unit.kind).rules
    is_past_term = latest is not None and latest.term_until is not None and latest.term_until < on
    seats = latest.seats.all() if latest is not None and not is_past_term else []
    counted = roll(
        [Held(tenure.person_id, Part(tenure.office.kind), tenure.is_acting) for tenure in tenures],
        seats={seat.person_id: SeatFacts(Part(seat.part), seat.has_vote) for seat in seats},
        suspended=suspended,
        rules=rules,
    )
    people = {tenure.person_id: tenure.person for tenure in tenures}
    voters = sum(member.has_vote for member in counted)
    line = BodyLine(unit, count=len(counted), voters=voters, composition=latest, coming=coming)
    line.quorum = needed(rules.quorum_share, voters) if voters else None
    line.is_past_term = is_past_term
    for member in counted:
        if member.part == Part.CHAIR and (line.head is None or member.is_acting):
            line.head, line.head_is_acting = people[member.person], member.is_acting
    return line


# --- the page of a body and of a composition ---


@dataclass(frozen=True, slots=True)
class Seated:
    """A member as the tables show them: of a roll, or of a composition."""

    person: Person
    organisation: Organisation | None
    post: str
    part_word: str
    has_vote: bool
    is_acting: bool = False
    is_new: bool = False


def seated(members: Iterable[RollMember], unit: Unit) -> list[Seated]:
    """The roll of a body with the words of its kind."""
    return [
        Seated(
            member.person,
            member.organisation,
            member.post,
            words.part_word(unit.kind, member.part),
            member.has_vote,
            member.is_acting,
        )
        for member in members
    ]


def seats_of_composition(seats: Iterable[Seat], kind: str, joined: Iterable[Any] = ()) -> list[Seated]:
    """Seats of a version. `joined`: ids of people who are new in it."""
    new = set(joined)
    return [
        Seated(
            seat.person,
            seat.organisation,
            seat.post,
            words.part_word(kind, seat.part),
            seat.has_vote,
            is_new=seat.person_id in new,
        )
        for seat in seats
    ]


def with_ends(versions: list[Composition]) -> list[Composition]:
    """Versions, the newest first, with `tone` and `lasts_until`: the last day each approved one was in force."""
    following: date | None = None
    approved = [version for version in versions if version.state == CompositionState.APPROVED]
    for version in sorted(approved, key=lambda version: version.effective_from, reverse=True):
        ends = [day for day in (version.term_until, following and following - timedelta(days=1)) if day]
        version.lasts_until = min(ends) if ends else None
        following = version.effective_from
    for version in versions:
        version.tone = acts.COMPOSITION_TONES[CompositionState(version.state)]
    return versions


def rules_initial(rules: Rules) -> dict[str, Any]:
    return asdict(rules)


def posted_day(request: HttpRequest) -> date:
    """The day that an export is asked for; today where it cannot be read."""
    today = clock.today(request.cluster)
    try:
        return DateField(required=False).clean(request.POST.get("on", "")) or today
    except ValidationError:
        return today


# --- directions ---


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of the plan that a direction is linked with."""

    activity_id: int
    number: str
    title: str
    url: str


@dataclass(slots=True)
class DirectionLine:
    direction: Direction
    stage: FormationStage
    rows: list[PlanRow] = field(default_factory=list)
    nominated: int = 0
    consented: int = 0
    next: str = ""

    @property
    def tone(self) -> str:
        return "lifted" if self.direction.closed_on else acts.STAGE_TONES[self.stage]

    @property
    def word(self) -> str:
        return acts.stage_word(self.stage)


def direction_lines(cluster: Cluster, directions: Sequence[Direction]) -> list[DirectionLine]:
    """Directions with their stages, rows and counts, in five queries for them all."""
    directions = list(directions)
    for direction in directions:
        direction.cluster = cluster
    today = clock.today(cluster)
    stages = stages_of(directions)
    rows = rows_of_directions(cluster, directions)
    counts: dict[int, dict[str, int]] = {}
    live = [NominationState.PROPOSED, NominationState.CONSENTED]
    for pk, state in Nomination.objects.filter(direction__in=directions, state__in=live).values_list(
        "direction_id", "state"
    ):
        of_one = counts.setdefault(pk, {})
        of_one[state] = of_one.get(state, 0) + 1
    lines = []
    for direction in directions:
        line = DirectionLine(direction, stages[direction.pk], rows.get(direction.pk, []))
        count = counts.get(direction.pk, {})
        line.consented, line.nominated = count.get(NominationState.CONSENTED, 0), sum(count.values())
        line.next = acts.next_step(direction, line.stage, consented=line.consented, today=today)
        lines.append(line)
    return lines


def rows_of_directions(cluster: Cluster, directions: Sequence[Direction]) -> dict[int, list[PlanRow]]:
    """Rows of the plan in their latest wording, by direction. Two queries."""
    links = Direction.activities.through.objects.filter(direction__in=directions)
    pairs = list(links.values_list("direction_id", "activity_id"))
    known = plan_rows(cluster, Q(activity__in={activity for _direction, activity in pairs})) if pairs else []
    found: dict[int, list[PlanRow]] = {}
    for row in known:
        for direction, activity in pairs:
            if activity == row.activity_id:
                found.setdefault(direction, []).append(row)
    return found


def plan_rows(cluster: Cluster, wanted: Q) -> list[PlanRow]:
    """Rows that fit, each in its latest wording, in the order of the document. One query."""
    wordings = (
        ActivityVersion.objects.filter(wanted, activity__cluster=cluster)
        .select_related("activity")
        .order_by("version__number")
    )
    latest = {wording.activity_id: wording for wording in wordings}
    return [
        PlanRow(
            wording.activity_id,
            wording.number or str(wording.position),
            wording.title,
            reverse("plans:row", args=[cluster.slug, wording.activity.plan_id, wording.activity.key]),
        )
        for wording in sorted(latest.values(), key=lambda wording: (wording.activity.plan_id, wording.position))
    ]
