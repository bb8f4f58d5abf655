"""The end of a year: everything left open is said something of, the figures are frozen, the plan stands still."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction

from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.plans.domain.states import PlanState, State
from artel.plans.models import Evidence, YearClosing
from artel.plans.selectors import plan_status, state_of
from artel.plans.selectors.years import concerns_of, open_items, year_end
from artel.plans.services.amending import begin_amendment, drop_amendment
from artel.plans.services.carrying import carry_over
from artel.plans.services.closing import choose_end, close_year
from artel.plans.services.evidence import accept_evidence
from artel.plans.services.obligations import ask_extension, lift_obligation, restore_obligation
from artel.plans.tests.world import snapshot, traces

REASON = "Протокол от 30.08.2024 № 8, пункт 2"


@pytest.fixture
def autumn(world):
    """The world after its year: 2 September 2024."""
    with time_machine.travel("2024-09-02 05:00:00+00:00", tick=False):
        yield world


def left_open(plan):
    return [item.obligation.pk for _row, item in open_items(plan_status(plan))]


def choose(world, *, how="undone", obligations=None, reason=REASON, actor=None):
    wanted = left_open(world.plan) if obligations is None else obligations
    return choose_end(plan=world.plan, obligations=wanted, how=how, reason=reason, actor=actor or world.coordinator)


def test_what_stands_before_closing_is_told_by_debtor(autumn):
    owed = autumn.obligation("1")
    autumn.supply(owed)
    ask_extension(
        obligation=autumn.obligation("2", autumn.college), wanted_due_on=date(2024, 10, 1), reason="Не успели",
        actor=autumn.college_man,
    )  # fmt: skip
    end = year_end(autumn.plan)
    assert (end.waiting_count, end.asked_count) == (1, 1)
    assert end.open_count == end.undecided_count == len(left_open(autumn.plan)) > 5
    assert [debtor.name for debtor in end.debtors if "Экспертный совет" in debtor.name]
    assert sum(len(debtor.left) for debtor in end.debtors) == end.open_count
    choose(autumn, obligations=[owed.pk])
    after = year_end(autumn.plan)
    assert after.undecided_count == end.undecided_count - 1
    told = [left.choice for debtor in after.debtors for left in debtor.left if left.choice]
    assert [(choice["how"], choice["reason"]) for choice in told] == [("undone", REASON)]


def test_a_year_is_closed_when_everything_left_open_is_said_something_of(autumn):
    owed = autumn.obligation("1")
    with pytest.raises(BrokenRule, match="что будет с неисполненными обязательствами: "):
        close_year(plan=autumn.plan, actor=autumn.coordinator)
    assert (
        type(autumn.plan).objects.get(pk=autumn.plan.pk).state,
        YearClosing.objects.exists(),
    ) == (PlanState.APPROVED, False), "a refusal leaves nothing behind"
    choose(autumn, how="lift", obligations=[owed.pk])
    assert state_of(owed).state is State.LIFTED
    choose(autumn, how="carry", obligations=[autumn.obligation("2", autumn.college).pk], reason="Продолжим осенью")
    choose(autumn, obligations=list(left_open(autumn.plan)))
    plan = close_year(plan=autumn.plan, actor=autumn.coordinator)
    assert plan.state == PlanState.CLOSED
    closing = plan.closing
    assert (closing.by, closing.closed_at) == (autumn.coordinator, plan.closed_at)
    rows, everything = closing.figures["rows"], closing.figures["all"]
    assert rows["total"] == 6
    assert everything["lifted"] == 1
    assert everything["total"] == sum(everything[name] for name in ("in_time", "late", "undone", "lifted"))
    assert sum(section["total"] for section in closing.figures["sections"]) == 6
    assert {each["how"] for each in closing.figures["choices"].values()} == {"undone"}, "the later choice overrules"
    assert traces()[-2:] == ["plans.year_end_chosen", "plans.plan_closed"]


def test_a_year_is_not_closed_over_a_change_that_is_on_its_way(autumn):
    choose(autumn)
    amendment = begin_amendment(plan=autumn.plan, actor=autumn.coordinator)
    assert [concern.url for concern in concerns_of(autumn.plan) if f"/amendments/{amendment.pk}/" in concern.url]
    with pytest.raises(BrokenRule, match="Утвердите или отмените его"):
        close_year(plan=autumn.plan, actor=autumn.coordinator)
    drop_amendment(amendment=amendment, actor=autumn.coordinator)
    assert close_year(plan=autumn.plan, actor=autumn.coordinator).state == PlanState.CLOSED


def test_before_the_years_end_choices_can_be_made_but_the_year_is_not_closed(world):
    choose(world)
    with pytest.raises(BrokenRule, match="Год плана ещё идёт"):
        close_year(plan=world.plan, actor=world.coordinator)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"how": ""}, "how"), ({"how": "forget"}, "how"), ({"reason": "  "}, "reason"), ({"how": "lift", "reason": ""}, "reason"),
        ({"obligations": []}, "obligations"), ({"obligations": [10**9]}, "obligations"),
    ],
)  # fmt: skip
def test_a_choice_without_its_words_or_its_obligations_is_refused_at_its_field(autumn, fields, field):
    before = snapshot()
    with pytest.raises(BrokenRule) as refusal:
        choose(autumn, **fields)
    assert refusal.value.field == field
    assert snapshot() == before


def test_only_keepers_say_how_a_year_ends(autumn):
    before = snapshot()
    for person in (autumn.chair, autumn.observer, autumn.college_man, autumn.watcher, autumn.foreigner, autumn.former):
        with pytest.raises(Denied):
            choose(autumn, actor=person)
        with pytest.raises(Denied):
            close_year(plan=autumn.plan, actor=person)
    assert snapshot() == before


def test_a_closed_year_stands_still_whatever_comes_later(autumn):
    owed = autumn.obligation("1")
    piece = autumn.supply(owed)
    choose(autumn)
    plan = close_year(plan=autumn.plan, actor=autumn.coordinator)
    figures = plan.closing.figures
    for deed in (
        lambda: choose(autumn, obligations=[owed.pk]),
        lambda: close_year(plan=plan, actor=autumn.coordinator),
        lambda: lift_obligation(obligation=owed, on=date(2024, 9, 2), basis=REASON, actor=autumn.head),
    ):
        with pytest.raises(IllegalTransition):
            deed()
    Evidence.objects.filter(pk=piece.pk).update(needs_acceptance=False, source_kind="meetings.minutes", source_id="1")
    assert state_of(owed).state is State.MET, "the state follows the evidence"
    assert YearClosing.objects.get(plan=plan).figures == figures, "what was reported does not"


def test_what_goes_on_is_told_in_the_next_plan(autumn):
    owed = autumn.obligation("1")
    choose(autumn, how="carry", obligations=[owed.pk], reason="Ждём приказа")
    choose(autumn, obligations=[pk for pk in left_open(autumn.plan) if pk != owed.pk])
    close_year(plan=autumn.plan, actor=autumn.coordinator)
    upload = carry_over(plan=autumn.plan, actor=autumn.coordinator)
    assert "При завершении года решено продолжить: Ждём приказа" in upload.rows[0]["facts"]
    assert "В 2023/2024 не завершена: просрочено." in upload.rows[0]["facts"]
    assert any("не в срок или не исполнено" in remark for remark in upload.remarks)


def test_a_restored_obligation_must_be_said_something_of_again_only_if_nobody_did(autumn):
    owed = autumn.obligation("1")
    choose(autumn)
    choose(autumn, how="lift", obligations=[owed.pk])
    restore_obligation(obligation=owed, on=date(2024, 9, 2), basis=REASON, actor=autumn.head)
    assert year_end(autumn.plan).undecided_count == 0
    piece = autumn.supply(owed)
    accept_evidence(evidence=piece, actor=autumn.second)
    plan = close_year(plan=autumn.plan, actor=autumn.coordinator)
    assert str(owed.pk) not in plan.closing.figures["choices"], "what was done needs no excuse"


def test_figures_without_a_closing_day_are_not_kept(autumn):
    with pytest.raises(IntegrityError), transaction.atomic():
        YearClosing.objects.create(cluster=autumn.cluster, plan=autumn.plan, figures={"rows": {}})
