from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "artel.plans"

    def ready(self) -> None:
        from artel import audit
        from artel.plans import evidence_kinds, permissions  # noqa: F401 -- registers rights and kinds
        from artel.plans.events import TEXTS

        audit.register(TEXTS)
