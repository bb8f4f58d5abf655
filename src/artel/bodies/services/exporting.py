"""Traces of tables of bodies taken out."""

from typing import Any

from django.db import transaction

from artel import audit
from artel.accounts.rights import authorize
from artel.bodies.events import BodyEvent
from artel.bodies.models import Composition, Direction
from artel.members.models import Unit


@transaction.atomic
def record_composition_export(*, target: Unit | Composition, rows: int, with_contacts: bool, actor: Any) -> None:
    """Leave the trace of a composition taken out, and of whether contacts went with it."""
    authorize(actor, "bodies.export_composition", target)
    if with_contacts:
        authorize(actor, "bodies.view_contacts", target)
    audit.record(
        BodyEvent.COMPOSITION_EXPORTED,
        actor=actor,
        cluster=target.cluster,
        target=target,
        rows=rows,
        with_contacts=with_contacts,
    )


@transaction.atomic
def record_nominations_export(*, direction: Direction, rows: int, with_contacts: bool, actor: Any) -> None:
    """Leave the trace of the nominations taken out, and of whether contacts went with them."""
    authorize(actor, "bodies.export_composition", direction)
    if with_contacts:
        authorize(actor, "bodies.view_contacts", direction)
    audit.record(
        BodyEvent.NOMINATIONS_EXPORTED,
        actor=actor,
        cluster=direction.cluster,
        target=direction,
        rows=rows,
        with_contacts=with_contacts,
    )
