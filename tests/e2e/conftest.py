"""A real browser before a live server. Every page that is visited is watched; `examine` asks axe and the layout."""

import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.skipping import missing

CHROMIUM = os.environ.get("ARTEL_CHROMIUM", "/usr/bin/chromium")
WIDTHS = (320, 360, 768, 1024, 1280, 1440, 1920)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What sticks out of the page on purpose scrolls inside itself.
STICKING_OUT = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
  .filter(e => !e.closest('.a-scroll, .a-facets, .a-stages, .nav-underline, svg, .a-skip'))
  .slice(0, 5).map(e => `${e.tagName.toLowerCase()}.${e.className}`)"""


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.path).parents:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not Path(CHROMIUM).exists():
        missing(f"Chromium is not on this machine at {CHROMIUM} (apt-get install --no-install-recommends chromium)")
    quiet = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": [*quiet.split(), "--disable-component-update", "--disable-sync"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "ru-RU", "timezone_id": "Asia/Tomsk", "reduced_motion": "reduce"}


@pytest.fixture
def page(page: Page, live_server):
    """A page that must stay clean: at the end no error in the console, no request to another origin."""
    troubles: list[str] = []
    own = urlsplit(live_server.url).netloc

    def watch_request(request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.netloc != own:
            troubles.append(f"asked another origin: {request.url}")

    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", watch_request)
    page.troubles = troubles
    yield page
    assert troubles == []


@pytest.fixture
def visit(page: Page, live_server) -> Callable[..., Page]:
    """visit(path, width=1440, theme="light"): open a page of the live server."""

    def go(path: str, *, width: int = 1440, theme: str = "light") -> Page:
        page.set_viewport_size({"width": width, "height": 900 if width >= 768 else 780})
        page.emulate_media(color_scheme=theme)
        page.goto(live_server.url + path)
        page.evaluate("document.fonts.ready")
        return page

    return go


@pytest.fixture
def enter(client, page: Page, live_server) -> Callable[..., None]:
    """enter(user): let the browser in as a user, past the sign-in page."""

    def go(user) -> None:
        client.force_login(user)
        cookie = client.cookies["sessionid"]
        page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])

    return go


@pytest.fixture
def examine(page: Page) -> Callable[..., None]:
    """examine(): the open page is Russian, has no violation of axe and does not stick out at any width."""

    def look(*, widths: tuple[int, ...] = WIDTHS) -> None:
        assert page.locator("html").get_attribute("lang") == "ru"
        report = Axe().run(page, options={"runOnly": RULES})
        assert [
            (found["id"], [node["target"] for node in found["nodes"][:3]]) for found in report.response["violations"]
        ] == []
        size = page.viewport_size
        for width in widths:
            page.set_viewport_size({"width": width, "height": size["height"]})
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, (width, page.evaluate(STICKING_OUT))
        page.set_viewport_size(size)

    return look
