"""Who counts in a body on a day. Pure: the selectors bring the rows (DOMAIN 2.5, 3.1.1 c 5, 3.3.1 c 1)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from artel.bodies.domain.rules import Rules
from artel.bodies.domain.states import Part

ORDER = {part: place for place, part in enumerate(Part)}


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure that holds the day. `person` is anything hashable that stands for a person."""

    person: Any
    part: Part
    is_acting: bool = False


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """What the composition in force says of a person."""

    part: Part
    has_vote: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A person who counts, once, in the first of their parts."""

    person: Any
    part: Part
    has_vote: bool
    is_acting: bool


def roll(
    tenures: Iterable[Held], *, seats: Mapping[Any, SeatFacts], suspended: Collection[Any], rules: Rules
) -> list[Counted]:
    """Count every person of the day's tenures once; a suspended one not at all, a vacant seat is no row to begin with.

    Who acts for the holder of a post from outside the body sits in the holder's place, so that the seat counts once;
    an acting member keeps their own seat, and the holder theirs. A vote: as the composition gave it, and a secretary's
    only where the rules let the secretary vote.
    """
    by_person: dict[Any, list[Held]] = {}
    for held in sorted(tenures, key=lambda held: (ORDER[held.part], not held.is_acting)):
        if held.person not in suspended:
            by_person.setdefault(held.person, []).append(held)
    from_outside = {held.part for own in by_person.values() if all(held.is_acting for held in own) for held in own}
    counted = []
    for person, own in by_person.items():
        kept = [held for held in own if held.is_acting or held.part not in from_outside]
        if not kept:
            continue
        first = kept[0]
        counted.append(
            Counted(
                person=person,
                part=first.part,
                has_vote=any(_votes(held, seats.get(person), rules) for held in kept),
                is_acting=first.is_acting,
            )
        )
    return counted


def _votes(held: Held, seat: SeatFacts | None, rules: Rules) -> bool:
    if held.part == Part.SECRETARY and not rules.secretary_votes:
        return False
    return seat.has_vote if seat is not None and seat.part == held.part else True
