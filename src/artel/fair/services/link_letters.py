"""Personal links by e-mail: asked for by the college, sent by the worker, each once."""

from collections.abc import Sequence
from datetime import datetime
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from artel import audit, jobs
from artel.fair.domain.states import GraduateState
from artel.fair.events import FairEvent
from artel.fair.models import Fair, Graduate, PersonalLink
from artel.fair.services.fairs import lock_fair
from artel.fair.services.links import make_links, url_of
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.russian import counted

if TYPE_CHECKING:
    from artel.jobs import Run
    from artel.jobs.models import Job

SEND = "fair.send_links"


@transaction.atomic
def send_links(*, fair: Fair, graduates: Sequence[Graduate], actor: Any) -> "Job":
    """Have the personal links go to those of the graduates who have an address; makes the links that are missing.

    Pressed twice, sends each letter once: a job passes over whoever got theirs after it was asked for.
    """
    fair = lock_fair(fair)
    addressed = list(
        fair.graduates.filter(pk__in=[graduate.pk for graduate in graduates])
        .exclude(student__person__email="")
        .exclude(state=GraduateState.WITHDRAWN)
        .order_by("number")
    )
    if not addressed:
        raise BrokenRule(
            _("Отправлять некому: адреса электронной почты нет. Напечатайте карточки со ссылками и раздайте их.")
        )
    made = make_links(graduates=addressed, actor=actor)
    job = jobs.enqueue(
        SEND,
        key=f"{SEND}:{fair.pk}:{uuid4()}",
        actor=actor,
        cluster=fair.cluster,
        payload={"fair": fair.pk, "graduates": [graduate.pk for graduate, _url in made], "asked": str(clock.now())},
    )
    audit.record(FairEvent.LINKS_SENT, actor=actor, target=fair, count=len(made))
    return job


def send_all(run: "Run") -> None:
    """Send the letters that were asked for. A mail server that is down is tried again; a bad address is passed over."""
    ids, asked = run.payload["graduates"], datetime.fromisoformat(run.payload["asked"])
    refused = 0
    for place, pk in enumerate(ids, 1):
        refused += not _send_one(pk, asked)
        run.progress(place, len(ids))
    sent = counted(len(ids) - refused, _("письмо"), _("письма"), _("писем"))
    words = _("Отправлено: {sent}.").format(sent=sent)
    if refused:
        words += " " + _("Почтовый сервер не принял адресов: {count}. Исправьте их или напечатайте карточки.").format(
            count=refused
        )
    with run.finish({"sent": len(ids) - refused, "refused": refused}, message=words):
        pass


def _send_one(graduate_id: int, asked: datetime) -> bool:
    """Send one letter unless it went already; False when its address was refused."""
    link = (
        PersonalLink.objects.select_related(
            "graduate__student__person", "graduate__student__group__programme__organisation", "graduate__fair__cluster"
        )
        .filter(graduate_id=graduate_id)
        .first()
    )
    url = url_of(link) if link is not None else ""
    to = link.graduate.student.person.email if link is not None else ""
    if not url or not to or (link.sent_at is not None and link.sent_at >= asked):
        return True
    try:
        _letter(link, url, to).send()
    except (SMTPRecipientsRefused, SMTPDataError):
        return False
    PersonalLink.objects.filter(pk=link.pk, version=link.version).update(sent_at=clock.now())
    return True


def _letter(link: PersonalLink, url: str, to: str) -> EmailMessage:
    graduate = link.graduate
    body = render_to_string(
        "fair/letters/personal_link.txt",
        {
            "person": graduate.student.person,
            "college": graduate.student.group.programme.organisation.short_name,
            "fair": graduate.fair,
            "cluster": graduate.fair.cluster,
            "url": url,
            "until": link.expires_on,
        },
    )
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(
        subject=_("Ваша страница на ярмарке вакансий"), body=body.strip() + "\n", to=[to], headers=headers
    )
