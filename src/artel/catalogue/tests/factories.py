"""Rows of the catalogue for tests, made past the services."""

from datetime import date
from itertools import count
from typing import Any

from artel.catalogue.domain.kinds import Classifier, ProgrammeKind, SpecialityKind
from artel.catalogue.models import Edition, Group, Programme, Speciality, Student
from artel.kernel import clock
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Cluster, Organisation
from artel.members.tests.factories import make_organisation, make_person

_numbers = count(1)


def make_speciality(code: str = "15.02.16", name: str = "Технология машиностроения") -> Speciality:
    """A speciality of the test edition; the same one for the same code."""
    edition, _made = Edition.objects.get_or_create(
        classifier=Classifier.SPO,
        title="Перечень для проверки",
        defaults={
            "act": "приказ от 17.05.2022 № 336",
            "valid_from": date(2022, 9, 1),
            "source": "проверка",
            "checked_on": date(2024, 1, 10),
            "loaded_at": clock.now(),
        },
    )
    kind = SpecialityKind.PROFESSION if code[3:5] == "01" else SpecialityKind.SPECIALITY
    speciality, _made = Speciality.objects.get_or_create(
        edition=edition, code=code, defaults={"name": name, "kind": kind, "search_key": f"{code} {name.lower()}"}
    )
    return speciality


def make_programme(organisation: Organisation, speciality: Speciality | None = None, **fields: Any) -> Programme:
    defaults = {
        "cluster": organisation.cluster,
        "speciality": speciality or make_speciality(),
        "kind": ProgrammeKind.PPSSZ,
        "months": 46,
        "starts_in": 2020,
    }
    return Programme.objects.create(organisation=organisation, **defaults | fields)


def make_group(programme: Programme, name: str = "", **fields: Any) -> Group:
    defaults = {
        "cluster": programme.cluster,
        "name": name or f"ТМ-{next(_numbers)}",
        "starts_on": date(2020, 9, 1),
        "graduates_on": date(2024, 6, 30),
    }
    return Group.objects.create(programme=programme, **defaults | fields)


def make_student(group: Group | None = None, *, cluster: Cluster | None = None, **fields: Any) -> Student:
    """A student of full age, whose person is a learner; `last_name` and the like go to the person."""
    if group is None:
        college = make_organisation(cluster, kind=OrganisationKind.COLLEGE)
        group = make_group(make_programme(college))
    names = {
        name: fields.pop(name)
        for name in ("last_name", "first_name", "patronymic", "gender", "email", "phone")
        if name in fields
    }
    person = make_person(group.cluster, is_learner=True, **names)
    defaults = {"cluster": group.cluster, "born_on": date(2004, 3, 20), "added_at": clock.now()}
    return Student.objects.create(person=person, group=group, **defaults | fields)
