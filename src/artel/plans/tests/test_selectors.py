"""The status of plans: constant queries, as of a day, sums that agree; and who sees what."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from artel.members.tests.factories import make_cluster, make_coordinator, make_override, make_user
from artel.plans import selectors, words
from artel.plans.domain.defects import DefectCode
from artel.plans.domain.states import State
from artel.plans.models import Plan, PlanUpload
from artel.plans.selectors import (
    current_plan,
    current_row,
    plan_defects,
    plan_status,
    plan_statuses,
    row_status,
    state_of,
    upload_defects,
)
from artel.plans.selectors.shared import read_sharing
from artel.plans.selectors.status import states_of
from artel.plans.services.evidence import accept_evidence
from artel.plans.services.obligations import lift_obligation, move_obligation
from artel.plans.tests.factories import (
    SEED_ROWS,
    activity_of,
    make_plan,
    make_seed_cluster,
    make_seed_plan,
    make_seed_upload,
)
from artel.plans.tests.world import TODAY

ON = date(2024, 3, 15)


def queries_of(ask):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        ask()
    return len(caught)


def fresh(*plans):
    """The plans as a page would load them: their clusters with them, nothing remembered."""
    return list(Plan.objects.filter(pk__in=[plan.pk for plan in plans]).select_related("cluster"))


def touch(status):
    """Read everything that a page draws."""
    for section in status.sections:
        assert section.done_count <= section.counted_count
        for row in section.rows:
            words.lack_of_row(row)
            words.deadline_understood(row)
            words.progress_words(row)
            for item in row.obligations:
                words.derivation(item)


@pytest.mark.django_db
def test_one_row_and_seventeen_take_the_same_number_of_queries():
    one = make_plan(make_seed_cluster(), {"executors": "Экспертный совет"})
    many = make_seed_plan()
    counts = {queries_of(lambda plan=plan: touch(plan_status(*fresh(plan), ON))) for plan in (one, many)}
    assert len(counts) == 1
    assert counts.pop() <= 9


@pytest.mark.django_db
def test_one_plan_and_five_take_the_same_number_of_queries():
    plans = [make_seed_plan() for _ in range(5)]
    for plan in plans:
        make_override(plan.cluster, date(2024, 3, 18))
    one = queries_of(lambda: [touch(status) for status in plan_statuses(fresh(plans[0]), ON)])
    five = queries_of(lambda: [touch(status) for status in plan_statuses(fresh(*plans), ON)])
    assert one == five


@pytest.mark.django_db
def test_a_row_alone_is_the_row_of_the_plan():
    plan = make_seed_plan()
    for row in plan_status(plan, ON).rows[:6]:
        alone = row_status(row.row, plan, ON)
        assert (alone.state, [o.at for o in alone.obligations]) == (row.state, [o.at for o in row.obligations])


@pytest.mark.django_db
def test_the_seed_on_the_day_of_the_demo():
    status = plan_status(make_seed_plan(), ON)
    assert [(row.row.number, row.state) for row in status.rows] == [
        ("1.1", State.OVERDUE), ("2.1", State.OPEN), ("2.2", State.OPEN), ("2.4", State.SOON), ("2.5", State.FUTURE),
        ("2.6", State.OPEN), ("2.7", State.OVERDUE), ("2.8", State.AWAITING), ("2.9", State.FUTURE),
        ("3.1", State.OVERDUE), ("3.2", State.OVERDUE), ("3.3", State.FUTURE), ("3.3", State.OPEN),
        ("4.1", State.AWAITING), ("4.2", State.AWAITING), ("4.3", State.AWAITING), ("4.4", State.FUTURE),
    ]  # fmt: skip
    assert [row.duplicate_no for row in status.rows if row.row.number == "3.3"] == [0, 2]
    assert [(str(section.section)[:2], len(section.rows)) for section in status.sections] == [
        ("1.", 1), ("2.", 8), ("3.", 4), ("4.", 4),
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("on", [date(2023, 9, 1), ON, date(2024, 6, 1), date(2024, 8, 31), date(2024, 9, 15)])
def test_the_tallies_add_up(on):
    status = plan_status(make_seed_plan(), on)
    assert sum(status.row_tally.values()) == 17
    counted = [o for o in status.obligations if o.obligation.is_counted and o.obligation.purpose == "result"]
    assert sum(status.tally.values()) == len(counted)
    assert status.counted_count == sum(section.counted_count for section in status.sections)
    assert status.done_count == sum(section.done_count for section in status.sections) == 0
    done, due = status.execution
    assert (done, due <= 17) == (0, True)


@pytest.mark.django_db
def test_everybody_of_the_cluster_owes_their_own_and_colleges_theirs():
    rows = {row.row.number: row for row in plan_status(make_seed_plan(), ON).rows}
    assert len(rows["2.4"].counted) == 17
    assert len(rows["2.8"].counted) == 6
    assert [d.organisation_id for d in rows["2.9"].obligations[0].debtors][:1] == [
        rows["2.9"].row.version.plan.cluster.lead_id
    ]
    assert len(rows["3.1"].counted) == 3


def test_as_of_shows_what_was_in_force_then_and_known_what_was_recorded(world):
    owed = world.obligation("1")
    piece = world.supply(owed, happened_on=date(2024, 3, 5), in_force_on=date(2024, 3, 6))
    accept_evidence(evidence=piece, actor=world.head)
    states = {day: plan_status(world.plan, date(2024, 3, day)).rows[0].state for day in (5, 6, 15)}
    assert states == {5: State.OPEN if states[5] is State.OPEN else State.SOON, 6: State.MET, 15: State.MET}
    assert plan_status(world.plan, date(2024, 3, 10), known_on=date(2024, 3, 10)).rows[0].state is not State.MET
    assert plan_status(world.plan, date(2024, 3, 10), known_on=TODAY).rows[0].state is State.MET


def test_moved_is_a_mark_until_it_is_done(world):
    owed = world.obligation("1")
    move_obligation(obligation=owed, new_due_on=date(2024, 6, 3), on=TODAY, basis="Протокол", actor=world.head)
    status = plan_status(world.plan)
    assert (status.rows[0].is_moved, status.rows[0].state, status.moved_count) == (True, State.OPEN, 1)
    accept_evidence(evidence=world.supply(owed), actor=world.head)
    assert plan_status(world.plan).moved_count == 0


def test_lifted_ones_are_left_out_of_the_row_and_of_the_count(world):
    organisations = [world.college, world.other]
    for organisation in organisations:
        lift_obligation(obligation=world.obligation("2", organisation), on=TODAY, basis="Протокол", actor=world.head)
    status = plan_status(world.plan)
    row = status.rows[1]
    assert (row.state, len(row.counted), row.tally()[State.LIFTED]) == (State.FUTURE, 1, 2)
    assert status.counted_count == sum(status.tally.values()) - 2


def test_a_late_row_counts_as_executed(world):
    accept_evidence(evidence=world.supply(world.obligation("1")), actor=world.head)
    assert plan_status(world.plan).execution == (1, 2)  # the quarter of row 3 is overdue


def test_a_plan_where_nothing_is_owed_yet_has_no_execution(world):
    plan = make_plan(world.cluster, {"deadline": "когда-нибудь"}, year="2022/2023")
    status = plan_status(plan)
    assert (status.execution, status.counted_count, status.rows[0].state) == ((0, 0), 0, State.FUTURE)


def test_the_state_of_one_obligation_is_that_of_its_row(world):
    owed = world.obligation("1")
    assert state_of(owed) == plan_status(world.plan).rows[0].obligations[0].at


# --- what is seen ----------------------------------------------------------------------------------------------------


def test_plans_are_seen_by_who_has_a_standing_and_by_nobody_else(world):
    make_plan(make_cluster())
    for role in ("coordinator", "chair", "member", "college_man", "observer"):
        assert list(selectors.plans_visible_to(world.people[role], world.cluster)) == [world.plan]
    for role in ("former", "foreigner", "stranger"):
        person = world.people[role]
        assert not selectors.plans_visible_to(person, world.cluster).exists()
        assert not selectors.obligations_visible_to(person, world.cluster).exists()
        assert not selectors.evidence_visible_to(person, world.cluster).exists()


def test_documents_on_their_way_are_seen_by_who_imports(world):
    upload = make_seed_upload(world.cluster)
    assert list(selectors.uploads_visible_to(world.head, world.cluster)) == [upload]
    assert not selectors.uploads_visible_to(world.college_man, world.cluster).exists()
    assert not selectors.uploads_visible_to(world.foreigner, world.cluster).exists()


def test_the_current_plan_is_that_of_the_running_year_else_the_nearest(world):
    assert current_plan(world.cluster) == world.plan
    later = make_cluster()
    assert current_plan(later) is None
    coming = make_plan(later, year="2025/2026")
    assert current_plan(later) == coming
    past = make_plan(later, year="2021/2022")
    assert current_plan(later) == past
    make_plan(later, year="2023/2024", parent=activity_of(past, "1.1"))
    assert current_plan(later) == past


# --- defects ---------------------------------------------------------------------------------------------------------

SEED_DEFECTS = [
    (DefectCode.NUMBER_GAP, ("2.2", "2.4")),
    (DefectCode.NUMBER_DUPLICATE, ("3.3", "3.3")),
    (DefectCode.EXECUTOR_CREATED_LATER, ("2.7", "1.1")),
    (DefectCode.GROUP_UNNAMED, ("2.1", "2.5", "2.6", "2.7", "2.9", "4.4")),
    (DefectCode.QUOTES_UNBALANCED, ("4.3",)),
    (DefectCode.OBJECT_YEAR_DIFFERS, ("2.1",)),
]


def found(defects):
    return [(defect.code, defect.numbers) for defect in defects]


@pytest.mark.django_db
def test_the_defects_of_the_document_are_told_before_and_after_it_is_a_plan():
    cluster = make_seed_cluster()
    upload = make_seed_upload(cluster)
    assert found(upload_defects(upload)) == [(DefectCode.DRAFT, ()), *SEED_DEFECTS]
    plan = make_seed_plan(cluster)
    assert found(plan_defects(plan)) == SEED_DEFECTS
    draft = make_seed_plan(approved=False)
    assert found(plan_defects(draft))[0] == (DefectCode.DRAFT, ())


@pytest.mark.django_db
def test_places_of_defects_are_those_of_the_rows_whatever_is_left_out():
    upload = make_seed_upload(make_seed_cluster())
    for defect in upload_defects(upload):
        assert tuple(upload.rows[at]["number"] for at in defect.rows) == defect.numbers
    upload.rows[0]["is_skipped"] = True
    upload.rows[2]["is_skipped"] = True  # 2.2: the gap is now between 2.1 and 2.4
    defects = upload_defects(upload)
    for defect in defects:
        assert tuple(upload.rows[at]["number"] for at in defect.rows) == defect.numbers
    assert (DefectCode.EXECUTOR_CREATED_LATER, ("2.7", "1.1")) not in found(defects)
    assert (DefectCode.NUMBER_GAP, ("2.1", "2.4")) in found(defects)


@pytest.mark.django_db
def test_what_a_person_settled_is_a_defect_no_more():
    upload = make_seed_upload(make_seed_cluster())
    index = next(at for at, row in enumerate(SEED_ROWS) if row["number"] == "2.7")
    upload.rows[index]["executors"][0]["direction"] = "наставничество"
    assert ("2.1", "2.5", "2.6", "2.9", "4.4") in [d.numbers for d in upload_defects(upload)]
    upload.rows[index]["deadline_text"] = "когда-нибудь"
    assert DefectCode.DEADLINE_UNREADABLE in [d.code for d in upload_defects(upload)]
    upload.rows[index]["deadline_read_as"] = "март 2024 г."
    assert DefectCode.DEADLINE_UNREADABLE not in [d.code for d in upload_defects(upload)]


@pytest.mark.django_db
def test_defects_take_a_constant_number_of_queries():
    one, many = make_plan(make_seed_cluster(), {"executors": "Экспертный совет"}), make_seed_plan()
    assert queries_of(lambda: plan_defects(one)) == queries_of(lambda: plan_defects(many)) <= 5
    upload = PlanUpload.objects.get(pk=make_seed_upload(make_seed_cluster()).pk)
    assert queries_of(lambda: upload_defects(upload)) == 1


def test_the_latest_wording_of_a_row_is_the_current_one(world):
    assert current_row(activity_of(world.plan, "1")).title == "Формирование групп"


@pytest.mark.django_db
def test_nobody_sees_a_plan_through_an_account_that_is_blocked():
    plan = make_plan(make_cluster())
    person = make_coordinator(plan.cluster)
    person.is_active = False
    assert not selectors.plans_visible_to(person, plan.cluster).exists()
    assert not selectors.plans_visible_to(make_user(), plan.cluster).exists()


@pytest.mark.django_db
def test_what_is_judged_once_for_many_is_what_each_would_be_judged_alone():
    plan = make_seed_plan(make_seed_cluster())
    for on in (date(2023, 9, 1), ON, date(2024, 9, 1)):
        items = plan_status(plan, on).obligations
        alone = list(plan.obligations.filter(pk__in=[item.obligation.pk for item in items]))
        assert dict(zip([each.pk for each in alone], states_of(alone, plan, on), strict=True)) == {
            item.obligation.pk: item.at for item in items
        }


def test_rows_read_together_are_those_that_django_reads(world):
    relations = ("requirement", "window", "event", "brought_by")
    rows = world.plan.obligations.order_by("pk")
    theirs = list(rows.select_related(*relations))
    with CaptureQueriesContext(connection) as caught:
        ours = read_sharing(rows, *relations)
        assert [columns_of(each) for each in ours] == [columns_of(each) for each in theirs]
        for name in relations:
            assert [columns_of(getattr(each, name)) for each in ours] == [
                columns_of(getattr(each, name)) for each in theirs
            ]
    assert len(caught) == 1
    assert len({id(each.requirement) for each in ours}) == len({each.requirement_id for each in ours})
    assert ours[0].former_dates is not ours[1].former_dates


def columns_of(thing):
    return thing and {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields}
