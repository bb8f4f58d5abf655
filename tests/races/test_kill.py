"""kill -9 of web servers and workers at real work: nothing acknowledged is lost, nothing is half done (RELIABILITY R1–R3, R33).

The long run is bench/kill.py. A run in which too few kills fell on work proves nothing and fails.
"""

import pytest

from tests import races
from tests.ports import free_port

pytestmark = pytest.mark.races

WEB_KILLS, JOB_KILLS = 4, 8


def test_what_was_acknowledged_is_there_and_nothing_is_half_done_whatever_web_process_is_killed(database_url, tmp_path):
    outcome = races.call(
        "tests.races.kill_web:run", database_url, home=str(tmp_path), port=free_port(), kills=WEB_KILLS, timeout=300
    )

    wanted = {"odd": [], "lost": 0, "doubled": 0, "half": [], "chains_ok": True, "is_sound": True}
    assert {name: outcome[name] for name in wanted} == wanted
    assert outcome["acknowledged"] >= 3 * WEB_KILLS
    assert outcome["obligations_of_an_event"] > 1, "recording an event makes no rows that could be halved"
    assert outcome["interrupted"] >= 0.3 * WEB_KILLS


def test_letters_papers_and_plans_are_there_once_whatever_worker_is_killed(database_url, tmp_path):
    outcome = races.call("tests.races.kill_jobs:run", database_url, home=str(tmp_path), kills=JOB_KILLS, timeout=300)

    wanted = {"faults": {}, "doubled": {}, "read": "2 of 2", "papers": 3, "chains_ok": True}
    assert {name: outcome[name] for name in wanted} == wanted
    assert outcome["letters"]["sent"] > 0
    assert outcome["interrupted"] >= 0.3 * JOB_KILLS


def test_an_effect_outside_of_finish_is_doubled_by_the_same_killer(sqlite_url, tmp_path):
    """The negative control: the killer finds what is wrong."""
    outcome = races.call(
        "tests.races.kill_jobs:run", sqlite_url, home=str(tmp_path), kills=6, is_loose=True, timeout=120
    )

    assert outcome["doubled"]["loose"] > 0
