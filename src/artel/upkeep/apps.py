from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpkeepConfig(AppConfig):
    name = "artel.upkeep"
    verbose_name = _("Содержание установки")
