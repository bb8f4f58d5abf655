"""The one address of links for people without accounts: what it opens is drawn by the app whose purpose it is."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from artel.accounts.by_code import by_code
from artel.accounts.guest_links import open_link, purpose_of
from artel.accounts.models import GuestLink
from artel.kernel import clock
from artel.kernel.errors import Refusal

DEAD = "accounts/guest_dead.html"


@by_code(open_link, dead=DEAD, methods=("GET", "HEAD", "POST"))
def guest(request: HttpRequest, code: str, link: GuestLink, **_none: Any) -> HttpResponse:
    """Open the link. A refusal is told on the page: an answer of 4xx would put the address into the log of errors."""
    with timezone.override(clock.zone(link)):
        try:
            answer = purpose_of(link).page(request, link, code)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("accounts:guest", code)
    return answer if answer is not None else render(request, DEAD)
