"""The fair as one graduate lives it, on a phone of 360 px: from the card with a link to the accepted invitation.

The college prints the card, the coordinator opens stages and makes the timetable, the enterprise marks on a phone, the
commission's protocol and the invitations are signed. Other graduates' interviews are the services' (fair_steps.py).
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import flaws
from tests.e2e.installation import artel

K = "/k/promyshlenny/"
SIGNING = f"{K}papers/signing/"
WORD = "демо"  # what invented people enter for a password


@pytest.fixture
def origin(installation) -> str:
    return installation.url


@pytest.fixture
def phone(browser, installation) -> Callable[..., Page]:
    """phone("plant"): a person's telephone, signed in; phone(): one that belongs to nobody of the installation."""
    contexts = []

    def take(who: str = "") -> Page:
        context = browser.new_context(
            viewport={"width": 360, "height": 780}, locale="ru-RU", timezone_id="Asia/Tomsk", reduced_motion="reduce"
        )
        contexts.append(context)
        if who:
            context.add_cookies([{"name": "sessionid", "value": installation.session(who), "url": installation.url}])
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    yield take
    for context in contexts:
        context.close()


def press(page: Page, name: str | re.Pattern, *, exact: bool = False) -> None:
    """Press the button or the link of this name that stands first in the main part."""
    main = page.locator("main")
    main.get_by_role("button", name=name, exact=exact).or_(
        main.get_by_role("link", name=name, exact=exact)
    ).first.click()


def said(page: Page, words: str | re.Pattern) -> None:
    expect(page.locator("main")).to_contain_text(words)


def told(page: Page, words: str | re.Pattern) -> None:
    """What the page answers to a press."""
    expect(page.get_by_role("status").first).to_contain_text(words)


def card_of(page: Page, visit, fair: str) -> tuple[str, str]:
    """The college finds who has not opened the link, and prints the card: the number and the address on it."""
    visit(f"{fair}graduates/?lack=confirm")
    page.locator("main tbody tr").first.get_by_role("link").first.click()
    said(page, "Выпускник ещё не подтвердил участие" if page.get_by_text("не подтвердил").count() else "Нет согласия")
    press(page, "Карточка", exact=True)
    words = page.locator("main").inner_text()
    return re.search(r"В-\d{3}", words)[0], re.search(r"/g/[^/\s]+/", words)[0]


def open_stage(page: Page, visit, fair: str, stage: str) -> None:
    visit(f"{fair}advance/")
    press(page, f"Открыть этап «{stage}»")
    told(page, f"Открыт этап «{stage}»")


def sign(page: Page, who: str, become, visit, title: str) -> None:
    """Tick every paper whose title begins so, say the word, sign."""
    become(who)
    visit(SIGNING)
    for box in page.get_by_role("checkbox", name=re.compile(title)).all():
        box.check()
    if page.locator("[name=join]").count():
        page.locator("[name=join]").check()
    page.get_by_label("Слово вместо пароля").fill(WORD)
    press(page, "Подписать отмеченные")
    told(page, "Подписано")


def test_a_graduate_goes_through_the_fair_with_a_phone(become, page, visit, phone, installation):
    page.on("dialog", lambda dialog: dialog.accept())
    become("curator")
    visit(f"{K}fairs/")
    page.locator("main").get_by_role("link", name=re.compile("Ярмарка вакансий, апрель")).first.click()
    fair = page.url.removeprefix(installation.url)
    number, home = card_of(page, visit, fair)

    # The graduate: takes part, consents, chooses two and changes their order.
    own = phone()
    own.goto(installation.url + home)
    said(own, "Участвуете в ярмарке вакансий?")
    assert flaws(own, widths=(320,)) == []
    press(own, "Участвую", exact=True)
    said(own, "Дайте согласие на передачу анкеты предприятиям")
    press(own, "Прочитать и дать согласие")
    own.get_by_label("Я прочитал текст и даю согласие").check()
    press(own, "Дать согласие")
    said(own, "Выберите до 3")
    press(own, "Выбрать вакансии")
    chosen = own.get_by_role("list", name="Ваш список по порядку").get_by_role("listitem")
    for count in (1, 2):
        own.get_by_role("list", name="Вакансии").get_by_role("button", name=re.compile("^Добавить")).first.click()
        expect(chosen).to_have_count(count)
    employers = [chosen.nth(place).locator("p").first.inner_text() for place in range(2)]
    liked = next(place for place, words in enumerate(employers) if "лектромаш" in words)
    if liked == 0:  # the order is changed both ways all the same
        chosen.nth(1).get_by_role("button", name=re.compile("^Выше")).click()
        expect(chosen.nth(0)).to_contain_text(employers[1].split(",")[0])
    chosen.nth(1).get_by_role("button", name=re.compile("^Выше")).click()
    expect(chosen.nth(0)).to_contain_text(re.compile("лектромаш"))
    assert flaws(own, widths=(320,)) == []
    press(own, "Готово, на мою страницу")
    said(own, "Вы выбрали 2")

    # The coordinator makes the timetable and opens the day; the enterprise marks on its phone.
    become("coordinator")
    visit(f"{fair}interviews/make/")
    press(page, "Составить расписание")
    told(page, "В расписании")
    open_stage(page, visit, fair, "собеседования")
    own.reload()
    said(own, "Покажите на входе")
    plant = phone("plant")
    plant.goto(f"{installation.url}{fair}interviews/day/")
    plant.locator("main li").filter(has_text=number).or_(
        plant.locator("main li").filter(has_text=name_of(own))
    ).first.get_by_role("link").first.click()
    plant.get_by_label("5", exact=True).check()
    plant.get_by_label("Готовы пригласить").check()
    assert flaws(plant, widths=(320,)) == []
    press(plant, "Записать", exact=True)
    told(plant, "Записано")
    artel(installation.home, "-m", "tests.e2e.fair_steps", "talk")

    # The allocation, the commission's protocol with both signatures.
    open_stage(page, visit, fair, "распределение")
    visit(f"{fair}allocation/")
    page.get_by_label("Основа жребия").fill("курс доллара на 15.03.2024: 91,64")
    press(page, "Выполнить распределение")
    told(page, "Распределение выполнено и проверено")
    open_stage(page, visit, fair, "комиссия")
    visit(f"{fair}allocation/")
    press(page, "Составить протокол")
    press(page, "Составить протокол")
    told(page, "Протокол составлен")
    press(page, "Отправить на подпись")
    told(page, "отправлен на подпись")
    for who in ("coordinator", "head"):
        sign(page, who, become, visit, "ротокол")
    become("coordinator")
    visit(f"{fair}allocation/")
    said(page, "Распределение утверждено комиссией")

    # Invitations; the enterprise signs all of its own at once.
    open_stage(page, visit, fair, "приглашения")
    visit(f"{fair}invitations/")
    press(page, "Подготовить приглашения")
    told(page, "Готово")
    press(page, "Отправить все на подпись")
    told(page, "Отправлено на подпись")
    sign(page, "chair", become, visit, "риглашение")

    # The graduate answers.
    own.goto(installation.url + home)
    said(own, "приглашает вас на работу")
    own.locator("main .a-act").first.get_by_role("link").first.click()
    said(own, "ждёт вашего ответа")
    assert flaws(own, widths=(320,)) == []
    press(own, "Принять приглашение")
    told(own, "Приглашение принято")
    said(own, re.compile("лектромаш"))

    # Everybody sees it.
    become("coordinator")
    visit(f"{fair}invitations/?state=accepted")
    expect(page.locator("main tbody tr").filter(has_text=re.compile("принято", re.IGNORECASE))).to_have_count(1)
    become("plant")
    visit(f"{fair}invitations/?state=accepted")
    expect(page.locator("main tbody tr").filter(has_text=re.compile("принято", re.IGNORECASE))).to_have_count(1)
    become("observer")
    visit(f"{fair}results/")
    said(page, "Приняли приглашение")


def name_of(own: Page) -> str:
    """The name on the graduate's page: where an employer sees names, that is how the queue calls them."""
    return own.get_by_role("heading", level=1).inner_text().split()[0]
