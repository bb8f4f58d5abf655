"""kill -9 of workers: each effect exactly once, nothing stuck (RELIABILITY R2; the long run is bench/jobs.py)."""

import pytest

from tests import races

pytestmark = pytest.mark.races


def test_every_effect_is_there_once_whatever_worker_is_killed(database_url):
    outcome = races.call("tests.races.jobs_herd:run", database_url, count=150, kills=20, timeout=180)

    assert {name: outcome[name] for name in ("lost", "doubled", "untold", "stuck", "done", "chains_ok")} == {
        "lost": 0,
        "doubled": 0,
        "untold": 0,
        "stuck": 0,
        "done": outcome["jobs"],
        "chains_ok": True,
    }
    assert outcome["jobs"] >= 150
    assert outcome["kills"] == 20
    assert outcome["interrupted"] >= 6, "too few kills fell on work: the run proves nothing"


def test_without_the_reaper_killed_jobs_stay_stuck(sqlite_url):
    """The negative control: it is the lease that saves them."""
    outcome = races.call(
        "tests.races.jobs_herd:run", sqlite_url, count=60, kills=8, has_reaper=False, patience=10, timeout=120
    )

    assert outcome["interrupted"] > 0
    assert outcome["stuck"] > 0
    assert (outcome["lost"], outcome["doubled"]) == (0, 0)
