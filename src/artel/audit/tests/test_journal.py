from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy

from artel import audit
from artel.audit.models import Chain, Entry
from artel.audit.selectors import actors_of, entries
from artel.audit.tests.attacks import ATTACKS, SEEN_WITHOUT_ANCHOR
from artel.audit.tests.factories import Place, Somebody, live

pytestmark = pytest.mark.django_db


def test_each_deed_goes_on_from_the_one_before():
    first = audit.record("plans.submitted", actor=Somebody(), cluster=Place(4))
    second = audit.record("plans.approved", actor=Somebody(), cluster=Place(4), number="12")

    assert (first.seq, second.seq, second.previous) == (1, 2, first.digest)
    assert audit.verify(4).ok
    assert audit.verify(4).reason_ru == "журнал цел, записей: 2"


def test_each_cluster_has_a_chain_of_its_own_and_the_installation_has_one():
    audit.record("plans.submitted", actor=Somebody(), cluster=Place(4))
    audit.record("plans.submitted", actor=Somebody(), cluster=Place(5))
    audit.record("accounts.invited", actor=Somebody())

    assert audit.chains() == [0, 4, 5]
    assert [audit.verify(chain).length for chain in audit.chains()] == [1, 1, 1]


def test_a_deed_is_written_to_the_chain_of_the_cluster_of_its_target():
    user = get_user_model()(pk=31, email="a@example.test", name="Ли")
    user.cluster = Place(9)

    entry = audit.record("accounts.invited", actor=Somebody(), target=user)

    assert (entry.chain, entry.target_type, entry.target_id, entry.target_name) == (9, "accounts.user", "31", "Ли")
    assert audit.history_of(user) == [entry]


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_written():
    with pytest.raises(RuntimeError, match="outside the transaction"):
        audit.record("plans.submitted", actor=Somebody())

    assert not Entry.objects.exists()


def test_a_deed_rolled_back_leaves_no_line():
    audit.record("plans.submitted", actor=Somebody(), cluster=Place(4))
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        audit.record("plans.approved", actor=Somebody(), cluster=Place(4))
        raise ZeroDivisionError

    assert audit.verify(4).length == 1
    assert audit.verify(4).ok


@time_machine.travel(datetime(2026, 11, 20, 20, 30, tzinfo=UTC), tick=False)
def test_a_demo_that_stands_still_writes_its_own_day():
    entry = audit.record("plans.submitted", actor=Somebody(), cluster=Place(4, frozen_on=date(2024, 3, 15)))

    assert entry.recorded_at.isoformat() == "2024-03-15T03:30:00+07:00"
    assert audit.verify(4).ok


def test_detail_is_kept_as_both_databases_give_it_back():
    audit.record(
        "plans.moved",
        actor=Somebody(),
        cluster=Place(4),
        due_on=date(2024, 4, 1),
        share=Decimal("0.50"),
        words=gettext_lazy("План"),
        nul="а\x00б",
        nested={"b": [True, None, 10**30], "a": ("x",)},
    )

    assert audit.verify(4).ok
    assert Entry.objects.get().detail == {
        "due_on": "2024-04-01",
        "share": "0.50",
        "words": "План",
        "nul": "аб",
        "nested": {"b": [True, None, 10**30], "a": ["x"]},
    }


@pytest.mark.parametrize("value", [0.5, object()])
def test_what_cannot_be_kept_exactly_is_refused(value):
    with pytest.raises(TypeError, match="plain values"):
        audit.record("plans.moved", actor=Somebody(), cluster=Place(4), value=value)


def test_a_deed_of_the_system_says_why():
    class Clockwork:
        pk = None
        reason = "расписание"

        def __str__(self):
            return "Система"

    entry = audit.record("plans.refreshed", actor=Clockwork(), cluster=Place(4))

    assert (entry.actor_id, entry.actor_name, entry.detail) == (None, "Система", {"system": "расписание"})


def test_the_database_lets_no_two_lines_follow_one():
    entry = audit.record("plans.submitted", actor=Somebody(), cluster=Place(4))
    fork = {field.attname: getattr(entry, field.attname) for field in Entry._meta.fields if field.attname != "id"}

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**{**fork, "seq": 2})
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**{**fork, "previous": "x"})


def test_three_hundred_attacks_of_seven_kinds_are_all_seen_by_the_anchor():
    rng, place = Random(20240315), Place(4)
    live(25, cluster=place, rng=rng)
    anchor = audit.anchor(4)
    assert audit.verify(4, anchor=anchor).ok

    missed, seen_without = [], set()
    for number in range(308):
        attack = ATTACKS[number % len(ATTACKS)]
        undo = transaction.savepoint()
        attack(rng, place)
        if audit.verify(4, anchor=anchor).ok:
            missed.append((number, attack.__name__))
        if not audit.verify(4).ok:
            seen_without.add(attack)
        transaction.savepoint_rollback(undo)

    assert missed == []
    assert seen_without == SEEN_WITHOUT_ANCHOR
    assert audit.verify(4, anchor=anchor).ok


def test_a_journal_whose_head_was_deleted_is_not_empty_but_broken():
    live(3, cluster=Place(4), rng=Random(1))
    Chain.objects.all().delete()

    verdict = audit.verify(4)

    assert not verdict.ok
    assert verdict.reason_ru == "последние записи, начиная с 1, удалены или дописаны помимо программы"


def test_lines_written_past_the_head_are_seen():
    live(3, cluster=Place(4), rng=Random(1))
    Chain.objects.update(length=2, head=Entry.objects.get(seq=2).digest)

    assert (audit.verify(4).ok, audit.verify(4).first_bad_seq) == (False, 3)


def test_a_forgotten_person_leaves_no_name_and_a_whole_chain():
    user = get_user_model()(pk=31, name="Сидоров Пётр")
    audit.record("members.person_added", actor=Somebody(), cluster=Place(4), target=user)
    audit.record("plans.submitted", actor=Somebody(31, "Сидоров Пётр"), cluster=Place(4))
    anchor = audit.anchor(4)

    count = audit.forget(cluster=Place(4), actor=Somebody(), target_type="accounts.user", target_id="31")

    assert count == 2
    assert not any("Сидоров" in f"{line.actor_name}{line.target_name}{line.detail}" for line in Entry.objects.all())
    assert Entry.objects.get(seq=1).actor_name == "Кравцова Елена Викторовна"
    verdict = audit.verify(4, anchor=anchor)
    assert (verdict.ok, verdict.length, verdict.forgotten) == (True, 3, 2)


def test_the_journal_is_read_by_actor_group_target_and_time():
    place = Place(4)
    with time_machine.travel(datetime(2024, 3, 1, 12, tzinfo=UTC)):
        audit.record("plans.submitted", actor=Somebody(1, "Ли"), cluster=place)
    with time_machine.travel(datetime(2024, 3, 2, 12, tzinfo=UTC)):
        audit.record("members.role_granted", actor=Somebody(2, "Петров"), cluster=place)
    audit.record("plans.submitted", actor=Somebody(1, "Ли"), cluster=Place(5))

    assert [line.seq for line in entries(4)] == [2, 1]
    assert [line.seq for line in entries(4, actor_id=1)] == [1]
    assert [line.seq for line in entries(4, group="members")] == [2]
    assert [line.seq for line in entries(4, since=datetime(2024, 3, 2, tzinfo=UTC))] == [2]
    assert [line.seq for line in entries(4, before=datetime(2024, 3, 2, tzinfo=UTC))] == [1]
    assert actors_of(4) == [(1, "Ли"), (2, "Петров")]


def test_many_lines_written_at_one_go_stand_in_one_whole_chain(django_assert_max_num_queries):
    audit.record("test.first", actor=Somebody(), cluster=Place(4))
    user = get_user_model()(pk=31, email="a@example.test", name="Ли")

    with django_assert_max_num_queries(4):
        audit.record_many(
            [("test.second", user, {"rows": 1}), ("test.third", None, {})], actor=Somebody(), cluster=Place(4)
        )

    lines = list(Entry.objects.filter(chain=4).order_by("seq"))
    assert [line.event for line in lines] == ["test.first", "test.second", "test.third"]
    assert (lines[1].target_name, lines[1].detail) == ("Ли", {"rows": 1})
    assert audit.verify(4).ok
