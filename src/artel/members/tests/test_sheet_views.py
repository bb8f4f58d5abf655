"""Screens of tables: the file, its check, its entry, and who sees what."""

import io

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from artel.audit.models import Entry
from artel.jobs.worker import run_pending
from artel.members.domain.kinds import TableKind
from artel.members.models import Organisation, Person, SheetUpload
from artel.members.services import sheets
from artel.members.tests.factories import (
    make_chair,
    make_cluster,
    make_coordinator,
    make_head,
    make_inn,
    make_observer,
    make_organisation,
    make_person,
    make_representative,
    make_unit,
    make_user,
)
from artel.members.tests.test_sheets import LARGE, csv, employer, large, person_row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def cluster():
    return make_cluster()


@pytest.fixture
def keeper(cluster):
    return make_coordinator(cluster)


def text(response) -> str:
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def url(cluster, name, *args):
    return reverse(f"members:{name}", args=[cluster.slug, *args])


def send_file(client, cluster, kind, *rows, content=None):
    file = SimpleUploadedFile("список.csv", content or csv(kind, *rows))
    response = client.post(url(cluster, f"{kind}_table"), {"file": file})
    return response, SheetUpload.objects.order_by("pk").last()


def test_a_table_goes_the_whole_way_by_the_screens(client, cluster, keeper):
    client.force_login(keeper)
    assert url(cluster, "organisations_table") in text(client.get(url(cluster, "organisations")))
    assert "Скачать образец" in text(client.get(url(cluster, "organisations_table")))

    bad = employer(801, phone="позвонить")
    response, upload = send_file(client, cluster, TableKind.ORGANISATIONS, employer(800), bad)
    assert response.url == url(cluster, "table", upload.pk)
    page = text(client.get(response.url))
    assert "<b>G3</b>" in page and "Напишите телефон" in page and "Ничего не внесено" in page
    assert url(cluster, "table_enter", upload.pk) not in page, "nothing to press while there are errors"
    assert "Завод 800" not in page and "Завод 800" in text(client.get(response.url, {"show": "added"}))
    book = openpyxl.load_workbook(io.BytesIO(client.get(url(cluster, "table_errors", upload.pk)).content))
    assert "G3" in book.active.cell(3, book.active.max_column).value

    response, upload = send_file(client, cluster, TableKind.ORGANISATIONS, employer(800), employer(801))
    page = text(client.get(response.url))
    assert "Внести 2 строки" in page and page.count("btn-primary") == 1
    assert "список.csv" in text(client.get(url(cluster, "organisations_table"))), "it waits until it is entered"
    entered = client.post(url(cluster, "table_enter", upload.pk), {"revision": 1}, follow=True)
    assert "Таблица внесена" in text(entered)
    assert Organisation.objects.filter(inn__in=[make_inn(800), make_inn(801)]).count() == 2
    assert client.post(url(cluster, "table_enter", upload.pk), {"revision": 1}).status_code == 409


def test_a_changed_cell_shows_what_was_and_what_it_becomes(client, cluster, keeper):
    known = make_organisation(cluster, inn=make_inn(810), short_name="Колледж", phone="1-11-11")
    client.force_login(keeper)
    row = {"inn": known.inn, "short_name": "Колледж", "phone": "2-22-22"}
    response, upload = send_file(client, cluster, TableKind.ORGANISATIONS, row)
    assert "<del>1-11-11</del> → <ins>2-22-22</ins>" in text(client.get(response.url))
    Organisation.objects.update(phone="3-33-33")
    stale = text(client.post(url(cluster, "table_enter", upload.pk), {"revision": 1}, follow=True))
    assert "проверена заново" in stale and "<del>3-33-33</del>" in stale
    again = client.post(url(cluster, "table_again", upload.pk), follow=True)
    assert "проверена заново" in text(again) and SheetUpload.objects.get().revision == 3


def test_files_that_are_no_tables_are_refused_with_a_sentence(client, cluster, keeper):
    client.force_login(keeper)
    for content, told in (
        (b"%PDF-1.7 nothing", 'id="id_file_error"'),
        ("Фамилия;Имя\n".encode(), "ни одной заполненной строки"),
        ("Название;Город\nКолледж;Томск\n".encode(), "нет столбцов"),
    ):
        response, upload = send_file(client, cluster, TableKind.PEOPLE, content=content)
        assert response.status_code == 200 and told in text(response), text(response).split("invalid-feedback")[1:]
        assert upload is None
    assert "id_file_error" in text(client.post(url(cluster, "people_table"))) and not SheetUpload.objects.exists()


def test_invitations_are_told_before_they_leave(
    client, cluster, keeper, mailoutbox, django_capture_on_commit_callbacks
):
    client.force_login(keeper)
    rows = [
        {"email": f"new{n}@example.ru", "last_name": "Новая", "first_name": f"Анна{n}", "kind": "координатор"}
        for n in range(2)
    ]
    response, upload = send_file(client, cluster, TableKind.ROLES, *rows)
    assert "будет отправлено 2 приглашения" in text(client.get(response.url))
    assert not mailoutbox
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url(cluster, "table_enter", upload.pk), {"revision": 1})
    assert len(mailoutbox) == 2
    assert "Отправлено: 2 приглашения" in text(client.get(response.url))


def test_a_large_table_waits_on_its_page_for_the_worker(client, cluster, keeper):
    college = make_organisation(cluster, inn=make_inn(820))
    client.force_login(keeper)
    response, upload = send_file(client, cluster, TableKind.PEOPLE, *large(LARGE, college))
    page = client.post(url(cluster, "table_enter", upload.pk), {"revision": 1}, follow=True)
    assert "Таблица вносится" in text(page) and "Страницу можно закрыть" in text(page)
    partial = text(client.get(response.url, headers={"HX-Request": "true"}))
    assert 'id="entering"' in partial and "<html" not in partial
    run_pending()
    done = client.get(response.url, headers={"HX-Request": "true"})
    assert done["HX-Refresh"] == "true" and f">{LARGE}<" in text(done)


def test_who_comes_in_by_which_door(client, cluster, keeper):
    college = make_organisation(cluster)
    who = {
        "coordinator": keeper, "head": make_head(cluster), "representative": make_representative(college),
        "observer": make_observer(cluster), "chair": make_chair(make_unit(cluster)), "stranger": make_user(),
    }  # fmt: skip
    may = {
        "organisations_table": {"coordinator", "head"}, "organisations_template": {"coordinator", "head"},
        "people_table": {"coordinator", "head", "representative"},
        "people_template": {"coordinator", "head", "representative"},
        "roles_table": {"coordinator", "head", "representative"},
        "roles_template": {"coordinator", "head", "representative"},
        "offices_table": {"coordinator", "head"}, "offices_template": {"coordinator", "head"},
        "organisations_table_export": {"coordinator", "head", "observer"},
        "people_table_export": {"coordinator", "head"}, "roles_table_export": {"coordinator", "head"},
        "offices_table_export": {"coordinator", "head"},
    }  # fmt: skip
    for name, user in who.items():
        client.force_login(user)
        for door, allowed in may.items():
            wanted = 404 if name == "stranger" else 200 if name in allowed else 403
            assert client.get(url(cluster, door)).status_code == wanted, (name, door)


def test_a_table_is_seen_by_whoever_brought_it_alone(client, cluster, keeper):
    client.force_login(keeper)
    _response, upload = send_file(client, cluster, TableKind.PEOPLE, person_row())
    client.force_login(make_coordinator(cluster))
    assert client.get(url(cluster, "table", upload.pk)).status_code == 404
    assert client.get(url(cluster, "table_errors", upload.pk)).status_code == 404
    for name in ("table_enter", "table_again"):
        assert client.post(url(cluster, name, upload.pk), {"revision": 1}).status_code == 404
    other = make_cluster()
    client.force_login(keeper)
    make_person(other, user=keeper)
    assert client.get(url(other, "table", upload.pk)).status_code == 404


def test_what_is_recorded_is_taken_out_with_a_purpose_and_a_trace(client, cluster, keeper):
    make_person(cluster, last_name="Кравцова")
    client.force_login(keeper)
    assert "Для чего выгрузка" in text(client.get(url(cluster, "people_table_export")))
    assert client.post(url(cluster, "people_table_export"), {"reason": ""}).status_code == 200
    response = client.post(url(cluster, "people_table_export"), {"reason": "сверка"})
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert [cell.value for cell in book.active[1]] == list(sheets.TABLES[TableKind.PEOPLE].spec.titles.values())
    assert "Кравцова" in {cell.value for cell in book.active["A"]}
    entry = Entry.objects.get(event="members.table_exported")
    assert (entry.detail["reason"], entry.detail["table"]) == ("сверка", "Люди")
    assert client.post(url(cluster, "organisations_table_export")).headers["Content-Disposition"]
    assert Entry.objects.filter(event="members.organisations_exported").exists()


def test_the_page_of_a_check_costs_the_same_for_one_row_and_for_many(
    client, cluster, keeper, django_assert_max_num_queries
):
    college = make_organisation(cluster, inn=make_inn(830))
    client.force_login(keeper)
    for count in (1, 120):
        response, _upload = send_file(client, cluster, TableKind.PEOPLE, *large(count, college))
        client.get(response.url)
        with django_assert_max_num_queries(12):
            page = text(client.get(response.url))
        assert page.count('data-l="Строка"') == min(count, 50), "a page of fifty rows"
    assert "Фамилия77" in text(client.get(response.url, {"q": "фамилия77"}))
    with django_assert_max_num_queries(12):
        client.get(url(cluster, "people_table"))
    assert not Person.objects.filter(last_name="Фамилия77").exists()
