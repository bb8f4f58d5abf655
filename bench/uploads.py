"""Damaged and malicious uploads, many of them: nothing may crash or hang (RELIABILITY.md R13 and R14).

`python bench/uploads.py --json --count 10000` prints one JSON object: files, crashes, hangs, refused, accepted,
stopped, peak_rss_mb (of the parsing children), malicious, malicious_refused and what it cost. A crash is anything but
Refused that leaves the intake, or a child that died of a signal of its own making; a hang is an upload without a verdict
after 30 seconds; stopped are children that the limit of CPU or wall time ended in time. `--keep DIR` keeps all three.
"""

import argparse
import collections
import concurrent.futures
import json
import multiprocessing
import random
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from artel.files.intake import Refused, inspect, read_limited
from artel.files.tests import hostile_office
from artel.files.tests.hostile import HOSTILE
from artel.files.tests.hostile_other import NAMES
from artel.files.tests.mutations import mutate
from artel.files.tests.valid import VALID

assert hostile_office  # registers its documents

PLAN_READER, PICTURE_READER = "artel.plans.reading:read_plan", "artel.files.tests.readers:read_anything"
SLICE = 100
LONGEST = 31.0  # the wall limit of a child is 30 seconds


def attempt(path: Path, name: str, counts: collections.Counter[str]) -> str:
    """Take one upload through the intake; answers "accepted", "unread", "refused", "stopped" or "crash"."""
    try:
        kind = inspect(path, name).kind
    except Refused as refusal:
        counts[f"door: {refusal.reason}"] += 1
        return "refused"
    except Exception as error:
        counts[f"CRASH: {error!r}"[:200]] += 1
        return "crash"
    reader = PICTURE_READER if kind in ("png", "jpg") else PLAN_READER
    try:
        read_limited(path, reader)
    except Refused as refusal:
        counts["reader: its own sentence" if refusal.reason == "reader" else f"reader: {refusal.reason}"[:100]] += 1
        if refusal.reason in ("wall_time", "cpu_time"):
            return "stopped"
        return "crash" if refusal.reason.startswith("signal") else "unread"
    except Exception as error:
        counts[f"CRASH: {error!r}"[:200]] += 1
        return "crash"
    return "accepted"


def damaged(seed: int, count: int, keep: str | None) -> dict[str, Any]:
    """One slice of damaged uploads, in a process of its own."""
    rng = random.Random(seed)
    documents = [(name, build()) for name, build in VALID.items()]
    outcomes: collections.Counter[str] = collections.Counter()
    counts: collections.Counter[str] = collections.Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        for _ in range(count):
            name, content = rng.choice(documents)
            path.write_bytes(mutate(content, rng))
            begun = time.monotonic()
            outcome = attempt(path, name, counts)
            took = time.monotonic() - begun
            outcomes["hang" if took > LONGEST else outcome] += 1
            slowest = max(slowest, took)
            if keep and (outcome in ("crash", "stopped") or took > LONGEST):
                shutil.copy(path, Path(keep) / f"{outcome}-{seed}-{name}")
    return {"outcomes": outcomes, "counts": counts, "slowest": slowest, **memory()}


def build_malicious(folder: str) -> None:
    """Write every malicious document; some swell while being built, which must not count as the intake's memory."""
    for at, case in enumerate(HOSTILE):
        (Path(folder) / str(at)).write_bytes(case.build())


def malicious(folder: str) -> dict[str, Any]:
    """Take every malicious document through the intake once."""
    outcomes: collections.Counter[str] = collections.Counter()
    counts: collections.Counter[str] = collections.Counter()
    slowest = 0.0
    for at, case in enumerate(HOSTILE):
        begun = time.monotonic()
        outcome = attempt(Path(folder) / str(at), case.name, counts)
        took = time.monotonic() - begun
        outcomes["hang" if took > LONGEST else outcome] += 1
        slowest = max(slowest, took)
    return {"outcomes": outcomes, "counts": counts, "slowest": slowest, **memory()}


def memory() -> dict[str, float]:
    return {
        "peak_children": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "peak_self": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=300, help="damaged uploads (default 300)")
    parser.add_argument("--seed", type=int, default=20240315)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", metavar="DIR", help="keep the files that crashed, hung or had to be stopped")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    arguments = parser.parse_args()

    begun = time.monotonic()
    slices = [min(SLICE, arguments.count - at) for at in range(0, arguments.count, SLICE)]
    results: list[dict[str, Any]] = []
    fresh = {"mp_context": multiprocessing.get_context("spawn"), "max_tasks_per_child": 1}
    with (
        tempfile.TemporaryDirectory() as folder,
        concurrent.futures.ProcessPoolExecutor(arguments.workers, **fresh) as pool,
    ):
        pool.submit(build_malicious, folder).result()
        evil = pool.submit(malicious, folder)
        waiting = [
            pool.submit(damaged, arguments.seed * 100_003 + at, size, arguments.keep) for at, size in enumerate(slices)
        ]
        for done in concurrent.futures.as_completed(waiting):
            results.append(done.result())
            if sys.stderr.isatty():
                print(f"\r{len(results) * SLICE} / {arguments.count}", end="", file=sys.stderr)
        evil_result = evil.result()

    outcomes = sum((result["outcomes"] for result in results), collections.Counter())
    counts = sum((result["counts"] for result in [*results, evil_result]), collections.Counter())
    bad = evil_result["outcomes"]
    everything = [*results, evil_result]
    figures = {
        "files": sum(outcomes.values()),
        "crashes": outcomes["crash"] + bad["crash"],
        "hangs": outcomes["hang"] + bad["hang"],
        "stopped": outcomes["stopped"] + bad["stopped"],
        "refused": outcomes["refused"] + outcomes["unread"] + outcomes["stopped"],
        "refused_at_the_door": outcomes["refused"],
        "accepted": outcomes["accepted"],
        "peak_rss_mb": round(max(result["peak_children"] for result in everything), 1),
        "intake_rss_mb": round(max(result["peak_self"] for result in everything), 1),
        "slowest_s": round(max(result["slowest"] for result in everything), 2),
        "malicious": len(HOSTILE) + len(NAMES),
        "malicious_refused": bad["refused"] + bad["unread"] + bad["stopped"],
        "malicious_safe": bad["accepted"] + len(NAMES),
        "seconds": round(time.monotonic() - begun, 1),
        "seed": arguments.seed,
    }
    if arguments.json:
        print(json.dumps(figures | {"reasons": dict(counts.most_common())}, ensure_ascii=False))
    else:
        for key, value in figures.items():
            print(f"{key:22} {value}")
        for reason, number in counts.most_common(40):
            print(f"  {number:6} {reason}")
    return 1 if figures["crashes"] or figures["hangs"] else 0


if __name__ == "__main__":
    sys.exit(main())
