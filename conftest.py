"""Settings of the whole suite: test mode, before Django is read."""

import os

os.environ["ARTEL_MODE"] = "test"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's sync API runs a loop in the test thread
