"""The registry of what can be found: an app says in ready() what of its things goes into the index and who sees it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save

from artel.search import index
from artel.search.domain.ranks import Words


@dataclass(frozen=True, slots=True)
class Card:
    """What of a thing goes into the index. `dated_on` orders equals and answers «не раньше»."""

    cluster_id: int
    words: tuple[Words, ...]
    dated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing as the list of the found shows it. `state` in words; `tone` is a silhouette, where the state has one.

    `text`: a passage in which the words may stand; the page cuts it around them.
    """

    title: str
    url: str
    context: str = ""
    on: date | None = None
    state: str = ""
    tone: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A model whose rows give words to a kind: which things a row stands behind, and by which of its fields.

    Of no `fields` every saving counts; else one that touches none of them (`update_fields`) is passed by.
    """

    model: type[Model]
    ids: Callable[[Any], Iterable[int]]
    fields: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of things to be found.

    `label`: many of them, for a facet; `one`: what a found thing is. `rows`: all of them with what `card` reads.
    `card` answers None for a thing that is not to be found by anybody. `visible(user, cluster)`: those that the person
    may see, with what `hit` reads; `.none()` where there can be none, which costs no query. `cluster`: path from a row
    to its cluster. `lift`, 0 to 9: how high it stands among equals.
    """

    code: str
    label: Any
    one: Any
    model: type[Model]
    rows: Callable[[], QuerySet]
    card: Callable[[Any], Card | None]
    visible: Callable[[Any, Any], QuerySet]
    hit: Callable[[Any], Hit]
    sources: tuple[Source, ...]
    cluster: str = "cluster"
    lift: int = 0


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Offer a kind to search, and keep its entries fresh from now on: within the transaction of every saving (0028)."""
    if kind.code in _KINDS:
        raise ValueError(f"kind of search {kind.code} is registered twice")
    _KINDS[kind.code] = kind
    for number, source in enumerate(kind.sources):
        uid = f"search.{kind.code}.{number}"
        post_save.connect(_follow_saving(kind, source), sender=source.model, weak=False, dispatch_uid=uid)
        post_delete.connect(_follow_deletion(kind, source), sender=source.model, weak=False, dispatch_uid=uid)
    return kind


def get(code: str) -> Kind:
    """The kind of this code (KeyError for one nobody registered)."""
    return _KINDS[code]


def known() -> list[Kind]:
    """All kinds, in the order of their lift and code."""
    return sorted(_KINDS.values(), key=lambda kind: (-kind.lift, kind.code))


def refresh(code: str, ids: Collection[int]) -> None:
    """Read these things anew. For a service that writes past `save()`: `bulk_create`, `bulk_update`, `update`."""
    index.refresh(get(code), ids)


def _follow_saving(kind: Kind, source: Source) -> Callable[..., None]:
    def follow(
        *, instance: Any, created: bool, raw: bool = False, update_fields: Collection[str] | None = None, **_: Any
    ) -> None:
        if raw:
            return
        if not created and update_fields is not None and source.fields and source.fields.isdisjoint(update_fields):
            return
        index.refresh(kind, set(source.ids(instance)), is_new=created and source.model is kind.model)

    return follow


def _follow_deletion(kind: Kind, source: Source) -> Callable[..., None]:
    def follow(*, instance: Any, **_: Any) -> None:
        index.refresh(kind, set(source.ids(instance)))

    return follow
