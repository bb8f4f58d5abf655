"""Pages of the allocation: what is asked for at each step, who sees which, the same number of queries for any market."""

import random

import pytest
from django.urls import reverse

from artel.documents.tests.factories import sign
from artel.fair.domain.states import Stage
from artel.fair.models import MatchRun, Placement, Protocol
from artel.fair.services.allocation import run_allocation
from artel.fair.services.commission import send_protocol
from artel.fair.tests.allocation_world import World, make_world, vector
from artel.members.tests.factories import make_cluster, make_coordinator, make_observer, make_representative

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db) -> World:
    return make_world()


def url(world: World, name: str, *args) -> str:
    return reverse(f"fair:{name}", args=[world.cluster.slug, world.fair.pk, *args])


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def test_the_story_from_the_checklist_to_the_approved_protocol(world, client):
    things = vector(world)
    client.force_login(world.lead)
    page = text(client.get(url(world, "allocation")))
    assert "Проверьте данные и выполните распределение" in page and page.count("btn-primary") == 1

    assert client.post(url(world, "allocation_run"), {"public_line": "курс 94,32"}).status_code == 302
    page = text(client.get(url(world, "allocation")))
    assert "Проверьте распределение и передайте его комиссии" in page and page.count("btn-primary") == 1
    assert "0, проверено независимо" in page
    page = text(client.post(url(world, "run_verify", 1), follow=True))
    assert "повторный расчёт дал тот же результат. Блокирующих пар — 0." in page and "|курс 94,32" in page
    assert MatchRun.objects.get().snapshot.encode() == client.get(url(world, "run_data", 1)).content

    page = text(client.get(url(world, "allocation_person", things["g3"].pk)))
    assert "Места заняты кандидатами с баллом 88,88 и выше; балл кандидата 64,88." in page
    assert "Внести решение комиссии" not in page

    world.at(Stage.COMMISSION)
    world.vacancy(world.plant, title="Слесарь-ремонтник")
    asked = text(client.get(url(world, "allocation_override", things["g3"].pk)))
    assert "Слесарь-ремонтник" in asked and things["a"].title not in asked
    freed = client.post(
        url(world, "allocation_override", things["g2"].pk), {"vacancy": "", "reason": "Призыв"}, follow=True
    )
    assert "Решение нарушает 3 пары" in text(freed)
    page = text(client.get(url(world, "allocation")))
    assert "Решения комиссии нарушают 3 пары" in page and "Составить протокол" in page

    people = [world.chair, world.secretary, *world.members]
    sent = {"held_on": "18.04.2024", "present": [p.pk for p in people], "against": "0", "abstained": "0"}
    few = client.post(url(world, "protocol_compose"), sent | {"present": [world.chair.pk, world.secretary.pk]})
    assert "Кворума нет" in text(few)
    page = text(client.post(url(world, "protocol_compose"), sent, follow=True))
    assert "Прочитайте протокол и отправьте на подпись" in page and page.count("btn-primary") == 1
    protocol = Protocol.objects.get()
    page = text(client.post(url(world, "protocol_send", protocol.pk), follow=True))
    assert "Протокол ждёт подписей" in page and "Отозвать с подписи" in page
    assert "Протокол отозван" in text(client.post(url(world, "protocol_recall", protocol.pk), follow=True))
    protocol = send_protocol(protocol=Protocol.objects.get(), actor=world.lead)
    sign(protocol.paper, world.chair, world.secretary)
    page = text(client.get(url(world, "allocation")))
    assert "Распределение утверждено комиссией" in page and "Протокол № 1" in page


def test_discarding_asks_why_and_keeps_the_run_in_its_history(world, client):
    vector(world)
    run_allocation(fair=world.fair, actor=world.lead)
    client.force_login(world.lead)
    assert "Напишите" in text(client.post(url(world, "run_discard", 1), {"reason": " "})) or "Заполните" in text(
        client.post(url(world, "run_discard", 1), {"reason": ""})
    )
    page = text(client.post(url(world, "run_discard", 1), {"reason": "Забыта вакансия"}, follow=True))
    assert "Отменённые запуски" in page and "Забыта вакансия" in page
    assert "Запуск отменён" in text(client.get(url(world, "run", 1)))
    # The lots were drawn without a line: none can be added now.
    page = text(client.post(url(world, "allocation_run"), {"public_line": "новая строка"}, follow=True))
    assert "основу жребия не меняют" in page


def test_filters_and_search_find_graduates_and_vacancies(world, client):
    things = vector(world)
    free = world.vacancy(world.works, title="Оператор станков")
    nameless = world.graduate("Скрытная")
    run_allocation(fair=world.fair, actor=world.lead)
    nameless.student.person.consents.all().delete()
    client.force_login(world.members[0].user)
    people, vacancies = url(world, "allocation_people"), url(world, "allocation_vacancies")
    assert "Агапов" in text(client.get(people)) and "Скрытная" not in text(client.get(people))
    for query, found, missing in (
        ("?outcome=none", "Власова", "Белых"),
        ("?outcome=1", "Белых", "Агапов"),
        ("?outcome=2", "Агапов", "Белых"),
        ("?q=агапов", "Агапов", "Белых"),
        ("?q=В-002", "Белых", "Агапов"),
        (f"?college={world.college.pk}&outcome=none", "Власова", "Агапов"),
        ("?q=Скрытная", "Никого не нашлось", "В-004"),
        ("?outcome=77", "Никого не нашлось", "В-001"),
        ("?outcome=99999999999&college=%D1%84", "Белых", "Никого не нашлось"),
    ):
        page = text(client.get(people + query))
        assert found in page and missing not in page, query
    page = text(client.get(vacancies))
    assert "балл 88,88" in page and "есть свободные места" in page
    page = text(client.get(f"{vacancies}?free=1"))
    assert free.title in page and things["a"].title not in page
    assert "Ничего не нашлось" in text(client.get(f"{vacancies}?q=космонавт"))


def test_who_opens_what(world, client):
    things = vector(world)
    pages = ["allocation", "allocation_vacancies", "allocation_people"]
    run_allocation(fair=world.fair, actor=world.lead)
    world.at(Stage.COMMISSION)
    one = [url(world, "allocation_person", things["g1"].pk), url(world, "run", 1), url(world, "run_data", 1)]
    deeds = [url(world, "allocation_run"), url(world, "allocation_second")]
    forms = [
        url(world, "run_discard", 1),
        url(world, "allocation_override", things["g1"].pk),
        url(world, "protocol_compose"),
    ]
    for user, sees, does in (
        (world.lead, 200, 200),
        (world.secretary.user, 200, 200),
        (world.members[0].user, 200, 403),
        (make_observer(world.cluster), 403, 403),
        (make_representative(world.plant), 403, 403),
        (make_representative(world.college), 403, 403),
        (make_coordinator(make_cluster()), 404, 404),
    ):
        client.force_login(user)
        assert {client.get(each).status_code for each in [*(url(world, p) for p in pages), *one]} == {sees}
        assert {client.get(each).status_code for each in forms} == {does}
        if does != 200:
            assert {client.post(each).status_code for each in deeds} == {does}
        assert client.get(url(world, "allocation_rules")).status_code == (404 if sees == 404 else 200)
    assert MatchRun.objects.count() == 1


def test_a_graduate_of_another_fair_is_not_found(world, client):
    vector(world)
    run_allocation(fair=world.fair, actor=world.lead)
    foreign = make_world().graduate()
    client.force_login(world.lead)
    assert client.get(url(world, "allocation_person", foreign.pk)).status_code == 404
    assert client.get(url(world, "run", 7)).status_code == 404


def test_the_college_is_told_early_the_employer_after_the_protocol_and_neither_of_others(world, client):
    vector(world)
    college, plant = make_representative(world.college), make_representative(world.plant)
    run_allocation(fair=world.fair, actor=world.lead)
    mine = url(world, "allocation_mine")
    client.force_login(college)
    assert "Власова" not in text(client.get(mine))
    world.at(Stage.COMMISSION)
    page = text(client.get(mine))
    assert "Власова" in page and "Это проект" in page and "Белых" not in page
    assert f'href="{mine}"' in page  # the tab of the fair leads here those who may not see the whole
    client.force_login(plant)
    page = text(client.get(mine))
    assert "Итогов пока нет" in page and "Власова" not in page
    MatchRun.objects.update(state="approved")
    page = text(client.get(mine))
    assert "Занято 1 из 1" in page and "1-е пожелание" in page
    assert not any(name in page for name in ("Агапов", "Белых", "Власова"))


def test_pages_ask_as_often_for_many_as_for_few(world, client, django_assert_max_num_queries):
    chance = random.Random(1)
    vector(world)

    def grow(graduates: int) -> None:
        vacancies = [world.vacancy(chance.choice([world.plant, world.works]), places=2) for _ in range(graduates // 3)]
        for _ in range(graduates):
            graduate = world.graduate()
            world.wish(graduate, *chance.sample(vacancies, min(5, len(vacancies))))

    def counts() -> dict[str, int]:
        run_allocation(fair=world.fair, actor=world.lead)
        person = Placement.objects.filter(fair=world.fair, ended_at=None).first().graduate_id
        found = {}
        for name, args in (
            ("allocation", ()),
            ("allocation_vacancies", ()),
            ("allocation_people", ()),
            ("allocation_person", (person,)),
            ("run", (MatchRun.objects.last().number,)),
        ):
            address = url(world, name, *args)
            client.get(address)
            with django_assert_max_num_queries(22) as asked:
                assert client.get(address).status_code == 200
            found[name] = len(asked)
        client.post(url(world, "run_discard", MatchRun.objects.last().number), {"reason": "Ещё"})
        address = url(world, "allocation")
        with django_assert_max_num_queries(22) as asked:
            assert "Что войдёт" in text(client.get(address))
        return found | {"before": len(asked)}

    client.force_login(world.lead)
    few = counts()
    grow(24)
    assert counts() == few
    assert few["allocation_people"] <= 13 and few["allocation_vacancies"] <= 12
