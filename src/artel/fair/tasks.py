"""Background entry points of the fair."""

from datetime import time
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel import jobs
from artel.fair.models import Printing
from artel.fair.services import invitations, link_letters, mailing, printing, reminding

if TYPE_CHECKING:
    from artel.jobs import Run
    from artel.jobs.models import Job


def page_of_printing(job: "Job") -> str:
    """Where the file is taken from."""
    made = Printing.objects.filter(job_key=job.key).select_related("cluster").first()
    return reverse("fair:printings", args=[made.cluster.slug, made.fair_id]) if made else ""


@jobs.handler(mailing.MAIL_ONE, label=_("Письмо с приглашением"))
def mail_invitation(run: "Run") -> None:
    """One letter with one invitation."""
    mailing.mail_one(run)


@jobs.handler(reminding.REMIND_ONE, label=_("Напоминание выпускнику о приглашении"))
def remind_graduate(run: "Run") -> None:
    """One letter that an invitation ends."""
    reminding.remind_one(run)


@jobs.handler(link_letters.SEND, label=_("Личные ссылки выпускникам"))
def send_links(run: "Run") -> None:
    """Letters with personal links."""
    link_letters.send_all(run)


@jobs.handler(printing.PRINT, label=_("Файл приглашений для печати"), page=page_of_printing)
def print_invitations(run: "Run") -> None:
    """The file that was asked for."""
    printing.make_file(run)


def expire_invitations(run: "Run") -> None:
    """Invitations whose day has passed; each fair by its own transaction, so the round may be repeated."""
    ended = invitations.expire_invitations()
    with run.finish() as result:
        result["ended"] = ended


jobs.schedule(
    "fair.expire_invitations", handler=expire_invitations, at=time(0, 20), label=_("Истёкшие сроки приглашений")
)


def remind_graduates(run: "Run") -> None:
    """Letters to graduates whose invitations end soon; repeated the same day, it asks for none twice."""
    asked = reminding.remind_graduates()
    with run.finish() as result:
        result["asked"] = asked


jobs.schedule(
    "fair.remind_graduates", handler=remind_graduates, at=time(9, 10), label=_("Напоминания выпускникам о приглашениях")
)
