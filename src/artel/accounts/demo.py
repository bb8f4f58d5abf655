"""Whom one can sign in as by one press in a demo installation. Apps above say whom; no real account is ever let in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from artel.accounts.models import User


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A card on the first screen of the demo. `note` says what the person will see: «всё красное и чья очередь»."""

    user_id: int
    name: str
    post: str
    role: str
    cluster: str
    note: str = ""
    order: int = 100
    cluster_note: str = ""  # a sentence about the cluster, taken from its first person
    is_suggested: bool = False  # the one to begin with


@dataclass(frozen=True, slots=True)
class DemoCluster:
    name: str
    note: str
    people: tuple[DemoPerson, ...]

    @property
    def guides(self) -> tuple[DemoPerson, ...]:
        """Those of whom it is said what they will see; all of them where it is said of nobody."""
        return tuple(person for person in self.people if person.note) or self.people

    @property
    def others(self) -> tuple[DemoPerson, ...]:
        shown = {person.user_id for person in self.guides}
        return tuple(person for person in self.people if person.user_id not in shown)


_sources: list[Callable[[], Iterable[DemoPerson]]] = []


def register(source: Callable[[], Iterable[DemoPerson]]) -> Callable[[], Iterable[DemoPerson]]:
    """Add a function that answers the people of the demo."""
    if source not in _sources:
        _sources.append(source)
    return source


def clusters() -> list[DemoCluster]:
    """People of the demo by cluster, in their order. An account that is not invented or is blocked is never offered."""
    people = sorted((person for source in _sources for person in source()), key=lambda person: person.order)
    allowed = set(
        User.objects.filter(pk__in={person.user_id for person in people}, is_demo=True, is_active=True).values_list(
            "pk", flat=True
        )
    )
    groups: dict[str, list[DemoPerson]] = {}
    for person in people:
        if person.user_id in allowed:
            groups.setdefault(person.cluster, []).append(person)
    return [DemoCluster(name, group[0].cluster_note, tuple(group)) for name, group in groups.items()]
