"""What stands in the calendar of whom: kinds, own and the cluster's, days moved and lifted, one line for many parties."""

from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from artel.accounts.models import User
from artel.accounts.rights import system
from artel.calendars.domain.entries import Kind
from artel.calendars.selectors.gathered import entries_between
from artel.members.models import Cluster
from artel.members.tests.factories import make_organisation
from artel.plans.domain.states import PlanState
from artel.plans.services.deferrals import Window, set_dates_by_document
from artel.plans.services.evidence import accept_evidence
from artel.plans.services.happenings import record_event
from artel.plans.services.obligations import lift_obligation, move_obligation, refresh_obligations
from artel.plans.tests.world import make_document

MARCH = date(2024, 3, 1), date(2024, 3, 31)
YEAR = date(2023, 9, 1), date(2024, 8, 31)
BASIS = {"on": date(2024, 3, 15), "basis": "Решение координационного совета, протокол № 2"}


def seen(full, user: User, span=MARCH, **more):
    # Rights are read afresh on each page; an account kept by a test would keep what it had read.
    return entries_between(User.objects.get(pk=user.pk), Cluster.objects.get(pk=full.cluster.pk), *span, **more)


def kinds(entries) -> Counter:
    return Counter(entry.kind for entry in entries)


def only(entries, kind: Kind, words: str = ""):
    (found,) = [entry for entry in entries if entry.kind is kind and words in entry.title]
    return found


def test_the_cluster_sees_everything_that_is_addressed_to_nobody(full):
    found = kinds(seen(full, full.plans.coordinator))
    assert found[Kind.MEETING] == 1
    assert found[Kind.EVENT] == 1
    assert found[Kind.FAIR] == 2
    assert found[Kind.BODY] == 2
    assert found[Kind.ASSIGNMENT] == 1
    assert Kind.APPROVAL not in found
    assert Kind.INTERVIEW not in found


def test_a_members_own_calendar_is_of_their_body_and_their_name(full):
    own = seen(full, full.plans.member, is_mine=True)
    assert set(kinds(own)) == {Kind.MEETING, Kind.ASSIGNMENT, Kind.APPROVAL, Kind.BODY}
    assert all(entry.is_mine for entry in own)
    meeting = only(own, Kind.MEETING)
    assert (meeting.starts_at.hour, meeting.starts_at.tzinfo.key, meeting.act) == (9, "Asia/Tomsk", "Участвовать")
    assert meeting.link == "https://video.example/room"
    assert only(seen(full, full.plans.coordinator), Kind.MEETING).link == ""
    assert only(own, Kind.ASSIGNMENT).act == "Отчитаться"
    assert only(own, Kind.APPROVAL).starts_on == date(2024, 3, 19)


def test_interviews_are_counted_for_the_stand_and_for_the_college_and_name_nobody(full):
    stand = only(seen(full, full.recruiter), Kind.INTERVIEW)
    assert stand.title == "2\N{NO-BREAK SPACE}собеседования на вашем стенде"
    assert (f"{stand.starts_at:%H:%M}", f"{stand.ends_at:%H:%M}") == ("10:00", "10:30")
    assert stand.place == "ауд. 201, ТЭПК"
    assert Kind.INTERVIEW not in kinds(seen(full, full.plans.college_man))


@pytest.mark.parametrize("who", ["stranger", "foreigner", "former"])
def test_whoever_is_nobody_here_has_an_empty_calendar_at_no_cost(full, who):
    assert seen(full, getattr(full.plans, who), YEAR) == []


def test_parties_that_owe_the_same_by_the_same_day_are_one_line(full):
    april = date(2024, 4, 1), date(2024, 5, 10)
    due = only(seen(full, full.plans.coordinator, april), Kind.DUE, "2 Пул экспертов")
    assert due.starts_on == date(2024, 5, 2)  # 30 April is a day off, and so is the first of May
    assert due.word.startswith("Впереди: исполнено 0 из ")
    assert full.plans.college.short_name in due.who
    assert due.url.endswith(f"/plans/{full.plans.plan.pk}/rows/{due.url.rstrip('/').rsplit('/', 1)[1]}/")
    own = only(seen(full, full.plans.college_man, april, is_mine=True), Kind.DUE, "2 Пул экспертов")
    mine = full.plans.obligation("2", full.plans.college)
    assert (own.uid, own.word, own.who) == (f"due-{mine.pk}", "Впереди", full.plans.college.short_name)
    assert own.act_url.endswith(f"/obligations/{mine.pk}/evidence/")


def test_a_brought_and_accepted_document_changes_the_word_and_the_moment_of_change(full):
    april = date(2024, 4, 1), date(2024, 5, 10)
    mine = full.plans.obligation("2", full.plans.college)
    before = only(seen(full, full.plans.college_man, april, is_mine=True), Kind.DUE, "2 Пул")
    accept_evidence(evidence=full.plans.supply(mine, by=full.plans.college_man), actor=full.plans.head)
    after = only(seen(full, full.plans.college_man, april, is_mine=True), Kind.DUE, "2 Пул")
    assert (before.is_done, after.is_done, after.state) == (False, True, "met")
    assert after.changed_at > before.changed_at
    assert after.act == ""
    assert only(seen(full, full.plans.coordinator, april), Kind.DUE, "2 Пул").word.startswith(
        "Впереди: исполнено 1 из "
    )


def test_a_moved_day_moves_with_the_same_uid_and_the_next_revision(full):
    owed = full.plans.obligation("1")
    before = only(seen(full, full.plans.coordinator, (date(2024, 4, 1), date(2024, 4, 30))), Kind.DUE, "1 Формирование")
    move_obligation(obligation=owed, new_due_on=date(2024, 4, 19), actor=full.plans.head, **BASIS)
    after = only(seen(full, full.plans.coordinator, (date(2024, 4, 1), date(2024, 4, 30))), Kind.DUE, "1 Формирование")
    assert (before.starts_on, after.starts_on) == (date(2024, 4, 1), date(2024, 4, 19))
    assert (before.uid, after.revision) == (after.uid, before.revision + 1)
    # The days before the decision are told as they were.
    past = seen(full, full.plans.coordinator, (date(2024, 4, 1), date(2024, 4, 2)), on=date(2024, 3, 14))
    assert only(past, Kind.DUE, "1 Формирование").starts_on == date(2024, 4, 1)


def test_a_lifted_day_stays_and_is_called_off(full):
    lift_obligation(obligation=full.plans.obligation("1"), actor=full.plans.head, **BASIS)
    found = only(seen(full, full.plans.coordinator, (date(2024, 4, 1), date(2024, 4, 2))), Kind.DUE, "1 Формирование")
    assert (found.is_off, found.state, found.revision) == (True, "lifted", 1)


def test_a_document_that_gives_dates_opens_and_ends_a_time(full):
    activity = full.plans.obligation("4").activity
    april = date(2024, 4, 1), date(2024, 4, 30)
    assert [e for e in seen(full, full.plans.coordinator, april) if e.kind is Kind.WINDOW] == []
    set_dates_by_document(
        activity=activity, document=make_document(full.cluster), windows=[Window(date(2024, 4, 8), date(2024, 4, 19))],
        actor=full.plans.coordinator,
    )  # fmt: skip
    opening = only(seen(full, full.plans.coordinator, april), Kind.WINDOW)
    assert (opening.starts_on, opening.word) == (date(2024, 4, 8), "до 19.04.2024")
    assert only(seen(full, full.plans.coordinator, april), Kind.DUE, "4 Проект").starts_on == date(2024, 4, 19)


def test_a_draft_owes_nothing_in_the_calendar(full):
    plan = full.plans.plan
    plan.state, plan.approved_on, plan.approved_at = PlanState.DRAFT, None, None
    plan.save()
    assert Kind.DUE not in kinds(seen(full, full.plans.coordinator, YEAR))


def test_what_a_coordinator_owes_in_place_of_others_is_the_coordinators_own(full):
    found = seen(full, full.plans.coordinator, YEAR, kinds=[Kind.DUE], is_mine=True)
    assert any("Получить документ о сроках" in entry.title for entry in found)
    assert not any("Пул экспертов" in entry.title for entry in found)


def test_a_month_costs_the_same_for_few_things_and_for_many(full):
    def cost(user: User) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert seen(full, user, YEAR)
        return len(caught)

    before = {who: cost(user) for who, user in (("leads", full.plans.coordinator), ("recruits", full.recruiter))}
    for number in range(5):
        make_organisation(full.cluster)
        record_event(cluster=full.cluster, title=f"Событие {number}", starts_on=date(2024, 3, 4), actor=system("test"))
    for activity in full.plans.plan.activities.all():
        refresh_obligations(activity)
    assert {
        who: cost(user) for who, user in (("leads", full.plans.coordinator), ("recruits", full.recruiter))
    } == before
    assert max(before.values()) <= 24  # two of the account and the cluster among them
