"""A graduate's reminder of an invitation that ends: by e-mail, where the invitation itself went by e-mail."""

from typing import TYPE_CHECKING

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from artel import jobs
from artel.fair.domain.states import IN_HAND
from artel.fair.models import Fair, Invitation
from artel.fair.services.mailing import APART, page_to_answer
from artel.kernel import clock
from artel.members.selectors import calendar_of

if TYPE_CHECKING:
    from artel.jobs import Run

REMIND_ONE = "fair.remind_graduate"
LEFT = (5, 1)  # working days before the last day (DOMAIN appendix G)


def remind_graduates() -> int:
    """Have those reminded whose invitations end in so many working days; tells how many letters were asked for.

    Twice the same day asks once: the key of the job names the invitation and the day. Invented graduates get none.
    """
    waiting = Invitation.objects.filter(state__in=IN_HAND, cluster__is_demo=False)
    fairs = Fair.objects.filter(pk__in=waiting.order_by().values("fair")).select_related("cluster")
    return sum(_remind(fair) for fair in fairs.order_by("pk"))


@transaction.atomic
def _remind(fair: Fair) -> int:
    today, calendar = clock.today(fair.cluster), calendar_of(fair.cluster)
    if not calendar.is_working(today):
        return 0
    found = mailed(Invitation.objects.filter(fair=fair, valid_until__gte=today)).order_by("pk")
    ending = [it for it in found if calendar.working_days_between(today, it.valid_until) in LEFT]
    for place, invitation in enumerate(ending):
        jobs.enqueue(
            REMIND_ONE,
            key=f"invitation-{invitation.pk}-remind-{today.isoformat()}",
            actor=None,
            cluster=fair.cluster,
            payload={"invitation": invitation.pk},
            delay=APART * place,
        )
    return len(ending)


def mailed(invitations):
    """Those in hand that went by e-mail to an address that still stands."""
    found = invitations.filter(state__in=IN_HAND, mailed_at__isnull=False, paper__isnull=False)
    return found.exclude(graduate__student__person__email="")


def remind_one(run: "Run") -> None:
    """Send one letter, unless it was answered meanwhile."""
    invitation = (
        mailed(Invitation.objects.filter(pk=run.payload["invitation"]))
        .select_related("graduate__student__person", "vacancy__organisation", "paper__cluster", "fair__cluster")
        .first()
    )
    if invitation is not None and invitation.valid_until >= clock.today(invitation.fair.cluster):
        _letter(invitation).send()
    with run.finish():
        pass


def _letter(invitation: Invitation) -> EmailMessage:
    """No name of anybody in the subject; the page of the first letter."""
    cabinet, answer_url = page_to_answer(invitation)
    body = render_to_string(
        "fair/letters/reminder.txt",
        {
            "person": invitation.graduate.student.person,
            "organisation": invitation.vacancy.organisation.short_name,
            "fair": invitation.fair,
            "cluster": invitation.fair.cluster,
            "valid_until": invitation.valid_until,
            "cabinet": cabinet,
            "answer_url": answer_url,
        },
    )
    return EmailMessage(
        subject=_("Ответьте на приглашение на работу"),
        body=body.strip() + "\n",
        to=[invitation.graduate.student.person.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
