"""Two years of a plan beside each other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.plans.domain.comparing import YearRow, YearTally, guess_pairs, pair_rows, same_day, tally
from artel.plans.domain.states import State

SCHOOL = (date(2023, 9, 1), date(2024, 8, 31)), (date(2024, 9, 1), date(2025, 8, 31))


def row(key, title="Чемпионат", *, follows="", state=State.OPEN, is_due=False, deadline="Март"):
    return YearRow(
        key=key, section="1. Раздел", number="1", title=title, deadline=deadline, result="", executors="", state=state,
        is_due=is_due, due_on=None, done_on=None, done=0, total=1, follows=follows,
    )  # fmt: skip


@given(
    st.lists(st.sampled_from("abcdef"), unique=True),
    st.lists(st.tuples(st.sampled_from("uvwxyz"), st.sampled_from(["", *"abcdef"])), unique_by=lambda each: each[0]),
    st.dictionaries(st.sampled_from("uvwxyz"), st.sampled_from("abcdef")),
)
def test_every_row_of_both_years_stands_once(old, new, guesses):
    before = [row(key) for key in old]
    after = [row(key, follows=follows) for key, follows in new]
    pairs = pair_rows(before, after, guesses=guesses)
    assert sorted(pair.before.key for pair in pairs if pair.before) == sorted(old)
    assert [pair.after.key for pair in pairs if pair.after] == [key for key, _follows in new]
    for pair in pairs:
        if pair.before and pair.after and not pair.is_guess:
            assert pair.after.follows == pair.before.key


def test_a_link_wins_over_a_guess_and_what_is_gone_stands_by_its_neighbour():
    before = [row("a"), row("b"), row("c")]
    after = [row("x", follows="a"), row("y"), row("z")]
    pairs = pair_rows(before, after, guesses={"y": "a", "z": "c"})
    assert [(p.before and p.before.key, p.after and p.after.key, p.is_guess) for p in pairs] == [
        ("a", "x", False), ("b", None, False), (None, "y", False), ("c", "z", True),
    ]  # fmt: skip


def test_rows_of_one_meaning_are_guessed_and_others_are_not():
    before = [row("a", "Проведение отраслевого чемпионата 2024"), row("b", "Заседания Экспертного совета")]
    after = [row("x", "Проведение отраслевых чемпионатов 2025"), row("y", "Заседания Координационного совета")]
    assert guess_pairs(before, after) == {"x": "a"}
    assert guess_pairs(before, []) == {}


def test_texts_that_differ_are_named():
    before = row("a", "Чемпионат 2024 г.", deadline="Март 2024 г.")
    after = row("x", "Чемпионат 2025 г.", follows="a", deadline="Март 2025 г.")
    changed = pair_rows([before], [after])[0].changed
    assert {name: [(mark.kind, mark.text) for mark in cell.marks if mark.kind] for name, cell in changed.items()} == {
        "title": [("del", " 2024"), ("ins", " 2025")],
        "deadline": [("del", "Март 2024 г."), ("ins", "Март 2025 г.")],
    }
    assert pair_rows([], [row("x")])[0].changed == {}


def test_execution_counts_rows_that_were_due_or_done():
    rows = [row("a", state=State.MET, is_due=True), row("b", state=State.OVERDUE, is_due=True), row("c")]
    assert tally(rows) == YearTally(rows=3, due=2, done=1)
    assert tally(rows).percent == 50
    assert tally([row("c")]).percent is None


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2025, 3, 15), date(2024, 3, 15)),
        (date(2024, 9, 1), date(2023, 9, 1)),
        (date(2025, 8, 31), date(2024, 8, 31)),
        (date(2026, 1, 1), date(2024, 8, 31)),
    ],
)
def test_the_same_day_of_the_other_year(day, there):
    old, new = SCHOOL
    assert same_day(day, new, old) == there
