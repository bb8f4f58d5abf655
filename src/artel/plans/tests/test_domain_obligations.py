"""What a row owes: slots shared between parties by their membership."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.plans.domain.obligations import Party, Purpose, owed_by_slots, owed_document, share_of
from artel.terms import QUARTER_SCHEMES, read_term, slots_of, state_calendar

CALENDAR = state_calendar(5)
YEAR = (date(2023, 9, 1), date(2024, 8, 31))


def slots(phrase, scheme="calendar_split"):
    return slots_of(read_term(phrase, year="2023/2024"), period=YEAR, calendar=CALENDAR, quarter_scheme=scheme)


def owed(phrase, parties=None, **rules):
    return list(owed_by_slots(7, slots(phrase), parties, **rules))


def march():
    (once,) = owed("Март 2024 г.")
    return once


def test_jointly_owed_is_one_obligation_a_slot():
    assert [(o.key, o.organisation_id, o.opens_on, o.words_due_on, o.due_on) for o in owed("Март 2024 г.")] == [
        ("7:once", None, date(2024, 3, 1), date(2024, 3, 31), date(2024, 4, 1))
    ]


def test_each_party_owes_its_own_share_of_every_slot():
    shares = owed("Не реже 1 раза в квартал", [Party(1), Party(2)])
    assert [share.key for share in shares] == [
        f"7:{key}:{party}" for key in ("2023Q3", "2023Q4", "2024Q1", "2024Q2", "2024Q3") for party in (1, 2)
    ]
    assert [share.is_counted for share in shares[::2]] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("since", "exists_from"),
    [
        (None, None),
        (date(2024, 3, 1), None),
        (date(2024, 3, 2), date(2024, 3, 2)),
        (date(2024, 4, 1), date(2024, 4, 1)),
    ],
)
def test_a_joiner_owes_a_running_slot_from_the_day_it_joined(since, exists_from):
    assert share_of(march(), Party(1, since=since)).exists_from == exists_from


def test_a_joiner_does_not_owe_what_was_due_before_it_joined():
    assert share_of(march(), Party(1, since=date(2024, 4, 2))) is None


@pytest.mark.parametrize(("until", "owes"), [(date(2024, 2, 29), False), (date(2024, 3, 1), True), (None, True)])
def test_a_leaver_owes_only_slots_that_opened_while_it_was_a_member(until, owes):
    assert (share_of(march(), Party(1, until=until)) is not None) is owes


def test_what_awaits_a_document_is_owed_by_whoever_is_a_member():
    (awaiting,) = owed("По плану реализации проекта")
    assert (awaiting.awaits_document, awaiting.due_on) == (True, None)
    assert share_of(awaiting, Party(1, since=date(2024, 5, 1))) is not None


def test_events_owe_nothing_until_one_happens():
    assert owed("Размещение новостей не позднее 1 рабочего дня после события") == []


def test_more_is_needed_where_the_term_or_the_requirement_says_so():
    (once,) = owed("Март 2024 г.", needed=3)
    assert once.needed == 3
    twice = owed("Не реже 2 раз в квартал")
    assert {o.needed for o in twice} == {2}
    assert {o.needed for o in owed("Не реже 2 раз в квартал", needed=3)} == {3}


def test_the_document_that_sets_dates_is_an_obligation_of_its_own():
    document = owed_document(
        opens_on=YEAR[0], words_due_on=date(2023, 12, 31), due_on=date(2024, 1, 9), label="По плану проекта"
    )
    assert (document.key, document.purpose, document.requirement_id) == ("document", Purpose.DOCUMENT, None)
    assert not document.awaits_document


PHRASES = st.sampled_from(
    [
        "Март 2024 г.",
        "Не реже 1 раза в квартал",
        "Ежемесячно",
        "Октябрь, апрель",
        "В течение учебного года",
        "По плану реализации проекта",
        "2 раза в год",
        "до 15 мая 2024 г.",
    ]
)
DAYS = st.dates(*YEAR)


@st.composite
def parties(draw):
    ids = draw(st.lists(st.integers(1, 50), min_size=1, max_size=6, unique=True))
    found = []
    for organisation in ids:
        since, until = draw(st.none() | DAYS), draw(st.none() | DAYS)
        if since and until and until < since:
            since, until = until, since
        found.append(Party(organisation, since, until))
    return found


@given(PHRASES, st.sampled_from(QUARTER_SCHEMES), st.none() | parties(), st.integers(1, 3))
def test_keys_are_unique_and_the_same_however_often_they_are_made(phrase, scheme, owing, needed):
    def made():
        return list(owed_by_slots(7, slots(phrase, scheme), owing, needed=needed))

    keys = [item.key for item in made()]
    assert len(keys) == len(set(keys))
    assert keys == [item.key for item in made()]
    assert all(len(key) <= 80 for key in keys)


@given(PHRASES, parties())
def test_a_share_keeps_the_slot_and_never_begins_after_it_is_due(phrase, owing):
    joint = {item.key: item for item in owed(phrase)}
    for share in owed(phrase, owing):
        whole = joint[share.key.rpartition(":")[0]]
        assert replace(share, key=whole.key, organisation_id=None, exists_from=None) == whole
        if share.exists_from:
            assert whole.opens_on < share.exists_from <= whole.due_on


@given(PHRASES, parties())
def test_a_longer_membership_never_owes_less(phrase, owing):
    longer = [replace(p, since=None, until=p.until and p.until + timedelta(days=30)) for p in owing]
    assert {share.key for share in owed(phrase, owing)} <= {share.key for share in owed(phrase, longer)}
