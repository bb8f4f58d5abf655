"""What came of a fair, in counts: the road from the list to a job, by college, by employer, by the wish obtained."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Case, Q, When

from artel.fair.domain.employment import Figures, percent
from artel.fair.domain.states import GraduateState, InterviewState, InvitationState, Milestone, VacancyState
from artel.fair.models import Fair
from artel.fair.selectors.employment import register_of
from artel.fair.selectors.people import consent_on
from artel.kernel import clock

_COLLEGE = "student__group__programme__organisation"
_UNSIGNED = (InvitationState.DRAFT, InvitationState.SIGNING, InvitationState.REVOKED)


@dataclass(slots=True)
class Road:
    """People at each step of the road; a graduate is counted once at a step, whatever number of times it was passed."""

    entered: int = 0
    confirmed: int = 0
    consented: int = 0  # of those who take part
    wished: int = 0  # of those who take part
    interviewed: int = 0
    placed: int = 0
    invited: int = 0  # by a signed invitation that was not revoked
    accepted: int = 0
    employed: int = 0  # by what colleges have told


@dataclass(slots=True)
class CollegeLine:
    name: str
    road: Road = field(default_factory=Road)


@dataclass(slots=True)
class EmployerLine:
    """`free`: places that nobody has accepted."""

    name: str
    places: int = 0
    placed: int = 0
    invited: int = 0
    accepted: int = 0

    @property
    def free(self) -> int:
        return max(0, self.places - self.accepted)


@dataclass(slots=True)
class Results:
    """Everything that the page of results draws. `ranks`: how many got their n-th wish; `outside`: none of their list."""

    road: Road
    colleges: list[CollegeLine]
    employers: list[EmployerLine]
    ranks: dict[int, int]
    outside: int
    invitations: int
    accepted_invitations: int
    declined: int
    expired: int
    milestone: Milestone
    employment: Figures

    @property
    def mean_rank(self) -> Decimal | None:
        """The mean wish of those who got one of their list, to a tenth; None where nobody did."""
        count = sum(self.ranks.values())
        if not count:
            return None
        total = sum(rank * each for rank, each in self.ranks.items())
        return (Decimal(total) / count).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def acceptance(self) -> int | None:
        """Accepted invitations of all that were signed and not revoked, percent."""
        return percent(self.accepted_invitations, self.invitations)

    @property
    def reached(self) -> int | None:
        """Of those who take part, how many were invited, percent: what row 2.9 is judged by."""
        return percent(self.road.invited, self.road.confirmed)

    @property
    def places(self) -> int:
        return sum(line.places for line in self.employers)

    @property
    def free(self) -> int:
        return sum(line.free for line in self.employers)


def results_of(fair: Fair) -> Results:
    """The counts of a fair. The same number of queries (six) for a fair of three people and of three hundred."""
    today = clock.today(fair.cluster)
    college_of, names, states = {}, {}, {}
    rows = (
        fair.graduates.exclude(state=GraduateState.WITHDRAWN)
        .annotate(is_shown=Case(When(consent_on(today), then=True), default=False))
        .order_by("number")
        .values_list("pk", "state", "wishes_at", "is_shown", _COLLEGE, f"{_COLLEGE}__short_name")
    )
    wished, consented = set(), set()
    for pk, state, wishes_at, is_shown, college, name in rows:
        college_of[pk], names[college], states[pk] = college, name, state
        if state == GraduateState.CONFIRMED:
            wished |= {pk} if wishes_at is not None else set()
            consented |= {pk} if is_shown else set()
    confirmed = {pk for pk, state in states.items() if state == GraduateState.CONFIRMED}
    held = fair.interviews.filter(state=InterviewState.HELD)
    interviewed = set(held.order_by().values_list("graduate", flat=True).distinct())
    employers = _employers(fair)
    ranks, outside, placed = _placements(fair, employers)
    invitations = list(
        fair.invitations.exclude(state__in=_UNSIGNED)
        .filter(issued_on__isnull=False)
        .order_by()
        .values_list("graduate", "vacancy__organisation", "vacancy__organisation__short_name", "state")
    )
    for _graduate, employer, name, state in invitations:
        line = employers.setdefault(employer, EmployerLine(name))
        line.invited += 1
        line.accepted += state == InvitationState.ACCEPTED
    of_state = Counter(row[3] for row in invitations)
    register = register_of(fair)
    milestone = register.latest_told
    employment = register.figures(milestone)
    steps = {
        "entered": set(college_of),
        "confirmed": confirmed,
        "consented": consented,
        "wished": wished,
        "interviewed": interviewed,
        "placed": placed,
        "invited": {row[0] for row in invitations},
        "accepted": {row[0] for row in invitations if row[3] == InvitationState.ACCEPTED},
    }
    colleges = {pk: CollegeLine(name) for pk, name in names.items()}
    for name, people in steps.items():
        for college, count in Counter(college_of[pk] for pk in people if pk in college_of).items():
            setattr(colleges[college].road, name, count)
    for college, tally in employment.colleges.items():
        if college in colleges:
            colleges[college].road.employed = tally.employed
    return Results(
        road=_whole(colleges.values()),
        colleges=sorted(colleges.values(), key=lambda line: line.name),
        employers=sorted(employers.values(), key=lambda line: line.name),
        ranks=dict(sorted(ranks.items())),
        outside=outside,
        invitations=len(invitations),
        accepted_invitations=of_state[InvitationState.ACCEPTED],
        declined=of_state[InvitationState.DECLINED],
        expired=of_state[InvitationState.EXPIRED],
        milestone=milestone,
        employment=employment,
    )


def _whole(colleges: Iterable[CollegeLine]) -> Road:
    whole = Road()
    for line in colleges:
        for name in Road.__slots__:
            setattr(whole, name, getattr(whole, name) + getattr(line.road, name))
    return whole


def _employers(fair: Fair) -> dict[int, EmployerLine]:
    """Employers with published vacancies, or with places that somebody took."""
    found: dict[int, EmployerLine] = {}
    offered = fair.vacancies.filter(Q(state=VacancyState.PUBLISHED) | Q(taken__gt=0)).order_by()
    for employer, name, places, state in offered.values_list(
        "organisation", "organisation__short_name", "places", "state"
    ):
        line = found.setdefault(employer, EmployerLine(name))
        line.places += places if state == VacancyState.PUBLISHED else 0
    return found


def _placements(fair: Fair, employers: dict[int, EmployerLine]) -> tuple[Counter[int], int, Collection[int]]:
    """Ranks obtained, how many were placed past their list, who is placed; counts of employers are added to."""
    ranks: Counter[int] = Counter()
    outside, placed = 0, set()
    rows = fair.placements.filter(ended_at=None).order_by()
    for graduate, employer, name, rank in rows.values_list(
        "graduate", "vacancy__organisation", "vacancy__organisation__short_name", "rank"
    ):
        placed.add(graduate)
        employers.setdefault(employer, EmployerLine(name)).placed += 1
        if rank is None:
            outside += 1
        else:
            ranks[rank] += 1
    return ranks, outside, placed
