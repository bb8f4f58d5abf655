"""`artel init` on the command line. Nothing of Django is imported before the settings are written."""

import argparse
import os
import sys
from pathlib import Path

from artel.config import envfile
from artel.upkeep import asking, first
from artel.upkeep.questions import QUESTIONS


def add_to(commands: argparse._SubParsersAction) -> None:
    """Add `init` to the commands of Artel."""
    init = commands.add_parser("init", help="set up an installation: settings, database, first cluster and people")
    init.add_argument("--answers", type=Path, metavar="FILE", help="TOML with the answers; nothing is asked then")
    init.add_argument(
        "--env", type=Path, default=Path(os.environ.get("ARTEL_ENV_FILE") or envfile.DEFAULT), metavar="FILE",
        help="where to keep the settings (artel.env)",
    )  # fmt: skip
    init.set_defaults(run=_init, reads_settings=False)


def _init(arguments: argparse.Namespace) -> int:
    kept = first.answers_kept(envfile.read(arguments.env)) if arguments.env.exists() else {}
    if arguments.answers:
        answers = asking.from_file(QUESTIONS, {**kept, **asking.answers_of(arguments.answers)})
        objections = [sentence for key, proof in first.PROOFS.items() if answers[key] and (sentence := proof(answers))]
        for sentence in objections:
            print(f"  ! {sentence}", file=sys.stderr)
    else:
        print(
            "Настройка Артели. Enter принимает то, что в скобках; остановиться можно в любой момент (Ctrl+C) и начать снова."
        )
        answers = asking.at_terminal(QUESTIONS, kept, proof=first.PROOFS)
    first.write_settings(answers, arguments.env)
    print(f"\nНастройки: {arguments.env.resolve()} (читает только владелец)", flush=True)
    _prepare()
    first.found(answers, say=lambda text: print(text, flush=True))
    print(_NEXT.format(env=arguments.env, address=answers["address"], home=answers["home"]))
    return 0


def _prepare() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artel.config.settings")
    django.setup()

    from artel.upkeep import upgrade

    upgrade.prepare()
    print("База данных и статические файлы готовы.", flush=True)


_NEXT = """
Дальше
  1. Запустить: artel run (на сервере — служба systemd: docs/operate/install.md).
  2. Поставить перед ней прокси с https на {address} (deploy/nginx.conf или deploy/Caddyfile).
  3. Открыть ссылки выше, задать пароли и второй фактор. Координатора дальше ведут «Первые шаги» на его странице.
  4. Настроить резервные копии: docs/operate/backup.md. Отдельно от копий сохранить ключи из {env}: без ключа
     ARTEL_AUDIT_KEY журнал не проверить.
"""
