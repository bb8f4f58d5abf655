"""Exports: the same table back, word for word, in the form of the document; states beside it; no formulas; a trace."""

import io
import zipfile
from datetime import date

import docx
import openpyxl
import pytest

from artel.audit.models import Entry
from artel.kernel.errors import Denied
from artel.members.tests.factories import make_cluster, make_observer, make_user
from artel.plans.exports import matrix_xlsx, plan_docx, plan_xlsx, record_export
from artel.plans.papers import printed_number, summary, title_lines
from artel.plans.reading import read_plan
from artel.plans.selectors import plan_status
from artel.plans.tests.factories import SEED_ROWS, make_plan, make_seed_cluster, make_seed_plan

pytestmark = pytest.mark.django_db
ON = date(2024, 3, 15)
CELLS = ("section", "number", "title", "executors", "deadline", "result")


@pytest.fixture
def status():
    return plan_status(make_seed_plan(make_seed_cluster(is_demo=True)), ON)


def rows_read_from(content, path):
    path.write_bytes(content)
    plan = read_plan(path)
    return plan, [{name: getattr(row, name) for name in CELLS} for row in plan.rows]


@pytest.mark.parametrize("with_states", [False, True])
@pytest.mark.parametrize("write", [plan_docx, plan_xlsx])
def test_the_same_seventeen_rows_come_back_word_for_word(status, write, with_states, tmp_path):
    plan, rows = rows_read_from(write(status, with_states=with_states), tmp_path / "plan")
    assert rows == [{name: row[name] for name in CELLS} for row in SEED_ROWS]
    assert (plan.year, plan.is_draft) == ("2023/2024", False)


def test_a_plan_not_approved_is_marked_as_a_draft(tmp_path):
    draft = plan_status(make_seed_plan(approved=False), ON)
    plan, rows = rows_read_from(plan_docx(draft, with_states=False), tmp_path / "plan")
    assert plan.is_draft
    assert len(rows) == 17


def test_the_paper_has_the_form_of_the_document(status):
    document = docx.Document(io.BytesIO(plan_docx(status, with_states=False)))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "№ п/п", "Наименование мероприятия", "Исполнители", "Срок исполнения", "Ожидаемый результат",
    ]  # fmt: skip
    section = table.rows[1].cells
    assert len({cell._tc for cell in section}) == 1
    assert section[0].text == "1. Создание нормативно-правовой базы деятельности Кластера"
    xml = document.element.xml
    assert xml.count("<w:cantSplit/>") == len(table.rows)
    assert xml.count("<w:tblHeader/>") == 1
    grid = [column.width.mm for column in table.columns]
    assert [round(width) for width in grid] == [14, 92, 42, 40, 74]
    sheet = document.sections[0]
    assert (round(sheet.page_width.mm), round(sheet.page_height.mm)) == (297, 210)
    assert document.styles["Normal"].font.name == "Times New Roman"
    head = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert head[:4] == [
        "УТВЕРЖДАЮ",
        "Председатель Координационного совета",
        "И.П.\xa0Лебедев",
        "5\xa0сентября\xa02023\xa0г. №\xa01",
    ]
    assert head[4:] == ["ПЛАН РАБОТЫ", "ПРОМЫШЛЕННОГО ОБРАЗОВАТЕЛЬНО-ОТРАСЛЕВОГО КЛАСТЕРА", "на 2023/2024 учебный год"]


def test_a_demo_says_at_the_foot_that_it_is_invented_and_a_real_cluster_does_not(status):
    def footers(content):
        sheet = docx.Document(io.BytesIO(content)).sections[0]
        return [footer.paragraphs[0].text for footer in (sheet.first_page_footer, sheet.footer)]

    assert footers(plan_docx(status, with_states=False)) == ["Образец. Лица, предприятия и сведения вымышлены"] * 2
    real = plan_status(make_plan(make_cluster()), ON)
    assert footers(plan_docx(real, with_states=False)) == ["", ""]


def test_states_stand_beside_the_words_with_their_day_and_what_is_missing(status):
    document = docx.Document(io.BytesIO(plan_docx(status, with_states=True)))
    head, *rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert head[5:] == ["Состояние на 15.03.2024", "Чего не хватает и кто должен"]
    pool = next(row for row in rows if row[0] == "2.4.")
    assert pool[5].splitlines() == [
        "Срок близко", "до 31.03.2024 (вс), с переносом на 01.04.2024 (пн)", "исполнено 0 из 17",
    ]  # fmt: skip
    assert pool[6].startswith("Не хватает: документа с результатом «Сформирован список экспертов")
    assert pool[6].endswith("и ещё 13. Осталось 11 раб. дней.")
    news = [row for row in rows if row[0] == "3.3."][1]
    assert (news[5].splitlines()[0], news[6]) == ("В работе", "")


def test_the_summary_adds_up_to_the_whole(status):
    assert summary(status).replace("\xa0", " ") == (
        "Состояние на 15 марта 2024 г.: всего 17 строк, из них просрочено — 4, срок близко — 1, в работе — 4, "
        "ждёт документа — 4, впереди — 4. Срок наступил по 4 строкам, исполнено из них 0 (0 %)."
    )


def test_a_cell_is_never_a_formula():
    evil = '=HYPERLINK("http://x";"y")'
    plan = make_plan(make_cluster(), {"title": evil, "result": "+7", "executors": "@cmd", "deadline": "-1"}, title=evil)
    content = plan_xlsx(plan_status(plan, ON), with_states=True)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert b'quotePrefix="1"' in archive.read("xl/styles.xml")


def test_words_that_xml_cannot_hold_do_not_break_the_paper(tmp_path):
    plan = make_plan(make_cluster(), {"title": "Проведение\x0b \x01мероприятия & <b>"})
    for write in (plan_docx, plan_xlsx):
        _plan, rows = rows_read_from(write(plan_status(plan, ON), with_states=False), tmp_path / "plan")
        assert "& <b>" in rows[0]["title"]


def test_the_matrix_has_a_line_a_member_and_a_column_an_obligation(status):
    sheet = openpyxl.load_workbook(io.BytesIO(matrix_xlsx(status))).active
    head, *lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    members = [line for line in lines if line[1]]
    assert len(members) == 17
    pool = next(place for place, title in enumerate(head) if title and title.startswith("2.4 "))
    assert {line[pool] for line in members} == {"Срок близко, до 01.04.2024"}
    contest = next(place for place, title in enumerate(head) if title and title.startswith("2.8 "))
    assert {line[contest] for line in members if "ПОО" in line[1]} == {"Ждёт документа"}
    assert {line[contest] for line in members if "ПОО" not in line[1]} == {None}
    assert lines[-1][0].endswith("Состояние на 15.03.2024. Образец. Лица, предприятия и сведения вымышлены.")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("План работы кластера на 2024 год", ["ПЛАН РАБОТЫ", "КЛАСТЕРА", "на 2024 год"]),
        ("План мероприятий", ["ПЛАН МЕРОПРИЯТИЙ"]),
        ("Дорожная карта на 2023/2024 учебный год", ["Дорожная карта", "на 2023/2024 учебный год"]),
        ("", []),
    ],
)
def test_the_title_stands_in_lines(title, lines):
    assert title_lines(title) == lines


def test_numbers_get_their_full_stop_and_nothing_else_does():
    assert [printed_number(number) for number in ("2.1", "7", "2.1.", "а)", "")] == ["2.1.", "7.", "2.1.", "а)", ""]


def test_an_export_leaves_one_trace_and_a_stranger_exports_nothing(status):
    record_export(status.plan, form="docx", with_states=True, actor=make_observer(status.plan.cluster))
    entry = Entry.objects.get(event="plans.plan_exported")
    assert entry.detail == {"form": "docx", "with_states": True}
    with pytest.raises(Denied):
        record_export(status.plan, form="docx", with_states=True, actor=make_user())
    assert Entry.objects.filter(event="plans.plan_exported").count() == 1


def test_rows_of_the_sheet_are_high_enough_for_their_words(status):
    sheet = openpyxl.load_workbook(io.BytesIO(plan_xlsx(status, with_states=False))).active
    rows = {row[0].value: sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows()}
    assert rows["2.7."] > rows["2.1."] >= 15
