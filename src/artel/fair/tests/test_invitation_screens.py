"""Pages of invitations, files for the printer, letters, the public answer."""

import io
import re
import zipfile
from datetime import date

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from artel import jobs
from artel.accounts.rights import system
from artel.documents.selectors import code_of
from artel.fair.domain.wording import PLACEHOLDERS, STANDARD
from artel.fair.events import FairEvent
from artel.fair.models import Invitation, Printing
from artel.fair.papers.wording_docx import write_wording
from artel.fair.services import answers, mailing, printing
from artel.fair.services.links import make_links
from artel.fair.services.wording import set_wording
from artel.fair.tests.inviting import graduate_actor, make_enterprise, make_world, representative_of
from artel.fair.tests.test_invitations import traces
from artel.kernel.errors import BrokenRule, Denied
from artel.members.tests.factories import make_observer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day():
    cache.clear()  # counters of trials live there
    with time_machine.travel("2024-04-26T05:00:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def uploads(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    return tmp_path


def url(name: str, world, *more) -> str:
    return reverse(f"fair:{name}", args=[world.cluster.slug, *more])


def page_of(client, user, address: str, status: int = 200) -> str:
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return text_of(answer)


def text_of(answer) -> str:
    """The page without the spaces that do not break."""
    return answer.content.decode().replace("\xa0", " ").replace("\u2060", "")


# --- the list and its presses ---


def test_the_coordinator_is_led_from_the_allocation_to_the_answers(client, uploads, day):
    world = make_world(places=2)
    first, second, third = world.graduate(), world.graduate("Седых"), world.graduate("Черных")
    world.run({world.vacancy: [first, second, third]}, {first: world.vacancy, second: world.vacancy})
    address, user = url("invitations", world, world.fair.pk), world.coordinator
    page = page_of(client, user, address)
    assert "Подготовить приглашения" in page and "2 выпускника ждут" in page
    client.post(url("invitations_make", world, world.fair.pk))
    page = page_of(client, user, address)
    assert "Отправить все на подпись" in page and "2 черновика" in page and page.count("btn-primary") == 1
    client.post(url("invitations_send", world, world.fair.pk))
    page = page_of(client, user, address)
    assert "Предприятия подписывают" in page and "Отозвать с подписи" in page
    client.post(url("invitations_recall", world, world.fair.pk), {"organisation": world.enterprise.pk})
    world.sign()
    page = page_of(client, user, address)
    assert "Разослать письмами" in page and "Ткач Мария Олеговна" in page and "С приглашением 2 из 3" in page
    client.post(url("invitations_mail", world, world.fair.pk))
    day.move_to("2024-04-26T05:10:00Z")
    jobs.run_pending()
    page = page_of(client, user, address)
    assert "Ещё не ответили: 2" in page and "Кому предложить" not in page
    one = Invitation.objects.get(graduate=first)
    answers.decline_invitation(invitation=one, actor=graduate_actor(one), reason="уезжаю")
    assert "Свободных мест: 1" in page_of(client, user, address)
    assert "Черных" in page_of(client, user, url("invitations_offer", world, world.fair.pk))
    client.post(url("invitations_offer", world, world.fair.pk))
    assert Invitation.objects.get(graduate=third).state == "signing"
    assert "Предлагать сейчас нечего" in page_of(client, user, url("invitations_offer", world, world.fair.pk))


def test_filters_search_and_the_table_out(client):
    world = make_world(places=3)
    world.invite(world.graduate(), world.graduate("Седых"), world.graduate("Черных"))
    one = Invitation.objects.get(graduate=world.graduates[0])
    answers.accept_invitation(invitation=one, actor=graduate_actor(one))
    address = url("invitations", world, world.fair.pk)
    page = page_of(client, world.coordinator, f"{address}?state=accepted")
    assert "Ткач" in page and "Седых" not in page
    assert "Седых" in page_of(client, world.coordinator, f"{address}?q=седых&college={world.college.pk}")
    assert "Ничего не нашлось" in page_of(client, world.coordinator, f"{address}?q=нетакого")
    answer = client.post(url("invitations_export", world, world.fair.pk))
    assert answer.status_code == 200 and answer.content.startswith(b"PK")
    assert traces(FairEvent.GRADUATES_EXPORTED) == 1


def test_each_side_sees_its_own_and_strangers_nothing(client):
    world = make_world()
    (invitation,) = world.invite(world.graduate())
    address, one = url("invitations", world, world.fair.pk), url("invitation", world, invitation.pk)
    for user in (representative_of(world.enterprise), representative_of(world.college), world.coordinator):
        assert "2024-001" in page_of(client, user, address)
        assert "Областного государственного" in page_of(client, user, one)
    stranger = representative_of(make_enterprise(world.cluster)[0])
    assert "Приглашений пока нет" in page_of(client, stranger, address)
    page_of(client, stranger, one, status=404)
    page_of(client, make_observer(world.cluster), address, status=403)
    for name in ("make", "send", "mail"):
        assert client.post(url(f"invitations_{name}", world, world.fair.pk)).status_code == 403


def test_the_list_costs_the_same_for_one_and_for_many(client, django_assert_max_num_queries):
    world = make_world(places=4)
    address = url("invitations", world, world.fair.pk)
    costs = []
    for count in (1, 3):
        world.invite(*(world.graduate() for _ in range(count)))
        client.force_login(world.coordinator)
        client.get(address)
        with django_assert_max_num_queries(12) as asked:
            client.get(address)
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_one_invitation_is_handed_over_answered_on_paper_revoked_and_made_anew(client):
    world = make_world()
    (invitation,) = world.invite(world.graduate())
    clerk, one = representative_of(world.college), url("invitation", world, invitation.pk)
    assert "Вручено лично" in page_of(client, clerk, one)
    client.post(url("invitation_deliver", world, invitation.pk))
    form = url("invitation_answer", world, invitation.pk)
    assert "Ответ выпускника" in page_of(client, clerk, form)
    client.post(form, {"answer": "accept", "answered_on": "26.04.2024"})
    assert "Выпускник принял приглашение" in page_of(client, world.coordinator, one)
    client.post(url("invitation_revoke", world, invitation.pk), {"reason": "вакансия закрыта"})
    page = page_of(client, world.coordinator, one)
    assert "вакансия закрыта" in page and "Подготовить заново" in page
    client.post(url("invitation_reissue", world, invitation.pk))
    assert "Открыть новое" in page_of(client, world.coordinator, one)
    new = Invitation.objects.get(replaces=invitation)
    assert "Готово к отправке" in page_of(client, world.coordinator, url("invitation", world, new.pk))


# --- the wording ---


def test_the_wording_goes_out_to_word_and_comes_back_tried_before_it_is_kept(client):
    world = make_world()
    world.invite(world.graduate(), signed=False)
    address, user = url("invitations_wording", world, world.fair.pk), world.coordinator
    assert "стандартный текст" in page_of(client, user, address)
    assert client.get(url("invitations_wording_file", world, world.fair.pk)).content.startswith(b"PK")

    def send(*paragraphs: str) -> str:
        data = write_wording(paragraphs, PLACEHOLDERS)
        return client.post(address, {"file": SimpleUploadedFile("текст.docx", data)}).content.decode()

    page = send(*STANDARD[:-1], "Испытательный срок — месяц.", STANDARD[-1])
    assert "Абзац 5" in page and "испытательном сроке" in page and "Сохранить текст" not in page
    page = send(*STANDARD[:-1], "Ждём Вас на {ярмарка}.", STANDARD[-1])
    assert "Сохранить текст" in page and world.fair.name in page
    world.fair.refresh_from_db()
    assert world.fair.wording == {}
    keep = re.search(r'name="keep" value="([^"]*)"', page).group(1).replace("&quot;", '"')
    client.post(address, {"keep": keep})
    world.fair.refresh_from_db()
    assert world.fair.wording["paragraphs"][-2] == "Ждём Вас на {ярмарка}."
    (invitation,) = world.sign()
    assert f"Ждём Вас на {world.fair.name}." in str(invitation.paper.content)
    client.post(address, {"keep": "[]"})
    world.fair.refresh_from_db()
    assert (world.fair.wording, traces(FairEvent.WORDING_CHANGED)) == ({}, 2)


def test_a_forged_or_foreign_wording_is_refused(client):
    world = make_world()
    for keep in ("{}", "не список", '["{обращение}!"]', "[1]"):
        client.force_login(world.coordinator)
        assert client.post(url("invitations_wording", world, world.fair.pk), {"keep": keep}).status_code in (302, 422)
    world.fair.refresh_from_db()
    assert world.fair.wording == {}
    with pytest.raises(Denied):
        set_wording(fair=world.fair, paragraphs=STANDARD, actor=world.head.user)


# --- letters ---


def test_each_graduate_gets_one_letter_with_the_paper_and_no_name_in_its_subject(uploads, day):
    world = make_world(places=3)
    one, two, silent = world.graduate(email="one@example.test"), world.graduate("Седых"), world.graduate(email="")
    make_links(graduates=[two], actor=system())
    world.invite(one, two, silent)
    assert mailing.mail_invitations(fair=world.fair, actor=world.coordinator) == 2
    day.move_to("2024-04-26T05:10:00Z")
    jobs.run_pending()
    assert len(mail.outbox) == 2
    with pytest.raises(BrokenRule, match="Рассылать нечего"):
        mailing.mail_invitations(fair=world.fair, actor=world.coordinator)
    letters = {letter.to[0]: letter for letter in mail.outbox}
    letter = letters["one@example.test"]
    assert letter.subject == "Приглашение на работу"
    assert f"/i/{code_of(Invitation.objects.get(graduate=one).paper)}/" in letter.body
    assert "/g/" in letters[two.student.person.email].body
    (attached,) = letter.attachments
    assert attached[1].startswith(b"%PDF") and attached[2] == "application/pdf"
    invitation = Invitation.objects.get(graduate=one)
    assert (invitation.state, invitation.delivery, invitation.mailed_at is not None) == ("delivered", "email", True)
    assert Invitation.objects.get(graduate=silent).state == "issued"


# --- files for the printer ---


def test_files_for_the_printer_are_made_once_and_given_to_their_own(client, uploads):
    world = make_world(places=2)
    world.invite(world.graduate(), world.graduate("Седых"))
    clerk = representative_of(world.college)
    with pytest.raises(Denied):
        printing.print_invitations(fair=world.fair, organisation=None, merged=True, actor=clerk)
    stranger = representative_of(make_enterprise(world.cluster)[0])
    with pytest.raises(Denied):
        printing.print_invitations(fair=world.fair, organisation=world.college, merged=True, actor=stranger)
    merged = printing.print_invitations(fair=world.fair, organisation=world.college, merged=True, actor=clerk)
    assert printing.print_invitations(fair=world.fair, organisation=world.college, merged=True, actor=clerk) == merged
    apart = printing.print_invitations(fair=world.fair, organisation=None, merged=False, actor=world.coordinator)
    address = url("printings", world, world.fair.pk)
    assert "Файл готовится" in page_of(client, clerk, address)
    jobs.run_pending()
    for made in (merged, apart):
        made.refresh_from_db()
    assert (merged.count, merged.file.kind, apart.file.kind) == (2, "pdf", "zip")
    with apart.file.content.open("rb") as file, zipfile.ZipFile(io.BytesIO(file.read())) as archive:
        assert sorted(archive.namelist()) == [
            "Приглашение № 2024-001 от 26.04.2024.pdf",
            "Приглашение № 2024-002 от 26.04.2024.pdf",
        ]
    page = page_of(client, clerk, address)
    assert "2 приглашения" in page and page.count("/print/") >= 1
    answer = client.get(url("printing_file", world, world.fair.pk, merged.pk))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert client.get(url("printing_file", world, world.fair.pk, apart.pk)).status_code == 404
    client.force_login(stranger)
    assert client.get(url("printing_file", world, world.fair.pk, merged.pk)).status_code == 404
    again = printing.print_invitations(fair=world.fair, organisation=world.college, merged=True, actor=clerk)
    assert again != merged and Printing.objects.count() == 3


def test_with_nothing_signed_there_is_nothing_to_print(client):
    world = make_world()
    world.invite(world.graduate(), signed=False)
    with pytest.raises(BrokenRule, match="Печатать нечего"):
        printing.print_invitations(fair=world.fair, organisation=None, merged=True, actor=world.coordinator)
    assert "Печатать пока нечего" in page_of(client, world.coordinator, url("printings", world, world.fair.pk))


# --- the answer by the code ---


def answer_url(invitation) -> str:
    return reverse("fair:answer", args=[code_of(invitation.paper)])


def test_the_bearer_of_the_paper_says_the_birthday_and_answers(client):
    world = make_world()
    (invitation,) = world.invite(world.graduate())
    check = client.get(reverse("documents:check", args=[code_of(invitation.paper)])).content.decode()
    assert "Ответить на приглашение" in check and answer_url(invitation) in check and "Ткач" not in check
    page = client.get(answer_url(invitation))
    text = page.content.decode()
    assert "2024-001" in text and "ООО" in text and "Мария" not in text and "Ткач" not in text
    assert page["Referrer-Policy"] == "same-origin"  # a form under «no-referrer» is refused as forged
    known = client.post(answer_url(invitation), {"born_on": "20.03.2004"}).content.decode()
    assert "Мария Олеговна" in known and "58" in known
    invitation.refresh_from_db()
    assert (invitation.state, invitation.delivery) == ("delivered", "link")
    token = re.search(r'name="token" value="([^"]+)"', known).group(1)
    done = client.post(answer_url(invitation), {"token": token, "answer": "accept"}, follow=True).content.decode()
    assert "Приглашение принято" in done and "Мария" not in done
    invitation.refresh_from_db()
    assert invitation.state == "accepted"
    check = client.get(reverse("documents:check", args=[code_of(invitation.paper)])).content.decode()
    assert "Ответить на приглашение" not in check


def test_declining_by_the_code_keeps_the_reason(client):
    world = make_world()
    (invitation,) = world.invite(world.graduate())
    known = client.post(answer_url(invitation), {"born_on": "20.03.2004"}).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', known).group(1)
    client.post(answer_url(invitation), {"token": token, "answer": "decline", "reason": "далеко"})
    invitation.refresh_from_db()
    assert (invitation.state, invitation.answer_reason) == ("declined", "далеко")


def test_five_wrong_birthdays_close_the_invitation_for_half_an_hour(client, day):
    world = make_world()
    (invitation,) = world.invite(world.graduate())
    for year in range(1990, 1995):
        answer = client.post(answer_url(invitation), {"born_on": f"20.03.{year}"})
        assert (answer.status_code, "не совпадает" in text_of(answer)) == (422, True)
    answer = client.post(answer_url(invitation), {"born_on": "20.03.2004"})
    assert (answer.status_code, "пять раз" in text_of(answer)) == (429, True)
    day.move_to("2024-04-26T05:31:00Z")
    assert "Мария" in client.post(answer_url(invitation), {"born_on": "20.03.2004"}).content.decode()


def test_a_token_of_another_invitation_or_an_old_one_answers_nothing(client, day):
    world = make_world(places=2)
    one, two = world.invite(world.graduate(), world.graduate("Седых"))
    known = client.post(answer_url(one), {"born_on": "20.03.2004"}).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', known).group(1)
    for forged in (token, "x", ""):
        assert client.post(answer_url(two), {"token": forged, "answer": "accept"}).status_code == 422
    day.move_to("2024-04-26T05:31:00Z")
    assert client.post(answer_url(one), {"token": token, "answer": "accept"}).status_code == 422
    assert set(Invitation.objects.values_list("state", flat=True)) == {"delivered", "issued"}


def test_what_cannot_be_answered_says_why_and_asks_nothing(client, day):
    world = make_world(places=2)
    (invitation,) = world.invite(world.graduate())
    unknown = client.get(reverse("fair:answer", args=["0" * 26]))
    assert (unknown.status_code, "не найдено" in unknown.content.decode()) == (200, True)
    day.move_to("2024-05-20T05:00:00Z")
    text = client.get(answer_url(invitation)).content.decode()
    assert "Срок ответа истёк" in text and "born_on" not in text
    assert date(2024, 5, 16) == invitation.valid_until
