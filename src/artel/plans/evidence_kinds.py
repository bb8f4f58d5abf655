"""The kinds of evidence that the spine itself can take: an accepted document and a nested plan."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel.plans import kinds
from artel.plans.models import Obligation, Plan
from artel.plans.selectors import closing_day_of

ACCEPTED_DOCUMENT = "documents.accepted_document"
NESTED_PLAN = "plans.nested_plan"


def find_nested_plan(obligation: Obligation) -> Iterator[kinds.Found]:
    """A nested plan proves its row when it is approved and every obligation in it is met (lifted ones aside).

    It takes effect on the day the last of its obligations was met. Where the row asks for the plan and for its results
    apart («План мероприятий, результаты реализации плана»), the first is proved by the approval alone.
    """
    plan = Plan.objects.select_related("cluster").filter(parent_id=obligation.activity_id).first()
    if plan is None or not plan.is_live:
        return
    met_on = plan.approved_on if asks_for_plan_alone(obligation) else closing_day_of(plan)
    if met_on is not None:
        yield kinds.Found(
            source_kind=NESTED_PLAN,
            source_id=str(plan.pk),
            title=plan.title,
            number=plan.approval_number,
            happened_on=max(plan.approved_on, met_on),
            in_force_on=max(plan.approved_on, met_on),
        )


def asks_for_plan_alone(obligation: Obligation) -> bool:
    """The first of several nested-plan requirements of a row: the plan itself, not its results."""
    asked = obligation.activity.requirements.filter(kind=NESTED_PLAN, retired_on=None).order_by("position")
    positions = list(asked.values_list("pk", flat=True))
    return len(positions) > 1 and positions[0] == obligation.requirement_id


def open_nested_plan(obligation: Obligation) -> kinds.Opening:
    """The nested plan, or the place where one is brought in."""
    plan = Plan.objects.filter(parent_id=obligation.activity_id).first()
    slug = obligation.cluster.slug
    if plan is not None:
        return kinds.Opening(
            reverse("plans:detail", args=[slug, plan.pk]), _("Открыть вложенный план"), "plans.view_plan"
        )
    upload = reverse("plans:upload", args=[slug]) + f"?parent={obligation.activity_id}"
    return kinds.Opening(upload, _("Загрузить вложенный план"), "plans.import_plan")


def nested_plan_lack(words: str, slot_label: str) -> str:
    return str(_("утверждённого плана мероприятий, все строки которого исполнены"))


kinds.register(
    kinds.EvidenceKind(
        code=ACCEPTED_DOCUMENT, label=_("принятый документ"), lack=kinds.document_lack, supplied_by_hand=True
    )
)
kinds.register(
    kinds.EvidenceKind(
        code=NESTED_PLAN,
        label=_("вложенный план мероприятий"),
        lack=nested_plan_lack,
        find=find_nested_plan,
        opens=open_nested_plan,
    )
)
