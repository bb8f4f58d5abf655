"""Every deed by everybody: who may leaves exactly one trace of its event; who may not is denied and changes nothing."""

from datetime import date

import pytest
import time_machine
from django.db import transaction

from artel.kernel.errors import Denied
from artel.members.tests.factories import make_coordinator
from artel.plans.domain.states import PlanState
from artel.plans.services import deferrals, evidence, exporting, happenings, importing, lifecycle, obligations
from artel.plans.tests.factories import activity_of, make_file, make_seed_upload
from artel.plans.tests.world import TODAY, make_document, snapshot, traces

LATER = date(2024, 6, 3)
KEEPERS = {"coordinator", "second", "head"}
DECIDERS = KEEPERS | {"chair", "expert_chair"}
SOMEBODIES = DECIDERS | {"member", "college_man", "other_man", "observer", "watcher"}
# «owes» asked of a whole cluster: whoever represents an organisation or holds an office could owe.
COULD_OWE = DECIDERS | {"member", "college_man", "other_man"}


def draft(world, state=PlanState.DRAFT):
    world.plan.state, world.plan.approved_on = state, None
    world.plan.save()
    return world.plan


def upload(world):
    return make_seed_upload(world.cluster, year_label="2024/2025")


def requirement(world):
    return world.obligation("1").requirement


def two_requirements(world):
    lifecycle.add_requirement(
        activity=activity_of(world.plan, "1"), kind="documents.accepted_document", words="Ещё", actor=world.head
    )
    return requirement(world)


def lifted(world):
    owed = world.obligation("1")
    obligations.lift_obligation(obligation=owed, on=TODAY, basis="Решение", actor=world.head)
    return owed


def supplied(world):
    # By somebody outside of the table, so that nobody in it is the recorder.
    return world.supply(world.obligation("1"), by=make_coordinator(world.cluster))


def asked(world):
    return obligations.ask_extension(
        obligation=world.obligation("1"), wanted_due_on=LATER, reason="Болезнь", actor=make_coordinator(world.cluster)
    )


def windows():
    return [deferrals.Window(date(2024, 4, 15), date(2024, 4, 19))]


ROW = {
    "index": 0, "number": "1.1", "title": "Название", "executors_text": "Школы", "deadline_text": "Май 2024 г.",
    "result_text": "Отчёт", "section": 0,
}  # fmt: skip
EVIDENCE = {"title": "Отчёт", "happened_on": TODAY, "in_force_on": TODAY, "url": "https://example.test/a"}

# deed: (how to prepare what it is done to, the deed, its event, who may)
DEEDS = {
    "begin_upload": (
        lambda w: {"cluster": w.cluster, "file": make_file(w.cluster)},
        importing.begin_upload, "plans.upload_received", KEEPERS,
    ),
    "keep_extract": (
        lambda w: {"upload": make_seed_upload(w.cluster, state="reading"), "found": importing.Extract(refusal="Нет")},
        importing.keep_extract, "plans.upload_refused", KEEPERS,
    ),
    "correct_upload": (
        lambda w: {"upload": upload(w), "title": "План", "year_label": "2024"},
        importing.correct_upload, "plans.upload_corrected", KEEPERS,
    ),
    "correct_row": (lambda w: {"upload": upload(w), **ROW}, importing.correct_row, "plans.upload_corrected", KEEPERS),
    "skip_row": (
        lambda w: {"upload": upload(w), "index": 3, "is_skipped": True},
        importing.skip_row, "plans.upload_corrected", KEEPERS,
    ),
    "add_row": (
        lambda w: {"upload": upload(w), "title": "Ещё строка"}, importing.add_row, "plans.upload_corrected", KEEPERS
    ),
    "drop_upload": (lambda w: {"upload": upload(w)}, importing.drop_upload, "plans.upload_dropped", KEEPERS),
    "confirm_upload": (lambda w: {"upload": upload(w)}, importing.confirm_upload, "plans.plan_imported", KEEPERS),
    "open_discussion": (
        lambda w: {"plan": draft(w)}, lifecycle.open_discussion, "plans.plan_opened_for_discussion", KEEPERS
    ),
    "submit_plan": (lambda w: {"plan": draft(w)}, lifecycle.submit_plan, "plans.plan_submitted", KEEPERS),
    "return_plan": (
        lambda w: {"plan": draft(w, PlanState.APPROVAL), "reason": "Нет срока"},
        lifecycle.return_plan, "plans.plan_returned", KEEPERS | {"chair"},
    ),
    "approve_plan": (
        lambda w: {
            "plan": draft(w, PlanState.APPROVAL), "approved_on": TODAY, "number": "1", "file": make_file(w.cluster),
        },
        lifecycle.approve_plan, "plans.plan_approved", {"chair"},
    ),
    "delete_draft": (lambda w: {"plan": draft(w)}, lifecycle.delete_draft, "plans.draft_deleted", KEEPERS),
    "correct_reading": (
        lambda w: {"activity": activity_of(w.plan, "1"), "deadline_read_as": "май 2024 г."},
        lifecycle.correct_reading, "plans.reading_corrected", KEEPERS,
    ),
    "change_requirement": (
        lambda w: {"requirement": requirement(w), "kind": "meetings.signed_minutes", "words": "Протокол"},
        lifecycle.change_requirement, "plans.requirement_changed", KEEPERS,
    ),
    "add_requirement": (
        lambda w: {"activity": activity_of(w.plan, "1"), "kind": "documents.accepted_document", "words": "Протокол"},
        lifecycle.add_requirement, "plans.requirement_changed", KEEPERS,
    ),
    "retire_requirement": (
        lambda w: {"requirement": two_requirements(w)},
        lifecycle.retire_requirement, "plans.requirement_changed", KEEPERS,
    ),
    "supply_evidence to a council's row": (
        lambda w: {"obligation": w.obligation("1"), **EVIDENCE},
        evidence.supply_evidence, "plans.evidence_supplied", KEEPERS | {"expert_chair", "member"},
    ),
    "supply_evidence of the college": (
        lambda w: {"obligation": w.obligation("2", w.college), **EVIDENCE},
        evidence.supply_evidence, "plans.evidence_supplied", KEEPERS | {"college_man"},
    ),
    "accept_evidence": (
        lambda w: {"evidence": supplied(w)}, evidence.accept_evidence, "plans.evidence_accepted", DECIDERS
    ),
    "reject_evidence": (
        lambda w: {"evidence": supplied(w), "reason": "Нет подписи"},
        evidence.reject_evidence, "plans.evidence_rejected", DECIDERS,
    ),
    "move_obligation": (
        lambda w: {"obligation": w.obligation("1"), "new_due_on": LATER, "on": TODAY, "basis": "Протокол № 2"},
        obligations.move_obligation, "plans.obligation_moved", DECIDERS,
    ),
    "lift_obligation": (
        lambda w: {"obligation": w.obligation("1"), "on": TODAY, "basis": "Протокол № 2"},
        obligations.lift_obligation, "plans.obligation_lifted", DECIDERS,
    ),
    "restore_obligation": (
        lambda w: {"obligation": lifted(w), "on": TODAY, "basis": "Протокол № 3"},
        obligations.restore_obligation, "plans.obligation_restored", DECIDERS,
    ),
    "ask_extension of a council's row": (
        lambda w: {"obligation": w.obligation("1"), "wanted_due_on": LATER, "reason": "Болезнь"},
        obligations.ask_extension, "plans.extension_asked", KEEPERS | {"expert_chair", "member"},
    ),
    "ask_extension of the college": (
        lambda w: {"obligation": w.obligation("2", w.college), "wanted_due_on": LATER, "reason": "Болезнь"},
        obligations.ask_extension, "plans.extension_asked", KEEPERS | {"college_man"},
    ),
    "grant_extension": (
        lambda w: {"request": asked(w), "new_due_on": LATER, "basis": "Резолюция"},
        obligations.grant_extension, "plans.extension_granted", DECIDERS,
    ),
    "refuse_extension": (
        lambda w: {"request": asked(w), "answer": "Срок достаточный"},
        obligations.refuse_extension, "plans.extension_refused", DECIDERS,
    ),
    "set_dates_by_document": (
        lambda w: {"activity": activity_of(w.plan, "4"), "document": make_document(w.cluster), "windows": windows()},
        deferrals.set_dates_by_document, "plans.dates_set_by_document", KEEPERS,
    ),
    "record_event": (
        lambda w: {"cluster": w.cluster, "title": "Ярмарка", "starts_on": TODAY},
        happenings.record_event, "plans.event_recorded", COULD_OWE,
    ),
    "record_indicator": (
        lambda w: {
            "activity": activity_of(w.plan, "4"), "name": "Школьников", "unit": "чел.", "planned": None,
            "reached": None, "reached_on": None,
        },
        happenings.record_indicator, "plans.indicator_recorded", KEEPERS | {"college_man", "other_man"},
    ),
    "record_export": (
        lambda w: {"plan": w.plan, "form": "docx", "with_states": False},
        exporting.record_export, "plans.plan_exported", SOMEBODIES,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DEEDS)
def test_who_may_do_the_deed_and_who_is_denied(world, name):
    prepare, deed, event, allowed = DEEDS[name]
    done = set()
    for role, person in world.people.items():
        with transaction.atomic():
            asked_for = prepare(world)
            before, told = snapshot(), len(traces())
            try:
                deed(**asked_for, actor=person)
            except Denied:
                assert snapshot() == before, f"{role} was denied and still changed something"
            else:
                done.add(role)
                assert traces()[told:] == [event], f"{role} left other traces"
            transaction.set_rollback(True)
        world.plan.refresh_from_db()
    assert done == allowed


def test_the_year_is_closed_by_those_who_keep_the_plan(world):
    for role, person in world.people.items():
        with time_machine.travel("2024-09-02 05:00:00+00:00", tick=False), transaction.atomic():
            told = len(traces())
            if role in KEEPERS:
                assert lifecycle.close_plan(plan=world.plan, actor=person).state == PlanState.CLOSED
                assert traces()[told:] == ["plans.plan_closed"]
            else:
                with pytest.raises(Denied):
                    lifecycle.close_plan(plan=world.plan, actor=person)
            transaction.set_rollback(True)


def test_reading_a_document_is_a_deed_of_those_who_import(world):
    waiting = make_seed_upload(world.cluster, state="reading")
    with pytest.raises(Denied):
        importing.keep_extract(upload=waiting, found=importing.Extract(refusal="Не читается."), actor=world.college_man)
    waiting.refresh_from_db()
    assert waiting.state == "reading"
