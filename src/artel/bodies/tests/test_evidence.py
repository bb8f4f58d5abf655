from datetime import date

import time_machine

from artel.bodies.evidence import APPROVED_COMPOSITION, near
from artel.bodies.services.compositions import draft_composition, enact_by_document, submit_composition
from artel.bodies.services.directions import add_direction, change_direction, close_direction
from artel.bodies.tests.world import TODAY
from artel.documents.services.papers import revoke_paper
from artel.plans.domain.states import State
from artel.plans.models import Evidence, Executor
from artel.plans.selectors import plan_status, state_of
from artel.plans.tests.factories import activity_of, make_file, obligation_of


def row_11(world):
    return obligation_of(world.plan, "1.1")


def test_the_row_is_met_when_every_direction_has_its_group(world):
    assert row_11(world).requirement.kind == APPROVED_COMPOSITION
    other = add_direction(cluster=world.cluster, name="Контрольные цифры приёма", actor=world.coordinator)
    composition = world.approved()
    assert state_of(row_11(world)).state != State.MET
    close_direction(direction=other, actor=world.coordinator)
    evidence = Evidence.objects.get(obligation=row_11(world))
    assert (evidence.happened_on, evidence.in_force_on) == (TODAY, TODAY)
    assert (evidence.number, evidence.needs_acceptance) == (composition.act.number, False)
    assert state_of(row_11(world)).state == State.MET


def test_only_linked_directions_are_asked_where_the_row_has_any(world):
    add_direction(cluster=world.cluster, name="Контрольные цифры приёма", actor=world.coordinator)
    change_direction(direction=world.direction, activities=[activity_of(world.plan, "1.1")], actor=world.coordinator)
    world.approved()
    assert state_of(row_11(world)).state == State.MET


def test_a_later_version_and_the_end_of_the_term_leave_the_row_met_on_its_day(world):
    unit = world.approved().unit
    with time_machine.travel("2024-04-01 05:00:00+00:00", tick=False):
        composition = draft_composition(
            unit=unit, seats=world.seats(*world.nominees[:6]), reason="Выбыл", actor=world.coordinator
        )
        submit_composition(composition=composition, actor=world.coordinator)
        world.rule(composition)
        assert state_of(row_11(world), date(2025, 1, 1)).state == State.MET
    assert Evidence.objects.filter(obligation=row_11(world)).count() == 1


def test_a_revoked_decision_proves_nothing(world):
    composition = world.approved()
    revoke_paper(paper=composition.act, reason="Ошибка в составе", actor=world.coordinator)
    assert state_of(row_11(world)).state != State.MET


def test_a_composition_from_a_scan_waits_for_somebody_elses_acceptance(world):
    enact_by_document(
        composition=world.draft(),
        words="Решение от 10.02.2024 № 1",
        approved_on=date(2024, 2, 10),
        effective_from=date(2024, 2, 12),
        file=make_file(world.cluster),
        actor=world.coordinator,
    )
    evidence = Evidence.objects.get(obligation=row_11(world))
    assert evidence.needs_acceptance and evidence.recorded_by == world.coordinator
    assert state_of(row_11(world)).state != State.MET


def test_rows_that_waited_for_the_group_are_executed_by_it_and_its_head_answers(world):
    change_direction(direction=world.direction, activities=[activity_of(world.plan, "2.6")], actor=world.coordinator)
    unit = world.approved().unit
    assert set(Executor.objects.filter(unit=unit).values_list("row__number", flat=True)) == {"2.6", "2.7"}
    by_number = {row.row.number: row for row in plan_status(world.plan).rows}
    for number in ("2.6", "2.7"):
        (debtor,) = by_number[number].obligations[0].debtors
        assert debtor.unit_id == unit.pk
        assert debtor.note == f"руководитель {world.nominees[0].short_name}"
    before = {row.row.number: row for row in plan_status(world.plan, date(2024, 2, 14)).rows}
    assert "пока она не создана" in before["2.7"].obligations[0].debtors[0].note


def test_an_unnamed_group_of_a_row_that_is_not_linked_stays_unnamed(world):
    world.approved()
    assert not Executor.objects.get(row__number="2.6").unit_id


def test_the_lack_names_the_group_that_is_not_formed_and_whose_turn_it_is(world):
    add_direction(cluster=world.cluster, name="Контрольные цифры приёма", actor=world.coordinator)
    obligation = row_11(world)
    both = near([obligation], TODAY)[obligation.pk]
    assert both.what.startswith("утверждённых составов групп «Контрольные цифры приёма», ")
    assert both.who == world.expert.name
    world.approved()
    left = near([obligation], TODAY)[obligation.pk]
    assert left.what == "утверждённого состава группы «Контрольные цифры приёма» (утверждены 1 из 2)"


def test_a_decision_at_signing_is_owed_by_whoever_signs_next(world):
    composition = world.draft()
    submit_composition(composition=composition, actor=world.coordinator)
    world.rule(composition)
    obligation = row_11(world)
    found = near([obligation], TODAY)[obligation.pk]
    assert found.what == f"подписи под решением о группе «{world.direction.name}»"
    assert "(" in found.who


def test_a_formed_group_lacks_nothing_and_many_obligations_cost_as_much_as_one(world, django_assert_max_num_queries):
    world.approved()
    obligation = row_11(world)
    with django_assert_max_num_queries(3):
        assert near([obligation] * 30, TODAY) == {}
