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
from artel.matching.rest import Opening, SecondRound, Seeker, second_round
from artel.matching.rounds import Clash, Timetable, check_timetable, rounds_needed, timetable
from artel.matching.seating import Sitting

__all__ = [
    "Allocation",
    "Application",
    "Breach",
    "Clash",
    "ContractsExceedPlaces",
    "Criterion",
    "ImpossibleMarket",
    "Market",
    "Opening",
    "Outcome",
    "Pair",
    "Proof",
    "Reason",
    "SecondRound",
    "Seeker",
    "Sitting",
    "Snapshot",
    "Timetable",
    "allocate",
    "check",
    "check_timetable",
    "digest",
    "from_snapshot",
    "lottery",
    "orders_by",
    "read_order",
    "reserve",
    "result_bytes",
    "rounds_needed",
    "second_round",
    "snapshot",
    "timetable",
]
