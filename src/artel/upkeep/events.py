from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class UpkeepEvent(StrEnum):
    BACKED_UP = "upkeep.backed_up"
    RESTORED = "upkeep.restored"


GROUP = _("Содержание установки")
TEXTS = {
    UpkeepEvent.BACKED_UP: _("Сделана резервная копия {name}"),
    UpkeepEvent.RESTORED: _("Установка восстановлена из резервной копии {name}"),
}
