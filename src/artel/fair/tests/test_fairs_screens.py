"""Screens of fairs and vacancies: what each role is asked for, forms, lists at a constant cost, the open showcase."""

import json
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from artel.catalogue.tests.factories import make_group, make_programme, make_speciality, make_student
from artel.fair.domain.states import STAGES, GraduateState, Stage, VacancyState
from artel.fair.models import Fair, Vacancy
from artel.fair.services.vacancy_sheets import SPEC
from artel.fair.tests.factories import make_fair, make_graduate, make_vacancy
from artel.files.sheets import template
from artel.members.domain.kinds import OrganisationKind, RoleKind, UnitKind
from artel.members.tests.factories import (
    make_chair,
    make_cluster,
    make_organisation,
    make_role,
    make_unit,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


@pytest.fixture
def cluster():
    return make_cluster()


@pytest.fixture
def factory(cluster):
    return make_organisation(cluster, kind=OrganisationKind.EMPLOYER, short_name="Завод «Искра»")


@pytest.fixture
def enter(cluster, client):
    """Sign in as somebody with a role."""

    def signed_in(kind: RoleKind, **fields) -> Client:
        client.force_login(make_role(kind, cluster, **fields).user)
        return client

    return signed_in


def url(name: str, thing, **query: str) -> str:
    slug = thing.slug if hasattr(thing, "slug") else thing.cluster.slug
    args = [slug] if hasattr(thing, "slug") else [slug, thing.pk]
    return reverse(f"fair:{name}", args=args)


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).replace("\xa0", " ").split())


def fair_data(**fields) -> dict:
    return {
        "name": "Ярмарка 2024", "year": "2024", "held_on": "12.04.2024", "venue": "", "about": "", "commission": "",
        "max_wishes": "5", "weight_interview": "60", "weight_exam": "25", "weight_grade": "15", "over_offer": "1",
        "answer_days": "10", "target_percent": "100", "criterion_1": "practice", "criterion_2": "", "criterion_3": "",
        "are_cards_anonymous": "on",
    } | fields  # fmt: skip


def vacancy_data(**fields) -> dict:
    return {
        "title": "Наладчик", "places": "2", "schedule": "сменный", "salary_from": "60000", "salary_to": "",
        "starts_on": "15.07.2024", "contact_name": "Фролова", "contact_phone": "22-33-44", "other_codes": "15.02.16",
        "is_worker": "on", "hazard": "",
    } | fields  # fmt: skip


# --- fairs ---


def test_a_coordinator_announces_a_fair_and_walks_it_to_the_next_stage(cluster, enter):
    client = enter(RoleKind.COORDINATOR)
    empty = client.get(url("list", cluster))
    assert "Ярмарок пока нет" in text_of(empty) and reverse("fair:new", args=[cluster.slug]) in empty.content.decode()
    wrong = client.post(url("new", cluster), fair_data(weight_exam="20"))
    assert "сейчас 95 %" in text_of(wrong) and not Fair.objects.exists()
    client.post(url("new", cluster), fair_data())
    fair = Fair.objects.get()
    client.post(url("change", fair), fair_data(over_offer="1,5", number_prefix="2024-"))
    fair.refresh_from_db()
    assert str(fair.over_offer) == "1.50"
    assert (fair.criteria, fair.acceptance_withdraws_others) == (["practice"], False)
    page = text_of(client.get(url("detail", fair)))
    assert "Дальше — этап «вакансии и анкеты»" in page and "не больше 5" in page
    shown = client.get(url("advance", fair))
    assert "Не назначена комиссия" in text_of(shown)
    client.post(url("advance", fair), {"stage": Stage.COLLECTING})
    # The same button of another tab opens nothing more.
    client.post(url("advance", fair), {"stage": Stage.COLLECTING})
    assert Fair.objects.get().stage == Stage.COLLECTING
    refused = client.get(url("advance", fair))
    assert "Нет ни одной опубликованной вакансии" in text_of(refused) and b'name="stage"' not in refused.content
    client.post(url("reopen", fair), {"reason": "Рано"})
    assert Fair.objects.get().stage == Stage.ANNOUNCED


def test_frozen_rules_are_not_asked_and_cannot_be_sent(cluster, enter):
    fair = make_fair(cluster, Stage.INTERVIEWS)
    client = enter(RoleKind.COORDINATOR)
    page = client.get(url("change", fair))
    assert "зафиксированы" in text_of(page) and b'name="max_wishes"' not in page.content
    client.post(url("change", fair), fair_data(name=fair.name, venue="Зал 2", max_wishes="9", number_prefix="2024-"))
    fair.refresh_from_db()
    assert (fair.venue, fair.max_wishes) == ("Зал 2", 5)


def test_days_and_stands_are_set_on_their_pages(cluster, factory, enter):
    fair = make_fair(cluster)
    make_vacancy(fair, factory)
    client = enter(RoleKind.COORDINATOR)
    client.post(url("stages", fair), {"collecting_opens_on": "01.02.2024", "collecting_due_on": "15.03.2024"})
    assert fair.stages.get(stage=Stage.COLLECTING).due_on == date(2024, 3, 15)
    wrong = client.post(url("stages", fair), {"wishes_opens_on": "05.04.2024", "wishes_due_on": "01.04.2024"})
    assert "заканчивается раньше" in text_of(wrong)
    assert "нет стенда" in text_of(client.get(url("stands", fair)))
    client.post(url("stands", fair), {"organisation": factory.pk, "place": "Зал 1", "tables": "2"})
    assert fair.stands.get().tables == 2


def test_others_see_the_fair_and_change_nothing(cluster, factory, enter):
    fair = make_fair(cluster)
    client = enter(RoleKind.OBSERVER)
    assert client.get(url("detail", fair)).status_code == 200
    assert "Ярмарку объявляет координатор" not in text_of(client.get(url("list", cluster)))
    for name in ("change", "stages", "advance", "reopen", "stands", "vacancy_add", "vacancies_import"):
        assert client.get(url(name, fair)).status_code == 403, name


def test_a_fair_and_a_vacancy_of_another_cluster_are_not_there(cluster, enter):
    foreign = make_fair(make_cluster())
    vacancy = make_vacancy(foreign)
    client = enter(RoleKind.COORDINATOR)
    for name in ("detail", "change", "stages", "advance", "reopen", "stands", "vacancies", "vacancy_add", "vacancies_import",
                 "vacancies_template", "vacancies_trudvsem"):  # fmt: skip
        assert client.get(reverse(f"fair:{name}", args=[cluster.slug, foreign.pk])).status_code == 404, name
    for name in ("vacancy", "vacancy_change", "vacancy_return", "vacancy_withdraw"):
        assert client.get(reverse(f"fair:{name}", args=[cluster.slug, vacancy.pk])).status_code == 404, name
    for name in ("vacancy_submit", "vacancy_publish"):
        assert client.post(reverse(f"fair:{name}", args=[cluster.slug, vacancy.pk])).status_code == 404, name
    own = make_fair(cluster)
    client.post(url("vacancies_publish", own), {"vacancy": vacancy.pk})
    vacancy.refresh_from_db()
    assert client.get(url("detail", foreign)).status_code == 404 and vacancy.state == VacancyState.PUBLISHED


@pytest.mark.parametrize(
    ("stage", "state", "words"),
    [
        (Stage.COLLECTING, None, "Внесите вакансии для выпускников"),
        (Stage.COLLECTING, VacancyState.DRAFT, "Отправьте вакансии на проверку"),
        (Stage.COLLECTING, VacancyState.RETURNED, "Исправьте вакансии"),
        (Stage.SHOWCASE, VacancyState.PUBLISHED, "Идёт этап «витрина»"),
    ],
)
def test_an_employer_is_told_what_to_do(cluster, factory, enter, stage, state, words):
    fair = make_fair(cluster, stage)
    if state:
        make_vacancy(fair, factory, state=state)
    assert words in text_of(enter(RoleKind.REPRESENTATIVE, organisation=factory).get(url("detail", fair)))


def test_a_college_is_told_what_to_do(cluster, enter):
    fair = make_fair(cluster)
    college = make_organisation(cluster)
    client = enter(RoleKind.REPRESENTATIVE, organisation=college)
    assert "Внесите выпускников" in text_of(client.get(url("detail", fair)))
    student = make_student(make_group(make_programme(college)))
    graduate = make_graduate(fair, student, state=GraduateState.ENTERED, consented=False)
    assert "Не ответили, участвуют ли: 1 выпускник" in text_of(client.get(url("detail", fair)))
    graduate.state = GraduateState.CONFIRMED
    graduate.save()
    assert "Получите согласия" in text_of(client.get(url("detail", fair)))


def test_the_commission_is_told_what_to_do(cluster, client):
    commission = make_unit(cluster, kind=UnitKind.COMMISSION)
    fair = make_fair(cluster, Stage.COMMISSION, commission=commission)
    client.force_login(make_role(RoleKind.OBSERVER, cluster).user)
    assert "Рассмотрите распределение" not in text_of(client.get(url("detail", fair)))
    client.force_login(make_chair(commission))
    assert "Рассмотрите распределение" in text_of(client.get(url("detail", fair)))
    Fair.objects.update(stage=Stage.ALLOCATION)
    assert "Выполните распределение" in text_of(client.get(url("detail", fair)))


@pytest.mark.parametrize("stage", list(STAGES))
def test_every_stage_draws_for_every_role_with_one_primary_button(cluster, factory, enter, stage):
    fair = make_fair(cluster, stage)
    make_vacancy(fair, factory)
    for kind, organisation in (
        (RoleKind.COORDINATOR, None),
        (RoleKind.REPRESENTATIVE, factory),
        (RoleKind.OBSERVER, None),
    ):
        client = enter(kind, **({"organisation": organisation} if organisation else {}))
        for name in ("detail", "vacancies"):
            response = client.get(url(name, fair))
            assert response.status_code == 200
            assert response.content.count(b"btn-primary") <= 1


# --- vacancies ---


def test_an_employer_enters_hands_in_and_a_coordinator_publishes(cluster, factory, enter):
    make_speciality()
    fair = make_fair(cluster)
    client = enter(RoleKind.REPRESENTATIVE, organisation=factory)
    page = client.get(url("vacancy_add", fair))
    assert f'value="{factory.pk}" selected' in page.content.decode()
    wrong = client.post(url("vacancy_add", fair), vacancy_data(organisation=factory.pk, other_codes="99.99.99"))
    assert "99.99.99" in text_of(wrong) and not Vacancy.objects.exists()
    client.post(url("vacancy_add", fair), vacancy_data(organisation=factory.pk, requirements="мужчина до 30 лет"))
    vacancy = Vacancy.objects.get()
    assert [one.code for one in vacancy.specialities.all()] == ["15.02.16"]
    page = text_of(client.get(url("vacancy", vacancy)))
    assert "пол работника в требованиях указывать нельзя" in page and "Исправить" in page
    client.post(url("vacancy_change", vacancy), vacancy_data(requirements="чтение чертежей"))
    assert "Отправить на проверку" in text_of(client.get(url("vacancy", vacancy)))
    client.post(url("vacancy_submit", vacancy))
    assert client.post(url("vacancy_publish", vacancy)).status_code == 403
    client = enter(RoleKind.COORDINATOR)
    assert "Проверьте и опубликуйте вакансии" in text_of(client.get(url("detail", fair)))
    bad = make_vacancy(fair, state=VacancyState.SUBMITTED, requirements="без детей")
    done = client.post(url("vacancies_publish", fair), {"vacancy": [vacancy.pk, bad.pk, "x"]}, follow=True)
    assert "Опубликовано: 1 вакансия" in text_of(done) and "семейное положение" in text_of(done)
    vacancy.refresh_from_db()
    assert vacancy.state == VacancyState.PUBLISHED
    client.post(url("vacancy_return", bad), {"reason": "Уберите требование"})
    client.post(url("vacancy_withdraw", vacancy), {"reason": "Набор закрыт"})
    assert set(Vacancy.objects.values_list("state", flat=True)) == {VacancyState.RETURNED, VacancyState.WITHDRAWN}


def test_an_employer_enters_nothing_for_another(cluster, factory, enter):
    make_speciality()
    other = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
    fair = make_fair(cluster)
    draft = make_vacancy(fair, other, state=VacancyState.DRAFT)
    published = make_vacancy(fair, other)
    client = enter(RoleKind.REPRESENTATIVE, organisation=factory)
    client.post(url("vacancy_add", fair), vacancy_data(organisation=other.pk))
    assert fair.vacancies.count() == 2
    assert client.get(url("vacancy", draft)).status_code == 404
    assert client.get(url("vacancy_change", published)).status_code == 403
    assert client.post(url("vacancy_submit", draft)).status_code == 404


def test_lists_cost_the_same_for_one_row_and_for_many(cluster, factory, enter, django_assert_max_num_queries):
    client = enter(RoleKind.COORDINATOR)
    fair = make_fair(cluster)
    client.get(url("list", cluster))  # the first page of a sign-in costs more
    costs: dict[str, set[int]] = {"list": set(), "vacancies": set(), "detail": set()}
    for more in (1, 12):
        for number in range(more):
            make_vacancy(fair, state=VacancyState.SUBMITTED, specialities=[make_speciality(f"15.02.{number + 10}")])
            make_fair(cluster)
        for name, found in costs.items():
            with django_assert_max_num_queries(MOST_QUERIES) as queries:
                client.get(url(name, cluster if name == "list" else fair))
            found.add(len(queries))
    assert all(len(found) == 1 for found in costs.values()), costs
    assert max(costs["list"] | costs["vacancies"]) <= 12, costs


def test_a_table_is_checked_then_entered_and_taken_out(cluster, factory, enter):
    make_speciality()
    fair = make_fair(cluster)
    client = enter(RoleKind.REPRESENTATIVE, organisation=factory)
    assert client.get(url("vacancies_template", fair)).content[:2] == b"PK"
    row = {
        "employer": factory.inn, "title": "Наладчик", "codes": "15.02.16", "places": "2", "schedule": "сменный",
        "salary_from": "60000", "starts_on": "15.07.2024", "contact_name": "Фролова", "contact_phone": "22-33-44",
    }  # fmt: skip
    file = SimpleUploadedFile("v.xlsx", template(SPEC, rows=[row]))
    page = client.post(url("vacancies_import", fair), {"file": file})
    assert "ошибок нет" in text_of(page) and not Vacancy.objects.exists()
    checked = re.search(r'name="checked" value="([^"]+)"', page.content.decode())[1]
    client.post(url("vacancies_import", fair), {"checked": checked})
    assert Vacancy.objects.get().title == "Наладчик"
    assert client.post(url("vacancies_export", fair), {"q": "наладчик"}).content[:2] == b"PK"


def test_an_answer_of_trudvsem_is_looked_at_chosen_and_entered(cluster, factory, enter):
    make_speciality()
    fair = make_fair(cluster)
    client = enter(RoleKind.COORDINATOR)
    one = {
        "id": "a1", "job-name": "Оператор станков", "salary_min": 40000, "salary_max": 40000,
        "region": {"name": cluster.region}, "company": {"inn": factory.inn, "name": "Завод"}, "duty": "<b>Работа</b>",
    }  # fmt: skip
    foreign = one | {"id": "a2", "region": {"name": "Новосибирская область"}}
    content = {"meta": {"total": 2}, "results": {"vacancies": [{"vacancy": one}, {"vacancy": foreign}]}}
    file = SimpleUploadedFile("answer.json", json.dumps(content).encode())
    page = client.post(url("vacancies_trudvsem", fair), {"file": file})
    assert "взять можно 1" in text_of(page) and "другой регион" in text_of(page)
    checked = re.search(r'name="checked" value="([^"]+)"', page.content.decode())[1]
    data = {
        "checked": checked,
        "starts_on": "15.07.2024",
        "contact_name": "Отдел кадров",
        "take_0": "on",
        "places_0": "3",
    }
    assert "Укажите коды" in text_of(client.post(url("vacancies_trudvsem", fair), data))
    assert "Проверка устарела" in text_of(
        client.post(url("vacancies_trudvsem", fair), data | {"checked": checked + "x"})
    )
    client.post(url("vacancies_trudvsem", fair), data | {"codes_0": "15.02.16"})
    assert (Vacancy.objects.get().title, Vacancy.objects.get().places) == ("Оператор станков", 3)
    wrong = SimpleUploadedFile("answer.json", b'{"a": 1}')
    assert "нет вакансий" in text_of(client.post(url("vacancies_trudvsem", fair), {"file": wrong}))


# --- the open showcase ---


def test_anybody_reads_vacancies_from_the_showcase_on_and_no_names(cluster, factory, client):
    fair = make_fair(cluster, Stage.COLLECTING, about="Ждём выпускников")
    vacancy = make_vacancy(fair, factory, mentor="Орлов Пётр", contact_name="Фролова Наталья")
    make_vacancy(fair, factory, title="Скрытая", state=VacancyState.SUBMITTED)
    make_graduate(fair)
    address = reverse("fair:showcase", args=[cluster.slug, fair.pk])
    page = text_of(client.get(address))
    assert "Ждём выпускников" in page and "Вакансии пока собираются" in page and vacancy.title not in page
    Fair.objects.update(stage=Stage.SHOWCASE)
    page = text_of(client.get(address))
    assert vacancy.title in page and "от 60 000 руб." in page and "Скрытая" not in page
    assert "Орлов" not in page and "Фролова" not in page and "В-001" not in page
    assert vacancy.title not in text_of(client.get(f"{address}?q=сварщик"))
    assert vacancy.title in text_of(client.get(f"{address}?speciality=15.02.16"))
    assert client.get(reverse("fair:showcase", args=[make_cluster().slug, fair.pk])).status_code == 404


def test_the_open_showcase_costs_the_same_for_one_and_for_many(cluster, factory, client, django_assert_max_num_queries):
    fair = make_fair(cluster, Stage.SHOWCASE)
    costs = set()
    for more in (1, 12):
        for _number in range(more):
            make_vacancy(fair, factory)
        with django_assert_max_num_queries(12) as queries:
            client.get(reverse("fair:showcase", args=[cluster.slug, fair.pk]))
        costs.add(len(queries))
    assert len(costs) == 1, costs


def test_the_menu_names_the_row_of_the_plan_only_where_there_is_one(cluster, enter):
    page = enter(RoleKind.COORDINATOR).get(url("list", cluster)).content.decode()
    assert reverse("fair:list", args=[cluster.slug]) in page and "Ярмарка вакансий" in page
