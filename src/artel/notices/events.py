"""Events of the journal that notices leave, and their words. A reading, a sending is no deed: the log of letters has them."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class NoticeEvent(StrEnum):
    PREFERENCE_CHANGED = "notices.preference_changed"
    UNSUBSCRIBED = "notices.unsubscribed"
    RESUBSCRIBED = "notices.resubscribed"
    LETTER_REPEATED = "notices.letter_repeated"
    LOG_EXPORTED = "notices.log_exported"


GROUP = _("Напоминания")
TEXTS = {
    NoticeEvent.PREFERENCE_CHANGED: _("Изменены настройки писем"),
    NoticeEvent.UNSUBSCRIBED: _("Письма кластера отключены по ссылке из письма"),
    NoticeEvent.RESUBSCRIBED: _("Письма кластера включены по ссылке из письма"),
    NoticeEvent.LETTER_REPEATED: _("Письмо отправлено ещё раз"),
    NoticeEvent.LOG_EXPORTED: _("Выгружен список напоминаний, строк: {rows}"),
}
