"""Whatever people do in whatever order, nothing is executed without accepted evidence (RELIABILITY 4.1, plan item)."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from artel.audit import verify
from artel.audit.models import Entry
from artel.kernel.errors import Denied, Refusal
from artel.plans.domain.states import DONE, State
from artel.plans.models import Decision, Evidence, Obligation, Verdict
from artel.plans.selectors import plan_status, state_of
from artel.plans.services.evidence import accept_evidence, reject_evidence
from artel.plans.services.obligations import (
    ask_extension,
    grant_extension,
    lift_obligation,
    move_obligation,
    refuse_extension,
    restore_obligation,
)
from artel.plans.tests.world import make_world

NUMBERS = st.sampled_from(["1", "3", "2", "4"])
# Mostly those who may, so that the sequences get somewhere; now and then those who may not.
PEOPLE = st.sampled_from(["coordinator", "head", "expert_chair", "coordinator", "head", "college_man", "observer"])
PICK = st.integers(0, 2)
DELTA = st.integers(-20, 90)


class PlanItem(RuleBasedStateMachine):
    """Deeds of everybody on the obligations of four rows, over a year that goes on."""

    @initialize()
    def begin(self):
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.travel = time_machine.travel("2024-02-01 05:00:00+00:00", tick=False)
        self.clock = self.travel.start()
        self.today = date(2024, 2, 1)
        self.world = make_world()
        self.owed = {
            number: list(
                Obligation.objects.filter(plan=self.world.plan, activity__wordings__number=number, purpose="result")
            )
            for number in ("1", "2", "3", "4")
        }
        self.due = {o.pk: (o.due_on, o.words_due_on) for found in self.owed.values() for o in found}
        self.deeds = 0
        self.history = {}

    def attempt(self, deed, **fields):
        """Do the deed; a refusal says a sentence and leaves nothing behind."""
        before = Entry.objects.count()
        try:
            answer = deed(**fields)
        except Refusal as refusal:
            assert str(refusal)
            assert Entry.objects.count() == before
            return None
        self.deeds += 1
        assert Entry.objects.count() == before + 1
        return answer

    def pick(self, number, which):
        found = self.owed[number]
        return Obligation.objects.get(pk=found[which % len(found)].pk)

    @rule(days=st.integers(1, 45))
    def time_passes(self, days):
        self.history[self.today] = self.states()
        one = self.pick("1", 0)
        assert self.history[self.today][one.pk] == ((at := state_of(one)).state, at.due_on)
        for day, states in list(self.history.items())[-2:]:
            assert self.states(day) == states, f"{day} is seen otherwise than it was known on it"
        self.today += timedelta(days=days)
        self.clock.shift(timedelta(days=days))

    @rule(number=NUMBERS, which=PICK, who=PEOPLE, ago=st.integers(0, 30), later=st.integers(0, 10))
    def supply(self, number, which, who, ago, later):
        self.bring(number, which, who, ago, later)

    @rule(number=NUMBERS, which=PICK, ago=st.integers(0, 30), later=st.integers(0, 10), judge=PEOPLE)
    def supply_and_accept(self, number, which, ago, later, judge):
        piece = self.bring(number, which, "coordinator", ago, later)
        if piece is not None:
            self.attempt(accept_evidence, evidence=piece, actor=self.world.people[judge])

    def bring(self, number, which, who, ago, later):
        happened = self.today - timedelta(days=ago)
        return self.attempt(
            self.world.supply, obligation=self.pick(number, which), by=self.world.people[who], happened_on=happened,
            in_force_on=min(happened + timedelta(days=later), self.today),
        )  # fmt: skip

    @precondition(lambda self: Evidence.objects.exists())
    @rule(which=PICK, who=PEOPLE)
    def accept(self, which, who):
        piece = Evidence.objects.all()[which % Evidence.objects.count()]
        person = self.world.people[who]
        if self.attempt(accept_evidence, evidence=piece, actor=person):
            assert piece.recorded_by_id != person.pk

    @precondition(lambda self: Evidence.objects.exists())
    @rule(which=PICK, who=PEOPLE)
    def reject(self, which, who):
        piece = Evidence.objects.all()[which % Evidence.objects.count()]
        self.attempt(reject_evidence, evidence=piece, reason="Не тот документ", actor=self.world.people[who])

    @rule(number=NUMBERS, which=PICK, who=PEOPLE, delta=DELTA, ago=st.integers(-2, 10))
    def move(self, number, which, who, delta, ago):
        self.attempt(
            move_obligation, obligation=self.pick(number, which), new_due_on=self.today + timedelta(days=delta),
            on=self.today - timedelta(days=ago), basis="Протокол", actor=self.world.people[who],
        )  # fmt: skip

    @rule(number=NUMBERS, which=PICK, who=PEOPLE)
    def lift(self, number, which, who):
        self.attempt(
            lift_obligation, obligation=self.pick(number, which), on=self.today, basis="Протокол",
            actor=self.world.people[who],
        )  # fmt: skip

    @rule(number=NUMBERS, which=PICK, who=PEOPLE)
    def restore(self, number, which, who):
        self.attempt(
            restore_obligation, obligation=self.pick(number, which), on=self.today, basis="Протокол",
            actor=self.world.people[who],
        )  # fmt: skip

    @rule(number=NUMBERS, which=PICK, who=PEOPLE, delta=DELTA, grants=st.none() | st.booleans())
    def ask(self, number, which, who, delta, grants):
        wanted = self.today + timedelta(days=delta)
        request = self.attempt(
            ask_extension, obligation=self.pick(number, which), wanted_due_on=wanted, reason="Болезнь",
            actor=self.world.people[who],
        )  # fmt: skip
        if request and grants:
            self.attempt(grant_extension, request=request, new_due_on=wanted, basis="Виза", actor=self.world.head)
        elif request and grants is False:
            self.attempt(refuse_extension, request=request, answer="Нет", actor=self.world.head)

    def states(self, on=None):
        """States by obligation; on a past day, as was known on it."""
        status = plan_status(self.world.plan, on, known_on=on)
        return {item.obligation.pk: (item.state, item.at.due_on) for item in status.obligations}

    @invariant()
    def nothing_is_executed_without_accepted_evidence(self):
        status = plan_status(self.world.plan)
        last = {verdict.evidence_id: verdict.kind for verdict in Verdict.objects.order_by("pk")}
        for item in status.obligations:
            accepted = {line["pk"] for line in item.evidence if last.get(line["pk"]) == "accepted"}
            if item.state in DONE:
                assert set(item.at.met_by) <= accepted
                assert len(item.at.met_by) == item.obligation.needed
            elif item.state is not State.LIFTED:
                assert len(accepted) < item.obligation.needed
        self.progress_never_exceeds_the_whole(status)

    def progress_never_exceeds_the_whole(self, status):
        assert status.done_count <= status.counted_count
        assert sum(status.row_tally.values()) == len(status.rows) == 6
        done, due = status.execution
        assert 0 <= done <= due <= 6
        assert all(row.done_count <= len(row.counted) for row in status.rows)

    @invariant()
    def a_changed_deadline_keeps_the_old_one_and_its_reason(self):
        stored = Obligation.objects.filter(pk__in=self.due).values_list("pk", "due_on", "words_due_on")
        assert {pk: (due_on, words_due_on) for pk, due_on, words_due_on in stored} == self.due
        assert not Decision.objects.filter(basis="").exists()

    @invariant()
    def the_acceptor_is_not_the_recorder(self):
        assert not [v for v in Verdict.objects.select_related("evidence") if v.by_id == v.evidence.recorded_by_id]

    @invariant()
    def every_deed_left_its_trace(self):
        assert Entry.objects.filter(chain=self.world.cluster.pk).count() == self.deeds
        assert verify(self.world.cluster.pk).ok

    def teardown(self):
        self.travel.stop()
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)


@pytest.mark.django_db
def test_no_sequence_of_deeds_executes_a_row_without_accepted_evidence():
    run_state_machine_as_test(
        PlanItem,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )


def test_the_machine_would_notice_a_recorder_who_accepts(world):
    """The negative control: the rule it watches is really there to be broken."""
    piece = world.supply(world.obligation("1"))
    with pytest.raises(Denied):
        accept_evidence(evidence=piece, actor=world.coordinator)
    Verdict.objects.create(evidence=piece, kind="accepted", by=world.coordinator, recorded_at=piece.recorded_at)
    machine = PlanItem()
    machine.world = world
    with pytest.raises(AssertionError):
        machine.the_acceptor_is_not_the_recorder()
