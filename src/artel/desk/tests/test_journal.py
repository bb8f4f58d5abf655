import io
from datetime import UTC, datetime

import openpyxl
import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from artel import audit
from artel.accounts.models import User
from artel.audit.models import Entry
from artel.members.domain.kinds import UnitKind
from artel.members.tests import factories as members

pytestmark = pytest.mark.django_db


@pytest.fixture
def cluster():
    return members.make_cluster()


@pytest.fixture
def coordinator(cluster) -> User:
    return members.make_coordinator(cluster)


def write(cluster, actor, event="members.person_added", count=1, **detail) -> None:
    for _number in range(count):
        with transaction.atomic():
            audit.record(event, actor=actor, cluster=cluster, **detail)


def address(name: str, cluster, **query) -> str:
    return reverse(f"desk:{name}", args=[cluster.slug], query=query or None)


def page(client, user, cluster, name="journal", **query) -> str:
    client.force_login(user)
    response = client.get(address(name, cluster, **query))
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def test_those_who_oversee_read_the_whole_journal(client, cluster, coordinator):
    stranger = members.make_user(name="Гость Иван Петрович")
    write(cluster, stranger)
    council = members.make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)

    for reader in (
        coordinator,
        members.make_head(cluster),
        members.make_observer(cluster),
        members.make_chair(council),
    ):
        assert "Гость" in page(client, reader, cluster)


def test_a_representative_reads_only_their_own_deeds(client, cluster):
    representative = members.make_representative(members.make_organisation(cluster))
    other = members.make_user(name="Гость Иван Петрович")
    write(cluster, representative, "test.own")
    write(cluster, other, "test.foreign")

    for query in ({}, {"actor": other.pk}):
        text = page(client, representative, cluster, **query)
        assert "test.own" in text
        assert "test.foreign" not in text
        assert "Гость" not in text
    assert client.get(address("journal_check", cluster)).status_code == 403
    assert client.post(address("journal_export", cluster)).status_code == 403


def test_the_journal_of_another_cluster_does_not_exist(client, cluster, coordinator):
    foreign = members.make_cluster()
    write(foreign, coordinator, "test.foreign")
    client.force_login(coordinator)

    for name in ("journal", "journal_check"):
        assert client.get(address(name, foreign)).status_code == 404
    assert client.post(address("journal_export", foreign)).status_code == 404
    assert "test.foreign" not in page(client, coordinator, cluster)


def test_the_journal_is_narrowed_by_group_actor_and_days_of_the_cluster(client, cluster, coordinator):
    other = members.make_user()
    with time_machine.travel(datetime(2024, 3, 14, 16, 59, tzinfo=UTC), tick=False):  # 23:59 in Tomsk
        write(cluster, coordinator, "test.thursday")
    with time_machine.travel(datetime(2024, 3, 14, 17, 0, tzinfo=UTC), tick=False):  # midnight of the 15th
        write(cluster, other, "members.friday")

    friday = page(client, coordinator, cluster, since="15.03.2024", until="15.03.2024")
    thursday = page(client, coordinator, cluster, until="14.03.2024")
    assert ("members.friday" in friday, "test.thursday" in friday) == (True, False)
    assert ("members.friday" in thursday, "test.thursday" in thursday) == (False, True)
    assert "test.thursday" not in page(client, coordinator, cluster, group="members")
    assert "test.thursday" not in page(client, coordinator, cluster, actor=other.pk)


def test_a_date_that_cannot_be_read_is_told_and_narrows_nothing(client, cluster, coordinator):
    write(cluster, coordinator, "test.written")

    text = page(client, coordinator, cluster, since="32.13.2024", actor="нет", group="x")

    assert "Отбор прочитан не весь" in text
    assert "test.written" in text


def test_an_empty_journal_says_how_it_fills(client, cluster, coordinator):
    assert "Журнал пока пуст" in page(client, coordinator, cluster)
    assert "По этому отбору записей нет" in page(client, coordinator, cluster, since="01.01.2024")


def test_the_journal_costs_the_same_queries_for_one_line_and_for_many(
    client, cluster, coordinator, django_assert_max_num_queries
):
    page(client, coordinator, cluster)  # the session's own queries
    counts = []
    for number in (1, 60):
        write(cluster, coordinator, count=number)
        with django_assert_max_num_queries(12) as queries:
            client.get(address("journal", cluster))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_name_that_was_forgotten_is_shown_as_forgotten(client, cluster, coordinator):
    gone = members.make_user(name="Забытый Пётр")
    write(cluster, gone)
    with transaction.atomic():
        audit.forget(cluster=cluster, actor=coordinator, target_type="accounts.user", target_id=str(gone.pk))

    text = page(client, coordinator, cluster)

    assert "Забытый" not in text
    assert "имя удалено" in text


def test_the_export_is_the_chosen_lines_and_leaves_a_trace(client, cluster, coordinator):
    write(cluster, members.make_user(name="=Формула"), "test.early")
    client.force_login(coordinator)

    response = client.post(address("journal_export", cluster), {"group": "test"})

    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert [cell.value for cell in sheet[1]] == ["№", "Когда", "Кто", "Что сделано", "О чём"]
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=Формула", "s")
    assert sheet["A4"].value.startswith("Выгружено ")
    assert Entry.objects.latest("seq").event == "audit.journal_exported"
    assert Entry.objects.latest("seq").detail == {"rows": 1}


def test_too_many_lines_are_not_exported(client, cluster, coordinator, monkeypatch):
    monkeypatch.setattr("artel.desk.services.LARGEST_EXPORT", 1)
    write(cluster, coordinator, count=2)
    client.force_login(coordinator)

    response = client.post(address("journal_export", cluster))

    assert response.status_code == 422
    assert "Сузьте период" in response.content.decode()
    assert not Entry.objects.filter(event="audit.journal_exported").exists()


def test_an_observer_takes_the_journal_out_and_is_written_down_in_it(client, cluster, coordinator):
    write(cluster, coordinator)
    observer = members.make_observer(cluster)

    assert "Выгрузить в XLSX" in page(client, observer, cluster)
    assert client.post(address("journal_export", cluster)).status_code == 200

    last = Entry.objects.latest("seq")
    assert (last.event, last.actor_id) == ("audit.journal_exported", observer.pk)


def test_the_check_tells_a_whole_journal_from_a_changed_one(client, cluster, coordinator):
    write(cluster, coordinator, count=3)
    anchor = audit.anchor(cluster.pk)

    whole = page(client, coordinator, cluster, "journal_check", anchor=anchor)
    Entry.objects.filter(chain=cluster.pk, seq=2).update(event="test.other")
    broken = page(client, coordinator, cluster, "journal_check")

    assert "Записи не менялись." in whole
    assert "запись 2 изменена" in broken


def test_what_is_no_anchor_is_told(client, cluster, coordinator):
    assert "Это не отпечаток" in page(client, coordinator, cluster, "journal_check", anchor="abc")


def test_the_anchor_on_the_page_is_accepted_as_it_is_shown(client, cluster, coordinator):
    from artel.desk.journal import in_groups

    write(cluster, coordinator)
    shown = in_groups(audit.anchor(cluster.pk))

    assert shown in page(client, coordinator, cluster, "journal_check")
    assert audit.verify(cluster.pk, anchor=shown).ok
