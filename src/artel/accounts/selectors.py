"""Reading of accounts and invitations."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from artel.accounts.domain import links
from artel.accounts.models import LinkPurpose, OneTimeLink, User
from artel.kernel import clock


def account_of(actor: Any) -> User | None:
    """The account of whoever acts; None for the system and for bearers of links, who have none."""
    return actor if isinstance(actor, User) else None


def live_invitation(token: str) -> OneTimeLink | None:
    """The invitation that the token opens now; None for a wrong, used, revoked or expired one alike."""
    if not links.looks_like_token(token):
        return None
    link = (
        OneTimeLink.objects.select_related("user")
        .filter(token_sha256=links.digest(token), purpose=LinkPurpose.INVITATION)
        .first()
    )
    return link if link and link.is_live(clock.now()) and link.user.is_active else None


def open_invitations(*, cluster_id: int | None) -> QuerySet[OneTimeLink]:
    """Invitations of a cluster that were neither accepted nor revoked, expired ones among them; newest first."""
    return OneTimeLink.objects.select_related("user", "created_by").filter(
        purpose=LinkPurpose.INVITATION, cluster_id=cluster_id, used_at=None, revoked_at=None
    )


def operators() -> QuerySet[User]:
    """Operators of the installation who may sign in."""
    return User.objects.filter(is_operator=True, is_active=True).order_by("name")


def demo_user(user_id: int) -> User | None:
    """The invented person to sign in as; nobody in production, and never a real account."""
    if settings.MODE == "production":
        return None
    return User.objects.filter(pk=user_id, is_demo=True, is_active=True).first()
