"""Organisations and nominees without accounts, by links: what a link opens, whose it is, what comes of it."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from artel import jobs
from artel.accounts import guest_links
from artel.accounts.models import GuestLink
from artel.audit.models import Entry
from artel.bodies.domain.states import NominationState
from artel.bodies.guest_links import CALL, NOMINEE, bearer_of_call, bearer_of_nomination
from artel.bodies.models import Nomination
from artel.bodies.services import guests
from artel.bodies.services.directions import close_call, open_call
from artel.bodies.services.nominations import consent, nominate
from artel.bodies.tests.factories import make_direction, make_nomination
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.models import Person
from artel.members.tests.factories import make_organisation, make_person, make_position, make_representative

FORM = {
    "last_name": "Бондаренко", "first_name": "Татьяна", "patronymic": "Юрьевна", "post": "главный технолог", "part": "member",
    "email": "b@plant.test", "basis": "письмо № 17 от 01.02.2024",
}  # fmt: skip


@pytest.fixture
def plant(world):
    return make_organisation(world.cluster, short_name="Завод «Сигнал»", email="office@plant.test")


@pytest.fixture
def called(world, plant):
    """The link of the plant to the open call."""
    world.direction = open_call(direction=world.direction, due_on=date(2024, 3, 1), actor=world.coordinator)
    (link,) = guests.call_by_link(direction=world.direction, organisations=[plant], actor=world.coordinator)
    return link


def url(link: GuestLink) -> str:
    return reverse("accounts:guest", args=[guest_links.code_of(link)])


def words(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def test_an_organisation_without_an_account_names_people_and_they_answer(world, plant, called, client):
    jobs.run_pending()
    assert [letter.to for letter in mail.outbox] == [["office@plant.test"]]
    assert called.expires_on == date(2024, 3, 1)
    assert "Завод «Сигнал»" in words(client.get(url(called)))
    assert "Заполните" in words(client.post(url(called), FORM | {"basis": ""}))
    page = words(client.post(url(called), FORM, follow=True))
    assert "Бондаренко" in page and "Предложить ещё одного" in page
    nomination = Nomination.objects.get(direction=world.direction, organisation=plant)
    assert nomination.by_link and nomination.nominated_by is None and nomination.state == NominationState.PROPOSED
    # Twice the same person: said so, and no second row.
    assert "уже выдвинут" in words(client.post(url(called), FORM))
    assert Nomination.objects.filter(organisation=plant).count() == 1
    called.refresh_from_db()
    assert called.use_count == 1

    jobs.run_pending()
    assert mail.outbox[-1].to == ["b@plant.test"] and "Бондаренко" not in mail.outbox[-1].subject
    answer = GuestLink.objects.get(purpose=NOMINEE)
    assert "Сигнал" in words(client.get(url(answer)))
    nomination.refresh_from_db()
    assert nomination.state == NominationState.PROPOSED  # looking is no answer
    client.post(url(answer), {"answer": "agree"})
    nomination.refresh_from_db()
    assert (nomination.state, nomination.consent_words) == (NominationState.CONSENTED, "по ссылке")
    assert "уже записан" in words(client.post(url(answer), {"answer": "decline"}, follow=True))
    told = Entry.objects.filter(chain=world.cluster.pk).values_list("event", "actor_name")
    assert ("bodies.nominated", "организация по ссылке") in told
    assert ("bodies.nominee_consented", "кандидат по ссылке") in told


def test_a_guest_is_not_told_who_is_known_to_the_cluster(world, plant, called):
    def put_forward(**fields):
        fields = {name: FORM[name] for name in ("last_name", "first_name", "patronymic", "post", "basis")} | fields
        return guests.nominate_by_link(
            link=called, direction=world.direction, organisation=plant, actor=bearer_of_call(plant), **fields
        )

    elsewhere = make_person(world.cluster, last_name="Бондаренко", first_name="Татьяна", patronymic="Юрьевна")
    assert put_forward().person != elsewhere
    own = make_person(world.cluster, last_name="Седых", first_name="Олег", patronymic="Ильич")
    make_position(own, plant)
    assert put_forward(last_name="седых", first_name="Олег", patronymic="Ильич").person == own
    assert not GuestLink.objects.filter(purpose=NOMINEE).exists()  # no address, no letter
    assert Person.objects.filter(last_name="Бондаренко").count() == 2


def test_a_link_is_of_one_direction_and_one_organisation(world, plant, called):
    other = open_call(direction=make_direction(world.cluster, forming_unit=world.expert), due_on=date(2024, 3, 1),
                      actor=world.coordinator)  # fmt: skip
    rival = make_organisation(world.cluster)
    fields = {name: FORM[name] for name in ("last_name", "first_name", "post", "basis")}
    for direction, organisation, bearer in (
        (other, plant, plant), (world.direction, rival, rival), (world.direction, rival, plant),
    ):  # fmt: skip
        with pytest.raises((IllegalTransition, Denied)):
            guests.nominate_by_link(
                link=called, direction=direction, organisation=organisation, actor=bearer_of_call(bearer), **fields
            )
    with pytest.raises(Denied):
        nominate(direction=world.direction, organisation=rival, actor=bearer_of_call(plant), **fields)
    assert not Nomination.objects.filter(organisation__in=[plant, rival]).exists()


def test_a_call_that_ends_ends_its_links(world, plant, called, client):
    close_call(direction=world.direction, actor=world.coordinator)
    assert "Ссылка не действует" in words(client.get(url(called)))
    assert "Ссылка не действует" in words(client.post(url(called), FORM))
    assert not Nomination.objects.filter(organisation=plant).exists()
    with pytest.raises(IllegalTransition):
        guests.call_by_link(direction=world.direction, organisations=[plant], actor=world.coordinator)


def test_only_those_who_lead_call_and_only_an_address_is_written_to(world, plant, called, client):
    with pytest.raises(Denied):
        guests.call_by_link(direction=world.direction, organisations=[plant], actor=make_representative(plant))
    mute = make_organisation(world.cluster, short_name="Немой завод")
    with pytest.raises(BrokenRule, match="не записана почта"):
        guests.call_by_link(direction=world.direction, organisations=[mute], actor=world.coordinator)
    client.force_login(world.coordinator)
    here = reverse("bodies:call_links", args=[world.cluster.slug, world.direction.pk])
    page = words(client.get(here))
    assert "office@plant.test" in page and "письмо отправляется" in page and "впишите в карточке" in page
    client.post(here, {"organisation": plant.pk})
    assert guest_links.open_link(guest_links.code_of(called)) is None  # a newer one took its place
    assert GuestLink.objects.filter(purpose=CALL, revoked_at=None).count() == 1


def test_a_nominee_answers_for_themselves_alone(world, plant, client):
    mine, theirs = (
        make_nomination(world.direction, person=make_person(world.cluster), organisation=plant, state="proposed")
        for _ in "12"
    )
    client.force_login(world.coordinator)
    ask = reverse("bodies:nomination_link", args=[world.cluster.slug, mine.pk])
    client.post(ask, {"email": "me@plant.test"})
    link = GuestLink.objects.get(purpose=NOMINEE)
    with pytest.raises(Denied):
        consent(nomination=theirs, actor=bearer_of_nomination(mine))
    with pytest.raises(IllegalTransition):
        guests.answer_by_link(link=link, nomination=theirs, agrees=True, actor=bearer_of_nomination(theirs))
    client.logout()
    client.post(url(link), {"answer": "decline", "reason": "Занят"})
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.state, mine.reason, theirs.state) == (NominationState.DECLINED, "Занят", NominationState.PROPOSED)
    assert "Вы отказались" in words(client.get(url(link)))
