"""Loaded once by the process that races are forked from: the whole application, and no connection to any database."""

import os
import warnings

warnings.simplefilter("ignore")
os.environ["ARTEL_MODE"] = "test"
os.environ["DATABASE_URL"] = "sqlite:///dev/null"  # each child names its own
os.environ["DJANGO_SETTINGS_MODULE"] = "artel.config.settings"

import django  # noqa: E402

django.setup()
