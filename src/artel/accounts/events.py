"""What the journal of the installation says about accounts."""
# ruff: noqa: S105 -- names of events, no passwords

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class AccountEvent(StrEnum):
    SIGNED_IN = "accounts.signed_in"
    DEMO_SIGNED_IN = "accounts.demo_signed_in"
    SIGN_IN_REFUSED = "accounts.sign_in_refused"
    PASSWORD_CHANGED = "accounts.password_changed"
    PASSWORD_RESET = "accounts.password_reset"
    INVITATION_SENT = "accounts.invitation_sent"
    INVITATION_ACCEPTED = "accounts.invitation_accepted"
    INVITATION_REVOKED = "accounts.invitation_revoked"
    ACCESS_ANNOUNCED = "accounts.access_announced"
    BLOCKED = "accounts.blocked"
    UNBLOCKED = "accounts.unblocked"
    SESSIONS_ENDED = "accounts.sessions_ended"
    OPERATOR_MADE = "accounts.operator_made"
    TWO_FACTOR_ON = "accounts.two_factor_on"
    TWO_FACTOR_OFF = "accounts.two_factor_off"
    RECOVERY_CODES_MADE = "accounts.recovery_codes_made"
    PROFILE_CHANGED = "accounts.profile_changed"


TEXTS = {
    AccountEvent.SIGNED_IN: _("Вход в систему"),
    AccountEvent.DEMO_SIGNED_IN: _("Вход в демонстрации"),
    AccountEvent.SIGN_IN_REFUSED: _("Вход остановлен: слишком много неверных паролей"),
    AccountEvent.PASSWORD_CHANGED: _("Пароль изменён"),
    AccountEvent.PASSWORD_RESET: _("Пароль восстановлен по ссылке из письма"),
    AccountEvent.INVITATION_SENT: _("Приглашение отправлено"),
    AccountEvent.INVITATION_ACCEPTED: _("Приглашение принято"),
    AccountEvent.INVITATION_REVOKED: _("Приглашение отозвано"),
    AccountEvent.ACCESS_ANNOUNCED: _("Отправлено письмо о новом доступе"),
    AccountEvent.BLOCKED: _("Учётная запись заблокирована"),
    AccountEvent.UNBLOCKED: _("Учётная запись разблокирована"),
    AccountEvent.SESSIONS_ENDED: _("Все сеансы завершены"),
    AccountEvent.OPERATOR_MADE: _("Назначен оператор установки"),
    AccountEvent.TWO_FACTOR_ON: _("Двухэтапный вход включён"),
    AccountEvent.TWO_FACTOR_OFF: _("Двухэтапный вход выключен"),
    AccountEvent.RECOVERY_CODES_MADE: _("Созданы новые запасные коды"),
    AccountEvent.PROFILE_CHANGED: _("Имя в учётной записи изменено"),
}
