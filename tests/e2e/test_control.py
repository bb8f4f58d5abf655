"""Live control: bring, wait, reject, bring again, accept; ask and decide; set dates by a document; look back; only look."""

import re

import pytest
from playwright.sync_api import Page, expect

from artel.demo.papers import sample_pdf

K = "/k/promyshlenny/"
PHONE = 360


@pytest.fixture
def origin(installation) -> str:
    return installation.url


def choose(page: Page, name: str) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/pdf", "buffer": sample_pdf(name, "Подписано.")}
    )
    expect(page.locator(".a-drop__name")).to_have_text(name)


def bring(page: Page, title: str, day: str) -> None:
    """Fill the form of a document and send it."""
    page.get_by_label("Что за документ").fill(title)
    page.get_by_label("Когда состоялось").fill(day)
    page.get_by_label("Когда документ вступил в силу").fill(day)
    choose(page, f"{title}.pdf")
    page.get_by_role("button", name="Представить").click()
    expect(page.get_by_role("status")).to_contain_text("ждёт приёмки")


def open_row(visit, number: str, *, on: str = "", width: int = 1440) -> Page:
    """Open the plan and then the first row of the number, as a person does."""
    page = visit(K + "plan/" + (f"?on={on}" if on else ""), width=width)
    return open_row_of(page, number)


def open_row_of(page: Page, number: str) -> Page:
    page.locator("tr.r", has=page.locator("td.a-no", has_text=re.compile(rf"^{re.escape(number)}"))).first.get_by_role(
        "link"
    ).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)
    return page


def test_a_college_brings_its_document_from_a_phone_until_it_is_accepted(become, visit, examine, page):
    become("college")
    visit(K, width=PHONE)
    page.get_by_role("link", name="2.4 Формирование пула экспертов").first.click()
    bring(page, "Список экспертов, проект", "14.03.2024")
    owed = page.url
    expect(page.locator("main")).to_contain_text("Не хватает решения о приёмке")
    expect(page.locator("main")).to_contain_text("Список экспертов, проект")
    examine(widths=(320,))

    become("coordinator")
    visit(K + "evidence/")
    page.get_by_role("link", name="Список экспертов, проект").click()
    page.get_by_role("link", name="Отклонить").click()
    page.get_by_role("button", name="Отклонить").click()
    expect(page.get_by_role("alert")).to_contain_text("Форма не сохранена")  # a reason is owed to the person
    page.get_by_label("Что не так").fill("Список не подписан директором.")
    page.get_by_role("button", name="Отклонить").click()
    expect(page.locator("main")).to_contain_text("Список не подписан директором.")

    become("college")
    page.set_viewport_size({"width": PHONE, "height": 780})
    page.goto(owed)
    expect(page.locator("main")).to_contain_text("Список не подписан директором.")
    page.get_by_role("link", name="Приложить документ").click()
    bring(page, "Список экспертов, подписан", "15.03.2024")

    become("coordinator")
    visit(K + "evidence/")
    page.get_by_role("link", name="Список экспертов, подписан").click()
    page.get_by_role("button", name="Принять").click()
    expect(page.get_by_role("status")).to_contain_text("Доказательство принято")

    become("college")
    page.goto(owed)
    expect(page.locator(".a-act")).to_contain_text("Исполнено 15.03.2024")
    expect(page.get_by_role("link", name="Приложить документ", exact=True)).to_have_count(0)
    visit(K)
    expect(page.get_by_role("heading", level=1)).to_have_text("Сегодня")
    expect(page.locator("main")).not_to_contain_text("2.4 Формирование пула экспертов")


def test_a_row_changes_its_state_with_the_signature_it_lacked(become, visit, page):
    become("coordinator")
    open_row(visit, "1.1")
    expect(page.locator(".a-act")).to_contain_text("Просрочено")
    expect(page.locator("main")).to_contain_text("подписи под решением о группе «Профориентация»")
    become("chair")
    visit(K + "papers/signing/")
    page.locator("section", has_text="Профориентация").get_by_text("Прочитано, подписываю").click()
    page.get_by_label("Слово вместо пароля").fill("демо")
    page.get_by_role("button", name="Подписать отмеченные").click()
    expect(page.get_by_role("status")).to_be_visible()
    open_row(visit, "1.1")
    expect(page.locator(".a-act")).to_contain_text("Исполнено с опозданием")
    page.goto(page.url + "?on=14.03.2024")  # and it was not so the day before
    expect(page.locator(".a-act")).to_contain_text("Просрочено")


def test_the_plan_can_be_seen_as_it_was(become, visit, page):
    become("observer")
    visit(K + "plan/")
    shown = page.locator("tr.r", has_text="Проведение заседаний Координационного совета")
    page.get_by_label("На дату").fill("31.12.2023")
    page.locator("form", has=page.get_by_label("На дату")).get_by_role("button").click()
    expect(page.locator(".a-past")).to_contain_text("состояние на 31.12.2023")
    expect(page.locator("tr.r", has_text="Согласование проекта КЦП")).to_contain_text("В работе")
    expect(shown).to_be_visible()
    page.get_by_role("link", name="Вернуться к сегодняшнему дню").click()
    expect(page.locator(".a-past")).to_have_count(0)
    expect(page.locator("tr.r", has_text="Согласование проекта КЦП")).to_contain_text("Исполнено")


def test_an_extension_is_asked_for_and_decided(become, visit, page):
    become("late_college")
    visit(K, width=PHONE)
    page.get_by_role("link", name="2.4 Формирование пула экспертов").first.click()
    page.locator(".a-crumbs a").last.click()
    owed = page.url
    page.get_by_role("link", name="Попросить о переносе").click()
    page.get_by_label("На какой день").fill("30.04.2024")
    page.get_by_label("Почему").fill("Эксперты в отпуске до середины апреля.")
    page.get_by_role("button", name="Отправить просьбу").click()
    expect(page.get_by_role("status")).to_contain_text("срок прежний")

    become("head")
    visit(K + "requests/")
    page.locator("tr", has_text="Эксперты в отпуске").get_by_role("link", name="Рассмотреть").click()
    page.get_by_role("button", name="Перенести срок").click()
    expect(page.get_by_role("alert")).to_be_visible()  # no move without a basis
    page.get_by_label("Основание").fill("решение Координационного совета от 14.03.2024 № 3")
    page.get_by_role("button", name="Перенести срок").click()
    expect(page.get_by_role("status")).to_contain_text("Срок перенесён")

    become("late_college")
    page.goto(owed)
    expect(page.locator(".a-old")).to_have_text("01.04.2024")
    expect(page.locator("main")).to_contain_text("30.04.2024 (вт), перенесён")


def test_a_document_of_the_register_gives_the_row_its_dates(become, visit, page):
    become("coordinator")
    open_row(visit, "2.8")
    expect(page.locator(".a-act")).to_contain_text("Ждёт документа")
    page.get_by_role("link", name="Зарегистрировать документ").click()
    page.get_by_label("Заголовок").fill("О проведении регионального конкурса")
    page.get_by_label("От кого").fill("Департамент образования")
    page.get_by_label("Номер документа").fill("57-0401")
    page.get_by_label("Дата документа").fill("13.03.2024")
    choose(page, "Распоряжение.pdf")
    page.get_by_label("Срок из документа").fill("до 26.04.2024")
    page.get_by_role("button", name="Зарегистрировать").click()
    expect(page.get_by_role("status")).to_contain_text("сроки строки установлены")
    expect(page.locator(".a-act")).not_to_contain_text("Ждёт документа")
    members = page.locator("details.a-why").filter(has_text="исполнено 0 из 6")
    expect(members.locator("tbody tr")).to_have_count(6)
    expect(members).to_contain_text("26.04.2024")
    visit(K + "documents/")
    page.locator("tr", has_text="О проведении регионального конкурса").get_by_role("link").first.click()
    expect(page.locator("aside")).to_contain_text("2.8")


DEEDS = re.compile(
    "Приложить|Перенести|Снять|Принять|Отклонить|Попросить|Зарегистрировать|Записать|Исправить|Изменить|Поправить|"
    "Добавить|Пригласить|Загрузить|Утвердить|Удалить|Внести|Завершить|Назначить|Рассмотреть$"
)


def test_an_observer_sees_everything_and_may_press_nothing(become, visit, installation):
    become("observer")
    pages = ("desk:today", "plans:plan", "plans:list", "plans:row", "plans:obligation", "plans:evidence", "plans:inbox",
             "plans:requests", "plans:events", "documents:register", "documents:detail", "members:organisations",
             "members:organisation", "members:people", "members:person", "members:units", "members:access",
             "members:settings", "members:calendar", "members:consent_texts", "desk:journal")  # fmt: skip
    wrong = []
    for name in pages:
        for address in installation.pages(name):
            main = visit(address).locator("main")
            presses = [word.strip() for word in main.locator("a.btn, button").all_inner_texts()]
            wrong += [(address, word) for word in presses if DEEDS.match(word)]
    assert wrong == []


def test_another_cluster_does_not_exist_for_a_stranger(become, page, installation):
    become("coordinator")
    for path in ("", "plan/", "members/", "documents/", "journal/", "obligations/1/", "plans/1/"):
        assert page.request.get(f"{installation.url}/k/mashinostroitelny/{path}").status == 404
    become("new_coordinator")  # nor do its objects under the address of one's own
    for name in ("plans:detail", "plans:obligation", "plans:evidence", "documents:detail", "members:person"):
        own = installation.page(name).replace("/k/promyshlenny/", "/k/novy/")
        assert page.request.get(installation.url + own).status == 404, own
