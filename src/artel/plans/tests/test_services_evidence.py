"""Evidence: brought by one, judged by another; dates in their places; found by the kinds and void with their ground."""

from datetime import date

import pytest
import time_machine

from artel.audit.models import Entry
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import RoleKind
from artel.members.models import Role, Tenure
from artel.members.tests.factories import make_cluster, make_tenure, make_user
from artel.plans.domain.states import PlanState, State
from artel.plans.models import Evidence, Verdict
from artel.plans.selectors import state_of
from artel.plans.services.evidence import accept_evidence, reject_evidence, supply_evidence
from artel.plans.services.obligations import lift_obligation
from artel.plans.tests.factories import activity_of, make_file, make_plan, obligation_of
from artel.plans.tests.world import TODAY, snapshot, traces


def test_evidence_counts_once_somebody_else_accepts_it(world):
    owed = world.obligation("1")
    piece = world.supply(owed, number="4")
    assert (piece.supplied_by.user, piece.recorded_by, str(piece)) == (
        world.coordinator, world.coordinator, "Отчёт о мероприятии № 4",
    )  # fmt: skip
    assert state_of(owed).state is State.SOON
    accept_evidence(evidence=piece, actor=world.expert_chair)
    assert state_of(owed).state is State.MET
    assert traces() == ["plans.evidence_supplied", "plans.evidence_accepted"]


def test_the_recorder_neither_accepts_nor_rejects_whatever_their_right(world):
    piece = world.supply(world.obligation("1"), by=world.head)
    before = snapshot()
    with pytest.raises(Denied, match="не тот, кто его внёс"):
        accept_evidence(evidence=piece, actor=world.head)
    with pytest.raises(Denied, match="не тот, кто его внёс"):
        reject_evidence(evidence=piece, reason="Нет подписи", actor=world.head)
    assert snapshot() == before


def test_accepted_evidence_can_be_rejected_later_and_stops_counting(world):
    owed = world.obligation("1")
    piece = world.supply(owed)
    accept_evidence(evidence=piece, actor=world.head)
    reject_evidence(evidence=piece, reason="Не тот протокол", actor=world.chair)
    assert state_of(owed).state is State.SOON
    assert [(v.kind, v.reason, v.by) for v in piece.verdicts.all()] == [
        ("accepted", "", world.head), ("rejected", "Не тот протокол", world.chair),
    ]  # fmt: skip


@pytest.mark.parametrize(("verdict", "words"), [("accepted", "уже принято"), ("rejected", "уже отклонено")])
def test_the_same_verdict_twice_is_refused(world, verdict, words):
    piece = world.supply(world.obligation("1"))

    def judge():
        if verdict == "accepted":
            return accept_evidence(evidence=piece, actor=world.head)
        return reject_evidence(evidence=piece, reason="Нет подписи", actor=world.head)

    judge()
    with pytest.raises(IllegalTransition, match=words):
        judge()
    assert Verdict.objects.count() == 1


def test_a_rejection_needs_its_reason(world):
    piece = world.supply(world.obligation("1"))
    with pytest.raises(BrokenRule, match="что не так") as refusal:
        reject_evidence(evidence=piece, reason="  ", actor=world.head)
    assert refusal.value.field == "reason"


def test_what_was_signed_inside_needs_no_acceptance(world):
    piece = world.supply(world.obligation("1"))
    Evidence.objects.filter(pk=piece.pk).update(needs_acceptance=False, source_kind="meetings.minutes", source_id="1")
    with pytest.raises(IllegalTransition, match="приёмка ему не нужна"):
        accept_evidence(evidence=piece, actor=world.head)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"title": " "}, "title", "Назовите документ"),
        ({"file": None}, "file", "Приложите файл или укажите ссылку"),
        (
            {"happened_on": date(2024, 3, 16), "in_force_on": date(2024, 3, 16)},
            "happened_on",
            "не может быть в будущем",
        ),
        ({"in_force_on": date(2024, 3, 16)}, "in_force_on", "ещё не вступил в силу"),
        ({"in_force_on": date(2024, 3, 11)}, "in_force_on", "раньше, чем состоялось"),
    ],
)
def test_a_broken_rule_says_its_words_at_its_field(world, fields, field, words):
    owed = world.obligation("1")
    before = snapshot()
    with pytest.raises(BrokenRule, match=words) as refusal:
        world.supply(owed, **fields)
    assert refusal.value.field == field
    assert snapshot() == before


def test_a_link_is_as_good_as_a_file(world):
    assert world.supply(world.obligation("1"), file=None, url="https://example.test/news").url


def test_a_meeting_of_another_quarter_does_not_close_this_one(world):
    quarter = world.obligation("3", slot_key="2023Q4")
    with pytest.raises(BrokenRule, match="Два заседания в одном квартале соседний квартал не закрывают") as refusal:
        world.supply(quarter)
    assert refusal.value.field == "happened_on"
    assert "IV квартал 2023 г. (01.10.2023 – 31.12.2023), а дата 12.03.2024" in str(refusal.value)
    assert world.supply(world.obligation("3", slot_key="2024Q1")).pk


def test_the_document_that_sets_dates_is_registered_and_not_brought(world):
    with pytest.raises(BrokenRule, match="в реестр входящих"):
        world.supply(obligation_of(world.plan, "4", purpose="document"))


def test_what_is_done_inside_artel_takes_no_document(world):
    with pytest.raises(BrokenRule, match="исполняется в самой Артели"):
        world.supply(world.obligation("6"))


def test_a_lifted_obligation_takes_no_evidence(world):
    owed = world.obligation("1")
    lift_obligation(obligation=owed, on=TODAY, basis="Решение", actor=world.head)
    with pytest.raises(IllegalTransition, match="снято"):
        world.supply(owed)


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.DISCUSSION, PlanState.APPROVAL])
def test_a_plan_not_approved_takes_no_evidence(world, state):
    draft = make_plan(world.cluster, year="2022/2023", approved=False, state=state)
    with pytest.raises(IllegalTransition, match="ещё не утверждён"):
        world.supply(obligation_of(draft))


def test_a_closed_plan_changes_no_more(world):
    owed = world.obligation("1")
    piece = world.supply(owed)
    world.plan.state, world.plan.closed_at = PlanState.CLOSED, world.plan.approved_at
    world.plan.save()
    with pytest.raises(IllegalTransition, match="завершён"):
        world.supply(owed)
    with pytest.raises(IllegalTransition, match="завершён"):
        accept_evidence(evidence=piece, actor=world.head)


def test_a_representative_brings_only_for_their_own_organisation(world):
    assert world.supply(world.obligation("2", world.college), by=world.college_man).supplied_for == world.college
    with pytest.raises(Denied):
        world.supply(world.obligation("2", world.other), by=world.college_man)


def test_a_file_of_another_cluster_is_refused(world):
    with pytest.raises(Denied, match="внутри одного кластера"):
        world.supply(world.obligation("1"), file=make_file(make_cluster()))


def test_the_right_ends_with_the_role_and_with_the_office(world):
    piece = world.supply(world.obligation("1"))
    Role.objects.filter(user=world.head).update(valid_to=date(2024, 3, 14))
    with pytest.raises(Denied):
        accept_evidence(evidence=piece, actor=world.head)
    Tenure.objects.filter(person__user=world.expert_chair).update(valid_to=date(2024, 3, 14))
    with pytest.raises(Denied):
        accept_evidence(evidence=piece, actor=world.expert_chair)


def test_a_role_that_begins_tomorrow_gives_no_right_today(world):
    piece = world.supply(world.obligation("1"))
    Role.objects.create(
        cluster=world.cluster, user=world.stranger, kind=RoleKind.COORDINATOR, valid_from=date(2024, 3, 16)
    )
    with pytest.raises(Denied):
        accept_evidence(evidence=piece, actor=world.stranger)
    with time_machine.travel("2024-03-16 05:00:00+00:00", tick=False):
        accept_evidence(evidence=piece, actor=world.stranger)


def test_whoever_acts_for_the_chair_judges_like_the_chair(world):
    acting = make_tenure(
        Tenure.objects.get(person__user=world.expert_chair).office, is_acting=True, valid_from=date(2024, 3, 10)
    )
    assert accept_evidence(evidence=world.supply(world.obligation("1")), actor=acting.person.user)


def test_a_blocked_account_may_nothing(world):
    world.head.is_active = False
    with pytest.raises(Denied):
        accept_evidence(evidence=world.supply(world.obligation("1")), actor=world.head)
    with pytest.raises(Denied):
        supply_evidence(
            obligation=world.obligation("1"), title="Отчёт", happened_on=TODAY, in_force_on=TODAY, url="https://e.test",
            actor=make_user(is_active=False),
        )  # fmt: skip


# --- nested plans ----------------------------------------------------------------------------------------------------


@pytest.fixture
def nested(world):
    """A plan of two rows inside row 6, approved."""
    return make_plan(
        world.cluster,
        {"number": "1", "executors": "Экспертный совет"},
        {"number": "2", "executors": "Экспертный совет"},
        parent=activity_of(world.plan, "6"),
        title="План инклюзии",
        approval_number="7",
    )


def prove(world, plan, number):
    piece = world.supply(obligation_of(plan, number))
    accept_evidence(evidence=piece, actor=world.head)
    return piece


def test_a_nested_plan_proves_its_row_when_all_its_rows_are_met(world, nested):
    owed = world.obligation("6")
    prove(world, nested, "1")
    assert state_of(owed).state is State.OPEN
    prove(world, nested, "2")
    found = owed.evidence.get()
    assert (found.title, found.number, found.in_force_on, found.needs_acceptance) == (
        "План инклюзии", "7", date(2024, 3, 12), False,
    )  # fmt: skip
    assert state_of(owed).state is State.MET
    assert traces()[-2:] == ["plans.evidence_accepted", "plans.evidence_found"]
    assert Entry.objects.get(event="plans.evidence_found").actor_name == "Система"


def test_what_a_nested_plan_proved_is_void_when_its_own_proof_is_rejected(world, nested):
    owed = world.obligation("6")
    prove(world, nested, "1")
    piece = prove(world, nested, "2")
    reject_evidence(evidence=piece, reason="Не тот документ", actor=world.chair)
    assert state_of(owed).state is State.OPEN
    assert owed.evidence.get().verdicts.get().reason == "Основание больше не действует."
    accept_evidence(evidence=piece, actor=world.chair)
    assert state_of(owed).state is State.MET
    assert owed.evidence.count() == 1


def test_lifting_the_last_open_row_of_a_nested_plan_proves_its_row(world, nested):
    owed = world.obligation("6")
    prove(world, nested, "1")
    lift_obligation(obligation=obligation_of(nested, "2"), on=TODAY, basis="Решение", actor=world.head)
    assert state_of(owed).state is State.MET


def test_a_nested_plan_of_lifted_rows_alone_proves_nothing(world, nested):
    for number in ("1", "2"):
        lift_obligation(obligation=obligation_of(nested, number), on=TODAY, basis="Решение", actor=world.head)
    assert state_of(world.obligation("6")).state is State.OPEN
