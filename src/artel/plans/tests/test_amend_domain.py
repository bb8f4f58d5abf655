"""Rows matched and compared: the plan mutated in every way a newer document mutates it, and nothing silently wrong."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artel.plans.domain.amended import settle_requirements
from artel.plans.domain.changes import ChangeKind, compare, count, marks
from artel.plans.domain.likeness import Line, Sign, candidates, match
from artel.plans.domain.status import (
    DecisionFact,
    DecisionKind,
    EvidenceFact,
    FormerDates,
    ObligationFacts,
    VerdictFact,
    VerdictKind,
    exists_on,
    state_on,
)
from artel.plans.domain.understanding import RequirementDraft
from artel.plans.tests.factories import SEED_ROWS
from artel.terms import state_calendar

SEED = [
    Line(
        title=row["title"], number=row["number"], executors=row["executors"], deadline=row["deadline"],
        result=row["result"], section=row["section"], key=f"r{n:02d}",
    )
    for n, row in enumerate(SEED_ROWS, 1)
]  # fmt: skip
STRANGERS = [
    Line(title="День открытых дверей предприятий", executors="Участники кластера", deadline="Май 2024 г.", result="Отчёт"),
    Line(title="Закупка станков для учебных мастерских", executors="ОГБПОУ «ТЭПК»", result="Договор поставки"),
    Line(title="Стажировка преподавателей", deadline="2 квартал 2024 г.", result="Свидетельства"),
]  # fmt: skip
FILLERS = ("кластерных", "в том числе", "совместно с предприятиями", "актуальных", "очно")


def reworded(rng, text):
    words = text.split()
    for _ in range(rng.randint(1, max(1, len(words) // 5))):
        at = rng.randrange(len(words))
        if rng.random() < 0.5 and len(words) > 3:
            del words[at]
        else:
            words.insert(at, rng.choice(FILLERS))
    return " ".join(words)


def mutated(rng):
    """The seed's rows as a newer document may have them, each with the key of the row it was."""
    new = []
    for row in SEED:
        if rng.random() < 0.1:
            continue
        if rng.random() < 0.35:
            row = replace(row, title=reworded(rng, row.title))
        if rng.random() < 0.25:
            row = replace(row, deadline=rng.choice(["Март 2024 г.", "до 30.04.2024", "В течение учебного года"]))
        if rng.random() < 0.2:
            row = replace(row, result=reworded(rng, row.result))
        if rng.random() < 0.1:
            row = replace(row, section=rng.choice(SEED).section)
        new.append(row)
    new += [replace(row, number="9.9") for row in rng.sample(STRANGERS, rng.randint(0, 3))]
    if rng.random() < 0.5:
        rng.shuffle(new)
    if rng.random() < 0.5:
        new = [replace(row, number=f"{n // 5 + 1}.{n % 5 + 1}") for n, row in enumerate(new)]
    return new


def test_the_real_plan_mutated_is_matched_right_and_never_silently_wrong():
    total = right = 0
    for seed in range(150):
        new = mutated(random.Random(seed))
        for row, found in zip(new, match(SEED, new), strict=True):
            got = SEED[found.old].key if found.old is not None else ""
            total, right = total + 1, right + (got == row.key)
            assert got == row.key or not found.is_sure, (seed, row, got)
    assert right / total >= 0.99


def test_two_rows_of_one_number_are_told_apart_by_their_words():
    new = [replace(row, number="3.3") for row in SEED]
    assert [found.old for found in match(SEED, new)] == list(range(len(SEED)))
    assert all(found.is_sure for found in match(SEED, new))


def test_a_split_row_and_one_that_resembles_two_are_asked():
    row = SEED[8]
    halves = [
        replace(row, title="Организовать распределение студентов на трудоустройство", number="2.9"),
        replace(row, title="Провести «Ярмарку вакансий» кластера для студентов", number="2.10"),
    ]
    found = match(SEED, [*SEED[:8], *halves, *SEED[9:]])
    assert [one.is_sure for one in found[8:10]] == [False, False]
    assert 8 in [one.old for one in found[8:10]]


def test_a_row_of_other_words_under_the_same_number_is_asked_and_said_why():
    new = [*SEED[:1], replace(SEED[1], title="Набор слушателей", result="Приказ", executors="ТЭПК"), *SEED[2:]]
    found = match(SEED, new)[1]
    assert not found.is_sure
    (one,) = candidates([SEED[1]], new[1], among=new)
    assert {Sign.NUMBER, Sign.SECTION, Sign.DEADLINE} == set(one.signs)


lines = st.lists(
    st.builds(
        Line,
        title=st.sampled_from(["Заседание совета", "Заседание комиссии", "Отбор", "Отбор экспертов", ""]),
        number=st.sampled_from(["", "1", "1.1"]),
        deadline=st.sampled_from(["", "Март", "Апрель"]),
        section=st.sampled_from(["", "1. Общее"]),
    ),
    max_size=8,
)


@given(lines, lines)
@settings(max_examples=150, deadline=None)
def test_every_row_gets_an_answer_and_no_row_of_the_plan_is_taken_twice(old, new):
    found = match(old, new)
    assert len(found) == len(new)
    taken = [one.old for one in found if one.old is not None]
    assert len(taken) == len(set(taken))
    assert all(0 <= index < len(old) for index in taken)


@given(lines)
@settings(max_examples=80, deadline=None)
def test_a_plan_matches_itself_wholly(rows):
    found = match(rows, rows)
    assert all(one.is_sure and rows[one.old] == row for one, row in zip(found, rows, strict=True))


# --- what differs ----------------------------------------------------------------------------------------------------

texts = st.text(st.sampled_from(list("абв где. ,-—(№2")), max_size=40)


@given(texts, texts)
@settings(max_examples=200, deadline=None)
def test_marks_hold_both_texts_whole(before, after):
    found = marks(before, after)
    assert "".join(mark.text for mark in found if mark.kind != "ins") == before
    assert "".join(mark.text for mark in found if mark.kind != "del") == after


def test_marks_do_not_cut_words():
    found = marks("Отбор экспертов из числа специалистов", "Отбор лучших экспертов из числа работников")
    assert [(mark.kind, mark.text) for mark in found] == [
        ("", "Отбор"), ("ins", " лучших"), ("", " экспертов из числа"), ("del", " специалистов"), ("ins", " работников"),
    ]  # fmt: skip


def test_every_kind_of_change_is_told_apart():
    after = [
        replace(SEED[0], deadline="Март 2024 г."),
        replace(SEED[2], number="2.1"),
        SEED[3],
        SEED[1],
        replace(STRANGERS[0], key=""),
        *SEED[5:],
    ]
    changes = compare(SEED, after)
    kinds = {change.key: change.kind for change in changes}
    assert kinds["r01"] == ChangeKind.REWORDED and changes[0].cell("deadline").after == "Март 2024 г."
    assert (kinds["r02"], kinds["r03"], kinds["r04"]) == (ChangeKind.MOVED, ChangeKind.MOVED, ChangeKind.SAME)
    assert (kinds["r05"], kinds[""], kinds["r17"]) == (ChangeKind.LEFT_OUT, ChangeKind.ADDED, ChangeKind.SAME)
    assert [change.key for change in changes].index("r05") == 3  # after the row that stood before it
    assert count(changes)[ChangeKind.SAME] == 13


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)))
@settings(deadline=None)
def test_every_row_of_either_wording_is_told_of_once(order, gone):
    before = SEED[:6]
    after = [before[n] for n in order if n not in gone]
    told = Counter(change.key for change in compare(before, after))
    assert told == Counter(line.key for line in before)
    assert {c.key for c in compare(before, after) if c.kind is ChangeKind.LEFT_OUT} == {before[n].key for n in gone}


# --- requirements ----------------------------------------------------------------------------------------------------


class Stored:
    def __init__(self, pk, words, kind="documents.accepted_document", suggested_kind=""):
        self.pk, self.words, self.kind, self.suggested_kind = pk, words, kind, suggested_kind


def test_what_is_asked_in_the_same_words_or_proved_is_kept_and_the_rest_proposed_anew():
    standing = [Stored(1, "Протокол"), Stored(2, "Отчёт"), Stored(3, "Приказ", "other.kind")]
    proposed = [RequirementDraft("протокол."), RequirementDraft("Сводный отчёт"), RequirementDraft("Положение")]
    outcome = settle_requirements(standing, proposed, proved={2})
    assert (outcome.kept, outcome.retired) == ((1, 2), (3,))
    assert [draft.words for draft in outcome.fresh] == ["Положение"]


# --- the past --------------------------------------------------------------------------------------------------------

CALENDAR = state_calendar(5)
days = st.dates(date(2023, 9, 1), date(2024, 8, 31))
decisions = st.builds(
    DecisionFact,
    kind=st.sampled_from(list(DecisionKind)),
    on=days,
    recorded_on=days,
    new_due_on=days,
).map(lambda d: d if d.kind is DecisionKind.MOVE else replace(d, new_due_on=None))
proofs = st.builds(
    lambda key, on, late, verdict: EvidenceFact(
        key, "Отчёт", on, on, on + timedelta(days=late), verdicts=(VerdictFact(verdict, on),) if verdict else ()
    ),
    st.integers(1, 99),
    days,
    st.integers(0, 60),
    st.sampled_from([None, VerdictKind.ACCEPTED, VerdictKind.REJECTED]),
)


@st.composite
def histories(draw):
    """An obligation by the wording of its plan, and the same after an amendment: other dates, or left out."""
    opens, due = sorted((draw(days), draw(days)))
    before = ObligationFacts(
        opens_on=opens, due_on=due, words_due_on=due, needed=draw(st.integers(1, 2)),
        evidence=tuple(draw(st.lists(proofs, max_size=3, unique_by=lambda e: e.key))),
        decisions=tuple(draw(st.lists(decisions, max_size=3))),
    )  # fmt: skip
    since, recorded = draw(days), draw(days)
    if draw(st.booleans()):
        lift = DecisionFact(DecisionKind.LIFT, since, max(since, recorded))
        return before, replace(before, decisions=(*before.decisions, lift)), since, max(since, recorded)
    former = FormerDates(
        until=since, known_from=max(since, recorded), opens_on=opens, words_due_on=due, due_on=due, needed=before.needed
    )
    new_opens, new_due = sorted((draw(days), draw(days)))
    after = replace(
        before,
        opens_on=new_opens,
        due_on=new_due,
        words_due_on=new_due,
        needed=draw(st.integers(1, 2)),
        former=(former,),
    )
    return before, after, since, max(since, recorded)


def asked(facts, on, known_on=None):
    if not exists_on(facts, on, known_on):
        return None
    return state_on(facts, on, calendar=CALENDAR, soon_days=15, year_end=date(2024, 8, 31), known_on=known_on)


@given(histories(), st.integers(1, 400), st.integers(0, 400))
@settings(max_examples=400, deadline=None)
def test_an_amendment_changes_no_state_of_a_day_before_it_nor_what_was_known_before_it_was_recorded(
    history, back, forward
):
    before, after, since, recorded = history
    day = since - timedelta(days=back)
    assert asked(after, day) == asked(before, day)
    known = recorded - timedelta(days=1)
    assert asked(after, known - timedelta(days=forward), known) == asked(before, known - timedelta(days=forward), known)


@given(histories())
@settings(deadline=None)
def test_former_dates_are_kept_as_json_and_read_back(history):
    for former in history[1].former:
        assert FormerDates.from_json(former.to_json()) == former


def test_on_the_day_of_the_amendment_the_new_day_holds():
    former = FormerDates(date(2024, 3, 11), date(2024, 3, 11), date(2024, 3, 1), date(2024, 3, 31), date(2024, 4, 1))
    facts = ObligationFacts(date(2024, 4, 1), date(2024, 5, 2), date(2024, 4, 30), former=(former,))
    assert [asked(facts, date(2024, 3, n)).due_on for n in (10, 11)] == [date(2024, 4, 1), date(2024, 5, 2)]


@pytest.mark.parametrize(("on", "due"), [(date(2024, 1, 15), 1), (date(2024, 2, 15), 2), (date(2024, 3, 15), 3)])
def test_each_wording_holds_in_its_own_time(on, due):
    days_due = {1: date(2024, 5, 1), 2: date(2024, 6, 3), 3: date(2024, 7, 1)}
    former = tuple(
        FormerDates(until, until, date(2024, 1, 1), days_due[n], days_due[n])
        for n, until in ((1, date(2024, 2, 1)), (2, date(2024, 3, 1)))
    )
    facts = ObligationFacts(date(2024, 1, 1), days_due[3], days_due[3], former=former)
    assert asked(facts, on).due_on == days_due[due]
