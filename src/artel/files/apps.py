from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    name = "artel.files"
    verbose_name = _("Файлы")

    def ready(self) -> None:
        from artel.files import tasks  # noqa: F401 -- puts the sweep on the timetable
