"""Leads a privileged person without a second factor to the page that sets one up, before anything else."""

import time
from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from artel.accounts import privilege

SESSION_KEY = "two_factor_asked_after"
RECHECK_SECONDS = 600  # how soon a role granted in mid-session asks for the second factor
ASK = _("Ваша роль требует двухэтапного входа. Настройте его: это займёт две минуты.")
OPEN_TO_ALL = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "accounts:theme",
    "mfa_activate_totp",
    "mfa_reauthenticate",
}


class TwoFactorMiddleware:
    """Asks the database once a session for those who have the second factor, once in ten minutes for who needs none.

    Does nothing unless settings.MFA_REQUIRED. Recovery codes are shown right after the setting up: nobody is shut out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not settings.MFA_REQUIRED or not request.user.is_authenticated:
            return None
        if request.resolver_match.view_name in OPEN_TO_ALL or not _is_due(request):
            return None
        if privilege.must_use_two_factor(request.user):
            if not Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists():
                messages.warning(request, ASK)
                return redirect("mfa_activate_totp")
            request.session[SESSION_KEY] = None  # has it: never asked again in this session
        else:
            request.session[SESSION_KEY] = time.time() + RECHECK_SECONDS
        return None


def forget_two_factor(request: HttpRequest) -> None:
    """Ask again with the next page: the second factor was turned off."""
    request.session.pop(SESSION_KEY, None)


def _is_due(request: HttpRequest) -> bool:
    after = request.session.get(SESSION_KEY, 0)
    return after is not None and time.time() >= after
