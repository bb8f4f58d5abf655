"""The chain itself, without a database."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.audit.domain.chain import Anchor, Fault, Line, check, digest_of, name_seal

KEY = b"k" * 50


def chain_of(details: list[dict]) -> list[Line]:
    lines, previous = [], ""
    for seq, detail in enumerate(details, 1):
        moment = datetime(2024, 3, 15, 9, tzinfo=UTC) + timedelta(seconds=seq)
        line = Line(
            5, seq, previous, "", moment, "plans.submitted", 7, "Кравцова", "", "plans.plan", "3", "План", "", detail
        )
        lines.append(line._replace(digest=digest_of(KEY, line)))
        previous = lines[-1].digest
    return lines


def verdict_of(lines, anchor=None):
    return check(lines, key=KEY, length=len(lines), head=lines[-1].digest if lines else "", anchor=anchor)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(st.text(max_size=5), plain, max_size=3), max_size=6))
def test_an_honest_chain_is_whole_whatever_it_says(details):
    lines = chain_of(details)

    assert verdict_of(lines).ok
    assert verdict_of(lines, Anchor(len(lines), lines[-1].digest) if lines else Anchor(0, "")).ok


def test_the_same_key_in_another_chain_seals_otherwise():
    line = chain_of([{}])[0]

    assert digest_of(KEY, line._replace(chain=6)) != line.digest


def test_a_moment_is_sealed_the_same_in_every_time_zone():
    line = chain_of([{}])[0]
    tomsk = line.recorded_at.astimezone(ZoneInfo("Asia/Tomsk"))

    assert digest_of(KEY, line._replace(recorded_at=tomsk)) == line.digest


def test_a_name_taken_out_by_its_seal_leaves_the_chain_whole():
    lines = chain_of([{}, {}])
    seal = name_seal(KEY, chain=5, seq=1, role="target", name="План")
    lines[0] = lines[0]._replace(target_name="", target_seal=seal)

    assert verdict_of(lines).ok
    assert verdict_of(lines).forgotten == 1


def test_a_name_beside_its_own_seal_is_not_believed():
    lines = chain_of([{}, {}])
    seal = name_seal(KEY, chain=5, seq=1, role="target", name="План")
    lines[0] = lines[0]._replace(target_name="Другой план", target_seal=seal)

    assert verdict_of(lines).fault == Fault.SEAL


def test_a_name_that_is_only_blanked_is_seen():
    lines = chain_of([{}, {}])
    lines[1] = lines[1]._replace(actor_name="")

    assert (verdict_of(lines).fault, verdict_of(lines).first_bad_seq) == (Fault.SEAL, 2)


def test_a_tail_cut_off_with_the_head_is_seen_only_by_the_anchor():
    lines = chain_of([{}, {}, {}])
    anchor = Anchor(3, lines[-1].digest)

    assert verdict_of(lines[:2]).ok
    assert verdict_of(lines[:2], anchor).fault == Fault.ANCHOR_CUT


@pytest.mark.parametrize(
    ("text", "seq"),
    [("12:" + "ab" * 32, 12), (" 3 : " + "ABAB " * 4, 3), ("0:", 0)],
    ids=["whole", "copied in part", "empty"],
)
def test_an_anchor_is_read_as_a_person_keeps_it(text, seq):
    assert Anchor.parse(text).seq == seq


@pytest.mark.parametrize("text", ["", "12", "12:abc", "12:" + "zz" * 8, "x:" + "ab" * 8, ":" + "ab" * 32])
def test_what_is_no_anchor_is_refused(text):
    with pytest.raises(ValueError, match="not an anchor"):
        Anchor.parse(text)
