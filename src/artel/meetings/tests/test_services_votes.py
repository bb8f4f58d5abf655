"""Voting: the frozen roll, one voice each, the count at the close, secret and absentee ballots."""

from datetime import date

import pytest

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.bodies.tests.factories import make_rules
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.meetings.domain.states import Ballot, Choice, ItemState, MeetingState, Outcome, QuestionState
from artel.meetings.models import Meeting, Participation, Question, Urn, Vote
from artel.meetings.selectors import questions_awaiting, warnings_of_ballot
from artel.meetings.services.attendance import mark_left
from artel.meetings.services.items import finish_item, recuse
from artel.meetings.services.votes import (
    FewVoters,
    annul_question,
    cast_vote,
    close_absentee,
    close_question,
    enter_vote,
    open_absentee,
    open_question,
)
from artel.meetings.tests.factories import (
    absentee,
    asked,
    came,
    chair,
    holder,
    in_hand,
    make_body,
    members_of,
    opened,
    secretary,
    voters,
)
from artel.members.domain.kinds import UnitKind
from artel.members.models import Unit

pytestmark = pytest.mark.usefixtures("noon")


def vote(question: Question, attendee, choice: str = Choice.FOR, **more) -> None:
    cast_vote(question=question, attendee=attendee, choice=choice, actor=attendee.person.user, **more)


def vote_all(question: Question, choices: str) -> None:
    """«++-0»: for, for, against, abstained; «.» has not voted. The chair is the first."""
    signs = {"+": Choice.FOR, "-": Choice.AGAINST, "0": Choice.ABSTAIN}
    for attendee, sign in zip(voters(question.item.meeting, question.unit), choices, strict=False):
        if sign in signs:
            vote(question, attendee, signs[sign])


def close(question: Question, **more) -> None:
    close_question(question=question, actor=secretary(question.unit), **more)
    question.refresh_from_db()


# --- opening ---


def test_the_roll_is_frozen_of_those_present_with_a_vote_and_not_recused():
    unit = make_body(members=5)
    away, out, *_rest = members_of(unit)
    meeting = opened(unit, present=[holder(unit, "chair"), holder(unit, "secretary"), *members_of(unit)[1:]])
    item = in_hand(meeting)
    recuse(item=item, attendee=meeting.attendees.get(person=out), reason="автор проекта", actor=secretary(unit))
    question = asked(meeting, item=item)
    names = {place.attendee.person_id for place in question.roll.all()}
    assert names == {holder(unit, "chair").pk, *(person.pk for person in members_of(unit)[2:])}
    came(meeting, away)
    assert question.roll.count() == 4, "who came later is not on the roll of this question"


def test_opening_leaves_one_trace_and_moves_the_version_on():
    meeting = opened()
    item = in_hand(meeting)
    before = Meeting.objects.get().version
    asked(meeting, item=item)
    assert Meeting.objects.get().version > before
    line = Entry.objects.get(event="meetings.question_opened")
    assert line.detail["roll"] == 5


def test_without_a_quorum_nothing_is_put_to_the_vote():
    unit = make_body(members=4)
    meeting = opened(unit, present=[holder(unit, "chair"), members_of(unit)[0]])
    with pytest.raises(BrokenRule, match="участвуют 2 из 5, нужно 3"):
        asked(meeting)


def test_a_question_needs_its_words_and_an_item_in_hand():
    meeting = opened()
    with pytest.raises(IllegalTransition, match="сначала начните"):
        asked(meeting, item=meeting.items.get())
    with pytest.raises(BrokenRule, match="за что голосуют") as refusal:
        asked(meeting, text="  ")
    assert refusal.value.field == "text"


def test_a_body_past_its_term_decides_nothing():
    from artel.bodies.tests.factories import make_composition

    meeting = opened()
    make_composition(unit=meeting.unit, term_until=date(2024, 3, 14), effective_from=date(2023, 1, 1), state="approved")
    with pytest.raises(BrokenRule, match="Срок полномочий"):
        asked(meeting)


def test_another_body_and_a_strangers_hand_are_refused():
    meeting = opened()
    item = in_hand(meeting)
    with pytest.raises(BrokenRule, match="не участвует"):
        asked(meeting, item=item, unit=make_body(meeting.cluster, kind=UnitKind.WORKING_GROUP))
    with pytest.raises(Denied):
        open_question(item=item, unit=meeting.unit, text="?", actor=voters(meeting)[2].person.user)


def test_one_live_question_an_item_and_the_annulled_one_stays():
    meeting = opened()
    first = asked(meeting)
    vote_all(first, "++-")
    with pytest.raises(IllegalTransition, match="уже голосует"):
        asked(meeting, item=first.item)
    with pytest.raises(BrokenRule, match="почему"):
        annul_question(question=first, words=" ", actor=secretary(meeting.unit))
    annul_question(question=first, words="Уточнена формулировка", actor=secretary(meeting.unit))
    second = asked(meeting, item=first.item)
    first.refresh_from_db()
    assert (first.state, second.number, first.votes.count()) == (QuestionState.ANNULLED, 2, 3)
    with pytest.raises(IllegalTransition, match="начато заново"):
        vote(first, voters(meeting)[0])


# --- casting ---


def test_a_voice_is_given_once_and_may_be_changed_until_the_close():
    meeting = opened()
    question = asked(meeting)
    one = voters(meeting)[1]
    vote(question, one, Choice.FOR)
    vote(question, one, Choice.AGAINST, opinion="Нет расчёта стоимости")
    kept = Vote.objects.get()
    assert (kept.choice, kept.opinion, kept.is_entered) == ("against", "Нет расчёта стоимости", False)
    assert Participation.objects.filter(has_voted=True).count() == 1
    close(question)
    with pytest.raises(IllegalTransition, match="уже закрыто"):
        vote(question, one, Choice.FOR)
    assert Vote.objects.get().choice == "against"


def test_nobody_votes_for_another_nor_off_the_roll():
    unit = make_body(members=5)
    absent = members_of(unit)[0]
    meeting = opened(unit, present=[holder(unit, "chair"), *members_of(unit)[1:]])
    question = asked(meeting)
    one, other = voters(meeting)[1:3]
    with pytest.raises(Denied):
        cast_vote(question=question, attendee=one, choice="for", actor=other.person.user)
    with pytest.raises(Denied):
        cast_vote(question=question, attendee=one, choice="for", actor=secretary(unit))
    late = came(meeting, absent)
    with pytest.raises(IllegalTransition, match="нет в списке этого голосования"):
        vote(question, late)
    with pytest.raises(BrokenRule, match="Выберите"):
        vote(question, other, "perhaps")
    assert not Vote.objects.exists()


def test_who_left_votes_no_more_and_the_voice_given_before_stands():
    meeting = opened()
    question = asked(meeting)
    one, other = voters(meeting)[1:3]
    vote(question, one)
    for each in (one, other):
        mark_left(attendee=each, actor=secretary(meeting.unit))
    with pytest.raises(IllegalTransition, match="отмечены ушедшим"):
        vote(question, other)
    close(question)
    assert question.result["in_favour"] == 1


def test_the_secretary_enters_hands_but_never_over_a_voice_given_by_oneself():
    meeting = opened()
    question = asked(meeting)
    one, other = voters(meeting)[1:3]
    enter_vote(question=question, attendee=one, choice="for", actor=secretary(meeting.unit))
    vote(question, other)
    with pytest.raises(IllegalTransition, match="проголосовал сам"):
        enter_vote(question=question, attendee=other, choice="against", actor=secretary(meeting.unit))
    with pytest.raises(Denied):
        enter_vote(question=question, attendee=one, choice="against", actor=other.person.user)
    vote(question, one, Choice.AGAINST)
    assert list(Vote.objects.order_by("pk").values_list("choice", "is_entered")) == [("against", False), ("for", False)]


def test_a_person_has_their_open_questions_before_them():
    meeting = opened()
    question = asked(meeting)
    one = voters(meeting)[1]
    assert list(questions_awaiting(one.person.user, meeting.cluster)) == [question]
    vote(question, one)
    assert not questions_awaiting(one.person.user, meeting.cluster)


# --- closing ---


@pytest.mark.parametrize(
    ("choices", "outcome", "by_casting_vote"),
    [
        ("+++--", Outcome.ACCEPTED, False),
        ("++---", Outcome.REJECTED, False),
        ("++--0", Outcome.ACCEPTED, True),
        ("-++-0", Outcome.REJECTED, True),
        ("0++--", Outcome.REJECTED, False),
        ("++...", Outcome.REJECTED, False),
    ],
)
def test_what_the_votes_decide(choices, outcome, by_casting_vote):
    question = asked(opened())
    vote_all(question, choices)
    close(question)
    question.refresh_from_db()
    assert (question.state, question.outcome) == (QuestionState.CLOSED, outcome)
    assert question.result["by_casting_vote"] is by_casting_vote
    parts = ("in_favour", "against", "abstained", "not_voted")
    assert sum(question.result[name] for name in parts) == question.result["roll"] == 5


def test_a_tie_asks_for_the_presiding_voice_and_counts_it_as_a_voice():
    question = asked(opened())
    vote_all(question, ".++--")
    with pytest.raises(BrokenRule, match="поровну") as refusal:
        close(question)
    assert refusal.value.field == "presiding_choice"
    question.refresh_from_db()
    assert question.state == QuestionState.OPEN
    close(question, presiding_choice="for")
    assert (question.result["in_favour"], question.outcome) == (3, Outcome.ACCEPTED)
    with pytest.raises(IllegalTransition, match="уже закрыто"):
        close(question)


def test_a_presiding_voice_that_contradicts_the_one_given_is_refused():
    question = asked(opened())
    vote_all(question, "+")
    with pytest.raises(BrokenRule, match="уже проголосовал иначе"):
        close(question, presiding_choice="against")


def test_those_who_left_weaken_the_quorum_at_the_close_and_no_decision_comes_of_it():
    meeting = opened()
    question = asked(meeting)
    vote_all(question, "+++++")
    for attendee in voters(meeting)[2:]:
        mark_left(attendee=attendee, actor=secretary(meeting.unit))
    close(question)
    assert (question.outcome, question.result["in_favour"]) == (Outcome.NO_QUORUM, 5)
    assert question.result["quorum"]["taking_part"] == 2


def test_a_recusal_while_the_vote_goes_on_takes_the_member_and_the_voice_off():
    meeting = opened()
    question = asked(meeting)
    vote_all(question, "++--0")
    recuse(item=question.item, attendee=voters(meeting)[1], reason="автор", actor=voters(meeting)[1].person.user)
    close(question)
    assert {name: question.result[name] for name in ("roll", "in_favour", "against", "recused")} == {
        "roll": 4, "in_favour": 1, "against": 2, "recused": 1,
    }  # fmt: skip
    assert Entry.objects.get(event="meetings.member_recused").detail["taken_off_questions"] == 1
    with pytest.raises(IllegalTransition, match="уже проголосовали"):
        recuse(item=question.item, attendee=voters(meeting)[2], reason="автор", actor=secretary(meeting.unit))


def test_an_item_is_not_finished_while_its_vote_goes_on():
    question = asked(opened())
    with pytest.raises(IllegalTransition, match="Идёт голосование"):
        finish_item(item=question.item, actor=secretary(question.unit))
    vote_all(question, "+++")
    close(question)
    assert finish_item(item=question.item, actor=secretary(question.unit)).state == ItemState.DONE


def test_two_bodies_at_once_have_a_roll_a_quorum_and_a_question_each():
    cluster = make_body().cluster
    expert = Unit.objects.get()
    other = make_body(cluster, kind=UnitKind.COORDINATION_COUNCIL, members=2)
    meeting = opened(expert, joint_with=other)
    item = in_hand(meeting)
    first = asked(meeting, item=item, unit=expert)
    with pytest.raises(BrokenRule, match="Координационный совет"):
        asked(meeting, item=item, unit=other)
    for attendee in voters(meeting, other)[:2]:
        came(meeting, attendee.person)
    second = asked(meeting, item=item, unit=other)
    assert (first.roll.count(), second.roll.count()) == (5, 2)
    with pytest.raises(IllegalTransition, match="нет в списке"):
        vote(first, voters(meeting, other)[0])


# --- secret ballots ---


def test_a_secret_vote_is_given_once_and_leaves_nothing_but_that_it_was_given():
    meeting = opened()
    question = asked(meeting, ballot=Ballot.SECRET)
    one = voters(meeting)[1]
    lines, size = Entry.objects.count(), len(Urn.objects.get().sealed)
    vote(question, one, Choice.AGAINST)
    assert (Entry.objects.count(), Vote.objects.count(), len(Urn.objects.get().sealed)) == (lines, 0, size)
    assert Participation.objects.get(attendee=one).has_voted
    with pytest.raises(IllegalTransition, match="тайный голос изменить нельзя"):
        vote(question, one, Choice.FOR)
    with pytest.raises(BrokenRule, match="особое мнение"):
        vote(question, voters(meeting)[2], opinion="Я против")
    with pytest.raises(IllegalTransition, match="только сам участник"):
        enter_vote(question=question, attendee=voters(meeting)[2], choice="for", actor=secretary(meeting.unit))


def test_the_urn_is_counted_and_destroyed_at_the_close():
    question = asked(opened(), ballot=Ballot.SECRET)
    vote_all(question, "+++-")
    close(question)
    assert (question.result["in_favour"], question.result["against"], question.result["not_voted"]) == (3, 1, 1)
    assert (question.outcome, question.result["by_casting_vote"]) == (Outcome.ACCEPTED, False)
    assert not Urn.objects.exists()


def test_a_tie_of_a_secret_ballot_asks_nobody():
    question = asked(opened(), ballot=Ballot.SECRET)
    vote_all(question, "++--0")
    close(question)
    assert question.outcome == Outcome.REJECTED


def test_a_secret_ballot_of_few_is_opened_only_after_the_warning():
    unit = make_body(members=3)
    item = in_hand(opened(unit))
    with pytest.raises(FewVoters, match="4\xa0человека: при таком числе тайна слаба"):
        asked(item.meeting, item=item, ballot=Ballot.SECRET, is_warned=False)
    assert len(warnings_of_ballot(item, unit, Ballot.SECRET)) == 2
    assert warnings_of_ballot(item, unit, Ballot.OPEN) == ()
    asked(item.meeting, item=item, ballot=Ballot.SECRET, is_warned=True)


def test_the_rules_may_forbid_secrecy_and_no_voice_leaves_the_urn_again():
    unit = make_body(rules={"allows_secret": False})
    with pytest.raises(BrokenRule, match="не допускают тайного"):
        asked(opened(unit), ballot=Ballot.SECRET)
    meeting = opened(make_body())
    question = asked(meeting, ballot=Ballot.SECRET)
    vote(question, voters(meeting)[1])
    with pytest.raises(IllegalTransition, match="найти его нельзя"):
        recuse(item=question.item, attendee=voters(meeting)[1], reason="автор", actor=secretary(meeting.unit))
    recuse(item=question.item, attendee=voters(meeting)[2], reason="автор", actor=secretary(meeting.unit))
    assert question.roll.count() == 4
    annul_question(question=question, words="Спор о списке", actor=secretary(meeting.unit))
    assert not Urn.objects.exists()


# --- absentee polls ---


def test_an_absentee_poll_asks_the_whole_roll_until_a_day():
    meeting = absentee()
    open_absentee(meeting=meeting, until=date(2024, 3, 20), actor=secretary(meeting.unit))
    meeting.refresh_from_db()
    question = Question.objects.get()
    assert (meeting.state, meeting.held_on, meeting.presiding) == (
        MeetingState.OPEN, date(2024, 3, 20), holder(meeting.unit, "chair"),
    )  # fmt: skip
    assert (question.ballot, question.roll.count(), question.text) == (Ballot.ABSENTEE, 5, "Принять к сведению.")
    vote_all(question, "+++-.")
    with pytest.raises(BrokenRule, match="ответили ещё не все"):
        close_absentee(meeting=meeting, actor=secretary(meeting.unit))
    enter_vote(question=question, attendee=voters(meeting)[4], choice="for", actor=secretary(meeting.unit))
    close_absentee(meeting=meeting, actor=secretary(meeting.unit))
    question.refresh_from_db()
    meeting.refresh_from_db()
    assert (meeting.state, meeting.held_on, meeting.items.get().state) == (
        MeetingState.HELD, date(2024, 3, 15), ItemState.DONE,
    )  # fmt: skip
    assert (question.outcome, question.result["base"]) == (Outcome.ACCEPTED, 5)


@pytest.mark.parametrize(
    ("choices", "state", "outcome"),
    [("++-..", MeetingState.HELD, Outcome.ACCEPTED), ("++...", MeetingState.FAILED, Outcome.NO_QUORUM)],
)
def test_the_quorum_of_a_poll_is_those_who_answered(noon, choices, state, outcome):
    meeting = absentee()
    open_absentee(meeting=meeting, until=date(2024, 3, 20), actor=secretary(meeting.unit))
    vote_all(Question.objects.get(), choices)
    noon.move_to("2024-03-21 05:00:00+00:00")
    with pytest.raises(IllegalTransition, match="срок истёк"):
        vote(Question.objects.get(), voters(meeting)[4])
    close_absentee(meeting=meeting, actor=secretary(meeting.unit))
    meeting.refresh_from_db()
    assert (meeting.state, Question.objects.get().outcome) == (state, outcome)
    assert meeting.held_on == date(2024, 3, 20)


def test_a_poll_is_opened_only_where_the_rules_allow_it():
    meeting = absentee(make_body(rules={"allows_absentee": False}))
    with pytest.raises(BrokenRule, match="не допускают заочного"):
        open_absentee(meeting=meeting, until=date(2024, 3, 20), actor=secretary(meeting.unit))
    live = opened(make_body(meeting.cluster, kind=UnitKind.WORKING_GROUP))
    with pytest.raises(IllegalTransition, match="не заочное"):
        open_absentee(meeting=live, until=date(2024, 3, 20), actor=system("test"))


def test_rules_of_the_meetings_day_decide_not_todays():
    unit = make_body(rules={"majority_share": "two_thirds"})
    make_rules(unit, valid_from=date(2024, 3, 16), majority_share="more_than_half")
    question = asked(opened(unit))
    vote_all(question, "+++--")
    close(question)
    assert (question.outcome, question.result["needed"]) == (Outcome.REJECTED, 4)


def test_who_presides_today_may_close_and_a_member_may_not():
    question = asked(opened())
    vote_all(question, "+++")
    with pytest.raises(Denied):
        close_question(question=question, actor=voters(question.item.meeting)[1].person.user)
    close_question(question=question, actor=chair(question.unit))
