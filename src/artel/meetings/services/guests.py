"""The notice of a meeting for those who have no account: a letter with a link, by which they answer."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts import guest_links
from artel.accounts.models import GuestLink
from artel.accounts.rights import authorize
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.meetings.domain.states import MeetingForm, MeetingState
from artel.meetings.events import MeetingEvent
from artel.meetings.guest_links import RSVP
from artel.meetings.models import Attendee, Meeting
from artel.meetings.services.attendance import answer_rsvp
from artel.meetings.services.meetings import locked_meeting, require_state


@transaction.atomic
def call_guests(*, meeting: Meeting, actor: Any) -> list[GuestLink]:
    """Send everybody of the meeting's list who has no account, has an address and has not answered, a link to answer by.

    Pressed again it sends new links, the earlier ones stop working.
    """
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.NOTIFIED)
    if meeting.form == MeetingForm.ABSENTEE:
        raise BrokenRule(_("На заочное голосование не приходят: опросный лист передайте на бумаге."))
    silent = meeting.attendees.filter(person__user=None, rsvp="").exclude(person__email="").select_related("person")
    rows = list(silent.order_by("pk"))
    if not rows:
        raise BrokenRule(
            _("Писать некому: у всех есть доступ, все ответили, или почта не записана в карточке человека.")
        )
    links = [
        guest_links.issue(
            purpose=RSVP,
            cluster=meeting.cluster,
            thing_id=attendee.pk,
            to_email=attendee.person.email,
            expires_on=meeting.held_on,
            actor=actor,
        )
        for attendee in rows
    ]
    guest_links.post(links, cluster=meeting.cluster, actor=actor)
    audit.record(MeetingEvent.GUESTS_CALLED, actor=actor, target=meeting, count=len(links))
    return links


@transaction.atomic
def answer_by_link(*, link: GuestLink, attendee: Attendee, rsvp: str, actor: Any, note: str = "") -> Attendee:
    """Answer the notice; another answer may follow until the meeting begins."""
    locked_meeting(attendee.meeting)
    if (link.purpose, link.thing_id) != (RSVP, attendee.pk):
        raise IllegalTransition(guest_links.dead_words())
    guest_links.use(link, cluster=attendee.cluster)
    return answer_rsvp(attendee=attendee, rsvp=rsvp, note=note, actor=actor)
