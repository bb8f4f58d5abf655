"""The pages: who gets where, what is refused with words, what is journalled, what a page costs."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from artel.audit.models import Entry
from artel.members.tests.factories import make_cluster, make_observer, make_role
from artel.plans.tests.factories import make_plan
from artel.plans.tests.world import ROWS
from artel.reports.domain.states import ReportState
from artel.reports.models import Report
from artel.reports.services import begin_report
from artel.reports.tests.world import ask, explain, make_issued

pytestmark = pytest.mark.django_db


def enter(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(world, name, *args):
    return reverse(f"reports:{name}", args=[world.cluster.slug, *args])


def question(world, **more):
    return {"period": f"{world.plan.pk}:year", "scope": "whole"} | more


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode().replace("\xa0", " "))


def test_from_the_form_to_the_signing_and_the_files(world):
    client = enter(world.coordinator)
    page = client.get(url(world, "preview"), question(world, on="01.03.2024", known="then"))
    assert page.status_code == 200
    assert "было записано в системе по 01.03.2024 включительно" in text_of(page)
    assert "Составить черновик" in text_of(page)
    assert "по состоянию на 01.03.2024" in text_of(page)
    begun = client.post(url(world, "begin"), question(world), follow=True)
    report = Report.objects.get()
    assert "Написать причины" in text_of(begun)
    sent = client.post(url(world, "send", report.pk), follow=True)
    assert "Напишите причину и предложение" in text_of(sent)
    notes = client.get(url(world, "notes", report.pk))
    fields = {name: field.value() for name, field in ((f.name, f) for f in notes.context["form"])}
    assert client.post(url(world, "notes", report.pk), fields).status_code == 302
    client.post(url(world, "send", report.pk))
    assert Report.objects.get().state is ReportState.SIGNING
    assert "Отозвать с подписи" in text_of(client.get(url(world, "report", report.pk)))
    client.post(url(world, "recall", report.pk))
    client.post(url(world, "drop", report.pk))
    assert not Report.objects.exists()


def test_an_issued_report_is_read_by_the_cluster_and_taken_out_with_a_trace(world):
    report = make_issued(world)
    for name in ("observer", "college_man", "chair", "member"):
        client = enter(getattr(world, name))
        page = text_of(client.get(url(world, "report", report.pk)))
        assert "№ 1-ОТ" in page
        assert "Исправить" not in page
        for form, kind in (("pdf", "application/pdf"), ("zip", "application/zip"), ("xlsx", "spreadsheetml")):
            if name == "observer":
                answer = client.post(url(world, "download", report.pk, form))
                assert (answer.status_code, kind in answer["Content-Type"]) == (200, True)
    assert Entry.objects.filter(event="reports.report_exported", target_id=str(report.pk)).count() == 3
    assert enter(world.observer).post(url(world, "download", report.pk, "exe")).status_code == 404
    assert enter(world.foreigner).get(url(world, "report", report.pk)).status_code == 404
    correct = enter(world.coordinator).post(url(world, "correct", report.pk), {"reason": "Опечатка"})
    assert correct.status_code == 302
    assert Report.objects.count() == 2


def test_whoever_may_not_is_refused_and_drafts_are_not_shown(world):
    report = begin_report(question=ask(world), actor=world.coordinator)
    for name, status in (("college_man", 404), ("chair", 404), ("observer", 200), ("second", 200)):
        assert enter(getattr(world, name)).get(url(world, "report", report.pk)).status_code == status
    for name in ("send", "recall", "drop"):
        assert enter(world.observer).post(url(world, name, report.pk)).status_code == 403
        assert enter(world.college_man).post(url(world, name, report.pk)).status_code == 404
    assert enter(world.observer).post(url(world, "begin"), question(world)).status_code == 403
    assert enter(world.member).post(url(world, "begin"), question(world)).status_code == 403
    assert enter(world.college_man).post(url(world, "begin"), question(world)).status_code == 403


def test_a_representative_asks_about_the_own_organisation_alone(world):
    client = enter(world.college_man)
    own, other = f"member-{world.college.pk}", f"member-{world.other.pk}"
    page = client.get(url(world, "preview"), question(world, scope=own))
    assert world.college.short_name in text_of(page)
    assert "Составить черновик" in text_of(page)
    refused = client.get(url(world, "preview"), question(world, scope=other))
    assert "Составить черновик" not in text_of(refused)
    assert refused.context["form"].errors["scope"]
    assert other in text_of(enter(world.observer).get(url(world, "list")))
    begun = client.post(url(world, "begin"), question(world, scope=own))
    assert begun.status_code == 302
    assert Report.objects.get().organisation == world.college


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ({"on": "31.12.2025"}, "on", "ещё не наступил"),
        ({"on": "01.01.2020"}, "on", "период ещё не начался"),
        ({"on": "завтра"}, "on", "Введите дату"),
        ({"period": "dates", "since": "01.02.2024", "until": "01.01.2024"}, "until", "раньше, чем начинается"),
        ({"period": "dates", "since": "01.02.2020", "until": "01.03.2024"}, "since", "План действует с 01.09.2023"),
        ({"period": "dates"}, "since", "Укажите дату"),
        ({"period": "month-2024-05"}, "period", "период ещё не начался"),
    ],
)
def test_a_question_that_cannot_be_answered_is_mended_at_its_field(world, asked, field, words):
    if "period" in asked:
        asked = asked | {"period": f"{world.plan.pk}:{asked['period']}"}
    page = enter(world.coordinator).get(url(world, "preview"), question(world, **asked))
    assert page.status_code == 200
    assert any(words in error for error in page.context["form"].errors[field])


def test_any_two_dates_and_a_part_of_the_report(world):
    client = enter(world.coordinator)
    asked = question(world, period=f"{world.plan.pk}:dates", since="01.02.2024", until="15.03.2024")
    page = client.get(url(world, "preview"), asked | {"group": "overdue"})
    assert [line.row["number"] for part in page.context["sections"] for line in part.lines] == ["3"]
    assert "период с 1 февраля 2024 г. по 15 марта 2024 г." in text_of(page)
    total = next(each["count"] for each in page.context["facets"] if not each.get("state"))
    assert total == sum(each["count"] for each in page.context["facets"] if each.get("state")) == len(ROWS)
    assert client.get(url(world, "preview")).status_code == 302
    assert client.get(url(world, "preview"), {"period": "чушь"}).status_code == 200


def test_pages_cost_the_same_for_one_report_and_for_many(world):
    client = enter(world.observer)

    def cost(address, data=None):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address, data).status_code == 200
        return len(queries)

    report = begin_report(question=ask(world), actor=world.coordinator)
    cost(url(world, "list"))  # what a process reads once
    listed = cost(url(world, "list"))
    for _n in range(4):
        begin_report(question=ask(world), actor=world.coordinator)
    assert cost(url(world, "list")) == listed <= 14
    assert cost(url(world, "preview"), question(world)) <= 27
    explain(world, report)
    assert cost(url(world, "report", report.pk)) <= 30


def test_several_clusters_stand_on_one_page_for_as_many_queries_as_one(world):
    client = enter(world.observer)
    client.get(reverse("reports:overview"))  # what a process reads once
    with CaptureQueriesContext(connection) as one:
        page = client.get(reverse("reports:overview"))
    assert world.cluster.name in text_of(page)
    for _n in range(3):
        cluster = make_cluster()
        make_role("observer", cluster, user=world.observer)
        make_plan(cluster, *ROWS[:2])
    bare = make_cluster()
    make_role("observer", bare, user=world.observer)
    with CaptureQueriesContext(connection) as many:
        page = client.get(reverse("reports:overview"))
    assert len(many) == len(one)
    assert len(page.context["lines"]) == 5
    assert "Утверждённого плана нет" in text_of(page)
    hidden = make_cluster()
    make_observer(hidden)
    assert hidden.name not in text_of(page)
    taken = client.post(reverse("reports:overview_export"))
    assert taken.content.startswith(b"PK")
    assert Entry.objects.filter(event="reports.overview_exported").count() == 1
    assert "Кластеров нет" in text_of(enter(world.stranger).get(reverse("reports:overview")))
