"""Reading the catalogue: classifiers on a day, programmes and groups of a cluster, students of one's own college."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, Value, When

from artel.catalogue.domain.codes import same_line
from artel.catalogue.domain.kinds import Classifier, StudentState
from artel.catalogue.models import Edition, Group, Occupation, Programme, Speciality, Student, TargetContract
from artel.catalogue.permissions import COLLEGES
from artel.members.models import Cluster, Organisation
from artel.members.standing import in_force_on, standing_of
from artel.russian import search_key

__all__ = [
    "colleges_kept_by",
    "edition_on",
    "editions",
    "find_occupation",
    "find_speciality",
    "graduates_of",
    "group_list",
    "groups_visible_to",
    "occupations_on",
    "programme_list",
    "programmes_visible_to",
    "same_line",
    "specialities_on",
    "speciality_list",
    "student_list",
    "students_visible_to",
    "succession_of",
]


# --- classifiers ---


def edition_on(classifier: Classifier, day: date) -> Edition | None:
    """The edition of a classifier in force on a day; the newest, a complete one before an extract of the same day.

    Where none is in force, the last that was: its successor has not been loaded yet.
    """
    begun = Edition.objects.filter(classifier=classifier, valid_from__lte=day)
    found = begun.annotate(is_in_force=Case(When(in_force_on(day), then=Value(True)), default=Value(False)))
    return found.order_by("-is_in_force", "-valid_from", "-is_complete", "-pk").first()


def editions(classifier: Classifier) -> QuerySet[Edition]:
    """All editions that were loaded, the newest first."""
    return Edition.objects.filter(classifier=classifier).order_by("-valid_from", "-pk")


def specialities_on(day: date) -> QuerySet[Speciality]:
    """Specialities of the edition in force on a day, those without admission too: their students are still there."""
    edition = edition_on(Classifier.SPO, day)
    return Speciality.objects.filter(edition=edition) if edition else Speciality.objects.none()


def speciality_list(edition: Edition, *, query: str = "", group: str = "", stopped: str = "") -> QuerySet[Speciality]:
    """Rows of an edition: by words, by УГПС («15»), with or without admission («yes», «no»)."""
    found = _searched(Speciality.objects.filter(edition=edition), query)
    if group:
        found = found.filter(code__startswith=f"{group}.")
    if stopped:
        found = found.filter(admission_stops_on__isnull=stopped == "no")
    return found.order_by("code")


def find_speciality(code: str, day: date) -> Speciality | None:
    """The speciality of a code in the edition of a day, else in the newest edition that has the code."""
    found = list(Speciality.objects.filter(code=code).select_related("edition").order_by("-edition__valid_from", "-pk"))
    edition = edition_on(Classifier.SPO, day)
    return next((row for row in found if edition and row.edition_id == edition.pk), found[0] if found else None)


def succession_of(speciality: Speciality) -> list[Speciality]:
    """Specialities of the same edition that are of one line with this one, by code."""
    codes = {*speciality.predecessors, speciality.successor} - {""}
    near = Speciality.objects.filter(edition=speciality.edition_id).exclude(pk=speciality.pk)
    if speciality.successor:
        near = near.filter(Q(code__in=codes) | Q(successor=speciality.successor) | Q(successor=speciality.code))
    else:
        near = near.filter(Q(code__in=codes) | Q(successor=speciality.code))
    return list(near.order_by("code"))


def occupations_on(day: date) -> QuerySet[Occupation]:
    """Lines of ОКПДТР of the edition in force on a day."""
    edition = edition_on(Classifier.OKPDTR, day)
    return Occupation.objects.filter(edition=edition) if edition else Occupation.objects.none()


def find_occupation(words: str, day: date) -> Occupation | None:
    """A line of ОКПДТР by its code or its whole name, in the edition of a day, else in the newest that has it."""
    found = Occupation.objects.filter(Q(code=words.strip()) | Q(search_key__endswith=f" {search_key(words)}"))
    rows = [
        row
        for row in found.select_related("edition").order_by("-edition__valid_from", "-pk")
        if row.code == words.strip() or search_key(row.name) == search_key(words)
    ]
    edition = edition_on(Classifier.OKPDTR, day)
    return next((row for row in rows if edition and row.edition_id == edition.pk), rows[0] if rows else None)


# --- programmes, groups ---


def programmes_visible_to(user: Any, cluster: Cluster) -> QuerySet[Programme]:
    """Everybody of the cluster sees what its colleges teach."""
    if not standing_of(user, cluster).is_somebody:
        return Programme.objects.none()
    return Programme.objects.filter(cluster=cluster)


def groups_visible_to(user: Any, cluster: Cluster) -> QuerySet[Group]:
    """Everybody of the cluster sees that there are groups; how many study in them is another right."""
    if not standing_of(user, cluster).is_somebody:
        return Group.objects.none()
    return Group.objects.filter(cluster=cluster)


def programme_list(
    user: Any,
    cluster: Cluster,
    *,
    query: str = "",
    organisation_id: int | None = None,
    kind: str = "",
    open_on: date | None = None,
) -> QuerySet[Programme]:
    """Rows of the list, each with `group_count` and `student_count`; `open_on` leaves out those closed by the day."""
    found = _searched(programmes_visible_to(user, cluster), query)
    if organisation_id is not None:
        found = found.filter(organisation=organisation_id)
    if kind:
        found = found.filter(kind=kind)
    if open_on is not None:
        found = found.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=open_on))
    studying = Q(groups__students__state=StudentState.STUDYING, groups__students__erased_at__isnull=True)
    return (
        found.select_related("organisation", "speciality")
        .annotate(
            group_count=Count("groups", distinct=True),
            student_count=Count("groups__students", filter=studying, distinct=True),
        )
        .order_by("organisation__short_name", "speciality__code", "-starts_in", "pk")
    )


def group_list(programme: Programme) -> QuerySet[Group]:
    """Groups of a programme, the latest to graduate first, each with `student_count` (who study there now)."""
    studying = Q(students__state=StudentState.STUDYING, students__erased_at__isnull=True)
    return (
        programme.groups.select_related("curator")
        .annotate(student_count=Count("students", filter=studying))
        .order_by("-graduates_on", "name", "pk")
    )


# --- students ---


def colleges_kept_by(user: Any, cluster: Cluster) -> QuerySet[Organisation]:
    """Colleges whose students the person keeps."""
    mine = standing_of(user, cluster).organisation_ids
    return Organisation.objects.filter(pk__in=mine, cluster=cluster, kind__in=COLLEGES).order_by("short_name")


def students_visible_to(user: Any, cluster: Cluster) -> QuerySet[Student]:
    """Students of the colleges that the person represents; to all others there are none. Erased ones are gone."""
    mine = standing_of(user, cluster).organisation_ids
    if not mine:
        return Student.objects.none()
    return Student.objects.filter(
        cluster=cluster,
        group__programme__organisation__in=mine,
        group__programme__organisation__kind__in=COLLEGES,
        erased_at__isnull=True,
    )


def student_list(
    user: Any,
    cluster: Cluster,
    *,
    query: str = "",
    group_id: int | None = None,
    year: int | None = None,
    state: str = "",
    with_contract: bool = False,
) -> QuerySet[Student]:
    """Rows of the list of one's own students, each with `contracts_in_force`; `year` is the year of graduation."""
    found = students_visible_to(user, cluster)
    for word in search_key(query).split():
        found = found.filter(person__search_key__contains=word)
    if group_id is not None:
        found = found.filter(group=group_id)
    if year is not None:
        found = found.filter(group__graduates_on__year=year)
    if state:
        found = found.filter(state=state)
    in_force = TargetContract.objects.filter(released_on__isnull=True)
    if with_contract:
        found = found.filter(Exists(in_force.filter(student=OuterRef("pk"))))
    return (
        found.select_related("person", "group__programme__speciality", "group__programme__organisation")
        .prefetch_related(
            Prefetch("target_contracts", in_force.select_related("employer"), to_attr="contracts_in_force")
        )
        .order_by("person__last_name", "person__first_name", "person__patronymic", "pk")
    )


def graduates_of(organisation: Organisation, year: int) -> QuerySet[Student]:
    """Students of a college who graduate in a year and have not left: whom a fair of that year is for."""
    return (
        Student.objects.filter(
            group__programme__organisation=organisation, group__graduates_on__year=year, erased_at__isnull=True
        )
        .exclude(state=StudentState.LEFT)
        .select_related("person", "group__programme__speciality")
        .order_by("group__name", "person__last_name", "person__first_name", "pk")
    )


def _searched(found: QuerySet, query: str) -> QuerySet:
    for word in search_key(query).split():
        found = found.filter(search_key__contains=word)
    return found
