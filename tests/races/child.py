"""One process of a race: points the loaded application at its database, and speaks with the test through a pipe."""

import importlib
import json
import os
import traceback
from multiprocessing.connection import Connection

_line: Connection | None = None


def barrier() -> None:
    """Tell the parent that this process is ready, and wait for its word."""
    _line.send(("ready", ""))
    if _line.recv() != "go":
        raise SystemExit("the race was called off")


def live(line: Connection, target: str, index: int, arguments: str, database_url: str) -> None:
    """Do what the target says and tell the answer, or what it died of."""
    global _line
    _line = line
    try:
        _connect(database_url)
        module, name = target.split(":")
        function = getattr(importlib.import_module(module), name)
        barrier()
        line.send(("answer", json.dumps(function(index, **json.loads(arguments)))))
    except EOFError:
        return  # the test has gone
    except BaseException:
        line.send(("failed", traceback.format_exc()))
    finally:
        line.close()


def _connect(database_url: str) -> None:
    from django.conf import settings
    from django.db import connection, connections

    from artel.config import environment

    os.environ["DATABASE_URL"] = database_url  # for whatever the target starts itself
    settings.DATABASES = {"default": environment.database(settings.HOME_DIR)}
    for made in connections.all(initialized_only=True):  # while the application loaded; never opened
        del connections[made.alias]
    connections.settings = connections.configure_settings(settings.DATABASES)
    connection.ensure_connection()
