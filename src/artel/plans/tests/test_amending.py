"""A plan is changed: matched, submitted, approved; what is owed follows, and the days before stay as they were."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from artel.accounts.rights import system
from artel.documents import subjects
from artel.documents.models import Paper
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import UnitKind
from artel.members.selectors import find_unit
from artel.members.tests.factories import make_cluster
from artel.plans.domain.amended import AmendedRow
from artel.plans.domain.states import AmendmentState, State
from artel.plans.domain.understanding import RowDraft
from artel.plans.models import Activity, Amendment, Decision, Evidence, Obligation, Plan, PlanUpload, PlanVersion
from artel.plans.selectors import current_row, plan_status, row_status, rows_of
from artel.plans.selectors.amendments import rows_of_amendment, wordings_of
from artel.plans.services.amending import (
    add_amended_row,
    amend_by_upload,
    approve_amendment,
    begin_amendment,
    drop_amendment,
    leave_row_out,
    return_amendment,
    reword_row,
    settle_matches,
    submit_amendment,
    take_row_back,
)
from artel.plans.services.evidence import accept_evidence
from artel.plans.services.importing import begin_upload, confirm_upload
from artel.plans.services.lifecycle import correct_reading
from artel.plans.services.obligations import lift_obligation, move_obligation, restore_obligation
from artel.plans.subjects import AMENDMENT
from artel.plans.tests.factories import make_file, make_plan, make_seed_plan, make_seed_upload
from artel.plans.tests.world import TODAY, snapshot, traces

pytestmark = pytest.mark.django_db
SINCE = date(2024, 3, 11)


def begun(world):
    return begin_amendment(plan=world.plan, actor=world.coordinator)


def index_of(amendment, number):
    return next(i for i, item in enumerate(rows_of_amendment(amendment)) if item.row.number == number)


def reword(world, amendment, number, **words):
    index = index_of(amendment, number)
    row = rows_of_amendment(amendment)[index].row
    values = {
        "number": row.number, "title": row.title, "executors_text": row.executors_text,
        "deadline_text": row.deadline_text, "result_text": row.result_text, "section": row.section,
    }  # fmt: skip
    return reword_row(amendment=amendment, index=index, actor=world.coordinator, **{**values, **words})


def approved(world, amendment, since=SINCE, **fields):
    submitted = submit_amendment(amendment=amendment, reason="Решение совета", actor=world.coordinator)
    values = {"approved_on": SINCE, "number": "2", "file": make_file(world.cluster), "actor": world.chair}
    return approve_amendment(amendment=submitted, in_force_from=since, **{**values, **fields})


def past(plan, days=None, known_on=None):
    """What the plan says of every row and obligation on days before the change."""
    days = days or [date(2023, 9, 10), date(2024, 1, 15), date(2024, 3, 1), SINCE - timedelta(days=1)]
    return [
        (
            day,
            str(row.row),
            row.row.deadline_text,
            row.state,
            [(o.obligation.pk, o.at, o.obligation.slot_label) for o in row.obligations],
        )
        for day in days
        for row in plan_status(plan, day, known_on=known_on).rows
    ]


def fresh(world):
    return Plan.objects.select_related("cluster").get(pk=world.plan.pk)


# --- what follows ----------------------------------------------------------------------------------------------------


def test_a_later_deadline_keeps_the_obligation_its_evidence_and_its_past(world):
    owed = world.obligation("1")
    waiting = world.supply(owed)
    before = past(fresh(world))
    approved(world, reword(world, begun(world), "1", deadline_text="Апрель 2024 г."))

    assert past(fresh(world)) == before
    (row,) = (row for row in plan_status(fresh(world), TODAY).rows if row.row.number == "1")
    (item,) = row.obligations
    assert (item.obligation.pk, item.at.due_on, item.at.pending) == (owed.pk, date(2024, 5, 2), (waiting.pk,))
    assert not item.at.moved  # a change of the plan is no deferral of somebody's debt
    assert [step.code for step in item.at.steps][:2] == ["dates", "amended"]
    kept = Obligation.objects.get(pk=owed.pk)
    assert [former["due_on"] for former in kept.former_dates] == ["2024-04-01"]


def test_a_row_left_out_is_lifted_where_it_is_not_done_and_comes_back_with_what_it_had(world):
    done, open_still = world.obligation("2", world.college), world.obligation("2", world.other)
    accept_evidence(evidence=world.supply(done, by=world.college_man), actor=world.head)
    before = past(fresh(world))
    amendment = begun(world)
    approved(world, leave_row_out(amendment=amendment, index=index_of(amendment, "2"), actor=world.coordinator))

    assert past(fresh(world)) == before
    assert "2" not in [row.row.number for row in plan_status(fresh(world), TODAY).rows]
    row = current_row(done.activity)
    states = {item.obligation.pk: item.state for item in row_status(row, fresh(world), TODAY).obligations}
    assert (states[done.pk], states[open_still.pk]) == (State.MET, State.LIFTED)
    (lift,) = Decision.objects.filter(obligation=open_still)
    assert (lift.on, lift.basis, lift.by) == (SINCE, "Изменение плана № 2 от 11.03.2024", None)
    with pytest.raises(IllegalTransition, match="Этого больше нет в плане"):
        restore_obligation(obligation=open_still, on=TODAY, basis="Протокол", actor=world.head)
    with pytest.raises(IllegalTransition, match="исключена из плана"):
        correct_reading(activity=done.activity, deadline_read_as="май 2024", actor=world.head)

    again = take_row_back(amendment=begun(world), key=done.activity.key, actor=world.coordinator)
    approved(world, again, since=TODAY)
    states = {item.obligation.pk: item.state for item in plan_status(fresh(world), TODAY).obligations}
    assert (states[done.pk], states[open_still.pk]) == (State.MET, State.FUTURE)
    assert past(fresh(world)) == before


def test_a_new_row_owes_from_the_day_of_the_change_and_takes_the_next_free_key(world):
    before = past(fresh(world))
    amendment, index = add_amended_row(
        amendment=begun(world), title="День открытых дверей", section=0, actor=world.coordinator
    )
    row = rows_of_amendment(amendment)[index].row
    amendment = reword_row(
        amendment=amendment, index=index, actor=world.coordinator, number="7", title=row.title,
        executors_text="Участники кластера", deadline_text="Май 2024 г.", result_text="Отчёт", section=0,
    )  # fmt: skip
    approved(world, amendment)
    assert past(fresh(world)) == before
    made = Activity.objects.get(plan=world.plan, key="r07")
    assert {o.brought_by.number for o in made.obligations.all()} == {2} and made.obligations.count() == 3
    assert row_status(current_row(made), fresh(world), SINCE - timedelta(days=1)).obligations == []


def test_another_number_of_slots_lifts_what_was_owed_and_brings_what_is(world):
    quarters = list(Obligation.objects.filter(plan=world.plan, activity__wordings__number="3").order_by("position"))
    before = past(fresh(world))
    approved(world, reword(world, begun(world), "3", deadline_text="Май 2024 г."))
    assert past(fresh(world)) == before
    (row,) = (row for row in plan_status(fresh(world), TODAY).rows if row.row.number == "3")
    live = [item for item in row.obligations if item.state is not State.LIFTED]
    assert [item.at.due_on for item in live] == [date(2024, 5, 31)]
    assert {item.obligation.pk for item in row.obligations} >= {owed.pk for owed in quarters}


def test_a_deadline_that_awaited_a_document_and_now_stands_in_the_plan(world):
    owed = world.obligation("4", world.college)
    before = past(fresh(world))
    approved(world, reword(world, begun(world), "4", deadline_text="До 31.05.2024"))
    assert past(fresh(world)) == before
    (row,) = (row for row in plan_status(fresh(world), TODAY).rows if row.row.number == "4")
    mine = [item for item in row.obligations if item.obligation.pk == owed.pk]
    assert [(item.state, item.at.due_on) for item in mine] == [(State.OPEN, date(2024, 5, 31))]
    assert row.state is State.OPEN


def test_a_move_decided_before_is_overruled_by_another_day_and_not_by_the_same(world):
    first, second = world.obligation("1"), world.obligation("6")
    for owed in (first, second):
        move_obligation(
            obligation=owed, new_due_on=date(2024, 9, 2), on=date(2024, 3, 5), basis="Протокол", actor=world.head
        )
    before = past(fresh(world))
    approved(world, reword(world, begun(world), "1", deadline_text="Апрель 2024 г."))
    assert past(fresh(world)) == before
    due = {item.obligation.pk: item.at.due_on for item in plan_status(fresh(world), TODAY).obligations}
    assert (due[first.pk], due[second.pk]) == (date(2024, 5, 2), date(2024, 9, 2))


def test_the_result_in_the_same_words_keeps_its_requirement_and_in_others_is_asked_for_anew(world):
    proved, bare = world.obligation("2", world.college), world.obligation("1")
    world.supply(proved)
    amendment = reword(world, begun(world), "2", result_text="Отчёт об отборе экспертов")
    amendment = reword(world, amendment, "1", result_text="Приказ о составе групп", title="Формирование рабочих групп")
    approved(world, amendment)
    bare.requirement.refresh_from_db()
    assert bare.requirement.retired_on == SINCE
    asked = Activity.objects.get(pk=bare.activity_id).requirements.filter(retired_on=None)
    assert [requirement.words for requirement in asked] == ["Приказ о составе групп"]
    proved.requirement.refresh_from_db()
    assert proved.requirement.retired_on is None
    assert Evidence.objects.get().obligation_id == proved.pk
    assert proved.activity.requirements.count() == 1


def test_known_then_knows_nothing_of_a_change_recorded_later(world):
    amendment = reword(world, begun(world), "1", deadline_text="Апрель 2024 г.", title="Иное название")
    day = SINCE + timedelta(days=1)
    before = past(fresh(world), [day], known_on=day)
    approved(world, amendment)
    assert past(fresh(world), [day], known_on=day) == before
    assert past(fresh(world), [day]) != before
    assert next(row.title for row in rows_of([world.plan], SINCE - timedelta(days=1))) == "Формирование групп"
    assert next(row.title for row in rows_of([world.plan], day)) == "Иное название"
    assert str(Activity.objects.get(pk=world.obligation("1").activity_id)) == "1 Иное название"


def test_lifted_by_hand_stays_lifted_with_its_own_basis(world):
    owed = world.obligation("1")
    lift_obligation(obligation=owed, on=date(2024, 3, 5), basis="Письмо", actor=world.head)
    amendment = begun(world)
    approved(world, leave_row_out(amendment=amendment, index=0, actor=world.coordinator))
    assert list(owed.decisions.values_list("basis", flat=True)) == ["Письмо"]


def test_understanding_that_a_person_gave_stays_with_the_same_words(world):
    activity = world.obligation("1").activity
    amendment = reword(world, begun(world), "1", title="Формирование рабочих групп")
    correct_reading(activity=activity, deadline_read_as="до 20.05.2024", actor=world.head)
    approved(world, amendment)
    assert current_row(activity).deadline_read_as == "до 20.05.2024"
    assert {o.due_on for o in activity.obligations.all()} == {date(2024, 5, 20)}


# --- from a document -------------------------------------------------------------------------------------------------


def seed_amended(change):
    """The seed's approved plan and an amendment of it from a document that `change` made of its rows."""
    plan = make_seed_plan()
    upload = make_seed_upload(plan.cluster, amends=plan, year_label="2023/2024")
    upload.rows = [row.to_json() for row in change([RowDraft.from_json(data) for data in upload.rows])]
    upload.save()
    return plan, amend_by_upload(upload=upload, actor=system())


def test_a_document_with_the_same_rows_renumbered_and_shuffled_asks_nothing():
    plan, amendment = seed_amended(
        lambda rows: [replace(row, number=f"9.{n}") for n, row in enumerate(reversed(rows), 1)]
    )
    items = rows_of_amendment(amendment)
    assert all(item.is_settled for item in items)
    keys = [row.activity.key for row in wordings_of(plan.versions.get())]
    assert [item.key for item in items] == keys[::-1]
    assert PlanUpload.objects.get(pk=amendment.upload_id).state == "confirmed"


def test_what_is_unsure_is_asked_and_nothing_is_submitted_until_it_is_answered():
    def change(rows):
        rows[1] = replace(rows[1], title="Подготовка предложений по контрольным цифрам приёма колледжей Кластера")
        return rows

    plan, amendment = seed_amended(change)
    waiting = [n for n, item in enumerate(rows_of_amendment(amendment)) if not item.is_settled]
    assert waiting == [1]
    with pytest.raises(BrokenRule, match="Осталось вопросов: 1"):
        submit_amendment(amendment=amendment, reason="Уточнение", actor=system())
    key = wordings_of(plan.versions.get())[1].activity.key
    with pytest.raises(BrokenRule, match="не могут продолжать две"):
        settle_matches(amendment=amendment, choices={1: rows_of_amendment(amendment)[2].key}, actor=system())
    settled = settle_matches(amendment=amendment, choices={1: key}, actor=system())
    assert all(item.is_settled for item in rows_of_amendment(settled))
    submit_amendment(amendment=settled, reason="Уточнение", actor=system())


def test_a_document_of_another_year_or_for_a_draft_is_refused(world):
    upload = make_seed_upload(world.cluster, amends=world.plan, year_label="2024/2025")
    with pytest.raises(BrokenRule, match="Документ на 2024/2025 год"):
        amend_by_upload(upload=upload, actor=world.coordinator)
    with pytest.raises(IllegalTransition, match="становится его изменением"):
        confirm_upload(upload=upload, actor=world.coordinator)
    with pytest.raises(IllegalTransition, match="не как изменение"):
        amend_by_upload(upload=make_seed_upload(world.cluster), actor=world.coordinator)
    draft = make_plan(world.cluster, year="2025/2026", approved=False)
    with pytest.raises(IllegalTransition, match="для утверждённого плана"):
        begin_upload(cluster=world.cluster, file=make_file(world.cluster), amends=draft, actor=world.head)


# --- who and when ----------------------------------------------------------------------------------------------------

STRANGERS = ["college_man", "observer", "watcher", "former", "foreigner", "stranger", "member"]


def test_only_keepers_change_a_plan(world):
    amendment = begun(world)
    before = snapshot()
    for who in (*STRANGERS, "chair", "expert_chair"):
        person = getattr(world, who)
        for deed in (
            lambda: begin_amendment(plan=world.plan, actor=person),  # noqa: B023 -- called at once
            lambda: leave_row_out(amendment=amendment, index=0, actor=person),  # noqa: B023
            lambda: settle_matches(amendment=amendment, choices={0: ""}, actor=person),  # noqa: B023
            lambda: add_amended_row(amendment=amendment, title="Строка", actor=person),  # noqa: B023
            lambda: submit_amendment(amendment=amendment, reason="Р", actor=person),  # noqa: B023
            lambda: drop_amendment(amendment=amendment, actor=person),  # noqa: B023
        ):
            with pytest.raises(Denied):
                deed()
    assert snapshot() == before


def test_only_the_chair_of_the_coordination_council_approves(world):
    amendment = reword(world, begun(world), "1", title="Иное")
    submit_amendment(amendment=amendment, reason="Р", actor=world.coordinator)
    before = snapshot()
    for who in (*STRANGERS, "coordinator", "second", "head", "expert_chair"):
        with pytest.raises(Denied):
            approve_amendment(
                amendment=amendment, approved_on=SINCE, in_force_from=SINCE, number="2", file=None,
                actor=getattr(world, who),
            )  # fmt: skip
    assert snapshot() == before


def test_every_deed_leaves_one_trace(world):
    amendment = begun(world)
    amendment = reword(world, amendment, "1", title="Иное")
    amendment = submit_amendment(amendment=amendment, reason="Р", actor=world.coordinator)
    amendment = return_amendment(amendment=amendment, reason="Уточните срок", actor=world.chair)
    assert (amendment.state, amendment.return_reason) == (AmendmentState.DRAFT, "Уточните срок")
    approved(world, amendment)
    assert traces() == [
        "plans.amendment_begun",
        "plans.amendment_corrected",
        "plans.amendment_submitted",
        "plans.amendment_returned",
        "plans.amendment_submitted",
        "plans.plan_amended",
    ]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"since": date(2024, 3, 16)}, "in_force_from"),
        ({"since": date(2023, 8, 31)}, "in_force_from"),
        ({"approved_on": date(2024, 3, 16)}, "approved_on"),
        ({"number": " "}, "number"),
        ({"file": None}, "file"),
    ],
)
def test_what_the_approval_needs(world, fields, field):
    amendment = reword(world, begun(world), "1", title="Иное")
    with pytest.raises(BrokenRule) as refusal:
        approved(world, amendment, **fields)
    assert refusal.value.field == field
    assert world.plan.versions.count() == 1


def test_a_change_does_not_come_into_force_before_the_one_it_follows(world):
    approved(world, reword(world, begun(world), "1", title="Иное"))
    with pytest.raises(BrokenRule, match=r"с 11\.03\.2024"):
        approved(world, reword(world, begun(world), "1", title="Третье"), since=SINCE - timedelta(days=1))


def test_one_change_at_a_time_by_the_service_and_by_the_database(world):
    amendment = begun(world)
    with pytest.raises(IllegalTransition, match="уже готовится"):
        begun(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.create(
            cluster=world.cluster, plan=world.plan, base=amendment.base, created_at=amendment.created_at
        )
    drop_amendment(amendment=amendment, actor=world.coordinator)
    begun(world)


def test_two_approvals_of_one_change_make_one_wording(world):
    amendment = reword(world, begun(world), "1", title="Иное")
    approved(world, amendment)
    with pytest.raises(IllegalTransition):
        approve_amendment(
            amendment=amendment, approved_on=SINCE, in_force_from=SINCE, number="3", file=make_file(world.cluster),
            actor=world.chair,
        )  # fmt: skip
    assert PlanVersion.objects.filter(plan=world.plan).count() == 2


def test_an_old_page_changes_nothing(world):
    amendment = begun(world)
    leave_row_out(amendment=amendment, index=0, revision=0, actor=world.coordinator)
    before = snapshot()
    for deed in (
        lambda: leave_row_out(amendment=amendment, index=0, revision=0, actor=world.coordinator),
        lambda: submit_amendment(amendment=amendment, reason="Р", revision=0, actor=world.coordinator),
    ):
        with pytest.raises(IllegalTransition, match="Обновите страницу"):
            deed()
    assert snapshot() == before


def test_nothing_changed_is_nothing_to_approve(world):
    with pytest.raises(BrokenRule, match="ничем не отличается"):
        submit_amendment(amendment=begun(world), reason="Р", actor=world.coordinator)


def test_the_council_approves_or_returns_it_by_its_minutes(world):
    council = find_unit(world.cluster, UnitKind.COORDINATION_COUNCIL, TODAY)
    amendment = reword(world, begun(world), "1", title="Иное")
    amendment = submit_amendment(amendment=amendment, reason="Р", actor=world.coordinator)
    assert [s.id for s in subjects.waiting_for(council) if s.kind == AMENDMENT] == [str(amendment.pk)]

    def rule(*, accepted):
        ruling = subjects.Ruling(
            unit=council, held_on=TODAY, accepted=accepted, minutes=Paper(number="2-КС"), item="3", actor=world.chair
        )
        subjects.decided(world.cluster, AMENDMENT, str(amendment.pk), ruling)
        amendment.refresh_from_db()

    rule(accepted=False)
    assert amendment.state == AmendmentState.DRAFT and "не утвердил изменение" in amendment.return_reason
    submit_amendment(amendment=amendment, reason="Р", actor=world.coordinator)
    rule(accepted=True)
    assert (amendment.state, amendment.in_force_from, amendment.approval_number) == ("approved", TODAY, "2-КС")
    rule(accepted=False)  # decided otherwise meanwhile: stays
    assert amendment.state == AmendmentState.APPROVED


def test_a_foreign_file_approves_nothing(world):
    amendment = reword(world, begun(world), "1", title="Иное")
    with pytest.raises(Denied):
        approved(world, amendment, file=make_file(make_cluster()))


def test_rows_are_kept_as_json_and_read_back():
    item = AmendedRow(RowDraft(title="Строка", section=1), "r01", is_settled=False)
    assert AmendedRow.from_json(item.to_json()) == item
