"""The plan's own approval sheet: its members agree the wording before the Coordination Council approves it (DOMAIN 2.3)."""

import hashlib
import json
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize
from artel.documents import parties
from artel.documents.models import ApprovalSheet
from artel.documents.parties import Party
from artel.documents.services.approvals import open_sheet, void_rounds
from artel.kernel import clock
from artel.kernel.errors import IllegalTransition
from artel.members import selectors as members
from artel.plans.domain.states import PlanState
from artel.plans.models import ActivityVersion, Plan

SUBJECT = "plans.plan"
OPEN_IN = (PlanState.DISCUSSION, PlanState.APPROVAL)


def parties_of(plan: Plan) -> list[Party]:
    """Who agrees the plan: every member organisation on the cluster's today, in their order."""
    day = clock.today(plan.cluster)
    return parties.parties_of(members.members_on(plan.cluster, day).order_by("kind", "short_name"), day)


@transaction.atomic
def ask_agreement(*, plan: Plan, organisations: Collection[int], due_on: date, actor: Any) -> ApprovalSheet:
    """Send the plan's wording round to the organisations named, by a day. A round before it no longer counts."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("cluster").get(pk=plan.pk)
    authorize(actor, "plans.submit_plan", plan)
    if plan.state not in OPEN_IN:
        raise IllegalTransition(_("Согласовать можно план, который обсуждается или ждёт утверждения."))
    return open_sheet(
        cluster=plan.cluster,
        subject_kind=SUBJECT,
        subject_id=str(plan.pk),
        title=_("проекту плана «{title}»").format(title=plan.title),
        digest=digest_of(plan),
        parties=parties.asked(parties_of(plan), organisations),
        due_on=due_on,
        actor=actor,
        file=plan.source_file,
    )


def void_agreement(plan: Plan, actor: Any) -> None:
    """The wording is about to change: what was agreed no longer counts. Part of the deed that changes it."""
    void_rounds(subject_kind=SUBJECT, subject_id=plan.pk, actor=actor)


def digest_of(plan: Plan) -> str:
    """SHA-256 of the plan's words as they stand: title and, of every row, number, title, executors, deadline, result."""
    rows = ActivityVersion.objects.filter(version__plan=plan).order_by("version__number", "position")
    words = [[row.number, row.title, row.executors_text, row.deadline_text, row.result_text] for row in rows]
    text = json.dumps([plan.title, words], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
