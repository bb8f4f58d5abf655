"""A cluster with one thing of every kind, past the services, and ways to look for it."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from artel.bodies.tests.factories import make_composition, make_direction
from artel.catalogue.tests.factories import make_group, make_programme, make_speciality, make_student
from artel.documents.models import IncomingDocument, Paper
from artel.documents.tests.factories import make_document
from artel.fair.domain.states import VacancyState
from artel.fair.tests.factories import make_fair, make_vacancy
from artel.meetings.models import Assignment
from artel.meetings.tests.factories import make_body, make_item, make_meeting, make_point
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Cluster
from artel.members.tests.factories import (
    make_cluster,
    make_coordinator,
    make_organisation,
    make_person,
    make_position,
    make_representative,
)
from artel.plans.models import Event, Evidence
from artel.plans.tests.factories import make_plan, obligation_of
from artel.search import selectors

TODAY = date(2024, 3, 15)
NOON = "2024-03-15 05:00:00+00:00"
MOMENT = datetime(2024, 3, 1, 5, 0, tzinfo=UTC)


def make_world() -> SimpleNamespace:
    """The word «янтарь» stands in every thing of the cluster, in one form or another."""
    cluster = make_cluster()
    college = make_organisation(cluster, short_name="Колледж «Янтарь»", full_name="ОГБПОУ «Янтарный колледж», янтарь")
    plant = make_organisation(cluster, kind=OrganisationKind.EMPLOYER, short_name="ООО «Приборы»")
    person = make_person(cluster, last_name="Янтарь", first_name="Ольга", patronymic="Петровна")
    make_position(person, plant, title="начальник отдела кадров")
    plan = make_plan(
        cluster,
        {"number": "3.3", "title": "Подготовка конкурса «Янтарю тридцать лет»", "result": "Сводный отчёт"},
        title="План работы «Янтарь»",
    )
    evidence = Evidence.objects.create(
        cluster=cluster, obligation=obligation_of(plan, "3.3"), title="Отчёт о янтаре", number="77-К",
        happened_on=TODAY, in_force_on=TODAY, url="https://example.test", recorded_at=MOMENT,
    )  # fmt: skip
    event = Event.objects.create(
        cluster=cluster, title="Выставка янтаря", starts_on=TODAY, ends_on=TODAY, recorded_at=MOMENT
    )
    unit = make_body(cluster, members=1, name="Совет «Янтарь»")
    direction = make_direction(cluster, forming_unit=unit, name="Обработка янтаря")
    composition = make_composition(unit=unit)
    meeting = make_meeting(unit, items=0)
    item = make_item(meeting, title="Об итогах конкурса «Янтарь»")
    point = make_point(item, "Подготовить сводку по янтарю.")
    assignment = Assignment.objects.create(
        cluster=cluster, unit=unit, point=point, person=person, words_due_on=TODAY, due_on=TODAY, issued_on=TODAY
    )
    paper = Paper.objects.create(
        cluster=cluster, kind="bodies.decision", title="Решение о янтаре", dated_on=TODAY, gost_edition=2016,
        content=make_document(words="Согласовать кандидатуру.").to_json(), created_at=MOMENT,
        subject_kind="bodies.composition", subject_id=str(composition.pk),
    )  # fmt: skip
    incoming = IncomingDocument.objects.create(
        cluster=cluster, number=14, year=2024, received_on=TODAY, kind="letter", title="О поставке янтаря",
        sender="Департамент", their_number="12-П", their_date=TODAY, registered_at=MOMENT, identity_key="x",
    )  # fmt: skip
    programme = make_programme(college, make_speciality("29.02.04", "Обработка янтаря и камня"))
    group = make_group(programme, "ЯНТАРЬ-41")
    student = make_student(group, last_name="Янтарь", first_name="Глеб", patronymic="Ильич")
    fair = make_fair(cluster, name="Ярмарка «Янтарь»")
    vacancy = make_vacancy(fair, plant, title="Обработчик янтаря", state=VacancyState.PUBLISHED)
    return SimpleNamespace(
        cluster=cluster,
        college=college,
        plant=plant,
        coordinator=make_coordinator(cluster),
        keeper=make_representative(college),
        unit=unit,
        student=student,
        things={
            "organisation": college, "person": person, "row": plan.activities.get(), "plan": plan, "evidence": evidence,
            "event": event, "body": unit, "direction": direction, "composition": composition, "meeting": meeting,
            "item": item, "decision": point, "assignment": assignment, "paper": paper, "incoming": incoming,
            "programme": programme, "group": group, "student": student, "fair": fair, "vacancy": vacancy,
        },
    )  # fmt: skip


def refs(user: Any, cluster: Cluster, request: str, **narrowing: Any) -> set[tuple[str, int]]:
    """What the account finds, anew: rights are asked again."""
    user.__dict__.pop("_standings", None)
    return {(ref.kind, ref.object_id) for ref in selectors.find(user, cluster, request, **narrowing).refs}


def kinds_found(user: Any, cluster: Cluster, request: str, **narrowing: Any) -> set[str]:
    return {kind for kind, _pk in refs(user, cluster, request, **narrowing)}
