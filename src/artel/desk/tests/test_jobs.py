import pytest
from django.urls import reverse

from artel import jobs
from artel.audit.models import Entry
from artel.jobs import registry
from artel.jobs.domain.states import JobState
from artel.jobs.models import Job
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.tests import factories as members

pytestmark = pytest.mark.django_db


@pytest.fixture
def cluster():
    return members.make_cluster()


@pytest.fixture
def coordinator(cluster):
    return members.make_coordinator(cluster)


@pytest.fixture(autouse=True)
def kinds():
    """One kind that succeeds and one that is refused."""

    @jobs.handler("test.read", label="Чтение плана", page=lambda job: f"/made/{job.result['made']}/")
    def read(run: jobs.Run) -> None:
        with run.finish({"made": 7}):
            pass

    @jobs.handler("test.refused", label="Чтение письма")
    def refused(run: jobs.Run) -> None:
        raise BrokenRule("Файл пуст.")

    yield
    del registry.HANDLERS["test.read"], registry.HANDLERS["test.refused"]


def address(name, job, cluster):
    return reverse(f"jobs:{name}", args=[cluster.slug, job.pk])


def ask(kind, cluster, actor) -> Job:
    return jobs.enqueue(kind, key=f"{kind}-{cluster.pk}", actor=actor, cluster=cluster)


def test_the_one_who_asked_sees_how_far_it_is_and_then_what_was_made(client, cluster):
    asker = members.make_representative(members.make_organisation(cluster))
    job = ask("test.read", cluster, asker)
    client.force_login(asker)

    waiting = client.get(address("progress", job, cluster)).content.decode()
    jobs.run_pending()
    done = client.get(address("progress", job, cluster)).content.decode()

    assert "Ждёт очереди" in waiting.replace("\xa0", " ")
    assert f'hx-get="{address("progress", job, cluster)}"' in waiting
    assert "/made/7/" in done
    assert 'hx-trigger="every' not in done


def test_htmx_gets_the_component_alone(client, cluster, coordinator):
    job = ask("test.read", cluster, coordinator)
    client.force_login(coordinator)

    fragment = client.get(address("progress", job, cluster), headers={"HX-Request": "true"}).content.decode()

    assert fragment.strip().startswith('<div class="a-sheet a-job"')
    assert "<html" not in fragment


def test_to_others_the_job_does_not_exist(client, cluster, coordinator):
    job = ask("test.read", cluster, coordinator)
    foreign = members.make_cluster()

    client.force_login(members.make_representative(members.make_organisation(cluster)))
    assert client.get(address("progress", job, cluster)).status_code == 404
    client.force_login(members.make_coordinator(foreign))
    assert client.get(address("progress", job, foreign)).status_code == 404
    assert client.post(address("repeat", job, foreign)).status_code == 404


def test_a_failed_job_says_why_and_is_repeated_by_those_who_lead(client, cluster, coordinator):
    job = ask("test.refused", cluster, coordinator)
    jobs.run_pending()
    client.force_login(coordinator)

    assert "Файл пуст." in client.get(address("progress", job, cluster)).content.decode().replace("\xa0", " ")
    listed = client.get(reverse("jobs:unsuccessful", args=[cluster.slug])).content.decode().replace("\xa0", " ")
    assert "Чтение письма" in listed
    assert client.post(address("repeat", job, cluster)).status_code == 302
    job.refresh_from_db()
    assert job.state == JobState.QUEUED
    assert Entry.objects.latest("seq").event == "jobs.repeated"


def test_a_job_that_was_repeated_already_is_not_repeated_again(client, cluster, coordinator):
    job = ask("test.refused", cluster, coordinator)
    client.force_login(coordinator)

    assert client.post(address("repeat", job, cluster)).status_code == 409
    assert not Entry.objects.filter(event="jobs.repeated").exists()


def test_the_list_of_unsuccessful_jobs_is_for_those_who_lead(client, cluster):
    client.force_login(members.make_observer(cluster))
    assert client.get(reverse("jobs:unsuccessful", args=[cluster.slug])).status_code == 403


def test_the_list_costs_the_same_queries_for_one_job_and_for_many(
    client, cluster, coordinator, django_assert_max_num_queries
):
    client.force_login(coordinator)
    client.get(reverse("jobs:unsuccessful", args=[cluster.slug]))  # the session's own queries
    counts = []
    for number in (1, 20):
        ended = {"state": JobState.DEAD, "finished_at": clock.now(), "cluster_id": cluster.pk, "kind": "test.read"}
        Job.objects.bulk_create(Job(key=f"{number}-{each}", **ended) for each in range(number))
        with django_assert_max_num_queries(12) as queries:
            client.get(reverse("jobs:unsuccessful", args=[cluster.slug]))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_an_empty_list_says_what_would_be_there(client, cluster, coordinator):
    client.force_login(coordinator)
    assert "Всё выполнено" in client.get(reverse("jobs:unsuccessful", args=[cluster.slug])).content.decode()
