"""What the journal says about calendars given out by a link."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class CalendarEvent(StrEnum):
    FEED_MADE = "calendars.feed_made"
    FEED_REPLACED = "calendars.feed_replaced"
    FEED_REVOKED = "calendars.feed_revoked"


GROUP = _("Календарь")
TEXTS = {
    CalendarEvent.FEED_MADE: _("Создана ссылка на календарь ({scope})"),
    CalendarEvent.FEED_REPLACED: _("Ссылка на календарь заменена ({scope}), прежняя не работает"),
    CalendarEvent.FEED_REVOKED: _("Ссылка на календарь отключена ({scope})"),
}
