"""The plan's approval sheet: sent to members, bound to the plan's words, void when the plan is returned."""

from datetime import timedelta

import pytest
from django.urls import reverse

from artel.documents.domain.states import SheetState
from artel.documents.selectors import sheet_of
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.plans.models import ActivityVersion
from artel.plans.services.agreement import SUBJECT, ask_agreement, digest_of, parties_of
from artel.plans.services.lifecycle import open_discussion, return_plan, submit_plan
from artel.plans.tests.factories import make_plan
from artel.plans.tests.world import ROWS, TODAY

DUE = TODAY + timedelta(10)


@pytest.fixture
def discussed(world):
    plan = make_plan(world.cluster, *ROWS, year="2024/2025", approved=False, created_by=world.coordinator)
    return open_discussion(plan=plan, actor=world.second)


def able(plan):
    return {party.organisation.pk for party in parties_of(plan) if party.person}


def test_members_who_have_somebody_to_answer_are_asked(world, discussed):
    sheet = ask_agreement(plan=discussed, organisations=able(discussed), due_on=DUE, actor=world.second)
    assert sheet.lines.count() == len(able(discussed)) > 0
    assert (sheet.state, sheet.digest) == (SheetState.OPEN, digest_of(discussed))


def test_an_organisation_that_nobody_speaks_for_is_named(world, discussed):
    silent = [party.organisation for party in parties_of(discussed) if party.person is None]
    assert silent
    with pytest.raises(BrokenRule, match="Некому ответить") as refusal:
        ask_agreement(plan=discussed, organisations={silent[0].pk}, due_on=DUE, actor=world.second)
    assert silent[0].short_name in str(refusal.value)


def test_a_draft_is_not_sent_round_and_a_chair_does_not_send(world, discussed):
    draft = make_plan(world.cluster, *ROWS, year="2025/2026", approved=False, created_by=world.coordinator)
    with pytest.raises(IllegalTransition):
        ask_agreement(plan=draft, organisations=able(draft), due_on=DUE, actor=world.second)
    with pytest.raises(Denied):
        ask_agreement(plan=discussed, organisations=able(discussed), due_on=DUE, actor=world.chair)


def test_a_returned_plan_voids_what_was_agreed(world, discussed):
    ask_agreement(plan=discussed, organisations=able(discussed), due_on=DUE, actor=world.second)
    plan = submit_plan(plan=discussed, actor=world.second)
    assert sheet_of(SUBJECT, plan.pk).state == SheetState.OPEN
    return_plan(plan=plan, reason="Нет сроков", actor=world.chair)
    assert sheet_of(SUBJECT, plan.pk).state == SheetState.VOID


def test_the_plans_page_leads_to_the_agreement_and_to_its_sheet(world, discussed, client):
    page = reverse("plans:detail", args=[world.cluster.slug, discussed.pk])
    ask = reverse("plans:agree", args=[world.cluster.slug, discussed.pk])
    client.force_login(world.second)
    assert ask in client.get(page).text
    sheet = ask_agreement(plan=discussed, organisations=able(discussed), due_on=DUE, actor=world.second)
    address = reverse("documents:sheet", args=[world.cluster.slug, sheet.pk])
    assert address in client.get(page).text
    client.force_login(world.chair)
    assert ask not in client.get(page).text
    assert address not in client.get(page).text


def test_the_digest_follows_every_word_of_the_plan(world, discussed):
    before = digest_of(discussed)
    row = ActivityVersion.objects.filter(version__plan=discussed).first()
    for name in ("number", "title", "executors_text", "deadline_text", "result_text"):
        ActivityVersion.objects.filter(pk=row.pk).update(**{name: getattr(row, name) + "!"})
        assert digest_of(discussed) != before
        ActivityVersion.objects.filter(pk=row.pk).update(**{name: getattr(row, name)})
    assert digest_of(discussed) == before
