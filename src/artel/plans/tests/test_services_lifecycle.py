"""A plan from draft to closed, and corrections of how its rows were understood."""

from datetime import date

import pytest
import time_machine

from artel.accounts.rights import system
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import RoleKind
from artel.members.models import Tenure
from artel.members.tests.factories import make_cluster, make_role, make_tenure
from artel.plans.domain.states import PlanState
from artel.plans.domain.understanding import ExecutorDraft
from artel.plans.models import Event, Obligation, Plan, PlanUpload
from artel.plans.selectors import current_row
from artel.plans.services.happenings import record_event
from artel.plans.services.importing import confirm_upload
from artel.plans.services.lifecycle import (
    add_requirement,
    approve_plan,
    change_requirement,
    close_plan,
    correct_reading,
    delete_draft,
    open_discussion,
    retire_requirement,
    return_plan,
    submit_plan,
)
from artel.plans.tests.factories import activity_of, make_file, make_plan, make_seed_upload
from artel.plans.tests.world import ROWS, TODAY, snapshot, traces


@pytest.fixture
def draft(world):
    """A draft of the next year, brought by the first coordinator."""
    return make_plan(world.cluster, *ROWS, year="2024/2025", approved=False, created_by=world.coordinator)


def approve(world, plan, **fields):
    values = {"approved_on": TODAY, "number": "1-КС", "file": make_file(world.cluster), "actor": world.chair}
    return approve_plan(plan=plan, **{**values, **fields})


def test_from_draft_through_discussion_and_return_to_approval(world, draft):
    assert open_discussion(plan=draft, actor=world.second).state == PlanState.DISCUSSION
    assert submit_plan(plan=draft, actor=world.second).submitted_by == world.second
    returned = return_plan(plan=draft, reason="Нет сроков", actor=world.chair)
    assert (returned.state, returned.return_reason) == (PlanState.DRAFT, "Нет сроков")
    assert submit_plan(plan=draft, actor=world.second).return_reason == ""
    approved = approve(world, draft)
    assert (approved.state, approved.approved_by, approved.approval_number) == (PlanState.APPROVED, world.chair, "1-КС")
    assert approved.approval_post.startswith("chair: Координационный совет, ")
    assert approved.versions.get().in_force_from == TODAY
    assert traces() == [
        "plans.plan_opened_for_discussion", "plans.plan_submitted", "plans.plan_returned", "plans.plan_submitted",
        "plans.plan_approved",
    ]  # fmt: skip


DEEDS = {
    "discuss": lambda w, p: open_discussion(plan=p, actor=w.head),
    "submit": lambda w, p: submit_plan(plan=p, actor=w.head),
    "return": lambda w, p: return_plan(plan=p, reason="Нет сроков", actor=w.head),
    "approve": lambda w, p: approve(w, p),
    "delete": lambda w, p: delete_draft(plan=p, actor=w.head),
}
ALLOWED = {
    PlanState.DRAFT: {"discuss", "submit", "delete"},
    PlanState.DISCUSSION: {"submit", "return"},
    PlanState.APPROVAL: {"return", "approve"},
    PlanState.APPROVED: set(),
    PlanState.CLOSED: set(),
}


@pytest.mark.parametrize("state", ALLOWED)
@pytest.mark.parametrize("verb", DEEDS)
def test_every_state_lets_exactly_its_deeds_through(world, draft, state, verb):
    draft.state = state
    if state in (PlanState.APPROVED, PlanState.CLOSED):
        draft.approved_on, draft.approved_at = TODAY, draft.created_at
    draft.save()
    if verb in ALLOWED[state]:
        DEEDS[verb](world, draft)
        return
    before = snapshot()
    with pytest.raises(IllegalTransition, match="это действие сейчас невозможно"):
        DEEDS[verb](world, draft)
    assert snapshot() == before


def test_neither_who_brought_the_plan_nor_who_handed_it_over_approves_it(world, draft):
    chair_who_brought = make_role(RoleKind.COORDINATOR, world.cluster, user=world.chair).user
    draft.created_by = chair_who_brought
    draft.save()
    submit_plan(plan=draft, actor=world.head)
    with pytest.raises(Denied, match="не тот, кто его загрузил или передал"):
        approve(world, draft)
    draft.refresh_from_db()
    draft.created_by, draft.submitted_by = world.coordinator, world.chair
    draft.save()
    with pytest.raises(Denied, match="не тот, кто его загрузил или передал"):
        approve(world, draft)


def test_whoever_acts_for_the_chair_today_approves(world, draft):
    office = Tenure.objects.get(person__user=world.chair).office
    acting = make_tenure(office, is_acting=True, valid_from=TODAY, valid_to=date(2024, 3, 20)).person
    submit_plan(plan=draft, actor=world.head)
    with time_machine.travel("2024-03-21 05:00:00+00:00", tick=False), pytest.raises(Denied):
        approve(world, draft, actor=acting.user)
    assert approve(world, draft, actor=acting.user).approval_post.endswith(acting.short_name)


def test_the_chair_of_another_council_or_cluster_does_not_approve(world, draft):
    submit_plan(plan=draft, actor=world.head)
    for person in (world.expert_chair, world.head, world.foreigner):
        with pytest.raises(Denied):
            approve(world, draft, actor=person)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"approved_on": date(2024, 3, 16)}, "approved_on", "не может быть позже сегодняшней"),
        ({"number": " "}, "number", "б/н"),
        ({"file": None}, "file", "Приложите скан"),
    ],
)
def test_an_approval_with_a_broken_rule_says_its_words(world, draft, fields, field, words):
    submit_plan(plan=draft, actor=world.head)
    with pytest.raises(BrokenRule, match=words) as refusal:
        approve(world, draft, **fields)
    assert refusal.value.field == field
    draft.refresh_from_db()
    assert (draft.state, draft.approved_on) == (PlanState.APPROVAL, None)


def test_a_scan_of_another_cluster_does_not_approve(world, draft):
    submit_plan(plan=draft, actor=world.head)
    with pytest.raises(Denied, match="внутри одного кластера"):
        approve(world, draft, file=make_file(make_cluster()))


def test_a_demo_is_approved_without_a_scan(world, draft):
    world.cluster.is_demo = True
    world.cluster.save()
    submit_plan(plan=draft, actor=world.head)
    assert approve(world, draft, file=None).state == PlanState.APPROVED


def test_a_return_needs_its_remarks(world, draft):
    submit_plan(plan=draft, actor=world.head)
    with pytest.raises(BrokenRule, match="Напишите замечания") as refusal:
        return_plan(plan=draft, reason=" ", actor=world.chair)
    assert refusal.value.field == "reason"


def test_a_plan_is_closed_only_after_its_year(world):
    with pytest.raises(BrokenRule, match=r"после 31\.08\.2024"):
        close_plan(plan=world.plan, actor=world.head)
    with time_machine.travel("2024-08-31 16:59:00+00:00", tick=False), pytest.raises(BrokenRule):
        close_plan(plan=world.plan, actor=world.head)
    with time_machine.travel("2024-08-31 17:01:00+00:00", tick=False):  # in Tomsk it is September already
        assert close_plan(plan=world.plan, actor=world.head).closed_at


# --- deleting a draft ------------------------------------------------------------------------------------------------


def test_a_deleted_draft_gives_its_document_back(world):
    upload = make_seed_upload(world.cluster, year_label="2024/2025")
    plan = confirm_upload(upload=upload, actor=world.head)
    delete_draft(plan=plan, actor=world.head)
    upload.refresh_from_db()
    assert (upload.state, upload.plan, Plan.objects.count()) == ("read", None, 1)
    assert confirm_upload(upload=upload, actor=world.head).activities.count() == 17


def test_a_draft_with_a_nested_plan_is_not_deleted(world, draft):
    make_plan(world.cluster, year="2024/2025", approved=False, parent=activity_of(draft, "6"))
    with pytest.raises(BrokenRule, match="вложенные планы"):
        delete_draft(plan=draft, actor=world.head)


def test_an_event_and_a_nested_document_outlive_the_draft_they_named(world, draft):
    row = activity_of(draft, "6")
    event = record_event(cluster=world.cluster, title="Ярмарка", starts_on=TODAY, activity=row, actor=world.head)
    upload = make_seed_upload(world.cluster, parent=row)
    delete_draft(plan=draft, actor=world.head)
    assert Event.objects.get(pk=event.pk).activity is None
    upload = PlanUpload.objects.get(pk=upload.pk)
    assert (upload.state, upload.parent) == ("dropped", None)


# --- understanding ---------------------------------------------------------------------------------------------------


def test_a_corrected_reading_moves_the_obligations_and_leaves_the_words(world):
    row = correct_reading(activity=activity_of(world.plan, "4"), deadline_read_as="до 31.05.2024", actor=world.head)
    assert (row.deadline_text, row.deadline_read_as) == ("По плану реализации проекта", "до 31.05.2024")
    owed = world.obligation("4", world.college)
    assert (owed.due_on, owed.awaits_document) == (date(2024, 5, 31), False)
    assert not Obligation.objects.filter(plan=world.plan, purpose="document").exists()


def test_corrected_executors_change_who_owes(world):
    activity = activity_of(world.plan, "1")
    drafts = [ExecutorDraft("Школы", "schools", is_each=True)]
    correct_reading(activity=activity, deadline_read_as="", executors=drafts, actor=world.head)
    owed = Obligation.objects.filter(activity=activity)
    assert [o.organisation.kind for o in owed] == ["school"]
    assert current_row(activity).executors_text == "Экспертный совет"


def test_a_deadline_that_cannot_be_read_is_refused(world):
    before = snapshot()
    with pytest.raises(BrokenRule, match="прочитать не удалось") as refusal:
        correct_reading(activity=activity_of(world.plan, "1"), deadline_read_as="когда-нибудь", actor=world.head)
    assert refusal.value.field == "deadline_read_as"
    assert snapshot() == before


@pytest.mark.parametrize("state", [PlanState.APPROVAL, PlanState.CLOSED])
def test_what_is_being_approved_or_is_closed_is_not_read_anew(world, draft, state):
    draft.state = state
    if state == PlanState.CLOSED:
        draft.approved_on, draft.approved_at = TODAY, draft.created_at
    draft.save()
    with pytest.raises(IllegalTransition, match="не правят"):
        correct_reading(activity=activity_of(draft, "1"), deadline_read_as="май 2025 г.", actor=world.head)


def change(world, requirement, **fields):
    values = {"kind": "documents.accepted_document", "words": "Протокол", "actor": world.head}
    return change_requirement(requirement=requirement, **{**values, **fields})


def test_a_kind_to_come_is_remembered_beside_a_plain_document(world):
    requirement = world.obligation("1").requirement
    changed = change(world, requirement, kind="quotas.agreed_round", needed=2, due_read_as="май 2024 г.")
    assert (changed.kind, changed.suggested_kind) == ("documents.accepted_document", "quotas.agreed_round")
    owed = world.obligation("1")
    assert (owed.needed, owed.due_on) == (2, date(2024, 5, 31))
    changed = change(world, requirement, kind="plans.nested_plan")
    assert (changed.kind, changed.suggested_kind) == ("plans.nested_plan", "")
    assert world.obligation("1").due_on == date(2024, 4, 1)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"kind": "magic.wand"}, "kind", "Такого вида"),
        ({"needed": 0}, "needed", "хотя бы один"),
        ({"due_read_as": "когда-нибудь"}, "due_read_as", "прочитать не удалось"),
    ],
)
def test_a_requirement_with_a_broken_rule_says_its_words(world, fields, field, words):
    with pytest.raises(BrokenRule, match=words) as refusal:
        change(world, world.obligation("1").requirement, **fields)
    assert refusal.value.field == field


def test_a_requirement_with_evidence_keeps_its_kind_and_is_not_retired(world):
    owed = world.obligation("1")
    world.supply(owed)
    with pytest.raises(IllegalTransition, match="уже есть документы"):
        change(world, owed.requirement, kind="plans.nested_plan")
    assert change(world, owed.requirement, words="Протокол ЭС").words == "Протокол ЭС"
    add_requirement(activity=owed.activity, kind="plans.nested_plan", words="План", actor=world.head)
    with pytest.raises(IllegalTransition, match="уже есть документы"):
        retire_requirement(requirement=owed.requirement, actor=world.head)


def test_a_row_must_ask_for_something(world):
    owed = world.obligation("1")
    with pytest.raises(BrokenRule, match="чем-то подтверждаться"):
        retire_requirement(requirement=owed.requirement, actor=world.head)
    with pytest.raises(BrokenRule, match="какой результат"):
        add_requirement(activity=owed.activity, kind="documents.accepted_document", words=" ", actor=world.head)
    with pytest.raises(BrokenRule, match="Такого вида"):
        add_requirement(activity=owed.activity, kind="magic.wand", words="Протокол", actor=world.head)
    second = add_requirement(
        activity=owed.activity, kind="documents.accepted_document", words="Протокол", actor=world.head
    )
    assert Obligation.objects.filter(activity=owed.activity).count() == 2
    retire_requirement(requirement=second, actor=world.head)
    assert Obligation.objects.get(activity=owed.activity) == owed
    with pytest.raises(IllegalTransition, match="уже снято"):
        retire_requirement(requirement=second, actor=world.head)


def test_a_requirement_saved_in_another_tab_is_not_undone(world):
    requirement = world.obligation("1").requirement
    change(world, requirement, needed=2)
    stale = requirement
    changed = change(world, stale, words="Иное", needed=2)
    assert (changed.words, changed.needed) == ("Иное", 2)


def test_the_system_may_do_what_no_person_does(world, draft):
    submit_plan(plan=draft, actor=system("demo"))
    approved = approve(world, draft, actor=system("demo"))
    assert (approved.approved_by, approved.approval_post) == (None, "Система")
