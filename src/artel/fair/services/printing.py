"""Files for the printer: the invitations of an enterprise or a college in one PDF, or one each in an archive."""

import io
import uuid
import zipfile
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit, jobs
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.documents.models import Paper
from artel.documents.selectors import with_signers
from artel.documents.services.making import file_name, render_merged
from artel.fair.events import FairEvent
from artel.fair.models import Fair, Printing
from artel.fair.selectors.invitations import invitations_to_print, job_of
from artel.fair.services.fairs import lock_fair
from artel.fair.services.mailing import pdf_of
from artel.files.services import keep_made
from artel.jobs.domain.states import FINISHED
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.models import Organisation
from artel.members.tenancy import require_same_cluster

if TYPE_CHECKING:
    from artel.jobs import Run

PRINT = "fair.print_invitations"
IN_ONE_FILE = 100  # papers laid out at one go: with more the archive holds several files
_EPOCH = (1980, 1, 1, 0, 0, 0)


@transaction.atomic
def print_invitations(*, fair: Fair, organisation: Organisation | None, merged: bool, actor: Any) -> Printing:
    """Ask for a file for the printer. Asked again while one is being made, it is that one.

    An organisation's own may be asked for by whoever speaks for it; everything, only by those who lead.
    """
    fair = lock_fair(fair)
    require_same_cluster(fair.cluster, organisation)
    if organisation is None:
        authorize(actor, "fair.issue_invitation", fair)
    else:
        authorize(actor, "fair.deliver_invitation", organisation)  # not whoever only looks: a file is a job and a line
    standing = Printing.objects.filter(fair=fair, organisation=organisation, is_merged=merged, made_at__isnull=True)
    for asked in standing.order_by("-asked_at")[:1]:
        job = job_of(asked)
        if job is not None and job.state not in FINISHED:
            return asked
    count = invitations_to_print(fair, organisation).count()
    if not count:
        raise BrokenRule(_("Печатать нечего: подписанных приглашений, которые действуют, нет."))
    printing = Printing.objects.create(
        cluster=fair.cluster,
        fair=fair,
        organisation=organisation,
        is_merged=merged,
        count=count,
        job_key=f"fair-{fair.pk}-print-{uuid.uuid4().hex}",
        asked_by=account_of(actor),
        asked_at=clock.now_in(fair.cluster),
    )
    jobs.enqueue(PRINT, key=printing.job_key, actor=actor, cluster=fair.cluster, payload={"printing": printing.pk})
    audit.record(FairEvent.PRINTED, actor=actor, target=fair, count=count)
    return printing


def make_file(run: "Run") -> None:
    """Lay the papers out and keep the file. Rendering may be repeated; the file and «done» are kept together."""
    printing = Printing.objects.select_related("fair__cluster", "organisation").get(pk=run.payload["printing"])
    if printing.made_at is not None:
        with run.finish():
            return
    rows = invitations_to_print(printing.fair, printing.organisation)
    papers = list(
        with_signers(Paper.objects.filter(pk__in=rows.values("paper")))
        .select_related("cluster")
        .order_by("number_value", "pk")
    )
    data, kind = _merged(run, papers) if printing.is_merged else _apart(run, papers)
    name = f"{_name_of(printing)}.{kind}"
    with run.finish() as result:
        printing.file = keep_made(data, name, kind=kind, mime=_MIMES[kind], cluster=printing.fair.cluster)
        printing.count, printing.made_at = len(papers), clock.now_in(printing.fair.cluster)
        printing.save(update_fields=["file", "count", "made_at"])
        result["printing"] = printing.pk


_MIMES = {"pdf": "application/pdf", "zip": "application/zip"}


def _merged(run: "Run", papers: list[Paper]) -> tuple[bytes, str]:
    """One PDF; where there are too many for one, an archive of several with their numbers in the names."""
    parts: list[tuple[str, bytes]] = []
    for start in range(0, len(papers), IN_ONE_FILE):
        run.progress(start, len(papers), _("Составляются страницы"))
        chunk = papers[start : start + IN_ONE_FILE]
        name = _("Приглашения {first} — {last}.pdf").format(first=chunk[0].number, last=chunk[-1].number)
        parts.append((name, render_merged(chunk)))
    run.progress(len(papers), len(papers), _("Файл сохраняется"))
    return (parts[0][1], "pdf") if len(parts) == 1 else (_zipped(parts), "zip")


def _apart(run: "Run", papers: list[Paper]) -> tuple[bytes, str]:
    parts = []
    for place, paper in enumerate(papers):
        run.progress(place, len(papers), _("Составляются страницы"))
        parts.append((file_name(paper, "pdf"), pdf_of(paper)))
    run.progress(len(papers), len(papers), _("Файл сохраняется"))
    return _zipped(parts), "zip"


def _zipped(parts: list[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts:
            # PDF is packed already; one moment for all keeps the bytes the same.
            archive.writestr(zipfile.ZipInfo(name.replace("/", "-"), _EPOCH), data, zipfile.ZIP_STORED)
    return buffer.getvalue()


def _name_of(printing: Printing) -> str:
    whose = printing.organisation.short_name if printing.organisation else printing.fair.name
    return _("Приглашения, {whose}, {day}").format(whose=whose, day=f"{clock.today(printing.fair.cluster):%d.%m.%Y}")
