"""The approval sheet as a paper: silence is never an agreement, and the parts of the count sum to the whole."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.documents.domain.states import LineDecision
from artel.documents.papers.approval_sheet import AWAITED, SILENCE, count_line
from artel.documents.papers.tree import Head, Pairs, Signatures, Table
from artel.documents.tests import samples
from artel.documents.tests.samples import SHEET_ROWS

ON = date(2024, 3, 22)


def block(document, kind):
    return next(block for block in document.blocks if isinstance(block, kind))


def test_the_full_form_has_eleven_columns_and_a_row_a_party():
    sheet = samples.approval_sheet()
    table = block(sheet, Table)
    assert (len(table.columns), table.numbered, len(table.rows)) == (11, True, 6)
    assert table.rows[1][1:10] == (
        "ООО «Обские электронные системы»",
        "директор",
        "Ким А.В.",
        "согласующий",
        "13.03.2024",
        "20.03.2024",
        "14.03.2024",
        "согласовано с замечаниями",
        "По строке 4: закрепить за предприятием 20 мест практики.\nОтвет: учтено в договоре, текст проекта не меняется",
    )
    assert table.rows[1][10] == "ПЭП\nA930-5FD8-77C1\n14.03.2024 15:40"
    assert [row[8] for row in table.rows] == [
        "согласовано", "согласовано с замечаниями", "не согласовано", SILENCE, AWAITED, "утверждено",
    ]  # fmt: skip
    assert (sheet.landscape, sheet.left_mm, sheet.gost_edition) == (True, 20, 2016)


def test_the_short_form_has_five_columns_with_the_remark_under_the_decision():
    table = block(samples.approval_sheet(short=True), Table)
    assert len(table.columns) == 5
    assert table.rows[2][3] == "не согласовано\nСтрока 9 не обеспечена местами практики."
    assert table.rows[0][4] == "ПЭП 4B71-E0C2-9D10\n14.03.2024 09:12"
    assert table.rows[3][4] == "—"


def test_silence_past_the_due_day_is_no_agreement():
    def decision(on):
        return block(samples.approval_sheet(on=on), Table).rows[3][8]

    assert (decision(date(2024, 3, 20)), decision(date(2024, 3, 21))) == (AWAITED, SILENCE)


def test_the_count_names_every_outcome():
    assert count_line(SHEET_ROWS, on=ON) == (
        "Согласующих — 5, согласовали — 2 (в том числе с замечаниями — 1), отклонили — 1, "
        "срок истёк, ответ не получен — 1, ответ ожидается — 1."
    )
    agreed = [replace(SHEET_ROWS[0])]
    assert count_line(agreed, on=ON) == "Согласующих — 1, согласовали — 1, отклонили — 0."


@given(
    st.lists(
        st.builds(
            lambda decision, due, approves: replace(SHEET_ROWS[0], decision=decision, due_on=due, approves=approves),
            st.sampled_from([None, *LineDecision]),
            st.dates(date(2024, 1, 1), date(2024, 12, 31)),
            st.booleans(),
        )
    )
)
def test_the_parts_of_the_count_sum_to_the_whole(rows):
    line = re.sub(r"\(.*?\)", "", count_line(rows, on=ON))
    total, *parts = (int(number) for number in re.findall(r"— (\d+)", line))
    assert total == sum(not row.approves for row in rows) == sum(parts)


@pytest.mark.parametrize(("day", "edition"), [(date(2025, 8, 17), 2016), (date(2025, 8, 18), 2025)])
def test_the_sheet_is_laid_out_by_its_day(day, edition):
    assert samples.approval_sheet(on=day).gost_edition == edition


def test_the_head_says_to_what_and_the_whole_digest_stands_under_it():
    sheet = samples.approval_sheet()
    assert block(sheet, Head).heading.startswith("к проекту контрольных цифр приёма")
    rows = dict(block(sheet, Pairs).rows)
    assert len(rows["Контрольная сумма (SHA-256):"].replace(" ", "")) == 64
    assert rows["Период согласования:"] == "13.03.2024–26.03.2024"
    assert block(sheet, Signatures).lines[0].name == "А.Н. Вершинина"
