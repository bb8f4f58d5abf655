"""Rights on the calendar: everybody of the cluster looks; a link is its owner's, and an observer writes nothing."""

import rules

from artel.calendars.models import CalendarFeed
from artel.members.permissions import belongs_to_cluster, writes


@rules.predicate
def is_own_feed(user, obj) -> bool:
    """Is the one to whom the link was given; asked of a cluster, anybody who could have one."""
    return obj.user_id == user.pk if isinstance(obj, CalendarFeed) else True


rules.add_perm("calendars.view_calendar", belongs_to_cluster)
rules.add_perm("calendars.keep_feed", belongs_to_cluster & writes & is_own_feed)
