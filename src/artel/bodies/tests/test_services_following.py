from datetime import date, timedelta

import pytest
import time_machine

from artel.bodies.models import Suspension
from artel.bodies.selectors import roll_on, unit_is_in_term
from artel.bodies.services.compositions import draft_composition, submit_composition
from artel.bodies.services.following import expire_terms, resume_member, suspend_member
from artel.bodies.tests.world import TODAY, traces
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.models import Tenure
from artel.members.services import end_post, give_post
from artel.members.tests.factories import make_organisation, make_person


def listed(unit, day):
    return {member.person for member in roll_on(unit, day)}


def leave(world, person, last_day):
    return end_post(position=person.positions.get(), last_day=last_day, actor=world.coordinator)


def test_who_leaves_the_nominating_organisation_is_suspended_from_the_next_day(world):
    unit, person = world.approved().unit, world.nominees[4]
    last = TODAY + timedelta(days=5)
    leave(world, person, last)
    suspension = Suspension.objects.get()
    assert (suspension.unit, suspension.person, suspension.valid_from) == (unit, person, last + timedelta(days=1))
    assert "Организация-4" in suspension.reason
    assert person in listed(unit, last)
    assert person not in listed(unit, last + timedelta(days=1))
    assert traces("bodies.member_suspended") == 1


def test_leaving_another_organisation_changes_nothing(world):
    unit, person = world.approved().unit, world.nominees[4]
    other = give_post(
        person=person,
        organisation=make_organisation(world.cluster),
        title="Совместитель",
        from_day=date(2023, 9, 1),
        actor=world.coordinator,
    )
    end_post(position=other, last_day=TODAY, actor=world.coordinator)
    assert not Suspension.objects.exists()
    assert person in listed(unit, TODAY + timedelta(days=1))


def test_who_comes_back_sits_again_from_that_day(world):
    unit, person = world.approved().unit, world.nominees[4]
    organisation = person.positions.get().organisation
    leave(world, person, TODAY)
    back = TODAY + timedelta(days=10)
    give_post(person=person, organisation=organisation, title="Инженер", from_day=back, actor=world.coordinator)
    assert person not in listed(unit, back - timedelta(days=1))
    assert person in listed(unit, back)
    assert traces("bodies.member_resumed") == 1


def test_a_new_composition_ends_the_suspension_of_whom_it_seats(world):
    unit, person = world.approved().unit, world.nominees[4]
    leave(world, person, TODAY)
    organisation = make_organisation(world.cluster)
    give_post(person=person, organisation=organisation, title="Инженер", from_day=TODAY, actor=world.coordinator)
    with time_machine.travel("2024-04-01 05:00:00+00:00", tick=False):
        seats = world.seats()
        object.__setattr__(seats[4], "nomination", None)
        object.__setattr__(seats[4], "organisation", organisation)
        composition = draft_composition(unit=unit, seats=seats, reason="Перешёл", actor=world.coordinator)
        submit_composition(composition=composition, actor=world.coordinator)
        world.rule(composition)
    assert person not in listed(unit, date(2024, 3, 31))
    assert person in listed(unit, date(2024, 4, 1))


def test_a_member_is_suspended_and_resumed_by_hand(world):
    unit, person = world.approved().unit, world.nominees[5]
    with pytest.raises(Denied):
        suspend_member(unit=unit, person=person, from_day=TODAY, reason="Отпуск", actor=world.observer)
    with pytest.raises(BrokenRule) as refusal:
        suspend_member(unit=unit, person=person, from_day=TODAY, reason=" ", actor=world.coordinator)
    assert refusal.value.field == "reason"
    with pytest.raises(BrokenRule, match="не состоит"):
        suspend_member(
            unit=unit, person=make_person(world.cluster), from_day=TODAY, reason="Отпуск", actor=world.coordinator
        )
    suspension = suspend_member(unit=unit, person=person, from_day=TODAY, reason="Отпуск", actor=world.coordinator)
    with pytest.raises(IllegalTransition):
        suspend_member(unit=unit, person=person, from_day=TODAY, reason="Ещё", actor=world.coordinator)
    assert person not in listed(unit, TODAY)
    resume_member(suspension=suspension, from_day=date(2024, 3, 1), actor=world.coordinator)
    assert person in listed(unit, date(2024, 3, 1))
    with pytest.raises(IllegalTransition):
        resume_member(suspension=suspension, from_day=date(2024, 3, 1), actor=world.coordinator)


def test_a_term_that_ends_closes_tenures_once_and_leaves_one_trace(world):
    unit = world.approved().unit
    assert expire_terms() == 0
    with time_machine.travel("2024-09-01 05:00:00+00:00", tick=False):
        assert not unit_is_in_term(unit, date(2024, 9, 1))
        assert expire_terms() == 1
        assert expire_terms() == 0
    last_days = set(Tenure.objects.filter(office__unit=unit).values_list("valid_to", flat=True))
    assert last_days == {date(2024, 8, 31)}
    assert roll_on(unit, date(2024, 9, 1)) == []
    assert traces("bodies.term_expired") == 1


def test_a_demo_that_stands_still_expires_by_its_own_day(world):
    unit = world.approved().unit
    world.cluster.is_demo, world.cluster.frozen_on = True, date(2024, 8, 31)
    world.cluster.save()
    with time_machine.travel("2026-09-01 05:00:00+00:00", tick=False):
        assert expire_terms() == 0
    assert unit_is_in_term(unit, date(2024, 8, 31))


def test_an_extension_in_time_keeps_everybody_in_office(world):
    unit = world.approved().unit
    with time_machine.travel("2024-08-20 05:00:00+00:00", tick=False):
        composition = draft_composition(
            unit=unit,
            seats=world.seats(),
            reason="Продление",
            term_until=date(2025, 8, 31),
            actor=world.coordinator,
        )
        submit_composition(composition=composition, actor=world.coordinator)
        world.rule(composition)
    with time_machine.travel("2024-09-01 05:00:00+00:00", tick=False):
        assert expire_terms() == 0
    assert len(listed(unit, date(2024, 9, 1))) == 7
