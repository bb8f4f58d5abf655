"""Papers of the fair: the commission's protocol, named invitations, the summary of employment."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel.documents.models import Paper
from artel.documents.papers import kinds
from artel.fair.evidence import and_refresh, summary_changed
from artel.fair.models import EmploymentSummary, Invitation
from artel.fair.papers import invitation, protocol_kind, summary
from artel.fair.selectors.invitations import invitation_of, may_be_answered, seen_papers
from artel.fair.services import employment, invitations


def _url_of_invitation(paper: Paper) -> str:
    pk = Invitation.objects.filter(paper=paper).values_list("pk", flat=True).first()
    return reverse("fair:invitation", args=[paper.cluster.slug, pk]) if pk else ""


def _url_of_summary(paper: Paper) -> str:
    fair = EmploymentSummary.objects.filter(paper=paper).values_list("fair", flat=True).first()
    return reverse("fair:employment", args=[paper.cluster.slug, fair]) if fair else ""


def _answer(paper: Paper, code: str) -> tuple[str, str] | None:
    """What the bearer of the printed invitation may do."""
    found = invitation_of(paper)
    if found is None or not may_be_answered(found):
        return None
    return reverse("fair:answer", args=[code]), _("Ответить на приглашение")


def register_papers() -> None:
    """Register the kinds. Called once, in ready()."""
    protocol = protocol_kind.KIND
    kinds.register(
        replace(protocol, registered=and_refresh(protocol.registered), revoked=and_refresh(protocol.revoked))
    )
    kinds.register(
        kinds.PaperKind(
            code=invitation.KIND,
            forms=invitation.FORMS,
            gender="n",
            number=invitations.number_of,
            retention=_("5 лет"),
            is_numbered_by_unit=False,
            registered=and_refresh(invitations.paper_registered),
            recalled=invitations.paper_recalled,
            revoked=and_refresh(invitations.paper_revoked),
            url=_url_of_invitation,
            seen=seen_papers,
            register=invitations.register_of,
            act=_answer,
        )
    )
    kinds.register(
        kinds.PaperKind(
            code=summary.KIND,
            forms=summary.FORMS,
            gender="f",
            number=employment.number_of,
            retention=_("5 лет"),
            is_numbered_by_unit=False,
            registered=summary_changed,
            revoked=summary_changed,
            url=_url_of_summary,
        )
    )
