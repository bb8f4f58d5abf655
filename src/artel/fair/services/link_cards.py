"""Personal links on paper: addresses for cards that are cut and handed out."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.fair.events import FairEvent
from artel.fair.models import Fair, Graduate
from artel.fair.services.fairs import lock_fair
from artel.fair.services.links import make_links
from artel.kernel.errors import BrokenRule


@transaction.atomic
def print_links(*, fair: Fair, graduates: Sequence[Graduate], actor: Any) -> list[tuple[Graduate, str]]:
    """Give the addresses of the graduates' pages for printing; leaves a trace of how many were taken.

    A living link is the same on every card; one printed before still opens.
    """
    fair = lock_fair(fair)
    if not graduates:
        raise BrokenRule(_("Печатать нечего: таких выпускников в списке нет."))
    made = make_links(graduates=graduates, actor=actor)
    audit.record(FairEvent.LINK_PRINTED, actor=actor, target=fair, count=len(made))
    return made
