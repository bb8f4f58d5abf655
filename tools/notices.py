"""Writes docs/notices.md: name, version and licence of every run-time package, as each package declares them."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+))?", re.M)
HEAD = """# Licences of the packages Artel runs on

Written by `tools/notices.py` from `requirements.txt` and the packages' own metadata; do not edit by hand.
The full texts are inside the installed packages (`.venv/lib/python*/site-packages/*.dist-info/`).
What deserves a word beyond this table is in [NOTICE](../NOTICE).

| package | version | licence as declared |
|---|---|---|
"""


def licence_of(name: str) -> str:
    """The licence a package declares: its SPDX expression, else its classifiers, else the first line of the free field."""
    metadata = distribution(name).metadata
    if expression := metadata.get("License-Expression"):
        return expression
    classifiers = [c.rsplit(" :: ", 1)[-1] for c in metadata.get_all("Classifier", []) if c.startswith("License ::")]
    free = (metadata.get("License") or "").strip().split("\n")[0]
    return ", ".join(classifiers) or free or "not declared"


def main() -> None:
    lines = []
    for pin in PINNED.finditer((ROOT / "requirements.txt").read_text(encoding="utf-8")):
        try:
            licence = licence_of(pin["name"])
        except PackageNotFoundError:
            licence = f"not installed on this system (only where {pin['marker'].strip()})"
        lines.append(f"| {pin['name']} | {pin['version']} | {licence} |\n")
    (ROOT / "docs" / "notices.md").write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
