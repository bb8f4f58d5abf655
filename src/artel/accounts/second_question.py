"""What a person knows beside the link: asked once, remembered by the browser for half an hour, tried a few times only."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse

from artel.accounts.models import GuestLink

# Five wrong answers in half an hour, whoever gives them; `domain.guest_links.TRIES` of them in all.
TRIALS = {"app": "artel.accounts", "action": "second_question", "config": {"second_question": "5/30m/key"}}
HALF_AN_HOUR = 30 * 60
_SALT = "accounts.second_question"


def is_known(request: HttpRequest, link: GuestLink) -> bool:
    """Tell whether this browser gave the right answer a while ago."""
    told = request.get_signed_cookie(_name(link), default="", salt=_SALT, max_age=HALF_AN_HOUR)
    return told == str(link.public_id)


def remember(request: HttpRequest, response: HttpResponse, link: GuestLink) -> HttpResponse:
    """Let the browser come back to this link, and to no other, without being asked."""
    response.set_signed_cookie(
        _name(link),
        str(link.public_id),
        salt=_SALT,
        max_age=HALF_AN_HOUR,
        path=request.path,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )
    return response


def may_try(request: HttpRequest, link: GuestLink) -> bool:
    """Count one try before it is looked at."""
    return bool(ratelimit.consume(request, key=str(link.pk), limit_get=True, **TRIALS))


def forgive(request: HttpRequest, link: GuestLink) -> None:
    """Forget the tries: the answer was right."""
    ratelimit.clear(request, key=str(link.pk), **TRIALS)


def _name(link: GuestLink) -> str:
    return f"guest{link.pk}"
