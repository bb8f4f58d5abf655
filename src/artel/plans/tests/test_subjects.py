"""A plan waits for the Coordination Council and is approved or returned by its registered minutes."""

import pytest

from artel.documents import subjects
from artel.documents.models import Paper
from artel.members.domain.kinds import UnitKind
from artel.members.selectors import find_unit
from artel.plans.domain.states import PlanState
from artel.plans.models import Plan
from artel.plans.services.lifecycle import submit_plan
from artel.plans.subjects import PLAN
from artel.plans.tests.factories import make_plan
from artel.plans.tests.world import ROWS, TODAY


@pytest.fixture
def submitted(world):
    plan = make_plan(world.cluster, *ROWS, year="2024/2025", approved=False, created_by=world.coordinator)
    return submit_plan(plan=plan, actor=world.second)


def council(world, kind=UnitKind.COORDINATION_COUNCIL):
    return find_unit(world.cluster, kind, TODAY)


def ruling(world, *, accepted):
    return subjects.Ruling(
        unit=council(world), held_on=TODAY, accepted=accepted, minutes=Paper(number="2-КС"), item="3", actor=world.chair
    )


def test_a_submitted_plan_waits_for_the_coordination_council_alone(world, submitted):
    mine = [subject for subject in subjects.waiting_for(council(world)) if subject.kind == PLAN]
    assert [(subject.id, subject.draft) for subject in mine] == [
        (str(submitted.pk), ("Утвердить план работы кластера на 2024/2025 учебный год.",))
    ]
    expert = council(world, UnitKind.EXPERT_COUNCIL)
    assert expert is None or [s for s in subjects.waiting_for(expert) if s.kind == PLAN] == []


def test_registered_minutes_approve_it_with_their_number_and_day(world, submitted):
    subjects.decided(world.cluster, PLAN, str(submitted.pk), ruling(world, accepted=True))
    plan = Plan.objects.get(pk=submitted.pk)
    assert (plan.state, plan.approved_on, plan.approval_number) == (PlanState.APPROVED, TODAY, "2-КС")
    assert "№ 2-КС, пункт 3" in plan.approval_post


def test_a_council_that_voted_against_returns_it_with_the_reason(world, submitted):
    subjects.decided(world.cluster, PLAN, str(submitted.pk), ruling(world, accepted=False))
    plan = Plan.objects.get(pk=submitted.pk)
    assert plan.state == PlanState.DRAFT
    assert "не утвердил план" in plan.return_reason


def test_a_plan_that_no_longer_stands_for_approval_stays_as_it_is(world, submitted):
    subjects.decided(world.cluster, PLAN, str(submitted.pk), ruling(world, accepted=True))
    subjects.decided(world.cluster, PLAN, str(submitted.pk), ruling(world, accepted=False))
    assert Plan.objects.get(pk=submitted.pk).state == PlanState.APPROVED
