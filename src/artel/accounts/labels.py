"""Words for the states of links without an account."""

from django.utils.translation import gettext_lazy as _

from artel.accounts.domain.guest_links import LinkState

# State of a link → its word in a list and its silhouette.
LINK_STATES = {
    LinkState.MADE: (_("ссылка готова"), "open"),
    LinkState.QUEUED: (_("письмо отправляется"), "open"),
    LinkState.REFUSED: (_("почта не приняла адрес"), "overdue"),
    LinkState.SENT: (_("письмо отправлено"), "open"),
    LinkState.PRINTED: (_("листок напечатан"), "open"),
    LinkState.OPENED: (_("страница открыта"), "open"),
    LinkState.ANSWERED: (_("ответ получен"), "met"),
    LinkState.EXPIRED: (_("срок ссылки прошёл"), "lifted"),
    LinkState.LOCKED: (_("закрыта: неверная дата рождения"), "lifted"),
    LinkState.REVOKED: (_("ссылка закрыта"), "lifted"),
}
