"""The approval sheet of a composition: the organisations whose people sit in it agree it before the vote (DOMAIN 2.3)."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize
from artel.bodies.domain.states import CompositionState
from artel.bodies.models import Composition
from artel.bodies.services.workflow import locked
from artel.bodies.versions import subject_id
from artel.documents import parties
from artel.documents.models import ApprovalSheet
from artel.documents.parties import Party
from artel.documents.services.approvals import open_sheet, void_rounds
from artel.kernel import clock
from artel.kernel.errors import IllegalTransition
from artel.members.models import Organisation
from artel.russian import Case, body_in_text

SUBJECT = "bodies.composition"


def parties_of(composition: Composition) -> list[Party]:
    """Who agrees it: every organisation that has somebody in it, in the order of names."""
    organisations = Organisation.objects.filter(
        pk__in=composition.seats.exclude(organisation=None).values("organisation")
    ).order_by("short_name")
    return parties.parties_of(organisations, clock.today(composition.cluster))


@transaction.atomic
def ask_agreement(
    *, composition: Composition, organisations: Collection[int], due_on: date, actor: Any
) -> ApprovalSheet:
    """Send a draft round to the organisations named, by a day. A round before it no longer counts."""
    composition = locked(composition)
    authorize(actor, "bodies.draft_composition", composition)
    if composition.state != CompositionState.DRAFT:
        raise IllegalTransition(
            _("Согласовать с организациями можно проект состава, пока он не передан на голосование.")
        )
    return open_sheet(
        cluster=composition.cluster,
        subject_kind=SUBJECT,
        subject_id=str(composition.pk),
        title=_("проекту состава {name}").format(name=_named(composition)),
        digest=subject_id(composition).partition("-")[2],
        parties=parties.asked(parties_of(composition), organisations),
        due_on=due_on,
        actor=actor,
    )


def void_agreement(composition: Composition, actor: Any) -> None:
    """The draft is about to change: what was agreed no longer counts. Part of the deed that changes it."""
    void_rounds(subject_kind=SUBJECT, subject_id=composition.pk, actor=actor)


def _named(composition: Composition) -> str:
    if composition.unit is not None:
        return body_in_text(composition.unit.name, Case.GENITIVE)
    return _("рабочей группы по направлению «{name}»").format(name=composition.direction.name)
