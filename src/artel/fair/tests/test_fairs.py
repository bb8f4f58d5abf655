"""The fair itself: adding, rules that freeze, stages forward and back, stands; who may, what stays in the journal."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import pairwise

import pytest

from artel.audit.models import Entry
from artel.fair.domain.stages import OPEN, Work, stage_after, stage_before
from artel.fair.domain.states import (
    STAGES,
    Criterion,
    GraduateState,
    InterviewState,
    InvitationState,
    RunState,
    Stage,
    VacancyState,
)
from artel.fair.events import FairEvent
from artel.fair.models import Fair, Interview, Invitation, MatchRun
from artel.fair.services import fairs as deeds
from artel.fair.services.readiness import lacks_of
from artel.fair.tests.factories import make_fair, make_graduate, make_stand, make_vacancy, make_wishes
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import OrganisationKind, RoleKind, UnitKind
from artel.members.models import ConsentText
from artel.members.tests.factories import make_cluster, make_organisation, make_role, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def cluster():
    return make_cluster()


@pytest.fixture
def coordinator(cluster):
    return make_role(RoleKind.COORDINATOR, cluster).user


@pytest.fixture
def fair(cluster):
    return make_fair(cluster)


def traces(event: FairEvent) -> int:
    return Entry.objects.filter(event=event).count()


# --- adding and changing ---


def test_a_fair_is_announced_with_its_stages_and_leaves_a_trace(cluster, coordinator):
    fair = deeds.add_fair(
        cluster=cluster, name=" Ярмарка  2024 ", year=2024, held_on=date(2024, 4, 12), actor=coordinator, max_wishes=3
    )
    fair.refresh_from_db()
    assert (fair.name, fair.stage, fair.max_wishes) == ("Ярмарка 2024", Stage.ANNOUNCED, 3)
    assert fair.criteria == list(Criterion)
    stages = list(fair.stages.values_list("stage", "opened_at"))
    assert [stage for stage, _at in stages] == list(STAGES)
    assert [stage for stage, at in stages if at] == [Stage.ANNOUNCED]
    assert traces(FairEvent.ADDED) == 1


def test_only_those_who_lead_announce_a_fair(cluster, fair):
    employer = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
    for user in (
        make_role(RoleKind.REPRESENTATIVE, cluster, organisation=employer).user,
        make_role(RoleKind.OBSERVER, cluster).user,
        make_role(RoleKind.COORDINATOR, make_cluster()).user,
        make_user(),
    ):
        with pytest.raises(Denied):
            deeds.add_fair(cluster=cluster, name="Ярмарка", year=2024, held_on=date(2024, 4, 12), actor=user)
        with pytest.raises(Denied):
            deeds.change_fair(fair=fair, actor=user, venue="Дворец спорта")
        with pytest.raises(Denied):
            deeds.plan_stages(fair=fair, days={}, actor=user)
        with pytest.raises(Denied):
            deeds.advance_fair(fair=fair, actor=user)
        with pytest.raises(Denied):
            deeds.reopen_stage(fair=fair, reason="так надо", actor=user)
        with pytest.raises(Denied):
            deeds.set_stand(fair=fair, organisation=employer, place="1", tables=1, actor=user)
    assert Entry.objects.filter(event__startswith="fair.").count() == 0


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"name": "  "}, "name", "Укажите название"),
        ({"weight_interview": 50}, "weight_interview", "90 %"),
        ({"max_wishes": 0}, "max_wishes", "от 1 до 20"),
        ({"over_offer": Decimal("0.5")}, "over_offer", "от 1 до 3"),
        ({"criteria": ["grade", "grade"]}, "criteria", "один раз"),
        ({"criteria": ["beauty"]}, "criteria", "один раз"),
        ({"answer_days": 0}, "answer_days", "от 1 до 60"),
        ({"slot_minutes": 4}, "slot_minutes", "от 5 до 120"),
        ({"target_percent": 101}, "target_percent", "от 0 до 100"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_at_its_field(fair, coordinator, changes, field, words):
    with pytest.raises(BrokenRule, match=words) as refusal:
        deeds.change_fair(fair=fair, actor=coordinator, **changes)
    assert refusal.value.field == field


def test_the_commission_is_a_commission_of_this_cluster(cluster, fair, coordinator):
    group = make_unit(cluster, kind=UnitKind.WORKING_GROUP)
    with pytest.raises(BrokenRule, match="комиссия"):
        deeds.change_fair(fair=fair, actor=coordinator, commission=group)
    with pytest.raises(Denied):
        deeds.change_fair(fair=fair, actor=coordinator, commission=make_unit(make_cluster(), kind=UnitKind.COMMISSION))
    commission = make_unit(cluster, kind=UnitKind.COMMISSION)
    deeds.change_fair(fair=fair, actor=coordinator, commission=commission)
    assert Fair.objects.get(pk=fair.pk).commission == commission


def test_two_fairs_of_a_cluster_are_called_differently(cluster, fair, coordinator):
    other = make_fair(cluster)
    with pytest.raises(BrokenRule, match="уже есть"):
        deeds.change_fair(fair=other, actor=coordinator, name=fair.name)


def test_the_limit_of_invitations_follows_the_rule(fair, coordinator):
    vacancy = make_vacancy(fair, places=3)
    deeds.change_fair(fair=fair, actor=coordinator, over_offer=Decimal("1.50"))
    vacancy.refresh_from_db()
    assert vacancy.offer_limit == 4  # whole invitations: 4.5 rounds down
    line = Entry.objects.get(event=FairEvent.CHANGED)
    assert line.detail["fields"] == ["приглашений на одно место"]


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage not in OPEN[Work.SETTINGS]])
def test_declared_rules_stand_once_wishes_are_open_but_the_venue_may_change(cluster, coordinator, stage):
    fair = make_fair(cluster, stage)
    if stage == Stage.CLOSED:
        with pytest.raises(IllegalTransition, match="завершена"):
            deeds.change_fair(fair=fair, actor=coordinator, venue="Дворец спорта")
        return
    with pytest.raises(BrokenRule, match="не меняют"):
        deeds.change_fair(fair=fair, actor=coordinator, max_wishes=4)
    deeds.change_fair(fair=fair, actor=coordinator, venue="Дворец спорта")
    assert Fair.objects.get(pk=fair.pk).venue == "Дворец спорта"


def test_numbers_given_keep_their_beginning(cluster, coordinator):
    fair = make_fair(cluster, Stage.INVITATIONS, offers_count=2)
    with pytest.raises(BrokenRule, match="пронумерованы"):
        deeds.change_fair(fair=fair, actor=coordinator, number_prefix="Я-")
    with pytest.raises(BrokenRule, match="уже готовятся"):
        deeds.change_fair(fair=fair, actor=coordinator, answer_days=5)


# --- days ---


def test_times_of_interviews_follow_the_day_until_people_have_agreed_one(cluster, coordinator):
    fair = make_fair(cluster, Stage.WISHES, starts_at=time(10))
    stand = make_stand(fair, make_organisation(cluster, kind=OrganisationKind.EMPLOYER))
    interview = Interview.objects.create(
        cluster=cluster, fair=fair, graduate=make_graduate(fair), vacancy=make_vacancy(fair, stand.organisation),
        stand=stand, round=3, table=1, starts_at=datetime(2024, 4, 12, 3, 30, tzinfo=UTC),
    )  # fmt: skip
    deeds.change_fair(fair=fair, held_on=date(2024, 4, 19), starts_at=time(11), slot_minutes=20, actor=coordinator)
    interview.refresh_from_db()
    assert (interview.starts_at, interview.revision) == (datetime(2024, 4, 19, 4, 40, tzinfo=UTC), 1)

    with pytest.raises(BrokenRule, match="укажите, во сколько") as refusal:
        deeds.change_fair(fair=fair, starts_at=None, actor=coordinator)
    assert refusal.value.field == "starts_at"
    with pytest.raises(BrokenRule, match="очередей: 3, а до конца дня их помещается 2"):
        deeds.change_fair(fair=fair, starts_at=time(23), slot_minutes=25, actor=coordinator)

    for settled in ({"is_locked": True}, {"is_locked": False, "state": InterviewState.NO_SHOW}):
        Interview.objects.filter(pk=interview.pk).update(**settled)
        for change in ({"held_on": date(2024, 4, 26)}, {"starts_at": time(9)}, {"slot_minutes": 10}):
            with pytest.raises(BrokenRule, match="время которых согласовано") as refusal:
                deeds.change_fair(fair=fair, actor=coordinator, **change)
            assert refusal.value.field == next(iter(change))
    interview.refresh_from_db()
    assert interview.starts_at == datetime(2024, 4, 19, 4, 40, tzinfo=UTC)


def test_days_of_stages_go_forward(fair, coordinator):
    days = {Stage.COLLECTING: (date(2024, 2, 1), date(2024, 3, 15)), Stage.SHOWCASE: (date(2024, 3, 18), None)}
    deeds.plan_stages(fair=fair, days=days, actor=coordinator)
    assert fair.stages.get(stage=Stage.COLLECTING).due_on == date(2024, 3, 15)
    assert traces(FairEvent.STAGES_PLANNED) == 1
    with pytest.raises(BrokenRule, match="раньше, чем начинается") as refusal:
        deeds.plan_stages(fair=fair, days={Stage.WISHES: (date(2024, 4, 5), date(2024, 4, 1))}, actor=coordinator)
    assert refusal.value.field == "wishes_due_on"
    with pytest.raises(BrokenRule, match="раньше предыдущего") as refusal:
        deeds.plan_stages(fair=fair, days={Stage.WISHES: (date(2024, 3, 1), None)}, actor=coordinator)
    assert refusal.value.field == "wishes_opens_on"
    assert fair.stages.get(stage=Stage.WISHES).opens_on is None


# --- the road ---


def satisfy(fair: Fair, stage: Stage) -> None:
    """What opening the stage asks for."""
    match stage:
        case Stage.SHOWCASE:
            make_vacancy(fair)
        case Stage.WISHES:
            make_graduate(fair)
        case Stage.INTERVIEWS:
            make_wishes(fair.graduates.get(), [fair.vacancies.get()])
        case Stage.COMMISSION:
            make_run(fair)
            fair.commission = make_unit(fair.cluster, kind=UnitKind.COMMISSION)
            fair.save()
        case Stage.INVITATIONS:
            fair.runs.update(state=RunState.APPROVED)
        case Stage.ANSWERS:
            make_invitation(fair, InvitationState.ISSUED)


def make_run(fair: Fair, **fields) -> MatchRun:
    return MatchRun.objects.create(
        **{"cluster": fair.cluster, "fair": fair, "number": fair.runs.count() + 1, "snapshot": "{}", "digest": "0",
           "algorithm": "DA", "made_at": clock.now(), "blocking_pairs": 0} | fields
    )  # fmt: skip


def make_invitation(fair: Fair, state: str) -> Invitation:
    return Invitation.objects.create(
        cluster=fair.cluster, fair=fair, graduate=fair.graduates.first(), vacancy=fair.vacancies.first(), state=state,
        valid_until=date(2024, 5, 15), made_at=clock.now(),
    )  # fmt: skip


NEEDS = {
    Stage.SHOWCASE: "опубликованной вакансии",
    Stage.WISHES: "подтвердил участие",
    Stage.INTERVIEWS: "Пожеланий ещё нет",
    Stage.COMMISSION: "ещё не выполнено",
    Stage.INVITATIONS: "не утверждено",
    Stage.ANSWERS: "не подписано предприятием",
}


def test_the_whole_road_stage_by_stage_each_refused_until_it_has_what_it_needs(cluster, coordinator):
    fair = make_fair(cluster, Stage.ANNOUNCED)
    for before, target in pairwise(STAGES):
        assert fair.stage == before
        if target in NEEDS:
            with pytest.raises(BrokenRule, match=NEEDS[target]):
                deeds.advance_fair(fair=fair, actor=coordinator)
            assert Fair.objects.get(pk=fair.pk).stage == before
        satisfy(fair, target)
        fair = deeds.advance_fair(fair=fair, actor=coordinator)
        assert Fair.objects.get(pk=fair.pk).stage == target
        assert fair.stages.get(stage=before).closed_at and fair.stages.get(stage=target).opened_at
    with pytest.raises(IllegalTransition, match="следующего этапа нет"):
        deeds.advance_fair(fair=fair, actor=coordinator)
    assert traces(FairEvent.ADVANCED) == len(STAGES) - 1


def test_an_allocation_with_a_broken_pair_goes_to_no_commission(cluster, coordinator):
    fair = make_fair(cluster, Stage.ALLOCATION, commission=make_unit(cluster, kind=UnitKind.COMMISSION))
    make_run(fair, blocking_pairs=1)
    with pytest.raises(BrokenRule, match="нашла нарушения"):
        deeds.advance_fair(fair=fair, actor=coordinator)


def test_what_is_only_worth_a_look_does_not_stop_the_fair(cluster, coordinator):
    fair = make_fair(cluster, Stage.INTERVIEWS)
    vacancy, graduate = make_vacancy(fair), make_graduate(fair)
    Interview.objects.create(
        cluster=cluster, fair=fair, graduate=graduate, vacancy=vacancy, stand=make_stand(fair, vacancy.organisation)
    )
    lacks = lacks_of(fair, Stage.ALLOCATION)
    assert [(lack.is_blocking, "1 собеседование" in lack.text.replace("\xa0", " ")) for lack in lacks] == [
        (False, True)
    ]
    assert deeds.advance_fair(fair=fair, actor=coordinator).stage == Stage.ALLOCATION


def test_warnings_name_what_waits(cluster):
    fair = make_fair(cluster, Stage.ANNOUNCED)
    ConsentText.objects.filter(cluster=cluster).delete()
    words = " ".join(lack.text for lack in lacks_of(fair, Stage.COLLECTING))
    assert "текст согласия" in words and "комиссия" in words
    make_vacancy(fair)
    make_vacancy(fair, state=VacancyState.SUBMITTED)
    make_graduate(fair, state=GraduateState.ENTERED, consented=False)
    assert [lack.is_blocking for lack in lacks_of(fair, Stage.SHOWCASE)] == [False]
    assert [lack.is_blocking for lack in lacks_of(fair, Stage.WISHES)] == [True, False]


def test_a_fair_goes_one_stage_back_with_a_reason(cluster, coordinator):
    fair = make_fair(cluster, Stage.SHOWCASE)
    with pytest.raises(BrokenRule, match="почему") as refusal:
        deeds.reopen_stage(fair=fair, reason=" ", actor=coordinator)
    assert refusal.value.field == "reason"
    fair = deeds.reopen_stage(fair=fair, reason="Завод прислал вакансии позже", actor=coordinator)
    assert Fair.objects.get(pk=fair.pk).stage == Stage.COLLECTING
    assert Entry.objects.get(event=FairEvent.SET_BACK).detail["basis"] == "Завод прислал вакансии позже"
    first = make_fair(cluster, Stage.ANNOUNCED)
    with pytest.raises(IllegalTransition, match="первый этап"):
        deeds.reopen_stage(fair=first, reason="так", actor=coordinator)


def test_nobody_goes_back_behind_an_allocation(cluster, coordinator):
    fair = make_fair(cluster, Stage.COMMISSION)
    run = make_run(fair)
    fair = deeds.reopen_stage(fair=fair, reason="Правим данные", actor=coordinator)
    with pytest.raises(IllegalTransition, match="Сначала отмените"):
        deeds.reopen_stage(fair=fair, reason="Правим данные", actor=coordinator)
    run.state, run.discard_reason = RunState.DISCARDED, "Ошибка в оценках"
    run.save()
    assert deeds.reopen_stage(fair=fair, reason="Правим данные", actor=coordinator).stage == Stage.INTERVIEWS
    late = make_fair(cluster, Stage.INVITATIONS)
    make_run(late, state=RunState.APPROVED)
    with pytest.raises(IllegalTransition, match="утверждено протоколом"):
        deeds.reopen_stage(fair=late, reason="Передумали", actor=coordinator)
    assert traces(FairEvent.SET_BACK) == 2


def test_the_table_of_work_and_the_order_of_stages_agree():
    for work in Work:
        with_fair = [stage for stage in STAGES if stage in OPEN[work]]
        assert with_fair, work
        for stage in STAGES:
            fair = Fair(stage=stage)
            if stage in with_fair:
                deeds.require_open(fair, work)
            else:
                with pytest.raises(IllegalTransition, match="сейчас идёт этап"):
                    deeds.require_open(fair, work)
    for stage in STAGES[:-1]:
        assert stage_before(stage_after(stage)) == stage


# --- stands ---


def test_a_stand_is_given_changed_and_keeps_tables_in_use(cluster, fair, coordinator):
    employer = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
    stand = deeds.set_stand(fair=fair, organisation=employer, place=" Зал 1 ", tables=3, actor=coordinator)
    assert (stand.place, stand.tables) == ("Зал 1", 3)
    vacancy = make_vacancy(fair, employer)
    interview = Interview.objects.create(
        cluster=cluster, fair=fair, graduate=make_graduate(fair), vacancy=vacancy, stand=stand, round=1, table=2
    )
    with pytest.raises(BrokenRule, match="№ 2") as refusal:
        deeds.set_stand(fair=fair, organisation=employer, place="Зал 1", tables=1, actor=coordinator)
    assert refusal.value.field == "tables"
    interview.state = InterviewState.CANCELLED
    interview.save()
    assert deeds.set_stand(fair=fair, organisation=employer, place="Зал 2", tables=1, actor=coordinator).pk == stand.pk
    assert traces(FairEvent.STAND_SET) == 2


def test_stands_are_for_employers_of_this_cluster_before_the_fair_is_over(cluster, fair, coordinator):
    with pytest.raises(BrokenRule, match="предприятию"):
        deeds.set_stand(fair=fair, organisation=make_organisation(cluster), place="", tables=1, actor=coordinator)
    foreign = make_organisation(make_cluster(), kind=OrganisationKind.EMPLOYER)
    with pytest.raises(Denied):
        deeds.set_stand(fair=fair, organisation=foreign, place="", tables=1, actor=coordinator)
    employer = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
    with pytest.raises(BrokenRule, match="от 1 до 50"):
        deeds.set_stand(fair=fair, organisation=employer, place="", tables=0, actor=coordinator)
    late = make_fair(cluster, Stage.ALLOCATION)
    with pytest.raises(IllegalTransition, match="прошёл"):
        deeds.set_stand(fair=late, organisation=employer, place="", tables=1, actor=coordinator)
