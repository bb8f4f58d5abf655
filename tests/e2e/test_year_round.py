"""The plan through its year: changed by a newer document, reminded of, found by its words, reported on and signed."""

import io
import json
import re
import zipfile
from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

from artel.demo.papers import plan_docx
from tests.e2e.test_control import open_row, open_row_of
from tests.e2e.test_plan_import import lines

K = "/k/promyshlenny/"
NEW_TITLE = "Состязания в мастерстве колледжей Кластера"
OLD_TITLE = "Организация и проведение отраслевого чемпионата"


@pytest.fixture
def origin(installation) -> str:
    return installation.url


def newer_plan() -> bytes:
    """The plan as an office types it anew: row 2.5 in other words, row 2.9 a month later, row 4.3 left out, one more row."""
    rows = json.loads((files("artel.plans") / "seed" / "plan.gold.json").read_text(encoding="utf-8"))["rows"]
    known = {row["number"]: row for row in rows}
    known["2.5"]["title"] = NEW_TITLE
    known["2.9"]["deadline"] = "Май 2024 г."
    rows = [row for row in rows if row["number"] != "4.3"]
    rows.append(known["4.1"] | {"number": "4.5", "title": "Дни открытых дверей на заводах", "deadline": "Июнь 2024 г."})
    return plan_docx(["ПЛАН РАБОТЫ", "ПРОМЫШЛЕННОГО КЛАСТЕРА", "на 2023/2024 учебный год"], rows)


def agree_to_questions(page: Page) -> None:
    """Say yes to whatever a button asks."""
    page.on("dialog", lambda dialog: dialog.accept())


def test_the_plan_is_changed_by_its_newer_document(become, visit, examine, page):
    agree_to_questions(page)
    become("chair")  # one of the demo's own stands in the way
    visit(K + "plan/")
    page.get_by_role("link", name="Изменение плана ждёт утверждения").click()
    page.get_by_role("link", name="Вернуть на доработку").click()
    page.get_by_label("Замечания").fill("Департамент прислал новую редакцию.")
    page.get_by_role("button", name="Вернуть").click()
    become("coordinator")
    page.reload()
    expect(page.locator("main")).to_contain_text("Департамент прислал новую редакцию.")
    page.get_by_role("button", name="Отложить изменение").click()
    expect(page.get_by_role("status")).to_contain_text("План остался прежним")
    visit(K + "plan/")
    page.get_by_role("link", name="Изменить план").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "План, новая редакция.docx", "mimeType": "application/octet-stream", "buffer": newer_plan()}
    )
    page.get_by_role("button", name="Загрузить новую редакцию").click()
    compare = page.get_by_role("button", name="Сравнить с действующей редакцией")
    expect(compare).to_be_visible(timeout=60_000)
    expect(lines(page)).to_have_count(17)
    compare.click()

    # What is not beyond doubt is asked: the row in other words is the row it was.
    page.get_by_role("link", name="Ответить на вопросы").click()
    question = page.locator("section").filter(has=page.get_by_role("heading", name="Строка документа 2.5"))
    expect(question).to_contain_text(NEW_TITLE)
    question.get_by_role("radio", name=re.compile(OLD_TITLE)).check()
    examine(widths=(320, 360))
    page.get_by_role("button", name="Сохранить ответы").click()
    expect(page.get_by_role("status")).to_contain_text("Ответы сохранены")
    changed = page.locator("table.a-redline tbody tr")
    expect(changed.filter(has_text="Состязания в мастерстве")).to_contain_text("Изменена")
    expect(changed.filter(has_text="Точек роста")).to_contain_text("Исключена")
    expect(changed.filter(has_text="Дни открытых дверей на заводах")).to_contain_text("Добавлена")
    expect(changed.filter(has_text="Ярмарки вакансий")).to_contain_text("Май 2024 г.")
    page.get_by_role("link", name="Передать на утверждение").click()
    page.get_by_label("Почему план меняется").fill("распоряжение Департамента от 11.03.2024 № 145-р")
    page.get_by_role("button", name="Передать").click()
    expect(page.get_by_role("status")).to_contain_text("на утверждение")
    expect(page.get_by_role("link", name="Утвердить")).to_have_count(0)  # not by whoever made it
    change = page.url

    become("chair")
    page.goto(change)
    page.get_by_role("link", name="Утвердить").click()
    page.get_by_label("Номер документа").fill("3")
    page.get_by_role("button", name="Утвердить").click()
    expect(page.get_by_role("status")).to_contain_text("действует в новой редакции")


def test_the_table_reads_in_the_new_wording_and_the_day_before_in_the_old(become, visit, page):
    become("observer")
    visit(K + "plan/")
    expect(page.locator(".a-crumbs")).to_contain_text("в редакции № 2 от 15.03.2024")
    expect(page.locator("table.a-plan tr.r", has_text=NEW_TITLE)).to_be_visible()
    expect(page.locator("table.a-plan tr.r", has_text="от «Точек роста»")).to_have_count(0)
    page.get_by_label("На дату").fill("14.03.2024")
    page.locator("form", has=page.get_by_label("На дату")).get_by_role("button").click()
    expect(page.locator(".a-crumbs")).to_contain_text("в первой редакции")
    expect(page.locator("table.a-plan tr.r", has_text="Точек роста")).to_be_visible()
    open_row_of(page, "2.5")
    page.goto(page.url.partition("?")[0] + "?on=14.03.2024")
    expect(page.get_by_role("heading", level=1)).to_contain_text(OLD_TITLE)
    page.get_by_role("link", name="Вернуться к сегодняшнему дню").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NEW_TITLE)


def test_a_debtor_is_reminded_and_comes_to_the_obligation_by_the_bell(become, visit, examine, page):
    become("coordinator")
    open_row(visit, "2.4")
    page.locator("details.a-why tr", has_text="Колпашевский").first.get_by_role("link").click()
    owed = page.url
    page.get_by_role("button", name="Напомнить сейчас").click()
    expect(page.get_by_role("status")).to_contain_text("Напоминание отправлено")
    page.get_by_role("button", name="Напомнить сейчас").click()
    expect(page.get_by_role("alert")).to_contain_text("уже напоминали")

    become("late_college")
    visit(K, width=360)
    page.get_by_role("link", name=re.compile(r"Уведомления, новых: \d+")).first.click()
    line = page.locator(".a-tasks > li", has_text="2.4").first
    expect(line).to_contain_text("новое")
    expect(line).to_contain_text("Кравцова")
    examine(widths=(320,))
    line.get_by_role("button").click()
    expect(page.locator("main .a-note").first).to_contain_text("Сформирован список экспертов")  # the form of a document
    page.locator(".a-crumbs a").last.click()
    expect(page).to_have_url(owed)


def test_a_row_is_found_by_another_form_of_its_words(become, visit, page):
    become("member")
    visit(K)
    page.get_by_role("searchbox", name="Поиск").fill("состязаниями колледжа")
    page.keyboard.press("Enter")
    found = page.locator(".a-found li", has_text=NEW_TITLE)
    expect(found.first.locator("mark").first).to_be_visible()
    found.first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2.5")
    visit(K + "search/?q=родственными+профессиями&kind=row")  # words that the plan says no more lead to no row
    expect(page.locator("main")).to_contain_text("Поиск по кластеру")
    expect(page.locator(".a-found li")).to_have_count(0)


def test_a_report_is_composed_explained_signed_and_taken_out(become, visit, page):
    become("coordinator")
    agree_to_questions(page)
    visit(K + "reports/")
    page.get_by_label("За какой период").select_option(label="I квартал 2024 г.")
    page.get_by_role("button", name="Показать отчёт").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Отчёт за I квартал 2024 г.")
    page.get_by_role("button", name="Составить черновик").click()
    page.get_by_role("link", name="Написать причины").click()
    for field in page.locator("textarea").all():
        if not field.input_value():
            field.fill("Сделать до конца апреля.")
    page.get_by_role("button", name="Сохранить").click()
    page.get_by_role("button", name="Отправить на подпись").click()
    expect(page.get_by_role("status")).to_contain_text("направлен на подпись")
    report = page.url

    become("head")
    page.goto(report)
    page.get_by_role("link", name="Прочитать и подписать").click()
    page.locator("section", has_text="Отчёт").get_by_text("Прочитано, подписываю").first.click()
    page.get_by_label("Слово вместо пароля").fill("демо")
    page.get_by_role("button", name="Подписать отмеченные").click()
    expect(page.get_by_role("status")).to_be_visible()

    become("coordinator")
    page.goto(report)
    expect(page.locator("main")).to_contain_text("Подписан, №")
    taken = {}
    for name in ("PDF", "Комплект для проверки, ZIP"):
        page.locator("details.a-pop", has_text="Скачать").locator("summary").click()
        with page.expect_download() as caught:
            page.get_by_role("button", name=name, exact=True).click()
        taken[name[-3:]] = caught.value.path().read_bytes()
        page.goto(report)
    assert taken["PDF"].startswith(b"%PDF")
    assert "report.json" in zipfile.ZipFile(io.BytesIO(taken["ZIP"])).namelist()
