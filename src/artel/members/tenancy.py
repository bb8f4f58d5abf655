"""One cluster, one world: what a deed brings together must belong to the same cluster."""

from typing import Any

from django.utils.translation import gettext as _

from artel.kernel.errors import Denied


def require_same_cluster(cluster: Any, *things: Any) -> None:
    """Refuse things of another cluster; None is let through.

    Views never offer foreign things, so the words do not say what it was.
    """
    if any(thing is not None and thing.cluster_id != cluster.pk for thing in things):
        raise Denied(_("Это действие возможно только внутри одного кластера."))
