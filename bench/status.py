"""Status of one plan and of 600: seconds and queries.

`python bench/status.py --json` prints plan_seconds, plan_queries (one seed plan of 17 rows and 17 members),
plans600_seconds, plans600_queries (all plans, 50 at a time) and obligations (in all of them). Builds a temporary SQLite
database: one cluster by the factories, lived through, the others copied row by row in SQL. `--plans N` for fewer.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

STRIDE = 1_000_000  # the n-th copy of a row has its id plus n strides
CHUNK = 50
ON = date(2024, 3, 15)


def prepare(folder: str) -> None:
    """Start Django on an empty database in the folder."""
    os.environ |= {
        "ARTEL_MODE": "test",
        "ARTEL_HOME": folder,
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        "DJANGO_SETTINGS_MODULE": "artel.config.settings",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def live_through(plan: Any) -> None:
    """Accepted evidence for every second obligation whose slot has come, a move for every tenth."""
    from artel.plans.models import Decision, Evidence, Verdict

    recorded_at = plan.approved_at
    for number, owed in enumerate(plan.obligations.filter(purpose="result").order_by("pk")):
        day = owed.opens_on or plan.starts_on
        if number % 2 == 0 and day <= ON:
            piece = Evidence.objects.create(
                cluster=plan.cluster, obligation=owed, title="Отчёт", number=str(number), happened_on=day,
                in_force_on=day + timedelta(days=number % 40), url="https://example.test", recorded_at=recorded_at,
            )  # fmt: skip
            Verdict.objects.create(evidence=piece, kind="accepted", recorded_at=recorded_at)
        if number % 10 == 0:
            Decision.objects.create(
                obligation=owed, kind="move", on=ON, new_due_on=plan.ends_on, basis="Протокол", recorded_at=recorded_at
            )


def copied_models() -> list[Any]:
    """Everything that a status stands on, parents first."""
    from artel.members import models as members
    from artel.plans import models as plans

    return [
        members.Cluster, members.Organisation, members.Membership, members.Unit, members.Office, members.Person,
        members.Tenure, plans.Plan, plans.PlanVersion, plans.Section, plans.Activity, plans.ActivityVersion,
        plans.Executor, plans.Requirement, plans.Obligation, plans.Evidence, plans.Verdict, plans.Decision,
    ]  # fmt: skip


def multiply(copies: int) -> None:
    """Copy every row `copies` times, each copy a world of its own."""
    from django.db import connection

    models = copied_models()
    known = set(models)
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE copy (n INTEGER)")
        cursor.executemany("INSERT INTO copy VALUES (%s)", [(n,) for n in range(1, copies + 1)])
        for model in models:
            columns, values = [], []
            for field in model._meta.concrete_fields:
                column = f'"{field.column}"'
                columns.append(column)
                if field.primary_key or (field.is_relation and field.related_model in known):
                    values.append(f"{column} + {STRIDE} * n")
                elif field.is_relation and field.related_model._meta.app_label in ("files", "plans", "documents"):
                    values.append("NULL")  # files and uploads are not copied, nor does a status read them
                elif field.unique:
                    values.append(f"{column} || '-' || n")
                else:
                    values.append(column)
            table = model._meta.db_table
            cursor.execute(
                f'INSERT INTO "{table}" ({", ".join(columns)}) SELECT {", ".join(values)} '
                f'FROM "{table}", copy WHERE "{table}".id < {STRIDE}'
            )


def measured(ask: Any) -> tuple[float, int]:
    """Seconds and queries of one go."""
    from django.db import connection, reset_queries
    from django.test.utils import CaptureQueriesContext

    reset_queries()
    with CaptureQueriesContext(connection) as caught:
        ask()
    begun = time.perf_counter()
    ask()
    return time.perf_counter() - begun, len(caught)


def bench(count: int) -> dict[str, Any]:
    from django.db import transaction

    from artel.plans.models import Obligation, Plan
    from artel.plans.selectors import plan_status, plan_statuses
    from artel.plans.tests.factories import make_seed_plan

    with transaction.atomic():
        plan = make_seed_plan()
        live_through(plan)
    multiply(count - 1)
    ids = list(Plan.objects.order_by("pk").values_list("pk", flat=True))
    assert len(ids) == count

    def load(*some: int) -> list[Any]:
        return list(Plan.objects.filter(pk__in=some).select_related("cluster"))

    def one() -> None:
        plan_status(*load(ids[0]), ON).row_tally  # noqa: B018 -- computed here, as a page would

    def many() -> None:
        for at in range(0, count, CHUNK):
            for status in plan_statuses(load(*ids[at : at + CHUNK]), ON):
                status.row_tally  # noqa: B018

    found = [measured(one) for _ in range(7)]
    seconds, queries = measured(many)
    return {
        "plan_seconds": round(statistics.median(took for took, _ in found), 4),
        "plan_queries": found[0][1],
        f"plans{count}_seconds": round(seconds, 2),
        f"plans{count}_queries": queries,
        "obligations": Obligation.objects.count(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--plans", type=int, default=600, help="how many plans, one a cluster")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="artel-bench-") as folder:
        prepare(folder)
        found = bench(arguments.plans)
    if arguments.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:20} {value}")


if __name__ == "__main__":
    main()
