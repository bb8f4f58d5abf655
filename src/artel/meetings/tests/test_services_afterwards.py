"""A meeting held on paper: the same rows, checked against the rules of its day, counted once another accepts it."""

from datetime import date, time

import pytest

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.kernel.errors import BrokenRule, Denied
from artel.meetings.domain.states import Ballot, ItemState, MeetingState, MinutesState, Outcome, QuestionState
from artel.meetings.events import MeetingEvent
from artel.meetings.models import Meeting, Vote
from artel.meetings.papers import facts_of
from artel.meetings.services.afterwards import PastFacts, PastItem, record_past_meeting
from artel.meetings.tests.factories import holder, make_body, make_meeting, members_of, secretary
from artel.meetings.tests.minutes_world import plan_of, proofs
from artel.members.tests.factories import make_coordinator, make_person, make_user
from artel.plans.domain.states import State
from artel.plans.models import Evidence
from artel.plans.selectors import plan_status
from artel.plans.services.evidence import accept_evidence
from artel.plans.tests.factories import make_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
DAY = date(2023, 12, 14)


def people(unit, count=7):
    """The chair and members, so many in all."""
    return [holder(unit, "chair"), *members_of(unit)][:count]


def item(**fields):
    values = {
        "title": "О планах работы групп", "decisions": ["Утвердить планы работы групп", "Доложить в марте"],
        "in_favour": 6, "against": 0, "abstained": 1,
    }  # fmt: skip
    return PastItem(**values | fields)


def record(unit, *items, actor=None, number="2", held_on=DAY, signed_on=date(2023, 12, 19), scan=None, **fields):
    actor = actor or secretary(unit)
    facts = {"present": people(unit), "presiding": holder(unit, "chair"), "items": items or [item()]}
    return record_past_meeting(
        unit=unit, held_on=held_on, facts=PastFacts(**facts | fields), number=number, signed_on=signed_on,
        scan=scan or make_file(unit.cluster, uploaded_by=actor), actor=actor,
    )  # fmt: skip


@pytest.fixture
def unit():
    return make_body(members=8)  # nine with a vote


def test_the_same_rows_as_of_a_meeting_held_here(unit):
    meeting = record(unit, starts_at=time(14), ends_at=time(15, 30), place="ауд. 204")
    assert (meeting.state, meeting.held_on, meeting.recorded_afterwards) == (MeetingState.HELD, DAY, True)
    assert meeting.created_at.date() == date(2024, 3, 15)  # it shows when it was written down
    assert meeting.secretary == holder(unit, "secretary")
    assert meeting.attendees.filter(stays__isnull=False).count() == 7
    told = meeting.items.get()
    assert (told.state, told.decisions.count()) == (ItemState.DONE, 2)
    question = told.questions.get()
    assert (question.ballot, question.state, question.outcome) == (
        Ballot.COUNTED,
        QuestionState.CLOSED,
        Outcome.ACCEPTED,
    )
    assert (question.result["in_favour"], question.result["abstained"]) == (6, 1)
    assert not Vote.objects.exists()
    assert Entry.objects.filter(event=str(MeetingEvent.RECORDED)).count() == 1


def test_the_minutes_are_registered_under_the_number_written_on_them(unit):
    meeting = record(unit, number="№ 2-ЭС")
    minutes = meeting.minutes.get()
    assert minutes.state == MinutesState.SIGNED
    paper = minutes.paper
    assert (paper.state, paper.number, paper.is_by_hand, paper.in_force_on) == (
        PaperState.REGISTERED, "2-ЭС", True, date(2023, 12, 19),
    )  # fmt: skip
    told = facts_of(meeting)
    assert [quorum.taking_part for quorum in told.items[0].quorums] == [7]
    assert told.items[0].left == told.items[0].came == ()


def test_it_counts_by_its_day_once_somebody_else_accepts_it(unit):
    plan = plan_of(unit)
    record(unit)
    assert proofs(plan) == [("IV квартал 2023 г.", "2", date(2023, 12, 19), True)]
    assert plan_status(plan, date(2024, 3, 15)).tally[State.MET] == 0
    piece = Evidence.objects.get()
    coordinator = make_coordinator(unit.cluster)
    accept_evidence(evidence=piece, actor=coordinator)
    assert plan_status(plan, date(2024, 3, 15)).tally[State.MET] == 1
    assert piece.recorded_at.date() == date(2024, 3, 15)


def test_who_recorded_does_not_accept(unit):
    plan_of(unit)
    coordinator = make_coordinator(unit.cluster)
    record(unit, actor=coordinator)
    with pytest.raises(Denied):
        accept_evidence(evidence=Evidence.objects.get(), actor=coordinator)


def test_a_stranger_and_a_plain_member_record_nothing(unit):
    for user in (make_user(), members_of(unit)[0].user):
        with pytest.raises(Denied):
            record(unit, actor=user)
    assert not Meeting.objects.exists()


def test_without_a_quorum_it_did_not_take_place(unit):
    with pytest.raises(BrokenRule, match="то есть 5; участвуют 4: кворума нет") as refusal:
        record(unit, item(in_favour=4, abstained=0), present=people(unit, 4))
    assert refusal.value.field == "present"
    assert not Meeting.objects.exists()
    assert not Paper.objects.exists()


def test_more_voices_than_people_are_refused_with_the_sum(unit):
    with pytest.raises(BrokenRule, match="голосов 9, а голосовать могли 6"):
        record(unit, item(in_favour=9, abstained=0, recused=[members_of(unit)[0]]))


def test_a_decision_that_the_votes_do_not_bear_is_refused_with_the_arithmetic(unit):
    with pytest.raises(BrokenRule, match="За 3 из нужных 4") as refusal:
        record(unit, item(in_favour=3, against=2, abstained=2))
    assert refusal.value.field == "item_1"
    record(unit, item(in_favour=3, against=2, abstained=2, is_accepted=False))


def test_a_tie_is_decided_as_the_minutes_say_where_the_rules_let_it():
    unit = make_body(members=7)
    meeting = record(unit, item(in_favour=4, against=4, abstained=0), present=people(unit, 8))
    assert facts_of(meeting).items[0].votes[0].by_casting_vote
    strict = make_body(members=7, rules={"casting_vote": False})
    with pytest.raises(BrokenRule, match="в протоколе «решение принято»"):
        record(strict, item(in_favour=4, against=4, abstained=0), present=people(strict, 8))


def test_only_who_sat_in_the_body_on_that_day_was_present(unit):
    with pytest.raises(BrokenRule, match="В составе на этот день нет"):
        record(unit, present=[*people(unit), make_person(unit.cluster)])
    with pytest.raises(BrokenRule, match="не отмечен среди присутствовавших"):
        record(unit, present=members_of(unit)[:6])


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"held_on": date(2024, 3, 16), "signed_on": date(2024, 3, 16)}, "held_on"),
        ({"held_on": date(2019, 3, 16)}, "held_on"),
        ({"signed_on": date(2023, 12, 13)}, "signed_on"),
        ({"signed_on": date(2024, 3, 16)}, "signed_on"),
        ({"number": " "}, "number"),
        ({"items": []}, "items"),
        ({"form": "absentee"}, "form"),
        ({"starts_at": time(15), "ends_at": time(14)}, "ends_at"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(unit, fields, field):
    with pytest.raises(BrokenRule) as refusal:
        record(unit, **fields)
    assert refusal.value.field == field
    assert not Meeting.objects.exists()


def test_the_day_of_the_schedule_takes_the_facts_and_no_second_meeting_comes(unit):
    planned = make_meeting(unit, items=0, held_on=DAY, state=MeetingState.PLANNED)
    assert record(unit).pk == planned.pk
    with pytest.raises(BrokenRule, match="уже внесено"):
        record(unit, number="3")


def test_a_meeting_with_an_agenda_here_is_held_here(unit):
    make_meeting(unit, held_on=DAY)
    with pytest.raises(BrokenRule, match="назначено заседание с повесткой"):
        record(unit)


def test_two_minutes_without_a_number_are_two_papers(unit):
    record(unit, number="б/н")
    record(unit, number="б/н", held_on=date(2023, 12, 21), signed_on=date(2023, 12, 25))
    assert list(Paper.objects.order_by("pk").values_list("number", flat=True)) == [
        "б/н от 14.12.2023",
        "б/н от 21.12.2023",
    ]


def test_a_number_twice_is_refused(unit):
    record(unit)
    with pytest.raises(BrokenRule, match="номером 2 уже есть"):
        record(unit, held_on=date(2023, 12, 21), signed_on=date(2023, 12, 25))


def test_an_item_without_a_vote_is_recorded_without_one(unit):
    meeting = record(unit, item(in_favour=None))
    assert not meeting.items.get().questions.exists()
    assert facts_of(meeting).items[0].quorums[0].is_reached


def test_the_system_may_record_for_the_demo(unit):
    scan = make_file(unit.cluster)
    assert record(unit, actor=system(), scan=scan).recorded_afterwards
