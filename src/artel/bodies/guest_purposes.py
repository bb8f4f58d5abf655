"""The purposes of bodies' links, as the mechanism is told of them."""

from django.utils.translation import gettext_lazy as _

from artel.accounts.guest_links import Purpose
from artel.bodies import guest_links as links
from artel.bodies.views.guest_pages import call_page, nominee_page

NOMINATE = Purpose(
    key=links.CALL,
    label=_("Выдвижение организацией"),
    days=links.DAYS,
    page=call_page,
    letter=links.call_letter,
    uses=links.MOST,
)
NOMINEE = Purpose(
    key=links.NOMINEE, label=_("Ответ кандидата"), days=links.DAYS, page=nominee_page, letter=links.nominee_letter
)
