"""Kinds of papers made in Artel: what they are called in every case, where they are numbered, how long they are kept.

An app that makes a kind registers it in its `apps.py`, with what has to happen when one is registered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Q

    from artel.documents.models import Paper
    from artel.members.models import Cluster


@dataclass(frozen=True, slots=True)
class PaperKind:
    """`forms`: singular by cases «im rod dat vin tvor pred», lower case: («протокол», «протокола», …).

    `gender`: m, f or n of the word. `is_numbered_by_unit`: each body has a register of its own. `number`: makes the
    printed number of (value, paper): «1-ЭС». `retention`: the term by приказ Росархива 20.12.2019 № 236.
    `registered`, `recalled`, `revoked`: called with (paper, actor) in the transaction of the deed.
    `url`: the address of what the paper speaks of, for whoever may see it.
    `seen`: Q of the papers of this kind that (user, cluster) shows, where a paper names people who are not the whole
    cluster's business; its signers and whoever composed it always see it. `register`: the register a paper is numbered
    in, where it is neither the kind's nor the body's. `act`: (address, words) for the public check of (paper, code):
    what the bearer of the paper may do with it, while they may.
    """

    code: str
    forms: tuple[str, str, str, str, str, str]
    gender: str
    number: "Callable[[int, Paper], str]"
    retention: str
    is_numbered_by_unit: bool = True
    registered: "Callable[[Paper, Any], None] | None" = None
    recalled: "Callable[[Paper, Any], None] | None" = None
    revoked: "Callable[[Paper, Any], None] | None" = None
    url: "Callable[[Paper], str] | None" = None
    seen: "Callable[[Any, Cluster], Q] | None" = None
    register: "Callable[[Paper], str] | None" = None
    act: "Callable[[Paper, str], tuple[str, str] | None] | None" = None

    @property
    def label(self) -> str:
        return self.forms[0]


_KINDS: dict[str, PaperKind] = {}


def register(kind: PaperKind) -> None:
    """Offer a kind of paper. Registering the same code twice is a mistake of the programmer."""
    if kind.code in _KINDS:
        raise ValueError(f"paper kind {kind.code} is registered twice")
    _KINDS[kind.code] = kind


def names_people(code: str) -> bool:
    """Whether papers of the kind name people who are not the whole cluster's business."""
    kind = _KINDS.get(code)
    return kind is not None and kind.seen is not None


def get(code: str) -> PaperKind:
    """The kind of this code (KeyError for one nobody registered)."""
    return _KINDS[code]


def guarded() -> list[PaperKind]:
    """Kinds whose papers are not for the whole cluster."""
    return [kind for kind in _KINDS.values() if kind.seen is not None]


def choices() -> list[tuple[str, str]]:
    """Kinds for a filter."""
    return sorted(((code, kind.label) for code, kind in _KINDS.items()), key=lambda pair: pair[1])
