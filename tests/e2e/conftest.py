"""A real browser before a live server. Every page that is visited is watched; `examine` asks axe and the layout.

Stories of the demo world stand before a whole installation instead (installation.py): a module asks for it by a fixture
`origin` of its own.
"""

import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.installation import installation, template  # noqa: F401 -- fixtures
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
            if "installation" not in item.fixturenames:
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
def origin(live_server) -> str:
    """Where the pages come from."""
    return live_server.url


# Who looks at a page in the browser; the coordinator unless said.
VIEWERS = {
    **dict.fromkeys(("plans:approve", "plans:amendment_approve", "plans:amendment_return"), "chair"),
    "members:organisation_contacts": "college", "members:person_own_contacts": "college",
    "members:consent_add": "college", "members:cluster_add": "operator", "members:cluster_lead": "operator",
    "members:clusters": "operator", "bodies:composition_return": "chair", "documents:signing": "chair",
    "documents:decide": "college", "meetings:assignment_report": "college", "meetings:rsvp": "member",
    "meetings:item_propose": "member",
    **dict.fromkeys(("meetings:remark", "meetings:dissent", "meetings:self_recuse", "meetings:check_in"), "expert"),
    **dict.fromkeys(
        (
            "meetings:plan", "meetings:add", "meetings:invite", "meetings:open", "meetings:excuse", "meetings:item_decline",
            "meetings:poll_open", "meetings:assignment_return", "meetings:assignment_move", "meetings:assignment_lift",
        ),
        "secretary",
    ),
    **dict.fromkeys(
        (
            "meetings:change", "meetings:cancel", "meetings:notify", "meetings:agenda", "meetings:item_add", "meetings:item",
            "meetings:material_add", "meetings:desk", "meetings:attendance", "meetings:close",
            "meetings:fail", "meetings:chair", "meetings:proxy", "meetings:remove", "meetings:recuse", "meetings:vote_close",
            "meetings:vote_hands", "meetings:vote_annul", "meetings:hall_code", "meetings:me", "meetings:assignment_add",
            "meetings:minutes_show", "meetings:remark_answer", "meetings:minutes_correct", "meetings:extract",
        ),
        "clerk",
    ),
    **dict.fromkeys(
        (
            "catalogue:students", "catalogue:student", "catalogue:student_import", "catalogue:student_export",
            "catalogue:student_add", "catalogue:student_change", "catalogue:student_leave", "catalogue:student_erase",
            "catalogue:guardians", "catalogue:guardian_ask", "catalogue:guardian_link",
            "catalogue:contract_add", "catalogue:contract_release", "catalogue:group_add", "catalogue:group_change",
            "fair:graduates_import", "fair:graduates_links", "fair:graduate", "fair:graduate_change", "fair:graduate_refuse",
            "fair:graduate_withdraw", "fair:graduate_consent", "fair:graduate_wishes", "fair:allocation_mine",
            "fair:invitation_answer", "fair:employment_import", "fair:employment_fact",
        ),
        "fair_college",
    ),
    **dict.fromkeys(("fair:interview", "fair:interviews_day", "fair:interview_marks"), "fair_employer"),
}  # fmt: skip
ELSEWHERE = {"fair": "fair_lead", "catalogue": "fair_lead"}  # who looks at the rest of these, in their own cluster


def viewer_of(name: str) -> str:
    """Who looks at the page of this route."""
    return VIEWERS.get(name) or ELSEWHERE.get(name.partition(":")[0], "coordinator")


@pytest.fixture
def page(page: Page, origin):
    """A page that must stay clean: at the end no error in the console, no request to another origin."""
    troubles: list[str] = []
    own = urlsplit(origin).netloc

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
def visit(page: Page, origin) -> Callable[..., Page]:
    """visit(path, width=1440, theme="light"): open a page."""

    def go(path: str, *, width: int = 1440, theme: str = "light") -> Page:
        page.set_viewport_size({"width": width, "height": 900 if width >= 768 else 780})
        page.emulate_media(color_scheme=theme)
        page.goto(origin + path)
        page.evaluate("document.fonts.ready")
        return page

    return go


@pytest.fixture
def enter(client, page: Page, origin) -> Callable[..., None]:
    """enter(user): let the browser in as a user of the test's own database, past the sign-in page."""

    def go(user) -> None:
        client.force_login(user)
        cookie = client.cookies["sessionid"]
        page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": origin}])

    return go


@pytest.fixture
def become(page: Page, request) -> Callable[[str], None]:
    """become("coordinator"): let the browser in as a person of the installation (furnish.py names them)."""
    found = request.getfixturevalue("installation")

    def go(who: str) -> None:
        page.context.clear_cookies()
        page.context.add_cookies([{"name": "sessionid", "value": found.session(who), "url": found.url}])

    return go


def told(wrong: list) -> str:
    """What was found, a line each."""
    return "\n".join(map(str, wrong))


def flaws(page: Page, *, widths: tuple[int, ...] = ()) -> list[object]:
    """What is wrong with the open page: its language, what axe finds, what sticks out at its width and at the others."""
    found: list[object] = []
    if page.locator("html").get_attribute("lang") != "ru":
        found.append("lang")
    report = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    found += [(each["id"], [node["target"] for node in each["nodes"][:3]]) for each in report.response["violations"]]
    size = page.viewport_size
    for width in (size["width"], *widths):
        if width != page.viewport_size["width"]:
            page.set_viewport_size({"width": width, "height": size["height"]})
        if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            found.append((width, page.evaluate(STICKING_OUT)))
    page.set_viewport_size(size)
    return found


@pytest.fixture
def examine(page: Page) -> Callable[..., None]:
    """examine(): the open page is Russian, has no violation of axe and does not stick out at any width."""

    def look(*, widths: tuple[int, ...] = WIDTHS) -> None:
        assert flaws(page, widths=widths) == []

    return look


@pytest.fixture
def look(become, visit):
    """look(pages): open each as its viewer and tell what is wrong with any."""

    def go(pages, *, who: str = "", width: int = 1440, theme: str = "light", widths: tuple[int, ...] = ()) -> list:
        wrong, now = [], None
        for name, address in pages:
            viewer = who or viewer_of(name)
            if viewer != now:
                become(viewer)
                now = viewer
            page = visit(address, width=width, theme=theme)
            wrong += [(address, viewer, flaw) for flaw in flaws(page, widths=widths)]
        return wrong

    return go
