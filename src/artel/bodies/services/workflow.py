"""The workflow of a composition, and the lock under which it moves."""

from django.utils.translation import gettext as _

from artel.bodies.domain.states import composition_workflow
from artel.bodies.models import Composition
from artel.members.services.clusters import lock_cluster

COMPOSITION = composition_workflow(_("Состав в состоянии «{state}»: это действие сейчас невозможно."))


def locked(composition: Composition) -> Composition:
    """The composition read afresh, with the cluster locked: people and offices change one deed after another."""
    lock_cluster(composition.cluster)
    return Composition.objects.select_related("cluster", "unit", "direction__forming_unit", "act", "minutes").get(
        pk=composition.pk
    )


def require(composition: Composition, verb: str) -> str:
    """The state the verb leads to; raises IllegalTransition where the composition's state does not allow it."""
    return COMPOSITION.target(state=composition.state, verb=verb, label=composition.get_state_display())


def go(composition: Composition, verb: str) -> None:
    """Move the composition by a verb; not saved yet."""
    composition.state = require(composition, verb)
