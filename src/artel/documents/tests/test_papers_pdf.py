"""A paper as PDF: all of it is there, it is PDF/A, nothing typed is a command, and pages look as a registrar wants."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artel.documents.papers import gost
from artel.documents.papers.tree import (
    Align,
    Annexes,
    Column,
    Document,
    Head,
    Marks,
    Pairs,
    SignatureLine,
    Signatures,
    Style,
    Table,
    Text,
)
from artel.documents.papers.typst_writer import to_pdf
from artel.documents.tests import samples
from artel.documents.tests.samples import ORG, by_hand, mark

PAPERS = {
    "minutes": (samples.minutes(), samples.minutes_marks()),
    "extract": (samples.extract(), samples.extract_marks()),
    "decision": (samples.decision(), samples.decision_marks()),
    "sheet": (samples.approval_sheet(), Marks(check_url="artel.example/v/Z6PJ-31VE")),
    "invitation": (samples.invitation(), samples.invitation_marks(check_url="artel.example/v/R5VC-9YPM")),
}
TYPED = [
    '#panic("x") #import "@preview/x:1.0.0"',
    "$x$ \\ @id <label> *жирно* _курсив_ `код` // нет /* нет */ [скобка] {x}",
    "= Не заголовок\n- не список\n+ и не он\n1. и не он",
    '#set page(fill: red) #let a = 1; #read("/etc/passwd")',
    'кавычки " \' и запись {"block": "Text"}',
    "</script><b>&amp;",
]


def pages_of(content):
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def read_in_order(content):
    """All signs in the order in which they are written, cell by cell; `pages_of` goes across the columns."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return squeezed("".join(char["text"] for page in pdf.pages for char in page.chars))


def squeezed(text):
    """The signs alone: no spaces, no hyphens that a layout puts in, no case (the head is in capitals)."""
    return re.sub(r"[\s\xad\u200b\u2060-]", "", text).casefold()


def words_of(value):
    """Every text of a paper that is not a word of its form."""
    if isinstance(value, dict):
        skipped = ("block", "style", "align")
        return [text for key, item in value.items() if key not in skipped for text in words_of(item)]
    if isinstance(value, list):
        return [text for item in value for text in words_of(item)]
    return [value] if isinstance(value, str) and value.strip() else []


def plain(*blocks, **changes):
    return Document(**{"title": "Проба", "blocks": blocks, "gost_edition": 2025, **changes})


@pytest.mark.parametrize("name", PAPERS)
def test_all_of_the_paper_and_its_marks_can_be_read_on_its_pages(name):
    document, marks = PAPERS[name]
    seen = read_in_order(to_pdf(document, marks))
    data = document.to_json()
    data.pop("title")
    for text in words_of(data):
        assert squeezed(text) in seen, text
    for signature in marks.signatures.values():
        for text in (signature.owner, signature.signed, signature.code, signature.agreement):
            assert squeezed(text) in seen, text
    assert squeezed(marks.check_url) in seen


def test_a_paper_is_pdf_a_2a_with_a_title_and_its_fonts_inside():
    content = to_pdf(samples.minutes(), samples.minutes_marks())
    assert b"<pdfaid:part>2</pdfaid:part>" in content
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in content
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        assert pdf.metadata["Title"].replace("\xa0", " ") == "Протокол заседания Экспертного совета"
        fonts = {char["fontname"].partition("+")[2] for page in pdf.pages for char in page.chars}
    assert {font.partition("-")[0] for font in fonts} == {"LibertinusSerif"}


def test_the_same_paper_has_the_same_bytes_and_its_moment_is_that_of_the_marks():
    document, marks = PAPERS["minutes"]
    assert to_pdf(document, marks) == to_pdf(Document.from_json(document.to_json()), samples.minutes_marks())
    made_at = datetime(2024, 2, 19, 9, 42, tzinfo=UTC)
    with pdfplumber.open(io.BytesIO(to_pdf(document, replace(marks, made_at=made_at)))) as pdf:
        assert pdf.metadata["CreationDate"].startswith("D:20240219094200")


@pytest.mark.parametrize("typed", TYPED)
def test_nothing_typed_is_a_command_of_the_layout(typed):
    document = plain(
        Head(typed, typed, typed, typed, typed, typed, typed),
        Text(typed, number="1."),
        Pairs(((typed, typed),)),
        Table((Column(typed), Column("Б", 3)), ((typed, typed),)),
        Annexes((typed, typed)),
        Signatures((SignatureLine(typed, typed, 1),), typed),
        title=typed,
        executor=(typed,),
    )
    marks = Marks(signatures={1: replace(mark("Кто", "когда", "код"), owner=typed)}, author=typed)
    seen = read_in_order(to_pdf(document, marks))
    assert seen.count(squeezed(typed)) >= 12


def test_what_cannot_be_printed_is_dropped_and_a_sign_without_a_glyph_is_shown_as_a_box():
    text = "до\x00\x07\x1b\u202e\ufeff\ud800ма 😀 漢 \ue000 конец"
    (page,) = pages_of(to_pdf(plain(Text(text, Style.FLAT)), Marks()))
    assert " ".join(page.split()) == "дома □ □ □ конец"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(Style))
def test_any_text_makes_a_paper(text, cell, style):
    table = Table((Column(text, 0.1), Column("Б", 3, Align.RIGHT)), ((cell, text), (text,), (text, cell, text)))
    document = plain(Head(text, cell, text, "", "", text), Text(text, style, cell[:4]), table, title=text)
    assert to_pdf(document, Marks(number=cell, check_url="artel.example/v/1", demo=True)).startswith(b"%PDF-1.7")


# --- pages -----------------------------------------------------------------------------------------------------------


_BAD_END = re.compile(
    r"(?:№|\b(?:в|и|с|к|о|на|по|от|до|не|для|ООО|АО|п|ст)\.?|\d+ февраля|(?<![а-яё] )[А-ЯЁ]\.[А-ЯЁ]\.)$"
)


@pytest.mark.parametrize("name", ["minutes", "extract", "decision"])
def test_no_line_ends_where_russian_typography_forbids(name):
    pages = "\n".join(pages_of(to_pdf(*PAPERS[name]))).replace("\xa0", " ")
    assert [line for line in pages.splitlines() if _BAD_END.search(line) and not line.startswith("№")] == []


def test_pages_are_numbered_from_the_second():
    first, *others = pages_of(to_pdf(*PAPERS["minutes"]))
    assert not first.startswith("1")
    assert [page.splitlines()[0] for page in others] == [str(number) for number in range(2, len(others) + 2)]


def test_a_draft_says_so_on_every_page_and_has_a_line_for_its_number():
    marks = samples.minutes_marks(draft=True, number="", signatures={})
    pages = pages_of(to_pdf(samples.minutes(), marks))
    assert all("ПРОЕКТ" in page.splitlines()[0] for page in pages)
    assert "№ ________" in pages[0].replace("\xa0", " ")
    assert not any("ПРОЕКТ" in page for page in pages_of(to_pdf(*PAPERS["minutes"])))


def test_a_demo_says_at_the_foot_of_every_page_that_it_is_invented():
    demo = pages_of(to_pdf(samples.minutes(), samples.minutes_marks(demo=True)))
    assert all(page.replace("\xa0", " ").endswith(gost.DEMO_FOOT) for page in demo)
    assert not any("Образец" in page for page in pages_of(to_pdf(*PAPERS["minutes"])))


def figures_of(content):
    def walk(elements):
        for item in elements:
            if item["type"] == "Figure":
                yield item["alt_text"], item["page_number"]
            yield from walk(item.get("children", []))

    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return list(walk(pdf.structure_tree))


def code_box(content):
    """The place of the code's dark squares on the first page, in points from the upper left."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[0]
        squares = [line for line in page.lines if 0.5 < line["width"] < 16]  # rows of dark modules
        assert squares
        return (
            min(shape["x0"] for shape in squares),
            min(shape["top"] for shape in squares),
            page.width - max(shape["x1"] for shape in squares),
            page.height - max(shape["bottom"] for shape in squares),
        )


def test_the_code_stands_lower_right_on_the_first_page_and_has_words_for_who_does_not_see_it():
    content = to_pdf(*PAPERS["minutes"])
    assert figures_of(content) == [("QR-код для проверки документа: artel.example/v/7K4M-Q2XD", 1)]
    left, top, right, bottom = code_box(content)
    assert (left > 400, top > 700, right < 30, 50 < bottom < 62) == (True,) * 4


def test_on_a_landscape_sheet_the_code_stands_upper_right():
    content = to_pdf(replace(samples.approval_sheet(), gost_edition=2025), PAPERS["sheet"][1])
    left, top, right, bottom = code_box(content)
    assert (left > 700, 50 < top < 62, right < 30, bottom > 400) == (True,) * 4


def test_before_the_edition_of_2025_there_is_no_code_but_the_line_of_verification():
    content = to_pdf(samples.minutes(gost_edition=2016), samples.minutes_marks())
    assert figures_of(content) == []
    first, *others = pages_of(content)
    assert "artel.example/v/7K4M-Q2XD" in first
    assert not any("artel.example" in page for page in others)
    no_check = pages_of(to_pdf(samples.minutes(), samples.minutes_marks(check_url="")))
    assert not any(gost.CHECK in page.replace("\xa0", " ") for page in no_check)


def test_the_corner_is_narrower_before_2025():
    def corner(edition):
        content = to_pdf(samples.decision(gost_edition=edition), samples.decision_marks())
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            page = pdf.pages[0]
            word = next(word for word in page.extract_words() if word["text"] == "УТВЕРЖДАЮ")
            return round((page.width - word["x0"]) * 25.4 / 72)

    assert (corner(2016), corner(2025)) == (75 + 10, 80 + 10)


def test_the_grif_has_a_line_for_the_hand_and_the_date_of_who_approves():
    unsigned = pages_of(to_pdf(samples.decision(), samples.decision_marks(signatures={})))[0].replace("\xa0", " ")
    assert "«___» ______________ 20___ г." in unsigned
    signed = pages_of(
        to_pdf(samples.decision(), samples.decision_marks(signatures={3: by_hand("А", "1 марта 2024 г.")}))
    )
    assert "1 марта 2024 г." in signed[0].replace("\xa0", " ")
    assert "ПОДПИСАН" not in signed[0]


def test_an_annex_opens_a_page_and_the_executor_stands_at_the_foot_of_the_last():
    *_first, last = pages_of(to_pdf(*PAPERS["decision"]))
    assert last.splitlines()[1] == "Приложение"
    assert last.splitlines()[-2].startswith("(38-22)")


def test_annexes_are_numbered_only_if_there_are_two():
    (one,) = pages_of(to_pdf(plain(Annexes(("Список на 1 л. в 1 экз.",))), Marks()))
    (two,) = pages_of(to_pdf(plain(Annexes(("Список на 1 л.", "2. Доклад на 4 л."))), Marks()))
    assert one.replace("\xa0", " ") == "Приложение: Список на 1 л. в 1 экз."
    assert two.replace("\xa0", " ").splitlines() == ["Приложения: 1. Список на 1 л.", "2. Доклад на 4 л."]


def test_rows_are_not_torn_and_the_header_stands_on_every_page():
    rows = tuple(
        (f"начало{number}", "Слова, которых много. " * (3 + number % 7) + f"конец{number}") for number in range(60)
    )
    table = Table((Column("Столбец", 1), Column("Содержание", 3)), rows, numbered=True)
    pages = [squeezed(page) for page in pages_of(to_pdf(plain(table), Marks()))]
    assert len(pages) > 3
    assert all("столбецсодержание12" in page for page in pages)
    for number in range(60):
        (place,) = (at for at, page in enumerate(pages) if re.search(rf"начало{number}(?!\d)", page))
        assert re.search(rf"конец{number}(?!\d)", pages[place])


def test_a_row_taller_than_a_page_loses_nothing():
    long = " ".join(f"слово{number}" for number in range(3000))
    table = Table((Column("№ п/п", 1), Column("Замечание", 2)), (("1", "кратко"), ("2", long)))
    seen = read_in_order(to_pdf(plain(table), Marks()))
    assert all(f"слово{number}" in seen for number in range(0, 3000, 7))
    assert "слово2999" in seen


def test_words_do_not_run_over_the_rule_of_a_narrow_column():
    table = Table(
        (Column("Нетрудоспособность", 1), Column("Содержание", 9)),
        (("00112233445566778899001122", "https://artel.example/" + "a1" * 60), ("в голосовании", "А" * 200)),
    )
    with pdfplumber.open(io.BytesIO(to_pdf(plain(table), Marks()))) as pdf:
        page = pdf.pages[0]
        edges = sorted({round(line["x0"]) for line in page.lines if line["x0"] == line["x1"]} | {0})
        border = next(edge for edge in edges if edge > 100)
        right = page.width - 10 * 72 / 25.4
        chars = [char for char in page.chars if char["text"].strip()]
        assert max(char["x1"] for char in chars) <= right
        assert not any(char["x0"] < border < char["x1"] - 0.5 for char in chars)


@pytest.mark.parametrize("lines", range(18, 50))
def test_signatures_never_stand_alone_on_a_page(lines):
    document = plain(
        *(Text(f"Строка {number}.", number=f"{number}.") for number in range(lines)),
        Text("Голосовали: «за» — 9.", Style.RAGGED),
        Annexes(("Список на 1 л. в 1 экз.",)),
        Signatures(
            (SignatureLine("Председательствующий", "М.А. Ярцев", 1), SignatureLine("Секретарь", "О.П. Савина", 2))
        ),
    )
    last = pages_of(to_pdf(document, samples.minutes_marks(check_url="")))[-1]
    assert "М.А." in last and "О.П." in last
    before = last[: last.index("Председательствующий")].splitlines()
    assert "Голосовали" in last
    assert len([line for line in before if not line.isdigit()]) >= 2


def test_many_signers_go_over_pages_but_not_the_last_one_alone():
    for extra in range(4):
        lines = tuple(SignatureLine(f"Член комиссии {number}", "И.И. Иванов", number) for number in range(20 + extra))
        marks = Marks(signatures={number: mark("Иванов", "15.02.2024 10:00", "AAAA") for number in range(20 + extra)})
        pages = pages_of(to_pdf(plain(Text("Слово."), Text("Ещё слово."), Signatures(lines)), marks))
        assert all(page.count("ПОДПИСАН\n") >= 3 for page in pages)


def test_a_caption_is_never_the_last_line_of_a_page():
    for lines in range(38, 50):
        document = plain(
            *(Text(f"Строка {number}.") for number in range(lines)),
            Text("РЕШИЛИ:", Style.CAPTION),
            Text("Согласовать.", number="1."),
        )
        assert not any(page.endswith("РЕШИЛИ:") for page in pages_of(to_pdf(document, Marks())))


def test_a_signature_by_hand_is_a_line_with_its_date():
    document = plain(Text("Слово."), Signatures((SignatureLine("Эксперт", "И.И. Иванов", 1),)))
    (page,) = pages_of(to_pdf(document, Marks(signatures={1: by_hand("Иванов", "15 февраля 2024 г.")})))
    assert "15 февраля 2024 г." in page.replace("\xa0", " ")
    assert "ПОДПИСАН" not in page
    (unsigned,) = pages_of(to_pdf(document, Marks()))
    assert "2024" not in unsigned


def test_a_paper_of_thirty_millimetres_leaves_them_at_the_left():
    with pdfplumber.open(io.BytesIO(to_pdf(*PAPERS["minutes"]))) as pdf:
        chars = [char for page in pdf.pages for char in page.chars if char["text"].strip()]
        left, right = (edge * 25.4 / 72 for edge in (min(c["x0"] for c in chars), max(c["x1"] for c in chars)))
    assert left == pytest.approx(30, abs=0.6)
    assert right <= 200.3
    assert ORG.split()[0].upper() in pages_of(to_pdf(*PAPERS["minutes"]))[0]
