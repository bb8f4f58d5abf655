"""Reading calendars given out by a link: whose they are, what they tell, whether anything has changed."""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.db.models import QuerySet

from artel import audit
from artel.accounts.domain import links
from artel.calendars.domain.entries import OF_CLUSTER, Entry, Kind, Scope
from artel.calendars.models import CalendarFeed
from artel.calendars.selectors.gathered import entries_between
from artel.kernel import clock
from artel.members.models import Cluster

PAST, AHEAD = timedelta(days=92), timedelta(days=400)
EDITION = 1  # grows when the same facts are written otherwise: programs then read them anew


def feeds_of(user, cluster: Cluster) -> QuerySet[CalendarFeed]:
    """Links of the person that work."""
    return CalendarFeed.objects.filter(user=user.pk, cluster=cluster, revoked_at=None)


def feed_by(secret: str) -> CalendarFeed | None:
    """The link with this secret. None, after the same one query, for a code that is unknown, replaced or revoked."""
    found = CalendarFeed.objects.filter(secret_sha256=links.digest(secret), revoked_at=None)
    return found.select_related("cluster", "user").first()


def entries_of(feed: CalendarFeed) -> list[Entry]:
    """What the link tells now, by its owner's standing at this moment: nothing to whoever is nobody in the cluster."""
    today = clock.today(feed.cluster)
    is_mine = feed.scope == Scope.PERSONAL
    return entries_between(
        feed.user,
        feed.cluster,
        today - PAST,
        today + AHEAD,
        kinds=tuple(Kind) if is_mine else OF_CLUSTER,
        is_mine=is_mine,
    )


def mark_of(feed: CalendarFeed) -> str:
    """A mark that changes whenever the calendar could: every deed of the cluster leaves a line in its journal.

    The rest are the passing of days, the owner's account and the settings of the link. One query.
    """
    parts = (
        EDITION,
        settings.BASE_URL,
        feed.pk,
        feed.has_alarms,
        feed.user.is_active,
        clock.today(feed.cluster),
        audit.anchor(feed.cluster_id),
    )
    return sha256("|".join(map(str, parts)).encode()).hexdigest()[:32]
