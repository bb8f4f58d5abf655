"""A paper as DOCX: all of it is there, in the form of the standard, and no line is spoilt by non-breaking spaces."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from artel.documents.papers import gost
from artel.documents.papers.docx_writer import to_docx
from artel.documents.papers.tree import (
    Align,
    Column,
    Document,
    Head,
    Marks,
    SignatureLine,
    Signatures,
    Style,
    Table,
    Text,
)
from artel.documents.tests import samples
from artel.documents.tests.test_papers_pdf import PAPERS, TYPED, plain, squeezed, words_of


def opened(document, marks):
    return docx.Document(io.BytesIO(to_docx(document, marks)))


def text_of(element):
    """All words of a part in the order of the page, tables among paragraphs."""
    return "\n".join(
        "".join(
            {qn("w:t"): node.text or "", qn("w:tab"): "\t", qn("w:br"): "\n"}.get(node.tag, "") for node in p.iter()
        )
        for p in element.iter(qn("w:p"))
    )


def footer_of(paper):
    return text_of(paper.sections[0].first_page_footer._element)


@pytest.mark.parametrize("name", PAPERS)
def test_all_of_the_paper_and_its_marks_can_be_read_back(name):
    document, marks = PAPERS[name]
    paper = opened(document, marks)
    seen = squeezed(text_of(paper.element.body)) + squeezed(footer_of(paper))  # where a letter has its foot
    data = document.to_json()
    data.pop("title")
    for text in words_of(data):
        assert squeezed(text) in seen, text
    for signature in marks.signatures.values():
        for text in (signature.owner, signature.signed, signature.code, signature.agreement):
            assert squeezed(text) in seen, text
    assert squeezed(marks.check_url) in squeezed(footer_of(paper))


@pytest.mark.parametrize("typed", TYPED)
def test_whatever_is_typed_stands_as_it_was_typed(typed):
    document = plain(Text(typed, Style.FLAT), Table((Column(typed),), ((typed,),)), title=typed)
    text = text_of(opened(document, Marks(author=typed)).element.body)
    assert squeezed(text).count(squeezed(typed)) == 3


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(Style))
def test_any_text_makes_a_paper(text, cell, style):
    table = Table((Column(text, 0.1), Column("Б", 3, Align.RIGHT)), ((cell, text), (text,), (text, cell, text)))
    document = plain(Head(text, cell, text, "", "", text), Text(text, style, cell[:4]), table, title=text)
    assert opened(document, Marks(number=cell, check_url="artel.example/v/1", demo=True)).tables


def test_the_same_paper_has_the_same_bytes_and_its_moment_is_that_of_the_marks():
    document, marks = PAPERS["minutes"]
    assert to_docx(document, marks) == to_docx(Document.from_json(document.to_json()), samples.minutes_marks())
    made_at = datetime(2024, 2, 19, 9, 42, tzinfo=UTC)
    properties = opened(document, replace(marks, made_at=made_at)).core_properties
    assert (properties.created, properties.modified) == (made_at, made_at)
    assert (properties.title, properties.author) == (document.title, marks.author)


def test_prepositions_are_not_glued_but_numbers_and_initials_are():
    text = "В протоколе № 1 от 15 февраля 2024 г. на заседании Ким А.В. выступила — 9 за."
    (paragraph,) = opened(plain(Text(text)), Marks()).paragraphs
    assert paragraph.text == (
        "В протоколе №_1 от 15_февраля_2024_г. на заседании Ким_А.В. выступила_—_9 за.".replace("_", "\xa0")
    )


def test_the_sheet_has_the_margins_and_the_type_of_the_paper():
    paper = opened(*PAPERS["minutes"])
    sheet = paper.sections[0]
    margins = (sheet.left_margin, sheet.right_margin, sheet.top_margin, sheet.bottom_margin)
    assert [round(margin.mm) for margin in margins] == [30, 10, 20, 20]
    normal = paper.styles["Normal"].font
    assert (normal.name, normal.size.pt) == ("Times New Roman", 13)
    wide = opened(*PAPERS["sheet"]).sections[0]
    assert (round(wide.page_width.mm), round(wide.page_height.mm), round(wide.left_margin.mm)) == (297, 210, 20)


def test_pages_are_numbered_from_the_second_and_a_draft_says_so_on_every_page():
    sheet = opened(samples.minutes(), samples.minutes_marks(draft=True)).sections[0]
    assert sheet.different_first_page_header_footer
    first, usual = (header._element.xml for header in (sheet.first_page_header, sheet.header))
    assert ("PAGE" in first, "PAGE" in usual) == (False, True)
    assert ("ПРОЕКТ" in first, "ПРОЕКТ" in usual) == (True, True)
    signed = opened(*PAPERS["minutes"]).sections[0]
    assert "ПРОЕКТ" not in signed.first_page_header._element.xml + signed.header._element.xml


def test_the_code_stands_in_the_foot_of_the_first_page_with_words_for_who_does_not_see_it():
    sheet = opened(*PAPERS["minutes"]).sections[0]
    assert 'descr="QR-код для проверки документа: artel.example/v/7K4M-Q2XD"' in sheet.first_page_footer._element.xml
    assert "pic:pic" not in sheet.footer._element.xml
    old = opened(samples.minutes(gost_edition=2016), samples.minutes_marks())
    assert "pic:pic" not in old.sections[0].first_page_footer._element.xml
    assert "artel.example/v/7K4M-Q2XD" in footer_of(old)
    assert gost.CHECK not in footer_of(opened(samples.minutes(), samples.minutes_marks(check_url="")))


@pytest.mark.parametrize("check_url", ["artel.example/v/1", ""])
def test_a_demo_says_at_the_foot_of_every_page_that_it_is_invented(check_url):
    paper = opened(samples.minutes(), samples.minutes_marks(demo=True, check_url=check_url))
    assert footer_of(paper).count(gost.DEMO_FOOT) == 1
    assert paper.sections[0].footer.paragraphs[0].text == gost.DEMO_FOOT
    assert gost.DEMO_FOOT not in footer_of(opened(*PAPERS["minutes"]))


def test_rows_are_not_torn_and_headers_repeat():
    paper = opened(*PAPERS["sheet"])
    table = max(paper.tables, key=lambda table: len(table.columns))
    xml = table._tbl.xml
    assert len(table.columns) == 11
    assert xml.count("<w:cantSplit/>") == len(table.rows)
    assert xml.count("<w:tblHeader/>") == 2  # the headings and the numbers of columns
    assert [cell.text for cell in table.rows[1].cells] == [str(number) for number in range(1, 12)]
    assert sum(column.width.mm for column in table.columns) == pytest.approx(267, abs=0.5)


def test_a_row_taller_than_a_page_may_be_torn():
    table = Table((Column("А"), Column("Б")), (("1", "кратко"), ("2", "слово " * 3000)))
    assert opened(plain(table), Marks()).tables[0]._tbl.xml.count("<w:cantSplit/>") == 2


def test_marks_stand_in_boxes_and_a_signature_by_hand_has_a_line_and_a_date():
    paper = opened(*PAPERS["minutes"])
    assert paper.tables[-1]._tbl.xml.count("<w:tcBorders>") == 2
    line = Signatures((SignatureLine("Эксперт", "И.И. Иванов", 1),))
    marks = Marks(signatures={1: samples.by_hand("Иванов", "15 февраля 2024 г.")})
    (table,) = opened(plain(line), marks).tables
    assert "<w:tcBorders>" not in table._tbl.xml
    assert re.fullmatch(r"_+\n15.февраля.2024.г\.", table.cell(0, 1).text)
    (unsigned,) = opened(plain(line), Marks()).tables
    assert re.fullmatch(r"_+", unsigned.cell(0, 1).text)


def test_signatures_and_captions_are_kept_with_their_text():
    paper = opened(*PAPERS["minutes"])
    kept = {paragraph.text for paragraph in paper.paragraphs if paragraph.paragraph_format.keep_with_next}
    assert {"1.\xa0СЛУШАЛИ:", "ВЫСТУПИЛИ:", "РЕШИЛИ:", "ПОВЕСТКА ДНЯ", "Приглашены:"} <= kept
    assert any(text.startswith("Голосовали: «за»\xa0—\xa07") for text in kept)
    assert not any(text.startswith("Голосовали: «за»\xa0—\xa09") for text in kept)


def test_a_line_broken_by_hand_is_not_stretched():
    broken, whole = opened(plain(Text("Раз\nдва"), Text("Три")), Marks()).paragraphs
    assert (broken.alignment, whole.alignment) == (docx.enum.text.WD_ALIGN_PARAGRAPH.LEFT, 3)


def test_the_file_is_a_sound_archive():
    with zipfile.ZipFile(io.BytesIO(to_docx(*PAPERS["decision"]))) as archive:
        assert archive.testzip() is None
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
