from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "artel.plans"

    def ready(self) -> None:
        from artel import audit
        from artel.members import followers
        from artel.plans import evidence_kinds, permissions, tasks  # noqa: F401 -- registers rights, kinds and jobs
        from artel.plans.events import GROUP, TEXTS
        from artel.plans.places import register_places
        from artel.plans.services.following import follow_members

        audit.register(TEXTS, group=GROUP)
        followers.register(follow_members)
        register_places()
