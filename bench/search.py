"""Search in 100,000 things of one cluster with 600 clusters around it, on SQLite and on PostgreSQL.

`python bench/search.py --json` prints for each database (`sqlite_…`, `postgres_…`): entries_per_s of indexing, index_mb,
p95_ms of requests by kind (rare, common, two, unfinished, misspelt), each in another form of the word than stored, own_ms
(the process's own time for a page of each), floor_p95_ms (one row by its key: what the machine makes of the least query),
recall (of all the things that a plain scan over normal forms finds; 1 is all), save_ms and save_quiet_ms (one thing saved
with new words, and with the same ones, above the same saving without search). Beside them the database's own full text in
the same run (`…_peer_…`): FTS5 with unicode61 over the plain text, `to_tsvector('russian')` with GIN.
`--things N --clusters N` for less. PostgreSQL is left out where its binaries are not.
"""

import argparse
import contextlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

AROUND = 12  # things of each cluster around
MEASURED = 3000  # things whose indexing is timed
ASKED = 40  # requests of each kind
PAGE = 20
_NOUNS = """
    наладчик сварщик токарь фрезеровщик слесарь электромонтажник оператор программист технолог контролёр мастер лаборант
    инженер монтажник ремонтник станок автомат прибор датчик конвейер склад отдел лаборатория бригада смена корпус цех
    площадка мастерская студия полигон комплекс система установка линия оборудование аппаратура сеть кабель печь котёл
    насос двигатель привод робот пресс инструмент деталь изделие металл сплав пластик древесина стекло керамика покрытие
"""
_ADJECTIVES = """
    автоматический сборочный механический литейный термический гальванический измерительный экспериментальный учебный
    промышленный электрический цифровой лазерный вакуумный сварочный токарный ремонтный складской транспортный тепловой
"""
_TOWNS = "Томск Северск Асино Колпашево Стрежевой Кедровый Парабель Бакчар Молчаново Каргасок Тегульдет"
NOUNS, ADJECTIVES, TOWNS = _NOUNS.split(), _ADJECTIVES.split(), _TOWNS.split()
FILLER = "участок"  # stands in every thing


def prepare(url: str, folder: str) -> None:
    """Start Django on an empty database."""
    os.environ |= {
        "ARTEL_MODE": "test",
        "ARTEL_HOME": folder,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "artel.config.settings",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def forms_of(word: str) -> list[str]:
    """All forms of a word that the dictionary knows, in the singular and the plural."""
    from artel.russian.dictionary import parses

    return sorted({form.word for form in parses(word)[0].lexeme if not {"Supr", "COMP"} & set(form.tag.grammemes)})


def make_texts(count: int) -> list[str]:
    """So many phrases of two or three thousand words in any of their forms; every hundredth bears a rare word of its own."""
    chance = random.Random(1)
    vocabulary = {word: forms_of(word) for word in NOUNS + ADJECTIVES}
    texts = []
    for number in range(count):
        noun, other = chance.choice(NOUNS), chance.choice(NOUNS)
        words = [
            chance.choice(vocabulary[noun]), chance.choice(vocabulary[chance.choice(ADJECTIVES)]), FILLER,
            chance.choice(vocabulary[other]), chance.choice(TOWNS), f"№ {number}-К",
        ]  # fmt: skip
        if number % 100 == 0:
            words.insert(1, f"объект{'аоуыэи'[number // 100 % 6]}{number // 100 % 50:02d}")
        texts.append(" ".join(words))
    return texts


def fill(texts: list[str], clusters: int) -> tuple[Any, Any, list[int], float]:
    """The big cluster with a thing for each text, and the clusters around; seconds that the index took."""
    from artel.members.models import Cluster, Organisation
    from artel.members.tests.factories import make_cluster, make_coordinator
    from artel.search import index, kinds

    cluster = make_cluster()
    user = make_coordinator(cluster)
    around = Cluster.objects.bulk_create(
        Cluster(slug=f"around-{number}", name=f"Кластер {number}", short_name=f"К{number}", region="Томская область")
        for number in range(clusters)
    )
    things = [(cluster.pk, text) for text in texts]
    things += [
        (each.pk, texts[(number * 7 + k) % len(texts)]) for number, each in enumerate(around) for k in range(AROUND)
    ]
    made = Organisation.objects.bulk_create(
        (
            Organisation(cluster_id=whose, kind="employer", short_name=text, full_name="ООО", inn="")
            for whose, text in things
        ),
        batch_size=2000,
    )
    started = time.perf_counter()
    index.refresh(kinds.get("organisation"), [organisation.pk for organisation in made[:MEASURED]], is_new=True)
    seconds = time.perf_counter() - started
    write_past(made[MEASURED:])
    return cluster, user, [organisation.pk for organisation in made[: len(texts)]], seconds


def write_past(organisations: list[Any]) -> None:
    """Entries and postings as `index.refresh` would make them, written in bulk: the build is measured on fewer."""
    from django.db import connection

    from artel.search import kinds
    from artel.search.domain.ranks import ranked
    from artel.search.models import Entry, Posting

    kind = kinds.get("organisation")
    first = (Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    next_posting = (Posting.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    entries, postings = [], []
    for number, organisation in enumerate(organisations, first):
        organisation._prefetched_objects_cache = {"former_names": []}
        words = ranked(kind.card(organisation).words, lift=kind.lift, dated_on=None)
        entries.append((number, organisation.cluster_id, kind.code, organisation.pk, "x"))
        for word, rank in words.items():
            postings.append((next_posting, organisation.cluster_id, number, word, rank))
            next_posting += 1
    rows = {
        "search_entry (id, cluster_id, kind, object_id, digest)": entries,
        "search_posting (id, cluster_id, entry_id, word, rank)": postings,
    }
    with transaction_of(connection) as cursor:
        for table, values in rows.items():
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                    for value in values:
                        copy.write_row(value)
            else:
                cursor.executemany(f"INSERT INTO {table} VALUES (%s, %s, %s, %s, %s)", values)
        if connection.vendor == "postgresql":
            for table in ("search_entry", "search_posting"):
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")


@contextlib.contextmanager
def transaction_of(connection: Any) -> Iterator[Any]:
    from django.db import transaction

    with transaction.atomic(), connection.cursor() as cursor:
        yield cursor


def requests() -> dict[str, list[str]]:
    """What is asked, in other forms than stored as a rule: the forms of the phrases are as many as the words have."""
    chance = random.Random(2)
    form = {word: forms_of(word) for word in NOUNS + ADJECTIVES}
    rare = [f"объект{'аоуыэи'[n % 6]}{n % 50:02d}" for n in range(ASKED // 2)] + [
        f"{n * 37}-К" for n in range(ASKED // 2)
    ]

    def any_of(words: list[str]) -> str:
        return chance.choice(form[chance.choice(words)])

    long = [word for word in NOUNS if len(word) > 7]
    return {
        "rare": rare,
        "common": [chance.choice(["участки", "участка", "участками"]) for _ in range(ASKED)],
        "two": [f"{any_of(NOUNS)} {any_of(ADJECTIVES)}" for _ in range(ASKED)],
        "unfinished": [f"{any_of(NOUNS)} {chance.choice(NOUNS)[:4]}" for _ in range(ASKED)],
        "misspelt": [word[:2] + word[3] + word[2] + word[4:] for word in chance.sample(long, 10)],
    }


def scanned(texts: list[str]) -> dict[str, set[int]]:
    """Places of the texts by every normal form of every word in them: what a plain scan with stems would go through."""
    from artel.russian.wordforms import words_of

    found: dict[str, set[int]] = defaultdict(set)
    for place, text in enumerate(texts):
        for token in text.replace("№", " ").split():
            for word in words_of(token):
                found[word].add(place)
    return found


def truth_of(words: list[Any], plain: dict[str, set[int]]) -> set[int]:
    return set.intersection(*({place for word in term.words for place in plain.get(word, ())} for term in words))


def p95(samples: list[float]) -> float:
    return round(statistics.quantiles(samples, n=20)[-1] * 1000, 2) if len(samples) > 1 else round(samples[0] * 1000, 2)


def processor(ask: Any, asked: list[str]) -> float:
    """Milliseconds of this process's own time for one request in the middle: what other work on the machine does not swell."""
    samples = []
    for text in asked:
        started = time.process_time()
        ask(text)
        samples.append(time.process_time() - started)
    return round(statistics.median(samples) * 1000, 2)


def timed(ask: Any, asked: list[str]) -> float:
    samples = []
    for text in asked:
        started = time.perf_counter()
        ask(text)
        samples.append(time.perf_counter() - started)
    return p95(samples)


def measure_ours(texts: list[str], clusters: int) -> dict[str, Any]:
    from artel.members.models import Organisation
    from artel.russian.wordforms import terms
    from artel.search import selectors
    from artel.search.models import Entry, Posting

    cluster, user, ids, seconds = fill(texts, clusters)
    settle()
    figures: dict[str, Any] = {
        "entries": Entry.objects.count(), "postings": Posting.objects.count(),
        "entries_per_s": round(MEASURED / seconds), "index_mb": size_of("search_entry", "search_posting"),
    }  # fmt: skip
    asked = requests()

    def page(text: str) -> None:
        found = selectors.find(user, cluster, text)
        selectors.hits_of(user, cluster, found.refs[:PAGE])

    page("участок")  # what a process loads once: dictionary, addresses
    figures["p95_ms"] = {name: timed(page, texts) for name, texts in asked.items() if name != "misspelt"}
    figures["own_ms"] = {name: processor(page, texts) for name, texts in asked.items() if name != "misspelt"}
    figures["floor_p95_ms"] = timed(lambda text: Organisation.objects.get(pk=ids[len(text)]), asked["rare"])
    mended: list[str] = []
    figures["p95_ms"]["misspelt"] = timed(
        lambda text: mended.append(selectors.suggested(user, cluster, text)), asked["misspelt"]
    )
    figures["misspelt_mended"] = f"{sum(map(bool, mended))} of {len(mended)}"
    plain = scanned(texts)
    shares = []
    for text in asked["rare"] + asked["two"] + asked["common"][:3]:
        words = terms(text, typing=False)
        truth = truth_of(words, plain)
        candidates = selectors._Candidates(cluster, words, since=None, within=None)
        theirs = set() if candidates.is_hopeless else {ref.object_id for ref in candidates.batch(0, 10**7)[0]}
        if truth:
            shares.append(len({ids[place] for place in truth} & theirs) / len(truth))
    figures["recall"] = round(statistics.mean(shares), 4)
    return figures | saving(ids)


def saving(ids: list[int]) -> dict[str, float]:
    """Milliseconds that search adds to the saving of one thing."""
    from django.db import transaction

    from artel.members.models import Organisation

    def each(save: Any, count: int = 60) -> float:
        samples = []
        for organisation in Organisation.objects.filter(pk__in=ids[:count]):
            with transaction.atomic():
                started = time.perf_counter()
                save(organisation)
                samples.append(time.perf_counter() - started)
        return statistics.median(samples) * 1000

    def by_table(organisation: Any) -> None:
        Organisation.objects.filter(pk=organisation.pk).update(short_name=organisation.short_name)

    def renamed(organisation: Any) -> None:
        organisation.short_name = f"{organisation.short_name} новый"
        organisation.save(update_fields=["short_name"])

    plain = each(by_table)
    return {
        "save_quiet_ms": round(each(lambda one: one.save(update_fields=["short_name"])) - plain, 2),
        "save_ms": round(each(renamed) - plain, 2),
    }


def settle() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE search_posting, search_entry")


def size_of(*tables: str) -> float:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT sum(pg_total_relation_size(t)) FROM unnest(%s::text[]) t", [list(tables)])
            return round(float(cursor.fetchone()[0]) / 2**20, 1)
        places = ", ".join("%s" for _ in tables)
        cursor.execute(f"SELECT name FROM sqlite_master WHERE tbl_name IN ({places})", tables)
        names = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT name, sum(pgsize) FROM dbstat WHERE aggregate = TRUE GROUP BY name")
        return round(sum(size for name, size in cursor.fetchall() if name in names) / 2**20, 1)


def measure_peer(texts: list[str]) -> dict[str, Any]:
    """The database's own full text over the same phrases, without rights and without the clusters around."""
    from django.db import connection

    asked, plain = requests(), scanned(texts)
    with transaction_of(connection) as cursor:
        started = time.perf_counter()
        if connection.vendor == "sqlite":
            cursor.execute("CREATE VIRTUAL TABLE peer USING fts5(text, tokenize='unicode61')")
            cursor.executemany("INSERT INTO peer (rowid, text) VALUES (%s, %s)", list(enumerate(texts, 1)))
            query = "SELECT rowid FROM peer WHERE peer MATCH %s"
            order, quoted = " ORDER BY rank LIMIT 20", lambda text: " ".join(f'"{word}"' for word in text.split())
        else:
            cursor.execute("CREATE TABLE peer (id int PRIMARY KEY, text text, ts tsvector)")
            cursor.execute(
                "INSERT INTO peer SELECT n, t, to_tsvector('russian', t) FROM unnest(%s::int[], %s::text[]) AS x(n, t)",
                [list(range(1, len(texts) + 1)), texts],
            )
            cursor.execute("CREATE INDEX peer_ts ON peer USING gin (ts)")
            cursor.execute("ANALYZE peer")
            query = "SELECT id FROM peer WHERE ts @@ plainto_tsquery('russian', %s)"
            order, quoted = " ORDER BY ts_rank(ts, plainto_tsquery('russian', %s)) DESC LIMIT 20", lambda text: text
        build = time.perf_counter() - started

        def ask(text: str, tail: str = order) -> list[int]:
            words = quoted(text)
            cursor.execute(query + tail, [words] * (query + tail).count("%s"))
            return [row[0] for row in cursor.fetchall()]

        figures = {
            "build_s": round(build, 1),
            "p95_ms": {name: timed(ask, asked[name]) for name in ("rare", "common", "two")},
        }
        from artel.russian.wordforms import terms

        shares = []
        for text in asked["rare"] + asked["two"] + asked["common"][:3]:
            if truth := truth_of(terms(text, typing=False), plain):
                shares.append(len({place + 1 for place in truth} & set(ask(text, ""))) / len(truth))
        return figures | {"recall": round(statistics.mean(shares), 4)}


def child(name: str, things: int, clusters: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepare(os.environ["BENCH_URL"] or f"sqlite:///{folder}/bench.sqlite3", folder)
        texts = make_texts(things)
        figures = {f"{name}_{key}": value for key, value in measure_ours(texts, clusters).items()}
        figures |= {f"{name}_peer_{key}": value for key, value in measure_peer(texts).items()}
        print(json.dumps(figures, ensure_ascii=False))


def run(name: str, url: str, arguments: argparse.Namespace) -> dict[str, Any]:
    command = [
        sys.executable,
        __file__,
        "--child",
        name,
        "--things",
        str(arguments.things),
        "--clusters",
        str(arguments.clusters),
    ]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env={**os.environ, "BENCH_URL": url})
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--things", type=int, default=100_000)
    parser.add_argument("--clusters", type=int, default=600)
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.child, arguments.things, arguments.clusters)
        return
    figures = run("sqlite", "", arguments)
    from tests import postgres

    if postgres.binaries() is not None:
        with postgres.running() as server:
            figures |= run("postgres", server.create("bench"), arguments)
    print(
        json.dumps(figures, ensure_ascii=False)
        if arguments.json
        else "\n".join(f"{k}: {v}" for k, v in figures.items())
    )


if __name__ == "__main__":
    main()
