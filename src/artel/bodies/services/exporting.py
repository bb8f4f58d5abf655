"""Traces of tables taken out: lists of people leave the system only with a line in the journal."""

from typing import Any

from django.db import transaction

from artel import audit
from artel.accounts.rights import authorize
from artel.bodies.events import BodyEvent
from artel.bodies.models import Composition, Direction
from artel.members.models import Unit


@transaction.atomic
def record_composition_export(
    *, target: Unit | Composition, rows: int, actor: Any, with_contacts: bool = False
) -> None:
    """Write down that a composition was taken out as a table."""
    authorize(actor, "bodies.export_composition", target)
    if with_contacts:
        authorize(actor, "bodies.view_contacts", target)
    audit.record(
        BodyEvent.COMPOSITION_EXPORTED,
        actor=actor,
        cluster=target.cluster,
        target=target,
        rows=rows,
        contacts=with_contacts,
    )


@transaction.atomic
def record_nominations_export(*, direction: Direction, rows: int, actor: Any, with_contacts: bool = False) -> None:
    """Write down that the nominations of a direction were taken out as a table."""
    authorize(actor, "bodies.export_composition", direction)
    if with_contacts:
        authorize(actor, "bodies.view_contacts", direction)
    audit.record(
        BodyEvent.NOMINATIONS_EXPORTED,
        actor=actor,
        cluster=direction.cluster,
        target=direction,
        rows=rows,
        contacts=with_contacts,
    )
