"""`authorize()`: the one gate every deed passes. Predicates come from the apps' permissions.py by way of `rules`."""

from dataclasses import dataclass
from typing import Any

import rules
from django.utils.translation import gettext as _

from artel.kernel.errors import Denied


@dataclass(frozen=True, slots=True)
class System:
    """The actor of deeds that no person does: schedules, consequences of another deed, the demo's builder."""

    reason: str = "system"
    pk: None = None
    is_authenticated: bool = False
    is_active: bool = True
    is_operator: bool = False

    def __str__(self) -> str:
        return _("Система")


def system(reason: str = "system") -> System:
    """The system as an actor. `reason` goes to the journal."""
    return System(reason)


def can(actor: Any, permission: str, obj: Any = None) -> bool:
    """Tell whether the actor may. An unknown permission is an error, never a quiet "no"."""
    if not rules.perm_exists(permission):
        raise LookupError(f"no such permission: {permission}")
    if isinstance(actor, System):
        return True
    return bool(actor and actor.is_active and rules.has_perm(permission, actor, obj))


def authorize(actor: Any, permission: str, obj: Any = None) -> None:
    """Let the deed go on or raise Denied.

    Rights are read afresh: a role that ended a second ago denies, whatever the page showed.
    """
    # request.user is a lazy proxy with a __dict__ of its own, where standing_of() keeps what it has read.
    getattr(actor, "__dict__", {}).pop("_standings", None)
    if not can(actor, permission, obj):
        raise Denied(
            _("У вас нет права на это действие. Если оно нужно вам по работе, обратитесь к координатору кластера.")
        )
