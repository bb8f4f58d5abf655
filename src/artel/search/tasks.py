"""The nightly reading of the index against what it speaks of."""

import logging
from datetime import time

from django.utils.translation import gettext_lazy as _

from artel import jobs
from artel.members.models import Cluster
from artel.search import index, kinds

log = logging.getLogger(__name__)


def check_index(run: jobs.Run) -> None:
    """Mend the index of every cluster, a transaction a chunk; what differed is a warning in the log, by kind and count."""
    drifted = 0
    clusters = list(Cluster.objects.order_by("pk"))
    for number, cluster in enumerate(clusters, 1):
        drift = index.check_cluster(cluster, kinds.known())
        if drift:
            log.warning("the search index of cluster %s differed and was mended: %s", cluster.pk, drift)
            drifted += sum(drift.values())
        run.progress(number, len(clusters), "")
    with run.finish({"clusters": len(clusters), "drift": drifted}):
        pass


jobs.schedule("search.check", at=time(2, 20), handler=check_index, label=_("Сверка поиска"))
