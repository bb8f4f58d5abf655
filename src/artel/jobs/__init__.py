"""Background jobs: enqueued in the transaction of a deed, done exactly once, whoever is killed meanwhile.

A handler is a function of one Run, registered in its app's tasks.py (imported in ready()):

    @jobs.handler("plans.read_upload", label=_("Чтение плана"))
    def read_upload(run: jobs.Run) -> None:
        rows = parse(run.payload["upload_id"])                    # long, no transaction, may be repeated
        run.progress(1, 2, _("Документ прочитан"))
        with run.finish() as result:                              # the effect and «done» are one transaction
            result["draft_id"] = store_draft(rows, actor=run.actor).pk

and `jobs.enqueue("plans.read_upload", key=f"upload-{pk}", actor=user, cluster=cluster, payload={…})` asks for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from artel.jobs.registry import handler, schedule

if TYPE_CHECKING:
    from artel.jobs.running import Run
    from artel.jobs.services import enqueue
    from artel.jobs.worker import run_pending

# What touches models is found on first use: apps import this package before Django has loaded its models.
_NEEDS_MODELS = {"Run": "running", "enqueue": "services", "run_pending": "worker"}

__all__ = ["Run", "enqueue", "handler", "run_pending", "schedule"]


def __getattr__(name: str):
    if name not in _NEEDS_MODELS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_NEEDS_MODELS[name]}"), name)
