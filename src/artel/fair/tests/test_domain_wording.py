"""The wording of an invitation: what may stand in it, what it becomes."""

import pytest

from artel.fair.domain import wording
from artel.fair.domain.wording import PLACEHOLDERS, STANDARD, Paragraph, Part, fill, findings
from artel.fair.papers.wording_docx import write_wording
from artel.files.intake import Refused, read_limited


def _with(text: str) -> tuple[str, ...]:
    return (*STANDARD[:-1], text, STANDARD[-1])


def test_the_standard_wording_has_nothing_wrong():
    assert findings(STANDARD) == []


@pytest.mark.parametrize(
    "text, words",
    [
        ("Предлагаем {оклад}.", "Подстановки «{оклад}» нет"),
        ("Предлагаем {график.", "Фигурная скобка без пары"),
        ("Предлагаем [график, {график}.", "Квадратная скобка без пары"),
        ("Предлагаем [жильё].", "нет подстановки"),
        ("Условия: {условия}", "отдельным абзацем"),
        ("Срок испытания — три месяца.", "об испытательном сроке"),
        ("Устанавливается испытательный срок 3 месяца.", "об испытательном сроке"),
        ("Вы направляетесь на предприятие.", "никого не направляет"),
        ("Вы распределены на завод.", "не распределяет"),
        ("Вы обязаны явиться в отдел кадров.", "ни к чему не обязывает"),
        ("Вы должны прибыть 1 июля.", "ни к чему не обязывает"),
    ],
)
def test_what_may_not_stand_in_the_wording_is_told_with_its_place(text, words):
    found = findings(_with(text))
    assert any(words in finding.words for finding in found), found
    assert {finding.place for finding in found if words in finding.words} == {len(STANDARD)}


@pytest.mark.parametrize("name", wording.OBLIGATORY)
def test_an_obligatory_placeholder_cannot_be_removed(name):
    bare = tuple(text.replace(f"{{{name}}}", "") for text in STANDARD)
    assert [f.words for f in findings(bare) if f"«{{{name}}}»" in f.words], name


def test_the_legal_note_stands_last_and_once():
    moved = (STANDARD[-1], *STANDARD[:-1])
    assert any("последним абзацем" in finding.words for finding in findings(moved))
    assert any("дважды" in finding.words for finding in findings((*STANDARD, "{оговорка}")))


def test_a_long_text_and_an_empty_one_are_refused():
    assert any("слишком длинный" in finding.words for finding in findings(_with("слово " * 700)))
    assert findings(()) == [wording.Finding("В тексте нет ни одного абзаца.")]


def test_filling_leaves_out_pieces_without_a_value_and_takes_values_as_text():
    values = dict.fromkeys(PLACEHOLDERS, "") | {
        "обращение": "Уважаемая Мария",
        "предприятие": "Завод {контакт} [x]",
        "контакт": "12-34",
        "подразделение_вин": "в цех",
    }
    filled = fill(
        ("{обращение}!", "{предприятие} зовёт[, {разряд}][, {подразделение_вин}].", "{условия}", "{оговорка}"), values
    )
    assert filled == [
        Paragraph(Part.SALUTATION, "Уважаемая Мария!"),
        Paragraph(Part.TEXT, "Завод {контакт} [x] зовёт, в цех."),
        Paragraph(Part.TERMS),
        Paragraph(Part.NOTE),
    ]


def test_the_word_file_reads_back_as_it_was_written(tmp_path):
    file = tmp_path / "text.docx"
    file.write_bytes(write_wording(STANDARD, PLACEHOLDERS))
    read = read_limited(file, "artel.fair.papers.wording_docx:read_wording")
    assert tuple(read["paragraphs"]) == STANDARD


def test_a_broken_word_file_is_refused_in_words(tmp_path):
    file = tmp_path / "text.docx"
    file.write_bytes(b"PK\x03\x04 not a document")
    with pytest.raises(Refused):
        read_limited(file, "artel.fair.papers.wording_docx:read_wording")
