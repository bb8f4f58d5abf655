from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "artel.plans"

    def ready(self) -> None:
        from artel import audit
        from artel.members import followers
        from artel.plans import (  # noqa: F401 -- they register rights, kinds, subjects and jobs
            evidence_kinds,
            notice_sources,
            permissions,
            subjects,
            tasks,
        )
        from artel.plans.events import GROUP, TEXTS
        from artel.plans.places import register_places
        from artel.plans.search_kinds import register_kinds
        from artel.plans.services.following import follow_members

        audit.register(TEXTS, group=GROUP)
        followers.register(follow_members)
        register_places()
        register_kinds()
