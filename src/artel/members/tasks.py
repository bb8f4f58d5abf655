"""Background entry points of members."""

from datetime import time
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel import jobs
from artel.kernel import clock
from artel.members.models import SheetUpload
from artel.members.services import sheets

if TYPE_CHECKING:
    from artel.jobs import Run
    from artel.jobs.models import Job


def page_of_table(job: "Job") -> str:
    """Where it is told what came of the table."""
    upload = SheetUpload.objects.filter(pk=job.payload.get("upload")).select_related("cluster").first()
    return reverse("members:table", args=[upload.cluster.slug, upload.pk]) if upload else ""


@jobs.handler(sheets.JOB, label=gettext_lazy("Внесение таблицы"), page=page_of_table)
def enter_table(run: "Run") -> None:
    """Enter a large table: the whole of it and «done» are one transaction, so it is checked apart before it."""
    upload = SheetUpload.objects.select_related("cluster").get(pk=run.payload["upload"])
    total = upload.counts["rows"]
    run.progress(0, total, _("Таблица вносится"))
    with run.finish() as result:
        entered = sheets.finish_entering(upload=upload, actor=run.actor)
        result["state"] = str(entered.state)


def forget_tables(run: "Run") -> None:
    """Uploads are not kept longer than they are of use."""
    with run.finish() as result:
        result["forgotten"] = sheets.forget_tables(before=clock.now() - sheets.KEPT)


jobs.schedule(
    "members.forget_tables", handler=forget_tables, at=time(3, 50), label=gettext_lazy("Уборка загруженных таблиц")
)
