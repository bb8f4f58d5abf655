"""The clock of a cluster: real, or standing still on a day, with an hour that its story tells."""

from datetime import date, datetime, time
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import time_machine

from artel.kernel import clock

TOMSK = ZoneInfo("Asia/Tomsk")
STILL = SimpleNamespace(time_zone="Asia/Tomsk", frozen_on=date(2024, 3, 15))
REAL = SimpleNamespace(time_zone="Asia/Tomsk", frozen_on=None)


def test_a_cluster_that_stands_still_has_the_real_hour_on_its_day():
    with time_machine.travel(datetime(2026, 11, 24, 10, 30, tzinfo=TOMSK), tick=False):
        assert clock.now_in(STILL) == datetime(2024, 3, 15, 10, 30, tzinfo=TOMSK)
        assert clock.today(STILL) == date(2024, 3, 15)


def test_a_story_tells_the_hour_of_a_demo_only():
    with time_machine.travel(datetime(2026, 11, 24, 10, 30, tzinfo=TOMSK), tick=False), clock.at_hour(time(14, 5)):
        assert clock.now_in(STILL) == datetime(2024, 3, 15, 14, 5, tzinfo=TOMSK)
        assert clock.now_in(REAL) == datetime(2026, 11, 24, 10, 30, tzinfo=TOMSK)
    with time_machine.travel(datetime(2026, 11, 24, 10, 30, tzinfo=TOMSK), tick=False):
        assert clock.now_in(STILL).time() == time(10, 30)
