"""Calendars given out by a link: made and shown once, read by programs, told to nobody else, empty when a role ends."""

import logging
import re
from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from artel import audit
from artel.accounts.models import User
from artel.accounts.throttle import FEED_RATES
from artel.audit.models import Entry
from artel.calendars.domain.entries import Scope
from artel.calendars.events import CalendarEvent
from artel.calendars.models import CalendarFeed
from artel.calendars.services import make_feed, revoke_feed
from artel.calendars.tests.world import Full
from artel.config.logs import Line
from artel.kernel.errors import Denied, IllegalTransition
from artel.meetings.services.meetings import cancel_meeting
from artel.members.models import Person, Role, Tenure
from artel.plans.services.obligations import move_obligation

UNKNOWN = "abcdefghijklmnopqrstuvwxyz"


def made(full: Full, user: User, scope: Scope = Scope.PERSONAL, **more) -> str:
    """The path of a link just made."""
    result = make_feed(cluster=full.cluster, scope=scope, actor=User.objects.get(pk=user.pk), **more)
    return "/ics/" + result.url.rsplit("/", 1)[1]


def ask(path: str, **headers):
    """As a program asks: without a session, each time anew."""
    return Client().get(path, headers=headers)


def events(answer) -> dict[str, object]:
    assert answer.status_code == 200
    return {str(event["summary"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def named(found: dict, words: str):
    (event,) = [event for title, event in found.items() if words in title]
    return event


def test_a_link_is_made_shown_once_and_leaves_one_trace(client, full: Full):
    client.force_login(full.plans.member)
    page = reverse("calendars:feeds", args=[full.cluster.slug])
    assert "Получить ссылку" in client.get(page).content.decode()
    answer = client.post(reverse("calendars:feed_make", args=[full.cluster.slug]), {"scope": "personal", "alarms": "1"})
    html = answer.content.decode()
    url = re.search(r'value="(http[^"]+/ics/([a-z2-7]{26})\.ics)"', html)
    assert url is not None
    secret = url[2]
    assert f'href="webcal://{url[1].split("://")[1]}"' in html
    assert answer["Cache-Control"] == "no-store"
    feed = CalendarFeed.objects.get()
    assert (feed.user, feed.scope, feed.has_alarms, feed.tail) == (full.plans.member, "personal", True, secret[-4:])
    later = client.get(page).content.decode()
    assert secret not in later
    assert secret[-4:] in later
    assert "ещё ни разу" in later
    stored = repr([list(CalendarFeed.objects.values()), list(Entry.objects.values())])
    assert secret not in stored
    assert list(Entry.objects.filter(event__startswith="calendars.").values_list("event", flat=True)) == [
        CalendarEvent.FEED_MADE
    ]
    assert audit.text_of(Entry.objects.filter(event=CalendarEvent.FEED_MADE).get()) == (
        "Создана ссылка на календарь (мои дела)"
    )


def test_a_personal_calendar_tells_what_is_own_and_is_valid(full: Full):
    answer = ask(made(full, full.plans.member))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = events(answer)
    meeting = named(found, "Заседание: Экспертный совет, № 1")
    assert meeting["dtstart"].dt.hour == 9
    assert meeting["dtstart"].dt.utcoffset() == timedelta(hours=7)
    assert meeting["uid"] == f"meeting-{full.meeting.public_id}@127.0.0.1"
    assert "https://video.example/room" in meeting["description"]
    assert meeting["url"].endswith(reverse("meetings:detail", args=[full.cluster.slug, full.meeting.pk]))
    assert meeting["location"] == "г. Томск, ул. Кулагина, 59, ауд. 204"
    due = named(found, "Срок: 1 Формирование групп")
    assert (due["dtstart"].dt, due["dtend"].dt) == (date(2024, 4, 1), date(2024, 4, 2))
    assert due["categories"].cats == ["Сроки плана"]
    assert named(found, "Поручение")["dtstart"].dt == date(2024, 3, 25)
    assert not any("Неделя с работодателем" in title for title in found)
    assert b"VALARM" not in answer.content
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))


def test_the_clusters_calendar_names_nobody(full: Full):
    content = ask(made(full, full.plans.coordinator, Scope.CLUSTER)).content.replace(b"\r\n ", b"").decode()
    assert "Неделя с работодателем" in content
    assert "Срок: 3 Заседания" in content
    assert "Поручение" not in content
    assert "https://video.example/room" not in content
    people = Person.objects.filter(cluster=full.cluster).values_list("last_name", flat=True)
    assert people
    assert [name for name in people if name in content] == []


def test_alarms_ring_only_where_they_are_asked_for(full: Full):
    found = events(ask(made(full, full.plans.member, has_alarms=True)))
    (alarm,) = named(found, "Заседание: Экспертный совет, № 1").walk("VALARM")
    assert alarm["trigger"].dt == timedelta(hours=-1)
    (alarm,) = named(found, "Срок: 1 Формирование").walk("VALARM")
    assert alarm["trigger"].dt == timedelta(hours=-15)


def test_a_move_and_a_cancel_reach_the_program_under_the_same_uid(full: Full):
    path = made(full, full.plans.member)
    before = events(ask(path))
    move_obligation(
        obligation=full.plans.obligation("1"), new_due_on=date(2024, 4, 19), on=date(2024, 3, 15), basis="Протокол № 2",
        actor=full.plans.head,
    )  # fmt: skip
    cancel_meeting(meeting=full.meeting, words="Перенесено на апрель", actor=full.plans.expert_chair)
    after = events(ask(path))
    due = named(after, "1 Формирование")
    assert (due["uid"], due["dtstart"].dt, due["sequence"]) == (
        named(before, "1 Формирование")["uid"], date(2024, 4, 19), 1,
    )  # fmt: skip
    assert due["last-modified"].dt > named(before, "1 Формирование")["last-modified"].dt
    meeting = named(after, "Заседание: Экспертный совет, № 1")
    assert meeting["status"] == "CANCELLED"
    assert meeting["sequence"] > named(before, "Заседание: Экспертный совет, № 1")["sequence"]


def test_nothing_is_sent_again_until_something_has_happened(full: Full, noon):
    path = made(full, full.plans.member)
    first = ask(path)
    assert first["Cache-Control"] == "private, no-cache"
    again = ask(path, if_none_match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    cancel_meeting(meeting=full.meeting, words="Перенесено", actor=full.plans.expert_chair)
    changed = ask(path, if_none_match=first["ETag"])
    assert changed.status_code == 200
    noon.move_to("2024-03-16 05:00:00+00:00")
    assert ask(path, if_none_match=changed["ETag"]).status_code == 200


def test_a_replaced_a_revoked_and_an_unknown_code_are_one_answer_at_one_cost(full: Full):
    def cost(path: str) -> list[str]:
        cache.clear()
        with CaptureQueriesContext(connection) as caught:
            assert ask(path).status_code == 404
        return [re.sub(r"'[^']*'|\d+(\.\d+)?", "?", query["sql"]) for query in caught]

    first = made(full, full.plans.member)
    second = made(full, full.plans.member)
    assert ask(second).status_code == 200
    replaced = cost(first)
    revoke_feed(feed=CalendarFeed.objects.get(revoked_at=None), actor=full.plans.member)
    assert cost(second) == replaced == cost(f"/ics/{UNKNOWN}.ics") == cost("/ics/x.ics")
    assert list(Entry.objects.filter(event__startswith="calendars.").order_by("pk").values_list("event", flat=True)) == [
        CalendarEvent.FEED_MADE, CalendarEvent.FEED_REPLACED, CalendarEvent.FEED_REVOKED,
    ]  # fmt: skip
    with pytest.raises(IllegalTransition):
        revoke_feed(feed=CalendarFeed.objects.order_by("-pk").first(), actor=full.plans.member)


def test_guessing_is_stopped_and_the_rest_go_on(full: Full):
    cache.clear()
    path = made(full, full.plans.member)
    limit = int(FEED_RATES["ask_feed"].split("/")[0])
    codes = {ask(f"/ics/{UNKNOWN}.ics").status_code for _ in range(limit)}
    assert codes == {404}
    assert ask(f"/ics/{UNKNOWN}.ics").status_code == 429
    assert ask(path).status_code == 200
    cache.clear()


def test_when_a_role_ends_the_calendar_empties_itself(full: Full, noon):
    path = made(full, full.plans.member)
    assert events(ask(path))
    Tenure.objects.filter(person__user=full.plans.member).update(valid_to=date(2024, 3, 15))
    assert events(ask(path))
    noon.move_to("2024-03-15 17:00:00+00:00")  # midnight in Tomsk
    assert events(ask(path)) == {}


@pytest.mark.parametrize("scope", list(Scope))
def test_a_blocked_account_reads_nothing(full: Full, scope):
    path = made(full, full.plans.coordinator, scope)
    first = ask(path)
    assert events(first)
    User.objects.filter(pk=full.plans.coordinator.pk).update(is_active=False)
    assert events(ask(path, if_none_match=first["ETag"])) == {}


def test_a_lost_role_narrows_the_calendar_at_once(full: Full):
    path = made(full, full.plans.college_man)
    assert named(events(ask(path)), "2 Пул экспертов")
    Role.objects.filter(user=full.plans.college_man).update(valid_to=date(2024, 3, 14))
    assert events(ask(path)) == {}


def test_asking_writes_the_hour_and_nothing_else_and_begins_no_session(full: Full, noon):
    path = made(full, full.plans.member)
    written = []
    for minutes in (0, 30, 61):
        noon.move_to(datetime.fromisoformat("2024-03-15T05:00:00+00:00") + timedelta(minutes=minutes))
        with CaptureQueriesContext(connection) as caught:
            answer = ask(path)
        assert answer.cookies == {}
        written.append([q["sql"] for q in caught if not q["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))])
    assert [len(queries) for queries in written] == [1, 0, 1]
    assert all("last_asked_at" in queries[0] for queries in written if queries)
    assert CalendarFeed.objects.get().last_asked_at.isoformat() == "2024-03-15T06:01:00+00:00"


def test_the_code_is_in_no_line_of_the_log(full: Full, caplog):
    path = made(full, full.plans.member)
    revoke_feed(feed=CalendarFeed.objects.get(), actor=full.plans.member)
    with caplog.at_level(logging.WARNING, "django.request"):
        ask(path)
    secret = path.removeprefix("/ics/").removesuffix(".ics")
    lines = [Line("%(message)s").format(record) for record in caplog.records]
    assert lines
    assert not any(secret in line for line in lines)


@pytest.mark.parametrize("who", ["stranger", "foreigner", "former", "observer", "watcher"])
def test_whoever_may_not_have_a_link_is_denied(client, full: Full, who):
    user = getattr(full.plans, who)
    with pytest.raises(Denied):
        make_feed(cluster=full.cluster, scope=Scope.CLUSTER, actor=user)
    client.force_login(user)
    answer = client.post(reverse("calendars:feed_make", args=[full.cluster.slug]), {"scope": "personal"})
    assert answer.status_code == (403 if who in ("observer", "watcher") else 404)
    assert not CalendarFeed.objects.exists()


def test_a_link_is_nobody_elses_to_revoke(client, full: Full):
    path = made(full, full.plans.member)
    feed = CalendarFeed.objects.get()
    with pytest.raises(Denied):
        revoke_feed(feed=feed, actor=full.plans.coordinator)
    url = reverse("calendars:feed_revoke", args=[full.cluster.slug, feed.pk])
    client.force_login(full.plans.coordinator)
    assert client.post(url).status_code == 404
    assert ask(path).status_code == 200
    client.force_login(full.plans.member)
    assert client.get(url).status_code == 405
    assert client.post(url).status_code == 302
    assert ask(path).status_code == 404
    assert client.post(url).status_code == 409


def test_an_unknown_scope_is_no_page(client, full: Full):
    client.force_login(full.plans.member)
    url = reverse("calendars:feed_make", args=[full.cluster.slug])
    assert [client.post(url, data).status_code for data in ({}, {"scope": "everything"})] == [404, 404]


def test_the_database_keeps_one_living_link_of_a_scope(full: Full):
    made(full, full.plans.member)
    feed = CalendarFeed.objects.get()
    feed.pk, feed.secret_sha256 = None, "0" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        feed.save(force_insert=True)
    feed.scope = Scope.CLUSTER
    feed.save(force_insert=True)
