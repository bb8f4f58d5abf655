"""The purpose of guardians' links, as the mechanism is told of it."""

from django.utils.translation import gettext_lazy as _

from artel.accounts.guest_links import Purpose
from artel.catalogue.guardian_links import DAYS, PURPOSE, letter_of
from artel.catalogue.views.guardian_page import guardian_page

GUARDIAN = Purpose(
    key=PURPOSE, label=_("Согласия родителя или опекуна"), days=DAYS, page=guardian_page, letter=letter_of
)
