"""Terms on the command line: one JSON object a line in, one a line out."""

import json
from typing import TextIO

from artel.terms.reading import read_term


def main_batch(stdin: TextIO, stdout: TextIO) -> None:
    """Answer {"phrase", "year", "month"} lines with terms in the corpus's keys, in the same order."""
    for line in stdin:
        if line.strip():
            asked = json.loads(line)
            stdout.write(main_one(asked.get("phrase") or "", asked.get("year"), asked.get("month")) + "\n")


def main_one(phrase: str, year: str | None = None, month: str | None = None) -> str:
    return json.dumps(read_term(phrase, year=year, month=month).to_json(), ensure_ascii=False)
