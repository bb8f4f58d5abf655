"""Points by the declared weights and the order of candidates, as tables."""

from decimal import Decimal

import pytest

from artel.fair.domain.points import (
    LOTTERY,
    POINTS,
    READINESS,
    Marks,
    Parts,
    Weights,
    order_of,
    parts,
    points,
    standing,
    told_apart_by,
)
from artel.fair.domain.states import Readiness

WEIGHTS = Weights(60, 25, 15)
CRITERIA = ("practice", "exam", "grade")


def marks(mark=None, exam=None, grade=None, **more) -> Marks:
    return Marks(
        mark=mark, exam=None if exam is None else Decimal(exam), grade=None if grade is None else Decimal(grade), **more
    )


@pytest.mark.parametrize(
    ("weights", "given", "expected"),
    [
        (WEIGHTS, marks(5, "100", "5"), "100.00"),
        (WEIGHTS, marks(1, "0", "2"), "12.00"),
        (WEIGHTS, marks(4, "71.50", "4.20"), "76.88"),  # 48 + 17.875 + 11: half up
        (WEIGHTS, marks(4, "71.50", None), "65.88"),
        (WEIGHTS, marks(None, "71.50", "4.20"), "28.88"),
        (WEIGHTS, marks(None, None, None), "0.00"),
        (WEIGHTS, marks(3, "58.30", "3.71"), "59.13"),  # 36 + 14.575 + 8.55 = 59.125
        (Weights(0, 0, 100), marks(5, "100", "3"), "33.33"),
        (Weights(0, 0, 100), marks(5, "100", "4"), "66.67"),
        (Weights(100, 0, 0), marks(2, "100", "5"), "40.00"),
    ],
)
def test_points_by_the_weights(weights, given, expected):
    assert str(points(weights, given)) == expected


def test_parts_tell_what_is_missing():
    assert parts(WEIGHTS, marks(4, "71.50", None)) == Parts(Decimal("48.00"), Decimal("17.88"), None)


YES, RESERVE, NO = Readiness.YES, Readiness.RESERVE, Readiness.NO
SAME = {"exam": "71.50", "grade": "4.20"}


@pytest.mark.parametrize(
    ("better", "worse", "ground"),
    [
        (marks(3, "40", "3", readiness=YES), marks(None, "100", "5"), READINESS),
        (marks(None, "10", "3"), marks(5, "100", "5", readiness=RESERVE), READINESS),
        (marks(5, readiness=YES, **SAME), marks(4, readiness=YES, **SAME), POINTS),
        (marks(4, readiness=YES, has_practice=True, **SAME), marks(4, readiness=YES, **SAME), "practice"),
        # 100 × 0.15 = 15 against a grade of 5.00: the same points, another exam.
        (marks(4, "60", "2", readiness=YES), marks(4, "0", "5", readiness=YES), "exam"),
        (marks(4, readiness=YES, exam="60"), marks(4, readiness=YES, grade="5"), "exam"),
    ],
)
def test_who_comes_before_whom(better, worse, ground):
    # The better one has the larger lottery number: it is not what decides.
    first, second = order_of(WEIGHTS, CRITERIA, better, 9), order_of(WEIGHTS, CRITERIA, worse, 1)
    assert first < second
    assert told_apart_by(CRITERIA, first, second) == ground


def test_equal_in_everything_are_told_apart_by_the_lottery():
    one, other = (order_of(WEIGHTS, CRITERIA, marks(4, readiness=YES, **SAME), lot) for lot in (3, 4))
    assert one < other
    assert told_apart_by(CRITERIA, one, other) == LOTTERY


def test_declared_criteria_count_in_their_order():
    practised = marks(4, "60", readiness=YES, has_practice=True)
    graded = marks(4, grade="5", readiness=YES)
    assert order_of(WEIGHTS, ("practice", "grade"), practised, 1) < order_of(WEIGHTS, ("practice", "grade"), graded, 2)
    assert order_of(WEIGHTS, ("grade", "practice"), practised, 1) > order_of(WEIGHTS, ("grade", "practice"), graded, 2)


def test_no_mark_stands_after_any_mark_of_equal_points():
    """An exam of nought gives the same points as none, and is still an exam."""
    assert order_of(WEIGHTS, ("exam",), marks(4, exam="0"), 2) < order_of(WEIGHTS, ("exam",), marks(4), 1)


def test_who_does_not_suit_has_no_order():
    assert order_of(WEIGHTS, CRITERIA, marks(5, "100", "5", readiness=NO), 1) is None


def test_an_order_reads_back():
    read = standing(CRITERIA, order_of(WEIGHTS, CRITERIA, marks(4, "71.50", None, readiness=YES), 17))
    assert (read.readiness, read.points, read.lot) == (1, Decimal("65.88"), 17)
    assert (read.of("practice"), read.of("exam"), read.of("grade"), read.of(LOTTERY)) == (0, 7150, None, 17)
