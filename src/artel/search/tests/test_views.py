"""The page of search and the lines under the field of the top bar."""

import logging

import pytest
from django.urls import reverse

from artel.accounts.tests.factories import make_operator
from artel.members.tests.factories import make_coordinator, make_organisation, make_role
from artel.search.tests.world import NOON, make_world
from artel.search.views import SUGGESTIONS

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOON)]


def go(client, user, world, *, hints=False, **query):
    client.force_login(user)
    headers = {"HX-Request": "true", "HX-Target": SUGGESTIONS} if hints else {}
    return client.get(reverse("search:search", args=[world.cluster.slug]), query, headers=headers)


def text(response):
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_the_page_shows_what_is_found_with_the_words_marked_and_where(client, world):
    page = text(go(client, world.coordinator, world, q="обработка янтаря"))
    assert "<mark>Обработка</mark> <mark>янтаря</mark>" in page
    assert "Направления <b>1</b>" in page and "Программы <b>1</b>" in page
    assert page.index("Всё <b>") < page.index("Направления <b>1</b>")
    assert reverse("bodies:direction", args=[world.cluster.slug, world.things["direction"].pk]) in page


def test_a_facet_narrows_and_keeps_the_counts_of_the_others(client, world):
    response = go(client, world.coordinator, world, q="янтарь", kind="person")
    assert {line.one for line in response.context["lines"]} == {"человек"}
    assert len(response.context["facets"]) > 10
    assert "kind" not in go(client, world.coordinator, world, q="янтарь", kind="nonsense").context["reset"]


def test_a_passage_is_shown_where_the_words_are_not_in_the_title(client, world):
    lines = go(client, world.coordinator, world, q="сводный отчёт").context["lines"]
    row = next(line for line in lines if line.one == "строка плана")
    assert ("Сводный", True) in row.passage


def test_pages_are_cut_and_none_is_lost(client, world):
    for number in range(45):
        make_organisation(world.cluster, short_name=f"Малахит {number:02d}", full_name="ООО")
    seen = []
    for number in (1, 2, 3):
        response = go(client, world.coordinator, world, q="малахит", page=number)
        seen += [line.hit.title for line in response.context["lines"]]
    assert len(seen) == len(set(seen)) == 45
    assert "41–45 из 45" in text(response)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, "Напишите, что ищете"),
        ({"q": "  "}, "Напишите, что ищете"),
        ({"q": "и о"}, "Слишком общий запрос"),
        ({"q": "янтраь"}, "Возможно, вы искали"),
        ({"q": "абракадабра"}, "Ищите по номеру, фамилии или названию"),
        ({"q": "ольга", "from": "01.01.2024"}, "С этого дня ничего не нашлось"),
    ],
)
def test_an_empty_page_says_what_to_do(client, world, query, words):
    world.things["assignment"].delete()
    assert words in text(go(client, world.coordinator, world, **query))


def test_what_was_typed_is_escaped_everywhere(client, world):
    make_organisation(world.cluster, short_name="<b>Гематит</b>", full_name="ООО")
    for hints in (False, True):
        page = text(go(client, world.coordinator, world, q="<script>alert(1)</script>гематит", hints=hints))
        assert "<script>alert" not in page
        page = text(go(client, world.coordinator, world, q="гематит", hints=hints))
        assert "&lt;b&gt;<mark>Гематит</mark>&lt;/b&gt;" in page


def test_under_the_field_stand_the_first_six_and_the_way_to_all(client, world):
    response = go(client, world.coordinator, world, q="янтарь", hints=True)
    page = text(response)
    assert page.count("<li>") == 7
    assert "<html" not in page
    assert "Показать всё найденное" in page
    assert "Ничего не нашлось" in text(go(client, world.coordinator, world, q="абракадабра", hints=True))
    assert text(go(client, world.coordinator, world, q="аб", hints=True)).strip() == ""


def test_the_search_is_of_one_cluster_and_leads_to_the_others(client, world):
    user = make_coordinator(world.cluster)
    other = make_world()
    assert "Искать в другом" not in text(go(client, user, world, q="янтарь"))
    make_role("observer", other.cluster, user=user)
    page = go(client, user, world, q="янтарь")
    assert {each["name"] for each in page.context["others"]} == {other.cluster.short_name}
    titles = {line.hit.url.split("/")[2] for line in page.context["lines"]}
    assert titles == {world.cluster.slug}


def test_the_operator_and_strangers_have_no_such_page(client, world):
    assert go(client, make_operator(), world, q="янтарь").status_code == 404
    client.logout()
    assert client.get(reverse("search:search", args=[world.cluster.slug])).status_code == 302


def test_what_was_asked_is_written_nowhere(client, world, caplog):
    with caplog.at_level(logging.DEBUG, logger="artel"):
        before = world.cluster.pk
        go(client, world.coordinator, world, q="сокровенное слово")
    from artel.audit.models import Entry

    assert before and "сокровенное" not in caplog.text
    assert not Entry.objects.filter(detail__icontains="сокровенное").exists()


def test_the_page_costs_the_same_for_few_and_for_many(client, world, django_assert_max_num_queries):
    make_organisation(world.cluster, short_name="Малахит", full_name="ООО")
    go(client, world.coordinator, world, q="малахит")
    address = reverse("search:search", args=[world.cluster.slug])
    with django_assert_max_num_queries(12) as few:
        client.get(address, {"q": "малахит"})
    for number in range(60):
        make_organisation(world.cluster, short_name=f"Малахит {number}", full_name="ООО")
    with django_assert_max_num_queries(12) as many:
        client.get(address, {"q": "малахит"})
    assert len(few) == len(many)


def test_the_field_of_the_top_bar_stands_on_every_page_of_the_cluster(client, world):
    client.force_login(world.coordinator)
    page = text(client.get(reverse("members:people", args=[world.cluster.slug])))
    assert f'action="{reverse("search:search", args=[world.cluster.slug])}"' in page
    assert 'hx-target="#search-found"' in page
