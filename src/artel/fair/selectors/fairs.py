"""Reading fairs: which there are, where each stands, its figures."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum, Value

from artel.fair.domain.states import IN_HAND, STAGES, GraduateState, InvitationState, Stage, VacancyState
from artel.fair.models import Fair, FairStage, Stand
from artel.fair.selectors.people import consent_on, of_colleges
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


def figures_of(fair: Fair) -> Figures:
    """Counts of a fair. Three queries."""
    figures = Figures()
    rows = fair.vacancies.order_by().values("state", "organisation")
    houses = set()
    for row in rows.annotate(count=Count("pk"), places=Sum("places")):
        figures.vacancies[row["state"]] = figures.vacancies.get(row["state"], 0) + row["count"]
        if row["state"] == VacancyState.PUBLISHED:
            figures.places += row["places"]
            houses.add(row["organisation"])
    figures.employers = len(houses)
    _count_graduates(figures, fair, fair.graduates.all())
    placed = _by_state("placed", fair.placements.filter(ended_at=None), state=Value(""))
    parts = _by_state("interviews", fair.interviews.all()), _by_state("invitations", fair.invitations.all())
    for what, state, count in placed.union(*parts, all=True):
        if what == "placed":
            figures.placed = count
        else:
            getattr(figures, what)[state] = count
    return figures


def figures_of_employers(fair: Fair, employers: Collection[int]) -> Figures:
    """States of these employers' vacancies, interviews and invitations; nothing else is counted. One query."""
    figures = Figures()
    vacancies = _by_state("vacancies", fair.vacancies.filter(organisation__in=employers))
    about = Q(vacancy__organisation__in=employers)
    parts = (
        _by_state("interviews", fair.interviews.filter(about)),
        _by_state("invitations", fair.invitations.filter(about)),
    )
    for what, state, count in vacancies.union(*parts, all=True):
        getattr(figures, what)[state] = count
    return figures


def figures_of_colleges(fair: Fair, colleges: Collection[int]) -> Figures:
    """These colleges' graduates; nothing else is counted. One query."""
    figures = Figures()
    _count_graduates(figures, fair, fair.graduates.filter(of_colleges(colleges)))
    return figures


def _count_graduates(figures: Figures, fair: Fair, graduates: QuerySet) -> None:
    rows = graduates.order_by().values_list("state")
    for state, count, chose, consents in rows.annotate(
        count=Count("pk"),
        chose=Count("pk", filter=~Q(wishes_at=None)),
        consents=Count("pk", filter=consent_on(clock.today(fair.cluster))),
    ):
        figures.graduates[state] = count
        if state == GraduateState.CONFIRMED:
            figures.chose, figures.consented = chose, consents


def _by_state(what: str, rows: QuerySet, state: Any = None) -> QuerySet:
    """Rows counted by state under one name, to be joined with others of the kind."""
    named = rows.order_by().annotate(what=Value(what), of=state or F("state"))
    return named.values("what", "of").annotate(count=Count("pk")).values_list("what", "of", "count")


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
