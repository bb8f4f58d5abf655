"""The `artel` command as a person types it: real processes, exit codes, one-line errors that name the mend."""

import json
import os
import subprocess
import sys
from importlib.resources import files

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
