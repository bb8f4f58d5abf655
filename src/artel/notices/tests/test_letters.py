"""Letters: what they say, when they leave, what becomes of them when the mail server or the worker does not hold out."""

from datetime import date, timedelta
from smtplib import SMTPConnectError, SMTPDataError, SMTPServerDisconnected

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from artel import jobs
from artel.audit.models import Entry
from artel.jobs.domain.states import MAX_ATTEMPTS
from artel.jobs.models import Job
from artel.kernel.errors import Denied, IllegalTransition
from artel.members.models import Role
from artel.notices import letters as writing
from artel.notices.domain.states import Choice, LetterState
from artel.notices.letters import Outcome
from artel.notices.models import Letter, Notice
from artel.notices.services import change_preference, gather, queue_letters, repeat_letter, tell
from artel.notices.services.letters import begin_letter
from artel.plans.notice_sources import DUE, VERDICTS
from artel.russian import NBSP

MORNING = "2024-03-20 02:05:00+00:00"  # a Wednesday, 9:05 in Tomsk; row 2 is 29 working days away


@pytest.fixture
def morning(world):
    """The world gathered and at the hour of the digest."""
    with time_machine.travel(MORNING, tick=False) as clock:
        gather(cluster=world.cluster)
        mail.outbox.clear()
        yield clock


def post(world) -> list:
    """Queue what may leave, let the worker send it, and give what left."""
    queue_letters(cluster=world.cluster)
    jobs.run_pending()
    return mail.outbox


def to(user) -> list:
    return [message for message in mail.outbox if message.to == [user.email]]


def say(world, user, *, key: str = "k", pressing: bool = True, **fields) -> Notice:
    words = {"title": "Документ возвращён: Отчёт", "text": "Нет подписи", "act": "Приложить другой", "url": "/k/x/"}
    tell(
        users=[user.pk],
        cluster=world.cluster,
        kind=VERDICTS,
        key=key,
        actor=world.head,
        pressing=pressing,
        **words | fields,
    )
    return Notice.objects.get(user=user, key=key)


def test_a_digest_says_what_is_due_with_one_address_for_each_thing(world, morning):
    post(world)
    (message,) = to(world.college_man)
    owed = world.obligation("2", world.college)
    assert message.subject == f"{world.cluster.short_name}: 1 напоминание"
    text, (html, kind) = message.body.replace(NBSP, " "), message.alternatives[0]
    for said in (
        "2 Пул экспертов",
        "Срок через 29 рабочих дней, 02.05.2024",
        "Не хватает документа",
        "Приложить документ",
    ):
        assert said in text
    assert f"http://127.0.0.1:8000/k/{world.cluster.slug}/obligations/{owed.pk}/evidence/" in text
    assert kind == "text/html"
    assert html.count("<h3>") == html.count('class="act"') == 1
    assert 'lang="ru"' in html
    assert "prefers-color-scheme: dark" in html
    assert "<img" not in html
    assert "«Артели»" in html or "«Артель»" in html
    headers = message.extra_headers
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    letter = Letter.objects.get(user=world.college_man)
    assert headers["Message-ID"].startswith(f"<{letter.message_id}@")
    assert (letter.state, letter.count, letter.slot) == (LetterState.SENT, 1, "digest")


def test_no_name_and_no_title_stands_in_a_subject(world, morning):
    for message in post(world):
        assert "Фамилия" not in message.subject
        assert "Пул экспертов" not in message.subject
    assert mail.outbox


def test_nothing_is_sent_twice_however_often_one_asks(world, morning):
    before = len(post(world))
    for _again in range(3):
        post(world)
        morning.shift(timedelta(minutes=15))
    assert len(mail.outbox) == before
    morning.shift(timedelta(days=1))
    gather(cluster=world.cluster)
    assert len(post(world)) == before  # nothing new stands on a new stage


def test_a_person_with_nothing_new_gets_nothing(world, morning):
    Notice.objects.filter(user=world.college_man).update(seen_at="2024-03-20 02:00:00+00:00")
    post(world)
    assert to(world.college_man) == []
    assert to(world.other_man)


def test_before_its_hour_and_on_a_day_off_the_digest_waits(world, morning):
    morning.move_to("2024-03-20 01:55:00+00:00")
    assert post(world) == []
    morning.move_to("2024-03-23 03:00:00+00:00")  # a Saturday
    assert post(world) == []


def test_pressing_ones_leave_at_once_bundled_and_three_times_a_day_at_most(world, morning):
    post(world)
    mail.outbox.clear()
    for number in range(5):
        say(world, world.college_man, key=f"a{number}")
        say(world, world.college_man, key=f"b{number}")
        morning.shift(timedelta(minutes=20))
        post(world)
    assert [message.subject[-13:] for message in to(world.college_man)] == ["2 напоминания"] * 3
    # The rest is not lost: it stands in the next morning's digest.
    morning.move_to("2024-03-21 02:05:00+00:00")
    post(world)
    assert to(world.college_man)[-1].subject.endswith("4 напоминания")


def test_what_does_not_press_waits_for_the_next_morning(world, morning):
    post(world)
    mail.outbox.clear()
    say(world, world.college_man, pressing=False)
    morning.shift(timedelta(hours=3))
    assert post(world) == []
    morning.move_to("2024-03-21 02:05:00+00:00")
    post(world)
    assert len(to(world.college_man)) == 1


@pytest.mark.parametrize(
    ("choice", "digest", "pressing"), [("at_once", 1, 1), ("digest", 1, 0), ("weekly", 0, 0), ("none", 0, 0)]
)
def test_what_a_person_has_chosen_holds(world, morning, choice, digest, pressing):
    change_preference(cluster=world.cluster, letters=choice, hour=9, muted=[], actor=world.college_man)
    post(world)
    assert len(to(world.college_man)) == digest
    say(world, world.college_man)
    morning.shift(timedelta(minutes=30))
    post(world)
    assert len(to(world.college_man)) == digest + pressing


def test_a_muted_kind_stays_in_artel_and_out_of_letters(world, morning):
    change_preference(cluster=world.cluster, letters="digest", hour=9, muted=[DUE], actor=world.college_man)
    post(world)
    assert to(world.college_man) == []
    assert Notice.objects.filter(user=world.college_man, kind=DUE, seen_at=None).exists()


def test_a_role_that_ends_before_sending_ends_the_letter(world, morning):
    queue_letters(cluster=world.cluster)
    Role.objects.filter(user=world.college_man).update(valid_to=date(2024, 3, 19))
    jobs.run_pending()
    assert to(world.college_man) == []
    letter = Letter.objects.get(user=world.college_man)
    assert (letter.state, letter.why) == (LetterState.REFUSED, "У человека больше нет роли в кластере.")


def test_a_blocked_account_and_what_is_done_meanwhile_end_it_too(world, morning):
    queue_letters(cluster=world.cluster)
    type(world.other_man).objects.filter(pk=world.other_man.pk).update(is_active=False)
    world.supply(world.obligation("2", world.college), by=world.college_man)
    jobs.run_pending()
    assert to(world.college_man) == to(world.other_man) == []
    assert set(
        Letter.objects.filter(user__in=[world.college_man, world.other_man]).values_list("state", flat=True)
    ) == {LetterState.REFUSED}


def test_an_invented_person_gets_a_letter_to_look_at_and_none_by_mail(world, morning):
    type(world.college_man).objects.filter(pk=world.college_man.pk).update(is_demo=True)
    post(world)
    assert to(world.college_man) == []
    assert Letter.objects.get(user=world.college_man).state == LetterState.SHOWN


def test_a_worker_killed_while_sending_leaves_the_letter_unknown_and_its_news_to_the_next_digest(world, morning):
    queue_letters(cluster=world.cluster)
    letter = Letter.objects.get(user=world.college_man)
    assert begin_letter(letter.pk) is not None  # «отправляется» is kept; here the process is killed
    jobs.run_pending()
    letter.refresh_from_db()
    assert letter.state == LetterState.UNKNOWN
    assert to(world.college_man) == []
    morning.shift(timedelta(days=1))
    post(world)
    assert len(to(world.college_man)) == 1


class Away(BaseEmailBackend):
    def open(self):
        raise SMTPConnectError(421, "later")


class Refusing(BaseEmailBackend):
    def send_messages(self, messages):
        raise SMTPDataError(550, "no such user")


class Breaking(BaseEmailBackend):
    def send_messages(self, messages):
        raise SMTPServerDisconnected("connection lost")


def test_a_mail_server_that_is_away_is_waited_for_and_then_the_letter_has_failed(world, morning, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    queue_letters(cluster=world.cluster)
    for _attempt in range(MAX_ATTEMPTS):
        jobs.run_pending()
        morning.shift(timedelta(minutes=11))
    letter = Letter.objects.get(user=world.college_man)
    assert (letter.state, letter.attempt) == (LetterState.QUEUED, 2)
    morning.shift(timedelta(hours=7))
    for _attempt in range(MAX_ATTEMPTS):
        jobs.run_pending()
        morning.shift(timedelta(minutes=11))
    letter.refresh_from_db()
    assert letter.state == LetterState.FAILED
    assert "SMTPConnectError" in letter.why


def test_a_mail_server_that_comes_back_gets_the_letter_once(world, morning, settings):
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    queue_letters(cluster=world.cluster)
    jobs.run_pending()
    settings.EMAIL_BACKEND = backend
    morning.shift(timedelta(minutes=11))
    jobs.run_pending()
    assert len(to(world.college_man)) == 1
    assert Letter.objects.get(user=world.college_man).state == LetterState.SENT


@pytest.mark.parametrize(("backend", "state"), [("Refusing", LetterState.FAILED), ("Breaking", LetterState.UNKNOWN)])
def test_a_refusal_is_final_and_a_broken_connection_leaves_it_open(world, morning, settings, backend, state):
    settings.EMAIL_BACKEND = f"{__name__}.{backend}"
    queue_letters(cluster=world.cluster)
    jobs.run_pending()
    letter = Letter.objects.get(user=world.college_man)
    assert letter.state == state
    assert world.college_man.email not in letter.why
    assert set(Job.objects.filter(kind="notices.letter").values_list("state", flat=True)) == {"done"}


def test_a_keeper_sends_a_failed_letter_again_with_the_same_name(world, morning, settings):
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    queue_letters(cluster=world.cluster)
    jobs.run_pending()
    settings.EMAIL_BACKEND = backend
    letter = Letter.objects.get(user=world.college_man)
    name = letter.message_id
    for stranger in (world.college_man, world.observer, world.stranger, world.watcher):
        with pytest.raises(Denied):
            repeat_letter(letter=letter, actor=stranger)
    repeat_letter(letter=letter, actor=world.coordinator)
    with pytest.raises(IllegalTransition):
        repeat_letter(letter=letter, actor=world.coordinator)
    jobs.run_pending()
    assert [message.extra_headers["Message-ID"].split("@")[0] for message in to(world.college_man)] == [f"<{name}"]
    assert Entry.objects.filter(event="notices.letter_repeated").count() == 1


def test_a_subject_loses_line_breaks_and_a_long_letter_is_cut(world):
    world.cluster.short_name = "Кластер\r\nBcc: x@example.test"
    notices = [
        Notice(pk=number, title=f"Дело {number}", act="Открыть", url="/", raised_on=date(2024, 3, 15))
        for number in range(40)
    ]
    written = writing.write(notices, cluster=world.cluster, user=world.coordinator)
    assert "\n" not in written.subject
    assert "\r" not in written.subject
    assert sum(len(group.items) for group in written.groups) == writing.MOST
    assert written.more == 10
    assert "И ещё 10" in written.as_text()


def test_words_of_people_are_escaped_in_the_html_of_a_letter(world):
    notice = Notice(title="<script>alert(1)</script>", text="a<b", act="Открыть", url="/", raised_on=date(2024, 3, 15))
    html = writing.write([notice], cluster=world.cluster, user=world.coordinator).as_html()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_link_that_switches_letters_off_is_one_persons_of_one_cluster(world):
    token = writing.off_token(world.coordinator, world.cluster)
    assert writing.read_off_token(token) == (world.coordinator.pk, world.cluster.pk)
    for broken in (token[:-1], token + "a", "", "1:2:3", "Wzlew:x"):
        assert writing.read_off_token(broken) is None


def test_outcomes_are_told_apart():
    assert writing._refused(450)[0] is Outcome.AWAY
    assert writing._refused(550)[0] is Outcome.REFUSED
    assert Choice.NONE == "none"
