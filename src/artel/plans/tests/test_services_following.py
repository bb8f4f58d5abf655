"""Plans follow members, the calendar and the cluster's rules."""

from datetime import date

import pytest
import time_machine

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.members.followers import Change
from artel.members.models import Organisation
from artel.members.services import (
    appoint,
    change_cluster_settings,
    change_organisation,
    join_cluster,
    leave_cluster,
    override_day,
)
from artel.members.tests.factories import make_cluster, make_organisation, make_person
from artel.plans.domain.states import PlanState, State
from artel.plans.models import Decision, Obligation
from artel.plans.selectors import plan_status, state_of
from artel.plans.services.deferrals import Window, set_dates_by_document
from artel.plans.services.evidence import accept_evidence
from artel.plans.services.following import follow_members
from artel.plans.services.happenings import record_event
from artel.plans.services.obligations import lift_obligation
from artel.plans.tests.factories import activity_of, make_plan
from artel.plans.tests.world import TODAY, make_document, snapshot

LAST_DAY = date(2024, 3, 10)


def followed():
    return list(Entry.objects.filter(event="plans.members_followed").order_by("pk"))


def leave(world, organisation, last_day=LAST_DAY):
    leave_cluster(organisation=organisation, last_day=last_day, actor=world.head)


def states_of(world, organisation, on=None):
    status = plan_status(world.plan, on)
    return {
        row.row.number: item.state
        for row in status.rows
        for item in row.obligations
        if item.obligation.organisation_id == organisation.pk
    }


def test_who_joins_comes_to_owe_from_that_day(world):
    joiner = make_organisation(world.cluster, member_since=None)
    join_cluster(organisation=joiner, from_day=date(2024, 3, 11), actor=world.head)
    assert states_of(world, joiner) == {"2": State.FUTURE, "4": State.AWAITING}
    (entry,) = followed()
    assert (entry.actor_name, entry.detail["change"], entry.detail["changed"]) == ("Система", "membership", 2)


def test_who_joins_after_the_document_was_registered_has_its_dates_too(world):
    set_dates_by_document(
        activity=activity_of(world.plan, "4"), document=make_document(world.cluster),
        windows=[Window(date(2024, 4, 15), date(2024, 4, 19))], actor=world.head,
    )  # fmt: skip
    joiner = make_organisation(world.cluster, member_since=None)
    join_cluster(organisation=joiner, from_day=date(2024, 3, 11), actor=world.head)
    assert state_of(world.obligation("4", joiner)).due_on == date(2024, 4, 19)


def test_who_leaves_owes_no_more_from_the_next_day_and_it_says_why(world):
    leave(world, world.college)
    assert states_of(world, world.college) == {"4": State.LIFTED}
    assert states_of(world, world.college, LAST_DAY) == {"4": State.AWAITING}
    decision = Decision.objects.get()
    assert (decision.basis, decision.on, decision.by) == (
        "Организация вышла из кластера 10.03.2024", date(2024, 3, 11), None,
    )  # fmt: skip
    (entry,) = followed()
    assert (entry.actor_name, entry.detail["lifted"]) == ("Система", 1)


def test_who_will_leave_owes_until_then(world):
    leave(world, world.college, date(2024, 4, 15))
    assert states_of(world, world.college)["2"] is State.FUTURE
    assert states_of(world, world.college, date(2024, 4, 15))["2"] is State.SOON
    assert states_of(world, world.college, date(2024, 4, 16))["2"] is State.LIFTED


def test_what_a_leaver_had_done_stays_done(world):
    owed = world.obligation("4", world.college)
    accept_evidence(
        evidence=world.supply(owed, happened_on=date(2024, 3, 5), in_force_on=date(2024, 3, 5)), actor=world.head
    )
    leave(world, world.college)
    assert state_of(owed).state is State.MET
    assert not Decision.objects.exists()


def test_who_comes_back_owes_again(world):
    leave(world, world.college)
    with time_machine.travel("2024-04-02 05:00:00+00:00", tick=False):
        join_cluster(organisation=world.college, from_day=date(2024, 4, 1), actor=world.head)
        assert states_of(world, world.college) == {"2": State.OPEN, "4": State.AWAITING}
        assert states_of(world, world.college, date(2024, 3, 31))["4"] is State.LIFTED
    assert followed()[-1].detail["restored"] == 1


def test_what_a_person_lifted_stays_lifted_when_members_change(world):
    owed = world.obligation("4", world.other)
    lift_obligation(obligation=owed, on=TODAY, basis="Решение", actor=world.head)
    leave(world, world.college)
    assert state_of(owed).state is State.LIFTED
    assert owed.decisions.count() == 1


def test_a_leaver_owes_news_of_no_event_after_its_last_day(world):
    for day in (date(2024, 3, 5), date(2024, 3, 13)):
        record_event(cluster=world.cluster, title="Ярмарка", starts_on=day, actor=world.head)
    leave(world, world.college)
    owed = Obligation.objects.filter(organisation=world.college, slot_kind="event").select_related("plan__cluster")
    assert [(o.event.ends_on, state_of(o).state) for o in owed] == [(date(2024, 3, 5), State.LIFTED)]


def test_a_day_off_by_an_act_moves_deadlines_and_news(world):
    record_event(cluster=world.cluster, title="Ярмарка", starts_on=date(2024, 3, 29), actor=world.head)
    owed, news = world.obligation("1"), Obligation.objects.filter(slot_kind="event")
    assert (owed.due_on, {o.due_on for o in news}) == (date(2024, 4, 1), {date(2024, 4, 1)})
    override_day(cluster=world.cluster, day=date(2024, 4, 1), kind="off", act="Указ № 5", actor=world.head)
    owed.refresh_from_db()
    assert (owed.due_on, {o.due_on for o in news.all()}) == (date(2024, 4, 2), {date(2024, 4, 2)})
    assert followed()[-1].detail["change"] == "calendar"


def test_a_week_of_six_days_moves_the_news_of_that_member_alone(world):
    record_event(cluster=world.cluster, title="Ярмарка", starts_on=date(2024, 3, 15), actor=world.head)
    change_organisation(organisation=Organisation.objects.get(pk=world.college.pk), week=6, actor=world.head)
    days = dict(Obligation.objects.filter(slot_kind="event").values_list("organisation_id", "due_on"))
    assert days.pop(world.college.pk) == date(2024, 3, 16)
    assert set(days.values()) == {date(2024, 3, 18)}


def test_the_rules_of_the_cluster_change_the_slots(world):
    change_cluster_settings(cluster=world.cluster, quarter_scheme="academic", roll_forward=False, actor=world.head)
    slots = Obligation.objects.filter(activity=activity_of(world.plan, "3")).values_list("slot_key", flat=True)
    assert set(slots) == {"2023A1", "2023A2", "2023A3", "2023A4"}
    assert world.obligation("1").due_on == date(2024, 3, 31)
    assert followed()[-1].detail["change"] == "rules"


def test_what_changes_nothing_leaves_no_trace(world):
    change_cluster_settings(cluster=world.cluster, soon_days=5, actor=world.head)
    assert followed() == []
    before = snapshot()
    for change in Change:
        follow_members(world.cluster, change=change, actor=system())
    assert snapshot() == before


def test_a_new_holder_of_an_office_owes_without_anything_being_written(world):
    office = activity_of(world.plan, "3").wordings.get().executors.get().office
    person = make_person(world.cluster, last_name="Белых")
    before = Obligation.objects.count()
    appoint(office=office, person=person, from_day=date(2024, 3, 14), is_acting=True, actor=world.head)
    assert followed() == []
    assert Obligation.objects.count() == before
    (debtor,) = plan_status(world.plan).rows[2].obligations[0].debtors
    assert str(debtor.words).startswith("Белых")


@pytest.mark.parametrize(("state", "follows"), [(PlanState.DRAFT, True), (PlanState.CLOSED, False)])
def test_drafts_follow_and_closed_plans_stand_still(world, state, follows):
    other = make_plan(
        world.cluster, {"executors": "Участники кластера"}, year="2024/2025", approved=state == PlanState.CLOSED
    )
    other.state = state
    other.save()
    joiner = make_organisation(world.cluster, member_since=None)
    join_cluster(organisation=joiner, from_day=date(2024, 3, 11), actor=world.head)
    assert other.obligations.filter(organisation=joiner).exists() is follows


def test_other_clusters_are_not_touched(world):
    foreign = make_plan(make_cluster(), {"executors": "Участники кластера"})
    before = list(foreign.obligations.values())
    leave(world, world.college)
    assert list(foreign.obligations.values()) == before
