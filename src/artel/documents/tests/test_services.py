from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.documents import usage
from artel.documents.models import IncomingDocument, NumberSequence
from artel.documents.services import (
    AlreadyRegistered,
    cancel_incoming,
    correct_incoming,
    next_number,
    record_register_export,
    register_incoming,
)
from artel.documents.tests.factories import make_incoming
from artel.files.models import StoredFile
from artel.files.services import receive
from artel.files.tests.factories import make_stored_file, make_upload
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import UnitKind
from artel.members.tests.factories import (
    make_cluster,
    make_coordinator,
    make_observer,
    make_organisation,
    make_representative,
    make_secretary,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 15)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


def traces(event: str) -> int:
    return Entry.objects.filter(event=event).count()


def enter(cluster, actor=None, **fields) -> IncomingDocument:
    defaults = {
        "received_on": DAY,
        "kind": "directive",
        "title": "О проведении конкурса",
        "sender": "Департамент образования",
        "their_number": "№ 214-р",
        "their_date": date(2024, 3, 11),
    }
    return register_incoming(cluster=cluster, actor=actor or system(), **defaults | fields)


def test_a_document_gets_the_next_number_of_its_year_and_leaves_one_trace():
    cluster = make_cluster()
    coordinator = make_coordinator(cluster)
    first = enter(cluster, coordinator)
    second = enter(cluster, coordinator, their_number="215-р")
    older = enter(
        cluster, coordinator, their_number="900", received_on=date(2023, 12, 1), their_date=date(2023, 11, 30)
    )
    assert [first.registration_number, second.registration_number, older.registration_number] == [
        "1/2024",
        "2/2024",
        "1/2023",
    ]
    assert first.their_number == "214-р"
    assert traces("documents.incoming_registered") == 3


def test_numbers_of_clusters_do_not_mix():
    assert enter(make_cluster()).number == enter(make_cluster()).number == 1


def test_the_same_document_twice_is_refused_and_says_where_it_stands():
    cluster = make_cluster()
    first = enter(cluster)
    with pytest.raises(AlreadyRegistered, match="под № 1/2024") as refusal:
        enter(cluster, sender="департамент  образования", their_number="214-Р")
    assert refusal.value.document == first
    assert NumberSequence.objects.get().last == 1


def test_documents_without_a_number_are_not_taken_for_one():
    cluster = make_cluster()
    for number in ("б/н", "", "Без номера"):
        assert enter(cluster, their_number=number).their_number == "б/н"


def test_the_database_refuses_the_same_document_twice():
    cluster = make_cluster()
    make_incoming(cluster, their_number="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_incoming(cluster, their_number="1")


@pytest.mark.parametrize(
    ("fields", "words", "field"),
    [
        ({"title": " "}, "заголовок", "title"),
        ({"sender": ""}, "от кого", "sender"),
        ({"kind": "poem"}, "вид документа", "kind"),
        ({"received_on": date(2024, 3, 16)}, "будущим числом", "received_on"),
        ({"their_date": date(2024, 3, 16)}, "не может быть позже", "their_date"),
    ],
)
def test_a_broken_document_is_refused_in_words(fields, words, field):
    with pytest.raises(BrokenRule, match=words) as refusal:
        enter(make_cluster(), **fields)
    assert refusal.value.field == field
    assert not NumberSequence.objects.exists()


def test_the_secretary_of_a_council_keeps_the_register():
    cluster = make_cluster()
    assert enter(cluster, make_secretary(make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL))).pk


@pytest.mark.parametrize(
    "who",
    [
        lambda cluster: make_user(),
        make_observer,
        lambda cluster: make_representative(make_organisation(cluster)),
        lambda cluster: make_secretary(make_unit(cluster, kind=UnitKind.WORKING_GROUP)),
        lambda cluster: make_coordinator(make_cluster()),
    ],
)
def test_nobody_else_enters_or_cancels_documents(who):
    cluster = make_cluster()
    actor = who(cluster)
    with pytest.raises(Denied):
        enter(cluster, actor)
    document = make_incoming(cluster)
    with pytest.raises(Denied):
        correct_incoming(document=document, title="Иначе", actor=actor)
    with pytest.raises(Denied):
        cancel_incoming(document=document, reason="Ошибка", actor=actor)


def test_a_file_is_kept_with_its_document(settings, tmp_path):
    keep_in(settings, tmp_path)
    cluster = make_cluster()
    with receive(make_upload("Приказ.txt")) as received:
        document = enter(cluster, file=received)
    assert document.file.name == "Приказ.txt"
    assert Entry.objects.get(event="documents.incoming_registered").detail["sha256"] == document.file.sha256


def test_a_refused_document_keeps_no_row_of_its_file(settings, tmp_path):
    keep_in(settings, tmp_path)
    cluster = make_cluster()
    enter(cluster)
    with receive(make_upload()) as received, pytest.raises(AlreadyRegistered):
        enter(cluster, file=received)
    assert not StoredFile.objects.exists()


def test_a_file_of_another_cluster_is_refused(settings, tmp_path):
    keep_in(settings, tmp_path)
    with pytest.raises(Denied, match="одного кластера"):
        enter(make_cluster(), file=make_stored_file(make_cluster()))


def keep_in(settings, folder) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}},
    }


def test_a_slip_in_the_title_is_corrected_and_the_journal_keeps_what_stood_there():
    document = enter(make_cluster())
    correct_incoming(document=document, title="О проведении чемпионата", actor=system())
    document.refresh_from_db()
    assert document.title == "О проведении чемпионата"
    assert Entry.objects.get(event="documents.incoming_corrected").detail["was"] == {"title": "О проведении конкурса"}
    correct_incoming(document=document, title="О проведении чемпионата", actor=system())
    assert traces("documents.incoming_corrected") == 1


def test_a_cancelled_number_stays_taken_and_the_document_can_be_entered_anew():
    cluster = make_cluster()
    document = cancel_incoming(document=enter(cluster), reason="Не тот файл", actor=make_coordinator(cluster))
    assert document.is_cancelled
    assert enter(cluster).number == 2
    with pytest.raises(IllegalTransition, match="уже отменена"):
        cancel_incoming(document=document, reason="Ещё раз", actor=system())
    with pytest.raises(IllegalTransition, match="больше не меняют"):
        correct_incoming(document=document, title="Иначе", actor=system())
    assert traces("documents.incoming_cancelled") == 1


def test_a_cancellation_needs_a_reason():
    with pytest.raises(BrokenRule, match="причину"):
        cancel_incoming(document=enter(make_cluster()), reason=" ", actor=system())


def test_a_document_is_not_cancelled_under_those_who_stand_on_it(monkeypatch):
    monkeypatch.setattr(usage, "_tellers", [lambda document: [("строка 4.1 плана", "/k/x/plan/4.1/")]])
    document = enter(make_cluster())
    with pytest.raises(BrokenRule, match=r"строка 4\.1 плана"):
        cancel_incoming(document=document, reason="Ошибка", actor=system())


def test_the_register_is_taken_out_with_a_trace():
    cluster = make_cluster()
    record_register_export(cluster=cluster, rows=3, actor=make_observer(cluster))
    with pytest.raises(Denied):
        record_register_export(cluster=cluster, rows=3, actor=make_representative(make_organisation(cluster)))
    assert traces("documents.register_exported") == 1


@pytest.mark.django_db(transaction=True)
def test_a_number_is_not_given_outside_a_transaction():
    cluster = make_cluster()
    with pytest.raises(RuntimeError, match="transaction"):
        next_number(cluster, "incoming", 2024)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        next_number(cluster, "incoming", 2024)
        raise ZeroDivisionError
    with transaction.atomic():
        assert next_number(cluster, "incoming", 2024) == 1
