import os
from collections import namedtuple
from datetime import timedelta

import pytest
from django.db import DatabaseError

from artel import audit, jobs
from artel.desk import health as page
from artel.desk import tasks
from artel.jobs import health, registry
from artel.jobs.models import Job, Pulse
from artel.kernel import clock
from artel.members.tests import factories as members

pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def _asked_anew(monkeypatch, tmp_path, settings):
    monkeypatch.setattr(page, "_answers", {})
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _path: Usage(100, 50, 50))
    settings.HOME_DIR = tmp_path


def test_a_process_that_answers_says_so_without_a_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_a_fit_installation_is_ready_and_has_written(client):
    response = client.get("/readyz")

    assert (response.status_code, response.content.decode()) == (200, "готово\n")
    assert Pulse.objects.get().name == "readyz"


def test_strangers_ask_the_database_at_most_once_in_two_seconds(client, django_assert_num_queries):
    client.get("/readyz")
    with django_assert_num_queries(0):
        client.get("/readyz")


def test_jobs_that_nobody_takes_make_it_unready_and_only_the_operator_learns_why(client):
    @jobs.handler("test.waiting")
    def waiting(run):
        raise AssertionError

    jobs.enqueue("test.waiting", key="1", actor=None)
    Job.objects.update(due_at=clock.now() - timedelta(minutes=6))
    try:
        stranger = client.get("/readyz")
        client.force_login(members.make_user(is_operator=True))
        operator = client.get("/readyz")
    finally:
        del registry.HANDLERS["test.waiting"]

    assert (stranger.status_code, stranger.content.decode()) == (503, "не готово\n")
    assert "artel worker" in operator.content.decode()


def test_a_full_disk_makes_it_unready(monkeypatch):
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _path: Usage(100, 91, 9))
    assert health.problems() == ["На диске свободно 9 %, нужно не меньше 10 %"]


def test_a_database_that_takes_no_writes_is_the_first_thing_told(monkeypatch):
    def fail():
        raise DatabaseError("подробности")

    monkeypatch.setattr(health, "_write_probe", fail)
    assert health.problems() == ["База данных не принимает записи: DatabaseError"]


def test_anchors_that_are_no_longer_kept_make_it_unready(client, tmp_path):
    path = tmp_path / "anchors.txt"
    path.write_text("")
    assert page.stale_anchors() == []

    os.utime(path, (0, 0))
    assert client.get("/readyz").status_code == 503


def test_every_day_the_anchors_are_kept_outside_the_database(tmp_path):
    cluster = members.make_cluster()
    audit.record("test.written", actor=members.make_user(), cluster=cluster)
    jobs.enqueue("audit.anchor_daily", key="today", actor=None)

    assert jobs.run_pending() == 1
    (line,) = (tmp_path / "anchors.txt").read_text().splitlines()
    day, chain, anchor = line.split(" ")
    assert (day, chain) == (clock.now().date().isoformat(), str(cluster.pk))
    assert audit.verify(cluster.pk, anchor=anchor).ok
    assert tasks.keep_anchors.__name__ == registry.HANDLERS["audit.anchor_daily"].function.__name__
