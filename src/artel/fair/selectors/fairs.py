"""Reading fairs: which there are, where each stands, its figures."""

from typing import Any

from django.db.models import QuerySet

from artel.fair.domain.states import STAGES, Stage
from artel.fair.models import Fair, FairStage
from artel.members.models import Cluster
from artel.members.standing import standing_of


def fairs_visible_to(user: Any, cluster: Cluster) -> QuerySet[Fair]:
    """Everybody of the cluster sees its fairs; a stranger sees none. With the commission."""
    if not standing_of(user, cluster).is_somebody:
        return Fair.objects.none()
    return Fair.objects.filter(cluster=cluster).select_related("commission")


def stages_of(fair: Fair) -> list[FairStage]:
    """All stages of a fair in their order."""
    rows = {Stage(row.stage): row for row in fair.stages.all()}
    return [rows.get(stage) or FairStage(fair=fair, stage=stage) for stage in STAGES]
