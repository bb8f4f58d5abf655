"""Telling people at once, as part of a deed; and what they do with what they were told."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.models import Cluster
from artel.members.services.clusters import lock_cluster
from artel.notices import sources
from artel.notices.models import Notice
from artel.notices.sources import Call


def tell(
    *,
    users: Iterable[int | None],
    cluster: Cluster,
    kind: str,
    key: str,
    title: str,
    act: str,
    url: str,
    actor: Any,
    text: str = "",
    thing: str = "",
    pressing: bool = False,
) -> int:
    """Tell people (ids of accounts, None is left out) what has just been decided; answers how many are told.

    Part of another deed: in its transaction, after its change; leaves no trace of its own, the deed does. The actor is
    not told, nor is a blocked account. The same key tells a person once. `thing`: what the notice falls silent with
    (`settle`). `pressing`: its letter may leave at once. Sends nothing itself: letters are queued by the worker.
    """
    if kind not in dict(sources.kinds()):
        raise LookupError(f"no such kind of notices: {kind!r}")
    wanted = {pk for pk in users if pk is not None and pk != actor.pk}
    active = User.objects.filter(pk__in=wanted, is_active=True).order_by("pk").values_list("pk", flat=True)
    moment = clock.now_in(cluster)
    made = [
        Notice(
            cluster=cluster,
            user_id=pk,
            kind=kind,
            thing=thing,
            key=key,
            title=title[:400],
            text=text,
            act=act,
            url=url,
            is_pressing=pressing,
            by=account_of(actor),
            raised_on=clock.today(cluster),
            raised_at=moment,
        )
        for pk in active
    ]
    Notice.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def remind(*, call: Call, kind: str, cluster: Cluster, actor: Any) -> list[int]:
    """Remind whoever has to act of one thing now, as part of a keeper's deed; answers the accounts told.

    Once a day for each of them, whoever presses: BrokenRule when all of them were reminded today, or there is nobody
    to remind. The right to remind, and the trace, are the deed's.
    """
    wanted = {pk for pk in call.users if pk != actor.pk}
    if not wanted:
        raise BrokenRule(_("Напоминать некому: у исполнителя нет учётной записи в «Артели». Свяжитесь с ним сами."))
    day = clock.today(cluster)
    key = f"{call.thing}:by_hand:{day.isoformat()}"
    # One reminder of a day at a time: whoever comes second finds the first one's. A deed that locks more does it after.
    lock_cluster(cluster)
    told = set(Notice.objects.filter(user__in=wanted, key=key).values_list("user_id", flat=True))
    left = set(User.objects.filter(pk__in=wanted - told, is_active=True).values_list("pk", flat=True))
    if not left:
        raise BrokenRule(_("Сегодня об этом уже напоминали. Повторить можно завтра."))
    source = sources.source_of(kind)
    moment = clock.now_in(cluster)
    Notice.objects.filter(cluster=cluster, user__in=left, thing=call.thing, settled_at=None).update(settled_at=moment)
    Notice.objects.bulk_create(
        [
            Notice(
                cluster=cluster,
                user_id=pk,
                kind=kind,
                thing=call.thing,
                key=key,
                anchor=source.rhythm.anchor if source else "",
                on=call.on if source else None,
                organisation=call.organisation,
                title=call.title[:400],
                text=call.text,
                act=call.act,
                url=call.url,
                is_pressing=True,
                by=account_of(actor),
                raised_on=day,
                raised_at=moment,
            )
            for pk in sorted(left)
        ]
    )
    return sorted(left)


def settle(*, cluster: Cluster, thing: str) -> int:
    """Silence everything that was told of a thing: it is done, lifted or gone. Part of another deed."""
    found = Notice.objects.filter(cluster=cluster, thing=thing, settled_at=None)
    return found.update(settled_at=clock.now_in(cluster))


@transaction.atomic
def mark_seen(*, notices: QuerySet[Notice], cluster: Cluster, actor: User) -> int:
    """Mark notices of the actor as read; others' among them are left. Reading one's own is no line of the journal."""
    authorize(actor, "notices.view_own", cluster)
    own = Notice.objects.filter(pk__in=notices.order_by().values("pk"), cluster=cluster, user=actor, seen_at=None)
    return own.update(seen_at=clock.now_in(cluster))
