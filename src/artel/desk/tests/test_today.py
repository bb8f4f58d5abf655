"""The home page and the plan of a cluster with more rows than fit a page."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from artel.desk.today import SHOWN
from artel.members.tests.factories import make_cluster, make_coordinator
from artel.plans.tests.factories import make_plan
from artel.plans.views.plan import ROWS_A_PAGE

pytestmark = pytest.mark.django_db
COUNT = ROWS_A_PAGE + 1


@pytest.fixture
def read():
    cluster = make_cluster(is_demo=True, frozen_on=date(2024, 3, 15))
    rows = (
        {
            "number": f"{n}", "title": f"Семинар {n}", "executors": "Координатор кластера", "deadline": "Ноябрь 2023 г.",
            "result": "Отчёт о семинаре",
        }
        for n in range(1, COUNT + 1)
    )  # fmt: skip
    plan = make_plan(cluster, *rows)
    client = Client()
    client.force_login(make_coordinator(cluster))

    def read(name, query="", **arguments):
        address = reverse(name, kwargs={"slug": cluster.slug, **arguments}) + query
        return client.get(address, follow=True).content.decode()

    read.plan = plan
    return read


def test_what_does_not_fit_is_told_by_its_number_and_stands_on_the_next_page(read):
    today = read("desk:today")
    assert today.count('class="a-days is-overdue"') == SHOWN
    assert f"И ещё {COUNT - SHOWN}." in today
    assert f"Просрочено: {COUNT} срок" in today.replace("\N{NO-BREAK SPACE}", " ")
    first = read("plans:detail", "?state=overdue", pk=read.plan.pk)
    assert first.count('<tr class="r">') == ROWS_A_PAGE
    assert "?state=overdue&amp;page=2" in first
    led = read("plans:plan", "?state=overdue")
    assert "?state=overdue&amp;page=2" in led, "the way to the plan keeps what is asked of it"
    second = read("plans:detail", "?state=overdue&page=2", pk=read.plan.pk)
    assert second.count('<tr class="r">') == 1
    assert f"Семинар {COUNT}" in second.replace("\N{NO-BREAK SPACE}", " ")
