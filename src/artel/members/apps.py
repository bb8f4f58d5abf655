from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "artel.members"

    def ready(self) -> None:
        from artel.members import permissions  # noqa: F401 -- registers the rights
