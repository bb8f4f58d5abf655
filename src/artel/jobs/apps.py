from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "artel.jobs"

    def ready(self) -> None:
        from artel.jobs import tasks  # noqa: F401 -- registers the jobs
