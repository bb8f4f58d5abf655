"""The fair proves row 2.9 by its invitations and row 4.2 by its summary, and says what is lacking until then."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.documents.services.papers import revoke_paper
from artel.documents.services.signing import sign_papers
from artel.documents.tests.factories import make_agreement
from artel.fair import evidence
from artel.fair.domain.states import GraduateState, InvitationState, Milestone, Outcome, Stage
from artel.fair.models import EmploymentSummary, Invitation, Protocol
from artel.fair.services.employment import compose_summary, record_fact, send_summary
from artel.fair.services.fairs import change_fair
from artel.fair.services.invitations import revoke_invitation
from artel.fair.tests.factories import make_fair, make_graduate
from artel.fair.tests.inviting import make_world
from artel.kernel import clock
from artel.members.domain.kinds import OfficeKind
from artel.members.tests.factories import (
    PASSWORD,
    make_organisation,
    make_person,
    make_representative,
    make_tenure,
    make_user,
)
from artel.plans import kinds, words
from artel.plans.domain.states import State
from artel.plans.models import Evidence, Obligation, Requirement
from artel.plans.selectors import plan_status
from artel.plans.services.lifecycle import convert_all
from artel.plans.services.obligations import refresh_obligations
from artel.plans.tests.factories import LONG_AGO, SEED_ROWS, make_plan, obligation_of

pytestmark = pytest.mark.django_db
ROWS = [
    {name: row[name] for name in ("number", "title", "executors", "deadline", "result")}
    for row in SEED_ROWS
    if row["number"] in ("2.9", "4.2")
]


def at(day: str):
    return time_machine.travel(f"{day}T06:00:00+00:00", tick=False)


@pytest.fixture
def world():
    made = make_world(places=9, stage=Stage.INVITATIONS, held_on=date(2024, 4, 12), target_percent=66)
    made.plan = make_plan(made.cluster, *ROWS, known=kinds.known())
    return made


def protocol(fair, *, in_force_on=date(2024, 4, 19), state=PaperState.REGISTERED) -> Protocol:
    """The commission's protocol, made past the deeds."""
    is_signed = state == PaperState.REGISTERED
    paper = Paper.objects.create(
        cluster=fair.cluster, kind="fair.protocol", title="Протокол", dated_on=in_force_on, gost_edition=2016, state=state,
        registered_at=LONG_AGO if is_signed else None, in_force_on=in_force_on if is_signed else None, digest="d" * 64,
        number=f"{fair.pk}-К" if is_signed else "", created_at=LONG_AGO,
    )  # fmt: skip
    return Protocol.objects.create(
        cluster=fair.cluster, fair=fair, held_on=in_force_on, paper=paper, present=[], members_count=5
    )


def owed(plan, number="2.9", **lookup) -> Obligation:
    kind = evidence.INVITATIONS if number == "2.9" else evidence.EMPLOYMENT
    return obligation_of(plan, number, requirement__kind=kind, **lookup)


def proofs(plan) -> list[tuple]:
    rows = Evidence.objects.filter(obligation__plan=plan).order_by("pk")
    return [(row.source_kind, row.happened_on, row.in_force_on) for row in rows]


def state_of(plan, number, on):
    return {
        item.state
        for item in plan_status(plan, on).obligations
        if item.obligation.requirement and item.obligation.requirement.kind.startswith("fair.")
        and item.obligation.activity.wordings.get().number == number
    }  # fmt: skip


# --- row 2.9 ---


def test_the_row_closes_on_the_day_the_share_was_reached_and_opens_when_an_invitation_is_revoked(world):
    graduates = [world.graduate(name) for name in ("Ткач", "Ким", "Нечай")]
    protocol(world.fair)
    with at("2024-04-22"):
        world.invite(graduates[0])
        assert proofs(world.plan) == []
    with at("2024-04-26"):
        [second] = world.invite(graduates[1])
    [found] = Evidence.objects.filter(obligation=owed(world.plan))
    assert (found.source_id, found.happened_on, found.in_force_on) == (
        str(world.fair.pk), date(2024, 4, 12), date(2024, 4, 26),
    )  # fmt: skip
    assert "2 из 3\xa0выпускников" in found.title
    assert state_of(world.plan, "2.9", date(2024, 4, 26)) == {State.MET}
    with at("2024-04-27"):
        revoke_invitation(invitation=second, reason="Ошибка", actor=world.coordinator)
    assert state_of(world.plan, "2.9", date(2024, 4, 28)) != {State.MET}


@pytest.mark.parametrize(
    ("held_on", "agreed", "is_proved"),
    [
        (date(2024, 4, 12), True, True),
        (date(2024, 3, 1), True, True),
        (date(2023, 4, 12), True, False),
        (date(2024, 9, 1), True, False),
        (date(2024, 4, 12), False, False),
    ],
)
def test_only_a_fair_of_the_plans_year_with_its_protocol_counts(world, held_on, agreed, is_proved):
    world.fair.held_on = held_on
    world.fair.save()
    if agreed:
        protocol(world.fair)
    issued(world.fair, make_graduate(world.fair), world.vacancy)
    assert bool(list(evidence.find_invitations(owed(world.plan)))) is is_proved


def issued(fair, graduate, vacancy, *, on=date(2024, 4, 22), state=InvitationState.ISSUED) -> Invitation:
    return Invitation.objects.create(
        cluster=fair.cluster, fair=fair, graduate=graduate, vacancy=vacancy, state=state, issued_on=on,
        valid_until=date(2024, 5, 16), made_at=clock.now(),
        answered_at=clock.now() if state in ("accepted", "declined") else None,
        ended_at=clock.now(), end_reason="Ошибка" if state == "revoked" else "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("states", "target", "is_proved"),
    [
        (["issued", "declined", "expired"], 100, True),
        (["issued", "accepted", "revoked"], 100, False),
        (["issued", "accepted", "revoked"], 66, True),
        (["issued", "accepted", "revoked"], 67, False),
        (["revoked"], 0, False),
        ([], 0, False),
    ],
)
def test_the_share_is_of_those_who_take_part_and_a_revoked_one_gives_nothing(world, states, target, is_proved):
    fair = make_fair(world.cluster, Stage.ANSWERS, target_percent=target)
    protocol(fair)
    vacancy = world.vacancy
    for state in states:
        issued(fair, make_graduate(fair), vacancy, state=state)
    make_graduate(fair, state=GraduateState.REFUSED)
    assert bool(list(evidence.find_invitations(owed(world.plan)))) is is_proved


def test_another_day_of_the_fair_lets_the_row_look_again(world):
    world.fair.held_on = date(2024, 9, 2)
    world.fair.save()
    protocol(world.fair)
    issued(world.fair, make_graduate(world.fair), world.vacancy)
    evidence.refresh_rows(world.cluster)
    assert proofs(world.plan) == []
    change_fair(fair=world.fair, held_on=date(2024, 4, 12), actor=world.coordinator)
    assert proofs(world.plan) == [("fair.invitations", date(2024, 4, 12), date(2024, 4, 22))]


def test_what_is_lacking_is_told_by_what_there_is(world):
    on = date(2024, 4, 23)
    obligation = owed(world.plan)
    assert evidence.near_invitations([obligation], date(2024, 4, 11)) == {}
    near = evidence.near_invitations([obligation], on)[obligation.pk]
    assert near == kinds.Near("подписанного протокола распределения (ярмарка 12.04.2024)", "комиссия по распределению")
    protocol(world.fair)
    world.fair.target_percent = 100
    world.fair.save()
    with at("2024-04-22"):
        for name in ("Ткач", "Ким", "Нечай"):
            world.graduate(name)
        world.invite(world.graduates[0])
        world.invite(world.graduates[1], signed=False)
    near = evidence.near_invitations([obligation], on)[obligation.pk]
    assert near == kinds.Near("приглашений для 2\xa0выпускников из 3 (ярмарка 12.04.2024)", "координатор кластера")
    Invitation.objects.filter(state=InvitationState.DRAFT).update(state=InvitationState.SIGNING)
    near = evidence.near_invitations([obligation], on)[obligation.pk]
    assert near.who == "ООО «ОЭС»"
    [row] = [row for row in plan_status(world.plan, on).rows if row.row.number == "2.9"]
    assert words.lack_of_row(row).what.startswith("приглашений для 2\xa0выпускников из 3")


def test_near_asks_the_same_for_one_plan_and_for_many(world):
    protocol(world.fair)
    world.graduate()
    Invitation.objects.all().delete()
    others = []
    for _number in range(3):
        other = make_world(stage=Stage.INVITATIONS)
        others.append(make_plan(other.cluster, *ROWS, known=kinds.known()))
        protocol(other.fair, state=PaperState.SIGNING)
        other.graduate()
    counts = []
    for plans in ([world.plan, others[0]], [world.plan, *others]):
        obligations = [owed(plan) for plan in plans]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = evidence.near_invitations(obligations, date(2024, 4, 23))
        assert len(found) == len(plans)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6


# --- row 4.2 ---


def employed(world) -> None:
    """The fair at its employment, the head of the lead college able to sign."""
    world.fair.stage = Stage.EMPLOYMENT
    world.fair.save()
    world.cluster.lead = world.college
    world.cluster.save()
    world.director = make_person(world.cluster, user=make_user())
    make_tenure(world.college.offices.get(kind=OfficeKind.HEAD), person=world.director)
    make_agreement(world.director)
    world.methodist = make_representative(world.college)


def summed_up(world) -> EmploymentSummary:
    summary = compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=world.coordinator)
    summary = send_summary(summary=summary, actor=world.coordinator)
    sign_papers(signings=[(summary.paper, summary.paper.digest)], password=PASSWORD, actor=world.director.user)
    return summary


def test_a_signed_summary_proves_the_row_for_everybody_but_a_college_it_does_not_tell_of(world):
    employed(world)
    elsewhere = make_organisation(world.cluster, short_name="ОГБПОУ «ТТЖТ»")
    graduate = world.graduate()
    other = make_graduate(world.fair)
    for activity in world.plan.activities.select_related("plan__cluster"):
        refresh_obligations(activity)
    with at("2024-08-20"):
        record_fact(graduate=graduate, milestone=Milestone.AUTUMN, outcome=Outcome.SEEKING, actor=world.methodist)
        summary = summed_up(world)
    proved = {row.obligation.organisation for row in Evidence.objects.filter(obligation__plan=world.plan)}
    assert {world.enterprise, world.college, elsewhere} <= proved
    assert other.student.group.programme.organisation not in proved
    one = Evidence.objects.filter(obligation__organisation=world.college).get()
    assert (one.happened_on, one.in_force_on, one.number) == (date(2024, 8, 20), date(2024, 8, 20), "1-СТ")
    assert "всего 2\xa0выпускников" in one.title
    summary.paper.refresh_from_db()
    revoke_paper(paper=summary.paper, reason="Ошибка", actor=world.coordinator)
    assert State.MET not in state_of(world.plan, "4.2", date(2024, 8, 21))


def test_what_employment_lacks_is_told_step_by_step(world):
    employed(world)
    obligation = owed(world.plan, "4.2", organisation=world.enterprise)
    on = date(2024, 8, 20)
    graduate = world.graduate()
    near = evidence.near_employment([obligation], on)[obligation.pk]
    assert near == kinds.Near("сведений о трудоустройстве 1\xa0выпускника (2024 год)", "ОГБПОУ «ТЭПК»")
    with at("2024-08-20"):
        record_fact(graduate=graduate, milestone=Milestone.AUTUMN, outcome=Outcome.SEEKING, actor=world.methodist)
        near = evidence.near_employment([obligation], on)[obligation.pk]
        assert near == kinds.Near("сводки о трудоустройстве выпускников 2024 года", "координатор кластера")
        summary = compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=world.coordinator)
        send_summary(summary=summary, actor=world.coordinator)
    near = evidence.near_employment([obligation], on)[obligation.pk]
    assert near.what == "подписи сводки о трудоустройстве выпускников 2024 года"
    assert "руководитель" in near.who
    assert evidence.near_employment([obligation], date(2024, 9, 10)) == {}


# --- the plan ---


def test_both_kinds_are_offered_and_open_the_fair(world):
    assert {evidence.INVITATIONS, evidence.EMPLOYMENT} <= kinds.known()
    for number in ("2.9", "4.2"):
        obligation = owed(world.plan, number)
        opening = kinds.opening_of(obligation)
        assert opening.url == reverse("fair:detail", args=[world.cluster.slug, world.fair.pk])
    world.fair.held_on = date(2022, 4, 1)
    world.fair.save()
    opening = kinds.opening_of(owed(world.plan))
    assert opening.url == reverse("fair:list", args=[world.cluster.slug])


def test_requirements_on_documents_are_handed_over_to_the_fair_in_one_press_and_proved_at_once(world):
    world.plan.obligations.all().delete()
    world.plan.delete()
    plan = make_plan(world.cluster, *ROWS)  # read before the fair was here
    remembered = set(
        Requirement.objects.filter(activity__plan=plan)
        .exclude(suggested_kind="")
        .values_list("suggested_kind", flat=True)
    )
    assert remembered == {"fair.invitations", "outreach.event_reports", "fair.employment"}
    protocol(world.fair)
    issued(world.fair, make_graduate(world.fair), world.vacancy)
    assert convert_all(plan=plan, actor=world.coordinator) == 2
    assert proofs(plan) == [("fair.invitations", date(2024, 4, 12), date(2024, 4, 22))]
    assert convert_all(plan=plan, actor=world.coordinator) == 0
