"""The plan's own approval sheet: its members agree the wording before the Coordination Council approves it (DOMAIN 2.3)."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize
from artel.documents.domain.states import SheetState
from artel.documents.models import ApprovalSheet
from artel.documents.selectors import sheet_of
from artel.documents.services.approvals import PartyDraft, open_sheet, void_sheet
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members import selectors as members
from artel.members.models import Organisation, Person, Position
from artel.members.standing import in_force_on
from artel.plans.domain.states import PlanState
from artel.plans.models import ActivityVersion, Plan
from artel.russian import initials_surname

SUBJECT = "plans.plan"
OPEN_IN = (PlanState.DISCUSSION, PlanState.APPROVAL)


@dataclass(frozen=True, slots=True)
class Party:
    """A member organisation and who answers for it: its head, or whoever represents it; nobody, when there is neither."""

    organisation: Organisation
    person: Person | None
    post: str


def parties_of(plan: Plan) -> list[Party]:
    """Who agrees the plan: every member organisation on the cluster's today, in their order. A constant number of queries."""
    cluster, day = plan.cluster, clock.today(plan.cluster)
    organisations = list(members.members_on(cluster, day).order_by("kind", "short_name"))
    speakers = members.speakers_of(organisations, day)
    posts = {
        (post.person_id, post.organisation_id): post.title
        for post in Position.objects.filter(in_force_on(day), organisation__in=organisations)
    }
    return [
        Party(
            organisation,
            speakers.get(organisation.pk),
            posts.get((speakers[organisation.pk].pk, organisation.pk), "") if organisation.pk in speakers else "",
        )
        for organisation in organisations
    ]


@transaction.atomic
def ask_agreement(*, plan: Plan, organisations: Collection[int], due_on: date, actor: Any) -> ApprovalSheet:
    """Send the plan's wording round to the organisations named, by a day. A round before it no longer counts."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("cluster").get(pk=plan.pk)
    authorize(actor, "plans.submit_plan", plan)
    if plan.state not in OPEN_IN:
        raise IllegalTransition(_("Согласовать можно план, который обсуждается или ждёт утверждения."))
    asked = [party for party in parties_of(plan) if party.organisation.pk in organisations]
    if silent := [party.organisation.short_name for party in asked if party.person is None]:
        raise BrokenRule(
            _("Некому ответить за: {names}. Назначьте руководителя или представителя организации.").format(
                names=", ".join(silent)
            ),
            field="organisations",
        )
    return open_sheet(
        cluster=plan.cluster,
        subject_kind=SUBJECT,
        subject_id=str(plan.pk),
        title=_("проекту плана «{title}»").format(title=plan.title),
        digest=digest_of(plan),
        parties=[_draft(party) for party in asked],
        due_on=due_on,
        actor=actor,
        file=plan.source_file,
    )


def void_agreement(plan: Plan, actor: Any) -> None:
    """The wording is about to change: what was agreed no longer counts. Part of the deed that changes it."""
    sheet = sheet_of(SUBJECT, plan.pk)
    if sheet is not None and sheet.state in (SheetState.OPEN, SheetState.AGREED):
        void_sheet(sheet=sheet, actor=actor)


def digest_of(plan: Plan) -> str:
    """SHA-256 of the plan's words as they stand: title and, of every row, number, title, executors, deadline, result."""
    rows = ActivityVersion.objects.filter(version__plan=plan).order_by("version__number", "position")
    words = [[row.number, row.title, row.executors_text, row.deadline_text, row.result_text] for row in rows]
    text = json.dumps([plan.title, words], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _draft(party: Party) -> PartyDraft:
    person = party.person
    return PartyDraft(
        person=person,
        post=party.post or _("представитель"),
        name=initials_surname(person.last_name, person.first_name, person.patronymic),
        organisation=party.organisation,
    )
