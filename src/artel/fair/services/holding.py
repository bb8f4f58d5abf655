"""Places that invitations hold: the locks they move under, the counters of a vacancy, the end of an invitation."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import can, system
from artel.documents.domain.states import PaperState
from artel.documents.services.papers import drop_paper, revoke_paper
from artel.fair.domain.states import HELD_PLACE, InvitationState, invitation_workflow
from artel.fair.events import FairEvent
from artel.fair.models import Invitation, Vacancy
from artel.fair.services.fairs import lock_fair
from artel.kernel import clock
from artel.kernel.errors import BrokenRule

INVITATION = invitation_workflow(_("Приглашение в состоянии «{state}»: это действие сейчас невозможно."))


def locked(invitation: Invitation) -> Invitation:
    """The invitation as it is now, with its fair and its vacancy held: in this order, as every deed here takes them."""
    fair = lock_fair(invitation.fair)
    vacancy = Vacancy.objects.select_for_update(of=("self",)).get(pk=invitation.vacancy_id)
    found = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("graduate__student__person", "graduate__student__group__programme", "paper")
        .get(pk=invitation.pk)
    )
    found.fair, found.cluster, found.vacancy = fair, fair.cluster, vacancy
    vacancy.fair, vacancy.cluster = fair, fair.cluster
    return found


def go(invitation: Invitation, verb: str) -> None:
    """Move the invitation by a verb; not saved yet. IllegalTransition where its state does not allow it."""
    label = str(invitation.get_state_display())
    invitation.state = INVITATION.target(state=invitation.state, verb=verb, label=label)


def hold_place(vacancy: Vacancy) -> bool:
    """Take one of the places that may be offered; False when every one is held."""
    free = Vacancy.objects.filter(pk=vacancy.pk, offered__lt=F("offer_limit"))
    return bool(free.update(offered=F("offered") + 1))


def take_place(vacancy: Vacancy) -> None:
    """Count an accepted invitation; refuses when every place has gone to others."""
    free = Vacancy.objects.filter(pk=vacancy.pk, taken__lt=F("places"))
    if not free.update(taken=F("taken") + 1):
        raise BrokenRule(
            _(
                "Свободных мест по этой вакансии больше нет: последнее занял другой выпускник. Обратитесь в свой "
                "колледж: там подскажут, какие места ещё свободны."
            )
        )


def free_place(invitation: Invitation, *, before: str) -> None:
    """Give back what the invitation held in the state `before`: the offer, and the place if it was accepted."""
    if before not in HELD_PLACE:
        return
    changes: dict[str, Any] = {"offered": F("offered") - 1}
    if before == InvitationState.ACCEPTED:
        changes["taken"] = F("taken") - 1
    Vacancy.objects.filter(pk=invitation.vacancy_id).update(**changes)


def revoke(invitation: Invitation, *, reason: str, actor: Any) -> None:
    """End a locked invitation with a reason: its place is free, its paper revoked, or dropped where it was not signed."""
    before = invitation.state
    go(invitation, "revoke")
    invitation.ended_at, invitation.end_reason = clock.now_in(invitation.cluster), reason[:500]
    invitation.save(update_fields=["state", "ended_at", "end_reason"])
    free_place(invitation, before=before)
    end_paper(invitation, reason=reason, actor=actor)
    audit.record(FairEvent.REVOKED, actor=actor, cluster=invitation.cluster, target=invitation.graduate, basis=reason)


def end_paper(invitation: Invitation, *, reason: str, actor: Any) -> None:
    """Have the public check say that the invitation is no more. Who may end the invitation may end its paper so."""
    paper = invitation.paper
    if paper is None:
        return
    paper.refresh_from_db(fields=["state"])
    if paper.state in (PaperState.DRAFT, PaperState.SIGNING):
        drop_paper(paper=paper, actor=actor)
    elif paper.state == PaperState.REGISTERED:
        is_theirs = can(actor, "documents.revoke_paper", paper)
        revoke_paper(paper=paper, reason=reason, actor=actor if is_theirs else system("fair.revoke_invitation"))
