"""A meeting of the Coordination Council, from its convocation to signed minutes, as nine people live it.

The secretary's desk is one window, the members' telephones are others: some vote by themselves, for the rest the secretary
enters raised hands. At item 3 two have left, at item 4 one is recused and the votes are equal: the chair's decides. The
minutes are read back from their PDF, and the plan's row counts the quarter.
"""

import io
import re
from collections.abc import Callable

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import flaws

TITLES = (
    "О подготовке практики студентов",
    "О наставниках предприятий",
    "О графике открытых дверей",
    "О площадке выставки",
)
HANDS = {"tihonov": "Тихонов", "ermakova": "Ермакова", "panov": "Панов", "antipova": "Антипова", "golubev": "Голубев",
         "zhuravleva": "Журавлёва", "shestakov": "Шестаков", "member": "Прохоров", "chair": "Лаптева"}  # fmt: skip
PHONES = ("member", "chair", "panov")  # who votes with a telephone
WORD = "демо"  # what invented people enter for a password


@pytest.fixture
def origin(installation) -> str:
    return installation.url


@pytest.fixture
def phone(browser, installation) -> Callable[[str], Page]:
    """phone("member"): the telephone of a person, where they are signed in; the same one when asked again."""
    opened: dict[str, Page] = {}

    def take(who: str) -> Page:
        if who not in opened:
            context = browser.new_context(
                viewport={"width": 360, "height": 780}, locale="ru-RU", timezone_id="Asia/Tomsk"
            )
            context.add_cookies([{"name": "sessionid", "value": installation.session(who), "url": installation.url}])
            opened[who] = context.new_page()
        return opened[who]

    yield take
    for page in opened.values():
        page.context.close()


def press(page: Page, name: str | re.Pattern) -> None:
    """Press the button or the link of this name that stands first in the main part."""
    main = page.locator("main")
    main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name)).first.click()


def said(page: Page, words: str | re.Pattern) -> None:
    expect(page.locator("main")).to_contain_text(words)


def convene(page: Page, visit) -> str:
    """Appoint the meeting, draw up four items, approve and notify. The address of the meeting."""
    visit("/k/promyshlenny/meetings/new/")
    form = page.locator("main form")
    form.get_by_label("День заседания").fill("15.03.2024")
    form.get_by_label("Начало").fill("15:00")
    form.get_by_label("Место").fill("конференц-зал ОГБПОУ «ТЭПК»")
    form.get_by_role("button").last.click()
    expect(page).to_have_url(re.compile(r"/agenda/$"))
    for title in TITLES:
        press(page, "Добавить вопрос")
        page.get_by_label("Вопрос", exact=True).fill(title)
        page.get_by_label("Проект решения").fill(f"Принять предложения: {title.lower()}.")
        press(page, "Добавить")
        said(page, title)
    address = page.url.removesuffix("agenda/")
    press(page, "Утвердить и известить")
    expect(page.get_by_role("heading", level=1)).to_have_text("Утвердить повестку и известить")
    press(page, "Утвердить и известить")
    expect(page.get_by_role("status").first).to_contain_text("извещение разослано")
    return address


def gather(page: Page, address: str, phone) -> None:
    """Open the meeting; three come in by the code of the hall, six by the secretary's list."""
    page.goto(f"{address}open/")
    press(page, "Открыть")
    expect(page).to_have_url(re.compile(r"/desk/$"))
    page.goto(f"{address}hall/code/")
    code = page.locator("main .a-hallcode__code").inner_text().strip()
    for who in PHONES:
        own = phone(who)
        own.goto(f"{address}me/")
        press(own, "Отметиться по коду")
        own.get_by_label("Код с экрана зала").fill(code)
        press(own, "Я в зале")
        said(own, "Вопрос ещё не объявлен")
    page.goto(f"{address}attendance/")
    for who, name in HANDS.items():
        if who not in PHONES:
            row(page, name).get_by_role("button", name="В зале").click()
            expect(row(page, name).get_by_role("button", name="Ушёл(ла)")).to_be_visible()
    # Nine of nine, and five are enough.
    said(page, re.compile(r"В\sсоставе\s9\..*5.*9\s≥\s5"))


def row(page: Page, name: str):
    return page.locator("#p-who li").filter(has_text=name)


def put_to_vote(page: Page) -> None:
    press(page, "Открыть голосование")
    expect(page.get_by_role("heading", name="Голосование открытое")).to_be_visible()


def vote(page: Page, address: str, phone, *, against: tuple[str, ...] = (), absent: tuple[str, ...] = ()) -> None:
    """Telephones first, then hands, then the secretary closes."""
    put_to_vote(page)
    for who in PHONES:
        if who in absent:
            continue
        own = phone(who)
        own.goto(f"{address}me/")
        own.get_by_role("button", name="Против" if who in against else "За", exact=True).click()
        said(own, "ваш голос")
    page.goto(f"{address}desk/")
    press(page, re.compile("Внести голос"))
    for who, name in HANDS.items():
        if who not in PHONES and who not in absent:
            person = page.get_by_role("group", name=re.compile(name))
            person.get_by_label("Против" if who in against else "За", exact=True).check()
    press(page, "Внести")
    press(page, "Закрыть голосование")


def test_a_council_meets_and_its_minutes_close_the_quarter(become, page, visit, phone, installation):
    council_row = installation.pages("plans:row")[-1]
    become("secretary")
    assert covered(visit(council_row)) is False
    address = convene(page, visit)
    gather(page, address, phone)
    member = phone("member")
    assert flaws(member, widths=(320,)) == []

    # Items 1 and 2: everybody is there.
    page.goto(f"{address}desk/")
    press(page, "Начать рассмотрение")
    vote(page, address, phone)
    said(page, re.compile("принято", re.IGNORECASE))
    press(page, "Перейти к вопросу 2")
    vote(page, address, phone, against=("shestakov",))

    # Item 3: two have left.
    gone = ("zhuravleva", "shestakov")
    press(page, "Перейти к вопросу 3")
    page.goto(f"{address}attendance/")
    for who in gone:
        row(page, HANDS[who]).get_by_role("button", name="Ушёл(ла)").click()
        expect(row(page, HANDS[who]).get_by_role("button", name="В зале")).to_be_visible()
    page.goto(f"{address}desk/")
    said(page, re.compile(r"В\sсоставе\s9\..*7\s≥\s5"))
    vote(page, address, phone, absent=gone)

    # Item 4: one is recused, and the votes are equal: the chair's own, given by telephone, decides.
    press(page, "Перейти к вопросу 4")
    press(page, "Записать самоотвод")
    page.get_by_label("Кто заявил самоотвод").select_option(
        label=page.locator("option", has_text="Голубев").inner_text()
    )
    page.get_by_label("Причина").fill("площадка принадлежит его предприятию")
    press(page, "Записать")
    said(page, re.compile(r"В\sсоставе\s9\s−\sсамоотвод\s1.*=\s8\..*6\s≥\s5"))
    vote(page, address, phone, against=("member", "ermakova", "antipova"), absent=(*gone, "golubev"))
    said(page, re.compile("принято", re.IGNORECASE))
    assert flaws(page) == []

    press(page, "Закончить вопрос")
    press(page, "Закрыть заседание")
    press(page, "Закрыть заседание")
    expect(page.get_by_role("status").first).to_contain_text("Заседание закрыто")

    number = sign_minutes(page, address, become, phone)
    words = minutes_of(page, address, installation.url)
    assert number in words
    told = [words[words.index(f"{n}. СЛУШАЛИ") : end(words, n)] for n in range(1, 5)]
    assert [figures(text) for text in told] == [(9, 0, 0), (8, 1, 0), (7, 0, 0), (3, 3, 0)], words
    assert (
        "Голубев С.О. заявил самоотвод" in told[3] and "при равенстве голосов голосом председательствующего" in told[3]
    )
    assert "Журавлёва Д.С." in told[2] and "Шестаков Л.М." in told[2]
    # Item: there, recused, taking part, counted, needed.
    for line in ("1 9 — 9 9 5 имеется", "2 9 — 9 9 5 имеется", "3 7 — 7 9 5 имеется", "4 7 1 6 8 5 имеется"):
        assert line in words, words
    assert [re.search(rf"{n}\.1\. (\w+)", text)[1] for n, text in enumerate(told, 1)] == ["Принять"] * 4
    assert covered(visit(council_row)) is True


def sign_minutes(page: Page, address: str, become, phone) -> str:
    """Draft, remark and its answer, both signatures. The registered number."""
    page.goto(f"{address}minutes/")
    press(page, "Составить проект")
    press(page, "Показать участникам")
    press(page, "Показать")
    own = phone("member")
    own.goto(f"{address}minutes/")
    press(own, "Сделать замечание")
    own.get_by_label("Что поправить").fill("В вопросе 2 назвать предприятия.")
    press(own, "Отправить")
    page.reload()
    press(page, "Ответить")
    page.get_by_label("учтено", exact=True).check()
    press(page, "Ответить")
    press(page, "Отправить на подпись")
    for who in ("secretary", "chair"):
        become(who)
        page.goto(f"{address}minutes/")
        press(page, "Прочитать и подписать")
        paper = page.url.rpartition("#paper-")[2]
        page.locator(f"#sign-{paper}").check()
        page.get_by_label("Слово вместо пароля").fill(WORD)
        press(page, "Подписать отмеченные")
        expect(page.get_by_role("status").first).to_contain_text("Подписано")
    become("secretary")
    page.goto(f"{address}minutes/")
    return page.locator("h1").locator("xpath=..").inner_text().split("№")[1].split()[0]


def minutes_of(page: Page, address: str, url: str) -> str:
    """Words of the PDF that the page of the minutes gives."""
    href = page.locator("#h-files").locator("xpath=../..").get_by_role("link", name="PDF").first.get_attribute("href")
    answer = page.request.get(url + href)
    assert answer.status == 200 and answer.body().startswith(b"%PDF")
    with pdfplumber.open(io.BytesIO(answer.body())) as pdf:
        words = " ".join(sheet.extract_text() for sheet in pdf.pages)
    # The joiner of «14:07–15:07» is no glyph: readers find it beside whichever figure stands before the dash.
    return " ".join(words.replace("\u2060", "").split())


def end(words: str, n: int) -> int | None:
    following = words.find(f"{n + 1}. СЛУШАЛИ")
    return following if following > 0 else None


def figures(text: str) -> tuple[int, int, int]:
    """За, против, воздержались."""
    found = [
        re.search(rf"{word}\D{{0,4}}(\d+)", text, re.IGNORECASE)
        for word in ("«?за»?", "«?против»?", "воздержал[а-я]*»?")
    ]
    return tuple(int(each[1]) if each else 0 for each in found)


def covered(page: Page) -> bool:
    """Whether the first quarter of 2024 is proved in the row of the council."""
    slot = page.locator(".a-slot").filter(has=page.get_by_role("heading", name=re.compile(r"^I\sквартал\s2024")))
    expect(slot).to_have_count(1)
    return "is-met" in (slot.get_attribute("class") or "")
