"""Invitations by e-mail: one letter to each graduate, one job each, a little apart."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from artel import audit, jobs
from artel.accounts.letters import absolute
from artel.accounts.rights import authorize, system
from artel.documents.models import Paper
from artel.documents.selectors import code_of
from artel.documents.services.making import file_name, render
from artel.fair.domain.stages import Work
from artel.fair.domain.states import IN_HAND, Delivery, InvitationState
from artel.fair.events import FairEvent
from artel.fair.models import Fair, Invitation, PersonalLink
from artel.fair.services.answers import deliver
from artel.fair.services.fairs import lock_fair, require_open
from artel.fair.services.holding import locked
from artel.fair.services.links import url_of
from artel.kernel import clock
from artel.kernel.errors import BrokenRule

if TYPE_CHECKING:
    from artel.jobs import Run

MAIL_ONE = "fair.mail_invitation"
APART = timedelta(seconds=2)  # between two letters: many at once look like spam to a mail server


@transaction.atomic
def mail_invitations(*, fair: Fair, actor: Any) -> int:
    """Have every signed invitation that was not mailed yet go to its graduate's e-mail; tells how many were asked for."""
    fair = lock_fair(fair)
    authorize(actor, "fair.issue_invitation", fair)
    require_open(fair, Work.INVITING)
    waiting = list(to_mail(fair).order_by("pk"))
    if not waiting:
        raise BrokenRule(
            _("Рассылать нечего: подписанных приглашений, которые ещё не отправлены, с адресами почты нет.")
        )
    for place, invitation in enumerate(waiting):
        jobs.enqueue(
            MAIL_ONE,
            key=f"invitation-{invitation.pk}-mail",
            actor=actor,
            cluster=fair.cluster,
            payload={"invitation": invitation.pk},
            delay=APART * place,
        )
    audit.record(FairEvent.MAILED, actor=actor, target=fair, count=len(waiting))
    return len(waiting)


def to_mail(fair: Fair) -> Any:
    """Signed invitations in hand that were not mailed, of graduates with an address."""
    found = Invitation.objects.filter(fair=fair, state__in=IN_HAND, mailed_at__isnull=True)
    return found.exclude(graduate__student__person__email="")


def mail_one(run: "Run") -> None:
    """Send one letter. Killed between the letter and its mark, it sends the letter again: better twice than never."""
    invitation = Invitation.objects.select_related(
        "graduate__student__person", "vacancy__organisation", "paper__cluster", "fair__cluster"
    ).get(pk=run.payload["invitation"])
    person = invitation.graduate.student.person
    if invitation.mailed_at is not None or invitation.state not in IN_HAND or not person.email:
        with run.finish():
            return
    _letter(invitation).send()
    with run.finish():
        invitation = locked(invitation)
        invitation.mailed_at = clock.now_in(invitation.cluster)
        if invitation.state == InvitationState.ISSUED:
            deliver(invitation, Delivery.EMAIL, run.actor or system("fair.mail_invitations"))
        invitation.save(update_fields=["mailed_at", "state", "delivered_at", "delivery"])


def _letter(invitation: Invitation) -> EmailMessage:
    """The letter: no personal data in the subject, the paper attached, the address to answer at."""
    person = invitation.graduate.student.person
    cabinet, page = page_to_answer(invitation)
    body = render_to_string(
        "fair/letters/invitation.txt",
        {
            "person": person,
            "organisation": invitation.vacancy.organisation.short_name,
            "fair": invitation.fair,
            "cluster": invitation.fair.cluster,
            "valid_until": invitation.valid_until,
            "cabinet": cabinet,
            "answer_url": page,
        },
    )
    letter = EmailMessage(
        subject=_("Приглашение на работу"),
        body=body.strip() + "\n",
        to=[person.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    letter.attach(file_name(invitation.paper, "pdf"), pdf_of(invitation.paper), "application/pdf")
    return letter


def page_to_answer(invitation: Invitation) -> tuple[str, str]:
    """(the graduate's own page while the personal link holds, the page by the paper's code): where to answer."""
    link = PersonalLink.objects.filter(graduate=invitation.graduate).first()
    holds = link is not None and link.expires_on >= clock.today(invitation.fair.cluster)
    return url_of(link) if holds else "", answer_url(invitation.paper)


def answer_url(paper: Paper) -> str:
    """The full address where the invitation is answered by its code."""
    return absolute(reverse("fair:answer", args=[code_of(paper)]))


def pdf_of(paper: Paper) -> bytes:
    """The file that was issued; made now where its job has not come to it yet: the same bytes."""
    made = paper.files.filter(form="pdf").select_related("file").first()
    if made is None:
        return render(paper, "pdf")
    with made.file.content.open("rb") as file:
        return file.read()
