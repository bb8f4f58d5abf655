"""The calendar over a year of 250 rows × 17 members: milliseconds, queries, and ratios to an empty page.

`python bench/calendars.py --json` prints `obligations` and, for each page and feed, `ms` of the processor (median of
nine), `queries` and
`ratio` to an empty page of the same application in the same run. Builds a temporary SQLite database.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

ON = date(2024, 3, 15)
MONTHS = (
    "Сентябрь 2023 г.", "Октябрь 2023 г.", "Ноябрь 2023 г.", "Декабрь 2023 г.", "Январь 2024 г.", "Февраль 2024 г.",
    "Март 2024 г.", "Апрель 2024 г.", "Май 2024 г.", "Июнь 2024 г.", "Июль 2024 г.", "Август 2024 г.",
)  # fmt: skip


def prepare(folder: str) -> None:
    """Start Django on an empty database in the folder."""
    os.environ |= {
        "ARTEL_MODE": "test",
        "ARTEL_HOME": folder,
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        "DJANGO_SETTINGS_MODULE": "artel.config.settings",
        "ARTEL_LOG_LEVEL": "ERROR",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def build(rows: int, members: int) -> dict[str, Any]:
    """A cluster on 15.03.2024 with a plan of so many rows, each owed by every member in one month of the year."""
    from django.db import transaction

    from artel.calendars.domain.entries import Scope
    from artel.calendars.services import make_feed
    from artel.meetings.tests.factories import make_body, make_meeting
    from artel.members.tests.factories import make_cluster, make_coordinator, make_organisation, make_representative
    from artel.plans.models import Obligation
    from artel.plans.tests.factories import make_plan

    with transaction.atomic():
        cluster = make_cluster(is_demo=True, frozen_on=ON)
        organisations = [make_organisation(cluster) for _ in range(members)]
        coordinator, representative = make_coordinator(cluster), make_representative(organisations[0])
        unit = make_body(cluster)
        for month in range(1, 13):
            make_meeting(unit, held_on=date(2024, month, 12))
        make_plan(
            cluster,
            *(
                {
                    "number": str(n), "title": f"Мероприятие номер {n} плана работы", "executors": "Участники кластера",
                    "deadline": MONTHS[n % 12], "result": "Отчёт о мероприятии",
                }
                for n in range(1, rows + 1)
            ),
        )  # fmt: skip
    feeds = {
        "feed_own": make_feed(cluster=cluster, scope=Scope.PERSONAL, actor=representative),
        "feed_cluster": make_feed(cluster=cluster, scope=Scope.CLUSTER, actor=coordinator),
    }
    return {
        "slug": cluster.slug,
        "coordinator": coordinator,
        "representative": representative,
        "feeds": {name: "/ics/" + made.url.rsplit("/", 1)[1] for name, made in feeds.items()},
        "obligations": Obligation.objects.count(),
    }


def measured(ask: Any) -> tuple[float, int]:
    """Milliseconds of the processor, the median of nine after one that warms up, and queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask()
    with CaptureQueriesContext(connection) as caught:
        ask()
        queries = len(caught)  # the next request empties the log
    found = []
    for _ in range(9):
        begun = time.process_time()
        ask()
        found.append((time.process_time() - begun) * 1000)
    return statistics.median(found), queries


def bench(rows: int, members: int) -> dict[str, Any]:
    from django.test import Client

    world = build(rows, members)
    base = f"/k/{world['slug']}/calendar/"
    clients = {who: Client(SERVER_NAME="localhost") for who in ("coordinator", "representative")}
    for who, client in clients.items():
        client.force_login(world[who])

    def page(who: str, path: str, code: int = 200, **headers: str) -> Any:
        def ask() -> None:
            answer = (clients[who] if who else Client(SERVER_NAME="localhost")).get(path, headers=headers)
            assert answer.status_code == code, (path, answer.status_code)

        return ask

    asked = {
        "empty_page": page("coordinator", f"{base}links/"),
        "month_cluster": page("coordinator", base),
        "agenda_cluster": page("coordinator", f"{base}agenda/"),
        "year_cluster": page("coordinator", f"{base}year/"),
        "month_own": page("representative", base),
    }
    for name, path in world["feeds"].items():
        asked[name] = page("", path)
        asked[f"{name}_304"] = page("", path, 304, if_none_match=Client(SERVER_NAME="localhost").get(path)["ETag"])
    found: dict[str, Any] = {"obligations": world["obligations"]}
    empty = 0.0
    for name, ask in asked.items():
        ms, queries = measured(ask)
        empty = empty or ms
        found[name] = {"ms": round(ms, 1), "queries": queries, "ratio": round(ms / empty, 2)}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--rows", type=int, default=250)
    parser.add_argument("--members", type=int, default=17)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="artel-bench-") as folder:
        prepare(folder)
        found = bench(arguments.rows, arguments.members)
    if arguments.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:20} {value}")


if __name__ == "__main__":
    main()
