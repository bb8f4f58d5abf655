"""What the processes of the races for a plan's change do."""

from datetime import date

from django.db import IntegrityError

from artel.accounts.rights import system
from artel.kernel import clock
from artel.kernel.errors import IllegalTransition
from artel.members import services as members
from artel.plans.domain.understanding import RequirementDraft, RowDraft
from artel.plans.models import Amendment, Plan, PlanUpload
from artel.plans.services.amending import approve_amendment, begin_amendment, leave_row_out, submit_amendment
from artel.plans.services.importing import confirm_upload
from artel.plans.services.lifecycle import approve_plan, submit_plan
from tests import races

DAY = date(2024, 3, 1)


def prepare(_index: int) -> dict:
    """An approved plan of two rows, which nobody changes yet."""
    actor = system("race")
    cluster = members.add_cluster(slug="race", name="Гонка", short_name="Гонка", region="Край", actor=actor)
    asked = (RequirementDraft("Отчёт"),)
    rows = [
        RowDraft(title=f"Строка {number}", deadline_text="Март 2024 г.", requirements=asked).to_json()
        for number in (1, 2)
    ]
    upload = PlanUpload.objects.create(
        cluster=cluster, state="read", title="План", year_label="2023/2024", rows=rows, created_at=clock.now()
    )
    plan = submit_plan(plan=confirm_upload(upload=upload, actor=actor), actor=actor)
    approve_plan(plan=plan, approved_on=DAY, number="1", file=None, actor=actor)
    return {"plan": plan.pk}


def begin(_index: int, *, plan: int) -> bool:
    """Begin to change the same plan."""
    races.barrier()
    try:
        begin_amendment(plan=Plan.objects.get(pk=plan), actor=system("race"))
    except (IllegalTransition, IntegrityError):
        return False
    return True


def hand_over(_index: int, *, plan: int) -> None:
    """Leave a row out and hand the change over for approval."""
    actor = system("race")
    amendment = leave_row_out(amendment=Amendment.objects.get(plan=plan), index=0, actor=actor)
    submit_amendment(amendment=amendment, reason="Гонка", actor=actor)


def approve(index: int, *, plan: int) -> bool:
    """Approve the same change."""
    amendment = Amendment.objects.select_related("plan").get(plan=plan)
    races.barrier()
    try:
        approve_amendment(
            amendment=amendment, approved_on=DAY, in_force_from=DAY, number=str(index), file=None, actor=system("race")
        )
    except IllegalTransition:
        return False
    return True


def look(_index: int, *, plan: int) -> dict:
    found = Plan.objects.get(pk=plan)
    return {
        "wordings": list(found.versions.values_list("number", flat=True)),
        "changes": found.amendments.count(),
        "lifted": [owed.decisions.count() for owed in found.obligations.order_by("pk")],
    }
