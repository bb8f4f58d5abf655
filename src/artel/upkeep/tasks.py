"""The daily backup, when the environment names a folder and an hour."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from artel import audit, jobs
from artel.accounts.rights import system
from artel.upkeep.backup import rotate, take_backup
from artel.upkeep.events import UpkeepEvent


def back_up(run: jobs.Run) -> None:
    """Take a backup and let those go that need not stay. Repeated after a fault, it takes another one: no harm."""
    taken = take_backup(folder=settings.BACKUP_DIR)
    rotate(settings.BACKUP_DIR)
    with run.finish({"name": taken.folder.name}):
        audit.record(UpkeepEvent.BACKED_UP, actor=system("timetable"), name=taken.folder.name)


def register() -> None:
    """Put the backup on the timetable if the environment asks for it."""
    if settings.BACKUP_DIR is not None and settings.BACKUP_AT is not None:
        jobs.schedule(
            "upkeep.backup",
            at=settings.BACKUP_AT,
            handler=back_up,
            label=_("Резервная копия"),
            limit=timedelta(hours=3),
        )
