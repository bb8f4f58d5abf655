"""The state of an obligation: the vectors of DESIGN and DOMAIN 8, and what holds for every set of facts."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from artel.plans.domain.states import DONE, ROLL_UP, PlanState, State, plan_workflow, roll_up
from artel.plans.domain.status import (
    DecisionFact,
    DecisionKind,
    EvidenceFact,
    ObligationFacts,
    VerdictFact,
    VerdictKind,
    WindowFact,
    due_by,
    exists_on,
    state_on,
    verdict_of,
)
from artel.terms import due_after_event, read_term, slots_of, state_calendar

CALENDAR = state_calendar(5)
YEAR = (date(2023, 9, 1), date(2024, 8, 31))


def at(facts, on, *, soon_days=15, known_on=None):
    return state_on(facts, on, calendar=CALENDAR, soon_days=soon_days, year_end=YEAR[1], known_on=known_on)


def slots(phrase, *, scheme="calendar_split", roll_forward=True):
    term = read_term(phrase, year="2023/2024")
    return slots_of(term, period=YEAR, calendar=CALENDAR, quarter_scheme=scheme, roll_forward=roll_forward)


def owed(phrase, **rules):
    """Facts of every slot of a phrase, by its key."""
    return {
        slot.key: ObligationFacts(
            opens_on=slot.opens_on,
            due_on=slot.rolled_on,
            words_due_on=slot.due_on,
            awaits=slot.kind == "awaiting",
            needed=slot.times,
        )
        for slot in slots(phrase, **rules)
        if slot.counted
    }


def proof(happened_on, in_force_on=None, *, key=1, recorded_on=None, verdict=VerdictKind.ACCEPTED, **fields):
    in_force_on = in_force_on or happened_on
    recorded_on = recorded_on or in_force_on
    verdicts = (VerdictFact(verdict, recorded_on),) if verdict else ()
    return EvidenceFact(key, "Протокол", happened_on, in_force_on, recorded_on, verdicts=verdicts, **fields)


def march(**fields):
    """«Март 2024 г.»: by the words until 31.03.2024, a Sunday, and by roll-forward until 01.04.2024."""
    return ObligationFacts(
        **{"opens_on": date(2024, 3, 1), "due_on": date(2024, 4, 1), "words_due_on": date(2024, 3, 31), **fields}
    )


def moved(on, to, recorded_on=None):
    return DecisionFact(DecisionKind.MOVE, on, recorded_on or on, to)


def lifted(on, recorded_on=None):
    return DecisionFact(DecisionKind.LIFT, on, recorded_on or on)


def restored(on, recorded_on=None):
    return DecisionFact(DecisionKind.RESTORE, on, recorded_on or on)


# --- time alone ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "state", "left"),
    [
        (date(2024, 2, 29), State.FUTURE, 21),
        (date(2024, 3, 1), State.OPEN, 20),
        (date(2024, 3, 11), State.SOON, 15),
        (date(2024, 3, 7), State.OPEN, 16),
        (date(2024, 3, 29), State.SOON, 1),
        (date(2024, 3, 31), State.SOON, 1),
        (date(2024, 4, 1), State.SOON, 0),
        (date(2024, 4, 2), State.OVERDUE, -1),
        (date(2024, 4, 15), State.OVERDUE, -10),
    ],
)
def test_a_month_is_ahead_then_open_then_soon_then_overdue(on, state, left):
    found = at(march(), on)
    assert (found.state, found.left) == (state, left)


def test_soon_begins_exactly_where_the_cluster_says():
    assert at(march(), date(2024, 3, 11), soon_days=15).state is State.SOON
    assert at(march(), date(2024, 3, 11), soon_days=14).state is State.OPEN
    assert at(march(), date(2024, 4, 1), soon_days=0).state is State.SOON


def test_overdue_over_a_day_off_is_overdue_by_no_working_day():
    friday = ObligationFacts(opens_on=None, due_on=date(2024, 3, 15))
    found = at(friday, date(2024, 3, 16))
    assert (found.state, found.left) == (State.OVERDUE, 0)


@pytest.mark.parametrize(
    ("phrase", "by_words", "rolled"),
    [
        ("Февраль 2024 г.", date(2024, 2, 29), date(2024, 2, 29)),
        ("Март 2024г.", date(2024, 3, 31), date(2024, 4, 1)),
        ("2 квартал 2024 г.", date(2024, 6, 30), date(2024, 7, 1)),
        ("Декабрь 2023 г.", date(2023, 12, 31), date(2024, 1, 9)),
        ("Апрель 2024 г.", date(2024, 4, 30), date(2024, 5, 2)),
        ("Май 2024 г.", date(2024, 5, 31), date(2024, 5, 31)),
        ("Июль 2024 г.", date(2024, 7, 31), date(2024, 7, 31)),
        ("В течение учебного года", date(2024, 8, 31), date(2024, 8, 31)),
    ],
)
def test_deadlines_roll_forward_as_in_domain_8_3(phrase, by_words, rolled):
    (facts,) = owed(phrase).values()
    assert (facts.words_due_on, facts.due_on) == (by_words, rolled)
    assert at(facts, rolled).state is not State.OVERDUE
    assert at(facts, rolled + timedelta(days=1)).state is State.OVERDUE
    (unrolled,) = owed(phrase, roll_forward=False).values()
    assert unrolled.due_on == by_words


def test_news_of_a_working_saturday_is_due_after_the_holidays():
    """DOMAIN 8.4."""
    term = read_term("Размещение новостей не позднее 1 рабочего дня после события", year="2023/2024")
    due = due_after_event(term, date(2024, 4, 27), CALENDAR)
    assert due == date(2024, 5, 2)
    facts = ObligationFacts(opens_on=date(2024, 4, 27), due_on=due, exists_from=date(2024, 4, 27))
    assert not exists_on(facts, date(2024, 4, 26))
    assert at(facts, date(2024, 5, 2)).state is State.SOON
    assert at(facts, date(2024, 5, 3)).state is State.OVERDUE


# --- counting --------------------------------------------------------------------------------------------------------

MEETINGS = (date(2023, 10, 20), date(2024, 2, 15), date(2024, 6, 28))


def met_by_meetings(facts, meetings):
    inside = [day for day in meetings if facts.opens_on <= day <= facts.words_due_on]
    return replace(facts, evidence=tuple(proof(day, key=n) for n, day in enumerate(inside)))


def test_three_meetings_cover_calendar_quarters_but_not_academic_ones():
    """DOMAIN 8.1."""
    on = date(2024, 8, 31)
    calendar = {k: at(met_by_meetings(f, MEETINGS), on).state for k, f in owed("Не реже 1 раза в квартал").items()}
    assert calendar == {"2023Q4": State.MET, "2024Q1": State.MET, "2024Q2": State.MET}
    full = owed("Не реже 1 раза в квартал", scheme="calendar_full")
    assert {at(met_by_meetings(facts, MEETINGS), on).state for facts in full.values()} == {State.MET}
    academic = owed("Не реже 1 раза в квартал", scheme="academic")
    states = {key: at(met_by_meetings(facts, MEETINGS), on).state for key, facts in academic.items()}
    assert states == {"2023A1": State.MET, "2023A2": State.MET, "2023A3": State.OVERDUE, "2023A4": State.MET}
    assert roll_up(states.values()) is State.OVERDUE


def test_a_meeting_repeated_in_the_next_quarter_does_not_repair_the_last_one():
    """DOMAIN 8.2: no quorum on 28.03, so no minutes; the repeat of 02.04 is of the second quarter."""
    quarters = owed("Не реже 1 раза в квартал")
    on = date(2024, 4, 3)
    assert at(met_by_meetings(quarters["2024Q1"], [date(2024, 4, 2)]), on).state is State.OVERDUE
    assert at(met_by_meetings(quarters["2024Q2"], [date(2024, 4, 2)]), on).state is State.MET


def test_counting_slots_do_not_roll_forward():
    assert owed("Не реже 1 раза в квартал")["2024Q1"].due_on == date(2024, 3, 31)


def test_as_many_pieces_as_are_needed_meet_it_on_the_day_of_the_last_of_them():
    facts = march(needed=2, evidence=(proof(date(2024, 3, 5), key=1),))
    assert at(facts, date(2024, 3, 20)).state is State.SOON
    facts = replace(facts, evidence=(*facts.evidence, proof(date(2024, 3, 18), key=2)))
    assert at(facts, date(2024, 3, 17)).state is State.SOON
    found = at(facts, date(2024, 3, 20))
    assert (found.state, found.met_on, found.met_by) == (State.MET, date(2024, 3, 18), (1, 2))


# --- three dates -----------------------------------------------------------------------------------------------------


def test_taking_effect_decides_late_and_not_the_day_of_the_thing_itself():
    facts = march(evidence=(proof(date(2024, 3, 28), date(2024, 4, 3)),))
    assert at(facts, date(2024, 4, 2)).state is State.OVERDUE
    found = at(facts, date(2024, 4, 3))
    assert (found.state, found.met_on, found.due_on) == (State.LATE, date(2024, 4, 3), date(2024, 4, 1))


def test_known_on_shows_what_had_been_recorded_and_on_what_had_happened():
    facts = march(evidence=(proof(date(2024, 3, 20), recorded_on=date(2024, 4, 10)),))
    assert at(facts, date(2024, 3, 25)).state is State.MET
    assert at(facts, date(2024, 3, 25), known_on=date(2024, 3, 25)).state is State.SOON
    assert at(facts, date(2024, 4, 5), known_on=date(2024, 4, 9)).state is State.OVERDUE
    assert at(facts, date(2024, 4, 5), known_on=date(2024, 4, 10)).state is State.MET


def test_a_paper_not_yet_signed_proves_nothing():
    unsigned = EvidenceFact(1, "Протокол", date(2024, 3, 20), None, date(2024, 3, 20), needs_acceptance=False)
    found = at(march(evidence=(unsigned,)), date(2024, 3, 21))
    assert (found.state, found.pending) == (State.SOON, ())


def test_papers_signed_by_others_need_no_acceptance_and_uploads_do():
    upload = proof(date(2024, 3, 20), verdict=None)
    found = at(march(evidence=(upload,)), date(2024, 3, 21))
    assert (found.state, found.pending) == (State.SOON, (1,))
    signed = replace(upload, needs_acceptance=False)
    assert at(march(evidence=(signed,)), date(2024, 3, 21)).state is State.MET
    voided = replace(signed, verdicts=(VerdictFact(VerdictKind.REJECTED, date(2024, 3, 21)),))
    assert at(march(evidence=(voided,)), date(2024, 3, 21)).state is State.SOON


def test_the_last_verdict_wins_and_an_earlier_one_is_seen_as_was_known():
    accepted, rejected = VerdictKind.ACCEPTED, VerdictKind.REJECTED
    piece = replace(
        proof(date(2024, 3, 5)),
        verdicts=(VerdictFact(accepted, date(2024, 3, 6)), VerdictFact(rejected, date(2024, 3, 12))),
    )
    assert verdict_of(piece) is rejected
    assert verdict_of(piece, date(2024, 3, 11)) is accepted
    assert verdict_of(piece, date(2024, 3, 5)) is None
    assert at(march(evidence=(piece,)), date(2024, 3, 8)).state is State.OPEN
    assert at(march(evidence=(piece,)), date(2024, 3, 8), known_on=date(2024, 3, 8)).state is State.MET


# --- decisions -------------------------------------------------------------------------------------------------------


def test_a_move_gives_another_day_and_keeps_the_old_one():
    facts = march(decisions=(moved(date(2024, 3, 28), date(2024, 5, 15)),))
    assert at(facts, date(2024, 3, 27)).due_on == date(2024, 4, 1)
    found = at(facts, date(2024, 4, 10))
    assert (found.state, found.moved, found.due_on, found.first_due_on) == (
        State.OPEN,
        True,
        date(2024, 5, 15),
        date(2024, 4, 1),
    )


def test_late_is_judged_by_the_day_that_held_when_it_was_met():
    late = proof(date(2024, 4, 10))
    before = march(evidence=(late,), decisions=(moved(date(2024, 4, 8), date(2024, 4, 30)),))
    assert at(before, date(2024, 5, 1)).state is State.MET
    after = march(evidence=(late,), decisions=(moved(date(2024, 4, 11), date(2024, 4, 30)),))
    assert at(after, date(2024, 5, 1)).state is State.LATE
    assert due_by(after, date(2024, 4, 10)) == date(2024, 4, 1)


def test_of_two_moves_the_last_one_holds():
    facts = march(decisions=(moved(date(2024, 3, 20), date(2024, 5, 15)), moved(date(2024, 4, 1), date(2024, 6, 3))))
    found = at(facts, date(2024, 5, 20))
    assert (found.due_on, found.first_due_on, found.state) == (date(2024, 6, 3), date(2024, 4, 1), State.SOON)


def test_lifted_from_a_day_and_back_from_another():
    facts = march(decisions=(lifted(date(2024, 4, 5)), restored(date(2024, 4, 12))))
    days = {4: State.OVERDUE, 5: State.LIFTED, 11: State.LIFTED, 12: State.OVERDUE}
    assert {day: at(facts, date(2024, 4, day)).state for day in days} == days


def test_what_was_met_before_it_was_lifted_stays_met():
    facts = march(evidence=(proof(date(2024, 3, 20)),), decisions=(lifted(date(2024, 3, 25)),))
    assert at(facts, date(2024, 4, 10)).state is State.MET
    facts = march(evidence=(proof(date(2024, 3, 27)),), decisions=(lifted(date(2024, 3, 25)),))
    assert at(facts, date(2024, 4, 10)).state is State.LIFTED


# --- awaiting a document -----------------------------------------------------------------------------------------


def awaiting(**fields):
    return ObligationFacts(opens_on=None, due_on=None, awaits=True, **fields)


def test_without_its_document_a_row_is_neither_on_time_nor_late_until_the_year_is_over():
    assert at(awaiting(), date(2024, 3, 15)).state is State.AWAITING
    assert at(awaiting(), date(2024, 8, 31)).state is State.AWAITING
    found = at(awaiting(), date(2024, 9, 3))
    assert (found.state, found.left, found.steps[-1].code) == (State.OVERDUE, -2, "awaited_all_year")


def test_a_registered_document_gives_its_window_from_the_day_of_registration():
    window = WindowFact(date(2024, 4, 15), date(2024, 4, 19), date(2024, 3, 20))
    facts = awaiting(window=window)
    states = {day: at(facts, day).state for day in (date(2024, 3, 19), date(2024, 3, 20), date(2024, 4, 15))}
    assert list(states.values()) == [State.AWAITING, State.FUTURE, State.SOON]
    assert at(facts, date(2024, 4, 22)).state is State.OVERDUE
    assert at(facts, date(2024, 3, 25), known_on=date(2024, 3, 19)).state is State.AWAITING


def test_a_window_past_at_registration_is_due_later_and_says_so():
    window = WindowFact(date(2023, 10, 2), date(2024, 3, 29), date(2024, 3, 15), words_due_on=date(2023, 10, 6))
    found = at(awaiting(window=window), date(2024, 3, 18))
    assert (found.state, found.due_on) == (State.SOON, date(2024, 3, 29))
    assert [step.code for step in found.steps][:2] == ["dates_from_document", "window_was_past"]
    assert found.steps[0].values["due_on"] == date(2023, 10, 6)


def test_an_event_told_of_later_was_not_known_before():
    facts = ObligationFacts(
        opens_on=date(2024, 3, 1), due_on=date(2024, 3, 4), exists_from=date(2024, 3, 1), known_from=date(2024, 3, 10)
    )
    assert exists_on(facts, date(2024, 3, 5))
    assert not exists_on(facts, date(2024, 3, 5), date(2024, 3, 9))


# --- rows and plans --------------------------------------------------------------------------------------------------


def test_the_worst_obligation_makes_the_row_and_lifted_ones_are_left_out():
    for place, state in enumerate(ROLL_UP):
        assert roll_up([*ROLL_UP[place:], State.LIFTED]) is state
    assert roll_up([State.LIFTED, State.LIFTED]) is State.LIFTED
    assert roll_up([State.LIFTED, State.MET]) is State.MET
    assert roll_up([]) is State.FUTURE


def test_a_continuing_duty_is_at_work_until_its_year_is_over():
    assert roll_up([State.MET, State.LATE], goes_on=True) is State.OPEN
    assert roll_up([State.MET, State.OVERDUE], goes_on=True) is State.OVERDUE
    assert roll_up([], goes_on=True) is State.OPEN
    assert roll_up([State.LIFTED], goes_on=True) is State.OPEN


@given(st.lists(st.sampled_from(State), max_size=8), st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_obligations_does_not_matter_to_the_row(states, goes_on, shuffler):
    shuffled = list(states)
    shuffler.shuffle(shuffled)
    assert roll_up(shuffled, goes_on=goes_on) is roll_up(states, goes_on=goes_on)


@given(st.lists(st.sampled_from(State), min_size=1, max_size=8))
def test_a_row_is_executed_only_when_all_that_is_owed_is(states):
    assert (roll_up(states) in DONE) == (
        any(state in DONE for state in states) and all(state in DONE | {State.LIFTED} for state in states)
    )


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        (PlanState.DRAFT, ("discuss", "submit", "delete")),
        (PlanState.DISCUSSION, ("submit", "return")),
        (PlanState.APPROVAL, ("return", "approve")),
        (PlanState.APPROVED, ("close",)),
        (PlanState.CLOSED, ()),
    ],
)
def test_every_state_of_a_plan_has_exactly_its_verbs(state, verbs):
    assert plan_workflow("").verbs(state) == verbs


# --- what holds for every set of facts ---------------------------------------------------------------------------

DAYS = st.dates(date(2023, 8, 1), date(2024, 10, 31))
ANY_BOOL = st.booleans()
VERDICTS = st.lists(st.builds(VerdictFact, st.sampled_from(VerdictKind), DAYS), max_size=3).map(
    lambda verdicts: tuple(sorted(verdicts, key=lambda verdict: verdict.recorded_on))
)


@st.composite
def evidences(draw, verdicts=VERDICTS, needs_acceptance=ANY_BOOL):
    happened_on = draw(DAYS)
    in_force_on = draw(st.none() | st.dates(happened_on, date(2024, 11, 30)))
    return EvidenceFact(
        draw(st.integers(1, 10**6)),
        "Документ",
        happened_on,
        in_force_on,
        draw(DAYS),
        draw(needs_acceptance),
        draw(verdicts),
    )


@st.composite
def decision_facts(draw):
    kind = draw(st.sampled_from(DecisionKind))
    return DecisionFact(kind, draw(DAYS), draw(DAYS), draw(DAYS) if kind is DecisionKind.MOVE else None)


@st.composite
def all_facts(draw, pieces=None):
    awaits = draw(st.booleans())
    opens_on, due_on = (None, None) if awaits else sorted((draw(DAYS), draw(DAYS)))
    window = None
    if awaits and draw(st.booleans()):
        opens, due = sorted((draw(DAYS), draw(DAYS)))
        window = WindowFact(opens, due, draw(DAYS), draw(st.none() | st.just(opens)))
    found = draw(st.lists(evidences() if pieces is None else pieces, max_size=4, unique_by=lambda piece: piece.key))
    return ObligationFacts(
        opens_on=opens_on,
        due_on=due_on,
        awaits=awaits,
        window=window,
        needed=draw(st.integers(1, 3)),
        evidence=tuple(found),
        decisions=tuple(draw(st.lists(decision_facts(), max_size=5))),
    )


UNACCEPTED = st.one_of(
    st.just(()),
    VERDICTS.map(lambda verdicts: (*verdicts, VerdictFact(VerdictKind.REJECTED, date(2024, 10, 31)))),
)


@given(all_facts(evidences(UNACCEPTED, st.just(True))), DAYS)
@settings(max_examples=400)
def test_without_accepted_evidence_nothing_makes_it_executed(facts, on):
    found = at(facts, on)
    assert found.state not in DONE
    assert (found.met_on, found.met_by) == (None, ())


@given(all_facts(), DAYS, evidences(UNACCEPTED, st.just(True)))
def test_a_pending_or_rejected_piece_more_changes_no_state(facts, on, piece):
    assume(all(piece.key != other.key for other in facts.evidence))
    more = replace(facts, evidence=(*facts.evidence, piece))
    before, after = at(facts, on), at(more, on)
    assert (before.state, before.due_on, before.left, before.met_by) == (
        after.state,
        after.due_on,
        after.left,
        after.met_by,
    )


@given(all_facts(), DAYS, st.none() | DAYS)
@settings(max_examples=300)
def test_what_takes_effect_later_is_not_seen(facts, on, known_on):
    """Only what is in force by the day counts, so a past day never changes when something new takes effect after it."""
    until = replace(
        facts,
        evidence=tuple(e for e in facts.evidence if e.in_force_on and e.in_force_on <= on),
        decisions=tuple(d for d in facts.decisions if d.on <= on),
        window=facts.window if facts.window and facts.window.registered_on <= on else None,
    )
    seen, alone = at(facts, on, known_on=known_on), at(until, on, known_on=known_on)
    assert (seen.state, seen.due_on, seen.met_on, seen.left, seen.pending) == (
        alone.state,
        alone.due_on,
        alone.met_on,
        alone.left,
        alone.pending,
    )


@given(all_facts(), DAYS, DAYS)
@settings(max_examples=300)
def test_what_was_recorded_later_was_not_known(facts, on, known_on):
    known = replace(
        facts,
        evidence=tuple(
            replace(e, verdicts=tuple(v for v in e.verdicts if v.recorded_on <= known_on))
            for e in facts.evidence
            if e.recorded_on <= known_on
        ),
        decisions=tuple(d for d in facts.decisions if d.recorded_on <= known_on),
        window=facts.window if facts.window and facts.window.registered_on <= known_on else None,
    )
    assert at(facts, on, known_on=known_on) == at(known, on)


@given(all_facts(), DAYS, st.integers(0, 10**6))
def test_the_order_in_which_evidence_came_does_not_matter(facts, on, seed):
    shuffled = list(facts.evidence)
    random.Random(seed).shuffle(shuffled)
    before, after = at(facts, on), at(replace(facts, evidence=tuple(shuffled)), on)
    assert (before.state, before.met_on, before.met_by, set(before.pending)) == (
        after.state,
        after.met_on,
        after.met_by,
        set(after.pending),
    )


LAST_STEPS = {
    State.MET: {"met"},
    State.LATE: {"met_late"},
    State.LIFTED: {"is_lifted"},
    State.AWAITING: {"awaits"},
    State.OVERDUE: {"overdue", "awaited_all_year"},
    State.FUTURE: {"not_open"},
    State.SOON: {"soon"},
    State.OPEN: {"open", "no_date"},
}


@given(all_facts(), DAYS)
@settings(max_examples=300)
def test_every_state_says_why_and_agrees_with_its_day(facts, on):
    found = at(facts, on)
    assert found.steps[-1].code in LAST_STEPS[found.state]
    if found.state in DONE:
        assert found.met_on <= on
        assert len(found.met_by) == facts.needed
        assert (found.state is State.LATE) == bool((judged := due_by(facts, found.met_on)) and found.met_on > judged)
    elif found.state is not State.LIFTED and found.due_on:
        assert (found.state is State.OVERDUE) == (found.due_on < on)
    if found.state in (State.SOON, State.OPEN, State.FUTURE) and found.left is not None:
        assert found.left >= 0
    if found.state is State.OVERDUE:
        assert found.left <= 0


@given(all_facts(evidences(st.just((VerdictFact(VerdictKind.ACCEPTED, date(2024, 3, 1)),)))), DAYS)
def test_a_met_obligation_stays_met_unless_something_new_is_decided(facts, on):
    facts = replace(facts, needed=1)
    found = at(facts, on)
    if found.state not in DONE:
        return
    later = replace(facts, decisions=tuple(d for d in facts.decisions if d.on <= on))
    assert at(later, on + timedelta(days=200)).state is found.state
