"""The timetable and the day of the fair: made, made again, moved, marked; who may, and what no clash lets through."""

from collections import Counter
from datetime import time

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from artel import audit
from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.catalogue.tests.factories import make_student
from artel.fair.domain.interviews import Grid, NoRoom, read_checkin_code, why_no_room
from artel.fair.domain.states import GraduateState, InterviewState, Readiness, Stage, VacancyState, interview_workflow
from artel.fair.events import FairEvent
from artel.fair.models import Interview, Stand, Vacancy
from artel.fair.selectors.interviews import forecast, queue_of, unplaced
from artel.fair.services import interviews as deeds
from artel.fair.tests.factories import make_fair, make_graduate, make_stand, make_vacancy, make_wishes
from artel.fair.tests.interview_world import EVE, SURNAMES, TEN, make_world
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.models import Consent
from artel.members.tests.factories import make_cluster, make_coordinator, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def eve():
    with time_machine.travel(EVE, tick=False) as traveller:
        yield traveller


@pytest.fixture
def world(eve):
    return make_world()


def traces(event: FairEvent) -> int:
    return Entry.objects.filter(event=event).count()


def sitting(fair) -> dict[tuple[int, int], tuple]:
    """Who sits where: (graduate, vacancy) -> (round, table, start)."""
    rows = fair.interviews.exclude(state=InterviewState.CANCELLED)
    return {(row.graduate_id, row.vacancy_id): (row.round, row.table, row.starts_at) for row in rows}


def assert_no_clash(fair) -> None:
    """Counted from the rows, not from what the service says of itself."""
    rows = list(
        fair.interviews.filter(round__isnull=False).exclude(state=InterviewState.CANCELLED).select_related("stand")
    )
    assert max(Counter((row.graduate_id, row.round) for row in rows).values(), default=1) == 1
    assert max(Counter((row.stand_id, row.table, row.round) for row in rows).values(), default=1) == 1
    assert all(1 <= row.table <= row.stand.tables for row in rows)
    assert all(row.vacancy.organisation_id == row.stand.organisation_id for row in rows)


# --- rounds and times ---


def test_rounds_follow_one_another_and_end_before_midnight(world):
    grid = Grid(world.fair.held_on, time(23, 10), 15, clock.zone(world.cluster))
    assert grid.most == 3
    assert [f"{grid.start_of(round):%H:%M}" for round in (1, 2, 3)] == ["23:10", "23:25", "23:40"]
    assert f"{grid.end_of(3):%H:%M}" == "23:55"
    moments = [grid.start_of(1).replace(minute=9), grid.start_of(1), grid.end_of(1), grid.end_of(9)]
    assert [grid.begun(moment) for moment in moments] == [0, 1, 2, 3]


def test_why_there_is_no_room():
    assert why_no_room({1, 2}, set(), 2) == NoRoom.GRADUATE_FULL
    assert why_no_room({1}, {1, 2}, 2) == NoRoom.STAND_FULL
    assert why_no_room({1}, {2}, 2) == NoRoom.APART
    assert why_no_room({1}, {2}, 3) == NoRoom.NOT_YET
    assert why_no_room({2}, {3}, 3, first=2) == NoRoom.APART


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        (InterviewState.PLANNED, ("hold", "miss", "cancel")),
        (InterviewState.HELD, ("hold",)),
        (InterviewState.NO_SHOW, ("hold",)),
        (InterviewState.CANCELLED, ("renew",)),
    ],
)
def test_an_interview_goes_these_ways(state, verbs):
    assert interview_workflow("").verbs(state) == verbs


# --- making ---


def test_every_wish_gets_a_round_in_the_fewest_and_the_start_follows_from_it(world):
    assert forecast(world.fair).rounds == 4  # four graduates at the one table of the first stand
    made = deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    assert (made.added, made.placed, made.rounds, made.left_over) == (12, 12, 4, ())
    assert f"{made.ends_at:%H:%M}" == "11:00"
    assert_no_clash(world.fair)
    first = world.fair.interviews.filter(round=2).first()
    assert f"{first.starts_at.astimezone(clock.zone(world.cluster)):%d.%m %H:%M}" == "12.04 10:15"
    assert traces(FairEvent.TIMETABLE_MADE) == 1


def test_making_again_only_fills_and_afresh_keeps_what_is_agreed(world):
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    before = sitting(world.fair)
    newcomer = make_graduate(world.fair, group_student(world))
    make_wishes(newcomer, world.vacancies[:1])
    made = deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    after = sitting(world.fair)
    assert (made.added, made.moved, made.rounds) == (1, 0, 5)
    assert {pair: after[pair] for pair in before} == before
    agreed = deeds.move_interview(interview=world.interview(0, 0), round=9, actor=world.coordinator)
    made = deeds.make_timetable(fair=world.fair, actor=world.coordinator, afresh=True)
    agreed.refresh_from_db()
    assert (agreed.round, agreed.is_locked, made.left_over) == (9, True, ())
    assert_no_clash(world.fair)


def group_student(world):
    return make_student(world.graduates[0].student.group, last_name="Новикова")


def test_without_consent_confirmation_or_published_vacancy_nobody_is_seated_and_leaves_the_timetable(world):
    silent, refused, gone = world.graduates[:3]
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    Consent.objects.filter(person=silent.student.person).update(revoked_on=clock.today(world.cluster))
    refused.state = GraduateState.REFUSED
    refused.save(update_fields=["state"])
    Vacancy.objects.filter(pk=world.vacancies[2].pk).update(state=VacancyState.WITHDRAWN)
    made = deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    left = sitting(world.fair)
    assert {graduate for graduate, _vacancy in left} == {each.pk for each in world.graduates[2:]}
    assert {vacancy for _graduate, vacancy in left} == {each.pk for each in world.vacancies[:2]}
    # What was dropped by itself comes back with the consent; what a person called off does not.
    Consent.objects.filter(person=silent.student.person).update(revoked_on=None)
    deeds.cancel_interview(interview=world.interview(5, 0), actor=world.coordinator)
    made = deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    assert made.added == 2
    assert world.interview(0, 0).state == InterviewState.PLANNED
    assert world.interview(5, 0).state == InterviewState.CANCELLED
    assert gone.pk in {graduate for graduate, _vacancy in sitting(world.fair)}


def test_few_rounds_go_to_the_higher_wishes_and_the_rest_are_told_with_the_reason(world):
    Stand.objects.filter(fair=world.fair).update(tables=1)
    made = deeds.make_timetable(fair=world.fair, actor=world.coordinator, max_rounds=2)
    assert (made.placed, made.rounds, len(made.left_over)) == (6, 2, 6)
    ranks = Counter(
        row.graduate.wishes.get(vacancy=row.vacancy).rank for row in world.fair.interviews.filter(round__isnull=False)
    )
    assert ranks == {1: 6}
    rows = unplaced(world.fair.interviews.all(), world.fair)
    assert {row.why for row in rows} == {NoRoom.STAND_FULL}
    with pytest.raises(BrokenRule, match="очередей: 56"):
        deeds.make_timetable(fair=world.fair, actor=world.coordinator, max_rounds=99)


def test_an_employer_without_a_stand_gets_one_with_a_table(world):
    Stand.objects.filter(organisation=world.employers[1]).delete()
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    assert Stand.objects.get(organisation=world.employers[1]).tables == 1
    assert_no_clash(world.fair)


def test_the_hours_are_asked_for_once_and_are_not_shifted_behind_an_agreed_time(world):
    world.fair.starts_at = None
    world.fair.save(update_fields=["starts_at"])
    with pytest.raises(BrokenRule, match="во сколько"):
        deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    deeds.make_timetable(fair=world.fair, actor=world.coordinator, starts_at=time(9), slot_minutes=20)
    deeds.make_timetable(fair=world.fair, actor=world.coordinator, starts_at=time(9, 30), slot_minutes=20)
    shifted = world.interview(0, 0)
    assert f"{shifted.starts_at.astimezone(clock.zone(world.cluster)):%M}" in ("30", "50", "10")
    deeds.lock_interview(interview=shifted, is_locked=True, actor=world.coordinator)
    with pytest.raises(BrokenRule, match="согласовано"):
        deeds.make_timetable(fair=world.fair, actor=world.coordinator, starts_at=time(9))
    with pytest.raises(BrokenRule, match="от 5 до 120"):
        deeds.make_timetable(fair=world.fair, actor=world.coordinator, slot_minutes=4)


def test_a_table_taken_away_is_told_where_a_time_is_agreed_and_mended_elsewhere(world):
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    row = world.fair.interviews.filter(table=2).first()
    deeds.lock_interview(interview=row, is_locked=True, actor=world.coordinator)
    Stand.objects.filter(pk=row.stand_id).update(tables=1)
    with pytest.raises(BrokenRule, match="за столом 2"):
        deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    deeds.lock_interview(interview=row, is_locked=False, actor=world.coordinator)
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    assert_no_clash(world.fair)


def test_during_the_day_nothing_is_put_into_rounds_that_have_begun(world, eve):
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    held = world.fair.interviews.filter(round=1).first()
    eve.move_to(TEN.replace(minute=20))  # 10:20: the second round is on
    deeds.mark_interview(interview=held, mark=4, readiness=Readiness.YES, actor=system())
    newcomer = make_graduate(world.fair, group_student(world))
    make_wishes(newcomer, world.vacancies)
    before = sitting(world.fair)
    deeds.make_timetable(fair=world.fair, actor=world.coordinator, afresh=True)
    after = sitting(world.fair)
    assert all(after[pair] == where for pair, where in before.items() if where[0] <= 2)
    assert all(round > 2 for (graduate, _v), (round, *_) in after.items() if graduate == newcomer.pk)
    assert_no_clash(world.fair)


def test_only_those_who_lead_make_and_move_and_only_in_its_time(world):
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    row = world.interview(0, 0)
    for user in (world.keeper, world.recruiters[0], world.observer, make_coordinator(make_cluster())):
        with pytest.raises(Denied):
            deeds.make_timetable(fair=world.fair, actor=user)
        with pytest.raises(Denied):
            deeds.move_interview(interview=row, round=7, actor=user)
        with pytest.raises(Denied):
            deeds.lock_interview(interview=row, is_locked=True, actor=user)
    world.fair.stage = Stage.ALLOCATION
    world.fair.save(update_fields=["stage"])
    with pytest.raises(IllegalTransition):
        deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    with pytest.raises(IllegalTransition):
        deeds.move_interview(interview=row, round=7, actor=world.coordinator)


class SmallFairs(TestCase):
    """Any small fair: the rows keep the rules, and the rounds are the fewest (König)."""

    @settings(max_examples=15, deadline=None)
    @given(
        tables=st.lists(st.integers(1, 3), min_size=1, max_size=4),
        wishes=st.lists(st.sets(st.integers(0, 3), max_size=4), min_size=1, max_size=7),
        cap=st.none() | st.integers(1, 3),
    )
    def test_no_clash_and_the_fewest_rounds(self, tables, wishes, cap):
        with time_machine.travel(EVE, tick=False):
            cluster = make_cluster()
            fair = make_fair(cluster, stage=Stage.WISHES, starts_at=time(10))
            vacancies = []
            for count in tables:
                employer = make_organisation(cluster, kind="employer")
                make_stand(fair, employer, tables=count)
                vacancies.append(make_vacancy(fair, employer))
            degrees = Counter()
            for chosen in wishes:
                graduate = make_graduate(fair)
                mine = [vacancies[place] for place in sorted(chosen) if place < len(vacancies)]
                make_wishes(graduate, mine)
                degrees["graduate", graduate.pk] = len(mine)
                degrees.update(("vacancy", vacancies.index(vacancy)) for vacancy in mine)
            made = deeds.make_timetable(fair=fair, actor=system(), max_rounds=cap)
            assert_no_clash(fair)
            least = max(
                (-(-count // (tables[who] if side == "vacancy" else 1)) for (side, who), count in degrees.items()),
                default=0,
            )
            assert made.rounds == min(least, cap or least)
            assert bool(made.left_over) == (cap is not None and least > cap)
            before = sitting(fair)
            deeds.make_timetable(fair=fair, actor=system(), max_rounds=cap)
            assert sitting(fair) == before


# --- one interview ---


def test_a_move_to_a_busy_graduate_or_table_is_refused_and_says_with_whom(world):
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    row, other = world.interview(0, 0), world.interview(0, 1)
    with pytest.raises(BrokenRule) as refusal:
        deeds.move_interview(interview=row, round=other.round, actor=world.coordinator)
    assert "В-001" in str(refusal.value)
    assert world.employers[1].short_name in str(refusal.value)
    stranger = next(
        each
        for each in world.fair.interviews.filter(stand=row.stand).exclude(pk=row.pk).select_related("graduate")
        if each.round != other.round
    )
    with pytest.raises(BrokenRule, match=stranger.graduate.public_number):
        deeds.move_interview(interview=row, round=stranger.round, actor=world.coordinator)
    with pytest.raises(BrokenRule, match="очередей: 56"):
        deeds.move_interview(interview=row, round=57, actor=world.coordinator)
    with pytest.raises(BrokenRule, match="Столов"):
        deeds.move_interview(interview=row, round=8, table=2, actor=world.coordinator)
    deeds.move_interview(interview=row, round=8, actor=world.coordinator)
    row.refresh_from_db()
    assert (row.round, row.table, row.is_locked, row.revision) == (8, 1, True, 1)
    assert traces(FairEvent.INTERVIEW_MOVED) == 1


def test_an_employer_invites_whom_it_sees_and_the_first_common_round_is_taken(world):
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    graduate = world.graduates[1]  # wishes the second and the third
    added = deeds.add_interview(vacancy=world.vacancies[0], graduate=graduate, actor=world.recruiters[0])
    # The first stand's only table is taken in all four rounds: the interview waits for the timetable.
    assert (added.is_invited, added.round) == (True, None)
    assert_no_clash(world.fair)
    with pytest.raises(BrokenRule, match="уже назначено"):
        deeds.add_interview(vacancy=world.vacancies[0], graduate=graduate, actor=world.recruiters[0])
    with pytest.raises(Denied):
        deeds.add_interview(vacancy=world.vacancies[0], graduate=world.graduates[4], actor=world.recruiters[1])
    made = deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    assert made.dropped == 0
    added.refresh_from_db()
    assert added.round is not None
    Consent.objects.filter(person=graduate.student.person).update(revoked_on=clock.today(world.cluster))
    with pytest.raises(Denied):
        deeds.add_interview(vacancy=world.vacancies[0], graduate=graduate, actor=world.recruiters[0])
    with pytest.raises(BrokenRule, match="не разрешил"):
        deeds.add_interview(vacancy=world.vacancies[0], graduate=graduate, actor=world.coordinator)
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    added.refresh_from_db()
    assert added.state == InterviewState.CANCELLED


def test_a_cancelled_interview_frees_its_place_and_is_renewed_by_a_person(world):
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    row = world.interview(0, 0)
    with pytest.raises(Denied):
        deeds.cancel_interview(interview=row, actor=world.recruiters[1])
    deeds.cancel_interview(interview=row, actor=world.recruiters[0])
    with pytest.raises(IllegalTransition):
        deeds.cancel_interview(interview=row, actor=world.recruiters[0])
    again = deeds.add_interview(vacancy=row.vacancy, graduate=row.graduate, actor=world.coordinator)
    assert (again.pk, again.state, again.is_invited, again.round) == (row.pk, InterviewState.PLANNED, False, row.round)
    assert again.revision == 2


def test_who_leaves_the_fair_leaves_the_timetable(world):
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    assert deeds.release_interviews(fair=world.fair, graduate=world.graduates[0], actor=system()) == 2
    assert traces(FairEvent.INTERVIEW_CANCELLED) == 2
    assert world.fair.interviews.filter(state=InterviewState.PLANNED).count() == 10


# --- the day ---


def test_a_graduate_is_checked_in_once_and_by_those_who_see_them(world):
    graduate = world.graduates[0]
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    assert deeds.check_in(graduate=graduate, actor=world.recruiters[0]) is True
    graduate.refresh_from_db()
    came = graduate.checked_in_at
    assert deeds.check_in(graduate=graduate, actor=world.keeper) is False
    graduate.refresh_from_db()
    assert (graduate.checked_in_at, graduate.checked_in_by) == (came, world.recruiters[0])
    assert traces(FairEvent.CAME) == 1
    for user in (world.observer, make_coordinator(make_cluster())):
        with pytest.raises(Denied):
            deeds.check_in(graduate=world.graduates[1], actor=user)
    world.graduates[1].state = GraduateState.ENTERED
    world.graduates[1].save(update_fields=["state"])
    with pytest.raises(BrokenRule, match="не подтвердил"):
        deeds.check_in(graduate=world.graduates[1], actor=world.coordinator)
    world.fair.stage = Stage.WISHES
    world.fair.save(update_fields=["stage"])
    graduate.fair.refresh_from_db()
    with pytest.raises(IllegalTransition):
        deeds.check_in(graduate=world.graduates[2], actor=world.coordinator)


def test_the_code_at_the_door_finds_its_graduate_and_no_other_does(world):
    graduate, other = world.graduates[:2]
    code = deeds.checkin_code(graduate)
    assert deeds.graduate_of_code(world.fair, code) == graduate
    assert deeds.graduate_of_code(world.fair, code.lower().replace("-", "- ", 1)) == graduate
    assert code in deeds.checkin_url(graduate)
    proof = code.partition("-")[2]
    forged = [f"{other.number}-{proof}", proof, f"{graduate.number}-{'0' * 26}", "", "1-", "٣-" + proof, code + "0"]
    assert [deeds.graduate_of_code(world.fair, each) for each in forged] == [None] * len(forged)
    assert deeds.graduate_of_code(make_fair(world.cluster), code) is None
    graduate.link.version = 2
    graduate.link.save(update_fields=["version"])
    assert deeds.graduate_of_code(world.fair, code) is None
    assert read_checkin_code("17-" + proof) == (17, proof)


def test_a_mark_is_given_by_its_employer_only_corrected_and_traced(world):
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    row = world.interview(0, 0)
    for user in (world.coordinator, world.keeper, world.recruiters[1], world.observer):
        with pytest.raises(Denied):
            deeds.mark_interview(interview=row, mark=5, readiness=Readiness.YES, actor=user)
        with pytest.raises(Denied):
            deeds.miss_interview(interview=row, actor=user)
    deeds.miss_interview(interview=row, actor=world.recruiters[0])
    with pytest.raises(IllegalTransition):
        deeds.miss_interview(interview=row, actor=world.recruiters[0])
    row = deeds.mark_interview(
        interview=row, mark=3, readiness=Readiness.RESERVE, comment=" знает станок ", actor=world.recruiters[0]
    )
    assert (row.state, row.mark, row.readiness, row.comment) == (InterviewState.HELD, 3, "reserve", "знает станок")
    assert row.graduate.__class__.objects.get(pk=row.graduate_id).checked_in_at is not None
    deeds.mark_interview(interview=row, mark=5, readiness=Readiness.YES, actor=world.recruiters[0])
    assert [traces(event) for event in (FairEvent.MISSED, FairEvent.MARKED, FairEvent.MARK_CORRECTED)] == [1, 1, 1]
    line = Entry.objects.get(event=FairEvent.MARK_CORRECTED)
    assert audit.text_of(line) == "Исправлен итог собеседования: оценка была 3, стала 5"
    assert line.target_name.startswith("В-001") and SURNAMES[0] not in f"{line.target_name}{line.detail}"
    for wrong in ({"mark": 6}, {"mark": 0}, {"mark": None}, {"readiness": ""}, {"comment": "я" * 501}):
        with pytest.raises(BrokenRule):
            deeds.mark_interview(
                interview=row, actor=world.recruiters[0], **{"mark": 4, "readiness": Readiness.YES} | wrong
            )
    world.fair.stage = Stage.ALLOCATION
    world.fair.save(update_fields=["stage"])
    with pytest.raises(IllegalTransition):
        deeds.mark_interview(interview=row, mark=4, readiness=Readiness.YES, actor=world.recruiters[0])
    row.refresh_from_db()
    assert row.mark == 5


def test_the_queue_of_a_stand_says_who_is_now_and_who_is_next(world, eve):
    deeds.make_timetable(fair=world.fair, actor=world.coordinator)
    stand = Stand.objects.select_related("fair__cluster").get(organisation=world.employers[0])
    assert not queue_of(stand, world.recruiters[0]).now
    eve.move_to(TEN.replace(minute=16))
    queue = queue_of(stand, world.recruiters[0])
    assert ([row.round for row in queue.now], [row.round for row in queue.later]) == ([1, 2], [3, 4])
    deeds.mark_interview(interview=queue.now[0], mark=4, readiness=Readiness.YES, actor=world.recruiters[0])
    queue = queue_of(stand, world.recruiters[0])
    assert [row.round for row in queue.done] == [1]
    assert all(row.card.name for row in queue.now)  # names are shown from the interview on
    assert Interview.objects.count() == 12
