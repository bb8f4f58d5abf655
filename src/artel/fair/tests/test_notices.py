"""What of fairs calls people: stages that end, work not finished, invitations by their last day, facts by milestones."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from artel import jobs
from artel.catalogue.models import Group
from artel.fair.domain.states import GraduateState, InvitationState, Milestone, Outcome, Stage, VacancyState
from artel.fair.models import EmploymentFact, FairStage, Invitation, PersonalLink
from artel.fair.notice_sources import facts_to_enter, invitations_to_answer, stages_to_end, work_to_finish
from artel.fair.services.links import make_links, url_of
from artel.fair.services.reminding import remind_graduates
from artel.fair.tests.factories import make_fair, make_graduate, make_vacancy
from artel.fair.tests.inviting import LAST_DAY, TODAY, make_world, representative_of
from artel.kernel import clock
from artel.members.models import Role
from artel.members.selectors import know_calendars
from artel.notices.models import Notice
from artel.notices.services import gather

ADDRESSED = (("Ткач", "tkach@example.com"), ("Лях", "lyah@example.com"), ("Ким", "kim@example.com"))


@pytest.fixture
def world(db):
    with time_machine.travel("2024-04-26 05:00:00+00:00", tick=False):
        yield make_world()


def standing(kind: str) -> set[int]:
    return set(Notice.objects.filter(kind=kind, settled_at=None).values_list("user_id", flat=True))


def end_stage(fair, due_on: date) -> None:
    FairStage.objects.filter(fair=fair, stage=fair.stage).update(due_on=due_on)


def test_a_stage_that_ends_calls_those_who_lead_and_whoever_has_not_finished_their_part(world):
    fair = make_fair(world.cluster, Stage.COLLECTING)
    employer, college = representative_of(world.enterprise), representative_of(world.college)
    make_vacancy(fair, world.enterprise, state=VacancyState.DRAFT)
    make_graduate(fair, world.graduate().student, state=GraduateState.ENTERED, consented=False)
    end_stage(fair, date(2024, 5, 17))
    gather(cluster=world.cluster, day=date(2024, 5, 7))
    assert standing("fair.stages") == set()
    gather(cluster=world.cluster, day=date(2024, 5, 13))
    assert standing("fair.stages") == {world.coordinator.pk}
    assert standing("fair.work") == {employer.pk, college.pk}
    assert "«В-" not in str(list(Notice.objects.values_list("title", "text")))  # counts, never names
    fair.vacancies.update(state=VacancyState.SUBMITTED)
    Role.objects.filter(user=college).update(valid_to=date(2024, 5, 13))
    gather(cluster=world.cluster, day=date(2024, 5, 14))
    assert standing("fair.work") == set()
    fair.stage = Stage.SHOWCASE
    fair.save()
    gather(cluster=world.cluster, day=date(2024, 5, 14))
    assert standing("fair.stages") == set()


def test_invitations_without_an_answer_call_the_enterprise_and_the_college_by_their_last_day(world):
    first, second = world.graduate(), world.graduate("Лях", "Ольга", "Ивановна")
    world.vacancy.places = world.vacancy.offer_limit = 2
    world.vacancy.save()
    world.invite(first, second)
    employer, college = representative_of(world.enterprise), representative_of(world.college)
    gather(cluster=world.cluster, day=date(2024, 5, 6))
    assert standing("fair.invitations") == set()
    gather(cluster=world.cluster, day=date(2024, 5, 7))  # 8, 13, 14, 15, 16 May are left
    assert standing("fair.invitations") == {employer.pk, college.pk}
    notice = Notice.objects.filter(user=employer, settled_at=None).get()
    assert (notice.title, notice.on) == ("Приглашения без ответа: 2", LAST_DAY)
    assert "Ткач" not in notice.title + notice.text
    Invitation.objects.filter(graduate=first).update(state=InvitationState.ACCEPTED, answered_at=clock.now())
    gather(cluster=world.cluster, day=date(2024, 5, 15))
    notice = Notice.objects.filter(user=employer, settled_at=None).get()
    assert (notice.title, notice.stage) == ("Приглашения без ответа: 1", -1)
    Invitation.objects.filter(graduate=second).update(state=InvitationState.DECLINED, answered_at=clock.now())
    gather(cluster=world.cluster, day=date(2024, 5, 15))
    assert standing("fair.invitations") == set()


def test_facts_are_asked_of_colleges_by_milestones_and_of_the_others_no_earlier_than_their_day(world):
    world.fair.stage = Stage.EMPLOYMENT
    world.fair.save()
    graduates = [world.graduate(), world.graduate("Лях", "Ольга", "Ивановна")]
    Group.objects.update(graduates_on=date(2024, 8, 30))
    college = representative_of(world.college)
    (call,) = facts_to_enter(world.cluster, date(2024, 9, 2))
    assert (call.on, set(call.users)) == (date(2024, 10, 31), {college.pk})
    gather(cluster=world.cluster, day=date(2024, 10, 16))
    assert standing("fair.facts") == set()
    gather(cluster=world.cluster, day=date(2024, 10, 17))
    assert standing("fair.facts") == {college.pk}
    gather(cluster=world.cluster, day=date(2024, 11, 1))
    assert standing("fair.facts") == {college.pk, world.coordinator.pk}
    for graduate in graduates:
        EmploymentFact.objects.create(
            cluster=world.cluster, fair=world.fair, graduate=graduate, milestone=Milestone.AUTUMN,
            outcome=Outcome.MILITARY, recorded_at=clock.now(),
        )  # fmt: skip
    gather(cluster=world.cluster, day=date(2024, 11, 1))
    assert standing("fair.facts") == set()
    assert list(facts_to_enter(world.cluster, date(2024, 11, 29))) == []
    (call,) = facts_to_enter(world.cluster, date(2024, 11, 30))
    assert (call.on, call.thing.rsplit(":", 1)[1]) == (date(2024, 11, 30), "3m")


@pytest.mark.parametrize("source", [stages_to_end, work_to_finish, invitations_to_answer, facts_to_enter])
def test_a_source_costs_the_same_however_much_stands_open(world, source):
    representative_of(world.college)
    representative_of(world.enterprise)
    world.vacancy.places = world.vacancy.offer_limit = 9
    world.vacancy.save()
    know_calendars([world.cluster])
    day = date(2024, 11, 1) if source is facts_to_enter else TODAY

    def load(name: str) -> None:
        for stage in (Stage.COLLECTING, Stage.INTERVIEWS, Stage.EMPLOYMENT):
            fair = make_fair(world.cluster, stage)
            end_stage(fair, date(2024, 5, 17))
            make_vacancy(fair, world.enterprise, state=VacancyState.DRAFT)
            make_graduate(fair, world.graduate(name).student, state=GraduateState.ENTERED, consented=False)
        world.invite(world.graduate(name + "ова"))
        Group.objects.update(graduates_on=date(2024, 6, 28))

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert list(source(world.cluster, day))
        return len(captured)

    load("Ткач")
    few = cost()
    load("Лях")
    assert cost() == few <= 6


def test_a_graduate_is_reminded_by_e_mail_five_and_one_working_days_before_the_end_and_only_until_the_answer(
    world, mailoutbox
):
    first, second, third = (world.graduate(name, email=email) for name, email in ADDRESSED)
    world.vacancy.places = world.vacancy.offer_limit = 3
    world.vacancy.save()
    invitations = world.invite(first, second, third)
    make_links(graduates=[first], actor=representative_of(world.college))
    Invitation.objects.filter(graduate__in=[first, second]).update(mailed_at=clock.now())
    sent = []
    for day in range(6, 18):
        with time_machine.travel(f"2024-05-{day:02d} 03:00:00+00:00", tick=False) as moment:
            if day == 14:
                Invitation.objects.filter(graduate=second).update(
                    state=InvitationState.ACCEPTED, answered_at=clock.now()
                )
            remind_graduates()
            remind_graduates()
            moment.shift(60)  # the letters go a little apart
            jobs.run_pending()
        sent += [(day, letter.to[0]) for letter in mailoutbox[len(sent) :]]
    assert sorted(sent) == [(7, "lyah@example.com"), (7, "tkach@example.com"), (15, "tkach@example.com")]
    assert len(invitations) == 3
    letter = next(letter for letter in mailoutbox if letter.to == ["tkach@example.com"])
    assert letter.subject == "Ответьте на приглашение на работу"
    assert url_of(PersonalLink.objects.get(graduate=first)) in letter.body
    assert "16 мая 2024" in letter.body.replace("\xa0", " ")
    assert not letter.attachments
