"""How allauth behaves here: no sign-up, our letters and journal, limits that a stranger cannot turn on a person."""

import base64
import hashlib
import time
from io import BytesIO

import segno
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from axes.helpers import get_failure_limit
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from artel.accounts import privilege, services, throttle
from artel.accounts.letters import Kind
from artel.accounts.models import User
from artel.accounts.rights import system
from artel.accounts.tasks import post_letter

# What is not worth a word: the page itself shows who is signed in.
SILENT_MESSAGES = {"account/messages/logged_in.txt", "mfa/messages/recovery_codes_generated.txt"}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Учётная запись заблокирована."),
        "email_password_mismatch": _("Адрес почты и пароль не подходят друг к другу. Проверьте раскладку и Caps Lock."),
        "enter_current_password": _("Это не нынешний пароль. Проверьте раскладку и Caps Lock."),
        "incorrect_code": _("Код не подошёл. Введите тот, что виден в приложении сейчас."),
        "incorrect_password": _("Пароль не подошёл. Проверьте раскладку и Caps Lock."),
        "invalid_password_reset": _("Ссылка из письма не действует. Запросите новую."),
        "rate_limited": _("Слишком много попыток подряд. Подождите несколько минут."),
        "too_many_login_attempts": _("Слишком много попыток подряд. Подождите пять минут и попробуйте снова."),
        "unknown_email": _("Проверьте адрес почты."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation only."""
        return False

    def add_message(self, request, level, message_template=None, *args, **kwargs) -> None:
        if message_template not in SILENT_MESSAGES:
            super().add_message(request, level, message_template, *args, **kwargs)

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        """Leave counting of passwords to axes, which counts by (account, address).

        allauth would count by account alone, and five wrong passwords of a stranger would shut the owner out.
        """

    def authentication_failed(self, request: HttpRequest, **credentials) -> None:
        # Exactly at the limit, so that a lockout leaves one trace, however long the guessing goes on.
        if getattr(request, "axes_failures_since_start", None) == get_failure_limit(request, credentials):
            services.record_refused_sign_in(email=throttle.login_name(request, credentials))

    def reauthenticate(self, user: User, password: str) -> bool:
        """Check the password again, through the same counter as the sign-in."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """A sign-in of the last five minutes is fresh enough: nobody is asked for the password twice in a row."""
        records = get_authentication_records(self.request, self.request.user)
        if records and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def post_login(self, request: HttpRequest, user: User, **kwargs) -> HttpResponse:
        if not get_authentication_records(request, user):
            record_authentication(request, user, method="link")
        services.record_sign_in(user=user)
        return super().post_login(request, user, **kwargs)

    def send_password_reset_mail(self, user: User, email: str, context: dict) -> None:
        post_letter(user, Kind.PASSWORD_RESET, actor=system("password reset"))

    def send_notification_mail(self, *args, **kwargs) -> None:
        """Say nothing: the services that made the change have told the owner."""


class MfaAdapter(DefaultMFAAdapter):
    """The second factor: secrets are kept encrypted, and whoever must have it cannot turn it off."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Ваша роль требует двухэтапного входа, выключить его нельзя."),
        "cannot_generate_recovery_codes": _("Запасные коды появятся, когда будет включён двухэтапный вход."),
        "incorrect_code": _("Код не подошёл. Введите тот, что виден в приложении сейчас."),
    }

    def can_delete_authenticator(self, authenticator) -> bool:
        return not privilege.must_use_two_factor(authenticator.user)

    def build_totp_svg(self, url: str) -> str:
        # Black on white in the dark theme too, or cameras do not read it.
        drawn = BytesIO()
        segno.make(url, error="m").save(drawn, kind="svg", scale=5, border=3, light="#fff", dark="#000", xmldecl=False)
        return drawn.getvalue().decode()

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> MultiFernet:
    """Cipher by the installation's secret; after its rotation the fallbacks still open what was kept."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [hashlib.sha256(b"artel.accounts.mfa|" + secret.encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
