"""Addresses of the entrance. Names without a namespace are allauth's: it reverses them itself."""

from collections.abc import Callable
from functools import wraps

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.utils.translation import gettext as _

from artel.accounts import guest_views, views
from artel.accounts.gate import public_view, signed_in_view
from artel.kernel.errors import Denied

READ = ("GET", "HEAD")
READ_WRITE = ("GET", "HEAD", "POST")


def own(view: Callable[..., HttpResponse], methods: tuple[str, ...] = READ_WRITE) -> Callable[..., HttpResponse]:
    """Open the account's secrets to its owner. An invented person has none: one visitor must not shut out the next."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_demo:
            raise Denied(_("Вымышленным лицам демонстрации пароль и двухэтапный вход не нужны."))
        return view(request, *args, **kwargs)

    return signed_in_view(methods=methods)(guarded)


public = public_view(methods=READ_WRITE)
public_page = public_view(methods=READ)

pages = [
    path("account/", views.profile, name="profile"),
    path("account/theme/", views.theme, name="theme"),
    path("account/sessions/end/", views.end_sessions, name="end_sessions"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("l/<str:code>/", guest_views.guest, name="guest"),
    path("demo/", views.demo, name="demo"),
    path("demo/enter/", views.demo_enter, name="demo_enter"),
]

urlpatterns = [
    path("", include((pages, "accounts"))),
    path("login/", public(views.LoginView.as_view()), name="account_login"),
    path("logout/", public(account.logout), name="account_logout"),
    path("blocked/", public_page(account.account_inactive), name="account_inactive"),
    path("reauthenticate/", own(account.reauthenticate), name="account_reauthenticate"),
    path("password/change/", own(account.password_change), name="account_change_password"),
    path("password/set/", own(account.password_set), name="account_set_password"),
    path("password/reset/", public(account.password_reset), name="account_reset_password"),
    path("password/reset/sent/", public_page(account.password_reset_done), name="account_reset_password_done"),
    path(
        "password/reset/done/",
        public_page(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("2fa/", own(mfa.index, READ), name="mfa_index"),
    path("2fa/enter/", public(mfa.authenticate), name="mfa_authenticate"),
    path("2fa/confirm/", own(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("2fa/app/", own(views.ActivateTotpView.as_view()), name="mfa_activate_totp"),
    path("2fa/app/off/", own(views.DeactivateTotpView.as_view()), name="mfa_deactivate_totp"),
    path("2fa/codes/", own(codes.view_recovery_codes, READ), name="mfa_view_recovery_codes"),
    path("2fa/codes/new/", own(views.GenerateCodesView.as_view()), name="mfa_generate_recovery_codes"),
    path("2fa/codes/file/", own(codes.download_recovery_codes, READ), name="mfa_download_recovery_codes"),
]
