"""A body's page shows its meetings; the list of bodies shows the nearest one."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from artel.meetings.on_bodies import nearest
from artel.meetings.services.meetings import plan_meetings
from artel.meetings.tests.factories import NOON, make_body, secretary

AHEAD = date(2024, 4, 17)


@pytest.mark.django_db
@time_machine.travel(NOON, tick=False)
def test_the_page_and_the_list_of_bodies_tell_of_meetings(client):
    unit = make_body()
    actor = secretary(unit)
    (meeting,) = plan_meetings(unit=unit, days=[AHEAD], actor=actor)
    assert nearest(unit.cluster, [unit.pk])[unit.pk].day == AHEAD
    client.force_login(actor)
    address = reverse("meetings:detail", args=[unit.cluster.slug, meeting.pk])
    for name, arguments in (("bodies:detail", [unit.pk]), ("bodies:list", [])):
        page = client.get(reverse(name, args=[unit.cluster.slug, *arguments])).content.decode()
        assert address in page
