import io
from datetime import date

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from artel.audit.models import Entry
from artel.documents import usage
from artel.documents.models import IncomingDocument
from artel.documents.tests.factories import make_incoming
from artel.files.tests.factories import TEXT, make_stored_file, make_upload
from artel.members.tests.factories import (
    make_cluster,
    make_coordinator,
    make_observer,
    make_organisation,
    make_representative,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def cluster():
    return make_cluster()


def go(client, user, name, *args, **query):
    client.force_login(user)
    return client.get(reverse(f"documents:{name}", args=args), query)


def send(client, user, name, *args, **data):
    client.force_login(user)
    return client.post(reverse(f"documents:{name}", args=args), data)


def text(response) -> str:
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


FIELDS = {
    "kind": "directive",
    "title": "О проведении конкурса",
    "sender": "Департамент образования",
    "their_number": "214-р",
    "their_date": "11.03.2024",
    "received_on": "14.03.2024",
}


def test_everybody_of_the_cluster_reads_the_register_and_a_stranger_does_not_find_it(client, cluster):
    document = make_incoming(cluster, title="О конкурсе", file=make_stored_file(cluster))
    for reader in (make_observer(cluster), make_representative(make_organisation(cluster)), make_coordinator(cluster)):
        assert "О конкурсе" in text(go(client, reader, "register", cluster.slug))
        assert go(client, reader, "detail", cluster.slug, document.pk).status_code == 200
        assert b"".join(go(client, reader, "download", cluster.slug, document.pk).streaming_content) == TEXT
    other = make_cluster()
    for stranger in (make_user(), make_coordinator(other), make_user(is_operator=True)):
        for name, args in [("register", ()), ("detail", (document.pk,)), ("download", (document.pk,)), ("add", ())]:
            assert go(client, stranger, name, cluster.slug, *args).status_code == 404
    for name in ("detail", "download", "correct", "cancel"):
        assert go(client, make_coordinator(other), name, other.slug, document.pk).status_code == 404


def test_who_does_not_keep_the_register_is_refused_its_forms(client, cluster):
    document = make_incoming(cluster)
    for reader in (make_observer(cluster), make_representative(make_organisation(cluster))):
        assert "Зарегистрировать" not in text(go(client, reader, "register", cluster.slug))
        for name, args in [("add", ()), ("correct", (document.pk,)), ("cancel", (document.pk,))]:
            assert go(client, reader, name, cluster.slug, *args).status_code == 403
            assert send(client, reader, name, cluster.slug, *args, **FIELDS).status_code == 403
    representative = make_representative(make_organisation(cluster))
    assert send(client, representative, "export", cluster.slug).status_code == 403


def test_a_document_is_registered_with_its_file_and_given_back(client, cluster):
    coordinator = make_coordinator(cluster)
    response = send(client, coordinator, "add", cluster.slug, file=make_upload("Распоряжение.txt"), **FIELDS)
    document = IncomingDocument.objects.get()
    assert response.url == reverse("documents:detail", args=[cluster.slug, document.pk])
    assert (document.number, document.received_on) == (1, date(2024, 3, 14))
    page = text(client.get(response.url))
    assert "Распоряжение.txt" in page and "зарегистрирован под № 1/2024" in page
    download = go(client, coordinator, "download", cluster.slug, document.pk)
    assert b"".join(download.streaming_content) == TEXT
    assert download["Content-Disposition"].startswith("attachment")


def test_a_hostile_file_is_refused_beside_its_field_and_nothing_is_registered(client, cluster):
    upload = make_upload("приказ.pdf", b"MZ\x90\x00" * 20)
    page = send(client, make_coordinator(cluster), "add", cluster.slug, file=upload, **FIELDS)
    assert "Это программа, а не документ" in text(page)
    assert not IncomingDocument.objects.exists()


def test_the_same_document_is_refused_with_a_link_to_the_one_that_stands(client, cluster):
    coordinator = make_coordinator(cluster)
    send(client, coordinator, "add", cluster.slug, **FIELDS)
    page = text(send(client, coordinator, "add", cluster.slug, **FIELDS))
    document = IncomingDocument.objects.get()
    assert "уже зарегистрирован под № 1/2024" in page
    assert f'href="{reverse("documents:detail", args=[cluster.slug, document.pk])}"' in page


def test_a_form_sets_neither_the_number_nor_the_registrar(client, cluster):
    coordinator = make_coordinator(cluster)
    hostile = {"number": "99", "year": "1999", "registered_by": make_user().pk, "cluster": make_cluster().pk}
    send(client, coordinator, "add", cluster.slug, **FIELDS | hostile)
    document = IncomingDocument.objects.get()
    assert (document.number, document.year) == (1, 2024)
    assert (document.registered_by, document.cluster) == (coordinator, cluster)


def test_a_sender_of_another_cluster_cannot_be_chosen(client, cluster):
    foreign = make_organisation()
    page = send(client, make_coordinator(cluster), "add", cluster.slug, **FIELDS | {"sender_organisation": foreign.pk})
    assert page.status_code == 200
    assert not IncomingDocument.objects.exists()


def test_the_register_is_searched_and_filtered(client, cluster):
    make_incoming(cluster, title="О чемпионате", kind="order", year=2023, number=1)
    make_incoming(cluster, title="О приёме", kind="letter", cancelled_at="2024-03-01T00:00Z", cancelled_reason="Ошибка")
    coordinator = make_coordinator(cluster)
    for query in ({"q": "ЧЕМПИОНАТЕ"}, {"kind": "order"}, {"year": "2023"}, {"state": "registered"}):
        page = text(go(client, coordinator, "register", cluster.slug, **query))
        assert "О чемпионате" in page and "О приёме" not in page, query
    assert "Сбросить отбор" in text(go(client, coordinator, "register", cluster.slug, q="ничего"))
    assert go(client, coordinator, "register", cluster.slug, year="20x4", page="-1", kind="'").status_code == 200


def test_an_empty_register_says_what_to_do(client, cluster):
    assert "Зарегистрируйте приказ" in text(go(client, make_coordinator(cluster), "register", cluster.slug))
    assert "Их регистрирует координатор" in text(go(client, make_observer(cluster), "register", cluster.slug))


def test_the_register_asks_the_database_as_often_for_many_as_for_one(
    client, cluster, django_assert_max_num_queries, django_assert_num_queries
):
    make_incoming(cluster, file=make_stored_file(cluster), registered_by=make_user())
    go(client, make_coordinator(cluster), "register", cluster.slug)
    address = reverse("documents:register", args=[cluster.slug])
    with django_assert_max_num_queries(30) as captured:
        client.get(address)
    for _ in range(6):
        make_incoming(cluster, file=make_stored_file(cluster), registered_by=make_user())
    with django_assert_num_queries(len(captured)):
        client.get(address)


def test_a_slip_is_corrected_and_a_registration_cancelled_by_forms(client, cluster):
    coordinator, document = make_coordinator(cluster), make_incoming(cluster)
    send(client, coordinator, "correct", cluster.slug, document.pk, title="Верно", note="", their_number="999")
    document.refresh_from_db()
    assert document.title == "Верно" and document.their_number != "999"
    assert "Заполните" in text(send(client, coordinator, "cancel", cluster.slug, document.pk))
    send(client, coordinator, "cancel", cluster.slug, document.pk, reason="Не тот файл")
    page = text(go(client, coordinator, "detail", cluster.slug, document.pk))
    assert "Регистрация отменена" in page and "Не тот файл" in page and "Исправить опечатку" not in page
    assert send(client, coordinator, "cancel", cluster.slug, document.pk, reason="Ещё").status_code == 409


def test_the_page_says_where_the_document_is_used_and_refuses_to_cancel_it(client, cluster, monkeypatch):
    monkeypatch.setattr(usage, "_tellers", [lambda document: [("Строка 4.1 плана", "/k/x/plan/4.1/")]])
    coordinator, document = make_coordinator(cluster), make_incoming(cluster)
    assert 'href="/k/x/plan/4.1/"' in text(go(client, coordinator, "detail", cluster.slug, document.pk))
    page = text(send(client, coordinator, "cancel", cluster.slug, document.pk, reason="Ошибка"))
    assert "На этом документе стоит: Строка 4.1 плана" in page


def test_the_register_is_taken_out_as_it_is_filtered(client, cluster):
    make_incoming(cluster, title="=О чемпионате", kind="order")
    make_incoming(cluster, title="О приёме", kind="letter")
    coordinator = make_coordinator(cluster)
    client.force_login(coordinator)
    response = client.post(reverse("documents:export", args=[cluster.slug]) + "?kind=order")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert sheet["G2"].value == "=О чемпионате" and sheet["G2"].data_type == "s"
    assert sheet["A3"].value is None
    assert Entry.objects.get(event="documents.register_exported").detail == {"rows": 1}
