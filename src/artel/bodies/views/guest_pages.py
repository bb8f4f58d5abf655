"""What links of bodies open: an organisation puts people forward, a nominee answers. For a phone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from artel.accounts import guest_links
from artel.accounts.models import GuestLink
from artel.bodies import guest_links as links
from artel.bodies.domain.states import NominationState
from artel.bodies.forms_guests import AGREE, GuestNominationForm, NomineeForm
from artel.bodies.services import guests
from artel.kernel.errors import BrokenRule


def call_page(request: HttpRequest, link: GuestLink, code: str) -> HttpResponse | None:
    """The call with a form for one person at a time; below it whom this organisation named by links."""
    found = links.call_of(link)
    if found is None:
        return None
    direction, organisation = found
    if direction.call_closed_on is not None:
        return None
    guest_links.note_opening(link)
    form = GuestNominationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = guests.nominate_by_link(
                link=link,
                direction=direction,
                organisation=organisation,
                actor=links.bearer_of_call(organisation),
                **form.cleaned_data,
            )
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Записано: {name}. Спасибо.").format(name=made.person.full_name))
            return redirect("accounts:guest", code)
    named = direction.nominations.filter(organisation=organisation, by_link=True).select_related("person")
    context = {
        "link": link,
        "direction": direction,
        "organisation": organisation,
        "cluster": direction.cluster,
        "form": form,
        "named": list(named),
        "left": link.uses_allowed - link.use_count,
    }
    return render(request, "bodies/guest_call.html", context)


def nominee_page(request: HttpRequest, link: GuestLink, code: str) -> HttpResponse | None:
    """What the group is for, who put the person forward, two answers; after it, what was answered."""
    nomination = links.nomination_of(link)
    if nomination is None or nomination.state == NominationState.WITHDRAWN:
        return None
    guest_links.note_opening(link)
    is_asked = nomination.state == NominationState.PROPOSED and link.used_at is None
    form = NomineeForm(request.POST if request.method == "POST" else None) if is_asked else None
    if form is None and request.method == "POST":
        messages.error(request, _("Ответ уже записан."))
        return redirect("accounts:guest", code)
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            guests.answer_by_link(
                link=link,
                nomination=nomination,
                agrees=form.cleaned_data["answer"] == AGREE,
                reason=form.cleaned_data["reason"],
                actor=links.bearer_of_nomination(nomination),
            )
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            return redirect("accounts:guest", code)
    context = {
        "link": link,
        "row": nomination,
        "direction": nomination.direction,
        "cluster": nomination.cluster,
        "form": form,
        "has_agreed": nomination.state == NominationState.CONSENTED,
    }
    return render(request, "bodies/guest_nominee.html", context)
