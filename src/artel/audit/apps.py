from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "artel.audit"

    def ready(self) -> None:
        from artel.audit import events, texts

        texts.register(events.TEXTS, group=events.GROUP)
