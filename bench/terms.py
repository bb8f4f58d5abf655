"""Reading deadlines: Artel beside the PyPI package dateparser, on one labelled table in one run.

    bench/terms.py [--tsv FILE] [--json]

The table has the corpus's three columns: phrase, source, gold JSON. The default one was used to mend the grammar: it
shows the gap, not how Artel reads what it has never seen. The peer lives in `.bench-venv`, made on demand. `exact` is
the whole reading (kind, dates, rule, due date, offset, document), `dates` the bounds where the label has any.
"""

import argparse
import json
import re
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEER_VENV = ROOT / ".bench-venv"
PEER = "dateparser==1.2.2"
sys.path.insert(0, str(ROOT / "src"))


def squashed(text: str | None) -> str | None:
    return re.sub(r"[\s\-–—]+", "", (text or "").lower().replace("ё", "е")).strip(".;,:") or None


def normal(term: dict) -> dict:
    """A reading without spelling: times 1 is no times, anchors without spaces and case."""
    offset = {
        key: squashed(value) if isinstance(value, str) else value
        for key, value in (term.get("offset") or {}).items()
        if value is not None
    }
    return {
        "offset": offset,
        "external": squashed(term.get("external")),
        "times": term.get("times") or 1,
        "interval": term.get("interval") or 1,
        "parts": [list(part) for part in term.get("parts") or []],
        **{key: bool(term.get(key)) for key in ("at_most", "at_least", "on_demand")},
        **{
            key: term.get(key) or None
            for key in ("start", "end", "every", "due", "month_day", "months", "weekday", "half", "also")
        },
    }


def shares(golds: list[dict], answers: list[dict]) -> tuple[float, float]:
    """(exact, dates). Another kind that the label allows is right too where the dates agree."""
    exact = dates = dated = 0
    for gold, answer in zip(golds, answers, strict=True):
        same = (answer.get("start"), answer.get("end")) == (gold.get("start"), gold.get("end"))
        has_bounds = bool(gold.get("start") or gold.get("end"))
        whole = answer.get("kind") == gold["kind"] and normal(answer) == normal(gold)
        exact += whole or (answer.get("kind") in gold.get("alt_kinds", []) and has_bounds and same)
        dated += has_bounds
        dates += has_bounds and same
    return exact / len(golds), dates / max(dated, 1)


def ours(asked: list[dict]) -> tuple[list[dict], float]:
    from artel.terms import read_term

    read_term("январь", year="2024")  # the lexicon is built once a process
    started = time.perf_counter()
    terms = [read_term(each["phrase"], year=each["year"], month=each["month"]) for each in asked]
    spent = time.perf_counter() - started
    return [term.to_json() for term in terms], spent


def theirs(asked: list[dict]) -> tuple[list[dict], float]:
    python = PEER_VENV / "bin" / "python"
    if not python.exists():
        venv.create(PEER_VENV, with_pip=True)
    if subprocess.run([python, "-c", "import dateparser"], capture_output=True, check=False).returncode:
        subprocess.run([python, "-m", "pip", "install", "-q", PEER], check=True, stdout=sys.stderr)
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in asked)
    done = subprocess.run(
        [python, Path(__file__).with_name("terms_peer.py")], input=lines, capture_output=True, text=True, check=True
    )
    *answers, last = [json.loads(line) for line in done.stdout.splitlines()]
    return answers, last["seconds"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tsv", type=Path, default=Path(__file__).with_name("terms.tsv"))
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options = parser.parse_args()
    rows = [line.split("\t") for line in options.tsv.read_text(encoding="utf-8").splitlines()[1:]]
    labelled = [(phrase, json.loads(gold)) for phrase, _, gold in rows]
    labelled = [(phrase, gold) for phrase, gold in labelled if not gold.get("needs_review")]
    asked = [
        {"phrase": phrase, "year": gold.get("context_year"), "month": gold.get("context_month")}
        for phrase, gold in labelled
    ]
    golds = [gold for _, gold in labelled]
    figures: dict[str, float] = {"phrases": len(golds)}
    for name, read in (("artel", ours), ("dateparser", theirs)):
        answers, spent = read(asked)
        exact, dates = shares(golds, answers)
        figures |= {
            f"{name}_exact_share": round(exact, 4),
            f"{name}_dates_share": round(dates, 4),
            f"{name}_phrases_per_second": round(len(golds) / spent),
        }
    figures["speed_ratio"] = round(
        figures["artel_phrases_per_second"] / max(figures["dateparser_phrases_per_second"], 1), 1
    )
    if options.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        for key, value in figures.items():
            print(f"{key:32} {value}")


if __name__ == "__main__":
    main()
