"""What the operator hears of backups."""

import json
from datetime import timedelta

import pytest
import time_machine

from artel import jobs
from artel.desk import health
from artel.kernel import clock
from artel.members.tests.factories import make_cluster, make_coordinator, make_user
from artel.upkeep import tasks, watch
from artel.upkeep.manifest import STAMP

pytestmark = pytest.mark.django_db
NOON = "2024-03-15 12:00:00+00:00"


@pytest.fixture(autouse=True)
def place(settings, tmp_path, monkeypatch):
    settings.HOME_DIR = tmp_path
    settings.BACKUP_DIR = tmp_path / "backups"
    monkeypatch.setattr(health, "_answers", {})
    with time_machine.travel(NOON, tick=False):
        yield settings


def leave_backup(place, *, hours: int) -> None:
    folder = place.BACKUP_DIR / (clock.now() - timedelta(hours=hours)).strftime(STAMP)
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("{}")


def test_nothing_is_said_where_no_backups_are_asked_for(place, client):
    place.BACKUP_DIR = None
    assert watch.alarms() == []
    assert watch.lines() == ["Резервные копии не настроены: задайте ARTEL_BACKUP_DIR и ARTEL_BACKUP_AT."]
    assert client.get("/readyz").status_code == 200


def test_a_first_backup_is_asked_for(place, client):
    assert watch.alarms() == ["Резервных копий ещё нет. Сделайте первую: artel backup."]
    assert client.get("/readyz").status_code == 503


@pytest.mark.parametrize(("hours", "is_stale"), [(1, False), (48, False), (49, True)])
def test_two_days_without_a_backup_are_an_alarm_for_the_operator_on_every_page(hours, is_stale, place, client):
    leave_backup(place, hours=hours)
    assert bool(watch.alarms()) == is_stale

    client.force_login(make_user(is_operator=True))
    assert ("Резервной копии больше двух суток." in client.get("/clusters/").content.decode()) == is_stale
    answer = client.get("/readyz")
    assert answer.status_code == (503 if is_stale else 200)
    assert f"Последняя резервная копия: {hours} ч назад." in answer.content.decode()


def test_nobody_but_the_operator_hears_of_it(place, client):
    client.force_login(make_coordinator(make_cluster()))
    assert "Резервн" not in client.get("/clusters/").content.decode()
    assert "Резервн" not in client.get("/readyz").content.decode()


def test_an_unfinished_backup_is_none(place):
    leave_backup(place, hours=1)
    (folder,) = place.BACKUP_DIR.iterdir()
    folder.rename(folder.with_name(f".{folder.name}.partial"))
    assert watch.last_backup_at() is None


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "Пробного восстановления ещё не было: artel drill."),
        (1, "Последнее пробное восстановление: 24 ч назад."),
        (36, "Пробное восстановление было 36 дн. назад, повторите: artel drill."),
    ],
)
def test_the_age_of_the_last_drill_is_told(days, words, place):
    leave_backup(place, hours=1)
    if days is not None:
        note = {"held_at": (clock.now() - timedelta(days=days)).isoformat()}
        (place.HOME_DIR / "drill.json").write_text(json.dumps(note))
    assert watch.lines()[-1] == words


def test_the_timetable_has_a_backup_only_when_folder_and_hour_are_named(place, monkeypatch):
    monkeypatch.setattr(jobs.registry, "HANDLERS", {})
    monkeypatch.setattr(jobs.registry, "TIMETABLE", {})
    place.BACKUP_AT = None
    tasks.register()
    assert jobs.registry.TIMETABLE == {}
    place.BACKUP_AT = (clock.now() + timedelta(hours=1)).time()
    tasks.register()
    assert jobs.registry.TIMETABLE["upkeep.backup"].at == place.BACKUP_AT
