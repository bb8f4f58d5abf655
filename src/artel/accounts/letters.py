"""Letters about accounts: plain text, no personal data in the subject, links by the installation's own address."""
# ruff: noqa: S105 -- names of letters, no passwords

import logging
from enum import StrEnum
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from artel.accounts.models import OneTimeLink
from artel.kernel import clock

log = logging.getLogger(__name__)


class Kind(StrEnum):
    INVITATION = "invitation"
    ACCESS_ANNOUNCED = "access_announced"
    PASSWORD_RESET = "password_reset"
    NOT_ENTERED_YET = "not_entered_yet"
    PASSWORD_CHANGED = "password_changed"
    PASSWORD_WAS_RESET = "password_was_reset"
    TWO_FACTOR_ON = "two_factor_on"
    TWO_FACTOR_OFF = "two_factor_off"
    RECOVERY_CODES_MADE = "recovery_codes_made"


SUBJECTS = {
    Kind.INVITATION: _("Приглашение в «Артель»"),
    Kind.ACCESS_ANNOUNCED: _("Вам открыт доступ в «Артели»"),
    Kind.PASSWORD_RESET: _("Восстановление пароля в «Артели»"),
    Kind.NOT_ENTERED_YET: _("Вход в «Артель» ещё не открыт"),
    Kind.PASSWORD_CHANGED: _("Пароль в «Артели» изменён"),
    Kind.PASSWORD_WAS_RESET: _("Пароль в «Артели» восстановлен"),
    Kind.TWO_FACTOR_ON: _("Двухэтапный вход в «Артель» включён"),
    Kind.TWO_FACTOR_OFF: _("Двухэтапный вход в «Артель» выключен"),
    Kind.RECOVERY_CODES_MADE: _("Новые запасные коды для входа в «Артель»"),
}


def absolute(path: str) -> str:
    """Full address of a page of this installation, from its settings and never from the request."""
    return settings.BASE_URL.rstrip("/") + path


def send(kind: Kind, to: str, **context) -> None:
    """Write and send one letter. Network errors are the caller's to meet."""
    body = render_to_string(f"accounts/letters/{kind}.txt", {"base_url": absolute("/"), **context})
    EmailMessage(
        subject=str(SUBJECTS[kind]), body=body.strip() + "\n", to=[to], headers={"Auto-Submitted": "auto-generated"}
    ).send()


def send_invitation(link: OneTimeLink, url: str) -> None:
    """Send the link. If the letter does not leave, `sent_at` stays empty, and the list of invitations says so."""
    try:
        send(Kind.INVITATION, link.email, url=url, link=link, **link.payload)
    except (SMTPException, OSError) as error:
        log.warning("the letter of invitation %s was not sent: %s", link.pk, type(error).__name__)
        return
    link.sent_at = clock.now()
    link.save(update_fields=["sent_at"])
