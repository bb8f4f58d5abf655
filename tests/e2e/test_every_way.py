"""The main pages in every way they are used: as each role, in the dark, at every width, by the keyboard, on paper, without
scripts; and what surrounds them: refusals and the secrets of an account.
"""

import base64
import hmac
import re
import struct
import time

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import STICKING_OUT, flaws, told, viewer_of

MAIN = (
    "desk:today", "plans:detail", "plans:year", "plans:members", "plans:row", "plans:obligation", "plans:evidence",
    "plans:preview", "plans:upload", "documents:register", "members:organisations", "desk:journal",
    "plans:amendment", "plans:version", "plans:compare", "plans:close", "members:table", "documents:paper",
    "meetings:detail", "meetings:minutes", "calendars:month", "calendars:agenda", "calendars:year", "reports:list",
    "reports:preview", "reports:report", "notices:list", "notices:log", "search:search",
    "fair:detail", "fair:vacancies", "fair:allocation",
)  # fmt: skip
PRINTED = (  # what a person takes to a meeting or puts into a folder
    "calendars:month", "calendars:agenda", "calendars:year", "reports:report", "reports:preview", "plans:version",
    "plans:compare", "meetings:detail", "meetings:minutes", "documents:paper", "notices:list", "notices:log", "search:search",
    "fair:detail", "fair:allocation",
)  # fmt: skip
SHEET = (703, 1024)  # of A4 within margins of 12 mm, in CSS pixels: upright, on its side
BREAKPOINTS = (320, 360, 768, 1024, 1440, 1920)


@pytest.fixture
def origin(installation) -> str:
    return installation.url


@pytest.mark.parametrize(("theme", "width"), [("dark", 1440), ("light", 360)])
def test_the_main_pages_are_accessible_in_the_dark_and_on_a_phone(look, installation, theme, width):
    wrong = look([(name, installation.page(name)) for name in MAIN], theme=theme, width=width)
    assert not wrong, told(wrong)


def test_the_main_pages_fit_at_every_width(become, visit, installation):
    wrong, now = [], None
    for name in MAIN:
        if viewer_of(name) != now:
            now = viewer_of(name)
            become(now)
        page = visit(installation.page(name))
        for width in BREAKPOINTS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
                wrong.append((name, width))
    assert wrong == [], told(wrong)


@pytest.mark.parametrize(("who", "width"), [("chair", 1440), ("college", 360), ("observer", 1024)])
def test_the_main_pages_are_accessible_to_other_roles(look, installation, who, width):
    names = (
        "desk:today",
        "plans:detail",
        "plans:row",
        "plans:obligation",
        "plans:evidence",
        "documents:register",
        "members:person",
        "calendars:month",
        "reports:list",
        "notices:list",
        "search:search",
        "meetings:detail",
    )
    wrong = look([(name, installation.page(name)) for name in names], who=who, width=width)
    assert not wrong, told(wrong)


def test_a_refused_request_is_a_page_in_russian_with_a_way_back(become, page, visit, installation):
    become("college")
    addresses = {
        "/k/promyshlenny/settings/": 403, "/k/promyshlenny/obligations/999999/": 404, "/nothing/": 404,
        installation.page("plans:plan").replace("/plan/", "/documents/export/"): 405,
        "/invitation/" + "x" * 26 + "/": 404,
    }  # fmt: skip
    wrong = []
    for address, status in addresses.items():
        with page.expect_response(lambda answer: answer.request.is_navigation_request()) as caught:
            visit(address, width=360)
        found = flaws(page, widths=(1440,))
        ways_back = page.locator("main a[href], main form").count()
        if caught.value.status != status or found or not ways_back:
            wrong.append((address, caught.value.status, found, ways_back))
    page.troubles.clear()  # the browser calls a refused page an error
    assert not wrong, told(wrong)


def test_a_form_that_stood_open_too_long_is_answered_in_russian(become, page, visit):
    become("coordinator")
    visit("/k/promyshlenny/events/new/")
    become("coordinator")
    page.locator("form.a-form input[name=csrfmiddlewaretoken]").evaluate("field => { field.value = 'x'.repeat(64) }")
    page.get_by_role("button", name="Записать").click()
    assert flaws(page) == []
    page.troubles.clear()
    assert page.locator("main a[href]").count()


def test_a_real_account_has_its_secrets_in_order(page, visit, installation):
    """Sign in by a password, turn the second factor on, see the codes, come in by one, turn it off."""
    visit("/login/")
    page.get_by_label("Электронная почта").fill("staff@artel.example")
    page.get_by_label("Пароль").fill(installation.facts["password"])
    page.get_by_role("button", name="Войти", exact=True).click()
    wrong = []
    for name in ("accounts:profile", "mfa_index", "account_change_password", "mfa_activate_totp"):
        visit(installation.page(name))
        wrong += [(name, flaw) for flaw in flaws(page, widths=(320, 360))]
    secret = page.locator("main code").inner_text()
    page.get_by_label("Код").fill(code_of(secret))
    page.get_by_role("button", name="Включить").click()
    expect(page.locator("main ol code").first).to_be_visible()
    codes = page.locator("main ol code").all_inner_texts()
    wrong += [("codes", flaw) for flaw in flaws(page, widths=(360,))]
    for name in ("mfa_index", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        visit(installation.page(name))
        wrong += [(name, flaw) for flaw in flaws(page, widths=(320, 360))]
    page.context.clear_cookies()
    visit("/login/", width=360)
    page.get_by_label("Электронная почта").fill("staff@artel.example")
    page.get_by_label("Пароль").fill(installation.facts["password"])
    page.get_by_role("button", name="Войти", exact=True).click()
    wrong += [("second step", flaw) for flaw in flaws(page)]
    page.get_by_label("Код").fill(codes[0])
    page.get_by_role("button", name="Войти", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Сегодня")
    assert not wrong, told(wrong)


def code_of(secret: str) -> str:
    """The six digits of RFC 6238 that a telephone shows now."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    at = digest[-1] & 15
    return f"{int.from_bytes(digest[at : at + 4]) & 0x7FFFFFFF:010d}"[-6:]


REACHED = """() => {
  const here = document.activeElement;
  const drawn = here.matches('.a-drop > input') ? here.parentElement.querySelector('.a-drop__pick') : here;
  const style = getComputedStyle(drawn), box = drawn.getBoundingClientRect();
  return {
    words: (
      here.getAttribute('aria-label') || !here.matches('select') && here.innerText || here.labels?.[0]?.innerText || ''
    ).trim(),
    seen: style.outlineStyle !== 'none', inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    end: here === document.body,
  };
}"""


@pytest.mark.parametrize(
    ("name", "actions"),
    [
        ("desk:today", {"Сегодня", "План", "Проверить", "Открыть план"}),
        ("plans:detail", {"Скачать", "Таблица", "Шкала года", "Участники", "Показать"}),
        ("plans:obligation", {"Перенести срок", "Снять"}),
        ("plans:supply", {"Файл необязательно", "Представить", "Отмена"}),
        ("plans:upload", {"Документ с планом", "Прочитать документ", "Отмена"}),
        ("plans:evidence", {"Принять", "Отклонить"}),
        ("calendars:month", {"Мои дела", "Список", "В свой календарь", "Показать"}),
        ("reports:list", {"За какой период", "О чём", "Показать отчёт"}),
        ("notices:list", {"Настроить письма", "Отметить всё прочитанным", "Все"}),
        ("plans:amendment_settle", {"Сохранить ответы", "Отмена"}),
    ],
)
def test_the_keyboard_reaches_what_can_be_done_and_shows_where_it_is(become, visit, installation, name, actions):
    become("coordinator")
    page = visit(installation.page(name))
    reached, unseen = set(), []
    for _press in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate(REACHED)
        if here["end"]:
            break
        reached.add(" ".join(here["words"].split()))
        if not (here["seen"] and here["inside"]):
            unseen.append(here)
        if actions <= reached:
            break
    assert actions <= reached, sorted(actions - reached)
    assert unseen == []


def test_a_printed_plan_is_the_table_alone(become, visit, installation):
    become("coordinator")
    page = visit(installation.page("plans:detail"), theme="dark")
    page.emulate_media(media="print")
    for part in (".a-rail", ".a-bar", ".a-tabbar", ".a-tools", ".a-facets", ".a-asof"):
        assert not any(each.is_visible() for each in page.locator(part).all()), part
    assert page.locator("table.a-plan tr.r").count() == 17
    assert page.locator("table.a-plan").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_what_is_printed_has_no_bars_and_fits_its_sheet(become, visit, installation):
    """In the dark too the sheet is white, and nothing that can be pressed is on it."""
    wrong, now = [], None
    for name in PRINTED:
        if viewer_of(name) != now:
            now = viewer_of(name)
            become(now)
        page = visit(installation.page(name), theme="dark")
        page.emulate_media(media="print")
        is_wide = page.evaluate("getComputedStyle(document.querySelector('.a-page')).page === 'wide'")
        page.set_viewport_size({"width": SHEET[is_wide], "height": 1000})
        for part in (".a-rail", ".a-bar", ".a-tabbar", ".a-tools", ".btn", ".a-foot"):
            if any(each.is_visible() for each in page.locator(part).all()):
                wrong.append((name, part))
        if page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)":
            wrong.append((name, "dark"))
        if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            wrong.append((name, "wider than the sheet", page.evaluate(STICKING_OUT)))
        page.emulate_media(media="screen")
    assert wrong == [], told(wrong)


def test_everything_can_be_read_and_sent_without_scripts(browser, installation):
    """The import is walked without scripts in its own story; here are the door, a filter, a form with an error, a deed."""
    with browser.new_context(java_script_enabled=False, locale="ru-RU") as context:
        page = context.new_page()
        page.goto(installation.url + "/demo/")
        page.get_by_role("button", name=re.compile("Лаптева")).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Сегодня")
        page.goto(installation.url + installation.page("members:people"))
        page.get_by_label("Найти").fill("Юсупова")
        page.get_by_role("button", name="Показать").click()
        expect(page.locator("main tbody tr")).to_have_count(1)
        page.goto(installation.url + installation.page("plans:obligation"))
        page.get_by_role("link", name="Снять").click()
        page.get_by_role("button", name="Снять").click()
        expect(page.get_by_role("alert")).to_contain_text("Форма не сохранена")
        page.get_by_label("Основание").fill("решение Координационного совета от 14.03.2024 № 3")
        page.get_by_role("button", name="Снять").click()
        expect(page.get_by_role("status")).to_contain_text("Обязательство снято")
        page.locator("details.a-menu > summary").click()
        page.get_by_role("button", name="Выйти").click()
        expect(page.get_by_role("heading", name="Вход")).to_be_visible()


def test_the_year_can_be_read_and_sent_without_scripts(browser, installation):
    """Calendar, search, notices, a report and a fair's list: links and forms alone."""
    with browser.new_context(java_script_enabled=False, locale="ru-RU") as context:
        context.add_cookies([{"name": "sessionid", "value": installation.session("college"), "url": installation.url}])
        page = context.new_page()
        page.goto(installation.url + installation.page("calendars:month"))
        page.get_by_role("link", name="Апрель", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Апрель 2024")
        page.get_by_role("link", name="Список").click()
        expect(page.locator(".a-agenda-days .day").first).to_be_visible()
        page.get_by_role("searchbox", name="Поиск").fill("наставником")
        page.keyboard.press("Enter")
        expect(page.locator(".a-found mark").first).to_be_visible()
        page.get_by_role("link", name=re.compile("Уведомления, новых")).first.click()
        fresh = page.locator(".a-tasks > li", has_text="новое")
        before = fresh.count()
        fresh.first.get_by_role("button").click()
        expect(page.locator(".a-tasks")).to_have_count(0)  # where the thing is done
        page.goto(installation.url + installation.page("notices:list"))
        assert fresh.count() == before - 1
        page.goto(installation.url + installation.page("reports:list"))
        page.get_by_label("За какой период").select_option(label="I квартал 2024 г.")
        page.get_by_label("О чём", exact=True).last.select_option(label="весь план")
        page.get_by_role("button", name="Показать отчёт").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("I квартал 2024 г.")
