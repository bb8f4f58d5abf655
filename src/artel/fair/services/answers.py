"""The graduate's answer to an invitation: given by the personal link, by the paper's code, or on paper at the college."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.fair.domain.stages import Work
from artel.fair.domain.states import LIVE, Delivery, InvitationState
from artel.fair.events import FairEvent
from artel.fair.models import Invitation
from artel.fair.services.fairs import require_open
from artel.fair.services.holding import free_place, go, locked, revoke, take_place
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.russian import date_ru


@transaction.atomic
def open_invitation(*, invitation: Invitation, actor: Any) -> Invitation:
    """The graduate has opened the invitation by the personal link or the code: it is delivered. A second look changes nothing."""
    if invitation.opened_at is not None:
        return invitation
    invitation = locked(invitation)
    authorize(actor, "fair.answer_invitation", invitation)
    if invitation.opened_at is not None or invitation.state not in (InvitationState.ISSUED, InvitationState.DELIVERED):
        return invitation
    invitation.opened_at = clock.now_in(invitation.cluster)
    if invitation.state == InvitationState.ISSUED:
        deliver(invitation, Delivery.LINK, actor)
    invitation.save(update_fields=["opened_at", "state", "delivered_at", "delivery"])
    return invitation


@transaction.atomic
def deliver_invitation(*, invitation: Invitation, how: str, actor: Any) -> Invitation:
    """Write down that the invitation was handed over."""
    invitation = locked(invitation)
    authorize(actor, "fair.deliver_invitation", invitation)
    require_open(invitation.fair, Work.INVITING)
    deliver(invitation, Delivery(how), actor)
    invitation.save(update_fields=["state", "delivered_at", "delivery"])
    return invitation


def deliver(invitation: Invitation, how: Delivery, actor: Any) -> None:
    go(invitation, "deliver")
    invitation.delivered_at, invitation.delivery = clock.now_in(invitation.cluster), how
    audit.record(
        FairEvent.DELIVERED,
        actor=actor,
        cluster=invitation.cluster,
        target=invitation.graduate,
        how=str(invitation.get_delivery_display()),
    )


@transaction.atomic
def accept_invitation(*, invitation: Invitation, actor: Any) -> Invitation:
    """The graduate takes the place. Refused past the day, when the last place is taken, or with another one accepted.

    The graduate's other invitations are revoked where the fair says so.
    """
    invitation = locked(invitation)
    authorize(actor, "fair.answer_invitation", invitation)
    return _accept(invitation, actor, answered_on=clock.today(invitation.cluster))


@transaction.atomic
def decline_invitation(*, invitation: Invitation, actor: Any, reason: str = "") -> Invitation:
    """The graduate does not take the place, or gives an accepted one back. The reason is theirs to tell or not."""
    invitation = locked(invitation)
    authorize(actor, "fair.answer_invitation", invitation)
    return _decline(invitation, actor, reason=reason, answered_on=clock.today(invitation.cluster))


@transaction.atomic
def record_answer(
    *, invitation: Invitation, accepted: bool, actor: Any, answered_on: date | None = None, reason: str = ""
) -> Invitation:
    """The college writes down an answer that the graduate gave on paper, with its day."""
    invitation = locked(invitation)
    authorize(actor, "fair.record_answer", invitation)
    today = clock.today(invitation.cluster)
    answered_on = answered_on or today
    if answered_on > today:
        raise BrokenRule(_("День ответа ещё не наступил."), field="answered_on")
    if invitation.issued_on and answered_on < invitation.issued_on:
        raise BrokenRule(_("Ответ не может быть раньше подписания приглашения."), field="answered_on")
    invitation.answered_by = account_of(actor)
    if accepted:
        return _accept(invitation, actor, answered_on=answered_on)
    return _decline(invitation, actor, reason=reason, answered_on=answered_on)


def _accept(invitation: Invitation, actor: Any, *, answered_on: date) -> Invitation:
    require_open(invitation.fair, Work.ANSWERS)
    go(invitation, "accept")
    _require_in_time(invitation, answered_on)
    others = Invitation.objects.filter(graduate=invitation.graduate_id).exclude(pk=invitation.pk)
    if others.filter(state=InvitationState.ACCEPTED).exists():
        raise BrokenRule(_("Вы уже приняли другое приглашение. Сначала откажитесь от него, затем примите это."))
    take_place(invitation.vacancy)
    _answered(invitation)
    invitation.save(update_fields=["state", "answered_at", "answer_reason", "answered_by"])
    audit.record(FairEvent.ACCEPTED, actor=actor, cluster=invitation.cluster, target=invitation.graduate)
    if invitation.fair.acceptance_withdraws_others:
        for other in others.filter(state__in=LIVE).order_by("vacancy_id"):
            other.fair = invitation.fair
            revoke(locked(other), reason=_("принято другое приглашение"), actor=actor)
    return invitation


def _decline(invitation: Invitation, actor: Any, *, reason: str, answered_on: date) -> Invitation:
    require_open(invitation.fair, Work.ANSWERS)
    before = invitation.state
    go(invitation, "decline")
    if before != InvitationState.ACCEPTED:
        _require_in_time(invitation, answered_on)
    _answered(invitation)
    invitation.answer_reason = " ".join(reason.split())[:300]
    invitation.save(update_fields=["state", "answered_at", "answer_reason", "answered_by"])
    free_place(invitation, before=before)
    audit.record(FairEvent.DECLINED, actor=actor, cluster=invitation.cluster, target=invitation.graduate)
    return invitation


def _answered(invitation: Invitation) -> None:
    invitation.answered_at = clock.now_in(invitation.cluster)


def _require_in_time(invitation: Invitation, answered_on: date) -> None:
    """By the cluster's day: an invitation holds until its last day ends, whether the nightly round has come or not."""
    if answered_on > invitation.valid_until:
        raise BrokenRule(
            _("Срок ответа истёк {day}. Обратитесь в свой колледж: приглашение можно подготовить заново.").format(
                day=date_ru(invitation.valid_until)
            ),
            field="answered_on",
        )
