"""Events, indicators, and deadlines set by a registered document."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.models import Membership
from artel.members.tests.factories import make_cluster, make_organisation
from artel.plans.domain.states import State
from artel.plans.models import Event, Obligation
from artel.plans.selectors import plan_status, state_of
from artel.plans.services.deferrals import Window, set_dates_by_document, windows_of_phrase
from artel.plans.services.happenings import record_event, record_indicator
from artel.plans.tests.factories import activity_of, make_plan, obligation_of
from artel.plans.tests.world import TODAY, make_document, snapshot, traces


def record(world, **fields):
    return record_event(
        **{"cluster": world.cluster, "title": "Ярмарка", "starts_on": date(2024, 3, 14), "actor": world.head} | fields
    )


def news_of(world, event):
    return Obligation.objects.filter(event=event).select_related("organisation", "plan__cluster")


def test_an_event_makes_every_member_owe_its_news_by_its_own_week(world):
    world.college.week = 6
    world.college.save()
    event = record(world, starts_on=date(2024, 3, 15))
    days = {owed.organisation_id: owed.due_on for owed in news_of(world, event)}
    assert days.pop(world.college.pk) == date(2024, 3, 16)  # a Saturday
    assert set(days.values()) == {date(2024, 3, 18)}
    assert len(days) == 2
    assert traces() == ["plans.event_recorded"]


def test_an_event_makes_nothing_in_other_rows(world):
    event = record(world)
    assert {owed.activity for owed in news_of(world, event)} == {activity_of(world.plan, "5")}


def test_only_members_of_the_day_of_the_event_owe_its_news(world):
    Membership.objects.filter(organisation=world.other).update(valid_to=date(2024, 3, 13))
    owing = {owed.organisation_id for owed in news_of(world, record(world))}
    assert world.other.pk not in owing
    assert world.college.pk in owing


def test_an_event_outside_every_approved_plan_makes_nothing(world):
    make_plan(world.cluster, {"deadline": "Не позднее 1 рабочего дня после события"}, year="2022/2023", approved=False)
    assert not news_of(world, record(world, starts_on=date(2023, 3, 14))).exists()


def test_an_event_to_come_is_owed_when_it_comes(world):
    event = record(world, starts_on=date(2024, 4, 25), ends_on=date(2024, 4, 27))
    owed = news_of(world, event).get(organisation=world.college)
    assert (owed.opens_on, owed.due_on, owed.exists_from) == (date(2024, 4, 27), date(2024, 5, 2), date(2024, 4, 27))
    row = next(row for row in plan_status(world.plan).rows if row.row.number == "5")
    assert (row.obligations, row.state) == ([], State.OPEN)


def test_an_event_is_not_known_before_it_is_recorded(world):
    record(world, starts_on=date(2024, 3, 11))
    row = plan_status(world.plan, date(2024, 3, 14)).rows[4]
    assert row.state is State.OVERDUE
    assert plan_status(world.plan, date(2024, 3, 14), known_on=date(2024, 3, 14)).rows[4].obligations == []


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"title": " "}, "title", "Назовите событие"),
        ({"ends_on": date(2024, 3, 13)}, "ends_on", "раньше, чем началось"),
    ],
)
def test_an_event_with_a_broken_rule_says_its_words(world, fields, field, words):
    with pytest.raises(BrokenRule, match=words) as refusal:
        record(world, **fields)
    assert refusal.value.field == field
    assert not Event.objects.exists()


def test_an_event_of_another_cluster_is_refused(world):
    with pytest.raises(Denied, match="внутри одного кластера"):
        record(world, organiser=make_organisation(make_cluster()))


def indicate(world, **fields):
    values = {
        "activity": activity_of(world.plan, "4"), "name": "Охват школьников", "unit": "чел.", "planned": Decimal(200),
        "reached": Decimal("58.5"), "reached_on": TODAY, "actor": world.head,
    }  # fmt: skip
    return record_indicator(**values | fields)


def test_an_indicator_has_a_plan_a_fact_and_its_day(world):
    found = indicate(world)
    assert (found.planned, found.reached, found.reached_on) == (Decimal(200), Decimal("58.5"), TODAY)
    assert indicate(world, planned=None, reached=None, reached_on=None).planned is None


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [({"reached_on": None}, "reached_on", "на какую дату"), ({"name": ""}, "name", "Назовите показатель")],
)
def test_an_indicator_with_a_broken_rule_says_its_words(world, fields, field, words):
    with pytest.raises(BrokenRule, match=words) as refusal:
        indicate(world, **fields)
    assert refusal.value.field == field


# --- deadlines by a document ---------------------------------------------------------------------------------------


def set_dates(world, *windows, **fields):
    values = {"activity": activity_of(world.plan, "4"), "document": make_document(world.cluster), "actor": world.head}
    return set_dates_by_document(windows=windows, **{**values, **fields})


def test_a_document_gives_every_party_its_dates_and_meets_the_debt_of_the_coordinator(world):
    document = obligation_of(world.plan, "4", purpose="document")
    assert state_of(document).state is State.OVERDUE
    set_dates(world, Window(date(2024, 4, 15), date(2024, 4, 19)))
    for organisation in (world.college, world.other):
        found = state_of(world.obligation("4", organisation))
        assert (found.opens_on, found.due_on) == (date(2024, 4, 15), date(2024, 4, 19))
    assert state_of(document).state is State.LATE
    assert traces() == ["plans.dates_set_by_document"]
    row = plan_status(world.plan).rows[3]
    assert row.state is State.FUTURE
    assert plan_status(world.plan, date(2024, 3, 14)).rows[3].state is State.AWAITING


def test_a_window_past_at_registration_is_due_some_working_days_later(world):
    world.cluster.registration_days = 3
    world.cluster.save()
    set_dates(world, Window(date(2023, 10, 2), date(2023, 10, 6)))
    owed = world.obligation("4", world.college)
    assert (owed.window.words_due_on, owed.window.due_on) == (date(2023, 10, 6), date(2024, 3, 20))
    assert state_of(owed).state is State.SOON


def test_several_windows_are_several_obligations_of_everybody(world):
    set_dates(
        world, *windows_of_phrase("15.04.2024 – 19.04.2024, 13.05.2024 – 17.05.2024", activity_of(world.plan, "4"))
    )
    owed = Obligation.objects.filter(plan=world.plan, organisation=world.college, activity__wordings__number="4")
    assert {state_of(o).due_on for o in owed} == {date(2024, 4, 19), date(2024, 5, 17)}


def test_a_window_of_one_party_is_its_own(world):
    own = Window(date(2024, 5, 13), date(2024, 5, 17), organisation=world.college)
    set_dates(world, Window(date(2024, 4, 15), date(2024, 4, 19)), own)
    assert state_of(world.obligation("4", world.college)).due_on == date(2024, 5, 17)
    assert state_of(world.obligation("4", world.other)).due_on == date(2024, 4, 19)


def test_a_window_for_who_owes_nothing_is_refused(world):
    outsider = make_organisation(world.cluster, member_since=None)
    before = snapshot()
    with pytest.raises(BrokenRule, match="ничего не должна"):
        set_dates(
            world, Window(date(2024, 4, 15), date(2024, 4, 19), organisation=outsider),
            document=make_document(world.cluster),
        )  # fmt: skip
    assert snapshot() == before


@pytest.mark.parametrize(
    ("windows", "words"),
    [((), "Укажите срок"), ((Window(date(2024, 4, 19), date(2024, 4, 15)),), "раньше начала")],
)
def test_dates_with_a_broken_rule_say_their_words(world, windows, words):
    with pytest.raises(BrokenRule, match=words) as refusal:
        set_dates(world, *windows)
    assert refusal.value.field == "phrase"


def test_the_first_document_stands(world):
    set_dates(world, Window(date(2024, 4, 15), date(2024, 4, 19)))
    with pytest.raises(IllegalTransition, match="уже установлены"):
        set_dates(world, Window(date(2024, 5, 13), date(2024, 5, 17)))


def test_a_row_with_dates_of_its_own_takes_none_from_a_document(world):
    with pytest.raises(IllegalTransition, match="не ждёт документа"):
        set_dates(world, Window(date(2024, 4, 15), date(2024, 4, 19)), activity=activity_of(world.plan, "1"))


def test_a_cancelled_or_foreign_document_sets_nothing(world):
    cancelled = make_document(world.cluster, cancelled_at=world.plan.created_at, cancelled_reason="Ошибка")
    for document in (cancelled, make_document(make_cluster())):
        with pytest.raises(BrokenRule, match="отменён или принадлежит другому") as refusal:
            set_dates(world, Window(date(2024, 4, 15), date(2024, 4, 19)), document=document)
        assert refusal.value.field == "document"


@pytest.mark.parametrize(
    ("phrase", "windows"),
    [
        ("апрель 2024 г.", [(date(2024, 4, 1), date(2024, 4, 30))]),
        ("до 20.06.2024", [(date(2023, 9, 1), date(2024, 6, 20))]),
        ("15.04.2024 – 19.04.2024", [(date(2024, 4, 15), date(2024, 4, 19))]),
    ],
)
def test_a_phrase_of_the_document_gives_windows(world, phrase, windows):
    found = windows_of_phrase(phrase, activity_of(world.plan, "4"))
    assert [(window.opens_on, window.due_on) for window in found] == windows


@pytest.mark.parametrize("phrase", ["когда-нибудь", "", "по плану реализации проекта", "после события"])
def test_a_phrase_without_dates_is_refused(world, phrase):
    with pytest.raises(BrokenRule, match="Не удалось прочитать срок") as refusal:
        windows_of_phrase(phrase, activity_of(world.plan, "4"))
    assert refusal.value.field == "phrase"


def test_still_awaiting_when_the_year_is_over_is_overdue(world):
    with time_machine.travel("2024-09-02 05:00:00+00:00", tick=False):
        assert plan_status(world.plan).rows[3].state is State.OVERDUE
