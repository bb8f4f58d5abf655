from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "artel.meetings"
    verbose_name = _("Заседания")

    def ready(self) -> None:
        from artel import audit
        from artel.accounts import guest_links
        from artel.meetings import notice_sources, permissions, search_kinds  # noqa: F401 -- register rights and calls
        from artel.meetings.events import GROUP, TEXTS
        from artel.meetings.evidence import KIND
        from artel.meetings.on_bodies import register_sections
        from artel.meetings.paper_kinds import register_kinds
        from artel.meetings.places import register_places
        from artel.meetings.views.guest_page import RSVP_BY_LINK
        from artel.plans import kinds

        audit.register(TEXTS, group=GROUP)
        guest_links.register(RSVP_BY_LINK)
        register_places()
        kinds.register(KIND)
        register_kinds()
        register_sections()
        search_kinds.register_kinds()
