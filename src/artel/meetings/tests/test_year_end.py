"""What meetings tell before a plan's year is closed."""

from datetime import date

import pytest

from artel.meetings.models import Minutes
from artel.meetings.tests.factories import LONG_AGO, make_body, make_meeting
from artel.plans.selectors.years import concerns_of
from artel.plans.tests.factories import make_plan

pytestmark = pytest.mark.django_db


def make_minutes(meeting, **fields):
    due = {"draft_due_on": date(2024, 3, 18), "signing_due_on": date(2024, 3, 22)}
    return Minutes.objects.create(meeting=meeting, drafted_at=LONG_AGO, **due, **fields)


def test_minutes_that_nobody_signed_stand_before_the_year_is_closed():
    body = make_body()
    plan = make_plan(body.cluster, year="2023/2024")
    assert concerns_of(plan) == []
    minutes = make_minutes(make_meeting(body, held_on=date(2024, 3, 12)))
    make_minutes(make_meeting(body, held_on=date(2022, 3, 12)))
    make_minutes(make_meeting(make_body(), held_on=date(2024, 3, 12)))
    told = concerns_of(plan)
    assert [(concern.title, concern.count) for concern in told] == [("Протоколы заседаний не подписаны", 1)]
    assert told[0].url.endswith("/meetings/")
    minutes.delete()
    assert concerns_of(plan) == []
