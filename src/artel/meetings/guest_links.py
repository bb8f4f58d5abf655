"""Answers to a notice by a link: for members and the invited who have no account (docs/links.md)."""

from django.utils.translation import gettext as _

from artel.accounts.bearer import Bearer
from artel.accounts.models import GuestLink
from artel.meetings.domain.states import MeetingState
from artel.meetings.models import Attendee

RSVP = "meetings.rsvp"
CHANGES = 10  # an answer may change until the meeting begins


def attendee_of(link: GuestLink) -> Attendee | None:
    """Whose answer the link takes; None once the notice is void, or the meeting has begun. One query."""
    found = Attendee.objects.filter(
        pk=link.thing_id, meeting__cluster=link.cluster_id, meeting__state=MeetingState.NOTIFIED
    )
    return found.select_related("meeting__cluster", "meeting__unit", "meeting__joint_with", "person", "unit").first()


def bearer_of(attendee: Attendee) -> Bearer:
    return Bearer(thing=attendee, words=_("участник по ссылке"))
