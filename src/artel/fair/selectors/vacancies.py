"""Reading vacancies: which a person sees, lists, what the open showcase shows, classifiers by code."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from artel.catalogue.models import Occupation, Speciality
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import VacancyState
from artel.fair.models import Fair, Vacancy
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Cluster, Organisation
from artel.members.permissions import leads
from artel.members.selectors import members_on
from artel.members.standing import standing_of
from artel.russian import search_key


def vacancies_visible_to(user: Any, cluster: Cluster) -> QuerySet[Vacancy]:
    """Published ones for everybody of the cluster, and all others for their employer and for those who lead."""
    standing = standing_of(user, cluster)
    if not standing.is_somebody:
        return Vacancy.objects.none()
    found = Vacancy.objects.filter(cluster=cluster).select_related("organisation", "occupation")
    if leads(user, cluster):
        return found
    return found.filter(Q(state=VacancyState.PUBLISHED) | Q(organisation__in=standing.organisation_ids))


def vacancies_found(
    user: Any, fair: Fair, *, query: str = "", employer: str = "", speciality: str = "", state: str = ""
) -> QuerySet[Vacancy]:
    """Vacancies of a fair that a person sees, by words, employer's id, speciality's code and state; with specialities."""
    found = vacancies_visible_to(user, fair.cluster).filter(fair=fair)
    for word in search_key(query).split():
        found = found.filter(search_key__contains=word)
    if employer:
        found = found.filter(organisation=employer) if employer.isdecimal() and len(employer) < 18 else found.none()
    if speciality:
        found = found.filter(
            pk__in=Vacancy.specialities.through.objects.filter(speciality__code=speciality).values("vacancy")
        )
    if state:
        found = found.filter(state=state)
    return found.prefetch_related("specialities").order_by("number")


def showcase(fair: Fair, *, query: str = "", speciality: str = "") -> QuerySet[Vacancy]:
    """What anybody may read without an account: published vacancies, once the showcase is open."""
    found = Vacancy.objects.filter(fair=fair, state=VacancyState.PUBLISHED).select_related("organisation", "occupation")
    if not is_open(Work.LOOKING, fair.stage):
        return found.none()
    for word in search_key(query).split():
        found = found.filter(search_key__contains=word)
    if speciality:
        found = found.filter(
            pk__in=Vacancy.specialities.through.objects.filter(speciality__code=speciality).values("vacancy")
        )
    return found.prefetch_related("specialities").order_by("organisation__short_name", "number")


def states_and_employers(user: Any, fair: Fair) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """Counts by state, and employers by name, of what a person sees of a fair: for its filters. One query."""
    seen = vacancies_visible_to(user, fair.cluster).filter(fair=fair).order_by()
    counts: dict[str, int] = {}
    employers: dict[int, str] = {}
    rows = seen.values_list("state", "organisation", "organisation__short_name").annotate(count=Count("pk"))
    for state, pk, name, count in rows:
        counts[state] = counts.get(state, 0) + count
        employers[pk] = name
    return counts, sorted(employers.items(), key=lambda pair: pair[1])


def specialities_sought(fair: Fair) -> list[tuple[str, str]]:
    """Specialities that vacancies of a fair are for, once each by code, for a filter."""
    links = Vacancy.specialities.through.objects.filter(vacancy__fair=fair).values("speciality")
    found = Speciality.objects.filter(pk__in=links).order_by("code", "-edition__valid_from")
    by_code: dict[str, str] = {}
    for code, name in found.values_list("code", "name"):
        by_code.setdefault(code, f"{code} {name}")
    return list(by_code.items())


def specialities_taught(cluster: Cluster) -> QuerySet[Speciality]:
    """Specialities that colleges of the cluster teach: what a vacancy is usually for."""
    return Speciality.objects.filter(
        pk__in=cluster.programmes.filter(closed_on__isnull=True).values("speciality")
    ).order_by("code")


def specialities_by_code(codes: Collection[str]) -> dict[str, Speciality]:
    """Specialities by code, each of the newest edition that has it. One query."""
    found = Speciality.objects.filter(code__in=codes).order_by("edition__valid_from", "edition__pk")
    return {speciality.code: speciality for speciality in found}


def occupations_by_code(codes: Collection[str]) -> dict[str, Occupation]:
    """Lines of ОКПДТР by code, each of the newest edition that has it. One query."""
    found = Occupation.objects.filter(code__in=codes).order_by("edition__valid_from", "edition__pk")
    return {occupation.code: occupation for occupation in found}


def employers_written_by(user: Any, cluster: Cluster, day: Any) -> QuerySet[Organisation]:
    """Employers of the cluster whose vacancies a person may enter: all for those who lead, else their own."""
    found = members_on(cluster, day, {OrganisationKind.EMPLOYER})
    return found if leads(user, cluster) else found.filter(pk__in=standing_of(user, cluster).organisation_ids)


def codes_of(specialities: Iterable[Speciality]) -> str:
    """«15.02.16, 15.01.38»"""
    return ", ".join(sorted({speciality.code for speciality in specialities}))
