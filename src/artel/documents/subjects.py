"""Registry of what a meeting can take up: the lower app offers itself, the meeting brings the decision back (DESIGN 2).

A draft composition, a plan, a programme register a kind here in their `apps.py`; `meetings` offers them to the agenda
and, when the minutes are registered, tells the kind what was decided, in the same transaction.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from artel.documents.models import Paper
    from artel.members.models import Cluster, Unit


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that waits for a decision of a body."""

    kind: str
    id: str
    title: str  # of the agenda's item: «О составе рабочей группы „Наставничество“»
    draft: tuple[str, ...]  # points of a draft decision, infinitives
    url: str  # where it is seen
    label: str = ""  # of the link: «проект состава, 7 человек»
    recused: tuple[int, ...] = ()  # people who should not vote on it: ids of members.Person
    closes: str = ""  # what of the plan this will bring on: «строка 1.1: утверждённых групп станет 3 из 5»


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a body decided, told when its minutes are registered."""

    unit: "Unit"
    held_on: date
    accepted: bool
    minutes: "Paper"
    item: str  # «2», the item's number in the minutes
    actor: Any


@dataclass(frozen=True, slots=True)
class SubjectKind:
    code: str
    label: str
    waiting: "Callable[[Unit], Iterable[Subject]]"
    find: "Callable[[Cluster, str], Subject | None]"
    decided: "Callable[[Cluster, str, Ruling], None]"


_KINDS: dict[str, SubjectKind] = {}


def register(kind: SubjectKind) -> None:
    """Offer a kind of subjects. Registering the same code twice is a mistake of the programmer."""
    if kind.code in _KINDS:
        raise ValueError(f"subject kind {kind.code} is registered twice")
    _KINDS[kind.code] = kind


def waiting_for(unit: "Unit") -> list[Subject]:
    """Everything that this body can take up now."""
    return [subject for kind in _KINDS.values() for subject in kind.waiting(unit)]


def find(cluster: "Cluster", code: str, id: str) -> Subject | None:
    """The subject, or None when it is no more."""
    return _KINDS[code].find(cluster, id) if code in _KINDS else None


def decided(cluster: "Cluster", code: str, id: str, ruling: Ruling) -> None:
    """Bring a decision back to whom it concerns."""
    if code in _KINDS:
        _KINDS[code].decided(cluster, id, ruling)
