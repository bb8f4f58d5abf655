"""A requirement that stood on a document is handed over to its procedure once Artel has it."""

import pytest
from django.urls import reverse

from artel.kernel.errors import Denied, IllegalTransition
from artel.plans import kinds
from artel.plans.domain.states import PlanState, State
from artel.plans.models import Evidence
from artel.plans.selectors import convertible, state_of
from artel.plans.services.evidence import accept_evidence, reject_evidence
from artel.plans.services.finding import refresh_evidence
from artel.plans.services.lifecycle import convert_all, convert_requirement
from artel.plans.tests.factories import OWN_KINDS
from artel.plans.tests.world import TODAY, traces

KIND = "quotas.agreed_round"


@pytest.fixture(autouse=True)
def own_kinds(monkeypatch):
    """No app above has brought a kind yet."""
    monkeypatch.setattr(kinds, "_KINDS", {code: kind for code, kind in kinds._KINDS.items() if code in OWN_KINDS})


@pytest.fixture
def found():
    """What the procedure can prove, by obligation; the test fills it."""
    return {}


@pytest.fixture
def known(monkeypatch, own_kinds, found):
    """The kind as if its app had come."""
    kind = kinds.EvidenceKind(
        code=KIND,
        label="согласованный проект",
        lack=kinds.document_lack,
        find=lambda obligation: found.get(obligation.pk, ()),
    )
    monkeypatch.setitem(kinds._KINDS, KIND, kind)


def remembered(world, number="1"):
    """A requirement that stands on a document and remembers what it was meant for."""
    requirement = world.obligation(number).requirement
    requirement.suggested_kind = KIND
    requirement.save()
    return requirement


def piece(**fields):
    defaults = {"source_kind": KIND, "source_id": "1", "title": "Протокол", "happened_on": TODAY, "in_force_on": TODAY}
    return kinds.Found(**defaults | fields)


def test_a_requirement_whose_procedure_has_come_is_converted_and_proved_at_once(world, known, found):
    requirement, owed = remembered(world), world.obligation("1")
    found[owed.pk] = [piece()]
    assert list(convertible(world.plan)) == [requirement]
    converted = convert_requirement(requirement=requirement, actor=world.coordinator)
    assert (converted.kind, converted.suggested_kind) == (KIND, "")
    assert world.obligation("1") == owed
    assert state_of(owed).state is State.MET
    assert not convertible(world.plan).exists()
    assert traces() == ["plans.evidence_found", "plans.requirement_converted"]


def test_documents_brought_by_hand_stay_and_count(world, known):
    requirement, owed = remembered(world), world.obligation("1")
    accept_evidence(evidence=world.supply(owed), actor=world.chair)
    waiting = world.supply(owed, title="Ещё один отчёт")
    convert_requirement(requirement=requirement, actor=world.coordinator)
    assert state_of(owed).state is State.MET
    accept_evidence(evidence=waiting, actor=world.chair)
    assert owed.evidence.count() == 2


def test_a_requirement_whose_procedure_is_still_to_come_is_not_converted(world):
    requirement = remembered(world)
    assert not convertible(world.plan).exists()
    with pytest.raises(IllegalTransition):
        convert_requirement(requirement=requirement, actor=world.coordinator)


def test_only_keepers_convert_and_not_a_plan_at_its_approval(world, known):
    requirement = remembered(world)
    for name in ("chair", "college_man", "observer", "watcher", "former", "foreigner", "stranger"):
        with pytest.raises(Denied):
            convert_requirement(requirement=requirement, actor=getattr(world, name))
    world.plan.state, world.plan.approved_on, world.plan.approved_at = PlanState.APPROVAL, None, None
    world.plan.save()
    with pytest.raises(IllegalTransition):
        convert_requirement(requirement=requirement, actor=world.coordinator)


def test_all_of_a_plan_are_converted_in_one_press(world, known, client):
    remembered(world), remembered(world, "2")
    client.force_login(world.coordinator)
    page = reverse("plans:detail", args=[world.cluster.slug, world.plan.pk])
    assert "2 требования можно перевести на процедуры Артели" in client.get(page).content.decode().replace("\xa0", " ")
    answer = client.post(reverse("plans:convert", args=[world.cluster.slug, world.plan.pk]))
    assert answer.status_code == 302
    assert not convertible(world.plan).exists()
    assert "можно перевести" not in client.get(page).content.decode()
    assert convert_all(plan=world.plan, actor=world.coordinator) == 0


def test_one_requirement_is_converted_from_its_row(world, known, client):
    requirement = remembered(world)
    client.force_login(world.coordinator)
    row = (world.cluster.slug, world.plan.pk, requirement.activity.key)
    url = reverse("plans:requirement_convert", args=[*row, requirement.pk])
    assert url in client.get(reverse("plans:row", args=row)).content.decode()
    assert client.post(url).status_code == 302
    requirement.refresh_from_db()
    assert requirement.kind == KIND
    client.force_login(world.college_man)
    assert client.post(url).status_code == 403


def test_what_was_entered_from_a_scan_waits_and_a_persons_rejection_stands(world, known, found):
    requirement, owed = remembered(world), world.obligation("1")
    found[owed.pk] = [piece(needs_acceptance=True, recorded_by=world.coordinator)]
    convert_requirement(requirement=requirement, actor=world.coordinator)
    evidence = Evidence.objects.get(obligation=owed)
    assert state_of(owed).state is not State.MET
    with pytest.raises(Denied):
        accept_evidence(evidence=evidence, actor=world.coordinator)
    reject_evidence(evidence=evidence, reason="Нечитаемый скан", actor=world.chair)
    assert refresh_evidence(owed.activity) == 0
    assert state_of(owed).state is not State.MET
    accept_evidence(evidence=evidence, actor=world.chair)
    found.clear()
    assert refresh_evidence(owed.activity) == 1
    assert state_of(owed).state is not State.MET
    found[owed.pk] = [piece(needs_acceptance=True, recorded_by=world.coordinator)]
    assert refresh_evidence(owed.activity) == 1
    assert state_of(owed).state is State.MET
