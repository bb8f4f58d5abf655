"""Workers killed with -9 by the hundred, and what the queue carries (RELIABILITY R2, T18).

`python bench/jobs.py --json` prints one JSON object: kills, interrupted (attempts cut short), lost, doubled, stuck,
per_s (two workers, nobody killed), and in how many seconds a job of one cluster starts behind 10,000 of another.
`--postgres` adds the same on a temporary PostgreSQL. The run of record is `--kills 200 --jobs 3000`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests import postgres, races  # noqa: E402 -- the paths come first


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--jobs", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = {"seed": arguments.seed, **measure(lambda name: f"sqlite://{folder}/{name}.sqlite3", arguments)}
    if arguments.postgres and postgres.binaries() is not None:
        with postgres.running() as server:
            figures["postgres"] = measure(server.create, arguments)
    print(json.dumps(figures) if arguments.json else "\n".join(f"{name}: {value}" for name, value in figures.items()))


def measure(database, arguments: argparse.Namespace) -> dict:
    """All figures on databases made by `database(name)`."""
    killed = races.call(
        "tests.races.jobs_herd:run",
        migrated(database("killed")),
        count=arguments.jobs,
        kills=arguments.kills,
        seed=arguments.seed,
        timeout=3600,
    )
    calm = races.call("tests.races.jobs_herd:run", migrated(database("calm")), count=400, kills=0, pause=0, timeout=600)
    crowded = races.call("tests.races.jobs_herd:wait_behind", migrated(database("crowded")), count=10_000, timeout=600)
    names = ("jobs", "kills", "interrupted", "lost", "doubled", "untold", "stuck", "seconds")
    return {
        **{name: killed[name] for name in names},
        "per_s": round(calm["done"] / calm["seconds"], 1),
        "behind": crowded["behind"],
        "start_behind_s": crowded["seconds"],
    }


def migrated(url: str) -> str:
    environment = {**os.environ, "ARTEL_MODE": "test", "DATABASE_URL": url}
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], check=True, cwd=ROOT, env=environment)
    return url


if __name__ == "__main__":
    main()
