"""The registry of what calls people: apps above register their sources here, in ready() (docs/reminders.md).

A source answers what stands open in a cluster on a day; it remembers nothing and sends nothing. When each addressee is
told, that nobody is told twice, and that what is done falls silent, is the business of `services.gathering`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from artel.members.models import Cluster, Organisation
from artel.notices.domain.cadence import Cadence


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One open thing that calls somebody.

    `thing`: its name, unique over all sources («plans.obligation:123»). `on`: the day it is due, or since when it
    waits, as the source's cadence counts. `users`: ids of accounts that have to act. `told`: ids of accounts by the
    name of an escalation's step (`cadence.COORDINATION`); a step that the call does not name tells nobody.
    `title`: the thing, without its day («3.1 Заседания Экспертного совета: I кв. 2024»). `text`: what is missing, a
    sentence. `act` and `url`: words of the button and the path of the page where the thing is done.
    `organisation`: whose working days count; the cluster's five-day week where there is none.
    """

    thing: str
    on: date
    users: Iterable[int] = ()
    told: Mapping[str, Iterable[int]] = field(default_factory=dict)
    title: str
    text: str = ""
    act: str
    url: str
    organisation: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where calls come from. `key` is the kind of its notices, `label` its words in filters and settings.

    `find(cluster, day)`: every call that stands open on the day, due ones and those far ahead alike; the same number
    of queries for one and for hundreds. What it answers no more is settled.
    """

    key: str
    label: str
    find: Callable[[Cluster, date], Iterable[Call]]
    rhythm: Cadence


_SOURCES: dict[str, Source] = {}
_KINDS: dict[str, str] = {}


def register(source: Source) -> Source:
    """Add a source. A key stands once."""
    if source.key in _KINDS:
        raise ValueError(f"the kind of notices {source.key!r} is registered twice")
    _SOURCES[source.key] = source
    _KINDS[source.key] = source.label
    return source


def register_kind(key: str, label: str) -> str:
    """Name a kind of notices that are told at once (`services.tell`), without a source of its own."""
    if _KINDS.get(key, label) != label:
        raise ValueError(f"the kind of notices {key!r} is registered twice")
    _KINDS[key] = label
    return key


def sources() -> list[Source]:
    return list(_SOURCES.values())


def source_of(kind: str) -> Source | None:
    """The source of a kind; None for what is told at once, and for a kind whose app is gone."""
    return _SOURCES.get(kind)


def kinds() -> list[tuple[str, str]]:
    """(key, words) of every kind of notices, by the alphabet of the words."""
    return sorted(((key, str(words)) for key, words in _KINDS.items()), key=lambda kind: kind[1])


def label_of(kind: str) -> str:
    """Words of a kind; the kind itself where no app of this version knows it."""
    return str(_KINDS.get(kind, kind))
