"""A composition's approval sheet: sent to the organisations of its people, void when the draft changes."""

from datetime import timedelta

import pytest

from artel.bodies.services.agreement import SUBJECT, ask_agreement, parties_of
from artel.bodies.services.compositions import change_composition, drop_composition, submit_composition
from artel.bodies.tests.world import TODAY
from artel.documents.domain.states import SheetState
from artel.documents.selectors import sheet_of
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.domain.kinds import RoleKind
from artel.members.tests.factories import make_role

DUE = TODAY + timedelta(10)


@pytest.fixture
def draft(world):
    """A draft whose organisations have somebody to answer for them."""
    composition = world.draft()
    for seat in composition.seats.select_related("person__user", "organisation"):
        if seat.organisation and seat.person.user:
            make_role(
                cluster=world.cluster,
                user=seat.person.user,
                kind=RoleKind.REPRESENTATIVE,
                organisation=seat.organisation,
            )
    return composition


def asked(composition):
    return {party.organisation.pk for party in parties_of(composition) if party.person}


def test_the_organisations_of_its_people_are_asked(world, draft):
    sheet = ask_agreement(composition=draft, organisations=asked(draft), due_on=DUE, actor=world.coordinator)
    assert sheet.lines.count() == len(asked(draft)) > 0
    assert sheet.state == SheetState.OPEN


def test_a_changed_or_dropped_draft_voids_what_was_agreed(world, draft):
    for change in (
        lambda: change_composition(composition=draft, seats=world.seats(*world.nominees[:4]), actor=world.coordinator),
        lambda: drop_composition(composition=draft, actor=world.coordinator),
    ):
        ask_agreement(composition=draft, organisations=asked(draft), due_on=DUE, actor=world.coordinator)
        change()
        assert sheet_of(SUBJECT, draft.pk).state == SheetState.VOID


def test_what_is_at_the_vote_is_not_sent_round(world, draft):
    submit_composition(composition=draft, actor=world.coordinator)
    with pytest.raises(IllegalTransition):
        ask_agreement(composition=draft, organisations=asked(draft), due_on=DUE, actor=world.coordinator)


def test_an_organisation_that_nobody_speaks_for_is_named(world):
    composition = world.draft()
    silent = [party.organisation for party in parties_of(composition) if party.person is None]
    assert silent
    with pytest.raises(BrokenRule, match="Некому ответить"):
        ask_agreement(composition=composition, organisations={silent[0].pk}, due_on=DUE, actor=world.coordinator)
