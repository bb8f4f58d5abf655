"""Pages of accounts. The entrance itself is allauth's; here are its views with our traces, and our own pages."""

from allauth.account import views as account_views
from allauth.account.utils import perform_login
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes_views
from allauth.mfa.totp import views as totp_views
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.db import transaction
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from artel.accounts import demo as demo_people
from artel.accounts import privilege, selectors, services, throttle
from artel.accounts import profile as profile_sections
from artel.accounts.events import AccountEvent
from artel.accounts.forms import InvitationForm, ProfileForm
from artel.accounts.gate import demo_view, public_view, signed_in_view
from artel.accounts.middleware import forget_two_factor
from artel.accounts.models import Theme
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition

READ_WRITE = ("GET", "HEAD", "POST")


@signed_in_view(methods=READ_WRITE)
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change what the account's owner decides on their own."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        services.change_profile(user=request.user, name=form.cleaned_data["name"], actor=request.user)
        messages.success(request, _("Имя сохранено."))
        return redirect("accounts:profile")
    context = {
        "form": form,
        "themes": [{"value": value, "label": label} for value, label in Theme.choices],
        "sections": profile_sections.sections(request.user),
        "has_two_factor": Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists(),
        "is_privileged": privilege.is_privileged(request.user),
    }
    return render(request, "accounts/profile.html", context)


@signed_in_view(methods=("POST",))
def theme(request: HttpRequest) -> HttpResponse:
    """Set the look that was pressed; without a name turn dark to light and back."""
    opposite = Theme.LIGHT if request.user.theme == Theme.DARK else Theme.DARK
    services.set_theme(user=request.user, theme=request.POST.get("theme") or opposite, actor=request.user)
    return redirect(_back(request))


@signed_in_view(methods=("POST",))
def end_sessions(request: HttpRequest) -> HttpResponse:
    """End the account's sessions on other devices; this one goes on."""
    user = services.end_sessions(user=request.user, actor=request.user)
    update_session_auth_hash(request, user)
    messages.success(request, _("Готово: на других устройствах нужно будет войти заново."))
    return redirect("accounts:profile")


@public_view(methods=READ_WRITE)
@never_cache
@sensitive_post_parameters("password1", "password2")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited person set the first password and come in."""
    if not throttle.may_open_link(request):
        return throttle.refuse(request)
    link = selectors.live_invitation(token)
    if link is None:
        return render(request, "accounts/invitation_dead.html", status=404)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.accept_invitation(token=token, password=form.cleaned_data["password1"])
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        except IllegalTransition:
            return render(request, "accounts/invitation_dead.html", status=404)
        else:
            logout(request)
            return perform_login(request, user)
    return render(request, "accounts/invitation.html", {"form": form, "link": link})


@demo_view()
def demo(request: HttpRequest) -> HttpResponse:
    """Show whom one can sign in as: the first page of a demo installation."""
    clusters = demo_people.clusters()
    suggested = next((person for cluster in clusters for person in cluster.people if person.is_suggested), None)
    role = suggested.role.partition(";")[0] if suggested else ""  # a button names one
    return render(request, "accounts/demo.html", {"clusters": clusters, "suggested": suggested, "role": role})


@demo_view(methods=("POST",))
def demo_enter(request: HttpRequest) -> HttpResponse:
    """Sign in as an invented person by one press."""
    number = request.POST.get("user", "")
    user = selectors.demo_user(int(number)) if number.isascii() and number.isdigit() and len(number) < 19 else None
    if user is None:
        raise Http404
    logout(request)
    return perform_login(request, user)


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: dict | None = None
) -> HttpResponse:
    """Say that passwords are not accepted for a while, and till when. Called by axes in place of the answer."""
    tried = AccessAttempt.objects.filter(
        username=throttle.login_name(request, credentials), ip_address=throttle.client_ip(request)
    ).aggregate(last=Max("attempt_time"))["last"]
    until = (tried or clock.now()) + get_cool_off(request)
    return render(request, "accounts/locked_out.html", {"until": until}, status=429)


class ActivateTotpView(totp_views.ActivateTOTPView):
    def form_valid(self, form) -> HttpResponse:
        with transaction.atomic():
            response = super().form_valid(form)
            services.record_two_factor(user=self.request.user, event=AccountEvent.TWO_FACTOR_ON)
        return response


class DeactivateTotpView(totp_views.DeactivateTOTPView):
    def form_valid(self, form) -> HttpResponse:
        with transaction.atomic():
            response = super().form_valid(form)
            services.record_two_factor(user=self.request.user, event=AccountEvent.TWO_FACTOR_OFF)
        forget_two_factor(self.request)
        return response


class GenerateCodesView(codes_views.GenerateRecoveryCodesView):
    def form_valid(self, form) -> HttpResponse:
        with transaction.atomic():
            response = super().form_valid(form)
            services.record_two_factor(user=self.request.user, event=AccountEvent.RECOVERY_CODES_MADE)
        return response


class LoginView(account_views.LoginView):
    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {"is_demo": settings.MODE == "demo"}


def _back(request: HttpRequest) -> str:
    came_from = request.META.get("HTTP_REFERER", "")
    safe = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if safe else reverse("accounts:profile")
