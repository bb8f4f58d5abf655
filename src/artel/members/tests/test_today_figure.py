"""The day of a cluster inside a query is the one that the clock tells, whatever its zone."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import RequestFactory

from artel.accounts.rights import system
from artel.documents.selectors import awaiting_figure
from artel.kernel import clock
from artel.members import services
from artel.members.models import Cluster
from artel.members.selectors import members_figure, today_figure

ZONES = {"Europe/Kaliningrad": 29, "Europe/Moscow": 29, "Asia/Tomsk": 1, "Asia/Kamchatka": 1}


@pytest.mark.django_db
@time_machine.travel(datetime(2024, 2, 29, 20, 30, tzinfo=UTC), tick=False)
def test_midnight_comes_to_each_cluster_in_its_own_hour(django_user_model) -> None:
    for place, zone in enumerate(ZONES):
        cluster = services.add_cluster(
            slug=f"c{place}", name="К", short_name="К", region="", time_zone=zone, actor=system("test")
        )
        services.add_organisation(
            cluster=cluster, kind="college", short_name="ТК", full_name="Колледж", member_from=clock.today(cluster),
            actor=system("test"),
        )  # fmt: skip
    Cluster.objects.filter(slug="c1").update(is_demo=True, frozen_on=date(2023, 9, 1))
    request = RequestFactory().get("/")
    request.user = django_user_model.objects.create_user("a@a.ru")
    for cluster in Cluster.objects.annotate(day=today_figure(), awaiting=awaiting_figure(request)):
        assert cluster.day == clock.today(cluster), cluster.time_zone
        assert cluster.awaiting == 0
    counts = dict(Cluster.objects.annotate(members=members_figure()).values_list("slug", "members"))
    assert counts == {"c0": 1, "c1": 0, "c2": 1, "c3": 1}
