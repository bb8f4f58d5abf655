"""Background entry points of plans."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from artel import jobs
from artel.plans.models import PlanUpload
from artel.plans.services import importing

if TYPE_CHECKING:
    from artel.jobs import Run


@jobs.handler("plans.read_upload", label=_("Чтение документа с планом"))
def read_upload(run: "Run") -> None:
    """Read an uploaded plan: the child process outside of any transaction, what was understood together with «done»."""
    upload = PlanUpload.objects.select_related("file").get(pk=run.payload["upload"])
    found = importing.extract(upload)
    with run.finish():
        importing.keep_extract(upload=upload, found=found, actor=run.actor)
