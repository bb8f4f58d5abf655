"""The graduate's cabinet without an account: its story by stages, and what a dead code is told."""

import re
from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from artel.catalogue.tests.factories import make_group, make_programme, make_student
from artel.fair.domain.states import GraduateState, InvitationState, Stage
from artel.fair.domain.steps import Facts, Step, next_step
from artel.fair.models import Graduate, Interview, Invitation, PersonalLink
from artel.fair.selectors.people import has_consent
from artel.fair.services.links import make_links, replace_link
from artel.fair.tests.factories import give_consent, make_fair, make_graduate, make_stand, make_vacancy, make_wishes
from artel.kernel import clock
from artel.members.domain.kinds import RoleKind
from artel.members.tests.factories import make_cluster, make_organisation, make_role

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Tomsk")


@pytest.fixture
def world(client):
    with time_machine.travel("2024-04-12 03:00:00+00:00", tick=False):
        cluster = make_cluster()
        fair = make_fair(cluster, Stage.COLLECTING, venue="ул. Примерная, 1")
        college = make_organisation(cluster)
        student = make_student(make_group(make_programme(college)), last_name="Иволгин", first_name="Пётр")
        graduate = make_graduate(fair, student, consented=False, state=GraduateState.ENTERED)
        keeper = make_role(RoleKind.REPRESENTATIVE, cluster, organisation=college).user
        [(_one, url)] = make_links(graduates=[graduate], actor=keeper)
        yield SimpleNamespace(
            cluster=cluster,
            fair=fair,
            graduate=graduate,
            student=student,
            keeper=keeper,
            client=client,
            code=url.rstrip("/").rpartition("/")[2],
        )


def go_to(world, stage: Stage) -> None:
    world.fair.stage = stage
    world.fair.save()


def at(world, name: str = "cabinet", *args) -> str:
    return reverse(f"fair:{name}", args=[world.code, *args])


def page(world, name: str = "cabinet", *args) -> str:
    answer = world.client.get(at(world, name, *args))
    assert answer.status_code == 200
    return answer.content.decode().replace("\u00a0", " ")


def test_story_from_the_first_look_to_the_accepted_invitation(world):
    first, second = make_vacancy(world.fair, title="Фрезеровщик"), make_vacancy(world.fair, title="Оператор ЧПУ")
    assert "Участвуете в ярмарке вакансий?" in page(world)
    assert PersonalLink.objects.get().opened_at is not None
    world.client.post(at(world, "cabinet_confirm"))
    assert "Дайте согласие на передачу анкеты предприятиям" in page(world)
    assert "Согласие на передачу анкеты" in page(world, "cabinet_consent")
    refused = world.client.post(at(world, "cabinet_consent"))
    assert "Отметьте, что вы согласны" in refused.content.decode().replace("\u00a0", " ")
    world.client.post(at(world, "cabinet_consent"), {"agreed": "on"})
    assert has_consent(world.graduate, date(2024, 4, 12))
    world.client.post(at(world, "cabinet_profile"), {"about": "Умею паять", "municipality": "Томск"})
    assert "Умею паять" in page(world)
    go_to(world, Stage.SHOWCASE)
    assert "Посмотрите вакансии" in page(world)
    assert "Фрезеровщик" in page(world, "cabinet_wishes")
    go_to(world, Stage.WISHES)
    assert "Выберите до 5 вакансий" in page(world)
    wishes = at(world, "cabinet_wishes")
    for press in ({"add": first.pk}, {"add": second.pk}, {"up": second.pk}):
        assert world.client.post(wishes, press).status_code == 302
    assert list(world.graduate.wishes.values_list("vacancy__title", flat=True)) == ["Оператор ЧПУ", "Фрезеровщик"]
    world.client.post(wishes, {"down": second.pk})
    world.client.post(wishes, {"drop": second.pk})
    world.client.post(wishes, {"drop": second.pk})
    assert list(world.graduate.wishes.values_list("vacancy__title", flat=True)) == ["Фрезеровщик"]
    assert "Вы выбрали 1 вакансию" in page(world)
    go_to(world, Stage.INTERVIEWS)
    Interview.objects.create(
        cluster=world.cluster,
        fair=world.fair,
        graduate=world.graduate,
        vacancy=first,
        stand=make_stand(world.fair, first.organisation),
        round=1,
        table=2,
        starts_at=datetime(2024, 4, 12, 10, 15, tzinfo=ZONE),
    )
    shown = page(world)
    assert "10:15" in shown
    assert "стол 2" in shown
    assert 'src="data:image/svg+xml' in shown
    assert b"BEGIN:VEVENT" in world.client.get(at(world, "cabinet_calendar")).content
    go_to(world, Stage.ALLOCATION)
    assert "Результат появится здесь, когда его утвердит комиссия" in page(world)
    go_to(world, Stage.ANSWERS)
    invitation = make_invitation(world, first)
    assert "приглашает вас на работу" in page(world)
    assert "Принять приглашение" in page(world, "cabinet_invitation", invitation.pk)
    invitation.refresh_from_db()
    assert invitation.state == InvitationState.DELIVERED
    world.client.post(at(world, "cabinet_accept", invitation.pk))
    invitation.refresh_from_db()
    assert invitation.state == InvitationState.ACCEPTED
    assert "Вы приняли приглашение" in page(world)
    world.client.post(at(world, "cabinet_decline", invitation.pk), {"reason": "призывают в армию"})
    invitation.refresh_from_db()
    assert (invitation.state, invitation.answer_reason) == (InvitationState.DECLINED, "призывают в армию")


def make_invitation(world, vacancy) -> Invitation:
    vacancy.offered = 1
    vacancy.save()
    return Invitation.objects.create(
        cluster=world.cluster,
        fair=world.fair,
        graduate=world.graduate,
        vacancy=vacancy,
        state=InvitationState.ISSUED,
        issued_on=date(2024, 4, 10),
        valid_until=date(2024, 4, 26),
        made_at=clock.now(),
    )


def test_minor_is_sent_to_the_parent_and_cannot_consent(world):
    world.student.born_on = date(2006, 9, 1)
    world.student.save()
    world.client.post(at(world, "cabinet_confirm"))
    assert "Согласие подписывает родитель или опекун" in page(world)
    shown = page(world, "cabinet_consent")
    assert "Родитель или опекун (фамилия" in shown
    assert "Дать согласие" not in shown
    world.client.post(at(world, "cabinet_consent"), {"agreed": "on"})
    assert not has_consent(world.graduate, date(2024, 4, 12))


def test_refusal_and_withdrawal_of_the_consent_say_what_happens_first(world):
    Graduate.objects.update(state=GraduateState.CONFIRMED)
    give_consent(world.student)
    assert "перестанут видеть вашу анкету" in page(world, "cabinet_consent_end")
    world.client.post(at(world, "cabinet_consent_end"))
    assert not has_consent(world.graduate, date(2024, 4, 12))
    world.client.post(at(world, "cabinet_refuse"), {"reason": "поступаю в вуз"})
    assert Graduate.objects.get().state == GraduateState.REFUSED
    world.client.post(at(world, "cabinet_confirm"))
    assert Graduate.objects.get().state == GraduateState.CONFIRMED


def test_list_moves_by_htmx_without_leaving_the_page(world):
    Graduate.objects.update(state=GraduateState.CONFIRMED)
    give_consent(world.student)
    go_to(world, Stage.WISHES)
    vacancy = make_vacancy(world.fair)
    answer = world.client.post(at(world, "cabinet_wishes"), {"add": vacancy.pk}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert '<div id="choosing">' in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert world.graduate.wishes.count() == 1
    refused = world.client.post(at(world, "cabinet_wishes"), {"add": vacancy.pk}, headers={"HX-Request": "true"})
    assert "указана дважды" in refused.content.decode().replace("\u00a0", " ")


def test_every_page_is_kept_from_caches_search_engines_and_other_sites(world):
    for answer in (world.client.get(at(world)), world.client.get("/g/НЕТТАКОГО/")):
        assert answer["Referrer-Policy"] == "same-origin"
        assert "noindex" in answer["X-Robots-Tag"]
        assert "no-store" in answer["Cache-Control"]


def test_unknown_replaced_and_outlived_codes_get_the_same_answer(world):
    def answer_to(code: str) -> tuple[int, str]:
        answer = world.client.get(reverse("fair:cabinet", args=[code]))
        body = re.sub(r'nonce="[^"]*"|value="[^"]*"', "", answer.content.decode())
        return answer.status_code, body

    unknown = answer_to("0" * 26)
    assert "Иволгин" not in unknown[1]
    replace_link(graduate=world.graduate, actor=world.keeper)
    assert answer_to(world.code) == unknown
    assert answer_to("мусор") == unknown
    PersonalLink.objects.update(expires_on=date(2024, 4, 11))
    code = make_links(graduates=[world.graduate], actor=world.keeper)[0][1].rstrip("/").rpartition("/")[2]
    PersonalLink.objects.update(expires_on=date(2024, 4, 11))
    assert answer_to(code) == unknown


def test_guessing_is_stopped_and_a_right_code_still_opens(world):
    cache.clear()
    answers = [world.client.get(reverse("fair:cabinet", args=[f"{n:026d}"])).status_code for n in range(62)]
    assert answers[0] == 200
    assert answers[-1] == 429
    assert world.client.get(at(world)).status_code == 200
    cache.clear()


def test_foreign_invitation_and_vacancy_are_not_there(world):
    other = make_graduate(world.fair, make_student(world.student.group), consented=False)
    foreign = make_invitation(SimpleNamespace(**{**vars(world), "graduate": other}), make_vacancy(world.fair))
    for name in ("cabinet_invitation", "cabinet_decline"):
        assert world.client.get(at(world, name, foreign.pk)).status_code == 302
    world.client.post(at(world, "cabinet_accept", foreign.pk))
    foreign.refresh_from_db()
    assert foreign.state == InvitationState.ISSUED


def test_home_costs_the_same_with_one_wish_and_with_many(world, django_assert_max_num_queries):
    Graduate.objects.update(state=GraduateState.CONFIRMED)
    give_consent(world.student)
    go_to(world, Stage.WISHES)
    vacancies = [make_vacancy(world.fair) for _ in range(5)]
    make_wishes(world.graduate, vacancies[:1])
    page(world)
    with django_assert_max_num_queries(20) as few:
        page(world)
    world.graduate.wishes.all().delete()
    make_wishes(world.graduate, vacancies)
    with django_assert_max_num_queries(20) as many:
        page(world)
    assert len(many) == len(few)


CONFIRMED, ENTERED = GraduateState.CONFIRMED, GraduateState.ENTERED


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (Facts(Stage.COLLECTING, ENTERED), Step.CONFIRM),
        (Facts(Stage.COLLECTING, CONFIRMED, has_consent=False), Step.CONSENT),
        (Facts(Stage.COLLECTING, CONFIRMED, has_consent=False, is_minor=True), Step.SIGN),
        (Facts(Stage.COLLECTING, CONFIRMED), Step.WAIT_VACANCIES),
        (Facts(Stage.WISHES, CONFIRMED, has_contract=True), Step.SETTLED),
        (Facts(Stage.SHOWCASE, CONFIRMED), Step.LOOK),
        (Facts(Stage.WISHES, CONFIRMED), Step.CHOOSE),
        (Facts(Stage.WISHES, CONFIRMED, has_wishes=True), Step.CHOSEN),
        (Facts(Stage.INTERVIEWS, CONFIRMED, has_meetings=True), Step.MEET),
        (Facts(Stage.INTERVIEWS, CONFIRMED), Step.NO_MEETINGS),
        (Facts(Stage.ALLOCATION, CONFIRMED, result=True), Step.WAIT_RESULT),
        (Facts(Stage.COMMISSION, CONFIRMED, result=True), Step.WAIT_RESULT),
        (Facts(Stage.INVITATIONS, CONFIRMED), Step.WAIT_RESULT),
        (Facts(Stage.INVITATIONS, CONFIRMED, result=True), Step.WAIT_INVITATION),
        (Facts(Stage.ANSWERS, CONFIRMED, result=False), Step.UNPLACED),
        (Facts(Stage.ANSWERS, CONFIRMED, has_to_answer=True, has_consent=False), Step.ANSWER),
        (Facts(Stage.ANSWERS, CONFIRMED, has_accepted=True, has_to_answer=True), Step.ACCEPTED),
        (Facts(Stage.ANSWERS, ENTERED), Step.TOO_LATE),
        (Facts(Stage.EMPLOYMENT, CONFIRMED, result=True), Step.AFTER),
        (Facts(Stage.WISHES, GraduateState.REFUSED), Step.REFUSED),
        (Facts(Stage.WISHES, GraduateState.WITHDRAWN), Step.WITHDRAWN),
    ],
)
def test_one_step_at_a_time(facts, step):
    assert next_step(facts) == step
