"""The journal: who did what to what, in a chain that shows whether it was changed afterwards.

A deed calls `audit.record(PlanEvent.SUBMITTED, actor=actor, target=plan)` in its own transaction; an app brings
the words of its events by `audit.register(TEXTS, group=_("План"))` in ready().
"""

from importlib import import_module
from typing import TYPE_CHECKING

from artel.audit.texts import group_of, groups, register, text_of

if TYPE_CHECKING:
    from artel.audit.journal import anchor, chains, forget, record, record_many, verify
    from artel.audit.selectors import history_of

# What touches models is found on first use: apps import this package before Django has loaded its models.
_NEEDS_MODELS = {
    "anchor": "journal",
    "chains": "journal",
    "forget": "journal",
    "history_of": "selectors",
    "record": "journal",
    "record_many": "journal",
    "verify": "journal",
}

__all__ = [
    "anchor",
    "chains",
    "forget",
    "group_of",
    "groups",
    "history_of",
    "record",
    "record_many",
    "register",
    "text_of",
    "verify",
]


def __getattr__(name: str):
    if name not in _NEEDS_MODELS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_NEEDS_MODELS[name]}"), name)
