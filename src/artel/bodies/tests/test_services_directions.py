from datetime import date

import pytest

from artel.bodies.domain.states import FormationStage
from artel.bodies.selectors import silent_organisations, stage_of
from artel.bodies.services.directions import add_direction, change_direction, close_call, close_direction, open_call
from artel.bodies.tests.factories import make_direction
from artel.bodies.tests.world import TODAY, traces
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.tests.factories import make_cluster
from artel.plans.tests.factories import activity_of, make_plan


def test_a_direction_is_formed_by_the_expert_council_unless_said(world):
    row = activity_of(world.plan, "2.7")
    direction = add_direction(
        cluster=world.cluster,
        name="  Контрольные   цифры приёма ",
        tasks=["сбор потребности", " "],
        activities=[row],
        actor=world.coordinator,
    )
    assert (direction.name, direction.tasks) == ("Контрольные цифры приёма", ["сбор потребности"])
    assert (direction.forming_unit, direction.added_on) == (world.expert, TODAY)
    assert list(direction.activities.all()) == [row]
    assert traces("bodies.direction_added") == 1


def test_only_those_who_lead_keep_directions(world):
    for user in (world.observer, world.holder(world.expert).user):
        with pytest.raises(Denied):
            add_direction(cluster=world.cluster, name="Другое", actor=user)


@pytest.mark.parametrize("name", ["", "наставничество"])
def test_a_direction_has_a_name_of_its_own(world, name):
    with pytest.raises(BrokenRule) as refusal:
        add_direction(cluster=world.cluster, name=name, actor=world.coordinator)
    assert refusal.value.field == "name"


def test_a_row_of_another_cluster_is_refused(world):
    foreign = activity_of(make_plan(make_cluster(), {"number": "1"}), "1")
    with pytest.raises(Denied):
        change_direction(direction=world.direction, activities=[foreign], actor=world.coordinator)


def test_a_change_leaves_one_trace_and_no_change_none(world):
    change_direction(direction=world.direction, goal="Иная цель", actor=world.coordinator)
    change_direction(direction=world.direction, goal="Иная цель", actor=world.coordinator)
    assert traces("bodies.direction_changed") == 1


def test_a_call_is_opened_prolonged_closed_and_opened_again(world):
    direction = open_call(direction=world.direction, due_on=date(2024, 3, 1), actor=world.coordinator)
    assert (direction.call_opened_on, direction.call_due_on) == (TODAY, date(2024, 3, 1))
    assert open_call(direction=direction, due_on=date(2024, 4, 1), actor=world.coordinator).call_opened_on == TODAY
    assert close_call(direction=direction, actor=world.coordinator).call_closed_on == TODAY
    with pytest.raises(IllegalTransition):
        close_call(direction=direction, actor=world.coordinator)
    assert open_call(direction=direction, due_on=date(2024, 5, 1), actor=world.coordinator).call_closed_on is None


def test_a_call_is_not_due_in_the_past(world):
    with pytest.raises(BrokenRule) as refusal:
        open_call(direction=world.direction, due_on=date(2024, 2, 14), actor=world.coordinator)
    assert refusal.value.field == "due_on"


def test_a_direction_with_a_composition_on_its_way_is_not_closed(world):
    world.draft()
    with pytest.raises(IllegalTransition, match="готовится состав"):
        close_direction(direction=world.direction, actor=world.coordinator)


def test_a_closed_direction_is_changed_no_more_and_frees_its_name(world):
    close_direction(direction=world.direction, actor=world.coordinator)
    with pytest.raises(IllegalTransition, match="закрыто"):
        change_direction(direction=world.direction, goal="Поздно", actor=world.coordinator)
    assert add_direction(cluster=world.cluster, name="Наставничество", actor=world.coordinator).pk


def test_the_stage_follows_from_the_rest(world):
    bare = make_direction(world.cluster, forming_unit=world.expert)
    assert stage_of(bare) == FormationStage.DIRECTION
    open_call(direction=bare, due_on=date(2024, 3, 1), actor=world.coordinator)
    bare.refresh_from_db()
    assert stage_of(bare) == FormationStage.NOMINATIONS
    assert stage_of(world.direction) == FormationStage.NOMINATIONS
    composition = world.submitted()
    assert stage_of(world.direction) == FormationStage.VOTING
    world.rule(composition)
    assert stage_of(world.direction) == FormationStage.APPROVAL
    world.sign_act(composition)
    assert stage_of(world.direction) == FormationStage.WORKING
    assert stage_of(world.direction, date(2024, 9, 1)) == FormationStage.EXPIRED


def test_organisations_that_have_not_answered_are_known(world):
    before = set(silent_organisations(world.direction))
    nomination = world.direction.nominations.first()
    assert nomination.organisation not in before
    world.direction.nominations.filter(pk=nomination.pk).update(state="withdrawn")
    assert set(silent_organisations(world.direction)) == before | {nomination.organisation}
