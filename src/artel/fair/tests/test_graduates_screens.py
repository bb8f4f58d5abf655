"""Screens of graduates: the college's list and page, the employer's showcase, letters and cards with links, the table in."""

import io
import re
from datetime import date
from types import SimpleNamespace

import openpyxl
import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from artel.audit.models import Entry
from artel.catalogue.models import Student
from artel.catalogue.tests.factories import make_group, make_programme, make_student
from artel.fair.domain.states import GraduateState, InvitationState, Stage
from artel.fair.models import Graduate, Invitation, PersonalLink, Vacancy
from artel.fair.selectors.people import has_consent
from artel.fair.services.erasing import erase_graduate
from artel.fair.services.graduate_sheets import SPEC
from artel.fair.services.link_letters import send_links
from artel.fair.services.links import bearer_of
from artel.fair.tests.factories import give_consent, make_fair, make_graduate, make_vacancy, make_wishes
from artel.files import sheets
from artel.jobs.models import Job
from artel.jobs.worker import run_pending
from artel.kernel import clock
from artel.members.domain.kinds import OrganisationKind, RoleKind
from artel.members.tests.factories import make_cluster, make_organisation, make_role

pytestmark = pytest.mark.django_db
CANARY = "Канарейкин"


@pytest.fixture
def world(client):
    with time_machine.travel("2024-03-20 05:00:00+00:00", tick=False):
        cluster = make_cluster()
        fair = make_fair(cluster, Stage.WISHES)
        college = make_organisation(cluster)
        group = make_group(make_programme(college), name="ТМ-201")
        student = make_student(group, last_name=CANARY, first_name="Пётр", email="petr@example.test")
        firm = make_organisation(cluster, kind=OrganisationKind.EMPLOYER, short_name="АО «Вымпел»")
        yield SimpleNamespace(
            cluster=cluster,
            fair=fair,
            college=college,
            group=group,
            student=student,
            firm=firm,
            client=client,
            vacancy=make_vacancy(fair, firm),
            graduate=make_graduate(fair, student, consented=False),
            college_user=make_role(RoleKind.REPRESENTATIVE, cluster, organisation=college).user,
            firm_user=make_role(RoleKind.REPRESENTATIVE, cluster, organisation=firm).user,
            coordinator=make_role(RoleKind.COORDINATOR, cluster).user,
            other=make_role(RoleKind.REPRESENTATIVE, cluster, organisation=make_organisation(cluster)).user,
        )


def url(world, name: str, pk: int | None = None) -> str:
    return reverse(f"fair:{name}", args=[world.cluster.slug, pk or world.fair.pk])


def get(world, user, name: str, pk: int | None = None, query: str = "", status: int = 200) -> str:
    world.client.force_login(user)
    answer = world.client.get(url(world, name, pk) + query)
    assert answer.status_code == status
    return answer.content.decode().replace("\u00a0", " ")


def post(world, user, name: str, pk: int | None = None, **data):
    world.client.force_login(user)
    return world.client.post(url(world, name, pk), data)


@pytest.mark.parametrize("name", ["graduates", "graduate"])
def test_name_without_consent_is_on_no_page_but_the_colleges(world, name):
    pk = world.graduate.pk if name == "graduate" else None
    assert CANARY in get(world, world.college_user, name, pk)
    assert CANARY not in get(world, world.coordinator, name, pk)
    if name == "graduate":
        get(world, world.firm_user, name, pk, status=404)
        get(world, world.other, name, pk, status=404)
    else:
        assert CANARY not in get(world, world.firm_user, name)
        assert CANARY not in get(world, world.other, name)
    for query in (f"?q={CANARY}", "?q=petr"):
        assert "В-001" not in get(world, world.coordinator, "graduates", query=query)
        assert "В-001" not in get(world, world.firm_user, "graduates", query=query)


def test_showcase_shows_the_card_without_the_name_and_finds_by_no_name(world):
    give_consent(world.student)
    shown = get(world, world.firm_user, "graduates")
    assert "В-001" in shown
    assert CANARY not in shown
    assert "В-001" not in get(world, world.firm_user, "graduates", query=f"?q={CANARY}")
    assert "В-001" in get(world, world.firm_user, "graduates", query="?q=15.02.16")
    page = get(world, world.firm_user, "graduate", world.graduate.pk)
    assert CANARY not in page
    assert "petr@" not in page
    assert "Имя станет известно на собеседовании" in page


def test_contacts_are_shown_by_a_press_that_leaves_a_trace(world):
    give_consent(world.student)
    world.fair.stage = Stage.ANSWERS
    world.fair.save()
    Invitation.objects.create(
        cluster=world.cluster,
        fair=world.fair,
        graduate=world.graduate,
        vacancy=world.vacancy,
        state=InvitationState.ACCEPTED,
        valid_until=date(2024, 5, 1),
        made_at=clock.now(),
        answered_at=clock.now(),
    )
    assert "petr@example.test" not in get(world, world.firm_user, "graduate", world.graduate.pk)
    answer = post(world, world.firm_user, "graduate_contacts", world.graduate.pk)
    assert "petr@example.test" in answer.content.decode()
    assert Entry.objects.filter(event="fair.contacts_seen").count() == 1
    assert post(world, world.coordinator, "graduate_contacts", world.graduate.pk).status_code == 403


def test_list_says_what_each_lacks_and_what_to_do_first(world):
    make_student(world.group)
    shown = get(world, world.college_user, "graduates")
    assert "Внести выпускников 2024 года" in shown
    post(world, world.college_user, "graduates_enter")
    assert Graduate.objects.count() == 2
    assert "Раздать ссылки" in get(world, world.college_user, "graduates")
    PersonalLink.objects.all().delete()
    for lack, number in (("confirm", "В-002"), ("consent", "В-001"), ("wishes", "В-001"), ("link", "В-001")):
        assert number in get(world, world.college_user, "graduates", query=f"?lack={lack}")
    assert "В-001" not in get(world, world.college_user, "graduates", query="?lack=confirm")
    assert "Никого не нашлось" in get(world, world.college_user, "graduates", query="?q=нет-такого")


@pytest.mark.parametrize("who", ["college_user", "coordinator", "firm_user"])
def test_list_costs_the_same_for_one_and_for_many(world, who, django_assert_max_num_queries):
    give_consent(world.student)
    user = getattr(world, who)
    get(world, user, "graduates")
    with django_assert_max_num_queries(40) as few:
        get(world, user, "graduates")
    for _ in range(5):
        make_wishes(make_graduate(world.fair, make_student(world.group)), [world.vacancy])
    with django_assert_max_num_queries(40) as many:
        get(world, user, "graduates")
    assert len(many) == len(few)


def test_college_writes_down_consent_wishes_and_refusal(world):
    pk = world.graduate.pk
    post(world, world.college_user, "graduate_consent", pk, given_on="18.03.2024")
    assert has_consent(world.graduate, date(2024, 3, 18))
    assert not has_consent(world.graduate, date(2024, 3, 17))
    post(world, world.college_user, "graduate_wishes", pk, add=world.vacancy.pk)
    assert world.graduate.wishes.get().vacancy == world.vacancy
    assert "АО «Вымпел»" in get(world, world.college_user, "graduate", pk)
    post(world, world.college_user, "graduate_change", pk, average_grade="4,5", about="")
    assert str(Graduate.objects.get().average_grade) == "4.50"
    post(world, world.college_user, "graduate_refuse", pk, reason="служба")
    assert Graduate.objects.get().state == GraduateState.REFUSED
    post(world, world.college_user, "graduate_confirm", pk)
    post(world, world.college_user, "graduate_consent_end", pk)
    assert not has_consent(world.graduate, date(2024, 3, 20))
    post(world, world.college_user, "graduate_withdraw", pk, reason="приказ № 5")
    post(world, world.college_user, "graduate_restore", pk)
    assert Graduate.objects.get().state == GraduateState.ENTERED


def test_pages_of_deeds_are_the_own_colleges(world):
    pk = world.graduate.pk
    for name in ("graduate_change", "graduate_consent", "graduate_wishes", "graduate_refuse", "graduate_withdraw"):
        get(world, world.college_user, name, pk)
        get(world, world.coordinator, name, pk, status=403)
        get(world, world.other, name, pk, status=404)


def test_consent_of_a_minor_asks_for_the_parent(world):
    world.student.born_on = date(2006, 6, 1)
    world.student.save()
    assert "Родитель или опекун" in get(world, world.college_user, "graduate_consent", world.graduate.pk)
    answer = post(world, world.college_user, "graduate_consent", world.graduate.pk, given_on="18.03.2024")
    assert "укажите родителя" in answer.content.decode().replace("\u00a0", " ")
    who = "Канарейкина О. П., мать"
    post(
        world,
        world.college_user,
        "graduate_consent",
        world.graduate.pk,
        given_on="18.03.2024",
        representative=who,
    )
    assert has_consent(world.graduate, date(2024, 3, 20))


# --- links ---


def test_letters_go_once_to_those_with_an_address(world):
    make_graduate(world.fair, make_student(world.group, email=""), consented=False)
    world.client.force_login(world.college_user)
    first = world.client.post(url(world, "graduates_links"))
    again = world.client.post(url(world, "graduates_links"))
    assert "/jobs/" in first["Location"]
    assert again.status_code == 302
    with time_machine.travel("2024-03-20 05:01:00+00:00", tick=False):
        run_pending()
    assert len(mail.outbox) == 1
    letter = mail.outbox[0]
    assert CANARY not in letter.subject
    code = re.search(r"/g/(\w{26})/", letter.body)[1]
    assert bearer_of(code)[1] == world.graduate
    assert PersonalLink.objects.filter(sent_at__isnull=False).count() == 1
    payloads = str(list(Job.objects.values_list("payload", flat=True)))
    assert CANARY not in payloads
    assert code not in payloads
    assert code not in str(list(Entry.objects.values()))


def test_letter_may_be_sent_again_to_one(world):
    send_links(fair=world.fair, graduates=[world.graduate], actor=world.college_user)
    run_pending()
    with time_machine.travel("2024-03-21 05:00:00+00:00", tick=False):
        post(world, world.college_user, "graduate_link_send", world.graduate.pk)
        run_pending()
    assert len(mail.outbox) == 2
    assert re.search(r"/g/\w{26}/", mail.outbox[0].body)[0] == re.search(r"/g/\w{26}/", mail.outbox[1].body)[0]


def test_cards_carry_name_qr_and_address_and_leave_a_trace(world):
    answer = post(world, world.college_user, "graduates_cards", who="unsent")
    shown = answer.content.decode()
    assert CANARY in shown
    assert 'src="data:image/svg+xml' in shown
    assert "no-store" in answer["Cache-Control"]
    code = re.search(r"/g/(\w{26})/", shown)[1]
    assert bearer_of(code)[1] == world.graduate
    assert Entry.objects.filter(event="fair.links_printed").count() == 1
    post(world, world.college_user, "graduate_link_replace", world.graduate.pk)
    assert bearer_of(code) is None
    assert post(world, world.coordinator, "graduates_cards").status_code == 403


# --- tables ---

ROW = {
    "last_name": "Сойкина",
    "first_name": "Анна",
    "patronymic": "Игоревна",
    "gender": "женский",
    "born_on": "12.05.2005",
    "code": "15.02.16",
    "group": "ТМ-201",
    "graduates_on": "30.06.2024",
    "average_grade": "4,35",
    "exam_points": "78,5",
    "practice_at": "АО «Вымпел»",
    "email": "anna@example.test",
    "employer": "АО «Вымпел»",
    "contract_number": "14-Ц",
    "contract_signed_on": "01.09.2021",
}


def bring(world, *rows: dict):
    world.client.force_login(world.college_user)
    content = sheets.template(SPEC, rows=rows)
    return world.client.post(url(world, "graduates_import"), {"file": SimpleUploadedFile("выпуск.xlsx", content)})


def test_table_is_checked_then_entered_and_entering_it_again_doubles_nobody(world):
    for _ in range(2):
        checked = bring(world, ROW)
        assert "ошибок нет" in checked.content.decode().replace("\u00a0", " ")
        entered = world.client.post(url(world, "graduates_import"), {"checked": checked.context["checked"]})
        assert entered.status_code == 302
    graduate = Graduate.objects.get(student__person__last_name="Сойкина")
    assert (str(graduate.average_grade), str(graduate.exam_points)) == ("4.35", "78.50")
    assert graduate.practice_at == world.firm
    assert graduate.student.target_contracts.get().number == "14-Ц"
    assert (Student.objects.count(), Graduate.objects.count()) == (2, 2)


def test_table_with_errors_says_them_at_their_cells_and_enters_nothing(world):
    answer = bring(
        world,
        ROW | {"average_grade": "7", "graduates_on": "30.06.2025", "practice_at": "АО «Неизвестное»"},
        ROW | {"born_on": "31.02.2005"},
    )
    shown = answer.content.decode().replace("\u00a0", " ")
    for words in ("от 2 до 5", "выпускников 2024 года", "такого нет", "Такого дня нет", "Ничего не внесено"):
        assert words in shown
    assert Graduate.objects.count() == 1


def test_export_asks_for_the_purpose_leaves_a_trace_and_holds_no_name_without_consent(world):
    assert "Заполните это поле" in post(world, world.coordinator, "graduates_export").content.decode().replace(
        "\u00a0", " "
    )
    answer = post(world, world.coordinator, "graduates_export", purpose="отчёт департаменту")
    cells = str(list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values))
    assert "В-001" in cells
    assert CANARY not in cells
    entry = Entry.objects.get(event="fair.graduates_exported")
    assert "отчёт департаменту" in str(entry.detail)
    give_consent(world.student)
    answer = post(world, world.coordinator, "graduates_export", purpose="отчёт департаменту")
    assert CANARY in str(list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values))
    assert post(world, world.firm_user, "graduates_export", purpose="для себя").status_code == 403


# --- erasure ---


def test_erasure_takes_away_the_person_the_link_and_the_words_and_keeps_the_number(world):
    give_consent(world.student)
    post(world, world.college_user, "graduates_cards")
    Graduate.objects.update(about="Я Канарейкин")
    make_wishes(world.graduate, [world.vacancy])
    answer = post(world, world.college_user, "graduate_erase", world.graduate.pk, basis="заявление от 20.03.2024")
    assert answer.status_code == 302
    graduate = Graduate.objects.get()
    assert (graduate.about, graduate.state, graduate.number) == ("", GraduateState.WITHDRAWN, 1)
    assert graduate.wishes.count() == 1
    assert PersonalLink.objects.get().revoked_at is not None
    for name, pk in (("graduates", None), ("graduate", world.graduate.pk)):
        assert CANARY not in get(world, world.college_user, name, pk)
    assert Entry.objects.filter(event="fair.graduate_erased").count() == 1
    assert not has_consent(world.graduate, date(2024, 3, 20))


def test_a_student_erased_in_the_catalogue_takes_their_profiles_along(world, client):
    give_consent(world.student)
    post(world, world.college_user, "graduates_cards")
    Graduate.objects.update(about="Я Канарейкин")
    invitation = Invitation.objects.create(
        cluster=world.cluster, fair=world.fair, graduate=world.graduate, vacancy=world.vacancy,
        valid_until=date(2024, 5, 20), made_at=clock.now(),
    )  # fmt: skip
    Vacancy.objects.update(offered=1)
    client.force_login(world.college_user)
    page = reverse("catalogue:student", args=[world.cluster.slug, world.student.pk])
    body = client.get(page).content.decode()
    assert "Ярмарки вакансий</h2>" in body
    assert reverse("fair:graduate", args=[world.cluster.slug, world.graduate.pk]) in body
    address = reverse("catalogue:student_erase", args=[world.cluster.slug, world.student.pk])
    assert client.post(address, {"basis": "заявление от 20.03.2024"}).status_code == 302
    graduate = Graduate.objects.get()
    assert (graduate.about, graduate.state) == ("", GraduateState.WITHDRAWN)
    assert PersonalLink.objects.get().revoked_at is not None
    invitation.refresh_from_db()
    assert invitation.state == InvitationState.REVOKED
    assert Student.objects.get(pk=world.student.pk).erased_at is not None
    assert Entry.objects.filter(event="fair.graduate_erased").count() == 1


def test_erasure_is_not_anothers(world):
    assert post(world, world.other, "graduate_erase", world.graduate.pk, basis="так").status_code == 404
    assert post(world, world.firm_user, "graduate_erase", world.graduate.pk, basis="так").status_code == 403
    erased = erase_graduate(graduate=world.graduate, basis="заявление", actor=world.coordinator)
    assert erased.student.erased_at is not None
