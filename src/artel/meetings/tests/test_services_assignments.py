"""Assignments: given, in force, reported by one and judged by another, moved and lifted with a basis."""

from datetime import date

import pytest

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.meetings.domain.states import AssignmentState, assignment_workflow
from artel.meetings.models import Assignment
from artel.meetings.selectors import assignment_list, assignments_visible_to, days_left, open_assignments_of
from artel.meetings.services import assignments as deeds
from artel.meetings.services.agenda import carry_over
from artel.meetings.services.attendance import close_meeting
from artel.meetings.tests.factories import (
    TODAY,
    holder,
    make_body,
    make_meeting,
    make_point,
    members_of,
    opened,
    secretary,
)
from artel.members.domain.kinds import UnitKind
from artel.members.tests.factories import make_organisation, make_person, make_representative, make_user
from artel.plans.tests.factories import make_file

pytestmark = pytest.mark.usefixtures("noon")
DUE = date(2024, 3, 29)


def given(*, closed: bool = True, unit=None, due_on: date = DUE, **more) -> Assignment:
    """An assignment of a meeting of today, in force unless said."""
    meeting = opened(unit or make_body())
    point = make_point(meeting.items.get())
    values = {"person": members_of(meeting.unit)[0], "actor": secretary(meeting.unit)} | more
    assignment = deeds.add_assignment(point=point, due_on=due_on, **values)
    if closed:
        close_meeting(meeting=meeting, actor=secretary(meeting.unit))
        assignment.refresh_from_db()
    return assignment


def owner(assignment: Assignment):
    return assignment.person.user


def reported(**more) -> Assignment:
    assignment = given(**more)
    return deeds.report(assignment=assignment, words="Ведомость сдана", actor=owner(assignment))


def test_the_day_is_rolled_to_a_working_one_and_both_are_kept():
    assignment = given(due_on=date(2024, 3, 31))
    assert (assignment.words_due_on, assignment.due_on) == (date(2024, 3, 31), date(2024, 4, 1))
    unit = make_body()
    unit.cluster.roll_forward = False
    unit.cluster.save()
    kept = given(unit=unit, due_on=date(2024, 3, 31))
    assert kept.due_on == date(2024, 3, 31)


def test_a_day_before_the_meeting_and_a_controller_of_oneself_are_refused():
    with pytest.raises(BrokenRule, match="раньше дня заседания") as refusal:
        given(due_on=date(2024, 3, 14))
    assert refusal.value.field == "due_on"
    unit = make_body(kind=UnitKind.WORKING_GROUP)
    with pytest.raises(BrokenRule, match="не тот, кто исполняет"):
        given(unit=unit, controller=members_of(unit)[0])
    with pytest.raises(Denied, match="внутри одного кластера"):
        given(unit=make_body(), person=make_person())


def test_it_is_in_force_from_the_close_and_controlled_by_the_secretary():
    assignment = given(closed=False)
    assert (assignment.issued_on, assignment.controller) == (None, holder(assignment.unit, "secretary"))
    with pytest.raises(IllegalTransition, match="вступит в силу"):
        deeds.accept(assignment=assignment, actor=owner(assignment))
    assert not open_assignments_of(assignment.unit).exists()
    close_meeting(meeting=assignment.point.meeting, actor=secretary(assignment.unit))
    assignment.refresh_from_db()
    assert assignment.issued_on == TODAY
    assert deeds.accept(assignment=assignment, actor=owner(assignment)).state == AssignmentState.ACCEPTED


def test_before_it_is_in_force_a_slip_is_taken_back_and_afterwards_only_lifted():
    early = given(closed=False)
    deeds.drop_assignment(assignment=early, actor=secretary(early.unit))
    assert not Assignment.objects.exists()
    late = given(unit=make_body())
    with pytest.raises(IllegalTransition, match="снять с контроля"):
        deeds.drop_assignment(assignment=late, actor=secretary(late.unit))


@pytest.mark.parametrize("state", list(AssignmentState))
def test_each_state_has_exactly_its_verbs(state):
    assert (
        set(assignment_workflow("").verbs(state))
        == {
            AssignmentState.ISSUED: {"accept", "report", "lift"},
            AssignmentState.ACCEPTED: {"report", "lift"},
            AssignmentState.REPORTED: {"return", "close", "lift"},
            AssignmentState.RETURNED: {"report", "lift"},
            AssignmentState.CLOSED: set(),
            AssignmentState.LIFTED: set(),
        }[state]
    )


def test_only_the_person_responsible_accepts_and_reports():
    assignment = given()
    for user in (secretary(assignment.unit), members_of(assignment.unit)[1].user, make_user()):
        with pytest.raises(Denied):
            deeds.accept(assignment=assignment, actor=user)
        with pytest.raises(Denied):
            deeds.report(assignment=assignment, words="Сделано", actor=user)
    with pytest.raises(BrokenRule, match="что сделано"):
        deeds.report(assignment=assignment, words=" ", actor=owner(assignment))
    file = make_file(assignment.cluster)
    done = deeds.report(assignment=assignment, words="Сделано", file=file, actor=owner(assignment))
    assert (done.state, done.done_on, done.file) == (AssignmentState.REPORTED, TODAY, file)


def test_a_report_is_returned_reported_anew_and_closed_by_another():
    assignment = reported()
    with pytest.raises(BrokenRule, match="чего не хватает"):
        deeds.return_assignment(assignment=assignment, words="", actor=secretary(assignment.unit))
    back = deeds.return_assignment(assignment=assignment, words="Нет подписи", actor=secretary(assignment.unit))
    assert (back.state, back.done_on) == (AssignmentState.RETURNED, None)
    deeds.report(assignment=assignment, words="Подписано", actor=owner(assignment))
    deeds.close_assignment(assignment=assignment, actor=secretary(assignment.unit))
    assert [step.kind for step in assignment.steps.all()] == ["report", "return", "report", "close"]
    with pytest.raises(IllegalTransition, match="закрыто"):
        deeds.lift_assignment(assignment=assignment, basis="Протокол № 4", actor=secretary(assignment.unit))


def test_nobody_judges_their_own_report_whatever_their_office():
    unit = make_body()
    assignment = given(unit=unit, person=holder(unit, "secretary"))
    deeds.report(assignment=assignment, words="Сделано", actor=secretary(unit))
    for deed in (
        lambda: deeds.close_assignment(assignment=assignment, actor=secretary(unit)),
        lambda: deeds.return_assignment(assignment=assignment, words="Нет", actor=secretary(unit)),
        lambda: deeds.lift_assignment(assignment=assignment, basis="Протокол", actor=secretary(unit)),
        lambda: deeds.move_assignment(
            assignment=assignment, due_on=date(2024, 4, 10), basis="Протокол", actor=secretary(unit)
        ),
    ):
        with pytest.raises(Denied):
            deed()
    assert deeds.close_assignment(assignment=assignment, actor=holder(unit, "chair").user).state == "closed"


def test_a_named_controller_judges_without_an_office():
    unit = make_body()
    controller = members_of(unit)[1]
    assignment = reported(unit=unit, controller=controller)
    with pytest.raises(Denied):
        deeds.close_assignment(assignment=assignment, actor=members_of(unit)[2].user)
    assert deeds.close_assignment(assignment=assignment, actor=controller.user).state == AssignmentState.CLOSED


def test_moving_keeps_the_old_day_in_a_step():
    assignment = given()
    actor = secretary(assignment.unit)
    with pytest.raises(BrokenRule, match="основании"):
        deeds.move_assignment(assignment=assignment, due_on=date(2024, 4, 14), basis=" ", actor=actor)
    moved = deeds.move_assignment(
        assignment=assignment, due_on=date(2024, 4, 14), basis="протокол от 29.03.2024 № 3", actor=actor
    )
    step = moved.steps.get()
    assert (moved.words_due_on, moved.due_on, step.old_due_on, step.new_due_on, step.basis) == (
        date(2024, 4, 14), date(2024, 4, 15), DUE, date(2024, 4, 15), "протокол от 29.03.2024 № 3",
    )  # fmt: skip
    detail = Entry.objects.get(event="meetings.assignment_moved").detail
    assert (detail["old_due_on"], detail["due_on"]) == ("29.03.2024", "15.04.2024")


def test_the_control_item_lists_what_is_open_and_is_written_anew():
    unit = make_body()
    first = given(unit=unit)
    second = make_meeting(unit, items=0, held_on=date(2024, 4, 20))
    item = carry_over(meeting=second, actor=secretary(unit))
    assert (item.is_control, item.speaker) == (True, holder(unit, "secretary"))
    assert item.draft.splitlines() == [
        "Принять к сведению информацию о выполнении решений.",
        "Поручение «Подготовить сводную ведомость» "
        f"(ответственный {first.person.short_name}, срок истёк 29.03.2024): снять с контроля или продлить.",
    ]
    deeds.report(assignment=first, words="Сделано", actor=owner(first))
    again = carry_over(meeting=second, actor=secretary(unit))
    assert (again.pk, "представлено на проверку" in again.draft, second.items.count()) == (item.pk, True, 1)
    other = make_meeting(make_body())
    assert carry_over(meeting=other, actor=secretary(other.unit)) is None


def test_the_register_shows_what_is_in_force_and_what_is_overdue(noon, django_assert_num_queries):
    unit = make_body()
    assignment = given(unit=unit)
    given(unit=make_body(unit.cluster, kind=UnitKind.WORKING_GROUP), closed=False)
    outsider = make_representative(make_organisation(unit.cluster))
    assert list(assignments_visible_to(outsider, unit.cluster)) == [assignment]
    assert not assignments_visible_to(make_user(), unit.cluster).exists()
    user = secretary(unit)
    with django_assert_num_queries(4):
        assert [row.person.short_name for row in assignment_list(user, unit.cluster)]
    assert assignment_list(outsider, unit.cluster, state="overdue").count() == 0
    assert days_left(assignment, TODAY) == 10
    noon.move_to("2024-04-01 05:00:00+00:00")
    assert assignment_list(outsider, unit.cluster, state="overdue").count() == 1
    deeds.lift_assignment(assignment=assignment, basis="протокол № 4", actor=system("test"))
    assert assignment_list(outsider, unit.cluster, state="open").count() == 0
    assignment.refresh_from_db()
    assert days_left(assignment, TODAY) is None
