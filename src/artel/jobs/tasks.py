"""The queue looks after itself."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from artel.jobs.registry import schedule
from artel.jobs.running import Run
from artel.jobs.services import prune


def prune_finished(run: Run) -> None:
    """Delete jobs that ended long ago."""
    with run.finish() as result:
        result["deleted"] = prune()


schedule("jobs.prune", at=time(3, 20), handler=prune_finished, label=_("Уборка старых заданий"))
