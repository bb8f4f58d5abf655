"""Limits on whatever takes a secret: who is counted, and the counters for one-time links.

The password itself is counted by axes for (account, network address), so a stranger cannot shut a person out; codes of
the second factor and letters are counted by allauth. All counters live in the database and hold across processes.
"""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

LINK_RATES = {"open_link": "30/5m/ip"}
CHECK_RATES = {"check_code": "60/5m/ip"}
FEED_RATES = {"ask_feed": "60/5m/ip"}


def client_ip(request: HttpRequest) -> str | None:
    """Address that counts: the real one behind our own proxy, /64 of it for IPv6. No stranger's header is believed."""
    # A test client's own sign-in has a request without any address.
    return ratelimit.get_ip(request) if request.META.get("REMOTE_ADDR") else None


def login_name(request: HttpRequest, credentials: dict | None = None) -> str:
    """The account a password is tried for, as axes should count it."""
    named = (credentials or {}).get("email") or request.POST.get("login") or getattr(request.user, "email", "")
    return str(named).strip().lower()[:255]


def may_open_link(request: HttpRequest) -> bool:
    """Count one look at a one-time link, right or wrong, by the address it came from."""
    return bool(ratelimit.consume(request, app="artel.accounts", action="open_link", config=LINK_RATES, limit_get=True))


def may_check_code(request: HttpRequest) -> bool:
    """Count one public check of a paper, known or unknown, by the address it came from."""
    return bool(
        ratelimit.consume(request, app="artel.documents", action="check_code", config=CHECK_RATES, limit_get=True)
    )


def may_ask_feed(request: HttpRequest) -> bool:
    """Count one asking for a calendar that is not there, by the address it came from."""
    return bool(ratelimit.consume(request, app="artel.calendars", action="ask_feed", config=FEED_RATES, limit_get=True))


def refuse(request: HttpRequest):
    """Page that asks to wait."""
    return ratelimit.respond_429(request)
