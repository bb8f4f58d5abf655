"""Pages of notices: one's own and nobody else's; the log for those who lead; the link that needs no sign-in."""

from datetime import date
from io import BytesIO

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from artel.audit.models import Entry
from artel.notices import letters as writing
from artel.notices.models import Letter, Notice, Preference
from artel.notices.services import gather, queue_letters, tell
from artel.plans.notice_sources import DUE, NEWS, VERDICTS

LATE = date(2024, 5, 3)


@pytest.fixture
def told(world):
    """The world in which row 2 is a day late, and everybody was told."""
    gather(cluster=world.cluster, day=LATE)
    return world


def url(world, name: str, *args) -> str:
    return reverse(f"notices:{name}", args=[world.cluster.slug, *args])


def page(client: Client, user, address: str, **data):
    client.force_login(user)
    return client.get(address, data)


def words_of(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def say(world, user, number: int, **fields) -> Notice:
    values = {"title": f"Дело {number}", "act": "Открыть", "url": f"/k/{world.cluster.slug}/", "kind": VERDICTS}
    tell(users=[user.pk], cluster=world.cluster, key=f"said:{number}", actor=world.head, **values | fields)
    return Notice.objects.get(user=user, key=f"said:{number}")


def test_one_sees_ones_own_new_notices_with_a_button_each_and_the_bell_counts_them(told, client):
    response = page(client, told.college_man, url(told, "list"))
    new = Notice.objects.filter(user=told.college_man, seen_at=None, settled_at=None)
    text = words_of(response)
    assert f"Уведомления, новых: {new.count()}" in text
    assert "2 Пул экспертов" in text
    assert text.count("/open/") == new.count()
    assert text.count("btn-primary") == 1


def test_opening_one_marks_it_read_and_leads_where_the_thing_is_done(told, client):
    notice = Notice.objects.filter(user=told.college_man, kind=DUE).first()
    client.force_login(told.college_man)
    response = client.post(url(told, "open", notice.pk))
    assert (response.status_code, response.url) == (302, notice.url)
    notice.refresh_from_db()
    assert notice.seen_at is not None
    client.force_login(told.other_man)
    assert client.post(url(told, "open", notice.pk)).status_code == 404
    assert client.get(url(told, "open", notice.pk)).status_code == 405


def test_all_are_marked_read_at_once_and_others_keep_theirs(told, client):
    client.force_login(told.college_man)
    client.post(url(told, "seen"))
    assert not Notice.objects.filter(user=told.college_man, seen_at=None).exists()
    assert Notice.objects.filter(user=told.other_man, seen_at=None).exists()
    assert "Новых уведомлений нет" in words_of(client.get(url(told, "list")))
    assert "2 Пул экспертов" in words_of(client.get(url(told, "list"), {"show": "all"}))


def test_the_list_is_narrowed_by_kind_and_marks_only_what_it_shows(told, client):
    say(told, told.college_man, 1)
    client.force_login(told.college_man)
    text = words_of(client.get(url(told, "list"), {"kind": VERDICTS}))
    assert "Дело 1" in text
    assert "2 Пул экспертов" not in text
    client.post(url(told, "seen"), {"kind": VERDICTS})
    assert Notice.objects.filter(user=told.college_man, seen_at=None, kind=DUE).exists()


def test_a_list_costs_as_many_queries_for_many_as_for_few(told, client):
    def cost(name: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url(told, name)).status_code == 200
        return len(captured)

    client.force_login(told.coordinator)
    say(told, told.coordinator, 0)
    names = ("list", "log", "letters")
    few = {name: cost(name) for name in names}
    for number in range(1, 12):
        say(told, told.coordinator, number, pressing=True)
    queue_letters(cluster=told.cluster)
    many = {name: cost(name) for name in names}
    assert all(many[name] <= few[name] + 2 for name in names), (
        few,
        many,
    )  # the letters of the lines, once they are there
    assert max(many.values()) <= 14, many


def test_settings_are_kept_and_leave_a_trace(told, client):
    client.force_login(told.college_man)
    assert "Письма кластера" in words_of(client.get(url(told, "settings")))
    response = client.post(url(told, "settings"), {"letters": "weekly", "hour": "8", "topics": [DUE, VERDICTS]})
    assert response.status_code == 302
    kept = Preference.objects.get(user=told.college_man, cluster=told.cluster)
    assert (kept.letters, kept.hour) == ("weekly", 8)
    assert NEWS in kept.muted
    assert DUE not in kept.muted
    assert Entry.objects.filter(event="notices.preference_changed").count() == 1
    again = client.post(url(told, "settings"), {"letters": "hourly", "hour": "3"})
    assert again.status_code == 200
    assert Preference.objects.get(user=told.college_man).letters == "weekly"


def test_ones_own_page_names_what_the_letters_are(told, client):
    assert "Письма и напоминания" in words_of(page(client, told.college_man, reverse("accounts:profile")))


def test_a_sample_shows_the_letter_of_ones_own_notices(told, client):
    text = words_of(page(client, told.college_man, url(told, "sample")))
    assert "Тема:" in text
    assert "2 Пул экспертов" in text
    assert "Письму пока нечего сказать" in words_of(page(client, told.observer, url(told, "sample")))


@pytest.mark.parametrize(
    ("who", "log", "letter"),
    [
        ("coordinator", 200, 200),
        ("head", 200, 200),
        ("observer", 200, 403),
        ("college_man", 403, 403),
        ("stranger", 404, 404),
    ],
)
def test_whom_the_cluster_has_warned_is_for_those_who_lead(told, client, who, log, letter):
    say(told, told.college_man, 1, pressing=True)
    queue_letters(cluster=told.cluster)
    found = Letter.objects.get(user=told.college_man)
    client.force_login(getattr(told, who))
    assert client.get(url(told, "log")).status_code == log
    assert client.get(url(told, "letters")).status_code == log
    assert client.get(url(told, "letter", found.pk)).status_code == letter


def test_the_log_is_searched_narrowed_and_taken_out_with_a_trace(told, client):
    client.force_login(told.coordinator)
    person = told.college_man.name.split()[0]
    assert "2 Пул экспертов" in words_of(client.get(url(told, "log"), {"q": "Пул"}))
    assert "2 Пул экспертов" not in words_of(client.get(url(told, "log"), {"q": "Инклюзия"}))
    assert "2 Пул экспертов" not in words_of(client.get(url(told, "log"), {"kind": VERDICTS}))
    response = client.post(url(told, "log_export"), {"kind": DUE})
    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    assert rows[0][:3] == ("Когда", "Кого", "О чём")
    assert any(row[1] and row[1].startswith(person) for row in rows[1:])
    assert Entry.objects.filter(event="notices.log_exported").count() == 1
    client.force_login(told.observer)
    assert client.post(url(told, "log_export")).status_code == 403


def test_a_keeper_who_looks_at_a_letter_is_not_given_the_link_that_switches_it_off(told, client):
    say(told, told.college_man, 1, pressing=True)
    queue_letters(cluster=told.cluster)
    found = Letter.objects.get(user=told.college_man)
    text = words_of(page(client, told.coordinator, url(told, "letter", found.pk)))
    assert "Дело 1" in text
    assert "letters/off" not in text


def test_a_letter_of_another_cluster_does_not_exist(told, client):
    say(told, told.college_man, 1, pressing=True)
    queue_letters(cluster=told.cluster)
    found = Letter.objects.get(user=told.college_man)
    elsewhere = told.foreigner.roles.get().cluster
    client.force_login(told.foreigner)
    assert client.get(reverse("notices:letter", args=[elsewhere.slug, found.pk])).status_code == 404


def test_the_link_of_a_letter_switches_letters_off_by_a_press_and_not_by_opening(told, client):
    cache.clear()
    address = reverse("notices:letters_off", args=[writing.off_token(told.college_man, told.cluster)])
    stranger = Client(enforce_csrf_checks=True)
    assert "Не присылать письма" in words_of(stranger.get(address))
    assert not Preference.objects.exists()
    response = stranger.post(address, {"List-Unsubscribe": "One-Click"})
    assert "Письма отключены" in words_of(response)
    assert told.college_man.email not in words_of(response)
    assert told.college_man.name not in words_of(response)
    assert Preference.objects.get(user=told.college_man).letters == "none"
    assert not Preference.objects.exclude(user=told.college_man).exists()
    assert "Письма включены" in words_of(stranger.post(address, {"letters": "on"}))
    assert Preference.objects.get(user=told.college_man).letters == "digest"
    assert list(Entry.objects.order_by("-pk").values_list("event", flat=True)[:2]) == [
        "notices.resubscribed",
        "notices.unsubscribed",
    ]


def test_a_wrong_link_says_so(told, client):
    cache.clear()
    response = client.get(reverse("notices:letters_off", args=["Wzc:abc"]))
    assert response.status_code == 404
    assert "Ссылка не действует" in words_of(response)


def test_letters_that_did_not_leave_wait_for_the_coordinator(told, client):
    say(told, told.college_man, 1, pressing=True)
    queue_letters(cluster=told.cluster)
    today = reverse("desk:today", args=[told.cluster.slug])
    client.force_login(told.coordinator)
    assert "Разобраться с письмами" not in words_of(client.get(today))
    Letter.objects.filter(user=told.college_man).update(state="failed", why="Почтовый сервер отказал (код 550).")
    assert "Разобраться с письмами" in words_of(client.get(today))
    troubled = words_of(client.get(url(told, "letters"), {"state": "trouble"}))
    assert "код 550" in troubled
    assert "Отправить ещё раз" in troubled
    client.post(url(told, "repeat", Letter.objects.get(user=told.college_man).pk))
    assert "Разобраться с письмами" not in words_of(client.get(today))
    client.force_login(told.college_man)
    assert "Разобраться с письмами" not in words_of(client.get(today))


# --- reminding by hand ---


def remind(client, world, number: str = "2"):
    owed = world.obligation(number, world.college)
    return client.post(reverse("plans:remind", args=[world.cluster.slug, owed.pk]), follow=True)


def test_a_keeper_reminds_a_debtor_once_a_day(told, client):
    client.force_login(told.coordinator)
    assert "Напоминание отправлено" in words_of(remind(client, told))
    again = words_of(remind(client, told))
    assert "Сегодня об этом уже напоминали" in again
    assert f"напомнил(а) {told.coordinator.name}" in again
    by_hand = Notice.objects.filter(user=told.college_man, by=told.coordinator)
    assert [notice.is_pressing for notice in by_hand] == [True]
    assert Entry.objects.filter(event="plans.debtors_reminded").count() == 1


@pytest.mark.parametrize("who", ["college_man", "observer", "watcher", "member"])
def test_who_does_not_keep_the_plan_reminds_nobody(told, client, who):
    client.force_login(getattr(told, who))
    before = Notice.objects.count()
    assert remind(client, told).status_code == 403
    assert Notice.objects.count() == before


def test_a_whole_row_is_reminded_and_the_buttons_stand_where_the_debt_is(world, client):
    client.force_login(world.coordinator)
    activity = world.obligation("3").activity  # the minutes of the last quarter of 2023 are late
    address = reverse("plans:remind_row", args=[world.cluster.slug, world.plan.pk, activity.key])
    assert address in words_of(client.get(reverse("plans:row", args=[world.cluster.slug, world.plan.pk, activity.key])))
    assert "/remind/" in words_of(client.get(reverse("desk:today", args=[world.cluster.slug])))
    assert "Напоминание отправлено всем" in words_of(client.post(address, follow=True))
    assert Notice.objects.filter(user=world.expert_chair, by=world.coordinator).count() >= 1
    assert "Напоминать некому" in words_of(client.post(address, follow=True))


def test_a_document_that_waits_for_its_verdict_reminds_nobody(told, client):
    told.supply(told.obligation("2", told.college), by=told.college_man)
    client.force_login(told.coordinator)
    assert "Напоминать не о чем" in words_of(remind(client, told))


def test_the_obligation_tells_who_was_told_and_when(told, client):
    owed = told.obligation("2", told.college)
    client.force_login(told.coordinator)
    text = words_of(client.get(reverse("plans:obligation", args=[told.cluster.slug, owed.pk])))
    assert "Напоминания: кому и когда" in text
    assert f"{told.college_man.name}: через 1 рабочий день после срока" in text
