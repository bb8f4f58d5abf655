"""What a fair brings to its allocation: who takes part, the vacancies, wishes, marks, contracts. By public numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from artel.catalogue.domain.ages import is_adult
from artel.catalogue.models import TargetContract
from artel.fair.domain.lines import fits_any
from artel.fair.domain.points import Marks, Weights, grounds, order_of
from artel.fair.domain.states import GraduateState, InterviewState, Readiness, VacancyState
from artel.fair.domain.vacancies import suits_adults_only
from artel.fair.models import Fair, Graduate, Interview, Vacancy, Wish
from artel.fair.selectors.people import consented
from artel.kernel import clock
from artel.matching import Application, Market, reserve


class Homeless(StrEnum):
    """Why a graduate with a target contract has no vacancy of the employer to be placed at."""

    NO_VACANCY = "no_vacancy"  # the employer has published none for the speciality
    NO_PLACES = "no_places"  # other contracts took them all


@dataclass(frozen=True)
class Gathered:
    """The whole input of a run. Graduates and vacancies are called by their numbers at the fair.

    `graduates`: who takes part and has the consent; `wishes`: (graduate, vacancy, rank); `contracts`: graduate ->
    vacancy; `homeless`: graduate -> why; neither of these is in the market. `unsuitable`: wishes for a vacancy that
    does not ask for the graduate's speciality, left out.
    """

    graduates: Mapping[int, Graduate]
    vacancies: Mapping[int, Vacancy]
    wishes: tuple[tuple[int, int, int], ...]
    marks: Mapping[tuple[int, int], Marks]
    contracts: Mapping[int, int]
    homeless: Mapping[int, Homeless]
    unsuitable: tuple[tuple[int, int], ...] = ()
    weights: Weights = field(default=Weights(60, 25, 15))
    criteria: tuple[str, ...] = ()

    def market(self, lots: Mapping[int, int]) -> Market:
        """The market after the contracts have left it with their places."""
        settled = self.contracts.keys() | self.homeless.keys()
        applications = tuple(
            Application(
                graduate,
                vacancy,
                rank,
                order_of(self.weights, self.criteria, self.marks[graduate, vacancy], lots[graduate]),
            )
            for graduate, vacancy, rank in self.wishes
            if graduate not in settled
        )
        places = {number: vacancy.places for number, vacancy in self.vacancies.items()}
        return reserve(Market(applications, places), self.contracts)

    @property
    def grounds(self) -> tuple[str, ...]:
        """Names of what an order is made of, without the lottery number at its end."""
        return tuple(ground.name for ground in grounds(self.criteria))


def participants(fair: Fair) -> dict[int, Graduate]:
    """Those who take part with the consent in force, by number, with person and speciality. One query."""
    taking_part = Graduate.objects.filter(fair=fair, state=GraduateState.CONFIRMED)
    rows = consented(taking_part, clock.today(fair.cluster)).select_related(
        "student__person", "student__group__programme__speciality"
    )
    return {row.number: row for row in rows.order_by("number")}


def gather(fair: Fair) -> Gathered:
    """Read the input of a run as it stands now. Six queries, however many graduates."""
    graduates = participants(fair)
    published = Vacancy.objects.filter(fair=fair, state=VacancyState.PUBLISHED).prefetch_related("specialities")
    vacancies = {row.number: row for row in published.order_by("number")}
    by_pk = {graduate.pk: number for number, graduate in graduates.items()}
    vacancy_by_pk = {vacancy.pk: number for number, vacancy in vacancies.items()}

    rows = Wish.objects.filter(fair=fair).order_by("graduate__number", "rank")
    named = [
        (by_pk[graduate], vacancy_by_pk[vacancy], rank)
        for graduate, vacancy, rank in rows.values_list("graduate_id", "vacancy_id", "rank")
        if graduate in by_pk and vacancy in vacancy_by_pk
    ]
    wishes = tuple(row for row in named if suits(graduates[row[0]], vacancies[row[1]]))
    kept = set(wishes)
    contracts, homeless = _contracts(fair, graduates, vacancies, wishes)
    met = {
        (by_pk[graduate], vacancy_by_pk[vacancy]): (mark, Readiness(readiness) if readiness else None)
        for graduate, vacancy, mark, readiness in Interview.objects.filter(
            fair=fair, state=InterviewState.HELD
        ).values_list("graduate_id", "vacancy_id", "mark", "readiness")
        if graduate in by_pk and vacancy in vacancy_by_pk
    }
    return Gathered(
        graduates=graduates,
        vacancies=vacancies,
        wishes=wishes,
        marks={
            (graduate, vacancy): _marks(graduates[graduate], vacancies[vacancy], met.get((graduate, vacancy)))
            for graduate, vacancy, _rank in wishes
        },
        contracts=contracts,
        homeless=homeless,
        unsuitable=tuple((row[0], row[1]) for row in named if row not in kept),
        weights=Weights(fair.weight_interview, fair.weight_exam, fair.weight_grade),
        criteria=tuple(fair.criteria),
    )


def suits(graduate: Graduate, vacancy: Vacancy) -> bool:
    """Tell whether the vacancy asks for the graduate's speciality, by an older or a newer code too."""
    return fits_any(graduate.student.group.programme.speciality, vacancy.specialities.all())


def is_too_young(graduate: Graduate, vacancy: Vacancy) -> bool:
    """Tell whether the work is closed to the graduate for being under 18 when it begins (ТК ст. 96, 265)."""
    is_closed = suits_adults_only(
        hazard=vacancy.hazard, is_at_night=vacancy.is_at_night, is_adults_only=vacancy.is_adults_only
    )
    return is_closed and not is_adult(graduate.student.born_on, vacancy.starts_on)


def _marks(graduate: Graduate, vacancy: Vacancy, met: tuple[int | None, Readiness | None] | None) -> Marks:
    mark, readiness = met or (None, None)
    return Marks(
        mark=mark,
        readiness=readiness,
        exam=graduate.exam_points,
        grade=graduate.average_grade,
        has_practice=graduate.practice_at_id == vacancy.organisation_id,
    )


def _contracts(
    fair: Fair, graduates: Mapping[int, Graduate], vacancies: Mapping[int, Vacancy], wishes: tuple
) -> tuple[dict[int, int], dict[int, Homeless]]:
    """Seat each contract in force at a vacancy of its employer: the first wished, else the first by number.

    Where places do not do for all contracts the earlier signed goes first.
    """
    rows = TargetContract.objects.filter(
        cluster=fair.cluster, released_on=None, student__in=[graduate.student_id for graduate in graduates.values()]
    )
    by_student = {graduate.student_id: number for number, graduate in graduates.items()}
    rank_of = {(graduate, vacancy): rank for graduate, vacancy, rank in wishes}
    left = {number: vacancy.places for number, vacancy in vacancies.items()}
    contracts: dict[int, int] = {}
    homeless: dict[int, Homeless] = {}
    for contract in sorted(rows, key=lambda row: (row.signed_on, by_student[row.student_id])):
        graduate = by_student[contract.student_id]
        suitable = [
            number
            for number, vacancy in vacancies.items()
            if vacancy.organisation_id == contract.employer_id and suits(graduates[graduate], vacancy)
        ]
        suitable.sort(key=lambda number: (rank_of.get((graduate, number), len(vacancies) + 1), number))
        seat = next((number for number in suitable if left[number]), None)
        if seat is None:
            homeless[graduate] = Homeless.NO_PLACES if suitable else Homeless.NO_VACANCY
            continue
        left[seat] -= 1
        contracts[graduate] = seat
    return contracts, homeless
