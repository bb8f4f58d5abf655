"""The three views of the calendar: whose, which month, narrowed how; what each says when it is empty or past."""

import re
from datetime import date

import pytest
from django.urls import reverse

from artel.calendars.tests.world import Full
from artel.members.models import Cluster
from artel.members.tests.factories import make_cluster, make_coordinator, make_override
from artel.plans.services.obligations import move_obligation
from artel.terms import state_calendar

VIEWS = ("month", "agenda", "year")


def look(client, user, cluster: Cluster, view: str = "month", **query):
    client.force_login(user)
    answer = client.get(reverse(f"calendars:{view}", args=[cluster.slug]), query)
    assert answer.status_code == 200, answer
    return re.sub(r"[\xa0\s]+", " ", answer.content.decode())


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("who", ["coordinator", "member", "observer", "college_man", "expert_chair"])
def test_everybody_of_the_cluster_opens_every_view(client, full: Full, view, who):
    html = look(client, getattr(full.plans, who), full.cluster, view)
    assert html.count("<h1>") == 1
    assert html.count("btn-primary") <= 1
    # An observer writes nothing, a link of one's own neither.
    assert ("В свой календарь" in html) == (who != "observer")


@pytest.mark.parametrize("view", VIEWS)
def test_strangers_are_told_of_nothing(client, full: Full, view):
    url = reverse(f"calendars:{view}", args=[full.cluster.slug])
    assert client.get(url).status_code == 302
    for who in ("stranger", "foreigner", "former"):
        client.force_login(getattr(full.plans, who))
        assert client.get(url).status_code == 404


def test_the_month_is_a_table_with_heads_of_weeks_and_days(client, full: Full):
    html = look(client, full.plans.coordinator, full.cluster)
    assert "<h1>Март 2024</h1>" in html
    assert html.count('<th scope="col">') == 7
    assert html.count('<th scope="row" class="w">') == 5
    assert html.count('aria-current="date"') == 1
    assert html.count('<time datetime="2024-03-') == 31
    text = words_of(html)
    for words in ("Международный женский день", "сокращённый на час", "09:00 Заседание: Экспертный совет, № 1",
                  "Неделя с работодателем", "Поручение: Подготовить сводную ведомость"):  # fmt: skip
        assert words in text, words
    assert html.count("</span>Неделя с работодателем") == 4  # it goes on for four days


def test_whose_calendar_is_shown_depends_on_the_person_and_the_address(client, full: Full):
    member = full.plans.member
    own = look(client, member, full.cluster)
    assert "Заседание: Экспертный совет" in own
    assert "Неделя с работодателем" not in own
    assert "Неделя с работодателем" in look(client, member, full.cluster, whose="cluster")
    assert "Неделя с работодателем" in look(client, full.plans.coordinator, full.cluster)
    assert "Неделя с работодателем" not in look(client, full.plans.coordinator, full.cluster, whose="personal")


@pytest.mark.parametrize("view", ["month", "agenda"])
def test_filters_stand_in_the_address_and_stay_in_links(client, full: Full, view):
    html = look(client, full.plans.coordinator, full.cluster, view, kind="event", q="НЕДЕЛЯ", month="2024-03")
    assert "Неделя с работодателем" in html
    assert "Заседание: Экспертный" not in html
    assert f"{'' if view == 'month' else 'agenda/'}?kind=event&amp;q=" in html
    assert "month=2024-04" in html
    by_unit = look(client, full.plans.coordinator, full.cluster, view, unit=str(full.unit.pk))
    assert "Заседание: Экспертный" in by_unit
    assert "Неделя с работодателем" not in by_unit
    assert "Ничего не нашлось" in look(client, full.plans.coordinator, full.cluster, view, q="нет такого")


@pytest.mark.parametrize(
    "query", [{"month": "2024-99"}, {"kind": "x", "whose": "y", "unit": "²"}, {"on": "32.13.2024"}, {"page": "9"}]
)
def test_an_address_that_cannot_be_read_shows_the_usual(client, full: Full, query):
    for view in VIEWS:
        html = look(client, full.plans.coordinator, full.cluster, view, **query)
        assert "Март 2024" in html or "2023/2024 учебный год" in html


def test_the_agenda_says_who_where_when_and_what_to_do(client, full: Full):
    text = words_of(look(client, full.plans.member, full.cluster, "agenda"))
    assert "09:00–10:30" in text
    assert "г. Томск, ул. Кулагина, 59, ауд. 204" in text
    assert "Извещение разослано" in text
    for act in ("Участвовать", "Отчитаться", "Ответить"):
        assert act in text
    april = words_of(look(client, full.plans.college_man, full.cluster, "agenda", month="2024-05"))
    assert "Приложить документ" in april
    assert "1 мая" not in april or "Праздник" in april


def test_a_day_of_the_past_tells_its_own_states(client, full: Full):
    move_obligation(
        obligation=full.plans.obligation("1"), new_due_on=date(2024, 4, 19), on=date(2024, 3, 15), basis="Протокол № 2",
        actor=full.plans.head,
    )  # fmt: skip
    ask = {"month": "2024-04", "q": "Формирование"}
    assert '<h2 id="d-2024-04-19">' in look(client, full.plans.coordinator, full.cluster, "agenda", **ask)
    past = look(client, full.plans.coordinator, full.cluster, "agenda", on="14.03.2024", **ask)
    assert '<h2 id="d-2024-04-01">' in past
    assert "показаны <b>на 14.03.2024</b>" in past


def test_the_year_counts_by_months_within_the_clusters_quarters(client, full: Full):
    text = words_of(look(client, full.plans.coordinator, full.cluster, "year"))
    assert "2023/2024 учебный год" in text
    for words in ("IV квартал 2023 г.", "I квартал 2024 г. идёт сейчас", "неполный квартал"):
        assert words in text
    assert (
        len(
            re.findall(
                r"(?:Сентябрь|Октябрь|Ноябрь|Декабрь) 2023|(?:Январь|Февраль|Март|Апрель|Май|Июнь|Июль|Август) 2024",
                text,
            )
        )
        >= 12
    )
    Cluster.objects.filter(pk=full.cluster.pk).update(quarter_scheme="calendar_full")
    assert "Вне полных кварталов" in words_of(look(client, full.plans.coordinator, full.cluster, "year"))


def test_a_day_with_more_than_fits_leads_to_all_of_it(client, full: Full):
    from_events = [f"Событие {number}" for number in range(8)]
    for title in from_events:
        full.cluster.events.create(
            title=title, starts_on=date(2024, 3, 5), ends_on=date(2024, 3, 5), recorded_at="2024-03-01T00:00:00Z"
        )
    html = look(client, full.plans.coordinator, full.cluster)
    assert "и ещё 4" in words_of(html)
    assert "agenda/?month=2024-03#d-2024-03-05" in html
    assert sum(title in html for title in from_events) == 4


def test_an_empty_calendar_says_why_and_what_next(client, noon):
    cluster = make_cluster()
    coordinator = make_coordinator(cluster)
    for view in VIEWS:
        assert "Пока пусто" in look(client, coordinator, cluster, view)
        html = look(client, coordinator, cluster, view, whose="personal")
        assert "Ваших дел здесь нет" in html
        assert "Посмотреть весь кластер" in html


def test_next_years_calendar_is_asked_for_only_of_who_can_bring_it(client, noon):
    known = state_calendar(5).known_through
    noon.move_to(f"{known}-10-01 05:00:00+00:00")
    world = make_cluster()
    keeper = make_coordinator(world)
    text = words_of(look(client, keeper, world))
    assert f"Производственного календаря на {known + 1} год ещё нет" in text
    assert "предварительно" in words_of(look(client, keeper, world, month=f"{known + 1}-01", whose="cluster"))
    noon.move_to(f"{known}-09-30 05:00:00+00:00")
    assert "Производственного календаря" not in words_of(look(client, keeper, world))


def test_a_day_that_the_cluster_decreed_is_shaded(client, full: Full):
    make_override(full.cluster, date(2024, 3, 15), "off")
    html = look(client, full.plans.coordinator, full.cluster)
    assert '<td class="is-off is-today' in html
    assert "нерабочий день: установлено в системе" in html
