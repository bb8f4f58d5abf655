import io
from datetime import date

import openpyxl
import pytest
import time_machine
from django.conf import settings as django_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from artel import jobs
from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.documents.models import PaperFile, Signature, SigningAgreement
from artel.documents.selectors import code_of
from artel.documents.services.papers import recall_paper, revoke_paper
from artel.documents.tests.factories import (
    make_document,
    make_paper,
    make_paper_at_signing,
    make_signer,
    register_kind,
    sign,
)
from artel.documents.tests.test_approvals import begin, line_of
from artel.files.tests.factories import content_of, make_upload
from artel.kernel import codes
from artel.members.domain.kinds import UnitKind
from artel.members.models import ConsentText
from artel.members.tests.factories import (
    PASSWORD,
    make_cluster,
    make_consent_text,
    make_coordinator,
    make_observer,
    make_organisation,
    make_representative,
    make_secretary,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground(settings, tmp_path, monkeypatch):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    register_kind(monkeypatch)
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def cluster():
    return make_cluster()


@pytest.fixture
def signer(cluster):
    return make_signer(cluster)


def go(client, user, name, *args, **query):
    client.force_login(user)
    return client.get(reverse(f"documents:{name}", args=args), query)


def send(client, user, name, *args, **data):
    client.force_login(user)
    return client.post(reverse(f"documents:{name}", args=args), data)


def text(response) -> str:
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def ticked(*papers, password=PASSWORD, **fields):
    """What the form of a sitting sends."""
    digests = {f"digest-{paper.pk}": paper.digest for paper in papers}
    return {"sign": [paper.pk for paper in papers], "password": password} | digests | fields


# --- the register and a paper ---


def test_a_signed_paper_is_read_by_everybody_and_a_draft_only_by_those_who_work_on_it(client, cluster, signer):
    member = make_representative(make_organisation(cluster))
    draft, waiting = make_paper(cluster), make_paper_at_signing(signer)
    for user in (make_coordinator(cluster), make_observer(cluster)):
        assert go(client, user, "paper", cluster.slug, draft.pk).status_code == 200
    assert go(client, signer.user, "paper", cluster.slug, waiting.pk).status_code == 200
    for paper in (draft, waiting):
        for name in ("paper", "paper_pdf", "paper_docx", "paper_scan", "by_hand", "revoke"):
            assert go(client, member, name, cluster.slug, paper.pk).status_code == 404
    sign(waiting, signer)
    page = go(client, member, "paper", cluster.slug, waiting.pk)
    assert page.status_code == 200
    for words in ("№ 1-ЭС", "Согласовать состав.", signer.full_name, codes.grouped(code_of(waiting)), "постоянно"):
        assert words in text(page), words
    other = make_cluster()
    stranger = make_coordinator(other)
    assert go(client, stranger, "paper", cluster.slug, waiting.pk).status_code == 404
    assert go(client, stranger, "paper", other.slug, waiting.pk).status_code == 404


def test_the_register_is_searched_filtered_and_taken_out(client, cluster, signer):
    unit = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)
    sign(make_paper_at_signing(signer, title="О наставниках", unit=unit, dated_on=date(2023, 11, 2)), signer)
    make_paper(cluster, title="О приёме")
    coordinator = make_coordinator(cluster)
    for query in ({"q": "НАСТАВНИК"}, {"q": "1-эс"}, {"unit": unit.pk}, {"year": 2023}, {"state": "registered"}):
        page = text(go(client, coordinator, "papers", cluster.slug, **query))
        assert "О наставниках" in page and "О приёме" not in page, query
    assert "Сбросить отбор" in text(go(client, coordinator, "papers", cluster.slug, q="ничего"))
    assert go(client, coordinator, "papers", cluster.slug, unit="'", year="x", page="-1").status_code == 200
    response = client.post(reverse("documents:export_papers", args=[cluster.slug]) + "?state=registered")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert (sheet["A2"].value, sheet["E2"].value, sheet["J2"].value) == ("1-ЭС", "О наставниках", signer.short_name)
    assert sheet["A3"].value is None
    assert Entry.objects.get(event="documents.papers_exported").detail == {"rows": 1}
    member = make_representative(make_organisation(cluster))
    assert send(client, member, "export_papers", cluster.slug).status_code == 403


def test_empty_pages_say_what_will_be_there(client, cluster):
    member = make_representative(make_organisation(cluster))
    for name, words in (
        ("papers", "Документов пока нет"),
        ("signing", "На подпись ничего нет"),
        ("approvals", "Листов согласования пока нет"),
    ):
        assert words in text(go(client, member, name, cluster.slug))


def test_lists_ask_the_database_as_often_for_many_as_for_one(
    client, cluster, signer, django_assert_max_num_queries, django_assert_num_queries
):
    def fill(count):
        for number in range(count):
            unit = make_unit(cluster)
            sign(make_paper_at_signing(signer, unit=unit), signer)
            make_paper_at_signing(signer, unit=unit)
            begin(signer, subject_id=str(number + count * 100))

    fill(1)
    client.force_login(signer.user)
    for name in ("papers", "signing", "approvals"):
        client.get(reverse(f"documents:{name}", args=[cluster.slug]))
    counts = {}
    for name in ("papers", "signing", "approvals"):
        with django_assert_max_num_queries(40) as captured:
            client.get(reverse(f"documents:{name}", args=[cluster.slug]))
        counts[name] = len(captured)
    fill(6)
    for name, count in counts.items():
        with django_assert_num_queries(count):
            client.get(reverse(f"documents:{name}", args=[cluster.slug]))


def test_files_are_made_on_the_fly_until_the_job_has_made_them_and_are_the_same(client, cluster, signer):
    paper = sign(make_paper_at_signing(signer), signer)
    before = {form: go(client, signer.user, f"paper_{form}", cluster.slug, paper.pk).content for form in FORMS}
    assert before["pdf"].startswith(b"%PDF") and before["docx"].startswith(b"PK")
    jobs.run_pending()
    assert {made.form: content_of(made.file) for made in PaperFile.objects.filter(paper=paper)} == before
    after = go(client, signer.user, "paper_pdf", cluster.slug, paper.pk)
    assert b"".join(after.streaming_content) == before["pdf"]
    assert after["Content-Disposition"].startswith("attachment")
    assert "%E2%84%96%201-%D0%AD%D0%A1" in after["Content-Disposition"]


FORMS = ("pdf", "docx")


def test_the_job_is_done_once_however_often_it_is_asked(cluster, signer):
    paper = sign(make_paper_at_signing(signer), signer)
    jobs.run_pending()
    jobs.enqueue("documents.make_files", key="again", actor=system(), cluster=cluster, payload={"paper": paper.pk})
    jobs.run_pending()
    assert PaperFile.objects.filter(paper=paper).count() == 2


def test_a_paper_signed_by_hand_is_entered_with_its_scan(client, cluster, signer):
    unit = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)
    secretary = make_secretary(unit)
    paper = make_paper_at_signing(signer, unit=unit)
    assert go(client, secretary, "paper_pdf", cluster.slug, paper.pk).content.startswith(b"%PDF")
    assert go(client, signer.user, "by_hand", cluster.slug, paper.pk).status_code == 403
    hostile = send(
        client, secretary, "by_hand", cluster.slug, paper.pk,
        signed_on="15.03.2024", number="", scan=make_upload("скан.pdf", b"MZ\x90\x00" * 20),
    )  # fmt: skip
    assert "Это программа, а не документ" in text(hostile)
    late = send(
        client, secretary, "by_hand", cluster.slug, paper.pk,
        signed_on="16.03.2024", number="", scan=make_upload("скан.txt"),
    )  # fmt: skip
    assert "между датой документа и сегодняшним днём" in text(late)
    done = send(
        client, secretary, "by_hand", cluster.slug, paper.pk,
        signed_on="15.03.2024", number="5-ЭС", scan=make_upload("скан.txt"), state="revoked", year="1999",
    )  # fmt: skip
    page = text(client.get(done.url))
    assert "зарегистрирован под № 5-ЭС" in page and "на бумаге 15.03.2024" in page
    assert b"".join(go(client, secretary, "paper_scan", cluster.slug, paper.pk).streaming_content)


def test_a_paper_is_revoked_by_its_form(client, cluster, signer):
    coordinator = make_coordinator(cluster)
    paper = sign(make_paper_at_signing(signer), signer)
    assert "Заполните" in text(send(client, coordinator, "revoke", cluster.slug, paper.pk))
    send(client, coordinator, "revoke", cluster.slug, paper.pk, reason="Не тот текст")
    page = text(go(client, coordinator, "paper", cluster.slug, paper.pk))
    assert "Документ отозван" in page and "Не тот текст" in page and "Согласовать состав." in page
    assert send(client, coordinator, "revoke", cluster.slug, paper.pk, reason="Ещё").status_code == 409
    assert send(client, signer.user, "revoke", cluster.slug, paper.pk, reason="Ещё").status_code == 403


def test_void_signatures_stay_in_sight(client, cluster, signer):
    other = make_signer(cluster)
    paper = sign(make_paper_at_signing(signer, other), signer)
    recall_paper(paper=paper, actor=system())
    page = text(go(client, make_coordinator(cluster), "paper", cluster.slug, paper.pk))
    assert "Подписи под прежним текстом" in page and signer.full_name in page


# --- the sitting ---


def test_ten_papers_are_read_ticked_and_signed_at_one_sitting(client, cluster, signer):
    papers = [make_paper_at_signing(signer, document=make_document(words=f"Решение {n}.")) for n in range(10)]
    page = text(go(client, signer.user, "signing", cluster.slug))
    for number, paper in enumerate(papers):
        assert f"Решение {number}." in page and paper.digest in page
    assert "<script" not in page.partition("<main")[2]
    assert 'class="a-count">10' in page
    response = send(client, signer.user, "signing", cluster.slug, **ticked(*papers))
    assert response.status_code == 302
    page = text(client.get(response.url))
    assert "Подписано: 10 документов. Зарегистрированы: № 1-ЭС" in page and "На подпись ничего нет" in page
    assert Signature.objects.count() == 10


def test_only_what_is_ticked_is_signed(client, cluster, signer):
    first, second = make_paper_at_signing(signer), make_paper_at_signing(signer)
    page = send(client, signer.user, "signing", cluster.slug, **ticked())
    assert "Отметьте документы" in text(page) and not Signature.objects.exists()
    send(client, signer.user, "signing", cluster.slug, **ticked(first), **{f"digest-{second.pk}": second.digest})
    assert [each.paper for each in Signature.objects.all()] == [first]


def test_a_wrong_password_keeps_the_ticks_and_never_comes_back(client, cluster, signer):
    first, second = make_paper_at_signing(signer), make_paper_at_signing(signer)
    page = text(send(client, signer.user, "signing", cluster.slug, **ticked(first, password="мой-неверный-пароль")))
    assert "Пароль неверный" in page and "мой-неверный-пароль" not in page
    assert f'value="{first.pk}" checked' in page and f'value="{second.pk}" checked' not in page


def test_a_text_that_changed_meanwhile_is_named_and_the_other_ticks_stay(client, cluster, signer):
    first, second = make_paper_at_signing(signer), make_paper_at_signing(signer, title="Протокол о приёме")
    data = ticked(first, second) | {f"digest-{second.pk}": "0" * 64}
    response = send(client, signer.user, "signing", cluster.slug, **data)
    page = text(response)
    assert response.status_code == 409
    assert "Протокол о приёме" in page and "Текст изменился" in page
    assert f'value="{first.pk}" checked' in page and f'value="{second.pk}" checked' not in page
    assert not Signature.objects.exists()


def test_a_paper_that_no_longer_waits_is_said_so(client, cluster, signer):
    paper = make_paper_at_signing(signer)
    recall_paper(paper=paper, actor=system())
    make_paper_at_signing(signer)
    response = send(client, signer.user, "signing", cluster.slug, **ticked(paper))
    assert response.status_code == 409 and "больше не ждут" in text(response)


def test_nobody_signs_what_is_anothers_nor_sets_the_day(client, cluster, signer):
    other = make_signer(cluster)
    foreign = make_paper_at_signing(other)
    make_paper_at_signing(signer)
    assert send(client, signer.user, "signing", cluster.slug, **ticked(foreign)).status_code == 409
    mine = make_paper_at_signing(signer)
    send(client, signer.user, "signing", cluster.slug, **ticked(mine, signed_at="2020-01-01", signed_on="2020-01-01"))
    assert Signature.objects.get().signed_on == date(2024, 3, 15)
    assert go(client, make_observer(cluster), "signing", cluster.slug).status_code == 403
    assert go(client, make_user(), "signing", cluster.slug).status_code == 404


def test_the_first_sitting_shows_the_agreement_and_joins_it_in_the_same_step(client, cluster, signer):
    newcomer(signer)
    paper = make_paper_at_signing(signer)
    assert "Подписать электронно пока нельзя" in text(go(client, signer.user, "signing", cluster.slug))
    make_consent_text(cluster, purpose="simple_signature", body="Стороны признают подпись.")
    assert "Стороны признают подпись." in text(go(client, signer.user, "signing", cluster.slug))
    page = text(send(client, signer.user, "signing", cluster.slug, **ticked(paper)))
    assert "отметьте, что присоединяетесь" in page and not Signature.objects.exists()
    send(client, signer.user, "signing", cluster.slug, **ticked(paper, join="on"))
    assert Signature.objects.get().agreement.person == signer


def newcomer(person):
    SigningAgreement.objects.all().delete()
    person.consents.all().delete()
    ConsentText.objects.all().delete()


def test_the_agreement_is_joined_on_its_own_page_and_then_shown(client, cluster, signer):
    newcomer(signer)
    assert "ещё не утверждён" in text(go(client, signer.user, "signature", cluster.slug))
    make_consent_text(cluster, purpose="simple_signature", body="Стороны признают подпись.")
    assert "Пароль неверный" in text(send(client, signer.user, "signature", cluster.slug, password="нет"))
    response = send(client, signer.user, "signature", cluster.slug, password=PASSWORD)
    assert "Соглашение действует" in text(client.get(response.url))


def test_invented_people_are_told_the_word_they_sign_with(client, cluster, signer, settings):
    make_paper_at_signing(signer)
    assert "введите слово" not in text(go(client, signer.user, "signing", cluster.slug))
    signer.user.is_demo = True
    signer.user.set_unusable_password()
    signer.user.save()
    assert "введите слово «демо»" in text(go(client, signer.user, "signing", cluster.slug))
    settings.MODE = "production"
    assert "введите слово" not in text(go(client, signer.user, "signing", cluster.slug))


# --- the public check ---


@pytest.fixture
def registered(cluster, signer):
    return sign(make_paper_at_signing(signer, unit=make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)), signer)


def check(client, code):
    return client.get(reverse("documents:check", args=[code]))


def test_anybody_checks_a_paper_by_its_code_and_learns_no_names(client, registered, signer):
    page = check(client, code_of(registered))
    assert page.status_code == 200
    for words in ("Протокол", "1-ЭС", "15 марта 2024 г.", "Экспертный совет", "действует"):
        assert words in text(page), words
    for secret in (signer.last_name, "Фамилия", "Согласовать", registered.digest, registered.title):
        assert secret not in text(page), secret
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"] and "noindex" in page["X-Robots-Tag"]
    assert "sessionid" not in page.cookies


def test_a_code_is_entered_as_it_is_read_from_the_paper(client, registered):
    code = code_of(registered)
    response = client.get(reverse("documents:check_enter"), {"code": codes.grouped(code).lower()})
    assert response.url == reverse("documents:check", args=[code])
    assert "По коду с документа" in text(client.get(reverse("documents:check_enter")))


def test_revoked_superseded_and_unknown_papers_are_told_apart(client, registered, signer):
    second = sign(make_paper_at_signing(signer, unit=registered.unit, supersedes=registered), signer)
    assert "заменён редакцией от 15 марта 2024 г." in text(check(client, code_of(registered)))
    revoke_paper(paper=second, reason="Тайная причина", actor=system())
    page = text(check(client, code_of(second)))
    assert "отозван" in page and "Тайная причина" not in page
    for code in ("0" * 26, "кот", code_of(registered)[:-1] + "U"):
        assert "Документ с таким кодом не найден" in text(check(client, code))


def test_a_paper_that_is_not_signed_cannot_be_checked(client, cluster, signer):
    paper = make_paper_at_signing(signer)
    assert "не найден" in text(check(client, codes.code_of(django_settings.SECRET_KEY, str(paper.public_id), 1)))


def test_a_file_of_ours_is_known_by_its_bytes_and_is_not_kept(client, registered, tmp_path):
    jobs.run_pending()
    kept = len(list(tmp_path.rglob("*")))
    data = content_of(PaperFile.objects.get(form="pdf").file)
    address = reverse("documents:check_enter")
    page = client.post(address, {"file": make_upload("протокол.pdf", data)})
    assert page.status_code == 200 and "до последнего знака" in text(page) and "1-ЭС" in text(page)
    changed = client.post(address, {"file": make_upload("протокол.pdf", data + b" ")})
    assert "Такого файла здесь не выдавали" in text(changed)
    assert client.post(address).status_code == 422
    assert len(list(tmp_path.rglob("*"))) == kept


def test_a_file_too_large_is_refused_unread(client, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    upload = make_upload("x.pdf", b"x" * (66 * 1024))
    response = client.post(reverse("documents:check_enter"), {"file": upload})
    assert response.status_code == 413 and "слишком большой" in text(response)


def test_guessing_codes_is_slowed_down_by_address(client, registered):
    code = code_of(registered)
    answers = [check(client, "0" * 26).status_code for _ in range(60)]
    assert set(answers) == {200}
    assert check(client, code).status_code == 429
    assert client.post(reverse("documents:check_enter")).status_code == 429
    assert client.get(reverse("documents:check", args=[code]), REMOTE_ADDR="198.51.100.7").status_code == 200


def test_known_and_unknown_codes_ask_the_database_the_same(client, registered, django_assert_num_queries):
    with CaptureQueriesContext(connection) as captured:
        check(client, code_of(registered))
    for code in ("0" * 26, "кот", "' OR 1=1"):
        with django_assert_num_queries(len(captured)):
            check(client, code)


# --- approvals ---


def test_a_party_finds_its_line_and_answers_it(client, cluster, signer):
    sheet = begin(signer, make_signer(cluster))
    line = line_of(sheet, signer)
    page = text(go(client, signer.user, "approvals", cluster.slug))
    assert "К проекту состава группы" in page and "Ждут вашего ответа" in page
    assert "Ответить" in text(go(client, signer.user, "sheet", cluster.slug, sheet.pk))
    data = {"decision": "with_remarks", "remark": "", "password": PASSWORD}
    page = text(send(client, signer.user, "decide", cluster.slug, sheet.pk, line.pk, **data))
    assert "Напишите замечание" in page
    response = send(
        client, signer.user, "decide", cluster.slug, sheet.pk, line.pk, **data | {"remark": "Добавить школу"}
    )
    page = text(client.get(response.url))
    assert "Добавить школу" in page and "согласовано с замечаниями" in page
    assert send(client, signer.user, "decide", cluster.slug, sheet.pk, line.pk, **data).status_code == 409


def test_the_one_who_asked_answers_remarks_and_ends_the_round(client, cluster, signer):
    coordinator = make_coordinator(cluster)
    sheet = begin(signer, make_signer(cluster), actor=coordinator)
    line = line_of(sheet, signer)
    data = {"decision": "refused", "remark": "Не тот состав", "password": PASSWORD}
    send(client, signer.user, "decide", cluster.slug, sheet.pk, line.pk, **data)
    assert go(client, signer.user, "answer_remark", cluster.slug, sheet.pk, line.pk).status_code == 403
    assert "Не тот состав" in text(go(client, coordinator, "answer_remark", cluster.slug, sheet.pk, line.pk))
    send(client, coordinator, "answer_remark", cluster.slug, sheet.pk, line.pk, answer="Исправим")
    assert send(client, signer.user, "close_sheet", cluster.slug, sheet.pk).status_code == 403
    response = send(client, coordinator, "close_sheet", cluster.slug, sheet.pk)
    page = text(client.get(response.url))
    assert "возвращено" in page and "Исправим" in page
    assert "Согласующих — 2" in page


def test_a_sheet_and_its_lines_are_not_found_by_strangers(client, cluster, signer):
    sheet = begin(signer)
    other, another_line = make_signer(cluster), line_of(begin(signer, subject_id="2"), signer)
    for name, args in (
        ("sheet", ()),
        ("sheet_pdf", ()),
        ("decide", (line_of(sheet, signer).pk,)),
        ("answer_remark", (line_of(sheet, signer).pk,)),
    ):
        assert go(client, other.user, name, cluster.slug, sheet.pk, *args).status_code == 404
    assert go(client, signer.user, "decide", cluster.slug, sheet.pk, another_line.pk).status_code == 404


def test_a_sheet_is_taken_out_as_a_paper(client, cluster, signer):
    sheet = begin(signer)
    assert go(client, signer.user, "sheet_pdf", cluster.slug, sheet.pk).content.startswith(b"%PDF")
    assert go(client, signer.user, "sheet_docx", cluster.slug, sheet.pk).content.startswith(b"PK")


def test_a_newcomer_joins_the_agreement_where_they_answer(client, cluster, signer):
    newcomer(signer)
    make_consent_text(cluster, purpose="simple_signature", body="Стороны признают подпись.")
    sheet = begin(signer)
    line = line_of(sheet, signer)
    data = {"decision": "agreed", "remark": "", "password": PASSWORD}
    assert "Стороны признают" in text(go(client, signer.user, "decide", cluster.slug, sheet.pk, line.pk))
    assert send(client, signer.user, "decide", cluster.slug, sheet.pk, line.pk, **data).status_code == 200
    send(client, signer.user, "decide", cluster.slug, sheet.pk, line.pk, **data, join="on")
    sheet.refresh_from_db()
    assert sheet.state == "agreed"
