"""The journal under attack, and its speed (RELIABILITY T6, R23).

`python bench/audit.py --json` makes 2,000 random attacks of seven kinds on a chain in a database of its own and
prints one JSON object: attacks, found (with the anchor), found_without_anchor by kind; and, on another chain, records
written and verified a second.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--attacks", type=int, default=2000)
    parser.add_argument("--rows", type=int, default=20_000, help="length of the chain that is verified for speed")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ARTEL_MODE": "test", "ARTEL_HOME": folder, "DATABASE_URL": f"sqlite://{folder}/bench.sqlite3"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "artel.config.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", "audit", verbosity=0)
        figures = {"seed": arguments.seed, **attack(arguments.attacks, arguments.seed), **measure(arguments.rows)}
    print(json.dumps(figures) if arguments.json else "\n".join(f"{name}: {value}" for name, value in figures.items()))


def attack(count: int, seed: int) -> dict:
    """Attack a chain of 40 lines, undoing each attack."""
    from django.db import transaction

    from artel import audit
    from artel.audit.tests.attacks import ATTACKS
    from artel.audit.tests.factories import Place, live

    rng, place = random.Random(seed), Place(1)
    found, without = 0, {each.__name__: [0, 0] for each in ATTACKS}
    with transaction.atomic():
        live(40, cluster=place, rng=rng)
        anchor = audit.anchor(place.pk)
        for number in range(count):
            kind = ATTACKS[number % len(ATTACKS)]
            undo = transaction.savepoint()
            kind(rng, place)
            found += not audit.verify(place.pk, anchor=anchor).ok
            without[kind.__name__][0] += not audit.verify(place.pk).ok
            without[kind.__name__][1] += 1
            transaction.savepoint_rollback(undo)
        whole = audit.verify(place.pk, anchor=anchor).ok
    shares = {kind: f"{seen}/{made}" for kind, (seen, made) in without.items()}
    return {"attacks": count, "found": found, "found_without_anchor": shares, "whole_afterwards": whole}


def measure(rows: int) -> dict:
    """Write deeds one by one, each with its own durable commit; make a long chain; verify it."""
    from django.db import transaction

    from artel import audit
    from artel.audit.tests.factories import Place, Somebody, live

    started = time.perf_counter()
    for number in range(300):
        with transaction.atomic():
            audit.record("test.written", actor=Somebody(), cluster=Place(2), number=number)
    written = 300 / (time.perf_counter() - started)
    with transaction.atomic():
        live(rows, cluster=Place(3), rng=random.Random(1))
    started = time.perf_counter()
    verdict = audit.verify(3)
    verified = verdict.length / (time.perf_counter() - started)
    assert verdict.ok
    return {"records_per_s": round(written), "verified_rows": rows, "verified_per_s": round(verified)}


if __name__ == "__main__":
    main()
