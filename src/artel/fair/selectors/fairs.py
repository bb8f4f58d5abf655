"""Reading fairs: which there are, where each stands, its figures."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from artel.fair.domain.states import IN_HAND, STAGES, GraduateState, InvitationState, Stage, VacancyState
from artel.fair.models import Fair, FairStage, Stand
from artel.fair.selectors.people import consented
from artel.kernel import clock
from artel.members.models import Cluster
from artel.members.standing import standing_of


def fairs_visible_to(user: Any, cluster: Cluster) -> QuerySet[Fair]:
    """Everybody of the cluster sees its fairs; a stranger sees none. With the commission."""
    if not standing_of(user, cluster).is_somebody:
        return Fair.objects.none()
    return Fair.objects.filter(cluster=cluster).select_related("commission")


def stages_of(fair: Fair) -> list[FairStage]:
    """All stages of a fair in their order."""
    rows = {Stage(row.stage): row for row in fair.stages.all()}
    return [rows.get(stage) or FairStage(fair=fair, stage=stage) for stage in STAGES]


@dataclass(slots=True)
class Figures:
    """Counts of a fair. Nobody's name is behind them, so everybody of the cluster sees them."""

    vacancies: dict[str, int] = field(default_factory=dict)
    places: int = 0  # of published vacancies
    employers: int = 0
    graduates: dict[str, int] = field(default_factory=dict)
    consented: int = 0  # of those who take part
    chose: int = 0  # of those who take part, with wishes
    interviews: dict[str, int] = field(default_factory=dict)
    placed: int = 0
    invitations: dict[str, int] = field(default_factory=dict)

    @property
    def published(self) -> int:
        return self.vacancies.get(VacancyState.PUBLISHED, 0)

    @property
    def submitted(self) -> int:
        return self.vacancies.get(VacancyState.SUBMITTED, 0)

    @property
    def confirmed(self) -> int:
        return self.graduates.get(GraduateState.CONFIRMED, 0)

    @property
    def entered(self) -> int:
        """All on the list, those who have not answered too."""
        return sum(count for state, count in self.graduates.items() if state != GraduateState.WITHDRAWN)

    @property
    def met(self) -> int:
        return self.interviews.get("held", 0)

    @property
    def interviews_count(self) -> int:
        return sum(count for state, count in self.interviews.items() if state != "cancelled")

    @property
    def issued(self) -> int:
        """Signed by enterprises, whatever came of them."""
        unsigned = (InvitationState.DRAFT, InvitationState.SIGNING, InvitationState.REVOKED)
        return sum(count for state, count in self.invitations.items() if state not in unsigned)

    @property
    def in_hand(self) -> int:
        return sum(self.invitations.get(state, 0) for state in IN_HAND)

    @property
    def accepted(self) -> int:
        return self.invitations.get(InvitationState.ACCEPTED, 0)


def figures_of(fair: Fair, *, employers: Collection[int] = (), colleges: Collection[int] = ()) -> Figures:
    """Counts of a fair, or of some employers' or colleges' part in it. Six queries."""
    mine_v = Q(organisation__in=employers) if employers else Q()
    mine_g = Q(student__group__programme__organisation__in=colleges) if colleges else Q()
    of_vacancy = Q(vacancy__organisation__in=employers) if employers else Q()
    of_graduate = Q(graduate__student__group__programme__organisation__in=colleges) if colleges else Q()
    figures = Figures()
    rows = fair.vacancies.filter(mine_v).order_by().values("state", "organisation")
    houses = set()
    for row in rows.annotate(count=Count("pk"), places=Sum("places")):
        figures.vacancies[row["state"]] = figures.vacancies.get(row["state"], 0) + row["count"]
        if row["state"] == VacancyState.PUBLISHED:
            figures.places += row["places"]
            houses.add(row["organisation"])
    figures.employers = len(houses)
    graduates = fair.graduates.filter(mine_g)
    for state, count, chose in (
        graduates.order_by()
        .values_list("state")
        .annotate(count=Count("pk"), chose=Count("pk", filter=~Q(wishes_at=None)))
    ):
        figures.graduates[state] = count
        if state == GraduateState.CONFIRMED:
            figures.chose = chose
    taking_part = graduates.filter(state=GraduateState.CONFIRMED)
    figures.consented = consented(taking_part, clock.today(fair.cluster)).count()
    figures.interviews = _by_state(fair.interviews.filter(of_vacancy & of_graduate))
    figures.placed = fair.placements.filter(of_vacancy & of_graduate, ended_at=None).count()
    figures.invitations = _by_state(fair.invitations.filter(of_vacancy & of_graduate))
    return figures


def _by_state(rows: QuerySet) -> dict[str, int]:
    return dict(rows.order_by().values_list("state").annotate(count=Count("pk")))


@dataclass(frozen=True, slots=True)
class FairLine:
    """A fair in the list."""

    fair: Fair
    published: int
    places: int
    confirmed: int
    accepted: int


def fair_lines(fairs: Sequence[Fair]) -> list[FairLine]:
    """Fairs with their figures: three queries for them all."""
    published = _grouped(
        "vacancies", fairs, Q(vacancies__state=VacancyState.PUBLISHED), places=Sum("vacancies__places")
    )
    confirmed = _grouped("graduates", fairs, Q(graduates__state=GraduateState.CONFIRMED))
    accepted = _grouped("invitations", fairs, Q(invitations__state=InvitationState.ACCEPTED))
    nothing: dict[str, int] = {}
    return [
        FairLine(
            fair,
            published.get(fair.pk, nothing).get("count", 0),
            published.get(fair.pk, nothing).get("places", 0),
            confirmed.get(fair.pk, nothing).get("count", 0),
            accepted.get(fair.pk, nothing).get("count", 0),
        )
        for fair in fairs
    ]


def _grouped(of: str, fairs: Sequence[Fair], condition: Q, **more: Any) -> dict[int, dict[str, int]]:
    rows = Fair.objects.filter(condition, pk__in=[fair.pk for fair in fairs]).order_by()
    return {row["pk"]: row for row in rows.values("pk").annotate(count=Count(of), **more)}


def stands_of(fair: Fair) -> list[tuple[Any, Stand | None]]:
    """Employers with vacancies or a stand at a fair, each with its stand if it has one. Two queries."""
    stands = {stand.organisation_id: stand for stand in fair.stands.select_related("organisation")}
    live = fair.vacancies.exclude(state=VacancyState.WITHDRAWN).select_related("organisation")
    employers = {vacancy.organisation_id: vacancy.organisation for vacancy in live.only("organisation")}
    employers |= {stand.organisation_id: stand.organisation for stand in stands.values()}
    return [(one, stands.get(one.pk)) for one in sorted(employers.values(), key=lambda one: one.short_name)]
