"""Who sees what of a graduate: by role, consent and stage; and consents of those who come of age."""

from datetime import date
from types import SimpleNamespace

import pytest
import time_machine

from artel.accounts.bearer import Bearer
from artel.catalogue.domain.ages import is_adult
from artel.catalogue.tests.factories import make_group, make_programme, make_speciality, make_student
from artel.fair.domain.lines import fits_any
from artel.fair.domain.states import GraduateState, InterviewState, InvitationState, Stage
from artel.fair.models import Graduate, Interview, Invitation
from artel.fair.selectors.people import card_of, cards_of, consented, graduates_visible_to, with_cards
from artel.fair.tests.factories import (
    give_consent,
    make_fair,
    make_graduate,
    make_stand,
    make_vacancy,
    make_wishes,
)
from artel.kernel import clock
from artel.members.domain.kinds import OfficeKind, OrganisationKind, RoleKind, UnitKind
from artel.members.tests.factories import (
    make_cluster,
    make_organisation,
    make_person,
    make_role,
    make_tenure,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 20)
CANARY = "Канарейкин"


@pytest.fixture
def world():
    with time_machine.travel("2024-03-20 05:00:00+00:00", tick=False):
        cluster = make_cluster()
        commission = make_unit(cluster, kind=UnitKind.COMMISSION)
        fair = make_fair(cluster, Stage.SHOWCASE, commission=commission)
        college = make_organisation(cluster)
        group = make_group(make_programme(college))
        firm = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
        other_firm = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
        vacancy = make_vacancy(fair, firm)
        student = make_student(
            group, last_name=CANARY, first_name="Пётр", patronymic="", email="petr@example.test", phone="+7 900"
        )
        graduate = make_graduate(fair, student, consented=False, about="Я Канарейкин, пишите")
        member = make_person(cluster, user=make_user())
        make_tenure(commission.offices.get(kind=OfficeKind.MEMBER), person=member)
        yield SimpleNamespace(
            cluster=cluster,
            fair=fair,
            college=college,
            firm=firm,
            vacancy=vacancy,
            student=student,
            graduate=Graduate.objects.get(pk=graduate.pk),
            users={
                "college": make_role(RoleKind.REPRESENTATIVE, cluster, organisation=college).user,
                "coordinator": make_role(RoleKind.COORDINATOR, cluster).user,
                "commission": member.user,
                "employer": make_role(RoleKind.REPRESENTATIVE, cluster, organisation=firm).user,
                "other college": make_role(
                    RoleKind.REPRESENTATIVE, cluster, organisation=make_organisation(cluster)
                ).user,
                "other employer": make_role(RoleKind.REPRESENTATIVE, cluster, organisation=other_firm).user,
                "observer": make_role(RoleKind.OBSERVER, cluster).user,
                "stranger": make_role(RoleKind.COORDINATOR, make_cluster()).user,
                "graduate": Bearer(graduate, graduate.public_number),
            },
        )


def seen_as(world, who: str) -> str:
    """In one word, what of the graduate is shown: nothing, number, card, name, contacts."""
    user = world.users[who]
    card = card_of(user, with_cards(Graduate.objects.all()).get(pk=world.graduate.pk))
    if not graduates_visible_to(user, world.fair).filter(pk=world.graduate.pk).exists():
        assert (card.name, card.college, card.average_grade, card.contacts) == ("", "", None, None)
        return "nothing"
    if card.contacts or card.may_ask_contacts:
        return "contacts"
    assert card.contacts is None
    if card.name:
        return "name"
    assert CANARY not in repr(card)
    assert "petr@" not in repr(card)
    return "card" if card.is_profile_shown else "number"


MEETS = "meets"
INVITED = "invited"
ACCEPTED = "accepted"
OTHERS = {"other college": "nothing", "observer": "nothing", "stranger": "nothing", "graduate": "contacts"}
TABLE = [
    # stage, consent, what has been between them, anonymous cards -> who sees what
    (Stage.SHOWCASE, False, "", True, {"college": "contacts", "coordinator": "number", "employer": "nothing"}),
    (Stage.COLLECTING, True, "", True, {"college": "contacts", "coordinator": "name", "employer": "nothing"}),
    (Stage.SHOWCASE, True, "", True, {"college": "contacts", "coordinator": "name", "employer": "card"}),
    (Stage.SHOWCASE, True, "", False, {"college": "contacts", "coordinator": "name", "employer": "name"}),
    (Stage.SHOWCASE, False, "", False, {"college": "contacts", "coordinator": "number", "employer": "nothing"}),
    (Stage.WISHES, True, MEETS, True, {"college": "contacts", "coordinator": "name", "employer": "card"}),
    (Stage.INTERVIEWS, True, MEETS, True, {"college": "contacts", "coordinator": "name", "employer": "name"}),
    (Stage.INTERVIEWS, False, MEETS, True, {"college": "contacts", "coordinator": "number", "employer": "nothing"}),
    (Stage.INTERVIEWS, True, "", True, {"college": "contacts", "coordinator": "name", "employer": "card"}),
    (Stage.ANSWERS, True, INVITED, True, {"college": "contacts", "coordinator": "name", "employer": "name"}),
    (Stage.ANSWERS, True, ACCEPTED, True, {"college": "contacts", "coordinator": "name", "employer": "contacts"}),
    (Stage.ANSWERS, False, ACCEPTED, True, {"college": "contacts", "coordinator": "number", "employer": "nothing"}),
    (Stage.CLOSED, True, ACCEPTED, True, {"college": "contacts", "coordinator": "name", "employer": "contacts"}),
]


@pytest.mark.parametrize(("stage", "consent", "between", "anonymous", "expected"), TABLE)
def test_what_is_seen_depends_on_role_consent_stage_and_what_has_been_between_them(
    world, stage, consent, between, anonymous, expected
):
    world.fair.stage, world.fair.are_cards_anonymous = stage, anonymous
    world.fair.save()
    if consent:
        give_consent(world.student)
    if between == MEETS:
        meet(world)
    elif between:
        invite(world, InvitationState.DELIVERED if between == INVITED else InvitationState.ACCEPTED)
    expected = {**OTHERS, **expected, "commission": expected["coordinator"], "other employer": "nothing"}
    assert {who: seen_as(world, who) for who in world.users} == expected


def meet(world) -> None:
    Interview.objects.create(
        cluster=world.cluster,
        fair=world.fair,
        graduate=world.graduate,
        vacancy=world.vacancy,
        stand=make_stand(world.fair, world.firm),
        state=InterviewState.PLANNED,
    )


def invite(world, state: InvitationState) -> None:
    Invitation.objects.create(
        cluster=world.cluster,
        fair=world.fair,
        graduate=world.graduate,
        vacancy=world.vacancy,
        state=state,
        valid_until=date(2024, 5, 20),
        made_at=clock.now(),
        answered_at=clock.now(),
    )


def test_employer_of_another_speciality_sees_whoever_wished_its_vacancy_and_nobody_else(world):
    give_consent(world.student)
    other = make_vacancy(
        world.fair,
        make_organisation(world.cluster, kind=OrganisationKind.EMPLOYER),
        specialities=[make_speciality("09.02.07", "Информационные системы")],
    )
    user = make_role(RoleKind.REPRESENTATIVE, world.cluster, organisation=other.organisation).user
    assert not graduates_visible_to(user, world.fair).exists()
    make_wishes(world.graduate, [other])
    assert graduates_visible_to(user, world.fair).get() == world.graduate


@pytest.mark.parametrize("state", [GraduateState.ENTERED, GraduateState.REFUSED, GraduateState.WITHDRAWN])
def test_employer_is_told_only_of_those_who_take_part(world, state):
    give_consent(world.student)
    Graduate.objects.update(state=state)
    assert not graduates_visible_to(world.users["employer"], world.fair).exists()
    assert graduates_visible_to(world.users["college"], world.fair).exists()


def test_new_code_of_a_speciality_suits_a_vacancy_for_the_old_one():
    old = SimpleNamespace(code="15.02.08", predecessors=[], successor="15.02.16")
    new = SimpleNamespace(code="15.02.16", predecessors=["15.02.08"], successor="")
    bare = SimpleNamespace(code="15.02.16", predecessors=[], successor="")
    other = SimpleNamespace(code="09.02.07", predecessors=[], successor="")
    assert fits_any(old, [other, new])
    assert fits_any(new, [old])
    assert fits_any(bare, [old])
    assert not fits_any(new, [other])
    assert not fits_any(new, [])


@pytest.mark.parametrize(
    ("day", "representative", "is_in_force"),
    [
        (date(2026, 5, 9), "Канарейкина О. П., мать", True),
        (date(2026, 5, 10), "Канарейкина О. П., мать", False),  # comes of age: the own one is needed (vector 7)
        (date(2026, 5, 9), "", False),
        (date(2026, 5, 10), "", True),
    ],
)
def test_consent_of_a_representative_ends_on_the_eighteenth_birthday(world, day, representative, is_in_force):
    world.student.born_on = date(2008, 5, 10)
    world.student.save()
    give_consent(world.student, representative=representative)
    assert consented(Graduate.objects.all(), day).exists() is is_in_force


def test_consent_counts_from_the_day_given_to_the_day_before_it_was_taken_back(world):
    consent = give_consent(world.student)
    consent.revoked_on = date(2024, 3, 10)
    consent.save()
    days = [date(2024, 1, 31), date(2024, 2, 1), date(2024, 3, 9), date(2024, 3, 10)]
    assert [consented(Graduate.objects.all(), day).exists() for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("born_on", "day", "adult"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), False),
        (date(2008, 2, 29), date(2026, 3, 1), True),
        (date(2010, 3, 1), date(2028, 2, 29), False),
        (date(2010, 2, 28), date(2028, 2, 29), True),
        (None, date(2028, 2, 29), False),
    ],
)
def test_full_age_and_the_29th_of_february(born_on, day, adult):
    assert is_adult(born_on, day) is adult


@pytest.mark.parametrize("who", ["employer", "coordinator", "college"])
def test_cards_cost_the_same_for_one_graduate_and_for_many(world, who, django_assert_max_num_queries):
    for _ in range(4):
        make_graduate(world.fair, make_student(world.student.group))
    user = world.users[who]
    with django_assert_max_num_queries(12) as few:
        cards_of(user, world.fair, list(with_cards(graduates_visible_to(user, world.fair))[:1]))
    user.__dict__.pop("_standings", None)
    with django_assert_max_num_queries(len(few)) as many:
        cards = cards_of(user, world.fair, list(with_cards(graduates_visible_to(user, world.fair))))
    assert len(cards) >= 4
    assert len(many) == len(few)
