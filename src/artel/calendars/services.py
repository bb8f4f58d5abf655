"""Deeds on calendars given out by a link: making, replacing, revoking; and what is remembered of asking."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.domain import links
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.calendars.domain.entries import Scope
from artel.calendars.events import CalendarEvent
from artel.calendars.models import CalendarFeed
from artel.kernel import clock
from artel.kernel.errors import IllegalTransition
from artel.members.models import Cluster

REMEMBERED_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Made:
    """A link just made. `url` has the secret in it and is shown this once."""

    feed: CalendarFeed
    url: str


@transaction.atomic
def make_feed(*, cluster: Cluster, scope: Scope, has_alarms: bool = False, actor: Any) -> Made:
    """Give the actor a link to their calendar of the cluster; a link of the same scope made before stops working.

    Tells nobody and sends nothing: whoever has the address reads the calendar.
    """
    # Two presses at once: the second must find the link of the first.
    User.objects.select_for_update().get(pk=actor.pk)
    authorize(actor, "calendars.keep_feed", cluster)
    earlier = CalendarFeed.objects.filter(cluster=cluster, user_id=actor.pk, scope=scope, revoked_at=None)
    is_replaced = bool(earlier.update(revoked_at=clock.now()))
    secret = links.token_from(secrets.token_bytes(links.TOKEN_BYTES))
    feed = CalendarFeed.objects.create(
        cluster=cluster,
        user_id=actor.pk,
        scope=scope,
        secret_sha256=links.digest(secret),
        tail=secret[-4:],
        has_alarms=has_alarms,
        made_at=clock.now(),
    )
    event = CalendarEvent.FEED_REPLACED if is_replaced else CalendarEvent.FEED_MADE
    audit.record(event, actor=actor, target=feed, scope=str(feed.get_scope_display()))
    return Made(feed, feed_url(secret))


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, actor: Any) -> CalendarFeed:
    """Let the link open nothing from now on. Programs that have the calendar keep what they have read."""
    feed = CalendarFeed.objects.select_for_update(of=("self",)).select_related("cluster").get(pk=feed.pk)
    authorize(actor, "calendars.keep_feed", feed)
    if not feed.is_live:
        raise IllegalTransition(_("Ссылка уже отключена."))
    feed.revoked_at = clock.now()
    feed.save(update_fields=["revoked_at"])
    audit.record(CalendarEvent.FEED_REVOKED, actor=actor, target=feed, scope=str(feed.get_scope_display()))
    return feed


def note_asking(feed: CalendarFeed) -> None:
    """Remember that somebody asked, once an hour at the most. No deed, no trace: the owner sees whether it is used."""
    now = clock.now()
    before = now - REMEMBERED_EVERY
    if feed.last_asked_at is None or feed.last_asked_at <= before:
        unknown = Q(last_asked_at__isnull=True) | Q(last_asked_at__lte=before)
        CalendarFeed.objects.filter(unknown, pk=feed.pk).update(last_asked_at=now)


def feed_url(secret: str) -> str:
    """The address with the secret, as programs ask for it."""
    return settings.BASE_URL.rstrip("/") + reverse("calendars:feed", args=[secret])
