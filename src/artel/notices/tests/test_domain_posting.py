"""Which letter may leave at a moment: one digest, three pressing ones, by daylight, on working days."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.notices.domain.posting import DIGEST, EVENING, HOURS, MORNING, PRESSING, Day, Wish, pressing_slot, slot_for
from artel.notices.domain.states import Choice

WORKDAY = Day(is_working=True, is_first_of_week=False)
MONDAY = Day(is_working=True, is_first_of_week=True)
SUNDAY = Day(is_working=False, is_first_of_week=False)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 3, 15, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wish", "day", "hour", "taken", "pressing", "slot"),
    [
        (Wish(), WORKDAY, 9, (), False, DIGEST),
        (Wish(), WORKDAY, 8, (), False, None),
        (Wish(), WORKDAY, 8, (), True, None),  # the digest is about to leave and will take it along
        (Wish(hour=17), WORKDAY, 8, (), True, "now1"),
        (Wish(), WORKDAY, 11, (DIGEST,), True, "now1"),
        (Wish(), WORKDAY, 11, (DIGEST, "now1", "now2"), True, "now3"),
        (Wish(), WORKDAY, 11, (DIGEST, *PRESSING), True, None),
        (Wish(), WORKDAY, 11, (DIGEST,), False, None),
        (Wish(), SUNDAY, 11, (), True, None),
        (Wish(), WORKDAY, 20, (DIGEST,), True, None),
        (Wish(Choice.DIGEST), WORKDAY, 11, (DIGEST,), True, None),
        (Wish(Choice.WEEKLY), WORKDAY, 11, (), True, None),
        (Wish(Choice.WEEKLY), MONDAY, 11, (), False, DIGEST),
        (Wish(Choice.NONE), MONDAY, 11, (), True, None),
    ],
)
def test_the_slot_of_a_moment(wish, day, hour, taken, pressing, slot):
    assert slot_for(wish, day, at(hour), taken, has_pressing=pressing) == slot


wishes = st.builds(Wish, st.sampled_from(Choice), st.sampled_from(HOURS))
moments = st.lists(st.tuples(st.integers(0, 24 * 60 - 1), st.booleans()), max_size=60)


@given(wish=wishes, day=st.sampled_from([WORKDAY, MONDAY, SUNDAY]), asked=moments)
def test_however_often_one_asks_a_day_has_few_letters(wish, day, asked):
    taken: list[str] = []
    for minutes, pressing in sorted(asked):
        now = at(0) + timedelta(minutes=minutes)
        slot = slot_for(wish, day, now, taken, has_pressing=pressing)
        if slot is None:
            continue
        assert slot not in taken
        assert day.is_working
        assert HOURS.start <= now.hour < EVENING
        assert wish.choice is not Choice.NONE
        taken.append(slot)
    assert taken.count(DIGEST) <= 1
    assert len(taken) <= 1 + (len(PRESSING) if wish.choice is Choice.AT_ONCE else 0)


@given(wish=wishes, hour=st.integers(0, 23))
def test_pressing_letters_leave_by_daylight_and_only_to_who_wants_them(wish, hour):
    slot = pressing_slot(wish, WORKDAY, at(hour), ())
    assert (slot is not None) == (wish.choice is Choice.AT_ONCE and MORNING <= hour < EVENING)
