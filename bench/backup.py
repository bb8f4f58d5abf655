"""Backups under load, each brought back and compared (RELIABILITY R5, R6).

`python bench/backup.py --json` prints one JSON object: for SQLite and (where it is installed) PostgreSQL, how many
backups, of how many MB, were taken while two processes write and erase; how many differ when restored, how many writes
acknowledged before the snapshot are missing, how many numbers of a writer have a gap, rows without their file; seconds
of a backup, of a plain copy and of a restore. The control copies the way a script does, and must be caught. The run of
record is `--n 50`.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests import postgres, races  # noqa: E402 -- the paths come first

LOAD = "tests.upkeep.load"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--n", type=int, default=5)
    parser.add_argument("--files", type=int, default=300, help="old files of the installation, of 60 kB each")
    parser.add_argument("--only", choices=["sqlite", "postgres"])
    arguments = parser.parse_args()
    figures = {}
    with tempfile.TemporaryDirectory(prefix="artel-bench-") as folder:
        if arguments.only != "postgres":
            figures["sqlite"] = measure(
                Path(folder) / "sqlite", lambda home: f"sqlite://{home}/artel.sqlite3", arguments
            )
        if arguments.only != "sqlite" and postgres.binaries() is not None:
            with postgres.running() as server:
                make = lambda home: server.create(home.name.replace("-", "_"))  # noqa: E731 -- said once
                figures["postgres"] = measure(Path(folder) / "postgres", make, arguments)
    print(json.dumps(figures) if arguments.json else json.dumps(figures, indent=1))


def measure(folder: Path, database, arguments: argparse.Namespace) -> dict:
    """All figures of one kind of database; `database(home)` makes an empty one."""
    home = folder / "living"
    home.mkdir(parents=True)
    url = migrated(database(home), home)
    races.call(f"{LOAD}:fill", url, home=str(home), files=arguments.files, kilobytes=80, timeout=600)
    stop, acknowledged = folder / "stop", folder / "acknowledged"
    written: list[int] = []
    load = {"home": str(home), "stop": str(stop), "acknowledged": str(acknowledged), "timeout": 7200}
    writers = threading.Thread(target=lambda: written.extend(races.run(2, f"{LOAD}:write", url, **load)))
    writers.start()
    try:
        to = str(folder / "backups")
        taken = [races.call(f"{LOAD}:back_up", url, home=str(home), to=to, timeout=600) for _each in range(arguments.n)]
        controls = [control(url, home, folder, number, acknowledged) for number in range(arguments.n)]
    finally:
        stop.touch()
        writers.join()
    backups = [bring_back(each, folder, database, number, acknowledged) for number, each in enumerate(taken)]
    return {
        "backups": len(backups),
        "mb": round(statistics.median(each["bytes"] for each in backups) / 1e6, 1),
        "writes": sum(written),
        "different": sum(each["different"] for each in backups),
        "missing": sum(each["missing"] for each in backups),
        "gaps": sum(each["gaps"] for each in backups),
        "lost_files": sum(each["lost_files"] for each in backups),
        "backup_s": median(backups, "seconds"),
        "database_s": median(backups, "database_s"),
        "plain_s": median(controls, "seconds"),
        "ratio": round(median(backups, "seconds") / max(median(controls, "seconds"), 0.001), 2),
        "restore_s": median(backups, "restore_s"),
        "control_caught": sum(each["is_caught"] for each in controls),
        "control": controls[0]["why"],
    }


def bring_back(taken: dict, folder: Path, database, number: int, acknowledged: Path) -> dict:
    """Restore a backup into an empty place and look at it."""
    place = folder / f"restored-{number}"
    place.mkdir()
    found = races.call(f"{LOAD}:bring_back", database(place), home=str(place), backup=taken["folder"], timeout=600)
    shutil.rmtree(place)
    shutil.rmtree(taken["folder"])
    # A restore compares the digest of every table and the hash of every file with the manifest, and refuses a difference.
    return {
        **taken,
        "different": len(found["faults"]),
        "missing": missing(found["numbers"], acknowledged, taken["before"]),
        "gaps": gaps(found["numbers"]),
        "lost_files": len(taken["missing"]),
        "restore_s": found["seconds"],
    }


def control(url: str, home: Path, folder: Path, number: int, acknowledged: Path) -> dict:
    """A copy as a script makes it, and what is wrong with it."""
    target = folder / f"plain-{number}"
    copied = races.call(f"{LOAD}:copy_plainly", url, home=str(home), to=str(target), timeout=600)
    shutil.rmtree(target)
    why = {
        "words": copied["words"],
        "missing": missing(copied["numbers"], acknowledged, copied["before"]),
        "gaps": gaps(copied["numbers"]),
        "lost_files": copied["lost_files"],
    }
    return {"seconds": copied["seconds"], "is_caught": any(why.values()), "why": why}


def missing(numbers: dict[str, list[int]], acknowledged: Path, before: float) -> int:
    """Writes acknowledged before the moment that are not there."""
    count = 0
    for writer, found in numbers.items():
        lines = Path(f"{acknowledged}.{writer}").read_text().splitlines()
        told = {int(number) for number, moment in map(str.split, lines) if float(moment) < before}
        count += len(told - set(found))
    return count


def gaps(numbers: dict[str, list[int]]) -> int:
    """Writers whose numbers are not 1, 2, 3 … as far as they go: no state that ever was."""
    return sum(found != list(range(1, len(found) + 1)) for found in numbers.values())


def median(figures: list[dict], name: str) -> float:
    return round(statistics.median(each[name] for each in figures), 2)


def migrated(url: str, home: Path) -> str:
    environment = {**os.environ, "ARTEL_MODE": "test", "DATABASE_URL": url, "ARTEL_HOME": str(home)}
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], check=True, cwd=ROOT, env=environment)
    return url


if __name__ == "__main__":
    main()
