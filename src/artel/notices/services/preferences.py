"""What letters a person wants of a cluster: settled on the page, or by the link in a letter, which needs no sign-in."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize, system
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.models import Cluster
from artel.notices import sources
from artel.notices.domain.posting import HOURS
from artel.notices.domain.states import Choice
from artel.notices.events import NoticeEvent
from artel.notices.models import Preference


@transaction.atomic
def change_preference(*, cluster: Cluster, letters: str, hour: int, muted: Iterable[str], actor: User) -> Preference:
    """Settle one's own letters of one cluster. Notices in Artel itself are not switched off.

    `muted`: kinds that letters leave out. Says nothing of letters about the account itself: those always go.
    """
    authorize(actor, "notices.change_preference", cluster)
    if letters not in set(Choice):
        raise BrokenRule(_("Выберите, как часто присылать письма."), field="letters")
    if hour not in HOURS:
        raise BrokenRule(_("Сводка приходит с 7 до 18 часов: выберите час из списка."), field="hour")
    known = dict(sources.kinds())
    preference = _settle(
        cluster, actor, letters=letters, hour=hour, muted=sorted({kind for kind in muted if kind in known})
    )
    audit.record(NoticeEvent.PREFERENCE_CHANGED, actor=actor, cluster=cluster, letters=letters, muted=preference.muted)
    return preference


@transaction.atomic
def unsubscribe(*, cluster: Cluster, user: User) -> Preference:
    """Switch the letters of one cluster off, by the signed link of a letter: the link is the right."""
    preference = _settle(cluster, user, letters=Choice.NONE)
    audit.record(NoticeEvent.UNSUBSCRIBED, actor=system("letter link"), cluster=cluster, account=user.pk)
    return preference


@transaction.atomic
def resubscribe(*, cluster: Cluster, user: User) -> Preference:
    """Switch them on again by the same link: the digest, once a day."""
    preference = _settle(cluster, user, letters=Choice.DIGEST)
    audit.record(NoticeEvent.RESUBSCRIBED, actor=system("letter link"), cluster=cluster, account=user.pk)
    return preference


def _settle(cluster: Cluster, user: User, **values: Any) -> Preference:
    preference, _made = Preference.objects.update_or_create(
        cluster=cluster, user=user, defaults={**values, "changed_at": clock.now()}
    )
    return preference
