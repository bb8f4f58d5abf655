"""A paper on the screen: what a signer reads is all that is signed, and nothing typed is markup."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.documents.papers import gost
from artel.documents.papers.html_writer import to_html
from artel.documents.papers.tree import (
    Annexes,
    Approve,
    Column,
    Head,
    Marks,
    Pairs,
    SignatureLine,
    Signatures,
    Style,
    Table,
    Text,
)
from artel.documents.tests import samples
from artel.documents.tests.test_papers_pdf import PAPERS, TYPED, plain, squeezed, words_of

ALLOWED = {
    "article", "header", "h2", "h3", "p", "br", "b", "em", "span", "div", "ul", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tr", "th", "td", "footer",
}  # fmt: skip
VOID = {"br"}


class Page(HTMLParser):
    """Reads a page as a browser would: its words, its tags, whether they are closed in order."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.words, self.tags, self.attributes, self.open = [], [], [], []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return squeezed("".join(self.words))


@pytest.mark.parametrize("name", PAPERS)
def test_every_word_that_is_hashed_can_be_read(name):
    document, marks = PAPERS[name]
    page = Page(to_html(document, marks))
    data = document.to_json()
    label = next(value for name, value in page.attributes if name == "aria-label")
    assert squeezed(label) == squeezed(data.pop("title"))
    for text in words_of(data):
        assert squeezed(text) in page.text, text
    for signature in marks.signatures.values():
        for text in (signature.owner, signature.signed, signature.code, signature.agreement):
            assert squeezed(text) in page.text
    assert page.open == []
    assert set(page.tags) <= ALLOWED


@pytest.mark.parametrize(
    "typed", [*TYPED, "<script>alert(1)</script>", '" onmouseover="x', "{{ settings.SECRET_KEY }}"]
)
def test_nothing_typed_is_markup(typed):
    document = plain(
        Head(typed, typed, typed, typed, typed, typed, typed),
        Approve(typed, typed, 2),
        Text(typed, number=typed),
        Pairs(((typed, typed),)),
        Table((Column(typed),), ((typed,),)),
        Annexes((typed,)),
        Signatures((SignatureLine(typed, typed, 1),), typed),
        title=typed,
        executor=(typed,),
    )
    mark = samples.mark(typed, typed, typed, date=typed)
    page = Page(to_html(document, Marks(number=typed, signatures={1: mark}, check_url=typed, demo=True, draft=True)))
    assert set(page.tags) <= ALLOWED
    assert {name for name, _value in page.attributes} <= {"class", "aria-label", "lang", "scope", "tabindex", "role"}
    assert page.text.count(squeezed(typed)) >= 18


@given(st.text(), st.text(max_size=5), st.sampled_from(Style))
def test_any_text_makes_a_page_that_says_it(text, number, style):
    page = Page(to_html(plain(Text(text, style, number)), Marks()))
    assert page.open == []
    assert set(page.tags) <= ALLOWED


def test_tables_and_headings_are_what_they_are():
    page = to_html(*PAPERS["minutes"])
    assert page.count('<th scope="col">') == 7
    assert page.count("<h2>") == 1
    assert "<h3>ПОВЕСТКА ДНЯ</h3>" in page
    assert not re.search(r"\sstyle=|\son\w+=|<script", page)


def test_a_draft_and_a_demo_say_so():
    document, _marks = PAPERS["minutes"]
    page = to_html(document, samples.minutes_marks(draft=True, demo=True, signatures={}, number=""))
    assert gost.DRAFT in page
    assert "вымышлены" in page
    assert "№\xa0________" in page
    assert page.count("a-paper__line-for-hand") == 2
    assert "a-paper__mark" not in page
    signed = to_html(*PAPERS["minutes"])
    assert gost.DRAFT not in signed
    assert "вымышлены" not in signed
