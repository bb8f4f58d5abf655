"""Skips that say so, and that fail where nothing may be skipped."""

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip a test for what this machine lacks; with ARTEL_NOTHING_SKIPPED=1 (as .ci/run sets it) fail instead."""
    if os.environ.get("ARTEL_NOTHING_SKIPPED") == "1":
        pytest.fail(f"{what}, and ARTEL_NOTHING_SKIPPED=1 lets nothing be skipped", pytrace=False)
    pytest.skip(what)
