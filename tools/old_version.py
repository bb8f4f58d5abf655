"""A database of an earlier version with data in it, as SQL text for tests/upgrade.

    git archive 586ba1d | tar x -C /tmp/old
    .venv/bin/python tools/old_version.py /tmp/old tests/upgrade/586ba1d.sqlite.sql
    .venv/bin/python -m tests.postgres .venv/bin/python tools/old_version.py /tmp/old tests/upgrade/586ba1d.postgres.sql

The world of the access tests of that version, one side of it, made by that version's own services and migrations in
the database of DATABASE_URL (SQLite unless said). Nothing of the present code runs.
"""

import argparse
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=Path, help="the earlier version, unpacked")
    parser.add_argument("target", type=Path, help="the text to write")
    arguments = parser.parse_args()
    tree, target = arguments.tree.resolve(), arguments.target.resolve()
    sys.path[:0] = [str(tree / "src"), str(tree)]
    os.environ |= {"ARTEL_MODE": "test", "DJANGO_SETTINGS_MODULE": "artel.config.settings"}
    with tempfile.TemporaryDirectory() as home:
        os.environ["ARTEL_HOME"] = home
        build(tree)
        url = os.environ.get("DATABASE_URL", "")
        text = of_postgres(url) if url.startswith("postgres") else of_sqlite(Path(home) / "artel.sqlite3")
    target.write_text(text, encoding="utf-8")
    print(f"{target}: {target.stat().st_size // 1000} kB")


def build(tree: Path) -> None:
    import django
    import time_machine

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    import artel

    if not Path(artel.__path__[0]).is_relative_to(tree):
        raise SystemExit(f"the code that runs is {artel.__path__[0]}, not that of {tree}")
    call_command("migrate", interactive=False, verbosity=0)
    from django.contrib.auth.models import Permission

    from artel.plans.models import PlanUpload
    from tests.access import fair
    from tests.access.world import NOON, make_side

    fair.hold_fairs = lambda _side: None  # half of the text, and nothing that other tables do not have

    with time_machine.travel(NOON, tick=False), transaction.atomic():
        make_side()
        # Bulk without which the text is a third shorter: the next `migrate` writes permissions anew.
        Permission.objects.all().delete()
        PlanUpload.objects.all().delete()
    connection.close()


def of_sqlite(path: Path) -> str:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return "\n".join(connection.iterdump()) + "\n"


def of_postgres(url: str) -> str:
    """What pg_dump says, rows as INSERTs so that any client can load them, without what only newer clients know."""
    command = ["pg_dump", "--no-owner", "--no-privileges", "--rows-per-insert=200", url]
    dumped = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 -- the developer's own
    kept = [line for line in dumped.splitlines() if not re.match(r"--|\\|SET (transaction_timeout|idle_)|$", line)]
    return "\n".join(kept) + "\n"


if __name__ == "__main__":
    main()
