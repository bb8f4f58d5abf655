"""The allocation of a fair: who is placed where and why, the proof, the second round, the timetable. Knows no Django."""

from artel.matching.allocation import Allocation, Outcome, Reason, allocate
from artel.matching.draw import lottery
from artel.matching.frozen import Snapshot, digest, from_snapshot, result_bytes, snapshot
from artel.matching.market import (
    Application,
    ContractsExceedPlaces,
    Criterion,
    ImpossibleMarket,
    Market,
    orders_by,
    read_order,
    reserve,
)
from artel.matching.proof import Breach, Pair, Proof, check

__all__ = [
    "Allocation",
    "Application",
    "Breach",
    "ContractsExceedPlaces",
    "Criterion",
    "ImpossibleMarket",
    "Market",
    "Outcome",
    "Pair",
    "Proof",
    "Reason",
    "Snapshot",
    "allocate",
    "check",
    "digest",
    "from_snapshot",
    "lottery",
    "orders_by",
    "read_order",
    "reserve",
    "result_bytes",
    "snapshot",
]
