"""First pages of a big cluster with 600 clusters around it, over HTTP: milliseconds, queries, ratios.

`python bench/pages.py --json` prints `pages`, for each page {url, p50_ms, p95_ms, cpu_ms, queries, kb, ratio_empty, ratio_admin,
cpu_ratio_empty, cpu_ratio_admin}. One granian worker, one keep-alive connection, every round asks each page once, so that
they share the machine's moods. Ratios are of p95 (and of the processor's median) to an empty page of the same server, with
the same session, rights and menu, and to the changelist of Django's admin, fifty rows, over the same table of the same
cluster. PostgreSQL of its own, without fsync, which reading does not use; `--sqlite` for SQLite. The template cluster is
made by the factories and copied in SQL; the big one has 250 rows × 17 members. `--clusters N --rows N --rounds N` for less;
`--serve` leaves the server up until Enter.
"""

import argparse
import contextlib
import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

ON = date(2024, 3, 15)
THEN = datetime(2024, 3, 1, 5, 0, tzinfo=UTC)
STRIDE = 1_000_000  # the n-th copy of a row has its id plus n strides
MONTHS = (
    "Сентябрь", "Октябрь", "Ноябрь", "Декабрь", "Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август",
)  # fmt: skip
WARM = 3


def prepare(url: str, folder: str) -> None:
    """Start Django on an empty database."""
    os.environ |= {
        "ARTEL_MODE": "test",
        "ARTEL_HOME": folder,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "artel.config.settings",
        "ARTEL_LOG_LEVEL": "ERROR",
    }
    warnings.simplefilter("ignore")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


# --- the world ------------------------------------------------------------------------------------------------------
def live(cluster: Any, plan: Any, coordinator: Any, *, people: int, meetings: int, papers: int, told: int) -> None:
    """What a year leaves in a cluster beside its plan, written in bulk."""
    from artel import audit
    from artel.documents.models import IncomingDocument, Paper
    from artel.meetings.domain.states import MeetingState
    from artel.meetings.tests.factories import make_body, make_meeting
    from artel.members.domain.kinds import UnitKind
    from artel.members.models import Organisation, Person
    from artel.notices.models import Notice
    from artel.plans.models import Decision, Evidence, Verdict
    from artel.reports.models import Report
    from artel.russian.search import search_key
    from artel.search import index, kinds

    Person.objects.bulk_create(
        Person(
            cluster=cluster, last_name=f"Сотрудников{n}", first_name="Пётр", patronymic="Ильич", gender="m",
            email=f"p{n}@{cluster.slug}.test", search_key=search_key(f"Сотрудников{n} Пётр Ильич"),
        )
        for n in range(people)
    )  # fmt: skip
    owed = list(plan.obligations.filter(purpose="result").order_by("pk"))
    pieces = Evidence.objects.bulk_create(
        Evidence(
            cluster=cluster, obligation=each, title="Отчёт о мероприятии", number=str(n), url="https://example.test",
            happened_on=each.opens_on or plan.starts_on, in_force_on=(each.opens_on or plan.starts_on) + timedelta(days=n % 40),
            recorded_at=THEN, supplied_for=each.organisation,
        )
        for n, each in enumerate(owed) if n % 2 == 0 and (each.opens_on or plan.starts_on) <= ON
    )  # fmt: skip
    Verdict.objects.bulk_create(
        Verdict(evidence=each, kind="accepted", recorded_at=THEN) for n, each in enumerate(pieces) if n % 5
    )
    Decision.objects.bulk_create(
        Decision(obligation=each, kind="move", on=ON, new_due_on=plan.ends_on, basis="Протокол", recorded_at=THEN)
        for each in owed[::10]
    )
    unit = make_body(cluster, members=9, kind=UnitKind.WORKING_GROUP)
    for n in range(meetings):
        day = date(2023, 9, 12) + timedelta(days=n * 360 // meetings)
        make_meeting(unit, items=4, held_on=day, state=MeetingState.HELD if day < ON else MeetingState.AGENDA)
    IncomingDocument.objects.bulk_create(
        IncomingDocument(
            cluster=cluster, number=n, year=2024, received_on=ON, kind="order", title=f"О проведении мероприятия {n}",
            sender="Департамент образования", their_number=f"{n}-р", their_date=ON, registered_at=THEN,
            search_key=search_key(f"О проведении мероприятия {n} Департамент образования {n}-р"), identity_key=f"{n}",
        )
        for n in range(1, papers + 1)
    )  # fmt: skip
    Paper.objects.bulk_create(
        Paper(
            cluster=cluster, kind="meetings.minutes", unit=unit, title=f"Протокол заседания № {n}", dated_on=ON,
            gost_edition=2016, state="registered", digest="0" * 64, register="minutes", year=2024, number_value=n,
            number=f"{n}-ЭС", created_at=THEN, registered_at=THEN, in_force_on=ON, search_key=f"протокол {n}-эс",
        )
        for n in range(1, papers + 1)
    )  # fmt: skip
    Notice.objects.bulk_create(
        Notice(
            cluster=cluster, user=coordinator, kind="plans.obligation", thing=f"obligation:{n}", key=f"{n}", stage=1,
            anchor="due", on=ON, title=f"Мероприятие номер {n}: нужен отчёт", act="Открыть", url="/", raised_on=ON,
            raised_at=THEN, seen_at=THEN if n % 3 else None,
        )
        for n in range(told)
    )  # fmt: skip
    Report.objects.bulk_create(
        Report(
            cluster=cluster, plan=plan, period_kind="month", period_key=f"2024-{n:02d}", period_words=f"{n}-й месяц",
            starts_on=date(2024, n, 1), ends_on=date(2024, n, 28), on=date(2024, n, 28), created_at=THEN,
        )
        for n in range(1, 4)
    )  # fmt: skip
    organisation = Organisation.objects.filter(cluster=cluster).first()
    for begun in range(0, told, 100):
        audit.record_many(
            [("members.organisation_changed", organisation, {"n": n}) for n in range(begun, begun + 100)],
            actor=coordinator,
            cluster=cluster,
        )
    index.rebuild_cluster(cluster, kinds.known())


def template() -> None:
    """The cluster that is copied: the seed's 17 rows of 17 members."""
    from artel.members.tests.factories import make_coordinator
    from artel.plans.tests.factories import make_seed_cluster, make_seed_plan

    cluster = make_seed_cluster(is_demo=True, frozen_on=ON, slug="around")
    live(cluster, make_seed_plan(cluster), make_coordinator(cluster), people=60, meetings=12, papers=20, told=100)


def hot(rows: int, members: int) -> dict[str, Any]:
    """The big cluster; its addresses and the session of its coordinator."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.urls import reverse

    from artel.members.tests.factories import make_cluster, make_coordinator, make_organisation
    from artel.plans.models import Obligation
    from artel.plans.tests.factories import make_plan

    cluster = make_cluster(is_demo=True, frozen_on=ON, slug="big")
    for _ in range(members):
        make_organisation(cluster)
    coordinator = make_coordinator(cluster)
    plan = make_plan(
        cluster,
        *(
            {
                "number": f"{n}", "title": f"Мероприятие номер {n} плана работы", "executors": "Участники кластера",
                "deadline": f"{MONTHS[n % 12]} {2023 if n % 12 < 4 else 2024} г.", "result": "Отчёт о мероприятии",
            }
            for n in range(1, rows + 1)
        ),
    )  # fmt: skip
    live(cluster, plan, coordinator, people=400, meetings=60, papers=200, told=2000)
    session = SessionStore()
    session[SESSION_KEY] = str(coordinator.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = coordinator.get_session_auth_hash()
    session.save()
    row = plan.activities.order_by("pk")[rows // 2]
    meeting = cluster.meetings.order_by("pk").first()
    owed = Obligation.objects.filter(activity=row).order_by("pk").first()
    asked = f"?q={quote('мероприятие')}"

    def page(name: str, *arguments: Any) -> str:
        return reverse(name, args=[cluster.slug, *arguments])

    def admin(model: str) -> str:
        return f"/bench/admin/{model}/"

    return {
        "session": session.session_key,
        "obligations": plan.obligations.count(),
        "pages": {
            "empty": ("/bench/k/big/", ""),
            "today": (page("desk:today"), admin("plans/obligation")),
            "plan": (page("plans:detail", plan.pk), admin("plans/obligation")),
            "row": (page("plans:row", plan.pk, row.key), admin("plans/obligation")),
            "obligation": (page("plans:obligation", owed.pk), ""),
            "evidence": (page("plans:inbox"), admin("plans/evidence")),
            "meetings": (page("meetings:list"), admin("meetings/meeting")),
            "meeting": (page("meetings:detail", meeting.pk), ""),
            "people": (page("members:people"), admin("members/person")),
            "organisations": (page("members:organisations"), admin("members/organisation")),
            "documents": (page("documents:register"), admin("documents/incomingdocument")),
            "papers": (page("documents:papers"), admin("documents/paper")),
            "search": (page("search:search") + asked, admin("search/entry") + asked),
            "calendar": (page("calendars:month"), admin("plans/obligation")),
            "notices": (page("notices:list"), admin("notices/notice")),
            "journal": (page("desk:journal"), admin("audit/entry")),
            "reports": (page("reports:list"), admin("reports/report")),
        },
    }


def multiply(tops: dict[Any, int], copies: int) -> int:
    """Copy the rows of the template `copies` times, each copy a world of its own; how many rows there are then.

    `tops`: the highest id of each model when the template was whole.
    """
    from django.db import connection, models

    from artel.audit.models import Chain, Entry
    from artel.search.models import Entry as SearchEntry

    is_postgres = connection.vendor == "postgresql"
    shifted = {model for model, top in tops.items() if top}
    fresh = "gen_random_uuid()" if is_postgres else "lower(hex(randomblob(16)))"
    loose = {(Chain, "key"), (Entry, "chain"), (SearchEntry, "object_id")}  # ids that are no foreign keys
    total = 0
    with connection.cursor() as cursor:
        if is_postgres:
            cursor.execute("SET session_replication_role = replica")  # no foreign keys, no triggers, for this session
        else:
            cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("CREATE TEMP TABLE copy (n INTEGER)")
        cursor.executemany("INSERT INTO copy VALUES (%s)", [(n,) for n in range(1, copies + 1)])
        cursor.execute("BEGIN") if not is_postgres else None
        for model in sorted(shifted, key=lambda model: model._meta.label):
            columns, values = [], []
            for field in model._meta.concrete_fields:
                column = f'"{field.column}"'
                columns.append(column)
                if (field.related_model in shifted if field.is_relation else field.primary_key) or (
                    model,
                    field.name,
                ) in loose:
                    values.append(f"{column} + {STRIDE} * n")
                elif isinstance(field, models.UUIDField) and field.unique:
                    values.append(fresh)
                elif field.unique and not field.is_relation:
                    values.append(f"n || '-' || {column}")
                else:
                    values.append(column)
            table = model._meta.db_table
            key = model._meta.pk.column
            cursor.execute(
                f'INSERT INTO "{table}" ({", ".join(columns)}) SELECT {", ".join(values)} '
                f'FROM "{table}", copy WHERE "{table}"."{key}" <= {tops[model]}'
            )
            total += cursor.rowcount
        if is_postgres:
            cursor.execute("SET session_replication_role = DEFAULT")
        else:
            cursor.execute("COMMIT")
        cursor.execute("ANALYZE")
    return total


def highest() -> dict[Any, int]:
    """The highest id of every model of the cluster's world; classifiers of the installation are not of it."""
    from django.apps import apps
    from django.db.models import Max

    shared = {"catalogue.Edition", "catalogue.Occupation", "catalogue.Speciality"}
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("artel.") and model._meta.label not in shared and model._meta.managed:
            top = model._default_manager.aggregate(top=Max("pk"))["top"]
            if isinstance(top, int):
                found[model] = top
    return found


@contextlib.contextmanager
def unindexed() -> Iterator[None]:
    """Let things be saved without their words: `live` has them all read at its end, which is cheaper than one by one."""
    from artel.search import index, kinds

    kinds.index = SimpleNamespace(refresh=lambda *_arguments, **_named: 0)
    try:
        yield
    finally:
        kinds.index = index


def build(clusters: int, rows: int, members: int) -> dict[str, Any]:
    from django.db import connections, transaction

    begun = time.perf_counter()
    with unindexed(), transaction.atomic():
        template()
    tops = highest()
    with unindexed(), transaction.atomic():
        world = hot(rows, members)
    made = time.perf_counter()
    world["rows_in_database"] = multiply(tops, clusters - 1)
    world["built_s"] = [round(made - begun, 1), round(time.perf_counter() - made, 1)]
    connections.close_all()
    return world


# --- asking ---------------------------------------------------------------------------------------------------------
@contextlib.contextmanager
def served(folder: str) -> Iterator[int]:
    """One granian worker, as `artel run` starts it; the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-W", "ignore", "-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "4",
        "--host", "127.0.0.1", "--port", str(port), "--log-level", "error", "--no-ws", "pages_server:application",
    ]  # fmt: skip
    environment = {**os.environ, "BENCH_CLUSTER": "big", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'bench'}"}
    with Path(folder, "server.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(Path(folder, "server.log").read_text()) from None
                time.sleep(0.1)
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


class Asker:
    """One keep-alive connection of a signed-in person."""

    def __init__(self, port: int, session: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._headers = {"Cookie": f"sessionid={session}"}

    def ask(self, path: str) -> tuple[float, float, int, int]:
        """Milliseconds until the last byte, those of the processor, queries, bytes."""
        begun = time.perf_counter()
        self._connection.request("GET", path, headers=self._headers)
        answer = self._connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - begun) * 1000
        if answer.status != 200:
            raise AssertionError(f"{path}: {answer.status} {answer.headers.get('Location', '')} {body[:300]!r}")
        return took, float(answer.headers["X-Cpu-Ms"]), int(answer.headers["X-Queries"]), len(body)


def p95(found: list[float]) -> float:
    return sorted(found)[max(0, round(len(found) * 0.95) - 1)]


def measure(world: dict[str, Any], port: int, rounds: int) -> list[dict[str, Any]]:
    asker = Asker(port, world["session"])
    paths = list(dict.fromkeys(path for pair in world["pages"].values() for path in pair if path))
    found: dict[str, list[tuple[float, float, int, int]]] = defaultdict(list)
    for number in range(WARM + rounds):
        for path in paths:
            answer = asker.ask(path)
            if number >= WARM:
                found[path].append(answer)
    wall = {path: [each[0] for each in answers] for path, answers in found.items()}
    own = {path: statistics.median(each[1] for each in answers) for path, answers in found.items()}
    blank = world["pages"]["empty"][0]
    pages = []
    for name, (path, peer) in world["pages"].items():
        pages.append(
            {
                "page": name,
                "url": path.partition("?")[0],
                "p50_ms": round(statistics.median(wall[path]), 1),
                "p95_ms": round(p95(wall[path]), 1),
                "cpu_ms": round(own[path], 1),
                "queries": max(each[2] for each in found[path]),
                "kb": round(found[path][0][3] / 1024, 1),
                "ratio_empty": round(p95(wall[path]) / p95(wall[blank]), 2),
                "ratio_admin": round(p95(wall[path]) / p95(wall[peer]), 2) if peer else None,
                "cpu_ratio_empty": round(own[path] / own[blank], 2),
                "cpu_ratio_admin": round(own[path] / own[peer], 2) if peer else None,
                "admin_queries": max(each[2] for each in found[peer]) if peer else None,
            }
        )
    return pages


def bench(url: str, folder: str, arguments: argparse.Namespace) -> dict[str, Any]:
    prepare(url, folder)
    world = build(arguments.clusters, arguments.rows, 17)
    with served(folder) as port:
        if arguments.serve:
            print(f"http://127.0.0.1:{port}{world['pages']['today'][0]}  sessionid={world['session']}", file=sys.stderr)
            print(json.dumps(world["pages"]), file=sys.stderr)
            input()
        pages = measure(world, port, arguments.rounds)
    return {
        "database": "sqlite" if url.startswith("sqlite") else "postgres",
        "clusters": arguments.clusters,
        "obligations_of_the_big_one": world["obligations"],
        "rows_in_database": world["rows_in_database"],
        "built_s": world["built_s"],
        "load": os.getloadavg()[0],
        "pages": pages,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--sqlite", action="store_true", help="SQLite in the place of PostgreSQL")
    parser.add_argument("--clusters", type=int, default=600)
    parser.add_argument("--rows", type=int, default=250, help="rows of the big cluster's plan")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="artel-bench-") as folder:
        if arguments.sqlite:
            found = bench(f"sqlite:///{folder}/bench.sqlite3", folder, arguments)
        else:
            from tests.postgres import running

            with running() as postgres:
                found = bench(postgres.create("artel"), folder, arguments)
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False))
        return
    print({name: value for name, value in found.items() if name != "pages"})
    for page in found["pages"]:
        print("  ".join(f"{value!s:>9}" for value in page.values()))


if __name__ == "__main__":
    main()
