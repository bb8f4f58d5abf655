"""The page of a link to a meeting: when and where, the answer. For a phone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.accounts import guest_links
from artel.accounts.models import GuestLink
from artel.kernel.errors import BrokenRule
from artel.meetings import forms
from artel.meetings.guest_links import CHANGES, RSVP, attendee_of, bearer_of
from artel.meetings.services import guests
from artel.meetings.views.board import when_words, where_words


def rsvp_page(request: HttpRequest, link: GuestLink, code: str) -> HttpResponse | None:
    """The answer may be changed here until the meeting begins; then the link is dead."""
    attendee = attendee_of(link)
    if attendee is None:
        return None
    guest_links.note_opening(link)
    meeting = attendee.meeting
    initial = {"rsvp": attendee.rsvp, "note": attendee.rsvp_note}
    form = forms.RsvpForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            guests.answer_by_link(link=link, attendee=attendee, actor=bearer_of(attendee), **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Спасибо, ответ принят. Изменить его можно до начала заседания."))
            return redirect("accounts:guest", code)
    context = {
        "meeting": meeting,
        "attendee": attendee,
        "cluster": meeting.cluster,
        "when": when_words(meeting),
        "where": where_words(meeting),
        "form": form,
    }
    return render(request, "meetings/guest_rsvp.html", context)


def rsvp_letter(link: GuestLink, url: str) -> guest_links.Letter | None:
    attendee = attendee_of(link)
    if attendee is None:
        return None
    meeting = attendee.meeting
    context = {"meeting": meeting, "when": when_words(meeting), "where": where_words(meeting), "url": url}
    return guest_links.Letter(
        _("Заседание: ответьте, будете ли"), render_to_string("meetings/letters/guest.txt", context)
    )


RSVP_BY_LINK = guest_links.Purpose(
    key=RSVP, label=gettext_lazy("Ответ на извещение"), days=60, page=rsvp_page, letter=rsvp_letter, uses=CHANGES
)
