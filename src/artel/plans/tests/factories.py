"""Plans for tests: made directly where a test is about something else, and lived through where it is about the plan."""

import json
from collections.abc import Collection
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from artel.accounts.rights import system
from artel.files.models import StoredFile
from artel.members.domain.kinds import OrganisationKind, UnitKind
from artel.members.models import Cluster
from artel.members.tests.factories import (
    make_cluster,
    make_lead,
    make_organisation,
    make_person,
    make_tenure,
    make_unit,
)
from artel.plans.domain.states import PlanState
from artel.plans.domain.understanding import RowDraft, understand
from artel.plans.models import Activity, Obligation, Plan, PlanUpload, PlanVersion, Section
from artel.plans.services.importing import PartyFinder, confirm_upload, make_row, period_of, split_section
from artel.plans.services.obligations import refresh_obligations

LONG_AGO = datetime(2023, 9, 1, 3, 0, tzinfo=UTC)
SEED_FOLDER = Path(__file__).parents[1] / "seed"
SEED_ROWS = json.loads((SEED_FOLDER / "plan.gold.json").read_text(encoding="utf-8"))["rows"]
SEED_TITLE = "ПЛАН РАБОТЫ ПРОМЫШЛЕННОГО ОБРАЗОВАТЕЛЬНО-ОТРАСЛЕВОГО КЛАСТЕРА на 2023/2024 учебный год"
# The kinds of the plan itself: a test of the plan does not change when an app above learns to prove something.
OWN_KINDS = frozenset({"documents.accepted_document", "plans.nested_plan"})
_numbers = count(1)


def make_file(cluster: Cluster, **fields: Any) -> StoredFile:
    """A stored file without bytes behind it."""
    number = next(_numbers)
    values = {
        "name": f"документ-{number}.pdf", "kind": "pdf", "mime": "application/pdf", "size": 1000,
        "sha256": f"{number:064x}", "uploaded_at": LONG_AGO,
    }  # fmt: skip
    return StoredFile.objects.create(cluster=cluster, **{**values, **fields})


def make_plan(
    cluster: Cluster,
    *rows: dict[str, Any],
    year: str = "2023/2024",
    approved: bool = True,
    known: Collection[str] = OWN_KINDS,
    **fields: Any,
) -> Plan:
    """A plan of rows given by their cells (title, executors, deadline, result, number), approved unless said.

    `known`: the kinds of evidence that its results may be understood as.
    """
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
    version = PlanVersion.objects.create(
        plan=plan, number=1, created_at=LONG_AGO, in_force_from=starts_on if approved else None
    )
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
            known_kinds=known,
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
    return found.select_related("plan__cluster", "cluster", "activity", "requirement", "organisation").order_by(
        "position", "pk"
    )[0]


def make_seed_cluster(**fields: Any) -> Cluster:
    """A cluster of 17 members (6 colleges, 8 employers, 3 schools) with both councils and their chairs."""
    cluster = make_cluster(**fields)
    lead = make_lead(cluster, short_name="ОГБПОУ «ТЭПК»", full_name="ОГБПОУ «Томский экономико-промышленный колледж»")
    make_tenure(lead.offices.get(), person=make_person(cluster, last_name="Кравцова"))
    members = [OrganisationKind.COLLEGE] * 5 + [OrganisationKind.EMPLOYER] * 8 + [OrganisationKind.SCHOOL] * 3
    for number, kind in enumerate(members, 2):
        make_organisation(cluster, kind=kind, short_name=f"Участник {number:02d}")
    for kind in (UnitKind.COORDINATION_COUNCIL, UnitKind.EXPERT_COUNCIL):
        make_tenure(make_unit(cluster, kind=kind).offices.get(kind="chair"))
    return cluster


@cache
def _seed_understood() -> tuple[list[str], list[RowDraft]]:
    sections = list(dict.fromkeys(row["section"] for row in SEED_ROWS))
    return sections, [
        understand(
            **{name: row[name] for name in ("number", "title", "executors", "deadline", "result")},
            section=sections.index(row["section"]),
            known_kinds=OWN_KINDS,
        )
        for row in SEED_ROWS
    ]


def make_seed_upload(cluster: Cluster, **fields: Any) -> PlanUpload:
    """The seed plan as if its document had been read, at the preview."""
    finder = PartyFinder(cluster)
    sections, understood = _seed_understood()
    rows = [finder.match(row).to_json() for row in understood]
    values = {
        "file": make_file(cluster), "state": "read", "title": SEED_TITLE, "year_label": "2023/2024",
        "is_marked_draft": True, "sections": [split_section(title) for title in sections], "rows": rows,
        "created_at": LONG_AGO,
    }  # fmt: skip
    return PlanUpload.objects.create(cluster=cluster, **{**values, **fields})


def make_seed_plan(cluster: Cluster | None = None, *, approved: bool = True) -> Plan:
    """The seed's 17 rows as a plan of 17 members."""
    plan = confirm_upload(upload=make_seed_upload(cluster or make_seed_cluster()), actor=system())
    if approved:
        plan.state, plan.approved_on, plan.approved_at = PlanState.APPROVED, date(2023, 9, 5), LONG_AGO
        plan.approval_number, plan.approval_post = "1", "Председатель Координационного совета, Лебедев И. П."
        plan.save()
        plan.versions.update(in_force_from=plan.approved_on)
    return plan
