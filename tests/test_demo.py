"""The demo world: built by the real services, it shows every state there is, and stays when built again."""

from collections import Counter

import pytest

from artel import audit
from artel.accounts import demo as door
from artel.accounts.models import User
from artel.demo import fair2025, this_year, tour, world, year2023
from artel.members.models import Cluster
from artel.notices.domain.states import LetterState
from artel.notices.models import Letter, Notice
from artel.plans.domain.states import AmendmentState, PlanState, State
from artel.plans.models import Amendment, Plan, YearClosing
from artel.plans.selectors import current_plan, plan_defects, plan_status
from artel.reports.domain.states import ReportState
from artel.reports.models import Report
from artel.search import selectors as search

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    world.ensure()
    return Cluster.objects.get(slug=year2023.SLUG)


def test_the_demo_world_shows_every_state_and_is_built_once(built):
    status = plan_status(current_plan(built))
    rows = {row.row.number + (f"/{row.duplicate_no}" if row.duplicate_no else ""): row.state for row in status.rows}
    assert len(status.rows) == 17
    assert set(status.tally) == set(State)
    assert rows["1.1"] is State.OVERDUE
    assert rows["2.1"] is State.MET
    assert rows["2.7"] is State.LATE
    assert rows["2.8"] is State.AWAITING
    assert rows["3.1"] is State.FUTURE  # both quarters that are over are met by signed minutes
    assert rows["3.2"] is State.OVERDUE  # a meeting without quorum in December counts for nothing
    assert rows["3.3/2"] is State.OVERDUE
    assert [row.row.number for row in status.rows if row.is_moved] == ["4.4"]
    codes = Counter(str(defect.code) for defect in plan_defects(status.plan))
    assert {"number_gap", "number_duplicate", "executor_created_later", "group_unnamed", "quotes_unbalanced"} <= set(
        codes
    )

    assert Plan.objects.filter(parent__isnull=False).count() == 1
    assert all(audit.verify(cluster.pk).ok for cluster in Cluster.objects.all())
    people = [person for cluster in door.clusters() for person in cluster.people]
    assert len(people) > 30
    assert any(person.is_suggested for person in people)
    assert "Сегодня" in tour.text()

    _the_year_is_lived_through(built, status.plan)

    now = Cluster.objects.get(slug=this_year.SLUG)
    assert now.frozen_on is None
    assert len(plan_status(current_plan(now)).rows) == 17

    entries = audit.anchor(built.pk)
    world.ensure()
    assert audit.anchor(built.pk) == entries


def _the_year_is_lived_through(cluster: Cluster, plan: Plan) -> None:
    """A signed report, a change on its way, mornings that called people, words to be found; a year closed and carried over."""
    report = Report.objects.get(plan=plan)
    assert report.state is ReportState.ISSUED
    assert report.paper.number == "1-ОТ"
    assert all(row["cause"] for row in report.facts["rows"] if row["group"] == "overdue")
    change = Amendment.objects.get(plan=plan)
    assert (change.state, change.version) == (AmendmentState.APPROVAL, None)
    assert plan.versions.count() == 1
    assert Notice.objects.filter(cluster=cluster, seen_at=None, settled_at=None).exists()
    letters = set(Letter.objects.filter(cluster=cluster).values_list("state", flat=True))
    assert letters
    assert letters <= {LetterState.QUEUED, LetterState.SHOWN}  # the worker writes them and sends none
    coordinator = User.objects.get(email=f"kravtsova@{cluster.slug}.example")
    assert search.find(coordinator, cluster, "наставничеством").counts["row"] == 1

    fairs = Cluster.objects.get(slug=fair2025.SLUG)
    closed, running = Plan.objects.filter(cluster=fairs, parent=None).order_by("starts_on")
    assert (closed.state, running.state) == (PlanState.CLOSED, PlanState.APPROVED)
    assert YearClosing.objects.filter(plan=closed).exists()
    assert running.upload.follows == closed
