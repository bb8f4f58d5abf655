from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from artel import jobs
from artel.files.services import remove_orphans
from artel.kernel import clock


def sweep_orphans(run: "jobs.Run") -> None:
    """Remove what undone deeds have left, a day after."""
    with run.finish() as result:
        result["removed"] = remove_orphans(before=clock.now() - timedelta(days=1))


jobs.schedule("files.sweep_orphans", handler=sweep_orphans, at=time(3, 40), label=_("Уборка неиспользованных файлов"))
