from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BodiesConfig(AppConfig):
    name = "artel.bodies"
    verbose_name = _("Советы и группы")

    def ready(self) -> None:
        from artel import audit
        from artel.accounts import guest_links
        from artel.bodies import (  # noqa: F401 -- they register rights, kinds, calls and jobs
            evidence_kinds,
            notice_sources,
            permissions,
            search_kinds,
            tasks,
        )
        from artel.bodies.events import GROUP, TEXTS
        from artel.bodies.guest_purposes import NOMINATE, NOMINEE
        from artel.bodies.places import register_places
        from artel.bodies.services.following import follow_members
        from artel.bodies.subjects import register_kinds
        from artel.members import followers

        audit.register(TEXTS, group=GROUP)
        followers.register(follow_members)
        guest_links.register(NOMINATE)
        guest_links.register(NOMINEE)
        register_kinds()
        register_places()
        search_kinds.register_kinds()
