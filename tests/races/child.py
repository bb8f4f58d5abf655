"""One process of a race; started by races.run(), speaks with it through its standard input and output."""

import importlib
import json
import os
import sys

_to_parent = None


def barrier() -> None:
    """Tell the parent that this process is ready, and wait for its word."""
    _to_parent.write("ready\n")
    _to_parent.flush()
    if sys.stdin.readline() != "go\n":
        raise SystemExit("the race was called off")


def main() -> None:
    global _to_parent
    _to_parent = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever is printed goes to stderr, not into the conversation

    import django

    django.setup()
    from django.db import connection

    target, index, arguments = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
    module, name = target.split(":")
    function = getattr(importlib.import_module(module), name)
    connection.ensure_connection()
    barrier()
    answer = function(index, **arguments)
    _to_parent.write(f"answer {json.dumps(answer)}\n")
    _to_parent.flush()


if __name__ == "__main__":
    # Under `-m` this file is __main__; targets that call races.barrier() must meet the same module.
    from tests.races import child

    child.main()
