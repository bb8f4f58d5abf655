"""«Сегодня» tells each what a fair waits for from them, in one query."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from artel.desk.fairs import fair_tasks
from artel.fair.domain.states import GraduateState, InvitationState, Outcome, Stage, VacancyState
from artel.fair.models import FairStage, Interview, Invitation
from artel.fair.services.employment import record_fact
from artel.fair.tests.factories import make_fair, make_graduate, make_stand, make_vacancy
from artel.fair.tests.inviting import World, make_world
from artel.kernel import clock
from artel.members.domain.kinds import RoleKind
from artel.members.standing import standing_of
from artel.members.tests.factories import make_observer, make_representative, make_role

pytestmark = pytest.mark.django_db


def at(moment: datetime):
    return time_machine.travel(moment, tick=False)


@pytest.fixture(autouse=True)
def april():
    with at(datetime(2024, 4, 12, 4, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def world() -> World:
    made = make_world(places=2, stage=Stage.COLLECTING)
    made.methodist = make_representative(made.college)
    made.hr = make_representative(made.enterprise)
    return made


def told(world, user) -> list[tuple[str, str]]:
    with CaptureQueriesContext(connection) as queries:
        tasks = fair_tasks(user, world.cluster, standing_of(user, world.cluster))
    assert sum("fair_fair" in query["sql"] for query in queries) <= 1
    return [(task.figure, task.title) for task in tasks]


def stage(world, now: Stage) -> None:
    world.fair.stage = now
    world.fair.save()


def test_vacancies_wait_for_the_coordinator_and_come_back_to_the_employer(world):
    make_vacancy(world.fair, world.enterprise, state=VacancyState.SUBMITTED)
    make_vacancy(world.fair, world.enterprise, state=VacancyState.RETURNED)
    make_vacancy(world.fair, state=VacancyState.RETURNED)
    assert told(world, world.coordinator) == [("1", "Проверить и опубликовать вакансии")]
    assert told(world, world.hr) == [("1", "Исправить вакансии")]
    stage(world, Stage.INTERVIEWS)
    assert told(world, world.coordinator) == told(world, world.hr) == []


def test_a_stage_at_its_last_days_is_told_to_those_who_lead(world):
    row = FairStage.objects.get(fair=world.fair, stage=Stage.COLLECTING)
    for due_on, figure in ((date(2024, 4, 26), None), (date(2024, 4, 16), "2"), (date(2024, 4, 11), "-1")):
        row.due_on = due_on
        row.save()
        found = [task for task in told(world, world.coordinator) if "Завершить этап" in task[1]]
        assert found == ([(figure, "Завершить этап «вакансии и анкеты»")] if figure else [])
        assert not any("этап" in title for _figure, title in told(world, world.methodist))


def test_freed_places_are_told_while_they_are_free(world):
    stage(world, Stage.ANSWERS)
    graduate = world.graduate()
    declined = Invitation.objects.create(
        cluster=world.cluster, fair=world.fair, graduate=graduate, vacancy=world.vacancy, issued_on=date(2024, 4, 1),
        state=InvitationState.DECLINED, valid_until=date(2024, 5, 1), made_at=clock.now(), answered_at=clock.now(),
    )  # fmt: skip
    assert ("2", "Предложить освободившиеся места") in told(world, world.coordinator)
    declined.vacancy.offered = 2
    declined.vacancy.save()
    assert told(world, world.coordinator) == []


def test_graduates_of_the_college_alone_and_only_while_profiles_are_open(world):
    world.graduate(consented=False)
    world.graduate("Ким")
    make_graduate(world.fair, consented=False)  # of another college
    entered = world.graduate("Седых", consented=False)
    entered.state = GraduateState.ENTERED
    entered.save()
    [task] = fair_tasks(world.methodist, world.cluster, standing_of(world.methodist, world.cluster))
    assert task.text.endswith("Не ответили, участвуют ли: 1; нет согласия: 1.")
    stage(world, Stage.WISHES)
    [task] = fair_tasks(world.methodist, world.cluster, standing_of(world.methodist, world.cluster))
    assert "нет пожеланий: " in task.text
    stage(world, Stage.ALLOCATION)
    assert told(world, world.methodist) == []
    assert told(world, world.hr) == []


def test_interviews_of_the_day_are_told_to_their_employer(world):
    stage(world, Stage.INTERVIEWS)
    stand = make_stand(world.fair, world.enterprise)
    for day, graduate in ((12, world.graduate()), (13, world.graduate("Ким"))):
        Interview.objects.create(
            cluster=world.cluster, fair=world.fair, graduate=graduate, vacancy=world.vacancy, stand=stand, round=1,
            table=day, starts_at=datetime(2024, 4, day, 5, 0, tzinfo=UTC),
        )  # fmt: skip
    assert told(world, world.hr) == [("1", "Провести собеседования и поставить оценки")]


def test_employment_is_asked_of_the_college_until_all_is_told(world):
    graduate = world.graduate()
    world.graduate("Ким")
    stage(world, Stage.EMPLOYMENT)
    with at(datetime(2024, 8, 20, 4, 0, tzinfo=UTC)):
        record_fact(graduate=graduate, milestone="autumn", outcome=Outcome.SEEKING, actor=world.methodist)
        [(_figure, title)] = told(world, world.methodist)
        assert title == "Внести сведения о трудоустройстве на 31 октября"
        record_fact(graduate=world.graduates[1], milestone="autumn", outcome=Outcome.SEEKING, actor=world.methodist)
        assert told(world, world.methodist) == []
    with at(datetime(2024, 10, 1, 4, 0, tzinfo=UTC)):
        [(figure, title)] = told(world, world.methodist)
        assert (figure, title) == ("-1", "Внести сведения о трудоустройстве через 3 месяца")


def test_observers_are_asked_for_nothing_and_a_closed_fair_asks_nobody(world):
    make_vacancy(world.fair, world.enterprise, state=VacancyState.SUBMITTED)
    observer = make_observer(world.cluster)
    assert told(world, observer) == []
    make_role(RoleKind.COORDINATOR, world.cluster, user=observer)
    assert told(world, observer) == []
    stage(world, Stage.CLOSED)
    assert told(world, world.coordinator) == []
    make_fair(world.cluster)
