"""Guardians answer by a link: whom it opens, what it does once, what the college sees."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from artel import jobs
from artel.accounts import guest_links
from artel.accounts.domain.guest_links import TRIES, LetterState
from artel.accounts.models import GuestLink
from artel.audit.models import Entry
from artel.catalogue.guardian_links import PURPOSE, bearer_of
from artel.catalogue.guardian_list import counts_of, guardian_list, rows_of
from artel.catalogue.services import guardians
from artel.catalogue.services.students import erase_student
from artel.catalogue.tests.factories import make_student
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import ConsentPurpose, ConsentWay
from artel.members.models import Consent, ConsentText
from artel.members.services.consents import adopt_consent_text

BORN = date(2008, 5, 17)
ASKED = [ConsentPurpose.PROCESSING, ConsentPurpose.PUBLICATION]


@dataclass
class Asked:
    """A learner of fifteen whose guardian was written to, another of the same group, and the world around."""

    world: Any
    student: Any
    other: Any
    links: dict[int, GuestLink]

    def code(self, student: Any = None) -> str:
        return guest_links.code_of(self.links[(student or self.student).pk])

    def url(self, student: Any = None) -> str:
        return reverse("accounts:guest", args=[self.code(student)])


@pytest.fixture
def asked(world, client) -> Asked:
    for purpose in ASKED:
        adopt_consent_text(
            cluster=world.cluster, purpose=purpose, body=f"Текст: {purpose}", from_day=date(2024, 2, 1), actor=world.coordinator
        )  # fmt: skip
    student = make_student(world.group, born_on=BORN, last_name="Ёлкина", first_name="Вера")
    other = make_student(world.group, born_on=date(2008, 6, 1), last_name="Другов")
    made = guardians.ask_guardians(
        cluster=world.cluster, students=[student, other], purposes=ASKED, emails={student.pk: "Mama@Example.test"},
        actor=world.keeper,
    )  # fmt: skip
    return Asked(world, student, other, {link.thing_id: link for link in made})


def form(**answers: str) -> dict[str, Any]:
    texts = {f"text_{text.purpose}": text.pk for text in ConsentText.objects.order_by("version")}
    told = {"answer_processing": "given", "answer_publication": "refused", "name": "Ёлкина Анна Ивановна"}
    return {**told, **texts, "degree": "mother"} | answers


def enter(client, url: str, born_on: str = "17.05.2008"):
    return client.post(url, {"born_on": born_on})


def words(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def test_a_letter_goes_to_the_address_alone_and_names_nobody(asked):
    jobs.run_pending()
    (letter,) = mail.outbox
    assert letter.to == ["mama@example.test"]
    assert "Ёлкин" not in letter.subject + letter.body and "2008" not in letter.body
    assert asked.url() in letter.body and asked.code(asked.other) not in letter.body
    link, paper = (GuestLink.objects.get(pk=asked.links[row.pk].pk) for row in (asked.student, asked.other))
    assert (link.letter, paper.letter) == (LetterState.SENT, LetterState.NONE)
    assert link.sent_at is not None
    assert asked.code() not in str(GuestLink.objects.values().get(pk=link.pk))  # only the hash is kept


def test_the_page_names_nobody_before_the_birthday_and_nothing_of_another_child_after(asked, client):
    first = client.get(asked.url())
    assert "Северный колледж" in words(first) and "Ёлкина" not in words(first)
    assert first["Referrer-Policy"] == "same-origin" and "no-store" in first["Cache-Control"]
    assert first["X-Robots-Tag"] == "noindex, nofollow"
    assert GuestLink.objects.get(thing_id=asked.student.pk).opened_at is None  # a scanner of mail opens nothing
    assert enter(client, asked.url()).status_code == 302
    page = words(client.get(asked.url()))
    assert "Ёлкина Вера" in page and "Текст: processing" in page and "Другов" not in page
    assert GuestLink.objects.get(thing_id=asked.student.pk).opened_at is not None
    # What the browser remembers of one link opens no other.
    assert "Другов" not in words(client.get(asked.url(asked.other)))


def test_an_answer_is_a_consent_bound_to_its_text_and_is_given_once(asked, client):
    enter(client, asked.url())
    assert client.post(asked.url(), form(), follow=True).status_code == 200
    consent = Consent.objects.get(person=asked.student.person)
    assert (consent.purpose, consent.way) == (ConsentPurpose.PROCESSING, ConsentWay.GUARDIAN)
    assert consent.representative == "Ёлкина Анна Ивановна, мать"
    assert consent.text.digest == ConsentText.digest_of("Текст: processing")
    link = GuestLink.objects.get(pk=consent.link_id)
    assert link.answer == {"processing": "given", "publication": "refused"} and link.used_at is not None
    # The second press, and one from a page that was opened before.
    assert "уже ответили" in words(client.post(asked.url(), form(answer_publication="given"), follow=True))
    assert Consent.objects.filter(person=asked.student.person).count() == 1
    page = words(client.get(asked.url()))
    assert "Ответ принят" in page and "согласие не дано" in page
    trace = Entry.objects.get(event="catalogue.guardian_answered")
    assert trace.actor_name == "представитель по ссылке" and trace.detail == {"given": 1, "refused": 1}
    told = " ".join(str(row) for row in Entry.objects.filter(chain=asked.world.cluster.pk).values())
    assert "Ёлкин" not in told and asked.code() not in told and "mama" not in told.lower()


def test_a_consent_is_taken_back_on_the_same_page(asked, client):
    enter(client, asked.url())
    client.post(asked.url(), form(answer_publication="given"))
    publication = Consent.objects.get(purpose="publication")
    client.post(asked.url(), {"act": "take_back", "consent": publication.pk})
    publication.refresh_from_db()
    assert publication.revoked_on == date(2024, 2, 15)
    assert Consent.objects.get(purpose="processing").revoked_on is None
    assert "уже отозвано" in words(
        client.post(asked.url(), {"act": "take_back", "consent": publication.pk}, follow=True)
    )
    assert Entry.objects.filter(event="catalogue.guardian_took_back").count() == 1
    (row,) = rows_of(asked.world.cluster, guardian_list(asked.world.keeper, asked.world.cluster, standing="answered"))
    assert row.cells(ASKED) == ["given", "ended"]


def test_foreign_ids_in_the_form_touch_nothing(asked, client):
    given = Consent.objects.create(
        cluster=asked.world.cluster, person=asked.other.person, purpose="publication", representative="Другова, мать",
        text=ConsentText.objects.get(purpose="publication"), given_on=date(2024, 2, 1),
    )  # fmt: skip
    enter(client, asked.url())
    client.post(asked.url(), {"act": "take_back", "consent": given.pk})
    given.refresh_from_db()
    assert given.revoked_on is None
    for actor in (bearer_of(asked.other), asked.world.keeper, asked.world.coordinator):
        with pytest.raises(Denied):
            guardians.take_back_as_guardian(
                link=asked.links[asked.student.pk], student=asked.student, consent_id=given.pk, actor=actor
            )


def test_a_wrong_form_says_what_is_missing_and_keeps_the_link(asked, client):
    enter(client, asked.url())
    page = words(client.post(asked.url(), form(name="Анна", degree="guardian", answer_publication="")))
    assert "Назовите документ" in page and "Выберите ответ" in page
    texts = form() | {"text_processing": 0}
    assert "Прочитайте его ещё раз" in words(client.post(asked.url(), texts))
    assert not Consent.objects.exists() and GuestLink.objects.get(thing_id=asked.student.pk).used_at is None
    client.post(asked.url(), form(degree="guardian", document="распоряжение № 12 от 01.02.2020"))
    assert Consent.objects.get().representative == "Ёлкина Анна Ивановна, опекун, распоряжение № 12 от 01.02.2020"


def test_every_dead_link_is_one_page_after_one_query(asked, client, django_assert_num_queries):
    pages = set()
    revoked, expired = asked.code(), asked.code(asked.other)
    guardians.revoke_guardian_link(student=asked.student, actor=asked.world.keeper)
    for code in ("0" * 26, "нет", revoked):
        with django_assert_num_queries(1):
            assert guest_links.open_link(code) is None
        pages.add(re.sub(r'csrf\w*="[^"]*"', "", words(client.get(reverse("accounts:guest", args=[code])))))
    GuestLink.objects.filter(thing_id=asked.other.pk).update(wrong_count=TRIES)
    assert guest_links.open_link(expired) is None
    GuestLink.objects.filter(thing_id=asked.other.pk).update(wrong_count=0)
    assert guest_links.open_link(expired) is not None
    with time_machine.travel("2024-03-20 05:00:00+00:00", tick=False), django_assert_num_queries(1):
        assert guest_links.open_link(expired) is None
    assert len(pages) == 1 and "Ссылка не действует" in pages.pop()


def test_birthdays_are_tried_a_few_times_only(asked, client):
    for _try in range(5):
        assert "не совпадает" in words(enter(client, asked.url(), "01.01.2008"))
    assert "через полчаса" in words(enter(client, asked.url()))  # the right one too
    GuestLink.objects.filter(thing_id=asked.student.pk).update(wrong_count=TRIES - 1)
    with time_machine.travel("2024-02-15 06:00:00+00:00", tick=False):
        assert guest_links.note_wrong(asked.links[asked.student.pk]) == 0
        assert "Ссылка не действует" in words(enter(client, asked.url()))


def test_a_newer_link_kills_the_older_and_erasing_kills_them_all(asked):
    old = asked.code()
    new = guardians.ask_again(student=asked.student, actor=asked.world.keeper)
    assert guest_links.open_link(old) is None
    assert guest_links.open_link(guest_links.code_of(new)).to_email == "mama@example.test"
    erase_student(student=asked.student, basis="Заявление № 3", actor=asked.world.keeper)
    assert guest_links.open_link(guest_links.code_of(new)) is None
    assert not GuestLink.objects.filter(thing_id=asked.student.pk).exclude(to_email="").exists()


def test_of_age_the_guardian_is_asked_no_more(asked, client):
    GuestLink.objects.update(expires_on=date(2026, 12, 31))
    with time_machine.travel("2026-05-17 05:00:00+00:00", tick=False):
        enter(client, asked.url())
        assert "исполнилось 18 лет" in words(client.get(asked.url()))
        client.post(asked.url(), form())
        assert not Consent.objects.exists()
        with pytest.raises(BrokenRule, match="совершеннолетние"):
            guardians.ask_guardians(
                cluster=asked.world.cluster, students=[asked.student], purposes=ASKED, emails={}, actor=asked.world.keeper
            )  # fmt: skip


def test_only_their_own_college_asks(asked):
    for actor in (asked.world.other_keeper, asked.world.coordinator, asked.world.observer):
        with pytest.raises(Denied):
            guardians.ask_guardians(
                cluster=asked.world.cluster, students=[asked.student], purposes=ASKED, emails={}, actor=actor
            )
        with pytest.raises(Denied):
            guardians.print_slips(cluster=asked.world.cluster, students=[asked.student], actor=actor)
    with pytest.raises(IllegalTransition):
        guest_links.revoke(GuestLink(pk=0), cluster=asked.world.cluster)


def test_the_list_tells_where_each_stands_and_the_slip_tells_of_one(asked, client):
    world = asked.world
    client.force_login(world.keeper)
    guest = type(client)()
    enter(guest, asked.url())
    guest.post(asked.url(), form())
    slug = world.cluster.slug
    assert counts_of(world.keeper, world.cluster) == {"": 2, "refused": 1, "waiting": 1}
    assert list(guardian_list(world.keeper, world.cluster, lack="processing")) == [asked.other]
    assert not guardian_list(world.other_keeper, world.cluster).exists()
    page = words(client.get(reverse("catalogue:guardians", args=[slug])))
    assert "ответ получен" in page and "mama@example.test" in page and "отказ" in page
    slips = words(client.post(reverse("catalogue:guardian_slips", args=[slug]), {"student": asked.other.pk}))
    assert asked.code(asked.other) in slips and "Ёлкина" not in slips  # a link that lives is printed as it is
    asking = client.post(reverse("catalogue:guardian_ask", args=[slug]), {"student": asked.other.pk})
    assert "Другов" in words(asking)
    told = {
        "student": asked.other.pk,
        "send": "1",
        "purposes": ["publication"],
        f"email_{asked.other.pk}": "papa@example.test",
    }
    client.post(reverse("catalogue:guardian_ask", args=[slug]), told)
    link = GuestLink.objects.filter(thing_id=asked.other.pk).first()
    assert (link.asked, link.to_email) == (["publication"], "papa@example.test")
    here = reverse("catalogue:guardian_link", args=[slug, asked.other.pk])
    printed = words(
        client.post(reverse("catalogue:guardian_slips", args=[slug]), {"student": asked.other.pk, "form": "paper"})
    )
    assert "Текст: publication" in printed and "Ёлкина" not in printed
    signed = {"given_on": "12.02.2024", "name": "Другов Пётр Ильич", "degree": "father"}
    client.post(here, signed)
    assert not Consent.objects.filter(person=asked.other.person).exists()
    client.post(here, signed | {"purposes": ["publication"]})
    paper = Consent.objects.get(person=asked.other.person)
    assert (paper.way, paper.representative, paper.recorded_by) == (
        ConsentWay.PAPER,
        "Другов Пётр Ильич, отец",
        world.keeper,
    )
    client.post(here, {"act": "revoke"})
    assert counts_of(world.keeper, world.cluster) == {"": 2, "refused": 1, "dead": 1}
    assert GuestLink.objects.filter(purpose=PURPOSE, revoked_at=None).count() == 1
