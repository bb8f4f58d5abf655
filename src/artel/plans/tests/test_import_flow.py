"""From a file to a plan under control: through the limited child, a person's corrections, approval; and a nested plan."""

from datetime import date

import pytest

from artel.accounts.rights import system
from artel.files.services import store_bytes
from artel.kernel.errors import IllegalTransition
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.models import Tenure
from artel.members.tests.factories import make_coordinator, make_head
from artel.plans.domain.states import PlanState, State
from artel.plans.domain.understanding import RowDraft
from artel.plans.exports import plan_docx
from artel.plans.models import Obligation, Plan
from artel.plans.selectors import plan_status, upload_defects
from artel.plans.services.evidence import accept_evidence, supply_evidence
from artel.plans.services.importing import begin_upload, confirm_upload, correct_row, read_upload
from artel.plans.services.lifecycle import approve_plan, delete_draft, submit_plan
from artel.plans.tests.factories import SEED_FOLDER, SEED_ROWS, make_plan, make_seed_cluster, make_seed_plan
from artel.plans.tests.world import TODAY, traces

pytestmark = pytest.mark.django_db


@pytest.fixture
def cluster(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return make_seed_cluster(is_demo=True, frozen_on=TODAY)


@pytest.fixture
def coordinator(cluster):
    return make_coordinator(cluster)


@pytest.fixture
def chair(cluster):
    return Tenure.objects.get(
        cluster=cluster, office__unit__kind=UnitKind.COORDINATION_COUNCIL, office__kind=OfficeKind.CHAIR
    ).person.user


def upload_of(cluster, data, name, actor, **fields):
    file = store_bytes(data, name, cluster=cluster, actor=actor)
    return read_upload(upload=begin_upload(cluster=cluster, file=file, actor=actor, **fields), actor=actor)


def seed_file(name="plan.docx"):
    return (SEED_FOLDER / name).read_bytes()


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf", "plan.txt"])
def test_every_form_of_the_document_gives_the_same_seventeen_rows(cluster, coordinator, name):
    upload = upload_of(cluster, seed_file(name), name, coordinator)
    assert (upload.state, upload.year_label, upload.is_marked_draft) == ("read", "2023/2024", True)
    names = {
        "number": "number",
        "title": "title",
        "executors": "executors_text",
        "deadline": "deadline_text",
        "result": "result_text",
    }
    for data, gold in zip(upload.rows, SEED_ROWS, strict=True):
        assert {key: data[name] for key, name in names.items()} == {key: gold[key] for key in names}
    assert len(upload_defects(upload)) == 7


def test_from_the_file_to_control(cluster, coordinator, chair):
    upload = upload_of(cluster, seed_file(), "План кластера.docx", coordinator)
    row = RowDraft.from_json(upload.rows[6])
    assert row.number == "2.7"
    words = {
        "number": row.number, "title": row.title, "executors_text": row.executors_text,
        "deadline_text": row.deadline_text, "result_text": row.result_text, "section": row.section,
    }  # fmt: skip
    correct_row(
        upload=upload, index=6, deadline_read_as="март 2024 г.", revision=upload.revision, actor=coordinator, **words
    )
    with pytest.raises(IllegalTransition, match="в другой вкладке"):
        correct_row(upload=upload, index=6, revision=upload.revision, actor=coordinator, **words)
    plan = confirm_upload(upload=upload, actor=coordinator)
    assert Obligation.objects.filter(plan=plan).exists()
    submit_plan(plan=plan, actor=coordinator)
    plan = approve_plan(plan=plan, approved_on=TODAY, number="1", file=None, actor=chair)
    status = plan_status(plan)
    states = {row.row.number: row.state for row in status.rows}
    assert (len(status.rows), states["2.7"], states["1.1"]) == (17, State.SOON, State.OVERDUE)
    assert traces() == [
        "plans.upload_received", "plans.upload_read", "plans.upload_corrected", "plans.plan_imported",
        "plans.plan_submitted", "plans.plan_approved",
    ]  # fmt: skip


def test_what_was_exported_comes_in_again_as_the_same_plan(cluster, coordinator):
    status = plan_status(make_seed_plan(make_seed_cluster()), TODAY)
    upload = upload_of(cluster, plan_docx(status, with_states=True), "Выгрузка.docx", coordinator)
    assert [row["number"] for row in upload.rows] == [row["number"] for row in SEED_ROWS]
    assert [row["title"] for row in upload.rows] == [row["title"] for row in SEED_ROWS]


def test_a_file_without_a_plan_is_refused_in_a_sentence_and_kept(cluster, coordinator):
    upload = upload_of(cluster, "Служебная записка.\nПрошу выдать бумагу.\n".encode(), "записка.txt", coordinator)
    assert upload.state == "refused"
    assert upload.refusal.startswith("В документе не нашлось таблицы с мероприятиями.")
    assert upload.file.name == "записка.txt"
    assert traces()[-1] == "plans.upload_refused"


def test_a_draft_made_by_mistake_is_deleted_and_its_document_confirmed_anew(cluster, coordinator):
    upload = upload_of(cluster, seed_file(), "plan.docx", coordinator)
    delete_draft(plan=confirm_upload(upload=upload, actor=coordinator), actor=coordinator)
    upload.refresh_from_db()
    assert confirm_upload(upload=upload, actor=coordinator).activities.count() == 17
    assert Plan.objects.filter(cluster=cluster).count() == 1


def test_a_nested_plan_proves_its_row_when_all_its_rows_are_met(cluster, coordinator, chair):
    plan = make_seed_plan(cluster)
    row = next(row for row in plan_status(plan).rows if row.row.number == "2.6")
    document = plan_docx(
        plan_status(
            make_plan(
                make_seed_cluster(), {"executors": "Экспертный совет", "deadline": "Февраль 2024 г.", "number": "1"},
                {"executors": "Экспертный совет", "deadline": "Март 2024 г.", "number": "2"},
                title="План мероприятий на 2023/2024 учебный год",
            ),
            TODAY,
        ),
        with_states=False,
    )  # fmt: skip
    upload = upload_of(cluster, document, "Инклюзия.docx", coordinator, parent=row.row.activity)
    nested = confirm_upload(upload=upload, actor=coordinator)
    assert nested.parent_id == row.activity_id
    submit_plan(plan=nested, actor=coordinator)
    approve_plan(plan=nested, approved_on=date(2024, 3, 1), number="5", file=None, actor=chair)
    owed = list(Obligation.objects.filter(plan=nested, purpose="result"))
    assert len(owed) == 2
    judge = make_head(cluster)
    for obligation in owed:
        piece = supply_evidence(
            obligation=obligation, title="Отчёт", happened_on=date(2024, 3, 4), in_force_on=date(2024, 3, 11),
            url="https://example.test/report", actor=coordinator,
        )  # fmt: skip
        accept_evidence(evidence=piece, actor=judge)
    states = {item.obligation.requirement.kind: item.at for item in plan_status(plan).rows[5].obligations}
    found = states["plans.nested_plan"]
    assert (found.state, found.met_on) == (State.MET, date(2024, 3, 11))
    assert plan_status(plan, date(2024, 3, 10)).rows[5].state is State.OPEN


def test_the_demo_builder_walks_the_same_road_as_people(cluster):
    upload = upload_of(cluster, seed_file(), "plan.docx", system("demo"))
    plan = confirm_upload(upload=upload, actor=system("demo"))
    submit_plan(plan=plan, actor=system("demo"))
    assert (
        approve_plan(plan=plan, approved_on=TODAY, number="1", file=None, actor=system("demo")).state
        == PlanState.APPROVED
    )
