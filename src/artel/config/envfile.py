"""The file of settings that `artel init` writes and every command of Artel reads: NAME="value", a line each.

A shell (`set -a; . ./artel.env`) and systemd (`EnvironmentFile=`) read it in the same way.
"""

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

DEFAULT = "artel.env"
_LINE = re.compile(r'^\s*([A-Z][A-Z0-9_]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"#]*))\s*(?:#.*)?$')
_SPECIAL = re.compile(r'[\\"$`]')


class Unreadable(Exception):
    """The file is not one of settings, or is not safe to be believed; the sentence says what to mend."""


def find() -> Path | None:
    """The file to read: ARTEL_ENV_FILE, else artel.env in the current folder.

    None where ARTEL_MODE stands in the environment already: a demo or a test run beside an installation must never be
    led to its database.
    """
    named = os.environ.get("ARTEL_ENV_FILE")
    if named:
        return Path(named)
    if os.environ.get("ARTEL_MODE"):
        return None
    path = Path(DEFAULT)
    return path if path.is_file() else None


def read(path: Path) -> dict[str, str]:
    """Settings of the file. Raises Unreadable for a file that others may write, and for a line that is no setting."""
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path} cannot be read: {error}") from None
    if mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise Unreadable(f"{path} may be written by others: chmod 600 {path}")
    found = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.match(line)
        if match is None:
            raise Unreadable(f'{path}, line {number}: write NAME="value"')
        name, quoted, bare = match.groups()
        found[name] = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else bare
    return found


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{sign.group()}"


def write(path: Path, values: Mapping[str, str]) -> None:
    """Write the file anew, readable by its owner alone, whole or not at all."""
    lines = ["# Settings of Artel, written by `artel init`; what each means: docs/operate/settings.md\n"]
    for name, value in values.items():
        if "\n" in value or "\x00" in value:
            raise ValueError(f"{name}: a setting is one line")
        lines.append(f'{name}="{_SPECIAL.sub(_escaped, value)}"\n')
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def load() -> Path | None:
    """Put what the file says into the environment, where the environment does not say otherwise; tell which file."""
    path = find()
    if path is not None:
        for name, value in read(path).items():
            os.environ.setdefault(name, value)
    return path
