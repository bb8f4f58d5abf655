"""Production refuses to start on each insecure setting, and says which variable to mend."""

import os
import subprocess
import sys

import pytest

SAFE = {
    "ARTEL_MODE": "production",
    "ARTEL_SECRET_KEY": "s3cr3t-of-sessions-" + "abcdefghij0123456789" * 3,
    "ARTEL_AUDIT_KEY": "another-key-of-the-journal-" + "zyxwvutsrq9876543210" * 3,
    "ARTEL_HOSTS": "artel.example",
    "ARTEL_BASE_URL": "https://artel.example",
    "DJANGO_SETTINGS_MODULE": "artel.config.settings",
}
SETUP = "import django; django.setup()"
SHOW = (
    f"{SETUP}; from django.conf import settings as s; "
    "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.MFA_REQUIRED, "
    "s.PASSWORD_HASHERS[0].rpartition('.')[2], s.ALLAUTH_TRUSTED_PROXY_COUNT)"
)


def start(
    tmp_path, command: str = "import django; django.setup()", **changes: str | None
) -> subprocess.CompletedProcess:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("ARTEL_", "DATABASE_", "DJANGO_"))
    }
    chosen = SAFE | {"ARTEL_HOME": str(tmp_path)} | changes
    environment = kept | {name: value for name, value in chosen.items() if value is not None}
    return subprocess.run(
        [sys.executable, "-c", command], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_production_starts_on_safe_settings(tmp_path):
    started = start(tmp_path, SHOW)
    assert started.returncode == 0, started.stderr
    assert started.stdout.split() == ["True", "True", "True", "True", "Argon2PasswordHasher", "1"]


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"ARTEL_SECRET_KEY": None}, "ARTEL_SECRET_KEY"),
        ({"ARTEL_SECRET_KEY": "short"}, "ARTEL_SECRET_KEY"),
        ({"ARTEL_SECRET_KEY": "a" * 60}, "ARTEL_SECRET_KEY"),
        ({"ARTEL_AUDIT_KEY": None}, "ARTEL_AUDIT_KEY"),
        ({"ARTEL_AUDIT_KEY": SAFE["ARTEL_SECRET_KEY"]}, "ARTEL_AUDIT_KEY"),
        ({"ARTEL_DEBUG": "1"}, "ARTEL_DEBUG"),
        ({"ARTEL_HOSTS": None}, "ARTEL_HOSTS"),
        ({"ARTEL_HOSTS": "*"}, "ARTEL_HOSTS"),
        ({"ARTEL_BASE_URL": None}, "ARTEL_BASE_URL"),
        ({"ARTEL_BASE_URL": "http://artel.example"}, "ARTEL_BASE_URL"),
        ({"DATABASE_URL": "mysql://localhost/artel"}, "DATABASE_URL"),
        ({"ARTEL_MODE": "prod"}, "ARTEL_MODE"),
    ],
    ids=lambda value: (
        " ".join(f"{name}={kept}"[:30] for name, kept in value.items()) if isinstance(value, dict) else value
    ),
)
def test_production_does_not_start_on_an_insecure_setting(tmp_path, bad, named):
    refused = start(tmp_path, **bad)
    assert refused.returncode != 0
    assert "ImproperlyConfigured" in refused.stderr and named in refused.stderr


def test_forgetting_the_mode_means_production(tmp_path):
    refused = start(tmp_path, ARTEL_MODE=None, ARTEL_SECRET_KEY=None)
    assert refused.returncode != 0 and "ARTEL_SECRET_KEY" in refused.stderr


def test_production_without_a_proxy_of_ours_believes_no_header(tmp_path):
    shown = start(tmp_path, SHOW, ARTEL_BEHIND_PROXY="0")
    assert shown.stdout.split()[-1] == "0"
