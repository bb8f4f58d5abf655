"""Points of a candidate by the declared weights, and the order in which an employer's places are given. Pure.

The rule (docs/decisions/0021-points-and-ties.md): whom the employer is ready to invite, then whom it has not met, then
its reserve; within each of these more points, then the criteria the fair has declared, then the lottery number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from artel.fair.domain.states import Criterion, Readiness
from artel.matching import Criterion as Ground
from artel.matching import orders_by, read_order

READINESS = "readiness"
POINTS = "points"
LOTTERY = "lottery"
READY, NOT_MET, IN_RESERVE = 1, 2, 3

_CLASSES = {Readiness.YES: READY, Readiness.RESERVE: IN_RESERVE}
_HUNDREDTH = Decimal("0.01")
_LEAST_GRADE, _GRADES = 2, 3  # the scale runs from 2 to 5


@dataclass(frozen=True, slots=True)
class Weights:
    """Percents that make a hundred together."""

    interview: int
    exam: int
    grade: int


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of one graduate at one vacancy. `readiness` None: the employer has not met the graduate."""

    mark: int | None = None  # 1…5
    readiness: Readiness | None = None
    exam: Decimal | None = None  # 0…100
    grade: Decimal | None = None  # 2…5
    has_practice: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """Points by what they were given for; None where there is nothing to give them for."""

    interview: Decimal | None
    exam: Decimal | None
    grade: Decimal | None


@dataclass(frozen=True, slots=True)
class Standing:
    """An order read back: what a cut-off is said in words by."""

    readiness: int
    points: Decimal
    marks: Mapping[str, int | None]
    lot: int

    def of(self, ground: str) -> int | None:
        return self.lot if ground == LOTTERY else self.marks[ground]


def parts(weights: Weights, marks: Marks) -> Parts:
    """Each part by itself, to two digits. Their sum may differ from `points` by a hundredth: that one is rounded once."""
    return Parts(*(None if each is None else _rounded(each) for each in _parts(weights, marks)))


def points(weights: Weights, marks: Marks) -> Decimal:
    """Points out of 100, to two digits, half up. What is not known gives nothing."""
    return _rounded(sum((each for each in _parts(weights, marks) if each is not None), Decimal(0)))


def grounds(criteria: Sequence[str]) -> tuple[Ground, ...]:
    """What an order is made of, from left to right; the lottery number comes after all."""
    declared = [Ground(str(Criterion(each))) for each in criteria]
    return (Ground(READINESS, more_is_better=False), Ground(POINTS), *declared)


def order_of(weights: Weights, criteria: Sequence[str], marks: Marks, lot: int) -> tuple[int, ...] | None:
    """The employer's side as a sort key, smaller is preferred; None where the employer has said «не подходит»."""
    if marks.readiness == Readiness.NO:
        return None
    row = {
        READINESS: _CLASSES[marks.readiness] if marks.readiness else NOT_MET,
        POINTS: _hundredths(points(weights, marks)),
        Criterion.PRACTICE: int(marks.has_practice),
        Criterion.EXAM: _hundredths(marks.exam),
        Criterion.GRADE: _hundredths(marks.grade),
    }
    return orders_by(grounds(criteria), {0: row}, {0: lot})[0]


def standing(criteria: Sequence[str], order: Sequence[int]) -> Standing:
    """Read an order back. `criteria` are the declared ones, as `order_of` was given them."""
    marks = read_order(grounds(criteria), order)
    return Standing(marks[READINESS], Decimal(marks[POINTS]) / 100, marks, order[-1])


def told_apart_by(criteria: Sequence[str], one: Sequence[int], other: Sequence[int]) -> str:
    """The first ground on which two orders differ: READINESS, POINTS, a declared criterion or LOTTERY."""
    names = [*(ground.name for ground in grounds(criteria)), LOTTERY]
    return next(name for name, mine, theirs in zip(names, one, other, strict=True) if mine != theirs)


def _parts(weights: Weights, marks: Marks) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    # Multiplied before divided: thirds stay exact where they can be.
    return (
        None if marks.mark is None else Decimal(weights.interview * marks.mark) / 5,
        None if marks.exam is None else weights.exam * marks.exam / 100,
        None if marks.grade is None else weights.grade * (marks.grade - _LEAST_GRADE) / _GRADES,
    )


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_HUNDREDTH, ROUND_HALF_UP)


def _hundredths(value: Decimal | None) -> int | None:
    return None if value is None else int(value * 100)
