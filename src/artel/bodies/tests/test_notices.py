"""What of bodies calls people: calls for people, answers of nominees, compositions, terms that end."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from artel.bodies.domain.states import CompositionState, NominationState
from artel.bodies.notice_sources import calls_to_answer, nominees_to_answer, terms_to_renew
from artel.bodies.services.approval import return_composition
from artel.bodies.services.directions import close_call, open_call
from artel.bodies.services.nominations import consent, decline, nominate
from artel.bodies.tests.factories import make_composition, make_direction, make_nomination
from artel.bodies.tests.world import TODAY, World
from artel.members.domain.kinds import OfficeKind
from artel.members.models import Tenure
from artel.members.selectors import know_calendars
from artel.members.tests.factories import make_organisation, make_person, make_representative, make_tenure, make_user
from artel.notices.models import Notice
from artel.notices.services import gather


def standing(kind: str) -> set[int]:
    return set(Notice.objects.filter(kind=kind, settled_at=None).values_list("user_id", flat=True))


def sits(world: World, person) -> None:
    """Give the person a place in the cluster: somebody without one is called to nothing."""
    make_tenure(world.expert.offices.get(kind=OfficeKind.MEMBER), person=person)


def test_a_call_is_told_when_opened_and_by_its_days_to_members_that_are_silent(world):
    first, second = make_organisation(world.cluster), make_organisation(world.cluster)
    users = {organisation: make_representative(organisation) for organisation in (first, second)}
    open_call(direction=world.direction, due_on=date(2024, 3, 1), actor=world.coordinator)
    assert standing("bodies.news") == {user.pk for user in users.values()}
    assert not Notice.objects.filter(user=world.coordinator).exists()
    gather(cluster=world.cluster, day=date(2024, 2, 21))
    assert standing("bodies.calls") == set()
    gather(cluster=world.cluster, day=date(2024, 2, 22))  # the 23rd is a holiday
    assert standing("bodies.calls") == {user.pk for user in users.values()}
    person = make_person(world.cluster, user=make_user())
    sits(world, person)
    nomination = nominate(
        direction=world.direction, organisation=first, person=person, post="мастер", actor=users[first]
    )
    assert standing("bodies.news") == {user.pk for user in users.values()} | {person.user_id}
    gather(cluster=world.cluster, day=date(2024, 2, 22))
    assert standing("bodies.calls") == {users[second].pk}
    assert standing("bodies.nominees") == {person.user_id}  # five working days since it was asked
    decline(nomination=nomination, reason="Много работы", actor=person.user)
    said = Notice.objects.get(kind="bodies.news", text="Много работы")
    assert (said.user, said.act) == (users[first], "Выдвинуть другого")
    gather(cluster=world.cluster, day=date(2024, 2, 22))
    assert standing("bodies.nominees") == set()
    close_call(direction=world.direction, actor=world.coordinator)
    gather(cluster=world.cluster, day=date(2024, 2, 22))
    assert standing("bodies.calls") == set()
    assert standing("bodies.news") == {users[first].pk}


def test_a_nominee_is_asked_at_once_and_again_until_the_answer_and_a_former_one_never(world):
    person = make_person(world.cluster, user=make_user())
    sits(world, person)
    organisation = make_organisation(world.cluster)
    nomination = nominate(
        direction=world.direction, organisation=organisation, person=person, post="мастер", actor=world.coordinator
    )
    gather(cluster=world.cluster, day=date(2024, 2, 16))
    assert (standing("bodies.news"), standing("bodies.nominees")) == ({person.user_id}, set())
    gather(cluster=world.cluster, day=date(2024, 2, 19))
    assert standing("bodies.nominees") == {person.user_id}
    Tenure.objects.filter(person=person).update(valid_to=date(2024, 2, 19))
    gather(cluster=world.cluster, day=date(2024, 2, 20))
    assert standing("bodies.nominees") == {world.coordinator.pk}  # who entered it and may bring the consent on paper
    Tenure.objects.filter(person=person).update(valid_to=None)
    consent(nomination=nomination, actor=person.user)
    assert standing("bodies.news") == set()
    gather(cluster=world.cluster, day=date(2024, 2, 20))
    assert standing("bodies.nominees") == set()


def test_a_composition_is_told_when_returned_and_when_in_force(world):
    chair, secretary = (world.holder(world.expert, kind) for kind in (OfficeKind.CHAIR, OfficeKind.SECRETARY))
    composition = world.rule(world.submitted())
    return_composition(
        composition=composition, reason="Нет ни одного мастера", actor=world.holder(world.coordination).user
    )
    assert standing("bodies.news") == {world.coordinator.pk, chair.user_id, secretary.user_id}
    assert {notice.text for notice in Notice.objects.filter(kind="bodies.news")} == {"Нет ни одного мастера"}
    world.direction.compositions.update(state=CompositionState.DROPPED)
    Notice.objects.all().delete()
    composition = world.approved()
    assert composition.state == CompositionState.APPROVED
    assert standing("bodies.news") == {person.user_id for person in world.nominees}


def test_a_term_that_ends_is_told_thirty_and_ten_days_before_until_a_new_version_goes_its_way(world):
    make_composition(
        unit=world.expert,
        state=CompositionState.APPROVED,
        effective_from=date(2023, 9, 1),
        term_until=date(2024, 3, 29),
    )
    keepers = {world.holder(world.expert, kind).user_id for kind in (OfficeKind.CHAIR, OfficeKind.SECRETARY)}
    gather(cluster=world.cluster, day=date(2024, 2, 13))
    assert standing("bodies.terms") == set()
    gather(cluster=world.cluster, day=date(2024, 2, 14))
    assert standing("bodies.terms") == keepers | {world.coordinator.pk}
    gather(cluster=world.cluster, day=date(2024, 3, 15))
    assert Notice.objects.filter(kind="bodies.terms", stage=-10, settled_at=None).count() == 3
    make_composition(unit=world.expert, state=CompositionState.VOTING)
    gather(cluster=world.cluster, day=date(2024, 3, 18))
    assert standing("bodies.terms") == set()


@pytest.mark.parametrize("source", [calls_to_answer, nominees_to_answer, terms_to_renew])
def test_a_source_costs_the_same_however_much_stands_open(world, source):
    know_calendars([world.cluster])

    def load() -> None:
        organisation = make_organisation(world.cluster)
        make_representative(organisation)
        direction = make_direction(
            world.cluster, forming_unit=world.expert, call_opened_on=TODAY, call_due_on=date(2024, 3, 1)
        )
        make_nomination(direction, organisation=organisation, state=NominationState.PROPOSED, consented_on=None)
        unit = world.expert if not world.expert.compositions.exists() else world.coordination
        make_composition(unit=unit, state=CompositionState.APPROVED, effective_from=TODAY, term_until=date(2024, 3, 29))

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert list(source(world.cluster, TODAY))
        return len(captured)

    load()
    few = cost()
    load()
    assert cost() == few <= 5


def test_many_calls_of_one_day_are_one_line(world):
    organisation = make_organisation(world.cluster)
    user = make_representative(organisation)
    for _number in range(4):
        make_direction(world.cluster, forming_unit=world.expert, call_opened_on=TODAY, call_due_on=date(2024, 3, 1))
    with time_machine.travel("2024-02-29 05:00:00+00:00", tick=False):
        gather(cluster=world.cluster)
    (notice,) = Notice.objects.filter(user=user)
    assert (notice.title, notice.is_pressing) == ("Выдвинуть людей в рабочие группы: 4", False)
