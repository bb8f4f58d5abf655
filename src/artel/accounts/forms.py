"""Forms of accounts: allauth's with our words and our services behind them, and our own."""

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.recovery_codes import forms as codes_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from artel.accounts import services
from artel.accounts.models import User
from artel.ui.forms import ArtelForm, ArtelModelForm

PASSWORD_HINT = _("Не короче 12 знаков. Хороша фраза из нескольких слов, которую никто не угадает.")
PASSWORDS_DIFFER = _("Пароли не совпали. Введите один и тот же дважды.")


class _EntranceForm(ArtelForm):
    """Ground of allauth's forms here: our renderer, no placeholders, words of our own."""

    words: dict[str, tuple] = {}  # field -> (label, hint)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label, field.help_text = self.words.get(name, (field.label, ""))
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = _("Это не похоже на адрес почты: проверьте знак @ и точку.")


class _NewPasswordForm(_EntranceForm):
    words = {"password1": (_("Новый пароль"), PASSWORD_HINT), "password2": (_("Новый пароль ещё раз"), "")}

    def add_error(self, field, error) -> None:
        # allauth puts its own words here when the two differ.
        super().add_error(field, PASSWORDS_DIFFER if field == "password2" and isinstance(error, str) else error)


class LoginForm(_EntranceForm, account_forms.LoginForm):
    words = {"login": (_("Электронная почта"), ""), "password": (_("Пароль"), "")}


class ReauthenticateForm(_EntranceForm, account_forms.ReauthenticateForm):
    words = {"password": (_("Пароль"), "")}


class ChangePasswordForm(_NewPasswordForm, account_forms.ChangePasswordForm):
    words = _NewPasswordForm.words | {"oldpassword": (_("Нынешний пароль"), "")}

    def save(self) -> None:
        changed = services.change_password(user=self.user, password=self.cleaned_data["password1"], actor=self.user)
        self.user.password = changed.password  # the asking session is renewed by what this object holds


class SetPasswordForm(_NewPasswordForm, account_forms.SetPasswordForm):
    def save(self) -> None:
        changed = services.change_password(user=self.user, password=self.cleaned_data["password1"], actor=self.user)
        self.user.password = changed.password


class ResetPasswordForm(_EntranceForm, account_forms.ResetPasswordForm):
    words = {"email": (_("Электронная почта"), _("Та, на которую приходило приглашение."))}


class ResetPasswordKeyForm(_NewPasswordForm, account_forms.ResetPasswordKeyForm):
    def save(self) -> None:
        services.reset_password(user=self.user, password=self.cleaned_data["password1"])


class _CodeForm(_EntranceForm):
    words = {"code": (_("Код"), _("Шесть цифр из приложения или запасной код."))}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(
            {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "20"}
        )


class AuthenticateForm(_CodeForm, mfa_forms.AuthenticateForm):
    pass


class MfaReauthenticateForm(_CodeForm, mfa_forms.ReauthenticateForm):
    pass


class ActivateTotpForm(_CodeForm, totp_forms.ActivateTOTPForm):
    words = {
        "code": (_("Код из приложения"), _("Шесть цифр, которые оно показывает сейчас. Они меняются каждые полминуты."))
    }


class DeactivateTotpForm(_EntranceForm, totp_forms.DeactivateTOTPForm):
    pass


class GenerateCodesForm(_EntranceForm, codes_forms.GenerateRecoveryCodesForm):
    pass


class InvitationForm(ArtelForm):
    """First password of an invited person."""

    password1 = forms.CharField(
        label=_("Придумайте пароль"),
        help_text=PASSWORD_HINT,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("Пароль ещё раз"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict:
        data = super().clean()
        if data.get("password1") and data.get("password2") and data["password1"] != data["password2"]:
            self.add_error("password2", PASSWORDS_DIFFER)
        return data


class ProfileForm(ArtelModelForm):
    class Meta:
        model = User
        fields = ["name"]
        labels = {"name": _("Имя")}
        help_texts = {"name": _("Фамилия, имя и отчество: так вас увидят другие.")}
