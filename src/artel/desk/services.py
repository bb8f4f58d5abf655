"""Deeds on what lies below the members: they are authorized and written down here."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.audit.events import AuditEvent
from artel.audit.models import Entry
from artel.audit.selectors import entries
from artel.desk.events import JobEvent
from artel.jobs.models import Job
from artel.jobs.registry import label_of
from artel.jobs.services import repeat
from artel.kernel.errors import BrokenRule
from artel.members.models import Cluster

LARGEST_EXPORT = 5000  # RELIABILITY T17: more lines with names than this do not leave in one go


@transaction.atomic
def export_journal(*, cluster: Cluster, actor: Any, **narrowing: Any) -> list[Entry]:
    """Hand out the chosen lines of the journal, the newest first, and write down that they were taken.

    Refuses more than LARGEST_EXPORT of them.
    """
    authorize(actor, "audit.export_journal", cluster)
    chosen = entries(cluster.pk, **narrowing)
    count = chosen.count()
    if count > LARGEST_EXPORT:
        raise BrokenRule(
            _("Отобрано {count} записей, а выгрузить можно не больше {most}. Сузьте период.").format(
                count=count, most=LARGEST_EXPORT
            )
        )
    lines = list(chosen)
    audit.record(AuditEvent.JOURNAL_EXPORTED, actor=actor, cluster=cluster, rows=len(lines))
    return lines


@transaction.atomic
def repeat_job(*, job: Job, cluster: Cluster, actor: Any) -> Job:
    """Put a job that did not succeed back into the queue.

    The job runs by the right of the one who asked for it first, not of the one who repeats it.
    """
    authorize(actor, "jobs.repeat_job", cluster)
    job = repeat(Job.objects.get(pk=job.pk, cluster_id=cluster.pk))
    audit.record(JobEvent.REPEATED, actor=actor, cluster=cluster, target=job, kind=label_of(job.kind))
    return job
