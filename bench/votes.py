"""Fifty members who vote at one moment, and one member from eight devices at once (RELIABILITY T3, R7).

`python bench/votes.py --json` prints one JSON object with a list under "runs", one for each engine and ballot: engine,
ballot, voters, lost (taken, and not in the result), doubled (members with more than one voice), s (from the moment
all are let go to the last one's answer). PostgreSQL is left out where it is not on the machine.
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

CHOICES = {"for": "in_favour", "against": "against", "abstain": "abstained"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--voters", type=int, default=50)
    parser.add_argument("--processes", type=int, default=8)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs = measure("sqlite", lambda name: f"sqlite://{folder}/{name}.sqlite3", arguments)
    if postgres.binaries() is not None:
        with postgres.running() as server:
            runs += measure("postgresql", server.create, arguments)
    if arguments.json:
        print(json.dumps({"runs": runs}))
        return
    for run in runs:
        print("  ".join(f"{name}: {value}" for name, value in run.items()))


def measure(engine: str, database, arguments: argparse.Namespace) -> list[dict]:
    """An open and a secret ballot, each in a database of its own."""
    return [{"engine": engine, **herd(database(f"votes_{ballot}"), ballot, arguments)} for ballot in ("open", "secret")]


def herd(url: str, ballot: str, arguments: argparse.Namespace) -> dict:
    """All members vote at once, as themselves; then one of them again from every process."""
    environment = {**os.environ, "ARTEL_MODE": "test", "DATABASE_URL": url}
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], check=True, cwd=ROOT, env=environment)
    made = races.call("tests.races.votes:prepare", url, people=arguments.voters, ballot=ballot, timeout=300)
    question, attendees = made["question"], made["attendees"]
    answers = races.run(
        arguments.processes,
        "tests.races.votes:cast_many",
        url,
        question=question,
        attendees=attendees,
        herd=arguments.processes,
        timeout=300,
    )
    races.run(
        arguments.processes,
        "tests.races.votes:cast_same",
        url,
        questions=[question],
        attendee=attendees[0],
        timeout=300,
    )
    (found,) = races.call("tests.races.votes:look", url, questions=[question])
    result = races.call("tests.races.votes:close", url, question=question)
    taken = sum(sum(answer["taken"].values()) for answer in answers)
    counted = sum(result[name] for name in CHOICES.values())
    return {
        "ballot": ballot,
        "voters": arguments.voters,
        "lost": max(0, taken - counted),
        "doubled": max(0, counted - found["voted"], found["votes"] - found["voted"]),
        "s": round(max(answer["seconds"] for answer in answers), 2),
    }


if __name__ == "__main__":
    main()
