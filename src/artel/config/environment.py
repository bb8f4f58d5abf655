"""Reads the environment into settings and refuses to start production on insecure ones."""

import os
import secrets
from datetime import time
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

MODES = ("production", "demo", "test")
SQLITE_OPTIONS = {
    # IMMEDIATE: a deferred transaction that writes after reading loses to another writer (docs/decisions/0001).
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-20000;PRAGMA journal_size_limit=27103364"
    ),
}


def mode() -> str:
    """Mode of the installation; production unless the environment says otherwise, so that forgetting is safe."""
    value = os.environ.get("ARTEL_MODE", "production")
    if value not in MODES:
        raise ImproperlyConfigured(f"ARTEL_MODE is {value!r}; it must be one of {', '.join(MODES)}")
    return value


def flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, "")
    return default if not value else value.lower() in {"1", "true", "yes", "on"}


def words(name: str, *, default: list[str]) -> list[str]:
    value = os.environ.get(name, "")
    return [word.strip() for word in value.split(",") if word.strip()] or default


def secret(name: str, home: Path, *, mode: str) -> str:
    """The secret called `name`: from the environment, or in a demo kept in a file of its own with mode 0600."""
    if value := os.environ.get(name):
        return value
    if mode == "test":
        return f"test-{name}-" + "0" * 50
    if mode == "production":
        return ""
    path = home / (name.lower() + ".txt")
    home.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


def database(home: Path) -> dict:
    """SQLite in the home folder, or PostgreSQL by DATABASE_URL: postgres://user:password@host:port/name?host=/socket."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        home.mkdir(parents=True, exist_ok=True)
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": home / "artel.sqlite3", "OPTIONS": dict(SQLITE_OPTIONS)}
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": unquote(parts.path), "OPTIONS": dict(SQLITE_OPTIONS)}
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgres:// or sqlite://")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def backups() -> tuple[Path | None, time | None]:
    """Folder of backups, and the hour of the daily one; either may be missing, an hour needs a folder."""
    folder, hour = os.environ.get("ARTEL_BACKUP_DIR", ""), os.environ.get("ARTEL_BACKUP_AT", "")
    if hour and not folder:
        raise ImproperlyConfigured("ARTEL_BACKUP_AT needs ARTEL_BACKUP_DIR, the folder of the backups")
    try:
        return Path(folder).resolve() if folder else None, time.fromisoformat(hour) if hour else None
    except ValueError:
        raise ImproperlyConfigured(f"ARTEL_BACKUP_AT is {hour!r}; it must be an hour like 03:10") from None


def mail(home: Path) -> tuple[str, str]:
    """Real SMTP when a host is named; otherwise letters are kept as files, and nothing leaves the machine."""
    folder = str(home / "mail")
    if os.environ.get("ARTEL_SMTP_HOST"):
        return "django.core.mail.backends.smtp.EmailBackend", folder
    return "django.core.mail.backends.filebased.EmailBackend", folder


def refuse_insecure(settings: dict) -> None:
    """Stop the start of production on settings that would be dangerous.

    Every refusal names the variable to mend.
    """
    problems = []
    for name in ("SECRET_KEY", "AUDIT_KEY"):
        if len(settings[name]) < 50 or len(set(settings[name])) < 10:
            problems.append(f"ARTEL_{name} is missing or weak: set 50 or more random characters")
    if settings["SECRET_KEY"] and settings["SECRET_KEY"] == settings["AUDIT_KEY"]:
        problems.append("ARTEL_AUDIT_KEY must differ from ARTEL_SECRET_KEY")
    if settings["DEBUG"]:
        problems.append("ARTEL_DEBUG must be off")
    if not settings["ALLOWED_HOSTS"] or "*" in settings["ALLOWED_HOSTS"]:
        problems.append("ARTEL_HOSTS must list the host names of this installation")
    if not settings["BASE_URL"].startswith("https://"):
        problems.append("ARTEL_BASE_URL must be the https:// address of this installation")
    options = settings["DATABASES"]["default"].get("OPTIONS", {})
    if "sqlite" in settings["DATABASES"]["default"]["ENGINE"] and "synchronous=FULL" not in options.get(
        "init_command", ""
    ):
        problems.append("SQLite must run with synchronous=FULL")
    if problems:
        raise ImproperlyConfigured(
            "Artel does not start in production (for the demo world set ARTEL_MODE=demo):\n  - "
            + "\n  - ".join(problems)
        )
