"""Registry of those above whose things are agreed by a sheet: they are told when a round ends, and say where it is seen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from artel.documents.models import ApprovalSheet


@dataclass(frozen=True, slots=True)
class Agreed:
    """`closed` is called with (sheet, actor) in the transaction of the deed, when a round is agreed, returned or void.

    `url`: the address of what is agreed, for whoever may see it.
    """

    subject_kind: str
    closed: "Callable[[ApprovalSheet, Any], None] | None" = None
    url: "Callable[[ApprovalSheet], str] | None" = None


_KINDS: dict[str, Agreed] = {}


def register(kind: Agreed) -> None:
    """Offer a kind of things. Registering the same one twice is a mistake of the programmer."""
    if kind.subject_kind in _KINDS:
        raise ValueError(f"the subject {kind.subject_kind} is registered twice")
    _KINDS[kind.subject_kind] = kind


def on_closed(subject_kind: str, closed: "Callable[[ApprovalSheet, Any], None]") -> None:
    """The same for one that only wants to be told."""
    register(Agreed(subject_kind, closed))


def tell(sheet: "ApprovalSheet", actor: Any) -> None:
    """Tell whoever is above that the round has ended."""
    kind = _KINDS.get(sheet.subject_kind)
    if kind is not None and kind.closed is not None:
        kind.closed(sheet, actor)


def url_of(sheet: "ApprovalSheet") -> str:
    """Where what is agreed is seen; empty when nobody says."""
    kind = _KINDS.get(sheet.subject_kind)
    return kind.url(sheet) if kind is not None and kind.url is not None else ""
