"""The morning round: a stage is told once, what is done falls silent, a moved day begins anew."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from artel import jobs
from artel.accounts.rights import system
from artel.jobs.models import Job
from artel.members.followers import Change
from artel.members.tests.factories import make_organisation, make_representative, make_user
from artel.notices.models import Notice
from artel.notices.services import gather, tell
from artel.plans.notice_sources import DUE, REVIEW, thing_of
from artel.plans.services.evidence import accept_evidence, reject_evidence
from artel.plans.services.following import follow_members
from artel.plans.services.obligations import lift_obligation, move_obligation

TODAY = date(2024, 3, 15)
SOON = date(2024, 3, 20)  # row 2 is due on 02.05.2024, the first working day after April: fewer than 30 are left


def told(user, **narrowing) -> list[tuple[str, int | None]]:
    rows = Notice.objects.filter(user=user, **narrowing).order_by("pk")
    return list(rows.values_list("thing", "stage"))


def open_things(user) -> set[str]:
    return set(Notice.objects.filter(user=user, settled_at=None).values_list("thing", flat=True))


def own_share(world) -> str:
    """What the college owes by row 2, due in April: «Пул экспертов», each of the members."""
    return thing_of(world.obligation("2", world.college))


def test_debtors_are_called_by_their_own_obligation_and_nobody_else_is(world):
    gather(cluster=world.cluster, day=SOON)
    mine, other = own_share(world), thing_of(world.obligation("2", world.other))
    assert (mine, -30) in told(world.college_man)
    assert other not in open_things(world.college_man)
    assert mine not in open_things(world.other_man)
    assert other in open_things(world.other_man)
    assert open_things(world.observer) == open_things(world.stranger) == open_things(world.foreigner) == set()
    assert open_things(world.former) == set()  # the role ended yesterday


def test_gathering_twice_tells_once(world):
    first = gather(cluster=world.cluster)
    again = gather(cluster=world.cluster)
    assert first.raised > 0
    assert (again.raised, again.settled) == (0, 0)


def test_a_later_stage_settles_the_earlier_and_a_gap_tells_only_the_latest(world):
    thing = own_share(world)
    gather(cluster=world.cluster, day=date(2024, 3, 20))
    gather(cluster=world.cluster, day=date(2024, 4, 29))  # nobody gathered on −10 and −3
    assert told(world.college_man, thing=thing) == [(thing, -30), (thing, -1)]
    assert told(world.college_man, thing=thing, settled_at=None) == [(thing, -1)]


def test_who_watches_is_told_of_a_late_slot_once_for_all_its_parties(world):
    gather(cluster=world.cluster, day=date(2024, 5, 3))
    late = Notice.objects.filter(user=world.coordinator, thing__startswith="plans.slot:", title__startswith="2 ")
    assert [notice.stage for notice in late] == [1]
    assert world.college.short_name in late[0].text
    assert world.other.short_name in late[0].text
    assert not Notice.objects.filter(user=world.chair, title__startswith="2 ", stage__isnull=False).exists()
    gather(cluster=world.cluster, day=date(2024, 5, 13))  # the fifth working day
    assert Notice.objects.filter(user=world.chair, title__startswith="2 ", stage=5).count() == 1


def test_a_moved_day_begins_anew_and_what_was_told_of_the_old_one_is_settled(world):
    owed, thing = world.obligation("2", world.college), own_share(world)
    gather(cluster=world.cluster, day=SOON)
    assert thing in open_things(world.college_man)
    move_obligation(obligation=owed, new_due_on=date(2024, 6, 28), on=TODAY, basis="Решение совета", actor=world.head)
    assert thing not in open_things(world.college_man)
    gather(cluster=world.cluster, day=SOON)
    assert told(world.college_man, thing=thing, settled_at=None) == []  # more than 30 working days are left
    gather(cluster=world.cluster, day=date(2024, 6, 14))
    standing = Notice.objects.get(user=world.college_man, thing=thing, settled_at=None)
    assert (standing.stage, standing.on) == (-10, date(2024, 6, 28))


def test_done_lifted_and_waiting_things_fall_silent(world):
    mine, theirs = world.obligation("2", world.college), world.obligation("2", world.other)
    gather(cluster=world.cluster, day=SOON)
    assert thing_of(mine) in open_things(world.college_man)
    evidence = world.supply(mine, by=world.college_man)
    lift_obligation(obligation=theirs, on=TODAY, basis="Решение совета", actor=world.head)
    gather(cluster=world.cluster)
    assert thing_of(mine) not in open_things(world.college_man)
    assert thing_of(theirs) not in open_things(world.other_man)
    # It is the turn of those who accept, once it has waited for a working day.
    assert f"plans.evidence:{evidence.pk}" not in open_things(world.coordinator)
    gather(cluster=world.cluster, day=date(2024, 3, 18))
    assert f"plans.evidence:{evidence.pk}" in open_things(world.coordinator)
    accept_evidence(evidence=evidence, actor=world.head)
    assert f"plans.evidence:{evidence.pk}" not in open_things(world.coordinator)


def test_who_recorded_a_document_is_not_called_to_judge_it(world):
    evidence = world.supply(world.obligation("1"), by=world.coordinator)
    gather(cluster=world.cluster, day=date(2024, 3, 18))
    thing = f"plans.evidence:{evidence.pk}"
    assert thing not in open_things(world.coordinator)
    assert thing in open_things(world.second)


def test_a_verdict_is_told_at_once_to_who_brought_the_document_and_never_to_its_judge(world):
    owed = world.obligation("2", world.college)
    evidence = world.supply(owed, by=world.college_man)
    verdict = reject_evidence(evidence=evidence, reason="Нет подписи директора", actor=world.head)
    notice = Notice.objects.get(key=f"plans.verdict:{verdict.pk}")
    assert notice.user == world.college_man
    assert notice.text == "Нет подписи директора"
    assert notice.is_pressing
    assert not Notice.objects.filter(user=world.head).exists()


def test_blocked_accounts_are_told_nothing(world):
    world.college_man.is_active = False
    world.college_man.save()
    gather(cluster=world.cluster)
    assert not Notice.objects.filter(user=world.college_man).exists()


def test_an_organisation_without_an_account_leaves_its_calls_to_the_coordinator(world):
    school = world.cluster.organisations.get(kind="school")
    gather(cluster=world.cluster, day=SOON)
    assert thing_of(world.obligation("2", school)) in open_things(world.coordinator)


def test_words_that_changed_are_taken_over_by_standing_notices(world):
    gather(cluster=world.cluster, day=SOON)
    Notice.objects.filter(user=world.college_man).update(title="Прежние слова")
    assert gather(cluster=world.cluster, day=SOON).raised == 0
    assert not Notice.objects.filter(user=world.college_man, title="Прежние слова").exists()


def test_a_round_costs_as_many_queries_for_many_members_as_for_few(world):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            gather(cluster=world.cluster, day=SOON)
        return len(captured)

    gather(cluster=world.cluster, day=SOON)
    few = cost()
    for _number in range(6):
        make_representative(make_organisation(world.cluster))
    follow_members(world.cluster, change=Change.MEMBERSHIP, actor=system())
    gather(cluster=world.cluster, day=SOON)
    assert cost() == few


def test_the_timetable_gathers_each_cluster_once_a_day_and_not_before_its_morning(world):
    with time_machine.travel("2024-03-17 21:30:00+00:00", tick=False) as clock:  # Monday, 4:30 in Tomsk
        job = jobs.enqueue("notices.gather", key="a", actor=None)
        jobs.run_pending()
        job.refresh_from_db()
        assert job.state == "done"
        assert not Job.objects.filter(kind="notices.gather_cluster", cluster_id=world.cluster.pk).exists()
        clock.shift(timedelta(hours=1))
        jobs.enqueue("notices.gather", key="b", actor=None)
        jobs.run_pending()
        clock.shift(timedelta(hours=1))
        jobs.enqueue("notices.gather", key="c", actor=None)
        jobs.run_pending()
    rounds = Job.objects.filter(kind="notices.gather_cluster", cluster_id=world.cluster.pk)
    assert [(it.state, it.key[-10:]) for it in rounds] == [("done", "2024-03-18")]
    assert Notice.objects.filter(cluster=world.cluster, kind__in=[DUE, REVIEW], raised_on=date(2024, 3, 18)).exists()


@pytest.mark.parametrize("kind", ["", "plans.nothing"])
def test_telling_needs_a_kind_that_has_a_name(world, kind):
    with pytest.raises(LookupError):
        tell(
            users=[make_user().pk],
            cluster=world.cluster,
            kind=kind,
            key="k",
            title="t",
            act="a",
            url="/",
            actor=system(),
        )
