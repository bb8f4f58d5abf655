"""Deeds about graduates: entering, taking part, consents, wishes, contacts."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
import time_machine

from artel.audit.models import Entry
from artel.catalogue.models import TargetContract
from artel.catalogue.tests.factories import make_group, make_programme, make_speciality, make_student
from artel.fair.domain.states import GraduateState, InterviewState, InvitationState, Stage, VacancyState
from artel.fair.models import Graduate, Interview, Invitation
from artel.fair.selectors.people import has_consent
from artel.fair.services import graduates as deeds
from artel.fair.services.links import bearer
from artel.fair.tests.factories import give_consent, make_fair, make_graduate, make_stand, make_vacancy
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import OrganisationKind, RoleKind
from artel.members.models import Consent
from artel.members.tests.factories import make_cluster, make_organisation, make_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    with time_machine.travel("2024-03-20 05:00:00+00:00", tick=False):
        cluster = make_cluster()
        fair = make_fair(cluster, Stage.WISHES)
        college = make_organisation(cluster)
        group = make_group(make_programme(college))
        graduate = make_graduate(fair, make_student(group), consented=False)
        yield SimpleNamespace(
            cluster=cluster,
            fair=fair,
            college=college,
            group=group,
            graduate=graduate,
            bearer=bearer(graduate),
            keeper=make_role(RoleKind.REPRESENTATIVE, cluster, organisation=college).user,
            stranger=make_role(RoleKind.REPRESENTATIVE, cluster, organisation=make_organisation(cluster)).user,
            coordinator=make_role(RoleKind.COORDINATOR, cluster).user,
        )


def go_to(world, stage: Stage) -> None:
    world.fair.stage = stage
    world.fair.save()
    world.graduate.refresh_from_db()


def traces(target, event: str) -> int:
    return Entry.objects.filter(event=event, target_id=str(target.pk)).count()


def test_entering_numbers_whoever_is_new_and_passes_over_the_rest(world):
    students = [world.graduate.student, make_student(world.group), make_student(world.group)]
    made = deeds.enter_graduates(fair=world.fair, students=students, actor=world.keeper)
    assert sorted(graduate.number for graduate in made) == [2, 3]
    assert {graduate.state for graduate in made} == {GraduateState.ENTERED}
    assert deeds.enter_graduates(fair=world.fair, students=students, actor=world.keeper) == []
    assert traces(world.fair, "fair.graduates_entered") == 1


def test_entering_is_the_colleges_own_of_that_year_and_before_interviews(world):
    student = make_student(world.group)
    for other in (world.stranger, world.coordinator):
        with pytest.raises(Denied):
            deeds.enter_graduates(fair=world.fair, students=[student], actor=other)
    later = make_student(make_group(world.group.programme, graduates_on=date(2025, 6, 30)))
    with pytest.raises(BrokenRule, match="выпускается не в 2024"):
        deeds.enter_graduates(fair=world.fair, students=[later], actor=world.keeper)
    go_to(world, Stage.INTERVIEWS)
    with pytest.raises(IllegalTransition):
        deeds.enter_graduates(fair=world.fair, students=[student], actor=world.keeper)
    assert Graduate.objects.count() == 1


def test_graduate_changes_own_words_and_the_college_the_marks(world):
    deeds.change_profile(graduate=world.graduate, actor=world.bearer, about="Умею паять", is_ready_to_move=True)
    deeds.change_profile(graduate=world.graduate, actor=world.keeper, average_grade=Decimal("4.60"))
    world.graduate.refresh_from_db()
    assert (world.graduate.about, str(world.graduate.average_grade)) == ("Умею паять", "4.60")
    with pytest.raises(Denied, match="вносит колледж"):
        deeds.change_profile(graduate=world.graduate, actor=world.bearer, average_grade=Decimal(5))
    with pytest.raises(BrokenRule, match="от 2 до 5"):
        deeds.change_profile(graduate=world.graduate, actor=world.keeper, average_grade=6)
    other = make_graduate(world.fair, make_student(world.group), consented=False)
    with pytest.raises(Denied):
        deeds.change_profile(graduate=world.graduate, actor=bearer(other), about="Чужое")
    with pytest.raises(Denied):
        deeds.change_profile(graduate=world.graduate, actor=world.stranger, about="Чужое")


VERBS = {
    "confirm": lambda world, who: deeds.confirm(graduate=world.graduate, actor=who),
    "refuse": lambda world, who: deeds.refuse(graduate=world.graduate, reason="служба", actor=who),
    "withdraw": lambda world, who: deeds.withdraw_graduate(graduate=world.graduate, reason="приказ", actor=who),
    "restore": lambda world, who: deeds.restore_graduate(graduate=world.graduate, actor=who),
}
ALLOWED = {
    GraduateState.ENTERED: {"confirm", "refuse", "withdraw"},
    GraduateState.CONFIRMED: {"refuse", "withdraw"},
    GraduateState.REFUSED: {"confirm", "withdraw"},
    GraduateState.WITHDRAWN: {"restore"},
}


@pytest.mark.parametrize("state", GraduateState)
@pytest.mark.parametrize("verb", VERBS)
def test_each_state_allows_exactly_its_verbs(world, state, verb):
    Graduate.objects.update(state=state)
    if verb in ALLOWED[state]:
        VERBS[verb](world, world.keeper)
        assert Graduate.objects.get().state != state
    else:
        with pytest.raises(IllegalTransition):
            VERBS[verb](world, world.keeper)
        assert Graduate.objects.get().state == state


@pytest.mark.parametrize("verb", ["withdraw", "restore"])
def test_graduate_is_not_taken_off_or_brought_back_by_the_link(world, verb):
    with pytest.raises(Denied):
        VERBS[verb](world, world.bearer)
    with pytest.raises(Denied):
        VERBS[verb](world, world.stranger)


def test_refusal_calls_off_what_is_planned_and_needs_a_reason(world):
    vacancy = make_vacancy(world.fair)
    meeting = Interview.objects.create(
        cluster=world.cluster,
        fair=world.fair,
        graduate=world.graduate,
        vacancy=vacancy,
        stand=make_stand(world.fair, vacancy.organisation),
    )
    with pytest.raises(BrokenRule, match="почему"):
        deeds.refuse(graduate=world.graduate, reason="  ", actor=world.bearer)
    deeds.refuse(graduate=world.graduate, reason="поступаю в вуз", actor=world.bearer)
    meeting.refresh_from_db()
    assert meeting.state == InterviewState.CANCELLED
    assert traces(world.graduate, "fair.participation_refused") == 1


def test_list_of_people_is_frozen_while_the_allocation_is_made(world):
    for stage in (Stage.ALLOCATION, Stage.COMMISSION):
        go_to(world, stage)
        with pytest.raises(IllegalTransition):
            deeds.withdraw_graduate(graduate=world.graduate, reason="приказ", actor=world.keeper)
        with pytest.raises(IllegalTransition):
            deeds.refuse(graduate=world.graduate, reason="передумал", actor=world.bearer)


def test_withdrawal_revokes_a_live_invitation_and_frees_its_place(world):
    go_to(world, Stage.ANSWERS)
    vacancy = make_vacancy(world.fair, offered=1)
    invitation = Invitation.objects.create(
        cluster=world.cluster,
        fair=world.fair,
        graduate=world.graduate,
        vacancy=vacancy,
        state=InvitationState.ISSUED,
        valid_until=date(2024, 5, 20),
        made_at=clock.now(),
    )
    deeds.withdraw_graduate(graduate=world.graduate, reason="отчислен приказом № 5", actor=world.keeper)
    invitation.refresh_from_db()
    vacancy.refresh_from_db()
    assert (invitation.state, vacancy.offered) == (InvitationState.REVOKED, 0)


# --- consent ---


def test_grown_up_gives_and_takes_back_the_consent_by_the_link(world):
    consent = deeds.give_consent(graduate=world.graduate, actor=world.bearer)
    assert has_consent(world.graduate, date(2024, 3, 20))
    assert consent.recorded_by is None
    with pytest.raises(BrokenRule, match="уже есть"):
        deeds.give_consent(graduate=world.graduate, actor=world.bearer)
    deeds.take_consent_back(graduate=world.graduate, actor=world.bearer)
    assert not has_consent(world.graduate, date(2024, 3, 20))
    with pytest.raises(IllegalTransition):
        deeds.take_consent_back(graduate=world.graduate, actor=world.bearer)
    deeds.give_consent(graduate=world.graduate, actor=world.bearer)
    assert has_consent(world.graduate, date(2024, 3, 20))
    assert traces(world.graduate, "fair.consent_given_by_link") == 2
    assert traces(world.graduate, "fair.consent_withdrawn_by_link") == 1


def test_minors_consent_needs_a_representative_and_is_replaced_at_eighteen(world):
    world.graduate.student.born_on = date(2006, 5, 10)
    world.graduate.student.save()
    with pytest.raises(BrokenRule, match="родитель или опекун"):
        deeds.give_consent(graduate=world.graduate, actor=world.bearer, representative="сам себе")
    with pytest.raises(BrokenRule, match="укажите родителя"):
        deeds.give_consent(graduate=world.graduate, actor=world.keeper)
    consent = deeds.give_consent(graduate=world.graduate, actor=world.keeper, representative="Орлова А. С., мать")
    assert consent.recorded_by == world.keeper
    with time_machine.travel("2024-05-10 05:00:00+00:00", tick=False):
        assert not has_consent(world.graduate, date(2024, 5, 10))
        with pytest.raises(BrokenRule, match="без представителя"):
            deeds.give_consent(graduate=world.graduate, actor=world.keeper, representative="Орлова А. С., мать")
        deeds.give_consent(graduate=world.graduate, actor=world.bearer)
        assert has_consent(world.graduate, date(2024, 5, 10))
    assert Consent.objects.filter(revoked_on=date(2024, 5, 10)).count() == 1


def test_consent_is_the_graduates_and_their_colleges_affair(world):
    for other in (world.stranger, world.coordinator):
        with pytest.raises(Denied):
            deeds.give_consent(graduate=world.graduate, actor=other)
    assert not Consent.objects.exists()


# --- wishes ---


def choose(world, *vacancies, actor=None):
    return deeds.choose_wishes(graduate=world.graduate, vacancies=vacancies, actor=actor or world.bearer)


def ranks(world) -> list[int]:
    return list(world.graduate.wishes.order_by("rank").values_list("vacancy__number", flat=True))


def test_whole_list_is_set_in_order_by_the_graduate_or_the_college(world):
    give_consent(world.graduate.student)
    first, second, third = (make_vacancy(world.fair) for _ in range(3))
    choose(world, second, first)
    assert ranks(world) == [2, 1]
    choose(world, first, third, second, actor=world.keeper)
    assert ranks(world) == [1, 3, 2]
    assert traces(world.graduate, "fair.wishes_chosen") == 2
    choose(world)
    world.graduate.refresh_from_db()
    assert world.graduate.wishes_at is None
    for other in (world.stranger, world.coordinator):
        with pytest.raises(Denied):
            choose(world, first, actor=other)


def test_list_is_refused_for_what_is_wrong_in_it(world):
    give_consent(world.graduate.student)
    world.fair.max_wishes = 2
    world.fair.save()
    one, two, three = (make_vacancy(world.fair) for _ in range(3))
    draft = make_vacancy(world.fair, state=VacancyState.SUBMITTED)
    foreign = make_vacancy(make_fair(world.cluster, Stage.WISHES))
    unfit = make_vacancy(world.fair, specialities=[make_speciality("09.02.07", "Информационные системы")])
    cases = [
        ((one, two, three), "не больше 2"),
        ((one, one), "дважды"),
        ((draft,), "не опубликована"),
        ((foreign,), "на этой ярмарке нет"),
        ((unfit,), "других специальностей"),
    ]
    for vacancies, words in cases:
        with pytest.raises(BrokenRule, match=words):
            choose(world, *vacancies)
    assert ranks(world) == []


def test_adults_only_work_is_for_those_who_are_eighteen_when_it_begins(world):
    world.graduate.student.born_on = date(2006, 7, 16)
    world.graduate.student.save()
    give_consent(world.graduate.student, representative="Орлова А. С., мать")
    too_early = make_vacancy(world.fair, is_adults_only=True, starts_on=date(2024, 7, 15))
    just_right = make_vacancy(world.fair, is_adults_only=True, starts_on=date(2024, 7, 16))
    with pytest.raises(BrokenRule, match="с 18 лет"):
        choose(world, too_early)
    choose(world, just_right)
    assert ranks(world) == [2]


def test_nobody_chooses_without_consent_or_confirmation_or_with_a_target_contract(world):
    vacancy = make_vacancy(world.fair)
    with pytest.raises(BrokenRule, match="согласие"):
        choose(world, vacancy)
    give_consent(world.graduate.student)
    Graduate.objects.update(state=GraduateState.ENTERED)
    with pytest.raises(BrokenRule, match="подтвердите участие"):
        choose(world, vacancy)
    Graduate.objects.update(state=GraduateState.CONFIRMED)
    contract = TargetContract.objects.create(
        cluster=world.cluster,
        student=world.graduate.student,
        employer=make_organisation(world.cluster, kind=OrganisationKind.EMPLOYER),
        number="14-Ц",
        signed_on=date(2021, 9, 1),
    )
    with pytest.raises(BrokenRule, match="целевом обучении"):
        choose(world, vacancy)
    contract.released_on = date(2024, 3, 1)
    contract.save()
    assert choose(world, vacancy)


def test_at_interviews_the_order_changes_and_nothing_is_added(world):
    give_consent(world.graduate.student)
    first, second, third = (make_vacancy(world.fair) for _ in range(3))
    choose(world, first, second)
    go_to(world, Stage.INTERVIEWS)
    choose(world, second, first)
    choose(world, second)
    assert ranks(world) == [2]
    for added in (first, third):
        with pytest.raises(BrokenRule, match="но не добавить"):
            choose(world, second, added)
    for stage in (Stage.SHOWCASE, Stage.ALLOCATION, Stage.CLOSED):
        go_to(world, stage)
        with pytest.raises(IllegalTransition):
            choose(world, second)


# --- contacts ---


def test_look_at_contacts_leaves_a_trace_and_is_for_the_employer_that_was_accepted(world):
    go_to(world, Stage.ANSWERS)
    give_consent(world.graduate.student)
    firm = make_organisation(world.cluster, kind=OrganisationKind.EMPLOYER)
    user = make_role(RoleKind.REPRESENTATIVE, world.cluster, organisation=firm).user
    world.graduate.student.person.phone = "+7 900 000-00-01"
    world.graduate.student.person.save()
    invitation = Invitation.objects.create(
        cluster=world.cluster,
        fair=world.fair,
        graduate=world.graduate,
        vacancy=make_vacancy(world.fair, firm),
        state=InvitationState.DELIVERED,
        valid_until=date(2024, 5, 20),
        made_at=clock.now(),
    )
    for other in (user, world.coordinator, world.stranger):
        with pytest.raises(Denied):
            deeds.look_at_contacts(graduate=world.graduate, actor=other)
    invitation.state, invitation.answered_at = InvitationState.ACCEPTED, clock.now()
    invitation.save()
    assert deeds.look_at_contacts(graduate=world.graduate, actor=user).phone == "+7 900 000-00-01"
    assert traces(world.graduate, "fair.contacts_seen") == 1
