"""Defects of a plan's document, of an upload and of a plan: reported, never repaired."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from artel.members.models import Unit
from artel.plans.domain.defects import Defect, find_defects
from artel.plans.domain.executors import ExecutorKind
from artel.plans.domain.understanding import RowDraft
from artel.plans.models import ActivityVersion, Plan, PlanUpload
from artel.plans.selectors.status import PlanStatus


@dataclass(frozen=True, slots=True)
class _Printed:
    """A row as its document prints it, with what a person put right: what they have settled is a defect no more."""

    number: str
    title: str
    executors: str
    deadline: str
    result: str
    section: str


def upload_defects(upload: PlanUpload) -> tuple[Defect, ...]:
    """Defects of a document on its way to a plan; rows left out are not looked at. One query.

    `Defect.rows` are indexes into `upload.rows`.
    """
    kept = [(index, RowDraft.from_json(data)) for index, data in enumerate(upload.rows)]
    kept = [(index, row) for index, row in kept if not row.is_skipped]
    units = _unit_names(upload.cluster_id)
    rows = [
        _Printed(
            number=row.number,
            title=row.title,
            executors=_executors_settled(row.executors_text, row.executors, units),
            deadline=row.deadline_read_as or row.deadline_text or row.month,
            result=row.result_text,
            section=" ".join(upload.sections[row.section]) if row.section is not None else "",
        )
        for _index, row in kept
    ]
    found = find_defects(rows, year=upload.year_label or None, is_draft=upload.is_marked_draft)
    return tuple(replace(defect, rows=tuple(kept[at][0] for at in defect.rows)) for defect in found)


def plan_defects(plan: Plan) -> tuple[Defect, ...]:
    """Defects of a plan in its latest wording. Three queries.

    `Defect.rows` are places, from 0, in the order of the document.
    """
    version = plan.versions.order_by("-number").first()
    wordings = (
        ActivityVersion.objects.filter(version=version)
        .select_related("section")
        .prefetch_related("executors__unit")
        .order_by("position")
    )
    return _found(((row, row.executors.all()) for row in wordings), plan)


def status_defects(status: PlanStatus) -> tuple[Defect, ...]:
    """The same from a status at hand. No queries."""
    return _found(((row.row, row.executors) for row in status.rows), status.plan)


def _found(rows: Iterable[tuple[ActivityVersion, Iterable[Any]]], plan: Plan) -> tuple[Defect, ...]:
    printed = [
        _Printed(
            number=row.number,
            title=row.title,
            executors=_executors_settled(
                row.executors_text, executors, {e.unit_id: _unit_name(e.unit) for e in executors if e.unit}
            ),
            deadline=row.deadline_read_as or row.deadline_text or row.month,
            result=row.result_text,
            section=str(row.section or ""),
        )
        for row, executors in rows
    ]
    return _defects_of(tuple(printed), year=plan.year_label, is_draft=plan.is_marked_draft and not plan.is_live)


# Every look at a plan asks for them, and they hang on nothing but the words.
_defects_of = lru_cache(maxsize=64)(find_defects)


def _unit_name(unit: Unit) -> str:
    return unit.direction or unit.name


def _unit_names(cluster_id: int) -> dict[int, str]:
    return {
        pk: direction or name
        for pk, direction, name in Unit.objects.filter(cluster=cluster_id).values_list("pk", "direction", "name")
    }


def _executors_settled(text: str, executors: Iterable[Any], units: dict[int, str]) -> str:
    """The executors' cell; where a person has said which group is meant, with its direction beside the words."""
    settled, is_settled = [], False
    for executor in executors:
        direction = executor.direction or units.get(executor.unit_id, "")
        if executor.kind == ExecutorKind.GROUP and direction and direction.lower() not in executor.words.lower():
            settled.append(f"{executor.words} по направлению «{direction}»")
            is_settled = True
        else:
            settled.append(executor.words)
    return "; ".join(settled) if is_settled else text
