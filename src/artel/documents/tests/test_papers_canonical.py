"""What is signed does not depend on how it was kept, and nothing in it can change unseen."""

import json
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artel.documents.papers import gost
from artel.documents.papers.canonical import canonical_bytes, digest_of
from artel.documents.papers.tree import Column, Document, Style, Table, Text
from artel.documents.tests import samples

SAMPLES = (samples.minutes(), samples.extract(), samples.decision(), samples.invitation())


def leaves(value, path=()):
    """Every value in a JSON that is not a list or an object, with the way to it."""
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in leaves(item, (*path, key))]
    if isinstance(value, list):
        return [leaf for place, item in enumerate(value) for leaf in leaves(item, (*path, place))]
    return [(path, value)]


def changed(data, path, value):
    copy = json.loads(json.dumps(data))
    target = copy
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return copy


def of_json(data) -> Document:
    """A paper whose `to_json` is these data, were they ever so odd."""

    class Odd(Document):
        def to_json(self):
            return data

    return Odd("", (), 2025)


DATA = samples.decision().to_json()
DIGEST = digest_of(samples.decision())
LEAVES = leaves(DATA)
OTHER_VALUES = st.one_of(
    st.text(max_size=40), st.integers(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False), st.none()
)


def same(one, other) -> bool:
    """The same value to a reader: numbers by value (True is no number), strings in any normal form."""
    if isinstance(one, str) and isinstance(other, str):
        return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    return one == other and isinstance(one, bool) == isinstance(other, bool)


@settings(max_examples=2000, deadline=None)
@given(leaf=st.sampled_from(LEAVES), other=OTHER_VALUES, keep=st.booleans(), at=st.integers(0, 200))
def test_a_change_of_any_leaf_changes_the_digest(leaf, other, keep, at):
    path, value = leaf
    if isinstance(value, str) and isinstance(other, str) and keep:
        at = min(at, len(value))
        other = value[:at] + (other or " ") + value[at:]
    assert (digest_of(of_json(changed(DATA, path, other))) == DIGEST) == same(value, other)


@pytest.mark.parametrize("document", SAMPLES, ids=lambda document: document.title)
def test_a_paper_kept_as_json_and_read_back_is_the_same_paper_with_the_same_digest(document):
    again = Document.from_json(json.loads(json.dumps(document.to_json())))
    assert again == document
    assert canonical_bytes(again) == canonical_bytes(document)


@given(
    texts=st.lists(st.tuples(st.text(), st.sampled_from(Style), st.text(max_size=5)), max_size=5),
    rows=st.lists(st.tuples(st.text(), st.text()), max_size=3),
    size=st.floats(5, 20),
)
def test_any_paper_comes_back_from_json_with_its_digest(texts, rows, size):
    table = Table((Column("А", size), Column("Б")), tuple(rows), size)
    document = Document("Проба", (*(Text(*text) for text in texts), table), 2016, size_pt=size)
    again = Document.from_json(json.loads(json.dumps(document.to_json())))
    assert again == document
    assert digest_of(again) == digest_of(document)


@given(st.text(alphabet="абвйёЙЁ ñé", max_size=40))
def test_the_form_of_a_letter_does_not_matter(text):
    composed, decomposed = (
        Document(unicodedata.normalize(form, text), (Text(unicodedata.normalize(form, text)),), 2025)
        for form in ("NFC", "NFD")
    )
    assert digest_of(composed) == digest_of(decomposed)


@pytest.mark.parametrize(
    ("document", "digest"),
    [
        (samples.minutes(), "af26d1309bc865250af8660cbbe1f1fdf4d6c6471dae89c13322b3efcbc1fd02"),
        (samples.extract(), "51c20b04b4b287e5cd00f4a8677a3364eb0ead583935768c449074851876829e"),
        (samples.decision(), "e723bc4a576249834ab951739e42247dc79b67df49a16126f51e7ac082ee5a13"),
        (samples.approval_sheet(), "f5db76b7fc46676c00559a8cf9d90f4092acddae6672b8be984f46774cd0bae9"),
    ],
    ids=lambda value: getattr(value, "title", ""),
)
def test_a_paper_that_was_signed_keeps_its_digest_whatever_the_tree_learns(document, digest):
    assert digest_of(document) == digest


def test_a_whole_number_is_the_same_however_it_was_kept():
    assert digest_of(replace(SAMPLES[0], size_pt=13)) == digest_of(replace(SAMPLES[0], size_pt=13.0))


def test_the_canonical_form_is_what_the_standard_of_verification_says():
    document = Document("Й", (Text("и\u0306", Style.FLAT),), 2025)
    assert canonical_bytes(document).decode() == (
        '{"blocks":[{"block":"Text","number":"","style":"flat","text":"й"}],"executor":[],"gost_edition":2025,'
        '"landscape":false,"left_mm":30,"size_pt":13,"title":"Й"}'
    )
    assert len(digest_of(document)) == 64


@pytest.mark.parametrize(
    ("day", "edition"),
    [(date(2024, 2, 15), 2016), (date(2025, 8, 17), 2016), (date(2025, 8, 18), 2025), (date(2026, 1, 1), 2025)],
)
def test_a_paper_is_laid_out_by_the_edition_of_its_day(day, edition):
    form = gost.form_of(gost.edition_for(day))
    assert (form.edition, form.has_qr, form.needs_heading) == (edition, edition == 2025, edition == 2025)
    assert form.corner_mm == {2016: 75, 2025: 80}[edition]
