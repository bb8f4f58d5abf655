from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class JobEvent(StrEnum):
    REPEATED = "jobs.repeated"


GROUP = _("Фоновые задания")
TEXTS = {JobEvent.REPEATED: _("Фоновое задание запущено повторно: {kind}")}
