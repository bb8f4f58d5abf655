from datetime import date, timedelta

import pytest
import time_machine

from artel.bodies.domain.states import CompositionState, Part
from artel.bodies.models import Composition
from artel.bodies.selectors import composition_on, roll_on, rules_on, unit_is_in_term
from artel.bodies.services.approval import act_registered, readdress_act, return_composition, ruling
from artel.bodies.services.compositions import (
    SeatDraft,
    change_composition,
    draft_composition,
    drop_composition,
    enact_by_document,
    recall_composition,
    submit_composition,
)
from artel.bodies.subjects import find, waiting
from artel.bodies.tests.world import TODAY, traces
from artel.bodies.versions import subject_id
from artel.documents.domain.states import PaperState
from artel.documents.subjects import Ruling
from artel.documents.tests.factories import make_agreement, sign
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.models import Tenure
from artel.members.tests.factories import (
    make_organisation,
    make_person,
    make_position,
    make_tenure,
    make_unit,
    make_user,
)
from artel.plans.tests.factories import make_file


def test_a_composition_goes_from_the_draft_to_a_group_with_tenures(world):
    composition = world.approved()
    unit = composition.unit
    assert composition.state == CompositionState.APPROVED
    assert (composition.approved_on, composition.effective_from) == (TODAY, TODAY)
    assert composition.approved_by == world.holder(world.coordination)
    assert unit.name == "Рабочая группа по направлению «Наставничество»"
    assert (unit.kind, unit.valid_from) == (UnitKind.WORKING_GROUP, TODAY)
    assert rules_on(unit, TODAY).term_months == 12
    held = {(tenure.office.kind, tenure.person_id) for tenure in Tenure.objects.filter(office__unit=unit)}
    assert held == {(seat.part, seat.person_id) for seat in composition.seats.all()}
    assert [member.has_vote for member in roll_on(unit, TODAY)] == [True, True, False, True, True, True, True]
    world.direction.refresh_from_db()
    assert world.direction.unit == unit
    assert (traces("bodies.composition_approved"), traces("bodies.composition_passed")) == (1, 1)


def test_seats_stand_in_the_order_of_parts_and_then_of_the_alphabet(world):
    composition = world.draft(seats=list(reversed(world.seats())))
    assert [seat.part for seat in composition.seats.all()][:3] == [Part.CHAIR, Part.DEPUTY, Part.SECRETARY]
    names = [seat.person.last_name for seat in composition.seats.all()][3:]
    assert names == sorted(names)


def test_post_and_organisation_come_from_the_nomination_or_the_post_of_the_day(world):
    organisation = make_organisation(world.cluster)
    person = make_person(world.cluster)
    make_position(person, organisation, title="Мастер")
    composition = world.draft(seats=[*world.seats(), SeatDraft(person)])
    seat = composition.seats.get(person=person)
    assert (seat.post, seat.organisation, seat.nomination) == ("Мастер", organisation, None)
    assert composition.seats.first().nomination is not None


def test_one_version_is_in_work_at_a_time(world):
    world.draft()
    with pytest.raises(IllegalTransition, match="Уже готовится"):
        world.draft()


def test_a_person_has_one_seat_and_a_group_one_head(world):
    person = world.nominees[0]
    with pytest.raises(BrokenRule, match="дважды"):
        world.draft(seats=[SeatDraft(person, Part.CHAIR), SeatDraft(person, Part.SECRETARY)])
    with pytest.raises(BrokenRule, match="может быть один"):
        world.draft(seats=[SeatDraft(each, Part.CHAIR) for each in world.nominees[:2]])
    assert not Composition.objects.exists()


def test_a_draft_against_the_rules_is_kept_but_not_submitted(world):
    composition = world.draft(seats=world.seats(*world.nominees[:2]))
    with pytest.raises(BrokenRule, match="не меньше 3"):
        submit_composition(composition=composition, actor=world.coordinator)


def test_a_nominee_who_took_back_the_consent_stops_the_composition(world):
    composition = world.draft()
    world.direction.nominations.filter(person=world.nominees[4]).update(state="declined")
    with pytest.raises(BrokenRule, match="Нет согласия"):
        submit_composition(composition=composition, actor=world.coordinator)


def test_the_chair_and_the_secretary_of_the_forming_council_draft_and_others_do_not(world):
    for office in (OfficeKind.CHAIR, OfficeKind.SECRETARY):
        actor = world.holder(world.expert, office).user
        composition = draft_composition(direction=world.direction, seats=world.seats(), actor=actor)
        drop_composition(composition=composition, actor=actor)
    for person in (world.holder(world.coordination), world.holder(world.expert, OfficeKind.DEPUTY)):
        with pytest.raises(Denied):
            draft_composition(direction=world.direction, seats=world.seats(), actor=person.user)
    with pytest.raises(Denied):
        draft_composition(direction=world.direction, seats=world.seats(), actor=world.observer)


def test_the_forming_council_can_take_up_what_was_handed_to_its_vote(world):
    assert list(waiting(world.expert)) == []
    composition = world.submitted()
    (subject,) = waiting(world.expert)
    assert subject.title == "О создании рабочей группы по направлению «Наставничество»"
    assert "Создать рабочую группу по направлению «Наставничество»" in subject.draft[0]
    assert [line[-1] for line in subject.draft] == ["."] * len(subject.draft) and not subject.draft[0].endswith("..")
    assert list(waiting(world.coordination)) == []
    assert find(world.cluster, subject.id) == subject
    recall_composition(composition=composition, actor=world.coordinator)
    assert list(waiting(world.expert)) == []


def test_a_vote_for_another_version_changes_nothing(world):
    composition = world.submitted()
    voted_for = subject_id(composition)
    recall_composition(composition=composition, actor=world.coordinator)
    change_composition(composition=composition, seats=world.seats(*world.nominees[:5]), actor=world.coordinator)
    submit_composition(composition=composition, actor=world.coordinator)
    ruling(world.cluster, voted_for, Ruling(world.expert, TODAY, True, world.minutes(), "2", world.coordinator))
    composition.refresh_from_db()
    assert composition.state == CompositionState.VOTING
    assert find(world.cluster, voted_for) is None


def test_a_rejected_composition_is_returned_with_the_words_and_drafted_again(world):
    composition = world.rule(world.submitted(), accepted=False)
    assert composition.state == CompositionState.RETURNED
    assert "не поддержал" in composition.return_reason
    change_composition(composition=composition, seats=world.seats(), actor=world.coordinator)
    composition.refresh_from_db()
    assert composition.state == CompositionState.DRAFT


def test_the_decision_awaits_both_signatures_and_the_approval(world):
    composition = world.rule(world.submitted())
    assert composition.state == CompositionState.APPROVAL
    act = composition.act
    assert act.state == PaperState.SIGNING
    assert [(s.person, s.role) for s in act.signers.order_by("position")] == [
        (world.holder(world.expert), "signs"),
        (world.holder(world.expert, OfficeKind.SECRETARY), "signs"),
        (world.holder(world.coordination), "approves"),
    ]
    sign(act, world.holder(world.expert), world.holder(world.expert, OfficeKind.SECRETARY))
    composition.refresh_from_db()
    assert (composition.state, composition.unit) == (CompositionState.APPROVAL, None)


def test_the_approver_returns_a_composition_and_its_decision_is_dropped(world):
    composition = world.rule(world.submitted())
    with pytest.raises(Denied):
        return_composition(composition=composition, reason="Нет школ", actor=world.coordinator)
    chair = world.holder(world.coordination).user
    with pytest.raises(BrokenRule) as refusal:
        return_composition(composition=composition, reason=" ", actor=chair)
    assert refusal.value.field == "reason"
    returned = return_composition(composition=composition, reason="Нет школ", actor=chair)
    assert (returned.state, returned.return_reason) == (CompositionState.RETURNED, "Нет школ")
    assert returned.act.state in (PaperState.DROPPED, PaperState.SIGNING)
    returned.act.refresh_from_db()
    assert returned.act.state == PaperState.DROPPED


def test_a_new_chair_signs_once_the_decision_is_readdressed(world):
    composition = world.rule(world.submitted())
    signers = (world.holder(world.expert), world.holder(world.expert, OfficeKind.SECRETARY))
    sign(composition.act, *signers)
    office = world.coordination.offices.get(kind=OfficeKind.CHAIR)
    old = world.holder(world.coordination)
    office.tenures.update(valid_to=TODAY - timedelta(days=1))
    new = make_tenure(office, valid_from=TODAY).person
    make_agreement(new)
    with pytest.raises(Denied):
        sign(composition.act, old)
    readdressed = readdress_act(composition=composition, actor=world.coordinator)
    readdressed.act.refresh_from_db()
    world.sign_act(readdressed, *signers, new)
    assert readdressed.state == CompositionState.APPROVED
    assert readdressed.approved_by == new
    assert traces("bodies.decision_readdressed") == 1


def test_the_acting_chair_approves_before_the_holder(world):
    acting = make_tenure(world.coordination.offices.get(kind=OfficeKind.CHAIR), is_acting=True).person
    composition = world.rule(world.submitted())
    last = composition.act.signers.order_by("position").last()
    assert last.person == acting
    assert last.post.startswith("И. о. ")


def test_minutes_are_registered_even_when_there_is_nobody_to_approve(world):
    office = world.coordination.offices.get(kind=OfficeKind.CHAIR)
    office.tenures.update(valid_to=TODAY - timedelta(days=1))
    composition = world.rule(world.submitted())
    assert (composition.state, composition.act) == (CompositionState.APPROVAL, None)
    with pytest.raises(BrokenRule, match="некому подписать"):
        readdress_act(composition=composition, actor=world.coordinator)
    make_agreement(make_tenure(office, valid_from=TODAY).person)
    assert readdress_act(composition=composition, actor=world.coordinator).act.state == PaperState.SIGNING


def later(world, unit, *people, **fields):
    fields = {"reason": "Смена состава", "term_until": date(2024, 12, 31)} | fields
    return draft_composition(unit=unit, seats=world.seats(*people), actor=world.coordinator, **fields)


def test_a_small_change_comes_into_force_by_the_minutes_alone(world):
    unit = world.approved().unit
    new = make_person(world.cluster, last_name="Яров")
    make_position(new, world.nominees[0].positions.get().organisation)
    with time_machine.travel("2024-04-01 05:00:00+00:00", tick=False):
        composition = later(world, unit, *world.nominees[:6], new)
        submit_composition(composition=composition, actor=world.coordinator)
        world.rule(composition)
    assert composition.state == CompositionState.APPROVED
    assert composition.act == composition.minutes
    assert composition.effective_from == date(2024, 4, 1)
    gone, come = world.nominees[6], new
    assert Tenure.objects.get(person=gone, office__unit=unit).valid_to == date(2024, 3, 31)
    assert Tenure.objects.get(person=come, office__unit=unit).valid_from == date(2024, 4, 1)
    stayed = Tenure.objects.get(person=world.nominees[0], office__unit=unit)
    assert (stayed.valid_from, stayed.valid_to) == (TODAY, None)


def test_another_head_needs_the_approval_again_and_offices_pass_in_order(world):
    unit = world.approved().unit
    old_head, secretary, *_rest = world.nominees[0], world.nominees[2]
    with time_machine.travel("2024-04-01 05:00:00+00:00", tick=False):
        order = [secretary, world.nominees[1], old_head, *world.nominees[3:]]
        composition = later(world, unit, *order)
        submit_composition(composition=composition, actor=world.coordinator)
        world.rule(composition)
        assert composition.state == CompositionState.APPROVAL
        world.sign_act(composition)
    heads = Tenure.objects.filter(office__unit=unit, office__kind="chair").order_by("valid_from")
    assert [(t.person, t.valid_from, t.valid_to) for t in heads] == [
        (old_head, TODAY, date(2024, 3, 31)),
        (secretary, date(2024, 4, 1), None),
    ]
    assert composition_on(unit, date(2024, 3, 31)).number == 1
    assert composition_on(unit, date(2024, 4, 1)).number == 2


def test_a_later_version_says_why(world):
    unit = world.approved().unit
    with pytest.raises(BrokenRule) as refusal:
        later(world, unit, reason="")
    assert refusal.value.field == "reason"


def test_two_versions_never_come_into_force_on_one_day(world):
    first = world.approved()
    second = later(world, first.unit, *world.nominees[:6])
    submit_composition(composition=second, actor=world.coordinator)
    with pytest.raises(IllegalTransition, match="уже действует другой"):
        world.rule(second)
    second.refresh_from_db()
    assert second.state == CompositionState.VOTING


def test_a_decision_registered_twice_approves_once(world):
    composition = world.approved()
    with pytest.raises(IllegalTransition):
        act_registered(composition.act, world.coordinator)
    assert traces("bodies.composition_approved") == 1


def test_a_decision_that_was_replaced_approves_nothing(world):
    composition = world.rule(world.submitted())
    act = composition.act
    Composition.objects.filter(pk=composition.pk).update(act=None)
    with pytest.raises(IllegalTransition, match="заменено другим"):
        sign(
            act,
            world.holder(world.expert),
            world.holder(world.expert, OfficeKind.SECRETARY),
            world.holder(world.coordination),
        )


def enact(world, composition, **fields):
    defaults = {
        "words": "Приказ департамента от 12.01.2024 № 14",
        "approved_on": date(2024, 1, 12),
        "effective_from": date(2024, 1, 15),
        "file": make_file(world.cluster),
        "actor": world.coordinator,
    }
    return enact_by_document(composition=composition, **defaults | fields)


def test_a_council_is_entered_by_its_act_on_paper(world):
    unit = world.expert
    people = [world.holder(unit), *world.nominees[1:4]]
    seats = [
        SeatDraft(person, part, organisation=make_organisation(world.cluster), post="директор")
        for person, part in zip(people, (Part.CHAIR, Part.MEMBER, Part.SECRETARY, Part.MEMBER), strict=True)
    ]
    composition = draft_composition(unit=unit, seats=seats, actor=world.coordinator)
    enacted = enact(world, composition)
    assert enacted.state == CompositionState.APPROVED
    assert enacted.act_words.startswith("Приказ")
    assert [member.person for member in roll_on(unit, TODAY)] == [people[0], people[2], people[1], people[3]]
    chair = Tenure.objects.get(person=people[0], office__unit=unit)
    assert chair.valid_to is None and chair.valid_from < date(2024, 1, 15)
    assert traces("bodies.composition_enacted") == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("words", " "),
        ("approved_on", date(2024, 3, 1)),
        ("effective_from", date(2024, 1, 11)),
        ("file", None),
    ],
)
def test_an_act_on_paper_is_named_dated_and_shown(world, field, value):
    with pytest.raises(BrokenRule) as refusal:
        enact(world, world.draft(), **{field: value})
    assert refusal.value.field == field


def test_only_those_who_lead_enter_an_act_on_paper(world):
    with pytest.raises(Denied):
        enact(world, world.draft(), actor=world.holder(world.expert, OfficeKind.SECRETARY).user)


def test_a_seat_of_another_cluster_is_refused(world):
    stranger = make_person(user=make_user())
    with pytest.raises(Denied):
        world.draft(seats=[*world.seats(), SeatDraft(stranger)])


def test_a_commission_is_approved_by_the_council_whose_chair_signs_once(world):
    unit = make_unit(world.cluster, kind=UnitKind.COMMISSION, name="Конкурсная комиссия")
    seats = world.seats(*world.nominees[:6])
    for seat in seats:
        object.__setattr__(seat, "nomination", None)
    composition = draft_composition(unit=unit, seats=seats, actor=world.coordinator)
    submit_composition(composition=composition, actor=world.coordinator)
    assert [subject.title for subject in waiting(world.coordination)] == ["О составе конкурсной комиссии"]
    world.rule(composition, unit=world.coordination)
    assert [signer.role for signer in composition.act.signers.order_by("position")] == ["signs", "signs"]
    people = (world.holder(world.coordination), world.holder(world.coordination, OfficeKind.SECRETARY))
    world.sign_act(composition, *people)
    assert composition.state == CompositionState.APPROVED
    assert unit_is_in_term(unit, TODAY)
