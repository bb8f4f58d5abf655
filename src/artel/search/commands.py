"""`artel search …`: what an operator does with the index."""

from collections.abc import Iterator

from artel.kernel.errors import BrokenRule
from artel.members.models import Cluster
from artel.search import kinds
from artel.search.index import rebuild_cluster


def rebuild(slug: str = "") -> Iterator[str]:
    """Make the index of one cluster, or of all, anew; a line for each. The words of an unknown cluster are refused."""
    clusters = Cluster.objects.filter(slug=slug) if slug else Cluster.objects.order_by("slug")
    if slug and not clusters.exists():
        raise BrokenRule(f"no cluster {slug!r}")
    for cluster in clusters:
        yield f"{cluster.slug}: {rebuild_cluster(cluster, kinds.known())} things in the index"
