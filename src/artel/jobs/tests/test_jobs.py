from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from artel import jobs
from artel.jobs import claims, timetable
from artel.jobs.domain.states import JobState
from artel.jobs.models import Job, ScheduledJob
from artel.jobs.running import Run, perform
from artel.jobs.selectors import is_standing_still, unsuccessful_jobs_of, waiting_since
from artel.jobs.services import prune, repeat
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition

pytestmark = pytest.mark.django_db
NOON = datetime(2024, 3, 15, 12, tzinfo=UTC)


@dataclass
class Place:
    pk: int


def make_user(number: int, **fields):
    return get_user_model().objects.create_user(f"user{number}@example.test", name=f"Лицо {number}", **fields)


@pytest.fixture
def done():
    """A kind of job whose effect is to make an account."""
    made = []

    @jobs.handler("test.make", label="Проба")
    def make(run: Run) -> None:
        run.progress(1, 2, "половина")
        with run.finish() as result:
            made.append(run.payload["number"])
            result["user"] = make_user(run.payload["number"]).pk

    return made


def enqueue(number: int, kind: str = "test.make", **fields) -> Job:
    return jobs.enqueue(kind, key=f"{kind}-{number}", actor=None, payload={"number": number}, **fields)


def test_a_job_is_done_once_and_its_result_stays(done):
    job = enqueue(1)

    assert jobs.run_pending() == 1
    assert jobs.run_pending() == 0

    job.refresh_from_db()
    assert (job.state, job.attempts, job.progress_done, job.progress_total) == (JobState.DONE, 1, 1, 2)
    assert job.result == {"user": get_user_model().objects.get().pk}
    assert job.finished_at is not None


def test_the_same_key_asks_for_one_job(done):
    first = enqueue(1)
    second = enqueue(1)
    jobs.run_pending()
    third = enqueue(1)

    assert first.pk == second.pk == third.pk
    assert jobs.run_pending() == 0
    assert done == [1]


def test_a_job_of_a_deed_rolled_back_was_never_asked_for(done):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue(1)
        raise ZeroDivisionError

    assert not Job.objects.exists()


def test_an_unknown_kind_and_a_foreign_key_are_errors(done):
    jobs.handler("test.other")(lambda run: None)
    enqueue(1)

    with pytest.raises(LookupError, match=r"tasks\.py"):
        enqueue(1, "test.unknown")
    with pytest.raises(ValueError, match="belongs to a job of the kind"):
        jobs.enqueue("test.other", key="test.make-1", actor=None)


def test_a_kind_has_one_handler(done):
    with pytest.raises(ValueError, match="two handlers"):
        jobs.handler("test.make")(lambda run: None)


def test_an_error_is_tried_again_later_and_buried_after_five_attempts():
    @jobs.handler("test.broken")
    def broken(run: Run) -> None:
        raise KeyError("Иванов Иван")

    job = enqueue(1, "test.broken")
    with time_machine.travel(NOON, tick=False) as clock:
        Job.objects.update(due_at=NOON)
        states = []
        for pause in (5, 20, 80, 320, 0):
            assert jobs.run_pending() == 1
            job.refresh_from_db()
            states.append(job.state)
            assert jobs.run_pending() == 0
            clock.shift(timedelta(seconds=pause))

    assert states == ["queued"] * 4 + ["dead"]
    assert job.message == "Не удалось после 5 попыток. Можно повторить."
    assert job.fault.startswith("KeyError at jobs/tests/test_jobs.py:")
    assert "Иванов" not in job.fault


def test_an_effect_whose_transaction_breaks_is_not_there():
    @jobs.handler("test.half")
    def half(run: Run) -> None:
        with run.finish():
            make_user(1)
            raise ZeroDivisionError

    job = enqueue(1, "test.half")
    jobs.run_pending()

    job.refresh_from_db()
    assert job.state == JobState.QUEUED
    assert not get_user_model().objects.exists()


def test_a_handler_that_does_not_finish_is_an_error():
    jobs.handler("test.forgetful")(lambda run: None)
    job = enqueue(1, "test.forgetful")

    jobs.run_pending()

    job.refresh_from_db()
    assert (job.state, job.fault[:19]) == (JobState.QUEUED, "HandlerDidNotFinish")


@pytest.mark.parametrize(
    ("refusal", "state"), [(BrokenRule("Файл пуст."), JobState.FAILED), (Denied("Нет права."), JobState.REFUSED)]
)
def test_a_refusal_ends_the_job_at_once_with_its_words(refusal, state):
    @jobs.handler("test.refused")
    def refused(run: Run) -> None:
        with run.finish():
            make_user(1)
            raise refusal

    job = enqueue(1, "test.refused")
    jobs.run_pending()

    job.refresh_from_db()
    assert (job.state, job.message, job.attempts) == (state, str(refusal), 1)
    assert not get_user_model().objects.exists()


def test_a_job_of_a_blocked_account_is_refused():
    seen = []

    @jobs.handler("test.own")
    def own(run: Run) -> None:
        seen.append(run.actor)
        with run.finish():
            pass

    user = make_user(1)
    first = jobs.enqueue("test.own", key="a", actor=user)
    jobs.run_pending()
    second = jobs.enqueue("test.own", key="b", actor=user)
    get_user_model().objects.update(is_active=False)
    jobs.run_pending()

    first.refresh_from_db()
    second.refresh_from_db()
    assert seen == [user]
    assert (first.state, second.state) == (JobState.DONE, JobState.REFUSED)


def test_a_worker_that_was_thought_lost_changes_nothing_when_it_comes_back(done):
    enqueue(1)
    queue = claims.Queue(cap=2)
    zombie = queue.claim()
    reaper = claims.Reaper()
    reaper.look(monotonic=0.0)
    assert reaper.look(monotonic=60.0) == 1
    other = queue.claim()

    perform(zombie, with_heart=False)
    assert done == []
    with pytest.raises(claims.LeaseLost):
        claims.beat(zombie, timedelta(seconds=30))
    claims.settle_lost(zombie, fault="late", pause=True)
    other.refresh_from_db()
    assert (other.state, other.attempts, other.fault) == (JobState.RUNNING, 2, "worker lost")

    perform(other, with_heart=False)
    other.refresh_from_db()
    assert (other.state, done) == (JobState.DONE, [1])


def test_a_beating_job_is_not_reaped_and_a_silent_one_is(done):
    enqueue(1)
    enqueue(2)
    queue, reaper = claims.Queue(cap=2), claims.Reaper()
    with time_machine.travel(NOON, tick=False) as clock:
        Job.objects.update(due_at=NOON)
        beating, silent = queue.claim(), queue.claim()
        for second in range(0, 40, 10):
            assert reaper.look(monotonic=float(second)) == (1 if second == 30 else 0)
            claims.beat(beating, timedelta(seconds=30))
            clock.shift(timedelta(seconds=10))

    silent.refresh_from_db()
    beating.refresh_from_db()
    assert (silent.state, silent.message) == (JobState.QUEUED, "Попытка 1 из 5 не удалась, повторим сами.")
    assert beating.state == JobState.RUNNING


def test_a_clock_that_jumps_an_hour_ahead_does_not_lose_living_jobs(done):
    enqueue(1)
    reaper = claims.Reaper()
    with time_machine.travel(NOON, tick=False) as clock:
        Job.objects.update(due_at=NOON)
        job = claims.Queue(cap=2).claim()
        reaper.look(monotonic=0.0)
        clock.shift(timedelta(hours=1))
        assert reaper.look(monotonic=5.0) == 0
        claims.beat(job, timedelta(seconds=30))
        assert reaper.look(monotonic=20.0) == 0
        assert reaper.look(monotonic=34.0) == 0


def test_a_job_lost_five_times_is_dead(done):
    job = enqueue(1)
    for number in range(5):
        claims.Queue(cap=2).claim()
        reaper = claims.Reaper()
        reaper.look(monotonic=0.0)
        assert reaper.look(monotonic=30.0) == 1, number

    job.refresh_from_db()
    assert (job.state, job.attempts, job.fault) == (JobState.DEAD, 5, "worker lost")
    assert list(unsuccessful_jobs_of(1)) == []


def test_a_cluster_that_piles_up_jobs_does_not_starve_the_others(done):
    for number in range(30):
        enqueue(number, cluster=Place(1))
    enqueue(100, cluster=Place(2))
    enqueue(101)

    queue = claims.Queue(cap=2)
    taken = [queue.claim().cluster_id for _turn in range(4)]

    assert sorted(taken[:3], key=str) == [1, 2, None]
    assert taken[3] == 1
    assert queue.claim() is None, "two jobs of the cluster run: the cap holds"


def test_one_worker_serves_the_clusters_in_turn(done):
    for number in range(6):
        enqueue(number, cluster=Place(1 if number < 4 else 2))
    queue, order = claims.Queue(cap=2), []
    for _turn in range(6):
        job = queue.claim()
        order.append(job.cluster_id)
        perform(job, with_heart=False)

    assert order == [1, 2, 1, 2, 1, 1]


def test_a_delayed_job_waits(done):
    with time_machine.travel(NOON, tick=False) as clock:
        enqueue(1, delay=timedelta(minutes=5))
        assert jobs.run_pending() == 0
        clock.shift(timedelta(minutes=5))
        assert jobs.run_pending() == 1


def test_a_dead_job_is_repeated_and_a_done_one_is_not(done):
    job = enqueue(1)
    Job.objects.update(state=JobState.DEAD, attempts=5, finished_at=NOON, fault="x", message="y")

    repeat(job)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.message, job.fault) == (JobState.QUEUED, 0, "", "")
    jobs.run_pending()
    assert done == [1]
    with pytest.raises(IllegalTransition, match="выполнено"):
        repeat(job)


def test_the_database_ties_the_state_to_its_columns(done):
    job = enqueue(1)
    for fields in ({"state": "running"}, {"state": "done"}, {"lease_until": NOON}, {"finished_at": NOON}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Job.objects.filter(pk=job.pk).update(**fields)


def test_old_jobs_are_pruned_by_how_they_ended(done):
    with time_machine.travel(NOON, tick=False):
        for number, (state, days) in enumerate(
            [("done", 31), ("done", 29), ("dead", 31), ("dead", 181), ("queued", 0)]
        ):
            enqueue(number)
            ended = None if state == "queued" else NOON - timedelta(days=days)
            Job.objects.filter(key=f"test.make-{number}").update(state=state, finished_at=ended)

        assert prune() == 2
        assert sorted(Job.objects.values_list("key", flat=True)) == ["test.make-1", "test.make-2", "test.make-4"]


def test_the_timetable_enqueues_each_moment_once(done):
    ran = []

    def nightly(run: Run) -> None:
        with run.finish():
            ran.append(run.key)

    jobs.schedule("test.nightly", at=time(3, 0), handler=nightly)
    jobs.schedule("test.often", every=timedelta(minutes=10), handler=nightly)
    ScheduledJob.objects.create(name="test.gone", next_run_at=NOON)
    with time_machine.travel(NOON, tick=False) as clock:
        timetable.write_down()
        assert sorted(ScheduledJob.objects.values_list("name", flat=True)) == ["test.nightly", "test.often"]
        assert [timetable.enqueue_due(), timetable.enqueue_due()] == [1, 0]
        clock.shift(timedelta(hours=13))
        assert [timetable.enqueue_due(), timetable.enqueue_due()] == [2, 0]
        timetable.write_down()
        assert timetable.enqueue_due() == 0
        jobs.run_pending()

    assert sorted(ran) == [
        "test.nightly@2024-03-16T00:00:00",
        "test.often@2024-03-15T12:00:00",
        "test.often@2024-03-15T12:10:00",
    ]


def test_a_schedule_has_one_rhythm():
    with pytest.raises(ValueError, match="either every= or at="):
        jobs.schedule("test.none", handler=lambda run: None)


def test_a_long_queue_that_moves_is_not_standing_still(done):
    with time_machine.travel(NOON, tick=False) as clock:
        enqueue(1)
        enqueue(2)
        assert waiting_since() == NOON
        clock.shift(timedelta(minutes=6))
        assert is_standing_still()
        claims.Queue(cap=1).claim()
        assert not is_standing_still()
