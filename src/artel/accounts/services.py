"""Deeds on accounts: inviting, entering, passwords, blocking.

`invite_user`, `resend_invitation` and `revoke_invitation` ask for no right: they are parts of a deed of whoever lets a
person in by rights of their own (a cluster's coordinator through artel.members, the command line), and that deed asks.
"""

import secrets
from dataclasses import dataclass

from axes.utils import reset as forget_failures
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.domain import links
from artel.accounts.events import AccountEvent
from artel.accounts.letters import Kind, absolute, send_invitation
from artel.accounts.models import LinkPurpose, OneTimeLink, Theme, User
from artel.accounts.rights import authorize, system
from artel.accounts.selectors import account_of
from artel.accounts.tasks import post_letter
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition


@dataclass(frozen=True, slots=True)
class Invited:
    """What came of an invitation.

    `url` is the link for the inviter to hand over, shown this once; empty when only the mailbox's owner may have it.
    `link` is None when no link was needed: the account is in use already, and its owner was only told.
    """

    user: User
    is_new: bool
    link: OneTimeLink | None
    url: str


@transaction.atomic
def invite_user(
    *, email: str, name: str, actor, cluster_id: int | None = None, cluster_name: str = "", role_words: str = ""
) -> Invited:
    """Let a person have an account: make it, without a password, and send the link that sets one.

    An account that is in use already is left as it is, and its owner is told of the new access. The link is shown to
    the inviter only if the account is worth nothing beyond this cluster: else whoever invites an existing person could
    enter in their place. Links sent before stop working. Grants no role. Refuses a blocked account.
    """
    user, is_new = _account_for(email, name)
    if not user.is_active:
        raise BrokenRule(
            _("Учётная запись с этим адресом заблокирована. Обратитесь к оператору установки."), field="email"
        )
    if user.has_usable_password():
        audit.record(AccountEvent.ACCESS_ANNOUNCED, actor=actor, target=user, cluster_id=cluster_id)
        post_letter(user, Kind.ACCESS_ANNOUNCED, actor=actor, cluster_name=cluster_name, role_words=role_words)
        return Invited(user, is_new=False, link=None, url="")

    earlier = OneTimeLink.objects.filter(user=user, purpose=LinkPurpose.INVITATION)
    may_show = is_new or (earlier.exists() and not earlier.exclude(cluster_id=cluster_id).exists())
    link, token = _new_invitation(
        user, actor, cluster_id=cluster_id, payload={"cluster_name": cluster_name, "role_words": role_words}
    )
    audit.record(AccountEvent.INVITATION_SENT, actor=actor, target=user, cluster_id=cluster_id, tail=link.tail)
    return Invited(user, is_new=is_new, link=link, url=invitation_url(token) if may_show else "")


@transaction.atomic
def resend_invitation(*, link: OneTimeLink, actor) -> Invited:
    """Send a fresh invitation in place of one that was not accepted; the old link stops working."""
    link = OneTimeLink.objects.select_for_update(of=("self",)).select_related("user").get(pk=link.pk)
    if link.used_at or link.user.has_usable_password():
        raise IllegalTransition(_("Приглашение уже принято: человек входит сам."))
    return invite_user(
        email=link.user.email,
        name=link.user.name,
        actor=actor,
        cluster_id=link.cluster_id,
        cluster_name=link.payload.get("cluster_name", ""),
        role_words=link.payload.get("role_words", ""),
    )


@transaction.atomic
def revoke_invitation(*, link: OneTimeLink, actor) -> OneTimeLink:
    """Make an invitation that was not accepted useless. Takes away no role: that is the caller's."""
    revoked = OneTimeLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None).update(revoked_at=clock.now())
    if not revoked:
        raise IllegalTransition(_("Приглашение уже принято или отозвано."))
    link.refresh_from_db()
    audit.record(
        AccountEvent.INVITATION_REVOKED, actor=actor, target=link.user, cluster_id=link.cluster_id, tail=link.tail
    )
    return link


@transaction.atomic
def accept_invitation(*, token: str, password: str) -> User:
    """Set the first password of an invited account; the link works once, whatever number of tabs press at once.

    The one who holds the link is the actor. Refuses a used, revoked or expired link with one and the same sentence, and
    a weak password without using the link up.
    """
    link = OneTimeLink.objects.filter(token_sha256=links.digest(token), purpose=LinkPurpose.INVITATION).first()
    if link is None:
        raise IllegalTransition(link_is_dead())
    user = User.objects.select_for_update().get(pk=link.user_id)
    now = clock.now()
    taken = OneTimeLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None, expires_at__gt=now).update(
        used_at=now
    )
    if not taken or not user.is_active:
        raise IllegalTransition(link_is_dead())
    _set_password(user, password)
    audit.record(AccountEvent.INVITATION_ACCEPTED, actor=user, target=user, cluster_id=link.cluster_id, tail=link.tail)
    return user


@transaction.atomic
def change_password(*, user: User, password: str, actor) -> User:
    """Change the password; every session but the one that asked ends, because it carries the old one's mark."""
    user = User.objects.select_for_update().get(pk=user.pk)
    authorize(actor, "accounts.change_own_account", user)
    _set_password(user, password)
    audit.record(AccountEvent.PASSWORD_CHANGED, actor=actor, target=user)
    post_letter(user, Kind.PASSWORD_CHANGED, actor=user)
    return user


@transaction.atomic
def reset_password(*, user: User, password: str) -> User:
    """Set a new password for the one who holds the link of the letter. Ends all sessions, forgives failed sign-ins."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        raise Denied(_("Учётная запись заблокирована. Обратитесь к оператору установки."))
    _set_password(user, password)
    forget_failures(username=user.email)
    audit.record(AccountEvent.PASSWORD_RESET, actor=user, target=user)
    post_letter(user, Kind.PASSWORD_WAS_RESET, actor=user)
    return user


@transaction.atomic
def block_user(*, user: User, reason: str, actor) -> User:
    """Shut an account: its sessions end with the next request, its links die. Roles and history stay as they are."""
    user = User.objects.select_for_update().get(pk=user.pk)
    authorize(actor, "accounts.block_user", user)
    if user.pk == actor.pk:
        raise BrokenRule(_("Нельзя заблокировать самого себя."))
    if not user.is_active:
        raise IllegalTransition(_("Учётная запись уже заблокирована."))
    user.is_active = False
    user.session_version += 1
    user.save(update_fields=["is_active", "session_version"])
    _revoke_open_links(user)
    audit.record(AccountEvent.BLOCKED, actor=actor, target=user, reason=reason)
    return user


@transaction.atomic
def unblock_user(*, user: User, actor) -> User:
    """Open a blocked account again. Old sessions and links stay dead."""
    user = User.objects.select_for_update().get(pk=user.pk)
    authorize(actor, "accounts.block_user", user)
    if user.is_active:
        raise IllegalTransition(_("Учётная запись не заблокирована."))
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record(AccountEvent.UNBLOCKED, actor=actor, target=user)
    return user


@transaction.atomic
def end_sessions(*, user: User, actor) -> User:
    """End every session of the account, the asking one too unless the view renews it."""
    user = User.objects.select_for_update().get(pk=user.pk)
    authorize(actor, "accounts.end_sessions", user)
    user.session_version += 1
    user.save(update_fields=["session_version"])
    audit.record(AccountEvent.SESSIONS_ENDED, actor=actor, target=user)
    return user


@transaction.atomic
def make_operator(*, email: str, name: str, actor) -> Invited:
    """Make the holder of the mailbox an operator of the installation, inviting them if they have no password yet."""
    authorize(actor, "accounts.make_operator")
    invited = invite_user(email=email, name=name, actor=actor, role_words=_("оператор установки"))
    user = invited.user
    if not user.is_operator:
        user.is_operator = True
        user.save(update_fields=["is_operator"])
        audit.record(AccountEvent.OPERATOR_MADE, actor=actor, target=user)
    return invited


@transaction.atomic
def change_profile(*, user: User, name: str, actor) -> User:
    """Change the name the account is called by. The person's record in a cluster is another thing (artel.members)."""
    user = User.objects.select_for_update().get(pk=user.pk)
    authorize(actor, "accounts.change_own_account", user)
    if name != user.name:
        user.name = name
        user.save(update_fields=["name"])
        audit.record(AccountEvent.PROFILE_CHANGED, actor=actor, target=user)
    return user


def set_theme(*, user: User, theme: str, actor) -> User:
    """Choose light, dark or the system's look. A matter of taste, so it leaves no trace in the journal."""
    authorize(actor, "accounts.change_own_account", user)
    if theme not in Theme.values:
        raise BrokenRule(_("Такого оформления нет."), field="theme")
    user.theme = theme
    user.save(update_fields=["theme"])
    return user


@transaction.atomic
def record_sign_in(*, user: User) -> None:
    """Leave the trace of a sign-in that has happened."""
    event = AccountEvent.DEMO_SIGNED_IN if user.is_demo else AccountEvent.SIGNED_IN
    audit.record(event, actor=user, target=user)


@transaction.atomic
def record_refused_sign_in(*, email: str) -> None:
    """Leave the trace that guessing was stopped. The address is not kept: it may be nobody's."""
    user = User.objects.filter(email=email).first()
    audit.record(AccountEvent.SIGN_IN_REFUSED, actor=system("lockout"), target=user, known=user is not None)


@transaction.atomic
def record_two_factor(*, user: User, event: AccountEvent) -> None:
    """Leave the trace of turning the second factor on or off or making new codes, and tell the owner by letter."""
    audit.record(event, actor=user, target=user)
    post_letter(user, Kind(event.value.removeprefix("accounts.")), actor=user)


def invitation_url(token: str) -> str:
    """Full address of an invitation; it never depends on the Host header."""
    return absolute(reverse("accounts:invitation", args=[token]))


def link_is_dead() -> str:
    """One sentence for every reason, so that guessing tells nothing."""
    return _("Ссылка не действует: по ней уже вошли, её отозвали или прошёл её срок.")


def _account_for(email: str, name: str) -> tuple[User, bool]:
    email = email.strip().lower()
    if user := User.objects.select_for_update().filter(email=email).first():
        return user, False
    try:
        with transaction.atomic():
            return User.objects.create_user(email, name=name.strip()), True
    except IntegrityError:  # somebody invited the same person at the same moment
        return User.objects.select_for_update().get(email=email), False


def _new_invitation(user: User, actor, *, cluster_id: int | None, payload: dict) -> tuple[OneTimeLink, str]:
    _revoke_open_links(user)
    token = links.token_from(secrets.token_bytes(links.TOKEN_BYTES))
    now = clock.now()
    link = OneTimeLink.objects.create(
        token_sha256=links.digest(token),
        tail=token[-4:],
        purpose=LinkPurpose.INVITATION,
        user=user,
        email=user.email,
        cluster_id=cluster_id,
        payload=payload,
        created_by=account_of(actor),
        created_at=now,
        expires_at=now + links.INVITATION_LIFETIME,
    )
    # The letter carries the token, which is kept nowhere, so no job can send it later: it leaves after the commit.
    transaction.on_commit(lambda: send_invitation(link, invitation_url(token)))
    return link, token


def _revoke_open_links(user: User) -> None:
    OneTimeLink.objects.filter(user=user, used_at=None, revoked_at=None).update(revoked_at=clock.now())


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise BrokenRule(" ".join(error.messages), field="password1") from error
    user.set_password(password)
    user.save(update_fields=["password"])
    OneTimeLink.objects.filter(user=user, purpose=LinkPurpose.INVITATION, used_at=None, revoked_at=None).update(
        revoked_at=clock.now()
    )
