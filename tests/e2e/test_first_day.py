"""The first day of an installation: `artel init`, two links, «Первые шаги», a plan that lives. Production, behind https."""

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Callable, Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, expect

from artel.demo.papers import sample_pdf
from tests.e2e import production
from tests.e2e.conftest import flaws
from tests.e2e.production import HOST, Production

SEED = files("artel.plans") / "seed"
K = "/k/tomsk-mash/"
PASSWORD = "Озеро-Берёза-7315"
ANSWERS = {
    "operator_name": "Сидоров Пётр Ильич",
    "operator_email": "sidorov@college.example",
    "cluster_name": "Томский образовательно-промышленный кластер машиностроения",
    "slug": "tomsk-mash",
    "region": "Томская область",
    "place": "г. Томск",
    "lead_name": "Томский машиностроительный колледж",
    "lead_short": "ТМК",
    "coordinator_name": "Иванова Мария Сергеевна",
    "coordinator_email": "ivanova@college.example",
}
MEMBERS = """ИНН;Краткое наименование;Полное наименование;Тип;Дата вступления
7017012342;АО «Станкозавод»;Акционерное общество «Станкозавод»;предприятие-работодатель;01.09.2023
7017000019;Школа № 7;Средняя общеобразовательная школа № 7;школа;01.09.2023
"""


@pytest.fixture(scope="module")
def installation(tmp_path_factory) -> Iterator[Production]:
    with production.founded(tmp_path_factory.mktemp("college"), ANSWERS) as found:
        yield found


@pytest.fixture(scope="module")
def outside(browser_type, browser_type_launch_args) -> Iterator[Browser]:
    """A browser of its own: to it the name of the installation is this machine."""
    own = f"--host-resolver-rules=MAP {HOST} 127.0.0.1"
    arguments = {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], own]}
    with browser_type.launch(**arguments) as browser:
        yield browser


@pytest.fixture
def newcomer(outside, browser_context_args) -> Callable[[int, int], Page]:
    """newcomer(width, height): a page of somebody who has never been here."""

    def go(width: int, height: int) -> Page:
        size = {"width": width, "height": height}
        return outside.new_context(**{**browser_context_args, "ignore_https_errors": True, "viewport": size}).new_page()

    return go


def code_of(secret: str) -> str:
    """What an application on a telephone shows (RFC 6238)."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def come_in(page: Page, link: str) -> None:
    """Set the password by the link and the second factor that a privileged person must have."""
    page.goto(link)
    page.get_by_label("Придумайте пароль").fill(PASSWORD)
    page.get_by_label("Пароль ещё раз").fill(PASSWORD)
    page.get_by_role("button", name="Задать пароль и войти").click()
    secret = page.locator("code").first.inner_text()
    page.get_by_label("Код из приложения").fill(code_of(secret))
    page.get_by_role("button", name="Включить").click()
    expect(page.get_by_role("heading", name="Запасные коды")).to_be_visible()


def step(page: Page, title: str):
    return page.locator(".a-tasks li").filter(has_text=title)


def test_from_an_empty_folder_to_a_plan_that_lives(newcomer, installation):
    page = newcomer(1440, 900)
    come_in(page, installation.link("оператор"))
    page.goto(installation.url + "/clusters/")
    expect(page.get_by_role("main")).to_contain_text("Томский образовательно-промышленный")
    assert page.goto(installation.url + K).status == 404  # the operator has no right inside
    page.context.clear_cookies()

    come_in(page, installation.link("координатор"))
    page.goto(installation.url)
    expect(page.get_by_role("heading", name="Первые шаги")).to_be_visible()
    expect(step(page, "Проверить сведения о кластере")).to_contain_text("сделано")
    assert flaws(page, widths=(360, 1440)) == []

    # Members by a table.
    step(page, "Внести участников").get_by_role("link", name="К участникам").click()
    page.get_by_role("link", name="Таблицей").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "Участники.csv", "mimeType": "text/csv", "buffer": MEMBERS.encode("cp1251")}
    )
    page.get_by_role("button", name="Проверить таблицу").click()
    page.get_by_role("button", name="Внести").click()
    expect(page.get_by_role("heading", name="Таблица внесена")).to_be_visible()

    # Councils, and who presides over the one that approves.
    link = _invite_chair(page, installation)
    for kind, name in (("Координационный совет", "Координационный совет"), ("Экспертный совет", "Экспертный совет")):
        page.goto(installation.url + K + "members/units/add/")
        page.get_by_label("Вид").select_option(label=kind)
        page.get_by_label("Наименование").fill(name)
        page.get_by_label("Действует с").fill("01.09.2023")
        page.get_by_role("button", name="Внести").click()
        _appoint(page, installation, name)
    page.goto(installation.url + K)
    for done in ("Внести участников", "Создать советы", "Пригласить председателя"):
        expect(step(page, done)).to_contain_text("сделано")

    # The plan, as it came.
    step(page, "Загрузить план работы").get_by_role("link", name="Загрузить", exact=True).click()
    page.get_by_label("Документ с планом").set_input_files(
        {"name": "План.docx", "mimeType": "application/octet-stream", "buffer": (SEED / "plan.docx").read_bytes()}
    )
    page.get_by_role("button", name="Прочитать документ").click()
    expect(page.get_by_role("button", name="Создать черновик плана")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Создать черновик плана").click()
    expect(page.locator("table.a-plan tr.r")).to_have_count(17)
    page.get_by_role("button", name="Передать на утверждение").click()
    expect(page.get_by_role("status")).to_contain_text("передан председателю")
    page.goto(installation.url + K)
    expect(step(page, "Дождаться утверждения")).to_contain_text("сейчас")

    # The chair, from a telephone.
    phone = newcomer(360, 780)
    come_in(phone, link)
    phone.goto(installation.url + K)
    phone.get_by_role("link", name="Утвердить").first.click()
    phone.get_by_label("Номер").fill("1-к")
    phone.get_by_label("Скан").set_input_files(
        {"name": "Решение.pdf", "mimeType": "application/pdf", "buffer": sample_pdf("Решение", "План утвердить.")}
    )
    phone.get_by_role("button", name="Утвердить").click()
    expect(phone.get_by_role("status")).to_contain_text("План утверждён")
    assert flaws(phone, widths=(360,)) == []

    page.goto(installation.url + K)
    expect(page.get_by_role("heading", name="Первые шаги")).to_have_count(0)
    expect(page.get_by_role("heading", name="План года")).to_be_visible()


def _invite_chair(page: Page, installation: Production) -> str:
    page.goto(installation.url + K + "members/access/invite/")
    page.get_by_label("Электронная почта").fill("petrova@college.example")
    page.get_by_label("Фамилия").fill("Петрова")
    page.get_by_label("Имя", exact=True).fill("Анна")
    page.get_by_label("Отчество").fill("Игоревна")
    page.get_by_label("Роль").select_option(label="представитель организации")
    page.get_by_label("Организация").select_option(label="ТМК")
    page.get_by_role("button", name="Пригласить").click()
    return page.locator("code").inner_text()


def _appoint(page: Page, installation: Production, council: str) -> None:
    page.goto(installation.url + K + "members/units/")
    section = page.locator("section").filter(has=page.get_by_role("heading", name=council))
    section.locator("tr").filter(has_text="Председатель").get_by_role("link", name="Назначить").click()
    page.get_by_label("Человек").select_option(label="Петрова Анна Игоревна")
    page.get_by_label("С", exact=True).fill("01.09.2023")
    page.get_by_role("button", name="Назначить").click()
