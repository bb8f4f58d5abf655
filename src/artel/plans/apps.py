from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "artel.plans"

    def ready(self) -> None:
        from artel import audit
        from artel.plans import evidence_kinds, permissions, tasks  # noqa: F401 -- registers rights, kinds and jobs
        from artel.plans.events import TEXTS
        from artel.plans.places import register_places

        audit.register(TEXTS)
        register_places()
