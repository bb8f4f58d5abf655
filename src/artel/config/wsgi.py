"""WSGI entry for granian: `artel.config.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artel.config.settings")
application = get_wsgi_application()

# A page of a big plan makes a hundred thousand objects; walking all of the loaded program at every step of that took a
# third of its time (docs/performance.md).
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 50)
