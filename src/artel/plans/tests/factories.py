"""Plans for tests: made directly where a test is about something else, and lived through where it is about the plan."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from artel.files.models import StoredFile
from artel.members.models import Cluster
from artel.plans import kinds
from artel.plans.domain.states import PlanState
from artel.plans.domain.understanding import understand
from artel.plans.models import Activity, Obligation, Plan, PlanVersion, Section
from artel.plans.services.importing import PartyFinder, make_row, period_of
from artel.plans.services.obligations import refresh_obligations

LONG_AGO = datetime(2023, 9, 1, 3, 0, tzinfo=UTC)
_numbers = count(1)


def make_file(cluster: Cluster, **fields: Any) -> StoredFile:
    """A stored file without bytes behind it."""
    number = next(_numbers)
    values = {
        "name": f"документ-{number}.pdf", "kind": "pdf", "mime": "application/pdf", "size": 1000, "sha256": f"{number:064x}",
        "uploaded_at": LONG_AGO,
    }  # fmt: skip
    return StoredFile.objects.create(cluster=cluster, **{**values, **fields})


def make_plan(cluster: Cluster, *rows: dict[str, Any], year: str = "2023/2024", approved: bool = True, **fields: Any) -> Plan:
    """A plan of rows given by their cells (title, executors, deadline, result, number), approved unless said."""
    starts_on, ends_on = period_of(year)
    plan = Plan.objects.create(
        **{
            "cluster": cluster,
            "title": f"План работы кластера на {year} учебный год",
            "year_label": year,
            "starts_on": starts_on,
            "ends_on": ends_on,
            "created_at": LONG_AGO,
            **({"state": PlanState.APPROVED, "approved_on": starts_on, "approved_at": LONG_AGO} if approved else {}),
            **fields,
        }
    )
    version = PlanVersion.objects.create(plan=plan, number=1, created_at=LONG_AGO, in_force_from=starts_on if approved else None)
    sections = [Section.objects.create(version=version, position=0, number="1", title="Раздел плана")]
    finder = PartyFinder(cluster)
    for position, cells in enumerate(rows or ({},), 1):
        row = understand(
            number=cells.get("number", f"1.{position}"),
            title=cells.get("title", "Проведение мероприятия"),
            executors=cells.get("executors", "Рабочая группа"),
            deadline=cells.get("deadline", "Март 2024 г."),
            result=cells.get("result", "Отчёт о мероприятии"),
            section=0,
            known_kinds=kinds.known(),
        )
        make_row(plan, version, sections, position, finder.match(row))
    for activity in plan.activities.select_related("plan__cluster"):
        refresh_obligations(activity)
    return plan


def activity_of(plan: Plan, number: str) -> Activity:
    """The row that bears the number."""
    return Activity.objects.select_related("plan__cluster", "cluster").get(plan=plan, wordings__number=number)


def obligation_of(plan: Plan, number: str = "1.1", **lookup: Any) -> Obligation:
    """The first obligation of the row that bears the number."""
    found = Obligation.objects.filter(plan=plan, activity__wordings__number=number, **lookup)
    return found.select_related("plan__cluster", "cluster", "activity", "requirement", "organisation").order_by("position", "pk")[0]


