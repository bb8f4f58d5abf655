"""Moves, lifts, requests; and obligations that follow the understanding of their row."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.tests.factories import make_membership, make_organisation
from artel.plans.domain.states import State
from artel.plans.models import Obligation
from artel.plans.selectors import plan_status, state_of
from artel.plans.services.evidence import accept_evidence
from artel.plans.services.lifecycle import correct_reading
from artel.plans.services.obligations import (
    ask_extension,
    grant_extension,
    lift_obligation,
    move_obligation,
    refresh_obligations,
    refuse_extension,
    restore_obligation,
)
from artel.plans.tests.factories import activity_of, make_plan, obligation_of
from artel.plans.tests.world import TODAY, snapshot, traces

LATER = date(2024, 6, 3)


def move(world, owed, **fields):
    return move_obligation(
        **{"obligation": owed, "new_due_on": LATER, "on": TODAY, "basis": "Протокол № 2", "actor": world.head} | fields
    )


def test_a_move_changes_the_day_and_keeps_the_old_one(world):
    owed = world.obligation("1")
    decision = move(world, owed, reason="no_quorum")
    owed.refresh_from_db()
    found = state_of(owed)
    assert (found.due_on, found.first_due_on, found.state) == (LATER, date(2024, 4, 1), State.OPEN)
    assert (owed.due_on, decision.by, decision.basis) == (date(2024, 4, 1), world.head, "Протокол № 2")


def test_of_several_moves_all_are_kept_and_the_last_one_holds(world):
    owed = world.obligation("1")
    move(world, owed)
    move(world, owed, new_due_on=date(2024, 5, 6))
    assert owed.decisions.count() == 2
    assert state_of(owed).due_on == date(2024, 5, 6)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"basis": "  "}, "basis", "Укажите основание"),
        ({"on": date(2024, 3, 16)}, "on", "не может быть позже сегодняшней"),
        ({"new_due_on": date(2204, 6, 3)}, "new_due_on", "год не похож"),
        ({"new_due_on": date(2022, 12, 30)}, "new_due_on", "год не похож"),
    ],
)
def test_a_decision_with_a_broken_rule_says_its_words(world, fields, field, words):
    owed = world.obligation("1")
    before = snapshot()
    with pytest.raises(BrokenRule, match=words) as refusal:
        move(world, owed, **fields)
    assert refusal.value.field == field
    assert snapshot() == before


def test_what_is_done_is_neither_moved_nor_lifted(world):
    owed = world.obligation("1")
    accept_evidence(evidence=world.supply(owed), actor=world.head)
    with pytest.raises(IllegalTransition, match="уже исполнено"):
        move(world, owed)
    with pytest.raises(IllegalTransition, match="уже исполнено"):
        lift_obligation(obligation=owed, on=TODAY, basis="Решение", actor=world.head)


def test_lifted_and_put_back(world):
    owed = world.obligation("1")
    with pytest.raises(IllegalTransition, match="не снято"):
        restore_obligation(obligation=owed, on=TODAY, basis="Решение", actor=world.head)
    lift_obligation(obligation=owed, on=TODAY, basis="Решение", actor=world.head)
    assert state_of(owed).state is State.LIFTED
    with pytest.raises(IllegalTransition, match="уже снято"):
        lift_obligation(obligation=owed, on=TODAY, basis="Решение", actor=world.head)
    restore_obligation(obligation=owed, on=TODAY, basis="Решение", actor=world.head)
    assert state_of(owed).state is State.SOON
    assert traces() == ["plans.obligation_lifted", "plans.obligation_restored"]


@pytest.mark.parametrize("deed", [move_obligation, lift_obligation])
def test_a_draft_is_not_controlled_yet(world, deed):
    draft = make_plan(world.cluster, year="2022/2023", approved=False)
    fields = {"new_due_on": LATER} if deed is move_obligation else {}
    with pytest.raises(IllegalTransition, match="ещё не утверждён"):
        deed(obligation=obligation_of(draft), on=TODAY, basis="Решение", actor=world.head, **fields)


# --- requests --------------------------------------------------------------------------------------------------------


def ask(world, owed, **fields):
    return ask_extension(
        **{"obligation": owed, "wanted_due_on": LATER, "reason": "Болезнь", "actor": world.coordinator} | fields
    )


def test_asking_changes_nothing_until_it_is_granted(world):
    owed = world.obligation("1")
    request = ask(world, owed)
    assert state_of(owed).due_on == date(2024, 4, 1)
    granted = grant_extension(request=request, new_due_on=date(2024, 5, 6), basis="Резолюция", actor=world.head)
    assert (granted.state, granted.decided_by, granted.decision.new_due_on) == ("granted", world.head, date(2024, 5, 6))
    assert state_of(owed).due_on == date(2024, 5, 6)
    assert traces() == ["plans.extension_asked", "plans.extension_granted"]


def test_a_refusal_has_words_for_who_asked(world):
    owed = world.obligation("1")
    request = ask(world, owed)
    with pytest.raises(BrokenRule, match="почему") as refusal:
        refuse_extension(request=request, answer=" ", actor=world.head)
    assert refusal.value.field == "answer"
    refuse_extension(request=request, answer="Срок достаточный", actor=world.head)
    assert state_of(owed).due_on == date(2024, 4, 1)
    for again in (
        lambda: refuse_extension(request=request, answer="Нет", actor=world.head),
        lambda: grant_extension(request=request, new_due_on=LATER, basis="Резолюция", actor=world.head),
    ):
        with pytest.raises(IllegalTransition, match="решение уже принято"):
            again()
    assert ask(world, owed).state == "asked"


def test_one_request_at_a_time(world):
    owed = world.obligation("1")
    ask(world, owed)
    with pytest.raises(IllegalTransition, match="уже ждёт решения"):
        ask(world, owed)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"reason": ""}, "reason", "почему нужен перенос"),
        ({"wanted_due_on": date(2024, 4, 1)}, "wanted_due_on", "позже нынешнего: 01.04.2024"),
    ],
)
def test_a_request_with_a_broken_rule_says_its_words(world, fields, field, words):
    with pytest.raises(BrokenRule, match=words) as refusal:
        ask(world, world.obligation("1"), **fields)
    assert refusal.value.field == field


def test_nothing_is_asked_for_what_is_done_or_lifted(world):
    done, lifted = world.obligation("1"), world.obligation("2", world.college)
    accept_evidence(evidence=world.supply(done), actor=world.head)
    lift_obligation(obligation=lifted, on=TODAY, basis="Решение", actor=world.head)
    for owed in (done, lifted):
        with pytest.raises(IllegalTransition, match="исполнено или снято"):
            ask(world, owed)


def test_a_row_that_awaits_may_be_given_a_day_by_a_move(world):
    owed = world.obligation("4", world.college)
    ask(world, owed)
    assert state_of(owed).state is State.AWAITING
    move(world, owed)
    assert (state_of(owed).state, state_of(owed).due_on) == (State.OPEN, LATER)


# --- refreshing ------------------------------------------------------------------------------------------------------


def test_refreshing_twice_changes_nothing_the_second_time(world):
    before = snapshot()
    for activity in world.plan.activities.select_related("plan__cluster"):
        assert refresh_obligations(activity) == 0
    assert snapshot() == before


def test_the_database_refuses_a_second_obligation_of_the_same_slot(world):
    owed = world.obligation("1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Obligation.objects.create(
            cluster=world.cluster, plan=world.plan, activity=owed.activity, requirement=owed.requirement, key=owed.key,
            slot_kind="once", slot_key="once",
        )  # fmt: skip


def test_joiners_owe_from_their_day_and_leavers_no_later_than_theirs(world):
    joiner, leaver = (
        make_organisation(world.cluster, member_since=None),
        make_organisation(world.cluster, member_since=None),
    )
    make_membership(joiner, valid_from=date(2024, 4, 10))
    make_membership(leaver, valid_to=date(2024, 3, 31))
    refresh_obligations(activity_of(world.plan, "2"))  # «Апрель 2024 г.»
    assert world.obligation("2", joiner).exists_from == date(2024, 4, 10)
    assert not Obligation.objects.filter(organisation=leaver, activity__wordings__number="2").exists()
    seen = {o.obligation.organisation_id for o in plan_status(world.plan, date(2024, 4, 9)).rows[1].obligations}
    assert joiner.pk not in seen
    assert world.college.pk in seen


def test_colleges_take_branches_in_only_where_the_cluster_says_so(world):
    branch = make_organisation(world.cluster, kind="branch")
    plan = make_plan(world.cluster, {"executors": "ПОО, входящие в Кластер"}, year="2022/2023")
    assert Obligation.objects.filter(plan=plan, organisation=branch).exists()
    world.cluster.colleges_include_branches = False
    world.cluster.save()
    refresh_obligations(activity_of(plan, "1.1"))
    assert not Obligation.objects.filter(plan=plan, organisation=branch).exists()
    assert Obligation.objects.filter(plan=plan, organisation=world.college).exists()


def test_evidence_goes_to_the_slot_its_day_falls_into_when_slots_change(world):
    quarter = world.obligation("3", slot_key="2024Q1")
    piece = world.supply(quarter, happened_on=date(2024, 2, 15), in_force_on=date(2024, 2, 16))
    accept_evidence(evidence=piece, actor=world.head)
    world.cluster.quarter_scheme = "academic"
    world.cluster.save()
    refresh_obligations(activity_of(world.plan, "3"))
    slots = {o.slot_key: state_of(o).state for o in Obligation.objects.filter(activity__wordings__number="3")}
    assert slots == {
        "2023A1": State.OVERDUE, "2023A2": State.MET, "2023A3": State.OPEN, "2023A4": State.FUTURE,
    }  # fmt: skip


def test_what_hangs_on_decisions_stays_when_the_reading_changes(world):
    moved = world.obligation("1")
    move(world, moved)
    correct_reading(activity=moved.activity, deadline_read_as="не реже 1 раза в квартал", actor=world.head)
    keys = set(Obligation.objects.filter(activity=moved.activity).values_list("slot_key", flat=True))
    assert {"once", "2023Q4", "2024Q1", "2024Q2"} <= keys
