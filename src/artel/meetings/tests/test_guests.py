"""Answers to a notice by links: of those who have no account, for themselves, until the meeting begins."""

import pytest
from django.core import mail
from django.urls import reverse

from artel import jobs
from artel.accounts import guest_links
from artel.accounts.models import GuestLink
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.meetings.domain.states import MeetingState
from artel.meetings.guest_links import RSVP, bearer_of
from artel.meetings.models import Meeting
from artel.meetings.services import guests
from artel.meetings.services.attendance import answer_rsvp
from artel.meetings.tests.factories import notified, secretary, voters
from artel.members.models import Person

pytestmark = pytest.mark.usefixtures("noon")


def words(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def test_who_has_no_account_answers_by_a_link_until_the_meeting_begins(client):
    meeting = notified()
    one, other = voters(meeting)[1:3]
    for attendee, email in ((one, "one@plant.test"), (other, "")):
        Person.objects.filter(pk=attendee.person_id).update(user=None, email=email)
    desk = secretary(meeting.unit)
    with pytest.raises(Denied):
        guests.call_guests(meeting=meeting, actor=voters(meeting)[3].person.user)
    client.force_login(desk)
    client.post(reverse("meetings:call_guests", args=[meeting.cluster.slug, meeting.pk]))
    client.logout()
    jobs.run_pending()
    assert [letter.to for letter in mail.outbox if "/l/" in letter.body] == [["one@plant.test"]]
    link = GuestLink.objects.get(purpose=RSVP)
    assert (link.thing_id, link.expires_on) == (one.pk, meeting.held_on)
    url = reverse("accounts:guest", args=[guest_links.code_of(link)])
    assert meeting.unit.name in words(client.get(url))
    one.refresh_from_db()
    assert one.rsvp == ""  # looking is no answer
    client.post(url, {"rsvp": "no", "note": "командировка"})
    assert "Вы ответили" in words(client.post(url, {"rsvp": "yes"}, follow=True))
    one.refresh_from_db()
    assert (one.rsvp, one.rsvp_note) == ("yes", "")
    with pytest.raises(Denied):
        answer_rsvp(attendee=other, rsvp="no", actor=bearer_of(one))
    with pytest.raises(IllegalTransition):
        guests.answer_by_link(link=link, attendee=other, rsvp="no", actor=bearer_of(other))
    with pytest.raises(BrokenRule, match="Писать некому"):
        guests.call_guests(meeting=meeting, actor=desk)
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.OPEN)
    assert "Ссылка не действует" in words(client.post(url, {"rsvp": "no"}))
