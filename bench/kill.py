"""kill -9 at real work, on SQLite and on PostgreSQL: what is lost, half done or doubled, and how soon it works again.

`python bench/kill.py --json --kills 200` prints for each database `web` (granian's workers, every fourth time the whole web
server, while four people write evidence with files, events and requests over HTTP) and `jobs` (one of two workers at
letters, files of papers, reading of plans), each with kills, interrupted, acknowledged or jobs, lost, half, doubled, given_up and
restart_s, the longest wait for a healthy answer or for the next job begun; and `loose`, the negative control: jobs whose
effect lies outside finish(), which must double. A quarter of the kills goes to the web. `is_void`: fewer than three in
ten kills fell on work, so the run proves nothing. The runners are those of tests/races/test_kill.py.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests import postgres, races  # noqa: E402 -- found by the path above
from tests.ports import free_port  # noqa: E402

PATIENCE = 3600


def migrate(url: str) -> None:
    environment = {**os.environ, "DATABASE_URL": url, "ARTEL_MODE": "test"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, check=True, cwd=ROOT, env=environment)


@contextlib.contextmanager
def databases(name: str, folder: str) -> Iterator[Iterator[str]]:
    """Fresh migrated databases, one after another."""
    if name == "sqlite":

        def files() -> Iterator[str]:
            for number in range(3):
                url = f"sqlite://{folder}/{number}.sqlite3"
                migrate(url)
                yield url

        yield files()
        return
    with postgres.running() as server:
        migrate(server.create("template"))
        yield (server.create(f"artel_{number}", template="template") for number in range(3))


def bench(name: str, kills: int, seed: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="artel-kill-", ignore_cleanup_errors=True) as folder:
        homes = [Path(folder, word) for word in ("web", "jobs", "loose")]
        for home in homes:
            home.mkdir()
        more = {"seed": seed, "timeout": PATIENCE}
        with databases(name, folder) as urls:
            web = races.call(
                "tests.races.kill_web:run", next(urls), home=str(homes[0]), port=free_port(), kills=kills // 4, **more
            )
            jobs = races.call(
                "tests.races.kill_jobs:run", next(urls), home=str(homes[1]), kills=kills - kills // 4, papers=10,
                uploads=6, **more,
            )  # fmt: skip
            loose = races.call(
                "tests.races.kill_jobs:run",
                next(urls),
                home=str(homes[2]),
                kills=max(6, kills // 20),
                is_loose=True,
                **more,
            )
    for outcome in (web, jobs):
        outcome["is_void"] = outcome["interrupted"] < 0.3 * outcome["kills"]
    return {"web": web, "jobs": jobs, "loose": loose}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--kills", type=int, default=200, help="for each database")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=["sqlite", "postgres"], action="append", help="both unless said")
    arguments = parser.parse_args()
    found = {
        name: bench(name, arguments.kills, arguments.seed) for name in arguments.database or ["sqlite", "postgres"]
    }
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for name, parts in found.items():
        for part, outcome in parts.items():
            print(name, part, outcome)


if __name__ == "__main__":
    main()
