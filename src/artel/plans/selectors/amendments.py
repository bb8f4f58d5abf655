"""Wordings of a plan and its amendments: what is visible, the rows of a wording, what differs between two."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from artel.members.models import Cluster
from artel.members.standing import standing_of
from artel.plans.domain.amended import AmendedRow, as_understood, line_of
from artel.plans.domain.likeness import Line
from artel.plans.domain.results import DEFAULT_KIND
from artel.plans.domain.states import AmendmentState
from artel.plans.domain.understanding import RequirementDraft, RowDraft, draft_of
from artel.plans.models import Activity, ActivityVersion, Amendment, Plan, PlanVersion, Requirement
from artel.plans.selectors.visible import convertible

OPEN = (AmendmentState.DRAFT, AmendmentState.APPROVAL)


def amendments_visible_to(user: Any, cluster: Cluster) -> QuerySet[Amendment]:
    """Amendments of the cluster's plans: seen, as the plans are, by anybody who has a standing in it."""
    if not standing_of(user, cluster).is_somebody:
        return Amendment.objects.none()
    return Amendment.objects.filter(cluster=cluster).select_related(
        "cluster", "plan__cluster", "base", "version", "upload__file", "approval_file", "submitted_by"
    )


def open_amendment(plan: Plan) -> Amendment | None:
    """The change of the plan that is being prepared or waits for approval, if there is one."""
    return Amendment.objects.filter(plan=plan, state__in=OPEN).first()


def with_news(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Plans with what their head tells: `going_pk` and `going_state` of the change that is open, `versions_count`,
    `convertible_count` of requirements that Artel has a procedure for; `next_pk` and `years_count` of plans of other years.
    """
    going = Amendment.objects.filter(plan=OuterRef("pk"), state__in=OPEN).order_by("pk")
    wordings = PlanVersion.objects.filter(plan=OuterRef("pk")).order_by().values("plan").annotate(n=Count("pk"))
    ready = convertible(OuterRef("pk")).order_by().values("activity__plan").annotate(n=Count("pk"))
    years = Plan.objects.filter(cluster=OuterRef("cluster"), parent=None)
    after = years.filter(starts_on__gt=OuterRef("starts_on")).order_by("starts_on")
    return plans.annotate(
        next_pk=Subquery(after.values("pk")[:1]),
        years_count=Coalesce(Subquery(years.order_by().values("cluster").annotate(n=Count("pk")).values("n")), 0),
        going_pk=Subquery(going.values("pk")[:1]),
        going_state=Subquery(going.values("state")[:1]),
        versions_count=Coalesce(Subquery(wordings.values("n")), 0),
        convertible_count=Coalesce(Subquery(ready.values("n")), 0),
    )


def versions_of(plan: Plan) -> list[PlanVersion]:
    """All the wordings of the plan, the first one first, each with the amendment that made it."""
    return list(plan.versions.select_related("amendment__approval_file").order_by("number"))


def latest_version(plan: Plan) -> PlanVersion:
    return plan.versions.order_by("-number").first()


def wordings_of(version: PlanVersion) -> list[ActivityVersion]:
    """The rows of one wording in the order of the document. Two queries."""
    return list(version.rows.select_related("section", "activity").prefetch_related("executors").order_by("position"))


def lines_of(wordings: Sequence[ActivityVersion]) -> list[Line]:
    """The words of stored rows, by the keys of the rows."""
    return [
        Line(
            title=row.title,
            number=row.number,
            executors=row.executors_text,
            deadline=row.deadline_text,
            result=row.result_text,
            section=str(row.section) if row.section else "",
            key=row.activity.key,
        )
        for row in wordings
    ]


def former_wordings(plan: Plan, base: PlanVersion) -> list[ActivityVersion]:
    """The last words of rows that are not in the wording `base`: they may come back."""
    found: dict[int, ActivityVersion] = {}
    for row in (
        ActivityVersion.objects.filter(version__plan=plan)
        .exclude(activity__in=base.rows.values("activity"))
        .select_related("section", "activity")
        .prefetch_related("executors")
        .order_by("version__number")
    ):
        found[row.activity_id] = row
    return list(found.values())


def rows_of_amendment(amendment: Amendment) -> list[AmendedRow]:
    return [AmendedRow.from_json(data) for data in amendment.rows]


def amended_lines(amendment: Amendment) -> list[Line]:
    """The words of the amendment's rows, by the keys of the rows that they continue."""
    return [line_of(item.row, amendment.sections, item.key) for item in rows_of_amendment(amendment)]


def draft_of_row(wording: ActivityVersion, section: int | None, requirements: Sequence[Requirement]) -> RowDraft:
    """A stored row as a draft, to be amended."""
    return RowDraft(
        title=wording.title,
        number=wording.number,
        executors_text=wording.executors_text,
        deadline_text=wording.deadline_text,
        result_text=wording.result_text,
        section=section,
        month=wording.month,
        deadline_read_as=wording.deadline_read_as,
        executors=tuple(draft_of(executor) for executor in wording.executors.all()),
        requirements=tuple(
            RequirementDraft(words=r.words, kind=r.kind or DEFAULT_KIND, suggested_kind=r.suggested_kind)
            for r in requirements
        ),
    )


def understood(item: AmendedRow, known: dict[str, ActivityVersion]) -> RowDraft:
    """The row as it will be written: with what a person has said of the same words before. `known`: last words by key."""
    before = known.get(item.key)
    executors = [draft_of(executor) for executor in before.executors.all()] if before else []
    return as_understood(item.row, before, executors)


def asked_by(activities: Sequence[Activity]) -> dict[int, list[Requirement]]:
    """What the rows ask for now, by the row. One query."""
    found: dict[int, list[Requirement]] = defaultdict(list)
    for requirement in Requirement.objects.filter(activity__in=activities, retired_on=None).order_by("position"):
        found[requirement.activity_id].append(requirement)
    return found


def left_out_by(wording: ActivityVersion) -> PlanVersion | None:
    """The wording of the plan that left the row out, told by the last wording the row had; None while it stands."""
    return (
        PlanVersion.objects.filter(plan=wording.version.plan_id, number__gt=wording.version.number)
        .order_by("number")
        .first()
    )


def history_of_words(activity: Activity) -> list[ActivityVersion]:
    """Every wording of a row, the first one first."""
    return list(
        activity.wordings.select_related("version__amendment", "section", "activity").order_by("version__number")
    )
