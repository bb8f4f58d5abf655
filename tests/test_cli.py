"""The `artel` command as a person types it: real processes, exit codes, one-line errors that name the mend."""

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

SEED = files("artel.plans") / "seed"


def artel(*words, home=None, stdin=None, **environment):
    """Run the command in an installation of its own; (exit code, standard output, standard error)."""
    env = {
        key: value for key, value in os.environ.items() if not key.startswith(("ARTEL_", "DJANGO_", "DATABASE_"))
    } | environment
    if home is not None:
        env |= {"ARTEL_MODE": "demo", "ARTEL_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "artel.cli", *words], input=stdin, capture_output=True, text=True, env=env, timeout=180
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """An empty installation with a cluster and its coordinator."""
    folder = tmp_path_factory.mktemp("home")
    assert artel("prepare", home=folder)[0] == 0
    assert artel("cluster", "add", "tepk", "--name", "Кластер", "--zone", "Asia/Tomsk", home=folder)[0] == 0
    return folder


def test_a_deadline_is_read_without_a_database():
    code, out, _err = artel("term", "Март 2024г.", "--year", "2023/2024")
    assert code == 0
    assert (json.loads(out)["start"], json.loads(out)["end"]) == ("2024-03-01", "2024-03-31")


def test_deadlines_are_read_in_a_batch_one_answer_a_line():
    asked = [
        {"phrase": "2 квартал 2024 г.", "year": "2023/2024", "month": None},
        {"phrase": "мяу", "year": None, "month": None},
    ]
    code, out, _err = artel("term", "--batch", stdin="".join(json.dumps(line) + "\n" for line in asked))
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [answer["kind"] for answer in answers] == ["quarter", "unknown"]
    assert answers[1]["words"] == "мяу"


@pytest.mark.parametrize("form", ["docx", "pdf", "txt"])
def test_the_seed_plan_is_read_without_a_database_in_every_form(form):
    code, out, _err = artel("plan", "read", "--json", str(SEED / f"plan.{form}"))
    gold = json.loads((SEED / "plan.gold.json").read_text(encoding="utf-8"))["rows"]
    fields = ("section", "number", "title", "executors", "deadline", "result")
    assert code == 0
    assert [{name: row[name] for name in fields} for row in json.loads(out)["rows"]] == gold


def test_a_file_that_is_no_plan_is_refused_in_one_line(tmp_path):
    (tmp_path / "план.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))
    code, out, err = artel("plan", "read", str(tmp_path / "план.doc"))
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert ".docx" in err


def test_production_without_settings_says_what_to_set():
    code, _out, err = artel("plan", "status", "--cluster", "tepk")
    assert code == 1
    assert "ARTEL_SECRET_KEY" in err
    assert "Traceback" not in err


def test_a_plan_goes_from_its_file_to_its_status(home):
    code, link, _err = artel(
        "user", "invite", "--email", "k@example.test", "--name", "Кравцова Елена Викторовна", "--cluster", "tepk",
        "--role", "coordinator", home=home,
    )  # fmt: skip
    assert code == 0
    assert "/invitation/" in link
    code, out, _err = artel(
        "plan", "import", str(SEED / "plan.pdf"), "--cluster", "tepk", "--as", "k@example.test", home=home
    )
    assert code == 0
    assert "нет строки 2.3" in out
    assert "17 строк" in out
    code, out, _err = artel("plan", "status", "--cluster", "tepk", "--on", "15.03.2024", "--json", home=home)
    rows = json.loads(out)["rows"]
    assert code == 0
    assert len(rows) == 17
    assert rows[0]["state"] == "overdue"
    assert rows[0]["obligations"][0]["working_days_left"] == -10
    assert any("прошёл 10 рабочих дней назад" in line for line in rows[0]["obligations"][0]["why"])
    code, out, _err = artel("audit", "verify", home=home)
    assert code == 0
    assert "целы" in out


def test_what_is_not_there_is_named_with_its_mend(home):
    code, _out, err = artel("plan", "status", "--cluster", "nowhere", home=home)
    assert code == 1
    assert "artel cluster add" in err
    code, _out, err = artel(
        "plan", "import", str(SEED / "plan.txt"), "--cluster", "tepk", "--as", "x@example.test", home=home
    )
    assert code == 1
    assert "artel user invite" in err
    assert artel("plan", "status", "--cluster", "tepk", "--on", "31.02.2024", home=home)[0] == 2


def test_a_cluster_is_not_founded_twice(home):
    code, _out, err = artel("cluster", "add", "tepk", "--name", "Другой", home=home)
    assert code == 1
    assert len(err.strip().splitlines()) == 1


# A paper signed by hand, entered past the deeds of meetings; prints where its PDF lies.
SIGNED_PAPER = """
import django; django.setup()
from datetime import date
from artel import jobs
from artel.accounts.rights import system
from artel.documents.models import Paper, PaperFile, Signature, Signer
from artel.documents.papers.canonical import digest_of
from artel.documents.papers.tree import Document, Signatures, SignatureLine, Text
from artel.documents.services.signing import MAKE_FILES
from artel.kernel import clock
from artel.members.models import Cluster, Person
cluster = Cluster.objects.get(slug="tepk")
person = Person.objects.create(cluster=cluster, last_name="Ярцев", first_name="Михаил")
lines = Signatures((SignatureLine("Председатель", "М.А. Ярцев", 1),))
document = Document("Протокол", (Text("Согласовать."), lines), 2016)
paper = Paper.objects.create(
    cluster=cluster, kind="meetings.minutes", title="Протокол заседания", dated_on=date(2024, 2, 15), round=1,
    gost_edition=2016, state="signing", content=document.to_json(), digest=digest_of(document), created_at=clock.now(),
)
signer = Signer.objects.create(paper=paper, position=1, role="signs", person=person, post="Председатель", name="М.А.")
Signature.objects.create(
    signer=signer, paper=paper, kind="by_hand", full_name="Ярцев", digest=paper.digest, code="1",
    signed_at=clock.now(), signed_on=date(2024, 2, 16),
)
Paper.objects.filter(pk=paper.pk).update(
    state="registered", number="3-ЭС", registered_at=clock.now(), in_force_on=date(2024, 2, 16), token_hash="0" * 64
)
jobs.enqueue(MAKE_FILES, key="files", actor=system(), payload={"paper": paper.pk})
jobs.run_pending()
print(PaperFile.objects.get(form="pdf").file.content.path)
"""
SPOILED = """
import django; django.setup()
from artel.accounts.rights import system
from artel.documents.models import Paper
from artel.documents.services.immutability import thaw
with thaw("Проверка", system()):
    paper = Paper.objects.get()
    Paper.objects.update(content={**paper.content, "title": "Иначе"})
"""


def script(source, home):
    env = {
        "ARTEL_MODE": "demo", "ARTEL_HOME": str(home), "DJANGO_SETTINGS_MODULE": "artel.config.settings",
        "PATH": os.environ["PATH"],
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, env=env, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_file_is_known_by_its_bytes_and_every_signed_paper_is_checked(home, tmp_path):
    code, out, _err = artel("verify", "--all", home=home)
    assert (code, out.strip()) == (0, "подписанных документов: 0, расхождений нет")
    kept = Path(script(SIGNED_PAPER, home))
    code, out, _err = artel("verify", str(kept), home=home)
    assert code == 0
    assert out.strip() == "Протокол № 3-ЭС от 15.02.2024, кластер tepk: файл подлинный, документ действует"
    changed = tmp_path / "протокол.pdf"
    changed.write_bytes(kept.read_bytes() + b" ")
    code, out, err = artel("verify", str(changed), home=home)
    assert (code, out) == (1, "") and "или изменён" in err
    assert artel("verify", str(tmp_path / "нет.pdf"), home=home)[0] == 1
    assert artel("verify", home=home)[0] == 2
    assert "документов: 1, расхождений нет" in artel("verify", "--all", home=home)[1]
    kept.chmod(0o600)
    kept.write_bytes(b"%PDF-")
    code, out, err = artel("verify", "--all", home=home)
    assert code == 1 and "файл PDF изменён" in out and "1 из 1" in err
    script(SPOILED, home)
    code, out, _err = artel("verify", "--all", home=home)
    assert code == 1 and "содержание изменено после подписания" in out
