"""Bringing an installation back from a backup, into an empty place, with proof that it is what was copied."""

import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import system
from artel.jobs.claims import settle_lost
from artel.jobs.domain.states import JobState
from artel.jobs.models import Job
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.upkeep import manifest as manifests
from artel.upkeep import migrating, selftest
from artel.upkeep.backup import media, refuse_when_short
from artel.upkeep.databases import Database, Sqlite, database
from artel.upkeep.digest import TableDigest
from artel.upkeep.events import UpkeepEvent
from artel.upkeep.manifest import Manifest, settle

MARK = "restoring.json"
HELD = timedelta(days=1)

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Restored:
    """A restore that came to its end. `verdict.faults` are of the data, not of the restore: its digest is proven."""

    manifest: Manifest
    migrated: list[str]
    released: int
    verdict: selftest.Verdict
    seconds: float


def restore(
    backup: Path,
    *,
    set_aside: bool = False,
    other_keys: bool = False,
    hold_jobs: bool = False,
    say: Say = lambda _stage: None,
) -> Restored:
    """Bring a backup into this installation, whose database and folder of files must be empty.

    Every byte of the backup is checked before anything is written, every row after. An older backup is brought to this
    version. Jobs that were running go back to the queue; `hold_jobs` puts the whole queue off for a day, so that nothing
    leaves the machine before somebody has looked. `set_aside` moves what is in the way (SQLite only) into a folder of
    the home and deletes nothing. `other_keys` accepts that the journal cannot be checked. A restore that was killed
    leaves a mark and may simply be begun again. BrokenRule tells what to mend; the mark then stays only if something
    was written. `say` hears each stage.
    """
    began = time.monotonic()
    manifest = manifests.read(backup)
    target = database()
    _refuse_another_kind(manifest, target)
    migrating.refuse_newer({tuple(name.split(".", 1)) for name in manifest.migrations})
    has_keys = _refuse_other_keys(manifest, other_keys=other_keys)
    say("checking")
    _refuse_names_that_lead_out(manifest)
    if faults := manifests.faults_of(backup, manifest):
        raise BrokenRule(_("Копия испорчена: {faults}. Возьмите другую копию.").format(faults="; ".join(faults[:5])))
    settings.HOME_DIR.mkdir(parents=True, exist_ok=True)
    refuse_when_short(settings.HOME_DIR, need=manifest.size)
    _clear(target, set_aside=set_aside)
    _mark(backup)

    say("files")
    _bring_files(backup, manifest)
    say("database")
    target.load(backup / manifest.database_name, server=manifest.server)
    say("comparing")
    _refuse_a_difference(manifest, target.tables())
    migrating.forget_connections()
    say("migrating")
    migrated = migrating.bring_up()
    say("examining")
    verdict = selftest.examine(manifest, with_journal=has_keys)
    released = _set_going(backup, hold_jobs=hold_jobs)
    (settings.HOME_DIR / MARK).unlink()
    settle(settings.HOME_DIR)
    return Restored(manifest, migrated, released, verdict, time.monotonic() - began)


def refuse_half_restored(home: Path) -> None:
    """Raise BrokenRule when a restore was begun here and did not come to its end: nobody may work on it."""
    mark = home / MARK
    if mark.exists():
        raise BrokenRule(
            _("Восстановление не закончено. Повторите: artel restore {backup}").format(
                backup=json.loads(mark.read_text() or "{}").get("backup", "…")
            )
        )


def _refuse_another_kind(manifest: Manifest, target: Database) -> None:
    if manifest.kind == target.kind:
        return
    words = (
        _("Копия сделана с PostgreSQL: назовите пустую базу PostgreSQL в DATABASE_URL.")
        if manifest.kind == "postgres"
        else _("Копия сделана с SQLite: уберите DATABASE_URL из окружения.")
    )
    raise BrokenRule(words)


def _refuse_other_keys(manifest: Manifest, *, other_keys: bool) -> bool:
    """Whether the key of the journal is the one it was written with."""
    own = manifests.fingerprints()
    if own["AUDIT_KEY"] == manifest.keys.get("AUDIT_KEY"):
        return True
    if not other_keys:
        raise BrokenRule(
            _(
                "Ключ ARTEL_AUDIT_KEY не тот, с которым сделана копия: журнал не проверить этим ключом. Верните прежний ключ "
                "(в демонстрации это файл artel_audit_key.txt в ARTEL_HOME) или повторите с --other-keys."
            )
        )
    return False


def has_secret_of(manifest: Manifest) -> bool:
    """Whether links and codes made before the backup go on working."""
    return manifests.fingerprints()["SECRET_KEY"] == manifest.keys.get("SECRET_KEY")


def _refuse_names_that_lead_out(manifest: Manifest) -> None:
    for name in manifest.files:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            raise BrokenRule(_("Опись копии называет файл вне папки файлов: {name}.").format(name=name))


def _clear(target: Database, *, set_aside: bool) -> None:
    """Have an empty place: it is one already, or an unfinished restore made what is there, or it is moved aside."""
    if (settings.HOME_DIR / MARK).exists():
        target.empty()
        shutil.rmtree(media(), ignore_errors=True)
        return
    has_files = media().is_dir() and any(path.is_file() for path in media().rglob("*"))
    is_empty = target.is_empty()
    if set_aside and isinstance(target, Sqlite) and not (is_empty and not has_files):
        aside = settings.HOME_DIR / f"before-restore-{clock.now():%Y%m%d-%H%M%S}"
        aside.mkdir(mode=0o700)
        for path in (*target.paths(), media()):
            if path.exists():
                path.rename(aside / path.name)
        return
    if not is_empty:
        raise BrokenRule(
            _("База данных не пуста, восстановление идёт только в пустую. {how}").format(how=target.how_to_empty())
        )
    if has_files:
        raise BrokenRule(
            _("Папка {folder} не пуста. Уберите её или задайте другую папку в ARTEL_HOME.").format(folder=media())
        )


def _mark(backup: Path) -> None:
    path = settings.HOME_DIR / MARK
    path.write_text(json.dumps({"backup": str(backup.resolve())}, ensure_ascii=False))
    settle(path)
    settle(settings.HOME_DIR)


def _bring_files(backup: Path, manifest: Manifest) -> None:
    """Copied and not linked: the backup must outlive whatever happens to the installation."""
    media().mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in manifest.files:
        path = media() / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(backup / "files" / name, path)
        shutil.copystat(backup / "files" / name, path)  # the sweep of files without rows goes by their age
        path.chmod(0o600)
        settle(path)
    for root, _folders, _names in os.walk(media()):
        settle(Path(root))


def _refuse_a_difference(manifest: Manifest, tables: dict[str, TableDigest]) -> None:
    differing = sorted(name for name in {*tables, *manifest.tables} if tables.get(name) != manifest.tables.get(name))
    if differing:
        raise BrokenRule(
            _("Восстановленное не равно копии, таблицы: {names}. Повторите или возьмите другую копию.").format(
                names=", ".join(differing[:5])
            )
        )


@transaction.atomic
def _set_going(backup: Path, *, hold_jobs: bool) -> int:
    """Give running jobs back to the queue and leave a trace; tell how many."""
    running = list(Job.objects.filter(state=JobState.RUNNING))
    for job in running:
        settle_lost(job, fault="restored from a backup", pause=False)
    if hold_jobs:
        until = clock.now() + HELD
        Job.objects.filter(state=JobState.QUEUED, due_at__lt=until).update(due_at=until)
    audit.record(UpkeepEvent.RESTORED, actor=system("artel restore"), name=backup.resolve().name)
    return len(running)
