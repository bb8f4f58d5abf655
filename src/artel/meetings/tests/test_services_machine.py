"""Whatever people do at a meeting in whatever order, its invariants hold (RELIABILITY 4.1, meeting + voting)."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from artel.audit import verify
from artel.audit.models import Entry
from artel.kernel.errors import Refusal
from artel.meetings.domain.states import Ballot, Choice, MeetingState, Outcome, QuestionState
from artel.meetings.models import AgendaItem, Meeting, Participation, Question, Urn, Vote
from artel.meetings.selectors import presence_of
from artel.meetings.services import attendance, items, votes
from artel.meetings.tests.factories import NOON, make_body, opened, secretary, voters

WHO = st.integers(0, 4)
CHOICES = st.sampled_from(list(Choice))
BALLOTS = st.sampled_from([Ballot.OPEN, Ballot.OPEN, Ballot.SECRET])


class MeetingMachine(RuleBasedStateMachine):
    """Five with a vote come, leave, recuse themselves and vote; the secretary opens, closes and annuls."""

    @initialize()
    def begin(self):
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.travel = time_machine.travel(NOON, tick=False)
        self.clock = self.travel.start()
        self.meeting = opened(make_body(members=4), items=2)
        self.unit, self.secretary = self.meeting.unit, secretary(self.meeting.unit)
        self.people = voters(self.meeting)
        self.results, self.reached_at_close = {}, {}

    def attempt(self, deed, **fields):
        """Do the deed; a refusal says a sentence and leaves nothing behind."""
        self.clock.shift(timedelta(seconds=20))
        before, version = Entry.objects.count(), Meeting.objects.get().version
        try:
            answer = deed(**fields)
        except Refusal as refusal:
            assert str(refusal)
            assert (Entry.objects.count(), Meeting.objects.get().version) == (before, version)
            return None
        assert Meeting.objects.get().version > version, "a live page must see it"
        return answer

    @property
    def question(self) -> Question | None:
        return Question.objects.select_related("item__meeting", "unit").order_by("-pk").first()

    @rule(place=st.integers(0, 1))
    def take_in_hand(self, place):
        item = AgendaItem.objects.select_related("meeting").order_by("position")[place]
        self.attempt(items.start_item, item=item, actor=self.secretary)

    @rule()
    def finish(self):
        item = AgendaItem.objects.filter(state="current").select_related("meeting").first()
        if item is not None:
            self.attempt(items.finish_item, item=item, actor=self.secretary)

    @rule(who=WHO)
    def come(self, who):
        self.attempt(attendance.mark_came, attendee=self.people[who], actor=self.secretary)

    @rule(who=WHO)
    def leave(self, who):
        self.attempt(attendance.mark_left, attendee=self.people[who], actor=self.people[who].person.user)

    @rule(who=WHO, place=st.integers(0, 1))
    def recuse(self, who, place):
        item = AgendaItem.objects.select_related("meeting").order_by("position")[place]
        attendee = self.people[who]
        self.attempt(items.recuse, item=item, attendee=attendee, reason="автор", actor=attendee.person.user)

    @rule(ballot=BALLOTS)
    def open(self, ballot):
        item = AgendaItem.objects.filter(state="current").select_related("meeting").first()
        if item is not None:
            self.attempt(
                votes.open_question,
                item=item,
                unit=self.unit,
                text="Принять.",
                ballot=ballot,
                is_warned=True,
                actor=self.secretary,
            )

    @rule(who=WHO, choice=CHOICES)
    def vote(self, who, choice):
        if self.question is not None:
            attendee = self.people[who]
            self.attempt(
                votes.cast_vote, question=self.question, attendee=attendee, choice=choice, actor=attendee.person.user
            )

    @rule(who=WHO, choice=CHOICES)
    def enter(self, who, choice):
        if self.question is not None:
            self.attempt(
                votes.enter_vote,
                question=self.question,
                attendee=self.people[who],
                choice=choice,
                actor=self.secretary,
            )

    @rule(choice=st.sampled_from(["", *Choice]))
    def close(self, choice):
        question = self.question
        if question is None:
            return
        closed = self.attempt(votes.close_question, question=question, presiding_choice=choice, actor=self.secretary)
        if closed is not None:
            recused = set(question.item.recusals.values_list("attendee", flat=True))
            presence = presence_of(self.meeting, self.unit)
            self.reached_at_close[closed.pk] = presence.quorum(recused=recused, at=closed.closed_at).is_reached
            self.results[closed.pk] = (closed.result, closed.outcome, question.votes.count())

    @rule()
    def annul(self):
        if self.question is not None:
            self.attempt(votes.annul_question, question=self.question, words="Спор", actor=self.secretary)

    @rule()
    def fail(self):
        self.attempt(attendance.declare_failed, meeting=self.meeting, words="Нет кворума", actor=self.secretary)

    @invariant()
    def votes_stand_on_the_roll_once_each(self):
        for question in Question.objects.exclude(state=QuestionState.ANNULLED):
            roll = set(Participation.objects.filter(question=question).values_list("attendee", flat=True))
            cast = list(Vote.objects.filter(question=question).values_list("attendee", flat=True))
            assert len(cast) == len(set(cast))
            assert set(cast) <= roll

    @invariant()
    def a_count_is_whole_and_never_changes(self):
        for question in Question.objects.filter(state=QuestionState.CLOSED):
            result, outcome, cast = self.results[question.pk]
            assert (question.result, question.outcome, question.votes.count()) == (result, outcome, cast)
            parts = ("in_favour", "against", "abstained", "not_voted")
            assert sum(result[name] for name in parts) == result["roll"] == question.roll.count()

    @invariant()
    def nothing_is_decided_without_a_quorum(self):
        for question in Question.objects.filter(state=QuestionState.CLOSED):
            assert (question.outcome == Outcome.NO_QUORUM) == (not self.reached_at_close[question.pk])

    @invariant()
    def urns_stand_beside_open_secret_votes_only(self):
        with_urns = set(Urn.objects.values_list("question", flat=True))
        opened_ones = Question.objects.filter(state=QuestionState.OPEN, ballot=Ballot.SECRET)
        assert with_urns == set(opened_ones.values_list("pk", flat=True))

    @invariant()
    def what_was_decided_took_place(self):
        decided = Question.objects.filter(state=QuestionState.CLOSED).exclude(outcome=Outcome.NO_QUORUM)
        assert not (decided.exists() and Meeting.objects.get().state == MeetingState.FAILED)

    def teardown(self):
        if not hasattr(self, "undone"):
            return
        try:
            assert verify(self.meeting.cluster_id).ok
        finally:
            self.travel.stop()
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)


@pytest.mark.django_db
def test_the_invariants_of_a_meeting_hold_under_any_sequence_of_deeds():
    run_state_machine_as_test(
        MeetingMachine,
        settings=settings(
            max_examples=25,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
