"""The second round of a fair: what it costs to offer a place left over, and its frozen input. Pure.

Nobody's list and no employer's order is bound here: it is a proposal of places left to graduates left.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from artel.fair.domain.states import Readiness
from artel.matching import Opening, SecondRound, Seeker, second_round

FORMAT = "artel.fair.rest/1"
RULE = "second-round/1"

NOT_WISHED = 30  # farther than any line of a list
OTHER_SPECIALITY = 40  # of the same group of specialities
IN_RESERVE = 20
READY_TO_MOVE = 10
ELSEWHERE = 100


@dataclass(frozen=True, slots=True)
class Offer:
    """A graduate left over beside a vacancy with places left."""

    fits: bool  # the speciality is of one line with one that the vacancy asks for
    same_group: bool  # of one group of specialities (УГПС) at least
    is_too_young: bool
    rank: int | None  # of the wish, if the graduate wished it
    readiness: Readiness | None
    is_elsewhere: bool  # the graduate named another place to work
    is_ready_to_move: bool


def cost(offer: Offer) -> int | None:
    """How far the place is from what the graduate wanted, from 0; None where it cannot be offered."""
    if offer.is_too_young or offer.readiness == Readiness.NO or not (offer.fits or offer.same_group):
        return None
    price = NOT_WISHED if offer.rank is None else offer.rank
    if not offer.fits:
        price += OTHER_SPECIALITY
    if offer.readiness == Readiness.RESERVE:
        price += IN_RESERVE
    if offer.is_elsewhere:
        price += READY_TO_MOVE if offer.is_ready_to_move else ELSEWHERE
    return price


@dataclass(frozen=True)
class Rest:
    """What was left, in the order that chooses between equally good results: of the lottery, of the emptiest vacancy."""

    seekers: tuple[int, ...]
    openings: tuple[tuple[int, int], ...]  # vacancy, places left
    costs: tuple[tuple[int, int, int], ...]  # graduate, vacancy, cost; a pair that is not here cannot be

    def propose(self) -> SecondRound:
        """As many graduates as can be, then at the least total cost."""
        prices = {(graduate, vacancy): price for graduate, vacancy, price in self.costs}
        return second_round(
            [Seeker(graduate, "") for graduate in self.seekers],
            [Opening(vacancy, "", places) for vacancy, places in self.openings],
            lambda graduate, vacancy: prices.get((graduate, vacancy)),
        )

    def freeze(self) -> bytes:
        """Canonical JSON: the same rest gives the same bytes."""
        content = {
            "format": FORMAT,
            "seekers": self.seekers,
            "openings": self.openings,
            "costs": sorted(self.costs),
        }
        return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()

    @classmethod
    def of(cls, data: bytes) -> "Rest":
        """Read it back; ValueError for anything else."""
        read: Any = json.loads(data)
        if not isinstance(read, dict) or read.get("format") != FORMAT:
            raise ValueError("not the rest of an allocation")
        return cls(tuple(read["seekers"]), _rows(read["openings"]), _rows(read["costs"]))


def _rows(rows: Sequence[Sequence[int]]) -> tuple:
    return tuple(tuple(row) for row in rows)
