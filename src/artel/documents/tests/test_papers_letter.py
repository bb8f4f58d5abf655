"""A letter of an enterprise: all of it on one page however long its words are; many letters in one file."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pdfplumber
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from artel.documents.papers import gost, letter
from artel.documents.papers.docx_writer import to_docx
from artel.documents.papers.html_writer import to_html
from artel.documents.papers.tree import (
    Addressee,
    Document,
    Foot,
    Letterhead,
    Marks,
    SignatureLine,
    Signatures,
    Style,
    Terms,
    Text,
    Title,
)
from artel.documents.papers.typst_writer import MERGED_AT_MOST, to_pdf, to_pdf_merged
from artel.documents.tests import samples
from artel.documents.tests.samples import by_hand
from artel.documents.tests.test_papers_pdf import TYPED, code_box, figures_of, pages_of, read_in_order, squeezed

LETTER, MARKS = samples.invitation(), samples.invitation_marks()
WORDS = (
    "Общество завод «Приборостроение» выпускницу колледжа на работу по профессии регулировщик радиоэлектронной "
    "аппаратуры и приборов в цех автоматизированного производства печатных узлов с компенсацией найма жилья "
)


def words(length: int) -> str:
    return (WORDS * (length // len(WORDS) + 1))[:length].strip() or "—"


def letter_of(typed: str) -> Document:
    return Document(
        title=typed,
        gost_edition=2025,
        left_mm=25,
        blocks=(
            Letterhead(typed, (typed,)),
            Addressee(typed, typed, (typed, typed)),
            Title(typed, typed),
            Text(typed, Style.SALUTATION),
            Text(typed),
            Terms(((typed, typed),)),
            Signatures((SignatureLine(typed, typed, 1),)),
            Foot((typed,), typed),
        ),
    )


def page_count(content: bytes) -> int:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def sizes_of(content: bytes) -> set[float]:
    """Sizes of type of the running text, in points."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        (page,) = pdf.pages
        regular = [char for char in page.chars if char["fontname"].endswith("Regular")]
    return {round(char["size"], 1) for char in regular}


def test_a_letter_stands_on_one_page_in_the_size_it_asks_for():
    assert letter.steps_of(LETTER) == [(13, 1)]
    assert 13 in sizes_of(to_pdf(LETTER, MARKS))


def test_the_longest_letter_stands_on_one_page_in_smaller_type_and_loses_nothing():
    content = to_pdf(samples.long_invitation(), MARKS)
    assert 10.5 in sizes_of(content)
    seen = read_in_order(content)
    assert squeezed("имени академика Александра Сергеевича Вознесенского") in seen
    assert squeezed("отсрочка от призыва") in seen
    assert squeezed("социальному развитию") in seen
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        (page,) = pdf.pages
        marks = [char for char in page.chars if char["size"] < 7.5]
        law = next(word for word in page.extract_words() if word["text"] == "Настоящее")
    assert max(char["bottom"] for char in marks) < law["top"]


@settings(max_examples=20, deadline=None)
@example(name=160, text=800, terms=[220] * 4, ask=400, post=90, to=120)
@given(
    name=st.integers(20, 160),
    text=st.integers(100, 800),
    terms=st.lists(st.integers(5, 220), min_size=1, max_size=4),
    ask=st.integers(60, 400),
    post=st.integers(8, 90),
    to=st.integers(20, 120),
)
def test_a_letter_stands_on_one_page_be_it_measured_or_not(name, text, terms, ask, post, to):
    head, addressee, title, dear, _text, _terms, _ask, _signs, foot = LETTER.blocks
    document = replace(
        LETTER,
        blocks=(
            replace(head, name=words(name)),
            replace(addressee, lines=("Ткач Марии Олеговне,", words(to))),
            title,
            dear,
            Text(words(text)),
            Terms(tuple(("Дополнительно:", words(length)) for length in terms)),
            Text(words(ask)),
            Signatures((SignatureLine(words(post), "А.В. Ким", 1),)),
            foot,
        ),
    )
    assert page_count(to_pdf(document, MARKS)) == 1


def test_the_foot_stands_at_the_bottom_with_the_code_to_answer_by_whatever_the_edition():
    for edition in (2016, 2025):
        content = to_pdf(samples.invitation(gost_edition=edition), MARKS)
        label = (
            "QR-код: ответить на приглашение и проверить его подлинность: artel.example/v/R5VC9YPM7K4MQ2XDB9TR04LNZ6"
        )
        assert figures_of(content) == [(label, 1)]
        left, _top, right, bottom = code_box(content)
        assert 595 - left - right == pytest.approx(26 * 72 / 25.4, abs=2)
        assert (right < 30, 50 < bottom < 62) == (True, True)
        (page,) = pages_of(content)
        assert gost.CHECK not in page
        assert "№ 2024-047" in page.replace("\xa0", " ")


def test_a_letter_to_be_signed_has_a_line_for_its_number_and_no_address_yet():
    document = samples.invitation()
    content = to_pdf(document, Marks(draft=True))
    (page,) = (text.replace("\xa0", " ") for text in pages_of(content))
    assert page.startswith(gost.DRAFT)
    assert "№ ________" in page
    assert page.rstrip().endswith("проверить его подлинность")
    assert figures_of(content) == []
    assert "проверить его подлинность</p></footer>" in to_html(document, Marks()).replace("\xa0", " ")


def test_a_letter_may_have_numbered_points_and_empty_lines():
    document = replace(LETTER, blocks=(*LETTER.blocks[:5], Text("Принести паспорт.", number="1."), Text("")))
    document = replace(document, blocks=(*document.blocks, *LETTER.blocks[5:]))
    (page,) = pages_of(to_pdf(document, MARKS))
    assert "1. Принести паспорт." in page.replace("\xa0", " ")


def test_a_letter_signed_by_hand_has_a_line_with_its_date():
    content = to_pdf(LETTER, replace(MARKS, signatures={1: by_hand("Ким Анна Валерьевна", "26 апреля 2024 г.")}))
    assert "ПРОСТОЙ" not in pages_of(content)[0]
    assert pages_of(content)[0].replace("\xa0", " ").count("26 апреля 2024 г.") == 2


def test_no_name_and_no_line_of_conditions_is_hyphenated():
    (page,) = pages_of(to_pdf(samples.long_invitation(), MARKS))
    broken = re.findall(r"(\S+)[-\xad]\n(\S+)", page)
    compounds = {"санаторий", "научно", "Голенищева", "контрольно"}
    assert all(before[0].islower() or before in compounds for before, _after in broken), broken
    assert "коэффициент" in page


@pytest.mark.parametrize("typed", TYPED)
def test_nothing_typed_in_a_letter_is_a_command(typed):
    document, marks = letter_of(typed), Marks(check_url="artel.example/v/1")
    assert read_in_order(to_pdf(document, marks)).count(squeezed(typed)) == 16
    words = docx.Document(io.BytesIO(to_docx(document, marks)))
    body = "".join(node.text or "" for node in words.element.body.iter() if node.tag.endswith("}t"))
    assert squeezed(body).count(squeezed(typed)) >= 11
    html = to_html(document, marks)
    assert not re.search(r"</?script", html)


@settings(max_examples=10, deadline=None)
@given(st.text(max_size=60))
def test_any_text_makes_a_letter(typed):
    document = letter_of(typed)
    assert to_pdf(document, MARKS)
    assert to_docx(document, MARKS)
    assert Document.from_json(document.to_json()) == document


def test_a_word_processor_gets_the_type_that_will_do():
    def size(document):
        return docx.Document(io.BytesIO(to_docx(document, MARKS))).styles["Normal"].font.size.pt

    assert size(LETTER) == 13
    assert 10 <= size(samples.long_invitation()) < 13
    assert to_docx(LETTER, MARKS) == to_docx(Document.from_json(LETTER.to_json()), samples.invitation_marks())


# --- many papers in one file -----------------------------------------------------------------------------------------


def some_papers():
    """Letters and, between them, minutes of three pages and a sheet across."""
    letters = [
        (LETTER, samples.invitation_marks(number=f"2024-{place:03}", check_url=f"artel.example/v/{place}"))
        for place in range(3)
    ]
    others = [(samples.minutes(), samples.minutes_marks()), (samples.approval_sheet(), Marks(demo=True))]
    return [letters[0], *others, *letters[1:], (samples.extract(), samples.extract_marks())]


def bare_pages_of(content):
    """Pages without the joiner of words: which letters carry it depends on what else their font has drawn."""
    return [page.replace("\u2060", "") for page in pages_of(content)]


def test_papers_in_one_file_read_as_they_do_apart_each_from_a_new_page_on():
    papers = some_papers()
    apart = [page for document, marks in papers for page in bare_pages_of(to_pdf(document, marks))]
    content = to_pdf_merged(papers)
    assert bare_pages_of(content) == apart
    assert len(apart) > len(papers)
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        assert pdf.metadata["Title"].replace("\xa0", " ") == "Приглашение на трудоустройство (6)"
        assert [page.width > page.height for page in pdf.pages].count(True) >= 1
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in content


def test_the_same_papers_have_the_same_bytes_and_the_latest_moment():
    moments = [datetime(2024, 4, day, 9, tzinfo=UTC) for day in (26, 28, 27)]
    papers = [(LETTER, samples.invitation_marks(made_at=moment)) for moment in moments]
    content = to_pdf_merged(papers)
    assert content == to_pdf_merged(papers)
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        assert pdf.metadata["CreationDate"].startswith("D:20240428090000")
        assert pdf.metadata["Author"] == samples.ORG


def test_one_paper_merged_is_that_paper():
    assert to_pdf_merged([(LETTER, MARKS)]) == to_pdf(LETTER, MARKS)


def test_a_sign_without_a_glyph_spoils_no_other_letter():
    odd = replace(LETTER, blocks=(*LETTER.blocks[:4], Text("Иероглиф 漢 здесь"), *LETTER.blocks[5:]))
    first, second = pages_of(to_pdf_merged([(odd, MARKS), (LETTER, MARKS)]))
    assert "Иероглиф □ здесь" in first.replace("\xa0", " ")
    assert [second] == pages_of(to_pdf(LETTER, MARKS))


@pytest.mark.parametrize("count", [0, MERGED_AT_MOST + 1])
def test_no_papers_and_more_than_a_file_takes_are_refused(count):
    with pytest.raises(ValueError, match=str(count)):
        to_pdf_merged([(LETTER, MARKS)] * count)
