"""Reading the allocation: reasons for graduates, cut-offs, results, what is ready and what is left."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from artel.fair.domain.states import (
    Basis,
    GraduateState,
    InterviewState,
    RunState,
    VacancyState,
)
from artel.fair.models import Fair, Graduate, MatchRun, Placement, Vacancy
from artel.fair.reasons import cut_off_words, reason_words
from artel.fair.selectors.market import gather
from artel.fair.selectors.people import consent_on, of_colleges, with_cards
from artel.fair.selectors.placements import MAIN
from artel.kernel import clock
from artel.matching import Outcome
from artel.members.models import Cluster, Organisation
from artel.members.permissions import leads
from artel.members.standing import standing_of
from artel.russian import search_key

NOBODY, BY_SECOND, BY_TARGET, BY_COMMISSION = "none", "second", "target", "commission"
_BY_BASIS = {BY_SECOND: Basis.SECOND_ROUND, BY_TARGET: Basis.TARGET, BY_COMMISSION: Basis.COMMISSION}


def runs_visible_to(user: Any, cluster: Cluster) -> QuerySet[MatchRun]:
    """Runs of fairs that the person leads or on whose commission they sit; the frozen input is left in the database."""
    runs = MatchRun.objects.filter(cluster=cluster).select_related("fair", "made_by").defer("snapshot")
    if leads(user, cluster):
        return runs
    return runs.filter(fair__commission__in=[held.unit_id for held in standing_of(user, cluster).offices])


# --- one graduate ---


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A line of a graduate's list with what became of it."""

    vacancy: Vacancy
    rank: int
    outcome: Outcome
    sentence: str


@dataclass(frozen=True, slots=True)
class Result:
    """What the commission has approved for a graduate. `placement` None: no place was found."""

    placement: Placement | None
    sentence: str
    reasons: list[Reasoned]


def reasons_for(graduate: Graduate, *, mine: bool = True) -> list[Reasoned]:
    """Why each wish ended as it did in the main round that stands, in the graduate's own order. Two queries.

    `mine`: said to the graduate («ваш балл»); otherwise of the candidate. Nobody else is named. Empty before a run and for
    whoever was not in its market. What the commission changed afterwards is not here: `changes_of` tells it.
    """
    run = _main_run(graduate.fair)
    if run is None:
        return []
    rows = run.result["reasons"].get(str(graduate.number), [])
    vacancies = _by_number(graduate.fair, [row[1] for row in rows])
    criteria = run.result["criteria"]
    return [
        Reasoned(
            vacancy=vacancies[vacancy],
            rank=rank,
            outcome=Outcome(outcome),
            sentence=reason_words(Outcome(outcome), criteria, own, last, mine=mine),
        )
        for rank, vacancy, outcome, _position, own, last in rows
        if vacancy in vacancies
    ]


def result_for(graduate: Graduate) -> Result | None:
    """The result that the graduate may be told: only what a registered protocol has approved, else None.

    Who has no place is told so once every round that was run is approved.
    """
    states = dict(graduate.fair.runs.exclude(state=RunState.DISCARDED).values_list("round", "state"))
    if states.get(MAIN) != RunState.APPROVED:
        return None
    placement = (
        Placement.objects.filter(graduate=graduate, ended_at=None)
        .select_related("vacancy__organisation", "run")
        .first()
    )
    waits = set(states.values()) != {RunState.APPROVED}
    if waits and (placement is None or placement.run.state != RunState.APPROVED):
        return None
    return Result(placement, _result_words(graduate, placement), reasons_for(graduate))


def _result_words(graduate: Graduate, placement: Placement | None) -> str:
    if placement is None:
        if why := homeless_words(_main_run(graduate.fair), graduate.number, mine=True):
            return why
        return _("Места для вас пока не нашлось. Свободные места предложат, если кто-то откажется от приглашения.")
    vacancy = placement.vacancy
    where = {"title": vacancy.title, "organisation": vacancy.organisation.short_name}
    match Basis(placement.basis):
        case Basis.ALGORITHM:
            return _("Вы распределены по своему {rank}-му пожеланию: {title}, {organisation}.").format(
                rank=placement.rank, **where
            )
        case Basis.TARGET:
            return _("За вами место по договору о целевом обучении: {title}, {organisation}.").format(**where)
        case Basis.SECOND_ROUND:
            return _("Во втором туре вам предлагают место: {title}, {organisation}.").format(**where)
    return _("По решению комиссии вам предлагают место: {title}, {organisation}.").format(**where)


def homeless_words(run: MatchRun | None, number: int, *, mine: bool = False) -> str:
    """Why somebody with a target contract is not placed at all; "" for the rest."""
    why = run.result["homeless"].get(str(number)) if run is not None else None
    if why is None:
        return ""
    if why == "no_places":
        return (
            _("Мест по вашему договору о целевом обучении не хватило: обратитесь в колледж.")
            if mine
            else _("Целевой договор: мест у заказчика не хватило, договоры, заключённые раньше, их заняли.")
        )
    return (
        _("Заказчик вашего целевого обучения не подал вакансии по вашей специальности: обратитесь в колледж.")
        if mine
        else _("Целевой договор: у заказчика нет опубликованной вакансии по специальности выпускника.")
    )


@dataclass(frozen=True, slots=True)
class Change:
    """A placement that stood or stands, as a line of a graduate's history."""

    placement: Placement

    @property
    def sentence(self) -> str:
        what = self.placement
        said = f"{what.vacancy.title}, {what.vacancy.organisation.short_name}: {what.get_basis_display()}"
        if what.ended_at is not None:
            return _("{said}; снято: {reason}").format(said=said, reason=what.ended_reason)
        return f"{said}; {what.note}" if what.note else said


def changes_of(graduate: Graduate) -> list[Change]:
    """Every placement of a graduate, the first one first."""
    rows = graduate.placements.select_related("vacancy__organisation").order_by("pk")
    return [Change(row) for row in rows]


def _main_run(fair: Fair) -> MatchRun | None:
    return fair.runs.filter(round=MAIN).exclude(state=RunState.DISCARDED).defer("snapshot").first()


def _by_number(fair: Fair, numbers: Sequence[int]) -> dict[int, Vacancy]:
    rows = Vacancy.objects.filter(fair=fair, number__in=numbers).select_related("organisation")
    return {row.number: row for row in rows}


# --- the whole ---


@dataclass(frozen=True, slots=True)
class Readiness:
    """What an allocation would be run on, and what of it is worth mending before."""

    participants: int
    without_consent: int
    without_wishes: int
    interviews_open: int
    contracts: int
    homeless: tuple[Graduate, ...]
    unsuitable: int
    wishes: int
    places: int
    vacancies: int

    @property
    def may_run(self) -> bool:
        return bool(self.wishes or self.contracts)


def readiness_of(fair: Fair) -> Readiness:
    """Count what a run would take. Eight queries, however many graduates."""
    found = gather(fair)
    everybody = Graduate.objects.filter(fair=fair, state=GraduateState.CONFIRMED).count()
    wishing = {graduate for graduate, _vacancy, _rank in found.wishes}
    settled = found.contracts.keys() | found.homeless.keys()
    return Readiness(
        participants=len(found.graduates),
        without_consent=everybody - len(found.graduates),
        without_wishes=len(found.graduates.keys() - wishing - settled),
        interviews_open=fair.interviews.filter(state=InterviewState.PLANNED).count(),
        contracts=len(found.contracts),
        homeless=tuple(found.graduates[number] for number in sorted(found.homeless)),
        unsuitable=len(found.unsuitable),
        wishes=len(found.wishes),
        places=sum(vacancy.places for vacancy in found.vacancies.values()),
        vacancies=len(found.vacancies),
    )


@dataclass(frozen=True, slots=True)
class Totals:
    """What stands now, the commission's changes included. `by_rank`: only those placed by the rule."""

    participants: int
    placed: int
    by_rank: tuple[tuple[int, int], ...]
    by_basis: dict[str, int]
    places: int

    @property
    def unplaced(self) -> int:
        return self.participants - self.placed

    @property
    def free(self) -> int:
        return self.places - self.placed


def drawn(fair: Fair) -> QuerySet[Graduate]:
    """Graduates who were in the last run: those who have a lottery number."""
    return Graduate.objects.filter(fair=fair, lottery__isnull=False)


def totals_of(fair: Fair) -> Totals:
    """Four queries."""
    standing = Placement.objects.filter(fair=fair, ended_at=None)
    by_basis: dict[str, int] = defaultdict(int)
    by_rank: Counter[int] = Counter()
    for basis, rank, count in standing.order_by().values_list("basis", "rank").annotate(n=Count("pk")):
        by_basis[basis] += count
        if basis == Basis.ALGORITHM:
            by_rank[rank] += count
    placed = sum(by_basis.values())
    # Whoever the commission placed though they came after the lottery takes part as well.
    participants = Graduate.objects.filter(Q(lottery__isnull=False) | Q(pk__in=standing.values("graduate")), fair=fair)
    places = Vacancy.objects.filter(fair=fair, state=VacancyState.PUBLISHED).values_list("places", flat=True)
    return Totals(
        participants=participants.count(),
        placed=placed,
        by_rank=tuple(sorted(by_rank.items())),
        by_basis=dict(by_basis),
        places=sum(places),
    )


@dataclass(frozen=True, slots=True)
class CutOff:
    """A vacancy after a run: how many of its places are taken, and who was the last to get one, in words."""

    vacancy: Vacancy
    placed: int
    words: str

    @property
    def free(self) -> int:
        return max(0, self.vacancy.places - self.placed)


def cut_offs(run: MatchRun, vacancies: Sequence[Vacancy] | None = None) -> list[CutOff]:
    """Each published vacancy with its cut-off in the main round `run`; of `vacancies` (from `vacancy_lines`) if given."""
    rows = list(vacancy_lines(run.fair)) if vacancies is None else vacancies
    orders, criteria = run.result.get("cut_offs", {}), run.result.get("criteria", [])
    bound = Counter(run.result.get("contracts", {}).values())
    found = []
    for row in rows:
        if row.places <= bound[row.number]:
            words = _("все места — по целевым договорам")
        elif str(row.number) not in orders:
            words = ""
        else:
            words = cut_off_words(criteria, orders[str(row.number)])
        found.append(CutOff(row, row.placed, words))
    return found


def vacancy_lines(fair: Fair, *, query: str = "", only_free: bool = False) -> QuerySet[Vacancy]:
    """Published vacancies with `placed`, the number of placements that stand."""
    rows = (
        Vacancy.objects.filter(fair=fair, state=VacancyState.PUBLISHED)
        .select_related("organisation")
        .annotate(placed=Count("placements", filter=Q(placements__ended_at=None)))
        .order_by("number")
    )
    if only_free:
        rows = rows.filter(placed__lt=F("places"))
    if query:
        key = search_key(query)
        rows = rows.filter(Q(search_key__contains=key) | Q(organisation__search_key__contains=key))
    return rows


def graduate_lines(fair: Fair, *, query: str = "", college: int | None = None, outcome: str = "") -> QuerySet[Graduate]:
    """Participants with `stands`, the list of the placement that stands or none.

    `outcome`: NOBODY, a basis (BY_…), or the number of the wish obtained by the rule. A search by name finds only those
    whose consent is in force; by number, everybody.
    """
    standing = Placement.objects.filter(ended_at=None).select_related("vacancy__organisation", "run")
    rows = (
        with_cards(drawn(fair))
        .prefetch_related(Prefetch("placements", queryset=standing, to_attr="stands"))
        .order_by("number")
    )
    if college is not None:
        rows = rows.filter(of_colleges([college]))
    held = Placement.objects.filter(fair=fair, ended_at=None)
    if outcome == NOBODY:
        rows = rows.exclude(pk__in=held.values("graduate"))
    elif outcome in _BY_BASIS:
        rows = rows.filter(pk__in=held.filter(basis=_BY_BASIS[outcome]).values("graduate"))
    elif outcome.isdecimal() and len(outcome) < 4:
        rows = rows.filter(pk__in=held.filter(basis=Basis.ALGORITHM, rank=int(outcome)).values("graduate"))
    if query:
        digits = query.strip().upper().removeprefix("В-").lstrip("0")
        by_name = Q(student__person__search_key__contains=search_key(query)) & consent_on(clock.today(fair.cluster))
        by_number = Q(number=int(digits)) if digits.isdecimal() and len(digits) < 10 else Q(pk__in=[])
        rows = rows.filter(by_name | by_number)
    return rows


def colleges_of(fair: Fair) -> QuerySet[Organisation]:
    """Colleges whose graduates were in the last run."""
    ids = drawn(fair).values("student__group__programme__organisation")
    return Organisation.objects.filter(pk__in=ids).order_by("short_name")


# --- what employers and colleges are told ---


@dataclass(frozen=True, slots=True)
class VacancyReport:
    """Where those who wished a vacancy found themselves, by the place the wish had in their lists. Nobody is named.

    `lines`: (rank, here, higher wish, lower wish or the second round, nowhere).
    """

    vacancy: Vacancy
    placed: int
    lines: tuple[tuple[int, int, int, int, int], ...]

    @property
    def free(self) -> int:
        return max(0, self.vacancy.places - self.placed)


def employer_report(fair: Fair, organisation_ids: Sequence[int]) -> list[VacancyReport]:
    """The report of employers on their vacancies, once the allocation is approved; empty before. Four queries."""
    run = _main_run(fair)
    if run is None or run.state != RunState.APPROVED:
        return []
    vacancies = list(vacancy_lines(fair).filter(organisation__in=organisation_ids))
    stands = {
        graduate: (vacancy, rank)
        for graduate, vacancy, rank in Placement.objects.filter(
            fair=fair, ended_at=None, run__state=RunState.APPROVED
        ).values_list("graduate__number", "vacancy__number", "rank")
    }
    counts: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0, 0]))
    for graduate, rows in run.result["reasons"].items():
        where, obtained = stands.get(int(graduate), (None, None))
        for rank, vacancy, *_rest in rows:
            if where is None:
                column = 3
            elif where == vacancy:
                column = 0
            else:
                column = 1 if obtained is not None and obtained < rank else 2
            counts[vacancy][rank][column] += 1
    return [
        VacancyReport(
            vacancy=row,
            placed=row.placed,
            lines=tuple((rank, *counts[row.number][rank]) for rank in sorted(counts[row.number])),
        )
        for row in vacancies
    ]


def unplaced_of(fair: Fair, organisation_ids: Sequence[int]) -> QuerySet[Graduate]:
    """A college's own graduates without a place: told to it before the commission sits, so that it can help them."""
    return graduate_lines(fair, outcome=NOBODY).filter(of_colleges(organisation_ids))
