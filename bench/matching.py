"""Allocation: Artel beside the PyPI package `matching` (1.4.3, daffidwilde) on the same instances in one run.

    bench/matching.py [--json] [--largest 1000000]

Every measurement is a process of its own and counts its CPU time (user and system), preparation included, reading the
instance from the file excluded. The peer gets a recursion limit and a stack without which it dies at 3,000 graduates.
It lives in an environment of its own, `$ARTEL_BENCH_HOME/matching` or `~/.cache/artel-bench/matching`, made on demand.

Figures by the number of graduates, each with ten wishes on average:
`ratio_cpu_N` the like-for-like one: the same dictionaries of preferences in, who is placed where out (`core.place`);
`ratio_cpu_arrays_N` the bare algorithm on arrays prepared beforehand (`core.defer`): not like for like;
`ratio_cpu_reasons_N` what the product runs: objects in, a reason for every application out (`allocate`);
`cpu_s_100000`, `cpu_s_1000000`, `rss_mb_…` the bare algorithm, memory with the input (`input_mb_…`);
`equal` all three gave the peer's matching at every size; `blocking_pairs` of all sizes together;
`timetable_…` 5,000 graduates at 200 employers, 8-12 interviews each: rounds over the least possible, CPU.
Exits with 1 where the ratio at 10,000 is under 200, a matching differs, or a pair blocks.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import venv
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("ARTEL_BENCH_HOME") or Path.home() / ".cache" / "artel-bench") / "matching"
PEER = "matching==1.4.3"
SIZES = (1_000, 3_000, 10_000)
TARGET = 200
GROUPS = 200
REPEATS = 5


def groups_of(graduates: int, chance: random.Random) -> Iterator[tuple[list[int], list[list[int]], list[float]]]:
    """Group by group of specialities: places of its vacancies; wishes of its graduates; their quality.

    Groups are skewed, a vacancy for five graduates, as many places as graduates, popularity by Zipf with 0.8.
    """
    shares = [1 / (number + 10) for number in range(min(GROUPS, graduates // 100))]
    sizes = [int(graduates * share / sum(shares)) for share in shares]
    sizes[0] += graduates - sum(sizes)
    for size in sizes:
        vacancies = max(size // 5, 16)
        room = [chance.lognormvariate(0, 0.8) for _ in range(vacancies)]
        places = [max(1, round(size * each / sum(room))) for each in room]
        popularity = []
        for number in range(vacancies):
            popularity.append((popularity[-1] if popularity else 0) + (number + 1) ** -0.8)
        numbers = range(vacancies)
        wishes = []
        for _ in range(size):
            length, wished = chance.randint(5, 15), {}
            while len(wished) < length:
                wished.update(dict.fromkeys(chance.choices(numbers, cum_weights=popularity, k=length * 2)))
            wishes.append(list(wished)[:length])
        yield places, wishes, [chance.random() for _ in range(size)]


def ranked(wishes: list[list[int]], quality: list[float], vacancies: int, chance: random.Random) -> list[list[int]]:
    """The employers' side: graduates of each vacancy, best first. What is common to all employers, and what is not."""
    scores: list[list[tuple[float, int]]] = [[] for _ in range(vacancies)]
    for graduate, wished in enumerate(wishes):
        for vacancy in wished:
            scores[vacancy].append((quality[graduate] + 0.7 * chance.random(), graduate))
    return [[graduate for _, graduate in sorted(each, reverse=True)] for each in scores]


def write_dictionaries(graduates: int, path: Path) -> None:
    chance = random.Random(graduates)
    wishes, rosters, places = {}, {}, {}
    first_graduate = first_vacancy = 0
    for room, wished, quality in groups_of(graduates, chance):
        for number, each in enumerate(wished):
            wishes[f"g{first_graduate + number}"] = [f"v{first_vacancy + vacancy}" for vacancy in each]
        for number, roster in enumerate(ranked(wished, quality, len(room), chance)):
            if roster:  # the peer knows no employer without applicants
                rosters[f"v{first_vacancy + number}"] = [f"g{first_graduate + graduate}" for graduate in roster]
                places[f"v{first_vacancy + number}"] = room[number]
        first_graduate += len(wished)
        first_vacancy += len(room)
    path.write_text(json.dumps([wishes, rosters, places]))


def write_arrays(graduates: int, path: Path) -> None:
    """The same instances as four arrays: starts, vacancy, merit, places."""
    chance = random.Random(graduates)
    starts, vacancy, merit, places = (array("i") for _ in range(4))
    next_merit = 0
    for room, wished, quality in groups_of(graduates, chance):
        standing: list[dict[int, int]] = []
        for roster in ranked(wished, quality, len(room), chance):
            next_merit += len(roster)
            standing.append(dict(zip(roster, range(next_merit - 1, next_merit - 1 - len(roster), -1), strict=True)))
        for graduate, each in enumerate(wished):
            starts.append(len(vacancy))
            vacancy.extend([len(places) + number for number in each])
            merit.extend([standing[number][graduate] for number in each])
            vacancy.append(-1)
            merit.append(-1)
        places.extend(room)
    with path.open("wb") as file:
        array("q", [len(each) for each in (starts, vacancy, merit, places)]).tofile(file)
        for each in (starts, vacancy, merit, places):
            each.tofile(file)


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def rss_mb() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def peer(path: Path) -> dict:
    from matching.games import HospitalResident

    wishes, rosters, places = json.loads(path.read_text())
    answer: dict = {}

    def run() -> None:
        started = cpu()
        solved = HospitalResident.create_from_dictionaries(wishes, rosters, places).solve()
        answer["cpu"] = cpu() - started
        answer["placed"] = {one.name: vacancy.name for vacancy, those in solved.items() for one in those}

    sys.setrecursionlimit(10**6)
    threading.stack_size(1 << 30)
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return {**answer, "rss": rss_mb()}


def repeated(run: Callable[[], object]) -> tuple[float, object]:
    """The median of several, and the last result."""
    spent = []
    for _ in range(REPEATS):
        started = cpu()
        result = run()
        spent.append(cpu() - started)
    return statistics.median(spent), result


def ours(path: Path) -> dict:
    from artel.matching import Application, Market, allocate, check
    from artel.matching.core import place

    wishes, rosters, places = json.loads(path.read_text())
    spent, placed = repeated(lambda: place(wishes, rosters, places))

    standing = {vacancy: {one: (at,) for at, one in enumerate(roster)} for vacancy, roster in rosters.items()}
    market = Market(
        tuple(
            Application(int(graduate[1:]), int(vacancy[1:]), rank, standing[vacancy][graduate])
            for graduate, wished in wishes.items()
            for rank, vacancy in enumerate(wished, start=1)
        ),
        {int(vacancy[1:]): count for vacancy, count in places.items()},
    )
    spent_reasons, allocation = repeated(lambda: allocate(market))
    explained = {f"g{graduate}": f"v{vacancy}" for graduate, vacancy in allocation.placed.items()}
    return {
        "cpu": spent,
        "cpu_reasons": spent_reasons,
        "placed": placed,
        "same": explained == placed,
        "blocking": len(check(market, allocation.placed).blocking),
        "rss": rss_mb(),
    }


def bare(path: Path) -> dict:
    from artel.matching.core import defer

    with path.open("rb") as file:
        lengths = array("q")
        lengths.fromfile(file, 4)
        columns = []
        for length in lengths:
            columns.append(array("i"))
            columns[-1].fromfile(file, length)
    before = rss_mb()
    started, wall = cpu(), time.perf_counter()
    kept = defer(*columns)
    answer = {"cpu": cpu() - started, "wall": time.perf_counter() - wall, "input": before, "rss": rss_mb()}
    return {**answer, **proved(*columns, kept)}


def proved(starts: array, vacancy: array, merit: array, places: array, kept: list[list[int]]) -> dict:
    """Every wish above the one obtained is full of better ones: counted anew from the rows."""
    held = {row for rows in kept for row in rows}
    last = [
        min(merit[row] for row in rows) if len(rows) >= room else -1 for rows, room in zip(kept, places, strict=True)
    ]
    blocking = sum(len(rows) > room for rows, room in zip(kept, places, strict=True))
    placed = []
    for graduate, start in enumerate(starts):
        row = start
        while vacancy[row] >= 0 and row not in held:
            blocking += merit[row] > last[vacancy[row]]
            row += 1
        if vacancy[row] >= 0:
            placed.append((graduate, vacancy[row]))
    return {"blocking": blocking, "pairs": placed if len(starts) <= max(SIZES) else None, "placed_count": len(placed)}


def interviews() -> dict:
    from artel.matching import check_timetable, rounds_needed, timetable

    chance = random.Random(4)
    meetings = [(graduate, employer) for graduate in range(5000) for employer in chance.sample(range(200), 10)]
    asked: dict[int, int] = defaultdict(int)
    for _, employer in meetings:
        asked[employer] += 1
    tables = {employer: -(-count // 12) for employer, count in asked.items()}
    weights = [chance.randint(1, 100) for _ in meetings]
    needed = rounds_needed(meetings, tables)
    spent, found = repeated(lambda: timetable(meetings, tables))
    spent_fewer, fewer = repeated(lambda: timetable(meetings, tables, slots=needed * 2 // 3, weights=weights))
    return {
        "timetable_meetings": len(meetings),
        "timetable_rounds_over_least": found.rounds / needed,
        "timetable_cpu_s": round(spent, 3),
        "timetable_fewer_slots_cpu_s": round(spent_fewer, 3),
        "timetable_clashes": len(check_timetable(meetings, tables, found))
        + len(check_timetable(meetings, tables, fewer, slots=needed * 2 // 3)),
    }


def peer_python() -> Path:
    python = HOME / "bin" / "python"
    if not python.exists():
        venv.create(HOME, with_pip=True)
    if subprocess.run([python, "-I", "-c", "import matching"], capture_output=True, check=False).returncode:
        subprocess.run([python, "-m", "pip", "install", "-q", PEER], check=True, stdout=sys.stderr)
    return python


def child(part: str, path: Path | str = "", python: Path | str = sys.executable) -> dict:
    """One part in a process of its own. Isolated: else this file would be found for the peer's package."""
    done = subprocess.run(
        [python, "-I", __file__, "--part", part, "--file", path], check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout)


def measure(largest: int, folder: Path) -> dict:
    python = peer_python()
    figures: dict = {"equal": True, "blocking_pairs": 0}
    for size in SIZES:
        lists, arrays = folder / f"{size}.json", folder / f"{size}.bin"
        write_dictionaries(size, lists)
        write_arrays(size, arrays)
        mine, theirs, naked = child("ours", lists), child("peer", lists, python), child("bare", arrays)
        on_arrays = {f"g{graduate}": f"v{vacancy}" for graduate, vacancy in naked["pairs"]}
        figures["equal"] &= mine["same"] and mine["placed"] == theirs["placed"] == on_arrays
        figures["blocking_pairs"] += mine["blocking"] + naked["blocking"]
        figures |= {
            f"ratio_cpu_{size}": round(theirs["cpu"] / mine["cpu"], 1),
            f"ratio_cpu_arrays_{size}": round(theirs["cpu"] / naked["cpu"], 1),
            f"ratio_cpu_reasons_{size}": round(theirs["cpu"] / mine["cpu_reasons"], 1),
            f"cpu_s_peer_{size}": round(theirs["cpu"], 4),
            f"cpu_s_dictionaries_{size}": round(mine["cpu"], 4),
            f"cpu_s_reasons_{size}": round(mine["cpu_reasons"], 4),
            f"cpu_s_arrays_{size}": round(naked["cpu"], 4),
            f"rss_mb_peer_{size}": theirs["rss"],
            f"rss_mb_{size}": mine["rss"],
        }
    for size in (100_000, largest):
        arrays = folder / f"{size}.bin"
        write_arrays(size, arrays)
        naked = child("bare", arrays)
        arrays.unlink()
        figures["blocking_pairs"] += naked["blocking"]
        figures |= {
            f"cpu_s_{size}": round(naked["cpu"], 3),
            f"wall_s_{size}": round(naked["wall"], 3),
            f"rss_mb_{size}": naked["rss"],
            f"input_mb_{size}": naked["input"],
            f"placed_{size}": naked["placed_count"],
        }
    return figures | child("interviews")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--part", choices=("ours", "peer", "bare", "interviews"), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        sys.path.insert(0, str(ROOT / "src"))
        parts = {"ours": ours, "peer": peer, "bare": bare}
        print(json.dumps(interviews() if options.part == "interviews" else parts[options.part](options.file)))
        return
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(options.largest, Path(folder))
    if options.json:
        print(json.dumps(figures))
    else:
        for key, value in figures.items():
            print(f"{key:32} {value}")
    sys.exit(figures["ratio_cpu_10000"] < TARGET or not figures["equal"] or figures["blocking_pairs"] > 0)


if __name__ == "__main__":
    main()
