"""Commands that keep an installation: backup, restore, drill, prepare. Nothing of Django is loaded to read their words."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any


def add_to(commands: Any) -> None:
    """Put the commands of upkeep into the parser of `artel`."""
    prepare = commands.add_parser("prepare", help="bring the database and the static files to this version")
    prepare.add_argument("--no-backup", action="store_true", help="take no backup before migrations")
    prepare.set_defaults(run=_prepare)

    backup = commands.add_parser("backup", help="copy the database and the files while everything works")
    backup.add_argument(
        "--to", type=Path, metavar="DIR", help="ARTEL_BACKUP_DIR unless said, else backups/ of the home"
    )
    backup.add_argument(
        "--keep", type=int, metavar="N", help="keep the newest N; 7 days, 4 weeks, 6 months unless said"
    )
    backup.add_argument("--verify", action="store_true", help="read the copy again and compare it with its manifest")
    backup.add_argument("--json", action="store_true", help="one JSON object")
    backup.set_defaults(run=_backup)

    restore = commands.add_parser("restore", help="bring a backup into an empty place and prove it")
    restore.add_argument("backup", type=Path, help="a folder that `artel backup` has made")
    restore.add_argument(
        "--set-aside", action="store_true", help="SQLite: move what is in the way into a folder of the home"
    )
    restore.add_argument("--other-keys", action="store_true", help="accept that the journal cannot be checked")
    restore.add_argument("--hold-jobs", action="store_true", help="put all waiting jobs off for a day")
    restore.add_argument("--json", action="store_true", help="one JSON object")
    restore.set_defaults(run=_restore)

    drill = commands.add_parser("drill", help="bring a backup to life in a temporary place, and tell how long it took")
    drill.add_argument("backup", nargs="?", type=Path, help="a fresh one is taken unless said")
    drill.add_argument("--newest", action="store_true", help="the newest of ARTEL_BACKUP_DIR")
    drill.add_argument("--database-url", default="", help="an empty PostgreSQL database, where none may be made")
    drill.add_argument("--json", action="store_true", help="one JSON object")
    drill.set_defaults(run=_drill)

    ready = commands.add_parser("ready", help="what /readyz tells the operator; exit code 1 when something is wrong")
    ready.set_defaults(run=_ready)


def refuse_half_restored() -> None:
    """For the commands that would work on data: not before a restore that was begun has come to its end."""
    _django()
    from django.conf import settings

    from artel.upkeep.restore import refuse_half_restored

    refuse_half_restored(settings.HOME_DIR)


def _django() -> None:
    import django
    from django.core.exceptions import ImproperlyConfigured

    from artel.kernel.errors import BrokenRule

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artel.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise BrokenRule(str(error)) from None


def _say(text: str) -> None:
    print(f"  {text}", file=sys.stderr, flush=True)


def _prepare(arguments: argparse.Namespace) -> int:
    _django()
    from artel.upkeep.upgrade import prepare

    done = prepare(with_backup=not arguments.no_backup)
    if done.backup is not None:
        print(f"копия перед обновлением: {done.backup.folder}")
        print(f"применено миграций: {len(done.migrated)}")
    return 0


def _backup(arguments: argparse.Namespace) -> int:
    _django()
    from django.db import transaction

    from artel import audit
    from artel.accounts.rights import system
    from artel.upkeep import backup, manifest
    from artel.upkeep.events import UpkeepEvent

    folder = (arguments.to or backup.default_folder()).resolve()
    refuse_half_restored()
    taken = backup.take_backup(folder=folder)
    with transaction.atomic():
        audit.record(UpkeepEvent.BACKED_UP, actor=system("artel backup"), name=taken.folder.name)
    faults = manifest.faults_of(taken.folder, taken.manifest) if arguments.verify else []
    gone = backup.rotate(folder, keep=arguments.keep) if not faults else []
    told = taken.manifest
    if arguments.json:
        figures = {
            "backup": str(taken.folder), "mb": round(told.size / 1e6, 1), "files": len(told.files), "digest": told.digest,
            "rows": sum(table.rows for table in told.tables.values()), "seconds": round(taken.seconds, 2),
            "missing": told.missing, "damaged": told.damaged, "faults": faults, "removed": [path.name for path in gone],
        }  # fmt: skip
        print(json.dumps(figures, ensure_ascii=False))
    else:
        print(taken.folder)
        print(
            f"  {told.size / 1e6:.1f} МБ, файлов {len(told.files)}, {taken.seconds:.1f} с; старых копий удалено: {len(gone)}"
        )
        print("  Ключей ARTEL_SECRET_KEY и ARTEL_AUDIT_KEY в копии нет: храните их отдельно.")
    for name in told.missing:
        _say(f"файла {name} нет в самой установке")
    for name in told.damaged:
        _say(f"файл {name} испорчен в самой установке")
    for fault in faults:
        _say(fault)
    return 1 if told.missing or told.damaged or faults else 0


def _restore(arguments: argparse.Namespace) -> int:
    _django()
    from artel.upkeep import restore

    done = restore.restore(
        arguments.backup,
        set_aside=arguments.set_aside,
        other_keys=arguments.other_keys,
        hold_jobs=arguments.hold_jobs,
        say=_stages(_RESTORE_STAGES) if not arguments.json else lambda _stage: None,
    )
    verdict = done.verdict
    if arguments.json:
        figures = {
            "backup": str(arguments.backup), "digest": done.manifest.digest, "seconds": round(done.seconds, 2),
            "migrated": done.migrated, "released": done.released, "lines": verdict.lines, "papers": verdict.papers,
            "files": verdict.files, "faults": verdict.faults,
        }  # fmt: skip
        print(json.dumps(figures, ensure_ascii=False))
    else:
        print(f"восстановлено из {arguments.backup} за {done.seconds:.1f} с: содержимое равно копии")
        print(
            f"  записей журнала проверено {verdict.lines}, подписанных документов {verdict.papers}, файлов {verdict.files}; "
            f"миграций {len(done.migrated)}, заданий возвращено в очередь {done.released}"
        )
        if not restore.has_secret_of(done.manifest):
            print("  ARTEL_SECRET_KEY другой: ссылки из писем не сработают, коды документов не покажутся.")
        print("  Дальше: artel prepare, затем artel run. Письма, ждавшие отправки в минуту копии, уйдут снова.")
        print("  Кого удалили по 152-ФЗ после копии, удалите снова.")
    for fault in verdict.faults:
        _say(fault)
    return 1 if verdict.faults else 0


def _drill(arguments: argparse.Namespace) -> int:
    _django()
    from dataclasses import asdict

    from artel.kernel.errors import BrokenRule
    from artel.upkeep import backup, drill, manifest

    chosen = arguments.backup
    if arguments.newest:
        found = manifest.whole_in(backup.default_folder())
        if not found:
            raise BrokenRule(
                f"В папке {backup.default_folder()} нет ни одной копии: сделайте её командой artel backup."
            )
        chosen = found[-1]
    told = drill.drill(
        chosen,
        database_url=arguments.database_url,
        say=_stages(_DRILL_STAGES) if not arguments.json else lambda _stage: None,
    )
    if arguments.json:
        print(json.dumps(asdict(told), ensure_ascii=False))
    else:
        print(f"{told.backup}: ожила за {told.rto_s} с ({told.mb} МБ, строк {told.rows}, файлов {told.files})")
        print(f"  восстановление и проверка {told.restore_s} с, подготовка {told.prepare_s} с, запуск {told.start_s} с")
    return 0


def _ready(arguments: argparse.Namespace) -> int:
    refuse_half_restored()
    from artel.desk import health
    from artel.kernel.errors import BrokenRule
    from artel.upkeep import watch

    for line in watch.lines():
        print(line)
    if found := health.all_problems():
        raise BrokenRule("не готово: " + "; ".join(found))
    print("готово")
    return 0


_RESTORE_STAGES = {
    "checking": "проверка копии", "files": "файлы", "database": "база данных", "comparing": "сравнение с копией",
    "migrating": "приведение к этой версии", "examining": "журнал, документы, файлы",
}  # fmt: skip
_DRILL_STAGES = {
    "backup": "копия", "restore": "восстановление", "prepare": "подготовка", "web": "запуск и вход",
}  # fmt: skip


def _stages(words: dict[str, str]) -> Any:
    return lambda stage: _say(words[stage])
