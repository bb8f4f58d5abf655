"""Settings of the suite: the same ones in test mode, whatever the environment says."""

import os

os.environ["ARTEL_MODE"] = "test"

from artel.config.settings import *  # noqa: F403 -- the mode must be set before they are read

STATIC_ROOT = None  # nothing is collected for tests; whitenoise serves from where the files lie
WHITENOISE_USE_FINDERS = True
