"""Which specialities are one line: the same code, or one code that came in place of another (DOMAIN 5.2)."""

from collections.abc import Iterable
from typing import Protocol


class Coded(Protocol):
    code: str
    predecessors: list[str]
    successor: str


def share_line(one: Coded, other: Coded) -> bool:
    """Tell whether a graduate of `one` suits a vacancy for `other`, and the other way round."""
    return (
        one.code == other.code
        or one.code in other.predecessors
        or other.code in one.predecessors
        or one.successor == other.code
        or other.successor == one.code
    )


def fits_any(speciality: Coded, wanted: Iterable[Coded]) -> bool:
    """Tell whether the speciality is of one line with any of the wanted ones."""
    return any(share_line(speciality, each) for each in wanted)
