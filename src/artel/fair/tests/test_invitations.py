"""Invitations: made, signed, answered, run out, revoked, made anew; places are never given twice."""

import pytest
import time_machine

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.documents.domain.states import PaperState
from artel.documents.selectors import papers_visible_to
from artel.documents.services.papers import revoke_paper
from artel.fair.domain.states import InvitationState, Stage
from artel.fair.events import FairEvent
from artel.fair.models import Invitation, Vacancy
from artel.fair.selectors.invitations import invitations_visible_to, offers_ahead
from artel.fair.services import answers
from artel.fair.services.holding import INVITATION
from artel.fair.services.invitations import (
    expire_invitations,
    make_invitations,
    offer_freed,
    recall_invitations,
    reissue_invitation,
    revoke_invitation,
    send_for_signing,
)
from artel.fair.tests.factories import make_vacancy
from artel.fair.tests.inviting import LAST_DAY, graduate_actor, make_enterprise, make_world, representative_of
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.models import Consent
from artel.members.tests.factories import make_observer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day():
    with time_machine.travel("2024-04-26T05:00:00Z", tick=False) as traveller:
        yield traveller


def counters(vacancy: Vacancy) -> tuple[int, int]:
    vacancy.refresh_from_db()
    return vacancy.offered, vacancy.taken


def traces(event: FairEvent) -> int:
    return Entry.objects.filter(event=event).count()


VERBS = {
    InvitationState.DRAFT: {"send", "revoke"},
    InvitationState.SIGNING: {"recall", "issue", "revoke"},
    InvitationState.ISSUED: {"deliver", "accept", "decline", "expire", "revoke"},
    InvitationState.DELIVERED: {"accept", "decline", "expire", "revoke"},
    InvitationState.ACCEPTED: {"decline", "revoke"},
    InvitationState.DECLINED: set(),
    InvitationState.EXPIRED: set(),
    InvitationState.REVOKED: set(),
}


@pytest.mark.parametrize("state", list(InvitationState))
def test_each_state_has_exactly_its_verbs(state):
    assert set(INVITATION.verbs(state)) == VERBS[state]


def test_an_invitation_is_made_signed_numbered_and_accepted():
    world = make_world()
    graduate = world.graduate()
    world.place(graduate)
    (invitation,) = make_invitations(fair=world.fair, actor=world.coordinator)
    assert (invitation.state, invitation.paper, counters(world.vacancy)) == ("draft", None, (1, 0))
    assert make_invitations(fair=world.fair, actor=world.coordinator) == []
    world.sign()
    invitation.refresh_from_db()
    assert (invitation.state, invitation.paper.number) == ("issued", "2024-001")
    assert (invitation.valid_until, invitation.issued_on.isoformat()) == (LAST_DAY, "2024-04-26")
    world.fair.refresh_from_db()
    assert world.fair.offers_count == 1
    answers.open_invitation(invitation=invitation, actor=graduate_actor(invitation))
    answers.accept_invitation(invitation=invitation, actor=graduate_actor(invitation))
    invitation.refresh_from_db()
    assert (invitation.state, invitation.delivery) == ("accepted", "link")
    assert counters(world.vacancy) == (1, 1)
    for event in (FairEvent.INVITATIONS_MADE, FairEvent.INVITATIONS_SENT, FairEvent.INVITATION_ISSUED):
        assert traces(event) == 1, event
    assert (traces(FairEvent.DELIVERED), traces(FairEvent.ACCEPTED)) == (1, 1)
    assert "Ткач" not in str(list(Entry.objects.filter(event__startswith="fair.").values()))


def test_numbers_go_on_within_a_fair():
    world = make_world(places=2)
    world.invite(world.graduate(), world.graduate("Седых", "Олег", "Иванович", gender="m"))
    assert sorted(Invitation.objects.values_list("paper__number", flat=True)) == ["2024-001", "2024-002"]
    other = make_world(number_prefix="")
    other.invite(other.graduate())
    assert Invitation.objects.get(fair=other.fair).paper.number == "001"


def test_making_is_for_those_who_lead_and_only_in_its_time():
    world = make_world(stage=Stage.COMMISSION)
    world.place(world.graduate())
    with pytest.raises(IllegalTransition, match="Приглашения готовят"):
        make_invitations(fair=world.fair, actor=world.coordinator)
    with pytest.raises(Denied):
        make_invitations(fair=world.fair, actor=world.head.user)


def test_who_may_not_be_told_of_gets_no_invitation():
    world = make_world(places=2)
    shown, hidden = world.graduate(), world.graduate("Скрытных", consented=False)
    world.place(hidden)
    assert [each.graduate for each in world.invite(shown)] == [shown]
    assert not Invitation.objects.filter(graduate=hidden).exists()


def test_a_draft_that_lacks_something_is_held_back_in_words():
    world = make_world(places=3)
    ready, unknown, silent = world.graduate(), world.graduate("Ким", "Саша", "", gender=""), world.graduate()
    world.invite(ready, unknown, silent, signed=False)
    Consent.objects.filter(person=silent.student.person).update(revoked_on="2024-04-20")
    done = send_for_signing(fair=world.fair, organisation=world.enterprise, actor=world.coordinator)
    assert [each.graduate for each in done.sent] == [ready]
    words = {invitation.graduate: why for invitation, why in done.held}
    assert "не указан пол" in words[unknown] and "согласие" in words[silent]
    with pytest.raises(BrokenRule, match="не указан пол"):
        send_for_signing(fair=world.fair, organisation=world.enterprise, actor=world.coordinator)


def test_an_enterprise_without_a_head_cannot_sign():
    world = make_world()
    world.invite(world.graduate(), signed=False)
    world.enterprise.offices.get().tenures.update(valid_to="2024-04-01")
    with pytest.raises(BrokenRule, match="не указан руководитель"):
        send_for_signing(fair=world.fair, organisation=world.enterprise, actor=world.coordinator)


def test_recalled_from_signing_it_is_a_draft_and_is_sent_anew():
    world = make_world()
    (invitation,) = world.invite(world.graduate(), signed=False)
    send_for_signing(fair=world.fair, organisation=world.enterprise, actor=world.coordinator)
    assert recall_invitations(fair=world.fair, organisation=world.enterprise, actor=world.coordinator) == 1
    invitation.refresh_from_db()
    assert (invitation.state, counters(world.vacancy)) == ("draft", (1, 0))
    paper = invitation.paper
    world.sign()
    invitation.refresh_from_db()
    assert (invitation.state, invitation.paper) == ("issued", paper)


def test_the_last_place_is_given_once_and_the_second_is_told_so():
    world = make_world(over_offer=2)
    first, second = world.graduate(), world.graduate("Седых")
    world.run({world.vacancy: [first, second]}, {first: world.vacancy})
    make_invitations(fair=world.fair, actor=world.coordinator)
    one, two = world.sign()
    answers.accept_invitation(invitation=one, actor=graduate_actor(one))
    with pytest.raises(BrokenRule, match="последнее занял другой"):
        answers.accept_invitation(invitation=two, actor=graduate_actor(two))
    assert counters(world.vacancy) == (2, 1)
    two.refresh_from_db()
    assert two.state == "issued"


def test_over_offer_invites_the_next_in_the_order_of_the_run_and_no_more():
    world = make_world(places=2, over_offer=1.5)
    ranked = [world.graduate(f"Фамилия{n}") for n in range(5)]
    world.run({world.vacancy: ranked}, dict.fromkeys(ranked[:2], world.vacancy))
    made = make_invitations(fair=world.fair, actor=world.coordinator)
    assert [each.graduate for each in made] == ranked[:3]
    assert counters(world.vacancy) == (3, 0)


def test_accepting_one_withdraws_the_others_where_the_fair_says_so():
    world = make_world()
    enterprise, head = make_enterprise(world.cluster)
    other = make_vacancy(world.fair, enterprise)
    graduate = world.graduate()
    (mine,) = world.invite(graduate)
    graduate.placements.update(ended_at="2024-04-26T00:00Z", ended_reason="второй тур")
    world.place(graduate, other)
    make_invitations(fair=world.fair, actor=world.coordinator)
    (second,) = world.sign(enterprise, head)
    answers.accept_invitation(invitation=mine, actor=graduate_actor(mine))
    second.refresh_from_db()
    assert (second.state, second.end_reason) == ("revoked", "принято другое приглашение")
    assert second.paper.state == PaperState.REVOKED
    assert (counters(world.vacancy), counters(other)) == ((1, 1), (0, 0))


def test_where_others_stay_a_second_acceptance_is_refused():
    world = make_world(acceptance_withdraws_others=False)
    enterprise, head = make_enterprise(world.cluster)
    other = make_vacancy(world.fair, enterprise)
    graduate = world.graduate()
    (mine,) = world.invite(graduate)
    graduate.placements.update(ended_at="2024-04-26T00:00Z", ended_reason="второй тур")
    world.place(graduate, other)
    make_invitations(fair=world.fair, actor=world.coordinator)
    (second,) = world.sign(enterprise, head)
    answers.accept_invitation(invitation=mine, actor=graduate_actor(mine))
    with pytest.raises(BrokenRule, match="уже приняли другое"):
        answers.accept_invitation(invitation=second, actor=graduate_actor(second))
    answers.decline_invitation(invitation=mine, actor=graduate_actor(mine), reason="нашёл ближе")
    answers.accept_invitation(invitation=second, actor=graduate_actor(second))
    assert (counters(world.vacancy), counters(other)) == ((0, 0), (1, 1))


def test_only_that_graduate_answers():
    world = make_world(places=2)
    one, two = world.invite(world.graduate(), world.graduate("Седых"))
    for actor in (graduate_actor(two), world.coordinator, world.head.user, representative_of(world.college)):
        with pytest.raises(Denied):
            answers.accept_invitation(invitation=one, actor=actor)
    assert counters(world.vacancy) == (2, 0)


def test_an_answer_twice_is_refused_and_leaves_one_trace():
    world = make_world()
    (invitation,) = world.invite(world.graduate())
    answers.accept_invitation(invitation=invitation, actor=graduate_actor(invitation))
    with pytest.raises(IllegalTransition, match="принято"):
        answers.accept_invitation(invitation=invitation, actor=graduate_actor(invitation))
    assert (counters(world.vacancy), traces(FairEvent.ACCEPTED)) == ((1, 1), 1)


def test_the_college_writes_down_an_answer_given_on_paper():
    world = make_world()
    (invitation,) = world.invite(world.graduate())
    clerk = representative_of(world.college)
    with pytest.raises(BrokenRule, match="ещё не наступил"):
        answers.record_answer(invitation=invitation, accepted=True, answered_on=LAST_DAY, actor=clerk)
    answers.deliver_invitation(invitation=invitation, how="hand", actor=clerk)
    answers.record_answer(invitation=invitation, accepted=False, reason=" далеко  ездить ", actor=clerk)
    invitation.refresh_from_db()
    assert (invitation.state, invitation.answer_reason, invitation.answered_by) == ("declined", "далеко ездить", clerk)
    assert counters(world.vacancy) == (0, 0)
    with pytest.raises(Denied):
        answers.record_answer(invitation=invitation, accepted=True, actor=world.head.user)


def test_it_may_be_answered_on_its_last_day_and_not_after(day):
    world = make_world(places=2)
    one, two = world.invite(world.graduate(), world.graduate("Седых"))
    day.move_to("2024-05-16T16:30:00Z")  # 23:30 in Tomsk
    answers.accept_invitation(invitation=one, actor=graduate_actor(one))
    assert expire_invitations() == 0
    day.move_to("2024-05-16T17:30:00Z")
    with pytest.raises(BrokenRule, match=r"истёк 16\.05\.2024"):
        answers.accept_invitation(invitation=two, actor=graduate_actor(two))
    assert (expire_invitations(), expire_invitations()) == (1, 0)
    two.refresh_from_db()
    assert (two.state, counters(world.vacancy), traces(FairEvent.EXPIRED)) == ("expired", (1, 1), 1)


def test_what_was_not_signed_in_time_goes_back_to_be_sent_with_another_day(day):
    world = make_world()
    (invitation,) = world.invite(world.graduate(), signed=False)
    send_for_signing(fair=world.fair, organisation=world.enterprise, actor=world.coordinator)
    day.move_to("2024-05-22T05:00:00Z")
    assert expire_invitations() == 0
    invitation.refresh_from_db()
    assert invitation.state == "draft"
    world.sign()
    invitation.refresh_from_db()
    assert invitation.valid_until.isoformat() == "2024-06-05"
    assert counters(world.vacancy) == (1, 0)


@pytest.mark.parametrize("accepted", [False, True])
def test_revoking_frees_exactly_one_place_and_the_paper_says_so(accepted):
    world = make_world(places=2)
    one, two = world.invite(world.graduate(), world.graduate("Седых"))
    if accepted:
        answers.accept_invitation(invitation=one, actor=graduate_actor(one))
    with pytest.raises(BrokenRule, match="почему"):
        revoke_invitation(invitation=one, reason=" ", actor=world.coordinator)
    revoke_invitation(invitation=one, reason="вакансия закрыта", actor=representative_of(world.enterprise))
    one.refresh_from_db()
    assert (one.state, one.paper.state, counters(world.vacancy)) == ("revoked", PaperState.REVOKED, (1, 0))
    with pytest.raises(IllegalTransition):
        revoke_invitation(invitation=one, reason="ещё раз", actor=world.coordinator)
    assert (counters(world.vacancy), traces(FairEvent.REVOKED)) == ((1, 0), 1)
    with pytest.raises(Denied):
        revoke_invitation(invitation=two, reason="чужая", actor=representative_of(world.college))


def test_a_paper_revoked_in_the_register_revokes_its_invitation():
    world = make_world()
    (invitation,) = world.invite(world.graduate())
    revoke_paper(paper=invitation.paper, reason="ошибка в адресе", actor=world.coordinator)
    invitation.refresh_from_db()
    assert (invitation.state, invitation.end_reason) == ("revoked", "ошибка в адресе")
    assert (counters(world.vacancy), traces(FairEvent.REVOKED)) == ((0, 0), 1)


def test_a_draft_is_revoked_with_its_paper_dropped():
    world = make_world()
    (invitation,) = world.invite(world.graduate(), signed=False)
    send_for_signing(fair=world.fair, organisation=world.enterprise, actor=world.coordinator)
    revoke_invitation(invitation=invitation, reason="ошибка", actor=world.coordinator)
    invitation.refresh_from_db()
    assert (invitation.paper.state, counters(world.vacancy)) == (PaperState.DROPPED, (0, 0))


def test_reissued_once_it_has_a_new_number_and_holds_the_place_again():
    world = make_world()
    (old,) = world.invite(world.graduate())
    with pytest.raises(IllegalTransition, match="в силе"):
        reissue_invitation(invitation=old, actor=world.coordinator)
    revoke_invitation(invitation=old, reason="опечатка", actor=world.coordinator)
    new = reissue_invitation(invitation=old, actor=world.coordinator)
    world.sign()
    new.refresh_from_db()
    assert (new.replaces, new.state, new.paper.number, counters(world.vacancy)) == (old, "issued", "2024-002", (1, 0))
    with pytest.raises(IllegalTransition, match="уже подготовлено"):
        reissue_invitation(invitation=old, actor=world.coordinator)


def test_a_place_offered_to_another_is_not_reissued():
    world = make_world()
    first, second = world.graduate(), world.graduate("Седых")
    world.run({world.vacancy: [first, second]}, {first: world.vacancy})
    (old,) = world.invite(first)
    answers.decline_invitation(invitation=old, actor=graduate_actor(old))
    offer_freed(fair=world.fair, actor=world.coordinator)
    with pytest.raises(BrokenRule, match="предложено другому"):
        reissue_invitation(invitation=old, actor=world.coordinator)


def test_freed_places_go_to_the_next_in_the_order_of_the_run():
    world = make_world(places=2)
    other = make_vacancy(world.fair, make_enterprise(world.cluster)[0])
    top, second, elsewhere, hidden, third = (
        world.graduate("Первых"),
        world.graduate("Вторых"),
        world.graduate("Занятых"),
        world.graduate("Скрытных", consented=False),
        world.graduate("Третьих"),
    )
    # «Занятых» had put the other vacancy before this one, and is invited there.
    world.run(
        {other: [elsewhere], world.vacancy: [top, second, elsewhere, hidden, third]},
        {elsewhere: other, top: world.vacancy, second: world.vacancy},
    )
    (one, _two) = world.invite(top, second)
    with pytest.raises(BrokenRule, match="Предлагать сейчас нечего"):
        offer_freed(fair=world.fair, actor=world.coordinator)
    answers.decline_invitation(invitation=one, actor=graduate_actor(one))
    assert offers_ahead(world.fair) == [(world.vacancy, [third])]
    (offered,) = offer_freed(fair=world.fair, actor=world.coordinator)
    assert (offered.graduate, offered.state, offered.vacancy) == (third, "signing", world.vacancy)
    assert counters(world.vacancy) == (2, 0)
    with pytest.raises(BrokenRule):
        offer_freed(fair=world.fair, actor=world.coordinator)


def test_invitations_and_their_papers_are_hidden_from_strangers():
    world = make_world()
    (invitation,) = world.invite(world.graduate())
    seeing = [world.coordinator, world.head.user, representative_of(world.college), representative_of(world.enterprise)]
    for user in seeing:
        assert list(papers_visible_to(user, world.cluster)) == [invitation.paper], user
    for user in (world.coordinator, representative_of(world.college), representative_of(world.enterprise)):
        assert list(invitations_visible_to(user, world.fair)) == [invitation], user
    stranger = representative_of(make_enterprise(world.cluster)[0])
    for user in (stranger, make_observer(world.cluster)):
        assert not papers_visible_to(user, world.cluster).exists()
        assert not invitations_visible_to(user, world.fair).exists()
    assert list(invitations_visible_to(graduate_actor(invitation), world.fair)) == [invitation]
    assert invitations_visible_to(system(), world.fair).count() == 1
