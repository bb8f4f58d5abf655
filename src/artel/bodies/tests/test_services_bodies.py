from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine

from artel.audit.models import Entry
from artel.bodies.domain.rules import Share
from artel.bodies.domain.states import CompositionState, Part
from artel.bodies.domain.templates import TEMPLATES
from artel.bodies.models import BodyRules
from artel.bodies.selectors import composition_on, roll_on, rules_on, unit_is_in_term
from artel.bodies.services.bodies import adopt_rules, set_up_body
from artel.bodies.tests.factories import make_composition, make_council, make_rules, make_seat, make_suspension
from artel.kernel.errors import BrokenRule, Denied
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.tests.factories import (
    make_cluster,
    make_coordinator,
    make_observer,
    make_organisation,
    make_person,
    make_position,
    make_tenure,
    make_unit,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 15)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


def member(unit, office=OfficeKind.MEMBER, **fields):
    return make_tenure(unit.offices.get(kind=office), **fields).person


def test_a_body_is_set_up_with_its_offices_and_rules_in_one_go():
    cluster = make_cluster()
    unit = set_up_body(
        cluster=cluster,
        kind=UnitKind.COMMISSION,
        name="Конкурсная комиссия",
        from_day=DAY,
        template="commission",
        actor=make_coordinator(cluster),
    )
    assert unit.offices.count() == 4
    assert rules_on(unit, DAY) == TEMPLATES["commission"].rules
    assert Entry.objects.filter(event="bodies.rules_adopted").count() == 1


def test_only_those_who_lead_set_up_a_body():
    cluster = make_cluster()
    with pytest.raises(Denied):
        set_up_body(cluster=cluster, kind=UnitKind.COMMISSION, name="К", from_day=DAY, actor=make_observer(cluster))


def test_a_body_without_recorded_rules_lives_by_the_template_of_its_kind():
    assert rules_on(make_unit(kind=UnitKind.COMMISSION), DAY).quorum_share == Share.TWO_THIRDS


def test_every_day_has_the_rules_of_its_edition():
    unit = make_council(make_cluster())
    actor = make_coordinator(unit.cluster)
    old = replace(TEMPLATES["expert_council"].rules, quorum_share=Share.HALF)
    new = replace(old, quorum_share=Share.ALL)
    adopt_rules(unit=unit, rules=old, from_day=date(2023, 1, 1), basis="Положение", actor=actor)
    adopt_rules(unit=unit, rules=new, from_day=DAY, actor=actor)
    assert rules_on(unit, date(2022, 12, 31)) == TEMPLATES["expert_council"].rules
    assert rules_on(unit, DAY - timedelta(days=1)) == old
    assert rules_on(unit, DAY) == new


def test_an_edition_that_has_come_is_not_changed_and_one_to_come_is_recorded_anew():
    unit = make_council(make_cluster())
    actor = make_coordinator(unit.cluster)
    rules = TEMPLATES["expert_council"].rules
    adopt_rules(unit=unit, rules=rules, from_day=DAY, actor=actor)
    with pytest.raises(BrokenRule, match="начинается позже"):
        adopt_rules(unit=unit, rules=rules, from_day=DAY, actor=actor)
    adopt_rules(unit=unit, rules=rules, from_day=date(2024, 9, 1), actor=actor)
    adopt_rules(unit=unit, rules=rules, from_day=date(2024, 6, 1), actor=actor)
    assert [edition.valid_from for edition in BodyRules.objects.filter(unit=unit)] == [DAY, date(2024, 6, 1)]


def test_rules_out_of_their_limits_are_refused_at_their_field():
    unit = make_council(make_cluster())
    with pytest.raises(BrokenRule) as refusal:
        adopt_rules(
            unit=unit,
            rules=replace(TEMPLATES["commission"].rules, min_members=0),
            from_day=DAY,
            actor=make_coordinator(unit.cluster),
        )
    assert refusal.value.field == "min_members"


def test_the_roll_is_read_from_tenures_and_the_composition_adds_vote_post_and_organisation():
    cluster = make_cluster()
    unit = make_unit(cluster, kind=UnitKind.COMMISSION)
    college, plant = make_organisation(cluster), make_organisation(cluster)
    chair, plain, appointed = member(unit, OfficeKind.CHAIR), member(unit), member(unit)
    for person in (chair, plain, appointed):
        make_position(person, college)
    composition = make_composition(unit=unit, state=CompositionState.APPROVED, effective_from=date(2024, 1, 1))
    make_seat(composition, person=chair, part=Part.CHAIR, organisation=plant, post="директор завода")
    make_seat(composition, person=plain, organisation=college, post="методист", has_vote=False)
    found = {row.person: row for row in roll_on(unit, DAY)}
    assert (found[chair].organisation, found[chair].post) == (plant, "директор завода")
    assert not found[plain].has_vote
    assert found[appointed].has_vote
    assert (found[appointed].organisation, found[appointed].post) == (college, "Методист")


def test_the_roll_of_another_day_is_another_roll():
    unit = make_unit(kind=UnitKind.COMMISSION)
    early = member(unit, valid_to=date(2024, 2, 29))
    late = member(unit, valid_from=date(2024, 3, 1))
    assert [row.person for row in roll_on(unit, date(2024, 2, 29))] == [early]
    assert [row.person for row in roll_on(unit, date(2024, 3, 1))] == [late]
    assert roll_on(unit, date(2020, 1, 1)) == []


def test_a_suspended_member_is_not_in_the_roll_from_that_day():
    unit = make_unit(kind=UnitKind.COMMISSION)
    person = member(unit)
    make_suspension(unit, person, valid_from=date(2024, 2, 1), valid_to=date(2024, 2, 29))
    assert [len(roll_on(unit, day)) for day in (date(2024, 1, 31), date(2024, 2, 1), date(2024, 3, 1))] == [1, 0, 1]


def test_the_roll_costs_the_same_however_many_members(django_assert_max_num_queries):
    unit = make_unit(kind=UnitKind.COMMISSION)
    make_rules(unit)
    composition = make_composition(unit=unit, state=CompositionState.APPROVED, effective_from=date(2024, 1, 1))
    for _ in range(12):
        person = member(unit)
        make_position(person, make_organisation(unit.cluster))
        make_seat(composition, person=person)
    with django_assert_max_num_queries(6):
        assert len(roll_on(unit, DAY)) == 12


def test_versions_follow_one_another_and_a_term_ends_the_last():
    unit = make_unit(kind=UnitKind.COMMISSION)
    first = make_composition(unit=unit, state=CompositionState.APPROVED, effective_from=date(2024, 1, 1))
    second = make_composition(
        unit=unit, state=CompositionState.APPROVED, effective_from=date(2024, 3, 1), term_until=date(2024, 8, 31)
    )
    make_composition(unit=unit, seats=[(make_person(unit.cluster), Part.MEMBER)])
    assert composition_on(unit, date(2023, 12, 31)) is None
    assert composition_on(unit, date(2024, 2, 29)) == first
    assert composition_on(unit, date(2024, 8, 31)) == second
    assert composition_on(unit, date(2024, 9, 1)) is None
    assert unit_is_in_term(unit, date(2024, 8, 31))
    assert not unit_is_in_term(unit, date(2024, 9, 1))


def test_a_body_whose_composition_was_never_entered_is_in_term_while_it_exists():
    unit = make_unit(kind=UnitKind.COMMISSION, valid_to=DAY)
    assert unit_is_in_term(unit, DAY)
    assert not unit_is_in_term(unit, DAY + timedelta(days=1))
