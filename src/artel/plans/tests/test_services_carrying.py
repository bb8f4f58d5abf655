"""A plan carried over to the next year: what is proposed, what waits for a look, what becomes of it."""

from datetime import date

import pytest
import time_machine

from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import UnitKind
from artel.members.models import Membership, Unit
from artel.members.tests.factories import make_unit
from artel.plans import year_words
from artel.plans.domain.carrying import Why
from artel.plans.domain.states import PlanState
from artel.plans.domain.understanding import RowDraft
from artel.plans.models import Activity, Evidence, Plan, PlanUpload, Requirement
from artel.plans.selectors import current_row, plan_status
from artel.plans.services.carrying import agree_row, agree_sure_rows, carry_over, stamp_of
from artel.plans.services.evidence import accept_evidence
from artel.plans.services.importing import confirm_upload, correct_row, skip_row
from artel.plans.services.lifecycle import correct_reading
from artel.plans.services.obligations import lift_obligation, move_obligation
from artel.plans.tests.factories import activity_of, make_plan
from artel.plans.tests.world import snapshot, traces


def row(upload, index):
    return RowDraft.from_json(PlanUpload.objects.get(pk=upload.pk).rows[index])


def agree_all(world, upload):
    for index in range(len(upload.rows)):
        agree_row(upload=upload, index=index, actor=world.coordinator)


def test_the_proposal_moves_words_and_keeps_everything_else(world):
    upload = carry_over(plan=world.plan, actor=world.coordinator)
    assert (upload.state, upload.year_label, upload.follows, upload.file) == ("read", "2024/2025", world.plan, None)
    assert upload.title == "План работы кластера на 2024/2025 учебный год"
    first = row(upload, 0)
    assert (first.deadline_text, first.was, first.origin) == ("Март 2025 г.", {"deadline_text": "Март 2024 г."}, "r01")
    assert (first.looks, first.waits) == ((), True)
    assert first.executors[0].unit_id == Unit.objects.get(cluster=world.cluster, kind=UnitKind.EXPERT_COUNCIL).pk
    assert not row(upload, 2).waits, "nothing moved, nothing to look at"
    assert traces() == ["plans.plan_carried_over"]


def test_asked_twice_in_two_tabs_it_is_one_proposal(world):
    upload = carry_over(plan=world.plan, actor=world.coordinator)
    before = snapshot()
    assert carry_over(plan=world.plan, actor=world.second) == upload
    assert snapshot() == before


def test_whoever_keeps_no_plan_carries_none(world):
    before = snapshot()
    for person in (world.observer, world.chair, world.college_man, world.former, world.foreigner, world.watcher):
        with pytest.raises(Denied):
            carry_over(plan=world.plan, actor=person)
    assert snapshot() == before


def test_a_draft_or_a_nested_plan_is_not_carried_and_a_year_has_one_plan(world):
    draft = make_plan(world.cluster, year="2022/2023", approved=False)
    with pytest.raises(IllegalTransition):
        carry_over(plan=draft, actor=world.head)
    nested = make_plan(world.cluster, year="2024", parent=activity_of(world.plan, "6"))
    with pytest.raises(BrokenRule, match="Вложенный план"):
        carry_over(plan=nested, actor=world.head)
    make_plan(world.cluster, year="2024/2025", approved=False)
    with pytest.raises(BrokenRule, match="на 2024/2025 год в кластере уже есть"):
        carry_over(plan=world.plan, actor=world.head)


def test_the_facts_of_the_year_stand_by_the_row(world):
    owed = world.obligation("1")
    move_obligation(obligation=owed, new_due_on=date(2024, 4, 5), on=date(2024, 3, 14), basis="п. 1", actor=world.head)
    move_obligation(obligation=owed, new_due_on=date(2024, 4, 8), on=date(2024, 3, 15), basis="п. 2", actor=world.head)
    for obligation in world.plan.obligations.filter(activity=activity_of(world.plan, "2")):
        lift_obligation(obligation=obligation, on=date(2024, 3, 15), basis="Решение", actor=world.head)
    with time_machine.travel("2024-04-22 05:00:00+00:00", tick=False):
        piece = world.supply(owed, in_force_on=date(2024, 4, 15), happened_on=date(2024, 4, 15))
        accept_evidence(evidence=piece, actor=world.second)
        upload = carry_over(plan=world.plan, actor=world.coordinator)
    late = row(upload, 0)
    assert late.facts == ("В 2023/2024 исполнена на 5\xa0рабочих дней позже срока.", "Срок переносили 2\xa0раза.")
    assert [(look.of, look.words, look.why) for look in late.looks] == [
        ("deadline_text", "Март 2025 г.", year_words.SLOW)
    ]
    lifted = row(upload, 1)
    assert (lifted.is_skipped, lifted.waits) == (True, False)
    assert lifted.facts[0] == "В 2023/2024 снята с контроля: предлагаем не переносить."
    assert any("предлагаем не переносить: 1" in remark for remark in upload.remarks)
    assert row(upload, 2).facts[0].startswith("В 2023/2024 пока не завершена: исполнено 0 из ")


def test_executors_that_ended_or_left_are_matched_anew_or_marked(world):
    Unit.objects.filter(cluster=world.cluster, kind=UnitKind.EXPERT_COUNCIL).update(valid_to=date(2024, 3, 1))
    gone = row(carry_over(plan=world.plan, actor=world.coordinator), 0)
    assert gone.executors[0].unit_id is None
    assert [(look.words, look.why) for look in gone.looks] == [("Экспертный совет", year_words.GONE)]
    new = make_unit(world.cluster, kind=UnitKind.EXPERT_COUNCIL)
    PlanUpload.objects.all().delete()
    again = row(carry_over(plan=world.plan, actor=world.coordinator), 0)
    assert again.executors[0].unit_id == new.pk
    assert [look.why for look in again.looks] == [year_words.GONE], "a person still has to agree with the new one"


def test_an_organisation_that_left_is_no_executor_of_the_next_year(world):
    cells = {"number": "7", "executors": world.college.full_name, "title": "Ярмарка"}
    plan = make_plan(world.cluster, cells, year="2025/2026")
    assert plan_status(plan).rows[0].executors[0].organisation == world.college
    Membership.objects.filter(organisation=world.college).update(valid_to=date(2024, 3, 1))
    left = row(carry_over(plan=plan, actor=world.coordinator), 0)
    assert [executor.organisation_id for executor in left.executors] == [None]
    assert (left.looks[-1].words, left.looks[-1].why) == (world.college.full_name, year_words.GONE)


def test_nothing_is_confirmed_until_every_changed_row_was_looked_at(world):
    upload = carry_over(plan=world.plan, actor=world.coordinator)
    with pytest.raises(BrokenRule, match="ещё никто не проверил: 1, 2"):
        confirm_upload(upload=upload, actor=world.coordinator)
    agree_sure_rows(upload=upload, actor=world.second)
    before = snapshot()
    agree_sure_rows(upload=upload, actor=world.second)
    agree_row(upload=upload, index=0, actor=world.second)
    assert snapshot() == before, "what is agreed already leaves no second trace"
    plan = confirm_upload(upload=upload, actor=world.coordinator)
    assert (plan.follows, plan.state, plan.year_label) == (world.plan, PlanState.DRAFT, "2024/2025")
    assert [each.follows.key for each in plan.activities.order_by("pk")] == [f"r{n:02d}" for n in range(1, 7)]
    assert Activity.objects.filter(follows__plan=world.plan).count() == 6
    assert not Evidence.objects.filter(obligation__plan=plan).exists()
    first = current_row(activity_of(plan, "1")).deadline
    assert (first.start, first.end) == (date(2025, 3, 1), date(2025, 3, 31))
    assert traces() == ["plans.plan_carried_over", "plans.carried_rows_agreed", "plans.plan_imported"]


def test_a_doubtful_row_is_agreed_alone_and_only_as_it_was_seen(world):
    plan = make_plan(world.cluster, {"title": "V конкурс «Мастер-2022»", "number": "9"}, year="2021/2022")
    upload = carry_over(plan=plan, actor=world.coordinator)
    seen = row(upload, 0)
    assert [(look.words, look.why) for look in seen.looks if look.of == "title"] == [
        ("V конкурс", Why.ORDINAL),
        ("2022", Why.NAME),
    ]
    assert agree_sure_rows(upload=upload, actor=world.coordinator).revision == 0
    skip_row(upload=upload, index=0, is_skipped=True, actor=world.second)
    with pytest.raises(IllegalTransition, match="эту строку изменили"):
        agree_row(upload=upload, index=0, stamp=stamp_of(seen), actor=world.coordinator)
    skip_row(upload=upload, index=0, is_skipped=False, actor=world.second)
    agree_row(upload=upload, index=0, stamp=stamp_of(seen), actor=world.coordinator)
    assert row(upload, 0).is_looked
    with pytest.raises(Denied):
        agree_row(upload=upload, index=0, actor=world.observer)
    with pytest.raises(BrokenRule, match="Такой строки нет"):
        agree_row(upload=upload, index=5, actor=world.coordinator)


def test_a_row_that_a_person_corrects_waits_no_more_and_keeps_its_origin(world):
    upload = carry_over(plan=world.plan, actor=world.coordinator)
    seen = row(upload, 0)
    correct_row(
        upload=upload, index=0, number="1", title="Иначе", executors_text=seen.executors_text,
        deadline_text="Май 2025 г.", result_text=seen.result_text, section=0, executors=seen.executors,
        requirements=seen.requirements, actor=world.coordinator,
    )  # fmt: skip
    changed = row(upload, 0)
    assert (changed.waits, changed.origin, changed.was) == (False, "r01", {"deadline_text": "Март 2024 г."})


def test_what_people_made_of_a_row_is_carried_too(world):
    activity = activity_of(world.plan, "1")
    Requirement.objects.filter(activity=activity).update(
        needed=3, due_read_as="до 15.04.2024", words="Отчёт за 2024 год"
    )
    executors = plan_status(world.plan).rows[1].executors
    assert executors[0].is_each
    executors[0].is_each = False
    executors[0].save()
    correct_reading(activity=activity_of(world.plan, "4"), deadline_read_as="до 20.05.2024", actor=world.head)
    upload = carry_over(plan=world.plan, actor=world.coordinator)
    wanted = row(upload, 0).requirements[0]
    assert (wanted.needed, wanted.due_read_as, wanted.words) == (3, "до 15.04.2025", "Отчёт за 2025 год")
    assert (row(upload, 1).executors[0].is_each, row(upload, 1).corrected) == (False, ("executors",))
    assert (row(upload, 3).deadline_read_as, row(upload, 3).waits) == ("до 20.05.2025", True)
    agree_all(world, upload)
    plan = confirm_upload(upload=upload, actor=world.coordinator)
    kept = Requirement.objects.get(activity=activity_of(plan, "1"))
    assert (kept.needed, kept.term["end"]) == (3, "2025-04-15")
    assert Plan.objects.filter(follows=world.plan).get() == plan


def test_a_whole_plan_costs_no_more_questions_than_a_short_one(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(60) as first:
        carry_over(plan=world.plan, actor=world.coordinator)
    rows = [{"number": str(n), "executors": "Участники кластера"} for n in range(40)]
    long = make_plan(world.cluster, *rows, year="2025/2026")
    with django_assert_max_num_queries(len(first)):
        carry_over(plan=long, actor=world.coordinator)
