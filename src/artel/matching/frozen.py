"""The frozen input of a run: the same bytes give the same result, on any machine, years later."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from operator import attrgetter

from artel.matching.market import Application, ImpossibleMarket, Market

_FORMAT = "artel.matching/1"


@dataclass(frozen=True)
class Snapshot:
    """What was frozen. `criteria` name the numbers of an order from left to right; `contracts` are already reserved."""

    market: Market
    criteria: tuple[str, ...] = ()
    seed: str = ""
    contracts: Mapping[int, int] = field(default_factory=dict)


def snapshot(
    market: Market, *, criteria: Sequence[str] = (), seed: str = "", contracts: Mapping[int, int] | None = None
) -> bytes:
    """Write the input of a run as canonical JSON: sorted, without spaces, UTF-8.

    An order may hold whole numbers and texts only: a fraction has no one way to be written.
    """
    for each in market.applications:
        if any(not isinstance(part, int | str) for part in each.order or ()):
            raise ImpossibleMarket(f"an order of vacancy {each.vacancy} holds more than whole numbers and texts")
    return _canonical(
        {
            "format": _FORMAT,
            "criteria": list(criteria),
            "seed": seed,
            "contracts": sorted((contracts or {}).items()),
            "places": sorted(market.places.items()),
            "applications": [
                [each.graduate, each.rank, each.vacancy, None if each.order is None else list(each.order)]
                for each in sorted(market.applications, key=attrgetter("graduate", "rank", "vacancy"))
            ],
        }
    )


def from_snapshot(data: bytes) -> Snapshot:
    """Read it back: `allocate(from_snapshot(data).market)` is the run again."""
    read = json.loads(data)
    if not isinstance(read, dict) or read.get("format") != _FORMAT:
        raise ValueError("not a snapshot of an allocation")
    return Snapshot(
        market=Market(
            tuple(
                Application(graduate, vacancy, rank, None if order is None else tuple(order))
                for graduate, rank, vacancy, order in read["applications"]
            ),
            dict(read["places"]),
        ),
        criteria=tuple(read["criteria"]),
        seed=read["seed"],
        contracts=dict(read["contracts"]),
    )


def result_bytes(placed: Mapping[int, int]) -> bytes:
    """Write a result as canonical JSON, to compare two runs byte by byte."""
    return _canonical(sorted(placed.items()))


def digest(data: bytes) -> str:
    """SHA-256 in hex: what the protocol prints of a snapshot or a result."""
    return sha256(data).hexdigest()


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
