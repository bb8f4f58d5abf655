"""What a report says agrees with the plan of that day, and with nothing recorded later where it is asked so."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from artel.plans.selectors import plan_status
from artel.plans.services.evidence import reject_evidence
from artel.plans.services.happenings import record_event, record_indicator
from artel.plans.services.obligations import ask_extension, lift_obligation, move_obligation
from artel.plans.tests.factories import activity_of
from artel.reports.collect import collect
from artel.reports.domain.groups import Group
from artel.reports.domain.scopes import ScopeKind
from artel.reports.domain.verifying import faults_of
from artel.reports.proving import canonical
from artel.reports.question import Scope
from artel.reports.tests.world import TODAY, ask
from artel.reports.words import summary_of, tally_of

pytestmark = pytest.mark.django_db
DAYS = (date(2023, 10, 2), date(2024, 2, 1), TODAY, date(2024, 4, 15), date(2024, 9, 30))


def live_on(world):
    """Later facts of every sort, recorded on a later day."""
    from_both = world.obligation("2", world.other)
    world.supply(from_both, by=world.other_man)
    reject_evidence(evidence=world.obligation("1").evidence.get(), reason="Не та подпись", actor=world.head)
    move_obligation(
        obligation=from_both, new_due_on=date(2024, 6, 3), on=TODAY, basis="Решение № 5", actor=world.coordinator
    )
    lift_obligation(
        obligation=world.obligation("3", slot_key="2024Q2"), on=TODAY, basis="Решение № 6", actor=world.coordinator
    )
    record_event(cluster=world.cluster, title="Ярмарка", starts_on=date(2024, 3, 14), actor=world.coordinator)
    record_indicator(
        activity=activity_of(world.plan, "2"), name="Экспертов", unit="чел.", planned=None, reached=5,
        reached_on=date(2024, 3, 14), source="", actor=world.coordinator,
    )  # fmt: skip


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("is_then", [False, True])
def test_rows_and_counts_are_those_of_the_plan_on_that_day(world, on, is_then):
    live_on(world)
    facts = collect(ask(world, on, is_then=is_then))
    status = plan_status(world.plan, on, known_on=on if is_then else None)
    assert [(row["key"], row["state"]) for row in facts["rows"]] == [
        (row.row.activity.key, str(row.state)) for row in status.rows
    ]
    assert sum(tally_of(facts).values()) == len(status.rows)
    execution = next(each for each in facts["figures"] if each["code"] == "execution")
    assert (execution["numerator"], execution["denominator"]) == status.execution
    counted = [owed for row in facts["rows"] for owed in row["obligations"] if owed["counted"]]
    assert len(counted) == sum(status.tally.values())
    assert faults_of(facts) == []


def test_as_known_then_it_does_not_change_when_later_facts_come_and_as_known_now_it_does(world):
    then, now = ask(world, TODAY, is_then=True), ask(world, TODAY)
    before_then, before_now = canonical(collect(then)), canonical(collect(now))
    with time_machine.travel("2024-03-20 05:00:00+00:00", tick=False):
        live_on(world)
        assert canonical(collect(then)) == before_then
        assert canonical(collect(now)) != before_now


def test_sections_members_and_bodies_share_the_plan_out(world):
    whole = collect(ask(world))
    mine = collect(ask(world, scope=Scope(ScopeKind.ORGANISATION, organisation=world.college, words="Колледж")))
    assert {owed["organisation"] for row in mine["rows"] for owed in row["obligations"]} == {world.college.pk}
    assert [row["key"] for row in mine["rows"]] == [
        row["key"]
        for row in whole["rows"]
        if any(owed["organisation"] == world.college.pk for owed in row["obligations"])
    ]
    second = next(row for row in mine["rows"] if row["number"] == "2")
    assert (second["state"], second["group"], second["percent"]) == ("met", Group.DONE, 100)
    assert next(row for row in whole["rows"] if row["number"] == "2")["state"] != "met"
    council = world.cluster.units.get(kind="expert_council")
    theirs = collect(ask(world, scope=Scope(ScopeKind.UNIT, unit=council, words=council.name)))
    assert [row["number"] for row in theirs["rows"]] == ["1", "3"]
    for facts in (mine, theirs):
        assert faults_of(facts) == []


def test_a_period_tells_what_was_executed_within_it_from_what_was_before(world):
    march = collect(ask(world, key="month-2024-03"))
    assert next(row for row in march["rows"] if row["number"] == "1")["group"] == Group.DONE
    with time_machine.travel("2024-05-20 05:00:00+00:00", tick=False):
        april = collect(ask(world, date(2024, 4, 30), key="month-2024-04"))
    assert next(row for row in april["rows"] if row["number"] == "1")["group"] == Group.EARLIER
    assert "исполнено до начала периода" in summary_of(april)
    shares = next(each for each in april["figures"] if each["code"] == "shares")
    due = [owed for row in april["rows"] for owed in row["obligations"] if (owed["due_on"] or "")[:7] == "2024-04"]
    assert shares["denominator"] == len([owed for owed in due if owed["counted"]])


def test_the_cause_of_an_overdue_row_is_suggested_from_what_is_known(world):
    obligation = world.obligation("3", slot_key="2023Q4")
    ask_extension(
        obligation=obligation, wanted_due_on=date(2024, 4, 10), reason="Не было кворума.", actor=world.expert_chair
    )
    row = next(row for row in collect(ask(world))["rows"] if row["number"] == "3")
    assert row["group"] == Group.OVERDUE
    assert row["late_days"] > 40
    assert "Просьба о переносе: Не было кворума" in row["suggested"]["cause"]
    assert "перенос срока на 10.04.2024" in row["suggested"]["proposal"]
    assert row["lack"]["who"] in row["suggested"]["proposal"]
    assert (row["cause"], row["proposal"]) == ("", "")


def test_proofs_name_who_brought_and_who_accepted_them_and_the_bytes(world):
    facts = collect(ask(world))
    proof = next(each for each in facts["evidence"] if each["row"] == "1")
    assert (proof["number"], proof["by"], proof["accepted_by"]) == ("1-ЭС", world.second.name, world.coordinator.name)
    assert proof["sha256"] == world.obligation("1").evidence.get().file.sha256
    assert [each["no"] for each in facts["evidence"]] == list(range(1, len(facts["evidence"]) + 1))
    assert "evidence" in facts and canonical(facts).isascii() is False


def test_it_costs_the_same_queries_however_much_has_happened(world):
    with CaptureQueriesContext(connection) as few:
        collect(ask(world))
    for organisation, user in ((world.other, world.other_man),):
        for number in ("2", "4"):
            owed = world.obligation(number, organisation)
            if not owed.awaits_document:
                world.supply(owed, by=user)
    live_on_events = [date(2024, 3, day) for day in (4, 5, 6)]
    for day in live_on_events:
        record_event(cluster=world.cluster, title=f"День {day}", starts_on=day, actor=world.coordinator)
    with CaptureQueriesContext(connection) as many:
        collect(ask(world))
    assert len(many) <= len(few) + 1  # overdue shares are asked for requests
    assert len(many) <= 20
