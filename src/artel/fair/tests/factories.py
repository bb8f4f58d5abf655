"""Rows of the fair for tests, made past the services."""

import uuid
from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from artel.catalogue.models import Student
from artel.catalogue.tests.factories import make_speciality, make_student
from artel.fair.domain.states import STAGES, GraduateState, Stage, VacancyState
from artel.fair.models import Fair, FairStage, Graduate, Stand, Vacancy, Wish
from artel.kernel import clock
from artel.members.domain.kinds import ConsentPurpose, OrganisationKind
from artel.members.models import Cluster, Consent, ConsentText, Organisation
from artel.members.tests.factories import make_organisation

_numbers = count(1)


def make_fair(cluster: Cluster, stage: Stage = Stage.COLLECTING, **fields: Any) -> Fair:
    """A fair at a stage, with all its stages listed and the consent's text adopted."""
    defaults = {
        "name": f"Ярмарка вакансий {next(_numbers)}",
        "year": 2024,
        "held_on": date(2024, 4, 12),
        "criteria": ["practice", "exam", "grade"],
        "number_prefix": "2024-",
        "added_at": clock.now(),
    }
    fair = Fair.objects.create(cluster=cluster, stage=stage, **defaults | fields)
    FairStage.objects.bulk_create(FairStage(fair=fair, stage=each) for each in STAGES)
    body = "Согласие на передачу анкеты"
    ConsentText.objects.get_or_create(
        cluster=cluster,
        purpose=ConsentPurpose.EMPLOYERS,
        version=1,
        defaults={"body": body, "digest": ConsentText.digest_of(body), "adopted_on": date(2023, 9, 1)},
    )
    return fair


def make_vacancy(fair: Fair, organisation: Organisation | None = None, **fields: Any) -> Vacancy:
    """A published vacancy of one place, for «15.02.16» unless `specialities` say otherwise."""
    specialities = fields.pop("specialities", None)
    number = fair.vacancies.count() + 1
    defaults = {
        "cluster": fair.cluster,
        "number": number,
        "title": f"Наладчик станков {number}",
        "places": 1,
        "schedule": "пятидневная рабочая неделя, 08:00–17:00",
        "salary_from": 60000,
        "starts_on": date(2024, 7, 15),
        "contact_name": "Фролова Наталья Андреевна",
        "contact_phone": "(3822) 00-14-25",
        "state": VacancyState.PUBLISHED,
        "added_at": clock.now(),
    }
    fields = defaults | fields
    fields.setdefault("offer_limit", fields["places"])
    vacancy = Vacancy.objects.create(
        fair=fair,
        organisation=organisation or make_organisation(fair.cluster, kind=OrganisationKind.EMPLOYER),
        **fields,
    )
    vacancy.specialities.set([make_speciality()] if specialities is None else specialities)
    return vacancy


def make_graduate(fair: Fair, student: Student | None = None, *, consented: bool = True, **fields: Any) -> Graduate:
    """A graduate who takes part, with the consent to be shown to employers unless told otherwise."""
    number = fair.graduates.count() + 1
    defaults = {
        "cluster": fair.cluster,
        "number": number,
        "state": GraduateState.CONFIRMED,
        "average_grade": "4.20",
        "exam_points": "71.50",
        "added_at": clock.now(),
        "confirmed_at": clock.now(),
    }
    student = student or make_student(cluster=fair.cluster)
    if consented:
        give_consent(student)
    return Graduate.objects.create(fair=fair, student=student, **defaults | fields)


def give_consent(student: Student, *, representative: str = "") -> Consent:
    text = ConsentText.objects.get(cluster=student.cluster, purpose=ConsentPurpose.EMPLOYERS, version=1)
    return Consent.objects.create(
        cluster=student.cluster,
        person=student.person,
        purpose=ConsentPurpose.EMPLOYERS,
        text=text,
        given_on=date(2024, 2, 1),
        representative=representative,
    )


def make_wishes(graduate: Graduate, vacancies: Sequence[Vacancy]) -> list[Wish]:
    """The graduate's list, in this order."""
    return [
        Wish.objects.create(fair=graduate.fair, graduate=graduate, vacancy=vacancy, rank=rank, added_at=clock.now())
        for rank, vacancy in enumerate(vacancies, 1)
    ]


def make_stand(fair: Fair, organisation: Organisation, **fields: Any) -> Stand:
    return Stand.objects.create(
        fair=fair, cluster=fair.cluster, organisation=organisation, **{"place": "ауд. 214", "tables": 1} | fields
    )


def new_public_id() -> uuid.UUID:
    return uuid.UUID(int=next(_numbers))
