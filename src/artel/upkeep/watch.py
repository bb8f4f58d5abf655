"""How old the last good backup and the last good drill are, for the operator's eyes."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from artel.kernel import clock
from artel.upkeep.drill import last_drill
from artel.upkeep.manifest import moment_of, whole_in

STALE = timedelta(hours=48)
DRILL_STALE = timedelta(days=35)


def last_backup_at() -> datetime | None:
    """When the newest whole backup of ARTEL_BACKUP_DIR was taken; None without a folder or a backup."""
    found = whole_in(settings.BACKUP_DIR) if settings.BACKUP_DIR else []
    return moment_of(found[-1]) if found else None


def last_drill_at() -> datetime | None:
    told = last_drill()
    return datetime.fromisoformat(told["held_at"]) if told else None


def alarms() -> list[str]:
    """What makes the installation unready: backups are set up and none is fresh. Nothing when all is well."""
    if settings.BACKUP_DIR is None:
        return []
    taken_at = last_backup_at()
    if taken_at is None:
        return [_("Резервных копий ещё нет. Сделайте первую: artel backup.")]
    if clock.now() - taken_at > STALE:
        return [_("Резервной копии больше двух суток. Проверьте, работает ли artel worker и есть ли место на диске.")]
    return []


def lines() -> list[str]:
    """For the operator: the ages of the last backup and of the last drill, and what to do about them."""
    if settings.BACKUP_DIR is None:
        return [_("Резервные копии не настроены: задайте ARTEL_BACKUP_DIR и ARTEL_BACKUP_AT.")]
    taken_at = last_backup_at()
    told = [_("Последняя резервная копия: {age} назад.").format(age=_age(taken_at))] if taken_at else []
    drilled_at = last_drill_at()
    if drilled_at is None:
        told.append(_("Пробного восстановления ещё не было: artel drill."))
    elif clock.now() - drilled_at > DRILL_STALE:
        told.append(_("Пробное восстановление было {age} назад, повторите: artel drill.").format(age=_age(drilled_at)))
    else:
        told.append(_("Последнее пробное восстановление: {age} назад.").format(age=_age(drilled_at)))
    return told


def _age(moment: datetime) -> str:
    hours = int((clock.now() - moment).total_seconds() // 3600)
    return _("{count} ч").format(count=hours) if hours < 72 else _("{count} дн.").format(count=hours // 24)
