"""What a link without an account must know of its cluster: on which day, and in which zone, its last day is over."""

from collections.abc import Callable

from django.db.models import Expression, OuterRef, Subquery

from artel.members.models import Cluster


def of_cluster(field: str) -> Callable[[], Expression]:
    """A column of the cluster that a link belongs to, in the query that finds the link."""
    return lambda: Subquery(Cluster.objects.filter(pk=OuterRef("cluster_id")).values(field)[:1])
