"""Is the installation fit to serve? Each check tells a problem in words for the operator, or nothing."""

import shutil
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from artel.jobs.models import Pulse
from artel.jobs.selectors import is_standing_still
from artel.kernel import clock

LEAST_FREE_SHARE = 0.10


def problems() -> list[str]:
    """What is wrong, in the order of harm; the database first, since without it nothing else can be asked."""
    try:
        _write_probe()
    except DatabaseError as error:
        return [_("База данных не принимает записи: {error}").format(error=type(error).__name__)]
    return [problem for check in CHECKS if (problem := check())]


def _write_probe() -> None:
    Pulse.objects.update_or_create(name="readyz", defaults={"beat_at": clock.now()})


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    left = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _("Не применены миграции: {count}").format(count=len(left)) if left else ""


def _queue() -> str:
    return _("Фоновые задания ждут, но никто их не выполняет: запущен ли artel worker?") if is_standing_still() else ""


def _disk() -> str:
    settings.HOME_DIR.mkdir(parents=True, exist_ok=True)
    usage = shutil.disk_usage(settings.HOME_DIR)
    if usage.free / usage.total >= LEAST_FREE_SHARE:
        return ""
    return _("На диске свободно {share} %, нужно не меньше {least} %").format(
        share=round(100 * usage.free / usage.total), least=round(100 * LEAST_FREE_SHARE)
    )


CHECKS: tuple[Callable[[], str], ...] = (_migrations, _queue, _disk)
